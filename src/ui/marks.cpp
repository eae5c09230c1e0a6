#include "ui/marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace stf::ui {
namespace {

constexpr float halo_px = size::halo_around_mark;
constexpr float pi = std::numbers::pi_v<float>;

// Strokes with round ends; ImGui's own are butt.
template <std::size_t n>
void stroke_round(const Canvas& c, const std::array<ImVec2, n>& points, Colour colour, float thickness) {
    c.polyline(points.data(), n, colour, thickness);
    for (const ImVec2& p : points) c.disc(p.x, p.y, thickness / 2, colour);
}

void check(const Canvas& c, float x, float y, float u, Colour colour) {
    const std::array points{
        ImVec2(x - 8 * u, y + 0.5f * u), ImVec2(x - 2.4f * u, y + 6 * u), ImVec2(x + 8 * u, y - 5.6f * u)};
    stroke_round(c, points, colour, std::max(1.8f, 3.6f * u));
}

float ring_stroke(float r) {
    return std::clamp(r * 0.23f, 2.0f, stroke::mark);
}

void beads(const Canvas& c, float x, float y, float r, Colour colour) {
    const int count = r < 9 ? 8 : 10;
    const float bead = std::max(1.5f, r * 0.165f);
    for (int i = 0; i < count; ++i) {
        const float angle = 2 * pi * (static_cast<float>(i) + 0.5f) / static_cast<float>(count);
        c.disc(x + (r - bead) * std::sin(angle), y + (r - bead) * std::cos(angle), bead, colour);
    }
}

void diamond(const Canvas& c, float x, float y, float half, float corner, Colour colour) {
    ImDrawList* d = c.draw;
    const std::array corners{
        ImVec2(x, y - half), ImVec2(x + half, y), ImVec2(x, y + half), ImVec2(x - half, y)};
    const std::array inward{ImVec2(0, 1), ImVec2(-1, 0), ImVec2(0, -1), ImVec2(1, 0)};
    for (std::size_t i = 0; i < 4; ++i) {
        const float along = corner * 1.4142f;
        const float middle = -pi / 2 + static_cast<float>(i) * pi / 2;
        d->PathArcTo(
            {corners[i].x + inward[i].x * along, corners[i].y + inward[i].y * along}, corner, middle - pi / 4,
            middle + pi / 4);
    }
    d->PathFillConvex(colour);
}

void clock_hands(const Canvas& c, float x, float y, float u, Colour colour) {
    stroke_round(
        c, std::array{ImVec2(x, y - 8.5f * u), ImVec2(x, y + 1.5f * u), ImVec2(x + 6.5f * u, y + 4.5f * u)},
        colour, std::max(2.0f, 3.6f * u));
}

void split_ring(const Canvas& c, float x, float y, float r, Colour colour, Colour fill) {
    const float u = r / 18, shift = 2 * u, thickness = std::max(2.0f, 3.6f * u),
                radius = r - shift - thickness / 2;
    const ImVec2 left(x - shift, y - shift), right(x + shift, y + shift);
    c.disc(left.x, left.y, radius, fill);
    c.disc(right.x, right.y, radius, fill);
    for (const bool second : {false, true}) {
        const ImVec2 centre = second ? right : left;
        const float from = second ? -pi / 2 - 0.05f : pi / 2 - 0.05f;
        c.draw->PathArcTo(centre, radius, from, from + pi + 0.1f);
        c.draw->PathStroke(colour, 0, thickness);
        for (const float end : {from, from + pi + 0.1f})
            c.disc(
                centre.x + radius * std::cos(end), centre.y + radius * std::sin(end), thickness / 2, colour);
    }
    stroke_round(
        c,
        std::array{
            ImVec2(x - 1.5f * u, y - 7.5f * u), ImVec2(x + 4 * u, y - 2 * u), ImVec2(x - 4 * u, y + 2.5f * u),
            ImVec2(x + 1.5f * u, y + 8 * u)},
        colour, std::max(1.6f, 3 * u));
}

void envelope(const Canvas& c, float x, float y, MarkState state, float r, Colour halo) {
    const auto& s = c.theme->state;
    const float u = r / 15, w = 32 * u, h = 24 * u;
    const Rect box{x - w / 2, y - h / 2, w, h};
    if (halo) c.fill({box.x - halo_px, box.y - halo_px, w + 2 * halo_px, h + 2 * halo_px}, halo, 8 * u);
    const bool filled = state == MarkState::done || state == MarkState::booked;
    const Colour line = state == MarkState::done ? s.done
        : state == MarkState::possible           ? s.possible
        : state == MarkState::broken             ? s.broken
                                                 : s.booked;
    c.fill(box, filled ? line : s.proposed_fill, 5 * u);
    const float thickness = std::max(2.0f, 2.6f * u);
    if (!filled && state == MarkState::possible) {
        for (int i = 0; i < 12; ++i) { // beads along the edge
            const float t = static_cast<float>(i) / 12 * 2 * (w + h);
            const float px = t < w ? t : t < w + h ? w : t < 2 * w + h ? 2 * w + h - t : 0;
            const float py = t < w ? 0 : t < w + h ? t - w : t < 2 * w + h ? h : 2 * (w + h) - t;
            c.disc(box.x + px, box.y + py, 2 * u, line);
        }
    } else if (!filled) {
        c.frame(box, line, thickness, 5 * u);
    }
    const Colour flap = !filled ? line : state == MarkState::done ? s.on_done : s.on_booked;
    stroke_round(
        c,
        std::array{
            ImVec2(x - 10.5f * u, y - 5.5f * u), ImVec2(x, y + 2.5f * u),
            ImVec2(x + 10.5f * u, y - 5.5f * u)},
        flap, thickness);
}

void halo_of(const Canvas& c, float x, float y, MarkState state, float r, Colour halo) {
    if (state == MarkState::late)
        diamond(c, x, y, r * 1.32f + halo_px * 1.6f, 4, halo);
    else
        c.disc(x, y, (state == MarkState::broken ? r * 1.15f : r) + halo_px, halo);
}

} // namespace

