#include "view/map_view.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/order.h"
#include "view/dates.h"

namespace stf::view {
namespace {

using base::Day;

constexpr std::int32_t room_days = 2; // between a window and the next thing in its row

// Far to near. Services that the picture has no ground for lie beside those they work with.
int distance(pathway::Level level) {
    switch (level) {
    case pathway::Level::specialist:
        return 0;
    case pathway::Level::state:
        return 1;
    case pathway::Level::private_:
        return 2;
    case pathway::Level::municipal:
        return 3;
    case pathway::Level::voluntary:
        return 4;
    case pathway::Level::gp:
        return 5;
    case pathway::Level::home:
        return 6;
    }
    return 6;
}

struct Traits { // of a step, whatever the occurrence
    std::int16_t lane = 0;
    std::int16_t place = 0; // number of the place in the whole plan
    bool home = false, local = false, message = false, travels = false, repeats = false, lasts = false;
};

class Builder {
public:
    Builder(const plan::Plan& plan, const schedule::Schedule& schedule, const Texts& texts)
        : plan_(plan), schedule_(schedule), texts_(texts) {}

    MapView run() {
        view_.today = view_.first = view_.last = schedule_.today;
        view_.courses = static_cast<std::int32_t>(plan_.courses.size());
        make_lanes();
        find_broken();
        for (std::size_t i = 0; i < schedule_.steps.size(); ++i) add(static_cast<std::int32_t>(i));
        drop_unused_lanes();
        base::stable_sort(view_.marks.begin(), view_.marks.end(), [](const MapMark& a, const MapMark& b) {
            return a.day < b.day;
        });
        name_repeats();
        give_rows();
        sort_by_lane();
        make_journeys();
        count_journeys();
        make_hills();
        for (const MapMark& mark : view_.marks) {
            view_.first = std::min(view_.first, mark.day);
            view_.last = std::max(view_.last, mark.end);
            view_.longest_stay = std::max(view_.longest_stay, mark.end - mark.day);
        }
        for (const MapWindow& window : view_.windows) {
            view_.first = std::min(view_.first, window.from);
            view_.last = std::max(view_.last, window.to);
            view_.longest_window = std::max(view_.longest_window, window.to - window.from);
        }
        return std::move(view_);
    }

private:
    const schedule::StepDates& dates(const MapMark& mark) const {
        return schedule_.steps[static_cast<std::size_t>(mark.entry)];
    }
    const Traits& traits(schedule::StepRef at) const {
        return traits_[static_cast<std::size_t>(at.course)][static_cast<std::size_t>(at.step)];
    }
    const pathway::Step& step(schedule::StepRef at) const {
        return plan_.courses[static_cast<std::size_t>(at.course)].step(static_cast<std::size_t>(at.step));
    }

