// What scheduling costs: a table for growing plans, the drag, clashes and journeys. Times are medians of
// seven rounds on this machine.
//   schedule_bench [growth|solve|drag|replan|clash|trips|days]
#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#endif

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <vector>

#include "networks.h"
#include "plans.h"
#include "rows.h"
#include "schedule/engine.h"
#include "schedule/planner.h"
#include "schedule/region.h"

using namespace stf;
using namespace stf::schedule;

namespace {

double clock_ms() {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

// Processor time, so that other work on the machine counts less. In Node asking for it takes some
// microseconds, and what Node compiles meanwhile is in it.
double now_ms() {
#ifdef __EMSCRIPTEN__
    return EM_ASM_DOUBLE({
        const used = process.cpuUsage();
        return (used.user + used.system) / 1000;
    });
#else
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
#endif
}

template <class Work>
double median_ms(Work work, int rounds = 7) {
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        const double start = now_ms();
        work();
        times.push_back(now_ms() - start);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

double at_share(std::vector<double>& times, double share) {
    std::sort(times.begin(), times.end());
    return times[std::min(
        times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))];
}

const base::Day start = *base::parse_day("2026-01-05");

std::size_t bytes_of(const Network& network) {
    return network.nodes.size() * sizeof(NodeRow) +
        network.bounds.size() * (sizeof(BoundRow) + 2 * (sizeof(Arc) + sizeof(Node) + 8)) +
        (network.lower.reach.size() + network.upper.reach.size()) * sizeof(Reach) + network.nodes.size() * 8 +
        network.limits->size() * sizeof(Limit);
}

void growth(int most) {
    std::printf(
        "%9s %9s %9s %9s %9s %9s %11s %9s\n", "steps", "bounds", "index", "compile", "earliest", "latest",
        "all, ms", "network");
    for (int steps = 100; steps <= most; steps *= 10) {
        const plan::Plan plan = bench::pathway_plan(steps, 1, true);
        PlanIndex index;
        Compiled compiled;
        const int rounds = steps >= 1'000'000 ? 3 : 7;
        const double index_ms = median_ms([&] { index = index_of(plan); }, rounds);
        const Choices choices = first_options(index);
        const Counts counts = first_counts(index);
        const double compile_ms = median_ms([&] { compiled = compile(index, choices, counts); }, rounds);
        Propagator lower(compiled.network, false), upper(compiled.network, true);
        const double lower_ms = median_ms([&] { lower.solve(); }, rounds),
                     upper_ms = median_ms([&] { upper.solve(); }, rounds);
        const double all_ms = median_ms([&] { schedule::schedule(plan, start, {0}); }, rounds);
        std::printf(
            "%9d %9zu %9.2f %9.2f %9.2f %9.2f %11.2f %7.1f MB\n", steps, compiled.network.bounds.size(),
            index_ms, compile_ms, lower_ms, upper_ms, all_ms,
            static_cast<double>(bytes_of(compiled.network)) / 1e6);
        const std::string size = std::to_string(steps) + " steps";
        bench::row("names looked up", size, index_ms, " ms");
        bench::row("network laid", size, compile_ms, " ms");
        bench::row("earliest", size, lower_ms, " ms");
        bench::row("latest", size, upper_ms, " ms");
        bench::row("a plan from nothing, without journeys", size, all_ms, " ms");
        bench::row(
            "one network in memory", size, static_cast<double>(bytes_of(compiled.network)) / 1e6, " MB");
    }
}

void solve() {
    for (const bool adversarial : {false, true}) {
        const Network network = bench::constant_network(500'000, 1'000'000, adversarial, 5);
        std::vector<std::int32_t> slack(network.nodes.size());
        Propagator lower(network, false), upper(network, true);
        bool fits = false;
        const double ours = median_ms([&] {
            fits = lower.solve();
            upper.solve();
            for (Node node = 0; node < static_cast<Node>(slack.size()); ++node)
                slack[node] = -upper.value(node) - lower.value(node);
        });
        std::vector<std::int32_t> other;
        const double begin = now_ms();
        const bool done = bench::fifo(network, other, 20'000, now_ms);
        const double theirs = now_ms() - begin;
        bool same = done;
        for (std::size_t i = 0; done && i < other.size(); ++i)
            same = same && other[i] == lower.value(static_cast<Node>(i));
        std::printf(
            "%-12s earliest+latest+slack %8.2f ms (consistent: %d); FIFO queue, earliest only %s%.0f ms, "
            "%s\n",
            adversarial ? "adversarial" : "pathway", ours, fits, done ? "" : "> ", theirs,
            done ? same ? "equal" : "DIFFERENT" : "stopped");
        const std::string size =
            std::string("500,000 points, 1,000,000 bounds, ") + (adversarial ? "adversarial" : "pathway");
        bench::row("earliest, latest, slack", size, ours, " ms", bench::at_most(adversarial ? 150 : 35));
        if (adversarial && !done)
            bench::row_beside(
                "earliest, latest, slack", size, ours, " ms", "a plain queue, earliest only, one run", theirs,
                theirs / ours, "> ", bench::at_least(100));
    }
}

void drag() {
    for (const int steps : {1000, 100'000}) {
        const plan::Plan plan = bench::pathway_plan(steps, 3, false);
        Planner planner(plan, start);
        bench::Random random(9);
        std::vector<double> times;
        std::vector<std::size_t> moved;
        const int held = steps / 2 / 30 * 30;
        planner.preview({0, held, 0}, start);
        Day from = start;
        for (const StepDates& row : planner.schedule().steps)
            if (row.at.step == held) from = *row.proposed;
        for (int i = 0; i < 20'000; ++i) {
            const Day day = from + random.below(60);
            const double begin = clock_ms();
            const Preview preview = planner.preview({0, held, 0}, day);
            times.push_back(clock_ms() - begin);
            moved.push_back(preview.moved.size());
        }
        std::sort(moved.begin(), moved.end());
        std::printf(
            "drag at %6d steps: median %.2f us, p99 %.2f us, moved steps median %zu, most %zu\n", steps,
            at_share(times, 0.5) * 1e3, at_share(times, 0.99) * 1e3, moved[moved.size() / 2], moved.back());
        bench::row(
            "a step is dragged, median", std::to_string(steps) + " steps", at_share(times, 0.5) * 1e3, " µs",
            steps == 100'000 ? bench::at_most(5) : bench::Goal{});
    }
    // A chain of all steps: everything moves.
    auto path = std::make_shared<pathway::Pathway>();
    path->anchors.emplace_back().id = "start";
    for (int i = 0; i < 100'000; ++i) {
        pathway::Step step;
        step.id = "s" + std::to_string(i);
        pathway::Rule rule;
        rule.of = i ? "s" + std::to_string(i - 1) : "start";
        rule.min = base::Lag{i % 2, base::Unit::day};
        step.after.push_back(rule);
        path->steps.push_back(std::move(step));
    }
    plan::Plan plan;
    plan.courses.emplace_back();
    plan.courses[0].id = "c";
    plan.courses[0].pathway = path;
    plan.courses[0].anchors.emplace_back("start", start);
    Planner planner(plan, start);
    std::vector<double> times;
    std::size_t moved = 0;
    for (int i = 0; i < 60; ++i) {
        const double begin = now_ms();
        moved = planner.preview({0, 0, 0}, start + 1 + i).moved.size();
        if (i) times.push_back(now_ms() - begin);
    }
    std::printf(
        "drag that moves %zu steps: median %.2f ms, p99 %.2f ms\n", moved, at_share(times, 0.5),
        at_share(times, 0.99));
    bench::row(
        "a step is dragged, 99 %", std::to_string(moved) + " steps move", at_share(times, 0.99), " ms",
        bench::at_most(8));
}

// A plan edited as a person does: a step is booked, or let go again; then, once in fifty, the anchor moves
// and all with it.
void replan() {
    for (const int steps : {1000, 100'000}) {
        plan::Plan plan = bench::pathway_plan(steps, 3, true);
        const double begin = now_ms();
        Engine engine(plan, start);
        const double cold = now_ms() - begin;
        bench::Random random(11);
        std::vector<double> booked, moved;
        for (int i = 0; i < 500; ++i) {
            std::vector<double>& times = i % 50 == 49 ? moved : booked;
            if (i % 50 == 49) {
                plan.courses[0].anchors[0].second = start + random.below(20);
            } else if (i % 2) {
                plan.courses[0].facts.pop_back();
            } else {
                plan::Fact fact;
                fact.step = "s" + std::to_string(random.below(steps));
                fact.kind = plan::FactKind::booked;
                fact.date = start + random.below(300);
                plan.courses[0].facts.push_back(fact);
            }
            const double from = now_ms();
            engine.update(plan);
            times.push_back(now_ms() - from);
        }
        std::printf(
            "re-plan at %6d steps, without trips: cold %.2f ms; a booking median %.3f ms, p99 %.3f ms; the "
            "anchor moves "
            "%.2f ms (%zu broken)\n",
            steps, cold, at_share(booked, 0.5), at_share(booked, 0.99), at_share(moved, 0.5),
            engine.base.broken.size());
        const std::string size = std::to_string(steps) + " steps";
        const bench::Goal goal = steps == 100'000 ? bench::at_most(10) : bench::Goal{};
        bench::row("a plan anew after a booking, 99 %", size, at_share(booked, 0.99), " ms", goal);
        bench::row("a plan anew after its anchor moved, median", size, at_share(moved, 0.5), " ms", goal);
    }
}

void clash() {
    plan::Plan plan = bench::pathway_plan(100'000, 3, false);
    auto path = std::make_shared<pathway::Pathway>(*plan.courses[0].pathway);
    pathway::Rule rule;
    rule.of = "s50009";
    rule.max = base::Lag{-900, base::Unit::day};
    rule.strength = pathway::Strength::own;
    path->steps[50'000].after.push_back(rule);
    plan.courses[0].pathway = path;
    PlanIndex index = index_of(plan);
    const Compiled compiled = compile(index, first_options(index), first_counts(index));
    std::vector<double> times;
    std::size_t broken = 0, size = 0;
    for (int i = 0; i < 7; ++i) {
        Network network = compiled.network;
        Propagator lower(network, false);
        const auto id = static_cast<BoundId>(network.bounds.size()) - 1;
        BoundId found = 0;
        for (BoundId at = 0; at <= id; ++at)
            if (network.bounds[at].constant == -900) found = at;
        suspend(network, found);
        lower.solve();
        Regions regions(network);
        const double begin = now_ms();
        const auto candidates = regions.around(lower, found);
        const Explanation why = explain(network, found, *candidates);
        times.push_back(now_ms() - begin);
        broken = candidates->size();
        size = why.because.size();
    }
    std::printf(
        "one clash explained at 100000 steps: %.3f ms (%zu candidate bounds, clash of %zu)\n",
        at_share(times, 0.5), broken, size);
    bench::row("a clash explained", "100000 steps", at_share(times, 0.5), " ms", bench::at_most(5));
}

void trips() {
    std::vector<double> times;
    int proven = 0, loose = 0;
    for (int seed = 1; seed <= 200; ++seed) {
        const plan::Plan plan = bench::trip_plan(20 + seed % 41, static_cast<std::uint64_t>(seed));
        const Engine engine(plan, start);
        const double begin = now_ms();
        TripSearch search(engine.trip_problem(plan));
        search.step(2'000'000);
        times.push_back(now_ms() - begin);
        proven += search.done() && search.proven();
        loose += !search.proven();
    }
    std::printf(
        "fewest journeys, 200 plans of 20-60 steps: %d proven, median %.2f ms, p95 %.2f ms, most %.2f ms\n",
        proven, at_share(times, 0.5), at_share(times, 0.95), at_share(times, 1.0));
    const char* const few = "200 plans of 20-60 steps";
    bench::row("fewest journeys, proven", few, proven / 2.0, " %", bench::at_least(100));
    bench::row("fewest journeys, median", few, at_share(times, 0.5), " ms", bench::at_most(5));
    bench::row("fewest journeys, 95 %", few, at_share(times, 0.95), " ms", bench::at_most(50));
    for (const bool crowded : {false, true}) {
        const plan::Plan plan = bench::trip_plan(1000, 77, crowded);
        const Engine engine(plan, start);
        TripSearch search(engine.trip_problem(plan));
        const double begin = now_ms();
        while (now_ms() - begin < 1000 && !search.step(1000)) {
        }
        std::printf(
            "1000 steps%s, one second: weight %lld, bound %lld, gap %.1f %%\n",
            crowded ? " at five places within a year" : "", static_cast<long long>(search.weight()),
            static_cast<long long>(search.lower_bound()),
            100.0 * static_cast<double>(search.weight() - search.lower_bound()) /
                static_cast<double>(search.weight()));
        bench::row(
            "fewest journeys, gap after 1 s", crowded ? "1,000 steps, five places, a year" : "1,000 steps",
            100.0 * static_cast<double>(search.weight() - search.lower_bound()) /
                static_cast<double>(search.weight()),
            " %", bench::at_most(5));
    }
}

void days() {
    bench::Random random(4);
    std::vector<std::pair<Day, base::Lag>> sums;
    for (int i = 0; i < 4096; ++i)
        sums.push_back({start + random.below(5000), {random.between(-60, 60), base::Unit::arbeidsdag}});
    std::int64_t check = 0;
    const double ms = median_ms([&] {
        check = 0;
        for (int round = 0; round < 1000; ++round)
            for (const auto& [day, lag] : sums) check += add(day, lag).count;
    });
    std::printf(
        "working-day additions: %.0f M/s (check %lld)\n", 4096.0 * 1000 / ms / 1e3,
        static_cast<long long>(check));
    bench::row("working days added", "", 4096.0 * 1000 / ms / 1e3, " M/s", bench::at_least(100));
}

} // namespace

int main(int argc, char** argv) {
    const char* what = argc > 1 ? argv[1] : "all";
    const auto wanted = [&](const char* name) {
        return !std::strcmp(what, "all") || !std::strcmp(what, name);
    };
    if (wanted("days")) days();
    if (wanted("solve")) solve();
    if (wanted("drag")) drag();
    if (wanted("replan")) replan();
    if (wanted("clash")) clash();
    if (wanted("trips")) trips();
    if (wanted("growth")) growth(argc > 2 ? std::atoi(argv[2]) : 1'000'000);
    return 0;
}
