// Places what is in view: frame, lanes, days, marks and windows. Lines, labels and the overview are in their
// own files.
#include <algorithm>

#include "ui/map_parts.h"
#include "view/dates.h"
#include "view/exact_view.h"

namespace stf::ui {
namespace map_parts {

float lane_edge(int lane, float u) {
    if (lane == 0)
        return 6 * std::sin(u / 118 + 0.7f) + 3.2f * std::sin(u / 53 + 1.1f) + 1.6f * std::sin(u / 23);
    const auto i = static_cast<float>(lane);
    return 4.5f * std::sin(u / (104 + 13 * i) + 1.9f * i) + 2.6f * std::sin(u / (45 + 3 * i) + 2.7f * i);
}

float home_sway(float u) {
    return 3.2f * std::sin(u / 64 + 0.4f) + 1.8f * std::sin(u / 29);
}

float Axes::row(const view::MapView& view, int lane, int row_index) const {
    const PlacedLane& placed = layout_.lanes[static_cast<std::size_t>(lane)];
    const int rows = view.lanes[static_cast<std::size_t>(lane)].rows;
    if (layout_.vertical) {
        const float w = placed.far - placed.near, half = static_cast<float>(rows - 1) / 2;
        const float middle = 0.5f - 0.1f * std::min(1.0f, half * 2);
        return placed.near +
            w *
            (middle +
             (static_cast<float>(row_index) - half) * std::min(0.58f, 0.84f / std::max(1.0f, half * 2)));
    }
    const float h = placed.near - placed.far, foot = std::min(31.0f, h * 0.34f);
    if (rows == 1) return placed.near - foot;
    const float pitch = (h - foot - std::min(40.0f, h * 0.36f)) / static_cast<float>(rows - 1);
    return placed.near - foot - pitch * static_cast<float>(row_index);
}

bool is_crowded(const MapLayout& layout, int lane, base::Day day) {
    const auto after = std::upper_bound(
        layout.crowded.begin(), layout.crowded.end(), std::pair(lane, day),
        [](const auto& wanted, const CrowdedDays& c) {
            return wanted.first != c.lane ? wanted.first < c.lane : wanted.second < c.from;
        });
    return after != layout.crowded.begin() && (after - 1)->lane == lane && day < (after - 1)->to;
}

const view::MovedMark* moved(const DragState* drag, std::int32_t mark) {
    if (!drag) return nullptr;
    const std::vector<view::MovedMark>& all = drag->moved;
    const auto it =
        std::lower_bound(all.begin(), all.end(), mark, [](const view::MovedMark& m, std::int32_t wanted) {
            return m.mark < wanted;
        });
    return it != all.end() && it->mark == mark ? &*it : nullptr;
}

TextStyle strong_small(const Canvas& c) {
    return {px::text_small, line_height::small, Weight::strong, c.theme->text.ink};
}
TextStyle small(const Canvas&, Colour colour) {
    return {px::text_small, line_height::small, Weight::regular, colour};
}

} // namespace map_parts

namespace {

using map_parts::Axes;
using view::MapMark;

constexpr float fold_gap = 13; // px between two marks of a row that cannot be told apart
constexpr float group_px = 28; // at least so wide
constexpr float crowd_px = 20; // a mark needs so much of its lane, or the lane is folded there
constexpr float overview_height = 66, header_height = 56;
constexpr int months_a_quarter = 3;
constexpr float least_window_px = 5;
constexpr float far_gap = 60; // px; neighbours further away do not matter

class Placer {
public:
    Placer(
        const view::MapView& view, const view::MapSource& source, Rect area, MapCamera camera,
        const Canvas& canvas, const MapOptions& options)
        : view_(view), source_(source), canvas_(canvas), options_(options) {
        out_.area = area;
        out_.vertical = options.vertical;
        out_.camera = camera;
        out_.camera.px_per_day = std::clamp(camera.px_per_day, map_px_per_day_min, map_px_per_day_max);
    }