    // Lanes of several courses are one where they are the same service: by id, else by level.
    void make_lanes() {
        const base::Language language = texts_.language();
        std::vector<std::string> ids;
        std::vector<std::vector<int>> lanes_of_course;
        for (const plan::Course& course : plan_.courses) {
            std::vector<int>& lanes = lanes_of_course.emplace_back();
            for (const pathway::Lane& lane : course.pathway->lanes) {
                int found = -1;
                for (int i = 0; i < static_cast<int>(ids.size()) && found < 0; ++i)
                    if (ids[i] == lane.id && view_.lanes[i].level == lane.level) found = i;
                for (int i = 0; i < static_cast<int>(ids.size()) && found < 0; ++i)
                    if (view_.lanes[i].level == lane.level &&
                        std::find(lanes.begin(), lanes.end(), i) == lanes.end())
                        found = i;
                if (found < 0) {
                    found = static_cast<int>(ids.size());
                    ids.push_back(lane.id);
                    view_.lanes.push_back(
                        {lane.level, lane.title.in(language), lane.subtitle.in(language), 1});
                }
                lanes.push_back(found);
            }
        }
        const auto home = std::find_if(view_.lanes.begin(), view_.lanes.end(), [](const MapLane& lane) {
            return lane.level == pathway::Level::home;
        });
        home_lane_ = static_cast<int>(home - view_.lanes.begin());
        if (home == view_.lanes.end())
            view_.lanes.push_back(
                {pathway::Level::home, texts_.get("map.home"), texts_.get("map.home.whose"), 1});

        for (std::size_t c = 0; c < plan_.courses.size(); ++c) {
            const plan::Course& course = plan_.courses[c];
            std::vector<Traits>& traits = traits_.emplace_back(course.step_count());
            for (std::size_t s = 0; s < traits.size(); ++s) {
                const pathway::Step& step = course.step(s);
                const pathway::Lane* lane = pathway::find(course.pathway->lanes, step.lane);
                traits[s].home = is_at_home(step, *course.pathway);
                traits[s].lane = static_cast<std::int16_t>(
                    traits[s].home || !lane
                        ? home_lane_
                        : lanes_of_course[c][static_cast<std::size_t>(lane - course.pathway->lanes.data())]);
                traits[s].local = is_local(step);
                traits[s].message = step.kind == pathway::StepKind::message;
                traits[s].travels = !step.place.empty() && !traits[s].home;
                traits[s].place = number_of(step.place);
                traits[s].repeats = step.repeat.has_value();
                traits[s].lasts = step.lasts.has_value();
            }
        }
    }

    std::int16_t number_of(const std::string& place) {
        const auto number = std::find(places_.begin(), places_.end(), place) - places_.begin();
        if (number == static_cast<std::ptrdiff_t>(places_.size())) places_.push_back(place);
        return static_cast<std::int16_t>(number);
    }

    void find_broken() {
        for (const schedule::Broken& broken : schedule_.broken)
            if (!broken.today) broken_.push_back(broken.what.at);
        std::sort(broken_.begin(), broken_.end());
    }

    Day end_of(schedule::StepRef at, Day start) const {
        const pathway::Step& it = step(at);
        const plan::Fact* fact =
            plan::find_fact(plan_.courses[static_cast<std::size_t>(at.course)], it.id, at.occurrence);
        if (fact && fact->kind == plan::FactKind::done && fact->end) return std::max(start, *fact->end);
        return std::max(start, base::add(start, *it.lasts));
    }

    void add(std::int32_t entry) {
        const schedule::StepDates& dates = schedule_.steps[static_cast<std::size_t>(entry)];
        if (dates.status == schedule::Status::dropped || dates.status == schedule::Status::relative) return;
        const Traits& t = traits(dates.at);
        MapMark mark;
        mark.at = dates.at;
        mark.entry = entry;
        mark.lane = t.lane;
        mark.home = t.home;
        mark.local = t.local;
        mark.message = t.message;
        mark.repeats = t.repeats;
        mark.state = mark_state(dates, std::binary_search(broken_.begin(), broken_.end(), dates.at));
        if (mark.state == MarkState::late) {
            // A missed occurrence stays on its own day: the next one is already due.
            const std::optional<Day> day = dates.proposed ? std::optional(schedule_.today)
                : dates.latest                            ? dates.latest
                                                          : dates.earliest;
            if (!day) return;
            mark.day = mark.end = *day;
            view_.marks.push_back(mark);
            if (!dates.proposed || *dates.proposed <= schedule_.today || !t.travels) return;
            mark.state = MarkState::proposed;
            mark.echo = true;
            mark.day = *dates.proposed;
        } else {
            const std::optional<Day> day = dates.proposed ? dates.proposed : dates.earliest;
            if (!day) return;
            mark.day = *day;
        }
        mark.end = t.lasts ? end_of(dates.at, mark.day) : mark.day;
        view_.marks.push_back(mark);
    }

