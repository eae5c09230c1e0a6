#include <algorithm>

#include "ui/panels.h"

namespace stf::ui {
namespace {

using view::CommandId;

constexpr std::size_t visits_first = 6;

void proof(Ui& ui, const Shown& shown, Commands& out) {
    const view::TripsView& trips = *shown.patient.trips;
    ui.panel({.fill = ui.canvas.theme->ground.sunken, .radius = 20, .pad = 20}, [&] {
        ui.heading(2, trips.headline, px::text_title, "count", view::flag_focusable);
        if (!trips.saving.empty()) {
            ui.gap(4);
            ui.text(trips.saving);
        }
        if (!trips.proof.empty()) {
            ui.gap(4);
            ui.text(trips.proof, TextKind::muted);
        }
        if (shown.patient.searching || (shown.session.patient.stopped && !trips.proven)) {
            ui.gap(12);
            const bool on = shown.patient.searching;
            if (ui.button("search", shown.text(on ? "trips.stop" : "trips.go_on")))
                out.push_back(view::SearchTrips{!on});
        }
        for (const std::string& over : trips.over) {
            ui.gap(6);
            ui.text(over, TextKind::late);
        }
    });
}

void answers(Ui& ui, const Shown& shown, const view::TripVisit& visit, Commands& out) {
    // An answer and its opposite are one button: who pressed it still has it.
    const auto choice = [&](std::string_view key, std::string_view text,
                            const std::vector<plan::Action>& actions) {
        const std::string& label = shown.text(text);
        if (ui.button(key, label, {.spoken = label + ": " + visit.spoken}))
            out.push_back(view::ActAll{actions});
    };
    ui.gap(10);
    ui.row(10, [&] {
        if (visit.pinned) return choice("pin", "trips.unpin", visit.unpin);
        if (visit.accepted)
            choice("accept", "trips.unaccept", visit.unaccept);
        else
            choice("accept", "trips.accept", visit.accept);
        if (visit.can_pin) choice("pin", "trips.pin", visit.pin);
        choice("refuse", "trips.refuse", visit.refuse);
    });
}

// In which order, how long between, and what does not go together.
void day_order(Ui& ui, const Shown& shown, const view::DayView& day) {
    ui.gap(10);
    bullets(ui, shown.text("day.title"), day.order);
    for (const std::string& trouble : day.trouble) {
        ui.gap(6);
        ui.text(trouble, TextKind::late);
    }
}

void visit_card(Ui& ui, const Shown& shown, const view::TripVisit& visit, Commands& out) {
    ui.group(Role::item, visit.key, "", [&] {
        ui.panel(
            {.fill = ui.canvas.theme->ground.raised,
             .line = ui.canvas.theme->ground.line,
             .radius = 20,
             .pad = 16},
            [&] {
                const float r = ui.px(13), x = ui.flow.x + ui.px(18);
                for (std::size_t i = 0; i < visit.marks.size() && ui.canvas.draw && !ui.measuring(); ++i)
                    paint_mark(
                        ui.canvas, x, ui.flow.y + ui.px(20) + ui.px(34) * static_cast<float>(i),
                        visit.marks[i].state,
                        {.r = r, .message = visit.marks[i].message, .local = visit.marks[i].local});
                const float top = ui.flow.y;
                ui.inset(52, 0, [&] {
                    ui.text(visit.date, TextKind::small_muted);
                    ui.heading(3, visit.title, px::text_lead, "place");
                    if (!visit.shared.empty()) ui.text(visit.shared, TextKind::strong);
                    ui.text(visit.text);
                    ui.text(visit.state, TextKind::small_muted);
                    if (visit.day) day_order(ui, shown, *visit.day);
                });
                ui.flow.y =
                    std::max(ui.flow.y, top + ui.px(34) * static_cast<float>(visit.marks.size()) + ui.px(8));
                if (visit.open) answers(ui, shown, visit, out);
            });
        ui.gap(12);
    });
}

void visits(Ui& ui, const Shown& shown, Commands& out) {
    const auto& list = shown.patient.trips->visits;
    if (list.empty()) return;
    ui.gap(24);
    ui.heading(2, shown.text("trips.visits"), px::text_title);
    ui.gap(4);
    ui.text(shown.text("trips.visits_help"), TextKind::muted);
    ui.gap(12);
    const std::size_t count =
        shown.session.patient.all_visits ? list.size() : std::min(visits_first, list.size());
    ui.group(Role::list, "visits", "", [&] {
        for (std::size_t i = 0; i < count; ++i) visit_card(ui, shown, list[i], out);
    });
    if (count < list.size() &&
        ui.text_link(
            "all", shown.texts.count("trips.all", static_cast<int>(list.size() - count)), Icon::down))
        out.push_back(view::ShowAllVisits{});
}

void days_off(Ui& ui, const Shown& shown, Commands& out) {
    const view::TripsView& trips = *shown.patient.trips;
    const view::PatientSession& session = shown.session.patient;
    ui.gap(24);
    ui.heading(2, shown.text("days.title"), px::text_title, "days", view::flag_focusable);
    ui.gap(4);
    ui.text(shown.text("days.help"), TextKind::muted);
    ui.gap(10);
    if (ui.checkbox("range", shown.text("days.range"), session.range))
        out.push_back(view::SetRange{!session.range});
    if (session.range) {
        ui.gap(4);
        ui.text(shown.text(session.range_from ? "days.tap_last" : "days.tap_first"));
    }
    if (!session.days_trouble.empty()) {
        ui.gap(4);
        ui.text(session.days_trouble, TextKind::late);
    }
    ui.gap(12);
    ui.row(10, [&] {
        if (session.month > 0 && ui.button("earlier", shown.text("days.earlier"), {.icon = Icon::back}))
            out.push_back(view::ShowMonth{session.month - 1});
        if (ui.button("later", shown.text("days.later"), {.icon = Icon::forward, .icon_after = true}))
            out.push_back(view::ShowMonth{session.month + 1});
    });
    ui.gap(12);
    const float bleed = ui.narrow() ? -16.0f : 0.0f; // seven days need the whole width of a phone
    ui.inset(bleed, bleed, [&] {
        const auto one = [&](std::size_t i) {
            calendar_month(ui, shown, trips.months[i], trips.weekdays, out);
        };
        if (trips.months.size() == 2 && !ui.narrow() && ui.flow.w > ui.px(730)) {
            const float top = ui.flow.y, half = ui.flow.w / 2;
            float bottom = top;
            for (std::size_t i = 0; i < 2; ++i) {
                ui.at({ui.flow.x + half * static_cast<float>(i), top, half - ui.px(12), 0}, [&] {
                    one(i);
                    bottom = std::max(bottom, ui.flow.y);
                });
            }
            ui.flow.y = bottom;
        } else if (!trips.months.empty()) {
            one(0);
        }
    });
    ui.group(Role::list, "off", "", [&] {
        for (const view::DaysOff& off : trips.off)
            ui.group(Role::item, off.key, "", [&] {
                ui.gap(8);
                ui.row(12, [&] {
                    if (ui.button(
                            "free", shown.texts.format("days.free", {{"days", off.text}}),
                            {.icon = Icon::close}))
                        out.push_back(view::ActAll{{plan::SetDays{off.span, true}}});
                });
            });
    });
}

void burdens(Ui& ui, const Shown& shown, Commands& out) {
    const auto& places = shown.patient.trips->places;
    if (places.empty()) return;
    ui.gap(24);
    ui.heading(2, shown.text("burden.title"), px::text_title);
    ui.gap(4);
    ui.text(shown.text("burden.help"), TextKind::muted);
    for (const view::TripPlace& place : places) {
        ui.gap(14);
        ui.heading(3, place.title, px::text_body + 1);
        ui.gap(6);
        ui.group(Role::radio_group, "place/" + place.id, place.title, [&] {
            ui.row(8, [&] {
                for (std::int32_t weight = 1; weight <= 3; ++weight) {
                    static constexpr std::string_view keys[] = {
                        "burden.light", "burden.middle", "burden.heavy"};
                    if (ui.radio_chip(
                            std::to_string(weight), shown.text(keys[weight - 1]), place.weight == weight))
                        out.push_back(view::Act{plan::SetBurden{place.id, weight}, ""});
                }
            });
        });
    }
}

} // namespace

void trips_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown, shown.text("trips.title"), out, [&] {
        if (!shown.patient.trips) return;
        proof(ui, shown, out);
        visits(ui, shown, out);
        days_off(ui, shown, out);
        burdens(ui, shown, out);
    });
}

} // namespace stf::ui
