// All bounds are tried at once. Each clash found sets aside the bound that completes it in the order tried;
// when the rest admits a schedule, the first one set aside is known to stand after nothing but settled
// bounds, so it is judged against those alone and put back, moved. Whatever clashes with it then comes later
// in the order and is set aside in its turn.
#include "schedule/settle.h"

#include <algorithm>
#include <numeric>

#include "schedule/region.h"

namespace stf::schedule {
namespace {

class Settler {
public:
    Settler(Network& network, Propagator& lower) : network_(network), lower_(lower), regions_(network) {}

    Settled run() {
        lower_.start();
        bool floating_changed = true;
        for (;;) {
            settle_rest(floating_changed);
            if (aside_.empty()) return std::move(out_);
            const BoundId id = aside_.front();
            aside_.erase(aside_.begin());
            const BoundRow& bound = network_.bounds[id];
            floating_changed = floats(bound.of) && floats(bound.step);
            judge(id);
        }
    }

private:
    bool floats(Node node) const { return lower_.value(node) < -beyond; }

    // Sets bounds aside until the others admit a schedule.
    void settle_rest(bool floating_changed) {
        for (;;) {
            if (lower_.settle_bounded() && (!floating_changed || lower_.settle_floating())) return;
            const BoundId id = completing_bound(network_, lower_.clash());
            if (id <= judged_) { // its part of the network was taken too small
                take_back(judged_);
                continue;
            }
            suspend(network_, id);
            lower_.retract(id);
            aside_.insert(std::lower_bound(aside_.begin(), aside_.end(), id), id);
        }
    }

    void judge(BoundId id) {
        judged_ = id;
        auto candidates = regions_.around(lower_, id);
        if (!candidates)
            candidates = floats(network_.bounds[id].of) && floats(network_.bounds[id].step)
                ? cycles_before(id)
                : all_before(id);
        put_back(id, explain(network_, id, *candidates));
    }

    void take_back(BoundId id) {
        suspend(network_, id);
        lower_.retract(id);
        if (!out_.broken.empty() && out_.broken.back().bound == id) out_.broken.pop_back();
        network_.bounds[id].moved = 0;
        put_back(id, explain(network_, id, all_before(id)));
        lower_.start();
    }

    void put_back(BoundId id, Explanation why) {
        restore(network_, id, why.days);
        if (why.days > 0) out_.broken.push_back({id, std::move(why)});
        lower_.revisit(tail_of(network_.bounds[id], false));
    }

    // What floats can only clash with itself, in a circle.
    std::vector<BoundId> cycles_before(BoundId id) const {
        std::vector<BoundId> bounds = ancestors(network_, {tail_of(network_.bounds[id], false)});
        bounds.erase(std::lower_bound(bounds.begin(), bounds.end(), id), bounds.end());
        return bounds;
    }

    static std::vector<BoundId> all_before(BoundId id) {
        std::vector<BoundId> before(static_cast<std::size_t>(id));
        std::iota(before.begin(), before.end(), 0);
        return before;
    }

    Network& network_;
    Propagator& lower_;
    Regions regions_;
    std::vector<BoundId> aside_; // sorted
    BoundId judged_ = -1;
    Settled out_;
};

} // namespace

Settled settle(Network& network, Propagator& lower) {
    return Settler(network, lower).run();
}

} // namespace stf::schedule
