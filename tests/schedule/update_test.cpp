// A planner that is told of an edit must say what one made anew from the edited plan says.
#include <doctest/doctest.h>

#include <algorithm>

#include "dice.h"
#include "schedule/engine.h"
#include "schedule/planner.h"
#include "support.h"

using namespace stf;
using namespace stf::schedule;
using namespace stf::schedule::test;

namespace {

const Day today = at("2026-03-25"); // Easter and May are near

Rule random_rule(Dice& dice, const std::string& of) {
    Rule out = rule(of.c_str(), {});
    const int lag = dice.between(-3, 20);
    const bool working = dice.chance(30);
    if (dice.chance(80)) out.min = working ? arb(lag) : d(lag);
    if (!out.min || dice.chance(50))
        out.max = working ? arb(lag + dice.between(-2, 30)) : d(lag + dice.between(-2, 30));
    out.strength = static_cast<Strength>(dice.below(7));
    return out;
}

// Two anchors, at most one decision, a series or two, stays, days that steps can be on.
plan::Plan random_plan(Dice& dice) {
    std::vector<Step> steps;
    const int count = dice.between(2, 9);
    bool decides = dice.chance(40);
    for (int i = 0; i < count; ++i) {
        const std::string id = "s" + std::to_string(i);
        Step one = step(id.c_str(), {}, dice.chance(60) ? "clinic" : "");
        if (dice.chance(70)) one.after.push_back(random_rule(dice, dice.chance(70) ? "start" : "other"));
        for (int k = dice.below(3); k > 0 && i > 0; --k) {
            const Step& other = steps[static_cast<std::size_t>(dice.below(i))];
            Rule more = random_rule(dice, other.id);
            if (other.lasts && dice.chance(50)) more.edge = pathway::Edge::end;
            if (other.repeat) more.which = static_cast<pathway::Which>(dice.below(3));
            one.after.push_back(more);
        }
        if (dice.chance(25)) one.on = base::arbeidsdag;
        if (dice.chance(20)) one.lasts = d(dice.below(9));
        if (dice.chance(25)) {
            one.repeat = every(dice.chance(50) ? wk(2) : arb(9), dice.between(2, 4));
            if (dice.chance(50)) one.repeat->upto = wk(3);
            if (dice.chance(50)) one.repeat->from = pathway::RepeatFrom::previous;
            if (dice.chance(30)) one.repeat->until = "other";
        }
        if (decides && dice.chance(40)) one.when = {{"choice", {dice.chance(50) ? "yes" : "no"}}};
        steps.push_back(one);
    }
    auto pathway = path(steps);
    pathway->anchors.emplace_back().id = "other";
    if (decides) add_decision(*pathway, "choice");
    plan::Plan plan = plan_of(pathway, dice.chance(80) ? "2026-03-10" : nullptr);
    if (dice.chance(30)) plan.courses.push_back(plan.courses[0]);
    if (plan.courses.size() > 1) plan.courses[1].id = "c2";
    if (dice.chance(30)) {
        plan::OwnRule own;
        own.step = "s0";
        own.rule = random_rule(dice, "s1");
        plan.courses[0].own_rules.push_back(own);
    }
    return plan;
}

// One thing that a person may do to the plan's days.
void edit(Dice& dice, plan::Plan& plan) {
    plan::Course& course =
        plan.courses[static_cast<std::size_t>(dice.below(static_cast<int>(plan.courses.size())))];
    const int kind = dice.below(10);
    const Day day = today + dice.between(-40, 60);
    if (kind < 6) {
        plan::Fact fact;
        const auto number = static_cast<std::size_t>(dice.below(static_cast<int>(course.step_count())));
        fact.step = course.step(number).id;
        if (course.step(number).repeat)
            fact.occurrence = dice.below(course.step(number).repeat->times.value_or(2));
        fact.kind = static_cast<plan::FactKind>(dice.chance(80) ? dice.below(2) : 2);
        fact.date = day;
        if (fact.kind == plan::FactKind::done && course.step(number).lasts && dice.chance(50))
            fact.end = day + dice.below(12);
        course.facts.push_back(fact);
    } else if (kind < 8 && !course.facts.empty()) {
        course.facts.erase(course.facts.begin() + dice.below(static_cast<int>(course.facts.size())));
    } else if (kind == 8) {
        const char* anchor = dice.chance(50) ? "start" : "other";
        std::erase_if(course.anchors, [&](const auto& entry) { return entry.first == anchor; });
        if (dice.chance(70)) course.anchors.emplace_back(anchor, day);
    } else if (!course.pathway->decisions.empty()) {
        course.choices.clear();
        if (dice.chance(70)) course.choices.emplace_back("choice", dice.chance(50) ? "yes" : "no");
    } else {
        plan.accepted.clear();
        plan.accepted.push_back({{course.id, "s1", 0}, today + dice.below(30), {}});
    }
}

std::string all_text(const plan::Plan& plan, const Schedule& schedule) {
    std::string out = steps_text(plan, schedule) + broken_text(plan, schedule);
    // Where two rules give the same day either may be named as its reason, so only that there is one is told.
    for (const StepDates& row : schedule.steps) {
        out += row.earliest_by.kind == CauseKind::none ? "-" : "+";
        out += row.latest_by.kind == CauseKind::none ? "-" : "+";
        out += row.exact ? " " : "~ ";
    }
    for (const Overridden& fact : schedule.overridden)
        out += text(plan, fact.fact) + " " + text(plan, fact.days) + ", ";
    for (const Visit& visit : schedule.trips.visits) {
        out += "\n" + base::to_string(visit.date);
        for (const StepRef step : visit.steps) out += " " + std::to_string(step.step);
    }
    return out;
}

} // namespace

