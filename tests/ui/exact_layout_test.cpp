#include "ui/exact.h"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "../view/map_example.h"
#include "paper.h"

namespace {

using namespace stf;
using test::Paper;
using ui::ExactLayout;
using ui::Rect;
using view::test::day;
using view::test::MapExample;

struct ExactPlaced {
    view::MapView map;
    view::ExactView exact;
    ui::ExactRows rows;
    ExactLayout layout;
};

constexpr Rect window{0, 128, 1280, 540};

ExactPlaced place(
    const MapExample& example, const Paper& paper, ui::MapCamera camera,
    const ui::DragState* drag = nullptr) {
    ExactPlaced out{view::map_view(example.plan, example.schedule, view::test::texts()), {}, {}, {}};
    out.exact = view::exact_view(out.map, example.plan, example.schedule, view::test::texts());
    const view::MapSource source{example.plan, example.schedule, view::test::texts()};
    ui::pack_exact(out.map, out.exact, source, camera.px_per_day, paper.canvas, 1, out.rows);
    Rect area = window;
    area.h = std::max(area.h, ui::exact_height(out.map, out.rows, paper.canvas, false));
    ui::ExactOptions options;
    options.shown = area;
    options.drag = drag;
    out.layout = ui::layout_exact(
        out.map, out.exact, {}, source, out.rows, area, camera, paper.canvas, false, options);
    return out;
}

ui::MapCamera around_today(float px_per_day = 16) {
    return {day(4, 21).count - static_cast<double>(400 / px_per_day), px_per_day};
}

} // namespace

TEST_CASE("exact: things of one row never meet, words included, and all stand in their lane") {
    for (unsigned seed = 1; seed <= 20; ++seed)
        for (const float scale : {1.0f, 2.0f}) {
            CAPTURE(seed);
            CAPTURE(scale);
            const Paper paper(scale);
            const MapExample example = view::test::random_example(seed, 10 + seed * 6, 120);
            const ExactPlaced it = place(example, paper, around_today());
            const auto& items = it.layout.items;
            for (std::size_t a = 0; a < items.size(); ++a) {
                const int lane = it.exact.items[static_cast<std::size_t>(items[a].item)].lane;
                for (const ui::ExactLane& placed : it.layout.lanes)
                    if (placed.lane == lane) {
                        CHECK(items[a].box.y >= placed.top);
                        CHECK(items[a].box.y + items[a].box.h <= placed.bottom + 0.5f);
                    }
                for (std::size_t b = a + 1; b < items.size(); ++b) {
                    if (std::abs(items[a].box.y - items[b].box.y) > 1) continue;
                    CHECK(
                        (items[a].box.x + items[a].box.w <= items[b].box.x + 1 ||
                         items[b].box.x + items[b].box.w <= items[a].box.x + 1));
                }
            }
        }
}

TEST_CASE("exact: bars begin and end with the days they stand for") {
    const Paper paper;
    MapExample example(day(4, 21));
    example.step("mapping", "kommune", "helsehus").window(day(4, 27), day(5, 15), day(5, 12), false);
    const ExactPlaced it = place(example, paper, around_today());
    REQUIRE(it.layout.items.size() == 1);
    const ui::PlacedItem& item = it.layout.items[0];
    CHECK(item.bar.x == doctest::Approx(it.layout.axis.at(day(4, 27).count)));
    CHECK(item.bar.x + item.bar.w == doctest::Approx(it.layout.axis.at(day(5, 16).count)));
    REQUIRE(it.layout.marks.size() == 1);
    CHECK(it.layout.marks[0].x == doctest::Approx(it.layout.axis.middle(day(5, 12))));
    CHECK(item.title == "Mapping");
}

TEST_CASE("exact: many steps fold; none is lost, and few are placed") {
    const Paper paper;
    const MapExample example = view::test::random_example(3, 6000, 365);
    for (const float ppd : {0.5f, 3.0f, 16.0f}) {
        CAPTURE(ppd);
        const ExactPlaced it = place(example, paper, around_today(ppd));
        std::size_t rows = 0;
        for (std::size_t lane = 0; lane < it.rows.lanes.size(); ++lane) {
            for (std::int32_t row = 0; row < it.rows.lanes[lane].rows; ++row)
                rows += it.rows.by_row[static_cast<std::size_t>(it.rows.lanes[lane].first + row)].size();
            rows += it.rows.folded[lane].size();
        }
        CHECK(rows == it.exact.items.size());
        CHECK(it.layout.items.size() < 1600);
        CHECK(it.layout.height < 6000);
    }
}

TEST_CASE("exact: what would follow a step in the hand stands on its new day, and leaves a trace") {
    const Paper paper;
    MapExample example(day(4, 21));
    example.step("first", "gp", "office").open(day(4, 30));
    example.step("second", "kommune", "helsehus").open(day(5, 12));
    ui::DragState drag;
    drag.mark = 0;
    drag.day = day(5, 8);
    drag.moved = {{1, day(5, 19)}};
    const ExactPlaced it = place(example, paper, around_today(), &drag);
    REQUIRE(it.layout.left.size() == 1);
    CHECK(it.layout.left[0].x == doctest::Approx(it.layout.axis.middle(day(5, 12))));
    for (const ui::PlacedMark& mark : it.layout.marks)
        if (mark.mark == 1) CHECK(mark.x == doctest::Approx(it.layout.axis.middle(day(5, 19))));
}

TEST_CASE("exact: an empty plan and a small window are laid out too") {
    const Paper paper;
    const MapExample empty(day(4, 21));
    CHECK(place(empty, paper, around_today()).layout.items.empty());
    const MapExample full = view::test::random_example(9, 60, 90);
    for (const float ppd : {0.01f, 500.0f}) {
        const ExactPlaced it = place(full, paper, around_today(ppd));
        for (const ui::PlacedMark& mark : it.layout.marks) CHECK(std::isfinite(mark.x + mark.y + mark.r));
    }
}
