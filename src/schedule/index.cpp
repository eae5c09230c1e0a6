#include "schedule/index.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace stf::schedule {
namespace {

// Only ever looked up in, never walked through, so its order reaches no output.
using Names = std::unordered_map<std::string_view, std::int32_t>;

std::int32_t look_up(const Names& names, std::string_view name) {
    const auto found = names.find(name);
    return found == names.end() ? no_index : found->second;
}

template <class List>
Names names_of(const List& list) {
    Names names;
    names.reserve(list.size());
    std::int32_t number = 0;
    for (const auto& entry : list) names.emplace(entry.id, number++);
    return names;
}

class Indexer {
public:
    explicit Indexer(const plan::Plan& plan) : plan_(plan) {
        std::vector<base::Span> spans;
        for (const plan::Unavailable& days : plan.unavailable) spans.push_back(days.span);
        out_.days.set_unavailable(std::move(spans));
    }

    PlanIndex run() {
        for (const plan::Course& course : plan_.courses) add(course);
        return std::move(out_);
    }

private:
    void add(const plan::Course& course) {
        const pathway::Pathway& path = *course.pathway;
        anchors_ = names_of(path.anchors);
        steps_ = names_of(path.steps);
        for (std::size_t i = 0; i < course.own_steps.size(); ++i)
            steps_.emplace(course.own_steps[i].id, static_cast<std::int32_t>(path.steps.size() + i));
        decisions_ = names_of(path.decisions);
        places_ = names_of(path.places);
        closures_.clear();
        for (const pathway::Place& place : path.places)
            closures_.push_back(out_.days.add_closures(place.closed));

        CourseIndex index;
        index.anchors.resize(path.anchors.size());
        for (const auto& [anchor, day] : course.anchors)
            if (const std::int32_t number = look_up(anchors_, anchor); number != no_index)
                index.anchors[static_cast<std::size_t>(number)] = day;
        for (const pathway::Decision& decision : path.decisions)
            index.decisions.push_back(
                {static_cast<std::int32_t>(decision.options.size()), chosen(course, decision)});
        index.steps.reserve(course.step_count());
        for (std::size_t i = 0; i < course.step_count(); ++i)
            index.steps.push_back(step(path, course.step(i)));
        for (const plan::OwnRule& own : course.own_rules)
            if (const std::int32_t number = look_up(steps_, own.step); number != no_index)
                add_own(
                    index.steps[static_cast<std::size_t>(number)],
                    course.step(static_cast<std::size_t>(number)), own.rule);
        add_facts(index, course);
        out_.courses.push_back(std::move(index));
    }

    static std::int32_t chosen(const plan::Course& course, const pathway::Decision& decision) {
        for (const auto& [id, option] : course.choices) {
            if (id != decision.id) continue;
            for (std::size_t i = 0; i < decision.options.size(); ++i)
                if (decision.options[i].id == option) return static_cast<std::int32_t>(i);
        }
        return no_index;
    }

    Target target(const std::string& id) const {
        const std::int32_t anchor = look_up(anchors_, id);
        return {anchor, anchor == no_index ? look_up(steps_, id) : no_index};
    }

    std::optional<RuleIndex> rule(const pathway::Rule& rule, std::size_t number, bool own) const {
        const Target of = target(rule.of);
        if (of.anchor == no_index && of.step == no_index) return std::nullopt;
        return RuleIndex{of,
                         static_cast<std::int32_t>(number),
                         rule.min,
                         rule.max,
                         rule.edge,
                         rule.which,
                         rule.strength,
                         rule.wait,
                         own};
    }

    void add_own(StepIndex& index, const pathway::Step& step, const pathway::Rule& own) const {
        std::size_t number = step.after.size();
        if (step.repeat && !step.repeat->strength && index.rules.empty())
            index.repeat->strength = own.strength;
        if (!index.rules.empty() && index.rules.back().own)
            number = static_cast<std::size_t>(index.rules.back().number) + 1;
        if (auto found = rule(own, number, true)) index.rules.push_back(*found);
    }

    StepIndex step(const pathway::Pathway& path, const pathway::Step& step) {
        StepIndex index;
        index.rules.reserve(step.after.size());
        for (std::size_t i = 0; i < step.after.size(); ++i)
            if (auto found = rule(step.after[i], i, false)) index.rules.push_back(*found);
        for (const pathway::Condition& condition : step.when) add_condition(index, path, condition);
        if (step.repeat) index.repeat = repeat(step);
        index.lasts = step.lasts;
        index.minutes = std::max(0, step.minutes.value_or(0));
        add_days(index, path, step);
        return index;
    }

