#include "ui/care_parts.h"

namespace stf::ui {
namespace {

using view::ActivityView;

void act(Commands& out, plan::CareAction action, std::string coalesce = {}) {
    out.push_back(view::Act{std::move(action), std::move(coalesce)});
}

ScaleWords words_of(const Shown& shown) {
    return {shown.text("matters.how"), shown.text("matters.low"), shown.text("matters.high")};
}

void goals(Ui& ui, const Shown& shown, Commands& out) {
    ui.heading(2, shown.text("matters.goals"), px::text_title);
    ui.gap(4);
    ui.text(shown.text("matters.goals_help"), TextKind::muted);
    ui.gap(12);
    int number = 0;
    for (const view::GoalView& goal : shown.matters.goals) {
        const std::string label = shown.texts.format("matters.goal_n", {{"n", std::to_string(++number)}});
        ui.group(Role::group, goal.id, label, [&] {
            if (const auto text = ui.text_field("text", label, goal.text, own_words(shown, goal.text, {})))
                act(out, plan::PutGoal{goal.id, *text}, "goal/" + goal.id);
            if (ui.text_link("remove", shown.texts.format("matters.remove", {{"what", goal.name}})))
                act(out, plan::RemoveGoal{goal.id});
        });
        ui.gap(8);
    }
    if (ui.button("add-goal", shown.text("matters.add_goal"), {.icon = Icon::plus}))
        out.push_back(view::CareCommand{view::AddGoal{}});
    ui.gap(28);
}

void answers(Ui& ui, const Shown& shown, const ActivityView& activity, Commands& out) {
    ui.gap(12);
    paint_scale(ui, activity.first, activity.last);
    if (!activity.answers.empty()) ui.text(activity.answers);
    if (shown.session.care.answering == activity.id) {
        ui.gap(8);
        if (const auto value = scale(ui, "scale", words_of(shown), activity.now))
            act(out, plan::SetScore{activity.id, shown.today, *value});
        ui.gap(8);
        ui.row(12, [&] {
            if (ui.button(
                    "scale-done", shown.text("matters.answered"),
                    {.spoken = shown.text("matters.answered") + ": " + activity.name}))
                out.push_back(view::CareCommand{view::OpenScale{}});
            if (activity.now && ui.text_link("scale-clear", shown.text("matters.clear")))
                act(out, plan::SetScore{activity.id, shown.today, std::nullopt});
        });
        return;
    }
    ui.gap(8);
    const std::string& label =
        shown.text(activity.answers.empty() ? "matters.answer_first" : "matters.answer_again");
    if (ui.button("scale-open", label, {.spoken = label + ": " + activity.name}))
        out.push_back(view::CareCommand{view::OpenScale{activity.id}});
}

void steps(Ui& ui, const Shown& shown, const ActivityView& activity, Commands& out) {
    const bool choosing = shown.session.care.linking == activity.id;
    ui.gap(16);
    ui.heading(4, shown.text("matters.steps"), px::text_body);
    ui.gap(4);
    int index = 0;
    for (const view::LinkedStep& step : activity.steps) {
        const std::string key = "step" + std::to_string(index++);
        if (!choosing) {
            if (ui.text_link(key, step.title, Icon::forward)) out.push_back(view::Select{step.at});
            ui.text(step.line, TextKind::small_muted);
            ui.gap(4);
        } else if (ui.checkbox(key, step.title, step.linked)) {
            act(out, plan::LinkStep{activity.id, step.at.course, step.at.step, !step.linked});
        }
        if (choosing) ui.gap(6);
    }
    if (activity.steps.empty()) ui.text(shown.text("matters.no_steps"), TextKind::muted);
    ui.gap(8);
    const std::string& label = shown.text(choosing ? "matters.steps_done" : "matters.steps_choose");
    if (ui.button("steps", label, {.spoken = label + ": " + activity.name}))
        out.push_back(view::CareCommand{view::OpenSteps{choosing ? std::string() : activity.id}});
}

void activity_card(Ui& ui, const Shown& shown, const ActivityView& activity, int number, Commands& out) {
    const std::string title = shown.texts.format("matters.activity_n", {{"n", std::to_string(number)}});
    ui.group(Role::group, activity.id, activity.name, [&] {
        card(ui, [&] {
            ui.heading(3, title, px::text_lead, "activity-title", view::flag_focusable);
            ui.gap(8);
            if (const auto text = ui.text_field(
                    "text", shown.text("matters.activity"), activity.text,
                    own_words(shown, activity.text, {.help = shown.text("matters.activity_help")})))
                act(out, plan::PutActivity{activity.id, activity.goal, *text}, "activity/" + activity.id);
            if (!shown.matters.goals.empty()) {
                int chosen = 0;
                for (std::size_t i = 0; i < shown.matters.goals.size(); ++i)
                    if (shown.matters.goals[i].id == activity.goal) chosen = static_cast<int>(i) + 1;
                ui.gap(8);
                if (const auto goal = ui.select(
                        "goal", shown.text("matters.for_goal"), shown.matters.goal_options, chosen,
                        {.width = 420}))
                    act(out,
                        plan::PutActivity{
                            activity.id,
                            *goal == 0 ? std::string()
                                       : shown.matters.goals[static_cast<std::size_t>(*goal) - 1].id,
                            activity.text});
            }
            answers(ui, shown, activity, out);
            steps(ui, shown, activity, out);
            ui.gap(8);
            if (ui.text_link("remove", shown.texts.format("matters.remove", {{"what", activity.name}})))
                act(out, plan::RemoveActivity{activity.id});
        });
    });
}

void activities(Ui& ui, const Shown& shown, Commands& out) {
    ui.heading(2, shown.text("matters.activities"), px::text_title);
    ui.gap(4);
    ui.text(shown.text("matters.activities_help"));
    if (!shown.matters.number.empty()) ui.text(shown.matters.number, TextKind::muted);
    ui.gap(8);
    ui.text(shown.text("matters.yours"), TextKind::small_muted);
    ui.gap(12);
    if (!shown.matters.due.empty()) {
        ui.panel({.fill = ui.canvas.theme->ground.sunken, .radius = 20, .pad = 20}, [&] {
            ui.text(shown.matters.due);
        });
        ui.gap(16);
    }
    int number = 0;
    for (const ActivityView& activity : shown.matters.activities)
        activity_card(ui, shown, activity, ++number, out);
    const bool few = shown.matters.activities.size() < 3;
    if (ui.button(
            "add-activity", shown.text("matters.add_activity"),
            {.kind = few ? ButtonKind::primary : ButtonKind::outline, .icon = Icon::plus}))
        out.push_back(view::CareCommand{view::AddActivity{}});
    if (!shown.matters.means.empty()) {
        ui.gap(16);
        ui.text(shown.matters.means);
        ui.text(shown.text("matters.means_help"), TextKind::small_muted);
    }
    ui.gap(24);
}

// In a copy: what was shared is read, not written.
void read_only(Ui& ui, const Shown& shown, Commands& out) {
    ui.text(shown.plan->matters.words);
    ui.gap(16);
    for (const view::GoalView& goal : shown.matters.goals) ui.text(goal.name, TextKind::strong);
    ui.gap(12);
    for (const ActivityView& activity : shown.matters.activities) {
        ui.heading(2, activity.name, px::text_lead);
        paint_scale(ui, activity.first, activity.last);
        ui.text(activity.answers);
        for (const view::LinkedStep& step : activity.steps)
            if (ui.text_link(activity.id + "/" + step.at.step, step.title, Icon::forward))
                out.push_back(view::Select{step.at});
        ui.gap(14);
    }
    ui.text(shown.text("matters.means_help"), TextKind::small_muted);
}

} // namespace

void matters_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown, shown.text("command.go_matters"), out, [&] {
        if (!shown.may_see(plan::Topic::matters)) return not_shared(ui, shown);
        if (shown.copy()) return read_only(ui, shown, out);
        ui.text(shown.text("matters.lead"));
        ui.gap(16);
        if (const auto words = ui.text_area(
                "words", shown.text("matters.words"), shown.plan->matters.words,
                own_words(
                    shown, shown.plan->matters.words,
                    {.help = shown.text("matters.words_help"), .lines = 5})))
            act(out, plan::SetWords{*words}, "matters/words");
        ui.gap(24);
        goals(ui, shown, out);
        activities(ui, shown, out);
        print_buttons(ui, shown, view::CarePage::matters, out);
    });
}

} // namespace stf::ui
