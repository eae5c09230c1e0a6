#pragma once
// Whether there is any day on which a step can be.
#include <cstdint>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pathway/pathway.h"

namespace stf::pathway {

class StepDays {
public:
    // `unavailable`: the person's; they count for steps with a place. The pathway must outlive this.
    explicit StepDays(const Pathway&, std::vector<base::Span> unavailable = {});

    bool any(const Step&); // in 1900-2199

private:
    std::vector<base::Span> unavailable_;
    std::unordered_map<std::string_view, const Place*> places_;        // never iterated
    std::map<std::pair<std::string_view, std::uint16_t>, bool> known_; // per place and day set
};

} // namespace stf::pathway
