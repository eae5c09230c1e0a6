#pragma once
// Which bounds hold: they are tried in their order, and one that clashes with the hard facts and those before
// it is moved by the least number of days that lets it hold.
#include <cstdint>
#include <vector>

#include "schedule/explain.h"
#include "schedule/network.h"
#include "schedule/propagate.h"
#include "schedule/region.h"

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

// The same after days of some nodes have changed: `nodes` and `bounds` are all that hangs together with them,
// the rest of the network is settled and stays as it is.
void settle_again(Network&, Propagator& lower, const Component&, Settled&);

} // namespace stf::schedule
