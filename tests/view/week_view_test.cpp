#include "view/week_view.h"

#include <doctest/doctest.h>

#include "view/map_example.h"

namespace {

using namespace stf;
using view::test::day;
using view::test::MapExample;

view::WeekView week_of(const MapExample& example) {
    return view::week_view(
        view::map_view(example.plan, example.schedule, view::test::texts()), view::test::texts());
}

} // namespace

TEST_CASE("the week runs from Monday, knows today, and has each day's marks") {
    MapExample example(day(4, 21)); // a Tuesday
    example.step("nurse", "kommune", "home").booked(day(4, 23));
    example.step("plan", "kommune", "helsehus").open(day(4, 23));
    example.step("before", "gp", "office").done(day(4, 19));
    example.step("after", "gp", "office").open(day(4, 27));
    example.step("letter", "hospital", "").late(day(4, 9), day(4, 16), day(4, 21));
    const view::WeekView week = week_of(example);
    CHECK(week.today == 1);
    CHECK(week.days[0].label == "man 20.");
    CHECK(week.days[1].label == "I dag");
    CHECK(week.days[1].marks.empty()); // what waits has a card of its own
    CHECK(week.days[3].marks == std::vector{view::MarkState::booked, view::MarkState::proposed});
    CHECK(week.days[6].marks.empty());
    CHECK(week.days[5].weekend);
    CHECK_FALSE(week.days[4].weekend);
}

TEST_CASE("a stay is on every day it lasts, a public holiday is a free day") {
    MapExample example(day(5, 14)); // Ascension Day, a Thursday
    example.step("stay", "hospital", "ward");
    example.last().lasts = base::Lag{4, base::Unit::day};
    example.done(day(5, 9), day(5, 13));
    const view::WeekView week = week_of(example);
    CHECK(week.days[3].today);
    CHECK(week.days[3].weekend);
    for (const int i : {0, 1, 2}) CHECK(week.days[static_cast<std::size_t>(i)].marks.size() == 1);
    CHECK(week.days[3].marks.empty());
}
