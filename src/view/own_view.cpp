#include "view/own_view.h"

#include <algorithm>

#include "view/dates.h"
#include "view/rule_words.h"
#include "view/screens.h"

namespace stf::view {
namespace {

constexpr int years_far = 100, most_times = 1000, most_count = 3000;
constexpr base::Unit units[] = {base::Unit::day, base::Unit::week, base::Unit::month};
constexpr base::Lag rhythms[] = {
    {0, base::Unit::day},
    {1, base::Unit::day},
    {1, base::Unit::week},
    {2, base::Unit::week},
    {1, base::Unit::month}};
constexpr int first_place = 1; // in the list of places: home stands before the course's

// A whole number from 0 to `most`, or -1; nothing is 0 where it may be left out.
int number_in(std::string text, int most, bool may_be_empty) {
    std::erase(text, ' ');
    if (text.empty()) return may_be_empty ? 0 : -1;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
        if (value > most) return -1;
    }
    return value;
}

bool blank(const std::string& text) {
    return text.find_first_not_of(" \t\n\r") == std::string::npos;
}

const plan::Course* course_of(const Source& source, std::string_view id) {
    if (source.plan.courses.empty()) return nullptr;
    const plan::Course* found = plan::find_course(source.plan, id);
    return found ? found : &source.plan.courses.front();
}

// Where people live: the home lane, else the first.
std::string home_lane(const pathway::Pathway& pathway) {
    for (const pathway::Lane& lane : pathway.lanes)
        if (lane.level == pathway::Level::home) return lane.id;
    return pathway.lanes.empty() ? std::string() : pathway.lanes.front().id;
}

std::vector<const pathway::Place*> away(const pathway::Pathway& pathway) {
    std::vector<const pathway::Place*> result;
    for (const pathway::Place& place : pathway.places)
        if (place.id != "home") result.push_back(&place);
    return result;
}

void set_place(pathway::Step& step, const pathway::Pathway& pathway, int chosen) {
    step.lane = home_lane(pathway);
    step.place = "home";
    step.kind = pathway::StepKind::task;
    const auto places = away(pathway);
    const int index = chosen - first_place;
    if (index < 0 || index >= static_cast<int>(places.size())) return;
    const pathway::Place& place = *places[static_cast<std::size_t>(index)];
    step.place = place.id;
    step.kind = pathway::StepKind::visit;
    if (!place.lane.empty()) step.lane = place.lane;
}

void set_repeat(pathway::Step& step, const OwnForm& form) {
    step.repeat.reset();
    if (form.every <= 0 || form.every >= static_cast<int>(std::size(rhythms))) return;
    step.repeat.emplace().every = rhythms[form.every];
    if (const int times = number_in(form.times, most_times, true); times > 0) step.repeat->times = times;
}

void set_rule(pathway::Step& step, const OwnForm& form, const std::vector<std::string>& ids) {
    step.after.clear();
    if (form.when != OwnWhen::after || form.of < 0 || static_cast<std::size_t>(form.of) >= ids.size()) return;
    pathway::Rule rule{.of = ids[static_cast<std::size_t>(form.of)]};
    rule.min = base::Lag{number_in(form.count, most_count, false), units[std::clamp(form.unit, 0, 2)]};
    step.after.push_back(std::move(rule));
}

} // namespace

Followed followed(const plan::Course& course, std::string_view without, const Texts& texts) {
    Followed result;
    for (const pathway::Anchor& anchor : course.pathway->anchors) {
        result.ids.push_back(anchor.id);
        result.titles.push_back(anchor.title.in(texts.language()));
    }
    for (std::size_t i = 0; i < course.step_count(); ++i) {
        const pathway::Step& step = course.step(i);
        if (step.id == without) continue;
        result.ids.push_back(step.id);
        result.titles.push_back(step.title.in(texts.language()));
    }
    return result;
}

