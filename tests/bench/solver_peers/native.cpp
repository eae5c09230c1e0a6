// Cold solves beside Boost.Graph, LEMON and a plain queue, on the same network in the same process; and one
// clash written down for z3. Earliest days only, since that is what the peers compute; every answer is
// compared first.
//   native cold            native clash FILE.smt2
#include <boost/graph/bellman_ford_shortest_paths.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <functional>
#include <vector>

#include "lemon_peer.h"
#include "networks.h"
#include "rows.h"
#include "schedule/engine.h"
#include "schedule/explain.h"
#include "schedule/region.h"

using namespace stf;
using namespace stf::schedule;

namespace {

using peers::Edge, peers::Lemon;
constexpr int rounds = 7;
constexpr double limit_ms = 20'000;

// Processor time, so that other work on the machine counts less.
double now_ms() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double median(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

std::vector<Edge> edges_of(const Network& network) {
    std::vector<Edge> edges;
    const Side& side = network.lower;
    for (int from = 0; from < static_cast<int>(network.nodes.size()); ++from)
        for (std::int32_t arc = side.first[from]; arc < side.first[from + 1]; ++arc)
            edges.push_back({from, side.arcs[arc].to, side.arcs[arc].days});
    return edges; // sorted by tail
}

// Longest paths from node 0 are the earliest days; both libraries look for shortest ones, so lengths are
// negated.
class Boost {
public:
    Boost(int nodes, const std::vector<Edge>& edges) : distance_(nodes) {
        std::vector<std::pair<int, int>> ends;
        std::vector<Length> lengths;
        for (const Edge& edge : edges) {
            ends.emplace_back(edge.from, edge.to);
            lengths.push_back({-edge.days});
        }
        graph_ = Graph(
            boost::edges_are_sorted, ends.begin(), ends.end(), lengths.begin(),
            static_cast<std::size_t>(nodes));
    }
    void solve() {
        boost::bellman_ford_shortest_paths(
            graph_, static_cast<int>(boost::num_vertices(graph_)),
            boost::weight_map(boost::get(&Length::days, graph_))
                .distance_map(boost::make_iterator_property_map(
                    distance_.begin(), boost::get(boost::vertex_index, graph_)))
                .root_vertex(0));
    }
    int day(int node) const { return -distance_[static_cast<std::size_t>(node)]; }

private:
    struct Length {
        int days;
    };
    using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Length>;
    Graph graph_;
    std::vector<int> distance_;
};

struct Row {
    std::string name;
    std::function<void()> work;
    std::function<int(int)> day;
    std::vector<double> times;
    bool stopped = false, equal = true;
};

void cold(int points, int constraints, bool adversarial) {
    const Network network = bench::constant_network(points, constraints, adversarial, 5);
    const std::vector<Edge> edges = edges_of(network);
    const int origin = network.nodes[0].fixed;
    Propagator ours(network, false);
    Boost boost(points, edges);
    Lemon lemon(points, edges);
    std::vector<std::int32_t> queue;
    bool queue_done = true;
    std::vector<Row> rows;
    rows.push_back({"ours", [&] { ours.solve(); }, [&](int i) { return ours.value(i) - origin; }});
    rows.push_back({"LEMON", [&] { lemon.solve(); }, [&](int i) { return lemon.day(i); }});
    rows.push_back({"Boost", [&] { boost.solve(); }, [&](int i) { return boost.day(i); }});
    rows.push_back(
        {"queue", [&] { queue_done = bench::fifo(network, queue, limit_ms, now_ms); },
         [&](int i) { return queue[static_cast<std::size_t>(i)] - origin; }});
    // What took long on the last size, a tenth or a fifth of this one, is not begun: it can't be stopped.
    static double before_ms[2][4], before_points[2] = {};
    for (Row& row : rows) { // answers first
        double& before = before_ms[adversarial][&row - rows.data()];
        const double grown = before_points[adversarial] ? points / before_points[adversarial] : 0;
        row.stopped = before * grown * grown > limit_ms;
        if (row.stopped) {
            before *= grown * grown;
            continue;
        }
        const double begin = now_ms();
        row.work();
        before = now_ms() - begin;
        row.stopped = before > limit_ms;
        if (&row == &rows.back() && !queue_done) continue;
        for (int i = 0; i < points; ++i) row.equal = row.equal && row.day(i) == rows[0].day(i);
    }
    before_points[adversarial] = points;
    for (int round = 0; round < rounds; ++round)
        for (Row& row : rows) {
            if (row.stopped || (!row.times.empty() && row.times[0] > limit_ms / rounds)) continue;
            const double begin = now_ms();
            row.work();
            row.times.push_back(now_ms() - begin);
        }
    for (Row& row : rows) {
        const double time = row.times.empty() ? limit_ms : median(row.times);
        std::printf(
            "%-12s %7d points %8zu arcs  %-6s %s%10.2f ms  %s%8.1fx  %s\n",
            adversarial ? "adversarial" : "pathway", points, edges.size(), row.name.c_str(),
            row.times.empty() ? ">" : " ", time, row.times.empty() ? ">" : " ", time / median(rows[0].times),
            row.times.empty() ? "stopped"
                : row.equal   ? "equal"
                              : "DIFFERENT");
        if (&row == rows.data() || !row.equal) continue;
        // Round by round; what was stopped has none.
        std::vector<double> ratios;
        for (std::size_t i = 0; i < std::min(row.times.size(), rows[0].times.size()); ++i)
            ratios.push_back(row.times[i] / rows[0].times[i]);
        const double ours = median(rows[0].times);
        bench::row_beside(
            "earliest", std::to_string(points) + (adversarial ? " points, adversarial" : " points, pathway"),
            ours, " ms", row.name.c_str(), time, ratios.empty() ? limit_ms / ours : median(ratios),
            ratios.empty() ? "> " : "",
            points == 500'000 ? bench::at_least(row.name == "queue" && adversarial ? 100 : 1, true)
                              : bench::Goal{});
    }
}

// One deadline that cannot hold among 100,000 steps: ours explained, the whole written for z3, whose core is
// to be found.
int clash(const char* file) {
    plan::Plan plan = bench::pathway_plan(100'000, 3, false);
    auto path = std::make_shared<pathway::Pathway>(*plan.courses[0].pathway);
    pathway::Rule rule;
    rule.of = "s50009";
    rule.max = base::Lag{-900, base::Unit::day};
    rule.strength = pathway::Strength::own;
    path->steps[50'000].after.push_back(rule);
    plan.courses[0].pathway = path;
    PlanIndex index = index_of(plan);
    Network network = compile(index, first_options(index), first_counts(index)).network;
    BoundId found = -1;
    for (BoundId id = 0; id < static_cast<BoundId>(network.bounds.size()); ++id)
        if (network.bounds[id].constant == -900) found = id;
    std::FILE* out = std::fopen(file, "w");
    if (!out || found < 0) return 2;
    std::fprintf(out, "(set-option :produce-unsat-cores true)\n(set-logic QF_IDL)\n");
    for (std::size_t i = 0; i < network.nodes.size(); ++i)
        std::fprintf(out, "(declare-fun x%zu () Int)\n", i);
    for (std::size_t i = 0; i < network.bounds.size(); ++i) {
        const BoundRow& row = network.bounds[i];
        std::fprintf(
            out, "(assert (! (%s (- x%d x%d) %s%d%s) :named b%zu))\n",
            row.bound == Bound::min ? ">=" : "<=", row.step, row.of, row.constant < 0 ? "(- " : "",
            std::abs(row.constant), row.constant < 0 ? ")" : "", i);
    }
    std::fprintf(out, "(check-sat)\n(get-unsat-core)\n");
    std::fclose(out);

    std::vector<double> times;
    std::vector<BoundId> needed;
    for (int i = 0; i < rounds; ++i) {
        Network held = network;
        Propagator lower(held, false);
        suspend(held, found);
        lower.solve();
        Regions regions(held);
        const double begin = now_ms();
        const auto candidates = regions.around(lower, found);
        const Explanation why = explain(held, found, *candidates);
        times.push_back(now_ms() - begin);
        needed = needed_bounds(held, found, *candidates);
        if (why.days <= 0) return 1;
    }
    std::printf("%.4f b%d", median(times), found);
    for (const BoundId id : needed) std::printf(" b%d", id);
    std::printf("\n");
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc > 2 && !std::strcmp(argv[1], "clash")) return clash(argv[2]);
    const bool small = argc > 2 && !std::strcmp(argv[2], "short");
    for (const bool adversarial : {false, true})
        for (const int points : {1'000, 10'000, 100'000, 500'000})
            if (!small || points <= 10'000) cold(points, 2 * points, adversarial);
    return 0;
}
