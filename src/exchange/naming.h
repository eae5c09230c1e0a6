#pragma once
// What things of a plan are called when they leave it: one occurrence of a step, its lane, place and people.
#include <string>
#include <string_view>

#include "plan/plan.h"
#include "schedule/schedule.h"

namespace stf::exchange {

std::string_view status_word(schedule::Status); // "booked"

struct Naming {
    const plan::Plan& plan;
    const plan::Course& course;
    const pathway::Step& step;
    std::int32_t occurrence;
    base::Language language;

    Naming(const plan::Plan&, const schedule::StepRef&, base::Language);

    std::string key() const; // course/step/occurrence: the same whatever day it is
    const std::string& title() const { return step.title.in(language); }
    std::string lane() const;
    std::string place() const;
    std::string actor() const;          // who books it, or is responsible; "" if nobody is named
    const plan::Person* person() const; // the one in that role, with a number if there is one
};

} // namespace stf::exchange
