#include "ui/map.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include <doctest/doctest.h>

#include "../view/map_example.h"
#include "paper.h"

namespace {

using namespace stf;
using test::Paper;
using ui::MapCamera;
using ui::MapLayout;
using ui::PlacedLabel;
using ui::Rect;
using view::test::day;
using view::test::MapExample;

struct Placed {
    view::MapView view;
    MapLayout layout;
};

constexpr Rect wide{0, 128, 1280, 540}, narrow{0, 60, 390, 712};

Placed place(const MapExample& example, const Paper& paper, Rect area, MapCamera camera, bool vertical) {
    Placed out{view::map_view(example.plan, example.schedule, view::test::texts()), {}};
    const view::MapSource source{example.plan, example.schedule, view::test::texts()};
    ui::MapOptions options;
    options.vertical = vertical;
    options.top_inset = vertical ? 44.0f : 0.0f;
    out.layout = ui::layout_map(out.view, source, area, camera, paper.canvas, options);
    return out;
}

MapCamera around_today(bool vertical) {
    MapCamera camera;
    camera.px_per_day = vertical ? 16 : 15;
    camera.from = day(4, 21).count - (vertical ? 8.0 : 30.0);
    return camera;
}

Rect box(const ui::Canvas& canvas, const PlacedLabel& label) {
    return {label.x, label.top, canvas.width(label.text, label.style), canvas.line_px(label.style)};
}

bool overlap(Rect a, Rect b, float by) {
    return a.x + by < b.x + b.w && b.x + by < a.x + a.w && a.y + by < b.y + b.h && b.y + by < a.y + a.h;
}

} // namespace

TEST_CASE("a day stands where the camera says, in both directions") {
    const Paper paper;
    MapExample example(day(4, 21));
    example.step("talk", "gp", "office").booked(day(5, 4));
    for (const bool vertical : {false, true}) {
        const Placed it = place(example, paper, vertical ? narrow : wide, around_today(vertical), vertical);
        REQUIRE(it.layout.marks.size() == 1);
        const ui::PlacedMark& mark = it.layout.marks[0];
        CHECK((vertical ? mark.y : mark.x) == doctest::Approx(it.layout.middle(day(5, 4))));
        CHECK(it.layout.day_at(mark.x, mark.y) == doctest::Approx(day(5, 4).count + 0.5).epsilon(1e-6));
        CHECK(mark.hit.contains(mark.x, mark.y));
        CHECK((vertical ? mark.hit.h : mark.hit.w) >= 24);
        CHECK((vertical ? mark.hit.w : mark.hit.h) >= 24);
    }
}

TEST_CASE("zooming keeps the day under the pointer, panning moves by the pixels asked for") {
    const Paper paper;
    MapExample example(day(4, 21));
    example.step("talk", "gp", "office").booked(day(5, 4));
    const Placed it = place(example, paper, wide, around_today(false), false);
    const double before = it.layout.day_at(700, 400);
    const MapCamera nearer = ui::zoomed(it.layout, 2, 700, 400);
    CHECK(nearer.px_per_day == 30);
    CHECK(
        place(example, paper, wide, nearer, false).layout.day_at(700, 400) ==
        doctest::Approx(before).epsilon(1e-9));
    const MapCamera moved = ui::panned(it.layout, 150, 0);
    CHECK(
        place(example, paper, wide, moved, false).layout.middle(day(5, 4)) ==
        doctest::Approx(it.layout.middle(day(5, 4)) + 150));
    CHECK(ui::zoomed(it.layout, 1e6f, 700, 400).px_per_day == ui::map_px_per_day_max);
    CHECK(ui::zoomed(it.layout, 1e-6f, 700, 400).px_per_day == ui::map_px_per_day_min);
}

TEST_CASE(
    "panning carries everything along unchanged") { // what the DOM relies on when it moves one container
    const Paper paper;
    const MapExample example = view::test::random_example(5, 120, 200);
    const Placed a = place(example, paper, wide, around_today(false), false);
    MapCamera camera = around_today(false);
    camera.from += 2;
    const Placed b = place(example, paper, wide, camera, false);
    int compared = 0;
    for (const ui::PlacedMark& mark : a.layout.marks)
        for (const ui::PlacedMark& same : b.layout.marks)
            if (mark.mark == same.mark) {
                CHECK(same.x == doctest::Approx(mark.x - 30).epsilon(1e-4));
                CHECK(same.hit.w == mark.hit.w);
                ++compared;
            }
    CHECK(compared > 20);
}

