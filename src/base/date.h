#pragma once
// Civil days of the Gregorian calendar. No clock, no time zone: "today" is always an argument.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stf::base {

// Days since 1970-01-01. A point in time; the difference of two is a number of days.
struct Day {
    std::int32_t count = 0;

    constexpr Day() = default;
    constexpr explicit Day(std::int32_t days_since_1970) : count(days_since_1970) {}

    friend constexpr bool operator==(Day, Day) = default;
    friend constexpr auto operator<=>(Day, Day) = default;
    friend constexpr Day operator+(Day day, std::int32_t days) { return Day(day.count + days); }
    friend constexpr Day operator-(Day day, std::int32_t days) { return Day(day.count - days); }
    friend constexpr std::int32_t operator-(Day a, Day b) { return a.count - b.count; }
};

struct YearMonthDay {
    int year, month, day; // month 1-12, day 1-31

    friend bool operator==(const YearMonthDay&, const YearMonthDay&) = default;
};

struct TimeOfDay {
    std::int16_t minutes = 0; // after midnight, 0-1439

    friend constexpr bool operator==(TimeOfDay, TimeOfDay) = default;
    friend constexpr auto operator<=>(TimeOfDay, TimeOfDay) = default;
};

enum class Weekday : std::uint8_t { mon, tue, wed, thu, fri, sat, sun };

struct IsoWeek {
    int year, week;
};

inline constexpr int first_year = 1900, last_year = 2199; // what calendars and files accept

bool exists(YearMonthDay); // a real date, any year
Day day_of(YearMonthDay);  // requires exists()
YearMonthDay civil(Day);
Weekday weekday(Day);
IsoWeek iso_week(Day); // ISO 8601: the week of its Thursday
int days_in_month(int year, int month);
Day add_months(Day, int months);                // counted from the date, clamped to the month's last day
bool in_calendar(Day);                          // in first_year..last_year
std::optional<Day> parse_day(std::string_view); // "YYYY-MM-DD", a real date in first_year..last_year
std::string to_string(Day);                     // "YYYY-MM-DD"
std::optional<TimeOfDay> parse_time(std::string_view); // "HH:MM"
std::string to_string(TimeOfDay);                      // "HH:MM"

} // namespace stf::base
