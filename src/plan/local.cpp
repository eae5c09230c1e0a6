#include "plan/local.h"

#include <algorithm>

#include "pathway/read.h"
#include "pathway/validate.h"
#include "json/read.h"

namespace stf::plan {

namespace {

using json::Value;

bool step_is_there(const pathway::Pathway& pathway, std::string_view id) {
    return pathway::find(pathway.steps, id) != nullptr;
}

// Steps of the old pathway that something written points at.
bool is_written_about(const Course& course, const std::string& step) {
    const auto of_it = [&](const auto& entry) { return entry.step == step; };
    const auto any = [](const auto& list, auto predicate) {
        return std::any_of(list.begin(), list.end(), predicate);
    };
    const auto names_it = [&](const pathway::Rule& rule) { return rule.of == step; };
    return any(course.facts, of_it) || any(course.notes, of_it) || any(course.ticks, of_it) ||
        any(course.own_rules, [&](const OwnRule& own) { return of_it(own) || names_it(own.rule); }) ||
        any(course.own_steps, [&](const pathway::Step& own) {
               return any(own.after, names_it) || (own.repeat && own.repeat->until == step);
           });
}

const Value* raw_step(const pathway::Pathway& pathway, const std::string& id) {
    if (const Value* steps = pathway.raw.find("steps"))
        for (const Value& step : steps->items())
            if (const Value* its = step.find("id"); its && its->string() == id) return &step;
    return nullptr;
}

// What is left of a step where the pathway around it has changed: no reference to what is gone.
Value own_copy(const Value& raw, const pathway::Pathway& now) {
    Value out;
    for (const char* key : {"id", "title", "kind", "for", "place", "minutes", "lasts", "summary", "explain"})
        if (const Value* value = raw.find(key)) out.set(key, *value);
    const Value* lane = raw.find("lane");
    const bool lane_there = lane && pathway::find(now.lanes, lane->string());
    out.set("lane", lane_there ? lane->string() : now.lanes.front().id);
    Value after{json::Items()};
    if (const Value* rules = raw.find("after"))
        for (Value rule : rules->items()) {
            const Value* of = rule.find("of");
            if (!of || (!step_is_there(now, of->string()) && !pathway::find(now.anchors, of->string())))
                continue;
            rule.set("strength", "own");
            for (const char* key : {"source", "where", "note", "local"}) rule.remove(key);
            after.add(std::move(rule));
        }
    if (!after.items().empty()) out.set("after", std::move(after));
    return out;
}

void keep_as_own(Course& course, const pathway::Pathway& before, const pathway::Pathway& now) {
    for (const pathway::Step& step : before.steps) {
        if (step_is_there(now, step.id) || pathway::find(course.own_steps, step.id)) continue;
        const Value* raw = is_written_about(course, step.id) ? raw_step(before, step.id) : nullptr;
        if (!raw) continue;
        Value copy = own_copy(*raw, now);
        base::Faults faults;
        pathway::Step own;
        if (!pathway::read(json::Cursor(copy, faults), own)) continue;
        course.own_steps.push_back(std::move(own));
        course.own_steps_raw.push_back(std::move(copy));
    }
}

// An own step whose id the pathway has is the pathway's again.
void drop_copies(Course& course, const pathway::Pathway& now) {
    for (std::size_t i = course.own_steps.size(); i-- > 0;)
        if (step_is_there(now, course.own_steps[i].id)) {
            const auto at = static_cast<std::ptrdiff_t>(i);
            course.own_steps.erase(course.own_steps.begin() + at);
            course.own_steps_raw.erase(course.own_steps_raw.begin() + at);
        }
}

template <class T, class Predicate>
void keep_if(std::vector<T>& list, Predicate predicate) {
    std::erase_if(list, [&](const T& entry) { return !predicate(entry); });
}

bool choice_is_there(
    const pathway::Pathway& pathway, const std::string& decision, const std::string& option) {
    const pathway::Decision* found = pathway::find(pathway.decisions, decision);
    return found && pathway::find(found->options, option);
}

// Own rules and steps that name what is gone lose that rule.
void forget_gone(Course& course, const pathway::Pathway& now) {
    const auto known = [&](const std::string& id) {
        return step_is_there(now, id) || pathway::find(now.anchors, id) ||
            pathway::find(course.own_steps, id);
    };
    keep_if(course.own_rules, [&](const OwnRule& own) { return known(own.step) && known(own.rule.of); });
    keep_if(course.anchors, [&](const auto& anchor) { return pathway::find(now.anchors, anchor.first); });
    keep_if(course.choices, [&](const auto& choice) {
        return choice_is_there(now, choice.first, choice.second);
    });
}

} // namespace

pathway::PathwayPtr with_overlays(
    const pathway::PathwayPtr& national, const std::vector<pathway::OverlayPtr>& overlays,
    base::Faults& faults) {
    if (overlays.empty()) return national;
    Value raw = national->raw;
    for (const pathway::OverlayPtr& overlay : overlays) {
        auto changed = pathway::apply_overlay(std::move(raw), *overlay);
        faults.insert(faults.end(), changed.faults().begin(), changed.faults().end());
        if (!changed) return nullptr;
        raw = std::move(*changed);
    }
    auto read = pathway::read(std::move(raw));
    if (read) return std::make_shared<const pathway::Pathway>(std::move(*read));
    faults.insert(faults.end(), read.faults().begin(), read.faults().end());
    return nullptr;
}

void put_pathway(
    Plan& plan, Course& course, const pathway::PathwayPtr& national,
    const std::vector<pathway::OverlayPtr>& overlays) {
    base::Faults faults;
    const pathway::PathwayPtr now = national ? with_overlays(national, overlays, faults) : nullptr;
    if (!now || now->lanes.empty()) return;
    const pathway::PathwayPtr before = course.pathway;
    drop_copies(course, *now);
    keep_as_own(course, *before, *now);
    course.pathway = now;
    course.base_id = national->id;
    course.base_edition = national->edition.date;
    course.national = overlays.empty() ? nullptr : national;
    course.overlays = overlays;
    forget_gone(course, *now);
    std::erase_if(plan.accepted, [&](const Accepted& accepted) {
        return accepted.reference.course == course.id && find_step(course, accepted.reference.step) < 0;
    });
}

} // namespace stf::plan
