// The lines of the map: home, the hills of journeys, and the stems that hills fold to where they are dense.
#include <algorithm>

#include "base/order.h"
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
        find_obstacles();
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
        const auto begin = std::lower_bound(view_.hills.begin(), view_.hills.end(), first, before);
        Way way{course, begin_, base::Day(-1'000'000), std::vector<float>(out_.lanes.size(), -1e6f)};
        if (options_.drag && !options_.drag->moved.empty()) {
            std::vector<view::MapHill> hills;
            for (auto it = begin; it != view_.hills.end() && it->from <= last; ++it)
                if (it->course == course) hills.push_back(*it);
            follow(hills);
            for (const view::MapHill& hill : hills) go_over(way, hill);
        } else {
            for (auto it = begin; it != view_.hills.end() && it->from <= last; ++it)
                if (it->course == course) go_over(way, *it);
        }
        place_home(course, way.at, end_, true);
        if (course == 0) stems_of_groups();
    }

    struct Way { // of a course, as far as it has been placed
        std::int32_t course;
        float at;
        base::Day covered;            // by its last hill
        std::vector<float> last_stem; // of each lane
    };

    void go_over(Way& way, const view::MapHill& hill) {
        const float from = out_.middle(hill.from), to = out_.middle(hill.to);
        float& beside = way.last_stem[static_cast<std::size_t>(hill.lane)];
        if (from - beside < 3 && hill.from == hill.to) return; // beside a stem, another says nothing
        const float base_from = from - hill.slope_before * ppd(), base_to = to + hill.slope_after * ppd();
        const bool second =
            !hill.possible && hill.from <= way.covered; // another place the same day: on the same way
        const bool steep = std::min(hill.slope_before, hill.slope_after) * ppd() < least_slope_px;
        if (second || steep || dense(hill)) {
            out_.folded = out_.folded || !second;
            if (!is_crowded(out_, hill.lane, hill.from)) place_stem(hill, from);
            beside = from;
            return;
        }
        if (hill.possible) return place_hill(hill, base_from, from, to, base_to);
        if (left_alone(hill)) return; // what is in the hand has its own hill
        place_home(way.course, way.at, base_from);
        place_hill(hill, base_from, from, to, base_to);
        if (gone_behind(hill))
            place_home(way.course, std::max(base_from, begin_), std::min(base_to, axes_.first_shown()));
        way.at = base_to;
        way.covered = hill.to;
    }

    // A journey all of whose visits would move goes along; its slopes give way to its new neighbours.
    void follow(std::vector<view::MapHill>& hills) const {
        bool any = false;
        for (view::MapHill& hill : hills) {
            const std::vector<std::int32_t>& marks =
                view_.journeys[static_cast<std::size_t>(hill.journey)].marks;
            const view::MovedMark* first =
                marks.front() == options_.drag->mark ? nullptr : moved(options_.drag, marks.front());
            const bool whole = first && std::all_of(marks.begin(), marks.end(), [&](std::int32_t index) {
                                   const view::MovedMark* it = moved(options_.drag, index);
                                   return it && it->day == first->day;
                               });
            if (!whole) continue;
            hill.to = first->day + (hill.to - hill.from);
            hill.from = first->day;
            any = true;
        }
        if (!any) return;
        base::stable_sort(hills.begin(), hills.end(), [](const view::MapHill& a, const view::MapHill& b) {
            return a.from < b.from;
        });
        view::MapHill* before = nullptr;
        for (view::MapHill& hill : hills) {
            if (hill.possible) continue;
            if (before) {
                const float half = std::max(0.0f, static_cast<float>(hill.from - before->to) / 2);
                before->slope_after = std::min(before->slope_after, half);
                hill.slope_before = std::min(hill.slope_before, half);
            }
            before = &hill;
        }
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
    struct Obstacle {
        float from, to; // along the axis
        Rect box;
        ImVec2 middle;
        float r; // 0: the box
    };

    void find_obstacles() {
        constexpr float free = size::halo_around_mark + 4;
        for (const PlacedMark& m : out_.marks) {
            if (m.stay.w > 0)
                avoid(m.stay, free);
            else
                avoid(ImVec2(m.x, m.y), m.r * (mark(m.mark).state == MarkState::late ? 1.32f : 1) + free);
        }
        for (const PlacedJourney& j : out_.journeys) avoid(j.box, 3);
        for (const PlacedGroup& g : out_.groups) avoid(g.box, 5);
        if (out_.today_in_view) avoid(axes_.point(out_.today, axes_.home(out_.today)), 15);
        std::sort(obstacles_.begin(), obstacles_.end(), [](const Obstacle& a, const Obstacle& b) {
            return a.from < b.from;
        });
    }

    void avoid(Rect box, float by) {
        box = {box.x - by, box.y - by, box.w + 2 * by, box.h + 2 * by};
        const float from = out_.vertical ? box.y : box.x, length = out_.vertical ? box.h : box.w;
        obstacles_.push_back({from, from + length, box, {}, 0});
        longest_ = std::max(longest_, length);
    }
    void avoid(ImVec2 middle, float r) {
        obstacles_.push_back({axes_.along(middle) - r, axes_.along(middle) + r, {}, middle, r});
        longest_ = std::max(longest_, 2 * r);
    }

    void add_dot(PlacedLine& line, ImVec2 p) const {
        const float along = axes_.along(p);
        if (along < begin_ || along > end_) return;
        auto it = std::lower_bound(
            obstacles_.begin(), obstacles_.end(), along - longest_,
            [](const Obstacle& o, float from) { return o.from < from; });
        for (; it != obstacles_.end() && it->from < along; ++it) {
            if (it->to < along) continue;
            if (it->r > 0 ? std::hypot(p.x - it->middle.x, p.y - it->middle.y) < it->r
                          : it->box.contains(p.x, p.y))
                return;
        }
        line.points.push_back(p);
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
    std::vector<Obstacle> obstacles_; // by where they begin
    float longest_ = 0;
};

} // namespace

void place_lines(const view::MapView& view, const Canvas& canvas, const MapOptions& options, MapLayout& out) {
    LinePlacer(view, canvas, options, out).run();
}

} // namespace stf::ui::map_parts
