#pragma once
// Both passes over a plan, kept for what is asked next.
#include <vector>

#include "schedule/passes.h"

namespace stf::schedule {

struct Engine {
    Day today;
    PlanIndex index;
    Choices choices; // the first options
    Counts counts;
    Pass first, second;
    std::vector<StepRef> missed; // sorted

    Engine(const plan::Plan&, Day today);
    Schedule schedule(const Options&);
};

} // namespace stf::schedule
