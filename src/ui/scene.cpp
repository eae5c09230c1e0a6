#include "ui/scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "ui/marks.h"
#include "ui/path.h"

namespace stf::ui {
namespace {

struct Point {
    float x, y;
};

struct Landscape { // in the px of its own frame; stretched to the rectangle
    float w, h, water, sun_x, sun_y, sun_r, mark_scale;
    std::vector<Point> far_ridge, near_ridge, shore, heath, sand, walked, ahead;
    std::array<std::array<float, 3>, 3> ripples; // y, from, to
    std::array<Point, 4> marks;                  // today, booked, two proposed
};

const Landscape& wide_landscape() {
    static const Landscape it{
        1280,
        800,
        524,
        518.5f,
        400,
        34,
        1,
        {{-20, 414},  {0, 399},    {42, 376},   {64, 378},   {96, 386},  {128, 390}, {160, 385},  {192, 368},
         {224, 344},  {256, 323},  {274, 318},  {290, 323},  {320, 347}, {352, 372}, {384, 387},  {416, 392},
         {436, 396},  {456, 408},  {480, 430},  {508, 449},  {540, 452}, {576, 437}, {608, 406},  {640, 370},
         {668, 346},  {690, 341},  {730, 356},  {800, 398},  {880, 424}, {960, 408}, {1040, 364}, {1100, 352},
         {1160, 356}, {1205, 330}, {1240, 309}, {1262, 314}, {1300, 350}},
        {{-20, 436}, {0, 436},   {64, 434},  {96, 430},   {128, 424},  {152, 421},  {170, 424},  {192, 435},
         {224, 456}, {256, 477}, {288, 494}, {320, 505},  {352, 511},  {384, 511},  {416, 504},  {448, 491},
         {480, 471}, {512, 447}, {544, 426}, {566, 418},  {590, 421},  {608, 428},  {640, 441},  {672, 449},
         {704, 451}, {800, 446}, {920, 462}, {1040, 478}, {1140, 462}, {1200, 434}, {1248, 410}, {1300, 388}},
        {{-20, 548}, {0, 546},   {32, 544},   {64, 547},   {128, 556},  {192, 565}, {256, 572}, {320, 574},
         {416, 575}, {480, 576}, {512, 574},  {544, 571},  {576, 566},  {608, 559}, {640, 552}, {672, 544},
         {760, 531}, {900, 548}, {1030, 566}, {1140, 556}, {1248, 523}, {1300, 512}},
        {{-20, 636}, {0, 635},   {64, 633},   {128, 630},  {192, 623},  {256, 613}, {320, 605},
         {352, 604}, {384, 607}, {448, 616},  {512, 627},  {576, 635},  {640, 639}, {700, 639},
         {820, 630}, {960, 622}, {1100, 626}, {1180, 620}, {1248, 608}, {1300, 601}},
        {{-20, 670}, {0, 667},   {32, 664},     {64, 666},   {96, 670},   {128, 676}, {192, 689},
         {256, 701}, {320, 707}, {368, 709.5f}, {448, 706},  {512, 702},  {576, 696}, {640, 684},
         {700, 672}, {820, 662}, {960, 680},    {1100, 698}, {1248, 687}, {1300, 680}},
        {{-10, 769}, {0, 768}, {24, 765}, {50, 761}, {75, 754}, {97, 746}, {112, 740}},
        {{112, 740},
         {140, 728},
         {190, 709},
         {236, 692},
         {270, 699},
         {300, 712},
         {330, 722},
         {365, 709},
         {400, 685},
         {424, 668},
         {443, 655},
         {484, 625},
         {520, 607},
         {580, 580},
         {640, 563},
         {700, 553},
         {800, 546}},
        {{{537.5f, 140, 270}, {547.5f, 345, 526}, {535, 582, 673}}},
        {{{112, 740}, {236, 692}, {330, 722}, {424, 668}}}};
    return it;
}

const Landscape& narrow_landscape() {
    static const Landscape it{
        390,
        320,
        176,
        218.5f,
        118.5f,
        17,
        0.75f,
        {{-10, 117},    {0, 113.5f},   {9, 110.3f},   {26, 117.5f}, {39, 125.5f}, {54, 129},
         {65, 126.5f},  {78, 116.5f},  {91, 101.5f},  {104, 87},    {117, 80},    {130, 89},
         {143, 106.5f}, {156, 125.5f}, {169, 141.5f}, {182, 149},   {205, 155},   {222, 157},
         {234, 150.5f}, {247, 138.5f}, {260, 124},    {273, 111},   {284, 107},   {299, 111.5f},
         {312, 116.5f}, {322, 117.8f}, {338, 112.5f}, {351, 102},   {364, 89},    {377, 80},
         {384, 79},     {400, 83}},
        {{-10, 158},    {0, 153.5f},   {13, 144.5f},  {26, 136.5f},  {39, 132.5f},  {52, 136.5f},
         {65, 144.5f},  {78, 153.5f},  {91, 160.5f},  {104, 165.5f}, {120, 167.5f}, {143, 164},
         {156, 159},    {169, 153},    {182, 148.5f}, {189, 147.5f}, {208, 153},    {221, 157.5f},
         {240, 161.8f}, {260, 160},    {273, 155},    {286, 148.5f}, {299, 140},    {312, 131.5f},
         {325, 125},    {336, 122.8f}, {351, 128},    {364, 135.5f}, {377, 144.5f}, {400, 158}},
        {{-10, 202},
         {0, 202},
         {26, 204},
         {52, 208},
         {78, 212},
         {104, 214.5f},
         {143, 216},
         {169, 215.5f},
         {195, 214},
         {221, 211},
         {247, 206},
         {273, 201.5f},
         {299, 196},
         {325, 192.5f},
         {338, 192.5f},
         {364, 196},
         {390, 201},
         {400, 203}},
        {{-10, 243},
         {0, 242},
         {26, 239},
         {52, 235.5f},
         {78, 231},
         {104, 228},
         {122, 227.2f},
         {143, 229.5f},
         {169, 233},
         {195, 237.5f},
         {221, 240.5f},
         {254, 242.5f},
         {286, 242},
         {312, 240},
         {338, 236.5f},
         {364, 232.5f},
         {390, 229.5f},
         {400, 229}},
        {{-10, 265},
         {0, 264},
         {26, 262.5f},
         {44, 263},
         {78, 267},
         {104, 269.5f},
         {130, 270.7f},
         {156, 270},
         {182, 267.5f},
         {208, 264},
         {234, 260},
         {262, 256.3f},
         {286, 256.5f},
         {312, 260},
         {338, 264},
         {364, 268},
         {390, 271},
         {400, 272}},
        {{-10, 278}, {0, 277}, {18, 274.5f}, {36, 269}, {56, 262}},
        {{56, 262},
         {76, 252},
         {102, 238},
         {122, 232},
         {148, 239},
         {160, 245},
         {178, 250},
         {203, 243},
         {221, 234},
         {238, 226},
         {253, 216},
         {270, 210.5f},
         {290, 208.5f},
         {330, 205},
         {360, 202},
         {384, 199.5f},
         {400, 198}},
        {{{185.5f, 53, 118}, {192, 174, 262}, {184, 299, 340}}},
        {{{56, 262}, {122, 232}, {178, 250}, {238, 226}}}};
    return it;
}

// A smooth curve through the points (cardinal spline); x rises.
std::vector<ImVec2> smooth(const std::vector<Point>& through, Rect box, const Landscape& in) {
    const float sx = box.w / in.w, sy = box.h / in.h;
    const auto slope = [&](std::size_t i) {
        const std::size_t a = i == 0 ? 0 : i - 1, b = std::min(i + 1, through.size() - 1);
        return (through[b].y - through[a].y) / (through[b].x - through[a].x);
    };
    std::vector<ImVec2> curve;
    for (std::size_t i = 0; i + 1 < through.size(); ++i) {
        const Point p = through[i], q = through[i + 1];
        const float w = q.x - p.x, m0 = slope(i) * w, m1 = slope(i + 1) * w;
        const int steps = std::max(2, static_cast<int>(w * sx / 6));
        for (int k = i == 0 ? 0 : 1; k <= steps; ++k) {
            const float s = static_cast<float>(k) / static_cast<float>(steps), s2 = s * s, s3 = s2 * s;
            const float y = (2 * s3 - 3 * s2 + 1) * p.y + (s3 - 2 * s2 + s) * m0 + (3 * s2 - 2 * s3) * q.y +
                (s3 - s2) * m1;
            curve.push_back({box.x + (p.x + w * s) * sx, box.y + y * sy});
        }
    }
    return curve;
}

class ScenePainter {
public:
    ScenePainter(const Canvas& canvas, Rect box, const Landscape& land)
        : c_(canvas), box_(box), land_(land) {}

