#pragma once
// Plan files in and out. read(write(p)) == p; unknown fields are kept, the pathways' files verbatim.
#include "base/result.h"
#include "plan/plan.h"
#include "json/value.h"

namespace stf::plan {

// Faults make it unschedulable; warnings (unknown fields) come along. Contradictory rules are no fault here:
// the schedule settles them.
base::Result<Plan> read(json::Value);

json::Value write(const Plan&);
// json::write(write(p)), without the tree: what is kept at every change.
std::string text(const Plan&);

// A step with a place that no day is left for, now that the person's unavailable days are known; nullptr if
// there is none.
const pathway::Step* step_without_days(const Plan&);

} // namespace stf::plan
