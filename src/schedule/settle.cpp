// All bounds are tried at once. Each clash found sets aside the bound that completes it in the order tried; when the rest admits a
// schedule, the first one set aside is known to stand after nothing but settled bounds, so it is judged against those alone and put
// back, moved. Whatever clashes with it then comes later in the order and is set aside in its turn.
#include "schedule/settle.h"

#include <algorithm>
#include <numeric>

namespace stf::schedule {

Settled settle(Network& network) {
    Settled settled;
    std::vector<BoundId> aside; // sorted
    for (;;) {
        Propagator lower(network, false);
        while (!lower.solve()) {
            const BoundId id = completing_bound(network, lower.clash());
            suspend(network, id);
            aside.insert(std::lower_bound(aside.begin(), aside.end(), id), id);
        }
        if (aside.empty()) return settled;
        const BoundId id = aside.front();
        aside.erase(aside.begin());
        std::vector<BoundId> before(static_cast<std::size_t>(id));
        std::iota(before.begin(), before.end(), 0);
        Explanation why = explain(network, id, before);
        restore(network, id, why.days);
        if (why.days > 0) settled.broken.push_back({id, std::move(why)});
    }
}

} // namespace stf::schedule