    void drop_unused_lanes() {
        std::vector<bool> used(view_.lanes.size(), false);
        used[static_cast<std::size_t>(home_lane_)] = true;
        for (const MapMark& mark : view_.marks) used[static_cast<std::size_t>(mark.lane)] = true;
        std::vector<std::int16_t> order;
        for (std::size_t i = 0; i < used.size(); ++i)
            if (used[i]) order.push_back(static_cast<std::int16_t>(i));
        // Home is last whatever a pathway says, other lanes of that level before it.
        base::stable_sort(order.begin(), order.end(), [&](int a, int b) {
            return std::tuple(distance(view_.lanes[a].level), a == home_lane_) <
                std::tuple(distance(view_.lanes[b].level), b == home_lane_);
        });
        std::vector<MapLane> lanes;
        std::vector<std::int16_t> place(view_.lanes.size(), 0);
        for (const std::int16_t lane : order) {
            place[static_cast<std::size_t>(lane)] = static_cast<std::int16_t>(lanes.size());
            lanes.push_back(std::move(view_.lanes[static_cast<std::size_t>(lane)]));
        }
        view_.lanes = std::move(lanes);
        for (MapMark& mark : view_.marks) mark.lane = place[static_cast<std::size_t>(mark.lane)];
    }

    // Of a repeated step the first occurrence from today on says its name; the last one where all have been.
    void name_repeats() {
        std::vector<std::vector<std::int32_t>> speaker;
        for (const std::vector<Traits>& traits : traits_) speaker.emplace_back(traits.size(), -1);
        for (std::size_t i = 0; i < view_.marks.size(); ++i) {
            MapMark& mark = view_.marks[i];
            if (!mark.repeats) continue;
            mark.named = false;
            std::int32_t& best =
                speaker[static_cast<std::size_t>(mark.at.course)][static_cast<std::size_t>(mark.at.step)];
            if (best < 0 || view_.marks[static_cast<std::size_t>(best)].day < schedule_.today)
                best = static_cast<std::int32_t>(i);
        }
        for (const std::vector<std::int32_t>& course : speaker)
            for (const std::int32_t mark : course)
                if (mark >= 0) view_.marks[static_cast<std::size_t>(mark)].named = true;
    }

    bool has_window(const MapMark& mark, Day& from, Day& to) const {
        const schedule::StepDates& d = dates(mark);
        if (mark.home || mark.echo || !d.latest) return false;
        if (mark.state == MarkState::late) {
            from = *d.latest;
            to = schedule_.today;
            return d.proposed && *d.latest < schedule_.today;
        }
        if (mark.repeats || !d.earliest ||
            (mark.state != MarkState::proposed && mark.state != MarkState::broken))
            return false;
        from = *d.earliest;
        to = *d.latest;
        return to - from > 1;
    }

    bool approximate(const schedule::Cause& cause) const {
        if (cause.kind != schedule::CauseKind::rule) return false;
        const std::vector<pathway::Rule>& rules = step(cause.at).after;
        return cause.rule >= 0 && static_cast<std::size_t>(cause.rule) < rules.size() &&
            rules[static_cast<std::size_t>(cause.rule)].approximate;
    }

    // Two things of a lane on one day, or a window and what stands among its days, lie in different rows.
    // Visits come first, so that those of one journey lie beside each other; then windows, then messages.
    using Spans =
        std::vector<std::pair<Day, Day>>; // first and last days, both ascending; a stay is on all its days
    struct Row {
        Spans visits, messages, windows;

        static bool free(const Spans& spans, Day from, Day to) {
            const auto next = std::lower_bound(
                spans.begin(), spans.end(), from,
                [](const std::pair<Day, Day>& span, Day day) { return span.second < day; });
            return next == spans.end() || next->first > to;
        }
        // In the order of their first days; one that ends within another takes no day more.
        static void take(Spans& spans, Day from, Day to) {
            spans.emplace_back(from, spans.empty() ? to : std::max(to, spans.back().second));
        }
    };
    using Rows = std::array<Row, map_rows>;

