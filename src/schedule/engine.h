#pragma once
// Both passes over a plan and the hull of its scenarios, kept for what is asked next and for edits of its
// days.
#include <array>
#include <optional>
#include <vector>

#include "schedule/passes.h"
#include "schedule/scenarios.h"
#include "schedule/trip_search.h"

namespace stf::schedule {

struct Engine {
    Day today;
    PlanNames names;
    PlanIndex index;
    Choices choices;                  // the first options
    Counts first, counts;             // occurrences: as far as facts reach, and in all
    std::optional<Pass> short_series; // with no more of each series than its facts
    Pass always, second;              // without today, and with it
    std::vector<StepRef> missed;      // sorted
    std::vector<StepId> in_groups;    // steps that open decisions can touch
    Schedule base;                    // without trips; proposed is the earliest day of the second pass
    std::vector<Node> nodes;          // per row of `base`, or no_node; both passes number them alike
    std::vector<std::int32_t> row_of_node;
    std::vector<std::array<std::int32_t, 2>> sources; // per node: what the causes of its row are made of

    Engine(const plan::Plan&, Day today);

    // The same plan with other facts, days of anchors or answers. False: it differs in more; nothing has
    // changed then.
    bool update(const plan::Plan&);

    // Journeys from today on; `accepted` comes from the plan.
    TripProblem trip_problem(const plan::Plan&) const;
    // With the best plan found so far; without a search all is as early as it can be.
    Schedule with_trips(const TripSearch*) const;

private:
    void settle_all();
    bool settle_edits(const Edits&);
};

} // namespace stf::schedule