    MapLayout run() {
        if (view_.lanes.empty()) return std::move(out_); // no plan
        frame();
        const Axes axes(out_, view_.today, canvas_.high_contrast);
        find_days(axes);
        place_today(axes);
        place_ticks(axes);
        place_veils();
        place_marks(axes);
        place_windows(axes);
        place_journeys();
        map_parts::place_lines(view_, canvas_, options_, out_);
        map_parts::place_labels(view_, source_, canvas_, options_, out_);
        if (!out_.vertical && options_.overview)
            map_parts::place_overview(view_, source_, canvas_, options_, out_);
        return std::move(out_);
    }

private:
    float scaled(float px) const { return px * canvas_.scale; }

    void frame() {
        const Rect a = out_.area;
        out_.lanes.resize(view_.lanes.size());
        if (out_.vertical) {
            out_.days = {a.x, a.y + options_.top_inset, a.w, a.h - options_.top_inset};
            out_.gutter = scaled(41);
            const float share = canvas_.scale > 1.3f ? 0.38f : 0.5f; // large text needs the room more
            const float width = std::min(172.0f, (a.w - out_.gutter) * share);
            const auto weight_of = [](const view::MapLane& lane) {
                return 1 + 0.5f * static_cast<float>(std::max(0, lane.rows - 2));
            };
            float weight = 0;
            for (const view::MapLane& lane : view_.lanes) weight += weight_of(lane);
            float x = a.x + out_.gutter;
            for (std::size_t i = out_.lanes.size();
                 i-- > 0;) { // home is the last lane and stands at the left
                const float lane = width * weight_of(view_.lanes[i]) / weight;
                out_.lanes[i] = {x, x + lane};
                x += lane;
            }
            out_.label_from = x + 9;
            out_.home = (out_.lanes.back().near + out_.lanes.back().far) / 2;
            return;
        }
        out_.gutter = map_gutter(view_, a, canvas_);
        const float header = scaled(header_height),
                    foot = options_.overview ? std::min(scaled(overview_height), a.h * 0.2f) : 0;
        out_.days = {
            a.x + out_.gutter, a.y + header, a.w - out_.gutter, std::max(20.0f, a.h - header - foot)};
        float weight = 0;
        const auto weight_of = [](const view::MapLane& lane) {
            return 96.0f + 34.0f * static_cast<float>(lane.rows - 1);
        };
        for (const view::MapLane& lane : view_.lanes) weight += weight_of(lane);
        float y = out_.days.y;
        for (std::size_t i = 0; i < out_.lanes.size(); ++i) {
            const float h = out_.days.h * weight_of(view_.lanes[i]) / weight;
            out_.lanes[i] = {y + h, y};
            y += h;
        }
        const PlacedLane& home = out_.lanes.back();
        out_.home = home.far + (home.near - home.far) * 0.34f;
    }

    void find_days(const Axes& axes) {
        const float margin = 60 / out_.camera.px_per_day;
        const auto day = [&](float along) {
            return out_.camera.from + static_cast<double>((along - axes.start()) / out_.camera.px_per_day);
        };
        first_ =
            base::Day(static_cast<std::int32_t>(std::floor(day(axes.start()) - static_cast<double>(margin))));
        last_ =
            base::Day(static_cast<std::int32_t>(std::ceil(day(axes.end()) + static_cast<double>(margin))));
    }

    void place_today(const Axes& axes) {
        out_.today = out_.middle(view_.today);
        out_.today_in_view = out_.today >= axes.first_shown() && out_.today <= axes.end();
        const TextStyle style{
            px::text_small, line_height::small, Weight::strong, canvas_.theme->state.on_today};
        if (out_.vertical) {
            out_.today_text = source_.texts.get("map.today.short");
            const float w = canvas_.width(out_.today_text, style) + scaled(8), h = scaled(28);
            out_.today_pill = {out_.area.x, out_.today - h / 2, w, h};
            return;
        }
        out_.today_text = source_.texts.format(
            "map.today", {{"date", view::day_and_month(view_.today, view_.today, source_.texts)}});
        const float w = canvas_.width(out_.today_text, style) + scaled(21), h = scaled(26),
                    right = out_.area.x + out_.area.w - 4;
        out_.today_pill = {
            std::clamp(out_.today - w / 2, std::min(axes.first_shown() - w / 2, right - w), right - w),
            out_.days.y - scaled(32), w, h};
    }

