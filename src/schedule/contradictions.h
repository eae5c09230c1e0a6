#pragma once
// Whether a pathway's own rules and stays can be met at all, on any dates: `check` refuses it otherwise.
#include <optional>
#include <vector>

#include "schedule/schedule.h"

namespace stf::schedule {

struct Contradiction {
    std::int32_t step = 0, rule = 0; // the first in file order that completes a clash
    Bound bound = Bound::min;
    std::vector<Cause> because; // the others of the clash, in file order
};

// Sets of days are ignored, anchors can be any day, and all the clash's steps can occur together. Of a
// repeating step only the first occurrence counts.
std::optional<Contradiction> contradiction(const pathway::Pathway&);

} // namespace stf::schedule
