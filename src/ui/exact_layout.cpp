// Where everything of the exact timeline stands.
#include <algorithm>
#include <cmath>

#include "ui/exact_parts.h"
#include "ui/map_parts.h"
#include "view/dates.h"

namespace stf::ui {
namespace exact_parts {

float row_pitch(const Canvas& c, bool labels) {
    return (labels ? 60 : 32) * c.scale;
}
TextStyle label_style(const Canvas& c, bool strong) {
    return {px::text_small, 1.25f, strong ? Weight::strong : Weight::regular, c.theme->text.ink};
}
TextStyle muted_style(const Canvas& c) {
    return {px::text_small, 1.25f, Weight::regular, c.theme->text.muted};
}

} // namespace exact_parts

namespace {

using namespace exact_parts;
using view::ExactItem;
using view::MapMark;

constexpr int most_rows_with_labels = 9, most_rows = 14;
constexpr float mark_r = 10, beside_label = 16;

// How far a thing reaches to either side of its days, in px from the start of day 0.
struct Extent {
    double from, to;
};

class Packer {
public:
    Packer(
        const view::MapView& map, const view::ExactView& exact, const view::MapSource& source,
        const Canvas& c, ExactRows& out)
        : map_(map), exact_(exact), source_(source), c_(c), out_(out) {}

    void run() {
        out_.lanes.assign(map_.lanes.size(), {});
        out_.by_row.clear();
        out_.folded.assign(map_.lanes.size(), {});
        for (std::size_t lane = 0; lane < map_.lanes.size(); ++lane) {
            ExactRows::Lane& it = out_.lanes[lane];
            it.first = static_cast<std::int32_t>(out_.by_row.size());
            const std::int32_t begin = exact_.lane_begin[lane], end = exact_.lane_begin[lane + 1];
            // Measuring many thousand words for rows that will not hold them is time lost.
            const bool hopeless = end - begin > 4000;
            if (hopeless || !fit(begin, end, true, most_rows_with_labels, it, nullptr)) {
                it.labels = false;
                out_.by_row.resize(static_cast<std::size_t>(it.first));
                fit(begin, end, false, most_rows, it, &out_.folded[lane]);
                it.folded = !out_.folded[lane].empty();
            }
        }
    }

private:
    double px(double days) const { return days * static_cast<double>(out_.px_per_day); }

    Extent extent(const ExactItem& item, bool labels) const {
        const double r = static_cast<double>(mark_r * c_.scale);
        Extent it{px(item.begin.count), px(item.end.count + 1)};
        const bool bar = item.from && item.to;
        if (!bar) {
            it.from = std::min(it.from, px(item.begin.count + 0.5) - r);
            it.to = std::max(it.to, px(item.end.count + 0.5) + r);
        }
        if (item.late) it.to = std::max(it.to, px(map_.today.count + 0.5) + r * 1.4);
        if (!labels) return {it.from, it.to + 4};
        const view::ExactLabel label = view::exact_label(source_, map_, exact_, item);
        double w = static_cast<double>(c_.width(label.title, label_style(c_, true)));
        if (!label.sub.empty())
            w += static_cast<double>(c_.width(label.sub, muted_style(c_)) + 10 * c_.scale);
        if (item.late)
            it.to += static_cast<double>(c_.width(late_note(source_), label_style(c_, true)) + 14 * c_.scale);
        const double beside =
            item.from ? 0 : r + 6; // what is joined to a journey says its name beside the line
        return {
            it.from, std::max(it.to, it.from + beside + w) + static_cast<double>(beside_label * c_.scale)};
    }

    // First row that is free; false when there are not rows enough. With `rest`, what finds none goes there.
    bool fit(
        std::int32_t begin, std::int32_t end, bool labels, int most, ExactRows::Lane& lane,
        std::vector<std::int32_t>* rest) {
        std::vector<double> busy;
        for (std::int32_t i = begin; i < end; ++i) {
            const Extent it = extent(exact_.items[static_cast<std::size_t>(i)], labels);
            std::size_t row = 0;
            while (row < busy.size() && busy[row] > it.from) ++row;
            if (row == busy.size()) {
                if (static_cast<int>(row) == most) {
                    if (!rest) return false;
                    rest->push_back(i);
                    continue;
                }
                busy.push_back(0);
                out_.by_row.emplace_back();
            }
            busy[row] = it.to;
            out_.by_row[static_cast<std::size_t>(lane.first) + row].push_back(i);
        }
        lane.rows = static_cast<std::int32_t>(busy.size());
        return true;
    }

