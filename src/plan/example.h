#pragma once
// Example persons: plans of invented people, with every date as a distance from today.
#include <string>
#include <vector>

#include "base/result.h"
#include "base/text.h"
#include "plan/plan.h"
#include "json/value.h"

namespace stf::plan {

// The ids of the pathways that the example needs.
std::vector<std::string> pathways_of_example(const json::Value&);

// {"format": "stifinner/example", …} as a plan of today. Faults stand where they are in the example's file.
base::Result<Plan> instantiate(
    const json::Value& example, const std::vector<pathway::PathwayPtr>&, Day today, base::Language);

} // namespace stf::plan
