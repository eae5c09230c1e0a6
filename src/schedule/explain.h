#pragma once
// Why a bound cannot hold: the least days it must move, an inclusion-minimal clash, and what could be changed
// instead. Deletion in a fixed order, found by bisection (the idea of QuickXplain, Junker 2004) on the part
// of the network that matters.
#include <cstdint>
#include <vector>

#include "schedule/network.h"
#include "schedule/propagate.h"

namespace stf::schedule {

// The network with only these bounds (sorted), in the same order, and the nodes they touch.
struct Part {
    Network network;
    std::vector<BoundId> bounds; // per bound of the part: that of the whole
    std::vector<Node> nodes;     // per node of the part: that of the whole
};
Part part_of(const Network&, const std::vector<BoundId>& bounds);

// All bounds that a contradiction at these nodes can come from.
std::vector<BoundId> ancestors(const Network&, const std::vector<Node>&);

// Of a clash, the bound in the order tried that completes it: those up to it admit no schedule, those before
// it do.
BoundId completing_bound(const Network&, const Clash&);

// Of `candidates` (sorted), those that a clash with `id` needs, the latest deleted first; sorted.
std::vector<BoundId> needed_bounds(const Network&, BoundId id, std::vector<BoundId> candidates);

struct Explanation {
    std::int32_t days = 0;       // 0: it doesn't clash
    std::vector<Cause> because;  // bounds, the latest tried first, then sets of days, facts, anchors, today
    std::vector<Cause> ways_out; // weakest first, the bound itself first of all
};

// `candidates` (sorted) hold every bound tried before `id` that a clash with it can need.
Explanation explain(const Network&, BoundId id, const std::vector<BoundId>& candidates);

Cause cause_of(const Network&, BoundId);

} // namespace stf::schedule