    const view::MapView& map_;
    const view::ExactView& exact_;
    const view::MapSource& source_;
    const Canvas& c_;
    ExactRows& out_;
};

class ExactPlacer {
public:
    ExactPlacer(
        const view::MapView& map, const view::ExactView& exact, const view::MapSource& source,
        const ExactRows& rows, const Canvas& c, bool narrow, const ExactOptions& options)
        : map_(map),
          exact_(exact),
          source_(source),
          rows_(rows),
          c_(c),
          options_(options),
          metrics_(c, narrow) {}

    ExactLayout run(Rect area, MapCamera camera, const std::vector<view::ExactLink>& links) {
        frame(area, camera);
        place_days();
        place_lanes();
        place_stops();
        place_links(links);
        return std::move(out_);
    }

private:
    float s(float px) const { return px * c_.scale; }
    const MapMark& mark(std::int32_t index) const { return map_.marks[static_cast<std::size_t>(index)]; }
    float left() const { return out_.axis.area.x + out_.axis.gutter; }
    float right() const { return out_.axis.area.x + out_.axis.area.w; }

    void frame(Rect area, MapCamera camera) {
        MapLayout& axis = out_.axis;
        axis.area = area;
        axis.camera = camera;
        axis.camera.px_per_day = std::clamp(camera.px_per_day, map_px_per_day_min, map_px_per_day_max);
        axis.gutter = metrics_.gutter;
        out_.header = metrics_.header;
        axis.days = {area.x + axis.gutter, area.y + out_.header, area.w - axis.gutter, area.h - out_.header};
        axis.today = axis.middle(map_.today);
        axis.today_in_view = axis.today >= left() && axis.today <= right();
        axis.today_text = source_.texts.format(
            "map.today", {{"date", view::day_and_month(map_.today, map_.today, source_.texts)}});
        first_ = base::Day(static_cast<std::int32_t>(std::floor(axis.day_at(left(), 0))) - 1);
        last_ = base::Day(static_cast<std::int32_t>(std::ceil(axis.day_at(right(), 0))) + 1);
    }

    // ---- days ----
    void place_days() {
        const float ppd = out_.axis.camera.px_per_day;
        const bool weeks = 7 * ppd >= s(64);
        if (weeks) {
            for (base::Day day = first_ - static_cast<std::int32_t>(base::weekday(first_)); day <= last_;
                 day = day + 7)
                out_.weeks.push_back({day, out_.axis.at(day.count), week_text(day), false});
        } else {
            place_months(ppd);
        }
        if (ppd >= 3)
            for (base::Day day = first_; day <= last_; day = day + 1) place_veil(day);
        place_stages();
    }

    std::string week_text(base::Day monday) const {
        return source_.texts.format("exact.week", {{"n", std::to_string(view::week_of(monday))}});
    }

    void place_months(float ppd) {
        const int every = 30 * ppd >= s(96) ? 1 : 91 * ppd >= s(96) ? 3 : 12;
        base::YearMonthDay date = base::civil(first_);
        date.day = 1;
        for (base::Day day = base::day_of(date); day <= last_; day = base::add_months(day, 1)) {
            const base::YearMonthDay month = base::civil(day);
            if ((month.month - 1) % every == 0)
                out_.weeks.push_back({day, out_.axis.at(day.count), std::to_string(month.year), true});
        }
    }

    void place_veil(base::Day day) {
        const bool weekend = base::weekday(day) >= base::Weekday::sat;
        const auto holiday = base::holiday(day);
        const float from = out_.axis.at(day.count), to = out_.axis.at(day.count + 1);
        if (holiday && out_.axis.camera.px_per_day >= 5)
            out_.holidays.push_back({day, from, view::holiday_name(*holiday, source_.texts), false});
        const bool dark = holiday && !weekend;
        if (!weekend && !holiday) return;
        PlacedVeil* last = out_.axis.veils.empty() ? nullptr : &out_.axis.veils.back();
        if (last && last->holiday == dark && from - last->to < 0.5f)
            last->to = to;
        else
            out_.axis.veils.push_back({from, to, dark});
    }

