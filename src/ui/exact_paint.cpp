// Draws the exact timeline: bands, days, windows, marks, links, journeys; the days stay at the top of what is
// seen, the journeys at its foot.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/exact_parts.h"
#include "ui/map_parts.h"
#include "view/dates.h"

namespace stf::ui {
namespace {

using namespace exact_parts;
using view::ExactItem;
using view::MapMark;

class ExactPainter {
public:
    ExactPainter(
        const Canvas& c, const view::MapView& map, const view::ExactView& exact,
        const view::MapSource& source, const ExactRows& rows, const ExactLayout& layout,
        const ExactOptions& options)
        : c_(c), map_(map), exact_(exact), source_(source), rows_(rows), l_(layout), options_(options) {}

    void run(const std::string& journeys_title) {
        c_.push_clip(l_.axis.area);
        c_.fill(l_.axis.area, c_.theme->ground.page);
        bands();
        clip_days();
        veils();
        if (options_.drag) drag_days();
        for (const PlacedItem& it : l_.items) window(it);
        for (const PlacedItem& it : l_.items) series(it);
        joins();
        today_line();
        links();
        left_marks();
        marks();
        for (const PlacedItem& it : l_.items) words(it);
        folds();
        c_.pop_clip();
        names();
        journeys(journeys_title);
        if (options_.drag) lifted();
        header();
        c_.pop_clip();
    }

private:
    float s(float px) const { return px * c_.scale; }
    float left() const { return l_.axis.area.x + l_.axis.gutter; }
    float right() const { return l_.axis.area.x + l_.axis.area.w; }
    const MapMark& mark(std::int32_t index) const { return map_.marks[static_cast<std::size_t>(index)]; }
    const ExactItem& item(const PlacedItem& it) const {
        return exact_.items[static_cast<std::size_t>(it.item)];
    }
    const Terrain& terrain(std::int32_t lane) const {
        return terrain_of(*c_.theme, map_.lanes[static_cast<std::size_t>(lane)].level);
    }
    void clip_days() const { c_.push_clip({left(), l_.axis.area.y, right() - left(), l_.axis.area.h}); }
    float rows_bottom() const { return l_.lanes.empty() ? l_.rows_top : l_.lanes.back().bottom; }

    // ---- ground ----
    void bands() {
        for (const ExactLane& lane : l_.lanes) {
            const Rect band{left(), lane.top, right() - left(), lane.bottom - lane.top};
            c_.fill(band, terrain(lane.lane).ground, l_.axis.gutter > 0 ? 8.0f : 0.0f);
            if (c_.high_contrast) c_.frame(band, c_.theme->ground.line, 1, 8);
        }
    }

    void veils() {
        for (const PlacedVeil& veil : l_.axis.veils)
            for (const ExactLane& lane : l_.lanes)
                c_.fill(
                    {veil.from, lane.top, veil.to - veil.from, lane.bottom - lane.top},
                    veil.holiday ? c_.theme->day.holiday : c_.theme->day.weekend);
    }

    void today_line() {
        if (l_.axis.today_in_view)
            c_.fill(
                {l_.axis.today - 1, l_.axis.area.y, 2, rows_bottom() - l_.axis.area.y},
                c_.theme->state.today);
    }

