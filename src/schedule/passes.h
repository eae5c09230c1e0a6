#pragma once
// The first and the second pass over one answer to every decision; see "What the schedule is" in the design.
#include <memory>
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

// Occurrences whose successor is already due; sorted.
std::vector<StepRef> missed_occurrences(const PlanIndex&, const Pass& first, Day today);

// With today as the earliest day of open steps.
Pass second_pass(PlanIndex&, const Choices&, const Counts&, Day today, const std::vector<StepRef>& missed);

} // namespace stf::schedule
