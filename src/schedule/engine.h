#pragma once
// Both passes over a plan and the hull of its scenarios, kept for what is asked next.
#include <vector>

#include "schedule/passes.h"
#include "schedule/scenarios.h"
#include "schedule/trip_search.h"

namespace stf::schedule {

struct Engine {
    Day today;
    PlanIndex index;
    Choices choices; // the first options
    Counts counts;
    Pass first, second;
    std::vector<StepRef> missed; // sorted
    Schedule base;               // without trips; proposed is the earliest day of the second pass
    std::vector<Node> nodes;     // per row of `base`: in the second pass, or no_node

    Engine(const plan::Plan&, Day today);

    // Journeys from today on; `accepted` comes from the plan.
    TripProblem trip_problem(const plan::Plan&) const;
    // With the best plan found so far.
    Schedule with_trips(const TripSearch&) const;
};

} // namespace stf::schedule
