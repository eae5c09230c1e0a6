#pragma once
// Undecided decisions: linked groups, their scenarios, and the hull of each step over the scenarios in which
// it occurs.
#include <vector>

#include "schedule/compile.h"
#include "schedule/passes.h"

namespace stf::schedule {

inline constexpr std::int64_t most_scenarios = 1024;

struct DecisionId {
    std::int32_t course, decision;
    friend constexpr auto operator<=>(const DecisionId&, const DecisionId&) = default;
};

// Decisions without an answer that can touch one another, with all steps they can touch.
struct LinkedGroup {
    std::vector<DecisionId> open;
    std::vector<StepId> steps;  // sorted
    std::int64_t scenarios = 1; // one more than most_scenarios if there are more
};
std::vector<LinkedGroup> linked_groups(const PlanIndex&);

struct HullRow {
    StepRef at;
    std::int32_t earliest = no_day, latest = no_day; // no_day: null
    Cause earliest_by, latest_by;
    bool in_all = true; // occurs in every scenario
    bool relative = false;
    bool exact = true;
};

// The hull of every step of a group; sorted by reference.
std::vector<HullRow> hull_of(PlanIndex&, const LinkedGroup&, Day today);

// The dated steps beside a group's, whose rules bind it too, are added.
void add_neighbours(const PlanIndex&, std::vector<StepId>& steps);

// Of every node: its days, causes, and whether an undated anchor leads to it.
std::vector<HullRow> rows_of(const Pass&);
HullRow days_at(const Pass&, const std::vector<bool>& relative, Node); // without the causes
Cause cause_at(const Pass&, bool upper, Node);
// What a node's cause is made of: an arc, or one of `no_cause`, `climbed` and these. The same, the same
// cause.
inline constexpr std::int32_t own_fact = -3, no_source = -4;
std::int32_t source_of(const Pass&, bool upper, Node);

// Nodes to which a chain of rules leads from an undated anchor; a fact ends the chain.
std::vector<bool> relative_nodes(const Compiled&);

} // namespace stf::schedule
