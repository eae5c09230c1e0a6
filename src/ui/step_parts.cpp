// Parts of the step's panel: why a day does not fit and what can be done, rules of one's own, questions to
// ask, what happened before.
#include "ui/panels.h"

namespace stf::ui {
namespace {

using view::CommandId;

void way_out(Ui& ui, const Shown& shown, const view::WayOut& way, Commands& out) {
    if (way.kind == view::WayKind::call) {
        ui.link(way.key, way.label, way.href, {.icon = Icon::phone, .fill_width = true, .sub = way.sub});
        return;
    }
    if (!ui.button(way.key, way.label, {.fill_width = true, .sub = way.sub})) return;
    switch (way.kind) {
    case view::WayKind::act:
        out.push_back(view::ActAll{{*way.action}});
        break;
    case view::WayKind::reason:
        out.push_back(view::WriteReason{});
        break;
    case view::WayKind::book:
        if (shown.step && way.at != shown.step->at) out.push_back(view::Select{way.at});
        out.push_back(view::EditForm{view::StepForm::book, {}, ""});
        break;
    case view::WayKind::open:
        if (shown.step && way.at == shown.step->at)
            out.push_back(view::WriteReason{});
        else
            out.push_back(view::Select{way.at});
        break;
    case view::WayKind::days:
        out.push_back(view::OpenScreen{view::Screen::trips});
        break;
    case view::WayKind::call:
        break;
    }
}

void rule_form(Ui& ui, const Shown& shown, Commands& out) {
    view::OwnRuleForm form = shown.session.patient.rule;
    bool typed = false;
    const std::string error = form.bad_count ? shown.text("own.count_problem")
        : form.refused                       ? shown.text("own.refused")
                                             : std::string();
    const std::vector<std::string> kinds = {shown.text("own.rule.at_least"), shown.text("own.rule.at_most")},
                                   units = {
                                       shown.text("own.unit.days"), shown.text("own.unit.weeks"),
                                       shown.text("own.unit.months")};
    if (const auto kind =
            ui.select("rule-kind", shown.text("own.rule.kind"), kinds, form.kind, {.width = 260})) {
        form.kind = *kind;
        typed = true;
    }
    ui.gap(10);
    ui.row(12, [&] {
        if (const auto count = ui.text_field(
                "rule-count", shown.text("own.count"), form.count,
                {.error = error, .width = 120, .numeric = true})) {
            form.count = *count;
            form.bad_count = form.refused = false;
            typed = true;
        }
        if (const auto unit =
                ui.select("rule-unit", shown.text("own.unit"), units, form.unit, {.width = 160})) {
            form.unit = *unit;
            typed = true;
        }
    });
    ui.gap(10);
    if (const auto of = ui.select("rule-of", shown.text("own.of"), shown.patient.followed, form.of)) {
        form.of = *of;
        typed = true;
    }
    if (typed) out.push_back(view::EditOwnRule{form});
    ui.gap(12);
    ui.row(12, [&] {
        if (ui.button("rule-save", shown.text("form.save"))) out.push_back(view::SubmitOwnRule{});
        if (ui.button("rule-cancel", shown.text("form.cancel"))) out.push_back(view::EditOwnRule{{}});
    });
}

} // namespace

void bullets(Ui& ui, const std::string& title, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    ui.heading(3, title, px::text_body + 1);
    ui.group(Role::list, title, "", [&] {
        int index = 0;
        for (const std::string& line : lines)
            ui.group(Role::item, std::to_string(index++), "", [&] {
                ui.canvas.disc(
                    ui.flow.x + ui.px(6), ui.flow.y + ui.px(14), ui.px(3), ui.canvas.theme->text.muted);
                ui.inset(20, 0, [&] { ui.text(line); });
            });
    });
}

void why_not(Ui& ui, const Shown& shown, Commands& out) {
    const view::StepView& step = *shown.step;
    int index = 0;
    for (const view::Breach& breach : shown.patient.breaches)
        ui.group(Role::group, "breach" + std::to_string(index++), "", [&] {
            ui.gap(12);
            ui.panel(
                {.fill = ui.canvas.theme->ground.page,
                 .line = ui.canvas.theme->state.late,
                 .radius = 16,
                 .pad = 16},
                [&] {
                    ui.text(breach.text, TextKind::strong);
                    if (!breach.because.empty()) {
                        ui.gap(6);
                        bullets(ui, shown.text("why.because"), breach.because);
                    }
                    if (breach.ways.empty()) return;
                    ui.gap(14);
                    ui.heading(3, shown.text("why.ways"), px::text_body + 1);
                    for (const view::WayOut& way : breach.ways) {
                        ui.gap(8);
                        way_out(ui, shown, way, out);
                    }
                });
        });
    if (!shown.patient.waits.title.empty()) {
        ui.gap(16);
        waits_words(ui, shown, 3);
    }
    const bool asked = !shown.patient.breaches.empty() || shown.session.patient.reason;
    if (!asked && step.reason.empty()) return;
    ui.gap(16);
    if (const auto reason = ui.text_area(
            "reason", shown.text("why.reason"), step.reason,
            own_words(shown, step.reason, {.help = shown.text("why.reason_help"), .lines = 3})))
        out.push_back(view::Act{
            plan::SetNote{step.at, *reason, plan::Words::reason},
            "reason/" + step.at.course + "/" + step.at.step + "/" + std::to_string(step.at.occurrence)});
}

void own_parts(Ui& ui, const Shown& shown, Commands& out) {
    const view::StepView& step = *shown.step;
    if (step.own) {
        ui.gap(16);
        ui.row(10, [&] {
            if (ui.button("own-edit", shown.text("own.change")))
                out.push_back(view::OpenOwn{step.at.course, step.at.step});
            if (ui.button("own-remove", shown.text("own.remove"), {.icon = Icon::trash}))
                out.push_back(view::RemoveOwn{step.at.course, step.at.step});
        });
    }
    if (!step.pinned.empty()) {
        ui.gap(12);
        ui.text(step.pinned);
        ui.gap(4);
        if (ui.button("unpin", shown.text("trips.unpin")))
            out.push_back(view::ActAll{{plan::PinDay{step.at, std::nullopt}}});
    }
    if (step.at.occurrence != 0) return;
    ui.gap(20);
    ui.heading(3, shown.text("own.rules"), px::text_body + 1);
    for (const view::OwnRuleLine& rule : shown.patient.own_rules) {
        ui.gap(4);
        ui.text(rule.text);
        if (ui.text_link(
                "rule/" + std::to_string(rule.index),
                shown.texts.format("own.rule.remove", {{"rule", rule.text}})))
            out.push_back(view::ActAll{{plan::RemoveOwnRule{step.at.course, rule.index}}});
    }
    ui.gap(6);
    if (shown.session.patient.rule.step.empty()) {
        if (ui.text_link("rule-add", shown.text("own.rule.add"), Icon::forward))
            out.push_back(view::EditOwnRule{{.course = step.at.course, .step = step.at.step}});
    } else {
        rule_form(ui, shown, out);
    }
}

void questions(Ui& ui, const Shown& shown, Commands& out) {
    const view::StepView& step = *shown.step;
    ui.gap(20);
    if (const auto text = ui.text_area(
            "questions", shown.text("sheet.ask"), step.questions,
            own_words(shown, step.questions, {.help = shown.text("sheet.ask_help")})))
        out.push_back(view::Act{
            plan::SetNote{step.at, *text, plan::Words::questions},
            "questions/" + step.at.course + "/" + step.at.step + "/" + std::to_string(step.at.occurrence)});
    ui.gap(4);
    if (ui.text_link("sheet", shown.text("sheet.open"), Icon::forward))
        out.push_back(view::OpenScreen{view::Screen::sheet});
}

void checklist(Ui& ui, const Shown& shown, const view::StepView& step, Commands& out) {
    if (step.items.empty()) return;
    ui.gap(20);
    ui.heading(3, step.checklist_title, px::text_body + 1);
    ui.gap(8);
    constexpr std::size_t first_items = 4;
    const bool all = shown.session.all_items || step.items.size() <= first_items + 1 || ui.text_mode;
    static constexpr std::pair<plan::TickState, std::string_view> states[] = {
        {plan::TickState::done, "check.done"},
        {plan::TickState::not_done, "check.not_done"},
        {plan::TickState::not_relevant, "check.not_relevant"}};
    const auto set = [&](const view::CheckItem& item, std::optional<plan::TickState> state) {
        out.push_back(view::Act{plan::SetTick{step.at, item.id, state}, ""});
    };
    ui.group(Role::group, "items", step.checklist_title, [&] {
        const auto topic = [&](const view::CheckItem& item) {
            const bool on = item.state == plan::TickState::done;
            if (ui.checkbox(item.id, item.title, on))
                set(item, on ? std::nullopt : std::optional(plan::TickState::done));
        };
        const auto point = [&](const view::CheckItem& item) {
            ui.text(item.title, TextKind::strong);
            ui.gap(4);
            ui.group(Role::radio_group, item.id, item.title, [&] {
                ui.row(8, [&] {
                    for (const auto& [state, key] : states)
                        if (ui.radio_chip(key, shown.text(key), item.state == state)) set(item, state);
                });
            });
            ui.gap(12);
        };
        const auto each = [&] {
            for (std::size_t i = 0; i < step.items.size(); ++i) {
                if (!all && i >= first_items && !step.items[i].state) continue;
                if (!step.scored)
                    topic(step.items[i]);
                else
                    point(step.items[i]);
            }
        };
        if (!step.scored)
            ui.row(8, each);
        else
            each();
    });
    if (!all) {
        ui.gap(4);
        if (ui.text_link(
                "all-items", shown.texts.count("step.all_items", static_cast<int>(step.items.size())),
                Icon::forward))
            out.push_back(view::ShowAllItems{true});
    }
}

} // namespace stf::ui
