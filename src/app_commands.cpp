// What the person does: one function for each command that is more than a change of the session.
#include <algorithm>

#include "app.h"
#include "base/visitor.h"
#include "document/replica.h"
#include "plan/read.h"
#include "json/value.h"

namespace stf {

using base::EffectKind;
using view::CommandId;
using view::DateProblem;
using view::Screen;

namespace {

constexpr int years_far = 10;

} // namespace

void App::run(const view::Command& command) {
    std::visit(
        base::Visitor{
            [&](CommandId id) { run(id); },
            [&](const view::Act& it) { act(it.action, it.coalesce); },
            [&](const view::Select& it) { select(it.at); },
            [&](const view::ChoosePathway& it) {
                session_.pathway = it.id;
                session_.problem = DateProblem::none;
            },
            [&](const view::OpenExample& it) {
                for (const view::CatalogueExample& example : catalogue_.examples) {
                    if (example.id != it.id) continue;
                    pending_example_ = example.file;
                    awaited_ = {example.file};
                    for (const view::CatalogueEntry& entry : catalogue_.pathways)
                        if (std::find(example.pathways.begin(), example.pathways.end(), entry.id) !=
                            example.pathways.end())
                            awaited_.push_back(entry.file);
                    for (const std::string& file : awaited_) effect(EffectKind::fetch, 0, file);
                }
            },
            [&](const view::EditDate& it) {
                session_.date = it.date;
                session_.problem = DateProblem::none;
                session_.far_off_confirmed = false;
            },
            [&](const view::EditForm& it) {
                const bool opened = session_.form != it.form && it.form != view::StepForm::none;
                session_.form = it.form;
                session_.form_date = it.date;
                session_.form_time = it.time;
                session_.form_problem = DateProblem::none;
                session_.form_time_problem = false;
                if (opened) fill_form();
                const view::NodeId panel = view::node_id(0, "panel");
                if (opened) focus_next_ = view::node_id(view::node_id(panel, "form-date"), "day");
                if (it.form == view::StepForm::none)
                    focus_next_ = view::node_id(panel, "panel-title"); // given up
            },
            [&](const view::SubmitForm&) { submit_form(); },
            [&](const view::ChooseMove& it) {
                if (it.action) act(*it.action, "");
                if (session_.selected) focus_next_ = view::node_id(view::node_id(0, "panel"), "panel-title");
                session_.moving.reset();
            },
            [&](const view::AskAnchor& it) {
                session_.asking_anchor = it.course.empty() ? "" : it.course + "/" + it.anchor;
                session_.problem = DateProblem::none;
                session_.far_off_confirmed = false;
                const plan::Course* course =
                    history_ ? plan::find_course(history_->now(), it.course) : nullptr;
                session_.date = view::draft_of(course ? plan::anchor_day(*course, it.anchor) : std::nullopt);
            },
            [&](const view::SubmitAnchor&) { submit_anchor(); },
            [&](const view::Change& it) {
                const bool other_language = it.settings.language != settings_.language;
                settings_ = it.settings;
                effect(EffectKind::save, 0, "settings", view::write_settings(settings_));
                if (other_language)
                    effect(
                        EffectKind::fetch, 0,
                        "lang/" + std::string(view::code_of(settings_.language)) + ".json");
            },
            [&](const view::ShowAllItems& it) { session_.all_items = it.all; },
            [&](const view::StorageCommand& it) { run(it); },
            [&](const view::LocalCommand& it) { run(it); },
            [&](const view::CareCommand& it) { run(it); },
            [&](const view::MeetingCommand& it) { run(it); },
            [&](const view::PatientCommand& it) { run(it); },
            [&](const view::TimelineCommand& it) { run(it); },
            [&](const view::ExchangeCommand& it) { run(it); },
        },
        command);
}

void App::run(CommandId id) {
    switch (id) {
    case CommandId::go_start:
        return go(Screen::start);
    case CommandId::go_choose:
        return go(Screen::choose);
    case CommandId::go_now:
        return go(Screen::now);
    case CommandId::go_timeline:
        return go(Screen::timeline);
    case CommandId::go_matters:
        return go(Screen::matters);
    case CommandId::go_worse:
        return go(Screen::worse);
    case CommandId::go_people:
        return go(Screen::people);
    case CommandId::go_call:
        return go(Screen::call);
    case CommandId::go_more:
        return go(Screen::more);
    case CommandId::go_settings:
        return go(Screen::settings);
    case CommandId::go_help:
        session_.care.help_section.clear();
        return go(Screen::help);
    case CommandId::go_words:
        if (site_words_.empty()) effect(EffectKind::fetch, 0, "pathways/glossary.json");
        return go(Screen::words);
    case CommandId::go_examples:
        return go(Screen::examples);
    case CommandId::help_here:
        return help_here();
    case CommandId::undo:
    case CommandId::redo:
        if (session_.screen == Screen::meeting) return meeting_undo(id == CommandId::redo);
        if (!history_) return;
        if (id == CommandId::undo)
            history_->undo();
        else
            history_->redo();
        schedule_.reset();
        save();
        return say(id == CommandId::undo ? "undo.said" : "redo.said");
    case CommandId::zoom_in:
    case CommandId::zoom_out: {
        const ui::Rect& area = map_.layout.area;
        map_.camera = ui::zoomed(
            map_.layout, id == CommandId::zoom_in ? 1.5f : 1 / 1.5f, area.x + area.w / 2,
            area.y + area.h / 2);
        return;
    }
    case CommandId::earlier:
    case CommandId::later: {
        const float step = id == CommandId::earlier ? 0.6f : -0.6f;
        const ui::Rect& area = map_.layout.area;
        map_.camera = ui::panned(
            map_.layout, map_.layout.vertical ? 0 : step * area.w, map_.layout.vertical ? step * area.h : 0);
        return;
    }
    case CommandId::today:
        map_.placed = false;
        return;
    case CommandId::show_map:
    case CommandId::show_list:
        session_.map = id == CommandId::show_map;
        session_.timeline.exact = false;
        session_.face_chosen = true;
        return;
    case CommandId::more_months:
        session_.months += 3;
        return;
    case CommandId::show_past:
        session_.past = true;
        return;
    case CommandId::show_services:
        session_.services = true;
        focus_next_ =
            view::node_id(view::main_node(session_.screen), "go-meeting"); // it may be below the window
        return;
    case CommandId::close:
        return close_panel();
    case CommandId::open_file:
        return effect(EffectKind::open_file);
    case CommandId::save_file:
        return export_file();
    case CommandId::print:
        return go(Screen::print);
    case CommandId::make_plan:
        return make_plan(true);
    case CommandId::date_unknown:
        return make_plan(false);
    case CommandId::forget:
        session_.asking_forget = true;
        focus_next_ = view::node_id(view::main_node(session_.screen), "forget-question");
        return;
    case CommandId::forget_yes:
        return forget();
    case CommandId::forget_no:
        session_.asking_forget = false;
        return;
    case CommandId::dismiss:
        session_.message.clear();
        return;
    case CommandId::escape:
        if (session_.screen == Screen::meeting)
            session_.meeting.editing.clear();
        else if (session_.moving)
            session_.moving.reset();
        else if (session_.form != view::StepForm::none)
            session_.form = view::StepForm::none;
        else if (session_.selected)
            close_panel();
        return;
    }
}

void App::act(const plan::Action& action, const std::string& coalesce) {
    if (!history_) return;
    if (session_.timeline.what_if) { // what happens on a day that is not today is not written down
        session_.message = texts_.get("timeline.what_if_read_only");
        return effect(EffectKind::announce, 1, {}, session_.message);
    }
    history_->commit(plan::update(history_->now(), action), coalesce);
    schedule_.reset();
    const bool merge = !coalesce.empty() && coalesce == merging_;
    merging_ = coalesce;
    save({}, merge);
    if (coalesce.empty()) say("plan.changed");
}

void App::export_file() {
    if (!history_ || asks_about_numbers()) return;
    effect(
        EffectKind::download, 0, file_name(""),
        json::write(plan::write(history_->now()), json::Style::indented));
    say("file.saved");
}

void App::replace_plan(plan::Plan plan, Screen screen) {
    history_.emplace(std::move(plan));
    schedule_.reset();
    map_view_.reset();
    map_ = {};
    session_.timeline = {};
    set_today(real_today_);
    session_.selected.reset();
    session_.care = {};
    session_.message.clear();
    session_.form = view::StepForm::none;
    go(screen);
}

void App::go(Screen screen) {
    const bool needs_plan = screen == Screen::now || screen == Screen::timeline || screen == Screen::call ||
        screen == Screen::matters || screen == Screen::worse || screen == Screen::people ||
        screen == Screen::more || screen == Screen::local || screen == Screen::offers;
    if (!history_ && needs_plan) screen = Screen::start;
    if (session_.timeline.what_if && screen != Screen::now && screen != Screen::timeline) {
        session_.timeline.what_if.reset(); // where things are written, today is today
        set_today(real_today_);
        say("timeline.back_said");
    }
    session_.screen = screen;
    session_.selected.reset();
    session_.form = view::StepForm::none;
    session_.asking_forget = false;
    session_.storage.form = view::StorageForm::none;
    session_.storage.problem.clear();
    session_.storage.busy = false;
    session_.moving.reset();
    session_.asking_anchor.clear();
    const bool narrow = width_ / scale() < 760;
    if (!session_.face_chosen) session_.map = !narrow; // a narrow screen begins with the list
    const view::NodeId main = view::main_node(screen);
    input_.scroll.erase(main);
    base::Effect top{.kind = EffectKind::scroll, .number = main};
    effects_.push_back(std::move(top));
    if (started_) focus_next_ = view::node_id(main, "title");
}

void App::select(const plan::Reference& at) {
    if (!session_.selected) opener_ = input_.focused;
    session_.selected = at;
    session_.form = view::StepForm::none;
    session_.all_items = false;
    session_.moving.reset();
    session_.patient.reason = false;
    session_.patient.rule = {};
    const view::NodeId panel = view::node_id(0, "panel");
    input_.scroll.erase(panel);
    focus_next_ = view::node_id(panel, "panel-title");
}

void App::close_panel() {
    session_.selected.reset();
    session_.form = view::StepForm::none;
    focus_next_ = std::exchange(opener_, 0);
}

// Whether the date that stands in the fields can be used; a far-off one is asked about once.
bool App::accepts_date(DateProblem& problem, std::optional<base::Day>& day) {
    const view::DateAnswer answer = view::understand(session_.date, today_, years_far);
    day = answer.day;
    problem = answer.problem;
    if (problem == DateProblem::far_off && day && session_.far_off_confirmed) problem = DateProblem::none;
    session_.far_off_confirmed = problem == DateProblem::far_off;
    return problem == DateProblem::none;
}

void App::make_plan(bool with_date) {
    std::optional<base::Day> day;
    if (with_date && !accepts_date(session_.problem, day)) {
        effect(EffectKind::announce, 1, {}, view::problem_text(session_.problem, texts_));
        return;
    }
    for (const view::CatalogueEntry& entry : catalogue_.pathways) {
        if (entry.id != session_.pathway) continue;
        pending_pathway_ = entry.file;
        pending_anchors_.clear();
        if (with_date && day) pending_anchors_.emplace_back(entry.anchor, *day);
        effect(EffectKind::fetch, 0, entry.file);
    }
    session_.date = {};
    session_.problem = DateProblem::none;
}

void App::submit_anchor() {
    std::optional<base::Day> day;
    if (!accepts_date(session_.problem, day)) {
        effect(EffectKind::announce, 1, {}, view::problem_text(session_.problem, texts_));
        return;
    }
    const std::size_t slash = session_.asking_anchor.find('/');
    act(
        plan::SetAnchor{
            session_.asking_anchor.substr(0, slash), session_.asking_anchor.substr(slash + 1), day},
        "");
    session_.asking_anchor.clear();
    map_.placed = false;
}

const plan::Fact* App::selected_fact() const {
    const plan::Course* course = history_ && session_.selected
        ? plan::find_course(history_->now(), session_.selected->course)
        : nullptr;
    return course ? plan::find_fact(*course, session_.selected->step, session_.selected->occurrence)
                  : nullptr;
}

// What is known already stands there to be changed.
void App::fill_form() {
    const plan::Fact* fact = selected_fact();
    if (session_.form == view::StepForm::done) {
        session_.form_date = view::draft_of(real_today_);
    } else if (session_.form == view::StepForm::book && fact && fact->kind == plan::FactKind::booked) {
        session_.form_date = view::draft_of(fact->date);
        session_.form_time = fact->time ? base::to_string(*fact->time) : std::string();
    }
}

void App::submit_form() {
    if (!session_.selected) return;
    const view::DateAnswer answer = view::understand(session_.form_date, today_, years_far * 10);
    session_.form_problem = answer.problem;
    const auto time = view::time_in(session_.form_time, session_.form_time_problem);
    if (answer.problem != DateProblem::none || session_.form_time_problem) {
        const std::string_view time_problem = texts_.get("form.time_problem");
        effect(
            EffectKind::announce, 1, {},
            answer.problem != DateProblem::none ? view::problem_text(answer.problem, texts_)
                                                : std::string(time_problem));
        return;
    }
    if (session_.form == view::StepForm::move)
        ask_move(*session_.selected, *answer.day);
    else if (session_.form == view::StepForm::book) {
        // Another day or time takes as long as was agreed.
        const plan::Fact* fact = selected_fact();
        act(plan::Book{*session_.selected, *answer.day, time, fact ? fact->minutes : std::nullopt}, "");
    } else
        act(plan::MarkDone{*session_.selected, *answer.day, std::nullopt}, "");
    session_.form = view::StepForm::none;
    focus_next_ = view::node_id(view::node_id(0, "panel"), "panel-title");
}

} // namespace stf
