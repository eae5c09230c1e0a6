// The lines of the map: home, the hills of journeys, and the stems that hills fold to where they are dense.
#include <algorithm>

#include "ui/map_parts.h"

namespace stf::ui::map_parts {
namespace {

constexpr float step_px = 8;         // between two points of a line at home
constexpr float least_slope_px = 14; // a hill steeper than this is a stem
constexpr float density_px = 450;    // a month at the usual zoom
constexpr int most_in_density = 10;
constexpr int slope_steps = 28;

class LinePlacer {
public:
    LinePlacer(const view::MapView& view, const Canvas& canvas, const MapOptions& options, MapLayout& out)
        : view_(view), options_(options), out_(out), axes_(out, view.today, canvas.high_contrast) {}

    void run() {
        begin_ = axes_.start() - 20;
        end_ = axes_.end() + 20;
        for (std::int32_t course = 0; course < view_.courses; ++course) place_course(course);
        if (options_.drag && options_.drag->new_journey) place_would_be();
    }

private:
    const view::MapMark& mark(std::int32_t index) const {
        return view_.marks[static_cast<std::size_t>(index)];
    }
    float ppd() const { return out_.camera.px_per_day; }

    // More than ten steps in a month's width: no room for a hill each. Depends on the zoom, not on where one
    // has panned to.
    bool dense(const view::MapHill& hill) const {
        const auto days = static_cast<std::int32_t>(density_px / 2 / ppd());
        const auto before = [](const view::MapMark& m, base::Day day) { return m.day < day; };
        const auto from = std::lower_bound(view_.marks.begin(), view_.marks.end(), hill.from - days, before);
        const auto to = std::lower_bound(from, view_.marks.end(), hill.from + days + 1, before);
        return to - from > most_in_density;
    }

    void place_course(std::int32_t course) {
        const std::int32_t reach = view_.longest_stay + 8 + static_cast<std::int32_t>(60 / ppd());
        const base::Day first(static_cast<std::int32_t>(out_.camera.from) - reach);
        const base::Day last(
            static_cast<std::int32_t>(
                out_.camera.from + static_cast<double>((axes_.end() - axes_.start()) / ppd())) +
            reach);
        const auto before = [](const view::MapHill& h, base::Day day) { return h.from < day; };
        auto it = std::lower_bound(view_.hills.begin(), view_.hills.end(), first, before);
        float at = begin_;
        base::Day covered(-1'000'000); // by the last hill of the way
        float last_stem = -1e6f;
        for (; it != view_.hills.end() && it->from <= last; ++it) {
            if (it->course != course) continue;
            if (out_.middle(it->from) - last_stem < 3 && it->from == it->to)
                continue; // beside a stem, another says nothing
            const float from = out_.middle(it->from), to = out_.middle(it->to);
            const float base_from = from - it->slope_before * ppd(), base_to = to + it->slope_after * ppd();
            const bool second =
                !it->possible && it->from <= covered; // another place the same day: on the same way
            const bool steep = std::min(it->slope_before, it->slope_after) * ppd() < least_slope_px;
            if (second || steep || dense(*it)) {
                out_.folded = out_.folded || !second;
                if (!crowded(*it)) {
                    place_stem(*it, from);
                    last_stem = from;
                }
                continue;
            }
            if (it->possible) {
                place_hill(*it, base_from, from, to, base_to);
                continue;
            }
            if (left_alone(*it)) continue; // what is in the hand has its own hill
            place_home(course, at, base_from);
            place_hill(*it, base_from, from, to, base_to);
            if (gone_behind(*it))
                place_home(course, std::max(base_from, begin_), std::min(base_to, axes_.first_shown()));
            at = base_to;
            covered = it->to;
        }
        place_home(course, at, end_, true);
        if (course == 0) stems_of_groups();
    }

    bool crowded(const view::MapHill& hill) const {
        return std::any_of(out_.crowded.begin(), out_.crowded.end(), [&](const CrowdedDays& c) {
            return c.lane == hill.lane && hill.from >= c.from && hill.from < c.to;
        });
    }

    // One stem for all that is folded.
    void stems_of_groups() {
        for (const PlacedGroup& group : out_.groups) {
            if (!group.crowd || static_cast<std::size_t>(group.lane) + 1 == out_.lanes.size()) continue;
            const ImVec2 middle(group.box.x + group.box.w / 2, group.box.y + group.box.h / 2);
            const float along = axes_.along(middle);
            out_.stems.push_back(
                {{axes_.point(along, axes_.home(along)), middle},
                 along <= out_.today ? PathKind::walked : PathKind::ahead,
                 0});
        }
    }

