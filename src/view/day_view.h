#pragma once
// A day with several appointments, in words: in which order, how long between, and what does not go together.
#include <string>
#include <vector>

#include "schedule/day_order.h"
#include "view/rows.h"

namespace stf::view {

struct DayView {
    base::Day date;
    std::vector<std::string> order;   // Kl. 9.15: Blodprøve, Helsehuset. Så er det 20 minutter til neste.
    std::vector<std::string> trouble; // «Blodprøve» skal komme før «Legetime», men står etter. …
};

// Of days from `from` up to but not including `to`; only those of which there is something to say.
std::vector<DayView> day_views(const Source&, base::Day from, base::Day to);
DayView day_words(const Source&, const schedule::FullDay&);

} // namespace stf::view
