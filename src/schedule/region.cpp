#include "schedule/region.h"

#include <algorithm>

namespace stf::schedule {

Regions::Regions(const Network& network)
    : network_(network), last_(network.nodes.size(), INT32_MAX), is_open_(network.nodes.size(), 0) {}

void Regions::allow(Node node, std::int32_t day) {
    if (day >= last_[node]) return;
    if (last_[node] == INT32_MAX) touched_.push_back(node);
    last_[node] = day;
    if (is_open_[node] || network_.nodes[node].fixed != no_day) return;
    is_open_[node] = 1;
    open_.push_back(node);
}

// Follows bounds backwards from where days are too late. False: it goes round and round.
bool Regions::go_back(const Propagator& lower) {
    std::int64_t left = 64 * static_cast<std::int64_t>(network_.nodes.size()) + 4096;
    for (std::size_t i = 0; i < open_.size(); ++i) {
        const Node node = open_[i];
        is_open_[node] = 0;
        for (std::int32_t back = network_.upper.first[node]; back < network_.upper.first[node + 1]; ++back) {
            const BoundId id = network_.upper.bound[back];
            const Node tail = network_.upper.arcs[back].to;
            if (!network_.bounds[id].active || lower.value(tail) < -beyond) continue;
            if (demand(network_, network_.lower, network_.lower.place[id], lower.value(tail)) <= last_[node])
                continue;
            found_.push_back(id);
            allow(tail, -demand(network_, network_.upper, back, -last_[node]));
            if (--left < 0) return false;
        }
    }
    open_.clear();
    return true;
}

std::optional<std::vector<BoundId>> Regions::around(Propagator& lower, BoundId id) {
    const BoundRow& bound = network_.bounds[id];
    const Node tail = tail_of(bound, false), head = head_of(bound, false);
    const std::int32_t before = lower.value(tail), wanted = demand_of(network_, false, id, before);
    found_.clear();
    const std::size_t mark = lower.mark();
    lower.record_trail(true);
    bool known = before > -beyond;
    if (known && network_.nodes[head].fixed != no_day) {
        allow(head, network_.nodes[head].fixed);
    } else if (known) {
        std::vector<Propagator::Overrun> overruns;
        known = lower.probe(head, wanted, overruns);
        for (const Propagator::Overrun& overrun : overruns) {
            const BoundId last = network_.lower.bound[overrun.arc];
            const Node fixed = network_.lower.arcs[overrun.arc].to;
            found_.push_back(last);
            allow(overrun.from, -demand_of(network_, true, last, -network_.nodes[fixed].fixed));
        }
        // Round a circle through the calendar a clash can begin on earlier days than those that stand now.
        known = known && lower.value(tail) == before && go_back(lower);
    }
    const std::int32_t bearable = last_[head];
    lower.undo_to(mark);
    lower.record_trail(false);
    if (known && bearable != INT32_MAX) {
        allow(tail, -demand_of(network_, true, id, -bearable));
        known = go_back(lower);
    }
    for (const Node node : touched_) last_[node] = INT32_MAX;
    for (const Node node : open_) is_open_[node] = 0;
    touched_.clear();
    open_.clear();
    if (!known) return std::nullopt;
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    while (!found_.empty() && found_.back() >= id) found_.pop_back();
    return found_;
}

std::optional<Component> component_of(
    const Network& network, const std::vector<Node>& from, std::size_t most) {
    std::vector<bool> seen(network.nodes.size());
    Component out;
    const auto reach = [&](Node node) {
        if (seen[node]) return;
        seen[node] = true;
        out.nodes.push_back(node);
    };
    for (const Node node : from) reach(node);
    for (std::size_t i = 0; i < out.nodes.size(); ++i) {
        const Node node = out.nodes[i];
        for (const Side* side : {&network.lower, &network.upper})
            for (std::int32_t arc = side->first[node]; arc < side->first[node + 1]; ++arc) {
                out.bounds.push_back(side->bound[arc]);
                if (network.nodes[side->arcs[arc].to].fixed == no_day) reach(side->arcs[arc].to);
                if (out.nodes.size() > most) return std::nullopt;
            }
    }
    std::sort(out.bounds.begin(), out.bounds.end());
    out.bounds.erase(std::unique(out.bounds.begin(), out.bounds.end()), out.bounds.end());
    return out;
}

std::vector<BoundId> component_before(const Network& network, BoundId id) {
    std::vector<Node> open;
    for (const Node node : {network.bounds[id].of, network.bounds[id].step})
        if (network.nodes[node].fixed == no_day) open.push_back(node);
    std::vector<BoundId> found = component_of(network, open)->bounds;
    std::erase_if(found, [&](BoundId bound) { return bound >= id || !network.bounds[bound].active; });
    return found;
}

} // namespace stf::schedule