    bool left_alone(const view::MapHill& hill) const {
        const std::vector<std::int32_t>& marks = view_.journeys[static_cast<std::size_t>(hill.journey)].marks;
        return options_.drag && options_.drag->new_journey && marks.size() == 1 &&
            marks[0] == options_.drag->mark;
    }

    // Wide: its peak is left of where the days begin, behind the lanes' names.
    bool gone_behind(const view::MapHill& hill) const {
        return !out_.vertical && out_.at(hill.to.count + 1) < axes_.first_shown();
    }

    float peak(const view::MapHill& hill) const { return axes_.row(view_, hill.lane, hill.row); }

    void place_stem(const view::MapHill& hill, float along) {
        if (along < begin_ || along > end_) return;
        const ImVec2 foot = axes_.point(along, axes_.home(along, hill.course)),
                     top = axes_.point(along, peak(hill));
        const PathKind kind = hill.possible ? PathKind::possible
            : along <= out_.today           ? PathKind::walked
                                            : PathKind::ahead;
        out_.stems.push_back({{foot, top}, kind, hill.course});
    }

    // ---- home: solid to today, dots from there ----
    void place_home(std::int32_t course, float from, float to, bool open_end = false) {
        const float today = out_.today;
        if (from < today) walk(course, std::max(from, begin_), std::min({to, today, end_}));
        if (to > today) dot(course, std::max(from, today), to, open_end);
    }

    void walk(std::int32_t course, float from, float to) {
        if (to - from < 1) return;
        PlacedLine line{{}, PathKind::walked, course};
        const float offset = axes_.world(from);
        line.points.push_back(axes_.point(from, axes_.home(from, course)));
        for (float u = std::ceil(offset / step_px) * step_px; u < axes_.world(to); u += step_px) {
            const float along = from + u - offset;
            if (along - from > 1 && to - along > 1)
                line.points.push_back(axes_.point(along, axes_.home(along, course)));
        }
        line.points.push_back(axes_.point(to, axes_.home(to, course)));
        out_.lines.push_back(std::move(line));
    }

    // Evenly between its own ends, so that no dot crawls when the map is moved.
    void dot(std::int32_t course, float from, float to, bool open_end) {
        const float wanted = dot_gap(PathKind::ahead), room = to - from;
        if (room < wanted) return;
        const float gap = open_end ? wanted : room / std::round(room / wanted);
        PlacedLine line{{}, PathKind::ahead, course};
        const auto first = static_cast<int>(std::max(1.0f, std::ceil((begin_ - from) / gap)));
        for (int i = first;; ++i) {
            const float along = from + gap * static_cast<float>(i);
            if (along > end_ || along > to + 0.5f) break;
            add_dot(line, axes_.point(along, axes_.home(along, course)));
        }
        if (!line.points.empty()) out_.lines.push_back(std::move(line));
    }

    // ---- a hill ----
    void place_hill(const view::MapHill& hill, float base_from, float from, float to, float base_to) {
        if (base_to < begin_ || base_from > end_) return;
        const float top = peak(hill);
        std::vector<ImVec2> up, down;
        for (int i = 0; i <= slope_steps; ++i) {
            const float s = static_cast<float>(i) / slope_steps;
            up.push_back(slope(base_from, from, top, s, hill.course));
            down.push_back(slope(base_to, to, top, 1 - s, hill.course));
        }
        fill_hill(up, down, hill.course, false);
        const std::size_t first_line = out_.lines.size();
        if (hill.possible || out_.today <= base_from) {
            const PathKind kind = hill.possible ? PathKind::possible : PathKind::ahead;
            add_dots(up, kind, hill.course);
            add_dots(down, kind, hill.course);
        } else {
            std::vector<ImVec2> whole = std::move(up);
            whole.insert(whole.end(), down.begin(), down.end());
            if (out_.today >= base_to)
                out_.lines.push_back({std::move(whole), PathKind::walked, hill.course});
            else
                split_at_today(whole, hill.course);
        }
        if (!gone_behind(hill)) return;
        out_.fills.back().behind_names = false;
        for (std::size_t i = first_line; i < out_.lines.size(); ++i) out_.lines[i].behind_names = false;
    }

