#include "view/map_view.h"
#include "view/print_view.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <doctest/doctest.h>

#include "view/map_example.h"

namespace {

using namespace stf;
using view::MapMark;
using view::MapView;
using view::MarkState;
using view::test::day;
using view::test::MapExample;

const MapMark* find_mark(
    const MapView& view, const MapExample& example, std::string_view step, int occurrence = 0) {
    for (const MapMark& mark : view.marks)
        if (!mark.echo && mark.at.occurrence == occurrence &&
            example.plan.courses[static_cast<std::size_t>(mark.at.course)]
                    .step(static_cast<std::size_t>(mark.at.step))
                    .id == step)
            return &mark;
    return nullptr;
}

MapView view_of(const MapExample& example) {
    return view::map_view(example.plan, example.schedule, view::test::texts());
}

} // namespace

TEST_CASE("lanes stand far to near, home last, those that nothing happens in are left out") {
    MapExample example(day(4, 21));
    example.step("talk", "gp", "office").open(day(5, 4));
    example.step("stay", "hospital", "ward").open(day(5, 6));
    const MapView view = view_of(example);
    REQUIRE(view.lanes.size() == 3);
    CHECK(view.lanes[0].level == pathway::Level::specialist);
    CHECK(view.lanes[1].level == pathway::Level::gp);
    CHECK(view.lanes[2].level == pathway::Level::home);
}

TEST_CASE("a pathway without a lane for home still has a home on the map") {
    MapExample example(day(4, 21));
    example.pathway->lanes.pop_back();
    example.step("talk", "gp", "office").open(day(5, 4));
    const MapView view = view_of(example);
    REQUIRE(view.lanes.size() == 2);
    CHECK(view.lanes.back().level == pathway::Level::home);
    CHECK(view.lanes.back().title == "Hjemme");
}

TEST_CASE("two visits to one place on one day are one journey with one hill, two places are two") {
    MapExample example(day(4, 21));
    example.step("plan", "kommune", "helsehus").open(day(5, 12));
    example.step("meeting", "kommune", "helsehus").booked(day(5, 12));
    example.step("doctor", "gp", "office").booked(day(5, 12));
    example.step("letter", "kommune", "").open(day(5, 12));
    example.step("visit", "kommune", "home").open(day(5, 12));
    const MapView view = view_of(example);
    REQUIRE(view.journeys.size() == 2);
    CHECK(view.journeys[0].marks.size() + view.journeys[1].marks.size() == 3);
    CHECK(view.hills.size() == 2);
    CHECK(find_mark(view, example, "plan")->journey == find_mark(view, example, "meeting")->journey);
    CHECK(find_mark(view, example, "letter")->journey == -1);
    CHECK(find_mark(view, example, "visit")->journey == -1);
    CHECK(find_mark(view, example, "visit")->home);
    CHECK(view::journeys_after(view, day(4, 21), day(5, 31)) == 2);
    CHECK(view::journeys_after(view, day(5, 13), day(5, 31)) == 0);
}

TEST_CASE(
    "on paper a spell without anything is a line of words, not an empty sheet; each sheet says its year") {
    MapExample example(day(4, 21));
    example.step("plan", "kommune", "helsehus").open(day(5, 12));
    example.step("meeting", "kommune", "helsehus").open(base::day_of({2027, 6, 1}));
    const MapView map = view_of(example);
    const exchange::Page page = view::timeline_page(
        {example.plan, example.schedule, view::test::texts(), example.schedule.today}, map, {.all = true});
    int pictures = 0, years = 0, quiet = 0;
    for (const exchange::Block& block : page.blocks) {
        if (block.kind == exchange::BlockKind::picture) ++pictures;
        for (const exchange::Shape& shape : block.picture.shapes)
            years += shape.text == "2026" || shape.text == "2027" || shape.text == "2026–2027";
        if (block.text.rfind("Ingenting er planlagt", 0) == 0) ++quiet;
    }
    CHECK(pictures == 2);
    CHECK(years == 2);
    CHECK(quiet == 1);
}

