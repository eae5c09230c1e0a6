#include "schedule/day_order.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "dice.h"
#include "support.h"

using namespace stf;
using namespace stf::schedule;
using namespace stf::schedule::test;

namespace {

DayItem timed(int minutes_after_midnight, int minutes, int place = -1) {
    return {{}, base::TimeOfDay{static_cast<std::int16_t>(minutes_after_midnight)}, minutes, place};
}
DayItem untimed(int minutes = 0) {
    return {{}, {}, minutes, -1};
}

using Order = std::vector<std::int32_t>;

bool stands(const Order& order, int first, int then) {
    return std::find(order.begin(), order.end(), first) < std::find(order.begin(), order.end(), then);
}

// The reference: every order there is, looked at one by one.
class Brute {
public:
    Brute(const std::vector<DayItem>& items, const std::vector<Before>& rules) : items(items), rules(rules) {
        Order order(items.size());
        std::iota(order.begin(), order.end(), 0);
        do {
            if (by_time(order)) left.push_back(order);
        } while (std::next_permutation(order.begin(), order.end()));
        for (std::size_t i = 0; i < rules.size(); ++i) {
            const Before& rule = rules[i];
            if (way(rule.then, rule.first, 0)) continue; // the same day, in no order
            std::vector<Order> keeping;
            for (const Order& one : left)
                if (stands(one, rule.first, rule.then)) keeping.push_back(one);
            if (keeping.empty())
                against.push_back(static_cast<int>(i));
            else
                left = std::move(keeping);
        }
    }

    bool by_time(const Order& order) const {
        for (std::size_t i = 0; i < order.size(); ++i)
            for (std::size_t j = i + 1; j < order.size(); ++j) {
                const DayItem &a = items[order[i]], &b = items[order[j]];
                if (a.time && b.time && *a.time > *b.time) return false;
            }
        return true;
    }
    bool way(int from, int to, int depth) const {
        if (from == to) return true;
        if (depth > static_cast<int>(items.size())) return false;
        return std::any_of(rules.begin(), rules.end(), [&](const Before& rule) {
            return rule.first == from && way(rule.then, to, depth + 1);
        });
    }
    bool always(int first, int then) const {
        return std::all_of(
            left.begin(), left.end(), [&](const Order& order) { return stands(order, first, then); });
    }

    const std::vector<DayItem>& items;
    const std::vector<Before>& rules;
    std::vector<Order> left; // that keep the times and all rules that can be kept; in lexicographic order
    std::vector<int> against;
};

} // namespace

TEST_CASE("SC12: a blood test that must come before the doctor, and stands after") {
    const std::vector<DayItem> items = {timed(9 * 60, 30), timed(10 * 60, 10)}; // the doctor, the blood test
    const DayOrder found = order_of_day(items, {{1, 0}});
    CHECK(found.order == Order{0, 1});
    CHECK(found.against == Order{0});
    CHECK(found.gaps[0] == 30);
    CHECK(found.collisions.empty());
    CHECK(order_of_day(items, {{0, 1}}).against.empty());
}

TEST_CASE("SC12: what has no time yet stands where rules put it, and may lack room there") {
    const std::vector<DayItem> items = {timed(9 * 60, 30), untimed(45), timed(10 * 60, 10)};
    const DayOrder found = order_of_day(items, {{0, 1}, {1, 2}});
    CHECK(found.order == Order{0, 1, 2});
    CHECK_FALSE(found.gaps[0]);
    REQUIRE(found.tight.size() == 1);
    CHECK(found.tight[0].room == 30);
    CHECK(found.tight[0].needed == 45);
    CHECK(order_of_day(items, {{0, 1}}).tight.empty()); // it can be after both
    CHECK(order_of_day(items, {{2, 1}}).order == Order{0, 2, 1});
    const std::vector<bool> tied = order_of_day(items, {}).tied;
    CHECK((tied[0] && !tied[1] && tied[2]));
}

TEST_CASE("SC12: two at once are told of, and two places with no time between; what goes together is not") {
    const DayOrder overlap = order_of_day({timed(600, 45), timed(630, 30)}, {});
    REQUIRE(overlap.collisions.size() == 1);
    CHECK(overlap.collisions[0].minutes == 15);
    CHECK(overlap.gaps[0] == -15);
    CHECK(order_of_day({timed(600, 30, 0), timed(630, 30, 0)}, {}).collisions.empty());
    const DayOrder apart = order_of_day({timed(600, 30, 0), timed(630, 30, 1)}, {});
    REQUIRE(apart.collisions.size() == 1);
    CHECK(apart.collisions[0].minutes == 0);
    // The home carer who comes along to the doctor: each no earlier and no later than the other.
    const DayOrder together = order_of_day({timed(600, 30), timed(600, 30)}, {{0, 1}, {1, 0}});
    CHECK(together.collisions.empty());
    CHECK(together.against.empty());
    CHECK(order_of_day({timed(600, 0), timed(600, 30)}, {}).collisions.size() == 1);
}