    void place_stages() {
        float busy = -1e6f;
        for (const view::ExactStage& stage : exact_.stages) {
            const float from = std::max(out_.axis.at(stage.from.count), left()),
                        to = out_.axis.at(stage.to.count + 1);
            const float w = c_.width(stage.title, muted_style(c_));
            if (to < left() + w || from > right() - w || from < busy) continue;
            out_.stages.push_back({{stage.from, from, stage.title, false}, std::min(to, right())});
            busy = from + w + s(20);
        }
    }

    // ---- lanes and what is in them ----
    void place_lanes() {
        float y = out_.axis.area.y + metrics_.top(!exact_.stages.empty());
        out_.rows_top = y;
        for (std::size_t i = map_.lanes.size(); i-- > 0;) { // home first
            const ExactRows::Lane& rows = rows_.lanes[i];
            ExactLane lane{static_cast<std::int32_t>(i), y, y + metrics_.lane(c_, rows)};
            out_.lanes.push_back(lane);
            place_rows(lane, rows);
            y = lane.bottom + metrics_.between;
        }
        out_.journeys_top = y;
        out_.height = y + metrics_.journeys - out_.axis.area.y;
    }

    void place_rows(const ExactLane& lane, const ExactRows::Lane& rows) {
        const float pitch = row_pitch(c_, rows.labels);
        float y = lane.top + metrics_.pad + metrics_.name;
        for (std::int32_t row = 0; row < rows.rows; ++row, y += pitch) {
            if (y + pitch < options_.shown.y - 60 || y > options_.shown.y + options_.shown.h + 60) continue;
            const std::vector<std::int32_t>& all = rows_.by_row[static_cast<std::size_t>(rows.first + row)];
            // Things of a row do not overlap, so their first and last days are in one order; words may reach
            // further.
            const auto begin =
                std::lower_bound(all.begin(), all.end(), first_, [&](std::int32_t i, base::Day day) {
                    return exact_.items[static_cast<std::size_t>(i)].end < day;
                });
            auto it = begin;
            for (int back = 0; back < 3 && it != all.begin(); ++back) --it; // whose words may reach into view
            for (; it != all.end() && exact_.items[static_cast<std::size_t>(*it)].begin <= last_; ++it)
                place_item(*it, y, rows.labels);
        }
        if (rows.folded) place_folds(lane, y);
    }

    void place_item(std::int32_t index, float y, bool labels) {
        const ExactItem& item = exact_.items[static_cast<std::size_t>(index)];
        PlacedItem placed;
        placed.item = index;
        const float bar_h = s(labels ? 24 : 18), bar_y = y + s(labels ? 26 : 7);
        placed.mark_y = bar_y + bar_h / 2;
        if (item.from) {
            const float from = out_.axis.at(item.from->count);
            placed.open = !item.to;
            const base::Day last = item.to ? *item.to : std::max(item.end, *item.from + 7);
            placed.bar = {from, bar_y, out_.axis.at(last.count + 1) - from, bar_h};
        }
        place_marks(placed, item);
        float from = out_.axis.at(item.begin.count), to = out_.axis.at(item.end.count + 1);
        if (placed.bar.w <= 0) {
            from = std::min(from, out_.axis.middle(item.begin) - s(mark_r));
            to = std::max(to, out_.axis.middle(item.end) + s(mark_r));
        }
        placed.box = {from, y, to - from, row_pitch(c_, labels)};
        if (item.late) { // the mark waits at today, its words beside it where there are words
            float reach = out_.axis.today + s(mark_r * 1.4f);
            if (labels) {
                placed.note = late_note(source_);
                placed.note_x = reach + s(8);
                reach = placed.note_x + c_.width(placed.note, label_style(c_, true));
            }
            placed.box.w = std::max(placed.box.w, reach - from);
        }
        const bool asked = is_asked(item);
        if (labels || asked) place_label(placed, item, from, to, y, labels);
        if (placed.box.x + placed.box.w < left() || placed.box.x > right()) {
            out_.marks.resize(static_cast<std::size_t>(placed.first));
            return;
        }
        out_.items.push_back(std::move(placed));
    }

