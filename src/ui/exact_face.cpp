// The exact timeline as a face: painted, and recorded for the DOM. It may be taller than the window; the page
// scrolls it.
#include <algorithm>

#include "ui/map_parts.h"
#include "ui/map_state.h"

namespace stf::ui {
namespace {

constexpr float strip_px = 58, chart_least_px = 300;

void record_exact(Ui& ui, const Shown& shown, MapState& map, const ExactLayout& layout, Commands& out) {
    map.nodes.clear();
    map.marks.clear();
    constexpr std::size_t most = 220, most_folds = 80;
    const Rect area = layout.axis.area;
    for (const PlacedItem& it : layout.items) {
        const view::ExactItem& item = shown.exact->items[static_cast<std::size_t>(it.item)];
        for (std::int32_t i = it.first; i < it.first + it.count && map.nodes.size() < most; ++i) {
            const PlacedMark& placed = layout.marks[static_cast<std::size_t>(i)];
            const view::MapMark& mark = shown.map.marks[static_cast<std::size_t>(placed.mark)];
            // A step of its own is pressed anywhere on its bar and words; of a series, its mark.
            Rect hit = placed.hit;
            if (!item.series && !mark.echo) {
                const float left = area.x + layout.axis.gutter;
                const float from = std::max(std::min(it.box.x, hit.x), left),
                            to = std::min(std::max(it.box.x + it.box.w, hit.x + hit.w), area.x + area.w);
                hit = {from, it.box.y, std::max(24.0f, to - from), std::max(it.box.h, 24.0f)};
            }
            const plan::Reference at = view::reference(shown.source->plan, mark.at);
            const NodeId id = ui.record(
                {.role = Role::button,
                 .flags = view::flag_moves | view::flag_drag,
                 .rect = hit.within(area),
                 .name = view::exact_name(*shown.source, shown.map, mark)},
                at.course + "/" + at.step + "/" + std::to_string(at.occurrence) + (mark.echo ? "/echo" : ""));
            map.nodes.push_back(id);
            map.marks.push_back(placed.mark);
            if (ui.clicked(id)) out.push_back(view::Select{at});
        }
    }
    for (std::size_t i = 0; i < std::min(most_folds, layout.folds.size()); ++i) {
        const ExactFold& fold = layout.folds[i];
        const NodeId id = ui.record(
            {.role = Role::button,
             .flags = view::flag_moves,
             .rect = fold.box.within(area),
             .name = view::group_name(
                         *shown.source, shown.map.lanes[static_cast<std::size_t>(fold.lane)], fold.count, 0,
                         fold.from, fold.to) +
                 ", " + shown.text("map.go_nearer")},
            "fold" + std::to_string(i));
        if (!ui.clicked(id)) continue;
        map.camera = zoomed(map.layout, 3, fold.box.x + fold.box.w / 2, fold.box.y);
        map.placed = true;
    }
}

// The whole plan above the chart, as below the map.
MapLayout overview(Ui& ui, const Shown& shown, MapState& map, Rect area, bool narrow) {
    MapLayout strip;
    strip.area = area;
    strip.camera = map.camera;
    strip.gutter = narrow ? 16 : ui.px(190);
    strip.days = {area.x + strip.gutter, area.y, area.w - strip.gutter, 0};
    MapOptions options;
    options.overview_right = ui.px(24);
    options.overview_line = &map.overview_line;
    options.plan = map.plan;
    map_parts::place_overview(shown.map, *shown.source, ui.canvas, options, strip);
    ui.canvas.fill(area, ui.canvas.theme->terrain.fjord.ground);
    map_parts::paint_overview(ui.canvas, *shown.source, strip);
    return strip;
}

} // namespace

void exact_face(Ui& ui, const Shown& shown, MapState& map, float height, Commands& out) {
    if (ui.text_mode || !shown.source || !shown.exact || ui.measuring()) return list_face(ui, shown, out);
    const bool narrow = ui.narrow();
    place_camera(ui, shown, map, {ui.flow.x, ui.flow.y, ui.flow.w, height}, false, true);
    const MapLayout strip = overview(ui, shown, map, ui.place(ui.flow.w, ui.px(strip_px)), narrow);
    map.layout.overview = strip.overview;
    map.layout.gutter = strip.gutter;
    record_overview(ui, shown, map);
    const float ppd = std::clamp(map.camera.px_per_day, map_px_per_day_min, map_px_per_day_max);
    pack_exact(shown.map, *shown.exact, *shown.source, ppd, ui.canvas, map.plan, map.rows);
    const Rect window = ui.place(ui.flow.w, std::max(height - ui.px(strip_px), ui.px(chart_least_px)));
    ui.scroll(Role::region, "exact", shown.text("exact.name"), window, [&] {
        const Rect area =
            ui.place(ui.flow.w, std::max(window.h, exact_height(shown.map, map.rows, ui.canvas, narrow)));
        ExactOptions options;
        options.drag = map.drag;
        options.shown = window;
        look_at(ui, shown, map, options.hovered, options.selected);
        const ExactLayout now = layout_exact(
            shown.map, *shown.exact, shown.links, *shown.source, map.rows, area, map.camera, ui.canvas,
            narrow, options);
        paint_exact(
            ui.canvas, shown.map, *shown.exact, *shown.source, map.rows, now, options, shown.journeys_title);
        settle_map(map, now.axis, false);
        map.layout = now.axis;
        map.layout.overview = strip.overview;
        tell_map(ui, map, area, shown.text("exact.steps"), view::flag_tall, [&] {
            record_exact(ui, shown, map, now, out);
        });
    });
}

} // namespace stf::ui
