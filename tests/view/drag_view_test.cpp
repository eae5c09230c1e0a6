#include "view/drag_view.h"

#include <doctest/doctest.h>

#include "map_example.h"

namespace {

using namespace stf;
using view::DragView;
using view::MapView;
using view::test::day;
using view::test::MapExample;

// A plan with a step in the hand.
class Hand {
public:
    explicit Hand(const MapExample& example, const char* step)
        : example_(example),
          map_(view::map_view(example.plan, example.schedule, view::test::texts())),
          index_(view::drag_index(map_)),
          mark_(view::find_mark(map_, example.plan, {"c1", step, 0})) {
        REQUIRE(mark_ >= 0);
    }

    DragView over(base::Day day, const schedule::Preview& preview) const {
        const view::Source source{
            example_.plan, example_.schedule, view::test::texts(), example_.schedule.today};
        return view::drag_view(source, map_, index_, mark_, day, preview);
    }
    const MapView& map() const { return map_; }

private:
    const MapExample& example_;
    MapView map_;
    view::DragIndex index_;
    std::int32_t mark_;
};

MapExample three_visits() {
    MapExample example(day(4, 21));
    example.step("mapping", "kommune", "helsehus").window(day(4, 15), day(5, 15), day(5, 12), true);
    example.last().after.back().strength = pathway::Strength::normative;
    example.step("meeting", "kommune", "helsehus").booked(day(5, 12));
    example.step("doctor", "gp", "office").open(day(4, 30));
    return example;
}

} // namespace

TEST_CASE("drag: a day that fits says so, and what follows") {
    const MapExample example = three_visits();
    const Hand hand(example, "doctor");
    const DragView it =
        hand.over(day(5, 4), {.possible = true, .moved = {{{0, 0, 0}, day(5, 12), day(5, 19)}}});
    CHECK(it.fits);
    CHECK(it.title == "Mandag 4. mai passer");
    REQUIRE(it.moved.size() == 1);
    CHECK(hand.map().marks[static_cast<std::size_t>(it.moved[0].mark)].at.step == 0);
    CHECK(it.moved[0].day == day(5, 19));
    CHECK(it.journeys == 1); // the two visits of the twelfth part
    CHECK(it.text.find("flytter seg") != std::string::npos);
    CHECK(it.text.find("reise til") != std::string::npos);
}

TEST_CASE("drag: beyond the last day it says by how much, and whether that is advice") {
    const MapExample example = three_visits();
    const Hand hand(example, "mapping");
    const schedule::Preview late{
        .possible = false, .broken = {{schedule::CauseKind::rule, {0, 0, 0}, 0, schedule::Bound::max, 0}}};
    const DragView after = hand.over(day(5, 19), late);
    CHECK_FALSE(after.fits);
    CHECK(after.title == "19. mai er fire dager etter anbefalt tid");
    CHECK(after.journeys == 1);
    CHECK(hand.over(day(4, 14), late).title == "14. april er én dag før anbefalt tid");
}

TEST_CASE("drag: a day that is closed says why") {
    const MapExample example = three_visits();
    const Hand hand(example, "doctor");
    const schedule::Preview closed{.possible = false};
    MapExample open = three_visits();
    open.schedule.steps.back().earliest = day(4, 21);
    open.schedule.steps.back().latest = day(6, 30);
    const Hand wide(open, "doctor");
    CHECK(wide.over(day(5, 17), closed).title == "17. mai er en helligdag: 17. mai");
    CHECK(wide.over(day(5, 9), closed).title == "9. mai er i en helg");
    open.plan.unavailable.push_back({{day(5, 5), day(5, 6)}, {}});
    CHECK(wide.over(day(5, 5), closed).title == "5. mai har du sagt at du ikke kan");
    CHECK(wide.over(day(5, 7), closed).title == "7. mai er ikke en dag dette kan skje");
}

TEST_CASE("drag: a visit that joins another saves a journey; the same day is none") {
    const MapExample example = three_visits();
    MapExample apart = example;
    apart.step("talk", "kommune", "helsehus").open(day(5, 20));
    const Hand hand(apart, "talk");
    CHECK(hand.over(day(5, 12), {.possible = true}).journeys == -1);
    CHECK(hand.over(day(5, 20), {.possible = true}).journeys == 0);
    CHECK(hand.over(day(5, 21), {.possible = true}).journeys == 0);
}
