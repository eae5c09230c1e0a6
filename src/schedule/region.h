#pragma once
// The part of a settled network that a clash with one more bound can lie in. Every clash is a chain of bounds
// (or several) that pushes a day past one that stands; so it is found by raising what the bound raises, and
// then going back from what that runs into, along those bounds only that push further than can be borne. The
// cost is that of what changes.
#include <cstdint>
#include <optional>
#include <vector>

#include "schedule/network.h"
#include "schedule/propagate.h"

namespace stf::schedule {

class Regions {
public:
    explicit Regions(const Network&);

    // The bounds tried before `id` (sorted) that a clash with it can need, when the others are settled in
    // `lower` and `id` is out of force. Nothing if cycles through the calendar hide them.
    std::optional<std::vector<BoundId>> around(Propagator& lower, BoundId id);

private:
    void allow(Node, std::int32_t day);
    bool go_back(const Propagator& lower);

    const Network& network_;
    std::vector<std::int32_t> last_; // per node: the last day that can be borne
    std::vector<Node> touched_, open_;
    std::vector<std::uint8_t> is_open_;
    std::vector<BoundId> found_;
};

// What hangs together with these nodes by bounds, in force or not; nothing hangs together through a fixed day
// other than theirs. Fixed nodes that are met are left out. Nothing if it is more than `most` nodes.
struct Component {
    std::vector<Node> nodes;
    std::vector<BoundId> bounds; // sorted
};
std::optional<Component> component_of(const Network&, const std::vector<Node>&, std::size_t most = SIZE_MAX);

// All bounds tried before `id` (sorted) that hang together with it; nothing hangs together through a fixed
// day.
std::vector<BoundId> component_before(const Network&, BoundId id);

} // namespace stf::schedule
