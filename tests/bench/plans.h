#pragma once
// Seeded plans and networks of any size for the benchmarks.
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "plan/plan.h"

namespace stf::bench {

// A generator of its own, so that every platform draws the same numbers.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint32_t next() { // splitmix64
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return static_cast<std::uint32_t>((z ^ (z >> 31)) >> 32);
    }
    int below(int count) { return static_cast<int>(next() % static_cast<std::uint32_t>(count)); }
    int between(int from, int to) { return from + below(to - from + 1); }

private:
    std::uint64_t state_;
};

// Steps in phases of about thirty: each counts from the anchor of its phase, some with a deadline, and from
// one or two earlier steps of the phase. About three rules a step.
inline plan::Plan pathway_plan(int steps, std::uint64_t seed, bool calendars) {
    using namespace pathway;
    Random random(seed);
    auto path = std::make_shared<Pathway>();
    path->id = "bench";
    path->anchors.emplace_back().id = "start";
    path->steps.reserve(static_cast<std::size_t>(steps));
    std::vector<int> day(static_cast<std::size_t>(steps)); // a schedule that keeps every rule
    const auto name = [](int i) { return "s" + std::to_string(i); };
    for (int i = 0; i < steps; ++i) {
        const int phase = i / 30 * 30;
        Step step;
        step.id = name(i);
        step.lane = "lane";
        if (calendars && random.below(2)) step.on = base::arbeidsdag;
        const int offset = phase / 30 % 100 * 7 + random.below(5);
        Rule from;
        from.of = "start";
        from.min = base::Lag{offset, base::Unit::day};
        from.strength = static_cast<Strength>(random.below(7));
        day[static_cast<std::size_t>(i)] = offset + 40;
        std::vector<Rule> rules{from};
        for (int k = random.below(3); k > 0 && i > phase; --k) {
            const int other = random.between(phase, i - 1);
            Rule rule;
            rule.of = name(other);
            const int lag = random.below(4);
            rule.min = calendars && random.below(3) == 0 ? base::Lag{lag, base::Unit::arbeidsdag}
                                                         : base::Lag{lag, base::Unit::day};
            rule.strength = static_cast<Strength>(random.below(7));
            rules.push_back(rule);
        }
        if (random.below(2)) {
            Rule last;
            last.of = "start";
            last.max = base::Lag{offset + 200 + random.below(60), base::Unit::day};
            last.strength = static_cast<Strength>(random.below(7));
            rules.push_back(last);
        }
        step.after = std::move(rules);
        path->steps.push_back(std::move(step));
    }
    plan::Plan plan;
    plan::Course course;
    course.id = "c1";
    course.pathway = path;
    course.anchors.emplace_back("start", *base::parse_day("2026-01-05"));
    plan.courses.push_back(std::move(course));
    return plan;
}

// Independent windows at a few places, with minimum lags between pairs: the family of the issue. Crowded:
// five places within a year, however many steps.
inline plan::Plan trip_plan(int steps, std::uint64_t seed, bool crowded = false) {
    Random random(seed);
    auto path = std::make_shared<pathway::Pathway>();
    path->anchors.emplace_back().id = "start";
    const int places = crowded ? 5 : 2 + steps / 20, last = crowded ? 340 : 3 * steps / 2 + 10;
    for (int i = 0; i < steps; ++i) {
        pathway::Step step;
        step.id = "s" + std::to_string(i);
        step.place = "p" + std::to_string(random.below(places));
        pathway::Rule window;
        window.of = "start";
        const int from = random.below(last);
        window.min = base::Lag{from, base::Unit::day};
        window.max = base::Lag{from + random.between(3, 25), base::Unit::day};
        step.after.push_back(window);
        if (i && random.below(2)) {
            pathway::Rule lag;
            lag.of = "s" + std::to_string(random.below(i));
            lag.min = base::Lag{random.between(1, 7), base::Unit::day};
            lag.strength = pathway::Strength::own;
            step.after.push_back(lag);
        }
        path->steps.push_back(std::move(step));
    }
    plan::Plan plan;
    plan.courses.emplace_back();
    plan.courses[0].id = "c";
    plan.courses[0].pathway = path;
    plan.courses[0].anchors.emplace_back("start", *base::parse_day("2026-01-05"));
    return plan;
}

} // namespace stf::bench
