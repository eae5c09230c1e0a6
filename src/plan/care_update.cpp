#include <algorithm>

#include "plan/care_io.h"

namespace stf::plan {

namespace {

template <class T>
T* find(std::vector<T>& list, std::string_view id) {
    for (T& entry : list)
        if (entry.id == id) return &entry;
    return nullptr;
}

bool knows(const Plan& plan, std::string_view person) {
    return std::any_of(
        plan.people.begin(), plan.people.end(), [&](const Person& one) { return one.id == person; });
}

void apply(Plan& plan, const SetWords& action) {
    plan.matters.words = action.text;
}

void apply(Plan& plan, const PutGoal& action) {
    if (action.id.empty()) return;
    if (Goal* goal = find(plan.matters.goals, action.id)) {
        goal->text = action.text;
    } else {
        plan.matters.goals.push_back({action.id, action.text, {}});
        ++plan.counter;
    }
}

void apply(Plan& plan, const RemoveGoal& action) {
    std::erase_if(plan.matters.goals, [&](const Goal& goal) { return goal.id == action.id; });
    for (Activity& activity : plan.matters.activities)
        if (activity.goal == action.id) activity.goal.clear();
}

void apply(Plan& plan, const PutActivity& action) {
    if (action.id.empty() || (!action.goal.empty() && !find(plan.matters.goals, action.goal))) return;
    if (Activity* activity = find(plan.matters.activities, action.id)) {
        activity->goal = action.goal;
        activity->text = action.text;
    } else {
        Activity made;
        made.id = action.id;
        made.goal = action.goal;
        made.text = action.text;
        plan.matters.activities.push_back(std::move(made));
        ++plan.counter;
    }
}

void apply(Plan& plan, const RemoveActivity& action) {
    std::erase_if(
        plan.matters.activities, [&](const Activity& activity) { return activity.id == action.id; });
}

void apply(Plan& plan, const SetScore& action) {
    Activity* activity = find(plan.matters.activities, action.activity);
    if (!activity || !base::in_calendar(action.date)) return;
    if (action.value && (*action.value < least_score || *action.value > most_score)) return;
    auto& scores = activity->scores;
    const auto there = std::find_if(
        scores.begin(), scores.end(), [&](const Score& score) { return score.date >= action.date; });
    const bool same = there != scores.end() && there->date == action.date;
    if (!action.value) {
        if (same) scores.erase(there);
    } else if (same) {
        there->value = *action.value;
    } else {
        scores.insert(there, {action.date, *action.value, {}});
    }
}

void apply(Plan& plan, const LinkStep& action) {
    Activity* activity = find(plan.matters.activities, action.activity);
    if (!activity) return;
    const auto same = [&](const StepLink& link) { return link.is(action.course, action.step); };
    const bool there = std::any_of(activity->steps.begin(), activity->steps.end(), same);
    if (!action.on) {
        std::erase_if(activity->steps, same);
        return;
    }
    const Course* course = find_course(plan, action.course);
    if (!there && course && find_step(*course, action.step) >= 0)
        activity->steps.push_back({action.course, action.step, {}});
}

void apply(Plan& plan, const SetZone& action) {
    ZonePlan& zone = plan.worse.of(action.zone);
    (action.signs ? zone.signs : zone.actions) = action.text;
}

void apply(Plan& plan, const SetZoneCall& action) {
    std::vector<std::string>& call = plan.worse.of(action.zone).call;
    const auto there = std::find(call.begin(), call.end(), action.person);
    if (!action.on) {
        if (there != call.end()) call.erase(there);
    } else if (there == call.end() && knows(plan, action.person)) {
        call.push_back(action.person);
    }
}

void apply(Plan& plan, const SetWorseAgreed& action) {
    plan.worse.agreed_with = action.with;
}

void apply(Plan& plan, const SetWorseLookedAt& action) {
    if (!action.day || base::in_calendar(*action.day)) plan.worse.looked_at = action.day;
}

void apply(Plan& plan, const PutConsent& action) {
    const Consent& consent = action.consent;
    if (consent.id.empty() || consent.what.empty() || !base::in_calendar(consent.from)) return;
    if (consent.until && (*consent.until < consent.from || !base::in_calendar(*consent.until))) return;
    if (Consent* there = find(plan.consents, consent.id)) {
        json::Members extra = std::move(there->extra);
        *there = consent;
        there->extra = std::move(extra);
    } else {
        plan.consents.push_back(consent);
        ++plan.counter;
    }
}

void apply(Plan& plan, const WithdrawConsent& action) {
    Consent* consent = find(plan.consents, action.id);
    if (consent && !consent->withdrawn && base::in_calendar(action.day)) consent->withdrawn = action.day;
}

void apply(Plan& plan, const Assign& action) {
    const Course* course = find_course(plan, action.course);
    if (!course || find_step(*course, action.step) < 0) return;
    if (!action.person.empty() && !knows(plan, action.person)) return;
    std::erase_if(plan.assigned, [&](const Assignment& one) {
        return one.course == action.course && one.step == action.step;
    });
    if (!action.person.empty()) plan.assigned.push_back({action.person, action.course, action.step, {}});
}

void apply(Plan& plan, const SetOwner& action) {
    plan.owner = action.name;
}

void apply(Plan& plan, const SetRelativeNote& action) {
    plan.relative_note = action.text;
}

} // namespace

void apply_care(Plan& plan, const CareAction& action) {
    std::visit([&](const auto& one) { apply(plan, one); }, action);
}

} // namespace stf::plan