    // ---- months, weeks, days ----
    void add_tick(base::Day day, std::string text, bool month) {
        out_.ticks.push_back({day, out_.at(day.count), std::move(text), month});
    }

    void place_ticks(const Axes& axes) {
        const float ppd = out_.camera.px_per_day;
        const float room = out_.vertical // along the days
            ? canvas_.line_px(map_parts::strong_small(canvas_))
            : canvas_.width("september", map_parts::strong_small(canvas_)) + scaled(20);
        const int every = 30 * ppd > room ? 1 : 91 * ppd > room ? months_a_quarter : 12;
        base::YearMonthDay date = base::civil(first_);
        date.day = 1;
        const int year = base::civil(view_.today).year;
        std::size_t before_first = out_.ticks.size();
        for (base::Day day = base::day_of(date); day <= last_; day = base::add_months(day, 1)) {
            const base::YearMonthDay month = base::civil(day);
            if ((month.month - 1) % every != 0) continue;
            // A phone has room for one of them: in January it is the year.
            const bool only_year = every == 12 || (out_.vertical && month.month == 1 && month.year != year);
            std::string text =
                only_year ? std::to_string(month.year) : view::month_name(month.month, source_.texts);
            if (!only_year && month.year != year && (month.month == 1 || out_.ticks.empty()))
                text += " " + std::to_string(month.year);
            add_tick(day, std::move(text), true);
            if (out_.at(day.count) < axes.first_shown() + 6) before_first = out_.ticks.size();
        }
        if (!out_.vertical) hold_month(axes, before_first);
        const bool days = ppd >= 44, weeks = 7 * ppd >= scaled(out_.vertical ? 26 : 40);
        if (!days && !weeks) return;
        // Where the widest has room, the week's number stands by its Monday.
        const auto week = [&](int n) {
            return " · " + source_.texts.format("exact.week", {{"n", std::to_string(n)}});
        };
        const float widest = canvas_.width("30." + week(40), map_parts::small(canvas_, 0)) + scaled(14);
        const bool numbered = !out_.vertical && widest <= (days ? ppd : 7 * ppd);
        for (base::Day day = first_; day <= last_; day = day + 1)
            if (days || base::weekday(day) == base::Weekday::mon) {
                const int number = base::civil(day).day;
                if (out_.vertical && beside_month(day)) continue; // the month's name stands there
                const bool monday = base::weekday(day) == base::Weekday::mon;
                add_tick(
                    day, std::to_string(number) + "." + (numbered && monday ? week(view::week_of(day)) : ""),
                    false);
            }
    }

    bool beside_month(base::Day day) const {
        const auto reach = static_cast<std::int32_t>(std::ceil(scaled(21) / out_.camera.px_per_day)) - 1;
        const std::int32_t number = base::civil(day).day;
        return number <= 1 + reach || base::civil(day + reach).day < number;
    }

    // The month that has begun before the view keeps its name at the view's edge, while there is room.
    void hold_month(const Axes& axes, std::size_t before_first) {
        if (before_first == 0) return;
        PlacedTick held = out_.ticks[before_first - 1];
        out_.ticks.erase(out_.ticks.begin(), out_.ticks.begin() + static_cast<std::ptrdiff_t>(before_first));
        held.at = axes.first_shown() - 4;
        const float end = held.at + canvas_.width(held.text, map_parts::strong_small(canvas_)) + scaled(16);
        if (out_.ticks.empty() || end < out_.ticks.front().at)
            out_.ticks.insert(out_.ticks.begin(), std::move(held));
    }

