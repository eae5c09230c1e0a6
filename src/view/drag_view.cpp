#include "view/drag_view.h"

#include <algorithm>
#include <tuple>

#include "view/dates.h"
#include "view/screens.h"
#include "view/why_view.h"

namespace stf::view {
namespace {

using base::Day;
using schedule::StepRef;

std::int32_t mark_of(const DragIndex& index, const StepRef& at) {
    const auto it = std::lower_bound(
        index.marks.begin(), index.marks.end(), at,
        [](const auto& entry, const StepRef& wanted) { return entry.first < wanted; });
    return it != index.marks.end() && it->first == at ? it->second : -1;
}

std::vector<MovedMark> moved_marks(
    const MapView& map, const DragIndex& index, std::int32_t own,
    const std::vector<schedule::Preview::Move>& moves) {
    std::vector<MovedMark> result;
    for (const schedule::Preview::Move& move : moves)
        if (const std::int32_t at = mark_of(index, move.step);
            at >= 0 && at != own && map.marks[static_cast<std::size_t>(at)].day != move.to)
            result.push_back({at, move.to});
    std::sort(
        result.begin(), result.end(), [](const MovedMark& a, const MovedMark& b) { return a.mark < b.mark; });
    return result;
}

// Visits that leave a stop empty save a journey; those that come where there was none cost one.
int journeys_more(const MapView& map, const DragIndex& index, const std::vector<MovedMark>& moved) {
    struct Change {
        std::int32_t place;
        Day day;
        std::int32_t visits;
    };
    std::vector<Change> changes;
    for (const MovedMark& it : moved) {
        const MapMark& mark = map.marks[static_cast<std::size_t>(it.mark)];
        if (mark.journey < 0) continue;
        const MapJourney& journey = map.journeys[static_cast<std::size_t>(mark.journey)];
        if (journey.possible) continue;
        const auto place = static_cast<std::int32_t>(
            std::lower_bound(index.places.begin(), index.places.end(), journey.place) - index.places.begin());
        changes.push_back({place, journey.from, -1});
        changes.push_back({place, it.day, 1});
    }
    std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
        return std::tie(a.place, a.day) < std::tie(b.place, b.day);
    });
    int more = 0;
    for (std::size_t i = 0; i < changes.size();) {
        std::int32_t visits = 0;
        const Change& first = changes[i];
        for (; i < changes.size() && changes[i].place == first.place && changes[i].day == first.day; ++i)
            visits += changes[i].visits;
        const auto after = std::upper_bound(
            index.stops.begin(), index.stops.end(), first, [](const Change& c, const DragIndex::Stop& stop) {
                return std::tie(c.place, c.day) < std::tie(stop.place, stop.from);
            });
        const DragIndex::Stop* stop = after == index.stops.begin() ? nullptr : &*(after - 1);
        if (stop && (stop->place != first.place || stop->to < first.day)) stop = nullptr;
        const std::int32_t before = stop ? stop->visits : 0;
        more += (before + visits > 0) - (before > 0);
    }
    return more;
}

// «19. mai er fire dager etter anbefalt tid»
std::string overshoot(const Source& source, const schedule::StepDates& dates, Day day) {
    const bool after = dates.latest && day > *dates.latest, before = dates.earliest && day < *dates.earliest;
    if (!after && !before) return {};
    const schedule::Cause& by = after ? dates.latest_by : dates.earliest_by;
    pathway::Strength strength = pathway::Strength::own;
    if (by.kind == schedule::CauseKind::rule) {
        const std::vector<pathway::Rule>& rules = step_at(source.plan, by.at).after;
        if (by.rule >= 0 && static_cast<std::size_t>(by.rule) < rules.size())
            strength = rules[static_cast<std::size_t>(by.rule)].strength;
    }
    const std::string_view key = strength == pathway::Strength::legal
        ? (after ? "drag.after_legal" : "drag.before_legal")
        : strength == pathway::Strength::normative || strength == pathway::Strength::advisory
        ? (after ? "drag.after_advice" : "drag.before_advice")
        : (after ? "drag.after_plan" : "drag.before_plan");
    return source.texts.count(
        key, after ? day - *dates.latest : *dates.earliest - day,
        {{"date", day_and_month(day, source.today, source.texts)}});
}

