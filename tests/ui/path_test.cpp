#include "ui/path.h"

#include <cmath>

#include <doctest/doctest.h>

using namespace stf;

TEST_CASE("dots lie evenly along a line, however its points are spread, with both ends left free") {
    const std::vector<ImVec2> points{
        {0, 0}, {3, 4}, {3, 4}, {30, 40}, {90, 120}}; // one straight line, 150 px
    for (const float clear : {0.0f, 10.0f, 33.0f}) {
        CAPTURE(clear);
        std::vector<ImVec2> dots;
        ui::path_dots(points.data(), static_cast<int>(points.size()), 12, clear, clear, dots);
        REQUIRE(dots.size() >= 2);
        CHECK(std::hypot(dots.front().x, dots.front().y) == doctest::Approx(clear).epsilon(1e-3));
        CHECK(std::hypot(dots.back().x, dots.back().y) == doctest::Approx(150 - clear).epsilon(1e-3));
        const float step = std::hypot(dots[1].x - dots[0].x, dots[1].y - dots[0].y);
        CHECK(step > 10);
        CHECK(step < 14);
        for (std::size_t i = 2; i < dots.size(); ++i)
            CHECK(
                std::hypot(dots[i].x - dots[i - 1].x, dots[i].y - dots[i - 1].y) ==
                doctest::Approx(step).epsilon(1e-3));
    }
}

TEST_CASE("a line too short for dots has none, one just long enough has its dot in the middle") {
    const std::vector<ImVec2> points{{0, 0}, {20, 0}};
    std::vector<ImVec2> dots;
    ui::path_dots(points.data(), 2, 12, 11, 11, dots);
    CHECK(dots.empty());
    ui::path_dots(points.data(), 2, 12, 9, 9, dots);
    REQUIRE(dots.size() == 1);
    CHECK(dots[0].x == doctest::Approx(10));
    dots.clear();
    ui::path_dots(points.data(), 1, 12, 0, 0, dots);
    CHECK(dots.empty());
}

TEST_CASE("a hill leaves home level, arrives level and never turns back") {
    for (const bool vertical : {false, true}) {
        const ImVec2 base(10, 500), peak = vertical ? ImVec2(210, 590) : ImVec2(100, 300);
        const auto along = [&](ImVec2 p) { return vertical ? p.y : p.x; };
        const auto up = [&](ImVec2 p) { return vertical ? p.x : -p.y; };
        ImVec2 last = ui::hill_point(base, peak, 0, vertical);
        CHECK(last.x == base.x);
        CHECK(last.y == base.y);
        for (int i = 1; i <= 50; ++i) {
            const ImVec2 p = ui::hill_point(base, peak, static_cast<float>(i) / 50, vertical);
            CHECK(along(p) > along(last));
            CHECK(up(p) > up(last));
            if (i == 1 || i == 50) CHECK(up(p) - up(last) < 0.2f * (along(p) - along(last)));
            last = p;
        }
        CHECK(last.x == doctest::Approx(peak.x));
        CHECK(last.y == doctest::Approx(peak.y));
    }
}