    // ---- windows ----
    void window(const PlacedItem& it) {
        if (it.bar.w <= 0 || options_carries(it)) return;
        const ExactItem& all = item(it);
        const Terrain& ground = terrain(all.lane);
        const Colour line = all.late ? c_.theme->state.late : ground.window_line;
        if (all.possible) return dashed(it.bar);
        const float foot = it.bar.y + it.bar.h, x0 = it.bar.x, x1 = it.bar.x + it.bar.w;
        const float slope = std::min(s(5) * l_.axis.camera.px_per_day / 4, it.bar.w * 0.3f);
        const float from = all.approximate_from ? slope : 0, to = all.approximate_to || it.open ? slope : 0;
        if (from > 0 || to > 0) {
            const std::array<ImVec2, 4> shape{
                ImVec2(x0, foot), ImVec2(x0 + from, it.bar.y), ImVec2(x1 - to, it.bar.y), ImVec2(x1, foot)};
            c_.draw->AddConvexPolyFilled(shape.data(), 4, ground.window);
        } else {
            c_.draw->AddRectFilled({x0, it.bar.y}, {x1, foot}, ground.window, 8, ImDrawFlags_RoundCornersTop);
        }
        if (all.local) dots(it.bar, from, to, line);
        if (it.open)
            open_end(x0, x1, foot, line);
        else
            c_.fill({x0, foot - 2, it.bar.w, 2}, line);
        const float tick = s(8);
        if (!all.approximate_from) c_.fill({x0, foot - tick, 2, tick}, line);
        if (!all.approximate_to && !it.open) c_.fill({x1 - 2, foot - tick, 2, tick}, line);
        if (all.late)
            for (float x = x1 + 4; x < l_.axis.today - s(14); x += 5)
                c_.disc(x, it.mark_y, 1.4f, c_.theme->state.late);
    }

    bool options_carries(const PlacedItem& it) const {
        return options_.drag && options_.drag->mark >= 0 &&
            exact_.item_of[static_cast<std::size_t>(options_.drag->mark)] == it.item && !item(it).series;
    }

    // No last day: the foot ends in dots.
    void open_end(float x0, float x1, float foot, Colour line) {
        const float solid = std::max(x0, x1 - s(24));
        c_.fill({x0, foot - 2, solid - x0, 2}, line);
        for (float x = solid + 5; x < x1 + s(12); x += 6) c_.disc(x, foot - 1, 1.4f, line);
    }

    void dots(Rect bar, float from, float to, Colour colour) {
        const float begin = std::max(bar.x + from, left()), end = std::min(bar.x + bar.w - to, right());
        for (float x = std::ceil((begin - bar.x) / 7) * 7 + bar.x; x < end - 3; x += 7)
            for (float y = bar.y + 5; y < bar.y + bar.h - 4; y += 7) c_.disc(x, y, 1, colour);
    }

    void dashed(Rect bar) {
        const Colour colour = c_.theme->state.possible;
        const float radius = std::min(bar.w, bar.h) / 2;
        c_.draw->PathRect({bar.x + 1, bar.y + 1}, {bar.x + bar.w - 1, bar.y + bar.h - 1}, radius);
        const std::vector<ImVec2> edge(c_.draw->_Path.Data, c_.draw->_Path.Data + c_.draw->_Path.Size);
        c_.draw->PathClear();
        float at = 0;
        for (std::size_t i = 0; i < edge.size(); ++i) {
            const ImVec2 a = edge[i], b = edge[(i + 1) % edge.size()];
            const float length = std::hypot(b.x - a.x, b.y - a.y);
            for (float done = 0; done < length;) {
                const bool on = std::fmod(at, 10.0f) < 5;
                const float step =
                    std::min(length - done, (on ? 5.0f : 10.0f) - std::fmod(at, 10.0f) + 0.01f);
                if (on)
                    c_.line(
                        a.x + (b.x - a.x) * done / length, a.y + (b.y - a.y) * done / length,
                        a.x + (b.x - a.x) * (done + step) / length,
                        a.y + (b.y - a.y) * (done + step) / length, colour, 1.6f);
                done += step;
                at += step;
            }
        }
    }

    // A repeated step: one line through its marks.
    void series(const PlacedItem& it) {
        const ExactItem& all = item(it);
        if (!all.series || all.count < 2) return;
        const float from = std::max(l_.axis.middle(all.begin), left() - 4),
                    to = std::min(l_.axis.middle(all.end), right() + 4);
        if (to > from)
            c_.fill({from, it.mark_y - 1, to - from, 2}, faded(terrain(all.lane).window_line, 0.8f));
    }

