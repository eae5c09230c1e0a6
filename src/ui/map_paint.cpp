// Draws a placed map, far things first: ground, days, hills, today, windows, lines, marks, words.
#include <algorithm>
#include <array>

#include "ui/map_parts.h"

namespace stf::ui {

using map_parts::Axes;
using view::MapMark;

namespace {

constexpr float ground_step = 8;

class Painter {
public:
    Painter(
        const Canvas& canvas, const view::MapView& view, const view::MapSource& source,
        const MapLayout& layout, const MapOptions& options)
        : c_(canvas),
          view_(view),
          source_(source),
          l_(layout),
          options_(options),
          axes_(layout, view.today, canvas.high_contrast) {}

    void run() {
        c_.push_clip(l_.area);
        c_.fill(l_.area, c_.theme->ground.page);
        ground();
        push_days();
        veils();
        fills(true);
        c_.pop_clip();
        ticks();
        push_shown();
        fills(false);
        today_line();
        windows();
        lines(false);
        c_.pop_clip();
        push_days();
        lines(true);
        c_.pop_clip();
        names();
        push_shown();
        stems();
        leaders();
        left_marks();
        journeys();
        groups();
        marks();
        today_mark();
        labels();
        if (options_.drag) drag();
        c_.pop_clip();
        today_pill();
        map_parts::paint_overview(c_, source_, l_);
        c_.pop_clip();
    }

private:
    const MapMark& mark(std::int32_t index) const { return view_.marks[static_cast<std::size_t>(index)]; }
    const Terrain& terrain(int lane) const {
        return terrain_of(*c_.theme, view_.lanes[static_cast<std::size_t>(lane)].level);
    }
    void push_days() const {
        c_.push_clip(
            l_.vertical ? l_.days : Rect{l_.area.x, l_.area.y, l_.area.w, l_.days.y + l_.days.h - l_.area.y});
    }
    // Marks are shown right of the lanes' names only.
    void push_shown() const {
        const float left = l_.vertical ? l_.area.x : axes_.first_shown();
        const float top = l_.vertical ? l_.days.y : l_.area.y;
        c_.push_clip(
            {left, top, l_.area.x + l_.area.w - left,
             (l_.vertical ? l_.days.y + l_.days.h : l_.area.y + l_.area.h) - top});
    }

    // ---- ground ----
    void ground() {
        const float start = l_.vertical ? l_.area.y : l_.area.x,
                    end = l_.vertical ? l_.area.y + l_.area.h : l_.area.x + l_.area.w;
        const int lanes = static_cast<int>(l_.lanes.size());
        std::vector<std::vector<ImVec2>> edges(static_cast<std::size_t>(lanes) + 1);
        // Points at multiples of the step in the world, so that the edges keep their shape while the days
        // move.
        const float offset = std::fmod(axes_.world(start), ground_step);
        for (float along = start - offset - ground_step; along <= end + 2 * ground_step; along += ground_step)
            for (int i = 0; i <= lanes; ++i)
                edges[static_cast<std::size_t>(i)].push_back(axes_.point(along, axes_.edge(i, along)));
        const int count = static_cast<int>(edges[0].size());
        for (int i = 0; i < lanes; ++i)
            fill_between(
                c_, edges[static_cast<std::size_t>(i)].data(), edges[static_cast<std::size_t>(i) + 1].data(),
                count, terrain(i).ground);
        if (!l_.vertical && options_.overview) water(edges.back());
        for (int i = 0; i <= lanes; ++i) {
            const bool shore = i == lanes;
            if (shore && !l_.vertical && !options_.overview) continue;
            const Colour edge =
                shore && !l_.vertical ? c_.theme->terrain.fjord.edge : terrain(std::min(i, lanes - 1)).edge;
            const std::vector<ImVec2>& points = edges[static_cast<std::size_t>(i)];
            c_.polyline(points.data(), count, edge, stroke::line);
            if (c_.high_contrast || shore || l_.vertical) continue;
            std::vector<ImVec2> contour = points;
            for (ImVec2& p : contour) p.y += 9;
            c_.polyline(contour.data(), count, edge, stroke::hair);
        }
    }

