#pragma once
// (plan, today) -> Schedule: for every step that can happen, between which days it can be and why. See
// ARCHITECTURE.md, rules SC1...
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "plan/plan.h"

namespace stf::schedule {

using base::Day;

// Course and step by index: the step's number is that of plan::Course::step(). Cheap for 10^6 steps; ids are
// looked up in the plan.
struct StepRef {
    std::int32_t course = 0, step = 0, occurrence = 0;

    friend constexpr bool operator==(const StepRef&, const StepRef&) = default;
    friend constexpr auto operator<=>(const StepRef&, const StepRef&) = default;
};

enum class Bound : std::uint8_t { min, max };
enum class CauseKind : std::uint8_t {
    none,
    rule,
    repeat,
    fact,
    anchor,
    days_on,
    days_closed,
    days_unavailable,
    today
};

// One thing that bounds a step. `rule` counts the pathway's rules of the step, then the person's own.
struct Cause {
    CauseKind kind = CauseKind::none;
    StepRef at; // whose rule, fact or day set
    std::int32_t rule = 0;
    Bound bound = Bound::min;
    std::int32_t anchor = 0; // index in the course's pathway

    friend constexpr bool operator==(const Cause&, const Cause&) = default;
};

enum class Status : std::uint8_t { done, booked, dropped, relative, possible, late, open };

struct StepDates {
    StepRef at;
    std::optional<Day> earliest, latest, proposed;
    std::optional<std::int32_t> slack_days;
    Status status = Status::open;
    Cause earliest_by, latest_by;
    bool exact = true; // false: a sound hull over more than 1,024 scenarios
};

struct Broken {
    Cause what;            // a rule or a repeat bound
    std::int32_t days = 0; // least calendar days by which its limit must move
    bool today = false;    // broken only with today as the first possible day
    std::vector<Cause> because;
    std::vector<Cause> ways_out; // weakest first
};

struct Visit {
    std::string place;
    Day date;
    std::vector<StepRef> steps;
};

struct Over { // more than the place takes on that day
    std::string place;
    Day date;
    std::int32_t appointments = 0, minutes = 0;
};

struct Trips {
    std::int32_t count = 0;
    std::int64_t weight = 0, lower_bound = 0;
    bool proven = false;
    std::vector<Over> over;
    std::vector<Visit> visits;
};

struct Overridden { // a fact on a day that the step's days leave out: both are named
    Cause fact, days;
};

struct Schedule {
    Day today;
    std::vector<StepDates> steps; // courses, then steps in file order, then occurrence
    std::vector<Broken> broken;   // in the order tried
    std::vector<Overridden> overridden;
    Trips trips;
};

struct Options {
    std::int64_t trip_nodes = 200'000; // search nodes before fewest trips stops unproven; 0: no trips
};

Schedule schedule(const plan::Plan&, Day today, const Options& = {});

} // namespace stf::schedule
