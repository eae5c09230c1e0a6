#pragma once
// This week as a strip: seven days, what is on each, and today.
#include <array>
#include <string>
#include <vector>

#include "view/map_view.h"

namespace stf::view {

struct WeekDay {
    std::string label;                   // ons 22.
    std::vector<MarkState> marks;        // not what waits: that has a card of its own
    bool today = false, weekend = false; // a public holiday too
};

struct WeekView {
    std::array<WeekDay, 7> days; // from Monday
    int today = 0;               // of days
};

WeekView week_view(const MapView&, const Texts&);

} // namespace stf::view