    void water(const std::vector<ImVec2>& shore) {
        std::vector<ImVec2> bottom = shore;
        for (ImVec2& p : bottom) p.y = l_.area.y + l_.area.h;
        fill_between(
            c_, shore.data(), bottom.data(), static_cast<int>(shore.size()), c_.theme->terrain.fjord.ground);
    }

    // Weekends and holidays, over all lanes; not where the names stand.
    void veils() {
        for (const PlacedVeil& veil : l_.veils) {
            const float from = std::max(veil.from, axes_.first_shown()), to = veil.to;
            if (to <= from) continue;
            const Colour colour = veil.holiday ? c_.theme->day.holiday : c_.theme->day.weekend;
            if (l_.vertical) {
                const float left = l_.lanes.back().near + 3, right = l_.lanes.front().far;
                c_.fill({left, from, right - left, to - from}, colour);
                continue;
            }
            const float foot = l_.days.y + l_.days.h - 6;
            std::vector<ImVec2> top, bottom;
            for (float x = from; x < to + ground_step; x += ground_step) {
                const float at = std::min(x, to);
                top.push_back({at, axes_.edge(0, at)});
                bottom.push_back({at, foot});
                if (at == to) break;
            }
            fill_between(c_, top.data(), bottom.data(), static_cast<int>(top.size()), colour);
        }
    }

    void fills(bool behind_names) {
        for (const PlacedFill& fill : l_.fills)
            if (fill.behind_names == behind_names)
                fill_between(
                    c_, fill.top.data(), fill.foot.data(), static_cast<int>(fill.top.size()),
                    fill.clash ? c_.theme->path.hill_clash : c_.theme->path.hill);
    }

    // ---- days ----
    void ticks() {
        const TextStyle month{px::text_body, line_height::small, Weight::strong, c_.theme->text.ink};
        const TextStyle day = map_parts::small(c_, c_.theme->text.muted);
        const Rect pill = l_.today_pill;
        for (const PlacedTick& tick : l_.ticks) {
            if (l_.vertical) {
                if (tick.at < l_.days.y || tick.at > l_.days.y + l_.days.h - c_.line_px(day)) continue;
                const TextStyle style = tick.month ? map_parts::strong_small(c_) : day;
                const float middle = tick.at + l_.camera.px_per_day / 2, half = c_.line_px(style) / 2;
                if (l_.today_in_view && middle + half > pill.y && middle - half < pill.y + pill.h) continue;
                const std::string text = tick.month ? narrow_month(tick.text, style) : tick.text;
                const float left = std::max(1.0f, l_.gutter - 7 - c_.width(text, style));
                c_.text(l_.area.x + left, middle - half, text, style);
                continue;
            }
            const TextStyle& style = tick.month ? month : day;
            const float x = tick.at + (tick.month ? 6 : 2), w = c_.width(tick.text, style);
            if (tick.at < axes_.first_shown() - 4 || x + w > l_.area.x + l_.area.w - 2) continue;
            if (tick.month) {
                const float top = l_.area.y + 2 * c_.scale;
                if (tick.at > axes_.first_shown())
                    c_.fill({std::round(tick.at), top, 1, 20 * c_.scale}, c_.theme->ground.line);
                c_.text(x, top - 1, tick.text, style);
            } else if (!l_.today_in_view || x + w + 4 < pill.x || x - 4 > pill.x + pill.w) {
                c_.text(x, l_.area.y + 25 * c_.scale, tick.text, style);
            }
        }
    }

    // As much of the month's name as there is room for: its first three letters, never cut with a sign.
    std::string narrow_month(const std::string& name, const TextStyle& style) const {
        const bool is_year = name[0] >= '0' && name[0] <= '9';
        return is_year || c_.width(name, style) <= l_.gutter - 9 ? name : name.substr(0, 3);
    }

    // ---- today ----
    void today_line() {
        if (!l_.today_in_view) return;
        const Colour colour = c_.theme->state.today;
        if (l_.vertical)
            c_.fill({l_.home, l_.today - 1.5f, l_.lanes.front().far - l_.home, 3}, colour);
        else
            c_.fill(
                {l_.today - 1.5f, l_.today_pill.y + 10, 3, l_.days.y + l_.days.h - 6 - l_.today_pill.y - 10},
                colour);
    }

