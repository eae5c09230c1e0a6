#pragma once
// Plans written in a few lines, and schedules printed so that a difference can be read.
#include <memory>
#include <string>

#include "plan/plan.h"
#include "schedule/schedule.h"

namespace stf::schedule::test {

using base::Day;
using base::Lag;
using base::Unit;
using pathway::Rule;
using pathway::Step;
using pathway::Strength;

inline Day at(const char* text) {
    return *base::parse_day(text);
}

inline Lag d(int count) {
    return {count, Unit::day};
}
inline Lag wk(int count) {
    return {count, Unit::week};
}
inline Lag mo(int count) {
    return {count, Unit::month};
}
inline Lag arb(int count) {
    return {count, Unit::arbeidsdag};
}

inline Rule rule(
    const char* of, std::optional<Lag> min, std::optional<Lag> max = {},
    Strength strength = Strength::normative) {
    Rule out;
    out.of = of;
    out.min = min;
    out.max = max;
    out.strength = strength;
    return out;
}

inline Step step(const char* id, std::vector<Rule> after = {}, const char* place = "") {
    Step out;
    out.id = id;
    out.title.nb = id;
    out.lane = "lane";
    out.place = place;
    out.after = std::move(after);
    return out;
}

inline pathway::Repeat every(Lag lag, std::optional<int> times = {}) {
    pathway::Repeat out;
    out.every = lag;
    out.times = times;
    return out;
}

inline void add_place(
    pathway::Pathway& to, const char* id, int weight = 1, base::DaySet on = {},
    std::optional<int> per_day = {}) {
    pathway::Place& place = to.places.emplace_back();
    place.id = id;
    place.weight = weight;
    place.on = on;
    place.per_day = per_day;
}

inline void add_decision(pathway::Pathway& to, const char* id) {
    pathway::Decision& decision = to.decisions.emplace_back();
    decision.id = id;
    for (const char* option : {"yes", "no"}) decision.options.emplace_back().id = option;
}

// A pathway with one anchor, "start".
inline std::shared_ptr<pathway::Pathway> path(std::vector<Step> steps) {
    auto out = std::make_shared<pathway::Pathway>();
    out->id = "p";
    out->anchors.emplace_back().id = "start";
    out->lanes.emplace_back().id = "lane";
    out->steps = std::move(steps);
    return out;
}

inline plan::Plan plan_of(std::shared_ptr<const pathway::Pathway> pathway, const char* start = nullptr) {
    plan::Plan out;
    plan::Course course;
    course.id = "c1";
    course.pathway = std::move(pathway);
    if (start) course.anchors.emplace_back("start", at(start));
    out.courses.push_back(std::move(course));
    return out;
}

inline plan::Fact booked(const char* step, const char* date, int occurrence = 0) {
    plan::Fact fact;
    fact.step = step;
    fact.occurrence = occurrence;
    fact.kind = plan::FactKind::booked;
    fact.date = at(date);
    return fact;
}

inline plan::Fact done(const char* step, const char* date, int occurrence = 0) {
    plan::Fact fact = booked(step, date, occurrence);
    fact.kind = plan::FactKind::done;
    return fact;
}

inline plan::Fact dropped(const char* step, int occurrence = 0) {
    plan::Fact fact;
    fact.step = step;
    fact.occurrence = occurrence;
    return fact;
}

inline std::string text(std::optional<Day> day) {
    return day ? base::to_string(*day) : "null";
}

inline const char* text(Status status) {
    constexpr const char* names[] = {"done", "booked", "dropped", "relative", "possible", "late", "open"};
    return names[static_cast<int>(status)];
}

inline std::string text(const plan::Plan& plan, const Cause& cause) {
    if (cause.kind == CauseKind::none) return "none";
    if (cause.kind == CauseKind::today) return "today";
    const plan::Course& course = plan.courses[static_cast<std::size_t>(cause.at.course)];
    if (cause.kind == CauseKind::anchor)
        return course.pathway->anchors[static_cast<std::size_t>(cause.anchor)].id;
    std::string out = course.step(static_cast<std::size_t>(cause.at.step)).id;
    if (cause.at.occurrence > 0) out += "#" + std::to_string(cause.at.occurrence);
    switch (cause.kind) {
    case CauseKind::rule:
        out += "." + std::to_string(cause.rule);
        break;
    case CauseKind::repeat:
        out += ".repeat";
        break;
    case CauseKind::fact:
        return out + " fact";
    case CauseKind::days_on:
        return out + " on";
    case CauseKind::days_closed:
        return out + " closed";
    default:
        return out + " unavailable";
    }
    return out + (cause.bound == Bound::min ? " min" : " max");
}

inline std::string text(const plan::Plan& plan, const std::vector<Cause>& causes) {
    std::string out;
    for (const Cause& cause : causes) out += (out.empty() ? "" : ", ") + text(plan, cause);
    return out;
}

// One line per step: "id#k earliest latest proposed status".
inline std::string steps_text(const plan::Plan& plan, const Schedule& schedule) {
    std::string out;
    for (const StepDates& row : schedule.steps) {
        out += plan.courses[static_cast<std::size_t>(row.at.course)]
                   .step(static_cast<std::size_t>(row.at.step))
                   .id;
        if (row.at.occurrence > 0) out += "#" + std::to_string(row.at.occurrence);
        out += " " + text(row.earliest) + " " + text(row.latest) + " " + text(row.proposed) + " " +
            text(row.status) + "\n";
    }
    return out;
}

// One line per breach: "what days [today]: because".
inline std::string broken_text(const plan::Plan& plan, const Schedule& schedule) {
    std::string out;
    for (const Broken& breach : schedule.broken)
        out += text(plan, breach.what) + " " + std::to_string(breach.days) + (breach.today ? " today" : "") +
            ": " + text(plan, breach.because) + "\n";
    return out;
}

} // namespace stf::schedule::test
