#pragma once
// What state a step is in, as every face of the plan shows it: the map, the exact timeline, lists and print.
#include "pathway/pathway.h"
#include "schedule/schedule.h"

namespace stf::view {

enum class MarkState : std::uint8_t { done, booked, proposed, possible, late, broken };

// `broken`: a rule of the step is broken whatever the day. Dropped and undated steps have no mark; they
// answer `proposed`.
MarkState mark_state(const schedule::StepDates&, bool broken);

bool is_local(const pathway::Step&);                            // rests on a local agreement: a pennant
bool is_at_home(const pathway::Step&, const pathway::Pathway&); // happens where the person lives

} // namespace stf::view
