#include "view/week_view.h"

#include <algorithm>

#include "view/dates.h"

namespace stf::view {

WeekView week_view(const MapView& map, const Texts& texts) {
    WeekView week;
    week.today = static_cast<int>(base::weekday(map.today));
    const base::Day monday = map.today - week.today;
    for (int i = 0; i < 7; ++i) {
        const base::Day day = monday + i;
        WeekDay& out = week.days[static_cast<std::size_t>(i)];
        out.today = i == week.today;
        out.weekend = i >= 5 || base::holiday(day);
        out.label = out.today
            ? texts.get("map.today.short")
            : weekday_short(base::weekday(day), texts) + " " + std::to_string(base::civil(day).day) + ".";
        const auto before = [](const MapMark& mark, base::Day wanted) { return mark.day < wanted; };
        for (auto it = std::lower_bound(map.marks.begin(), map.marks.end(), day - map.longest_stay, before);
             it != map.marks.end() && it->day <= day; ++it)
            if (it->end >= day && it->state != MarkState::late) out.marks.push_back(it->state);
    }
    return week;
}

} // namespace stf::view
