#pragma once
// What can be done on the timeline besides the commands of the table.
#include <variant>

#include "plan/plan.h"
#include "view/date_draft.h"

namespace stf::view {

enum class TimelineFace : std::uint8_t { map, exact };

struct ShowFace {
    TimelineFace face;
};
// The whole plan at once.
struct ShowAll {};
// Opens or closes the form that goes to a date.
struct AskDate {
    bool open;
};
struct EditTimelineDate {
    DateDraft date;
};
// `what_if`: the plan as it would be if it were that day; else the day is only shown.
struct SubmitTimelineDate {
    bool what_if;
};
struct BackToToday {};
// Another day for the step whose day is being tried.
struct TryDay {
    plan::Reference at;
    base::Day day;
};

using TimelineCommand =
    std::variant<ShowFace, ShowAll, AskDate, EditTimelineDate, SubmitTimelineDate, BackToToday, TryDay>;

} // namespace stf::view