    void run() {
        const auto& s = c_.theme->scene;
        c_.push_clip(box_);
        c_.fill(box_, s.sky);
        c_.disc(x(land_.sun_x), y(land_.sun_y), land_.sun_r * unit(), s.sun);
        ridge(land_.far_ridge, s.ridge1);
        ridge(land_.near_ridge, s.ridge2);
        const float water = std::round(y(land_.water));
        c_.fill({box_.x, water, box_.w, box_.y + box_.h - water}, s.water);
        for (const auto& [at, from, to] : land_.ripples)
            c_.fill({x(from), y(at) - 1.5f, x(to) - x(from), 3}, s.water_line, 1.5f);
        ridge(land_.shore, s.ridge3);
        ridge(land_.heath, s.ridge5);
        ridge(land_.sand, s.ridge6);
        path();
        c_.pop_clip();
    }

private:
    float x(float at) const { return box_.x + at * box_.w / land_.w; }
    float y(float at) const { return box_.y + at * box_.h / land_.h; }
    float unit() const { return std::min(box_.w / land_.w, box_.h / land_.h); }

    void ridge(const std::vector<Point>& through, Colour colour) const {
        const std::vector<ImVec2> top = smooth(through, box_, land_);
        std::vector<ImVec2> foot = top;
        for (ImVec2& p : foot) p.y = box_.y + box_.h;
        fill_between(c_, top.data(), foot.data(), static_cast<int>(top.size()), colour);
        // Quads have hard edges: a line in the same colour softens them. High contrast shows only the lines.
        c_.polyline(
            top.data(), static_cast<int>(top.size()), c_.high_contrast ? c_.theme->scene.water_line : colour,
            c_.high_contrast ? 2.0f : 1.5f);
    }