    void give_rows() {
        std::vector<Rows> rows(view_.lanes.size());
        std::vector<std::int32_t> windowed, messages;
        for (std::size_t i = 0; i < view_.marks.size(); ++i) {
            MapMark& mark = view_.marks[i];
            Day from, to;
            if (has_window(mark, from, to))
                windowed.push_back(static_cast<std::int32_t>(i));
            else if (mark.message && !mark.home)
                messages.push_back(static_cast<std::int32_t>(i));
            else
                place_visit(mark, rows[static_cast<std::size_t>(mark.lane)]);
        }
        base::stable_sort(windowed.begin(), windowed.end(), [&](std::int32_t a, std::int32_t b) {
            Day from_a, from_b, to;
            has_window(view_.marks[static_cast<std::size_t>(a)], from_a, to);
            has_window(view_.marks[static_cast<std::size_t>(b)], from_b, to);
            return from_a < from_b;
        });
        for (const std::int32_t index : windowed)
            place_window(
                index, rows[static_cast<std::size_t>(view_.marks[static_cast<std::size_t>(index)].lane)]);
        for (const std::int32_t index : messages) {
            MapMark& mark = view_.marks[static_cast<std::size_t>(index)];
            place_message(mark, rows[static_cast<std::size_t>(mark.lane)]);
        }
        for (const MapMark& mark : view_.marks) {
            int& lane_rows = view_.lanes[static_cast<std::size_t>(mark.lane)].rows;
            lane_rows = std::max(lane_rows, mark.row + 1);
        }
    }

    void place_window(std::int32_t index, Rows& rows) {
        MapMark& mark = view_.marks[static_cast<std::size_t>(index)];
        MapWindow window{.mark = index, .from = {}, .to = {}, .lane = mark.lane, .row = 0};
        has_window(mark, window.from, window.to);
        window.overdue = mark.state == MarkState::late;
        int row = 0;
        for (; row < map_rows; ++row) {
            const Row& r = rows[static_cast<std::size_t>(row)];
            if (Row::free(r.visits, window.from - room_days, window.to + room_days) &&
                Row::free(r.windows, window.from - room_days, window.to))
                break;
        }
        if (row == map_rows) return; // left to the exact timeline; the mark stays in row 0
        Row::take(rows[static_cast<std::size_t>(row)].windows, window.from, window.to);
        mark.row = window.row = static_cast<std::int8_t>(row);
        mark.window = static_cast<std::int32_t>(view_.windows.size());
        window.approximate_from = !window.overdue && approximate(dates(mark).earliest_by);
        window.approximate_to = !window.overdue && approximate(dates(mark).latest_by);
        view_.windows.push_back(window);
    }

    static void place_visit(MapMark& mark, Rows& rows) {
        int row = mark.home ? 0 : map_rows;
        for (const std::int32_t apart : {1, 0}) // the next day is too close too, while there are other rows
            for (int i = 0; i < map_rows && row == map_rows; ++i)
                if (Row::free(rows[static_cast<std::size_t>(i)].visits, mark.day - apart, mark.end)) row = i;
        if (row == map_rows) row = 0; // too many for one day: the map folds them
        mark.row = static_cast<std::int8_t>(row);
        Row::take(rows[static_cast<std::size_t>(row)].visits, mark.day, mark.end);
    }

    static void place_message(MapMark& mark, Rows& rows) {
        int row = map_rows;
        for (const std::int32_t apart : {1, 0})
            for (int i = 0; i < map_rows && row == map_rows; ++i) {
                const Row& r = rows[static_cast<std::size_t>(i)];
                if (Row::free(r.messages, mark.day - apart, mark.end) &&
                    Row::free(r.visits, mark.day - apart, mark.end + apart) &&
                    Row::free(r.windows, mark.day - room_days, mark.end + room_days))
                    row = i;
            }
        if (row == map_rows) row = 0; // the map folds them
        mark.row = static_cast<std::int8_t>(row);
        Row::take(rows[static_cast<std::size_t>(row)].messages, mark.day, mark.end);
    }

