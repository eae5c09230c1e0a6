// What someone sees who got a copy of another's plan; and the tour.
#include "ui/care_parts.h"

namespace stf::ui {

using view::CareCommand;

void copy_banner(Ui& ui, const Shown& shown) {
    if (!shown.copy()) return;
    ui.gap(12);
    const float side = ui.narrow() ? 16.0f : 40.0f;
    ui.inset(side, side, [&] {
        ui.panel(
            {.fill = ui.canvas.theme->action.tonal,
             .line = ui.canvas.high_contrast ? ui.canvas.theme->ground.line : 0u,
             .radius = 14,
             .pad = 14},
            [&] { ui.icon_text(Icon::eye, shown.relative.banner, TextKind::small); });
    });
}

void not_shared(Ui& ui, const Shown& shown) {
    const std::string& owner = shown.plan->owner.empty() ? shown.text("care.someone") : shown.plan->owner;
    ui.text(shown.texts.format("care.not_shared", {{"who", owner}}), TextKind::muted);
}

// Own tasks first; what happens else follows.
void relative_tasks(Ui& ui, const Shown& shown, Commands& out) {
    if (!shown.copy()) return;
    ui.heading(2, shown.text("relative.tasks"), px::text_title);
    ui.gap(6);
    if (shown.relative.tasks.empty())
        ui.text(shown.text("relative.no_tasks"), TextKind::muted);
    else
        ui.group(Role::group, "tasks", shown.text("relative.tasks"), [&] {
            row_list(ui, shown, shown.relative.tasks, out);
        });
    ui.gap(16);
    ui.heading(2, shown.text("relative.rest"), px::text_title);
    ui.gap(10);
}

void relative_note(Ui& ui, const Shown& shown, Commands& out) {
    if (!shown.copy()) return;
    card(ui, [&] {
        ui.heading(2, shown.text("relative.note_title"), px::text_lead);
        ui.gap(6);
        if (const auto text = ui.text_area(
                "own-note", shown.text("relative.note"), shown.settings.own_note,
                own_words(
                    shown, shown.settings.own_note, {.help = shown.text("relative.note_help"), .lines = 3})))
            out.push_back(CareCommand{view::OwnNote{*text}});
        ui.gap(8);
        const bool sends = !shown.plan->relative_note.empty();
        if (ui.checkbox("send-note", shown.text("relative.send"), sends))
            out.push_back(view::Act{
                plan::CareAction{plan::SetRelativeNote{sends ? std::string() : shown.settings.own_note}},
                ""});
        if (sends) {
            ui.gap(4);
            ui.text(shown.text("relative.sent"), TextKind::small_muted);
        }
    });
}

void print_buttons(Ui& ui, const Shown& shown, view::CarePage page, Commands& out) {
    ui.row(12, [&] {
        if (ui.button("print", shown.text("care.print"), {.icon = Icon::print}))
            out.push_back(CareCommand{view::PrintCare{page, false, false}});
        if (ui.button("print-large", shown.text("care.print_large"), {.icon = Icon::print}))
            out.push_back(CareCommand{view::PrintCare{page, true, false}});
        if (ui.button("print-file", shown.text("care.print_file"), {.icon = Icon::save}))
            out.push_back(CareCommand{view::PrintCare{page, false, true}});
    });
}

// ---- the tour ----

void tour_invite(Ui& ui, const Shown& shown, Commands& out) {
    if (shown.settings.tour_seen || shown.session.care.tour >= 0 || shown.copy()) return;
    ui.panel({.fill = ui.canvas.theme->ground.sunken, .radius = 20, .pad = 16}, [&] {
        ui.text(shown.text("tour.invite"));
        ui.gap(8);
        ui.row(10, [&] {
            if (ui.button("tour", shown.text("tour.start"))) out.push_back(CareCommand{view::Tour{0}});
            if (ui.button("no-tour", shown.text("tour.no"), {.kind = ButtonKind::quiet}))
                out.push_back(CareCommand{view::Tour{-1}});
        });
    });
    ui.gap(16);
}

void tour_stop(Ui& ui, const Shown& shown, Commands& out) {
    const int stop = shown.session.care.tour;
    if (stop < 0 || stop >= tour_stops) return;
    ui.gap(12);
    const float side = ui.narrow() ? 16.0f : 40.0f;
    ui.inset(side, side, [&] {
        ui.group(Role::group, "tour", shown.text("tour.again"), [&] {
            ui.panel(
                {.fill = ui.canvas.theme->action.tonal,
                 .line = ui.canvas.theme->action.outline,
                 .radius = 20,
                 .pad = 16},
                [&] {
                    const std::string n = std::to_string(stop + 1);
                    ui.heading(
                        2, shown.texts.format("tour.title", {{"n", n}, {"of", std::to_string(tour_stops)}}),
                        px::text_lead, "tour-title", view::flag_focusable);
                    ui.gap(4);
                    ui.text(shown.text("tour." + n));
                    ui.gap(10);
                    ui.row(10, [&] {
                        if (stop + 1 < tour_stops && ui.button("tour-next", shown.text("tour.next")))
                            out.push_back(CareCommand{view::Tour{stop + 1}});
                        if (ui.button("tour-end", shown.text("tour.end"), {.kind = ButtonKind::quiet}))
                            out.push_back(CareCommand{view::Tour{-1}});
                    });
                });
        });
    });
    ui.gap(4);
}

} // namespace stf::ui
