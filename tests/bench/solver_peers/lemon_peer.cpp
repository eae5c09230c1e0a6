#include "lemon_peer.h"

#include <lemon/bellman_ford.h>
#include <lemon/static_graph.h>

#include <utility>

namespace peers {

struct Lemon::State {
    using Graph = lemon::StaticDigraph;
    using Lengths = Graph::ArcMap<int>;
    Graph graph;
    std::unique_ptr<Lengths> lengths;
    std::unique_ptr<lemon::BellmanFord<Graph, Lengths>> search;
};

Lemon::Lemon(int nodes, const std::vector<Edge>& edges) : state_(std::make_unique<State>()) {
    std::vector<std::pair<int, int>> ends;
    for (const Edge& edge : edges) ends.emplace_back(edge.from, edge.to);
    state_->graph.build(nodes, ends.begin(), ends.end());
    state_->lengths = std::make_unique<State::Lengths>(state_->graph);
    for (int i = 0; i < state_->graph.arcNum(); ++i)
        (*state_->lengths)[state_->graph.arc(i)] = -edges[static_cast<std::size_t>(i)].days;
    state_->search =
        std::make_unique<lemon::BellmanFord<State::Graph, State::Lengths>>(state_->graph, *state_->lengths);
}
Lemon::~Lemon() = default;

void Lemon::solve() {
    state_->search->run(state_->graph.node(0));
}

int Lemon::day(int node) const {
    return -state_->search->dist(state_->graph.node(node));
}

} // namespace peers
