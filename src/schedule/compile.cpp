#include "schedule/compile.h"

#include <algorithm>
#include <array>

namespace stf::schedule {
namespace {

using base::Lag;
using base::Unit;

Lag times(Lag lag, std::int32_t factor) {
    const std::int64_t count = std::int64_t{lag.count} * factor;
    return {static_cast<std::int32_t>(std::clamp<std::int64_t>(count, INT32_MIN, INT32_MAX)), lag.unit};
}

class Compiler {
public:
    Compiler(PlanIndex& plan, const Choices& choices, const Counts& counts, const CompileOptions& options)
        : plan_(plan), choices_(choices), counts_(counts), options_(options) {
        out_.network.days = &plan.days;
    }

    Compiled run() {
        std::size_t rules = 0;
        for (std::int32_t c = 0; c < static_cast<std::int32_t>(plan_.courses.size()); ++c)
            rules += add_nodes(c);
        rows_.reserve(rules * 2);
        for (std::int32_t c = 0; c < static_cast<std::int32_t>(plan_.courses.size()); ++c)
            for (std::int32_t s = 0; s < static_cast<std::int32_t>(plan_.courses[c].steps.size()); ++s)
                add_bounds(c, s);
        if (options_.by_strength)
            sort_by_strength();
        else
            out_.network.bounds = std::move(rows_);
        connect(out_.network);
        return std::move(out_);
    }

private:
    bool wanted(std::int32_t course, std::int32_t step) const {
        return !options_.only ||
            std::binary_search(options_.only->begin(), options_.only->end(), StepId{course, step});
    }

    // Returns how many rules the course's steps have.
    std::size_t add_nodes(std::int32_t c) {
        const CourseIndex& course = plan_.courses[c];
        std::vector<NodeRow>& nodes = out_.network.nodes;
        out_.first_anchor.push_back(static_cast<std::int32_t>(nodes.size()));
        nodes.reserve(nodes.size() + course.anchors.size() + course.steps.size());
        for (std::int32_t a = 0; a < static_cast<std::int32_t>(course.anchors.size()); ++a) {
            NodeRow row;
            row.at = {c, a, 0};
            row.kind = NodeKind::anchor;
            if (course.anchors[a]) row.fixed = course.anchors[a]->count;
            nodes.push_back(row);
        }
        std::vector<std::int32_t> first;
        first.reserve(course.steps.size() + 1);
        std::size_t rules = 0;
        for (std::int32_t s = 0; s < static_cast<std::int32_t>(course.steps.size()); ++s) {
            first.push_back(static_cast<std::int32_t>(nodes.size()));
            if (!wanted(c, s)) continue;
            rules += course.steps[s].rules.size();
            add_occurrences(c, s, is_kept(course.steps[s], choices_[c]));
        }
        first.push_back(static_cast<std::int32_t>(nodes.size()));
        out_.first.push_back(std::move(first));
        return rules;
    }

    // What is done or booked is never ruled out, and holds even beyond the end of its series.
    void add_occurrences(std::int32_t c, std::int32_t s, bool is_kept) {
        const StepIndex& step = plan_.courses[c].steps[s];
        const std::int32_t count = is_kept ? counts_[c][s] : 0;
        std::size_t fact = 0;
        for (std::int32_t k = 0; k < count; ++k) {
            while (fact < step.facts.size() && step.facts[fact].occurrence < k) ++fact;
            const bool has_fact = fact < step.facts.size() && step.facts[fact].occurrence == k;
            add_occurrence(step, {c, s, k}, has_fact ? &step.facts[fact] : nullptr);
        }
        for (const StepFact& extra : step.facts)
            if (extra.occurrence >= count && extra.kind != plan::FactKind::dropped)
                add_occurrence(step, {c, s, extra.occurrence}, &extra);
    }

