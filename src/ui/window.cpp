#include <algorithm>

#include "ui/panels.h"

namespace stf::ui {
namespace {

using view::CommandId;
using view::Screen;

constexpr float top_bar_px = 64, bottom_bar_px = 64, panel_px = 456;

struct MenuEntry {
    Screen screen;
    CommandId command;
    Icon icon;
};
constexpr MenuEntry wide_places[] = {
    {Screen::now, CommandId::go_now, Icon::home},
    {Screen::timeline, CommandId::go_timeline, Icon::route},
    {Screen::matters, CommandId::go_matters, Icon::heart},
    {Screen::worse, CommandId::go_worse, Icon::clock},
    {Screen::people, CommandId::go_people, Icon::people},
    {Screen::more, CommandId::go_more, Icon::more}};
constexpr MenuEntry narrow_places[] = {
    {Screen::now, CommandId::go_now, Icon::home},
    {Screen::timeline, CommandId::go_timeline, Icon::route},
    {Screen::matters, CommandId::go_matters, Icon::heart},
    {Screen::people, CommandId::go_people, Icon::people},
    {Screen::more, CommandId::go_more, Icon::more}};

// A place is current on the screens that are reached from it, too.
bool current(const Ui& ui, const Shown& shown, Screen screen) {
    const Screen now = shown.session.screen;
    if (now == screen) return true;
    if (screen == Screen::people) return now == Screen::call && ui.narrow();
    if (screen != Screen::more || now == Screen::call) return false;
    return now == Screen::worse
        ? ui.narrow()
        : now != Screen::now && now != Screen::timeline && now != Screen::matters && now != Screen::people;
}

void wide_menu(Ui& ui, const Shown& shown, Commands& out) {
    for (const MenuEntry& place : wide_places)
        command(
            ui, shown, place.command,
            {.kind = ButtonKind::quiet, .current = current(ui, shown, place.screen), .pad = 15}, out);
}

void logo(Ui& ui, const Shown& shown, float x, float y) {
    const TextStyle style{
        .px = px::text_title - 2,
        .line = 1.2f,
        .weight = Weight::strong,
        .colour = ui.canvas.theme->text.ink};
    paint_logo(ui.canvas, x, y, ui.px(30), ui.canvas.theme->path.ahead);
    const std::string& name = shown.text("app.name");
    const Rect area{x + ui.px(43), y + ui.px(2), ui.canvas.width(name, style), ui.canvas.line_px(style)};
    ui.canvas.text(area.x, area.y, name, style);
    ui.record({.role = Role::text, .rect = area, .font = ui.px(style.px), .name = name}, "name");
}

// In a row with the name where there is room, else in one below it. -> the height it takes
float top_bar(Ui& ui, const Shown& shown, Commands& out) {
    const Rect window = ui.window();
    const std::string& call = shown.text("command.go_call");
    const float w =
        ui.canvas.width(call, {.px = px::text_body, .weight = Weight::strong}) + ui.px(2 * 20 + 31 + 2);
    constexpr float left_px = 176, gap_px = 4;
    const float menu_w = ui.row_width(gap_px, [&] { wide_menu(ui, shown, out); });
    const bool one_row = ui.px(left_px) + menu_w + w + ui.px(84 + 16) <= window.w;
    ui.group(Role::banner, "banner", "", [&] {
        logo(ui, shown, window.x + ui.px(24), window.y + ui.px(16));
        ui.group(Role::navigation, "nav", shown.text("nav.name"), [&] {
            const Rect at{
                window.x + ui.px(one_row ? left_px : 12), window.y + ui.px(one_row ? 8 : top_bar_px),
                one_row ? menu_w + 2 : window.w - ui.px(24), ui.px(48)};
            ui.at(at, [&] { ui.row(gap_px, [&] { wide_menu(ui, shown, out); }); });
        });
        ui.at({window.x + window.w - w - ui.px(84), window.y + ui.px(8), w, ui.px(48)}, [&] {
            command(
                ui, shown, CommandId::go_call,
                {.kind = ButtonKind::tonal,
                 .icon = Icon::phone,
                 .current = shown.session.screen == Screen::call},
                out);
        });
        ui.at({window.x + window.w - ui.px(72), window.y + ui.px(8), ui.px(48), ui.px(48)}, [&] {
            command(
                ui, shown, CommandId::go_settings,
                {.kind = ButtonKind::quiet,
                 .icon = Icon::sliders,
                 .icon_only = true,
                 .current = shown.session.screen == Screen::settings},
                out);
        });
    });
    return ui.px(one_row ? top_bar_px : top_bar_px + 56);
}

void bar_item(Ui& ui, const Shown& shown, const MenuEntry& place, Rect area, Commands& out) {
    const Theme& theme = *ui.canvas.theme;
    const bool on = current(ui, shown, place.screen);
    const std::string& label = shown.text("bar." + std::string(view::info(place.command).name));
    ui.at(area, [&] {
        const auto paint = [&](Rect r, bool hovered) {
            const Colour colour = on ? theme.action.tonal_text : theme.text.muted;
            const float icon = ui.px(24), cx = r.x + r.w / 2;
            const Rect pill{cx - ui.px(29), r.y + ui.px(6), ui.px(58), ui.px(30)};
            if (on || hovered) ui.canvas.fill(pill, theme.action.tonal, pill.h / 2);
            if (on && ui.canvas.high_contrast) ui.canvas.frame(pill, theme.action.outline, 2, pill.h / 2);
            paint_icon(ui.canvas, place.icon, cx - icon / 2, pill.y + (pill.h - icon) / 2, icon, colour, 2);
            const TextStyle style{
                .px = px::text_small,
                .line = 1.2f,
                .weight = on ? Weight::strong : Weight::regular,
                .colour = colour};
            ui.canvas.text(cx - ui.canvas.width(label, style) / 2, pill.y + pill.h + ui.px(3), label, style);
        };
        if (ui.pressable(
                view::info(place.command).name, label, area.h, paint,
                on ? static_cast<std::uint32_t>(view::flag_current) : 0u))
            out.push_back(place.command);
    });
}

// How many places stand beside each other: all, unless a word is wider than its share.
std::size_t bar_columns(const Ui& ui, const Shown& shown) {
    const TextStyle style{.px = px::text_small, .line = 1.2f, .weight = Weight::strong};
    float widest = 0;
    for (const MenuEntry& place : narrow_places)
        widest = std::max(
            widest, ui.canvas.width(shown.text("bar." + std::string(view::info(place.command).name)), style));
    const std::size_t all = std::size(narrow_places);
    const float room = ui.window().w / std::max(1.0f, widest + 2);
    return ui.text_mode || room >= static_cast<float>(all) ? all : room >= 3 ? 3 : 2;
}

float bar_height(const Ui& ui, const Shown& shown) {
    const std::size_t columns = bar_columns(ui, shown);
    return ui.px(bottom_bar_px) * static_cast<float>((std::size(narrow_places) + columns - 1) / columns);
}

void bottom_bar(Ui& ui, const Shown& shown, Rect area, Commands& out) {
    ui.canvas.fill(area, ui.canvas.theme->ground.raised);
    ui.canvas.fill({area.x, area.y, area.w, 1}, ui.canvas.theme->ground.line);
    ui.group(Role::navigation, "nav", shown.text("nav.name"), [&] {
        const std::size_t columns = bar_columns(ui, shown);
        const float w = area.w / static_cast<float>(columns), h = ui.px(bottom_bar_px);
        for (std::size_t i = 0; i < std::size(narrow_places); ++i)
            bar_item(
                ui, shown, narrow_places[i],
                {area.x + static_cast<float>(i % columns) * w,
                 area.y + 1 + static_cast<float>(i / columns) * h, w, h - 1},
                out);
    });
}

void message_bar(Ui& ui, const Shown& shown, Commands& out) {
    if (shown.session.message.empty()) return;
    const Theme& theme = *ui.canvas.theme;
    ui.gap(12);
    ui.inset(16, 16, [&] {
        ui.panel({.fill = theme.ground.raised, .line = theme.state.late, .radius = 14, .pad = 16}, [&] {
            ui.text(shown.session.message);
            ui.gap(8);
            command(ui, shown, CommandId::dismiss, {}, out);
        });
    });
    ui.gap(12);
}

void screen(Ui& ui, const Shown& shown, MapState& map, float height, Commands& out) {
    message_bar(ui, shown, out);
    storage_bar(ui, shown, out);
    if (shown.session.screen != Screen::start && shown.session.screen != Screen::choose) {
        copy_banner(ui, shown);
        tour_stop(ui, shown, out);
    }
    what_if_banner(ui, shown, out);
    switch (shown.session.screen) {
    case Screen::start:
        return start_screen(ui, shown, out);
    case Screen::choose:
        return choose_screen(ui, shown, out);
    case Screen::now:
        return now_screen(ui, shown, out);
    case Screen::timeline:
        return timeline_screen(ui, shown, map, height, out);
    case Screen::call:
        return call_screen(ui, shown, out);
    case Screen::more:
        return more_screen(ui, shown, out);
    case Screen::settings:
        return settings_screen(ui, shown, out);
    case Screen::help:
        return help_screen(ui, shown, out);
    case Screen::storage:
        return storage_screen(ui, shown, out);
    case Screen::unlock:
        return unlock_screen(ui, shown, out);
    case Screen::local:
        return local_screen(ui, shown, out);
    case Screen::offers:
        return offers_screen(ui, shown, out);
    case Screen::words:
        return words_screen(ui, shown, out);
    case Screen::examples:
        return examples_screen(ui, shown, out);
    case Screen::matters:
        return matters_screen(ui, shown, out);
    case Screen::worse:
        return worse_screen(ui, shown, out);
    case Screen::people:
        return people_screen(ui, shown, out);
    case Screen::meeting:
        return meeting_screen(ui, shown, out);
    case Screen::trips:
        return trips_screen(ui, shown, out);
    case Screen::own:
        return own_screen(ui, shown, out);
    case Screen::courses:
        return courses_screen(ui, shown, out);
    case Screen::sheet:
        return sheet_screen(ui, shown, out);
    case Screen::deviations:
        return deviations_screen(ui, shown, out);
    case Screen::print:
        return print_screen(ui, shown, out);
    case Screen::share:
        return share_screen(ui, shown, out);
    case Screen::busy:
        return busy_screen(ui, shown, out);
    case Screen::imported:
        return imported_screen(ui, shown, out);
    case Screen::edition:
        return edition_screen(ui, shown, out);
    }
}

} // namespace

bool command(Ui& ui, const Shown& shown, CommandId id, const ButtonStyle& style, Commands& out) {
    const view::CommandInfo& info = view::info(id);
    const bool pressed = ui.button(info.name, shown.text("command." + std::string(info.name)), style);
    if (pressed) out.push_back(id);
    return pressed;
}

void window(Ui& ui, const Shown& shown, MapState& map, Commands& out) {
    const Rect window = ui.window();
    const Screen now = shown.session.screen;
    const bool bars = now != Screen::start && now != Screen::choose && now != Screen::examples &&
        now != Screen::unlock && now != Screen::meeting;
    const bool narrow = ui.narrow();
    const bool panel = shown.step.has_value() && bars;
    if (panel && narrow && !ui.text_mode) { // over everything
        ui.scroll(
            Role::dialog, "panel", shown.step->title, window, [&] { step_panel(ui, shown, out); },
            view::flag_modal);
        return;
    }
    // Where there is little room, the bars scroll away with the rest.
    const bool fixed = !ui.text_mode && ui.em_width() >= 340 && window.h / ui.canvas.scale >= 420;
    Rect main = window;
    if (bars && !narrow) {
        const float top = top_bar(ui, shown, out);
        main.y += top;
        main.h -= top;
    }
    const bool bottom = bars && narrow;
    const float bar = bottom ? bar_height(ui, shown) : 0;
    if (bottom && fixed) main.h -= bar;
    if (panel && !ui.text_mode) main.w -= ui.px(panel_px);
    ui.scroll(Role::main, view::main_key(shown.session.screen), "", main, [&] {
        screen(ui, shown, map, main.h, out);
        if (bottom && !fixed && !ui.text_mode) {
            const Rect at = ui.place(main.w, bar);
            bottom_bar(ui, shown, {main.x, at.y, main.w, at.h}, out);
        }
    });
    if (panel) {
        const Rect side{main.x + main.w, main.y, window.w - main.w, main.h};
        ui.canvas.fill(side, ui.canvas.theme->ground.raised, ui.px(28));
        ui.canvas.fill(
            {side.x + ui.px(28), side.y, side.w - ui.px(28), side.h}, ui.canvas.theme->ground.raised);
        ui.canvas.fill(
            {side.x, side.y + ui.px(28), side.w, side.h - ui.px(28)}, ui.canvas.theme->ground.raised);
        ui.canvas.fill({side.x, side.y + ui.px(28), 1, side.h}, ui.canvas.theme->ground.line);
        ui.scroll(Role::aside, "panel", shown.step->title, side, [&] { step_panel(ui, shown, out); });
    }
    if (bottom && (fixed || ui.text_mode))
        bottom_bar(ui, shown, {window.x, main.y + main.h, window.w, bar}, out);
}

} // namespace stf::ui
