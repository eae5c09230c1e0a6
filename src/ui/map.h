#pragma once
// The map of the way: `layout_map` places what is in view, `paint_map` draws it, and the places are also the
// hit areas of the DOM. Both ways round: time to the right with the far services on top, or time downwards
// with home at the left.
#include <string>
#include <vector>

#include "ui/icons.h"
#include "ui/marks.h"
#include "ui/path.h"
#include "view/map_view.h"

namespace stf::ui {

struct MapCamera {
    double from = 0; // fractional day (base::Day::count) at the near edge of the area: left, or top
    float px_per_day = 15;
};

inline constexpr float map_px_per_day_min = 0.25f, map_px_per_day_max = 64;

// While a step is dragged: its free days light up, a day that cannot be raises a hill that would be, and the
// steps that would follow stand on the days they would get.
struct DragState {
    std::int32_t mark = -1; // of MapView::marks
    base::Day day;          // under the pointer
    bool clash = false;
    bool new_journey = false;
    std::vector<base::Day> possible;    // ascending
    std::string tag;                    // the date in words
    std::vector<view::MovedMark> moved; // by mark
};

struct OverviewLine { // of the whole plan; made anew when the plan or the room for it changes
    std::uint32_t plan = 0;
    Rect area;
    std::vector<ImVec2> walked, ahead;
};

struct MapOptions {
    bool vertical = false;
    float top_inset = 0;        // narrow: px of the area kept free above the first day, for the lanes' signs
    float overview_right = 230; // wide: px kept free at the right of the overview, for a button
    bool overview = true;
    std::int32_t selected = -1, hovered = -1; // of MapView::marks
    const DragState* drag = nullptr;
    OverviewLine* overview_line = nullptr; // kept from frame to frame
    std::uint32_t plan = 0;                // changes when the plan does
};

struct PlacedLane {
    float near = 0, far = 0; // across the axis: wide y (far < near), narrow x (near < far)
};

struct PlacedMark {
    std::int32_t mark = 0;
    float x = 0, y = 0, r = 15;
    Rect stay; // w > 0: a capsule
    Rect hit;
};

// Marks too close to be told apart; pressing it goes nearer.
struct PlacedGroup {
    std::int32_t first = 0, count = 0; // of MapView::by_lane
    std::int16_t lane = 0;
    base::Day from, to;
    Rect box, hit;
    bool late = false;         // one of them waits
    bool crowd = false;        // all that the lane has in these days
    bool one_journey = false;  // all of them, on one way
    bool series = false;       // all of one repeated step: shown as a line of small marks
    std::int32_t journeys = 0; // they ask for
    std::string text;
};

struct CrowdedDays { // of a lane, folded to one group; `to` is the day after
    std::int16_t lane = 0;
    base::Day from, to;
};

struct PlacedWindow {
    std::int32_t window = 0;
    Rect box;
};

struct PlacedLine { // a part of someone's line; ahead and possible: where its dots are
    std::vector<ImVec2> points;
    PathKind kind = PathKind::ahead;
    std::int32_t course = 0;
    bool behind_names =
        true; // false: of a hill whose peak is behind the lanes' names; it ends where they begin
};

struct PlacedFill { // under a hill
    std::vector<ImVec2> top, foot;
    bool clash = false;
    bool behind_names = true;
};

struct PlacedJourney {
    Rect box;
    bool possible = false;
};

struct PlacedLabel {
    std::int32_t mark = -1;
    float x = 0, top = 0; // left end; top of the line box
    std::string text;
    TextStyle style;
};

struct PlacedTick {
    base::Day day;
    float at = 0; // along the axis: the day's start
    std::string text;
    bool month = false;
};

struct PlacedVeil {
    float from = 0, to = 0; // along the axis
    bool holiday = false;
};

struct PlacedOverview {
    Rect area, frame; // frame: what the map shows now
    double first = 0; // fractional day at area.x
    float px_per_day = 1;
    float today = 0; // x
    std::vector<ImVec2> walked, ahead;
    std::vector<PlacedTick> months;

    double day_at(float x) const { return first + static_cast<double>((x - area.x) / px_per_day); }
};

struct MapLayout {
    Rect area, days; // the whole, and the part in which days are shown
    bool vertical = false;
    MapCamera camera;
    float gutter = 152;   // names of the lanes (wide), days of the month (narrow)
    float label_from = 0; // narrow: left edge of the labels' column
    float home = 0;       // across the axis, of the home line without its sway
    float today = 0;      // along the axis, the middle of the day
    bool today_in_view = false;
    Rect today_pill;
    bool folded = false; // some hills are stems: the exact timeline says more
    std::string today_text;
    std::vector<PlacedLane> lanes;
    std::vector<PlacedVeil> veils;
    std::vector<PlacedTick> ticks;
    std::vector<PlacedWindow> windows;
    std::vector<PlacedFill> fills;
    std::vector<PlacedLine> lines;
    std::vector<PlacedLine> stems;
    std::vector<PlacedJourney> journeys;
    std::vector<PlacedMark> marks; // in order of day
    std::vector<PlacedMark> left;  // where marks stand that would move to another day
    std::vector<PlacedGroup> groups;
    std::vector<CrowdedDays> crowded;
    std::vector<PlacedLabel> labels;
    std::vector<PlacedLine> leaders; // narrow: from a mark to its label
    PlacedOverview overview;
    float would_be = 0; // along the axis, of the hill that a dragged step would raise; 0: none

    float at(double day) const { // along the axis, of the day's start
        return (vertical ? days.y : area.x) +
            static_cast<float>((day - camera.from) * static_cast<double>(camera.px_per_day));
    }
    double day_at(float x, float y) const {
        return camera.from + static_cast<double>((vertical ? y - days.y : x - area.x) / camera.px_per_day);
    }
    float middle(base::Day day) const { return at(day.count + 0.5); }
};

MapLayout layout_map(
    const view::MapView&, const view::MapSource&, Rect area, MapCamera, const Canvas&,
    const MapOptions& = {});
void paint_map(
    const Canvas&, const view::MapView&, const view::MapSource&, const MapLayout&, const MapOptions& = {});

// A camera that shows these days, with some air around; never nearer than is pleasant to read.
// gutter: what the lanes' names take of the area.
MapCamera camera_for(base::Day from, base::Day to, Rect area, float gutter, bool vertical);
float map_gutter(const view::MapView&, Rect area, const Canvas&); // of the wide map
// Zooms by `factor` around a point of the area; the day under it stays there.
MapCamera zoomed(const MapLayout&, float factor, float x, float y);
MapCamera panned(const MapLayout&, float dx, float dy);

// The ground of a kind of service.
const Terrain& terrain_of(const Theme&, pathway::Level);
Icon icon_of(pathway::Level);

} // namespace stf::ui
