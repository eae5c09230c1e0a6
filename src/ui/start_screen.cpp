#include <algorithm>

#include "ui/panels.h"
#include "ui/scene.h"

namespace stf::ui {
namespace {

using view::CommandId;

void promise(Ui& ui, const Shown& shown, Commands& out) {
    const float size = ui.px(22);
    paint_icon(
        ui.canvas, Icon::lock, ui.flow.x + ui.px(2), ui.flow.y + ui.px(2), size, ui.canvas.theme->text.link,
        2);
    ui.inset(36, 0, [&] {
        ui.text(shown.text("start.promise"), TextKind::small);
        if (ui.text_link("storage", shown.text("storage.start_link")))
            out.push_back(view::StorageDo{view::StorageVerb::go});
        if (ui.text_link("help", shown.text("command.go_help"))) out.push_back(CommandId::go_help);
    });
}

void others(Ui& ui, const Shown& shown, Commands& out, bool wide) {
    const auto buttons = [&] {
        const ButtonStyle eye{.icon = Icon::eye, .fill_width = !wide};
        if (!shown.start.example.empty() && ui.button("example", shown.text("start.example"), eye))
            out.push_back(view::OpenExample{shown.start.example});
        if (!wide) ui.gap(12);
        if (shown.start.examples > 1) {
            command(ui, shown, CommandId::go_examples, {.icon = Icon::people, .fill_width = !wide}, out);
            if (!wide) ui.gap(12);
        }
        command(ui, shown, CommandId::open_file, {.icon = Icon::folder, .fill_width = !wide}, out);
    };
    if (wide)
        ui.row(12, buttons);
    else
        buttons();
}

// Not among the patients' choices, and not hidden from those who look for it.
void services_link(Ui& ui, const Shown& shown, Commands& out) {
    if (shown.start.has_services && ui.text_link("show_services", shown.text("command.show_services")))
        out.push_back(CommandId::show_services);
    if (shown.session.services || !shown.start.has_services) {
        ui.gap(8);
        meeting_button(ui, shown, out);
    }
}

void wide_start(Ui& ui, const Shown& shown, Commands& out) {
    const Rect window = ui.window();
    const float card_w = ui.px(544), card_x = window.x + window.w - ui.px(48) - card_w;
    const float top = ui.flow.y;
    const auto card = [&] {
        ui.panel(
            {.fill = ui.canvas.theme->ground.raised,
             .line = ui.canvas.theme->ground.line,
             .radius = 28,
             .pad = 32,
             .shadow = 3},
            [&] {
                choose_pathway(ui, shown, out);
                ui.gap(16);
                promise(ui, shown, out);
            });
    };
    const float height = ui.measure(card_w, card);
    const float scene_h = std::max(window.h, height + ui.px(96));
    // The landscape fills the window; what is below it is more of the sand.
    ui.canvas.fill({window.x, top, window.w, scene_h}, ui.canvas.theme->scene.ridge6);
    // In a low window it goes on below, so that its path does not run through the words.
    const float land_h = std::max(window.h, std::min(scene_h, ui.px(720)));
    paint_scene(ui.canvas, {window.x, top, window.w, land_h}, false);
    paint_logo(ui.canvas, window.x + ui.px(48), top + ui.px(32), ui.px(32), ui.canvas.theme->path.ahead);
    const float left_w = card_x - window.x - ui.px(48 + 32);
    ui.at({window.x + ui.px(97), top + ui.px(33), left_w, 0}, [&] {
        ui.text(
            shown.text("app.name"),
            {.px = px::text_title,
             .line = line_height::title,
             .weight = Weight::strong,
             .colour = ui.canvas.theme->text.ink});
    });
    ui.at({window.x + ui.px(48), top + ui.px(103), left_w, 0}, [&] {
        ui.heading(1, shown.text("start.title"), px::text_display, "title", view::flag_focusable);
        ui.gap(12);
        ui.text(shown.text("start.lead"), TextKind::lead);
        ui.gap(20);
        others(ui, shown, out, true);
        ui.gap(4);
        if (ui.canvas.high_contrast) { // no mountain's line through the words
            const float w = ui.canvas.width(
                shown.text("command.show_services"), {.px = px::text_body, .weight = Weight::strong});
            ui.canvas.fill(
                {ui.flow.x - ui.px(6), ui.flow.y, w + ui.px(12), ui.px(44)}, ui.canvas.theme->ground.page,
                ui.px(8));
        }
        services_link(ui, shown, out);
    });
    ui.at({card_x, top + std::max(ui.px(48), (scene_h - height) / 2), card_w, 0}, card);
    ui.flow.y = top + scene_h;
}

void narrow_start(Ui& ui, const Shown& shown, Commands& out) {
    const Rect window = ui.window();
    const Theme& theme = *ui.canvas.theme;
    const float top = ui.flow.y, scene_h = ui.px(320);
    paint_scene(ui.canvas, {window.x, top, window.w, scene_h}, true);
    paint_logo(ui.canvas, window.x + ui.px(20), top + ui.px(22), ui.px(34), theme.path.ahead);
    ui.at({window.x + ui.px(66), top + ui.px(24), window.w - ui.px(66), 0}, [&] {
        ui.text(
            shown.text("app.name"),
            {.px = px::text_title,
             .line = line_height::title,
             .weight = Weight::strong,
             .colour = theme.text.ink});
    });
    if (ui.canvas.draw) {
        const Rect sheet{window.x, top + scene_h - ui.px(28), window.w, ui.px(40)};
        ui.canvas.fill(sheet, theme.ground.page, ui.px(28));
    }
    ui.flow.y = top + scene_h;
    ui.inset(20, 20, [&] {
        ui.heading(1, shown.text("start.title"), px::text_display, "title", view::flag_focusable);
        ui.gap(12);
        ui.text(shown.text("start.lead"));
        ui.gap(20);
        command(ui, shown, CommandId::go_choose, {.kind = ButtonKind::primary, .fill_width = true}, out);
        ui.gap(12);
        others(ui, shown, out, false);
        ui.gap(20);
        promise(ui, shown, out);
        ui.gap(24);
    });
}

} // namespace

std::optional<view::DateDraft> date_question(
    Ui& ui, const Shown& shown, std::string_view key, const view::DateQuestion& question) {
    view::DateDraft draft = question.draft;
    bool typed = false;
    ui.heading(2, question.title, px::text_title);
    ui.gap(8);
    ui.group(Role::date_field, key, question.title, [&] {
        constexpr float day_px = 68, year_px = 88; // two and four digits
        const float room = ui.flow.w / ui.canvas.scale;
        const bool one_row = room >= 300;
        // Letters so large that a month has no room: its first three.
        std::vector<std::string> months = question.months;
        bool cut = false;
        for (std::size_t i = 1; i < months.size(); ++i)
            cut = cut || ui.canvas.width(months[i], ui.style(TextKind::body)) + 56 > ui.flow.w;
        for (std::size_t i = 1; cut && i < months.size(); ++i) months[i].resize(3);
        ui.row(12, [&] {
            if (const auto day = ui.text_field(
                    "day", shown.text("date.day"), draft.day,
                    {.width = one_row ? day_px : 130.0f, .numeric = true})) {
                draft.day = *day;
                typed = true;
            }
            if (const auto month = ui.select(
                    "month", shown.text("date.month"), months, draft.month,
                    {.width = one_row ? std::min(room - day_px - year_px - 24, 320.0f) : room})) {
                draft.month = *month;
                typed = true;
            }
            if (const auto year = ui.text_field(
                    "year", shown.text("date.year"), draft.year,
                    {.width = one_row ? year_px : 130.0f, .numeric = true})) {
                draft.year = *year;
                typed = true;
            }
        });
    });
    ui.gap(8);
    if (!question.error.empty()) {
        TextStyle style = ui.style(TextKind::late);
        ui.text(question.error, style);
    } else if (!question.help.empty())
        ui.text(question.help, TextKind::small_muted);
    return typed ? std::optional(draft) : std::nullopt;
}

// A local version that has been opened and is used for the plan that is made.
static void waiting_version(Ui& ui, const Shown& shown, Commands& out) {
    if (shown.session.local.waiting.empty()) return;
    ui.panel({.fill = ui.canvas.theme->ground.sunken, .radius = 16, .pad = 16}, [&] {
        ui.text(shown.texts.format("local.waiting", {{"by", shown.session.local.waiting}}));
        ui.gap(6);
        if (ui.text_link("forget-local", shown.text("local.not_use")))
            out.push_back(view::LocalCommand(view::ForgetOverlay{}));
    });
    ui.gap(12);
}

void choose_pathway(Ui& ui, const Shown& shown, Commands& out) {
    ui.heading(2, shown.text("start.what"), px::text_title, "what");
    ui.gap(8);
    ui.group(Role::radio_group, "pathways", shown.text("start.what"), [&] {
        for (const view::StartOption& option : shown.start.options) {
            if (ui.radio(option.id, option.label, option.tagline, option.on))
                out.push_back(view::ChoosePathway{option.id});
            ui.gap(2);
        }
    });
    if (!shown.start.date) return;
    ui.gap(12);
    if (const auto draft = date_question(ui, shown, "date", *shown.start.date))
        out.push_back(view::EditDate{*draft});
    ui.gap(4);
    if (ui.text_link("unknown", shown.text("command.date_unknown"))) out.push_back(CommandId::date_unknown);
    ui.gap(8);
    waiting_version(ui, shown, out);
    command(ui, shown, CommandId::make_plan, {.kind = ButtonKind::primary, .fill_width = true}, out);
    if (shown.session.services) {
        ui.gap(4);
        if (ui.text_link("make-local", shown.text("local.make")))
            out.push_back(view::LocalCommand(view::MakeLocal{}));
    }
}

void start_screen(Ui& ui, const Shown& shown, Commands& out) {
    if (ui.narrow())
        narrow_start(ui, shown, out);
    else
        wide_start(ui, shown, out);
}

void choose_screen(Ui& ui, const Shown& shown, Commands& out) {
    ui.gap(12);
    ui.inset(12, 20, [&] {
        if (ui.button("back", shown.text("examples.back"), {.kind = ButtonKind::quiet, .icon = Icon::back}))
            out.push_back(shown.has_plan ? CommandId::go_more : CommandId::go_start);
    });
    ui.gap(16);
    ui.inset(20, 20, [&] {
        ui.heading(1, shown.text("choose.title"), px::text_heading, "title", view::flag_focusable);
        ui.gap(12);
        choose_pathway(ui, shown, out);
        ui.gap(20);
        promise(ui, shown, out);
        ui.gap(8);
        services_link(ui, shown, out);
        ui.gap(24);
    });
}

} // namespace stf::ui