    // Visits of one journey hang together.
    void joins() {
        for (const PlacedMark& a : l_.marks) {
            const std::int32_t journey = mark(a.mark).journey;
            if (journey < 0) continue;
            const view::MapJourney& it = map_.journeys[static_cast<std::size_t>(journey)];
            if (it.marks.size() < 2 || it.marks.front() != a.mark) continue;
            for (const PlacedMark& b : l_.marks)
                if (b.mark != a.mark && mark(b.mark).journey == journey && std::abs(a.x - b.x) < 3)
                    c_.fill({a.x - 1, std::min(a.y, b.y), 2, std::abs(a.y - b.y)}, c_.theme->path.ahead);
        }
    }

    void links() {
        const Colour colour = c_.theme->action.selected;
        for (const ExactLine& it : l_.lines) {
            const float bend = it.to.x - s(16);
            std::vector<ImVec2> points{it.from};
            if (std::abs(it.from.y - it.to.y) > 2) {
                points.push_back({std::max(bend, it.from.x - s(4)), it.from.y});
                points.push_back({std::max(bend, it.from.x - s(4)), it.to.y});
            }
            const float end = it.to.x - s(14);
            points.push_back({end, it.to.y});
            c_.polyline(points.data(), static_cast<int>(points.size()), colour, 2);
            c_.draw->AddTriangleFilled(
                {end - s(7), it.to.y - s(5)}, {end + s(2), it.to.y}, {end - s(7), it.to.y + s(5)}, colour);
            c_.disc(it.from.x, it.from.y, it.anchor.empty() ? 3 : 5, colour);
            if (it.anchor.empty()) continue;
            const TextStyle style = label_style(c_, true);
            const float w = c_.width(it.anchor, style), x = std::max(it.from.x + s(10), left() + s(8));
            if (x + w > end - s(10)) continue; // no room; the panel says it
            const float top = it.from.y - c_.line_px(style) / 2;
            c_.fill({x - 5, top - 1, w + 10, c_.line_px(style) + 2}, c_.theme->ground.raised, 6);
            TextStyle own = style;
            own.colour = colour;
            c_.text(x, top, it.anchor, own);
        }
    }

    // ---- marks ----
    void left_marks() {
        for (const PlacedMark& placed : l_.left) {
            const Colour colour = faded(c_.theme->path.ahead, c_.high_contrast ? 1 : 0.55f);
            c_.ring(placed.x, placed.y, placed.r - 1, colour, 2);
            for (const PlacedMark& there : l_.marks) {
                if (there.mark != placed.mark) continue;
                const float way = there.x > placed.x ? 1.0f : -1.0f;
                for (float x = placed.x + way * (placed.r + 4); way * (there.x - way * (there.r + 4) - x) > 0;
                     x += way * 7)
                    c_.disc(x, placed.y, 1.8f, colour);
            }
        }
    }

    void marks() {
        for (const PlacedItem& it : l_.items)
            for (std::int32_t i = it.first; i < it.first + it.count; ++i) {
                const PlacedMark& placed = l_.marks[static_cast<std::size_t>(i)];
                const MapMark& m = mark(placed.mark);
                if (options_.drag && options_.drag->mark == placed.mark) continue;
                if (placed.mark == options_.selected)
                    around(placed, 6, c_.theme->action.selected, 3);
                else if (placed.mark == options_.hovered)
                    around(placed, 5, c_.theme->action.outline, 2);
                const MarkStyle style{
                    .r = placed.r,
                    .message = m.message && placed.r > 6,
                    .local = false,
                    .halo = placed.r > 6 && it.bar.w <= 0 ? terrain(m.lane).ground : 0};
                if (placed.stay.w > 0)
                    paint_stay(c_, placed.stay, m.state, style);
                else
                    paint_mark(c_, placed.x, placed.y, m.state, style);
            }
    }

