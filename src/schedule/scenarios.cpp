// Groups are the components of a graph of steps and open decisions: a step hangs together with the decisions
// of its `when` and, by its rules, with other steps, but not through an anchor or a fact, which stand
// whatever is chosen.
#include "schedule/scenarios.h"

#include <algorithm>
#include <numeric>

namespace stf::schedule {
namespace {

class Components {
public:
    explicit Components(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0); }
    std::int32_t find(std::int32_t member) {
        while (parent_[member] != member) member = parent_[member] = parent_[parent_[member]];
        return member;
    }
    void join(std::int32_t a, std::int32_t b) {
        parent_[std::max(find(a), find(b))] = std::min(find(a), find(b));
    }

private:
    std::vector<std::int32_t> parent_;
};

bool has_fact(const StepIndex& step, bool dated) {
    return !step.repeat && !step.facts.empty() && step.facts.front().occurrence == 0 &&
        (step.facts.front().kind != plan::FactKind::dropped) == dated;
}

// Stands on its own whatever is chosen, or not at all.
bool cuts(const StepIndex& step) {
    return has_fact(step, true) || has_fact(step, false);
}

// Members: all steps, then all anchors, then all decisions, each in order of course.
struct Numbering {
    std::vector<std::int32_t> steps, anchors, decisions; // per course: the first
    std::int32_t count = 0;

    explicit Numbering(const PlanIndex& plan) {
        for (const CourseIndex& course : plan.courses) take(steps, course.steps.size());
        for (const CourseIndex& course : plan.courses) take(anchors, course.anchors.size());
        for (const CourseIndex& course : plan.courses) take(decisions, course.decisions.size());
    }
    void take(std::vector<std::int32_t>& first, std::size_t size) {
        first.push_back(count);
        count += static_cast<std::int32_t>(size);
    }
};

bool is_open(const DecisionIndex& decision) {
    return decision.chosen == no_index && decision.options > 1;
}

void join_course(const PlanIndex& plan, std::int32_t c, const Numbering& at, Components& parts) {
    const CourseIndex& course = plan.courses[c];
    for (std::int32_t s = 0; s < static_cast<std::int32_t>(course.steps.size()); ++s) {
        const StepIndex& step = course.steps[s];
        const std::int32_t self = at.steps[c] + s;
        std::int32_t linked =
            no_index; // decisions that share a `when` are linked whatever becomes of the step
        for (const WhenIndex& when : step.when) {
            if (!is_open(course.decisions[when.decision])) continue;
            const std::int32_t decision = at.decisions[c] + when.decision;
            if (!has_fact(step, true)) parts.join(self, decision);
            if (linked != no_index) parts.join(linked, decision);
            linked = decision;
        }
        if (cuts(step)) continue;
        for (const RuleIndex& rule : step.rules) {
            if (rule.of.anchor != no_index && !course.anchors[rule.of.anchor])
                parts.join(self, at.anchors[c] + rule.of.anchor);
            if (rule.of.step != no_index && !cuts(course.steps[rule.of.step]))
                parts.join(self, at.steps[c] + rule.of.step);
        }
        if (!step.repeat) continue;
        const Target until = step.repeat->until;
        if (until.step != no_index && !cuts(course.steps[until.step]))
            parts.join(self, at.steps[c] + until.step);
    }
}

void join_row(HullRow& hull, const HullRow& row) {
    if (row.earliest == no_day || hull.earliest == no_day) {
        hull.earliest = no_day;
        hull.earliest_by = {};
    } else if (row.earliest < hull.earliest) {
        hull.earliest = row.earliest;
        hull.earliest_by = row.earliest_by;
    }
    if (row.latest == no_day || hull.latest == no_day) {
        hull.latest = no_day;
        hull.latest_by = {};
    } else if (row.latest > hull.latest) {
        hull.latest = row.latest;
        hull.latest_by = row.latest_by;
    }
    hull.relative = hull.relative || row.relative;
}

// Both lists sorted; rows of either are kept. `both` counts how many scenarios a row occurs in.
void merge_hulls(std::vector<HullRow>& hull, std::vector<std::int64_t>& times, std::vector<HullRow> rows) {
    std::vector<HullRow> out;
    std::vector<std::int64_t> out_times;
    std::size_t i = 0;
    for (HullRow& row : rows) {
        for (; i < hull.size() && hull[i].at < row.at; ++i) {
            out.push_back(hull[i]);
            out_times.push_back(times[i]);
        }
        if (i < hull.size() && hull[i].at == row.at) {
            join_row(hull[i], row);
            out.push_back(hull[i]);
            out_times.push_back(times[i++] + 1);
        } else {
            out.push_back(row);
            out_times.push_back(1);
        }
    }
    for (; i < hull.size(); ++i) {
        out.push_back(hull[i]);
        out_times.push_back(times[i]);
    }
    hull = std::move(out);
    times = std::move(out_times);
}

bool next_scenario(const PlanIndex& plan, const LinkedGroup& group, Choices& choices) {
    for (auto id = group.open.rbegin(); id != group.open.rend(); ++id) {
        std::int32_t& option = choices[id->course][id->decision];
        if (++option < plan.courses[id->course].decisions[id->decision].options) return true;
        option = 0;
    }
    return false;
}

// The step occurs whenever the other one does.
bool follows(const PlanIndex& plan, StepRef step, StepRef other) {
    const auto& conditions = plan.step(other).when;
    return std::all_of(plan.step(step).when.begin(), plan.step(step).when.end(), [&](const WhenIndex& when) {
        if (!is_open(plan.courses[step.course].decisions[when.decision])) return true;
        return std::any_of(conditions.begin(), conditions.end(), [&](const WhenIndex& has) {
            if (has.decision != when.decision) return false;
            for (std::size_t i = 0; i < has.options.size(); ++i)
                if (has.options[i] && !when.options[i]) return false;
            return true;
        });
    });
}

// Leaves out every arc whose tail may be absent while its head is there.
void keep_certain(const PlanIndex& plan, Network& network) {
    for (Side* side : {&network.lower, &network.upper})
        for (std::size_t arc = 0; arc < side->arcs.size(); ++arc) {
            const BoundRow& bound = network.bounds[side->bound[arc]];
            const Node head = side->arcs[arc].to, tail = head == bound.of ? bound.step : bound.of;
            const NodeRow &to = network.nodes[head], &from = network.nodes[tail];
            if (from.kind == NodeKind::anchor || from.fixed != no_day || to.fixed != no_day) continue;
            if (to.kind == NodeKind::anchor || !follows(plan, from.at, to.at)) side->arcs[arc].days = off;
        }
}

// Too many scenarios: only rules that hold in all of them, provided that none can be broken in any; else
// nothing is known.
std::vector<HullRow> wide_hull(PlanIndex& plan, const LinkedGroup& whole, Day today) {
    Choices choices = first_options(plan);
    for (const DecisionId& id : whole.open) choices[id.course][id.decision] = any_option;
    Counts counts = first_counts(plan);
    Pass pass = first_pass(plan, choices, counts, {today, &whole.steps});
    const bool certain = pass.settled.broken.empty();
    keep_certain(plan, pass.compiled->network);
    pass.lower->solve();
    pass.upper->solve();
    std::vector<HullRow> rows = rows_of(pass);
    for (HullRow& row : rows) {
        const StepIndex& step = plan.step(row.at);
        const StepFact* fact = fact_at(step, row.at.occurrence);
        row.exact = fact != nullptr;
        row.in_all = std::all_of(step.when.begin(), step.when.end(), [&](const WhenIndex& when) {
            return !is_open(plan.courses[row.at.course].decisions[when.decision]) ||
                std::all_of(when.options.begin(), when.options.end(), [](bool listed) { return listed; });
        });
        if (certain || fact) continue;
        row.earliest = row.latest = no_day;
        row.earliest_by = row.latest_by = {};
    }
    return rows;
}

} // namespace

