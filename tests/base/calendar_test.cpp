#include "base/calendar.h"

#include <doctest/doctest.h>

#include <random>

using namespace stf::base;

namespace {

Day at(const char* text) {
    return *parse_day(text);
}

// The n-th working day, one day at a time: what `add` must equal.
Day walk(Day from, int count, DaySet days) {
    if (count == 0) {
        while (!days.has(from)) from = from + 1;
        return from;
    }
    const int direction = count > 0 ? 1 : -1;
    for (int left = count * direction; left > 0;) {
        from = from + direction;
        if (days.has(from)) --left;
    }
    return from;
}

constexpr Unit units[] = {Unit::day, Unit::week, Unit::month, Unit::arbeidsdag, Unit::virkedag};

} // namespace

TEST_CASE("Norwegian public holidays: the days of 2026 and the coinciding ones") {
    CHECK(holiday(at("2026-01-01")) == Holiday::new_year);
    CHECK(holiday(at("2026-04-02")) == Holiday::maundy_thursday);
    CHECK(holiday(at("2026-04-03")) == Holiday::good_friday);
    CHECK(holiday(at("2026-04-05")) == Holiday::easter_sunday);
    CHECK(holiday(at("2026-04-06")) == Holiday::easter_monday);
    CHECK(holiday(at("2026-05-01")) == Holiday::may_1);
    CHECK(holiday(at("2026-05-14")) == Holiday::ascension);
    CHECK(holiday(at("2026-05-17")) == Holiday::may_17);
    CHECK(holiday(at("2026-05-24")) == Holiday::whit_sunday);
    CHECK(holiday(at("2026-05-25")) == Holiday::whit_monday);
    CHECK(holiday(at("2026-12-25")) == Holiday::christmas_day);
    CHECK(holiday(at("2026-12-26")) == Holiday::boxing_day);
    int count = 0;
    for (Day day = at("2026-01-01"); day <= at("2026-12-31"); day = day + 1)
        count += holiday(day).has_value();
    CHECK(count == 12);

    CHECK(holiday(at("2008-05-01")) == Holiday::ascension);
    CHECK(holiday(at("2007-05-17")) == Holiday::ascension);
    CHECK(holiday(at("2012-05-17")) == Holiday::ascension);
    CHECK(holiday(at("2027-05-17")) == Holiday::whit_monday);
    CHECK(holiday(at("2032-05-17")) == Holiday::whit_monday);
    CHECK(holiday(at("2043-05-17")) == Holiday::whit_sunday);
    CHECK_FALSE(holiday(at("2026-12-24")));
    CHECK_FALSE(holiday(at("2026-12-31")));
    CHECK_FALSE(holiday(at("2026-04-04")));
    CHECK_FALSE(holiday(at("2026-06-14")));
}

TEST_CASE("arbeidsdag leaves out Saturdays, virkedag does not") {
    CHECK(is_arbeidsdag(at("2026-02-06")));
    CHECK_FALSE(is_arbeidsdag(at("2026-02-07")));
    CHECK(is_virkedag(at("2026-02-07")));
    CHECK_FALSE(is_virkedag(at("2026-02-08")));
    CHECK_FALSE(is_virkedag(at("2026-05-14")));
}

TEST_CASE("working days count strictly after, strictly before, and 0 is the date itself or the next") {
    CHECK(add(at("2026-04-01"), {1, Unit::arbeidsdag}) == at("2026-04-07")); // over Easter
    CHECK(add(at("2026-04-01"), {1, Unit::virkedag}) == at("2026-04-04"));   // Easter Saturday is a virkedag
    CHECK(add(at("2026-04-07"), {-1, Unit::arbeidsdag}) == at("2026-04-01"));
    CHECK(add(at("2026-04-04"), {0, Unit::arbeidsdag}) == at("2026-04-07"));
    CHECK(add(at("2026-04-07"), {0, Unit::arbeidsdag}) == at("2026-04-07"));
    CHECK(add(at("2026-02-07"), {-1, Unit::arbeidsdag}) == at("2026-02-06"));
}

TEST_CASE("working-day arithmetic equals walking day by day, inside and across the edges of the table") {
    constexpr unsigned seed = 20260101;
    INFO("seed ", seed);
    std::mt19937 random(seed);
    const Day centres[] = {at("1900-01-01"), at("1950-06-01"), at("2026-05-01"), at("2199-12-20")};
    for (const Day centre : centres)
        for (int i = 0; i < 3000; ++i) {
            const Day from = centre + static_cast<int>(random() % 800) - 400;
            const int count = static_cast<int>(random() % 121) - 60;
            REQUIRE(add(from, {count, Unit::arbeidsdag}) == walk(from, count, arbeidsdag));
            REQUIRE(add(from, {count, Unit::virkedag}) == walk(from, count, virkedag));
        }
}

TEST_CASE("add is monotone, and first_reaching and last_within are its exact inverses") {
    const Day centres[] = {at("1900-01-05"), at("2024-02-20"), at("2026-04-01"), at("2199-12-20")};
    const int counts[] = {-400, -25, -12, -5, -2, -1, 0, 1, 2, 3, 7, 11, 24, 300};
    for (const Unit unit : units)
        for (const int count : counts)
            for (const Day centre : centres) {
                const Lag lag{count, unit};
                for (int shift = -200; shift <= 200; ++shift) {
                    const Day day = centre + shift;
                    CAPTURE(static_cast<int>(unit));
                    CAPTURE(count);
                    CAPTURE(to_string(day));
                    REQUIRE(add(day, lag) <= add(day + 1, lag));
                    const Day first = first_reaching(day, lag), last = last_within(day, lag);
                    REQUIRE(add(first, lag) >= day);
                    REQUIRE(add(first - 1, lag) < day);
                    REQUIRE(add(last, lag) <= day);
                    REQUIRE(add(last + 1, lag) > day);
                }
            }
}

TEST_CASE("lags of any size saturate and stay monotone") {
    const Day from = at("2026-01-31");
    for (const Unit unit : units)
        for (const int count : {2147483647, -2147483647 - 1, 1000000000, -1000000000, 30000000, -30000000}) {
            const Day there = add(from, {count, unit});
            CHECK((count > 0 ? there > from + 20000000 : there < from - 20000000));
            CHECK(add(there, {count, unit}).count <= 1 << 28);
            CHECK(add(there, {count, unit}).count >= -(1 << 28));
            CHECK(first_reaching(there, {count, unit}).count <= 1 << 28);
            CHECK(last_within(there, {count, unit}).count >= -(1 << 28));
        }
}