    void today_mark() {
        if (!l_.today_in_view) return;
        const ImVec2 p = axes_.point(l_.today, axes_.home(l_.today));
        // Where something is on at home today, the ring is around it.
        for (const PlacedMark& placed : l_.marks) {
            const MapMark& it = mark(placed.mark);
            if (!it.home || it.day != view_.today) continue;
            const float by = l_.vertical ? 2.0f : 3.0f; // the day's name stands close on a phone
            c_.ring(placed.x, placed.y, placed.r + by, terrain(it.lane).ground, by);
            return c_.ring(
                placed.x, placed.y, placed.r + 2 * by, c_.theme->state.today, l_.vertical ? 2.5f : 3.5f);
        }
        for (const PlacedGroup& group : l_.groups)
            if (static_cast<std::size_t>(group.lane) + 1 == l_.lanes.size() && group.box.contains(p.x, p.y))
                return c_.frame(
                    {group.box.x - 4, group.box.y - 4, group.box.w + 8, group.box.h + 8},
                    c_.theme->state.today, 3.5f, 16);
        c_.disc(p.x, p.y, 14, terrain(static_cast<int>(l_.lanes.size()) - 1).ground);
        paint_today_mark(c_, p.x, p.y);
    }

    void today_pill() {
        if (!l_.today_in_view) return;
        const TextStyle style{px::text_small, line_height::small, Weight::strong, c_.theme->state.on_today};
        const Rect pill = l_.today_pill;
        const float top = pill.y + (pill.h - c_.line_px(style)) / 2;
        if (l_.vertical) { // grows out of the edge
            c_.draw->AddRectFilled(
                {pill.x, pill.y}, {pill.x + pill.w, pill.y + pill.h}, c_.theme->state.today, pill.h / 2,
                ImDrawFlags_RoundCornersRight);
            c_.text(pill.x + 4 * c_.scale, top, l_.today_text, style);
            return;
        }
        c_.fill(pill, c_.theme->state.today, pill.h / 2);
        c_.text(pill.x + (pill.w - c_.width(l_.today_text, style)) / 2, top, l_.today_text, style);
    }

    // ---- things ----
    void windows() {
        for (const PlacedWindow& placed : l_.windows) {
            const view::MapWindow& window = view_.windows[static_cast<std::size_t>(placed.window)];
            if (window.overdue) {
                paint_overdue(c_, placed.box);
            } else {
                paint_window(
                    c_, placed.box,
                    {l_.vertical, window.approximate_from, window.approximate_to, &terrain(window.lane)});
                if (window.mark == options_.selected) {
                    const float along = 32, across = 7;
                    const float dx = l_.vertical ? across : along, dy = l_.vertical ? along : across;
                    c_.frame(
                        {placed.box.x - dx, placed.box.y - dy, placed.box.w + 2 * dx, placed.box.h + 2 * dy},
                        c_.theme->action.selected, 3, 16);
                }
            }
        }
    }

    void lines(bool behind_names) {
        for (const bool walked : {false, true}) // what is walked lies on top
            for (const PlacedLine& line : l_.lines) {
                if ((line.kind == PathKind::walked) != walked || line.behind_names != behind_names) continue;
                const int count = static_cast<int>(line.points.size());
                if (line.kind == PathKind::walked || line.kind == PathKind::clash)
                    paint_path(c_, line.points.data(), count, line.kind, line.course);
                else
                    paint_dots(c_, line.points.data(), count, line.kind, line.course);
            }
    }

    void stems() {
        for (const PlacedLine& stem : l_.stems) {
            if (stem.kind == PathKind::walked)
                c_.polyline(stem.points.data(), 2, c_.theme->path.walked, 2.5f);
            else
                c_.polyline(
                    stem.points.data(), 2,
                    faded(
                        stem.kind == PathKind::possible ? c_.theme->path.branch : c_.theme->path.ahead,
                        0.55f),
                    2);
        }
    }

    void leaders() {
        for (const PlacedLine& leader : l_.leaders)
            for (const ImVec2& dot : leader.points) c_.fill({dot.x, dot.y, 2, 1}, c_.theme->text.ink);
    }

