#pragma once
// When and how often, as another system says it.
#include <optional>
#include <string>

#include "exchange/fhir_foreign.h"

namespace stf::exchange::fhir {

struct Timing {
    std::optional<base::Day> from, to; // from to: the days the first time may be on
    json::Value repeat;                // as of a step of ours; null if it is more often than once a week
    std::string words;                 // "Hvor ofte: ...", in the person's language; empty if that isn't said
};

// Source: FHIR R4, datatype Timing. What it says of meals, of lengths and of bounds other than days is told
// as not read.
Timing timing_of(const json::Value* timing, NotRead&, Words);

std::string date_words(base::Day, Words); // "31. august 2026"
// "{name}" in the text replaced.
std::string filled(std::string text, std::string_view name, std::string_view value);

} // namespace stf::exchange::fhir