    void place_veils() {
        if (out_.camera.px_per_day < 3) return;
        for (base::Day day = first_; day <= last_; day = day + 1) {
            const bool weekend = base::weekday(day) >= base::Weekday::sat,
                       holiday = !weekend && base::holiday(day);
            if (!weekend && !holiday) continue;
            const float from = out_.at(day.count), to = out_.at(day.count + 1);
            PlacedVeil* last = out_.veils.empty() ? nullptr : &out_.veils.back();
            if (last && last->holiday == holiday && from - last->to < 0.5f)
                last->to = to;
            else
                out_.veils.push_back({from, to, holiday});
        }
    }

    // ---- marks ----
    const MapMark& mark(std::int32_t index) const { return view_.marks[static_cast<std::size_t>(index)]; }

    struct Bin {
        base::Day begin, end; // end: the day after
    };

    // The week, month, quarter or year of a day: as fine as a number fits on.
    Bin bin_of(base::Day day) const {
        const float ppd = out_.camera.px_per_day, wanted = scaled(44);
        if (7 * ppd >= wanted) {
            const base::Day monday = day - static_cast<std::int32_t>(base::weekday(day));
            return {monday, monday + 7};
        }
        const int months = 28 * ppd >= wanted ? 1 : 90 * ppd >= wanted ? months_a_quarter : 12;
        const base::YearMonthDay date = base::civil(day);
        const base::Day begin = base::day_of({date.year, (date.month - 1) / months * months + 1, 1});
        return {begin, base::add_months(begin, months)};
    }

    void place_marks(const Axes& axes) {
        const auto before = [&](std::int32_t index, base::Day day) { return mark(index).day < day; };
        for (std::size_t lane = 0; lane < view_.lanes.size(); ++lane) {
            const auto begin = view_.by_lane.begin() + view_.lane_begin[lane],
                       end = view_.by_lane.begin() + view_.lane_begin[lane + 1];
            auto from = std::lower_bound(begin, end, first_ - view_.longest_stay, before);
            const auto last = std::lower_bound(from, end, last_ + 1, before);
            while (from != last) { // a calendar bin at a time
                const Bin bin = bin_of(mark(*from).day);
                auto to = std::lower_bound(from, last, bin.end, before);
                const std::int32_t i = static_cast<std::int32_t>(from - view_.by_lane.begin()),
                                   count = static_cast<std::int32_t>(to - from);
                const float room = static_cast<float>(bin.end - bin.begin) * out_.camera.px_per_day;
                // Its width holds so many beside each other, and the other rows one more each.
                const float fit =
                    std::max(2.0f, room / crowd_px) + static_cast<float>(view_.lanes[lane].rows - 1);
                if (static_cast<float>(count) > fit) {
                    // The whole bin of the lane, also where it began before the view: the count is of all of
                    // it.
                    const auto all = std::lower_bound(begin, from, bin.begin, before);
                    to = std::lower_bound(to, end, bin.end, before);
                    place_group(
                        axes, static_cast<std::int32_t>(all - view_.by_lane.begin()),
                        static_cast<std::int32_t>(to - view_.by_lane.begin()), true);
                    out_.crowded.push_back({static_cast<std::int16_t>(lane), bin.begin, bin.end});
                    to = std::min(to, last);
                } else {
                    place_few(axes, lane, i, i + count);
                }
                from = to;
            }
        }
        place_moved(axes);
        std::sort(out_.marks.begin(), out_.marks.end(), [](const PlacedMark& a, const PlacedMark& b) {
            return a.mark < b.mark;
        });
    }

    // What would follow a step in the hand: on its new day, with a trace of the old one.
    void place_moved(const Axes& axes) {
        if (!options_.drag) return;
        for (const view::MovedMark& move : options_.drag->moved) {
            const MapMark& it = mark(move.mark);
            if (move.mark == options_.drag->mark || map_parts::is_crowded(out_, it.lane, it.day)) continue;
            for (const base::Day day : {it.day, move.day}) {
                if (day < first_ || day > last_) continue;
                PlacedMark placed = shaped(axes, move.mark, day, far_gap, 0);
                if (axes.along({placed.x, placed.y}) < axes.first_shown()) continue;
                (day == move.day ? out_.marks : out_.left).push_back(placed);
            }
        }
    }

