// What the benchmark in Node asks of the engine, as one module of WebAssembly: texts are JSON, kept until the
// next call.
#include <emscripten.h>

#include <memory>
#include <string>

#include "networks.h"
#include "schedule/engine.h"
#include "schedule/planner.h"

using namespace stf;
using namespace stf::schedule;

namespace {

const base::Day start = *base::parse_day("2026-01-05");
std::string answer;
std::unique_ptr<plan::Plan> held;
std::unique_ptr<Engine> engine;
std::unique_ptr<Planner> planner;
std::unique_ptr<TripSearch> search;

void number(std::string& text, std::int64_t value) {
    text += std::to_string(value);
}

} // namespace

extern "C" {

// The network of a plan of journeys after its broken rules have been moved: what any solver has to find the
// fewest journeys of. Days count from the anchor's.
EMSCRIPTEN_KEEPALIVE const char* trips_open(int steps, int seed, int crowded) {
    held =
        std::make_unique<plan::Plan>(bench::trip_plan(steps, static_cast<std::uint64_t>(seed), crowded != 0));
    engine = std::make_unique<Engine>(*held, start);
    const TripProblem problem = engine->trip_problem(*held);
    const Network& network = *problem.network;
    answer = "{\"fixed\":[";
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        if (i) answer += ',';
        if (network.nodes[i].fixed == no_day)
            answer += "null";
        else
            number(answer, network.nodes[i].fixed - start.count);
    }
    answer += "],\"bounds\":[";
    bool first = true;
    for (const BoundRow& row : network.bounds) {
        if (!row.active) continue;
        if (!first) answer += ',';
        first = false;
        answer += '[';
        number(answer, row.of);
        answer += ',';
        number(answer, row.step);
        answer += row.bound == Bound::min ? ",0," : ",1,";
        number(answer, limit_day(network, row, start.count) - start.count);
        answer += ']';
    }
    answer += "],\"movers\":[";
    first = true;
    for (const TripProblem::Mover& mover : problem.movers) {
        if (!first) answer += ',';
        first = false;
        answer += '[';
        number(answer, mover.node);
        answer += ',';
        number(answer, mover.place);
        answer += ']';
    }
    answer += "]}";
    return answer.c_str();
}

// From nothing: the search of the plan that is open.
EMSCRIPTEN_KEEPALIVE void trips_begin() {
    search = std::make_unique<TripSearch>(engine->trip_problem(*held));
}
EMSCRIPTEN_KEEPALIVE int trips_step(int nodes) {
    return search->step(nodes);
}
EMSCRIPTEN_KEEPALIVE int trips_proven() {
    return search->proven();
}
EMSCRIPTEN_KEEPALIVE int trips_weight() {
    return static_cast<int>(search->weight());
}
EMSCRIPTEN_KEEPALIVE int trips_bound() {
    return static_cast<int>(search->lower_bound());
}
EMSCRIPTEN_KEEPALIVE const char* trips_days() {
    answer = "[";
    for (std::size_t i = 0; i < search->days().size(); ++i) {
        if (i) answer += ',';
        number(answer, search->days()[i] - start.count);
    }
    answer += ']';
    return answer.c_str();
}

// A chain of steps two days apart, each no earlier than a day of its own: dragging the first pushes some of
// them.
EMSCRIPTEN_KEEPALIVE void drag_open(int steps) {
    auto path = std::make_shared<pathway::Pathway>();
    path->anchors.emplace_back().id = "start";
    for (int i = 0; i < steps; ++i) {
        pathway::Step step;
        step.id = "s" + std::to_string(i);
        pathway::Rule own;
        own.of = "start";
        own.min = base::Lag{3 * i, base::Unit::day};
        step.after.push_back(own);
        if (i) {
            pathway::Rule chain;
            chain.of = "s" + std::to_string(i - 1);
            chain.min = base::Lag{2, base::Unit::day};
            step.after.push_back(chain);
        }
        path->steps.push_back(std::move(step));
    }
    held = std::make_unique<plan::Plan>();
    held->courses.emplace_back();
    held->courses[0].id = "c";
    held->courses[0].pathway = path;
    held->courses[0].anchors.emplace_back("start", start);
    planner = std::make_unique<Planner>(*held, start);
}
// -> how many steps moved; `check` is the sum of their days, for comparison.
EMSCRIPTEN_KEEPALIVE int drag_to(int day) {
    return static_cast<int>(planner->preview({0, 0, 0}, start + day).moved.size());
}
EMSCRIPTEN_KEEPALIVE const char* drag_moves(int day) {
    const Preview preview = planner->preview({0, 0, 0}, start + day);
    answer = "[";
    for (const Preview::Move& move : preview.moved) {
        if (answer.size() > 1) answer += ',';
        answer += '[';
        number(answer, move.step.step);
        answer += ',';
        number(answer, move.to.count - start.count);
        answer += ']';
    }
    answer += ']';
    return answer.c_str();
}

// Adds 1 … `count` working days to each of `span` days from 1 June 2026, `rounds` times; -> the sum, which
// wraps.
EMSCRIPTEN_KEEPALIVE int working_days(int span, int count, int rounds) {
    const base::Day first = *base::parse_day("2026-06-01");
    std::uint32_t sum = 0;
    for (int round = 0; round < rounds; ++round)
        for (int day = 0; day < span; ++day)
            for (int lag = 1; lag <= count; ++lag)
                sum +=
                    static_cast<std::uint32_t>(base::add(first + day, {lag, base::Unit::arbeidsdag}).count);
    return static_cast<int>(sum);
}
}
