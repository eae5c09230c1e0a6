#include "exchange/naming.h"

namespace stf::exchange {

std::string_view status_word(schedule::Status status) {
    constexpr std::string_view words[] = {"done",     "booked", "dropped", "relative",
                                          "possible", "late",   "open"};
    return words[static_cast<std::size_t>(status)];
}

Naming::Naming(const plan::Plan& of, const schedule::StepRef& at, base::Language in)
    : plan(of),
      course(of.courses[static_cast<std::size_t>(at.course)]),
      step(course.step(static_cast<std::size_t>(at.step))),
      occurrence(at.occurrence),
      language(in) {}

std::string Naming::key() const {
    return course.id + "/" + step.id + "/" + std::to_string(occurrence);
}

std::string Naming::lane() const {
    const pathway::Lane* lane = pathway::find(course.pathway->lanes, step.lane);
    return lane ? lane->title.in(language) : step.lane;
}

std::string Naming::place() const {
    const pathway::Place* place = pathway::find(course.pathway->places, step.place);
    return place ? place->title.in(language) : step.place;
}

std::string Naming::actor() const {
    const std::string& id = !step.books.empty() ? step.books
        : step.responsible.empty()              ? step.books
                                                : step.responsible.front();
    const pathway::Actor* actor = pathway::find(course.pathway->actors, id);
    return actor ? actor->title.in(language) : id;
}

const plan::Person* Naming::person() const {
    const auto in_role = [&](const std::string& actor) -> const plan::Person* {
        const plan::Person* best = nullptr;
        for (const plan::Person& one : plan.people)
            if (!actor.empty() && one.actor == actor &&
                (!best || (best->phone.empty() && !one.phone.empty())))
                best = &one;
        return best;
    };
    if (const plan::Person* found = in_role(step.books)) return found;
    for (const std::string& actor : step.responsible)
        if (const plan::Person* found = in_role(actor)) return found;
    return nullptr;
}

} // namespace stf::exchange