    // Not a crowd: but neighbours of one row that cannot be told apart become a group.
    void place_few(const Axes& axes, std::size_t lane, std::int32_t first, std::int32_t last) {
        const float fold_days = fold_gap / out_.camera.px_per_day;
        for (std::int32_t i = first; i < last;) {
            std::int32_t next = i + 1;
            while (next < last && static_cast<float>(at(next).day - at(next - 1).day) < fold_days) ++next;
            // Where a lane has one row, a group is wider than a day: its neighbours join it.
            if (view_.lanes[lane].rows == 1 && share_a_row(i, next) && out_.camera.px_per_day < group_px)
                while (next < last &&
                       static_cast<float>(at(next).day - at(next - 1).day) * out_.camera.px_per_day <
                           group_px)
                    ++next;
            if (at(i).day == at(next - 1).day) { // of one day: those that found no row of their own
                for (std::int32_t k = i; k < next;) {
                    std::int32_t same = k + 1;
                    while (same < next && at(same).row == at(k).row) ++same;
                    place_same(axes, k, same, lane);
                    k = same;
                }
            } else if (share_a_row(i, next)) {
                place_group(axes, i, next, false);
            } else {
                for (std::int32_t k = i; k < next; ++k) place_mark(axes, k, lane);
            }
            i = next;
        }
    }

    // Marks of one day and row: beside each other where a day is wide enough, else a group.
    void place_same(const Axes& axes, std::int32_t first, std::int32_t end, std::size_t lane) {
        constexpr float least_px = 21;
        const auto count = static_cast<float>(end - first);
        const float each = out_.camera.px_per_day / count;
        if (count > 1 && each < least_px) return place_group(axes, first, end, false);
        for (std::int32_t i = first; i < end; ++i)
            place_mark(
                axes, i, lane, count > 1 ? (static_cast<float>(i - first) - (count - 1) / 2) * each : 0,
                count > 1 ? each : 1e6f);
    }

    bool share_a_row(std::int32_t first, std::int32_t last) const {
        unsigned seen = 0;
        for (std::int32_t i = first; i < last; ++i) {
            const unsigned row = 1u << at(i).row;
            if (seen & row) return true;
            seen |= row;
        }
        return false;
    }

    const MapMark& at(std::int32_t by_lane) const {
        return mark(view_.by_lane[static_cast<std::size_t>(by_lane)]);
    }

    // px to the nearest mark of the same row, as far as it matters.
    float gap_around(std::int32_t i, std::size_t lane) const {
        const float ppd = out_.camera.px_per_day;
        const MapMark& it = at(i);
        float gap = far_gap;
        for (std::int32_t k = i - 1; k >= view_.lane_begin[lane]; --k) {
            const float away = static_cast<float>(it.day - at(k).end) * ppd;
            if (static_cast<float>(it.day - at(k).day) * ppd > far_gap) break;
            if (at(k).row == it.row) gap = std::min(gap, away);
        }
        for (std::int32_t k = i + 1; k < view_.lane_begin[lane + 1]; ++k) {
            const float away = static_cast<float>(at(k).day - it.end) * ppd;
            if (away > far_gap) break;
            if (at(k).row == it.row) gap = std::min(gap, away);
        }
        return gap;
    }

    // Half the distance of two rows of a lane: how large a mark may be.
    float row_room(const Axes& axes, int lane) const {
        if (view_.lanes[static_cast<std::size_t>(lane)].rows < 2) return 1e6f;
        return std::abs(axes.row(view_, lane, 1) - axes.row(view_, lane, 0)) / 2;
    }

