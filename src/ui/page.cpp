// What every screen of text has in common, and the help.
#include <algorithm>

#include "ui/panels.h"

namespace stf::ui {

using view::CommandId;
using view::Screen;

void call_corner(Ui& ui, const Shown& shown, bool words, Commands& out, base::FunctionRef<void()> beside) {
    if (!ui.narrow() || !shown.has_plan || shown.session.screen == Screen::call) return beside();
    const ButtonStyle style{.kind = ButtonKind::tonal, .icon = Icon::phone, .icon_only = !words};
    const auto button = [&] {
        if (ui.button("corner-call", shown.text("bar.go_call"), style)) out.push_back(CommandId::go_call);
    };
    const float w = ui.row_width(0, button), room = ui.flow.w - w - ui.px(12);
    if (ui.text_mode || room < ui.px(120)) {
        beside();
        ui.gap(8);
        button();
        return;
    }
    const float top = ui.flow.y, height = ui.measure(room, beside);
    ui.at({ui.flow.x, top + std::max(0.0f, ui.px(48) - height) / 2, room, 0}, beside);
    ui.at({ui.flow.x + ui.flow.w - w, top, w, 0}, button);
    ui.flow.y = top + std::max(ui.px(48), height);
}

void page(Ui& ui, const std::string& title, base::FunctionRef<void()> content) {
    ui.gap(24);
    const float side = ui.narrow() ? 20.0f : std::max(40.0f, (ui.flow.w / ui.canvas.scale - 760) / 2);
    ui.inset(side, side, [&] {
        ui.heading(1, title, px::text_heading, "title", view::flag_focusable);
        ui.gap(16);
        content();
    });
    ui.gap(32);
}

namespace {

// Where the plan is changed by writing and pressing, the way back is at hand.
void undo_row(Ui& ui, const Shown& shown, Commands& out) {
    const Screen screen = shown.session.screen;
    const bool here = screen == Screen::matters || screen == Screen::worse || screen == Screen::people ||
        screen == Screen::more || screen == Screen::local || screen == Screen::offers ||
        screen == Screen::trips || screen == Screen::courses || screen == Screen::sheet ||
        screen == Screen::deviations;
    if (!here || (!shown.can_undo && !shown.can_redo)) return;
    ui.gap(8);
    ui.row(8, [&] {
        if (shown.can_undo)
            command(
                ui, shown, CommandId::undo, {.kind = ButtonKind::quiet, .icon = Icon::undo, .pad = 12}, out);
        if (shown.can_redo)
            command(
                ui, shown, CommandId::redo, {.kind = ButtonKind::quiet, .icon = Icon::redo, .pad = 12}, out);
    });
}

} // namespace

void page(
    Ui& ui, const Shown& shown, const std::string& title, Commands& out, base::FunctionRef<void()> content) {
    ui.gap(ui.narrow() ? 16 : 24);
    const float side = ui.narrow() ? 20.0f : std::max(40.0f, (ui.flow.w / ui.canvas.scale - 760) / 2);
    ui.inset(side, side, [&] {
        call_corner(ui, shown, false, out, [&] {
            ui.heading(
                1, title, ui.narrow() ? px::text_title + 4 : px::text_heading, "title", view::flag_focusable);
        });
        if (shown.example) ui.text(shown.text("example.chip"), TextKind::small_muted);
        undo_row(ui, shown, out);
        ui.gap(16);
        content();
        if (shown.session.screen != Screen::help) help_link(ui, shown, out);
    });
    ui.gap(32);
}

void help_link(Ui& ui, const Shown& shown, Commands& out) {
    ui.gap(24);
    if (ui.text_link("help-here", shown.text("command.help_here"), Icon::forward))
        out.push_back(CommandId::help_here);
}

bool disclosure(Ui& ui, std::string_view key, const std::string& title, bool open) {
    TextStyle style = ui.style(TextKind::strong);
    style.px = px::text_lead;
    const float left = ui.px(44);
    const auto lines = ui.canvas.wrap(title, style, std::max(1.0f, ui.flow.w - left - ui.px(12)));
    const float text_h = ui.canvas.line_px(style) * static_cast<float>(lines.size());
    return ui.pressable(
        key, title, std::max(ui.px(52), text_h + ui.px(16)),
        [&](Rect r, bool hovered) {
            if (hovered) ui.canvas.fill(r, ui.canvas.theme->action.tonal, ui.px(14));
            paint_icon(
                ui.canvas, open ? Icon::down : Icon::forward, r.x + ui.px(12), r.y + (r.h - ui.px(20)) / 2,
                ui.px(20), ui.canvas.theme->text.link, 2.4f);
            float y = r.y + (r.h - text_h) / 2;
            for (const Line& line : lines) {
                ui.canvas.text(r.x + left, y, line, style);
                y += ui.canvas.line_px(style);
            }
        },
        view::flag_expandable | (open ? static_cast<std::uint32_t>(view::flag_expanded) : 0u));
}

namespace {

// The table of contents. A section's texts are help.<name>.title and help.<name>.1, .2 and so on; an area
// adds its line here, with the screen whose «Hjelp til denne siden» opens it.
struct Section {
    std::string_view name;
    Screen screen = Screen::help; // help: of no screen
};
constexpr Section sections[] = {
    {"what"},
    {"plan", Screen::now},
    {"timeline", Screen::timeline},
    {"own", Screen::own},
    {"matters", Screen::matters},
    {"worse", Screen::worse},
    {"people", Screen::people},
    {"call", Screen::call},
    {"more", Screen::more},
    {"local", Screen::local},
    {"exchange", Screen::share},
    {"settings", Screen::settings},
    {"storage", Screen::storage},
    {"meeting", Screen::meeting},
    {"privacy"},
    {"keys"},
};

std::string key_of(std::string_view section, std::string_view part) {
    return "help." + std::string(section) + "." + std::string(part);
}

void section_body(Ui& ui, const Shown& shown, std::string_view name) {
    for (int i = 1; shown.texts.has(key_of(name, std::to_string(i))); ++i) {
        ui.text(shown.text(key_of(name, std::to_string(i))));
        ui.gap(8);
    }
    if (name != "keys") return;
    for (const view::CommandInfo& info : view::commands())
        if (!info.shortcut.empty())
            ui.text(std::string(info.shortcut) + ": " + shown.text("command." + std::string(info.name)));
}

} // namespace

std::string_view help_section(Screen screen) {
    if (screen >= Screen::trips && screen <= Screen::deviations) screen = Screen::own;
    for (const Section& section : sections)
        if (section.screen == screen) return section.name;
    return sections[0].name;
}

void help_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown, shown.text("command.go_help"), out, [&] {
        ui.text(shown.text("help.contents"), TextKind::muted);
        ui.gap(12);
        const std::string& open = shown.session.care.help_section;
        for (const Section& section : sections) {
            const bool on = section.name == open;
            const std::string& title = shown.text(key_of(section.name, "title"));
            ui.group(Role::group, section.name, "", [&] {
                if (disclosure(ui, "open", title, on))
                    out.push_back(view::OpenHelp{on ? std::string() : std::string(section.name)});
                if (!on) return;
                ui.gap(4);
                ui.inset(ui.narrow() ? 12 : 44, 0, [&] { section_body(ui, shown, section.name); });
                ui.gap(12);
            });
        }
        ui.gap(16);
        ui.row(12, [&] {
            command(ui, shown, CommandId::go_words, {.icon = Icon::question}, out);
            ui.link(
                "trace", shown.text("help.trace"), shown.text("help.trace_file"), {.icon = Icon::document});
        });
        if (!shown.has_plan) return;
        ui.gap(12);
        if (ui.button("tour", shown.text("tour.again"), {.icon = Icon::route}))
            out.push_back(view::CareCommand{view::Tour{0}});
    });
}

} // namespace stf::ui
