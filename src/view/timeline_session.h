#pragma once
// What the timeline keeps while the app is open. None of it is saved.
#include <optional>

#include "base/date.h"
#include "view/date_draft.h"

namespace stf::view {

struct TimelineSession {
    bool exact = false;       // the exact timeline, where the map would be
    bool asking_date = false; // the form that goes to a date is open
    DateDraft date;
    DateProblem problem = DateProblem::none;
    std::optional<base::Day> what_if; // the day that is looked at as if it were today
};

} // namespace stf::view