    void add_occurrence(const StepIndex& step, StepRef at, const StepFact* fact) {
        NodeRow row;
        row.at = at;
        row.days = step.days;
        if (fact && fact->kind == plan::FactKind::dropped)
            row.dropped = true;
        else if (fact)
            row.fixed = fact->date.count;
        out_.network.nodes.push_back(row);
    }

    void add_bounds(std::int32_t c, std::int32_t s) {
        const Node begin = out_.first[c][s], end = out_.first[c][s + 1];
        if (begin == end) return;
        const StepIndex& step = plan_.courses[c].steps[s];
        // A dropped step binds nothing, but a series keeps its rhythm past a dropped occurrence.
        if (!step.repeat && end - begin == 1 && out_.network.nodes[begin].dropped) return;
        std::size_t next = 0;
        for (; next < step.rules.size() && !step.rules[next].own; ++next)
            add_rule(c, step.rules[next], begin, end);
        if (step.repeat) add_repeat(step, begin, end);
        for (; next < step.rules.size(); ++next) add_rule(c, step.rules[next], begin, end);
    }

    void add_rule(std::int32_t c, const RuleIndex& rule, Node begin, Node end) {
        const bool each = rule.which == pathway::Which::same && rule.of.step != no_index;
        for (Node node = begin; node < end; ++node) {
            const std::int32_t occurrence = out_.network.nodes[node].at.occurrence;
            if (occurrence > 0 && !each) break;
            if (rule.which == pathway::Which::last && !options_.whole_series && is_series(c, rule.of))
                continue;
            const Node of = target(c, rule, occurrence);
            if (of == no_node || out_.network.nodes[of].dropped) continue;
            const Lag stay = stay_of(c, rule, of);
            if (rule.min)
                add_row(of, node, {stay, *rule.min, 0}, Bound::min, rule.number, rule.strength, rule.wait);
            if (rule.max)
                add_row(of, node, {stay, *rule.max, 0}, Bound::max, rule.number, rule.strength, rule.wait);
        }
    }

    bool is_series(std::int32_t c, Target of) const {
        return of.step != no_index && plan_.courses[c].steps[of.step].repeat.has_value();
    }

    Node target(std::int32_t c, const RuleIndex& rule, std::int32_t occurrence) const {
        if (rule.of.anchor != no_index) return out_.first_anchor[c] + rule.of.anchor;
        switch (rule.which) {
        case pathway::Which::first:
            return out_.find({c, rule.of.step, 0});
        case pathway::Which::same:
            return out_.find({c, rule.of.step, occurrence});
        case pathway::Which::last:
            return out_.last_of(c, rule.of.step);
        }
        return no_node;
    }

    Lag stay_of(std::int32_t c, const RuleIndex& rule, Node of) const {
        const Lag none{0, Unit::day};
        if (rule.edge == pathway::Edge::start || rule.of.step == no_index) return none;
        const StepIndex& step = plan_.courses[c].steps[rule.of.step];
        const StepFact* fact = fact_at(step, out_.network.nodes[of].at.occurrence);
        if (fact && fact->kind == plan::FactKind::done && fact->end)
            return {*fact->end - fact->date, Unit::day};
        return step.lasts.value_or(none);
    }

    void add_repeat(const StepIndex& step, Node begin, Node end) {
        const RepeatIndex& repeat = *step.repeat;
        for (Node node = begin + 1; node < end; ++node) {
            const std::int32_t occurrence = out_.network.nodes[node].at.occurrence;
            const bool from_start = repeat.from == pathway::RepeatFrom::start;
            // What it counts from may be ruled out, while this one stands by its own fact.
            const Node of = from_start ? begin : node - 1;
            if (out_.network.nodes[of].at.occurrence != (from_start ? 0 : occurrence - 1)) continue;
            const std::int32_t factor = from_start ? occurrence : 1;
            const Lag none{0, Unit::day};
            add_row(
                of, node, {none, times(repeat.every, factor), step.days}, Bound::min, repeat_rule,
                repeat.strength, false);
            add_row(
                of, node, {none, times(repeat.upto, factor), step.days}, Bound::max, repeat_rule,
                repeat.strength, false);
        }
    }

