// A step of one's own: what, where, when, how often.
#include "ui/panels.h"

namespace stf::ui {
namespace {

using view::OwnForm;
using view::OwnWhen;

// True when another was chosen.
std::optional<int> chips(
    Ui& ui, std::string_view key, const std::string& title, const std::vector<std::string>& options,
    int chosen) {
    std::optional<int> answer;
    ui.heading(2, title, px::text_lead);
    ui.gap(6);
    ui.group(Role::radio_group, key, title, [&] {
        ui.row(8, [&] {
            for (std::size_t i = 0; i < options.size(); ++i)
                if (ui.radio_chip(std::to_string(i), options[i], static_cast<int>(i) == chosen))
                    answer = static_cast<int>(i);
        });
    });
    ui.gap(16);
    return answer;
}

bool what(Ui& ui, const Shown& shown, OwnForm& form) {
    const view::OwnOptions& options = *shown.patient.own;
    bool typed = false;
    const std::string error = form.no_title ? shown.text("own.need_title") : std::string();
    if (const auto title = ui.text_field(
            "own-title", shown.text("own.what"), form.title,
            own_words(
                shown, form.title, {.help = shown.text("own.what_help"), .error = error, .width = 520}))) {
        form.title = *title;
        form.no_title = false;
        typed = true;
    }
    ui.gap(16);
    if (options.courses.size() > 1 && form.step.empty()) {
        if (const auto course = ui.select(
                "own-course", shown.text("own.course"), options.courses, options.course, {.width = 520})) {
            form.course = shown.source->plan.courses[static_cast<std::size_t>(*course)].id;
            form.place = form.of = 0;
            typed = true;
        }
        ui.gap(16);
    }
    if (const auto whose = chips(ui, "whose", shown.text("own.whose"), options.whose, form.whose)) {
        form.whose = *whose;
        typed = true;
    }
    if (const auto place =
            ui.select("own-place", shown.text("own.where"), options.places, form.place, {.width = 420})) {
        form.place = *place;
        typed = true;
    }
    ui.gap(16);
    return typed;
}

bool on_a_date(Ui& ui, const Shown& shown, OwnForm& form) {
    const view::OwnOptions& options = *shown.patient.own;
    bool typed = false;
    const view::DateQuestion question{
        .title = shown.text("own.date"),
        .help = options.past,
        .error = options.bad_date,
        .months = view::month_options(shown.texts),
        .draft = form.date};
    if (const auto draft = date_question(ui, shown, "own-date", question)) {
        form.date = *draft;
        form.bad_date = view::DateProblem::none;
        typed = true;
    }
    ui.gap(12);
    const std::string error = form.bad_time ? shown.text("form.time_problem") : std::string();
    if (const auto time = ui.text_field(
            "own-time", shown.text("form.time"), form.time,
            {.help = shown.text("form.time_help"), .error = error, .width = 150})) {
        form.time = *time;
        form.bad_time = false;
        typed = true;
    }
    ui.gap(16);
    return typed;
}

bool after_something(Ui& ui, const Shown& shown, OwnForm& form) {
    bool typed = false;
    const std::string error = form.bad_count ? shown.text("own.count_problem") : std::string();
    ui.row(12, [&] {
        if (const auto count = ui.text_field(
                "own-count", shown.text("own.count"), form.count,
                {.error = error, .width = 130, .numeric = true})) {
            form.count = *count;
            form.bad_count = false;
            typed = true;
        }
        if (const auto unit = ui.select(
                "own-unit", shown.text("own.unit"), shown.patient.own->units, form.unit, {.width = 180})) {
            form.unit = *unit;
            typed = true;
        }
    });
    ui.gap(12);
    if (const auto of =
            ui.select("own-of", shown.text("own.of"), shown.patient.own->of, form.of, {.width = 520})) {
        form.of = *of;
        typed = true;
    }
    ui.gap(16);
    return typed;
}

bool how_often(Ui& ui, const Shown& shown, OwnForm& form) {
    bool typed = false;
    if (const auto every = ui.select(
            "own-every", shown.text("own.every"), shown.patient.own->every, form.every, {.width = 320})) {
        form.every = *every;
        typed = true;
    }
    ui.gap(12);
    if (form.every > 0) {
        const std::string error = form.bad_times ? shown.text("own.times_problem") : std::string();
        if (const auto times = ui.text_field(
                "own-times", shown.text("own.times"), form.times,
                {.help = shown.text("own.times_help"), .error = error, .width = 150, .numeric = true})) {
            form.times = *times;
            form.bad_times = false;
            typed = true;
        }
        ui.gap(12);
    }
    const std::string error = form.bad_minutes ? shown.text("own.minutes_problem") : std::string();
    if (const auto minutes = ui.text_field(
            "own-minutes", shown.text("own.minutes"), form.minutes,
            {.help = shown.text("own.optional"), .error = error, .width = 150, .numeric = true})) {
        form.minutes = *minutes;
        form.bad_minutes = false;
        typed = true;
    }
    ui.gap(20);
    return typed;
}

} // namespace

void own_screen(Ui& ui, const Shown& shown, Commands& out) {
    OwnForm form = shown.session.patient.own;
    page(ui, shown, shown.text(form.step.empty() ? "own.add" : "own.change"), out, [&] {
        if (!shown.patient.own) return;
        bool typed = what(ui, shown, form);
        if (const auto when = chips(
                ui, "when", shown.text("own.when"), shown.patient.own->whens, static_cast<int>(form.when))) {
            form.when = static_cast<OwnWhen>(*when);
            typed = true;
        }
        if (form.when == OwnWhen::date) typed = on_a_date(ui, shown, form) || typed;
        if (form.when == OwnWhen::after) typed = after_something(ui, shown, form) || typed;
        typed = how_often(ui, shown, form) || typed;
        if (typed) out.push_back(view::EditOwn{form});
        if (form.refused) {
            ui.text(shown.text("own.refused"), TextKind::late);
            ui.gap(12);
        }
        ui.row(12, [&] {
            if (ui.button("own-save", shown.text("form.save"), {.kind = ButtonKind::primary}))
                out.push_back(view::SubmitOwn{});
            if (ui.button("own-cancel", shown.text("form.cancel")))
                out.push_back(view::CommandId::go_timeline);
            if (!form.step.empty() &&
                ui.button("own-remove", shown.text("own.remove"), {.icon = Icon::trash}))
                out.push_back(view::RemoveOwn{form.course, form.step});
        });
    });
}

} // namespace stf::ui
