#include "view/matters_view.h"

#include <algorithm>

#include "measure/psfs_rounds.h"
#include "view/dates.h"

namespace stf::view {
namespace {

using plan::Activity;
using schedule::Status;
using schedule::StepDates;

std::string tenths(const measure::Mean& mean, const Texts& texts) {
    const std::int32_t value = mean.tenths();
    return texts.format(
        "matters.decimal", {{"whole", std::to_string(value / 10)}, {"tenth", std::to_string(value % 10)}});
}

std::string name_of(const Activity& activity, std::size_t index, const Texts& texts) {
    return activity.text.empty() ? texts.format("matters.activity_n", {{"n", std::to_string(index + 1)}})
                                 : activity.text;
}

std::string answers_of(const Source& source, const Activity& activity) {
    std::string all;
    for (const plan::Score& score : activity.scores)
        all += (all.empty() ? "" : " ") +
            source.texts.format(
                "matters.answer",
                {{"date", day_and_month(score.date, source.today, source.texts)},
                 {"score", std::to_string(score.value)}});
    return all;
}

LinkedStep linked_step(const Source& source, const StepDates& dates, bool linked) {
    LinkedStep step{
        reference(source.plan, dates.at), step_at(source.plan, dates.at).title.in(source.texts.language()),
        "", linked};
    const std::optional<base::Day> day = dates.proposed ? dates.proposed : dates.earliest;
    if (day) step.line = short_date(*day, source.today, source.texts) + ". ";
    step.line += status_line(source, dates);
    return step;
}

// The first occurrence of every step that lies ahead, or is linked.
std::vector<LinkedStep> steps_of(const Source& source, const Activity& activity, bool choosing) {
    std::vector<LinkedStep> steps;
    for (const StepDates& dates : source.schedule.steps) {
        if (dates.at.occurrence != 0) continue;
        const plan::Reference at = reference(source.plan, dates.at);
        const bool linked =
            std::any_of(activity.steps.begin(), activity.steps.end(), [&](const plan::StepLink& link) {
                return link.is(at.course, at.step);
            });
        const bool ahead = dates.status != Status::done && dates.status != Status::dropped;
        if (linked || (choosing && ahead)) steps.push_back(linked_step(source, dates, linked));
    }
    return steps;
}

} // namespace

MattersView matters_view(const Source& source, std::string_view linking) {
    const plan::Matters& matters = source.plan.matters;
    const Texts& texts = source.texts;
    MattersView view;
    view.goal_options.push_back(texts.get("matters.no_goal"));
    for (std::size_t i = 0; i < matters.goals.size(); ++i) {
        const plan::Goal& goal = matters.goals[i];
        const std::string name =
            goal.text.empty() ? texts.format("matters.goal_n", {{"n", std::to_string(i + 1)}}) : goal.text;
        view.goals.push_back({goal.id, goal.text, name});
        view.goal_options.push_back(name);
    }
    for (std::size_t i = 0; i < matters.activities.size(); ++i) {
        const Activity& activity = matters.activities[i];
        ActivityView one;
        one.id = activity.id;
        one.text = activity.text;
        one.goal = activity.goal;
        one.name = name_of(activity, i, texts);
        one.answers = answers_of(source, activity);
        if (const auto change = measure::activity_change(activity)) {
            one.first = change->first.value;
            one.last = change->last.value;
        } else if (!activity.scores.empty()) {
            one.first = activity.scores.back().value;
        }
        for (const plan::Score& score : activity.scores)
            if (score.date == source.today) one.now = score.value;
        one.steps = steps_of(source, activity, linking == activity.id);
        view.activities.push_back(std::move(one));
    }
    if (measure::psfs_due(matters.activities, source.today)) view.due = texts.get("matters.due");
    if (const auto means = measure::round_means(matters.activities))
        view.means = texts.format(
            "matters.means",
            {{"n", std::to_string(means->first.count)},
             {"first", tenths(means->first, texts)},
             {"first_date", day_and_month(means->first_date, source.today, texts)},
             {"last", tenths(means->last, texts)},
             {"last_date", day_and_month(means->last_date, source.today, texts)}});
    const std::size_t n = matters.activities.size();
    if (n < measure::psfs_least_items || n > measure::psfs_most_items)
        view.number = texts.get("matters.number");
    return view;
}

std::vector<std::string> served_by(const Source& source, const plan::Reference& at) {
    std::vector<std::string> names;
    const auto& activities = source.plan.matters.activities;
    for (std::size_t i = 0; i < activities.size(); ++i)
        for (const plan::StepLink& link : activities[i].steps)
            if (link.is(at.course, at.step)) names.push_back(name_of(activities[i], i, source.texts));
    return names;
}

exchange::Page matters_page(const Source& source, bool large) {
    const Texts& texts = source.texts;
    const MattersView view = matters_view(source, {});
    exchange::Page page{.title = texts.get("matters.words"), .language = texts.language(), .large = large};
    page.foot = texts.format("matters.foot", {{"date", long_date(source.today, source.today, texts)}});
    page.blocks.push_back(exchange::heading(1, texts.get("matters.words")));
    if (source.plan.matters.words.empty())
        page.blocks.push_back(exchange::writing_lines(6));
    else
        page.blocks.push_back(exchange::paragraph(source.plan.matters.words, exchange::Tone::lead));
    const auto put_activity = [&](const ActivityView& activity) {
        std::vector<exchange::Block> blocks = {exchange::scale(
            activity.name, texts.get("matters.low"), texts.get("matters.high"),
            activity.last ? *activity.last : activity.first.value_or(-1))};
        if (!activity.answers.empty()) blocks.push_back(exchange::paragraph(activity.answers));
        std::vector<std::string> steps;
        for (const LinkedStep& step : activity.steps) steps.push_back(step.title + ". " + step.line);
        if (!steps.empty()) {
            blocks.push_back(exchange::paragraph(texts.get("matters.steps"), exchange::Tone::strong));
            blocks.push_back(exchange::list(steps));
        }
        page.blocks.push_back(exchange::card(std::move(blocks)));
    };
    for (const GoalView& goal : view.goals) {
        page.blocks.push_back(exchange::heading(2, goal.name));
        for (const ActivityView& activity : view.activities)
            if (activity.goal == goal.id) put_activity(activity);
    }
    bool first = true;
    for (const ActivityView& activity : view.activities) {
        if (!activity.goal.empty()) continue;
        if (std::exchange(first, false))
            page.blocks.push_back(exchange::heading(2, texts.get("matters.activities")));
        put_activity(activity);
    }
    if (!view.means.empty()) page.blocks.push_back(exchange::paragraph(view.means, exchange::Tone::small));
    return page;
}

} // namespace stf::view
