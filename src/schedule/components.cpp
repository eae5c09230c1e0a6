#include "schedule/components.h"

#include <algorithm>
#include <numeric>

namespace stf::schedule {
namespace {

// Per node the number of its component. Fixed nodes stand alone: nothing goes through them.
std::vector<std::int32_t> components(
    const Network& network, const Side& side, const std::vector<Node>& among) {
    std::vector<std::int32_t> number(network.nodes.size(), -1), low(network.nodes.size()),
        component(network.nodes.size(), -1);
    std::vector<std::int32_t> next(side.first.begin(), side.first.end() - 1);
    std::vector<Node> path, open;
    std::int32_t numbers = 0, found = 0;
    const auto enter = [&](Node node) {
        number[node] = low[node] = numbers++;
        path.push_back(node);
        open.push_back(node);
    };
    for (const Node start : among) {
        if (number[start] >= 0) continue;
        enter(start);
        while (!path.empty()) {
            const Node node = path.back();
            if (next[node] < side.first[node + 1]) {
                const Node to = side.arcs[next[node]++].to;
                if (network.nodes[to].fixed != no_day) continue;
                if (number[to] < 0)
                    enter(to);
                else if (component[to] < 0)
                    low[node] = std::min(low[node], number[to]);
                continue;
            }
            path.pop_back();
            if (!path.empty()) low[path.back()] = std::min(low[path.back()], low[node]);
            if (low[node] != number[node]) continue;
            for (Node member = no_node; member != node;) {
                member = open.back();
                open.pop_back();
                component[member] = found;
            }
            ++found;
        }
    }
    return component;
}

} // namespace

CalendarCircles calendar_circles(const Network& network, const Side& side, const std::vector<Node>* among) {
    std::vector<Node> all;
    if (!among) {
        all.resize(network.nodes.size());
        std::iota(all.begin(), all.end(), 0);
        among = &all;
    }
    const std::vector<std::int32_t> component = components(network, side, *among);
    CalendarCircles out;
    out.of_node.assign(network.nodes.size(), -1);
    std::vector<std::int32_t> circle(network.nodes.size(), -1); // per component
    for (const Node node : *among)
        for (std::int32_t arc = side.first[node]; arc < side.first[node + 1]; ++arc) {
            const Node to = side.arcs[arc].to;
            if (component[to] != component[node] || network.nodes[to].fixed != no_day) continue;
            const BoundRow& bound = network.bounds[side.bound[arc]];
            if (bound.constant != no_day && !network.nodes[to].days) continue;
            if (circle[component[node]] < 0) {
                circle[component[node]] = static_cast<std::int32_t>(out.nodes.size());
                out.nodes.emplace_back();
            }
        }
    for (const Node node : *among) {
        const std::int32_t number = circle[component[node]];
        out.of_node[node] = number;
        if (number >= 0) out.nodes[number].push_back(node);
    }
    return out;
}

} // namespace stf::schedule
