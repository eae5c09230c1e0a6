#include "base/date.h"

namespace stf::base {
namespace {

constexpr int floor_div(int a, int b) {
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

constexpr bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

// Digits [at, at + length) as a number, or -1.
int digits(std::string_view text, std::size_t at, std::size_t length) {
    int value = 0;
    for (std::size_t i = at; i < at + length; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

void append_padded(std::string& out, int value, std::size_t width) {
    const std::string text = std::to_string(value);
    if (text.size() < width) out.append(width - text.size(), '0');
    out += text;
}

} // namespace

int days_in_month(int year, int month) {
    constexpr int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : length[month - 1];
}

bool exists(YearMonthDay date) {
    return date.month >= 1 && date.month <= 12 && date.day >= 1 &&
        date.day <= days_in_month(date.year, date.month);
}

// Both ways count in eras of 400 years that begin on 1 March, so that the leap day ends the year.
Day day_of(YearMonthDay date) {
    const int year = date.year - (date.month <= 2);
    const int era = floor_div(year, 400);
    const int year_of_era = year - era * 400;
    const int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    return Day(era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468);
}

YearMonthDay civil(Day day) {
    const int shifted = day.count + 719468;
    const int era = floor_div(shifted, 146097);
    const int day_of_era = shifted - era * 146097;
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int shifted_month = (5 * day_of_year + 2) / 153;
    const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    return {year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

Weekday weekday(Day day) {
    const int from_monday = (day.count + 3) % 7; // 1970-01-01 was a Thursday
    return static_cast<Weekday>(from_monday < 0 ? from_monday + 7 : from_monday);
}

IsoWeek iso_week(Day day) {
    const Day thursday = day - static_cast<int>(weekday(day)) + 3;
    const int year = civil(thursday).year;
    return {year, (thursday - day_of({year, 1, 1})) / 7 + 1};
}

Day add_months(Day from, int months) {
    const YearMonthDay start = civil(from);
    const int counted = start.year * 12 + start.month - 1 + months;
    const int year = floor_div(counted, 12);
    const int month = counted - year * 12 + 1;
    const int length = days_in_month(year, month);
    return day_of({year, month, start.day < length ? start.day : length});
}

bool in_calendar(Day day) {
    return day >= day_of({first_year, 1, 1}) && day <= day_of({last_year, 12, 31});
}

std::optional<Day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const YearMonthDay date{digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)};
    if (date.year < first_year || date.year > last_year || !exists(date)) return std::nullopt;
    return day_of(date);
}

std::string to_string(Day day) {
    const YearMonthDay date = civil(day);
    std::string text;
    append_padded(text, date.year, 4);
    text += '-';
    append_padded(text, date.month, 2);
    text += '-';
    append_padded(text, date.day, 2);
    return text;
}

std::optional<TimeOfDay> parse_time(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const int hours = digits(text, 0, 2), minutes = digits(text, 3, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
    return TimeOfDay{static_cast<std::int16_t>(hours * 60 + minutes)};
}

std::string to_string(TimeOfDay time) {
    std::string text;
    append_padded(text, time.minutes / 60, 2);
    text += ':';
    append_padded(text, time.minutes % 60, 2);
    return text;
}

} // namespace stf::base