TEST_CASE("SC11: a planner told of edits says what one made anew says, after long random sequences") {
    int kept = 0;
    for (unsigned seed = 1; seed <= 20; ++seed) {
        INFO("seed ", seed);
        Dice dice(seed);
        plan::Plan plan = random_plan(dice);
        Planner planner(plan, today);
        for (int round = 0; round < 10; ++round) {
            INFO("edit ", round);
            edit(dice, plan);
            REQUIRE(planner.update(plan));
            if (dice.chance(20)) planner.preview({0, 0, 0}, today + dice.below(20)); // leaves nothing behind
            const bool search = dice.chance(50);
            if (search) planner.search_trips(500);
            const Schedule cold = schedule::schedule(plan, today, {search ? 500 : 0});
            REQUIRE(all_text(plan, planner.schedule()) == all_text(plan, cold));
            ++kept;
        }
    }
    CHECK(kept == 20 * 10);
}

namespace {

// What the second pass says if it is settled from nothing.
struct Whole {
    Compiled compiled;
    Propagator lower, upper;
    Settled settled;

    explicit Whole(const Pass& second)
        : compiled(*second.compiled), lower(compiled.network, false), upper(compiled.network, true) {
        for (const Settled::Moved& moved : second.settled.broken) restore(compiled.network, moved.bound, 0);
        connect(compiled.network);
        settled = settle(compiled.network, lower);
        upper.solve();
    }
};

void check_second(const Engine& engine) {
    const Whole whole(engine.second);
    for (Node node = 0; node < static_cast<Node>(whole.lower.count()); ++node) {
        REQUIRE(engine.second.lower->value(node) == whole.lower.value(node));
        REQUIRE(engine.second.upper->value(node) == whole.upper.value(node));
    }
    REQUIRE(engine.second.settled.broken.size() == whole.settled.broken.size());
    for (std::size_t i = 0; i < whole.settled.broken.size(); ++i) {
        REQUIRE(engine.second.settled.broken[i].bound == whole.settled.broken[i].bound);
        REQUIRE(engine.second.settled.broken[i].why.days == whole.settled.broken[i].why.days);
    }
}

void check_causes(const Engine& engine) {
    for (Node node = 0; node < static_cast<Node>(engine.row_of_node.size()); ++node) {
        if (engine.row_of_node[node] == no_index) continue;
        const StepDates& row = engine.base.steps[static_cast<std::size_t>(engine.row_of_node[node])];
        const StepId id{row.at.course, row.at.step};
        if (std::binary_search(engine.in_groups.begin(), engine.in_groups.end(), id)) continue;
        REQUIRE(row.earliest_by == cause_at(engine.always, false, node));
        REQUIRE(row.latest_by == cause_at(engine.always, true, node));
    }
}

} // namespace