    void sort_by_lane() {
        view_.lane_begin.assign(view_.lanes.size() + 1, 0);
        for (const MapMark& mark : view_.marks) ++view_.lane_begin[static_cast<std::size_t>(mark.lane) + 1];
        for (std::size_t i = 1; i < view_.lane_begin.size(); ++i)
            view_.lane_begin[i] += view_.lane_begin[i - 1];
        std::vector<std::int32_t> next = view_.lane_begin;
        view_.by_lane.resize(view_.marks.size());
        for (std::size_t i = 0; i < view_.marks.size(); ++i)
            view_.by_lane[static_cast<std::size_t>(next[static_cast<std::size_t>(view_.marks[i].lane)]++)] =
                static_cast<std::int32_t>(i);
        // Marks of one day by row; days are in order already.
        const auto at = [&](std::int32_t i) -> const MapMark& {
            return view_.marks[static_cast<std::size_t>(i)];
        };
        for (auto it = view_.by_lane.begin(); it != view_.by_lane.end();) {
            const auto end = std::find_if(it, view_.by_lane.end(), [&](std::int32_t i) {
                return at(i).day != at(*it).day || at(i).lane != at(*it).lane;
            });
            if (end - it > 1)
                base::stable_sort(
                    it, end, [&](std::int32_t a, std::int32_t b) { return at(a).row < at(b).row; });
            it = end;
        }
        view_.late_before.reserve(view_.marks.size() + 1);
        view_.late_before.push_back(0);
        for (const std::int32_t i : view_.by_lane)
            view_.late_before.push_back(view_.late_before.back() + (at(i).state == MarkState::late));
    }

    // A journey is a distinct place and day.
    void make_journeys() {
        std::vector<std::int32_t> order;
        for (std::size_t i = 0; i < view_.marks.size(); ++i) {
            const MapMark& mark = view_.marks[i];
            const schedule::StepDates& d = dates(mark);
            const bool waits =
                mark.state == MarkState::late && d.proposed != mark.day; // it goes where its echo is
            if (traits(mark.at).travels && !waits) order.push_back(static_cast<std::int32_t>(i));
        }
        const auto key = [&](std::int32_t i) {
            const MapMark& mark = view_.marks[static_cast<std::size_t>(i)];
            return std::pair(mark.day, traits(mark.at).place);
        };
        base::stable_sort(
            order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) { return key(a) < key(b); });
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (i == 0 || key(order[i - 1]) != key(order[i])) {
                const MapMark& mark = view_.marks[static_cast<std::size_t>(order[i])];
                view_.journeys.push_back(
                    {places_[static_cast<std::size_t>(traits(mark.at).place)], mark.day, mark.end, {}, true});
            }
            MapJourney& journey = view_.journeys.back();
            MapMark& mark = view_.marks[static_cast<std::size_t>(order[i])];
            mark.journey = static_cast<std::int32_t>(view_.journeys.size()) - 1;
            journey.to = std::max(journey.to, mark.end);
            journey.possible = journey.possible && mark.state == MarkState::possible;
            journey.marks.push_back(order[i]);
        }
    }

    void count_journeys() {
        std::vector<std::int16_t> seen(view_.journeys.size(), -1); // lane in which it was counted last
        view_.journeys_before.reserve(view_.marks.size() + 1);
        view_.journeys_before.push_back(0);
        for (const std::int32_t i : view_.by_lane) {
            const MapMark& mark = view_.marks[static_cast<std::size_t>(i)];
            bool first = false;
            if (mark.journey >= 0) {
                std::int16_t& lane = seen[static_cast<std::size_t>(mark.journey)];
                first = lane != mark.lane;
                lane = mark.lane;
            }
            view_.journeys_before.push_back(view_.journeys_before.back() + first);
        }
    }

