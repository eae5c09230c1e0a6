#pragma once
// The exact timeline: every window with its ends, in rows below the services. `pack_exact` finds the rows for
// one zoom, `layout_exact` places what is in view, `paint_exact` draws it. Days, camera and marks are the
// map's.
#include "ui/map.h"
#include "view/exact_view.h"

namespace stf::ui {

// Which row each thing has. Depends on the zoom, not on where one has panned to.
struct ExactRows {
    struct Lane {
        std::int32_t first = 0, rows = 0; // in by_row
        bool labels = true;               // false: too many for words; only marks and bars
        bool folded = false;              // what found no row stands below, counted
    };
    std::uint32_t plan = 0;
    float px_per_day = 0, scale = 0;
    std::vector<Lane> lanes;                       // of MapView
    std::vector<std::vector<std::int32_t>> by_row; // things of a row, by first day; none overlap
    std::vector<std::vector<std::int32_t>> folded; // of each lane
};

struct ExactOptions {
    Rect shown; // the part of the window in which the chart is seen: days stand at its top
    std::int32_t selected = -1, hovered = -1; // of MapView::marks
    const DragState* drag = nullptr;
};

struct PlacedItem {
    std::int32_t item = 0;
    Rect box;          // all of it, words too
    Rect bar;          // of its window; w 0: none
    bool open = false; // the window has no last day
    float mark_y = 0;
    float label_x = 0, label_y = 0;
    std::string title, sub, note; // note: beside what waits
    float note_x = 0;
    std::int32_t first = 0, count = 0; // of ExactLayout::marks
    bool small = false;                // a series too dense for marks: a line of small ones
};

struct ExactLane {
    std::int32_t lane = 0; // of MapView
    float top = 0, bottom = 0;
};

struct ExactFold { // what found no row, counted by month
    Rect box;
    std::int32_t lane = 0, count = 0;
    base::Day from, to;
    std::string text;
};

struct ExactStop { // a journey
    float x = 0;
    std::int32_t journey = -1, visits = 1;
    std::string place, visits_text;
    float label_x = 0; // 0: no room for words
    bool clash = false;
};

struct ExactLine { // a rule between two steps
    ImVec2 from, to;
    std::string anchor;
};

struct ExactLayout {
    MapLayout axis; // area, days, camera, today: what zooming and dragging need
    float header = 0, rows_top = 0, journeys_top = 0, height = 0; // height: of the whole chart
    std::vector<ExactLane> lanes;
    std::vector<PlacedItem> items;
    std::vector<PlacedMark> marks, left;
    std::vector<ExactFold> folds;
    std::vector<ExactStop> stops;
    std::vector<ExactLine> lines;
    std::vector<PlacedTick> weeks, holidays;
    std::vector<std::pair<PlacedTick, float>> stages; // and where they end
    const PlacedItem* item_of(std::int32_t item) const;
};

void pack_exact(
    const view::MapView&, const view::ExactView&, const view::MapSource&, float px_per_day, const Canvas&,
    std::uint32_t plan, ExactRows&);
float exact_height(const view::MapView&, const ExactRows&, const Canvas&, bool narrow);
ExactLayout layout_exact(
    const view::MapView&, const view::ExactView&, const std::vector<view::ExactLink>&, const view::MapSource&,
    const ExactRows&, Rect area, MapCamera, const Canvas&, bool narrow, const ExactOptions&);
void paint_exact(
    const Canvas&, const view::MapView&, const view::ExactView&, const view::MapSource&, const ExactRows&,
    const ExactLayout&, const ExactOptions&, const std::string& journeys_title);

} // namespace stf::ui
