#include "view/trips_view.h"

#include <algorithm>

#include "view/dates.h"

namespace stf::view {
namespace {

using schedule::Status;
using schedule::StepDates;
using schedule::StepRef;

bool is_off(const plan::Plan& plan, base::Day day) {
    return std::any_of(plan.unavailable.begin(), plan.unavailable.end(), [&](const plan::Unavailable& entry) {
        return entry.span.from <= day && day <= entry.span.to;
    });
}

bool is_accepted(const plan::Plan& plan, const plan::Reference& at, base::Day day) {
    return std::any_of(plan.accepted.begin(), plan.accepted.end(), [&](const plan::Accepted& accepted) {
        return accepted.reference == at && accepted.date == day;
    });
}

// What can be said of the steps of a visit that nobody has booked.
void add_answers(const Source& source, const schedule::Visit& visit, TripVisit& out) {
    bool all_accepted = true, all_pinned = true, any_pin = false;
    for (const StepRef& at : visit.steps) {
        const plan::Reference where = reference(source.plan, at);
        const StepDates* dates = find_dates(source, where);
        if (!dates || dates->status == Status::booked || dates->status == Status::done) continue;
        out.open = true;
        const plan::Course& course = source.plan.courses[static_cast<std::size_t>(at.course)];
        const auto pin = plan::pin_of(course, where.step);
        const bool pinned = pin && pin->day == visit.date && at.occurrence == 0;
        all_accepted = all_accepted && is_accepted(source.plan, where, visit.date);
        all_pinned = all_pinned && pinned;
        any_pin = any_pin || pinned;
        out.accept.push_back(plan::Accept{where, visit.date});
        out.unaccept.push_back(plan::Unaccept{where});
        if (at.occurrence != 0 || course.anchors.empty()) continue;
        out.can_pin = true;
        out.pin.push_back(plan::PinDay{where, visit.date});
        if (pinned) out.unpin.push_back(plan::PinDay{where, std::nullopt});
    }
    out.accepted = out.open && all_accepted && !any_pin;
    out.pinned = any_pin;
    (void)all_pinned;
    // Refused: the person cannot that day. What had been agreed to there is let go.
    out.refuse = out.unaccept;
    out.refuse.insert(out.refuse.end(), out.unpin.begin(), out.unpin.end());
    out.refuse.push_back(plan::SetDays{{visit.date, visit.date}, false});
}

TripVisit visit_of(const Source& source, const schedule::Visit& visit) {
    const Texts& texts = source.texts;
    TripVisit out;
    out.key = visit.place + "/" + base::to_string(visit.date);
    out.date = capitalised(long_date(visit.date, source.today, texts));
    out.title = place_title(source.plan, visit.place, texts);
    for (const StepRef& at : visit.steps) {
        const pathway::Step& step = step_at(source.plan, at);
        const std::string course = course_name(source, at.course);
        out.text += (out.text.empty() ? "" : ", ") + step.title.in(texts.language());
        if (!course.empty()) out.text += " (" + course + ")";
        out.steps.push_back(reference(source.plan, at));
        if (const StepDates* dates = find_dates(source, out.steps.back()))
            out.marks.push_back(
                {mark_state(*dates, false), is_local(step), step.kind == pathway::StepKind::message});
    }
    if (visit.steps.size() > 1) out.shared = texts.count("row.journey", static_cast<int>(visit.steps.size()));
    add_answers(source, visit, out);
    out.state = texts.get(
        out.pinned         ? "trips.state.pinned"
            : out.accepted ? "trips.state.accepted"
            : out.open     ? "status.proposed"
                           : "status.booked");
    out.spoken = out.title + ", " + long_date(visit.date, source.today, texts);
    return out;
}

std::vector<TripPlace> places(const Source& source) {
    std::vector<TripPlace> result;
    for (const schedule::Visit& visit : source.schedule.trips.visits) {
        const auto same = [&](const TripPlace& place) { return place.id == visit.place; };
        if (std::any_of(result.begin(), result.end(), same)) continue;
        TripPlace place{visit.place, place_title(source.plan, visit.place, source.texts)};
        for (auto course = source.plan.courses.rbegin(); course != source.plan.courses.rend(); ++course)
            if (const pathway::Place* found = pathway::find(course->pathway->places, visit.place))
                place.weight = found->weight;
        for (const plan::Burden& burden : source.plan.burdens)
            if (burden.place == visit.place) place.weight = burden.weight;
        result.push_back(std::move(place));
    }
    return result;
}

CalendarMonth month_of(const Source& source, base::Day first, std::optional<base::Day> range_from) {
    const Texts& texts = source.texts;
    const base::YearMonthDay date = base::civil(first);
    CalendarMonth month;
    month.title = capitalised(month_name(date.month, texts));
    if (date.year != base::civil(source.today).year) month.title += " " + std::to_string(date.year);
    month.key = base::to_string(first).substr(0, 7);
    month.blank = static_cast<int>(base::weekday(first));
    const int count = base::days_in_month(date.year, date.month);
    for (int i = 0; i < count; ++i) {
        CalendarDay day{.day = first + i};
        day.off = is_off(source.plan, day.day);
        day.past = day.day < source.today;
        day.first = range_from == day.day;
        day.spoken = long_date(day.day, source.today, texts);
        if (const auto holiday = base::holiday(day.day)) day.spoken += ", " + holiday_name(*holiday, texts);
        for (const schedule::Visit& visit : source.schedule.trips.visits)
            if (visit.date == day.day) {
                day.journey = true;
                day.spoken += ", " +
                    texts.format("days.journey", {{"place", place_title(source.plan, visit.place, texts)}});
            }
        if (day.first) day.spoken += ", " + texts.get("days.first");
        month.days.push_back(std::move(day));
    }
    return month;
}

} // namespace

std::string place_title(const plan::Plan& plan, std::string_view place, const Texts& texts) {
    for (const plan::Course& course : plan.courses)
        if (const pathway::Place* found = pathway::find(course.pathway->places, place))
            if (!found->title.empty()) return found->title.in(texts.language());
    return std::string(place);
}

TripsView trips_view(
    const Source& source, bool searching, int first_month, int months, std::optional<base::Day> range_from) {
    const Texts& texts = source.texts;
    const schedule::Trips& trips = source.schedule.trips;
    TripsView view;
    const int count = static_cast<int>(trips.visits.size());
    view.headline = count == 0 ? texts.get("trips.none") : texts.count("trips.count", count);
    int visits = 0;
    for (const schedule::Visit& visit : trips.visits) visits += static_cast<int>(visit.steps.size());
    if (const int saved = visits - count; saved > 0) view.saving = texts.count("trips.saving", saved);
    view.proven = trips.proven;
    if (count > 0)
        view.proof = trips.proven
            ? texts.get("trips.proven")
            : texts.format(
                  searching ? "trips.searching" : "trips.stopped",
                  {{"weight", std::to_string(trips.weight)}, {"bound", std::to_string(trips.lower_bound)}});
    for (const schedule::Over& over : trips.over)
        view.over.push_back(texts.format(
            "trips.over",
            {{"place", place_title(source.plan, over.place, texts)},
             {"date", long_date(over.date, source.today, texts)}}));
    base::Day after = source.today;
    for (const schedule::Visit& visit : trips.visits) {
        view.visits.push_back(visit_of(source, visit));
        after = std::max(after, visit.date + 1);
    }
    std::size_t at = 0; // both are by date
    for (DayView& day : day_views(source, source.today, after)) {
        while (at < trips.visits.size() && trips.visits[at].date < day.date) ++at;
        if (at < trips.visits.size() && trips.visits[at].date == day.date)
            view.visits[at].day = std::move(day);
    }
    view.places = places(source);
    const base::YearMonthDay now = base::civil(source.today);
    const base::Day this_month = base::day_of({now.year, now.month, 1});
    for (int i = 0; i < months; ++i)
        view.months.push_back(month_of(source, base::add_months(this_month, first_month + i), range_from));
    for (int i = 0; i < 7; ++i) view.weekdays.push_back(weekday_short(static_cast<base::Weekday>(i), texts));
    for (const plan::Unavailable& entry : source.plan.unavailable)
        if (entry.span.to >= source.today)
            view.off.push_back(
                {base::to_string(entry.span.from) + "/" + base::to_string(entry.span.to),
                 capitalised(date_range(entry.span.from, entry.span.to, source.today, texts)), entry.span});
    return view;
}

} // namespace stf::view
