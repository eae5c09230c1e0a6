#pragma once
// The temporal network of a plan: days as nodes, rules as monotone bounds between them, in compressed rows
// both ways. A minimum says head >= limit(tail) and a maximum head <= limit(tail), where `limit` is any
// monotone function of a day (constant, working days, clamped months). With sets of days on single nodes this
// stays closed under min and max (Jeavons and Cooper 1995), so bounds propagation is exact: the all-earliest
// and the all-latest days are themselves schedules.
#include <cstdint>
#include <memory>
#include <vector>

#include "schedule/days.h"
#include "schedule/schedule.h"

namespace stf::schedule {

using Node = std::int32_t;
using BoundId = std::int32_t; // numbered in the order tried

inline constexpr Node no_node = -1;
inline constexpr std::int32_t no_day = INT32_MIN;
inline constexpr std::int32_t free_from = -(1 << 27); // where days that nothing bounds stand; see `beyond`

// The limit a rule computes: a stay's length, then the lag, then the next day of a set (repeats only).
struct Limit {
    base::Lag stay{0, base::Unit::day}, lag{0, base::Unit::day};
    std::int32_t days = 0;

    friend bool operator==(const Limit&, const Limit&) = default;
};

// Its value when both lags are days or weeks and nothing is rounded, else no_day. Clamped to `beyond`.
std::int32_t constant_of(const Limit&);

struct BoundRow {
    Node of = 0, step = 0;     // the rule's `of`, and the step that has the rule
    std::int32_t constant = 0; // days, or no_day: see `limit`
    std::int32_t limit = 0;    // number in Network::limits
    std::int32_t rule = 0;     // as in Cause; repeat_rule for a repeat
    std::int32_t moved = 0;    // days by which a broken one has been moved
    Bound bound = Bound::min;
    pathway::Strength strength = pathway::Strength::own;
    bool active = true; // left out while it waits to be settled
    bool wait = false;
};
inline constexpr std::int32_t repeat_rule = -1;

enum class NodeKind : std::uint8_t { anchor, step };

struct NodeRow {
    StepRef at;                     // an anchor: its number as `step`
    std::int32_t fixed = no_day;    // an anchor's day or a fact's
    std::int32_t floor = free_from; // earliest day on its own account: today
    std::int32_t days = 0;          // set of days it can be on, when it is open
    NodeKind kind = NodeKind::step;
    bool dropped = false;
};

struct Arc {
    std::int32_t to;
    std::int32_t days; // constant, `computed` or `off`
};
inline constexpr std::int32_t computed = INT32_MAX;
inline constexpr std::int32_t off = INT32_MIN / 2; // no value reached by it is ever larger

// What a computed arc demands, laid beside it so that no other row has to be read.
struct Reach {
    std::int32_t limit; // number in Network::limits; no_limit: a constant
    std::int32_t days;  // the constant in the side's sign; with a limit, how far it has been moved
    std::int32_t set;   // rounded to a day of this set, 0: every day
    bool forward;       // the tail is what the limit counts from
};
inline constexpr std::int32_t no_limit = -1;

// Arcs that raise their head: value(to) >= value(from) + days. On the upper side days are counted backwards
// (value = -day), so the same propagation finds the latest days, and the constants are the same.
struct Side {
    std::vector<std::int32_t> first; // per node, and one more
    std::vector<Arc> arcs;
    std::vector<Node> tail;          // per arc: a walk along all of them needs no end per node
    std::vector<Reach> reach;        // per arc; empty where none can be computed
    std::vector<BoundId> bound;      // per arc
    std::vector<std::int32_t> place; // per bound: its arc
    bool upper = false;
};

struct Network {
    std::vector<NodeRow> nodes;
    std::vector<BoundRow> bounds;
    std::shared_ptr<std::vector<Limit>> limits = std::make_shared<std::vector<Limit>>(); // parts share it
    DayRules* days = nullptr;                                                            // the plan's
    Side lower, upper;

    const Side& side(bool want_upper) const { return want_upper ? upper : lower; }
};

// Lays the arcs of both sides; call after nodes and bounds are complete.
void connect(Network&);

// Takes a bound out of force, or puts it back moved by `days`.
void suspend(Network&, BoundId);
void restore(Network&, BoundId, std::int32_t moved);

// After a node with a set of days has been fixed or let go: its days round what leads to it, or don't.
void refresh_into(Network&, Node);

// Lower side: a minimum raises the step, a maximum raises what it counts from. Upper side: the other way
// round.
inline Node tail_of(const BoundRow& bound, bool upper) {
    return (bound.bound == Bound::min) == upper ? bound.step : bound.of;
}
inline Node head_of(const BoundRow& bound, bool upper) {
    return (bound.bound == Bound::min) == upper ? bound.of : bound.step;
}

// The value an arc demands of its head, given its tail's; in the side's own sign.
std::int32_t demand(const Network&, const Side&, std::int32_t arc, std::int32_t tail_value);

// The same for a bound, whether it is in force or not.
std::int32_t demand_of(const Network&, bool upper, BoundId, std::int32_t tail_value);

// The computed limit of a bound for a day of its `of`, moved.
std::int32_t limit_day(const Network&, const BoundRow&, std::int32_t of_day);

// The first value of the side at or after `value` on which the node can be.
std::int32_t rounded(const Network&, bool upper, Node, std::int32_t value);

} // namespace stf::schedule
