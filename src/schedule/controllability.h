#pragma once
// Simple temporal networks with uncertainty, in whole days; see waits.h.
#include <cstdint>
#include <vector>

namespace stf::schedule {

struct UncertainNetwork {
    struct Edge { // to - from <= days
        std::int32_t from, to;
        std::int64_t days;
    };
    struct Wait { // at - from is chosen by someone else, between least (not negative) and most
        std::int32_t from, at;
        std::int64_t least, most;
    };
    std::int32_t nodes = 0;
    std::vector<Edge> edges;
    std::vector<Wait> waits; // at most one for each `at`
};

bool controllable(const UncertainNetwork&);

} // namespace stf::schedule
