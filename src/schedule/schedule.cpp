// Brings the passes, the scenarios and the trips together; the rules themselves are in ARCHITECTURE.md,
// SC1...
#include "schedule/schedule.h"

#include <algorithm>

#include "schedule/engine.h"

namespace stf::schedule {
namespace {

std::optional<Day> day_or_null(std::int32_t day) {
    if (day == no_day) return std::nullopt;
    return Day(day);
}

// Puts the hulls of the linked groups in place of the first options' days. Both are sorted by reference.
void overlay(std::vector<HullRow>& rows, const std::vector<HullRow>& hull) {
    std::vector<HullRow> out;
    out.reserve(rows.size() + hull.size());
    std::size_t i = 0;
    for (const HullRow& row : hull) {
        while (i < rows.size() && rows[i].at < row.at) out.push_back(rows[i++]);
        if (i < rows.size() && rows[i].at == row.at) ++i;
        out.push_back(row);
    }
    out.insert(out.end(), rows.begin() + static_cast<std::ptrdiff_t>(i), rows.end());
    rows = std::move(out);
}

// Everything said of the breaches, in the order tried: both passes number the same bounds alike.
std::vector<Broken> breaches(const Pass& first, const Pass& second, const std::vector<StepRef>& missed) {
    std::vector<Broken> out;
    const auto put = [&](const Pass& pass, const Settled::Moved& moved, bool today) {
        const Cause what = cause_of(pass.compiled->network, moved.bound);
        if (today && std::binary_search(missed.begin(), missed.end(), what.at)) return;
        out.push_back({what, moved.why.days, today, moved.why.because, moved.why.ways_out});
    };
    std::size_t i = 0;
    const auto& always = first.settled.broken;
    for (const Settled::Moved& moved : second.settled.broken) {
        for (; i < always.size() && always[i].bound < moved.bound; ++i) put(first, always[i], false);
        if (i < always.size() && always[i].bound == moved.bound) continue;
        put(second, moved, true);
    }
    for (; i < always.size(); ++i) put(first, always[i], false);
    return out;
}

class Writer {
public:
    Writer(
        const PlanIndex& plan, const Pass& second, const std::vector<StepRef>& missed,
        const std::vector<Broken>& broken)
        : plan_(plan), second_(second), missed_(missed) {
        for (const Broken& breach : broken)
            if (breach.today) late_.push_back(breach.what.at);
        std::sort(late_.begin(), late_.end());
    }

    StepDates dates(const HullRow& row) const {
        StepDates out;
        out.at = row.at;
        out.earliest = day_or_null(row.earliest);
        out.latest = day_or_null(row.latest);
        if (out.earliest && out.latest) out.slack_days = *out.latest - *out.earliest;
        out.earliest_by = row.earliest_by;
        out.latest_by = row.latest_by;
        out.exact = row.exact;
        const StepFact* fact = fact_at(plan_.step(row.at), row.at.occurrence);
        out.status = status(row, fact);
        out.proposed = proposed(row, fact, out.status);
        return out;
    }

private:
    static bool has(const std::vector<StepRef>& sorted, StepRef at) {
        return std::binary_search(sorted.begin(), sorted.end(), at);
    }

    Status status(const HullRow& row, const StepFact* fact) const {
        if (fact) {
            if (fact->kind == plan::FactKind::done) return Status::done;
            return fact->kind == plan::FactKind::booked ? Status::booked : Status::dropped;
        }
        if (row.relative || (row.earliest == no_day && row.latest == no_day)) return Status::relative;
        if (!row.in_all) return Status::possible;
        if (has(missed_, row.at) || has(late_, row.at)) return Status::late;
        return Status::open;
    }

    std::optional<Day> proposed(const HullRow& row, const StepFact* fact, Status status) const {
        if (status == Status::dropped || status == Status::relative) return std::nullopt;
        if (fact) return fact->date;
        if (has(missed_, row.at)) return std::nullopt;
        const Node node = second_.compiled->find(row.at);
        return node == no_node ? std::nullopt : day_or_null(second_.lower->day(node));
    }

    const PlanIndex& plan_;
    const Pass& second_;
    const std::vector<StepRef>& missed_;
    std::vector<StepRef> late_;
};

// Facts on days the step cannot be on otherwise.
std::vector<Overridden> overridden(const PlanIndex& plan) {
    std::vector<Overridden> out;
    for (std::int32_t c = 0; c < static_cast<std::int32_t>(plan.courses.size()); ++c)
        for (std::int32_t s = 0; s < static_cast<std::int32_t>(plan.courses[c].steps.size()); ++s) {
            const StepIndex& step = plan.courses[c].steps[s];
            for (const StepFact& fact : step.facts) {
                if (fact.kind == plan::FactKind::dropped) continue;
                const DayRule& days = plan.days[step.days];
                const StepRef at{c, s, fact.occurrence};
                const Cause cause{CauseKind::fact, at};
                if (!days.on.has(fact.date)) out.push_back({cause, {CauseKind::days_on, at}});
                if (plan.days.closed(days.closures, fact.date))
                    out.push_back({cause, {CauseKind::days_closed, at}});
                if (days.unavailable && plan.days.unavailable(fact.date))
                    out.push_back({cause, {CauseKind::days_unavailable, at}});
            }
        }
    return out;
}

} // namespace

Engine::Engine(const plan::Plan& plan, Day day)
    : today(day), index(index_of(plan)), choices(first_options(index)), counts(first_counts(index)) {
    first = first_pass(index, choices, counts, {today, nullptr});
    missed = missed_occurrences(index, first, today);
    second = second_pass(index, choices, counts, today, missed);
    std::vector<HullRow> rows = rows_of(first);
    for (const LinkedGroup& group : linked_groups(index)) overlay(rows, hull_of(index, group, today));

    base.today = today;
    base.broken = breaches(first, second, missed);
    base.overridden = overridden(index);
    const Writer writer(index, second, missed, base.broken);
    base.steps.reserve(rows.size());
    nodes.reserve(rows.size());
    for (const HullRow& row : rows) {
        base.steps.push_back(writer.dates(row));
        nodes.push_back(second.compiled->find(row.at));
    }
}

Schedule schedule(const plan::Plan& plan, Day today, const Options& options) {
    const Engine engine(plan, today);
    TripSearch search(engine.trip_problem(plan));
    if (options.trip_nodes > 0) search.step(options.trip_nodes);
    return engine.with_trips(search);
}

} // namespace stf::schedule
