#pragma once
// The order within a day: booked times are fixed points, rules between steps of the same day say what comes
// first, and what does not go together is told. Days themselves are never moved by it: it reads a schedule
// that is made. Rule SC12.
#include <cstdint>
#include <optional>
#include <vector>

#include "schedule/schedule.h"

namespace stf::schedule {

struct DayItem {
    StepRef at;
    std::optional<base::TimeOfDay> time; // booked
    std::int32_t minutes = 0;            // 0: not known
    std::int32_t place = -1;             // equal numbers are one place; -1: none
};

struct Before { // of the items, by number; the strongest rule first
    std::int32_t first = 0, then = 0;
    bool told = true; // false: only a suggestion of spacing
};

struct DayOrder {
    std::vector<std::int32_t> order;               // of the items
    std::vector<std::optional<std::int32_t>> gaps; // minutes between neighbours in `order`, if known
    std::vector<bool> tied;                        // per item: it has a time, or a rule ties it to another
    std::vector<std::int32_t> against;             // rules that the booked times contradict, by number
    struct Collision {
        std::int32_t a, b;    // a begins first
        std::int32_t minutes; // shared; 0: none between two places
    };
    std::vector<Collision> collisions;
    struct Tight { // what must lie between two booked times needs more than there is
        std::int32_t a, b;
        std::int32_t room, needed; // minutes
    };
    std::vector<Tight> tight;
};

inline constexpr std::size_t most_in_a_day = 64; // above that only times order them

DayOrder order_of_day(const std::vector<DayItem>&, const std::vector<Before>&);

// A day from `from` up to but not including `to` with two or more steps that are yet to be done.
struct FullDay {
    Day date;
    std::vector<DayItem> items; // in output order
    std::vector<Before> rules;
    DayOrder order;
};
std::vector<FullDay> full_days(const plan::Plan&, const Schedule&, Day from, Day to);

} // namespace stf::schedule
