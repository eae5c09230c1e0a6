#pragma once
// Uncertain waits: rules with `wait`, within which someone else chooses the day. Can the plan be kept
// whatever day they choose, each later choice of one's own made in the knowledge of what has happened by
// then? That is dynamic controllability of a simple temporal network with uncertainty, decided by Morris's
// backward propagation from negative nodes ("Dynamic Controllability and Dispatchability Relationships",
// 2014): sound and complete for lags in days and weeks, where an answer can be acted on the same day.
#include <vector>

#include "plan/plan.h"
#include "schedule/schedule.h"

namespace stf::schedule {

struct Waits {
    bool any = false;  // there is an uncertain wait at all
    bool kept = true;  // the plan can be kept whatever happens
    bool exact = true; // false: calendars, months, sets of days or open ends were taken at their worst;
                       // `kept` still holds then
    std::vector<Cause> waits; // if not: the waits that are the trouble,
    std::vector<Cause>
        rules; // with the rules they are in trouble with (none of them could be left out), in the order tried
};

// Of the plan as it stands from today on, broken rules moved.
Waits waits(const plan::Plan&, Day today);

} // namespace stf::schedule
