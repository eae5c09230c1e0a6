#pragma once
// Which nodes hang together in circles of bounds (Tarjan's strongly connected components, 1972), and which of
// those circles go through the calendar: there a day can be held up by the circle itself after what first
// raised it is gone.
#include <vector>

#include "schedule/network.h"

namespace stf::schedule {

struct CalendarCircles {
    std::vector<std::int32_t> of_node;    // number of the circle, or -1
    std::vector<std::vector<Node>> nodes; // per circle
};

// `among`: only what these nodes reach; the others are told to be in none.
CalendarCircles calendar_circles(const Network&, const Side&, const std::vector<Node>* among = nullptr);

} // namespace stf::schedule
