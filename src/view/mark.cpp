#include "view/mark.h"

#include <algorithm>

namespace stf::view {

MarkState mark_state(const schedule::StepDates& dates, bool broken) {
    switch (dates.status) {
    case schedule::Status::done:
        return MarkState::done;
    case schedule::Status::booked:
        return MarkState::booked;
    case schedule::Status::possible:
        return MarkState::possible;
    case schedule::Status::late:
        return MarkState::late;
    case schedule::Status::dropped:
    case schedule::Status::relative:
    case schedule::Status::open:
        break;
    }
    return broken ? MarkState::broken : MarkState::proposed;
}

bool is_local(const pathway::Step& step) {
    const auto local = [](const pathway::Rule& rule) {
        return rule.strength == pathway::Strength::local || rule.local;
    };
    return step.status == pathway::Strength::local || step.local ||
        std::any_of(step.after.begin(), step.after.end(), local);
}

bool is_at_home(const pathway::Step& step, const pathway::Pathway& pathway) {
    if (!step.place.empty()) return step.place == "home";
    const pathway::Lane* lane = pathway::find(pathway.lanes, step.lane);
    return lane && lane->level == pathway::Level::home;
}

} // namespace stf::view