void paint_pennant(const Canvas& c, float pole_x, float foot_y, float height) {
    if (!c.draw) return;
    const Colour colour = c.theme->state.local;
    const float u = height / 22, top = foot_y - height;
    c.line(pole_x, top, pole_x, foot_y, colour, std::max(2.0f, 2.5f * u));
    const std::array flag{
        ImVec2(pole_x, top), ImVec2(pole_x + 13.5f * u, top + 5.6f * u), ImVec2(pole_x, top + 11 * u)};
    c.draw->AddTriangleFilled(flag[0], flag[1], flag[2], colour);
}

void paint_mark(const Canvas& c, float x, float y, MarkState state, const MarkStyle& style) {
    if (!c.draw) return;
    const auto& s = c.theme->state;
    const float r = style.r;
    if (style.message && state != MarkState::late) {
        envelope(c, x, y, state, r, style.halo);
    } else {
        if (style.halo) halo_of(c, x, y, state, r, style.halo);
        switch (state) {
        case MarkState::done:
            c.disc(x, y, r, s.done);
            if (r >= 6) check(c, x, y, r / 17, s.on_done);
            break;
        case MarkState::booked:
            c.disc(x, y, r, s.booked);
            c.disc(x, y, std::max(1.6f, r * 0.3f), s.on_booked);
            break;
        case MarkState::proposed: {
            const float thickness = ring_stroke(r);
            c.disc(x, y, r - thickness / 2, s.proposed_fill);
            c.ring(x, y, r - thickness / 2, s.proposed, thickness);
            break;
        }
        case MarkState::possible:
            c.disc(x, y, r * 0.72f, s.possible_fill);
            beads(c, x, y, r, s.possible);
            break;
        case MarkState::late:
            diamond(c, x, y, r * 1.32f, std::max(1.5f, r * 0.17f), s.late);
            if (r >= 6) clock_hands(c, x, y, r / 17, s.on_late);
            break;
        case MarkState::broken:
            split_ring(c, x, y, r * 1.15f, s.broken, s.broken_fill);
            break;
        }
    }
    if (style.local && r >= 9) {
        const float u = r / 15;
        if (state == MarkState::late)
            paint_pennant(c, x + 15.5f * u, y - 7 * u, 22 * u);
        else
            paint_pennant(c, x + 11 * u, y - 2 * u, 22 * u);
    }
}

