// The courses of the plan, the sheet for the next visits, and what does not fit what the sources say.
#include "ui/panels.h"

namespace stf::ui {
namespace {

using view::CommandId;
using view::Screen;

bool open_button(Ui& ui, const Shown& shown, std::string_view key, Screen screen, Icon icon, Commands& out) {
    const bool pressed = ui.button(key, shown.text(key), {.icon = icon});
    if (pressed) out.push_back(view::OpenScreen{screen});
    return pressed;
}

void ask_remove(Ui& ui, const Shown& shown, const view::CourseLine& course, Commands& out) {
    ui.gap(12);
    ui.panel({.fill = ui.canvas.theme->ground.sunken, .radius = 20, .pad = 20}, [&] {
        ui.heading(
            3, shown.texts.format("courses.remove_question", {{"course", course.title}}), px::text_lead,
            "question", view::flag_focusable);
        ui.gap(6);
        ui.text(shown.text("courses.remove_help"));
        ui.gap(12);
        ui.row(12, [&] {
            if (ui.button("remove-no", shown.text("courses.remove_no")))
                out.push_back(view::AskRemoveCourse{""});
            if (ui.button("remove-yes", shown.text("courses.remove_yes")))
                out.push_back(view::RemoveCourse{course.id});
        });
    });
}

void waits(Ui& ui, const Shown& shown) {
    const view::WaitsView& view = shown.patient.waits;
    if (view.title.empty()) return;
    ui.gap(24);
    waits_words(ui, shown, 2);
}

} // namespace

void waits_words(Ui& ui, const Shown& shown, int level) {
    const view::WaitsView& view = shown.patient.waits;
    ui.heading(level, view.title, level == 2 ? px::text_title : px::text_body + 1, "waits");
    ui.gap(4);
    ui.text(view.text);
    if (!view.waits.empty()) {
        ui.gap(10);
        bullets(ui, shown.text("waits.which"), view.waits);
    }
    if (!view.rules.empty()) {
        ui.gap(10);
        bullets(ui, shown.text("waits.rules"), view.rules);
    }
}

void plan_links(Ui& ui, const Shown& shown, Commands& out) {
    ui.heading(2, shown.text("parts.title"), px::text_title);
    ui.gap(8);
    ui.row(12, [&] {
        if (ui.button("parts.own", shown.text("own.add"), {.icon = Icon::plus}))
            out.push_back(view::OpenOwn{});
        open_button(ui, shown, "parts.trips", Screen::trips, Icon::route, out);
        open_button(ui, shown, "parts.sheet", Screen::sheet, Icon::document, out);
        open_button(ui, shown, "parts.courses", Screen::courses, Icon::folder, out);
        open_button(ui, shown, "parts.deviations", Screen::deviations, Icon::question, out);
    });
}

void filter_chips(Ui& ui, const Shown& shown, Commands& out) {
    using view::Filter;
    static constexpr std::pair<Filter, std::string_view> filters[] = {
        {Filter::all, "filter.all"},
        {Filter::mine, "filter.mine"},
        {Filter::relatives, "filter.relatives"},
        {Filter::week, "filter.week"},
        {Filter::late, "filter.late"}};
    ui.group(Role::radio_group, "filter", shown.text("filter.title"), [&] {
        ui.row(8, [&] {
            for (const auto& [filter, key] : filters)
                if (ui.radio_chip(key, shown.text(key), shown.session.patient.filter == filter))
                    out.push_back(view::SetFilter{filter});
        });
    });
}

void courses_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown, shown.text("parts.courses"), out, [&] {
        ui.text(shown.text("courses.help"), TextKind::muted);
        ui.gap(16);
        ui.group(Role::list, "courses", "", [&] {
            for (const view::CourseLine& course : shown.patient.courses)
                ui.group(Role::item, course.id, "", [&] {
                    ui.panel(
                        {.fill = ui.canvas.theme->ground.raised,
                         .line = ui.canvas.theme->ground.line,
                         .radius = 20,
                         .pad = 20},
                        [&] {
                            ui.heading(2, course.title, px::text_lead, "name");
                            if (!course.about.empty()) ui.text(course.about, TextKind::muted);
                            ui.gap(6);
                            ui.text(course.dates);
                            if (shown.session.patient.removing_course == course.id)
                                return ask_remove(ui, shown, course, out);
                            if (shown.patient.courses.size() < 2) return; // a plan has one at least
                            ui.gap(10);
                            const std::string& label = shown.text("courses.remove");
                            if (ui.button(
                                    "remove", label,
                                    {.icon = Icon::trash, .spoken = label + ": " + course.title}))
                                out.push_back(view::AskRemoveCourse{course.id});
                        });
                    ui.gap(12);
                });
        });
        ui.gap(8);
        if (ui.button(
                "add-course", shown.text("choices.add"), {.kind = ButtonKind::primary, .icon = Icon::plus}))
            out.push_back(CommandId::go_choose);
    });
}

