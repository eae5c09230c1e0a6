#pragma once
// What a step in the hand would mean on the day under it: which others follow, how many journeys it makes,
// and why it does not fit, in words. Made while it is carried, so from what is at hand and never by
// scheduling anew.
#include <string>
#include <utility>
#include <vector>

#include "schedule/planner.h"
#include "view/map_view.h"
#include "view/rows.h"

namespace stf::view {

// Made once, when the step is lifted.
struct DragIndex {
    struct Stop { // a day at a place, and how many visits it has
        std::int32_t place = 0;
        base::Day from, to;
        std::int32_t visits = 0;
    };
    std::vector<std::pair<schedule::StepRef, std::int32_t>> marks; // sorted
    std::vector<Stop> stops;                                       // by place, then day
    std::vector<std::string> places;
};
DragIndex drag_index(const MapView&);

struct DragView {
    std::vector<MovedMark> moved; // the other steps, by mark
    int journeys = 0;             // more than now, or fewer
    bool fits = false;
    std::string title, text;
};
// `mark`: the one that is carried.
DragView drag_view(
    const Source&, const MapView&, const DragIndex&, std::int32_t mark, base::Day, const schedule::Preview&);

} // namespace stf::view
