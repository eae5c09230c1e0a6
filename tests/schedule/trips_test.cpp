#include "schedule/schedule.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "dice.h"
#include "schedule/engine.h"
#include "support.h"

using namespace stf;
using namespace stf::schedule;
using namespace stf::schedule::test;

namespace {

std::string visits(const plan::Plan& plan, const Schedule& schedule) {
    std::string out;
    for (const Visit& visit : schedule.trips.visits) {
        out += visit.place + " " + base::to_string(visit.date) + ":";
        for (const StepRef at : visit.steps)
            out += " " + plan.courses[0].step(static_cast<std::size_t>(at.step)).id;
        out += "\n";
    }
    return out + std::to_string(schedule.trips.weight) + "/" + std::to_string(schedule.trips.lower_bound) +
        (schedule.trips.proven ? " proven" : "");
}

// Windows at a few places within some months, with a rule between many pairs.
plan::Plan crowded(int count, unsigned seed) { // within a third as many days
    Dice dice(seed);
    std::vector<Step> steps;
    for (int i = 0; i < count; ++i) {
        const int from = dice.below(count / 3);
        steps.push_back(step(
            ("s" + std::to_string(i)).c_str(), {rule("start", d(from), d(from + dice.between(3, 25)))},
            dice.chance(30)       ? "x"
                : dice.chance(50) ? "y"
                                  : "z"));
        if (i && dice.chance(60))
            steps.back().after.push_back(rule(
                ("s" + std::to_string(dice.below(i))).c_str(), d(dice.between(1, 7)), {}, Strength::own));
    }
    return plan_of(path(steps), "2026-01-01");
}

// The weight of a search's plan after every rule and journey has been looked at once more; -1: a rule is
// broken.
std::int64_t checked_weight(const TripProblem& problem, const std::vector<std::int32_t>& days) {
    for (const BoundRow& bound : problem.network->bounds) {
        if (!bound.active) continue;
        const std::int32_t limit = limit_day(*problem.network, bound, days[bound.of]), day = days[bound.step];
        if (bound.bound == Bound::min ? day < limit : day > limit) return -1;
    }
    std::set<std::pair<std::int32_t, std::int32_t>> journeys;
    for (const auto& [node, place] : problem.movers) journeys.emplace(place, days[node]);
    for (const auto& [node, place] : problem.booked) journeys.emplace(place, days[node]);
    std::int64_t weight = 0;
    for (const auto& [place, day] : journeys) weight += problem.weights[place];
    return weight;
}

} // namespace

TEST_CASE("SC7: mending a plan in places never breaks a rule, and gives the same whatever the slices") {
    int mended = 0;
    for (unsigned seed = 2; seed <= 6; ++seed) {
        CAPTURE(seed);
        plan::Plan plan = crowded(200, seed);
        plan.courses[0].facts.push_back(booked("s3", "2026-02-03"));
        plan.courses[0].facts.push_back(booked("s9", "2026-03-05"));
        const Engine engine(plan, at("2026-01-01"));
        const TripProblem problem = engine.trip_problem(plan);
        REQUIRE(problem.movers.size() > 128);
        TripSearch whole(problem), sliced(problem);
        std::vector<std::int64_t> weights;
        std::int64_t first = 0;
        while (whole.nodes() < 20'000 && !whole.step(500)) {
            CHECK(checked_weight(problem, whole.days()) == whole.weight());
            CHECK(whole.lower_bound() <= whole.weight());
            if (first == 0 && whole.lower_bound() > 0) first = whole.weight();
            if (weights.empty() || weights.back() != whole.weight()) weights.push_back(whole.weight());
        }
        mended += first > whole.weight();
        while (sliced.nodes() < whole.nodes() && !sliced.step(37)) {
        }
        // Both look at the same plans in the same order; the last slice may end a little later.
        const bool same = sliced.weight() == whole.weight() ||
            std::find(weights.begin(), weights.end(), sliced.weight()) != weights.end();
        CHECK(same);
        if (whole.done() && sliced.step(1'000'000)) CHECK(sliced.days() == whole.days());
    }
    MESSAGE("plans made lighter after it was known who can share a day: " << mended);
    CHECK(mended > 0);
}

