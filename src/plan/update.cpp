#include <algorithm>

#include "pathway/read.h"
#include "pathway/validate.h"
#include "pathway/write.h"
#include "plan/action.h"
#include "plan/care_io.h"
#include "plan/local.h"
#include "plan/read.h"
#include "json/read.h"

namespace stf::plan {

namespace {

Course* course_of(Plan& plan, std::string_view id) {
    return const_cast<Course*>(find_course(plan, id));
}

// The course, if the step of the reference is in it.
Course* course_at(Plan& plan, const Reference& at) {
    Course* course = course_of(plan, at.course);
    return course && at.occurrence >= 0 && find_step(*course, at.step) >= 0 ? course : nullptr;
}

template <class T>
auto is_at(const Reference& at) {
    return [at](const T& entry) { return entry.step == at.step && entry.occurrence == at.occurrence; };
}

// What a reader of the future wrote beside the fields of today outlives a change of these.
void carry_unknown(json::Value& now, const json::Value& before) {
    for (const json::Member& member : pathway::unknown_members_of_step(before))
        now.set(member.key, member.value);
}

// What is changed or taken back is remembered: a date that was moved twice can be told of.
void keep_earlier(Course& course, const Reference& at) {
    constexpr std::size_t most = 20; // of one occurrence
    const Fact* before = find_fact(course, at.step, at.occurrence);
    if (!before || before->kind == FactKind::dropped) return;
    const auto same = is_at<Fact>(at);
    if (static_cast<std::size_t>(std::count_if(course.earlier.begin(), course.earlier.end(), same)) >= most)
        course.earlier.erase(std::find_if(course.earlier.begin(), course.earlier.end(), same));
    course.earlier.push_back(*before);
}

// Replaces what the person said about the occurrence before.
void put_fact(Plan& plan, const Reference& at, Fact fact) {
    Course* course = course_at(plan, at);
    if (!course) return;
    fact.step = at.step;
    fact.occurrence = at.occurrence;
    if (const Fact* before = find_fact(*course, at.step, at.occurrence)) fact.extra = before->extra;
    keep_earlier(*course, at);
    std::erase_if(course->facts, is_at<Fact>(at));
    course->facts.push_back(std::move(fact));
}

void apply(Plan& plan, const AddCourse& action) {
    if (action.id.empty() || !action.pathway || find_course(plan, action.id)) return;
    Course course;
    course.id = action.id;
    course.pathway = action.pathway;
    course.base_id = action.pathway->id;
    course.base_edition = action.pathway->edition.date;
    plan.courses.push_back(std::move(course));
    ++plan.counter;
    for (const auto& [anchor, day] : action.anchors) plan = update(plan, SetAnchor{action.id, anchor, day});
}

void apply(Plan& plan, const RemoveCourse& action) {
    std::erase_if(plan.courses, [&](const Course& course) { return course.id == action.course; });
    std::erase_if(
        plan.accepted, [&](const Accepted& accepted) { return accepted.reference.course == action.course; });
}

json::Value raw_of(const OwnRule& own) {
    json::Value raw(json::Members{{"step", own.step}});
    if (own.pin) raw.set("pin", true);
    const json::Value rule = pathway::write(own.rule);
    for (const json::Member& member : rule.members()) raw.set(member.key, member.value);
    return raw;
}

// A pinned day is the person's: it stays when the date that it is counted from is corrected, and goes with it
// when that date is taken back.
void move_pins(Course& course, std::string_view anchor, std::optional<Day> to) {
    const auto from = anchor_day(course, anchor);
    if (!from || from == to) return;
    if (!to) {
        std::erase_if(course.own_rules, [&](const OwnRule& own) { return own.pin && own.rule.of == anchor; });
        return;
    }
    for (OwnRule& own : course.own_rules) {
        if (!own.pin || own.rule.of != anchor || !own.rule.min) continue;
        own.rule.min->count += *from - *to;
        own.rule.max = own.rule.min;
        json::Value raw = raw_of(own);
        for (const json::Member& member : own.raw.members())
            if (!raw.find(member.key)) raw.set(member.key, member.value);
        own.raw = std::move(raw);
    }
}

void apply(Plan& plan, const SetAnchor& action) {
    Course* course = course_of(plan, action.course);
    if (!course || !pathway::find(course->pathway->anchors, action.anchor)) return;
    if (action.day && !base::in_calendar(*action.day)) return;
    move_pins(*course, action.anchor, action.day);
    auto& anchors = course->anchors;
    const auto there = std::find_if(
        anchors.begin(), anchors.end(), [&](const auto& entry) { return entry.first == action.anchor; });
    if (!action.day) {
        if (there != anchors.end()) anchors.erase(there);
    } else if (there != anchors.end()) {
        there->second = *action.day;
    } else {
        anchors.emplace_back(action.anchor, *action.day);
    }
}

void apply(Plan& plan, const Choose& action) {
    Course* course = course_of(plan, action.course);
    if (!course) return;
    const pathway::Decision* decision = pathway::find(course->pathway->decisions, action.decision);
    if (!decision || (!action.option.empty() && !pathway::find(decision->options, action.option))) return;
    auto& choices = course->choices;
    const auto there = std::find_if(
        choices.begin(), choices.end(), [&](const auto& entry) { return entry.first == action.decision; });
    if (action.option.empty()) {
        if (there != choices.end()) choices.erase(there);
    } else if (there != choices.end()) {
        there->second = action.option;
    } else {
        choices.emplace_back(action.decision, action.option);
    }
}

void apply(Plan& plan, const Book& action) {
    if (!base::in_calendar(action.date)) return;
    if (action.minutes && (*action.minutes < 0 || *action.minutes > pathway::most_minutes)) return;
    Fact fact;
    fact.kind = FactKind::booked;
    fact.date = action.date;
    fact.time = action.time;
    fact.minutes = action.minutes;
    put_fact(plan, action.at, std::move(fact));
}

void apply(Plan& plan, const MarkDone& action) {
    if (!base::in_calendar(action.date)) return;
    if (action.end && (*action.end < action.date || !base::in_calendar(*action.end))) return;
    Fact fact;
    fact.kind = FactKind::done;
    fact.date = action.date;
    fact.end = action.end;
    put_fact(plan, action.at, std::move(fact));
}

void apply(Plan& plan, const Drop& action) {
    put_fact(plan, action.at, Fact());
}

void apply(Plan& plan, const ClearFact& action) {
    Course* course = course_of(plan, action.at.course);
    if (!course) return;
    keep_earlier(*course, action.at);
    std::erase_if(course->facts, is_at<Fact>(action.at));
}

void apply(Plan& plan, const SetNote& action) {
    Course* course = course_at(plan, action.at);
    if (!course) return;
    auto& notes = (action.which == Words::note            ? course->notes
                       : action.which == Words::questions ? course->questions
                                                          : course->reasons)
                      .edit();
    const auto there = std::find_if(notes.begin(), notes.end(), is_at<Note>(action.at));
    if (action.text.empty())
        std::erase_if(notes, is_at<Note>(action.at));
    else if (there != notes.end())
        there->text = action.text;
    else
        notes.push_back({action.at.step, action.at.occurrence, action.text, {}});
}

void apply(Plan& plan, const SetTick& action) {
    Course* course = course_at(plan, action.at);
    if (!course || action.item.empty()) return;
    auto& ticks = course->ticks;
    const auto same = [&](const Tick& tick) {
        return is_at<Tick>(action.at)(tick) && tick.item == action.item;
    };
    const auto there = std::find_if(ticks.begin(), ticks.end(), same);
    if (!action.state)
        std::erase_if(ticks, same);
    else if (there != ticks.end())
        there->state = *action.state;
    else
        ticks.push_back({action.at.step, action.at.occurrence, action.item, *action.state, {}});
}

void apply(Plan& plan, const PutPerson& action) {
    if (action.person.id.empty()) return;
    const auto there = std::find_if(plan.people.begin(), plan.people.end(), [&](const Person& person) {
        return person.id == action.person.id;
    });
    if (there != plan.people.end()) {
        json::Members extra = std::move(there->extra);
        *there = action.person;
        there->extra = std::move(extra);
    } else {
        plan.people.push_back(action.person);
        ++plan.counter;
    }
}

void apply(Plan& plan, const RemovePerson& action) {
    std::erase_if(plan.people, [&](const Person& person) { return person.id == action.id; });
    for (ZonePlan& zone : plan.worse.zones)
        std::erase_if(zone.call, [&](const std::string& person) { return person == action.id; });
    std::erase_if(plan.assigned, [&](const Assignment& one) { return one.person == action.id; });
}

void apply(Plan& plan, const AddUnavailable& action) {
    const base::Span span = action.span;
    if (span.to < span.from || !base::in_calendar(span.from) || !base::in_calendar(span.to)) return;
    const auto same = [&](const Unavailable& entry) { return entry.span == span; };
    if (std::any_of(plan.unavailable.begin(), plan.unavailable.end(), same)) return;
    const auto next =
        std::find_if(plan.unavailable.begin(), plan.unavailable.end(), [&](const Unavailable& entry) {
            return entry.span.from > span.from;
        });
    plan.unavailable.insert(next, {span, {}});
}

void apply(Plan& plan, const RemoveUnavailable& action) {
    std::erase_if(plan.unavailable, [&](const Unavailable& entry) { return entry.span == action.span; });
}

void apply(Plan& plan, const Accept& action) {
    if (!course_at(plan, action.at) || !base::in_calendar(action.date)) return;
    const auto there =
        std::find_if(plan.accepted.begin(), plan.accepted.end(), [&](const Accepted& accepted) {
            return accepted.reference == action.at;
        });
    if (there != plan.accepted.end())
        there->date = action.date;
    else
        plan.accepted.push_back({action.at, action.date, {}});
}

void apply(Plan& plan, const Unaccept& action) {
    std::erase_if(plan.accepted, [&](const Accepted& accepted) { return accepted.reference == action.at; });
}

// The own steps and rules are written and read again, so that what could not be read from a file never gets
// into a plan.
bool own_is_good(const Course& course) {
    base::Faults faults;
    pathway::Names names(*course.pathway);
    json::Value rules{json::Items()}, steps(course.own_steps_raw);
    for (const OwnRule& rule : course.own_rules) rules.add(rule.raw);
    std::vector<pathway::Step> read_steps;
    const json::Cursor steps_at(steps, faults), rules_at(rules, faults);
    json::read(steps_at, read_steps);
    for (std::size_t i = 0; i < read_steps.size(); ++i) names.add(read_steps[i], steps_at.item(i));
    for (std::size_t i = 0; i < read_steps.size(); ++i) names.check(read_steps[i], steps_at.item(i));
    for (std::size_t i = 0; i < course.own_rules.size(); ++i) {
        std::string step;
        pathway::Rule rule;
        bool pin = false;
        pathway::read_own_rule(rules_at.item(i), step, rule, pin);
        names.check_step(step, rules_at.item(i));
        names.check(rule, rules_at.item(i));
    }
    return !base::any_fault(faults);
}

void apply(Plan& plan, const PutOwnStep& action) {
    Course* course = course_of(plan, action.course);
    if (!course) return;
    json::Value raw = pathway::write(*action.step);
    const auto there =
        std::find_if(course->own_steps.begin(), course->own_steps.end(), [&](const pathway::Step& step) {
            return step.id == action.step->id;
        });
    if (there != course->own_steps.end()) {
        const auto index = static_cast<std::size_t>(there - course->own_steps.begin());
        carry_unknown(raw, course->own_steps_raw[index]);
        *there = *action.step;
        course->own_steps_raw[index] = std::move(raw);
    } else {
        course->own_steps.push_back(*action.step);
        course->own_steps_raw.push_back(std::move(raw));
        ++plan.counter;
    }
}

// Of a step that is removed nothing stays behind, nor any rule that names it.
void apply(Plan& plan, const RemoveOwnStep& action) {
    Course* course = course_of(plan, action.course);
    if (!course || !pathway::find(course->own_steps, action.step)) return;
    const auto of_it = [&](const auto& entry) { return entry.step == action.step; };
    std::erase_if(course->facts, of_it);
    for (auto* words : {&course->notes, &course->questions, &course->reasons})
        std::erase_if(words->edit(), of_it);
    std::erase_if(course->ticks, of_it);
    std::erase_if(course->earlier, of_it);
    std::erase_if(
        course->own_rules, [&](const OwnRule& own) { return of_it(own) || own.rule.of == action.step; });
    std::erase_if(plan.accepted, [&](const Accepted& accepted) {
        return accepted.reference.course == action.course && accepted.reference.step == action.step;
    });
    for (std::size_t i = course->own_steps.size(); i-- > 0;) {
        pathway::Step& step = course->own_steps[i];
        const auto at = static_cast<std::ptrdiff_t>(i);
        if (step.id == action.step) {
            course->own_steps.erase(course->own_steps.begin() + at);
            course->own_steps_raw.erase(course->own_steps_raw.begin() + at);
            continue;
        }
        const auto names_it = [&](const pathway::Rule& rule) { return rule.of == action.step; };
        const bool until_it = step.repeat && step.repeat->until == action.step;
        if (!until_it && std::none_of(step.after.begin(), step.after.end(), names_it)) continue;
        std::erase_if(step.after, names_it);
        if (until_it) step.repeat->until.clear();
        json::Value raw = pathway::write(step);
        carry_unknown(raw, course->own_steps_raw[i]);
        course->own_steps_raw[i] = std::move(raw);
    }
}

void apply(Plan& plan, const PutOwnRule& action) {
    Course* course = course_of(plan, action.course);
    if (!course) return;
    OwnRule own = *action.rule;
    own.raw = raw_of(own);
    course->own_rules.push_back(std::move(own));
}

void apply(Plan& plan, const RemoveOwnRule& action) {
    Course* course = course_of(plan, action.course);
    if (!course || action.index >= course->own_rules.size()) return;
    course->own_rules.erase(course->own_rules.begin() + static_cast<std::ptrdiff_t>(action.index));
}

void apply(Plan& plan, const SetTitle& action) {
    plan.title = action.title;
}

void apply(Plan& plan, const PutPathway& action) {
    if (Course* course = course_of(plan, action.course))
        put_pathway(plan, *course, action.national, action.overlays);
}

void apply(Plan& plan, const PutService& action) {
    if (action.service->id.empty() || action.service->title.empty()) return;
    OwnService own{*action.service, pathway::write(*action.service)};
    for (OwnService& there : plan.services)
        if (there.service.id == own.service.id) {
            for (const json::Member& member : pathway::unknown_members_of_service(there.raw))
                own.raw.set(member.key, member.value);
            there = std::move(own);
            return;
        }
    plan.services.push_back(std::move(own));
    ++plan.counter;
}

void apply(Plan& plan, const RemoveService& action) {
    std::erase_if(plan.services, [&](const OwnService& own) { return own.service.id == action.id; });
}

void apply(Plan& plan, const CareAction& action) {
    apply_care(plan, action);
}

void apply(Plan& plan, const PinDay& action) {
    Course* course = course_at(plan, action.at);
    if (!course || action.at.occurrence != 0 || course->anchors.empty()) return;
    if (action.day && !base::in_calendar(*action.day)) return;
    std::erase_if(
        course->own_rules, [&](const OwnRule& own) { return own.pin && own.step == action.at.step; });
    if (!action.day) return;
    const auto& [anchor, from] = course->anchors.front();
    OwnRule own{.step = action.at.step, .rule = {.of = anchor}, .pin = true};
    own.rule.min = own.rule.max = base::Lag{*action.day - from, base::Unit::day};
    own.raw = raw_of(own);
    course->own_rules.push_back(std::move(own));
}

void apply(Plan& plan, const SetBurden& action) {
    if (action.place.empty() || (action.weight && (*action.weight < 0 || *action.weight > most_burden)))
        return;
    const auto there = std::find_if(plan.burdens.begin(), plan.burdens.end(), [&](const Burden& burden) {
        return burden.place == action.place;
    });
    if (there == plan.burdens.end()) {
        if (action.weight) plan.burdens.push_back({action.place, *action.weight, {}});
    } else if (action.weight) {
        there->weight = *action.weight;
    } else {
        plan.burdens.erase(there);
    }
}

void apply(Plan& plan, const SetDays& action) {
    base::Span whole = action.span;
    if (whole.to < whole.from || !base::in_calendar(whole.from) || !base::in_calendar(whole.to)) return;
    std::vector<Unavailable> next;
    for (Unavailable& entry : plan.unavailable) {
        const base::Span span = entry.span;
        if (span.to + 1 < whole.from || whole.to + 1 < span.from) {
            next.push_back(std::move(entry));
        } else if (!action.free) { // one span of those that meet
            whole.from = std::min(whole.from, span.from);
            whole.to = std::max(whole.to, span.to);
        } else {
            if (span.from < whole.from)
                next.push_back({{span.from, std::min(span.to, whole.from - 1)}, entry.extra});
            if (whole.to < span.to)
                next.push_back({{std::max(span.from, whole.to + 1), span.to}, entry.extra});
        }
    }
    plan.unavailable = std::move(next);
    if (!action.free) apply(plan, AddUnavailable{whole});
}

// Whether the plan that the action made could be read from a file again.
bool is_good(const Plan& next, const Action& action) {
    if (const auto* put = std::get_if<PutOwnStep>(&action)) {
        const Course* course = find_course(next, put->course);
        return !course || (own_is_good(*course) && !step_without_days(next));
    }
    if (const auto* put = std::get_if<PutOwnRule>(&action)) {
        const Course* course = find_course(next, put->course);
        return !course || own_is_good(*course);
    }
    if (std::holds_alternative<AddUnavailable>(action) || std::holds_alternative<SetDays>(action) ||
        std::holds_alternative<AddCourse>(action) || std::holds_alternative<PutPathway>(action))
        return !step_without_days(next);
    return true;
}

} // namespace

Plan update(const Plan& plan, const Action& action) {
    Plan next = plan;
    std::visit([&](const auto& one) { apply(next, one); }, action);
    return is_good(next, action) ? next : plan;
}

} // namespace stf::plan