    void add_condition(
        StepIndex& index, const pathway::Pathway& path, const pathway::Condition& condition) const {
        const std::int32_t number = look_up(decisions_, condition.decision);
        if (number == no_index) return;
        const auto& options = path.decisions[static_cast<std::size_t>(number)].options;
        WhenIndex when{number, std::vector<bool>(options.size())};
        for (std::size_t i = 0; i < options.size(); ++i)
            when.options[i] = std::find(condition.options.begin(), condition.options.end(), options[i].id) !=
                condition.options.end();
        index.when.push_back(std::move(when));
    }

    RepeatIndex repeat(const pathway::Step& step) const {
        const pathway::Repeat& from = *step.repeat;
        RepeatIndex out{from.every, from.upto.value_or(from.every), from.from, from.times,
                        {},         pathway::Strength::own};
        if (from.strength)
            out.strength = *from.strength;
        else if (!step.after.empty())
            out.strength = step.after.front().strength;
        if (!from.until.empty()) out.until = target(from.until);
        return out;
    }

    void add_days(StepIndex& index, const pathway::Pathway& path, const pathway::Step& step) {
        base::DaySet on = step.on;
        std::int32_t closures = 0;
        if (const std::int32_t number = look_up(places_, step.place); number != no_index) {
            const pathway::Place& place = path.places[static_cast<std::size_t>(number)];
            on.weekdays = static_cast<std::uint8_t>(on.weekdays & place.on.weekdays);
            on.holidays = on.holidays && place.on.holidays;
            closures = closures_[static_cast<std::size_t>(number)];
            if (step.place != "home") index.place = place_number(step.place, &place);
        } else if (!step.place.empty() && step.place != "home") {
            index.place = place_number(step.place, nullptr);
        }
        index.days = out_.days.find(on, closures, !step.place.empty());
    }

    // Equal ids are one place in the whole plan; the first course that declares it says its weight and
    // capacity, and what the person finds of the journey there counts for that weight.
    std::int32_t place_number(const std::string& id, const pathway::Place* declared) {
        const auto [found, added] = place_numbers_.emplace(id, static_cast<std::int32_t>(out_.places.size()));
        if (added) {
            out_.places.push_back({id, 1, {}, {}});
            declared_.push_back(false);
        }
        const auto at = static_cast<std::size_t>(found->second);
        if (declared && !declared_[at]) {
            out_.places[at] = {
                id, std::max(0, declared->weight), declared->per_day, declared->minutes_per_day};
            declared_[at] = true;
        }
        for (const plan::Burden& burden : plan_.burdens)
            if (burden.place == id) out_.places[at].weight = burden.weight;
        return found->second;
    }

    void add_facts(CourseIndex& index, const plan::Course& course) const {
        for (const plan::Fact& fact : course.facts) {
            const std::int32_t number = look_up(steps_, fact.step);
            if (number == no_index || fact.occurrence < 0) continue;
            auto& facts = index.steps[static_cast<std::size_t>(number)].facts;
            const StepFact entry{fact.occurrence, fact.kind, fact.date, fact.end, fact.minutes, fact.time};
            const auto at = std::lower_bound(
                facts.begin(), facts.end(), fact.occurrence,
                [](const StepFact& a, std::int32_t k) { return a.occurrence < k; });
            if (at != facts.end() && at->occurrence == fact.occurrence)
                *at = entry; // the last one wins
            else
                facts.insert(at, entry);
        }
    }

    const plan::Plan& plan_;
    PlanIndex out_;
    Names anchors_, steps_, decisions_, places_;
    std::vector<std::int32_t> closures_;
    std::unordered_map<std::string_view, std::int32_t> place_numbers_; // looked up only
    std::vector<bool> declared_;
};

} // namespace

PlanIndex index_of(const plan::Plan& plan) {
    return Indexer(plan).run();
}

const StepFact* fact_at(const StepIndex& step, std::int32_t occurrence) {
    const auto at = std::lower_bound(
        step.facts.begin(), step.facts.end(), occurrence,
        [](const StepFact& fact, std::int32_t k) { return fact.occurrence < k; });
    return at != step.facts.end() && at->occurrence == occurrence ? &*at : nullptr;
}

} // namespace stf::schedule
