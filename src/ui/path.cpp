#include "ui/path.h"

#include <algorithm>
#include <cmath>

namespace stf::ui {
namespace {

float length(ImVec2 a, ImVec2 b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

ImVec2 between(ImVec2 a, ImVec2 b, float s) {
    return {a.x + (b.x - a.x) * s, a.y + (b.y - a.y) * s};
}

float total_length(const ImVec2* points, int count) {
    float sum = 0;
    for (int i = 1; i < count; ++i) sum += length(points[i - 1], points[i]);
    return sum;
}

void lozenge(const Canvas& c, ImVec2 p, float r, Colour colour) {
    c.draw->AddQuadFilled({p.x, p.y - r}, {p.x + r, p.y}, {p.x, p.y + r}, {p.x - r, p.y}, colour);
}

void dashes(
    const Canvas& c, const ImVec2* points, int count, Colour colour, float width, float on, float off) {
    std::vector<ImVec2> dash;
    float at = 0; // within the pattern
    for (int i = 1; i < count; ++i) {
        const float segment = length(points[i - 1], points[i]);
        float done = 0;
        while (done < segment) {
            const bool drawing = at < on;
            const float step = std::min(segment - done, (drawing ? on : on + off) - at);
            if (drawing) {
                if (dash.empty()) dash.push_back(between(points[i - 1], points[i], done / segment));
                dash.push_back(between(points[i - 1], points[i], (done + step) / segment));
            }
            done += step;
            at += step;
            if (drawing && at >= on) {
                c.polyline(dash.data(), static_cast<int>(dash.size()), colour, width);
                dash.clear();
            }
            if (at >= on + off) at = 0;
        }
    }
    if (dash.size() > 1) c.polyline(dash.data(), static_cast<int>(dash.size()), colour, width);
}

} // namespace

float dot_gap(PathKind kind) {
    return kind == PathKind::possible ? 9 : 12;
}

void path_dots(
    const ImVec2* points, int count, float gap, float clear_before, float clear_after,
    std::vector<ImVec2>& out) {
    const float whole = total_length(points, count), room = whole - clear_before - clear_after;
    if (room < 0 || count < 2) return;
    const int dots = std::max(1, static_cast<int>(std::lround(room / gap)) + 1);
    const float step = dots > 1 ? room / static_cast<float>(dots - 1) : 0;
    float next = dots > 1 ? clear_before : whole / 2, walked = 0;
    int placed = 0;
    for (int i = 1; i < count && placed < dots; ++i) {
        const float segment = length(points[i - 1], points[i]);
        while (placed < dots &&
               (next <= walked + segment || (i == count - 1 && next <= walked + segment + 0.01f))) {
            out.push_back(between(
                points[i - 1], points[i], segment > 0 ? std::min(1.0f, (next - walked) / segment) : 0));
            ++placed;
            next += step;
        }
        walked += segment;
    }
}

void paint_path(const Canvas& c, const ImVec2* points, int count, PathKind kind, int course) {
    if (!c.draw || count < 2) return;
    const auto& colours = c.theme->path;
    const float width = c.high_contrast ? stroke::path_contrast : stroke::path;
    switch (kind) {
    case PathKind::walked: {
        c.polyline(points, count, colours.walked, width);
        for (const ImVec2& end : {points[0], points[count - 1]})
            c.disc(end.x, end.y, width / 2, colours.walked);
        if (course > 0) c.polyline(points, count, c.theme->ground.raised, width * 0.34f);
        break;
    }
    case PathKind::ahead:
    case PathKind::possible: {
        std::vector<ImVec2> dots;
        path_dots(points, count, dot_gap(kind), 0, 0, dots);
        paint_dots(c, dots.data(), static_cast<int>(dots.size()), kind, course);
        break;
    }
    case PathKind::clash:
        dashes(c, points, count, colours.clash, 3.5f, 10, 7);
        break;
    }
}

void paint_dots(const Canvas& c, const ImVec2* centres, int count, PathKind kind, int course) {
    if (!c.draw) return;
    const auto& colours = c.theme->path;
    const bool branch = kind == PathKind::possible;
    const float r = branch ? 2.25f : c.high_contrast ? 3.5f : 3;
    for (int i = 0; i < count; ++i) {
        if (course > 0 && !branch)
            lozenge(c, centres[i], 4.2f, colours.ahead);
        else
            c.disc(centres[i].x, centres[i].y, r, branch ? colours.branch : colours.ahead);
    }
}

void paint_path_segment(
    const Canvas& c, ImVec2 from, ImVec2 to, PathKind kind, float clear_from, float clear_to) {
    if (!c.draw) return;
    constexpr int steps = 16;
    std::vector<ImVec2> curve;
    const float height = to.y - from.y;
    for (int i = 0; i <= steps; ++i) {
        const float s = static_cast<float>(i) / steps;
        curve.push_back({from.x + (to.x - from.x) * s * s * (3 - 2 * s), from.y + height * s});
    }
    // Only what lies outside the marks.
    const auto inside = [&](const ImVec2& p) { return p.y < from.y + clear_from || p.y > to.y - clear_to; };
    std::vector<ImVec2> free;
    for (const ImVec2& p : curve)
        if (!inside(p)) free.push_back(p);
    const auto at = [&](float y) {
        const float s = height > 0 ? (y - from.y) / height : 0;
        return ImVec2(from.x + (to.x - from.x) * s * s * (3 - 2 * s), y);
    };
    if (clear_from + clear_to >= height) return;
    free.insert(free.begin(), at(from.y + clear_from));
    free.push_back(at(to.y - clear_to));
    paint_path(c, free.data(), static_cast<int>(free.size()), kind);
}

ImVec2 hill_point(ImVec2 base, ImVec2 peak, float s, bool vertical) {
    const float r = 1 - s;
    const float along = 3 * r * r * s * 0.42f + 3 * r * s * s * 0.58f + s * s * s;
    const float up = 3 * r * s * s + s * s * s;
    return vertical ? ImVec2(base.x + (peak.x - base.x) * up, base.y + (peak.y - base.y) * along)
                    : ImVec2(base.x + (peak.x - base.x) * along, base.y + (peak.y - base.y) * up);
}

void fill_between(const Canvas& c, const ImVec2* a, const ImVec2* b, int count, Colour colour) {
    if (!c.draw || count < 2 || !(colour >> 24)) return;
    ImDrawList& d = *c.draw;
    d.PrimReserve((count - 1) * 6, count * 2);
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    const auto first = static_cast<ImDrawIdx>(d._VtxCurrentIdx);
    for (int i = 0; i < count; ++i) {
        d.PrimWriteVtx(a[i], white, colour);
        d.PrimWriteVtx(b[i], white, colour);
    }
    for (int i = 0; i + 1 < count; ++i) {
        const auto at = static_cast<ImDrawIdx>(first + 2 * i);
        for (const int k : {0, 1, 2, 1, 3, 2}) d.PrimWriteIdx(static_cast<ImDrawIdx>(at + k));
    }
}

} // namespace stf::ui
