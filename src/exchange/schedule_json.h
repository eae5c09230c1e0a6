#pragma once
// A schedule as `stifinner schedule` prints it: JSON, one line per step and broken rule, the same bytes
// everywhere.
#include <string>

#include "plan/plan.h"
#include "schedule/schedule.h"

namespace stf::exchange {

std::string schedule_json(const plan::Plan&, const schedule::Schedule&);

} // namespace stf::exchange
