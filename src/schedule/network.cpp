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

bool is_computed(const Network& network, const BoundRow& bound, Node head) {
    return bound.constant == no_day || (network.nodes[head].days != 0 && network.nodes[head].fixed == no_day);
}

std::int32_t arc_days(const Network& network, const BoundRow& bound, Node head) {
    if (!bound.active) return off;
    if (is_computed(network, bound, head)) return computed;
    return bound.bound == Bound::min ? bound.constant - bound.moved : -bound.constant - bound.moved;
}

void lay(Network& network, Side& side, bool upper) {
    const std::size_t nodes = network.nodes.size(), count = network.bounds.size();
    side.upper = upper;
    side.first.assign(nodes + 1, 0);
    side.arcs.resize(count);
    side.bound.resize(count);
    side.place.resize(count);
    for (const BoundRow& bound : network.bounds) ++side.first[tail_of(bound, upper) + 1];
    for (std::size_t i = 0; i < nodes; ++i) side.first[i + 1] += side.first[i];
    std::vector<std::int32_t> next(side.first.begin(), side.first.end() - 1);
    for (std::size_t i = 0; i < count; ++i) {
        const BoundRow& bound = network.bounds[i];
        const std::int32_t arc = next[tail_of(bound, upper)]++;
        const Node head = head_of(bound, upper);
        side.arcs[arc] = {head, arc_days(network, bound, head)};
        side.bound[arc] = static_cast<BoundId>(i);
        side.place[i] = arc;
    }
}

void refresh(Network& network, BoundId id) {
    for (Side* side : {&network.lower, &network.upper}) {
        Arc& arc = side->arcs[side->place[id]];
        arc.days = arc_days(network, network.bounds[id], arc.to);
    }
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
    lay(network, network.lower, false);
    lay(network, network.upper, true);
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
            side->arcs[side->place[id]].days = arc_days(network, network.bounds[id], node);
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

std::int32_t demand_of(const Network& network, bool upper, BoundId id, std::int32_t tail_value) {
    const BoundRow& bound = network.bounds[id];
    const std::int32_t day = upper ? -tail_value : tail_value;
    std::int64_t wanted;
    if (bound.constant != no_day) {
        const std::int32_t days =
            bound.bound == Bound::min ? bound.constant - bound.moved : -bound.constant - bound.moved;
        wanted = std::int64_t{day} + (upper ? -days : days);
    } else {
        const Limit& limit = (*network.limits)[bound.limit];
        if (!upper)
            wanted = bound.bound == Bound::min ? forward(network, limit, day) - bound.moved
                                               : first_reaching(network, limit, day - bound.moved);
        else
            wanted = bound.bound == Bound::min ? last_within(network, limit, day + bound.moved)
                                               : forward(network, limit, day) + bound.moved;
    }
    return rounded(network, upper, head_of(bound, upper), clamped(upper ? -wanted : wanted));
}

std::int32_t demand(const Network& network, const Side& side, std::int32_t arc, std::int32_t tail_value) {
    const Arc& row = side.arcs[arc];
    if (row.days == computed) return demand_of(network, side.upper, side.bound[arc], tail_value);
    return clamped(std::int64_t{tail_value} + row.days);
}

} // namespace stf::schedule
