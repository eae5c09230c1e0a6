#include "plan/plan.h"

#include "plan/read.h"

namespace stf::plan {

const Course* find_course(const Plan& plan, std::string_view id) {
    return pathway::find(plan.courses, id);
}

std::int32_t find_step(const Course& course, std::string_view id) {
    for (std::size_t i = 0; i < course.step_count(); ++i)
        if (course.step(i).id == id) return static_cast<std::int32_t>(i);
    return -1;
}

const Fact* find_fact(const Course& course, std::string_view step, std::int32_t occurrence) {
    for (auto fact = course.facts.rbegin(); fact != course.facts.rend(); ++fact)
        if (fact->step == step && fact->occurrence == occurrence) return &*fact;
    return nullptr;
}

std::optional<Day> anchor_day(const Course& course, std::string_view anchor) {
    for (const auto& [id, day] : course.anchors)
        if (id == anchor) return day;
    return std::nullopt;
}

std::string_view words_of(const Course& course, Words which, std::string_view step, std::int32_t occurrence) {
    const auto& list = which == Words::note ? course.notes
        : which == Words::questions         ? course.questions
                                            : course.reasons;
    for (const Note& note : list)
        if (note.step == step && note.occurrence == occurrence) return note.text;
    return {};
}

std::optional<Pin> pin_of(const Course& course, std::string_view step) {
    for (std::size_t i = 0; i < course.own_rules.size(); ++i) {
        const OwnRule& own = course.own_rules[i];
        if (!own.pin || own.step != step || !own.rule.min) continue;
        if (const auto from = anchor_day(course, own.rule.of)) return Pin{base::add(*from, *own.rule.min), i};
    }
    return std::nullopt;
}

} // namespace stf::plan
