#include <algorithm>

#include "ui/panels.h"

namespace stf::ui {
namespace {

using view::CommandId;

constexpr float help_shelf_px = 140;

struct Entry {
    view::MarkState state;
    std::string_view key;
};
constexpr std::string_view local_key = "map.local";
constexpr Entry entries[] = {
    {view::MarkState::done, "map.state.done"},         {view::MarkState::booked, "map.state.booked"},
    {view::MarkState::proposed, "map.state.proposed"}, {view::MarkState::possible, "map.state.possible"},
    {view::MarkState::late, "map.state.late"},         {view::MarkState::done, local_key}};

void legend_entry(Ui& ui, const Shown& shown, const Entry& entry, float width) {
    ui.group(Role::item, entry.key, "", [&] {
        const std::string& label = shown.text(entry.key);
        const TextStyle style = ui.style(TextKind::small);
        const Rect area = ui.place(width, ui.px(38));
        const float middle = area.y + area.h / 2;
        if (entry.key == local_key)
            paint_pennant(ui.canvas, area.x + ui.px(9), middle + ui.px(11), ui.px(22));
        else
            paint_mark(ui.canvas, area.x + ui.px(14), middle, entry.state, {.r = ui.px(12)});
        ui.canvas.text(area.x + ui.px(38), middle - ui.canvas.line_px(style) / 2, label, style);
        ui.record({.role = Role::text, .rect = area, .font = ui.px(style.px), .name = label}, {});
    });
}

// In columns of two, as wide as their words.
void legend(Ui& ui, const Shown& shown) {
    const TextStyle style = ui.style(TextKind::small);
    const auto width = [&](const Entry& entry) {
        return ui.canvas.width(shown.text(entry.key), style) + ui.px(40);
    };
    float columns[3], whole = 0;
    for (int i = 0; i < 3; ++i)
        whole += columns[i] = std::max(width(entries[2 * i]), width(entries[2 * i + 1]));
    const bool grid = whole + ui.px(2 * 24) <= ui.flow.w;
    ui.group(Role::list, "legend", shown.text("map.legend"), [&] {
        if (!grid)
            return ui.row(20, [&] {
                for (const Entry& entry : entries) legend_entry(ui, shown, entry, width(entry));
            });
        const float top = ui.flow.y;
        float x = ui.flow.x + ui.flow.w - whole - ui.px(2 * 24);
        for (int i = 0; i < 3; ++i) {
            ui.at({x, top, columns[i], 0}, [&] {
                legend_entry(ui, shown, entries[2 * i], columns[i]);
                legend_entry(ui, shown, entries[2 * i + 1], columns[i]);
            });
            x += columns[i] + ui.px(24);
        }
        ui.flow.y = top + ui.px(2 * 38);
    });
}

// While a step is carried: what it would mean here, and that nothing is changed yet.
void carried_words(Ui& ui, const Shown& shown, const MapState& map) {
    const float size = ui.px(19);
    const bool clash = !map.carried->fits;
    paint_mark(
        ui.canvas, ui.flow.x + size, ui.flow.y + size,
        clash ? view::MarkState::broken : view::MarkState::proposed, {.r = size * 0.85f});
    ui.inset(56, 0, [&] {
        ui.heading(2, map.carried->title, px::text_lead);
        ui.gap(2);
        ui.text(
            map.carried->text + (map.carried->text.empty() ? "" : " ") + shown.text("drag.let_go"),
            TextKind::muted);
    });
}

void shelf(Ui& ui, const Shown& shown, const MapState& map, Commands& out) {
    ui.gap(16);
    ui.inset(ui.narrow() ? 16 : 24, ui.narrow() ? 16 : 24, [&] {
        if (map.carried) return carried_words(ui, shown, map);
        if (shown.move && !shown.step) return move_choices(ui, shown, out);
        ui.columns(
            560, 32,
            [&] {
                ui.heading(2, shown.journeys_title, px::text_lead);
                ui.gap(4);
                // Of hills only where there are some.
                if (!shown.session.timeline.exact || shown.journeys_text != shown.text("journeys.text"))
                    ui.text(shown.journeys_text, TextKind::muted);
                ui.row(24, [&] {
                    if (ui.text_link("trips", shown.text("parts.trips"), Icon::forward))
                        out.push_back(view::OpenScreen{view::Screen::trips});
                    if (ui.text_link("show_all", shown.text("timeline.show_all"), Icon::forward))
                        out.push_back(view::ShowAll{});
                    if (shown.crowded && !shown.session.timeline.exact &&
                        ui.text_link("dense", shown.text("exact.offer"), Icon::forward))
                        out.push_back(view::ShowFace{view::TimelineFace::exact});
                });
            },
            [&] { legend(ui, shown); });
    });
    ui.gap(16);
}

// A phone's map has no shelf: the words come up over its foot.
void carried_sheet(Ui& ui, const Shown& shown, const MapState& map, float bottom) {
    const float h = ui.measure(ui.flow.w - ui.px(32), [&] { carried_words(ui, shown, map); }) + ui.px(36);
    const Rect sheet{ui.flow.x, bottom - h, ui.flow.w, h};
    ui.canvas.fill(sheet, ui.canvas.theme->ground.raised, ui.px(24));
    ui.canvas.frame(sheet, ui.canvas.theme->ground.line, 1, ui.px(24));
    ui.at({sheet.x + ui.px(16), sheet.y + ui.px(18), sheet.w - ui.px(32), h}, [&] {
        carried_words(ui, shown, map);
    });
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
    // The day before and the day after: the same as dragging, one press at a time.
    const auto steps = [&] {
        ui.row(10, [&] {
            if (ui.button("try/before", shown.text("move.day_before"), {.icon = Icon::back}))
                out.push_back(view::TryDay{move.at, move.day - 1});
            if (ui.button(
                    "try/after", shown.text("move.day_after"), {.icon = Icon::forward, .icon_after = true}))
                out.push_back(view::TryDay{move.at, move.day + 1});
        });
    };
    ui.columns(
        640, 24,
        [&] {
            words();
            ui.gap(8);
            steps();
        },
        [&] {
            ui.gap(4);
            buttons();
        });
}

void list_face(Ui& ui, const Shown& shown, Commands& out) {
    const float title_side = ui.narrow() ? 16.0f : 24.0f, side = ui.narrow() ? 12.0f : 24.0f;
    ui.inset(title_side, title_side, [&] {
        filter_chips(ui, shown, out);
        ui.gap(8);
        ui.row(20, [&] {
            if (ui.text_link("trips", shown.text("parts.trips"), Icon::forward))
                out.push_back(view::OpenScreen{view::Screen::trips});
            // A phone's row of tools is full.
            if (ui.narrow() && ui.text_link("help-here", shown.text("command.help_here"), Icon::forward))
                out.push_back(CommandId::help_here);
        });
        ui.gap(8);
    });
    ui.inset(side, side, [&] {
        if (shown.list.done.empty() && shown.list.months.empty() && shown.list.undated.empty())
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
    const bool as_map = shown.session.map && !ui.text_mode, exact = as_map && shown.session.timeline.exact;
    const float top = ui.flow.y;
    timeline_header(ui, shown, out);
    if (!as_map) return list_face(ui, shown, out);
    if (shown.map.empty())
        ui.inset(ui.narrow() ? 16 : 24, 16, [&] { ui.text(shown.text("map.nothing"), TextKind::muted); });
    const bool asked = shown.move && !shown.step && !map.carried, with_shelf = !ui.narrow() || asked;
    const float shelf_h = asked
        ? ui.measure(ui.flow.w - ui.px(48), [&] { move_choices(ui, shown, out); }) + ui.px(40)
        : ui.px(help_shelf_px);
    const float room = height - (ui.flow.y - top) - (with_shelf ? shelf_h : 0);
    if (exact)
        exact_face(ui, shown, map, room, out);
    else
        map_face(ui, shown, map, room, out);
    if (with_shelf)
        shelf(ui, shown, map, out);
    else if (map.carried)
        carried_sheet(ui, shown, map, ui.scroller().y + ui.scroller().h);
}

} // namespace stf::ui
