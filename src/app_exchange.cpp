// What leaves the program, on paper or as a file, and what comes back.
#include <algorithm>

#include "app.h"
#include "exchange/csv.h"
#include "exchange/fhir.h"
#include "pathway/read.h"
#include "plan/read.h"
#include "json/value.h"

namespace stf {

using base::EffectKind;
using view::ExchangeId;
using view::Screen;

void App::print_page(const exchange::Page& page) {
    effect(EffectKind::print, 0, {}, exchange::serialise(page));
}

void App::download_page(const exchange::Page& page, std::string_view name) {
    download(std::string(name) + ".html", exchange::to_html(page));
}

void App::download(std::string name, std::string text) {
    effect(EffectKind::download, 0, std::move(name), std::move(text));
    say("file.saved");
}

// As it leaves the program: digits that look like an identity number are hidden unless the person wants them.
plan::Plan App::outgoing(const plan::Plan& plan) const {
    return session_.exchange.keep_numbers || plan::identity_numbers(plan) == 0
        ? plan
        : plan::without_identity_numbers(plan);
}

void App::print_plan(bool as_file) {
    if (!history_ || !schedule_) return;
    const plan::Plan plan = outgoing(history_->now());
    const view::Source source{plan, *schedule_, texts_, today_};
    const view::PrintChoice& choice = session_.exchange.print;
    const bool list = choice.what == view::PrintWhat::list;
    const exchange::Page page = list
        ? view::plan_page(source, choice)
        : view::timeline_page(source, view::map_view(plan, *schedule_, texts_), choice);
    if (as_file)
        download_page(page, "stifinner-" + base::to_string(today_));
    else
        print_page(page);
}

void App::run(const view::ExchangeCommand& command) {
    view::ExchangeSession& now = session_.exchange;
    if (const auto* id = std::get_if<ExchangeId>(&command)) {
        run(*id);
    } else if (const auto* print = std::get_if<view::EditPrint>(&command)) {
        now.print = print->choice;
    } else if (const auto* share = std::get_if<view::EditShare>(&command)) {
        now.share = share->choice;
    } else if (const auto* calendar = std::get_if<view::EditCalendar>(&command)) {
        now.calendar = calendar->choice;
    } else if (const auto* keep = std::get_if<view::KeepNumbers>(&command)) {
        now.keep_numbers = keep->keep;
    } else if (const auto* busy = std::get_if<view::ToggleBusy>(&command)) {
        if (busy->index < now.busy_on.size()) now.busy_on[busy->index] = !now.busy_on[busy->index];
    } else if (const auto* ask = std::get_if<view::AskEdition>(&command)) {
        ask_edition(ask->course);
    }
}

void App::run(ExchangeId id) {
    if (!history_ && id != ExchangeId::take_import && id != ExchangeId::leave) return;
    view::ExchangeSession& now = session_.exchange;
    const auto words = [&](std::string_view key) { return texts_.get(key); };
    const std::string name = "stifinner-" + base::to_string(today_);
    switch (id) {
    case ExchangeId::print_now:
    case ExchangeId::print_file:
        return print_plan(id == ExchangeId::print_file);
    case ExchangeId::go_share:
        now.share = {};
        for (const plan::Course& course : history_->now().courses) now.share.courses.push_back(course.id);
        now.asking_save = false;
        return go(Screen::share);
    case ExchangeId::share_file:
        return download(
            name + "-kopi.json",
            json::write(
                plan::write(outgoing(plan::redacted(history_->now(), now.share))), json::Style::indented));
    case ExchangeId::calendar_file: {
        exchange::CalendarChoice choice = now.calendar;
        choice.language = texts_.language();
        return download(
            name + ".ics", exchange::icalendar(outgoing(history_->now()), *schedule_, choice, words));
    }
    case ExchangeId::table_file:
        return download(
            name + ".csv",
            exchange::plan_csv(outgoing(history_->now()), *schedule_, texts_.language(), words));
    case ExchangeId::fhir_file:
        return download(
            name + "-fhir.json",
            json::write(
                exchange::fhir_bundle(outgoing(history_->now()), *schedule_, texts_.language(), words),
                json::Style::indented));
    case ExchangeId::save_masked:
    case ExchangeId::save_whole: {
        const plan::Plan& plan = history_->now();
        now.asking_save = false;
        return download(
            name + ".json",
            json::write(
                plan::write(id == ExchangeId::save_whole ? plan : plan::without_identity_numbers(plan)),
                json::Style::indented));
    }
    case ExchangeId::take_busy:
        return take_busy();
    case ExchangeId::take_import:
        if (!now.imported) return;
        if (history_)
            history_->commit(std::move(*now.imported)); // a step that can be undone
        else
            replace_plan(std::move(*now.imported), Screen::now);
        now.imported.reset();
        schedule_.reset();
        map_ = {};
        save();
        go(Screen::now);
        return say("file.opened");
    case ExchangeId::leave:
        now.busy = {};
        now.imported.reset();
        now.not_read.clear();
        now.edition.reset();
        return go(Screen::more);
    case ExchangeId::take_edition:
        if (const plan::Course* course = plan::find_course(history_->now(), now.edition_course);
            course && now.edition)
            act(plan::PutPathway{now.edition_course, now.edition, course->overlays}, "");
        now.edition.reset();
        map_view_.reset();
        return go(Screen::more);
    }
}

// All at once: one step back undoes them.
void App::take_busy() {
    view::ExchangeSession& now = session_.exchange;
    plan::Plan plan = history_->now();
    for (std::size_t i = 0; i < now.busy.days.size(); ++i)
        if (now.busy_on[i]) plan = plan::update(plan, plan::AddUnavailable{now.busy.days[i].span});
    history_->commit(std::move(plan));
    schedule_.reset();
    now.busy = {};
    save();
    go(Screen::more);
    say("plan.changed");
}

// The person's own file keeps every digit, or none that looks like an identity number, as they say.
bool App::asks_about_numbers() {
    view::ExchangeSession& now = session_.exchange;
    if (now.keep_numbers || plan::identity_numbers(history_->now()) == 0) return false;
    run(ExchangeId::go_share);
    now.asking_save = true;
    focus_next_ = view::node_id(view::main_node(Screen::share), "numbers");
    return true;
}

// A calendar, a shift list, or a plan from another system: shown first, taken when the person says so. False:
// it is for the plan's own reader.
bool App::open_foreign(const std::string& name, const std::string& text) {
    view::ExchangeSession& now = session_.exchange;
    const bool table = name.ends_with(".csv") || name.ends_with(".CSV");
    if (text.find("BEGIN:VCALENDAR") < 200 || table) {
        exchange::BusyDays busy =
            table ? exchange::read_busy_csv(text, today_) : exchange::read_icalendar(text, today_);
        if (!busy.calendar || !history_) {
            session_.message = texts_.get(history_ ? "busy.not_a_calendar" : "busy.no_plan");
            return true;
        }
        now.busy_on.clear();
        for (const exchange::BusyDay& day : busy.days) now.busy_on.push_back(day.all_day);
        now.busy = std::move(busy);
        go(Screen::busy);
        return true;
    }
    if (text.find("\"resourceType\"") == std::string::npos) return false;
    const auto value = json::parse(text);
    if (!value || !exchange::is_fhir(*value)) return false;
    const auto words = [&](std::string_view key) { return texts_.get(key); };
    exchange::FhirRead read = exchange::read_fhir(*value, words);
    if (!read.plan && !read.faults.empty()) {
        session_.message = texts_.format("file.not_opened", {{"fault", fault_text(read.faults)}});
        return true;
    }
    if (!history_ && !read.plan) {
        session_.message = texts_.get("import.nothing");
        return true;
    }
    now.imported = std::move(read.plan);
    now.not_read = std::move(read.not_read);
    go(Screen::imported);
    return true;
}

// ---- a newer edition of a pathway ----

void App::ask_edition(const std::string& course_id) {
    const plan::Course* course = history_ ? plan::find_course(history_->now(), course_id) : nullptr;
    if (!course) return;
    for (const view::CatalogueEntry& entry : catalogue_.pathways) {
        if (entry.id != course->base_id) continue;
        session_.exchange.edition_course = course_id;
        session_.exchange.edition_file = entry.file;
        effect(EffectKind::fetch, 0, entry.file);
    }
}

bool App::edition_arrived(const base::Event& event) {
    view::ExchangeSession& now = session_.exchange;
    if (now.edition_file.empty() || event.name != now.edition_file) return false;
    now.edition_file.clear();
    if (event.number == 0) return false; // the usual words for what could not be fetched
    auto value = json::parse(event.body);
    auto pathway = value ? pathway::read(std::move(*value)) : base::Result<pathway::Pathway>(value.faults());
    if (!pathway) {
        session_.message = texts_.format("file.not_opened", {{"fault", fault_text(pathway.faults())}});
        return true;
    }
    now.edition = std::make_shared<const pathway::Pathway>(std::move(*pathway));
    go(Screen::edition);
    return true;
}

} // namespace stf