    bool joined(const ExactItem& item) const {
        const std::int32_t journey = mark(exact_.order[static_cast<std::size_t>(item.first)]).journey;
        return journey >= 0 && map_.journeys[static_cast<std::size_t>(journey)].marks.size() > 1;
    }

    bool is_asked(const ExactItem& item) const {
        for (std::int32_t i = 0; i < item.count && i < 200; ++i) {
            const std::int32_t index = exact_.order[static_cast<std::size_t>(item.first + i)];
            if (index == options_.selected || index == options_.hovered ||
                (options_.drag && options_.drag->mark == index))
                return true;
        }
        return false;
    }

    void place_label(PlacedItem& placed, const ExactItem& item, float from, float to, float y, bool labels) {
        const view::ExactLabel label = view::exact_label(source_, map_, exact_, item);
        placed.title = label.title;
        placed.sub = label.sub;
        const float title_w = c_.width(label.title, label_style(c_, true)),
                    w = title_w + (label.sub.empty() ? 0 : s(10) + c_.width(label.sub, muted_style(c_)));
        if (placed.bar.w <= 0 && joined(item))
            from += s(mark_r + 6); // beside the line that joins its journey
        placed.label_x = std::clamp(left() + s(8), from, std::max(from, to - w));
        const float shown = std::min(placed.label_x + w, right()) - std::max(placed.label_x, left());
        if (shown < w * 0.6f && placed.label_x < left()) { // a few letters say nothing
            placed.title.clear();
            placed.sub.clear();
            return;
        }
        placed.label_y = labels ? y + s(3) : y - s(16);
        if (labels) placed.box.w = std::max(placed.box.w, placed.label_x + w - from);
    }

    void place_marks(PlacedItem& placed, const ExactItem& item) {
        placed.first = static_cast<std::int32_t>(out_.marks.size());
        const auto begin = exact_.order.begin() + item.first, end = begin + item.count;
        auto it = begin;
        if (item.count > 2) {
            it = std::lower_bound(
                begin, end, first_, [&](std::int32_t i, base::Day day) { return mark(i).day < day; });
            const float apart = static_cast<float>(item.end - item.begin) * out_.axis.camera.px_per_day /
                static_cast<float>(item.count - 1);
            placed.small = apart < s(24);
        }
        float last_x = -1e6f;
        for (; it != end && mark(*it).day <= last_; ++it) {
            const float x = out_.axis.middle(mark(*it).day);
            if (placed.small && x - last_x < 5) continue;
            last_x = x;
            place_mark(placed, *it);
        }
        placed.count = static_cast<std::int32_t>(out_.marks.size()) - placed.first;
    }

    void place_mark(const PlacedItem& placed, std::int32_t index) {
        const view::MovedMark* move = map_parts::moved(options_.drag, index);
        if (move) out_.left.push_back(shaped(placed, index, mark(index).day));
        out_.marks.push_back(shaped(placed, index, move ? move->day : mark(index).day));
    }

    PlacedMark shaped(const PlacedItem& placed, std::int32_t index, base::Day day) const {
        const MapMark& it = mark(index);
        PlacedMark out;
        out.mark = index;
        out.r = placed.small ? s(3.5f) : placed.bar.w > 0 && placed.bar.h < s(20) ? s(8) : s(mark_r);
        out.x = out_.axis.middle(day);
        out.y = placed.mark_y;
        if (it.end != it.day) {
            const float from = out_.axis.at(day.count),
                        to = out_.axis.at((day + (it.end - it.day)).count + 1);
            out.stay = {from, out.y - s(10), std::max(s(20), to - from), s(20)};
            out.x = (from + to) / 2;
        }
        const float half = std::max(s(12), out.stay.w / 2);
        out.hit = {out.x - half, out.y - s(22), 2 * half, s(44)};
        return out;
    }