OwnOptions own_options(const Source& source, const OwnForm& form) {
    const Texts& texts = source.texts;
    OwnOptions options;
    const plan::Course* course = course_of(source, form.course);
    if (!course) return options;
    for (std::size_t i = 0; i < source.plan.courses.size(); ++i) {
        if (&source.plan.courses[i] == course) options.course = static_cast<int>(i);
        options.courses.push_back(course_name(source, static_cast<std::int32_t>(i)));
    }
    options.whose = {texts.get("own.whose.mine"), texts.get("own.whose.relatives")};
    options.places = {texts.get("own.place.home")};
    for (const pathway::Place* place : away(*course->pathway))
        options.places.push_back(place->title.empty() ? place->id : place->title.in(texts.language()));
    options.whens = {texts.get("own.when.date"), texts.get("own.when.after"), texts.get("own.when.unknown")};
    options.of = followed(*course, form.step, texts).titles;
    options.units = {texts.get("own.unit.days"), texts.get("own.unit.weeks"), texts.get("own.unit.months")};
    options.every = {
        texts.get("own.every.once"), texts.get("own.every.day"), texts.get("own.every.week"),
        texts.get("own.every.two_weeks"), texts.get("own.every.month")};
    options.bad_date = problem_text(form.bad_date, texts);
    const DateAnswer answer = understand(form.date, source.today, years_far);
    if (form.when == OwnWhen::date && answer.problem == DateProblem::none && *answer.day < source.today)
        options.past = texts.get("own.past");
    return options;
}

OwnForm own_form(const Source& source, std::string_view course_id, std::string_view step_id) {
    OwnForm form;
    const plan::Course* course = course_of(source, course_id);
    if (!course) return form;
    form.course = course->id;
    const pathway::Step* step = pathway::find(course->own_steps, step_id);
    if (!step) return form;
    form.step = step->id;
    form.title = step->title.in(source.texts.language());
    form.whose = step->whose == pathway::Whose::relative;
    const auto places = away(*course->pathway);
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i]->id == step->place) form.place = static_cast<int>(i) + first_place;
    if (step->minutes) form.minutes = std::to_string(*step->minutes);
    if (step->repeat)
        for (std::size_t i = 1; i < std::size(rhythms); ++i)
            if (step->repeat->every == rhythms[i]) form.every = static_cast<int>(i);
    if (step->repeat && step->repeat->times) form.times = std::to_string(*step->repeat->times);
    form.when = OwnWhen::unknown;
    if (const plan::Fact* fact = plan::find_fact(*course, step->id, 0);
        fact && fact->kind != plan::FactKind::dropped) {
        form.when = OwnWhen::date;
        form.date = draft_of(fact->date);
        if (fact->time) form.time = base::to_string(*fact->time);
    } else if (!step->after.empty() && step->after.front().min) {
        const pathway::Rule& rule = step->after.front();
        form.when = OwnWhen::after;
        form.count = std::to_string(rule.min->count);
        for (std::size_t i = 0; i < std::size(units); ++i)
            if (units[i] == rule.min->unit) form.unit = static_cast<int>(i);
        const auto ids = followed(*course, step->id, source.texts).ids;
        const auto found = std::find(ids.begin(), ids.end(), rule.of);
        form.of = found == ids.end() ? 0 : static_cast<int>(found - ids.begin());
    }
    return form;
}

bool check(OwnForm& form, const Source& source) {
    form.refused = false;
    form.no_title = blank(form.title);
    form.bad_date = DateProblem::none;
    form.bad_time = form.bad_count = false;
    if (form.when == OwnWhen::date) {
        form.bad_date = understand(form.date, source.today, years_far).problem;
        time_in(form.time, form.bad_time);
    }
    if (form.when == OwnWhen::after) form.bad_count = number_in(form.count, most_count, false) < 0;
    form.bad_times = form.every > 0 && number_in(form.times, most_times, true) < 0;
    form.bad_minutes = number_in(form.minutes, pathway::most_minutes, true) < 0;
    return !form.no_title && form.bad_date == DateProblem::none && !form.bad_time && !form.bad_count &&
        !form.bad_times && !form.bad_minutes;
}

