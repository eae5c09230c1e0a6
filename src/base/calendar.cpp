// Working days in constant time: a table of how many came before each day of 1900-2199 and one of which day
// the n-th is, continued on both sides by plain weeks. Public holidays by rule: fixed dates and days from
// Easter (the anonymous Gregorian computus).
#include "base/calendar.h"

#include <algorithm>
#include <vector>

namespace stf::base {
namespace {

// Whole days can be this far from 1970; every sum saturates here.
constexpr std::int64_t farthest = std::int64_t{1} << 28;

constexpr Day saturated(std::int64_t count) {
    return Day(static_cast<std::int32_t>(std::clamp(count, -farthest, farthest)));
}

Day easter_sunday(int year) {
    const int a = year % 19, b = year / 100, c = year % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return day_of({year, f / 31, f % 31 + 1});
}

struct DayKinds {
    std::vector<std::uint8_t> kinds =
        std::vector<std::uint8_t>(static_cast<std::size_t>(calendar_end - calendar_begin));

    DayKinds() {
        for (std::int32_t day = calendar_begin; day < calendar_end; ++day)
            kinds[static_cast<std::size_t>(day - calendar_begin)] =
                static_cast<std::uint8_t>(weekday(Day(day)));
        for (int year = first_year; year <= last_year; ++year) {
            const Day easter = easter_sunday(year);
            set(day_of({year, 1, 1}), Holiday::new_year);
            set(day_of({year, 5, 1}), Holiday::may_1);
            set(day_of({year, 5, 17}), Holiday::may_17);
            set(day_of({year, 12, 25}), Holiday::christmas_day);
            set(day_of({year, 12, 26}), Holiday::boxing_day);
            set(easter - 3, Holiday::maundy_thursday);
            set(easter - 2, Holiday::good_friday);
            set(easter, Holiday::easter_sunday);
            set(easter + 1, Holiday::easter_monday);
            set(easter + 39, Holiday::ascension);
            set(easter + 49, Holiday::whit_sunday);
            set(easter + 50, Holiday::whit_monday);
        }
    }

    void set(Day day, Holiday which) {
        std::uint8_t& kind = kinds[static_cast<std::size_t>(day.count - calendar_begin)];
        kind = static_cast<std::uint8_t>((kind & 7) | (static_cast<int>(which) + 1) << 3);
    }
};

std::uint8_t kind_of(Day day) {
    if (day.count < calendar_begin || day.count >= calendar_end)
        return static_cast<std::uint8_t>(weekday(day));
    return day_kinds()[day.count - calendar_begin];
}

// Counts the days of a working week that starts on Monday and has `length` days, less public holidays.
class WorkingDays {
public:
    explicit WorkingDays(int length) : length_(length) {
        before_.reserve(static_cast<std::size_t>(calendar_end - calendar_begin) + 1);
        for (std::int32_t day = calendar_begin; day < calendar_end; ++day) {
            before_.push_back(static_cast<std::int32_t>(nth_.size()));
            if (kind_of(Day(day)) < length) nth_.push_back(day); // a holiday's is 8 or more
        }
        before_.push_back(static_cast<std::int32_t>(nth_.size()));
    }

    // The n-th after a day, if the tables reach that far: two look-ups, and sums that may wrap.
    std::optional<Day> add(Day from, std::int32_t n) const {
        const std::uint32_t after = n > 0;
        const std::uint32_t at = static_cast<std::uint32_t>(from.count - calendar_begin) + after;
        if (at >= before_.size()) return std::nullopt;
        const std::uint32_t count =
            static_cast<std::uint32_t>(before_[at]) + static_cast<std::uint32_t>(n) - after;
        if (count >= nth_.size()) return std::nullopt;
        return Day(nth_[count]);
    }

    // Working days before `day`, counted from the start of the table (negative before it).
    std::int64_t before(std::int64_t day) const {
        if (day < calendar_begin) return plain_before(day) - plain_before(calendar_begin);
        if (day > calendar_end) return before_.back() + plain_before(day) - plain_before(calendar_end);
        return before_[static_cast<std::size_t>(day - calendar_begin)];
    }

    // The working day that has `count` of them before it.
    std::int64_t nth(std::int64_t count) const {
        if (count < 0) return plain_nth(count + plain_before(calendar_begin));
        const auto size = static_cast<std::int64_t>(nth_.size());
        if (count >= size) return plain_nth(count - size + plain_before(calendar_end));
        return nth_[static_cast<std::size_t>(count)];
    }

private:
    static std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0); }