    void journeys() {
        for (const PlacedJourney& journey : l_.journeys) paint_journey(c_, journey.box, !journey.possible);
    }

    // Faint, with dots to where they would go.
    void left_marks() {
        for (const PlacedMark& placed : l_.left) {
            const Colour colour = faded(c_.theme->path.ahead, c_.high_contrast ? 1 : 0.55f);
            c_.disc(placed.x, placed.y, placed.r, terrain(mark(placed.mark).lane).ground);
            c_.ring(placed.x, placed.y, placed.r - 1, colour, 2);
            for (const PlacedMark& there : l_.marks) {
                if (there.mark != placed.mark) continue;
                const ImVec2 by(there.x - placed.x, there.y - placed.y);
                const float length = std::hypot(by.x, by.y), from = placed.r + 4, to = length - there.r - 7;
                for (float at = from; at < to; at += 7)
                    c_.disc(placed.x + by.x * at / length, placed.y + by.y * at / length, 1.8f, colour);
            }
        }
    }

    // One line of small marks, as many as can be told apart.
    void series(const PlacedGroup& group) {
        float last = -1e6f;
        for (std::int32_t i = group.first; i < group.first + group.count; ++i) {
            const MapMark& it = mark(view_.by_lane[static_cast<std::size_t>(i)]);
            const float along = l_.middle(it.day);
            if (along - last < 7 || along < axes_.first_shown() - 8 || along > axes_.end() + 8) continue;
            last = along;
            const float across =
                it.home ? axes_.home(along, it.at.course) : axes_.row(view_, it.lane, it.row);
            const ImVec2 p = axes_.point(along, across);
            paint_mark(c_, p.x, p.y, it.state, {.r = 4.5f, .halo = 0});
        }
    }

    // Of one journey: its capsule, with how many visits it is.
    void groups() {
        const TextStyle style = map_parts::strong_small(c_);
        for (const PlacedGroup& group : l_.groups) {
            const Terrain& ground = terrain(group.lane);
            const float radius = std::min(group.box.w, group.box.h) / 2;
            if (group.series && !group.late) {
                series(group);
                continue;
            }
            if (group.one_journey && !group.late) {
                paint_journey(c_, group.box);
            } else {
                c_.fill(group.box, ground.window, radius);
                c_.frame(
                    group.box, group.late ? c_.theme->state.late : ground.window_line,
                    group.late ? 3 : stroke::line, radius);
            }
            const float w = c_.width(group.text, style);
            c_.text(
                group.box.x + (group.box.w - w) / 2, group.box.y + (group.box.h - c_.line_px(style)) / 2,
                group.text, style);
        }
    }

    void marks() {
        for (const PlacedMark& placed : l_.marks) {
            const MapMark& it = mark(placed.mark);
            if (options_.drag && options_.drag->mark == placed.mark) continue;
            const bool in_capsule =
                it.journey >= 0 && view_.journeys[static_cast<std::size_t>(it.journey)].marks.size() > 1;
            const bool close = view_.lanes[static_cast<std::size_t>(it.lane)].rows > 3; // no room around it
            const Colour halo = placed.r < 8 || (close && it.message) ? 0
                : in_capsule                                          ? c_.theme->state.proposed_fill
                                                                      : terrain(it.lane).ground;
            const MarkStyle style{
                .r = placed.r, .message = it.message, .local = it.local, .halo = in_capsule ? 0 : halo};
            if (placed.mark == options_.selected && it.window < 0)
                selection(placed);
            else if (placed.mark == options_.hovered)
                hover(placed);
            if (placed.stay.w > 0)
                paint_stay(c_, placed.stay, it.state, style);
            else
                paint_mark(c_, placed.x, placed.y, it.state, style);
        }
    }

    static Rect around(const PlacedMark& placed, float by) {
        const Rect r = placed.stay.w > 0
            ? placed.stay
            : Rect{placed.x - placed.r, placed.y - placed.r, 2 * placed.r, 2 * placed.r};
        return {r.x - by, r.y - by, r.w + 2 * by, r.h + 2 * by};
    }

