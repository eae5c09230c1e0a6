#include "ui/panels.h"

namespace stf::ui {
namespace {

using view::CommandId;
using view::Screen;

constexpr float top_bar_px = 64, bottom_bar_px = 64, panel_px = 456;

struct Place {
    Screen screen;
    CommandId command;
    Icon icon;
};
constexpr Place places[] = {
    {Screen::now, CommandId::go_now, Icon::home},
    {Screen::timeline, CommandId::go_timeline, Icon::route},
    {Screen::call, CommandId::go_call, Icon::phone},
    {Screen::more, CommandId::go_more, Icon::more}};

bool current(const Shown& shown, Screen screen) {
    const Screen now = shown.session.screen;
    return now == screen || (screen == Screen::more && now > Screen::more);
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

void top_bar(Ui& ui, const Shown& shown, Commands& out) {
    const Rect window = ui.window();
    ui.group(Role::banner, "banner", "", [&] {
        logo(ui, shown, window.x + ui.px(24), window.y + ui.px(16));
        ui.group(Role::navigation, "nav", shown.text("nav.name"), [&] {
            ui.at({window.x + ui.px(180), window.y + ui.px(8), window.w - ui.px(560), ui.px(48)}, [&] {
                ui.row(6, [&] {
                    for (const Place& place : places)
                        if (place.screen != Screen::call)
                            command(
                                ui, shown, place.command,
                                {.kind = ButtonKind::quiet, .current = current(shown, place.screen)}, out);
                });
            });
        });
        const std::string& call = shown.text("command.go_call");
        const float w =
            ui.canvas.width(call, {.px = px::text_body, .weight = Weight::strong}) + ui.px(2 * 20 + 31 + 2);
        ui.at({window.x + window.w - w - ui.px(84), window.y + ui.px(8), w, ui.px(48)}, [&] {
            command(
                ui, shown, CommandId::go_call,
                {.kind = ButtonKind::tonal, .icon = Icon::phone, .current = current(shown, Screen::call)},
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
}

void bar_item(Ui& ui, const Shown& shown, const Place& place, Rect area, Commands& out) {
    const Theme& theme = *ui.canvas.theme;
    const bool on = current(shown, place.screen);
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

void bottom_bar(Ui& ui, const Shown& shown, Rect area, Commands& out) {
    ui.canvas.fill(area, ui.canvas.theme->ground.raised);
    ui.canvas.fill({area.x, area.y, area.w, 1}, ui.canvas.theme->ground.line);
    ui.group(Role::navigation, "nav", shown.text("nav.name"), [&] {
        const float w = area.w / static_cast<float>(std::size(places));
        for (std::size_t i = 0; i < std::size(places); ++i)
            bar_item(
                ui, shown, places[i], {area.x + static_cast<float>(i) * w, area.y + 1, w, area.h - 1}, out);
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
    }
}

std::string screen_key(Screen screen) {
    return "main" + std::to_string(static_cast<int>(screen));
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
    const bool bars =
        now != Screen::start && now != Screen::choose && now != Screen::examples && now != Screen::unlock;
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
        top_bar(ui, shown, out);
        main.y += ui.px(top_bar_px);
        main.h -= ui.px(top_bar_px);
    }
    const bool bottom = bars && narrow;
    if (bottom && fixed) main.h -= ui.px(bottom_bar_px);
    if (panel && !ui.text_mode) main.w -= ui.px(panel_px);
    ui.scroll(Role::main, screen_key(shown.session.screen), "", main, [&] {
        screen(ui, shown, map, main.h, out);
        if (bottom && !fixed && !ui.text_mode) {
            const Rect at = ui.place(main.w, ui.px(bottom_bar_px));
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
        bottom_bar(ui, shown, {window.x, main.y + main.h, window.w, ui.px(bottom_bar_px)}, out);
}

} // namespace stf::ui
