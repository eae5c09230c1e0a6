// The whole plan in a strip of water: the same line, small, and a frame around what the map shows.
#include <algorithm>

#include "ui/map_parts.h"
#include "view/dates.h"

namespace stf::ui::map_parts {
namespace {

constexpr float hill_px = 14, narrowest_hill_px = 12;

base::Day month_of(base::Day day) {
    const base::YearMonthDay date = base::civil(day);
    return base::day_of({date.year, date.month, 1});
}

// The height of the line over home, for each px: the highest hill that reaches there.
std::vector<float> heights(const view::MapView& view, const PlacedOverview& out) {
    const std::size_t width = static_cast<std::size_t>(std::max(2.0f, out.area.w)) + 1;
    const auto px = [&](base::Day day) {
        return std::clamp(
            static_cast<int>((day.count + 0.5 - out.first) * static_cast<double>(out.px_per_day)), 0,
            static_cast<int>(width) - 1);
    };
    const auto lanes = static_cast<float>(std::max<std::size_t>(2, view.lanes.size()) - 1);
    std::vector<float> peak(width, 0), up(width, 0);
    for (const view::MapHill& hill : view.hills) {
        if (hill.possible) continue;
        const float top = hill_px * (0.55f + 0.45f * (1 - static_cast<float>(hill.lane) / lanes));
        for (int x = px(hill.from); x <= px(hill.to); ++x)
            peak[static_cast<std::size_t>(x)] = std::max(peak[static_cast<std::size_t>(x)], top);
    }
    const float slope = std::max(narrowest_hill_px, 6 * out.px_per_day);
    for (int at = 0; at < static_cast<int>(width); ++at) {
        if (peak[static_cast<std::size_t>(at)] <= 0) continue;
        for (int x = std::max(0, at - static_cast<int>(slope));
             x < std::min(static_cast<int>(width), at + static_cast<int>(slope) + 1); ++x) {
            const float s = 1 - std::abs(static_cast<float>(x - at)) / slope;
            up[static_cast<std::size_t>(x)] = std::max(
                up[static_cast<std::size_t>(x)], peak[static_cast<std::size_t>(at)] * s * s * (3 - 2 * s));
        }
    }
    return up;
}

void draw_line(const view::MapView& view, const PlacedOverview& at, float y, float k, OverviewLine& out) {
    out.walked.clear();
    out.ahead.clear();
    const std::vector<float> up = heights(view, at);
    for (std::size_t i = 0; i < up.size(); i += 2) {
        const auto along = static_cast<float>(i);
        const ImVec2 p(
            at.area.x + along,
            y - up[i] * k + 1.6f * std::sin(along / 17) + 0.8f * std::sin(along / 7.3f + 1));
        (p.x <= at.today ? out.walked : out.ahead).push_back(p);
    }
}

} // namespace

void place_overview(
    const view::MapView& view, const view::MapSource& source, const Canvas& canvas, const MapOptions& options,
    MapLayout& layout) {
    PlacedOverview& out = layout.overview;
    const Rect all = layout.area;
    const float top = layout.days.y + layout.days.h, k = (all.y + all.h - top) / 66;
    out.area = {
        all.x + layout.gutter, top, all.w - layout.gutter - options.overview_right, all.h - (top - all.y)};
    if (out.area.w < 80) {
        out.area.w = 0;
        return;
    }
    constexpr int least_months = 6;
    const base::Day first = month_of(std::min(view.first, view.today));
    base::Day end = base::add_months(month_of(std::max(view.last, view.today)), 1);
    end = std::max(end, base::add_months(first, least_months));
    out.first = first.count;
    out.px_per_day = out.area.w / static_cast<float>(end - first);

    const auto x_of = [&](double day) {
        return out.area.x + static_cast<float>(day - out.first) * out.px_per_day;
    };
    out.today = x_of(view.today.count + 0.5);
    OverviewLine own;
    OverviewLine& line = options.overview_line ? *options.overview_line : own;
    if (line.plan != options.plan || line.area != out.area || line.ahead.size() + line.walked.size() == 0)
        draw_line(view, out, top + 31 * k, k, line);
    line.plan = options.plan;
    line.area = out.area;
    out.walked = line.walked;
    out.ahead = line.ahead;

    const double shown_from = layout.day_at(all.x + layout.gutter, 0),
                 shown_to = layout.day_at(all.x + all.w, 0);
    const float left = std::clamp(x_of(shown_from), out.area.x - 2, out.area.x + out.area.w - 12);
    const float right =
        std::clamp(x_of(shown_to), left + 12, std::max(left + 12, out.area.x + out.area.w + 4));
    out.frame = {left, top + 9 * k, right - left, 32 * k};

    const TextStyle style = small(canvas, canvas.theme->text.muted);
    const float widest = canvas.width("september", style) + 18;
    int every = 12;
    for (const int months : {6, 4, 3, 2, 1})
        if (30 * static_cast<float>(months) * out.px_per_day >= widest) every = months;
    const float end_x = out.area.x + out.area.w + 24;
    for (base::Day month = first; month < end; month = base::add_months(month, 1)) {
        const base::YearMonthDay date = base::civil(month);
        if ((date.month - 1) % every != 0) continue;
        std::string text = view::month_name(date.month, source.texts);
        if (date.month == 1 && date.year != base::civil(view.today).year) text = std::to_string(date.year);
        const float x = x_of(month.count);
        if (x + 8 + canvas.width(text, style) <= end_x)
            out.months.push_back({month, x, std::move(text), true});
    }
}

} // namespace stf::ui::map_parts
