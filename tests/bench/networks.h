#pragma once
// Seeded temporal networks of constants, and the plain queue that they are compared with.
#include <algorithm>

#include "plans.h"
#include "schedule/network.h"

namespace stf::bench {

// Points and constant constraints: forward in time with deadlines (pathway), or RCPSP/max-like chains with
// long loops back.
inline schedule::Network constant_network(int points, int constraints, bool adversarial, std::uint64_t seed) {
    using namespace schedule;
    Random random(seed);
    Network network;
    network.nodes.resize(static_cast<std::size_t>(points));
    network.nodes[0].kind = NodeKind::anchor;
    network.nodes[0].fixed = base::parse_day("2026-01-05")->count;
    network.bounds.reserve(static_cast<std::size_t>(constraints));
    const auto add = [&](int of, int step, int days, Bound bound) {
        BoundRow row;
        row.of = of;
        row.step = step;
        row.constant = days;
        row.bound = bound;
        network.bounds.push_back(row);
    };
    if (!adversarial) {
        for (int i = 1; i < points; ++i)
            add(i % 8 == 1 ? 0 : i - 1 - random.below(std::min(i, 8)), i, random.below(5), Bound::min);
        while (static_cast<int>(network.bounds.size()) < constraints) {
            const int i = random.between(1, points - 1);
            if (random.below(2))
                add(0, i, 40 * points, Bound::max);
            else
                add(i - 1 - random.below(std::min(i, 30)), i, random.below(5), Bound::min);
        }
    } else {
        // A chain against the order of the file, and a direct way to each point that is worse the longer the
        // chain: every pass of a plain queue raises everything that is left.
        for (int i = points - 1; i > 0; --i) {
            if (i + 1 < points) add(i + 1, i, 2, Bound::min);
            add(0, points - i, points - (points - i), Bound::min);
        }
    }
    connect(network);
    return network;
}

// The textbook's queue, for the ratio only.
template <class Clock>
bool fifo(const schedule::Network& network, std::vector<std::int32_t>& value, double limit_ms, Clock now_ms) {
    using namespace schedule;
    const Side& side = network.lower;
    const std::size_t count = network.nodes.size();
    value.assign(count, free_from);
    value[0] = network.nodes[0].fixed;
    std::vector<std::int32_t> ring(count + 1);
    std::vector<char> queued(count);
    std::size_t head = 0, tail = 1;
    ring[0] = 0;
    const double begin = now_ms();
    for (long steps = 0; head != tail; ++steps) {
        if ((steps & 65535) == 0 && now_ms() - begin > limit_ms) return false;
        const std::int32_t node = ring[head];
        head = head == count ? 0 : head + 1;
        queued[static_cast<std::size_t>(node)] = 0;
        for (std::int32_t arc = side.first[node]; arc < side.first[node + 1]; ++arc) {
            const Arc& row = side.arcs[arc];
            if (value[static_cast<std::size_t>(node)] + row.days <= value[static_cast<std::size_t>(row.to)] ||
                row.to == 0)
                continue;
            value[static_cast<std::size_t>(row.to)] = value[static_cast<std::size_t>(node)] + row.days;
            if (queued[static_cast<std::size_t>(row.to)]) continue;
            queued[static_cast<std::size_t>(row.to)] = 1;
            ring[tail] = row.to;
            tail = tail == count ? 0 : tail + 1;
        }
    }
    return true;
}

} // namespace stf::bench
