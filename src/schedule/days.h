#pragma once
// The days something can be on: weekdays, less closures and the days a person is unavailable.
#include <cstdint>
#include <vector>

#include "base/calendar.h"

namespace stf::schedule {

// Days beyond this are the same as never: about 180,000 years from 1970.
inline constexpr std::int32_t beyond = 1 << 26;

// Spans sorted and merged.
std::vector<base::Span> merged(std::vector<base::Span> spans);

// A set of days with holes. Number 0 in a table of rules is "every day".
struct DayRule {
    base::DaySet on;
    std::vector<base::Span> shut; // sorted, disjoint
    // Where it comes from, to leave parts out of an explanation.
    std::int32_t closures = 0; // list of closures, 0: none
    bool unavailable = false;  // the person's days are in `shut`

    bool has(std::int32_t day) const {
        const auto at = static_cast<std::uint32_t>(day - base::calendar_begin);
        constexpr auto in_calendar = static_cast<std::uint32_t>(base::calendar_end - base::calendar_begin);
        return (at < in_calendar ? on.takes(kinds[at]) : on.has(base::Day(day))) &&
            (shut.empty() || !span_at(day));
    }
    // The first at or after, the last at or before: mostly the day itself.
    std::int32_t next(std::int32_t day) const { return has(day) ? day : search_next(day); }
    std::int32_t previous(std::int32_t day) const { return has(day) ? day : search_previous(day); }
    const base::Span* span_at(std::int32_t day) const;

    const std::uint8_t* kinds = base::day_kinds();

private:
    std::int32_t search_next(std::int32_t day) const;
    std::int32_t search_previous(std::int32_t day) const;
};

// All sets of days of a plan, each stored once.
class DayRules {
public:
    DayRules();
    std::int32_t add_closures(std::vector<base::Span> spans); // 0 if there are none
    void set_unavailable(std::vector<base::Span> spans);      // before the first `find`
    std::int32_t find(base::DaySet on, std::int32_t closures, bool unavailable);
    const DayRule& operator[](std::int32_t number) const { return rules_[static_cast<std::size_t>(number)]; }
    bool closed(std::int32_t closures, base::Day day) const;
    bool unavailable(base::Day day) const;

private:
    std::vector<DayRule> rules_;
    std::vector<std::vector<base::Span>> closures_;
    std::vector<base::Span> unavailable_;
};

} // namespace stf::schedule