    void make_hills() {
        for (std::size_t j = 0; j < view_.journeys.size(); ++j) {
            const MapJourney& journey = view_.journeys[j];
            for (std::int32_t course = 0; course < view_.courses; ++course) {
                const MapMark* nearest = nullptr; // the line meets the mark that is nearest home
                for (const std::int32_t index : journey.marks) {
                    const MapMark& mark = view_.marks[static_cast<std::size_t>(index)];
                    if (mark.at.course != course) continue;
                    if (!nearest ||
                        std::tuple(mark.lane, -mark.row) > std::tuple(nearest->lane, -nearest->row))
                        nearest = &mark;
                }
                if (nearest)
                    view_.hills.push_back(
                        {.journey = static_cast<std::int32_t>(j),
                         .course = course,
                         .from = journey.from,
                         .to = journey.to,
                         .lane = nearest->lane,
                         .row = nearest->row,
                         .possible = journey.possible});
            }
        }
        base::stable_sort(view_.hills.begin(), view_.hills.end(), [](const MapHill& a, const MapHill& b) {
            return std::tie(a.from, b.to, a.lane) < std::tie(b.from, a.to, b.lane);
        });
        for (std::int32_t course = 0; course < view_.courses; ++course) shape_slopes(course);
    }

    // Down to the next thing at home, or half-way to the next hill.
    void shape_slopes(std::int32_t course) {
        std::vector<Day> home;
        for (const MapMark& mark : view_.marks)
            if (mark.home && mark.at.course == course) home.push_back(mark.day);
        MapHill* before = nullptr;
        for (MapHill& hill : view_.hills) {
            if (hill.course != course) continue;
            const auto after = std::upper_bound(home.begin(), home.end(), hill.to);
            if (after != home.end())
                hill.slope_after = std::min(hill.slope_after, static_cast<float>(*after - hill.to));
            const auto previous = std::lower_bound(home.begin(), home.end(), hill.from);
            if (previous != home.begin())
                hill.slope_before =
                    std::min(hill.slope_before, static_cast<float>(hill.from - *(previous - 1)));
            if (hill.possible) continue;
            if (before && hill.from <= before->to) { // on the same way
                hill.slope_before = hill.slope_after = 0;
                continue;
            }
            if (before) {
                const float half = static_cast<float>(hill.from - before->to) / 2;
                before->slope_after = std::min(before->slope_after, half);
                hill.slope_before = std::min(hill.slope_before, half);
            }
            before = &hill;
        }
    }

    const plan::Plan& plan_;
    const schedule::Schedule& schedule_;
    const Texts& texts_;
    MapView view_;
    std::vector<std::vector<Traits>> traits_; // by course, by step
    std::vector<schedule::StepRef> broken_;
    std::vector<std::string> places_;
    int home_lane_ = 0;
};

} // namespace

MapView map_view(const plan::Plan& plan, const schedule::Schedule& schedule, const Texts& texts) {
    return Builder(plan, schedule, texts).run();
}

std::int32_t find_mark(const MapView& view, const plan::Plan& plan, const plan::Reference& reference) {
    schedule::StepRef at{0, 0, reference.occurrence};
    for (; at.course < static_cast<std::int32_t>(plan.courses.size()); ++at.course) {
        const plan::Course& course = plan.courses[static_cast<std::size_t>(at.course)];
        if (course.id != reference.course) continue;
        at.step = plan::find_step(course, reference.step);
        const auto found = std::find_if(view.marks.begin(), view.marks.end(), [&](const MapMark& mark) {
            return mark.at == at && !mark.echo;
        });
        return found == view.marks.end() ? -1 : static_cast<std::int32_t>(found - view.marks.begin());
    }
    return -1;
}

bool new_journey(const MapView& view, const MapMark& mark, Day day) {
    if (mark.journey < 0 || day == mark.day) return false;
    const MapJourney& own = view.journeys[static_cast<std::size_t>(mark.journey)];
    return std::none_of(view.journeys.begin(), view.journeys.end(), [&](const MapJourney& other) {
        return other.from <= day && other.to >= day && other.place == own.place && &other != &own;
    });
}

int journeys_after(const MapView& view, Day from, Day to) {
    int count = 0;
    for (const MapJourney& journey : view.journeys)
        count += !journey.possible && journey.from >= from && journey.from <= to;
    return count;
}

} // namespace stf::view
