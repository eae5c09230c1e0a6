#include "ui/panels.h"

namespace stf::ui {
namespace {

using view::CommandId;
using view::StepForm;

void section(Ui& ui, const std::string& title, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    ui.gap(20);
    ui.heading(3, title, px::text_body + 1);
    for (const std::string& line : lines) {
        ui.gap(2);
        ui.text(line);
    }
}

void listed(Ui& ui, const std::string& title, const std::vector<std::string>& lines) {
    if (!lines.empty()) ui.gap(20);
    bullets(ui, title, lines);
}

void headline(Ui& ui, const view::StepView& step) {
    ui.panel(
        {.fill = ui.canvas.theme->ground.sunken,
         .line = ui.canvas.high_contrast ? ui.canvas.theme->ground.line : 0u,
         .radius = 16,
         .pad = 16},
        [&] {
            const float x = ui.flow.x + ui.px(18), y = ui.flow.y + ui.px(22);
            paint_mark(
                ui.canvas, x, y, step.mark.state,
                {.r = ui.px(13), .message = step.mark.message, .local = step.mark.local});
            ui.inset(48, 0, [&] {
                ui.text(step.headline, TextKind::strong);
                for (const std::string& line : step.lines) ui.text(line, TextKind::small);
            });
        });
}

void step_date_form(Ui& ui, const Shown& shown, Commands& out) {
    const view::Session& session = shown.session;
    ui.gap(16);
    ui.panel(
        {.fill = ui.canvas.theme->ground.page, .line = ui.canvas.theme->ground.line, .radius = 20, .pad = 16},
        [&] {
            view::EditForm edit{session.form, session.form_date, session.form_time};
            bool typed = false;
            if (const auto draft = date_question(ui, shown, "form-date", *shown.form_question)) {
                edit.date = *draft;
                typed = true;
            }
            if (session.form == StepForm::book) {
                ui.gap(12);
                const std::string error =
                    session.form_time_problem ? shown.text("form.time_problem") : std::string();
                if (const auto time = ui.text_field(
                        "time", shown.text("form.time"), session.form_time,
                        {.help = shown.text("form.time_help"), .error = error, .width = 150})) {
                    edit.time = *time;
                    typed = true;
                }
            }
            if (typed) out.push_back(edit);
            ui.gap(16);
            ui.row(12, [&] {
                if (ui.button("form-save", shown.text("form.save"), {.kind = ButtonKind::primary}))
                    out.push_back(view::SubmitForm{});
                if (ui.button("form-cancel", shown.text("form.cancel")))
                    out.push_back(view::EditForm{StepForm::none, {}, ""});
            });
        });
}

void actions(Ui& ui, const Shown& shown, const view::StepView& step, Commands& out) {
    if (shown.move && shown.move->at == step.at) {
        ui.gap(16);
        ui.panel(
            {.fill = ui.canvas.theme->ground.page,
             .line = ui.canvas.theme->ground.line,
             .radius = 20,
             .pad = 16},
            [&] { move_choices(ui, shown, out); });
        return;
    }
    if (shown.session.form != StepForm::none && shown.form_question) return step_date_form(ui, shown, out);
    ui.gap(12);
    const bool can_call = step.call && !step.call->href.empty() && !step.has_fact;
    if (can_call) {
        ui.link(
            "call",
            shown.texts.format(step.message ? "contact.call" : "step.call", {{"who", step.call->name}}),
            step.call->href, {.kind = ButtonKind::primary, .icon = Icon::phone, .fill_width = true});
        ui.gap(10);
    }
    ui.row(10, [&] {
        if (step.has_fact) {
            if (ui.button("clear", shown.text("step.clear")))
                out.push_back(view::Act{plan::ClearFact{step.at}, ""});
            if (ui.button("edit", shown.text("step.change_date")))
                out.push_back(view::EditForm{StepForm::book, {}, ""});
        } else if (!step.message) {
            if (ui.button(
                    "book", shown.text("step.book"),
                    {.kind = can_call ? ButtonKind::outline : ButtonKind::primary}))
                out.push_back(view::EditForm{StepForm::book, {}, ""});
        }
        if (step.mark.state != view::MarkState::done &&
            ui.button("done", shown.text(step.message ? "step.arrived" : "step.done")))
            out.push_back(view::EditForm{StepForm::done, {}, ""});
        if (!step.has_fact && step.movable && ui.button("move", shown.text("step.move")))
            out.push_back(view::EditForm{StepForm::move, {}, ""});
        if (!step.has_fact && ui.button("drop", shown.text("step.drop")))
            out.push_back(view::Act{plan::Drop{step.at}, ""});
    });
}

void rules(Ui& ui, const Shown& shown, const view::StepView& step) {
    if (step.rules.empty()) return;
    ui.gap(20);
    ui.heading(3, shown.text("step.when"), px::text_body + 1);
    for (const view::RuleLine& rule : step.rules) {
        ui.gap(4);
        ui.text(rule.text);
        ui.icon_text(Icon::document, rule.status + ". " + rule.source, TextKind::small_muted);
    }
}

void near_home(Ui& ui, const Shown& shown, const view::StepView& step) {
    if (step.offers.empty()) return;
    ui.gap(20);
    ui.heading(3, shown.text("offers.title"), px::text_body + 1);
    for (std::size_t i = 0; i < step.offers.size(); ++i) {
        const view::StepView::Offer& offer = step.offers[i];
        ui.gap(6);
        ui.text(offer.title, TextKind::strong);
        if (!offer.explain.empty()) ui.text(offer.explain);
        ui.text(offer.by, TextKind::small_muted);
        if (!offer.href.empty())
            ui.link(
                "offer/" + std::to_string(i),
                shown.texts.format("contact.call_number", {{"who", offer.title}, {"number", offer.phone}}),
                offer.href, {.icon = Icon::phone});
    }
}

} // namespace

void step_panel(Ui& ui, const Shown& shown, Commands& out) {
    const view::StepView& step = *shown.step;
    const Theme& theme = *ui.canvas.theme;
    if (ui.narrow()) ui.canvas.fill(ui.window(), theme.ground.raised);
    ui.gap(20);
    ui.inset(ui.narrow() ? 20 : 28, ui.narrow() ? 20 : 28, [&] {
        const float top = ui.flow.y;
        const TextStyle small = ui.style(TextKind::small);
        const auto tags = ui.canvas.wrap(step.tag, small, std::max(1.0f, ui.flow.w - ui.px(80)));
        float widest = 0;
        for (const Line& line : tags) widest = std::max(widest, line.width);
        const Rect tag{
            ui.flow.x, top + ui.px(6), widest + ui.px(26),
            ui.canvas.line_px(small) * static_cast<float>(tags.size()) + ui.px(12)};
        const Terrain& ground = terrain_of(theme, step.level);
        ui.canvas.fill(tag, ground.ground, ui.px(17));
        ui.canvas.frame(tag, ground.edge, 1, ui.px(17));
        for (std::size_t i = 0; i < tags.size(); ++i)
            ui.canvas.text(
                tag.x + ui.px(13), tag.y + ui.px(6) + ui.canvas.line_px(small) * static_cast<float>(i),
                tags[i], small);
        ui.record({.role = Role::text, .rect = tag, .font = ui.px(small.px), .name = step.tag}, "tag");
        ui.flow.y = std::max(tag.y + tag.h, top + ui.px(48)) + ui.px(8);
        ui.heading(2, step.title, px::text_title, "panel-title", view::flag_focusable);
        // After the title, which has the focus when the panel opens: the way out is the next stop of the
        // keyboard.
        ui.at({ui.flow.x + ui.flow.w - ui.px(48), top, ui.px(48), ui.px(48)}, [&] {
            command(
                ui, shown, CommandId::close,
                {.kind = ButtonKind::quiet, .icon = Icon::close, .icon_only = true}, out);
        });
        ui.gap(12);
        headline(ui, step);
        if (!step.course.empty()) {
            ui.gap(8);
            ui.text(shown.texts.format("step.course", {{"course", step.course}}), TextKind::small_muted);
        }
        for (const view::Row& other : step.same_journey) {
            ui.gap(4);
            if (ui.text_link(
                    "same/" + other.steps.front().step,
                    shown.texts.format("step.same_journey", {{"title", other.title}}), Icon::forward))
                out.push_back(view::Select{other.steps.front()});
        }
        actions(ui, shown, step, out);
        why_not(ui, shown, out);
        listed(ui, shown.text("matters.served"), step.serves);
        section(ui, shown.text("step.what"), step.explain);
        section(ui, shown.text("step.local"), step.local);
        rules(ui, shown, step);
        section(ui, shown.text("step.who"), {step.who});
        near_home(ui, shown, step);
        listed(ui, shown.text("step.prepare"), step.prepare);
        listed(ui, shown.text("step.bring"), step.bring);
        listed(ui, shown.text("step.documents_in"), step.documents_in);
        listed(ui, shown.text("step.documents_out"), step.documents_out);
        checklist(ui, shown, step, out);
        questions(ui, shown, out);
        ui.gap(20);
        if (const auto note = ui.text_area(
                "note", shown.text("step.note"), step.note,
                own_words(shown, step.note, {.help = shown.text("step.note_help")})))
            out.push_back(view::Act{
                plan::SetNote{step.at, *note},
                "note/" + step.at.course + "/" + step.at.step + "/" + std::to_string(step.at.occurrence)});
        section(ui, shown.text("step.history"), step.history);
        own_parts(ui, shown, out);
        if (!step.missing.empty()) section(ui, shown.text("step.missing"), {step.missing});
        if (!step.service_note.empty()) section(ui, shown.text("step.service_note"), {step.service_note});
        section(ui, shown.text("step.words"), step.words);
        if (!step.step_source.empty()) {
            ui.gap(20);
            ui.icon_text(
                Icon::document, shown.texts.format("step.source", {{"source", step.step_source}}),
                TextKind::small_muted);
        }
        ui.gap(32);
    });
}

} // namespace stf::ui