    void around(const PlacedMark& placed, float by, Colour colour, float thickness) {
        const Rect r = placed.stay.w > 0
            ? placed.stay
            : Rect{placed.x - placed.r, placed.y - placed.r, 2 * placed.r, 2 * placed.r};
        const Rect out{r.x - by, r.y - by, r.w + 2 * by, r.h + 2 * by};
        c_.frame(out, colour, thickness, std::min(out.w, out.h) / 2);
    }

    // ---- words ----
    void words(const PlacedItem& it) {
        if (!it.note.empty()) {
            TextStyle style = label_style(c_, true);
            style.colour = c_.theme->state.late;
            c_.text(it.note_x, it.mark_y - c_.line_px(style) / 2, it.note, style);
        }
        if (it.title.empty()) return;
        const ExactItem& all = item(it);
        const bool labels = rows_.lanes[static_cast<std::size_t>(all.lane)].labels;
        const TextStyle title = label_style(c_, true), sub = muted_style(c_);
        const float w = c_.width(it.title, title), sub_w = it.sub.empty() ? 0 : c_.width(it.sub, sub) + s(10);
        if (!labels || crossed(it.label_x, it.label_x + w + sub_w)) // over others, or over today's line
            c_.fill(
                {it.label_x - 4, it.label_y - 1, w + sub_w + 8, c_.line_px(title) + 1},
                labels ? terrain(all.lane).ground : c_.theme->ground.raised, 6);
        c_.text(it.label_x, it.label_y, it.title, title);
        if (!it.sub.empty()) c_.text(it.label_x + w + s(10), it.label_y, it.sub, sub);
        if (all.local) paint_pennant(c_, it.label_x + w + sub_w + s(8), it.label_y + s(18), s(16));
    }

    bool crossed(float from, float to) const {
        return l_.axis.today_in_view && from - 4 < l_.axis.today && to + 4 > l_.axis.today;
    }

    void folds() {
        const TextStyle style = label_style(c_, true);
        for (const ExactFold& it : l_.folds) {
            const Terrain& ground = terrain(it.lane);
            c_.fill(it.box, ground.window, it.box.h / 2);
            c_.frame(it.box, ground.window_line, stroke::line, it.box.h / 2);
            c_.text(
                it.box.x + (it.box.w - c_.width(it.text, style)) / 2,
                it.box.y + (it.box.h - c_.line_px(style)) / 2, it.text, style);
        }
    }

    void names() {
        const TextStyle title{px::text_body, 1.25f, Weight::strong, c_.theme->text.ink};
        const TextStyle sub{px::text_small, 1.3f, Weight::regular, c_.theme->text.muted};
        const bool beside = l_.axis.gutter > 0;
        for (const ExactLane& lane : l_.lanes) {
            const view::MapLane& it = map_.lanes[static_cast<std::size_t>(lane.lane)];
            const float x = l_.axis.area.x + (beside ? s(24) : s(12));
            float y = lane.top + s(beside ? 8 : 4);
            const float room = beside ? l_.axis.gutter - s(30) : right() - x;
            const std::vector<Line> lines = c_.wrap(it.title, title, room);
            for (const Line& line : lines) {
                if (y + c_.line_px(title) > lane.bottom) break;
                c_.text(x, y, line, title);
                y += c_.line_px(title);
            }
            if (!beside || it.subtitle.empty()) continue;
            for (const Line& line : c_.wrap(it.subtitle, sub, room)) {
                if (y + c_.line_px(sub) > lane.bottom) break;
                c_.text(x, y, line, sub);
                y += c_.line_px(sub);
            }
        }
    }

