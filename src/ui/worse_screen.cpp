#include "ui/care_parts.h"

namespace stf::ui {
namespace {

using view::CareCommand;
using view::WorseDraft;
using view::ZoneView;

void zone_title(Ui& ui, const ZoneView& zone) {
    const float r = ui.px(15), top = ui.flow.y;
    ui.inset(46, 0, [&] {
        ui.heading(3, zone.name + ": " + zone.meaning, px::text_lead, "zone-title", view::flag_focusable);
    });
    if (!ui.text_mode) paint_zone(ui.canvas, zone.zone, ui.flow.x + r + ui.px(2), top + ui.px(14), r);
}

void written(Ui& ui, const Shown& shown, const ZoneView& zone) {
    const auto part = [&](std::string_view key, const std::string& text) {
        if (text.empty()) return;
        ui.gap(8);
        ui.text(shown.text(key), TextKind::strong);
        ui.text(text);
    };
    part("worse.signs", zone.signs);
    part("worse.actions", zone.actions);
    int index = 0;
    for (const view::Contact& contact : zone.call) {
        ui.gap(8);
        const std::string label = shown.texts.format("contact.call", {{"who", contact.name}});
        if (contact.href.empty())
            ui.text(shown.texts.format("contact.ask", {{"who", contact.name}}));
        else
            ui.link(
                "call" + std::to_string(index++), label + " " + contact.phone, contact.href,
                {.kind = ButtonKind::tonal, .icon = Icon::phone});
    }
    if (zone.empty()) {
        ui.gap(6);
        ui.text(shown.text("worse.empty"), TextKind::muted);
    }
}

void writing(Ui& ui, const Shown& shown, const ZoneView& zone, Commands& out) {
    const std::string key(plan::word(zone.zone));
    const auto area = [&](bool signs, std::string_view label, const std::string& value) {
        ui.gap(10);
        if (const auto text = ui.text_area(
                signs ? "signs" : "actions", shown.text(label), value, own_words(shown, value, {.lines = 3})))
            out.push_back(view::Act{
                plan::CareAction{plan::SetZone{zone.zone, signs, *text}},
                "zone/" + key + (signs ? "s" : "a")});
    };
    area(true, "worse.signs", zone.signs);
    area(false, "worse.actions", zone.actions);
    if (!shown.plan->people.empty()) {
        ui.gap(12);
        ui.text(shown.text("worse.call"), TextKind::strong);
        ui.gap(6);
        ui.group(Role::group, "call", shown.text("worse.call"), [&] {
            for (const view::Contact& contact : shown.now.contacts) {
                bool on = false;
                for (const view::Contact& chosen : zone.call) on = on || chosen.id == contact.id;
                if (ui.checkbox(contact.id, contact.name, on))
                    out.push_back(
                        view::Act{plan::CareAction{plan::SetZoneCall{zone.zone, contact.id, !on}}, ""});
                ui.gap(6);
            }
        });
    }
}

void zone_card(Ui& ui, const Shown& shown, const ZoneView& zone, Commands& out) {
    const Theme& theme = *ui.canvas.theme;
    const bool open = shown.session.care.zone == zone.zone;
    const std::string key(plan::word(zone.zone));
    ui.group(Role::group, key, zone.name, [&] {
        ui.panel(
            {.fill = theme.ground.raised,
             .line = zone_colour(theme, zone.zone),
             .radius = 20,
             .pad = ui.narrow() ? 16.0f : 20.0f},
            [&] {
                zone_title(ui, zone);
                if (open)
                    writing(ui, shown, zone, out);
                else
                    written(ui, shown, zone);
                ui.gap(10);
                if (shown.copy()) return;
                const std::string& label = shown.text(
                    open               ? "worse.written"
                        : zone.empty() ? "worse.write"
                                       : "worse.change");
                if (ui.button("edit", label, {.spoken = label + ": " + zone.name}))
                    out.push_back(
                        CareCommand{view::EditZone{open ? std::nullopt : std::optional(zone.zone)}});
            });
    });
    ui.gap(14);
}

void since_when(Ui& ui, const Shown& shown, WorseDraft& draft, bool& changed) {
    ui.gap(14);
    ui.text(shown.text("worse.when"), TextKind::strong);
    ui.gap(6);
    ui.group(Role::radio_group, "since", shown.text("worse.when"), [&] {
        constexpr std::string_view keys[] = {"worse.today", "worse.yesterday", "worse.other_day"};
        for (int i = 0; i < 3; ++i)
            if (ui.radio(std::to_string(i), shown.text(keys[i]), "", draft.since == i)) {
                draft.since = i;
                changed = true;
            }
    });
    if (draft.since != 2 || !shown.worse_question) return;
    ui.gap(8);
    if (const auto date = date_question(ui, shown, "worse-date", *shown.worse_question)) {
        draft.date = *date;
        changed = true;
    }
}

void got_worse(Ui& ui, const Shown& shown, Commands& out) {
    if (shown.copy()) return;
    WorseDraft draft = shown.session.care.worse;
    bool changed = false;
    if (!draft.open) {
        if (!shown.worse.since.empty()) ui.text(shown.worse.since);
        if (!shown.worse.since.empty()) ui.gap(10);
        if (ui.button("got-worse", shown.text("worse.got"), {.kind = ButtonKind::primary})) {
            draft.open = true;
            out.push_back(CareCommand{view::EditWorse{draft}});
        }
        ui.gap(28);
        return;
    }
    card(ui, [&] {
        ui.heading(2, shown.text("worse.first"), px::text_title, "worse-first", view::flag_focusable);
        ui.gap(6);
        ui.text(shown.text("worse.first_call"));
        since_when(ui, shown, draft, changed);
        if (shown.worse.ways.size() > 1) {
            ui.gap(14);
            ui.text(shown.text("worse.which"), TextKind::strong);
            ui.gap(6);
            ui.group(Role::radio_group, "way", shown.text("worse.which"), [&] {
                for (std::size_t i = 0; i < shown.worse.ways.size(); ++i)
                    if (ui.radio(
                            std::to_string(i), shown.worse.ways[i].label, "",
                            draft.way == static_cast<int>(i))) {
                        draft.way = static_cast<int>(i);
                        changed = true;
                    }
            });
        }
        ui.gap(16);
        ui.row(12, [&] {
            if (ui.button("worse-start", shown.text("worse.start"), {.kind = ButtonKind::primary}))
                out.push_back(CareCommand{view::StartWorse{}});
            if (ui.button("worse-cancel", shown.text("form.cancel"))) {
                draft.open = false;
                changed = true;
            }
        });
        ui.gap(8);
        ui.text(shown.text("worse.undo"), TextKind::small_muted);
    });
    if (changed) out.push_back(CareCommand{view::EditWorse{draft}});
    ui.gap(12);
}

} // namespace

void worse_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown, shown.text("command.go_worse"), out, [&] {
        urgent_card(ui, shown, false, out);
        ui.gap(20);
        got_worse(ui, shown, out);
        if (!shown.may_see(plan::Topic::worse)) return not_shared(ui, shown);
        ui.heading(2, shown.text("worse.plan"), px::text_title);
        ui.gap(4);
        ui.text(shown.text("worse.plan_help"));
        ui.gap(14);
        for (const ZoneView& zone : shown.worse.zones) zone_card(ui, shown, zone, out);
        if (shown.copy()) {
            ui.text(shown.plan->worse.agreed_with);
            ui.text(shown.worse.looked_at);
            ui.gap(16);
            return print_buttons(ui, shown, view::CarePage::worse, out);
        }
        if (const auto with = ui.text_field(
                "agreed", shown.text("worse.agreed"), shown.plan->worse.agreed_with,
                own_words(
                    shown, shown.plan->worse.agreed_with,
                    {.help = shown.text("worse.agreed_help"), .width = 420})))
            out.push_back(view::Act{plan::CareAction{plan::SetWorseAgreed{*with}}, "worse/agreed"});
        ui.gap(12);
        if (!shown.worse.looked_at.empty()) ui.text(shown.worse.looked_at);
        ui.gap(6);
        if (ui.button("looked", shown.text("worse.look_now")))
            out.push_back(view::Act{plan::CareAction{plan::SetWorseLookedAt{shown.today}}, ""});
        ui.gap(24);
        print_buttons(ui, shown, view::CarePage::worse, out);
    });
}

} // namespace stf::ui