// The dated steps beside the group's, whose rules bind it too: rules with its steps, or with an undated
// anchor that its steps count from.
void add_neighbours(const PlanIndex& plan, std::vector<StepId>& steps) {
    std::vector<StepId> more;
    const auto inside = [&](StepId id) { return std::binary_search(steps.begin(), steps.end(), id); };
    std::vector<std::vector<bool>> anchors;
    for (const CourseIndex& course : plan.courses) anchors.emplace_back(course.anchors.size());
    for (const StepId id : steps)
        for (const RuleIndex& rule : plan.courses[id.course].steps[id.step].rules)
            if (rule.of.anchor != no_index) anchors[id.course][rule.of.anchor] = true;
    for (std::int32_t c = 0; c < static_cast<std::int32_t>(plan.courses.size()); ++c)
        for (std::int32_t s = 0; s < static_cast<std::int32_t>(plan.courses[c].steps.size()); ++s) {
            const StepIndex& step = plan.courses[c].steps[s];
            if (has_fact(step, true))
                for (const RuleIndex& rule : step.rules)
                    if (rule.of.anchor != no_index && anchors[c][rule.of.anchor] &&
                        !plan.courses[c].anchors[rule.of.anchor])
                        more.push_back({c, s});
            const auto add = [&](std::int32_t of) {
                if (of == no_index) return;
                const StepIndex& other = plan.courses[c].steps[of];
                if (inside({c, s}) && has_fact(other, true)) more.push_back({c, of});
                if (inside({c, of}) && has_fact(step, true)) more.push_back({c, s});
            };
            for (const RuleIndex& rule : step.rules) add(rule.of.step);
            if (step.repeat) add(step.repeat->until.step);
        }
    steps.insert(steps.end(), more.begin(), more.end());
    std::sort(steps.begin(), steps.end());
    steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
}

