#include "schedule/controllability.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace stf::schedule {
namespace {

enum class Case : std::uint8_t { plain, lower, upper };

struct Incoming {
    std::int32_t from;
    std::int64_t days;
    Case kind;
    std::int32_t wait; // of a labelled edge
};

// In Morris's normal form: every wait becomes a fixed lag to a node of its own, and from there a wait of
// 0..(most - least).
class Checker {
public:
    explicit Checker(const UncertainNetwork& network)
        : into_(static_cast<std::size_t>(network.nodes) + network.waits.size()),
          state_(into_.size(), State::fresh) {
        for (const auto& edge : network.edges) add(edge.from, edge.to, edge.days, Case::plain, -1);
        for (std::size_t i = 0; i < network.waits.size(); ++i) {
            const auto& wait = network.waits[i];
            const auto self = static_cast<std::int32_t>(i), middle = network.nodes + self;
            add(wait.from, middle, wait.least, Case::plain, -1);
            add(middle, wait.from, -wait.least, Case::plain, -1);
            add(middle, wait.at, 0, Case::lower, self);
            add(wait.at, middle, -(wait.most - wait.least), Case::upper, self);
            add(middle, wait.at, wait.most - wait.least, Case::plain, -1);
            add(wait.at, middle, 0, Case::plain, -1);
        }
    }

    bool run() {
        for (std::int32_t node = 0; node < static_cast<std::int32_t>(into_.size()); ++node)
            if (is_negative(node) && !check(node)) return false;
        return true;
    }

private:
    enum class State : std::uint8_t { fresh, running, done };

    // One source's search: what leads to it by a negative distance must be followed further back.
    struct Search {
        std::int32_t source;
        std::priority_queue<
            std::pair<std::int64_t, std::int32_t>, std::vector<std::pair<std::int64_t, std::int32_t>>,
            std::greater<>>
            open;
        std::vector<std::int64_t> distance;
        std::vector<std::int32_t> label; // the wait whose upper case began the path, or -1
    };

    void add(std::int32_t from, std::int32_t to, std::int64_t days, Case kind, std::int32_t wait) {
        into_[to].push_back({from, days, kind, wait});
    }

    bool is_negative(std::int32_t node) const {
        return std::any_of(
            into_[node].begin(), into_[node].end(), [](const Incoming& edge) { return edge.days < 0; });
    }

    void reach(Search& search, std::int32_t node, std::int64_t distance, std::int32_t label) const {
        if (distance >= search.distance[node]) return;
        search.distance[node] = distance;
        search.label[node] = label;
        search.open.emplace(distance, node);
    }

    Search begin(std::int32_t source) const {
        Search search;
        search.source = source;
        search.distance.assign(into_.size(), INT64_MAX);
        search.label.assign(into_.size(), -1);
        search.distance[source] = 0;
        for (const Incoming& edge : into_[source])
            if (edge.days < 0) reach(search, edge.from, edge.days, edge.kind == Case::upper ? edge.wait : -1);
        return search;
    }

    // Depth first, with a stack of its own: a source may wait for others that it passes.
    bool check(std::int32_t first) {
        if (state_[first] == State::done) return true;
        std::vector<Search> stack;
        state_[first] = State::running;
        stack.push_back(begin(first));
        while (!stack.empty()) {
            Search& search = stack.back();
            if (search.open.empty()) {
                state_[search.source] = State::done;
                stack.pop_back();
                continue;
            }
            const auto [distance, node] = search.open.top();
            if (distance > search.distance[node]) {
                search.open.pop();
                continue;
            }
            if (distance >= 0) {
                search.open.pop();
                add(node, search.source, distance, Case::plain, -1);
                continue;
            }
            if (is_negative(node) && state_[node] != State::done) {
                if (state_[node] == State::running) return false; // a circle of negative nodes
                state_[node] = State::running;
                stack.push_back(begin(node));
                continue;
            }
            search.open.pop();
            for (const Incoming& edge : into_[node]) {
                if (edge.days < 0) continue;
                if (edge.kind == Case::lower && edge.wait == search.label[node]) continue;
                reach(search, edge.from, distance + edge.days, search.label[node]);
            }
        }
        return true;
    }

    std::vector<std::vector<Incoming>> into_;
    std::vector<State> state_;
};

} // namespace

bool controllable(const UncertainNetwork& network) {
    return Checker(network).run();
}

} // namespace stf::schedule
