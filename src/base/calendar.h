#pragma once
// Norwegian working days and public holidays, lags and day sets.
#include <cstdint>
#include <optional>

#include "base/date.h"

namespace stf::base {

enum class Holiday : std::uint8_t {
    new_year,
    maundy_thursday,
    good_friday,
    easter_sunday,
    easter_monday,
    may_1,
    may_17,
    ascension,
    whit_sunday,
    whit_monday,
    christmas_day,
    boxing_day
};

// The public holiday on that day, Sundays not included (lov om helligdager; lov om 1. og 17. mai). Two on one
// day: the movable one.
std::optional<Holiday> holiday(Day);

enum class Unit : std::uint8_t { day, week, month, arbeidsdag, virkedag };

// A signed distance in time, "3 mo". Working days: +n is the n-th working day strictly after, -n strictly
// before, 0 the date itself if working, else the next.
struct Lag {
    std::int32_t count = 0;
    Unit unit = Unit::day;

    friend constexpr bool operator==(Lag, Lag) = default;
};

// Monotone in the day; saturates at 2^28 days from 1970; outside the years plain weeks without holidays.
Day add(Day, std::int32_t count, Unit);
inline Day add(Day day, Lag lag) {
    return add(day, lag.count, lag.unit);
}
Day first_reaching(Day goal, Lag); // the first day d with add(d, lag) >= goal
Day last_within(Day limit, Lag);   // the last day d with add(d, lag) <= limit
bool is_arbeidsdag(Day);           // Monday-Friday, not a public holiday
bool is_virkedag(Day);             // Monday-Saturday, not a public holiday

// What kind of day each of 1900-2199 is, in one byte: bits 0-2 its weekday; above them 0, or the public
// holiday and one.
inline constexpr std::int32_t calendar_begin = -25567; // 1900-01-01
inline constexpr std::int32_t calendar_end = 84006;    // 2200-01-01
const std::uint8_t* day_kinds();

// Weekdays on which something can be; a plain set of all seven includes public holidays.
struct DaySet {
    std::uint8_t weekdays = 0x7F; // bit 0 = Monday
    bool holidays = true;         // public holidays too

    bool has(Day) const;
    bool takes(std::uint8_t kind) const { return (weekdays >> (kind & 7) & 1) && (holidays || kind < 8); }
    bool any_day() const { return weekdays == 0x7F && holidays; }

    friend constexpr bool operator==(DaySet, DaySet) = default;
};

inline constexpr DaySet every_day{};
inline constexpr DaySet arbeidsdag{0x1F, false};
inline constexpr DaySet virkedag{0x3F, false};

struct Span {
    Day from, to; // inclusive
    friend constexpr bool operator==(const Span&, const Span&) = default;
};

} // namespace stf::base