TEST_CASE("a late step waits at today, with a bar from the passed day, and shows its proposed journey too") {
    MapExample example(day(4, 21));
    example.step("letter", "hospital", "").late(day(4, 9), day(4, 16), day(4, 21));
    example.step("visit", "hospital", "ward").late(day(4, 9), day(4, 17), day(4, 27));
    const MapView view = view_of(example);
    const MapMark* letter = find_mark(view, example, "letter");
    REQUIRE(letter);
    CHECK(letter->day == day(4, 21));
    CHECK(letter->state == MarkState::late);
    REQUIRE(letter->window >= 0);
    const view::MapWindow& bar = view.windows[static_cast<std::size_t>(letter->window)];
    CHECK(bar.overdue);
    CHECK(bar.from == day(4, 16));
    CHECK(bar.to == day(4, 21));
    const auto echo =
        std::find_if(view.marks.begin(), view.marks.end(), [](const MapMark& mark) { return mark.echo; });
    REQUIRE(echo != view.marks.end());
    CHECK(echo->day == day(4, 27));
    CHECK(echo->state == MarkState::proposed);
    CHECK(echo->journey >= 0);
    CHECK(find_mark(view, example, "visit")->journey == -1);
}

TEST_CASE("windows say which ends are approximate and keep out of each other's rows") {
    MapExample example(day(4, 21));
    example.step("mapping", "kommune", "helsehus").window(day(4, 15), day(5, 15), day(5, 12), true);
    example.step("other", "kommune", "helsehus").window(day(5, 1), day(5, 20), day(5, 18), false);
    example.step("meeting", "kommune", "helsehus").booked(day(5, 7));
    const MapView view = view_of(example);
    REQUIRE(view.windows.size() == 2);
    CHECK(view.windows[0].approximate_from);
    CHECK(view.windows[0].approximate_to);
    CHECK_FALSE(view.windows[1].approximate_from);
    std::set<int> rows{view.windows[0].row, view.windows[1].row, find_mark(view, example, "meeting")->row};
    CHECK(rows.size() == 3);
    CHECK(view.lanes[0].rows == 3);
}

TEST_CASE("of a repeated step the next occurrence says the name") {
    MapExample example(day(4, 21));
    auto& form = example.step("form", "kommune", "home");
    form.repeat(14);
    for (int k = 0; k < 4; ++k) form.open(day(4, 9) + 14 * k, k);
    const MapView view = view_of(example);
    CHECK_FALSE(find_mark(view, example, "form", 0)->named);
    CHECK(find_mark(view, example, "form", 1)->named); // 23 April
    CHECK_FALSE(find_mark(view, example, "form", 2)->named);
}

TEST_CASE("dropped and undated steps are not on the map, possible journeys are a fork") {
    MapExample example(day(4, 21));
    example.step("gone", "gp", "office").with(schedule::Status::dropped, day(5, 1));
    example.step("relative", "gp", "office").with(schedule::Status::relative, std::nullopt);
    example.step("course", "kommune", "helsehus").with(schedule::Status::possible, day(6, 11));
    const MapView view = view_of(example);
    REQUIRE(view.marks.size() == 1);
    CHECK(view.marks[0].state == MarkState::possible);
    CHECK(view.hills.at(0).possible);
    CHECK(view::journeys_after(view, day(4, 21), day(12, 31)) == 0);
}

TEST_CASE("an empty plan is an empty map with a home") {
    MapExample example(day(4, 21));
    const MapView view = view_of(example);
    CHECK(view.empty());
    CHECK(view.lanes.size() == 1);
    CHECK(view.first == day(4, 21));
    CHECK(view.last == day(4, 21));
    const view::MapView none = view::map_view(plan::Plan{}, schedule::Schedule{}, view::test::texts());
    CHECK(none.lanes.size() == 1);
}

