#pragma once
// A plan held ready for the finger that drags a step: what moves, what breaks, which days are possible. Each
// question is answered from the same settled network by following only what changes, and undone by a trail.
#include <memory>
#include <optional>
#include <vector>

#include "plan/plan.h"
#include "schedule/schedule.h"

namespace stf::schedule {

struct Preview {
    struct Move {
        StepRef step;
        Day from, to; // proposed days
    };
    bool possible = false;     // without breaking any rule that holds now
    std::vector<Move> moved;   // the other steps, in output order
    std::vector<Cause> broken; // rules that don't hold with the step on that day, in the order tried
};

// How far the search for fewer journeys has come. The weight can only fall, the bound only rise.
struct TripProgress {
    bool done = false, proven = false; // proven: the weight is the least; done: nothing is left to look for
    std::int64_t nodes = 0;            // looked at
    std::int64_t weight = 0, lower_bound = 0;
};

class Planner {
public:
    Planner(const plan::Plan&, Day today);
    ~Planner();
    Planner(Planner&&) noexcept;
    Planner& operator=(Planner&&) noexcept;

    Day today() const;
    // The same plan with other facts, days of anchors, answers or accepted days: only what they touch is
    // settled again, and the search for journeys begins anew. False: it differs in more; nothing has changed
    // then.
    bool update(const plan::Plan&);

    // With the best journeys found so far: at first every step on its earliest day.
    Schedule schedule() const;
    // Looks for fewer journeys, at that many nodes more; call again (some hundred nodes take about a
    // millisecond) until true.
    bool search_trips(std::int64_t nodes);
    TripProgress trip_progress() const;

    // Holds with the same rules as the second pass: from today on, except that the step's own fact, if it has
    // one, is let go.
    Preview preview(StepRef, Day);
    // In order. At most as far as `to`: a step without a last day can be anywhere.
    std::vector<Day> possible_days(StepRef, Day from, Day to);

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace stf::schedule
