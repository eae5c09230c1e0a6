#include "schedule/explain.h"

#include <algorithm>

namespace stf::schedule {
namespace {

bool feasible(const Network& network) {
    Propagator lower(network, false);
    return lower.solve();
}

bool feasible(const Network& network, const std::vector<BoundId>& bounds) {
    return feasible(part_of(network, bounds).network);
}

std::vector<BoundId> with(std::vector<BoundId> bounds, BoundId id) {
    bounds.insert(std::lower_bound(bounds.begin(), bounds.end(), id), id);
    return bounds;
}

// The least days by which the last bound of the part must move.
std::int32_t least_move(Network& network, BoundId last) {
    const auto fits = [&](std::int32_t days) {
        restore(network, last, days);
        return feasible(network);
    };
    if (fits(0)) return 0;
    std::int32_t too_few = 0, enough = 1;
    while (enough < 2 * beyond && !fits(enough)) {
        too_few = enough;
        enough *= 2;
    }
    while (enough - too_few > 1) {
        const std::int32_t middle = too_few + (enough - too_few) / 2;
        (fits(middle) ? enough : too_few) = middle;
    }
    restore(network, last, enough);
    return enough;
}

// The hard facts of a part that can be left out one by one.
class HardFacts {
public:
    HardFacts(Network& network, std::vector<Cause>& out) : network_(network), out_(out) {}

    // Deletes sets of days, then facts, anchors and today, each in output order, and reports what the clash
    // needs.
    void reduce() {
        for (Node node = 0; node < count(); ++node) {
            if (network_.nodes[node].fixed != no_day || !network_.nodes[node].days) continue;
            try_days(node);
        }
        for (Node node = 0; node < count(); ++node)
            if (network_.nodes[node].kind == NodeKind::step)
                try_fixed(node, {CauseKind::fact, network_.nodes[node].at});
        for (Node node = 0; node < count(); ++node) {
            const NodeRow& row = network_.nodes[node];
            if (row.kind != NodeKind::anchor) continue;
            Cause cause{CauseKind::anchor, {row.at.course, 0, 0}};
            cause.anchor = row.at.step;
            try_fixed(node, cause);
        }
        try_today();
    }

private:
    Node count() const { return static_cast<Node>(network_.nodes.size()); }

    bool still_clashes() {
        connect(network_); // an arc into a set of days is computed, else constant
        return !feasible(network_);
    }

    void try_days(Node node) {
        for (const CauseKind kind :
             {CauseKind::days_on, CauseKind::days_closed, CauseKind::days_unavailable}) {
            const std::int32_t before = network_.nodes[node].days;
            const DayRule rule = (*network_.days)[before];
            const bool has = kind == CauseKind::days_on ? !rule.on.any_day()
                : kind == CauseKind::days_closed        ? rule.closures != 0
                                                        : rule.unavailable;
            if (!has) continue;
            network_.nodes[node].days = network_.days->find(
                kind == CauseKind::days_on ? base::every_day : rule.on,
                kind == CauseKind::days_closed ? 0 : rule.closures,
                kind != CauseKind::days_unavailable && rule.unavailable);
            if (still_clashes()) continue;
            network_.nodes[node].days = before;
            out_.push_back({kind, network_.nodes[node].at});
        }
    }

    void try_fixed(Node node, Cause cause) {
        const NodeRow before = network_.nodes[node];
        if (before.fixed == no_day) return;
        network_.nodes[node].fixed = no_day;
        network_.nodes[node].days = 0;
        if (still_clashes()) return;
        network_.nodes[node] = before;
        out_.push_back(cause);
    }

    void try_today() {
        std::vector<std::int32_t> floors;
        for (NodeRow& row : network_.nodes) {
            floors.push_back(row.floor);
            row.floor = free_from;
        }
        if (std::all_of(floors.begin(), floors.end(), [](std::int32_t day) { return day == free_from; }))
            return;
        if (still_clashes()) return;
        for (std::size_t i = 0; i < floors.size(); ++i) network_.nodes[i].floor = floors[i];
        out_.push_back({CauseKind::today, {}});
    }

