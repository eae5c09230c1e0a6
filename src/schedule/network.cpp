#include "schedule/network.h"

#include <algorithm>

namespace stf::schedule {
namespace {

using base::Day;
using base::Lag;
using base::Unit;

std::int64_t in_days(Lag lag) {
    if (lag.unit == Unit::day) return lag.count;
    if (lag.unit == Unit::week) return std::int64_t{lag.count} * 7;
    return INT64_MAX;
}

// The days a head is rounded to when something leads to it.
std::int32_t set_of(const Network& network, Node head) {
    const NodeRow& row = network.nodes[head];
    return row.fixed == no_day ? row.days : 0;
}

std::int32_t constant_shift(const BoundRow& bound) {
    return bound.bound == Bound::min ? bound.constant - bound.moved : -bound.constant - bound.moved;
}

Reach reach_of(const BoundRow& bound, bool upper, std::int32_t set) {
    const bool forward = (bound.bound == Bound::min) != upper;
    if (bound.constant != no_day) return {no_limit, constant_shift(bound), set, forward};
    return {bound.limit, bound.moved, set, forward};
}

void lay_arc(const Network& network, Side& side, std::int32_t arc, BoundId id) {
    const BoundRow& bound = network.bounds[id];
    const Node head = side.arcs[arc].to;
    const std::int32_t set = set_of(network, head);
    side.arcs[arc].days = !bound.active        ? off
        : bound.constant == no_day || set != 0 ? computed
                                               : constant_shift(bound);
    if (!side.reach.empty()) side.reach[arc] = reach_of(bound, side.upper, set);
}

bool can_compute(const Network& network) {
    return std::any_of(
               network.nodes.begin(), network.nodes.end(),
               [](const NodeRow& row) { return row.days != 0; }) ||
        std::any_of(network.bounds.begin(), network.bounds.end(), [](const BoundRow& bound) {
               return bound.constant == no_day;
           });
}

void lay(Network& network, Side& side, bool upper, bool computes) {
    const std::size_t nodes = network.nodes.size(), count = network.bounds.size();
    side.upper = upper;
    side.first.assign(nodes + 1, 0);
    side.arcs.resize(count);
    side.tail.resize(count);
    side.reach.resize(computes ? count : 0);
    side.bound.resize(count);
    side.place.resize(count);
    for (const BoundRow& bound : network.bounds) ++side.first[tail_of(bound, upper) + 1];
    for (std::size_t i = 0; i < nodes; ++i) side.first[i + 1] += side.first[i];
    std::vector<std::int32_t> next(side.first.begin(), side.first.end() - 1);
    for (std::size_t i = 0; i < count; ++i) {
        const BoundRow& bound = network.bounds[i];
        const Node tail = tail_of(bound, upper);
        const std::int32_t arc = next[tail]++;
        side.tail[arc] = tail;
        side.arcs[arc].to = head_of(bound, upper);
        side.bound[arc] = static_cast<BoundId>(i);
        side.place[i] = arc;
        lay_arc(network, side, arc, static_cast<BoundId>(i));
    }
}

void refresh(Network& network, BoundId id) {
    for (Side* side : {&network.lower, &network.upper}) lay_arc(network, *side, side->place[id], id);
}

// Values stay within twice `beyond`, so that sums of two never overflow.
std::int32_t clamped(std::int64_t day) {
    return static_cast<std::int32_t>(
        std::clamp<std::int64_t>(day, -2 * std::int64_t{beyond}, 2 * std::int64_t{beyond}));
}

std::int32_t forward(const Network& network, const Limit& limit, std::int32_t day) {
    const std::int32_t reached = add(add(Day(day), limit.stay), limit.lag).count;
    return limit.days ? (*network.days)[limit.days].next(reached) : reached;
}

// The first day whose limit is at or after `goal`.
std::int32_t first_reaching(const Network& network, const Limit& limit, std::int32_t goal) {
    if (limit.days) goal = (*network.days)[limit.days].previous(goal - 1) + 1;
    return base::first_reaching(base::first_reaching(Day(goal), limit.lag), limit.stay).count;
}

// The last day whose limit is at or before `last`.
std::int32_t last_within(const Network& network, const Limit& limit, std::int32_t last) {
    if (limit.days) last = (*network.days)[limit.days].previous(last);
    return base::last_within(base::last_within(Day(last), limit.lag), limit.stay).count;
}

} // namespace

std::int32_t constant_of(const Limit& limit) {
    const std::int64_t stay = in_days(limit.stay), lag = in_days(limit.lag);
    if (stay == INT64_MAX || lag == INT64_MAX || limit.days) return no_day;
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(stay + lag, -beyond, beyond));
}

void connect(Network& network) {
    const bool computes = can_compute(network);
    lay(network, network.lower, false, computes);
    lay(network, network.upper, true, computes);
}

void suspend(Network& network, BoundId id) {
    network.bounds[id].active = false;
    refresh(network, id);
}

void restore(Network& network, BoundId id, std::int32_t moved) {
    network.bounds[id].active = true;
    network.bounds[id].moved = moved;
    refresh(network, id);
}

void refresh_into(Network& network, Node node) {
    if (!network.nodes[node].days) return;
    for (Side* side : {&network.lower, &network.upper}) {
        const Side& other = network.side(!side->upper);
        for (std::int32_t back = other.first[node]; back < other.first[node + 1]; ++back) {
            const BoundId id = other.bound[back];
            lay_arc(network, *side, side->place[id], id);
        }
    }
}

std::int32_t limit_day(const Network& network, const BoundRow& bound, std::int32_t of_day) {
    const std::int32_t day = bound.constant != no_day
        ? of_day + bound.constant
        : forward(network, (*network.limits)[bound.limit], of_day);
    return bound.bound == Bound::min ? day - bound.moved : day + bound.moved;
}

std::int32_t rounded(const Network& network, bool upper, Node node, std::int32_t value) {
    const NodeRow& row = network.nodes[node];
    if (!row.days || row.fixed != no_day) return value;
    const DayRule& days = (*network.days)[row.days];
    return upper ? -days.previous(-value) : days.next(value);
}

namespace {

std::int32_t demanded(const Network& network, bool upper, const Reach& reach, std::int32_t tail_value) {
    std::int64_t value = std::int64_t{tail_value} + reach.days;
    if (reach.limit != no_limit) {
        const Limit& limit = (*network.limits)[reach.limit];
        const std::int32_t day = upper ? -tail_value : tail_value;
        value = reach.forward ? (upper ? -1 : 1) * std::int64_t{forward(network, limit, day)} - reach.days
            : upper           ? -std::int64_t{last_within(network, limit, day + reach.days)}
                              : first_reaching(network, limit, day - reach.days);
    }
    if (!reach.set) return clamped(value);
    const DayRule& days = (*network.days)[reach.set];
    return upper ? -days.previous(-clamped(value)) : days.next(clamped(value));
}

} // namespace

std::int32_t demand_of(const Network& network, bool upper, BoundId id, std::int32_t tail_value) {
    const BoundRow& bound = network.bounds[id];
    return demanded(
        network, upper, reach_of(bound, upper, set_of(network, head_of(bound, upper))), tail_value);
}

std::int32_t demand(const Network& network, const Side& side, std::int32_t arc, std::int32_t tail_value) {
    const Arc& row = side.arcs[arc];
    if (row.days == computed) return demanded(network, side.upper, side.reach[arc], tail_value);
    return clamped(std::int64_t{tail_value} + row.days);
}

} // namespace stf::schedule