    // ---- what found no row: counted by month ----
    void place_folds(const ExactLane& lane, float y) {
        const std::vector<std::int32_t>& rest = rows_.folded[static_cast<std::size_t>(lane.lane)];
        const auto day_of = [&](std::int32_t i) { return exact_.items[static_cast<std::size_t>(i)].begin; };
        auto it = std::lower_bound(rest.begin(), rest.end(), first_ - 31, [&](std::int32_t i, base::Day day) {
            return day_of(i) < day;
        });
        const int months = 30 * out_.axis.camera.px_per_day >= s(60) ? 1
            : 91 * out_.axis.camera.px_per_day >= s(60)              ? 3
                                                                     : 12;
        while (it != rest.end() && day_of(*it) <= last_) {
            const base::YearMonthDay date = base::civil(day_of(*it));
            const base::Day begin = base::day_of({date.year, (date.month - 1) / months * months + 1, 1}),
                            after = base::add_months(begin, months);
            it = std::lower_bound(
                rest.begin(), it, begin, [&](std::int32_t i, base::Day day) { return day_of(i) < day; });
            const auto end = std::lower_bound(
                it, rest.end(), after, [&](std::int32_t i, base::Day day) { return day_of(i) < day; });
            ExactFold fold;
            fold.lane = lane.lane;
            fold.count = static_cast<std::int32_t>(end - it);
            fold.from = begin;
            fold.to = after - 1;
            fold.text = source_.texts.format("exact.more", {{"n", std::to_string(fold.count)}});
            const float from = std::max(out_.axis.at(begin.count), left()) + 3,
                        to = out_.axis.at(after.count) - 3;
            const float w = c_.width(fold.text, label_style(c_, true)) + s(16);
            if (to - from < w) fold.text = std::to_string(fold.count);
            fold.box = {from, y + s(4), to - from, s(26)};
            if (to - from >= s(24)) out_.folds.push_back(std::move(fold));
            it = end;
        }
    }

    // ---- journeys ----
    void place_stops() {
        const auto before = [](const view::MapJourney& j, base::Day day) { return j.from < day; };
        auto it = std::lower_bound(map_.journeys.begin(), map_.journeys.end(), first_, before);
        float last = -1e6f;
        for (; it != map_.journeys.end() && it->from <= last_; ++it) {
            if (it->possible) continue;
            const view::MovedMark* move = moved_journey(*it);
            const bool carried =
                options_.drag && it->marks.size() == 1 && it->marks[0] == options_.drag->mark;
            const float x = out_.axis.middle(carried ? options_.drag->day : move ? move->day : it->from);
            if (x < left() || x > right() || x - last < 4) continue;
            last = x;
            ExactStop stop;
            stop.x = x;
            stop.journey = static_cast<std::int32_t>(it - map_.journeys.begin());
            stop.visits = static_cast<std::int32_t>(it->marks.size());
            if (options_.drag && it->marks.size() > 1)
                for (const std::int32_t index : it->marks)
                    stop.visits -= index == options_.drag->mark && options_.drag->day != it->from;
            stop.clash = carried && options_.drag->clash;
            out_.stops.push_back(std::move(stop));
        }
        if (options_.drag && options_.drag->new_journey && options_.drag->mark >= 0 &&
            shared(options_.drag->mark))
            out_.stops.push_back(
                {out_.axis.middle(options_.drag->day),
                 mark(options_.drag->mark).journey,
                 1,
                 {},
                 {},
                 0,
                 true});
        std::sort(out_.stops.begin(), out_.stops.end(), [](const ExactStop& a, const ExactStop& b) {
            return a.x < b.x;
        });
        for (std::size_t i = 0; i < out_.stops.size(); ++i) say_stop(i);
    }

    bool shared(std::int32_t index) const {
        const std::int32_t journey = mark(index).journey;
        return journey >= 0 && map_.journeys[static_cast<std::size_t>(journey)].marks.size() > 1;
    }

    const view::MovedMark* moved_journey(const view::MapJourney& journey) const {
        return options_.drag && !journey.marks.empty()
            ? map_parts::moved(options_.drag, journey.marks.front())
            : nullptr;
    }