    void path() const {
        const float k = std::clamp(unit(), 0.8f, 1.3f) * land_.mark_scale;
        const std::vector<ImVec2> walked = smooth(land_.walked, box_, land_),
                                  ahead = smooth(land_.ahead, box_, land_);
        paint_path(c_, walked.data(), static_cast<int>(walked.size()), PathKind::walked);
        std::vector<ImVec2> dots;
        path_dots(ahead.data(), static_cast<int>(ahead.size()), 13.6f * std::pow(k, 1.3f), 0, 0, dots);
        static constexpr std::array<float, 4> radii{13, 15, 14, 12}, halos{21, 19, 18, 16};
        for (const ImVec2& dot : dots) {
            bool free = true;
            for (std::size_t i = 0; i < 4; ++i)
                free = free &&
                    std::hypot(dot.x - x(land_.marks[i].x), dot.y - y(land_.marks[i].y)) > (halos[i] + 7) * k;
            if (free) c_.disc(dot.x, dot.y, std::max(2.6f, 3.6f * k), c_.theme->path.ahead);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            const float mx = x(land_.marks[i].x), my = y(land_.marks[i].y);
            c_.disc(mx, my, halos[i] * k, c_.theme->state.proposed_fill);
            if (i == 0)
                paint_today_mark(c_, mx, my, radii[i] * k);
            else
                paint_mark(c_, mx, my, i == 1 ? MarkState::booked : MarkState::proposed, {.r = radii[i] * k});
        }
    }