    void selection(const PlacedMark& placed) {
        const Rect r = around(placed, mark(placed.mark).state == MarkState::late ? 12.0f : 8.0f);
        c_.frame(r, c_.theme->action.selected, 3, std::min(r.w, r.h) / 2);
    }

    void hover(const PlacedMark& placed) {
        const Rect r = around(placed, mark(placed.mark).state == MarkState::late ? 11.0f : 7.0f);
        c_.fill(r, faded(c_.theme->ground.raised, 0.8f), std::min(r.w, r.h) / 2);
        c_.frame(r, c_.theme->action.outline, stroke::line, std::min(r.w, r.h) / 2);
    }

    // ---- words ----
    void names() {
        if (l_.vertical) return signs();
        const TextStyle title{px::text_lead, 1.2f, Weight::strong, c_.theme->text.ink};
        const TextStyle sub = map_parts::small(c_, c_.theme->text.muted);
        const float left = l_.area.x + 24, room = l_.gutter - 30;
        for (std::size_t i = 0; i < l_.lanes.size(); ++i) {
            const view::MapLane& lane = view_.lanes[i];
            const bool home = i + 1 == l_.lanes.size();
            const std::vector<Line> lines = c_.wrap(lane.title, title, room);
            const float height = l_.lanes[i].near - l_.lanes[i].far,
                        names_h = c_.line_px(title) * static_cast<float>(lines.size());
            if (names_h > height || lines.front().width > room) { // large text, many lanes: a sign instead
                const float size = std::min(32.0f, height - 8);
                if (size > 12)
                    paint_icon(
                        c_, icon_of(lane.level), left, (l_.lanes[i].far + l_.lanes[i].near - size) / 2, size,
                        title.colour);
                continue;
            }
            const bool with_sub = !lane.subtitle.empty() && lines.size() == 1 &&
                c_.width(lane.subtitle, sub) <= room &&
                names_h + c_.line_px(sub) <= (home ? l_.lanes[i].near - l_.home - 11 : height);
            const float h = names_h + (with_sub ? c_.line_px(sub) : 0);
            float top = (l_.lanes[i].far + l_.lanes[i].near) / 2 - h / 2 + 5;
            if (home)
                top = std::min(
                    l_.home + 9 + map_parts::course_step * static_cast<float>(view_.courses - 1),
                    l_.lanes[i].near - h + 2); // under the lines
            float w = with_sub ? c_.width(lane.subtitle, sub) : 0;
            for (const Line& line : lines) w = std::max(w, line.width);
            // A hill that passes behind the name is dimmed there.
            if (!home)
                c_.fill(
                    {left - 6, top - 2, w + 12, h + 4}, faded(terrain(static_cast<int>(i)).ground, 0.88f), 8);
            for (const Line& line : lines) {
                c_.text(left, top, line, title);
                top += c_.line_px(title);
            }
            if (with_sub) c_.text(left, top, lane.subtitle, sub);
        }
    }

    // Narrow: a sign on top of each lane.
    void signs() {
        if (options_.top_inset < 30) return;
        for (std::size_t i = 0; i < l_.lanes.size(); ++i) {
            const float size = std::min(22.0f, l_.lanes[i].far - l_.lanes[i].near - 4);
            paint_icon(
                c_, icon_of(view_.lanes[i].level), (l_.lanes[i].near + l_.lanes[i].far - size) / 2,
                l_.area.y + (options_.top_inset - size) / 2, size, c_.theme->text.ink);
        }
    }

    void labels() {
        for (const PlacedLabel& label : l_.labels) c_.text(label.x, label.top, label.text, label.style);
    }

