#include "ui/care_parts.h"
#include "view/dates.h"

namespace stf::ui {
namespace {

using view::CareCommand;
using view::PersonCard;
using view::PersonDraft;

void person_form(Ui& ui, const Shown& shown, Commands& out) {
    PersonDraft draft = *shown.session.care.person;
    bool typed = false;
    card(ui, [&] {
        ui.heading(
            2, shown.text(draft.id.empty() ? "people.add" : "people.change_title"), px::text_title,
            "form-title", view::flag_focusable);
        ui.gap(8);
        const std::string error = draft.missing_name ? shown.text("contact.need_name") : std::string();
        const auto field = [&](std::string_view key, std::string_view label, std::string& value,
                               const FieldStyle& style) {
            if (const auto text =
                    ui.text_field(key, shown.text(label), value, own_words(shown, value, style))) {
                value = *text;
                typed = true;
            }
            ui.gap(12);
        };
        field(
            "person-name", "contact.name", draft.name,
            {.help = shown.text("contact.name_help"), .error = error, .width = 420});
        int chosen = 0;
        const auto& actors = shown.people.actors;
        for (std::size_t i = 0; i < actors.size(); ++i)
            if (actors[i] == draft.actor) chosen = static_cast<int>(i) + 1;
        if (const auto actor = ui.select(
                "person-actor", shown.text("people.role"), shown.people.actor_options, chosen,
                {.help = shown.text("people.role_help"), .width = 420})) {
            draft.actor = *actor == 0 ? std::string() : actors[static_cast<std::size_t>(*actor) - 1];
            typed = true;
        }
        ui.gap(12);
        field(
            "person-role", "people.own_role", draft.role,
            {.help = shown.text("people.own_role_help"), .width = 420});
        field("person-phone", "contact.phone", draft.phone, {.width = 240, .numeric = true});
        ui.row(12, [&] {
            if (ui.button("person-save", shown.text("form.save"), {.kind = ButtonKind::primary}))
                out.push_back(CareCommand{view::SubmitPersonDraft{}});
            if (ui.button("person-cancel", shown.text("form.cancel")))
                out.push_back(CareCommand{view::EditPersonDraft{}});
        });
    });
    if (typed) {
        draft.missing_name = false;
        out.push_back(CareCommand{view::EditPersonDraft{draft, false}});
    }
}

void consent_form(Ui& ui, const Shown& shown, const PersonCard& person, Commands& out) {
    view::ConsentDraft draft = *shown.session.care.consent;
    bool changed = false;
    ui.gap(12);
    ui.heading(
        3, shown.texts.format("people.consent_title", {{"who", person.contact.name}}), px::text_lead,
        "consent-title", view::flag_focusable);
    ui.gap(4);
    ui.text(shown.text("people.consent_help"), TextKind::small_muted);
    ui.gap(8);
    ui.group(Role::group, "topics", shown.text("people.consent_what"), [&] {
        for (std::size_t i = 0; i < plan::topic_count; ++i) {
            const auto topic = static_cast<plan::Topic>(i);
            if (ui.checkbox(
                    plan::word(topic), view::capitalised(view::topic_text(topic, shown.texts)),
                    draft.what[i])) {
                draft.what[i] = !draft.what[i];
                draft.nothing = false;
                changed = true;
            }
            ui.gap(6);
        }
    });
    if (draft.nothing) ui.text(shown.text("people.consent_nothing"), TextKind::late);
    ui.gap(8);
    if (shown.consent_question)
        if (const auto date = date_question(ui, shown, "until", *shown.consent_question)) {
            draft.until = *date;
            draft.problem = view::DateProblem::none;
            changed = true;
        }
    ui.gap(12);
    ui.row(12, [&] {
        if (ui.button("consent-save", shown.text("form.save"), {.kind = ButtonKind::primary}))
            out.push_back(CareCommand{view::SubmitConsent{}});
        if (ui.button("consent-cancel", shown.text("form.cancel")))
            out.push_back(CareCommand{view::EditConsent{}});
    });
    if (changed) out.push_back(CareCommand{view::EditConsent{draft, false}});
}

void consents(Ui& ui, const Shown& shown, const PersonCard& person, Commands& out) {
    const std::string& who = person.contact.name;
    for (const view::ConsentLine& line : person.consents) {
        ui.gap(8);
        ui.icon_text(Icon::eye, line.text, line.holds ? TextKind::small : TextKind::small_muted);
        if (line.holds && !shown.copy() &&
            ui.text_link("withdraw" + line.id, shown.texts.format("people.withdraw", {{"who", who}})))
            out.push_back(view::Act{plan::CareAction{plan::WithdrawConsent{line.id, shown.today}}, ""});
    }
    if (person.consents.empty() && !shown.copy()) {
        ui.gap(8);
        ui.icon_text(Icon::lock, shown.text("people.sees_nothing"), TextKind::small_muted);
    }
}

void person_buttons(Ui& ui, const Shown& shown, const PersonCard& person, Commands& out) {
    const view::Contact& contact = person.contact;
    ui.gap(10);
    ui.row(8, [&] {
        if (!contact.href.empty())
            ui.link(
                "call", contact.phone, contact.href,
                {.kind = ButtonKind::tonal,
                 .icon = Icon::phone,
                 .spoken = shown.texts.format(
                     "contact.call_number", {{"who", contact.name}, {"number", contact.phone}})});
        if (!shown.copy() &&
            ui.button(
                "change", shown.text("worse.change"),
                {.spoken = shown.text("worse.change") + ": " + contact.name}))
            out.push_back(CareCommand{view::EditPersonDraft{PersonDraft{.id = contact.id}, true}});
        if (!shown.copy() &&
            ui.button(
                "consent", shown.text("people.consent"),
                {.spoken = shown.text("people.consent") + ": " + contact.name}))
            out.push_back(CareCommand{view::EditConsent{view::ConsentDraft{.person = contact.id}, true}});
        if (!shown.copy() && person.may_have_copy &&
            ui.button(
                "copy", shown.text("people.copy"),
                {.icon = Icon::save, .spoken = shown.text("people.copy") + ": " + contact.name}))
            out.push_back(CareCommand{view::ShareCopy{contact.id}});
    });
    if (shown.copy()) return;
    ui.gap(2);
    if (ui.text_link("remove", shown.texts.format("contact.remove", {{"who", contact.name}})))
        out.push_back(CareCommand{view::RemovePersonOf{contact.id}});
}

void person(Ui& ui, const Shown& shown, const PersonCard& person, Commands& out) {
    const view::CareSession& care = shown.session.care;
    if (care.person && care.person->id == person.contact.id) return person_form(ui, shown, out);
    ui.group(Role::group, person.contact.id, person.contact.name, [&] {
        card(ui, [&] {
            ui.heading(2, person.contact.name, px::text_lead);
            ui.text(person.contact.role, TextKind::muted);
            if (person.contact.href.empty()) ui.text(shown.text("contact.no_number"), TextKind::small_muted);
            if (!person.does.empty()) {
                ui.gap(6);
                ui.text(shown.text("people.does"), TextKind::strong);
                for (const std::string& title : person.does) ui.text(title);
            }
            consents(ui, shown, person, out);
            if (care.consent && care.consent->person == person.contact.id)
                consent_form(ui, shown, person, out);
            else
                person_buttons(ui, shown, person, out);
        });
    });
}

void unnamed(Ui& ui, const Shown& shown, Commands& out) {
    if (shown.people.unnamed.empty()) return;
    ui.heading(2, shown.text("people.unnamed"), px::text_title);
    ui.gap(4);
    ui.text(shown.text("people.unnamed_help"), TextKind::muted);
    ui.gap(10);
    for (const view::Unnamed& role : shown.people.unnamed) {
        ui.group(Role::group, role.actor, role.title, [&] {
            ui.text(role.title, TextKind::strong);
            ui.text(role.explain, TextKind::small_muted);
            ui.gap(4);
            if (ui.button(
                    "name", shown.text("people.name"),
                    {.spoken = shown.text("people.name") + ": " + role.title}))
                out.push_back(CareCommand{view::EditPersonDraft{PersonDraft{.actor = role.actor}, true}});
        });
        ui.gap(14);
    }
    ui.gap(14);
}

void gap(Ui& ui, const Shown& shown, const view::Gap& gap, Commands& out) {
    const std::string key = gap.at.course + "/" + gap.at.step;
    const bool open = shown.session.care.assigning == key;
    ui.group(Role::group, key, gap.title, [&] {
        card(ui, [&] {
            if (ui.text_link("open", gap.title, Icon::forward)) out.push_back(view::Select{gap.at});
            ui.text(gap.text);
            if (gap.ask && gap.doer.empty()) {
                ui.gap(8);
                ui.link(
                    "ask", shown.texts.format("people.ask", {{"who", gap.ask->name}}), gap.ask->href,
                    {.kind = ButtonKind::tonal, .icon = Icon::phone});
            }
            ui.gap(8);
            if (!open) {
                const std::string& label =
                    shown.text(gap.doer.empty() ? "people.assign" : "people.assign_other");
                for (const PersonCard& one : shown.people.people)
                    if (one.contact.id == gap.doer)
                        ui.text(
                            shown.texts.format("people.assigned", {{"who", one.contact.name}}),
                            TextKind::strong);
                if (ui.button("assign", label, {.spoken = label + ": " + gap.title}))
                    out.push_back(CareCommand{view::ChooseDoer{key}});
                return;
            }
            ui.group(Role::radio_group, "doer", shown.text("people.who_does"), [&] {
                for (const PersonCard& one : shown.people.people)
                    if (ui.radio(
                            one.contact.id, one.contact.name, one.contact.role, gap.doer == one.contact.id))
                        out.push_back(view::Act{
                            plan::CareAction{plan::Assign{one.contact.id, gap.at.course, gap.at.step}}, ""});
                if (ui.radio("-", shown.text("people.nobody_yet"), "", gap.doer.empty()))
                    out.push_back(
                        view::Act{plan::CareAction{plan::Assign{"", gap.at.course, gap.at.step}}, ""});
            });
            if (shown.people.people.empty()) ui.text(shown.text("people.add_first"), TextKind::small_muted);
            ui.gap(8);
            if (ui.button("assign-done", shown.text("worse.written")))
                out.push_back(CareCommand{view::ChooseDoer{}});
        });
    });
}

void gaps(Ui& ui, const Shown& shown, Commands& out) {
    const auto& list = shown.people.gaps;
    if (list.empty()) return;
    constexpr std::size_t first = 4;
    const bool all = shown.session.care.all_gaps || list.size() <= first + 1;
    ui.heading(2, shown.text("people.gaps"), px::text_title, "gaps", view::flag_focusable);
    ui.gap(4);
    ui.text(shown.text("people.gaps_help"), TextKind::muted);
    ui.gap(10);
    for (std::size_t i = 0; i < list.size() && (all || i < first); ++i) gap(ui, shown, list[i], out);
    if (!all &&
        ui.text_link(
            "all-gaps", shown.texts.count("people.all_gaps", static_cast<int>(list.size())), Icon::forward))
        out.push_back(CareCommand{view::ShowGaps{}});
    ui.gap(14);
}

} // namespace

void people_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown, shown.text("command.go_people"), out, [&] {
        if (!shown.may_see(plan::Topic::people)) return not_shared(ui, shown);
        const auto& adding = shown.session.care.person;
        ui.text(shown.text("people.lead"));
        ui.gap(16);
        if (adding && adding->id.empty()) person_form(ui, shown, out);
        for (const PersonCard& one : shown.people.people) person(ui, shown, one, out);
        if (shown.people.people.empty()) {
            ui.text(shown.text("contact.none"), TextKind::muted);
            ui.gap(12);
        }
        if (shown.copy()) return;
        if (!adding) {
            if (ui.button("add", shown.text("people.add"), {.kind = ButtonKind::primary, .icon = Icon::plus}))
                out.push_back(CareCommand{view::EditPersonDraft{PersonDraft{}, true}});
        }
        ui.gap(28);
        unnamed(ui, shown, out);
        gaps(ui, shown, out);
        if (!shown.people.former.empty()) {
            ui.heading(2, shown.text("people.former"), px::text_title);
            ui.gap(4);
            for (const view::ConsentLine& line : shown.people.former) ui.text(line.text, TextKind::small);
            ui.gap(20);
        }
        if (const auto owner = ui.text_field(
                "owner", shown.text("people.owner"), shown.plan->owner,
                own_words(shown, shown.plan->owner, {.help = shown.text("people.owner_help"), .width = 420})))
            out.push_back(view::Act{plan::CareAction{plan::SetOwner{*owner}}, "owner"});
    });
}

} // namespace stf::ui
