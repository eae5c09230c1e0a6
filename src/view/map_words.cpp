// The words of the map, made for what is in view.
#include "view/dates.h"
#include "view/map_view.h"

namespace stf::view {
namespace {

const plan::Course& course_of(const MapSource& source, const MapMark& mark) {
    return source.plan.courses[static_cast<std::size_t>(mark.at.course)];
}

const std::string& title_of(const MapSource& source, const MapMark& mark) {
    return step_of(source, mark).title.in(source.texts.language());
}

std::string_view state_key(MarkState state) {
    switch (state) {
    case MarkState::done:
        return "map.state.done";
    case MarkState::booked:
        return "map.state.booked";
    case MarkState::proposed:
        return "map.state.proposed";
    case MarkState::possible:
        return "map.state.possible";
    case MarkState::late:
        return "map.state.late";
    case MarkState::broken:
        return "map.state.broken";
    }
    return "map.state.proposed";
}

std::string date_of(const MapSource& source, const MapMark& mark) {
    const base::Day today = source.schedule.today;
    if (mark.end != mark.day) return date_range(mark.day, mark.end, today, source.texts);
    const plan::Fact* fact =
        plan::find_fact(course_of(source, mark), step_of(source, mark).id, mark.at.occurrence);
    const auto time = fact && fact->kind == plan::FactKind::booked ? fact->time : std::nullopt;
    return when(mark.day, time, today, source.texts, false);
}

} // namespace

const pathway::Step& step_of(const MapSource& source, const MapMark& mark) {
    return course_of(source, mark).step(static_cast<std::size_t>(mark.at.step));
}

MapLabel mark_label(const MapSource& source, const MapMark& mark) {
    MapLabel label{title_of(source, mark), {}, mark.state == MarkState::late};
    switch (mark.state) {
    case MarkState::done:
    case MarkState::booked:
        label.sub = date_of(source, mark);
        break;
    case MarkState::proposed:
    case MarkState::possible:
    case MarkState::late:
    case MarkState::broken:
        label.sub = source.texts.get(state_key(mark.state));
        break;
    }
    return label;
}

std::string mark_name(const MapSource& source, const MapView& view, const MapMark& mark) {
    std::string name = title_of(source, mark) + ", " + date_of(source, mark) + ", " +
        source.texts.get(state_key(mark.state));
    name += ", " + view.lanes[static_cast<std::size_t>(mark.lane)].title;
    if (mark.local) name += ", " + source.texts.get("map.local");
    if (mark.journey >= 0 && view.journeys[static_cast<std::size_t>(mark.journey)].marks.size() > 1)
        name += ", " + journey_label(source, view.journeys[static_cast<std::size_t>(mark.journey)]);
    return name;
}

std::string window_label(const MapSource& source, const MapWindow& window) {
    return source.texts.format(
        "map.from", {{"date", day_and_month(window.from, source.schedule.today, source.texts)}});
}

std::string journey_label(const MapSource& source, const MapJourney& journey) {
    return source.texts.count("map.visits", static_cast<int>(journey.marks.size()));
}

std::string repeat_label(const pathway::Repeat& repeat, const Texts& texts) {
    const std::string n = std::to_string(repeat.every.count);
    const bool one = repeat.every.count == 1;
    switch (repeat.every.unit) {
    case base::Unit::day:
        return one ? texts.get("map.every.day") : texts.format("map.every.days", {{"n", n}});
    case base::Unit::week:
        return one ? texts.get("map.every.week") : texts.format("map.every.weeks", {{"n", n}});
    case base::Unit::month:
        return one ? texts.get("map.every.month") : texts.format("map.every.months", {{"n", n}});
    case base::Unit::arbeidsdag:
    case base::Unit::virkedag:
        return one ? texts.get("map.every.workday") : texts.format("map.every.workdays", {{"n", n}});
    }
    return {};
}

std::string series_name(
    const MapSource& source, const MapView& view, std::int32_t first, std::int32_t count) {
    const auto at = [&](std::int32_t i) -> const MapMark& {
        return view.marks[static_cast<std::size_t>(view.by_lane[static_cast<std::size_t>(i)])];
    };
    const MapMark& mark = at(first);
    const pathway::Step& step = step_of(source, mark);
    std::string name = title_of(source, mark);
    if (step.repeat) {
        const std::string every = repeat_label(*step.repeat, source.texts);
        if (name.find(every) == std::string::npos) name += ", " + every;
    }
    return name + ", " + source.texts.count("map.times", count) + ", " +
        date_range(mark.day, at(first + count - 1).day, source.schedule.today, source.texts) + ", " +
        view.lanes[static_cast<std::size_t>(mark.lane)].title;
}

std::string group_label(int steps, const Texts& texts) {
    return texts.count("map.steps", steps);
}

std::string group_name(
    const MapSource& source, const MapLane& lane, int steps, int journeys, base::Day from, base::Day to) {
    return group_label(steps, source.texts) + ", " +
        (journeys > 0 ? source.texts.count("map.journeys", journeys) + ", " : std::string()) +
        date_range(from, to, source.schedule.today, source.texts) + ", " + lane.title;
}

} // namespace stf::view
