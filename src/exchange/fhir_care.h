#pragma once
// What matters to the person, how it goes (PSFS) and who has been told what: Goal, Observation and Consent.
#include <vector>

#include "exchange/fhir_foreign.h"
#include "plan/plan.h"

namespace stf::exchange::fhir {

std::vector<json::Value> care_resources(const plan::Plan&, Words);
// What FHIR has no resource for, as it stands in a plan file: the plan for getting worse, who does a step,
// whose copy it is.
json::Value care_rest(const plan::Plan&);
// Into the JSON of a plan; what was read is added to `used`.
void read_care(const Resources&, std::vector<const json::Value*>& used, NotRead&, json::Value& plan, Words);

} // namespace stf::exchange::fhir
