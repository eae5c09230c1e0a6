// The map of the way as a face of the timeline: painted, and recorded for the DOM.
#include <algorithm>

#include "ui/map_state.h"

namespace stf::ui {
namespace {

constexpr float map_least_px = 380;

plan::Reference reference_of(const Shown& shown, const view::MapMark& mark) {
    return view::reference(shown.source->plan, mark.at);
}

std::string key_of(const plan::Reference& at) {
    return at.course + "/" + at.step + "/" + std::to_string(at.occurrence);
}

// The marks in view as buttons over the canvas, in order of day; what is folded together as one button that
// goes nearer.
void record_map(Ui& ui, const Shown& shown, MapState& map, Commands& out) {
    map.nodes.clear();
    map.marks.clear();
    constexpr std::size_t most = 200, most_groups = 100;
    for (const PlacedMark& placed : map.layout.marks) {
        if (map.nodes.size() >= most) break;
        const view::MapMark& mark = shown.map.marks[static_cast<std::size_t>(placed.mark)];
        const plan::Reference at = reference_of(shown, mark);
        const NodeId id = ui.record(
            {.role = Role::button,
             .flags = view::flag_moves | view::flag_drag,
             .rect = placed.hit.within(map.layout.area),
             .name = view::mark_name(*shown.source, shown.map, mark)},
            key_of(at) + (mark.echo ? "/echo" : ""));
        map.nodes.push_back(id);
        map.marks.push_back(placed.mark);
        if (ui.clicked(id)) out.push_back(view::Select{at});
    }
    for (std::size_t i = 0; i < std::min(most_groups, map.layout.groups.size()); ++i) {
        const PlacedGroup& group = map.layout.groups[i];
        const Rect hit = group.hit;
        const std::string name = group.series
            ? view::series_name(*shown.source, shown.map, group.first, group.count)
            : view::group_name(
                  *shown.source, shown.map.lanes[static_cast<std::size_t>(group.lane)], group.count,
                  group.journeys, group.from, group.to);
        const NodeId id = ui.record(
            {.role = Role::button,
             .flags = view::flag_moves,
             .rect = hit.within(map.layout.area),
             .name = name + ", " + shown.text("map.go_nearer")},
            "group" + std::to_string(i));
        if (!ui.clicked(id)) continue;
        map.camera = zoomed(map.layout, 3, hit.x + hit.w / 2, hit.y + hit.h / 2);
        map.placed = true;
    }
}

std::int32_t mark_of(const MapState& map, NodeId id) {
    const auto found = std::find(map.nodes.begin(), map.nodes.end(), id);
    return found == map.nodes.end() || id == 0
        ? -1
        : map.marks[static_cast<std::size_t>(found - map.nodes.begin())];
}

} // namespace

void tell_map(
    Ui& ui, MapState& map, Rect area, std::string_view name, std::uint32_t flags,
    base::FunctionRef<void()> record) {
    map.node = ui.record(
        {.role = Role::map, .flags = view::flag_roving | flags, .rect = area, .name = std::string(name)},
        "map");
    const bool same =
        map.moving && !map.told.empty() && map.told.front().parent == map.node && ui.input().clicked == 0;
    if (same) { // while it moves, the DOM keeps the last exact layout and is shifted as one
        ui.again(map.told);
        return;
    }
    map.told = ui.recorded([&] { ui.within(map.node, record); });
}

void record_overview(Ui& ui, const Shown& shown, MapState& map) {
    const PlacedOverview& overview = map.layout.overview;
    map.overview = 0;
    if (overview.area.w <= 0) return;
    map.overview = ui.id("overview");
    ui.group(
        Role::group, "overview", shown.text("map.overview"),
        [&] {
            for (std::size_t i = 0; i < overview.months.size(); ++i) {
                const PlacedTick& month = overview.months[i];
                const float end = i + 1 < overview.months.size() ? overview.months[i + 1].at
                                                                 : overview.area.x + overview.area.w;
                const Rect hit{month.at, overview.area.y, end - month.at, overview.area.h};
                const NodeId id = ui.record(
                    {.role = Role::button, .flags = view::flag_strip, .rect = hit, .name = month.text},
                    "month" + std::to_string(month.day.count));
                if (!ui.clicked(id)) continue;
                map.camera.from =
                    month.day.count - static_cast<double>(map.layout.gutter / map.camera.px_per_day);
                map.placed = true;
            }
        },
        view::flag_roving);
}

void place_camera(const Ui& ui, const Shown& shown, MapState& map, Rect area, bool vertical, bool exact) {
    if (map.placed && map.layout.vertical == vertical && map.was_exact == exact) return;
    map.was_exact = exact;
    if (map.placed && map.layout.vertical == vertical) return; // the two wide faces look at the same days
    const bool near = vertical || area.w < ui.px(760);         // a phone shows fewer weeks
    map.camera = camera_for(
        std::max(shown.map.first, shown.today - (near ? 7 : 17)),
        shown.today +
            (vertical   ? 40
                 : near ? 24
                        : 58),
        area, vertical ? 0 : map_gutter(shown.map, area, ui.canvas), vertical);
    map.settled = map.camera;
    map.placed = true;
}

void settle_map(MapState& map, const MapLayout& now, bool vertical) {
    if (map.moving) {
        const auto along = static_cast<float>(
            (map.settled.from - map.camera.from) * static_cast<double>(now.camera.px_per_day));
        map.shift_x = vertical ? 0 : along;
        map.shift_y = vertical ? along : 0;
    } else {
        map.settled = map.camera;
        map.shift_x = map.shift_y = 0;
    }
}

void look_at(
    const Ui& ui, const Shown& shown, const MapState& map, std::int32_t& hovered, std::int32_t& selected) {
    hovered = mark_of(map, ui.input().hovered);
    if (hovered < 0) hovered = mark_of(map, ui.input().focused);
    selected =
        shown.session.selected ? view::find_mark(shown.map, shown.source->plan, *shown.session.selected) : -1;
}

void map_face(Ui& ui, const Shown& shown, MapState& map, float height, Commands& out) {
    if (ui.text_mode || !shown.source || ui.measuring())
        return list_face(ui, shown, out); // words for those who want words
    const Rect area = ui.place(ui.flow.w, std::max(height, ui.px(map_least_px)));
    MapOptions options;
    options.vertical = ui.narrow();
    options.top_inset = options.vertical ? ui.px(48) : 0;
    options.overview_right = ui.px(24);
    options.drag = map.drag;
    options.overview_line = &map.overview_line;
    options.plan = map.plan;
    place_camera(ui, shown, map, area, options.vertical, false);
    look_at(ui, shown, map, options.hovered, options.selected);
    map.layout = layout_map(shown.map, *shown.source, area, map.camera, ui.canvas, options);
    ui.canvas.push_clip(area);
    paint_map(ui.canvas, shown.map, *shown.source, map.layout, options);
    ui.canvas.pop_clip();
    settle_map(map, map.layout, options.vertical);
    tell_map(ui, map, area, shown.text("map.name"), 0, [&] { record_map(ui, shown, map, out); });
    record_overview(ui, shown, map);
    if (options.vertical && whole_plan_on_map(ui, shown)) // above the words, beside the lanes' signs
        ui.at({map.layout.label_from, area.y + ui.px(2), area.x + area.w - map.layout.label_from, 0}, [&] {
            if (ui.text_link("show_all", shown.text("timeline.show_all"))) out.push_back(view::ShowAll{});
        });
}

} // namespace stf::ui