    // ---- a step in the hand ----
    void drag() {
        const DragState& d = *options_.drag;
        if (d.mark < 0) return;
        const MapMark& it = mark(d.mark);
        const float across = it.home ? axes_.home(l_.middle(d.day)) : axes_.row(view_, it.lane, it.row);
        const float disc = std::min(5.25f, l_.camera.px_per_day * 0.36f);
        for (const base::Day day : d.possible) {
            const ImVec2 p = axes_.point(l_.middle(day), across);
            paint_possible_day(c_, p.x, p.y, day == it.day, disc);
        }
        const ImVec2 p = axes_.point(l_.middle(d.day), across);
        c_.disc(p.x, p.y + 5, 28, c_.theme->shadow.far);
        c_.disc(p.x, p.y + 3, 27, c_.theme->shadow.near);
        c_.disc(p.x, p.y, 26, c_.theme->ground.raised);
        paint_mark(
            c_, p.x, p.y,
            d.clash                           ? MarkState::broken
                : it.state == MarkState::late ? MarkState::proposed
                                              : it.state,
            {.r = 18, .message = it.message, .local = it.local});
        date_tag(
            p, d.tag, d.clash ? c_.theme->path.clash : c_.theme->state.today,
            d.clash ? c_.theme->ground.raised : c_.theme->state.on_today);
    }

    void date_tag(ImVec2 at, const std::string& text, Colour ground, Colour ink) {
        const TextStyle style{px::text_small, line_height::small, Weight::strong, ink};
        const float w = c_.width(text, style) + 38 * c_.scale, h = 38 * c_.scale;
        Rect box{at.x - w / 2, at.y - 40 - h, w, h};
        if (l_.vertical) box = {l_.label_from - 6, at.y - h / 2, w, h};
        box.x = std::clamp(box.x, l_.area.x + 4, std::max(l_.area.x + 4, l_.area.x + l_.area.w - w - 4));
        if (box.y < l_.area.y) box.y = at.y + 40;
        c_.fill({box.x, box.y + 3, box.w, box.h}, c_.theme->shadow.near, 10);
        c_.fill(box, ground, 10);
        if (l_.vertical)
            c_.draw->AddTriangleFilled(
                {box.x - 7, at.y}, {box.x + 1, at.y - 8}, {box.x + 1, at.y + 8}, ground);
        else if (box.y < at.y)
            c_.draw->AddTriangleFilled(
                {at.x - 8, box.y + h - 1}, {at.x + 8, box.y + h - 1}, {at.x, box.y + h + 8}, ground);
        c_.text(box.x + (w - c_.width(text, style)) / 2, box.y + (h - c_.line_px(style)) / 2, text, style);
    }

    const Canvas& c_;
    const view::MapView& view_;
    const view::MapSource& source_;
    const MapLayout& l_;
    const MapOptions& options_;
    Axes axes_;
};

} // namespace

namespace map_parts {

void paint_overview(const Canvas& c, const view::MapSource& source, const MapLayout& l) {
    const PlacedOverview& o = l.overview;
    if (o.area.w <= 0) return;
    const Theme& theme = *c.theme;
    const TextStyle title{px::text_lead, 1.2f, Weight::strong, theme.text.ink};
    const std::string& name = source.texts.get("map.overview");
    if (c.width(name, title) < l.gutter - 26)
        c.text(l.area.x + 24, o.area.y + 2 + (o.area.h - c.line_px(title)) / 2, name, title);
    const TextStyle style = small(c, theme.text.muted);
    const float foot = o.area.y + o.area.h - 21 * std::min(c.scale, o.area.h / 66);
    for (const PlacedTick& month : o.months) {
        c.fill({std::round(month.at), foot, 2, 13}, theme.terrain.fjord.window_line);
        c.text(month.at + 8, foot + 6.5f - c.line_px(style) / 2, month.text, style);
    }
    const float radius = std::min(14.0f, o.frame.w / 2);
    c.fill(o.frame, theme.ground.raised, radius);
    c.polyline(
        o.walked.data(), static_cast<int>(o.walked.size()), theme.path.walked, c.high_contrast ? 3.5f : 3);
    for (std::size_t i = 0; i < o.ahead.size(); i += 3)
        c.disc(o.ahead[i].x, o.ahead[i].y, 1.6f, theme.path.ahead);
    if (!o.walked.empty()) c.disc(o.today, o.walked.back().y, 5.5f, theme.state.today);
    c.frame(o.frame, theme.terrain.fjord.window_line, 2.5f, radius);
}

} // namespace map_parts

void paint_map(
    const Canvas& canvas, const view::MapView& view, const view::MapSource& source, const MapLayout& layout,
    const MapOptions& options) {
    if (canvas.draw && !layout.lanes.empty()) Painter(canvas, view, source, layout, options).run();
}

} // namespace stf::ui
