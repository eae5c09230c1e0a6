#pragma once
// What the parts of the map share: its axes and the shapes of its ground. Not for other files.
#include <cmath>

#include "ui/map.h"

namespace stf::ui::map_parts {

// u: px of the world along the axis; the ground moves with the days.
float lane_edge(int lane, float u);
float home_sway(float u);

inline constexpr float course_step = 13; // px between the home lines of two courses

class Axes {
public:
    Axes(const MapLayout& layout, base::Day today, bool straight)
        : layout_(layout), today_(today), straight_(straight) {}

    ImVec2 point(float along, float across) const {
        return layout_.vertical ? ImVec2(across, along) : ImVec2(along, across);
    }
    float along(ImVec2 p) const { return layout_.vertical ? p.y : p.x; }
    float across(ImVec2 p) const { return layout_.vertical ? p.x : p.y; }
    float world(float along_px) const {
        const float start = layout_.vertical ? layout_.days.y : layout_.area.x;
        return along_px - start +
            static_cast<float>(
                   (layout_.camera.from - today_.count) * static_cast<double>(layout_.camera.px_per_day));
    }
    float start() const { return layout_.vertical ? layout_.days.y : layout_.area.x; }
    float end() const {
        return layout_.vertical ? layout_.days.y + layout_.days.h : layout_.area.x + layout_.area.w;
    }
    float first_shown() const {
        return layout_.vertical ? layout_.days.y : layout_.area.x + layout_.gutter;
    } // where the names end

    float home(float along_px, int course = 0) const {
        return layout_.home + home_sway(world(along_px)) + static_cast<float>(course) * course_step;
    }
    // The far edge of a lane; `lanes.size()` is home's near edge. High contrast: straight.
    float edge(int lane, float along_px) const {
        const bool last = lane == static_cast<int>(layout_.lanes.size());
        const float base =
            last ? layout_.lanes.back().near : layout_.lanes[static_cast<std::size_t>(lane)].far;
        return straight_ ? base : base + lane_edge(lane, world(along_px)) * (layout_.vertical ? 0.55f : 1.0f);
    }
    // Where the marks of a row lie.
    float row(const view::MapView& view, int lane, int row_index) const;

private:
    const MapLayout& layout_;
    base::Day today_;
    bool straight_;
};

// Whether the lane is folded to one group on that day.
bool is_crowded(const MapLayout&, int lane, base::Day);
// Of a mark that would move, its new day; else nullptr.
const view::MovedMark* moved(const DragState*, std::int32_t mark);

TextStyle strong_small(const Canvas&);
TextStyle small(const Canvas&, Colour);

void place_labels(const view::MapView&, const view::MapSource&, const Canvas&, const MapOptions&, MapLayout&);
void place_lines(const view::MapView&, const Canvas&, const MapOptions&, MapLayout&);
void place_overview(
    const view::MapView&, const view::MapSource&, const Canvas&, const MapOptions&, MapLayout&);
void paint_overview(const Canvas&, const view::MapSource&, const MapLayout&);

} // namespace stf::ui::map_parts