TEST_CASE("words never meet each other, marks or today's line, and are never cut") {
    std::size_t total = 0;
    for (unsigned seed = 1; seed <= 25; ++seed)
        for (const bool vertical : {false, true})
            for (const float scale : {1.0f, 2.0f}) {
                CAPTURE(seed);
                CAPTURE(vertical);
                CAPTURE(scale);
                const Paper paper(scale);
                const MapExample example = view::test::random_example(seed, 10 + seed * 4, 120);
                const Rect area = vertical ? narrow : wide;
                const MapLayout layout = place(example, paper, area, around_today(vertical), vertical).layout;
                total += layout.labels.size();
                for (std::size_t i = 0; i < layout.labels.size(); ++i) {
                    const Rect words = box(paper.canvas, layout.labels[i]);
                    CHECK(layout.labels[i].style.px >= 16);
                    CHECK(words.x >= area.x);
                    CHECK(words.x + words.w <= area.x + area.w + 0.5f);
                    CHECK(words.y >= layout.days.y - 0.5f);
                    CHECK(words.y + words.h <= layout.days.y + layout.days.h + 0.5f);
                    for (std::size_t k = i + 1; k < layout.labels.size(); ++k)
                        CHECK_FALSE(overlap(words, box(paper.canvas, layout.labels[k]), 1));
                    if (vertical) continue;
                    const bool inside_window = std::any_of(
                        layout.windows.begin(), layout.windows.end(), [&](const ui::PlacedWindow& w) {
                            return w.box.y <= words.y + 1 && w.box.y + w.box.h >= words.y + words.h - 1;
                        });
                    if (layout.today_in_view && !inside_window)
                        CHECK_FALSE(overlap(words, {layout.today - 1, area.y, 2, area.h}, 0));
                    for (const ui::PlacedMark& mark : layout.marks)
                        CHECK_FALSE(overlap(
                            words,
                            {mark.x - mark.r * 0.7f, mark.y - mark.r * 0.7f, mark.r * 1.4f, mark.r * 1.4f},
                            1));
                }
            }
    CHECK(total > 500);
}

TEST_CASE("crowded days fold: few things are placed however many steps there are, and none is lost") {
    const Paper paper;
    const MapExample example = view::test::random_example(3, 5000, 365);
    for (const float px_per_day : {0.5f, 3.0f, 15.0f}) {
        CAPTURE(px_per_day);
        MapCamera camera = around_today(false);
        camera.px_per_day = px_per_day;
        camera.from = day(4, 21).count - static_cast<double>(400 / px_per_day);
        const Placed it = place(example, paper, wide, camera, false);
        CHECK(it.layout.marks.size() + it.layout.groups.size() < 400);
        CHECK(it.layout.groups.size() > 2);
        if (px_per_day > 1) continue;
        std::size_t counted = it.layout.marks.size();
        for (const ui::PlacedGroup& group : it.layout.groups)
            counted += static_cast<std::size_t>(group.count);
        CHECK(counted == it.view.marks.size()); // the whole plan is in view
    }
}

TEST_CASE("the line is solid to today and dots from there, and dots keep off marks") {
    const Paper paper;
    MapExample example(day(4, 21));
    example.step("stay", "hospital", "ward").done(day(4, 4), day(4, 9));
    example.last().lasts = base::Lag{5, base::Unit::day};
    example.step("talk", "gp", "office").booked(day(5, 4));
    const MapLayout layout = place(example, paper, wide, around_today(false), false).layout;
    int solid = 0, dots = 0;
    for (const ui::PlacedLine& line : layout.lines)
        for (const ImVec2& p : line.points) {
            if (line.kind == ui::PathKind::walked) {
                CHECK(p.x <= layout.today + 0.5f);
                ++solid;
            } else {
                CHECK(p.x >= layout.today);
                for (const ui::PlacedMark& mark : layout.marks)
                    CHECK(std::hypot(p.x - mark.x, p.y - mark.y) > mark.r + 4);
                ++dots;
            }
        }
    CHECK(solid > 20);
    CHECK(dots > 20);
}

