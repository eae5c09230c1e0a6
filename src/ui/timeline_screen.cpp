#include <algorithm>

#include "ui/panels.h"

namespace stf::ui {
namespace {

using view::CommandId;

constexpr float shelf_px = 172, map_least_px = 380;

plan::Reference reference_of(const Shown& shown, const view::MapMark& mark) {
    return view::reference(shown.source->plan, mark.at);
}

std::string key_of(const plan::Reference& at) {
    return at.course + "/" + at.step + "/" + std::to_string(at.occurrence);
}

void header(Ui& ui, const Shown& shown, bool map, Commands& out) {
    const bool narrow = ui.narrow();
    ui.gap(narrow ? 10 : 4);
    const float left = narrow ? 16.0f : 24.0f;
    const auto title = [&] {
        ui.heading(
            1, shown.text("command.go_timeline"), narrow ? px::text_title : px::text_title + 4, "title",
            view::flag_focusable);
    };
    const auto faces = [&] {
        if (ui.text_mode) return; // there is no map
        const auto face = [&](CommandId id, bool on) {
            const ButtonKind kind = !on   ? ButtonKind::outline
                : ui.canvas.high_contrast ? ButtonKind::primary
                                          : ButtonKind::tonal;
            command(
                ui, shown, id,
                {.kind = kind,
                 .flags = view::flag_toggle | (on ? static_cast<std::uint32_t>(view::flag_pressed) : 0u)},
                out);
        };
        face(CommandId::show_list, !map);
        face(CommandId::show_map, map);
    };
    const auto add = [&] {
        if (ui.button(
                "add-own", shown.text("own.add_short"),
                {.kind = shown.step || shown.move ? ButtonKind::outline : ButtonKind::primary,
                 .icon = Icon::plus,
                 .spoken = shown.text("own.add")}))
            out.push_back(view::OpenOwn{});
    };
    const auto tools = [&] {
        const ButtonStyle tool{.icon_only = true};
        const auto icon = [&](Icon which) {
            ButtonStyle style = tool;
            style.icon = which;
            return style;
        };
        if (shown.can_undo) command(ui, shown, CommandId::undo, icon(Icon::undo), out);
        if (shown.can_redo) command(ui, shown, CommandId::redo, icon(Icon::redo), out);
        if (!narrow) command(ui, shown, CommandId::help_here, icon(Icon::question), out);
        if (!map) return;
        command(ui, shown, CommandId::earlier, icon(Icon::back), out);
        command(ui, shown, CommandId::later, icon(Icon::forward), out);
        command(ui, shown, CommandId::zoom_out, icon(Icon::minus), out);
        command(ui, shown, CommandId::zoom_in, icon(Icon::plus), out);
        command(ui, shown, CommandId::today, {}, out);
    };
    const auto buttons = [&] {
        add();
        faces();
        tools();
        if (narrow &&
            ui.button(
                "corner-call", shown.text("bar.go_call"),
                {.kind = ButtonKind::tonal, .icon = Icon::phone, .icon_only = true}))
            out.push_back(CommandId::go_call);
    };
    const auto titles = [&] {
        title();
        if (shown.example) ui.text(shown.text("example.chip"), TextKind::small_muted);
    };
    ui.inset(left, left, [&] {
        const float tools_w = ui.row_width(8, buttons);
        if (ui.text_mode || tools_w > ui.flow.w - ui.px(220)) { // too narrow for one row
            titles();
            ui.gap(8);
            ui.row(8, buttons);
            return;
        }
        const float top = ui.flow.y, room = ui.flow.w - tools_w - ui.px(16);
        ui.at({ui.flow.x, top + ui.px(shown.example ? 0 : 6), room, 0}, titles);
        ui.row_end(8, top + ui.px(4), buttons);
        ui.flow.y = top + std::max(ui.px(54), ui.measure(room, titles));
    });
    ui.gap(8);
}

// The months of the overview as buttons: where one jumps to.
void record_overview(Ui& ui, const Shown& shown, MapState& map) {
    const PlacedOverview& overview = map.layout.overview;
    if (overview.area.w <= 0) return;
    ui.group(
        Role::group, "overview", shown.text("map.overview"),
        [&] {
            for (std::size_t i = 0; i < overview.months.size(); ++i) {
                const PlacedTick& month = overview.months[i];
                const float end = i + 1 < overview.months.size() ? overview.months[i + 1].at
                                                                 : overview.area.x + overview.area.w;
                const Rect hit{month.at, overview.area.y, end - month.at, overview.area.h};
                const NodeId id = ui.record(
                    {.role = Role::button, .rect = hit, .name = month.text},
                    "month" + std::to_string(month.day.count));
                if (!ui.clicked(id)) continue;
                map.camera.from =
                    month.day.count - static_cast<double>(map.layout.gutter / map.camera.px_per_day);
                map.placed = true;
            }
        },
        view::flag_roving);
}

// The marks in view as buttons over the canvas, in order of day; what is folded together as one button that
// goes nearer.
void record_map(Ui& ui, const Shown& shown, MapState& map, Commands& out) {
    map.nodes.clear();
    std::vector<const PlacedMark*> marks;
    for (const PlacedMark& placed : map.layout.marks) marks.push_back(&placed);
    constexpr std::size_t most = 200;
    for (const PlacedMark* placed : marks) {
        const view::MapMark& mark = shown.map.marks[static_cast<std::size_t>(placed->mark)];
        if (map.nodes.size() >= most) break;
        const plan::Reference at = reference_of(shown, mark);
        Rect hit = placed->hit;
        hit.x -= map.layout.area.x;
        hit.y -= map.layout.area.y;
        const std::string key = key_of(at) + (mark.echo ? "/echo" : "");
        view::Node node{
            .role = Role::button,
            .flags = view::flag_moves | view::flag_drag,
            .rect = hit,
            .name = view::mark_name(*shown.source, shown.map, mark)};
        const NodeId id = ui.record(std::move(node), key);
        map.nodes.push_back(id);
        if (ui.clicked(id)) out.push_back(view::Select{at});
    }
    int index = 0;
    for (const PlacedGroup& group : map.layout.groups) {
        if (index >= 100) break;
        Rect hit = group.hit;
        hit.x -= map.layout.area.x;
        hit.y -= map.layout.area.y;
        const std::string name = view::group_name(
            *shown.source, shown.map.lanes[static_cast<std::size_t>(group.lane)], group.count, group.from,
            group.to);
        const NodeId id = ui.record(
            {.role = Role::button,
             .flags = view::flag_moves,
             .rect = hit,
             .name = name + ", " + shown.text("map.go_nearer")},
            "group" + std::to_string(index++));
        if (ui.clicked(id)) {
            map.camera = zoomed(
                map.layout, 3, hit.x + map.layout.area.x + hit.w / 2, hit.y + map.layout.area.y + hit.h / 2);
            map.placed = true;
        }
    }
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
    if (!map.placed || map.layout.vertical != options.vertical) {
        map.camera = camera_for(
            std::max(shown.map.first, shown.today - (options.vertical ? 7 : 17)),
            shown.today + (options.vertical ? 40 : 58), area, ui.canvas.scale, options.vertical);
        map.settled = map.camera;
        map.placed = true;
    }
    const auto index_of = [&](NodeId id) {
        const auto found = std::find(map.nodes.begin(), map.nodes.end(), id);
        return found == map.nodes.end() || id == 0
            ? -1
            : map.layout.marks[static_cast<std::size_t>(found - map.nodes.begin())].mark;
    };
    if (map.layout.marks.size() >= map.nodes.size()) options.hovered = index_of(ui.input().hovered);
    if (shown.session.selected)
        options.selected = view::find_mark(shown.map, shown.source->plan, *shown.session.selected);

    // While it moves, the DOM keeps the last exact layout and is shifted as one; it is told anew when the map
    // rests.
    map.node = ui.record(
        {.role = Role::map, .flags = view::flag_roving, .rect = area, .name = shown.text("map.name")}, "map");
    MapLayout now = layout_map(shown.map, *shown.source, area, map.camera, ui.canvas, options);
    ui.canvas.push_clip(area);
    paint_map(ui.canvas, shown.map, *shown.source, now, options);
    ui.canvas.pop_clip();
    if (map.moving) {
        const MapLayout settled = layout_map(shown.map, *shown.source, area, map.settled, ui.canvas, options);
        const float along = now.at(0) - settled.at(0);
        map.shift_x = options.vertical ? 0 : along;
        map.shift_y = options.vertical ? along : 0;
        map.layout = settled;
    } else {
        map.settled = map.camera;
        map.shift_x = map.shift_y = 0;
        map.layout = now;
    }
    const NodeId parent = map.node;
    ui.within(parent, [&] { record_map(ui, shown, map, out); });
    record_overview(ui, shown, map);
    map.layout = std::move(now);
}

void shelf(Ui& ui, const Shown& shown, Commands& out) {
    ui.gap(16);
    if (shown.move && !shown.step) {
        ui.inset(24, 24, [&] { move_choices(ui, shown, out); });
        ui.gap(16);
        return;
    }
    ui.inset(24, 24, [&] {
        ui.columns(
            520, 32,
            [&] {
                ui.heading(2, shown.journeys_title, px::text_lead);
                ui.gap(4);
                ui.text(shown.journeys_text, TextKind::muted);
                if (ui.text_link("trips", shown.text("parts.trips"), Icon::forward))
                    out.push_back(view::OpenScreen{view::Screen::trips});
            },
            [&] {
                struct Entry {
                    view::MarkState state;
                    std::string_view key;
                };
                static constexpr Entry entries[] = {
                    {view::MarkState::done, "map.state.done"},
                    {view::MarkState::booked, "map.state.booked"},
                    {view::MarkState::proposed, "map.state.proposed"},
                    {view::MarkState::possible, "map.state.possible"},
                    {view::MarkState::late, "map.state.late"}};
                ui.group(Role::list, "legend", shown.text("map.legend"), [&] {
                    ui.row(20, [&] {
                        for (const Entry& entry : entries)
                            ui.group(Role::item, entry.key, "", [&] {
                                const std::string& label = shown.text(entry.key);
                                const TextStyle style = ui.style(TextKind::small);
                                const Rect area =
                                    ui.place(ui.canvas.width(label, style) + ui.px(40), ui.px(34));
                                paint_mark(
                                    ui.canvas, area.x + ui.px(14), area.y + area.h / 2, entry.state,
                                    {.r = ui.px(12)});
                                ui.canvas.text(
                                    area.x + ui.px(36), area.y + (area.h - ui.canvas.line_px(style)) / 2,
                                    label, style);
                                ui.record(
                                    {.role = Role::text,
                                     .rect = area,
                                     .font = ui.px(style.px),
                                     .name = label},
                                    {});
                            });
                    });
                });
            });
    });
    ui.gap(16);
}

} // namespace

void move_choices(Ui& ui, const Shown& shown, Commands& out) {
    const view::MoveView& move = *shown.move;
    const auto words = [&] {
        ui.heading(2, move.title, px::text_lead, "move", view::flag_focusable);
        ui.gap(4);
        ui.text(move.text, TextKind::muted);
    };
    const auto buttons = [&] {
        ui.row(10, [&] {
            for (const view::MoveChoice& choice : move.choices)
                if (ui.button(
                        "move/" + choice.key, choice.label,
                        {.kind = &choice == &move.choices.front() ? ButtonKind::primary : ButtonKind::outline,
                         .sub = choice.sub}))
                    out.push_back(view::ChooseMove{choice.action});
        });
    };
    ui.columns(640, 24, words, [&] {
        ui.gap(4);
        buttons();
    });
}

void list_face(Ui& ui, const Shown& shown, Commands& out) {
    const float side = ui.narrow() ? 12.0f : 24.0f;
    ui.inset(side, side, [&] {
        filter_chips(ui, shown, out);
        ui.gap(8);
        if (ui.text_link("trips", shown.text("parts.trips"), Icon::forward))
            out.push_back(view::OpenScreen{view::Screen::trips});
        ui.gap(8);
        if (shown.list.done.empty() && shown.list.months.empty() && shown.list.undated.empty() &&
            shown.session.patient.filter != view::Filter::all)
            ui.text(shown.text("filter.nothing"), TextKind::muted);
        const auto part = [&](std::string_view key, const std::string& title,
                              const std::vector<view::Row>& rows) {
            if (rows.empty()) return;
            ui.group(Role::region, key, title, [&] {
                ui.inset(ui.narrow() ? 56 : 105, 0, [&] { ui.heading(2, title, px::text_lead); });
                ui.gap(6);
                row_list(ui, shown, rows, out);
            });
            ui.gap(16);
        };
        if (!shown.list.done.empty() && !shown.session.past) {
            ui.inset(ui.narrow() ? 56 : 105, 0, [&] {
                if (ui.text_link(
                        "show_past",
                        shown.texts.count("list.past", static_cast<int>(shown.list.done.size()))))
                    out.push_back(CommandId::show_past);
            });
            ui.gap(8);
        } else
            part("done", shown.text("list.done"), shown.list.done);
        for (const view::Month& month : shown.list.months) part(month.title, month.title, month.rows);
        if (!shown.list.more.empty()) {
            ui.inset(ui.narrow() ? 56 : 105, 0, [&] {
                if (ui.text_link("more_months", shown.list.more, Icon::forward))
                    out.push_back(CommandId::more_months);
            });
            ui.gap(16);
        }
        part("undated", shown.text("list.undated"), shown.list.undated);
    });
}

void timeline_screen(Ui& ui, const Shown& shown, MapState& map, float height, Commands& out) {
    const bool as_map = shown.session.map && !ui.text_mode;
    const float top = ui.flow.y;
    header(ui, shown, as_map, out);
    if (!as_map) return list_face(ui, shown, out);
    const float used = ui.flow.y - top;
    const float shelf_h = shown.move && !shown.step
        ? ui.measure(ui.flow.w - ui.px(48), [&] { move_choices(ui, shown, out); }) + ui.px(40)
        : ui.px(shelf_px);
    const float below = ui.narrow() && !shown.move ? 0 : shelf_h;
    map_face(ui, shown, map, height - used - below, out);
    if (!ui.narrow() || shown.move) shelf(ui, shown, out);
}

} // namespace stf::ui