    // `beside`: px from the middle of the day; `most`: px that it may take there.
    void place_mark(const Axes& axes, std::int32_t i, std::size_t lane, float beside = 0, float most = 1e6f) {
        const std::int32_t index = view_.by_lane[static_cast<std::size_t>(i)];
        if (map_parts::moved(options_.drag, index)) return; // has a place of its own
        const float gap = most < 1e6f ? most : gap_around(i, lane);
        const PlacedMark placed = shaped(axes, index, at(i).day, gap, beside);
        const float along = axes.along({placed.x, placed.y}), half = reach_along(placed);
        const float reach =
            placed.stay.w > 0 ? half - 8 : 0; // a mark that is half behind the lanes' names is gone
        if (along + reach >= axes.first_shown() && along - half <= axes.end()) out_.marks.push_back(placed);
    }

    float reach_along(const PlacedMark& placed) const {
        return placed.stay.w > 0 ? (out_.vertical ? placed.stay.h : placed.stay.w) / 2 : placed.r;
    }

    // The mark as it is on that day. `gap`: px to its nearest neighbour.
    PlacedMark shaped(const Axes& axes, std::int32_t index, base::Day day, float gap, float beside) const {
        const MapMark& it = mark(index);
        const float ppd = out_.camera.px_per_day;
        float full = it.home || it.repeats ? 11 : out_.vertical ? 14 : 15;
        full *= std::clamp(canvas_.scale, 1.0f, out_.vertical ? 1.2f : 1.4f);
        full = std::min(full, std::max(7.0f, row_room(axes, it.lane) - 1));
        PlacedMark placed;
        placed.mark = index;
        placed.r = std::clamp(gap / 2 - 1.5f, 5.0f, full);
        const float along = (out_.at(day.count) + out_.at((day + (it.end - it.day)).count + 1)) / 2 + beside;
        const float across = it.home ? axes.home(along, it.at.course) : axes.row(view_, it.lane, it.row);
        const ImVec2 p = axes.point(along, across);
        placed.x = p.x;
        placed.y = p.y;
        float half = placed.r;
        if (it.end != it.day) {
            half = std::max(placed.r, static_cast<float>(it.end - it.day + 1) * ppd / 2);
            placed.stay = out_.vertical ? Rect{p.x - placed.r, p.y - half, 2 * placed.r, 2 * half}
                                        : Rect{p.x - half, p.y - placed.r, 2 * half, 2 * placed.r};
        }
        const float room = std::clamp(gap, size::bar_hit, size::mark_hit);
        const float hit_along = std::max(room, 2 * half), hit_across = out_.vertical ? 32.0f : size::mark_hit;
        placed.hit = out_.vertical ? Rect{p.x - hit_across / 2, p.y - hit_along / 2, hit_across, hit_along}
                                   : Rect{p.x - hit_along / 2, p.y - hit_across / 2, hit_along, hit_across};
        return placed;
    }

    // `crowd`: of all rows of the lane, in its middle.
    void place_group(const Axes& axes, std::int32_t first, std::int32_t end, bool crowd) {
        const MapMark& a = at(first);
        const MapMark& b = at(end - 1);
        PlacedGroup group;
        group.first = first;
        group.count = end - first;
        group.lane = a.lane;
        group.from = a.day;
        group.to = b.day;
        group.crowd = crowd;
        group.late = view_.late_before[static_cast<std::size_t>(end)] >
            view_.late_before[static_cast<std::size_t>(first)];
        group.text = std::to_string(group.count);
        count_journeys(group);
        group.series = a.repeats;
        for (std::int32_t i = first; i < end && group.series; ++i)
            group.series = at(i).at.course == a.at.course && at(i).at.step == a.at.step;
        const float from = out_.at(a.day.count), to = out_.at(b.day.count + 1);
        const float text = canvas_.width(group.text, map_parts::strong_small(canvas_)) + scaled(12);
        const float long_side = std::max(to - from, out_.vertical ? scaled(26) : std::max(text, scaled(28)));
        const float short_side = out_.vertical ? std::max(text, scaled(26)) : scaled(26);
        const float along = (from + to) / 2;
        const int top_row = crowd ? view_.lanes[static_cast<std::size_t>(a.lane)].rows - 1 : a.row;
        const float across = a.home
            ? axes.home(along, a.at.course)
            : (axes.row(view_, a.lane, crowd ? 0 : a.row) + axes.row(view_, a.lane, top_row)) / 2;
        const ImVec2 p = axes.point(along, across);
        const float w = out_.vertical ? short_side : long_side, h = out_.vertical ? long_side : short_side;
        group.box = {p.x - w / 2, p.y - h / 2, w, h};
        if (along + long_side / 2 < axes.first_shown() || along - long_side / 2 > axes.end()) return;
        const float hit_w = std::max(w, out_.vertical ? 32.0f : size::bar_hit),
                    hit_h = std::max(h, out_.vertical ? size::bar_hit : size::mark_hit);
        group.hit = {p.x - hit_w / 2, p.y - hit_h / 2, hit_w, hit_h};
        out_.groups.push_back(std::move(group));
    }

