// What the person does on the patient's own screens, and what these show.
#include <algorithm>

#include "app.h"
#include "base/visitor.h"
#include "document/replica.h"
#include "pathway/write.h"
#include "view/dates.h"

namespace stf {

using base::EffectKind;
using view::Screen;

void App::run(const view::PatientCommand& command) {
    view::PatientSession& session = session_.patient;
    std::visit(
        base::Visitor{
            [&](const view::OpenScreen& it) { go(it.screen); },
            [&](const view::SetFilter& it) { session.filter = it.filter; },
            [&](const view::ActAll& it) {
                act_all(it.actions);
                focus_after(it.actions);
            },
            [&](const view::OpenOwn& it) {
                if (!history_ || !schedule_) return;
                const view::Source source{history_->now(), *schedule_, texts_, today_};
                session.own = view::own_form(source, it.course, it.step);
                go(Screen::own);
            },
            [&](const view::EditOwn& it) { session.own = it.form; },
            [&](const view::SubmitOwn&) { submit_own(); },
            [&](const view::RemoveOwn& it) {
                changed_by({plan::RemoveOwnStep{it.course, it.step}}, "own.removed");
                go(Screen::timeline);
            },
            [&](const view::EditOwnRule& it) {
                const bool opened = session.rule.step.empty() && !it.form.step.empty();
                const bool closed = it.form.step.empty();
                session.rule = it.form;
                const view::NodeId panel = view::node_id(0, "panel");
                if (opened) focus_next_ = view::node_id(panel, "rule-kind");
                if (closed) focus_next_ = view::node_id(panel, "rule-add");
            },
            [&](const view::SubmitOwnRule&) { submit_own_rule(); },
            [&](const view::TapDay& it) { tap_day(it.day); },
            [&](const view::ShowMonth& it) { session.month = std::clamp(it.month, 0, 120); },
            [&](const view::SetRange& it) {
                session.range = it.range;
                session.range_from.reset();
            },
            [&](const view::SearchTrips& it) {
                session.stopped = !it.on;
                if (session.stopped && planner_) {
                    schedule_ = planner_->schedule();
                    map_view_.reset();
                }
            },
            [&](const view::ShowAllVisits&) { session.all_visits = true; },
            [&](const view::WriteReason&) {
                session.reason = true;
                focus_next_ = view::node_id(view::node_id(0, "panel"), "reason");
            },
            [&](const view::AskRemoveCourse& it) {
                const std::string course =
                    it.course.empty() ? std::exchange(session.removing_course, {}) : it.course;
                session.removing_course = it.course;
                const view::NodeId item =
                    view::node_id(view::node_id(view::main_node(Screen::courses), "courses"), course);
                focus_next_ = view::node_id(item, it.course.empty() ? "remove" : "question");
            },
            [&](const view::RemoveCourse& it) {
                session.removing_course.clear();
                changed_by({plan::RemoveCourse{it.course}}, "courses.removed");
                map_.placed = false;
                focus_next_ = view::node_id(view::main_node(Screen::courses), "title");
            },
            [&](const view::PrintSheets&) { print_sheets(); },
        },
        command);
}

// Commits what the actions make of the plan, if it is another plan.
bool App::changed_by(const std::vector<plan::Action>& actions, std::string_view say_key) {
    if (!history_) return false;
    plan::Plan plan = history_->now();
    for (const plan::Action& action : actions) plan = plan::update(plan, action);
    if (plan == history_->now()) return false;
    history_->commit(std::move(plan));
    schedule_.reset();
    save();
    say(say_key);
    return true;
}

void App::act_all(const std::vector<plan::Action>& actions) {
    if (!history_ || actions.empty()) return;
    plan::Plan plan = history_->now();
    for (const plan::Action& action : actions) plan = plan::update(plan, action);
    if (plan == history_->now()) {
        session_.patient.days_trouble = texts_.get("days.refused");
        return effect(EffectKind::announce, 1, {}, session_.patient.days_trouble);
    }
    session_.patient.days_trouble.clear();
    history_->commit(std::move(plan));
    schedule_.reset();
    save();
    say("plan.changed");
}

// What was pressed may be gone: the focus goes to where the change is seen.
void App::focus_after(const std::vector<plan::Action>& actions) {
    const view::NodeId panel = view::node_id(0, "panel");
    for (const plan::Action& action : actions) {
        if (const auto* days = std::get_if<plan::SetDays>(&action))
            focus_next_ = view::node_id(view::main_node(Screen::trips), days->free ? "days" : "count");
        else if (session_.selected)
            focus_next_ = view::node_id(
                panel, std::holds_alternative<plan::RemoveOwnRule>(action) ? "rule-add" : "panel-title");
    }
}

void App::submit_own() {
    if (!history_ || !schedule_) return;
    view::OwnForm& form = session_.patient.own;
    const view::Source source{history_->now(), *schedule_, texts_, today_};
    if (!view::check(form, source)) {
        const view::NodeId main = view::main_node(Screen::own);
        focus_next_ = form.no_title                    ? view::node_id(main, "own-title")
            : form.bad_date != view::DateProblem::none ? view::node_id(view::node_id(main, "own-date"), "day")
                                                       : view::node_id(
                                                             main,
                                                             form.bad_time        ? "own-time"
                                                                 : form.bad_count ? "own-count"
                                                                 : form.bad_times ? "own-times"
                                                                                  : "own-minutes");
        return effect(EffectKind::announce, 1, {}, texts_.get("own.mend"));
    }
    const bool added = form.step.empty();
    const std::string id = added ? document::make_id(replica_, history_->now().counter + 1) : form.step;
    const std::string course = form.course;
    const auto actions = view::own_actions(form, source, id);
    changed_by(actions, added ? "own.added" : "plan.changed");
    // Refused is what the plan could not take; the same once more is no fault.
    const plan::Course* found = plan::find_course(history_->now(), course);
    const pathway::Step* step = found ? pathway::find(found->own_steps, id) : nullptr;
    const auto* put = actions.empty() ? nullptr : std::get_if<plan::PutOwnStep>(&actions.front());
    form.refused = !step || !put || !(pathway::write(*step) == pathway::write(*put->step));
    if (form.refused) return effect(EffectKind::announce, 1, {}, texts_.get("own.refused"));
    go(Screen::timeline);
    select({course, id, 0});
    opener_ = view::node_id(view::main_node(Screen::timeline), "title");
}

void App::submit_own_rule() {
    if (!history_ || !schedule_) return;
    view::OwnRuleForm& form = session_.patient.rule;
    const view::Source source{history_->now(), *schedule_, texts_, today_};
    const view::NodeId panel = view::node_id(0, "panel");
    if (!view::check(form)) {
        focus_next_ = view::node_id(panel, "rule-count");
        return effect(EffectKind::announce, 1, {}, texts_.get("own.count_problem"));
    }
    if (!changed_by({view::own_rule_action(form, source)}, "plan.changed")) {
        form.refused = true;
        return effect(EffectKind::announce, 1, {}, texts_.get("own.refused"));
    }
    form = {};
    focus_next_ = view::node_id(panel, "rule-add");
}

void App::tap_day(base::Day day) {
    view::PatientSession& session = session_.patient;
    if (!history_ || day < today_) return;
    if (session.range && !session.range_from) {
        session.range_from = day;
        return say("days.tap_last");
    }
    if (session.range) {
        const base::Day from = *std::exchange(session.range_from, std::nullopt);
        return set_days({std::min(from, day), std::max(from, day)}, false);
    }
    const auto& off = history_->now().unavailable;
    const bool was_off = std::any_of(off.begin(), off.end(), [&](const plan::Unavailable& entry) {
        return entry.span.from <= day && day <= entry.span.to;
    });
    set_days({day, day}, was_off);
}

void App::set_days(base::Span span, bool free) {
    act_all({plan::SetDays{span, free}});
}

void App::print_sheets() {
    if (!history_ || !schedule_) return;
    constexpr std::size_t most = 12;
    const view::Source source{history_->now(), *schedule_, texts_, today_};
    exchange::Page page{.title = texts_.get("sheet.title"), .language = texts_.language()};
    page.blocks.push_back(exchange::heading(1, page.title));
    bool first = true;
    for (const view::Sheet& sheet : view::sheets(source, most)) {
        if (!first) page.blocks.push_back(exchange::page_break());
        first = false;
        page.blocks.push_back(exchange::heading(2, sheet.title));
        page.blocks.push_back(exchange::paragraph(sheet.when + "\n" + sheet.where + "\n" + sheet.state));
        bool asks = false;
        for (const view::SheetPart& part : sheet.parts) {
            page.blocks.push_back(exchange::heading(3, part.title));
            page.blocks.push_back(exchange::list(part.lines));
            asks = asks || part.title == texts_.get("sheet.ask");
        }
        constexpr int lines = 6;
        page.blocks.push_back(
            exchange::writing_lines(lines, texts_.get(asks ? "sheet.answers" : "sheet.ask")));
    }
    print_page(page);
}

// ---- what is shown ----

void App::show_patient(const view::Source& source) {
    view::PatientShown& shown = shown_->patient;
    const Screen screen = session_.screen;
    shown.searching = searches();
    shown.several_courses = source.plan.courses.size() > 1;
    shown.has_deviations =
        std::any_of(source.schedule.broken.begin(), source.schedule.broken.end(), [&](const auto& broken) {
            return view::is_breach(source.plan, broken);
        });
    const auto waits = [&] {
        if (!waits_ && view::has_waits(source.plan)) waits_ = schedule::waits(source.plan, today_);
        if (waits_) shown.waits = view::waits_view(source, *waits_);
    };
    if (session_.selected) {
        if (const schedule::StepDates* dates = view::find_dates(source, *session_.selected)) {
            const auto possible = [&](const schedule::StepRef& at) {
                constexpr std::int32_t back = 0, ahead = 400;
                return planner_ ? planner_->possible_days(at, today_ + back, today_ + ahead)
                                : std::vector<base::Day>{};
            };
            shown.breaches = view::breaches(source, dates->at, possible);
            if (view::step_waits(source, dates->at)) waits();
        }
        shown.own_rules = view::own_rules(source, *session_.selected);
        if (const plan::Course* course = plan::find_course(source.plan, session_.selected->course);
            course && !session_.patient.rule.step.empty())
            shown.followed = view::followed(*course, session_.selected->step, texts_).titles;
    }
    if (screen == Screen::now) shown.bring = view::bring(source);
    if (screen == Screen::own) shown.own = view::own_options(source, session_.patient.own);
    if (screen == Screen::sheet) {
        constexpr std::size_t most = 12;
        shown.sheets = view::sheets(source, most);
    }
    if (screen == Screen::courses) shown.courses = view::course_lines(source);
    if (screen == Screen::deviations) {
        shown.deviations = view::deviations(source);
        waits();
    }
    if (screen != Screen::trips) return;
    shown.trips = view::trips_view(
        source, shown.searching, session_.patient.month, width_ / scale() < 760 ? 1 : 2,
        session_.patient.range_from);
}

} // namespace stf
