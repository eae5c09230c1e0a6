// All bounds are tried at once. Each clash found sets aside the bound that completes it in the order tried;
// when the rest admits a schedule, the first one set aside is known to stand after nothing but settled
// bounds, so it is judged against those alone and put back, moved. Whatever clashes with it then comes later
// in the order and is set aside in its turn.
#include "schedule/settle.h"

#include <algorithm>

namespace stf::schedule {
namespace {

class Settler {
public:
    Settler(Network& network, Propagator& lower) : network_(network), lower_(lower) {}

    // The propagator has been started or restarted. `among`: only these nodes can have changed.
    Settled run(const std::vector<Node>* among) {
        among_ = among;
        bool floating_changed = true;
        for (;;) {
            settle_rest(floating_changed);
            if (aside_.empty()) return std::move(out_);
            const BoundId id = aside_.front();
            aside_.erase(aside_.begin());
            const BoundRow& bound = network_.bounds[id];
            floating_changed = floats(tail_of(bound, false));
            judge(id);
        }
    }

private:
    bool floats(Node node) const { return lower_.value(node) < -beyond; }

    // Sets bounds aside until the others admit a schedule.
    void settle_rest(bool floating_changed) {
        for (;;) {
            if (lower_.settle_bounded() && (!floating_changed || lower_.settle_floating(among_))) return;
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
        if (!regions_) regions_.emplace(network_);
        auto candidates = regions_->around(lower_, id);
        if (!candidates) candidates = component_before(network_, id);
        put_back(id, explain(network_, id, *candidates));
    }

    void take_back(BoundId id) {
        suspend(network_, id);
        lower_.retract(id);
        if (!out_.broken.empty() && out_.broken.back().bound == id) out_.broken.pop_back();
        network_.bounds[id].moved = 0;
        put_back(id, explain(network_, id, component_before(network_, id)));
        lower_.start();
    }

    void put_back(BoundId id, Explanation why) {
        restore(network_, id, why.days);
        if (why.days > 0) out_.broken.push_back({id, std::move(why)});
        lower_.revisit(id);
    }

    Network& network_;
    Propagator& lower_;
    std::optional<Regions> regions_; // from the first clash on
    std::vector<BoundId> aside_;     // sorted
    BoundId judged_ = -1;
    const std::vector<Node>* among_ = nullptr;
    Settled out_;
};

} // namespace

Settled settle(Network& network, Propagator& lower) {
    lower.start();
    return Settler(network, lower).run(nullptr);
}

void settle_again(Network& network, Propagator& lower, const Component& changed, Settled& settled) {
    std::erase_if(settled.broken, [&](const Settled::Moved& moved) {
        if (!std::binary_search(changed.bounds.begin(), changed.bounds.end(), moved.bound)) return false;
        restore(network, moved.bound, 0);
        return true;
    });
    lower.restart(changed.nodes);
    Settled again = Settler(network, lower).run(&changed.nodes);
    const auto middle = static_cast<std::ptrdiff_t>(settled.broken.size());
    for (Settled::Moved& moved : again.broken) settled.broken.push_back(std::move(moved));
    std::inplace_merge(
        settled.broken.begin(), settled.broken.begin() + middle, settled.broken.end(),
        [](const Settled::Moved& a, const Settled::Moved& b) { return a.bound < b.bound; });
}

} // namespace stf::schedule