    void count_journeys(PlacedGroup& group) const {
        const auto end = static_cast<std::size_t>(group.first + group.count);
        group.journeys =
            view_.journeys_before[end] - view_.journeys_before[static_cast<std::size_t>(group.first)];
        group.one_journey = group.journeys <= 1 && at(group.first).journey >= 0;
        for (std::int32_t i = group.first; i < group.first + group.count && group.one_journey; ++i)
            group.one_journey = at(i).journey == at(group.first).journey;
    }

    void place_windows(const Axes& axes) {
        const auto begin = std::lower_bound(
            view_.windows.begin(), view_.windows.end(), first_ - view_.longest_window,
            [](const view::MapWindow& w, base::Day day) { return w.from < day; });
        for (auto it = begin; it != view_.windows.end() && it->from <= last_; ++it) {
            if (map_parts::is_crowded(out_, it->lane, mark(it->mark).day)) continue;
            const float most = out_.vertical
                ? 16
                : std::min(size::window_height, (out_.lanes.front().near - out_.lanes.front().far) * 0.4f);
            const float thick = std::min(most, std::max(10.0f, row_room(axes, it->lane) * 2 - 3));
            // An overdue bar begins when the passed day has ended and leads to the middle of today.
            const float from = out_.at(it->from.count + (it->overdue ? 0.8 : 0)),
                        to = it->overdue ? out_.today : out_.at(it->to.count + 1);
            if (to < axes.first_shown() - 30 || from > axes.end() + 30 || to - from < least_window_px)
                continue;
            const float across = axes.row(view_, it->lane, it->row),
                        half = (it->overdue && !out_.vertical ? thick - 4 : thick) / 2;
            // Far outside, corners need not be exact; keeps the numbers small.
            const float a = std::max(from, axes.start() - 200), b = std::min(to, axes.end() + 200);
            const Rect box = out_.vertical ? Rect{across - half, a, 2 * half, b - a}
                                           : Rect{a, across - half, b - a, 2 * half};
            out_.windows.push_back({static_cast<std::int32_t>(it - view_.windows.begin()), box});
        }
    }

    base::Day stands_on(std::int32_t index) const {
        const view::MovedMark* move = map_parts::moved(options_.drag, index);
        return move ? move->day : mark(index).day;
    }

    // Around the marks of one place and day, where there is more than one.
    void place_journeys() {
        for (std::size_t i = 0; i < out_.marks.size(); ++i) {
            const std::int32_t journey = mark(out_.marks[i].mark).journey;
            if (journey < 0) continue;
            const view::MapJourney& it = view_.journeys[static_cast<std::size_t>(journey)];
            if (it.marks.size() < 2 || it.marks.front() != out_.marks[i].mark) continue;
            Rect box{1e6f, 1e6f, 0, 0};
            float right = -1e6f, bottom = -1e6f;
            std::size_t found = 0;
            for (std::size_t k = i;
                 k < out_.marks.size() && mark(out_.marks[k].mark).day == mark(out_.marks[i].mark).day; ++k) {
                const PlacedMark& m = out_.marks[k];
                if (mark(m.mark).journey != journey || (options_.drag && options_.drag->mark == m.mark) ||
                    stands_on(m.mark) != stands_on(out_.marks[i].mark))
                    continue;
                const float pad = m.r * 0.55f, w = m.stay.w > 0 ? m.stay.w / 2 : m.r,
                            h = m.stay.w > 0 ? m.stay.h / 2 : m.r;
                box.x = std::min(box.x, m.x - w - pad);
                box.y = std::min(box.y, m.y - h - pad);
                right = std::max(right, m.x + w + pad);
                bottom = std::max(bottom, m.y + h + pad);
                ++found;
            }
            if (found > 1 && out_.marks[i].r >= 8)
                out_.journeys.push_back({{box.x, box.y, right - box.x, bottom - box.y}, it.possible});
        }
    }

