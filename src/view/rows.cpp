#include "view/rows.h"

#include <algorithm>
#include <map>

#include "base/order.h"
#include "schedule/day_order.h"
#include "view/dates.h"
#include "view/screens.h"

namespace stf::view {
namespace {

using schedule::Status;
using schedule::StepDates;
using schedule::StepRef;

std::string key_of(const plan::Plan& plan, const StepRef& at) {
    const plan::Reference r = reference(plan, at);
    return r.course + "/" + r.step + "/" + std::to_string(r.occurrence);
}

const schedule::Broken* broken_at(const Source& source, const StepRef& at) {
    for (const schedule::Broken& broken : source.schedule.broken)
        if (broken.what.at == at && !broken.today && is_breach(source.plan, broken)) return &broken;
    return nullptr;
}

RowMark mark_of(const Source& source, const StepDates& dates) {
    const pathway::Step& step = step_at(source.plan, dates.at);
    return {
        mark_state(dates, broken_at(source, dates.at) != nullptr), is_local(step),
        step.kind == pathway::StepKind::message};
}

base::Day day_of(const Source& source, const StepDates& dates) {
    const base::Day day = dates.proposed.value_or(source.today);
    return dates.status == Status::late ? std::max(source.today, day) : day;
}

Row row_of(const Source& source, const StepDates& dates) {
    const pathway::Step& step = step_at(source.plan, dates.at);
    const plan::Fact* fact = plan::find_fact(
        source.plan.courses[static_cast<std::size_t>(dates.at.course)], step.id, dates.at.occurrence);
    Row row;
    row.steps = {reference(source.plan, dates.at)};
    row.day = day_of(source, dates);
    row.key = key_of(source.plan, dates.at);
    row.date = dates.proposed || dates.status == Status::late
        ? when(
              row.day, fact && fact->kind == plan::FactKind::booked ? fact->time : std::nullopt, source.today,
              source.texts, false)
        : "";
    row.title = step.title.in(source.texts.language());
    row.line = status_line(source, dates);
    row.late = dates.status == Status::late;
    if (row.late)
        if (const auto contact = step_contact(source, dates.at))
            row.line += ". " + source.texts.format("row.ask", {{"who", in_sentence(*contact)}});
    if (const std::string course = course_name(source, dates.at.course); !course.empty())
        row.line += (row.line.empty() ? "" : " · ") + course;
    row.done = dates.status == Status::done;
    row.marks = {mark_of(source, dates)};
    row.level = level_of(source.plan, dates.at);
    return row;
}

void speak(Row& row) {
    row.spoken = row.title;
    if (!row.date.empty()) row.spoken += ", " + row.date;
    if (!row.line.empty()) row.spoken += ". " + row.line;
}

// Several visits to one place on one day are one row.
void join(Row& row, Row&& other) {
    row.steps.insert(row.steps.end(), other.steps.begin(), other.steps.end());
    row.marks.insert(row.marks.end(), other.marks.begin(), other.marks.end());
    row.late = row.late || other.late;
    if (row.date.size() < other.date.size()) row.date = other.date; // the one with a time of day
}

void name_journey(Row& row, const Source& source) {
    if (row.steps.size() < 2) return;
    int not_booked = 0;
    for (const RowMark& mark : row.marks)
        not_booked += mark.state != MarkState::booked && mark.state != MarkState::done;
    row.line.clear();
    for (const plan::Reference& at : row.steps)
        if (const auto* dates = find_dates(source, at)) {
            const std::string course = course_name(source, dates->at.course);
            row.line += (row.line.empty() ? "" : ", ") +
                step_at(source.plan, dates->at).title.in(source.texts.language());
            if (!course.empty()) row.line += " (" + course + ")";
        }
    if (not_booked > 0) row.line += ". " + source.texts.count("row.not_booked", not_booked);
    row.title = source.texts.count("row.journey", static_cast<int>(row.steps.size()));
}

// StepRef -> number of the journey of two or more visits it belongs to.
std::map<StepRef, std::size_t> shared_journeys(const schedule::Schedule& schedule) {
    std::map<StepRef, std::size_t> result;
    for (std::size_t i = 0; i < schedule.trips.visits.size(); ++i)
        if (schedule.trips.visits[i].steps.size() > 1)
            for (const StepRef& at : schedule.trips.visits[i].steps) result[at] = i;
    return result;
}

base::Day month_start(base::Day today, int months) {
    const base::YearMonthDay date = base::civil(base::add_months(today, months));
    return base::day_of({date.year, date.month, 1});
}

// Where steps of a full day stand among one another, if not in output order.
std::map<StepRef, std::size_t> day_ranks(const Source& source, base::Day end) {
    std::map<StepRef, std::size_t> result;
    for (const schedule::FullDay& day :
         schedule::full_days(source.plan, source.schedule, source.today, end)) {
        const std::vector<std::int32_t>& order = day.order.order;
        if (std::is_sorted(order.begin(), order.end())) continue;
        for (std::size_t i = 0; i < order.size(); ++i)
            result[day.items[static_cast<std::size_t>(order[i])].at] = i + 1;
    }
    return result;
}

std::string month_of(base::Day day, base::Day today, const Texts& texts) {
    const base::YearMonthDay date = base::civil(day);
    std::string month = month_name(date.month, texts);
    if (date.year != base::civil(today).year) month += " " + std::to_string(date.year);
    return month;
}

} // namespace

bool is_breach(const plan::Plan& plan, const schedule::Broken& broken) {
    if (broken.what.kind != schedule::CauseKind::rule) return true;
    const pathway::Step& step = step_at(plan, broken.what.at);
    const auto index = static_cast<std::size_t>(broken.what.rule);
    return index >= step.after.size() || step.after[index].strength != pathway::Strength::own;
}

const StepDates* find_dates(const Source& source, const plan::Reference& reference) {
    for (const StepDates& dates : source.schedule.steps) {
        const plan::Course& course = source.plan.courses[static_cast<std::size_t>(dates.at.course)];
        if (dates.at.occurrence == reference.occurrence && course.id == reference.course &&
            course.step(static_cast<std::size_t>(dates.at.step)).id == reference.step)
            return &dates;
    }
    return nullptr;
}

plan::Reference reference(const plan::Plan& plan, const StepRef& at) {
    return {plan.courses[static_cast<std::size_t>(at.course)].id, step_at(plan, at).id, at.occurrence};
}

const pathway::Step& step_at(const plan::Plan& plan, const StepRef& at) {
    return plan.courses[static_cast<std::size_t>(at.course)].step(static_cast<std::size_t>(at.step));
}

pathway::Level level_of(const plan::Plan& plan, const StepRef& at) {
    const pathway::Lane* lane = pathway::find(
        plan.courses[static_cast<std::size_t>(at.course)].pathway->lanes, step_at(plan, at).lane);
    return lane ? lane->level : pathway::Level::home;
}

std::string lane_and_place(const plan::Plan& plan, const StepRef& at, const Texts& texts) {
    const pathway::Pathway& pathway = *plan.courses[static_cast<std::size_t>(at.course)].pathway;
    const pathway::Step& step = step_at(plan, at);
    const pathway::Lane* lane = pathway::find(pathway.lanes, step.lane);
    const pathway::Place* place = pathway::find(pathway.places, step.place);
    std::string result = lane ? lane->title.in(texts.language()) : step.lane;
    if (place && place->title.in(texts.language()) != result)
        result += " · " + place->title.in(texts.language());
    return result;
}

std::string course_name(const Source& source, std::int32_t course) {
    if (source.plan.courses.size() < 2) return {};
    const pathway::Pathway& pathway = *source.plan.courses[static_cast<std::size_t>(course)].pathway;
    const base::Text& name = pathway.label.empty() ? pathway.title : pathway.label;
    return name.in(source.texts.language());
}

std::string actor_name(const pathway::Pathway& pathway, std::string_view id, const Texts& texts) {
    const pathway::Actor* actor = pathway::find(pathway.actors, id);
    return actor ? actor->title.in(texts.language()) : std::string(id);
}

std::string status_line(const Source& source, const StepDates& dates) {
    const Texts& texts = source.texts;
    switch (dates.status) {
    case Status::done:
        return texts.get("status.done");
    case Status::booked:
        return dates.proposed && *dates.proposed < source.today ? texts.get("status.was_booked")
                                                                : texts.get("status.booked");
    case Status::dropped:
        return texts.get("status.dropped");
    case Status::relative:
        return texts.get("status.relative");
    case Status::possible:
        return texts.get("status.possible");
    case Status::late:
        return texts.get("status.late");
    case Status::open:
        return texts.get("status.proposed");
    }
    return {};
}

bool passes(const Source& source, const StepDates& dates, Filter filter) {
    const pathway::Whose whose = step_at(source.plan, dates.at).whose;
    switch (filter) {
    case Filter::all:
        return true;
    case Filter::mine:
        return whose == pathway::Whose::patient;
    case Filter::relatives:
        return whose == pathway::Whose::relative;
    case Filter::week: {
        const base::Day monday = source.today - static_cast<std::int32_t>(base::weekday(source.today));
        return dates.proposed && *dates.proposed >= monday && *dates.proposed < monday + 7;
    }
    case Filter::late:
        return dates.status == Status::late;
    }
    return true;
}

ListView list_view(const Source& source, int months, Filter filter) {
    ListView view;
    const auto journeys = shared_journeys(source.schedule);
    const base::Day end = month_start(source.today, months);
    const auto ranks = day_ranks(source, end);
    struct Dated {
        base::Day day;
        std::size_t rank;
        const StepDates* dates;
    };
    std::vector<Dated> dated;
    for (const StepDates& dates : source.schedule.steps) {
        if (dates.status == Status::dropped) continue;
        const bool missed = dates.status == Status::late && !dates.proposed; // its successor is already due
        if (missed || !passes(source, dates, filter)) continue;
        if (!dates.proposed && dates.status != Status::late) {
            view.undated.push_back(row_of(source, dates));
            continue;
        }
        const auto rank = ranks.find(dates.at);
        dated.push_back({day_of(source, dates), rank == ranks.end() ? 0 : rank->second, &dates});
    }
    base::stable_sort(dated.begin(), dated.end(), [](const Dated& a, const Dated& b) {
        return a.day != b.day ? a.day < b.day : a.rank < b.rank;
    });
    std::vector<Row> rows;
    std::map<std::size_t, std::size_t> row_of_journey;
    for (const Dated& one : dated) {
        const StepDates& dates = *one.dates;
        Row row = row_of(source, dates);
        if (const auto journey = journeys.find(dates.at); journey != journeys.end()) {
            const auto [found, first] = row_of_journey.emplace(journey->second, rows.size());
            if (!first) {
                join(rows[found->second], std::move(row));
                continue;
            }
        }
        rows.push_back(std::move(row));
    }
    for (Row& row : rows) name_journey(row, source);
    for (Row& row : rows) speak(row);
    for (Row& row : view.undated) speak(row);

    std::optional<base::Day> next;
    for (Row& row : rows) {
        if (row.day < source.today) {
            view.done.push_back(std::move(row));
        } else if (row.day < end) {
            const std::string title = capitalised(month_of(row.day, source.today, source.texts));
            if (view.months.empty() || view.months.back().title != title) view.months.push_back({title, {}});
            view.months.back().rows.push_back(std::move(row));
        } else if (!next) {
            next = row.day;
        }
    }
    if (next)
        view.more =
            source.texts.format("list.more", {{"month", month_of(*next, source.today, source.texts)}});
    return view;
}

} // namespace stf::view
