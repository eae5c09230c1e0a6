#include "view/exact_view.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "map_example.h"

namespace {

using namespace stf;
using view::ExactItem;
using view::ExactView;
using view::MapView;
using view::test::day;
using view::test::MapExample;

struct Made {
    MapView map;
    ExactView exact;
};

Made make(const MapExample& example) {
    Made made{view::map_view(example.plan, example.schedule, view::test::texts()), {}};
    made.exact = view::exact_view(made.map, example.plan, example.schedule, view::test::texts());
    return made;
}

const ExactItem& item_of(const Made& made, const MapExample& example, std::string_view step) {
    for (std::size_t i = 0; i < made.map.marks.size(); ++i)
        if (example.pathway->steps[static_cast<std::size_t>(made.map.marks[i].at.step)].id == step)
            return made.exact.items[static_cast<std::size_t>(made.exact.item_of[i])];
    FAIL("no such step");
    return made.exact.items.front();
}

} // namespace

TEST_CASE("exact: every mark belongs to one thing, whatever the plan") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const MapExample example = view::test::random_example(seed, seed * 11, 200);
        const Made made = make(example);
        std::vector<int> seen(made.map.marks.size(), 0);
        for (std::size_t i = 0; i < made.exact.items.size(); ++i) {
            const ExactItem& item = made.exact.items[i];
            CHECK(item.count >= 1);
            for (std::int32_t k = 0; k < item.count; ++k) {
                const std::int32_t mark = made.exact.order[static_cast<std::size_t>(item.first + k)];
                ++seen[static_cast<std::size_t>(mark)];
                CHECK(made.exact.item_of[static_cast<std::size_t>(mark)] == static_cast<std::int32_t>(i));
                CHECK(made.map.marks[static_cast<std::size_t>(mark)].day >= item.begin);
                CHECK(made.map.marks[static_cast<std::size_t>(mark)].end <= item.end);
            }
        }
        CHECK(std::all_of(seen.begin(), seen.end(), [](int n) { return n == 1; }));
        for (std::size_t lane = 0; lane < made.map.lanes.size(); ++lane)
            for (std::int32_t i = made.exact.lane_begin[lane] + 1; i < made.exact.lane_begin[lane + 1]; ++i)
                CHECK(
                    made.exact.items[static_cast<std::size_t>(i - 1)].begin <=
                    made.exact.items[static_cast<std::size_t>(i)].begin);
    }
}

TEST_CASE("exact: a window has the ends it has, as firm as they are; a series is one thing") {
    MapExample example(day(4, 21));
    example.step("firm", "kommune", "helsehus").window(day(4, 15), day(5, 15), day(5, 12), false);
    example.step("about", "kommune", "helsehus").window(day(5, 1), day(6, 1), day(5, 12), true);
    example.step("booked", "gp", "office").booked(day(4, 30));
    example.step("late", "hospital", "").late(day(4, 9), day(4, 16), day(4, 21));
    example.step("form", "home", "");
    for (int i = 0; i < 5; ++i) example.open(day(4, 23) + 14 * i, i);
    example.repeat(14);
    example.step("open-end", "gp", "office");
    {
        schedule::StepDates& dates = example.with(schedule::Status::open, day(5, 4));
        dates.earliest = day(5, 1);
        dates.latest.reset();
    }
    const Made made = make(example);
    const ExactItem& firm = item_of(made, example, "firm");
    CHECK(firm.from == day(4, 15));
    CHECK(firm.to == day(5, 15));
    CHECK_FALSE((firm.approximate_from || firm.approximate_to));
    const ExactItem& about = item_of(made, example, "about");
    CHECK((about.approximate_from && about.approximate_to));
    CHECK_FALSE(item_of(made, example, "booked").from);
    CHECK(item_of(made, example, "late").late);
    const ExactItem& form = item_of(made, example, "form");
    CHECK(form.series);
    CHECK(form.count == 5);
    CHECK(form.begin == day(4, 23));
    CHECK(form.end == day(4, 23) + 56);
    const ExactItem& open = item_of(made, example, "open-end");
    CHECK(open.from == day(5, 1));
    CHECK_FALSE(open.to);
}

TEST_CASE("exact: the rules of a step lead to it and on from it") {
    MapExample example(day(4, 21));
    const auto rule = [](const char* of) {
        pathway::Rule it;
        it.of = of;
        return it;
    };
    example.pathway->anchors.push_back({.id = "diagnosis", .title = {.nb = "Diagnosen"}});
    example.plan.courses[0].anchors = {{"diagnosis", day(1, 15)}};
    example.step("first", "gp", "office").open(day(4, 22));
    example.last().after = {rule("diagnosis")};
    example.step("second", "kommune", "helsehus").open(day(5, 4));
    example.last().after = {rule("first"), rule("first"), rule("nowhere")};
    const Made made = make(example);
    const std::int32_t first = view::find_mark(made.map, example.plan, {"c1", "first", 0});
    const auto links = view::exact_links(made.map, example.plan, view::test::texts(), first);
    REQUIRE(links.size() == 2);
    CHECK(links[0].from == -1);
    CHECK(links[0].day == day(1, 15));
    CHECK(links[0].anchor == "Diagnosen");
    CHECK(links[1].from == first);
    CHECK(links[1].to == view::find_mark(made.map, example.plan, {"c1", "second", 0}));
    CHECK(view::exact_links(made.map, example.plan, view::test::texts(), -1).empty());
}

TEST_CASE("exact: weeks are counted as the calendar on the wall does") {
    CHECK(view::week_of(day(4, 13)) == 16);
    CHECK(view::week_of(base::day_of({2026, 1, 1})) == 1);
    CHECK(view::week_of(base::day_of({2026, 12, 31})) == 53);
    CHECK(view::week_of(base::day_of({2027, 1, 3})) == 53);
    CHECK(view::week_of(base::day_of({2027, 1, 4})) == 1);
    CHECK(view::week_of(base::day_of({2024, 12, 30})) == 1);
}
