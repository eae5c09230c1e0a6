// «Viktig for meg», «Hvis det blir verre», «Folk» and the help: what the person does there.
#include <algorithm>

#include "app.h"
#include "base/visitor.h"
#include "document/replica.h"
#include "plan/copy.h"
#include "plan/read.h"
#include "json/value.h"

namespace stf {

using base::EffectKind;
using view::CareCommand;
using view::DateProblem;
using view::Screen;

namespace {

constexpr int consent_years = 100;

constexpr Screen tour_screens[] = {
    Screen::now, Screen::timeline, Screen::matters, Screen::worse, Screen::people};

const plan::Person* find_person(const plan::Plan& plan, std::string_view id) {
    for (const plan::Person& person : plan.people)
        if (person.id == id) return &person;
    return nullptr;
}

} // namespace

view::Source App::source() const {
    return {history_->now(), *schedule_, texts_, today_};
}

void App::care(const plan::CareAction& action) {
    act(plan::Action{action}, "");
}

void App::run(const CareCommand& command) {
    view::CareSession& care_now = session_.care;
    if (!history_ && !std::holds_alternative<view::OpenHelp>(command)) return;
    if (history_ && !schedule_) rebuild(); // a field that was left in the same frame has changed the plan
    const auto new_id = [&] {
        plan::Plan plan = history_->now();
        return document::make_id(replica_, ++plan.counter);
    };
    std::visit(
        base::Visitor{
            [&](const view::OpenHelp& it) { care_now.help_section = it.section; },
            [&](const view::AddGoal&) {
                const std::string id = new_id();
                care(plan::PutGoal{id, ""});
                focus_next_ = view::node_id(view::node_id(view::main_node(Screen::matters), id), "text");
            },
            [&](const view::AddActivity& it) {
                const std::string id = new_id();
                care(plan::PutActivity{id, it.goal, ""});
                focus_next_ = view::node_id(view::node_id(view::main_node(Screen::matters), id), "text");
            },
            [&](const view::OpenScale& it) {
                if (it.activity.empty())
                    focus_next_ = view::node_id(
                        view::node_id(view::main_node(Screen::matters), care_now.answering),
                        "activity-title");
                care_now.answering = it.activity;
            },
            [&](const view::OpenSteps& it) { care_now.linking = it.activity; },
            [&](const view::EditZone& it) {
                if (care_now.zone && !it.zone) {
                    const view::NodeId zone =
                        view::node_id(view::main_node(Screen::worse), plan::word(*care_now.zone));
                    focus_next_ = view::node_id(zone, "zone-title");
                } else if (it.zone) {
                    focus_next_ = view::node_id(
                        view::node_id(view::main_node(Screen::worse), plan::word(*it.zone)), "signs");
                }
                care_now.zone = it.zone;
            },
            [&](const view::EditWorse& it) {
                if (it.draft.open && !care_now.worse.open)
                    focus_next_ = view::node_id(view::main_node(Screen::worse), "worse-first");
                care_now.worse = it.draft;
                care_now.worse.problem = DateProblem::none;
            },
            [&](const view::StartWorse&) { start_worse(); },
            [&](const view::EditPersonDraft& it) {
                if (it.opened && session_.screen != Screen::people) go(Screen::people);
                care_now.person = it.draft;
                if (!it.opened || !it.draft) return;
                if (const plan::Person* person = find_person(history_->now(), it.draft->id))
                    care_now.person = view::PersonDraft{
                        person->id, person->name, person->role, person->phone, person->actor};
                focus_next_ = view::node_id(view::main_node(Screen::people), "person-name");
            },
            [&](const view::SubmitPersonDraft&) { submit_person_draft(); },
            [&](const view::RemovePersonOf& it) {
                const plan::Person* person = find_person(history_->now(), it.person);
                if (!person) return;
                const std::string name = person->name;
                act(plan::RemovePerson{it.person}, "");
                effect(EffectKind::announce, 0, {}, texts_.format("people.removed", {{"who", name}}));
                focus_next_ = view::node_id(view::main_node(Screen::people), "title");
            },
            [&](const view::EditConsent& it) {
                care_now.consent = it.draft;
                if (!it.draft || !it.opened) return;
                care_now.consent->what[static_cast<std::size_t>(plan::Topic::dates)] = true;
                focus_next_ = view::node_id(
                    view::node_id(view::main_node(Screen::people), it.draft->person), "consent-title");
            },
            [&](const view::SubmitConsent&) { submit_consent(); },
            [&](const view::ChooseDoer& it) {
                const bool opens = !it.step.empty();
                const std::string step = opens ? it.step : care_now.assigning;
                care_now.assigning = it.step;
                const view::NodeId gap = view::node_id(view::main_node(Screen::people), step);
                const auto& people = history_->now().people;
                focus_next_ = opens
                    ? view::node_id(view::node_id(gap, "doer"), people.empty() ? "-" : people.front().id)
                    : view::node_id(gap, "assign");
            },
            [&](const view::ShowGaps&) { care_now.all_gaps = true; },
            [&](const view::PrintCare& it) {
                const bool worse = it.page == view::CarePage::worse;
                const exchange::Page page =
                    worse ? view::worse_page(source(), it.large) : view::matters_page(source(), it.large);
                if (it.file)
                    download_page(page, worse ? "stifinner-kort" : "stifinner-viktig");
                else
                    print_page(page);
            },
            [&](const view::ShareCopy& it) { share_copy(it.person); },
            [&](const view::Tour& it) { tour(it.stop); },
            [&](const view::OwnNote& it) {
                settings_.own_note = it.text;
                effect(EffectKind::save, 0, "note", it.text);
                if (std::exchange(settings_.note_here, false))
                    effect(EffectKind::save, 0, "settings", view::write_settings(settings_));
                if (!history_->now().relative_note.empty())
                    act(plan::CareAction{plan::SetRelativeNote{it.text}}, "relative-note");
            },
        },
        command);
}

void App::help_here() {
    session_.care.help_section = ui::help_section(session_.screen);
    go(Screen::help);
}

// The day it got worse is written in, in the course that waits for it; or a course is added.
void App::start_worse() {
    view::WorseDraft& draft = session_.care.worse;
    const view::WorseView worse = view::worse_view(source(), catalogue_);
    const auto index = static_cast<std::size_t>(draft.way);
    if (index >= worse.ways.size()) return;
    base::Day day = today_ - std::min(draft.since, 1);
    if (draft.since == 2) {
        const view::DateAnswer answer = view::understand(draft.date, today_, 10);
        draft.problem = answer.problem;
        const bool ahead = answer.day && *answer.day > today_;
        if (ahead) draft.problem = DateProblem::far_off;
        if (draft.problem != DateProblem::none)
            return effect(
                EffectKind::announce, 1, {},
                ahead ? texts_.get("worse.ahead") : view::problem_text(draft.problem, texts_));
        day = *answer.day;
    }
    const view::WorseWay& way = worse.ways[index];
    // What comes first now stands open, whatever else the plan holds.
    const auto lead = [&](const std::string& id) {
        go(Screen::now);
        const plan::Course* course = plan::find_course(history_->now(), id);
        if (!course) return;
        for (const pathway::Step& step : course->pathway->steps)
            for (const pathway::Rule& rule : step.after)
                if (rule.of == view::worse_anchor) return select({id, step.id, 0});
    };
    if (way.course.empty()) {
        for (const view::CatalogueEntry& entry : catalogue_.pathways) {
            if (entry.id != way.pathway) continue;
            pending_pathway_ = entry.file;
            pending_anchors_ = {
                {std::string(view::start_anchor), day}, {std::string(view::worse_anchor), day}};
            effect(EffectKind::fetch, 0, entry.file);
        }
    } else if (way.again) {
        plan::Plan plan = history_->now();
        const std::string id = document::make_id(replica_, ++plan.counter);
        const plan::Course* like = plan::find_course(plan, way.course);
        history_->commit(view::with_worse_again(plan, *like, id, day), "");
        schedule_.reset();
        save();
        lead(id);
    } else {
        act(plan::SetAnchor{way.course, std::string(view::worse_anchor), day}, "");
        lead(way.course);
    }
    draft = {};
    map_.placed = false;
    say("worse.started");
}

void App::submit_person_draft() {
    if (!session_.care.person) return;
    view::PersonDraft& draft = *session_.care.person;
    if (draft.name.empty() && draft.role.empty() && draft.actor.empty()) {
        draft.missing_name = true;
        focus_next_ = view::node_id(view::main_node(Screen::people), "person-name");
        return effect(EffectKind::announce, 1, {}, texts_.get("contact.need_name"));
    }
    plan::Plan plan = history_->now();
    plan::Person person;
    if (const plan::Person* before = find_person(plan, draft.id)) person = *before;
    if (person.id.empty()) person.id = document::make_id(replica_, ++plan.counter);
    person.name = draft.name;
    person.role = draft.role;
    person.actor = draft.actor;
    person.phone = draft.phone;
    act(plan::PutPerson{person}, "");
    session_.care.person.reset();
    focus_next_ = view::node_id(view::main_node(Screen::people), "title");
}

void App::submit_consent() {
    if (!session_.care.consent) return;
    view::ConsentDraft& draft = *session_.care.consent;
    plan::Plan plan = history_->now();
    plan::Consent consent;
    consent.id = document::make_id(replica_, ++plan.counter);
    consent.person = draft.person;
    if (const plan::Person* person = find_person(plan, draft.person)) consent.name = person->name;
    for (std::size_t i = 0; i < plan::topic_count; ++i)
        if (draft.what[i]) consent.what.push_back(static_cast<plan::Topic>(i));
    consent.from = today_;
    draft.nothing = consent.what.empty();
    const view::DateAnswer until = view::understand(draft.until, today_, consent_years);
    draft.problem = until.problem == DateProblem::empty ? DateProblem::none : until.problem;
    if (until.day && *until.day < today_) draft.problem = DateProblem::far_off;
    consent.until = until.day;
    if (draft.nothing) return effect(EffectKind::announce, 1, {}, texts_.get("people.consent_nothing"));
    if (draft.problem != DateProblem::none)
        return effect(
            EffectKind::announce, 1, {},
            until.day && *until.day < today_ ? texts_.get("people.consent_past")
                                             : view::problem_text(draft.problem, texts_));
    care(plan::PutConsent{consent});
    session_.care.consent.reset();
    focus_next_ = view::node_id(view::main_node(Screen::people), "title");
}

void App::share_copy(const std::string& id) {
    plan::Plan plan = history_->now();
    const plan::Person* person = find_person(plan, id);
    const std::vector<plan::Topic> topics = plan::shared_topics(plan, id, today_);
    if (!person || topics.empty()) return;
    const plan::Plan copy =
        outgoing(plan::copy_for(plan, id, topics, document::make_id(replica_, plan.counter + 1), today_));
    effect(
        EffectKind::download, 0, "stifinner-kopi-" + base::to_string(today_) + ".json",
        json::write(plan::write(copy), json::Style::indented));
    effect(EffectKind::announce, 0, {}, texts_.format("people.copied", {{"who", person->name}}));
}

void App::tour(int stop) {
    session_.care.tour = stop;
    if (stop < 0 || stop >= static_cast<int>(std::size(tour_screens))) {
        session_.care.tour = -1;
        settings_.tour_seen = true;
        effect(EffectKind::save, 0, "settings", view::write_settings(settings_));
        focus_next_ = view::node_id(view::main_node(session_.screen), "title");
        return;
    }
    const Screen screen = tour_screens[stop];
    go(screen);
    focus_next_ = view::node_id(view::node_id(view::main_node(screen), "tour"), "tour-title");
}

// The dates that are being asked for on «Hvis det blir verre» and «Folk».
void App::care_questions(view::Shown& shown) const {
    const auto question = [&](std::string_view title, std::string_view help, DateProblem problem,
                              const view::DateDraft& draft) {
        return view::DateQuestion{
            .title = texts_.get(title),
            .help = help.empty() ? std::string() : texts_.get(help),
            .error = view::problem_text(problem, texts_),
            .months = view::month_options(texts_),
            .draft = draft};
    };
    const view::CareSession& care_now = session_.care;
    if (care_now.worse.open && care_now.worse.since == 2) {
        const view::WorseDraft& worse = care_now.worse;
        shown.worse_question = question("worse.when", "", worse.problem, worse.date);
        const view::DateAnswer answer = view::understand(worse.date, today_, 10);
        if (worse.problem == DateProblem::far_off && answer.day && *answer.day > today_)
            shown.worse_question->error = texts_.get("worse.ahead");
    }
    if (care_now.consent) {
        shown.consent_question = question(
            "people.consent_until", "people.consent_until_help", care_now.consent->problem,
            care_now.consent->until);
        if (care_now.consent->problem == DateProblem::far_off)
            shown.consent_question->error = texts_.get("people.consent_past");
    }
}

} // namespace stf