    void add_row(
        Node of, Node step, Limit limit, Bound bound, std::int32_t rule, pathway::Strength strength,
        bool wait) {
        BoundRow row;
        row.of = of;
        row.step = step;
        row.constant = constant_of(limit);
        if (row.constant == no_day) row.limit = number_of(limit);
        row.rule = rule;
        row.bound = bound;
        row.strength = strength;
        row.wait = wait;
        rows_.push_back(row);
    }

    std::int32_t number_of(const Limit& limit) {
        std::vector<Limit>& limits = *out_.network.limits;
        // Pathways use few different lags: the same one mostly comes again soon.
        const std::size_t from = limits.size() > 64 ? limits.size() - 64 : 0;
        for (std::size_t i = limits.size(); i > from; --i)
            if (limits[i - 1] == limit) return static_cast<std::int32_t>(i) - 1;
        limits.push_back(limit);
        return static_cast<std::int32_t>(limits.size()) - 1;
    }

    // The rows were made in the order of the file; strength goes before that.
    void sort_by_strength() {
        std::array<std::size_t, 8> next{};
        for (const BoundRow& row : rows_) ++next[static_cast<std::size_t>(row.strength) + 1];
        for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
        out_.network.bounds.resize(rows_.size());
        for (const BoundRow& row : rows_)
            out_.network.bounds[next[static_cast<std::size_t>(row.strength)]++] = row;
    }

    PlanIndex& plan_;
    const Choices& choices_;
    const Counts& counts_;
    const CompileOptions& options_;
    Compiled out_;
    std::vector<BoundRow> rows_;
};

} // namespace

bool is_kept(const StepIndex& step, const std::vector<std::int32_t>& choices) {
    return std::all_of(step.when.begin(), step.when.end(), [&](const WhenIndex& when) {
        const std::int32_t option = choices[when.decision];
        return option == any_option || (option != no_index && when.options[option]);
    });
}

Choices first_options(const PlanIndex& plan) {
    Choices choices;
    for (const CourseIndex& course : plan.courses) {
        std::vector<std::int32_t> options;
        for (const DecisionIndex& decision : course.decisions)
            options.push_back(
                decision.chosen != no_index ? decision.chosen
                    : decision.options > 0  ? 0
                                            : no_index);
        choices.push_back(std::move(options));
    }
    return choices;
}

std::int32_t first_count(const StepIndex& step) {
    if (!step.repeat || step.facts.empty() || step.facts.back().occurrence >= most_occurrences) return 1;
    return step.facts.back().occurrence + 1;
}

Counts first_counts(const PlanIndex& plan) {
    Counts counts;
    for (const CourseIndex& course : plan.courses) {
        counts.emplace_back(course.steps.size(), 1);
        for (const std::int32_t s : course.series) counts.back()[s] = first_count(course.steps[s]);
    }
    return counts;
}

Node Compiled::find(StepRef at) const {
    const Node begin = first[at.course][at.step], end = first[at.course][at.step + 1];
    if (at.occurrence < end - begin && network.nodes[begin + at.occurrence].at.occurrence == at.occurrence)
        return begin + at.occurrence;
    for (Node node = end; node > begin; --node) // beyond the end of the series
        if (network.nodes[node - 1].at.occurrence <= at.occurrence)
            return network.nodes[node - 1].at.occurrence == at.occurrence ? node - 1 : no_node;
    return no_node;
}

Node Compiled::last_of(std::int32_t course, std::int32_t step) const {
    const Node begin = first[course][step], end = first[course][step + 1];
    return begin == end ? no_node : end - 1;
}

Compiled compile(
    PlanIndex& plan, const Choices& choices, const Counts& counts, const CompileOptions& options) {
    return Compiler(plan, choices, counts, options).run();
}

} // namespace stf::schedule