TEST_CASE("no plan, an empty plan and a very small area are laid out too") {
    const Paper paper;
    const MapExample example(day(4, 21));
    const view::MapSource source{example.plan, example.schedule, view::test::texts()};
    CHECK(ui::layout_map(view::MapView{}, source, wide, around_today(false), paper.canvas).marks.empty());
    for (const bool vertical : {false, true}) {
        const Placed empty =
            place(example, paper, vertical ? narrow : wide, around_today(vertical), vertical);
        CHECK(empty.layout.today_in_view);
        CHECK(empty.layout.labels.size() < 8); // holidays at most
        const MapExample full = view::test::random_example(9, 60, 90);
        const MapLayout small = place(full, paper, {0, 0, 60, 40}, around_today(vertical), vertical).layout;
        for (const ui::PlacedMark& mark : small.marks) CHECK(std::isfinite(mark.x + mark.y + mark.r));
    }
}

TEST_CASE("a camera for some days shows them all") {
    for (const bool vertical : {false, true}) {
        const Rect area = vertical ? narrow : wide;
        const MapCamera camera = ui::camera_for(day(3, 1), day(9, 30), area, vertical ? 0 : 152, vertical);
        const double shown = static_cast<double>((vertical ? area.h : area.w) / camera.px_per_day);
        CHECK(camera.from <= day(3, 1).count);
        CHECK(camera.from + shown >= day(9, 30).count + 1);
    }
}

TEST_CASE("what would follow a step in the hand stands on its new day, and leaves a trace where it was") {
    const Paper paper;
    MapExample example(day(4, 21));
    example.step("first", "gp", "office").open(day(4, 30));
    example.step("second", "kommune", "helsehus").open(day(5, 12));
    for (const bool vertical : {false, true}) {
        CAPTURE(vertical);
        Placed it{view::map_view(example.plan, example.schedule, view::test::texts()), {}};
        const view::MapSource source{example.plan, example.schedule, view::test::texts()};
        ui::DragState drag;
        drag.mark = 0;
        drag.day = day(5, 4);
        drag.moved = {{1, day(5, 19)}};
        ui::MapOptions options;
        options.vertical = vertical;
        options.drag = &drag;
        it.layout = ui::layout_map(
            it.view, source, vertical ? narrow : wide, around_today(vertical), paper.canvas, options);
        const auto along = [&](const ui::PlacedMark& mark) { return vertical ? mark.y : mark.x; };
        REQUIRE(it.layout.left.size() == 1);
        CHECK(along(it.layout.left[0]) == doctest::Approx(it.layout.middle(day(5, 12))));
        REQUIRE(it.layout.marks.size() == 2);
        CHECK(along(it.layout.marks[1]) == doctest::Approx(it.layout.middle(day(5, 19))));
    }
}

TEST_CASE("a repeated step too dense for its marks is one line of small ones, and says how many") {
    const Paper paper;
    MapExample example(day(4, 21));
    example.step("form", "home", "");
    for (int i = 0; i < 20; ++i) example.open(day(4, 23) + i * 2, i);
    example.repeat(2);
    MapCamera camera = around_today(false);
    camera.px_per_day = 4;
    const Placed it = place(example, paper, wide, camera, false);
    REQUIRE(!it.layout.groups.empty());
    CHECK(it.layout.groups[0].series);
    const view::MapSource source{example.plan, example.schedule, view::test::texts()};
    CHECK(view::series_name(source, it.view, 0, 20).find("hver 2. dag, 20 ganger") != std::string::npos);
}

TEST_CASE("a folded group says how many journeys it holds; visits of one journey stay one") {
    const Paper paper;
    MapExample example(day(4, 21));
    for (int i = 0; i < 6; ++i)
        example.step(("a" + std::to_string(i)).c_str(), "kommune", "helsehus").open(day(5, 12));
    const Placed it = place(example, paper, wide, around_today(false), false);
    int journeys = 0;
    for (const ui::PlacedGroup& group : it.layout.groups) {
        CHECK(group.one_journey);
        journeys += group.journeys;
    }
    CHECK(journeys <= 1);
    const MapExample many = view::test::random_example(3, 3000, 365);
    MapCamera far = around_today(false);
    far.px_per_day = 0.5f;
    far.from = day(4, 21).count - 800.0;
    const Placed all = place(many, paper, wide, far, false);
    std::int32_t counted = 0, away = 0;
    for (const ui::PlacedGroup& group : all.layout.groups) counted += group.journeys;
    for (const view::MapJourney& journey : all.view.journeys) away += !journey.marks.empty();
    CHECK(counted > 0);
    CHECK(counted <= away);
}
