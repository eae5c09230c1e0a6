#include "schedule/schedule.h"

#include <doctest/doctest.h>

#include "support.h"

using namespace stf;
using namespace stf::schedule;
using namespace stf::schedule::test;

TEST_CASE("the example of the design") {
    auto pathway = path(
        {step("mapping-1", {rule("start", d(0))}, "hospital"),
         step(
             "mapping-2", {rule("start", mo(3), mo(4)), rule("mapping-1", arb(1), {}, Strength::local)},
             "helsehus")});
    add_place(*pathway, "helsehus", 1, base::arbeidsdag);
    const plan::Plan plan = plan_of(pathway, "2026-01-31");
    const Schedule found = schedule::schedule(plan, at("2026-02-02"));
    CHECK(
        steps_text(plan, found) ==
        "mapping-1 2026-01-31 2026-05-28 2026-02-02 open\n"
        "mapping-2 2026-04-30 2026-05-29 2026-04-30 open\n");
    CHECK(found.steps[0].slack_days == 117);
    CHECK(found.steps[1].slack_days == 29);
    CHECK(found.broken.empty());
}

TEST_CASE("SC2: the weaker of two clashing rules is broken, by the least days, and still pulls") {
    const plan::Plan plan = plan_of(
        path(
            {step("a", {rule("start", d(10))}),
             step("b", {rule("a", d(5)), rule("start", {}, d(12), Strength::local)})}),
        "2026-01-01");
    const Schedule found = schedule::schedule(plan, at("2026-01-01"));
    CHECK(broken_text(plan, found) == "b.1 max 3: b.0 min, a.0 min\n");
    CHECK(
        steps_text(plan, found) ==
        "a 2026-01-11 2026-01-11 2026-01-11 open\n"
        "b 2026-01-16 2026-01-16 2026-01-16 open\n");
}

TEST_CASE("SC4: today breaks a deadline without touching earliest and latest") {
    const plan::Plan plan = plan_of(path({step("a", {rule("start", d(0), d(7))})}), "2026-01-01");
    const Schedule found = schedule::schedule(plan, at("2026-01-20"));
    CHECK(broken_text(plan, found) == "a.0 max 12 today: start, today\n");
    CHECK(steps_text(plan, found) == "a 2026-01-01 2026-01-08 2026-01-20 late\n");
}

TEST_CASE("SC1: facts hold, even on days that the step cannot be on") {
    Step a = step("a", {rule("start", d(0), d(7))});
    a.on = base::arbeidsdag;
    plan::Plan plan = plan_of(path({a, step("b", {rule("a", d(1))})}), "2026-01-01");
    plan.courses[0].facts.push_back(booked("a", "2026-01-17")); // a Saturday, and too late
    const Schedule found = schedule::schedule(plan, at("2026-01-01"));
    CHECK(
        steps_text(plan, found) ==
        "a 2026-01-17 2026-01-17 2026-01-17 booked\n"
        "b 2026-01-18 null 2026-01-18 open\n");
    CHECK(broken_text(plan, found) == "a.0 max 9: a fact, start\n");
    REQUIRE(found.overridden.size() == 1);
    CHECK(text(plan, found.overridden[0].days) == "a on");
}

TEST_CASE("SC3: an undated anchor leaves its steps relative") {
    plan::Plan plan = plan_of(path({step("a", {rule("start", d(3), d(5))}), step("b", {rule("a", d(1))})}));
    const Schedule found = schedule::schedule(plan, at("2026-01-01"));
    CHECK(steps_text(plan, found) == "a null null null relative\nb null null null relative\n");
    plan.courses[0].facts.push_back(done("a", "2026-01-03"));
    const Schedule dated = schedule::schedule(plan, at("2026-01-05"));
    CHECK(
        steps_text(plan, dated) ==
        "a 2026-01-03 2026-01-03 2026-01-03 done\nb 2026-01-04 null 2026-01-05 open\n");
}

TEST_CASE("SC6: a series from its start, with days that cannot be moved to the next that can") {
    Step a = step("a", {rule("start", d(0), d(0))});
    a.on = base::arbeidsdag;
    a.repeat = every(wk(2), 4);
    plan::Plan plan = plan_of(path({a}), "2026-04-20");
    CHECK(
        steps_text(plan, schedule::schedule(plan, at("2026-04-20"))) ==
        "a 2026-04-20 2026-04-20 2026-04-20 open\n"
        "a#1 2026-05-04 2026-05-04 2026-05-04 open\n"
        "a#2 2026-05-18 2026-05-18 2026-05-18 open\n"
        "a#3 2026-06-01 2026-06-01 2026-06-01 open\n");
    plan.courses[0].anchors[0].second = at("2026-04-22");
    plan.courses[0].facts.push_back(done("a", "2026-04-22"));
    const std::string out = steps_text(plan, schedule::schedule(plan, at("2026-05-20")));
    CHECK(
        out ==
        "a 2026-04-22 2026-04-22 2026-04-22 done\n"
        "a#1 2026-05-06 2026-05-06 null late\n"
        "a#2 2026-05-20 2026-05-20 2026-05-20 open\n"
        "a#3 2026-06-03 2026-06-03 2026-06-03 open\n");
}

