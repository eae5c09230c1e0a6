#pragma once
// How much of a checklist was done: done / (done + not done). What is not relevant counts neither way.
#include <optional>
#include <string_view>

#include "plan/plan.h"

namespace stf::measure {

struct Score {
    std::int32_t done = 0, not_done = 0, not_relevant = 0;

    std::int32_t relevant() const { return done + not_done; }
    // 0 to 100; nothing when no point is relevant: that is no score, not a bad one.
    std::optional<double> percent() const {
        if (relevant() == 0) return std::nullopt;
        return 100.0 * done / relevant();
    }

    friend bool operator==(const Score&, const Score&) = default;
};

// The answered points of one occurrence of a step. Points that nobody answered are in none of the three.
Score score_of(const plan::Course&, std::string_view step, std::int32_t occurrence = 0);

// Every answered point of every checklist of the course.
Score score_of(const plan::Course&);

} // namespace stf::measure