    const view::MapView& view_;
    const view::MapSource& source_;
    const Canvas& canvas_;
    const MapOptions& options_;
    MapLayout out_;
    base::Day first_, last_; // in view, with some margin
};

} // namespace

MapLayout layout_map(
    const view::MapView& view, const view::MapSource& source, Rect area, MapCamera camera,
    const Canvas& canvas, const MapOptions& options) {
    return Placer(view, source, area, camera, canvas, options).run();
}

// No word of a lane's name is broken.
float map_gutter(const view::MapView& view, Rect area, const Canvas& canvas) {
    const TextStyle title{px::text_lead, 1.2f, Weight::strong, 0};
    float widest = 0;
    for (const view::MapLane& lane : view.lanes)
        for (std::size_t from = 0; from < lane.title.size();) {
            const std::size_t end = std::min(lane.title.find(' ', from), lane.title.size());
            widest =
                std::max(widest, canvas.width(std::string_view(lane.title).substr(from, end - from), title));
            from = end + 1;
        }
    return std::min(std::max(152 * canvas.scale, widest + 40), area.w * 0.34f);
}

MapCamera camera_for(base::Day from, base::Day to, Rect area, float gutter, bool vertical) {
    constexpr float air_days = 3, pleasant = 15;
    const float room = vertical ? area.h : area.w - gutter;
    const float days = static_cast<float>(to - from) + 1 + 2 * air_days;
    MapCamera camera;
    camera.px_per_day = std::clamp(room / days, map_px_per_day_min, vertical ? 16 : pleasant);
    camera.from = from.count - static_cast<double>(air_days) -
        static_cast<double>((vertical ? 0 : area.w - room) / camera.px_per_day);
    return camera;
}

MapCamera zoomed(const MapLayout& layout, float factor, float x, float y) {
    MapCamera camera = layout.camera;
    const double day = layout.day_at(x, y), before = static_cast<double>(camera.px_per_day);
    camera.px_per_day = std::clamp(camera.px_per_day * factor, map_px_per_day_min, map_px_per_day_max);
    camera.from = day - (day - camera.from) * before / static_cast<double>(camera.px_per_day);
    return camera;
}

MapCamera panned(const MapLayout& layout, float dx, float dy) {
    MapCamera camera = layout.camera;
    camera.from -= static_cast<double>((layout.vertical ? dy : dx) / camera.px_per_day);
    return camera;
}

const Terrain& terrain_of(const Theme& theme, pathway::Level level) {
    switch (level) {
    case pathway::Level::specialist:
    case pathway::Level::state:
    case pathway::Level::private_:
        return theme.terrain.fjell;
    case pathway::Level::municipal:
    case pathway::Level::voluntary:
        return theme.terrain.lav;
    case pathway::Level::gp:
        return theme.terrain.lyng;
    case pathway::Level::home:
        return theme.terrain.sand;
    }
    return theme.terrain.sand;
}

Icon icon_of(pathway::Level level) {
    switch (level) {
    case pathway::Level::specialist:
    case pathway::Level::private_:
        return Icon::hospital;
    case pathway::Level::municipal:
    case pathway::Level::state:
        return Icon::town;
    case pathway::Level::voluntary:
        return Icon::people;
    case pathway::Level::gp:
        return Icon::doctor;
    case pathway::Level::home:
        return Icon::home;
    }
    return Icon::home;
}

} // namespace stf::ui
