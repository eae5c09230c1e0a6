#pragma once
// How a date in three fields is understood.
#include <optional>

#include "base/date.h"
#include "view/drafts.h"

namespace stf::view {

struct DateAnswer {
    std::optional<base::Day> day;
    DateProblem problem = DateProblem::empty;
};

// `years`: how far from today a date may lie before it is asked about.
DateAnswer understand(const DateDraft&, base::Day today, int years);
DateDraft draft_of(std::optional<base::Day>);

} // namespace stf::view