TEST_CASE("SC12: every order of random days agrees with all permutations") {
    for (unsigned seed = 1; seed <= 1500; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        const int count = dice.between(1, 6);
        std::vector<DayItem> items;
        for (int i = 0; i < count; ++i) {
            DayItem item = dice.chance(60) ? timed(480 + 15 * dice.below(12), 0) : untimed();
            if (dice.chance(80)) item.minutes = 15 * dice.between(1, 4);
            item.place = dice.between(-1, 1);
            items.push_back(item);
        }
        std::vector<Before> rules;
        for (int k = dice.below(6); k > 0 && count > 1; --k) {
            const int first = dice.below(count), then = dice.below(count);
            if (first != then) rules.push_back({first, then, true});
        }
        const DayOrder found = order_of_day(items, rules);
        const Brute brute(items, rules);
        CHECK(found.against == brute.against);
        REQUIRE_FALSE(brute.left.empty());
        CHECK(found.order == brute.left.front());
        REQUIRE(found.gaps.size() + 1 == items.size());
        for (std::size_t i = 0; i + 1 < items.size(); ++i) {
            const DayItem &a = items[found.order[i]], &b = items[found.order[i + 1]];
            CHECK(found.gaps[i].has_value() == (a.time && b.time && a.minutes > 0));
            if (found.gaps[i]) CHECK(*found.gaps[i] == b.time->minutes - a.time->minutes - a.minutes);
        }
        // Minute by minute: who is at two things at once.
        std::vector<std::pair<int, int>> collisions, wanted;
        for (const auto& it : found.collisions) {
            CHECK(*items[it.a].time <= *items[it.b].time);
            collisions.emplace_back(std::min(it.a, it.b), std::max(it.a, it.b));
        }
        for (int a = 0; a < count; ++a)
            for (int b = a + 1; b < count; ++b) {
                if (!items[a].time || !items[b].time) continue;
                if (brute.way(a, b, 0) && brute.way(b, a, 0)) continue;
                int shared = 0;
                const auto at = [](const DayItem& item, int minute) {
                    return minute >= item.time->minutes &&
                        minute < item.time->minutes + std::max(1, item.minutes);
                };
                for (int minute = 0; minute < 1440; ++minute)
                    shared += at(items[a], minute) && at(items[b], minute);
                const auto meets = [](const DayItem& one, const DayItem& other) {
                    return one.minutes > 0 && one.time->minutes + one.minutes == other.time->minutes;
                };
                const bool elsewhere =
                    items[a].place >= 0 && items[b].place >= 0 && items[a].place != items[b].place;
                if (shared || (elsewhere && (meets(items[a], items[b]) || meets(items[b], items[a]))))
                    wanted.emplace_back(a, b);
            }
        std::sort(collisions.begin(), collisions.end());
        CHECK(collisions == wanted);
        // What stands between two times in every order there is needs its minutes there.
        for (int a = 0; a < count; ++a)
            for (int b = 0; b < count; ++b) {
                if (a == b || !items[a].time || !items[b].time || *items[a].time >= *items[b].time) continue;
                int room = items[b].time->minutes - items[a].time->minutes - items[a].minutes, needed = 0;
                bool nearest = true;
                for (int other = 0; other < count; ++other) {
                    if (other == a || other == b) continue;
                    if (items[other].time) {
                        const bool between =
                            *items[other].time >= *items[a].time && *items[other].time <= *items[b].time;
                        nearest = nearest && !between;
                    } else if (brute.always(a, other) && brute.always(other, b)) {
                        needed += items[other].minutes;
                    }
                }
                if (!nearest) continue; // those are looked at in sums of such
                const bool told = std::any_of(found.tight.begin(), found.tight.end(), [&](const auto& it) {
                    return it.a == a && it.b == b && it.room == room && it.needed == needed;
                });
                CHECK(told == (room >= 0 && needed > room));
            }
    }
}

TEST_CASE("SC12: rules of a plan between steps of the same day, and the day is not moved by them") {
    auto pathway = path(
        {step("doctor", {rule("start", d(0), d(5))}, "x"),
         step("blood", {rule("start", d(0)), rule("doctor", {}, d(0))}, "x"),
         step("talk", {rule("doctor", d(0))}, "y"), step("far", {rule("doctor", d(-3))}, "y")});
    plan::Plan plan = plan_of(pathway, "2026-01-05");
    const auto book = [&](const char* id, int time) {
        plan.courses[0].facts.push_back(booked(id, "2026-01-07"));
        plan.courses[0].facts.back().time = base::TimeOfDay{static_cast<std::int16_t>(time)};
        plan.courses[0].facts.back().minutes = 20;
    };
    book("doctor", 540);
    book("blood", 600);
    book("talk", 620);
    book("far", 480);
    const Day today = at("2026-01-05");
    const Schedule schedule = schedule::schedule(plan, today);
    const auto days = full_days(plan, schedule, today, today + 30);
    REQUIRE(days.size() == 1);
    REQUIRE(days[0].rules.size() == 2); // that "far" can be three days before says nothing of the hour
    CHECK((days[0].rules[0].first == 1 && days[0].rules[0].then == 0));
    CHECK((days[0].rules[1].first == 0 && days[0].rules[1].then == 2));
    CHECK(days[0].order.order == Order{3, 0, 1, 2});
    CHECK(days[0].order.against == Order{0});
    REQUIRE(days[0].order.collisions.size() == 1); // from x to y in no time
    CHECK(days[0].order.collisions[0].minutes == 0);
    CHECK(schedule.broken.empty());
    CHECK(full_days(plan, schedule, today, at("2026-01-07")).empty());
}