TEST_CASE("SC5: an open decision gives the hull of its scenarios") {
    Step a = step("a", {rule("start", d(1))});
    a.when = {{"choice", {"yes"}}};
    Step b = step("b", {rule("start", d(2), d(20)), rule("a", d(4))});
    auto pathway = path({a, b});
    add_decision(*pathway, "choice");
    plan::Plan plan = plan_of(pathway, "2026-01-01");
    CHECK(
        steps_text(plan, schedule::schedule(plan, at("2026-01-01"))) ==
        "a 2026-01-02 2026-01-17 2026-01-02 possible\n"
        "b 2026-01-03 2026-01-21 2026-01-06 open\n");
    plan.courses[0].choices.emplace_back("choice", "no");
    CHECK(
        steps_text(plan, schedule::schedule(plan, at("2026-01-01"))) ==
        "b 2026-01-03 2026-01-21 2026-01-03 open\n");
}

TEST_CASE("SC3: rules meet in an undated anchor, and break there, though it dates nothing") {
    const plan::Plan plan = plan_of(path(
        {step("a", {rule("start", d(0), d(2))}),
         step("b", {rule("start", d(10), d(10)), rule("a", {}, d(5), Strength::local)})}));
    const Schedule found = schedule::schedule(plan, at("2026-01-01"));
    CHECK(broken_text(plan, found) == "b.1 max 3: b.0 min, a.0 max\n");
    CHECK(steps_text(plan, found) == "a null null null relative\nb null null null relative\n");
}

TEST_CASE(
    "SC1: a dropped step binds nothing and cannot happen, so it has no days; of facts the last counts") {
    plan::Plan plan = plan_of(
        path(
            {step("a", {rule("start", d(3), d(5))}), step("b", {rule("a", d(1))}),
             step("c", {rule("start", d(0)), rule("a", {}, d(-9))})}),
        "2026-01-01");
    plan.courses[0].facts.push_back(booked("a", "2026-01-04"));
    plan.courses[0].facts.push_back(dropped("a"));
    CHECK(
        steps_text(plan, schedule::schedule(plan, at("2026-01-01"))) ==
        "a null null null dropped\n"
        "b null null null relative\n"
        "c 2026-01-01 null 2026-01-01 open\n");
}

TEST_CASE("SC5: above 1,024 scenarios the days are wide enough for all, and it is said") {
    std::vector<Step> steps;
    for (int i = 0; i < 11; ++i) {
        Step one = step(("s" + std::to_string(i)).c_str(), {rule("start", d(i))});
        if (i) one.after.push_back(rule(("s" + std::to_string(i - 1)).c_str(), d(2)));
        one.when = {{"d" + std::to_string(i), {"yes"}}};
        steps.push_back(std::move(one));
    }
    steps.push_back(step("end", {rule("start", d(1)), rule("s10", d(1))}));
    auto ten = path(std::vector<Step>(steps.begin(), steps.begin() + 10)), eleven = path(steps);
    for (int i = 0; i < 11; ++i) {
        if (i < 10) add_decision(*ten, ("d" + std::to_string(i)).c_str());
        add_decision(*eleven, ("d" + std::to_string(i)).c_str());
    }
    const plan::Plan exact = plan_of(ten, "2026-01-01"), wide = plan_of(eleven, "2026-01-01");
    for (const StepDates& row : schedule::schedule(exact, at("2026-01-01")).steps) CHECK(row.exact);
    const Schedule found = schedule::schedule(wide, at("2026-01-01"));
    REQUIRE(found.steps.size() == 12);
    for (const StepDates& row : found.steps) {
        INFO(row.at.step);
        CHECK_FALSE(row.exact);
        REQUIRE(row.earliest);
        CHECK(*row.earliest == at("2026-01-01") + (row.at.step == 11 ? 1 : row.at.step));
    }
}

TEST_CASE("SC10: days far beyond the calendar are unbounded, never wrong") {
    const plan::Plan plan = plan_of(
        path(
            {step("a", {rule("start", d(1'000'000))}), step("b", {rule("a", mo(2'000'000'000))}),
             step("c", {rule("b", arb(2'000'000'000)), rule("start", {}, d(2'000'000'000))}),
             step("e", {rule("start", {}, d(2'000'000'000))})}),
        "2199-12-31");
    const Schedule found = schedule::schedule(plan, at("2199-12-31"));
    REQUIRE(found.steps.size() == 4);
    CHECK(found.steps[0].earliest == at("2199-12-31") + 1'000'000);
    CHECK_FALSE(found.steps[1].earliest);
    CHECK_FALSE(found.steps[2].earliest);
    CHECK_FALSE(found.steps[3].earliest);
    CHECK_FALSE(found.steps[3].latest);
}
