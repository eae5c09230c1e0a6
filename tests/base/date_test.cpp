#include "base/date.h"

#include <doctest/doctest.h>

using namespace stf::base;

TEST_CASE("every day of 1600-2400 converts both ways, in order") {
    Day expected = day_of({1600, 1, 1});
    CHECK(expected.count == -135140);
    int weekday_expected = static_cast<int>(weekday(expected));
    CHECK(weekday(expected) == Weekday::sat);
    for (int year = 1600; year <= 2400; ++year)
        for (int month = 1; month <= 12; ++month)
            for (int day = 1; day <= days_in_month(year, month); ++day) {
                const YearMonthDay date{year, month, day};
                REQUIRE(day_of(date) == expected);
                REQUIRE(civil(expected) == date);
                REQUIRE(static_cast<int>(weekday(expected)) == weekday_expected);
                expected = expected + 1;
                weekday_expected = (weekday_expected + 1) % 7;
            }
}

TEST_CASE("known days") {
    CHECK(day_of({1970, 1, 1}).count == 0);
    CHECK(weekday(day_of({1970, 1, 1})) == Weekday::thu);
    CHECK(day_of({1900, 1, 1}).count == -25567);
    CHECK(day_of({2200, 1, 1}).count == 84006);
    CHECK(to_string(day_of({2026, 2, 2})) == "2026-02-02");
    CHECK(to_string(day_of({12026, 2, 2})) == "12026-02-02");
}

TEST_CASE("only real dates exist") {
    CHECK(exists({2024, 2, 29}));
    CHECK_FALSE(exists({2023, 2, 29}));
    CHECK_FALSE(exists({1900, 2, 29}));
    CHECK(exists({2000, 2, 29}));
    CHECK_FALSE(exists({2026, 13, 1}));
    CHECK_FALSE(exists({2026, 4, 31}));
    CHECK_FALSE(exists({2026, 4, 0}));
}

TEST_CASE("parse_day takes only YYYY-MM-DD of a real day in the years of files") {
    CHECK(parse_day("2026-01-31") == day_of({2026, 1, 31}));
    CHECK(parse_day("1900-01-01") == day_of({1900, 1, 1}));
    CHECK(parse_day("2199-12-31") == day_of({2199, 12, 31}));
    for (const char* text :
         {"", "2026-1-31", "2026-01-32", "2026-02-29", "1899-12-31", "2200-01-01", "9999-01-01", "2026/01/31",
          "2026-01-31 ", "+026-01-31", "2026-01-3x", "-026-01-31"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_day(text));
    }
}

TEST_CASE("months are counted from the date and clamped to the month's last day") {
    const auto after = [](const char* from, int months) {
        return to_string(add_months(*parse_day(from), months));
    };
    CHECK(after("2026-01-31", 1) == "2026-02-28");
    CHECK(after("2024-01-31", 1) == "2024-02-29");
    CHECK(after("2026-01-31", 3) == "2026-04-30");
    CHECK(after("2026-01-31", 12) == "2027-01-31");
    CHECK(after("2026-03-31", -1) == "2026-02-28");
    CHECK(after("2026-01-15", -13) == "2024-12-15");
    CHECK(after("2026-12-31", 2) == "2027-02-28");
}

TEST_CASE("an ISO week belongs to the year of its Thursday") {
    const auto week = [](const char* day) {
        const IsoWeek found = iso_week(*parse_day(day));
        return found.year * 100 + found.week;
    };
    CHECK(week("2026-01-01") == 202601);
    CHECK(week("2027-01-01") == 202653);
    CHECK(week("2025-12-29") == 202601);
    CHECK(week("2021-01-03") == 202053);
    CHECK(week("2021-01-04") == 202101);
    CHECK(week("2020-12-31") == 202053);
}

TEST_CASE("times of day") {
    CHECK(parse_time("09:30") == TimeOfDay{570});
    CHECK(parse_time("23:59") == TimeOfDay{1439});
    CHECK(to_string(TimeOfDay{570}) == "09:30");
    for (const char* text : {"24:00", "9:30", "09:60", "09.30", "09:3", "", "-9:30"})
        CHECK_FALSE(parse_time(text));
}
