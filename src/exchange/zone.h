#pragma once
// Norwegian time for files that want instants: one hour before universal time, two in summer, between one
// o'clock universal time on the last Sundays of March and October.
#include "base/date.h"

namespace stf::exchange {

inline base::Day last_sunday(int year, int month) {
    const base::Day last = base::day_of({year, month, base::days_in_month(year, month)});
    return last - (static_cast<int>(base::weekday(last)) + 1) % 7;
}

// Hours ahead of universal time, `minutes` after midnight of the day in universal time.
inline int oslo_hours(base::Day day, int minutes) {
    const int year = base::civil(day).year;
    const auto after = [&](base::Day change) { return day > change || (day == change && minutes >= 60); };
    return after(last_sunday(year, 3)) && !after(last_sunday(year, 10)) ? 2 : 1;
}

// The same for a time on the wall in Norway.
inline int oslo_hours_of_local(base::Day day, int minutes) {
    const int summer = minutes - 120;
    return summer >= 0 ? oslo_hours(day, summer) : oslo_hours(day - 1, summer + 1440);
}

} // namespace stf::exchange