    // The same two without holidays; weeks start on Monday, three days before 1970-01-01.
    std::int64_t plain_before(std::int64_t day) const {
        const std::int64_t week = floor_div(day + 3, 7);
        return week * length_ + std::min<std::int64_t>(day + 3 - week * 7, length_);
    }
    std::int64_t plain_nth(std::int64_t count) const {
        const std::int64_t week = floor_div(count, length_);
        return week * 7 - 3 + (count - week * length_);
    }

    int length_;
    std::vector<std::int32_t> before_, nth_;
};

const WorkingDays& working_days(Unit unit) {
    static const WorkingDays days[] = {WorkingDays(5), WorkingDays(6)};
    return days[unit == Unit::virkedag];
}

// Months from January of year 0, and the day of the month.
struct MonthDay {
    std::int64_t month;
    int day;
};

constexpr std::int64_t most_months = 12 * 700'000; // beyond that everything saturates

MonthDay month_day(Day day) {
    const YearMonthDay date = civil(day);
    return {std::int64_t{date.year} * 12 + date.month - 1, date.day};
}

struct Month {
    int year, month, length;
};

Month month_at(std::int64_t months) {
    const auto clamped = static_cast<int>(std::clamp(months, -most_months, most_months));
    const int year = clamped / 12 - (clamped % 12 < 0);
    const int month = clamped - year * 12 + 1;
    return {year, month, days_in_month(year, month)};
}

Day day_in(Month month, int day) {
    return saturated(day_of({month.year, month.month, day}).count);
}

} // namespace

const std::uint8_t* day_kinds() {
    static const DayKinds table;
    return table.kinds.data();
}

std::optional<Holiday> holiday(Day day) {
    const int number = kind_of(day) >> 3;
    if (!number) return std::nullopt;
    return static_cast<Holiday>(number - 1);
}

Day add(Day from, std::int32_t count, Unit unit) {
    if (unit >= Unit::arbeidsdag)
        if (const std::optional<Day> day = working_days(unit).add(from, count)) return *day;
    const std::int64_t n = count;
    switch (unit) {
    case Unit::day:
        return saturated(from.count + n);
    case Unit::week:
        return saturated(from.count + n * 7);
    case Unit::month: {
        const MonthDay start = month_day(from);
        const Month month = month_at(start.month + n);
        return day_in(month, std::min(start.day, month.length));
    }
    case Unit::arbeidsdag:
    case Unit::virkedag: {
        const WorkingDays& days = working_days(unit);
        const std::int64_t after = n > 0;
        return saturated(days.nth(days.before(from.count + after) + n - after));
    }
    }
    return from;
}

Day first_reaching(Day goal, Lag lag) {
    const std::int64_t n = lag.count;
    switch (lag.unit) {
    case Unit::day:
        return saturated(goal.count - n);
    case Unit::week:
        return saturated(goal.count - n * 7);
    case Unit::month: {
        const MonthDay end = month_day(goal);
        const Month month = month_at(end.month - n);
        return end.day <= month.length ? day_in(month, end.day)
                                       : saturated(day_in(month, month.length).count + 1);
    }
    case Unit::arbeidsdag:
    case Unit::virkedag: {
        const WorkingDays& days = working_days(lag.unit);
        const std::int64_t needed = days.before(goal.count) - n;
        return saturated(n > 0 ? days.nth(needed) : days.nth(needed - 1) + 1);
    }
    }
    return goal;
}

Day last_within(Day limit, Lag lag) {
    const std::int64_t n = lag.count;
    switch (lag.unit) {
    case Unit::day:
        return saturated(limit.count - n);
    case Unit::week:
        return saturated(limit.count - n * 7);
    case Unit::month: {
        const MonthDay end = month_day(limit);
        const Month month = month_at(end.month - n);
        const bool at_end = end.day == month_at(end.month).length;
        return day_in(month, at_end ? month.length : std::min(end.day, month.length));
    }
    case Unit::arbeidsdag:
    case Unit::virkedag: {
        const WorkingDays& days = working_days(lag.unit);
        const std::int64_t allowed = days.before(std::int64_t{limit.count} + 1) - n;
        return saturated(n > 0 ? days.nth(allowed) - 1 : days.nth(allowed - 1));
    }
    }
    return limit;
}

bool is_arbeidsdag(Day day) {
    return arbeidsdag.has(day);
}
bool is_virkedag(Day day) {
    return virkedag.has(day);
}

bool DaySet::has(Day day) const {
    return takes(kind_of(day));
}

} // namespace stf::base
