// Brings the passes and the scenarios together; the rules themselves are in ARCHITECTURE.md, SC1...
#include "schedule/engine.h"

#include <algorithm>
#include <utility>

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
        : plan_(plan), second_(second), missed_(second.lower->count()), late_(second.lower->count()) {
        const auto mark = [&](std::vector<bool>& list, StepRef at) {
            if (const Node node = second.compiled->find(at); node != no_node) list[node] = true;
        };
        for (const StepRef at : missed) mark(missed_, at);
        for (const Broken& breach : broken)
            if (breach.today) mark(late_, breach.what.at);
    }

    // Writes a row but for its causes. `node`: in both passes; no_node for what is only there with other
    // answers.
    void write(StepDates& out, const HullRow& row, Node node) const {
        out.at = row.at;
        out.earliest = day_or_null(row.earliest);
        out.latest = day_or_null(row.latest);
        out.slack_days.reset();
        if (out.earliest && out.latest) out.slack_days = *out.latest - *out.earliest;
        out.exact = row.exact;
        const StepFact* fact = has_fact(node) ? fact_at(plan_.step(row.at), row.at.occurrence) : nullptr;
        out.status = status(row, node, fact);
        out.proposed = proposed(node, fact, out.status);
    }

private:
    bool has_fact(Node node) const {
        if (node == no_node) return true; // perhaps
        const NodeRow& row = second_.compiled->network.nodes[node];
        return row.fixed != no_day || row.dropped;
    }

    Status status(const HullRow& row, Node node, const StepFact* fact) const {
        if (fact) {
            if (fact->kind == plan::FactKind::done) return Status::done;
            return fact->kind == plan::FactKind::booked ? Status::booked : Status::dropped;
        }
        if (row.relative || (row.earliest == no_day && row.latest == no_day)) return Status::relative;
        if (!row.in_all) return Status::possible;
        if (node != no_node && (missed_[node] || late_[node])) return Status::late;
        return Status::open;
    }

    std::optional<Day> proposed(Node node, const StepFact* fact, Status status) const {
        if (status == Status::dropped || status == Status::relative) return std::nullopt;
        if (fact) return fact->date;
        if (node == no_node || missed_[node]) return std::nullopt;
        return day_or_null(second_.lower->day(node));
    }

    const PlanIndex& plan_;
    const Pass& second_;
    std::vector<bool> missed_, late_; // per node
};