TEST_CASE("SC7: where greedy takes three journeys, two suffice") {
    const plan::Plan plan = plan_of(
        path(
            {step("i", {rule("start", d(0), d(5))}, "x"), step("k", {rule("start", d(6), d(6))}, "x"),
             step("j", {rule("start", d(3), d(20)), rule("i", d(3))}, "x")}),
        "2026-01-01");
    CHECK(
        visits(plan, schedule::schedule(plan, at("2026-01-01"))) ==
        "x 2026-01-01: i\nx 2026-01-07: k j\n2/2 proven");
}

TEST_CASE("SC7: booked journeys are made anyway, home is free, heavier places count more") {
    auto pathway = path(
        {step("a", {rule("start", d(0), d(9))}, "x"), step("b", {rule("start", d(2), d(5))}, "x"),
         step("c", {rule("start", d(0))}, "home"), step("d", {rule("start", d(0), d(30))}, "y"),
         step("e", {rule("d", d(1), d(1))}, "y")});
    add_place(*pathway, "y", 5);
    plan::Plan plan = plan_of(pathway, "2026-01-01");
    plan.courses[0].facts.push_back(booked("a", "2026-01-05"));
    CHECK(
        visits(plan, schedule::schedule(plan, at("2026-01-01"))) ==
        "y 2026-01-01: d\ny 2026-01-02: e\nx 2026-01-05: a b\n11/11 proven");
}

TEST_CASE("SC7: accepted days are kept where that costs no journey") {
    plan::Plan plan = plan_of(
        path({step("a", {rule("start", d(0), d(9))}, "x"), step("b", {rule("start", d(2), d(5))}, "x")}),
        "2026-01-01");
    plan.accepted.push_back({{"c1", "a", 0}, at("2026-01-05"), {}});
    CHECK(visits(plan, schedule::schedule(plan, at("2026-01-01"))) == "x 2026-01-05: a b\n1/1 proven");
    plan.accepted[0].date = at("2026-01-09");
    CHECK(visits(plan, schedule::schedule(plan, at("2026-01-01"))) == "x 2026-01-03: a b\n1/1 proven");
}

TEST_CASE("SC7: what is too much for a place on one day is told, and breaks nothing") {
    auto pathway =
        path({step("a", {rule("start", d(0), d(0))}, "x"), step("b", {rule("start", d(0), d(0))}, "x")});
    add_place(*pathway, "x", 1, {}, 1);
    const plan::Plan plan = plan_of(pathway, "2026-01-01");
    const Schedule found = schedule::schedule(plan, at("2026-01-01"));
    REQUIRE(found.trips.over.size() == 1);
    CHECK(found.trips.over[0].appointments == 2);
}

TEST_CASE("SC7: of many steps a good plan is there long before it is known who can share a day with whom") {
    std::vector<Step> steps;
    for (int i = 0; i < 300; ++i) {
        const int from = i * 37 % 200;
        steps.push_back(step(
            ("s" + std::to_string(i)).c_str(), {rule("start", d(from), d(from + 5 + i % 11))},
            i % 2 ? "x" : "y"));
        if (i % 3 == 2) steps.back().after.push_back(rule(("s" + std::to_string(i - 2)).c_str(), d(1 - 200)));
    }
    const plan::Plan plan = plan_of(path(steps), "2026-01-01");
    const Engine engine(plan, at("2026-01-01"));
    const TripProblem problem = engine.trip_problem(plan);
    TripSearch search(problem);
    const std::int64_t at_first = search.weight();
    search.step(1200); // four for each step; comparing all pairs takes thousands
    CHECK(search.weight() * 2 < at_first);
    CHECK_FALSE(search.proven());
    std::set<std::pair<std::int32_t, std::int32_t>> journeys;
    for (const auto& [node, place] : problem.movers) journeys.emplace(place, search.days()[node]);
    CHECK(static_cast<std::int64_t>(journeys.size()) == search.weight());
    for (const BoundRow& bound : problem.network->bounds) {
        const std::int32_t limit = limit_day(*problem.network, bound, search.days()[bound.of]);
        const std::int32_t day = search.days()[bound.step];
        CHECK((bound.bound == Bound::min ? day >= limit : day <= limit));
    }
    while (!search.step(100'000)) {
    }
    CHECK(search.proven());
    CHECK(search.weight() == search.lower_bound());
}
