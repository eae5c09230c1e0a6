#pragma once
// What a newer edition of a pathway changes, step for step and rule for rule.
#include <string>
#include <vector>

#include "pathway/pathway.h"

namespace stf::pathway {

enum class Change : std::uint8_t {
    step_added,
    step_removed,
    title, // another name
    words, // other explanations, or another place, lane, list...
    rule_added,
    rule_removed,
    rule_changed,
    repeat, // how often it comes back
    choices // a question is new, gone or changed
};

struct Difference {
    Change change = Change::words;
    std::string step;                               // its id; of a question, the question's
    const Step *before = nullptr, *after = nullptr; // of the two pathways
    const Rule *rule_before = nullptr, *rule_after = nullptr;
};

// In the order of the new one; what is gone last. Both must outlive the answer.
std::vector<Difference> differences(const Pathway& before, const Pathway& after);

} // namespace stf::pathway
