#pragma once
// HL7 FHIR R4 (4.0.1), out and in: a Bundle of CarePlan, Task, Appointment, Questionnaire and its responses,
// people and a PlanDefinition for each pathway. What FHIR has no place for goes in extensions whose addresses
// begin with urn:stifinner:; where the standard has a place, that is what is read, so that another system's
// changes count.
#include <optional>
#include <string>
#include <vector>

#include "exchange/icalendar.h"
#include "json/value.h"

namespace stf::exchange {

json::Value fhir_bundle(const plan::Plan&, const schedule::Schedule&, base::Language, Words);

struct FhirRead {
    std::optional<plan::Plan> plan;    // empty: nothing in it that a plan could be made of
    std::vector<std::string> not_read; // "Condition (3)", "CarePlan.addresses (1)": what was left out
    base::Faults faults;               // why there is no plan
};

bool is_fhir(const json::Value&);
// A Bundle, or one resource. `words` names what a foreign plan has no name for.
FhirRead read_fhir(const json::Value&, Words);

} // namespace stf::exchange