    const Canvas& c_;
    Rect box_;
    const Landscape& land_;
};

} // namespace

void paint_scene(const Canvas& canvas, Rect box, bool narrow) {
    if (canvas.draw && box.w > 0 && box.h > 0)
        ScenePainter(canvas, box, narrow ? narrow_landscape() : wide_landscape()).run();
}

void paint_week_strip(const Canvas& c, Rect box, const view::WeekView& week) {
    if (!c.draw) return;
    const auto& theme = *c.theme;
    const float radius = radius::card, day = box.w / 7, right = box.x + box.w, line_y = box.y + box.h * 0.66f;
    c.fill(box, theme.terrain.sand.ground, radius);
    for (int i = 0; i < 7; ++i) {
        if (!week.days[static_cast<std::size_t>(i)].weekend) continue;
        const ImDrawFlags corners = i == 0 ? ImDrawFlags_RoundCornersLeft
            : i == 6                       ? ImDrawFlags_RoundCornersRight
                                           : ImDrawFlags_RoundCornersNone;
        const float x = box.x + day * static_cast<float>(i);
        c.draw->AddRectFilled(
            {x, box.y}, {x + day, box.y + box.h}, i >= 5 ? theme.day.weekend : theme.day.holiday, radius,
            corners);
    }
    // The shore at the foot; its round corners are those of the strip.
    std::vector<ImVec2> shore, foot;
    for (float x = box.x; x <= right; x += 4) {
        const float u = x - box.x, inset = std::max({0.0f, radius - u, u - (box.w - radius)});
        const float bottom =
            box.y + box.h - (radius - std::sqrt(std::max(0.0f, radius * radius - inset * inset)));
        shore.push_back(
            {x, std::min(bottom, box.y + box.h - 12 + 2.6f * std::sin(u / 75) + 1.2f * std::sin(u / 31))});
        foot.push_back({x, bottom});
    }
    fill_between(c, shore.data(), foot.data(), static_cast<int>(shore.size()), theme.terrain.fjord.ground);
    if (c.high_contrast) c.frame(box, theme.ground.line, stroke::line, radius);

    const auto sway = [&](float x) { return line_y + 3 * std::sin((x - box.x) / 90 + 0.6f) - 1; };
    const auto middle = [&](int i) { return box.x + day * (static_cast<float>(i) + 0.5f); };
    const float today_x = middle(week.today);
    std::vector<ImVec2> walked;
    for (float x = box.x + 14; x < today_x; x += 6) walked.push_back({x, sway(x)});
    walked.push_back({today_x, sway(today_x)});
    if (walked.size() > 1) paint_path(c, walked.data(), static_cast<int>(walked.size()), PathKind::walked);
    std::vector<ImVec2> dots;
    for (float x = today_x + 12.5f; x < right - 12; x += 12.5f) {
        bool free = x > today_x + 20;
        for (int i = 0; i < 7; ++i) {
            const auto count = static_cast<float>(week.days[static_cast<std::size_t>(i)].marks.size());
            const float half = i == week.today ? 20 : count > 0 ? std::min(day / 2, 14 * count + 12) : 0;
            free = free && (std::abs(x - middle(i)) > half) &&
                !(i == week.today && count > 0 && x > middle(i) && x < middle(i) + day / 2);
        }
        if (free) dots.push_back({x, sway(x)});
    }
    paint_dots(c, dots.data(), static_cast<int>(dots.size()), PathKind::ahead);
    for (int i = 0; i < 7; ++i) {
        const view::WeekDay& it = week.days[static_cast<std::size_t>(i)];
        const TextStyle style{
            px::text_small, line_height::small,
            it.today || !it.marks.empty() ? Weight::strong : Weight::regular,
            it.today         ? theme.state.on_today
                : it.weekend ? theme.text.muted
                             : theme.text.ink};
        const float w = c.width(it.label, style), x = middle(i);
        const float label_h = 28 * c.scale, top = box.y + 10 * c.scale;
        const bool fits = w <= day - 4;
        if (it.today)
            c.fill(
                {x - std::min(day, w + 48 * c.scale) / 2, top, std::min(day, w + 48 * c.scale), label_h},
                theme.state.today, label_h / 2);
        if (fits) c.text(x - w / 2, top + (label_h - c.line_px(style)) / 2, it.label, style);
        const float y = sway(x), count = static_cast<float>(it.marks.size());
        if (it.today) {
            c.disc(x, y, 14.5f, theme.terrain.sand.ground);
            paint_today_mark(c, x, y, 10.5f);
        }
        // As large as lets them stand beside each other; what is too much, the list below says.
        const float room = it.today ? day / 2 - 16 : day - 6,
                    r = std::clamp(room / std::max(1.0f, count) / 2 - 1, 7.0f, it.today ? 11.0f : 14.0f);
        const float step = 2 * r + 2, shown = std::min(count, std::floor(room / step));
        for (int k = 0; static_cast<float>(k) < shown; ++k) {
            const float offset = it.today ? 15 + step * (static_cast<float>(k) + 0.5f)
                                          : step * (static_cast<float>(k) - (shown - 1) / 2);
            paint_mark(
                c, x + offset, y, it.marks[static_cast<std::size_t>(k)],
                {.r = r, .halo = r > 10 ? theme.terrain.sand.ground : 0});
        }
    }
}

} // namespace stf::ui