// Facts on days the step cannot be on otherwise.
std::vector<Overridden> overridden(const PlanIndex& plan) {
    std::vector<Overridden> out;
    for (std::int32_t c = 0; c < static_cast<std::int32_t>(plan.courses.size()); ++c)
        for (const std::int32_t s : plan.courses[c].with_facts) {
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

Engine::Engine(const plan::Plan& plan, Day day) : today(day), index(index_of(plan, &names)) {
    settle_all();
}

void Engine::settle_all() {
    choices = first_options(index);
    counts = first = first_counts(index);
    short_series = short_pass(index, choices, counts, {today, nullptr});
    if (short_series) grow(index, *short_series, counts, today);
    always = whole_pass(index, choices, counts, {today, nullptr});
    missed = missed_occurrences(index, always, today);
    second = second_pass(always, today, missed);
    std::vector<HullRow> rows = rows_of(always);
    in_groups.clear();
    for (const LinkedGroup& group : linked_groups(index)) {
        overlay(rows, hull_of(index, group, today));
        in_groups.insert(in_groups.end(), group.steps.begin(), group.steps.end());
    }
    add_neighbours(index, in_groups);

    base.today = today;
    base.broken = breaches(always, second, missed);
    base.overridden = overridden(index);
    const Writer writer(index, second, missed, base.broken);
    base.steps.clear();
    nodes.clear();
    base.steps.reserve(rows.size());
    nodes.reserve(rows.size());
    row_of_node.assign(second.compiled->network.nodes.size(), no_index);
    for (const HullRow& row : rows) {
        const Node node = second.compiled->find(row.at);
        if (node != no_node) row_of_node[node] = static_cast<std::int32_t>(base.steps.size());
        StepDates& dates = base.steps.emplace_back();
        writer.write(dates, row, node);
        dates.earliest_by = row.earliest_by;
        dates.latest_by = row.latest_by;
        nodes.push_back(node);
    }
    sources.resize(row_of_node.size());
    for (Node node = 0; node < static_cast<Node>(sources.size()); ++node)
        sources[node] = {source_of(always, false, node), source_of(always, true, node)};
}

bool Engine::update(const plan::Plan& plan) {
    const std::optional<Edits> edits = reread(plan, names, index);
    if (!edits) return false;
    if (!settle_edits(*edits)) settle_all();
    return true;
}

namespace {

// The node is there with the fact and without it, and its bounds are the same ones.
bool only_moves(
    const PlanIndex& plan, const Choices& choices, const Counts& counts, const Edits::Fact& edit) {
    const auto fits = [](const std::optional<StepFact>& fact) {
        return !fact || (fact->kind != plan::FactKind::dropped && !fact->end);
    };
    const StepIndex& step = plan.step(edit.at);
    return fits(edit.before) && fits(edit.after) && is_kept(step, choices[edit.at.course]) &&
        edit.at.occurrence < counts[edit.at.course][edit.at.step];
}

// Puts the edited days on the nodes of a network, open ones from `today` on, and says which nodes those are.
std::vector<Node> put_days(
    const PlanIndex& plan, const Edits& edits, Compiled& compiled, std::optional<Day> today) {
    std::vector<Node> changed;
    for (const Edits::Anchor& edit : edits.anchors) {
        const Node node = compiled.first_anchor[edit.course] + edit.anchor;
        const std::optional<Day> day = plan.courses[edit.course].anchors[edit.anchor];
        compiled.network.nodes[node].fixed = day ? day->count : no_day;
        changed.push_back(node);
    }
    for (const Edits::Fact& edit : edits.facts) {
        const Node node = compiled.find(edit.at);
        NodeRow& row = compiled.network.nodes[node];
        row.fixed = edit.after ? edit.after->date.count : no_day;
        row.floor = !edit.after && today ? today->count : free_from;
        changed.push_back(node);
    }
    for (const Node node : changed) refresh_into(compiled.network, node);
    return changed;
}

} // namespace

// By far the most edits move days: then what hangs together with them is settled anew and all else stands.
// False: there is more to do.
bool Engine::settle_edits(const Edits& edits) {
    if (edits.choices) return false;
    for (const Edits::Fact& edit : edits.facts) {
        if (first_count(index.step(edit.at)) != first[edit.at.course][edit.at.step]) return false;
        if (!only_moves(index, choices, counts, edit)) return false;
    }
    if (short_series) {
        const std::vector<Node> changed = put_days(index, edits, *short_series->compiled, {});
        settle_again(*short_series, changed);
        Counts grown = first;
        grow(index, *short_series, grown, today);
        if (grown != counts) return false;
    }
    std::vector<Node> touched = settle_again(always, put_days(index, edits, *always.compiled, {}));
    const Network& network = always.compiled->network;
    if (!in_groups.empty())
        for (const Node node : touched)
            if (network.nodes[node].kind == NodeKind::step &&
                std::binary_search(
                    in_groups.begin(), in_groups.end(),
                    StepId{network.nodes[node].at.course, network.nodes[node].at.step}))
                return false;

    std::vector<Node> changed = put_days(index, edits, *second.compiled, today);
    const std::vector<StepRef> before = std::move(missed);
    missed = missed_occurrences(index, always, today);
    if (touched.size() == network.nodes.size()) {
        follow_first(second, always, today, missed);
    } else {
        std::vector<StepRef> differ;
        std::set_symmetric_difference(
            missed.begin(), missed.end(), before.begin(), before.end(), std::back_inserter(differ));
        for (const StepRef at : differ) changed.push_back(second.compiled->find(at));
        for (const Node node : changed) {
            NodeRow& row = second.compiled->network.nodes[node];
            const bool is_missed = std::binary_search(missed.begin(), missed.end(), row.at);
            if (row.kind == NodeKind::step && row.fixed == no_day)
                row.floor = is_missed ? free_from : today.count;
        }
        const std::vector<Node> more = settle_again(second, changed);
        touched.insert(touched.end(), more.begin(), more.end());
    }

    base.broken = breaches(always, second, missed);
    base.overridden = overridden(index);
    const Writer writer(index, second, missed, base.broken);
    const std::vector<bool> relative = relative_nodes(*always.compiled);
    for (const Node node : touched) {
        if (row_of_node[node] == no_index) continue;
        StepDates& dates = base.steps[row_of_node[node]];
        writer.write(dates, days_at(always, relative, node), node);
        for (const bool upper : {false, true}) {
            const std::int32_t source = source_of(always, upper, node);
            if (std::exchange(sources[node][upper], source) != source)
                (upper ? dates.latest_by : dates.earliest_by) = cause_at(always, upper, node);
        }
    }
    return true;
}

} // namespace stf::schedule