    // ---- journeys: pins, at the foot of what is seen ----
    void journeys(const std::string& title) {
        const Metrics metrics(c_, l_.axis.gutter <= 0);
        const float foot = options_.shown.y + options_.shown.h;
        const float top =
            std::max(l_.axis.area.y + l_.header, std::min(l_.journeys_top, foot - metrics.journeys));
        c_.fill({l_.axis.area.x, top, l_.axis.area.w, metrics.journeys}, c_.theme->ground.page);
        if (top < l_.journeys_top - 1)
            c_.fill({l_.axis.area.x, top, l_.axis.area.w, 1}, c_.theme->ground.line);
        const TextStyle strong = label_style(c_, true), plain = label_style(c_, false), sub = muted_style(c_);
        if (l_.axis.gutter > 0) {
            c_.text(
                l_.axis.area.x + s(24), top + s(8), source_.texts.get("exact.journeys"),
                {px::text_body, 1.25f, Weight::strong, c_.theme->text.ink});
            const std::vector<Line> lines = c_.wrap(title, sub, l_.axis.gutter - s(30));
            if (lines.size() == 1) c_.text(l_.axis.area.x + s(24), top + s(31), title, sub);
        }
        c_.push_clip({left(), top, right() - left(), metrics.journeys});
        for (const ExactStop& it : l_.stops) {
            const Colour colour = it.clash ? c_.theme->path.clash : c_.theme->path.ahead;
            c_.fill({it.x - 1, top + s(2), 2, metrics.journeys - s(8)}, colour);
            for (int i = 0; i < std::min(3, it.visits); ++i) {
                const float y = top + s(8) + static_cast<float>(i) * s(12);
                c_.disc(it.x, y, s(5), colour);
                if (it.clash) c_.disc(it.x, y, s(3), c_.theme->ground.page);
            }
            if (it.label_x <= 0) continue;
            c_.text(it.label_x, top + s(3), it.place, plain);
            TextStyle style = it.visits > 1 || it.clash ? strong : sub;
            if (it.clash) style.colour = c_.theme->path.clash;
            c_.text(it.label_x, top + s(25), it.visits_text, style);
        }
        c_.pop_clip();
    }

    // ---- days, always at the top ----
    void header() {
        const float top = std::max(l_.axis.area.y, options_.shown.y), h = l_.header;
        const bool loose = top > l_.axis.area.y + 1;
        c_.fill({l_.axis.area.x, top, l_.axis.area.w, h}, c_.theme->ground.page);
        if (loose) c_.fill({l_.axis.area.x, top + h, l_.axis.area.w, 1}, c_.theme->ground.line);
        const TextStyle day = label_style(c_, true), week = muted_style(c_);
        c_.push_clip({left() - 1, top, right() - left() + 1, h + (loose ? 0 : s(26))});
        if (!loose) stages(top + h);
        const std::int32_t today_year = base::civil(map_.today).year;
        bool first = true;
        for (std::size_t i = 0; i < l_.weeks.size(); ++i) {
            const PlacedTick& it = l_.weeks[i];
            const float end = i + 1 < l_.weeks.size() ? l_.weeks[i + 1].at : right();
            if (end < left() + s(60)) continue;
            const float x = std::max(it.at, left() - 1);
            c_.fill({x, top + 2, 1, s(42)}, c_.theme->ground.line);
            const base::YearMonthDay date = base::civil(it.day);
            std::string text = it.month  ? view::month_name(date.month, source_.texts)
                : first || date.day <= 7 ? view::day_and_month(it.day, map_.today, source_.texts)
                                         : std::to_string(date.day) + ".";
            const float room = end - x - s(8);
            if (c_.width(text, day) > room) text = shortened(it.month, date, room, day);
            if (!it.month || date.year != today_year || first) c_.text(x + s(7), top + s(2), it.text, week);
            c_.text(x + s(7), top + s(23), text, day);
            first = false;
        }
        holidays(top + s(46), week);
        today_pill(top + s(46));
        c_.pop_clip();
    }