    // Both ends level, handles 0.42 of the width.
    ImVec2 slope(float base, float peak_along, float top, float s, std::int32_t course) const {
        return hill_point(
            axes_.point(base, axes_.home(base, course)), axes_.point(peak_along, top), s, out_.vertical);
    }

    void fill_hill(
        const std::vector<ImVec2>& up, const std::vector<ImVec2>& down, std::int32_t course, bool clash) {
        PlacedFill fill{up, {}, clash};
        fill.top.insert(fill.top.end(), down.begin(), down.end());
        for (const ImVec2& p : fill.top)
            fill.foot.push_back(axes_.point(axes_.along(p), axes_.home(axes_.along(p), course)));
        out_.fills.push_back(std::move(fill));
    }

    void split_at_today(const std::vector<ImVec2>& whole, std::int32_t course) {
        PlacedLine walked{{}, PathKind::walked, course};
        std::vector<ImVec2> ahead;
        for (const ImVec2& p : whole) {
            if (axes_.along(p) <= out_.today)
                walked.points.push_back(p);
            else
                ahead.push_back(p);
        }
        if (walked.points.size() > 1) out_.lines.push_back(walked);
        if (!walked.points.empty()) ahead.insert(ahead.begin(), walked.points.back());
        add_dots(ahead, PathKind::ahead, course);
    }

    void add_dots(const std::vector<ImVec2>& curve, PathKind kind, std::int32_t course) {
        std::vector<ImVec2> dots;
        path_dots(curve.data(), static_cast<int>(curve.size()), dot_gap(kind), 0, 0, dots);
        PlacedLine line{{}, kind, course};
        for (const ImVec2& p : dots) add_dot(line, p);
        if (!line.points.empty()) out_.lines.push_back(std::move(line));
    }

    // A dot that would touch a mark is left out.
    void add_dot(PlacedLine& line, ImVec2 p) const {
        const float along = axes_.along(p);
        if (along < begin_ || along > end_) return;
        constexpr float free = size::halo_around_mark + 4;
        for (const PlacedMark& m : out_.marks) {
            if (m.stay.w > 0) {
                if (within(m.stay, p, free)) return;
            } else if (
                std::hypot(p.x - m.x, p.y - m.y) <
                m.r * (mark(m.mark).state == MarkState::late ? 1.32f : 1) + free) {
                return;
            }
        }
        for (const PlacedJourney& j : out_.journeys)
            if (within(j.box, p, 3)) return;
        for (const PlacedGroup& g : out_.groups)
            if (within(g.box, p, 5)) return;
        if (out_.today_in_view) {
            const ImVec2 today = axes_.point(out_.today, axes_.home(out_.today));
            if (std::hypot(p.x - today.x, p.y - today.y) < 15) return;
        }
        line.points.push_back(p);
    }

    static bool within(Rect r, ImVec2 p, float margin) {
        return p.x > r.x - margin && p.x < r.x + r.w + margin && p.y > r.y - margin &&
            p.y < r.y + r.h + margin;
    }

    // The hill that a dragged step would raise.
    void place_would_be() {
        const view::MapMark& dragged = mark(options_.drag->mark);
        if (dragged.home) return;
        const float along = out_.would_be = out_.middle(options_.drag->day),
                    half = std::min(3.3f * ppd(), 60.0f);
        const float top = axes_.row(view_, dragged.lane, dragged.row);
        std::vector<ImVec2> up, down;
        for (int i = 0; i <= slope_steps; ++i) {
            const float s = static_cast<float>(i) / slope_steps;
            up.push_back(slope(along - half, along, top, s, dragged.at.course));
            down.push_back(slope(along + half, along, top, 1 - s, dragged.at.course));
        }
        const bool clash = options_.drag->clash;
        fill_hill(up, down, dragged.at.course, clash);
        if (!clash) {
            add_dots(up, PathKind::ahead, dragged.at.course);
            add_dots(down, PathKind::ahead, dragged.at.course);
            return;
        }
        out_.lines.push_back({std::move(up), PathKind::clash, dragged.at.course});
        out_.lines.push_back({std::move(down), PathKind::clash, dragged.at.course});
    }

    const view::MapView& view_;
    const MapOptions& options_;
    MapLayout& out_;
    Axes axes_;
    float begin_ = 0, end_ = 0;
};

} // namespace

void place_lines(const view::MapView& view, const Canvas& canvas, const MapOptions& options, MapLayout& out) {
    LinePlacer(view, canvas, options, out).run();
}

} // namespace stf::ui::map_parts
