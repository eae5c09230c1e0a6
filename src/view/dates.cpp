#include "view/dates.h"

#include <array>

namespace stf::view {
namespace {

using base::Day;

std::string year_suffix(Day day, Day today) {
    const int year = base::civil(day).year;
    return year == base::civil(today).year ? "" : " " + std::to_string(year);
}

std::string weekday_name(base::Weekday weekday, const Texts& texts) {
    return texts.get("date.weekday." + std::to_string(static_cast<int>(weekday) + 1));
}

} // namespace

std::string month_name(int month, const Texts& texts) {
    return texts.get("date.month." + std::to_string(month));
}

std::string weekday_short(base::Weekday weekday, const Texts& texts) {
    return texts.get("date.short." + std::to_string(static_cast<int>(weekday) + 1));
}

std::string day_and_month(Day day, Day today, const Texts& texts) {
    const base::YearMonthDay date = base::civil(day);
    return texts.format(
               "date.day_month",
               {{"day", std::to_string(date.day)}, {"month", month_name(date.month, texts)}}) +
        year_suffix(day, today);
}

std::string long_date(Day day, Day today, const Texts& texts) {
    return weekday_name(base::weekday(day), texts) + " " + day_and_month(day, today, texts);
}

std::string short_date(Day day, Day today, const Texts& texts) {
    return weekday_short(base::weekday(day), texts) + " " + day_and_month(day, today, texts);
}

std::string date_range(Day from, Day to, Day today, const Texts& texts) {
    if (from == to) return day_and_month(from, today, texts);
    const base::YearMonthDay a = base::civil(from), b = base::civil(to);
    if (a.year == b.year && a.month == b.month)
        return texts.format(
                   "date.range_in_month",
                   {{"from", std::to_string(a.day)},
                    {"to", std::to_string(b.day)},
                    {"month", month_name(a.month, texts)}}) +
            year_suffix(to, today);
    const std::string first =
        a.year == b.year ? day_and_month(from, from, texts) : day_and_month(from, today, texts);
    return first + "–" + day_and_month(to, today, texts);
}

std::string time_of_day(base::TimeOfDay time, const Texts& texts) {
    const int hour = time.minutes / 60, minute = time.minutes % 60;
    std::string minutes = std::to_string(minute);
    if (minute < 10) minutes.insert(0, "0");
    return minute == 0
        ? texts.format("date.hour", {{"hour", std::to_string(hour)}})
        : texts.format("date.hour_minute", {{"hour", std::to_string(hour)}, {"minute", minutes}});
}

std::string when(
    Day day, std::optional<base::TimeOfDay> time, Day today, const Texts& texts, bool long_form) {
    std::string result = long_form ? long_date(day, today, texts) : short_date(day, today, texts);
    if (time) result += " " + time_of_day(*time, texts);
    return result;
}

std::string holiday_name(base::Holiday holiday, const Texts& texts) {
    static constexpr std::array<std::string_view, 12> names = {
        "new_year", "maundy_thursday", "good_friday", "easter_sunday", "easter_monday", "may_1",
        "may_17",   "ascension",       "whit_sunday", "whit_monday",   "christmas_day", "boxing_day"};
    return texts.get("holiday." + std::string(names[static_cast<std::size_t>(holiday)]));
}

std::string capitalised(std::string text) {
    if (text.empty()) return text;
    if (text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    else if (
        text.size() > 1 && static_cast<unsigned char>(text[0]) == 0xC3 &&
        static_cast<unsigned char>(text[1]) >= 0xA0)
        text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) - 0x20); // å, æ, ø, é
    return text;
}

std::string uncapitalised(std::string text) {
    const auto is_capital = [&](std::size_t at) {
        return at < text.size() &&
            ((text[at] >= 'A' && text[at] <= 'Z') ||
             (at + 1 < text.size() && static_cast<unsigned char>(text[at]) == 0xC3 &&
              static_cast<unsigned char>(text[at + 1]) < 0xA0)); // Å, Æ, Ø, É
    };
    if (!is_capital(0)) return text;
    const bool wide = static_cast<unsigned char>(text[0]) == 0xC3;
    if (is_capital(wide ? 2 : 1)) return text;
    if (wide)
        text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) + 0x20);
    else
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

} // namespace stf::view