    // «jan», «7. des», «7.»
    std::string shortened(
        bool month, const base::YearMonthDay& date, float room, const TextStyle& style) const {
        const std::string name = view::month_name(date.month, source_.texts).substr(0, 3);
        if (month) return name;
        const std::string number = std::to_string(date.day) + ".";
        return c_.width(number + " " + name, style) <= room ? number + " " + name : number;
    }

    void stages(float top) {
        const TextStyle style = muted_style(c_);
        for (const auto& [tick, end] : l_.stages) {
            const float w = c_.width(tick.text, style);
            c_.fill({tick.at + s(4), top, w + s(8), c_.line_px(style)}, c_.theme->ground.page);
            c_.text(tick.at + s(8), top + s(1), tick.text, style);
            c_.fill({tick.at, top + s(6), 2, s(14)}, c_.theme->text.muted);
            if (tick.at + w + s(16) < end) {
                const float y = top + s(12);
                c_.fill({tick.at + w + s(16), y, end - tick.at - w - s(16), 1}, c_.theme->text.muted);
                c_.fill({end - 2, top + s(6), 2, s(14)}, c_.theme->text.muted);
            }
        }
    }

    void holidays(float top, const TextStyle& style) {
        float busy = left();
        const float pill_from = l_.axis.today - pill_w() / 2 - 6, pill_to = l_.axis.today + pill_w() / 2 + 6;
        for (const PlacedTick& it : l_.holidays) {
            const float w = c_.width(it.text, style);
            if (it.at < busy || it.at + w > right()) continue;
            if (l_.axis.today_in_view && it.at < pill_to && it.at + w > pill_from) continue;
            c_.text(it.at, top + s(4), it.text, style);
            busy = it.at + w + s(12);
        }
    }

    TextStyle pill_style() const {
        return {px::text_small, line_height::small, Weight::strong, c_.theme->state.on_today};
    }
    float pill_w() const { return c_.width(l_.axis.today_text, pill_style()) + s(18); }

    void today_pill(float top) {
        if (!l_.axis.today_in_view) return;
        const float w = pill_w(),
                    x = std::clamp(l_.axis.today - w / 2, left(), std::max(left(), right() - w - 4));
        c_.fill({l_.axis.today - 1, top + s(20), 2, s(16)}, c_.theme->state.today);
        c_.fill({x, top, w, s(27)}, c_.theme->state.today, 7);
        c_.text(x + s(9), top + (s(27) - c_.line_px(pill_style())) / 2, l_.axis.today_text, pill_style());
    }

    // ---- a step in the hand ----
    const PlacedItem* carried() const {
        const DragState& d = *options_.drag;
        return d.mark < 0 ? nullptr : l_.item_of(exact_.item_of[static_cast<std::size_t>(d.mark)]);
    }

    void drag_days() {
        const PlacedItem* it = carried();
        if (!it) return;
        const DragState& d = *options_.drag;
        const ExactItem& all = item(*it);
        const Terrain& ground = terrain(all.lane);
        const float ppd = l_.axis.camera.px_per_day, y = it->mark_y, w = std::clamp(ppd - 3, 2.0f, s(13)),
                    h = s(22);
        for (const base::Day day : d.possible) {
            const float x = l_.axis.middle(day);
            if (x < left() - 20 || x > right() + 20) continue;
            c_.fill(
                {x - w / 2, y - h / 2, w, h}, c_.high_contrast ? c_.theme->ground.page : ground.window, 4);
            if (c_.high_contrast) c_.frame({x - w / 2, y - h / 2, w, h}, c_.theme->ground.line, 1, 4);
            if (w > 6) c_.disc(x, y, 2.5f, c_.theme->state.proposed);
        }
        if (all.from && !all.series) {
            const float x0 = l_.axis.at(all.from->count), x1 = it->bar.x + it->bar.w, foot = y + h / 2 + 4;
            c_.fill({x0, foot - 2, x1 - x0, 2}, ground.window_line);
            c_.fill({x0, foot - s(8), 2, s(8)}, ground.window_line);
            if (all.to) overshoot(*it, x0, x1);
        }
        // Where it stands now: a dotted ring.
        const float x = l_.axis.middle(mark(d.mark).day);
        for (int i = 0; i < 12; ++i) {
            const float a = 6.2831853f * static_cast<float>(i) / 12;
            c_.disc(x + s(8) * std::cos(a), y + s(8) * std::sin(a), 1.5f, c_.theme->state.proposed);
        }
    }