    Network& network_;
    std::vector<Cause>& out_;
};

// What the person or a service could change, weakest first; each is tried.
std::vector<Cause> ways_out(
    const Network& network, BoundId id, const std::vector<BoundId>& candidates,
    const std::vector<BoundId>& clash, const std::vector<Cause>& hard) {
    std::vector<Cause> ways{cause_of(network, id)};
    for (auto bound = clash.rbegin(); bound != clash.rend(); ++bound) {
        std::vector<BoundId> rest = with(candidates, id);
        std::erase(rest, *bound);
        if (feasible(network, rest)) ways.push_back(cause_of(network, *bound));
    }
    for (const Cause& cause : hard) {
        if (cause.kind != CauseKind::fact && cause.kind != CauseKind::days_unavailable) continue;
        Part rest = part_of(network, with(candidates, id));
        for (NodeRow& row : rest.network.nodes) {
            if (row.kind != NodeKind::step || !(row.at == cause.at)) continue;
            if (cause.kind == CauseKind::fact) {
                row.fixed = no_day;
                row.days = 0;
            } else {
                const DayRule rule = (*network.days)[row.days];
                row.days = network.days->find(rule.on, rule.closures, false);
            }
        }
        connect(rest.network);
        if (feasible(rest.network)) ways.push_back(cause);
    }
    return ways;
}

} // namespace

Part part_of(const Network& network, const std::vector<BoundId>& bounds) {
    Part part;
    part.bounds = bounds;
    part.network.days = network.days;
    part.network.limits = network.limits;
    part.network.bounds.reserve(bounds.size());
    part.nodes.reserve(bounds.size() * 2);
    for (const BoundId id : bounds) {
        part.nodes.push_back(network.bounds[id].of);
        part.nodes.push_back(network.bounds[id].step);
    }
    std::sort(part.nodes.begin(), part.nodes.end());
    part.nodes.erase(std::unique(part.nodes.begin(), part.nodes.end()), part.nodes.end());
    const auto number = [&](Node node) {
        return static_cast<Node>(
            std::lower_bound(part.nodes.begin(), part.nodes.end(), node) - part.nodes.begin());
    };
    part.network.nodes.reserve(part.nodes.size());
    for (const Node node : part.nodes) part.network.nodes.push_back(network.nodes[node]);
    for (const BoundId id : bounds) {
        BoundRow row = network.bounds[id];
        row.of = number(row.of);
        row.step = number(row.step);
        row.active = true;
        part.network.bounds.push_back(row);
    }
    connect(part.network);
    return part;
}

std::vector<BoundId> ancestors(const Network& network, const std::vector<Node>& from) {
    std::vector<bool> seen(network.nodes.size());
    std::vector<Node> open = from;
    std::vector<BoundId> bounds;
    for (const Node node : open) seen[node] = true;
    while (!open.empty()) {
        const Node node = open.back();
        open.pop_back();
        // The arcs that raise a node are those that leave it on the other side.
        for (std::int32_t arc = network.upper.first[node]; arc < network.upper.first[node + 1]; ++arc) {
            const BoundId id = network.upper.bound[arc];
            if (!network.bounds[id].active) continue;
            bounds.push_back(id);
            const Node next = network.upper.arcs[arc].to;
            if (seen[next]) continue;
            seen[next] = true;
            open.push_back(next);
        }
    }
    std::sort(bounds.begin(), bounds.end());
    return bounds;
}

std::vector<BoundId> needed_bounds(const Network& network, BoundId id, std::vector<BoundId> candidates) {
    std::vector<BoundId> kept; // latest first
    const auto clashes = [&](std::size_t prefix) {
        std::vector<BoundId> bounds(
            candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(prefix));
        bounds.insert(bounds.end(), kept.rbegin(), kept.rend());
        bounds.push_back(id);
        std::sort(bounds.begin(), bounds.end());
        return !feasible(network, bounds);
    };
    while (!clashes(0)) {
        std::size_t fits = 0, clash = candidates.size(); // the shortest prefix that still clashes
        while (clash - fits > 1) {
            const std::size_t middle = fits + (clash - fits) / 2;
            (clashes(middle) ? clash : fits) = middle;
        }
        kept.push_back(candidates[clash - 1]);
        candidates.resize(clash - 1);
    }
    std::reverse(kept.begin(), kept.end());
    return kept;
}

BoundId completing_bound(const Network& network, const Clash& clash) {
    if (clash.certain) return clash.bounds.back();
    const std::vector<BoundId> bounds = ancestors(network, clash.nodes);
    std::size_t fits = 0, clashes = bounds.size();
    while (clashes - fits > 1) {
        const std::size_t middle = fits + (clashes - fits) / 2;
        const std::vector<BoundId> prefix(
            bounds.begin(), bounds.begin() + static_cast<std::ptrdiff_t>(middle));
        (feasible(network, prefix) ? fits : clashes) = middle;
    }
    return bounds[clashes - 1];
}

Cause cause_of(const Network& network, BoundId id) {
    const BoundRow& row = network.bounds[id];
    Cause cause{row.rule == repeat_rule ? CauseKind::repeat : CauseKind::rule, network.nodes[row.step].at};
    cause.rule = row.rule == repeat_rule ? 0 : row.rule;
    cause.bound = row.bound;
    return cause;
}

Explanation explain(const Network& network, BoundId id, const std::vector<BoundId>& candidates) {
    Explanation out;
    Part part = part_of(network, with(candidates, id));
    const auto last = static_cast<BoundId>(
        std::lower_bound(part.bounds.begin(), part.bounds.end(), id) - part.bounds.begin());
    out.days = least_move(part.network, last);
    if (out.days == 0) return out;
    const std::vector<BoundId> clash = needed_bounds(network, id, candidates);
    for (auto bound = clash.rbegin(); bound != clash.rend(); ++bound)
        out.because.push_back(cause_of(network, *bound));
    Part core = part_of(network, with(clash, id));
    std::vector<Cause> hard;
    HardFacts(core.network, hard).reduce();
    out.because.insert(out.because.end(), hard.begin(), hard.end());
    out.ways_out = ways_out(network, id, candidates, clash, hard);
    return out;
}

} // namespace stf::schedule