std::vector<plan::Action> own_actions(const OwnForm& form, const Source& source, const std::string& id) {
    const plan::Course* course = course_of(source, form.course);
    if (!course) return {};
    const pathway::Step* before = form.step.empty() ? nullptr : pathway::find(course->own_steps, form.step);
    pathway::Step step = before ? *before : pathway::Step();
    if (!before) step.id = id;
    // Of a step that was there, only what was changed in the form is changed: it may say more than the form.
    const OwnForm old = before ? own_form(source, form.course, form.step) : OwnForm();
    if (!before || form.title != old.title) step.title = {form.title, {}, {}};
    if (!before || form.whose != old.whose)
        step.whose = form.whose == 1 ? pathway::Whose::relative : pathway::Whose::patient;
    if (!before || form.place != old.place) set_place(step, *course->pathway, form.place);
    if (!before || form.minutes != old.minutes) {
        const int minutes = number_in(form.minutes, pathway::most_minutes, true);
        step.minutes = minutes > 0 ? std::optional<std::int32_t>(minutes) : std::nullopt;
    }
    if (!before || form.every != old.every || form.times != old.times) set_repeat(step, form);
    if (!before || form.when != old.when || form.of != old.of || form.count != old.count ||
        form.unit != old.unit)
        set_rule(step, form, followed(*course, step.id, source.texts).ids);
    const plan::Reference at{course->id, step.id, 0};
    std::vector<plan::Action> actions;
    actions.push_back(plan::PutOwnStep{course->id, step});
    const DateAnswer answer = understand(form.date, source.today, years_far);
    const plan::Fact* fact = plan::find_fact(*course, step.id, 0);
    bool wrong = false;
    const auto time = time_in(form.time, wrong);
    if (form.when == OwnWhen::date && answer.day) {
        const bool same = fact && fact->kind != plan::FactKind::dropped && fact->date == *answer.day &&
            (fact->kind == plan::FactKind::done || fact->time == time);
        if (!same) actions.push_back(plan::Book{at, *answer.day, time, fact ? fact->minutes : std::nullopt});
    } else if (fact && fact->kind == plan::FactKind::booked) {
        actions.push_back(plan::ClearFact{at});
    }
    return actions;
}

std::vector<OwnRuleLine> own_rules(const Source& source, const plan::Reference& at) {
    std::vector<OwnRuleLine> result;
    const plan::Course* course = plan::find_course(source.plan, at.course);
    if (!course) return result;
    for (std::size_t i = 0; i < course->own_rules.size(); ++i) {
        const plan::OwnRule& own = course->own_rules[i];
        if (own.step == at.step && !own.pin)
            result.push_back({rule_text(*course, own.rule, source.texts), i});
    }
    return result;
}

bool check(OwnRuleForm& form) {
    form.refused = false;
    form.bad_count = number_in(form.count, most_count, false) < 0;
    return !form.bad_count;
}

plan::Action own_rule_action(const OwnRuleForm& form, const Source& source) {
    plan::OwnRule own{.step = form.step, .rule = {}};
    if (const plan::Course* course = course_of(source, form.course)) {
        const auto ids = followed(*course, form.step, source.texts).ids;
        if (!ids.empty())
            own.rule.of = ids[std::min(static_cast<std::size_t>(std::max(form.of, 0)), ids.size() - 1)];
    }
    const base::Lag lag{number_in(form.count, most_count, false), units[std::clamp(form.unit, 0, 2)]};
    (form.kind == 1 ? own.rule.max : own.rule.min) = lag;
    return plan::PutOwnRule{form.course, std::move(own)};
}

std::optional<base::TimeOfDay> time_in(std::string text, bool& wrong) {
    std::erase(text, ' ');
    wrong = false;
    if (text.empty()) return std::nullopt;
    for (char& c : text)
        if (c == '.' || c == ',') c = ':';
    if (text.find(':') == std::string::npos) text += ":00";
    if (text.find(':') == 1) text.insert(0, "0");
    const auto time = base::parse_time(text);
    wrong = !time;
    return time;
}

} // namespace stf::view