    // From the last day to the one in the hand (or from there to the first), hatched, with its length in
    // words.
    void overshoot(const PlacedItem& it, float first, float last) {
        const float x = l_.axis.middle(options_.drag->day), y = it.mark_y, h = s(22);
        const ExactItem& all = item(it);
        const bool after = x > last, before = x < first;
        if (!after && !before) return;
        const Colour colour = c_.theme->path.clash;
        const float from = after ? last : x, to = after ? x : first;
        const int days = after ? options_.drag->day - *all.to : *all.from - options_.drag->day;
        c_.push_clip({from, y - h / 2, to - from, h});
        for (float at = from - h; at < to; at += 7) c_.line(at, y + h / 2, at + h, y - h / 2, colour, 1.6f);
        c_.pop_clip();
        c_.fill({(after ? from : to) - 1, y - s(16), 2, s(32)}, colour);
        TextStyle style = label_style(c_, true);
        style.colour = colour;
        const std::string text = source_.texts.count("exact.days", days);
        const float w = c_.width(text, style), middle = (from + to - (after ? s(14) : -s(14))) / 2;
        if (w + s(24) > to - from) return; // the shelf says it
        c_.fill(
            {middle - w / 2 - 5, y - c_.line_px(style) / 2, w + 10, c_.line_px(style)},
            terrain(all.lane).ground, 4);
        c_.text(middle - w / 2, y - c_.line_px(style) / 2, text, style);
    }

    void lifted() {
        const PlacedItem* it = carried();
        if (!it) return;
        const DragState& d = *options_.drag;
        const MapMark& m = mark(d.mark);
        const float x = l_.axis.middle(d.day), y = it->mark_y, r = s(13);
        c_.disc(x, y + 5, r + 2, c_.theme->shadow.far);
        c_.disc(x, y + 3, r + 1, c_.theme->shadow.near);
        c_.disc(x, y, r + 4, c_.theme->ground.raised);
        paint_mark(
            c_, x, y,
            d.clash                          ? view::MarkState::broken
                : m.state == MarkState::late ? MarkState::proposed
                                             : m.state,
            {.r = r, .message = m.message});
        TextStyle style = pill_style();
        const Colour ground = d.clash ? c_.theme->path.clash : c_.theme->state.today;
        if (d.clash) style.colour = c_.theme->ground.raised;
        const float w = c_.width(d.tag, style) + s(20), h = s(28);
        const float px = std::clamp(x - w / 2, left() + 4, std::max(left() + 4, right() - w - 4)),
                    py = y - r - s(8) - h;
        c_.fill({px, py, w, h}, ground, 7);
        c_.draw->AddTriangleFilled({x - 7, py + h - 1}, {x + 7, py + h - 1}, {x, py + h + 6}, ground);
        c_.text(px + s(10), py + (h - c_.line_px(style)) / 2, d.tag, style);
    }

    const Canvas& c_;
    const view::MapView& map_;
    const view::ExactView& exact_;
    const view::MapSource& source_;
    const ExactRows& rows_;
    const ExactLayout& l_;
    const ExactOptions& options_;
};

} // namespace

void paint_exact(
    const Canvas& canvas, const view::MapView& map, const view::ExactView& exact,
    const view::MapSource& source, const ExactRows& rows, const ExactLayout& layout,
    const ExactOptions& options, const std::string& journeys_title) {
    if (canvas.draw) ExactPainter(canvas, map, exact, source, rows, layout, options).run(journeys_title);
}

} // namespace stf::ui
