#pragma once
// Which bounds hold: they are tried in their order, and one that clashes with the hard facts and those before
// it is moved by the least number of days that lets it hold.
#include <cstdint>
#include <vector>

#include "schedule/explain.h"
#include "schedule/network.h"
#include "schedule/propagate.h"

namespace stf::schedule {

struct Settled {
    struct Moved {
        BoundId bound;
        Explanation why;
    };
    std::vector<Moved> broken; // in the order tried
};

// Afterwards every bound of the network is in force, the broken ones moved, and `lower`, its lower side, is
// solved.
Settled settle(Network&, Propagator& lower);

} // namespace stf::schedule
