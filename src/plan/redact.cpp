#include "plan/redact.h"

#include <algorithm>

#include "base/identity_number.h"
#include "plan/read.h"

namespace stf::plan {

using json::Value;

namespace {

bool has(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// Members that name things and hold no words of a person.
bool is_name(std::string_view key) {
    constexpr std::string_view names[] = {"id",     "course",  "step",    "item",  "of",     "pathway",
                                          "base",   "choices", "anchors", "actor", "source", "format",
                                          "person", "copy_of", "call",    "goal",  "place"};
    return std::find(std::begin(names), std::end(names), key) != std::end(names);
}

int count(const Value& value) {
    int found = base::has_identity_number(value.string()) ? 1 : 0;
    for (const Value& item : value.items()) found += count(item);
    for (const json::Member& member : value.members())
        if (!is_name(member.key)) found += count(member.value);
    return found;
}

void hide(Value& value) {
    if (auto* text = std::get_if<std::string>(&value.data)) *text = base::without_identity_numbers(*text);
    if (auto* items = std::get_if<json::Items>(&value.data))
        for (Value& item : *items) hide(item);
    if (auto* members = std::get_if<json::Members>(&value.data))
        for (json::Member& member : *members)
            if (!is_name(member.key)) hide(member.value);
}

Fact plain(const Fact& fact) {
    Fact out = fact;
    out.extra.clear();
    out.inner_extra.clear();
    return out;
}

template <class T>
std::vector<T> plain_list(const std::vector<T>& list) {
    std::vector<T> out = list;
    for (T& one : out) one.extra.clear();
    return out;
}

Course redacted(const Course& course, const Selection& selection) {
    Course out;
    out.id = course.id;
    out.pathway = course.pathway;
    out.base_id = course.base_id;
    out.base_edition = course.base_edition;
    out.national = course.national;
    out.overlays = course.overlays;
    out.anchors = course.anchors;
    out.choices = course.choices;
    if (selection.own) {
        out.own_steps = course.own_steps;
        out.own_steps_raw = course.own_steps_raw;
        out.own_rules = course.own_rules;
    }
    const auto known = [&](const auto& entry) { return find_step(out, entry.step) >= 0; };
    if (selection.facts)
        for (const Fact& fact : course.facts)
            if (known(fact)) out.facts.push_back(plain(fact));
    if (selection.notes)
        for (const Note& note : plain_list(course.notes.all()))
            if (known(note)) out.notes.edit().push_back(note);
    if (selection.ticks)
        for (const Tick& tick : plain_list(course.ticks))
            if (known(tick)) out.ticks.push_back(tick);
    return out;
}

// What is known of it; links only to steps that come along.
Matters plain(const Matters& matters, const Plan& copy) {
    Matters out{.words = matters.words, .goals = plain_list(matters.goals)};
    for (Activity one : plain_list(matters.activities)) {
        one.scores = plain_list(one.scores);
        std::erase_if(one.steps, [&](const StepLink& link) {
            const Course* course = find_course(copy, link.course);
            return !course || find_step(*course, link.step) < 0;
        });
        one.steps = plain_list(one.steps);
        out.activities.push_back(std::move(one));
    }
    return out;
}

// Whom to call: only people who come along.
WorsePlan plain(const WorsePlan& worse, const std::vector<std::string>& people) {
    WorsePlan out = worse;
    out.extra.clear();
    for (ZonePlan& zone : out.zones) {
        zone.extra.clear();
        std::erase_if(zone.call, [&](const std::string& id) { return !has(people, id); });
    }
    return out;
}

} // namespace

Plan redacted(const Plan& plan, const Selection& selection) {
    Plan out;
    out.id = plan.id;
    if (selection.title) out.title = plan.title;
    out.example = plan.example;
    out.counter = plan.counter;
    for (const Course& course : plan.courses)
        if (has(selection.courses, course.id)) out.courses.push_back(redacted(course, selection));
    for (const Person& person : plain_list(plan.people))
        if (has(selection.people, person.id)) out.people.push_back(person);
    for (const Assignment& one : plan.assigned)
        if (has(selection.people, one.person) && find_course(out, one.course))
            out.assigned.push_back({one.person, one.course, one.step, {}});
    if (selection.matters) out.matters = plain(plan.matters, out);
    if (selection.worse) out.worse = plain(plan.worse, selection.people);
    if (selection.unavailable) out.unavailable = plain_list(plan.unavailable);
    for (const Accepted& accepted : plain_list(plan.accepted)) {
        const Course* course = find_course(out, accepted.reference.course);
        if (course && find_step(*course, accepted.reference.step) >= 0) out.accepted.push_back(accepted);
    }
    return out;
}

int identity_numbers(const Plan& plan) {
    return count(write(plan));
}

Plan without_identity_numbers(const Plan& plan) {
    Value file = write(plan);
    hide(file);
    auto read = plan::read(std::move(file));
    return read ? std::move(*read) : Plan();
}

} // namespace stf::plan