std::vector<bool> relative_nodes(const Compiled& compiled) {
    const Network& network = compiled.network;
    std::vector<bool> relative(network.nodes.size());
    std::vector<Node> open;
    const auto add = [&](Node node) {
        if (relative[node] || network.nodes[node].fixed != no_day) return;
        relative[node] = true;
        open.push_back(node);
    };
    const auto count = static_cast<Node>(network.nodes.size());
    for (Node node : compiled.first_anchor)
        for (; node < count && network.nodes[node].kind == NodeKind::anchor; ++node) add(node);
    while (!open.empty()) {
        const Node node = open.back();
        open.pop_back();
        for (const bool upper : {false, true}) {
            const Side& side = network.side(upper);
            for (std::int32_t arc = side.first[node]; arc < side.first[node + 1]; ++arc)
                if (network.bounds[side.bound[arc]].of == node) add(side.arcs[arc].to);
        }
    }
    return relative;
}

std::vector<LinkedGroup> linked_groups(const PlanIndex& plan) {
    std::vector<LinkedGroup> groups;
    const Numbering at(plan);
    bool any = false;
    for (const CourseIndex& course : plan.courses)
        any = any || std::any_of(course.decisions.begin(), course.decisions.end(), is_open);
    if (!any) return groups;
    Components parts(static_cast<std::size_t>(at.count));
    for (std::int32_t c = 0; c < static_cast<std::int32_t>(plan.courses.size()); ++c)
        join_course(plan, c, at, parts);
    std::vector<std::int32_t> group_of(static_cast<std::size_t>(at.count), no_index);
    for (std::int32_t c = 0; c < static_cast<std::int32_t>(plan.courses.size()); ++c)
        for (std::int32_t d = 0; d < static_cast<std::int32_t>(plan.courses[c].decisions.size()); ++d) {
            const DecisionIndex& decision = plan.courses[c].decisions[d];
            if (!is_open(decision)) continue;
            std::int32_t& number = group_of[parts.find(at.decisions[c] + d)];
            if (number == no_index) {
                number = static_cast<std::int32_t>(groups.size());
                groups.emplace_back();
            }
            groups[number].open.push_back({c, d});
            groups[number].scenarios =
                std::min(most_scenarios + 1, groups[number].scenarios * decision.options);
        }
    for (std::int32_t c = 0; c < static_cast<std::int32_t>(plan.courses.size()); ++c)
        for (std::int32_t s = 0; s < static_cast<std::int32_t>(plan.courses[c].steps.size()); ++s)
            if (const std::int32_t number = group_of[parts.find(at.steps[c] + s)]; number != no_index)
                groups[number].steps.push_back({c, s});
    return groups;
}

std::int32_t source_of(const Pass& pass, bool upper, Node node) {
    const Propagator& side = upper ? *pass.upper : *pass.lower;
    if (side.day(node) == no_day) return no_source;
    return pass.compiled->network.nodes[node].fixed != no_day ? own_fact : side.cause(node);
}

Cause cause_at(const Pass& pass, bool upper, Node node) {
    const Network& network = pass.compiled->network;
    const NodeRow& row = network.nodes[node];
    const std::int32_t source = source_of(pass, upper, node);
    if (source == own_fact) return {CauseKind::fact, row.at};
    if (source >= 0) return cause_of(network, network.side(upper).bound[source]);
    if (!upper && source != no_source && row.floor != free_from) return {CauseKind::today, {}};
    return {};
}

HullRow days_at(const Pass& pass, const std::vector<bool>& relative, Node node) {
    HullRow out;
    out.at = pass.compiled->network.nodes[node].at;
    out.earliest = pass.lower->day(node);
    out.latest = pass.upper->day(node);
    out.relative = relative[node];
    return out;
}

std::vector<HullRow> rows_of(const Pass& pass) {
    const Network& network = pass.compiled->network;
    const std::vector<bool> relative = relative_nodes(*pass.compiled);
    std::vector<HullRow> rows;
    rows.reserve(network.nodes.size());
    for (Node node = 0; node < static_cast<Node>(network.nodes.size()); ++node)
        if (network.nodes[node].kind == NodeKind::step) {
            HullRow& row = rows.emplace_back(days_at(pass, relative, node));
            row.earliest_by = cause_at(pass, false, node);
            row.latest_by = cause_at(pass, true, node);
        }
    return rows;
}

std::vector<HullRow> hull_of(PlanIndex& plan, const LinkedGroup& group, Day today) {
    LinkedGroup whole = group;
    add_neighbours(plan, whole.steps);
    if (group.scenarios > most_scenarios) return wide_hull(plan, whole, today);
    Choices choices = first_options(plan);
    std::vector<HullRow> hull;
    std::vector<std::int64_t> times;
    std::int64_t scenarios = 0;
    do {
        Counts counts = first_counts(plan);
        merge_hulls(hull, times, rows_of(first_pass(plan, choices, counts, {today, &whole.steps})));
        ++scenarios;
    } while (next_scenario(plan, group, choices));
    for (std::size_t i = 0; i < hull.size(); ++i) hull[i].in_all = times[i] == scenarios;
    return hull;
}

} // namespace stf::schedule
