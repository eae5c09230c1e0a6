#include "view/why_view.h"

#include <algorithm>

#include "view/dates.h"
#include "view/map_view.h"
#include "view/rule_words.h"
#include "view/screens.h"

namespace stf::view {
namespace {

using schedule::Broken;
using schedule::Cause;
using schedule::CauseKind;
using schedule::StepDates;
using schedule::StepRef;

const plan::Course& course_at(const Source& source, const StepRef& at) {
    return source.plan.courses[static_cast<std::size_t>(at.course)];
}

// «Kontroll», and of which course where there are several.
std::string step_name(const Source& source, const StepRef& at) {
    std::string name = step_at(source.plan, at).title.in(source.texts.language());
    const std::string course = course_name(source, at.course);
    return course.empty() ? name : name + " (" + course + ")";
}

// The person's own rules follow the step's in its numbering.
struct FoundRule {
    const pathway::Rule* rule = nullptr;
    const plan::OwnRule* own = nullptr;
    std::size_t own_index = 0;
};

FoundRule find_rule(const Source& source, const Cause& cause) {
    const plan::Course& course = course_at(source, cause.at);
    const pathway::Step& step = step_at(source.plan, cause.at);
    auto number = static_cast<std::size_t>(cause.rule);
    if (number < step.after.size()) return {&step.after[number], nullptr, 0};
    number -= step.after.size();
    for (std::size_t i = 0; i < course.own_rules.size(); ++i)
        if (course.own_rules[i].step == step.id && number-- == 0)
            return {&course.own_rules[i].rule, &course.own_rules[i], i};
    return {};
}

std::string date_of(const Source& source, base::Day day) {
    return long_date(day, source.today, source.texts);
}

const plan::Fact* fact_of(const Source& source, const StepRef& at) {
    return plan::find_fact(course_at(source, at), step_at(source.plan, at).id, at.occurrence);
}

std::string rule_cause(const Source& source, const Cause& cause) {
    const FoundRule found = find_rule(source, cause);
    if (!found.rule) return step_name(source, cause.at);
    const plan::Course& course = course_at(source, cause.at);
    if (found.own && found.own->pin)
        if (const auto pin = plan::pin_of(course, found.own->step))
            return source.texts.format(
                "why.pin", {{"step", step_name(source, cause.at)}, {"date", date_of(source, pin->day)}});
    return source.texts.format(
        "why.rule",
        {{"step", step_name(source, cause.at)},
         {"rule", rule_text(course, *found.rule, source.texts)},
         {"strength", strength_text(found.rule->strength, source.texts)}});
}

// The day of the clashing appointment that would do: the latest, the earliest or the nearest.
struct WantedDay {
    std::string text; // senest 12. mars
    std::optional<base::Day> day;
};

WantedDay wanted_day(const Source& source, const StepRef& at, base::Day now, PossibleDays possible_days) {
    std::vector<base::Day> days = possible_days(at);
    if (days.empty()) return {};
    const auto text = [&](std::string_view key, base::Day day) {
        return source.texts.format(key, {{"date", day_and_month(day, source.today, source.texts)}});
    };
    if (days.back() < now) return {text("why.at_latest", days.back()), days.back()};
    if (days.front() > now) return {text("why.at_earliest", days.front()), days.front()};
    const auto after = std::lower_bound(days.begin(), days.end(), now);
    const base::Day nearest =
        after == days.begin() || (after != days.end() && *after - now < now - *(after - 1)) ? *after
                                                                                            : *(after - 1);
    return {text("why.on", nearest), nearest};
}

WayOut move_fact(const Source& source, const Cause& cause, PossibleDays possible_days) {
    const Texts& texts = source.texts;
    const plan::Reference at = reference(source.plan, cause.at);
    const plan::Fact* fact = fact_of(source, cause.at);
    const pathway::Step& step = step_at(source.plan, cause.at);
    const std::string name = step_name(source, cause.at);
    WayOut way{.kind = WayKind::book, .key = "fact/" + at.course + "/" + at.step, .at = at};
    way.key += "/" + std::to_string(at.occurrence);
    if (!fact) return way;
    const WantedDay wanted = wanted_day(source, cause.at, fact->date, possible_days);
    if (step.whose == pathway::Whose::patient && wanted.day) {
        way.kind = WayKind::act;
        way.label = texts.format("why.way.move", {{"step", name}, {"when", wanted.text}});
        way.action = plan::Book{at, *wanted.day, fact->time, fact->minutes};
        return way;
    }
    const auto contact = step_contact(source, cause.at);
    const std::string who = contact ? in_sentence(*contact) : texts.get("why.way.them");
    way.label = wanted.day
        ? texts.format("why.way.ask", {{"who", who}, {"step", name}, {"when", wanted.text}})
        : texts.format("why.way.ask_other", {{"who", who}, {"step", name}});
    if (contact && !contact->href.empty()) {
        way.kind = WayKind::call;
        way.href = contact->href;
        way.sub = contact->phone;
    } else {
        way.sub = texts.get("why.way.ask_sub");
    }
    return way;
}

WayOut way_out(const Source& source, const Cause& cause, bool itself, PossibleDays possible_days) {
    const Texts& texts = source.texts;
    const plan::Reference at = reference(source.plan, cause.at);
    if (itself)
        return {
            .kind = WayKind::reason,
            .key = "reason",
            .label = texts.get("why.way.keep"),
            .sub = texts.get("why.way.keep_sub"),
            .at = at};
    if (cause.kind == CauseKind::fact) return move_fact(source, cause, possible_days);
    if (cause.kind == CauseKind::days_unavailable)
        return {
            .kind = WayKind::days,
            .key = "days",
            .label = texts.get("why.way.days"),
            .sub = texts.get("why.way.days_sub"),
            .at = at};
    const FoundRule found = cause.kind == CauseKind::rule ? find_rule(source, cause) : FoundRule();
    if (found.own) {
        const auto pin = plan::pin_of(course_at(source, cause.at), at.step);
        WayOut way{.kind = WayKind::act, .key = "own/" + std::to_string(found.own_index), .at = at};
        if (found.own->pin && pin) {
            way.label = texts.format(
                "why.way.unpin",
                {{"step", step_name(source, cause.at)}, {"date", date_of(source, pin->day)}});
            way.action = plan::PinDay{at, std::nullopt};
        } else {
            way.label = texts.get("why.way.own");
            way.sub = rule_text(course_at(source, cause.at), *found.rule, texts);
            way.action = plan::RemoveOwnRule{at.course, found.own_index};
        }
        return way;
    }
    WayOut way{.kind = WayKind::open, .key = "open/" + at.course + "/" + at.step, .at = at};
    way.key += "/" + std::to_string(at.occurrence) + "/" + std::to_string(cause.rule);
    way.label = texts.format("why.way.open", {{"step", step_name(source, cause.at)}});
    if (found.rule) way.sub = rule_text(course_at(source, cause.at), *found.rule, texts);
    return way;
}

} // namespace

std::string cause_text(const Source& source, const Cause& cause) {
    const Texts& texts = source.texts;
    switch (cause.kind) {
    case CauseKind::none:
        return {};
    case CauseKind::rule:
        return rule_cause(source, cause);
    case CauseKind::repeat: {
        const pathway::Step& step = step_at(source.plan, cause.at);
        return texts.format(
            "why.repeat",
            {{"step", step_name(source, cause.at)},
             {"every", step.repeat ? repeat_label(*step.repeat, texts) : ""}});
    }
    case CauseKind::fact: {
        const plan::Fact* fact = fact_of(source, cause.at);
        if (!fact) return step_name(source, cause.at);
        const bool done = fact->kind == plan::FactKind::done;
        return texts.format(
            done ? "why.fact.done" : "why.fact.booked",
            {{"step", step_name(source, cause.at)}, {"date", date_of(source, fact->date)}});
    }
    case CauseKind::anchor: {
        const plan::Course& course = course_at(source, cause.at);
        const pathway::Anchor& anchor = course.pathway->anchors[static_cast<std::size_t>(cause.anchor)];
        const auto day = plan::anchor_day(course, anchor.id);
        return texts.format(
            "why.anchor",
            {{"anchor", anchor.title.in(texts.language())},
             {"date", day ? date_of(source, *day) : texts.get("anchor.unknown")}});
    }
    case CauseKind::days_on:
        return texts.format("why.days_on", {{"step", step_name(source, cause.at)}});
    case CauseKind::days_closed:
        return texts.format("why.days_closed", {{"step", step_name(source, cause.at)}});
    case CauseKind::days_unavailable:
        return texts.format("why.days_unavailable", {{"step", step_name(source, cause.at)}});
    case CauseKind::today:
        return texts.format("why.today", {{"date", date_of(source, source.today)}});
    }
    return {};
}

std::string breach_text(const Source& source, const Broken& broken) {
    const Texts& texts = source.texts;
    const FoundRule found =
        broken.what.kind == CauseKind::rule ? find_rule(source, broken.what) : FoundRule();
    if (!found.rule)
        return texts.count("why.broken.repeat", broken.days, {{"rule", cause_text(source, broken.what)}});
    if (found.own && found.own->pin)
        return rule_cause(source, broken.what) + " " + texts.get("why.pin_broken");
    const std::string rule = rule_text(course_at(source, broken.what.at), *found.rule, texts);
    if (broken.today) return texts.count("why.broken.today", broken.days, {{"rule", rule}});
    return texts.count(
        broken.what.bound == schedule::Bound::max ? "step.broken.max" : "step.broken.min", broken.days,
        {{"rule", rule}});
}

std::vector<Breach> breaches(const Source& source, const StepRef& at, PossibleDays possible_days) {
    constexpr std::size_t most_ways = 6;
    std::vector<Breach> result;
    for (const Broken& broken : source.schedule.broken) {
        if (broken.what.at != at || !is_breach(source.plan, broken)) continue;
        Breach breach{.at = reference(source.plan, at), .text = breach_text(source, broken)};
        for (const Cause& cause : broken.because) breach.because.push_back(cause_text(source, cause));
        const auto add = [&](WayOut way) {
            const auto same = [&](const WayOut& other) { return other.key == way.key; };
            if (!way.label.empty() && breach.ways.size() < most_ways &&
                std::none_of(breach.ways.begin(), breach.ways.end(), same))
                breach.ways.push_back(std::move(way));
        };
        for (const Cause& cause : broken.ways_out) {
            const bool itself = cause == broken.what;
            add(way_out(source, cause, itself, possible_days));
            const bool own = cause.kind == CauseKind::rule && find_rule(source, cause).own;
            if (itself && own) add(way_out(source, cause, false, possible_days));
        }
        result.push_back(std::move(breach));
    }
    return result;
}

std::vector<Deviation> deviations(const Source& source) {
    std::vector<Deviation> result;
    std::vector<StepRef> steps; // of result
    for (const Broken& broken : source.schedule.broken) {
        if (!is_breach(source.plan, broken)) continue;
        const StepRef& at = broken.what.at;
        const auto found = std::find(steps.begin(), steps.end(), at);
        const auto index = static_cast<std::size_t>(found - steps.begin());
        if (found == steps.end()) {
            Deviation deviation{.at = reference(source.plan, at), .title = step_name(source, at)};
            deviation.key =
                deviation.at.course + "/" + deviation.at.step + "/" + std::to_string(at.occurrence);
            if (const StepDates* dates = find_dates(source, deviation.at); dates && dates->proposed)
                deviation.date = capitalised(date_of(source, *dates->proposed));
            deviation.reason = std::string(
                plan::words_of(course_at(source, at), plan::Words::reason, deviation.at.step, at.occurrence));
            result.push_back(std::move(deviation));
            steps.push_back(at);
        }
        result[index].texts.push_back(breach_text(source, broken));
    }
    return result;
}

bool has_waits(const plan::Plan& plan) {
    const auto waits = [](const pathway::Rule& rule) { return rule.wait; };
    for (const plan::Course& course : plan.courses) {
        for (std::size_t i = 0; i < course.step_count(); ++i)
            if (std::any_of(course.step(i).after.begin(), course.step(i).after.end(), waits)) return true;
        for (const plan::OwnRule& own : course.own_rules)
            if (own.rule.wait) return true;
    }
    return false;
}

bool step_waits(const Source& source, const StepRef& at) {
    const pathway::Step& step = step_at(source.plan, at);
    return std::any_of(
        step.after.begin(), step.after.end(), [](const pathway::Rule& rule) { return rule.wait; });
}

WaitsView waits_view(const Source& source, const schedule::Waits& waits) {
    WaitsView view;
    if (!waits.any) return view;
    const Texts& texts = source.texts;
    view.title = texts.get("waits.title");
    if (waits.kept) {
        view.text = texts.get("waits.kept");
        return view;
    }
    view.text = texts.get(waits.exact ? "waits.not_kept" : "waits.perhaps_not");
    for (const Cause& cause : waits.waits) view.waits.push_back(cause_text(source, cause));
    for (const Cause& cause : waits.rules) view.rules.push_back(cause_text(source, cause));
    return view;
}

} // namespace stf::view