TEST_CASE("SC4: a second pass that begins from the first is what one settled from nothing is") {
    int broken = 0, moved = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        INFO("seed ", seed);
        Dice dice(seed + 1000);
        plan::Plan plan = random_plan(dice);
        for (int k = dice.below(3); k > 0; --k) edit(dice, plan);
        Engine engine(plan, today + dice.between(-40, 60));
        for (int round = 0; round < 4; ++round) {
            INFO("edit ", round);
            if (round) {
                edit(dice, plan);
                REQUIRE(engine.update(plan));
            }
            check_second(engine);
            check_causes(engine);
            broken += !engine.second.settled.broken.empty();
            for (Node node = 0; node < static_cast<Node>(engine.second.lower->count()); ++node)
                moved += engine.second.lower->value(node) != engine.always.lower->value(node);
        }
    }
    CHECK(broken > 50); // enough of both was there to be told apart
    CHECK(moved > 50);
}

TEST_CASE("SC11: when the anchor moves and all steps with it, each bound is followed once a side") {
    std::vector<Step> steps;
    for (int i = 0; i < 300; ++i) {
        Step one = step(("s" + std::to_string(i)).c_str(), {rule("start", d(i / 10))});
        if (i % 3) one.on = base::arbeidsdag;
        if (i) one.after.push_back(rule(("s" + std::to_string(i - 1)).c_str(), i % 2 ? d(1) : arb(1)));
        one.after.push_back(rule("start", {}, d(900)));
        steps.push_back(one);
    }
    plan::Plan plan = plan_of(path(steps), "2026-04-10");
    Engine engine(plan, today);
    const auto bounds = static_cast<std::int64_t>(engine.always.compiled->network.bounds.size());
    CHECK(engine.second.lower->followed() == 0); // today makes nothing later
    CHECK(engine.second.upper->followed() == 0);
    const std::int64_t lower = engine.always.lower->followed(), upper = engine.always.upper->followed();
    CHECK(lower <= 2 * bounds); // those of the anchor are passed by a second time
    CHECK(upper <= 2 * bounds);
    plan.courses[0].anchors[0].second = at("2026-04-15");
    REQUIRE(engine.update(plan));
    CHECK(engine.always.lower->followed() - lower <= 2 * bounds);
    CHECK(engine.always.upper->followed() - upper <= 2 * bounds);
    CHECK(engine.second.lower->followed() == 0);
    check_second(engine);
    check_causes(engine);
    plan.courses[0].anchors[0].second = at("2026-01-15"); // now today is later than some
    REQUIRE(engine.update(plan));
    check_second(engine);
    check_causes(engine);
}

TEST_CASE("names stand for the number they were first given, however many there are") {
    Names names;
    CHECK(names.find("") == no_index);
    std::vector<std::string> text;
    for (int i = 0; i < 20'000; ++i)
        text.push_back(std::string(static_cast<std::size_t>(i % 23), 'a') + std::to_string(i));
    for (int i = 0; i < 20'000; ++i) REQUIRE(names.add(text[static_cast<std::size_t>(i)], i) == i);
    for (int i = 0; i < 20'000; ++i) {
        REQUIRE(names.find(text[static_cast<std::size_t>(i)]) == i);
        REQUIRE(names.add(text[static_cast<std::size_t>(i)], 7) == i);
    }
    CHECK(names.find("a") == no_index);
    CHECK(names.find("aaaaaaaaaaaaaaaa") == no_index);
}

TEST_CASE("a planner refuses another plan than the one it was made of") {
    plan::Plan plan = plan_of(path({step("a", {rule("start", d(1))})}), "2026-03-10");
    Planner planner(plan, today);
    plan::Plan other = plan;
    other.unavailable.push_back({{today, today}, {}});
    CHECK_FALSE(planner.update(other));
    other = plan_of(path({step("a", {rule("start", d(1))})}), "2026-03-10");
    CHECK_FALSE(planner.update(other)); // equal, but not the same pathway
    other = plan;
    plan::OwnRule own;
    own.step = "a";
    own.rule = rule("start", d(9));
    other.courses[0].own_rules.push_back(own);
    CHECK_FALSE(planner.update(other));
    CHECK(planner.update(plan));
}
