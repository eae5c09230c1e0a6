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

std::string_view note_of(const Course& course, std::string_view step, std::int32_t occurrence) {
    for (const Note& note : course.notes)
        if (note.step == step && note.occurrence == occurrence) return note.text;
    return {};
}

} // namespace stf::plan
