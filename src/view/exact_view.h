#pragma once
// The exact timeline as plain data: in each lane its steps, each with its window, its ends as firm as they
// are, and its marks; a repeated step is one thing. Marks are those of MapView. Zoom and rows are for `ui`.
#include <optional>
#include <string>
#include <vector>

#include "view/map_view.h"

namespace stf::view {

struct ExactItem {
    std::int32_t first = 0, count = 1; // in ExactView::order: its marks, by day
    base::Day begin, end;              // of all that is drawn, both inclusive
    std::optional<base::Day> from, to; // between which days it can be, where that is not one day
    std::int16_t lane = 0;             // of MapView::lanes
    bool approximate_from = false, approximate_to = false;
    bool late = false, series = false, possible = false, local = false;
};

struct ExactStage { // a part of a pathway, from its first thing to its last
    std::string title;
    base::Day from, to;
};

struct ExactView {
    std::vector<ExactItem> items;         // a lane after the other, by first day
    std::vector<std::int32_t> lane_begin; // in items; one more than there are lanes
    std::vector<std::int32_t> order;      // marks, an item after the other
    std::vector<std::int32_t> item_of;    // of each mark
    std::vector<ExactStage> stages;       // by first day
    std::int32_t most_in_a_month = 0;     // items; many: the exact timeline says more than the map
};
ExactView exact_view(const MapView&, const plan::Plan&, const schedule::Schedule&, const Texts&);

// What binds a step to others, for the one that is selected.
struct ExactLink {
    std::int32_t from = -1, to = -1; // marks; from -1: an anchor
    base::Day day;                   // of the anchor
    std::string anchor;              // its title
};
std::vector<ExactLink> exact_links(const MapView&, const plan::Plan&, const Texts&, std::int32_t mark);

struct ExactLabel {
    std::string title, sub; // sub: which pathway, or which part of it
};
ExactLabel exact_label(const MapSource&, const MapView&, const ExactView&, const ExactItem&);
std::string exact_name(
    const MapSource&, const MapView&, const MapMark&); // all that is shown of a mark, in words
std::string place_name(const MapSource&, const MapJourney&, const MapView&);
int week_of(base::Day); // ISO 8601

} // namespace stf::view