void sheet_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown, shown.text("sheet.title"), out, [&] {
        ui.text(shown.text("sheet.help"), TextKind::muted);
        ui.gap(12);
        if (shown.patient.sheets.empty()) return ui.text(shown.text("sheet.none"));
        if (ui.button(
                "print-sheet", shown.text("sheet.print"), {.kind = ButtonKind::primary, .icon = Icon::print}))
            out.push_back(view::PrintSheets{});
        ui.gap(16);
        for (const view::Sheet& sheet : shown.patient.sheets) {
            // A step that comes again has a sheet for each time: the day tells them apart by ear too.
            const std::string name = sheet.when.empty() ? sheet.title : sheet.title + ", " + sheet.when;
            ui.group(Role::region, sheet.key, name, [&] {
                ui.panel(
                    {.fill = ui.canvas.theme->ground.raised,
                     .line = ui.canvas.theme->ground.line,
                     .radius = 20,
                     .pad = 20},
                    [&] {
                        ui.heading(2, sheet.title, px::text_title, "sheet-title");
                        ui.text(sheet.when, TextKind::strong);
                        ui.text(sheet.where);
                        ui.text(sheet.state, TextKind::small_muted);
                        for (const view::SheetPart& part : sheet.parts) {
                            ui.gap(14);
                            bullets(ui, part.title, part.lines);
                        }
                        ui.gap(10);
                        const std::string& label = shown.text("sheet.write");
                        if (ui.button("write", label, {.spoken = label + ": " + name}))
                            out.push_back(view::Select{sheet.at});
                    });
            });
            ui.gap(16);
        }
    });
}

void deviations_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown, shown.text("parts.deviations"), out, [&] {
        if (shown.patient.deviations.empty())
            ui.text(shown.text("deviations.none"), TextKind::strong);
        else
            ui.text(shown.text("deviations.help"));
        ui.gap(16);
        ui.group(Role::list, "deviations", "", [&] {
            for (const view::Deviation& deviation : shown.patient.deviations)
                ui.group(Role::item, deviation.key, "", [&] {
                    ui.panel(
                        {.fill = ui.canvas.theme->ground.raised,
                         .line = ui.canvas.theme->ground.line,
                         .radius = 20,
                         .pad = 20},
                        [&] {
                            ui.heading(2, deviation.title, px::text_lead, "what");
                            if (!deviation.date.empty()) ui.text(deviation.date, TextKind::small_muted);
                            for (const std::string& text : deviation.texts) ui.text(text);
                            ui.gap(6);
                            ui.text(
                                deviation.reason.empty()
                                    ? shown.text("deviations.no_reason")
                                    : shown.texts.format("deviations.reason", {{"reason", deviation.reason}}),
                                TextKind::muted);
                            ui.gap(8);
                            const std::string& label = shown.text("deviations.open");
                            if (ui.button("open", label, {.spoken = label + ": " + deviation.title}))
                                out.push_back(view::Select{deviation.at});
                        });
                    ui.gap(12);
                });
        });
        waits(ui, shown);
    });
}

} // namespace stf::ui