    // The words stand right of the pin, as far as there is room before the next.
    void say_stop(std::size_t i) {
        ExactStop& stop = out_.stops[i];
        const view::MapJourney& journey = map_.journeys[static_cast<std::size_t>(stop.journey)];
        const std::string place = view::place_name(source_, journey, map_);
        const std::string visits = stop.clash && shared_stop(stop)
            ? source_.texts.get("exact.new_journey")
            : source_.texts.count("exact.visits", stop.visits);
        const float room =
            (i + 1 < out_.stops.size() ? out_.stops[i + 1].x - s(8) : right()) - stop.x - s(12);
        if (std::max(c_.width(place, label_style(c_, false)), c_.width(visits, label_style(c_, true))) > room)
            return;
        stop.place = place;
        stop.visits_text = visits;
        stop.label_x = stop.x + s(11);
    }

    bool shared_stop(const ExactStop& stop) const {
        return map_.journeys[static_cast<std::size_t>(stop.journey)].marks.size() > 1;
    }

    // ---- rules of the selected step ----
    void place_links(const std::vector<view::ExactLink>& links) {
        const auto point = [&](std::int32_t index, ImVec2& out) {
            for (const PlacedMark& it : out_.marks)
                if (it.mark == index) {
                    out = ImVec2(it.x, it.y);
                    return true;
                }
            // Not placed: above or below, or at a side. The line leads there.
            const std::int32_t item = exact_.item_of[static_cast<std::size_t>(index)];
            const ExactItem& it = exact_.items[static_cast<std::size_t>(item)];
            for (const ExactLane& lane : out_.lanes)
                if (lane.lane == it.lane) {
                    out = ImVec2(
                        std::clamp(out_.axis.middle(mark(index).day), left() - 20, right() + 20),
                        (lane.top + lane.bottom) / 2);
                    return true;
                }
            return false;
        };
        constexpr std::size_t most = 60;
        for (const view::ExactLink& link : links) {
            if (out_.lines.size() >= most) break;
            ExactLine line;
            if (!point(link.to, line.to)) continue;
            if (link.from >= 0) {
                if (!point(link.from, line.from)) continue;
            } else {
                line.from =
                    ImVec2(std::clamp(out_.axis.middle(link.day), left() - 20, right() + 20), line.to.y);
                line.anchor = link.anchor;
            }
            out_.lines.push_back(std::move(line));
        }
    }

    const view::MapView& map_;
    const view::ExactView& exact_;
    const view::MapSource& source_;
    const ExactRows& rows_;
    const Canvas& c_;
    const ExactOptions& options_;
    Metrics metrics_;
    ExactLayout out_;
    base::Day first_, last_; // in view
};

} // namespace

const PlacedItem* ExactLayout::item_of(std::int32_t item) const {
    for (const PlacedItem& it : items)
        if (it.item == item) return &it;
    return nullptr;
}

void pack_exact(
    const view::MapView& map, const view::ExactView& exact, const view::MapSource& source, float px_per_day,
    const Canvas& canvas, std::uint32_t plan, ExactRows& rows) {
    if (rows.plan == plan && rows.px_per_day == px_per_day && rows.scale == canvas.scale &&
        rows.lanes.size() == map.lanes.size())
        return;
    rows.plan = plan;
    rows.px_per_day = px_per_day;
    rows.scale = canvas.scale;
    Packer(map, exact, source, canvas, rows).run();
}

float exact_height(const view::MapView& map, const ExactRows& rows, const Canvas& canvas, bool narrow) {
    const Metrics metrics(canvas, narrow);
    float height = metrics.top(true) + metrics.journeys;
    for (std::size_t i = 0; i < map.lanes.size(); ++i)
        height += metrics.lane(canvas, rows.lanes[i]) + metrics.between;
    return height;
}

ExactLayout layout_exact(
    const view::MapView& map, const view::ExactView& exact, const std::vector<view::ExactLink>& links,
    const view::MapSource& source, const ExactRows& rows, Rect area, MapCamera camera, const Canvas& canvas,
    bool narrow, const ExactOptions& options) {
    return ExactPlacer(map, exact, source, rows, canvas, narrow, options).run(area, camera, links);
}

} // namespace stf::ui
