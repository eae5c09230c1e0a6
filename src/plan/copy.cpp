#include "plan/copy.h"

#include <algorithm>

#include "plan/action.h"

namespace stf::plan {

std::vector<Topic> shared_topics(const Plan& plan, std::string_view person, Day today) {
    std::vector<Topic> topics;
    for (std::size_t i = 0; i < topic_count; ++i) {
        const auto topic = static_cast<Topic>(i);
        const bool holds =
            std::any_of(plan.consents.begin(), plan.consents.end(), [&](const Consent& consent) {
                return consent.person == person && consent.holds(today) &&
                    std::find(consent.what.begin(), consent.what.end(), topic) != consent.what.end();
            });
        if (holds) topics.push_back(topic);
    }
    return topics;
}

// Built up from nothing, so that what a later version adds to a plan is not shared by forgetting it here.
Plan copy_for(
    const Plan& plan, std::string_view person, const std::vector<Topic>& topics, std::string id, Day today) {
    const auto shares = [&](Topic topic) {
        return std::find(topics.begin(), topics.end(), topic) != topics.end();
    };
    Plan copy;
    copy.id = std::move(id);
    copy.title = plan.title;
    copy.owner = plan.owner;
    copy.example = plan.example;
    copy.copy_of = plan.id;
    copy.shared_with.emplace();
    copy.shared_with->person = person;
    copy.shared_with->what = topics;
    copy.shared_with->made = today;
    for (const Person& one : plan.people)
        if (one.id == person) copy.shared_with->name = one.name;
    if (shares(Topic::dates)) {
        for (const Course& course : plan.courses) {
            Course& made = copy.courses.emplace_back();
            made.id = course.id;
            made.pathway = course.pathway;
            made.base_id = course.base_id;
            made.base_edition = course.base_edition;
            made.anchors = course.anchors;
            made.choices = course.choices;
            made.own_steps = course.own_steps;
            made.own_steps_raw = course.own_steps_raw;
            made.own_rules = course.own_rules;
            for (const Fact& fact : course.facts) {
                Fact& kept = made.facts.emplace_back(fact);
                kept.extra.clear(); // a reason, a remark
                kept.inner_extra.clear();
            }
            if (shares(Topic::notes)) {
                made.notes = course.notes;
                made.ticks = course.ticks;
            }
        }
        copy.unavailable = plan.unavailable;
        copy.accepted = plan.accepted;
        for (const Assignment& one : plan.assigned)
            if (one.person == person || shares(Topic::people)) copy.assigned.push_back(one);
    }
    if (shares(Topic::matters)) copy.matters = plan.matters;
    if (shares(Topic::worse)) copy.worse = plan.worse;
    if (shares(Topic::people)) {
        copy.people = plan.people;
    } else {
        for (ZonePlan& zone : copy.worse.zones) zone.call.clear();
        for (const Person& one : plan.people)
            if (one.id == person) copy.people.push_back(one); // the receiver
    }
    return copy;
}

} // namespace stf::plan
