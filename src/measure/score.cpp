#include "measure/score.h"

namespace stf::measure {
namespace {

void count(Score& score, plan::TickState state) {
    switch (state) {
    case plan::TickState::done:
        ++score.done;
        return;
    case plan::TickState::not_done:
        ++score.not_done;
        return;
    case plan::TickState::not_relevant:
        ++score.not_relevant;
        return;
    }
}

} // namespace

Score score_of(const plan::Course& course, std::string_view step, std::int32_t occurrence) {
    Score score;
    for (const plan::Tick& tick : course.ticks)
        if (tick.step == step && tick.occurrence == occurrence) count(score, tick.state);
    return score;
}

Score score_of(const plan::Course& course) {
    Score score;
    for (const plan::Tick& tick : course.ticks) count(score, tick.state);
    return score;
}

} // namespace stf::measure