void paint_stay(const Canvas& c, Rect box, MarkState state, const MarkStyle& style) {
    if (!c.draw) return;
    const auto& s = c.theme->state;
    const float radius = std::min(box.w, box.h) / 2, x = box.x + box.w / 2, y = box.y + box.h / 2;
    if (style.halo)
        c.fill(
            {box.x - halo_px, box.y - halo_px, box.w + 2 * halo_px, box.h + 2 * halo_px}, style.halo,
            radius + halo_px);
    switch (state) {
    case MarkState::done:
        c.fill(box, s.done, radius);
        check(c, x, y, radius / 17 * 0.85f, s.on_done);
        break;
    case MarkState::booked:
        c.fill(box, s.booked, radius);
        c.disc(x, y, radius * 0.3f, s.on_booked);
        break;
    case MarkState::proposed:
    case MarkState::broken: {
        c.fill(box, s.proposed_fill, radius);
        c.frame(box, state == MarkState::broken ? s.broken : s.proposed, ring_stroke(radius), radius);
        break;
    }
    case MarkState::possible: {
        c.fill(box, s.possible_fill, radius);
        const bool tall = box.h > box.w;
        const float long_side = tall ? box.h : box.w;
        const int count = std::max(2, static_cast<int>(long_side / 8));
        for (int i = 0; i <= count; ++i) {
            const float t = radius * 0.4f +
                (long_side - radius * 0.8f) * static_cast<float>(i) / static_cast<float>(count);
            for (const float side : {0.0f, 1.0f})
                c.disc(
                    tall ? box.x + side * box.w : box.x + t, tall ? box.y + t : box.y + side * box.h, 2.2f,
                    s.possible);
        }
        break;
    }
    case MarkState::late:
        c.fill(box, s.late, 3);
        clock_hands(c, x, y, radius / 17, s.on_late);
        break;
    }
    if (style.local) paint_pennant(c, box.x + box.w - radius * 0.4f, box.y + 4, 22);
}

void paint_today_mark(const Canvas& c, float x, float y, float r) {
    c.disc(x, y, r, c.theme->state.today);
    c.disc(x, y, r * 0.42f, c.theme->state.on_today);
}

void paint_journey(const Canvas& c, Rect box, bool booked_line) {
    const float radius = std::min(box.w, box.h) / 2;
    c.fill(box, c.theme->state.proposed_fill, radius);
    c.frame(box, booked_line ? c.theme->path.ahead : c.theme->path.branch, stroke::line + 0.4f, radius);
}

void paint_window(const Canvas& c, Rect box, const WindowStyle& style) {
    if (!c.draw || !style.terrain) return;
    const Colour line = style.terrain->window_line;
    const float thick = style.vertical ? box.w : box.h;
    const bool approximate = style.approximate_from || style.approximate_to;
    const float radius = std::min(approximate ? thick * 0.36f : thick / 2, std::min(box.w, box.h) / 2);
    c.fill(box, style.terrain->window, radius);
    c.frame(box, line, stroke::line, radius);
    const float unit = thick / size::window_height;
    const std::array<float, 3> heights{24 * unit, 17 * unit, 10 * unit};
    for (const bool end : {false, true}) {
        if (!(end ? style.approximate_to : style.approximate_from)) continue;
        for (std::size_t i = 0; i < heights.size(); ++i) {
            const float away = 5.5f + 8 * static_cast<float>(i), width = 4;
            if (style.vertical) {
                const float y = end ? box.y + box.h + away : box.y - away;
                c.fill(
                    {box.x + box.w / 2 - heights[i] * 0.6f, y - width / 2, heights[i] * 1.2f, width}, line,
                    width / 2);
            } else {
                const float x = end ? box.x + box.w + away : box.x - away;
                c.fill(
                    {x - width / 2, box.y + box.h / 2 - heights[i] / 2, width, heights[i]}, line, width / 2);
            }
        }
    }
}

void paint_overdue(const Canvas& c, Rect box) {
    if (!c.draw || box.w <= 2 || box.h <= 2) return;
    const Colour line = c.theme->state.late;
    c.fill(box, c.theme->state.proposed_fill, 6);
    c.push_clip({box.x + 1, box.y + 1, box.w - 2, box.h - 2});
    for (float d = -box.h; d < box.w; d += 10)
        c.line(box.x + d, box.y + box.h, box.x + d + box.h, box.y, line, stroke::line);
    c.pop_clip();
    c.frame(box, line, stroke::line, 6);
}

void paint_possible_day(const Canvas& c, float x, float y, bool proposed, float r) {
    const auto& s = c.theme->state;
    c.disc(x, y, r + 1, s.proposed);
    if (!proposed) c.disc(x, y, r - 1, s.proposed_fill);
}

} // namespace stf::ui
