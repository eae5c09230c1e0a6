#pragma once
// The first and the second pass over one answer to every decision; see "What the schedule is" in the design.
#include <memory>
#include <optional>
#include <vector>

#include "schedule/compile.h"
#include "schedule/settle.h"

namespace stf::schedule {

// A settled network with its earliest and latest days.
struct Pass {
    std::unique_ptr<Compiled> compiled; // the propagators point into it
    Settled settled;
    std::unique_ptr<Propagator> lower, upper;
};

struct PassOptions {
    Day today; // for the horizon of repeats
    const std::vector<StepId>* only = nullptr;
};

// Ignores today but for the horizon of repeats. `counts` grows to how many occurrences there are.
Pass first_pass(PlanIndex&, const Choices&, Counts& counts, const PassOptions&);

// The same in two: with no more of each series than its facts (nothing if there is no series), and whole.
std::optional<Pass> short_pass(PlanIndex&, const Choices&, const Counts& first, const PassOptions&);
void grow(const PlanIndex&, const Pass& short_pass, Counts&, Day today);
Pass whole_pass(PlanIndex&, const Choices&, const Counts&, const PassOptions&);

// Settles a pass again after the own days of these nodes have changed in its network. Returns all that hangs
// together with them.
std::vector<Node> settle_again(Pass&, const std::vector<Node>& changed);

// Occurrences whose successor is already due; sorted.
std::vector<StepRef> missed_occurrences(const PlanIndex&, const Pass& first, Day today);

// With today as the earliest day of open steps: the first pass, and settled again what hangs together with
// steps that would be earlier.
Pass second_pass(const Pass& first, Day today, const std::vector<StepRef>& missed);
// The same for a second pass that has been made of this first one before its days changed.
void follow_first(Pass& second, const Pass& first, Day today, const std::vector<StepRef>& missed);

} // namespace stf::schedule
