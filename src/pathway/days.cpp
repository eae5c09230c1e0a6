#include "pathway/days.h"

#include <algorithm>

namespace stf::pathway {

namespace {

bool any_day(base::DaySet days, std::vector<base::Span> closed) {
    if (days.weekdays == 0) return false;
    std::sort(closed.begin(), closed.end(), [](const base::Span& a, const base::Span& b) {
        return a.from < b.from;
    });
    const base::Day end = base::day_of({base::last_year, 12, 31});
    base::Day day = base::day_of({base::first_year, 1, 1});
    const auto any_before = [&](base::Day stop) {
        for (; day < stop; day = day + 1)
            if (days.has(day)) return true;
        return false;
    };
    for (const base::Span& span : closed) {
        if (any_before(span.from)) return true;
        day = std::max(day, span.to + 1);
    }
    return any_before(end + 1);
}

base::DaySet common(base::DaySet a, base::DaySet b) {
    return {static_cast<std::uint8_t>(a.weekdays & b.weekdays), a.holidays && b.holidays};
}

} // namespace

StepDays::StepDays(const Pathway& pathway, std::vector<base::Span> unavailable)
    : unavailable_(std::move(unavailable)) {
    for (const Place& place : pathway.places) places_.emplace(place.id, &place);
}

bool StepDays::any(const Step& step) {
    base::DaySet days = step.on;
    const Place* place = nullptr;
    if (!step.place.empty()) {
        const auto found = places_.find(step.place);
        if (found != places_.end()) place = found->second;
    }
    if (place) days = common(days, place->on);
    const bool free = (!place || place->closed.empty()) && (step.place.empty() || unavailable_.empty());
    if (days.any_day() && free) return true;

    const auto key = std::pair(
        std::string_view(step.place),
        static_cast<std::uint16_t>(days.weekdays << 1 | (days.holidays ? 1 : 0)));
    const auto known = known_.find(key);
    if (known != known_.end()) return known->second;
    std::vector<base::Span> closed = place ? place->closed : std::vector<base::Span>();
    if (!step.place.empty()) closed.insert(closed.end(), unavailable_.begin(), unavailable_.end());
    const bool any = any_day(days, std::move(closed));
    known_.emplace(key, any);
    return any;
}

} // namespace stf::pathway
