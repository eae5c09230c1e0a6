#include "plan/copy.h"

#include <algorithm>

#include "plan/redact.h"

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

Plan copy_for(
    const Plan& plan, std::string_view person, const std::vector<Topic>& topics, std::string id, Day today) {
    const auto shares = [&](Topic topic) {
        return std::find(topics.begin(), topics.end(), topic) != topics.end();
    };
    const bool dates = shares(Topic::dates);
    Selection selection{
        .title = true,
        .facts = dates,
        .own = dates,
        .notes = shares(Topic::notes),
        .ticks = shares(Topic::notes),
        .matters = shares(Topic::matters),
        .worse = shares(Topic::worse),
        .unavailable = dates};
    if (dates)
        for (const Course& course : plan.courses) selection.courses.push_back(course.id);
    for (const Person& one : plan.people)
        if (one.id == person || shares(Topic::people)) selection.people.push_back(one.id);
    Plan copy = redacted(plan, selection);
    copy.id = std::move(id);
    copy.owner = plan.owner;
    copy.copy_of = plan.id;
    copy.shared_with.emplace();
    copy.shared_with->person = person;
    copy.shared_with->what = topics;
    copy.shared_with->made = today;
    for (const Person& one : plan.people)
        if (one.id == person) copy.shared_with->name = one.name;
    return copy;
}

} // namespace stf::plan