// Why a day cannot be, where no rule says so.
std::string closed_day(const Source& source, const StepRef& at, Day day) {
    const Texts& texts = source.texts;
    const std::string date = day_and_month(day, source.today, texts);
    if (day < source.today) return texts.format("drag.past", {{"date", date}});
    if (const auto holiday = base::holiday(day))
        return texts.format("drag.holiday", {{"date", date}, {"holiday", holiday_name(*holiday, texts)}});
    if (base::weekday(day) >= base::Weekday::sat) return texts.format("drag.weekend", {{"date", date}});
    const pathway::Step& step = step_at(source.plan, at);
    for (const plan::Unavailable& away : source.plan.unavailable)
        if (!step.place.empty() && away.span.from <= day && day <= away.span.to)
            return texts.format("drag.away", {{"date", date}});
    return texts.format("drag.closed", {{"date", date}});
}

} // namespace

DragIndex drag_index(const MapView& map) {
    DragIndex index;
    for (std::size_t i = 0; i < map.marks.size(); ++i)
        if (!map.marks[i].echo) index.marks.emplace_back(map.marks[i].at, static_cast<std::int32_t>(i));
    std::sort(index.marks.begin(), index.marks.end());
    for (const MapJourney& journey : map.journeys) index.places.push_back(journey.place);
    std::sort(index.places.begin(), index.places.end());
    index.places.erase(std::unique(index.places.begin(), index.places.end()), index.places.end());
    for (const MapJourney& journey : map.journeys) {
        if (journey.possible) continue;
        const auto place = static_cast<std::int32_t>(
            std::lower_bound(index.places.begin(), index.places.end(), journey.place) - index.places.begin());
        index.stops.push_back(
            {place, journey.from, journey.to, static_cast<std::int32_t>(journey.marks.size())});
    }
    std::sort(index.stops.begin(), index.stops.end(), [](const DragIndex::Stop& a, const DragIndex::Stop& b) {
        return std::tie(a.place, a.from) < std::tie(b.place, b.from);
    });
    return index;
}

DragView drag_view(
    const Source& source, const MapView& map, const DragIndex& index, std::int32_t mark, Day day,
    const schedule::Preview& preview) {
    const Texts& texts = source.texts;
    const MapMark& carried = map.marks[static_cast<std::size_t>(mark)];
    const schedule::StepDates& dates = source.schedule.steps[static_cast<std::size_t>(carried.entry)];
    DragView view;
    view.fits = preview.possible;
    view.moved = moved_marks(map, index, mark, preview.moved);
    std::vector<MovedMark> all = view.moved;
    if (day != carried.day) all.push_back({mark, day});
    view.journeys = journeys_more(map, index, all);

    const auto add = [&](const std::string& sentence) {
        if (!sentence.empty()) view.text += (view.text.empty() ? "" : " ") + sentence;
    };
    if (view.fits) {
        view.title = texts.format("move.fits", {{"date", long_date(day, source.today, texts)}});
    } else {
        view.title = overshoot(source, dates, day);
        if (view.title.empty())
            view.title = preview.broken.empty()
                ? closed_day(source, carried.at, day)
                : texts.format("move.clash", {{"date", long_date(day, source.today, texts)}});
        constexpr std::size_t most = 2;
        for (std::size_t i = 0; i < std::min(most, preview.broken.size()); ++i)
            add(cause_text(source, preview.broken[i]));
    }
    view.title = capitalised(std::move(view.title));
    if (!view.moved.empty()) add(texts.count("move.others", static_cast<int>(view.moved.size())));
    if (view.journeys > 0) add(texts.count("move.more_journeys", view.journeys));
    if (view.journeys < 0) add(texts.count("move.fewer_journeys", -view.journeys));
    return view;
}

} // namespace stf::view
