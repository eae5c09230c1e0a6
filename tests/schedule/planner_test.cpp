#include "schedule/planner.h"

#include <doctest/doctest.h>

#include "support.h"

using namespace stf;
using namespace stf::schedule;
using namespace stf::schedule::test;

namespace {

std::string day_list(const std::vector<Day>& days) {
    std::string out;
    for (const Day day : days) out += (out.empty() ? "" : " ") + base::to_string(day);
    return out;
}

} // namespace

TEST_CASE("possible days leave out what the step and those that hang on it cannot") {
    Step a = step("a", {rule("start", d(0), d(9))});
    a.on = base::arbeidsdag;
    Step b = step("b", {rule("a", d(1), d(1))});
    b.on = base::arbeidsdag;
    const plan::Plan plan = plan_of(path({a, b}), "2026-01-05"); // a Monday
    Planner planner(plan, at("2026-01-05"));
    CHECK(
        day_list(planner.possible_days({0, 0, 0}, at("2026-01-01"), at("2026-02-01"))) ==
        "2026-01-05 2026-01-06 2026-01-07 2026-01-08 2026-01-12 2026-01-13 2026-01-14");
}

TEST_CASE("a preview tells what moves and what breaks, and leaves nothing behind") {
    plan::Plan plan = plan_of(
        path(
            {step("a", {rule("start", d(0), d(9))}), step("b", {rule("a", d(2)), rule("start", {}, d(8))}),
             step("c", {rule("start", d(1))})}),
        "2026-01-05");
    Planner planner(plan, at("2026-01-05"));
    const Preview fits = planner.preview({0, 0, 0}, at("2026-01-08"));
    CHECK(fits.possible);
    REQUIRE(fits.moved.size() == 1);
    CHECK(fits.moved[0].step == StepRef{0, 1, 0});
    CHECK(base::to_string(fits.moved[0].to) == "2026-01-10");
    const Preview late = planner.preview({0, 0, 0}, at("2026-01-13"));
    CHECK_FALSE(late.possible);
    CHECK(text(plan, late.broken) == "b.1 max");
    const Preview again = planner.preview({0, 0, 0}, at("2026-01-05"));
    CHECK(again.possible);
    CHECK(again.moved.empty());

    plan.courses[0].facts.push_back(booked("a", "2026-01-09"));
    Planner with_fact(plan, at("2026-01-05"));
    const Preview back = with_fact.preview({0, 0, 0}, at("2026-01-06"));
    CHECK(back.possible);
    CHECK(back.moved.empty()); // nothing else has to move
    const Preview on = with_fact.preview({0, 0, 0}, at("2026-01-10"));
    CHECK(on.possible);
    REQUIRE(on.moved.size() == 1);
    CHECK(base::to_string(on.moved[0].from) == "2026-01-11");
    CHECK(base::to_string(on.moved[0].to) == "2026-01-12");
}