TEST_CASE("a step is found again by its reference, and a move to a day is a journey of its own or not") {
    MapExample example(day(4, 21));
    example.step("plan", "kommune", "helsehus").open(day(5, 12));
    example.step("meeting", "kommune", "helsehus").booked(day(5, 19));
    example.step("letter", "kommune", "").open(day(5, 12));
    const MapView view = view_of(example);
    const std::int32_t plan = view::find_mark(view, example.plan, {"c1", "plan", 0});
    REQUIRE(plan >= 0);
    const MapMark& mark = view.marks[static_cast<std::size_t>(plan)];
    CHECK(mark.day == day(5, 12));
    CHECK(view::find_mark(view, example.plan, {"c1", "plan", 1}) == -1);
    CHECK(view::find_mark(view, example.plan, {"c2", "plan", 0}) == -1);
    CHECK(view::find_mark(view, example.plan, {"c1", "other", 0}) == -1);
    CHECK(view::new_journey(view, mark, day(5, 13)));
    CHECK_FALSE(view::new_journey(view, mark, day(5, 19)));
    CHECK_FALSE(view::new_journey(view, mark, day(5, 12)));
    CHECK_FALSE(view::new_journey(view, *find_mark(view, example, "letter"), day(5, 13)));
}

TEST_CASE("words: title and what is said of the day") {
    MapExample example(day(4, 21));
    example.step("meeting", "kommune", "helsehus").booked(day(5, 12), base::TimeOfDay{600});
    example.step("plan", "kommune", "helsehus").open(day(5, 12));
    const MapView view = view_of(example);
    const view::MapSource source{example.plan, example.schedule, view::test::texts()};
    CHECK(view::mark_label(source, *find_mark(view, example, "meeting")).sub == "tir 12. mai kl. 10");
    CHECK(view::mark_label(source, *find_mark(view, example, "plan")).sub == "Forslag – ikke bestilt");
    CHECK(
        view::mark_name(source, view, *find_mark(view, example, "plan")) ==
        "Plan, tir 12. mai, Forslag – ikke bestilt, Kommune, To besøk, én reise");
    CHECK(view::journey_label(source, view.journeys.at(0)) == "To besøk, én reise");
    pathway::Repeat every;
    every.every = {14, base::Unit::day};
    CHECK(view::repeat_label(every, view::test::texts()) == "hver 14. dag");
    every.every = {1, base::Unit::week};
    CHECK(view::repeat_label(every, view::test::texts()) == "hver uke");
}

TEST_CASE("any plan: rows, hills and order hold") {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        const MapExample example =
            view::test::random_example(seed, 20 + seed * 5, 40 + static_cast<int>(seed) * 7);
        const MapView view = view_of(example);
        CHECK(view.marks.size() == view.by_lane.size());
        CHECK(std::is_sorted(view.marks.begin(), view.marks.end(), [](const MapMark& a, const MapMark& b) {
            return a.day < b.day;
        }));
        // At most one mark a day in the rows above the first: only the first takes what is too much.
        std::set<std::tuple<int, int, int>> taken;
        for (const MapMark& mark : view.marks) {
            CHECK(mark.row < view.lanes[static_cast<std::size_t>(mark.lane)].rows);
            if (mark.row == 0 || mark.window >= 0) continue;
            // A stay is on all its days.
            for (base::Day on = mark.day; on <= mark.end; on = on + 1)
                CHECK(taken.emplace(mark.lane, mark.row, on.count).second);
        }
        for (std::size_t i = 0; i < view.windows.size(); ++i)
            for (std::size_t k = i + 1; k < view.windows.size(); ++k)
                if (view.windows[i].lane == view.windows[k].lane &&
                    view.windows[i].row == view.windows[k].row)
                    CHECK(view.windows[i].to < view.windows[k].from);
        // The hills of one line never overlap, unless they are of the same days.
        for (std::int32_t course = 0; course < view.courses; ++course) {
            double covered = -1e9;
            base::Day last_to(-1'000'000);
            for (const view::MapHill& hill : view.hills) {
                if (hill.course != course || hill.possible || hill.from <= last_to) continue;
                CHECK(hill.from.count - static_cast<double>(hill.slope_before) >= covered - 1e-6);
                CHECK(hill.slope_before <= 6);
                covered = hill.to.count + static_cast<double>(hill.slope_after);
                last_to = hill.to;
            }
        }
        std::size_t in_journeys = 0;
        for (const view::MapJourney& journey : view.journeys) in_journeys += journey.marks.size();
        CHECK(
            in_journeys ==
            static_cast<std::size_t>(std::count_if(
                view.marks.begin(), view.marks.end(), [](const MapMark& m) { return m.journey >= 0; })));
    }
}
