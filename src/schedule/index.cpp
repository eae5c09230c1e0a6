#include "schedule/index.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace stf::schedule {
namespace {

// Eight letters at a time.
std::uint32_t hash_of(std::string_view name) {
    std::uint64_t hash = name.size();
    for (std::size_t i = 0; i < name.size(); i += 8) {
        std::uint64_t part = 0;
        std::memcpy(&part, name.data() + i, std::min<std::size_t>(8, name.size() - i));
        hash = (hash ^ part) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 29;
    }
    return static_cast<std::uint32_t>(hash >> 16);
}

template <class List>
Names names_of(const List& list) {
    Names names;
    names.reserve(list.size());
    std::int32_t number = 0;
    for (const auto& entry : list) names.add(entry.id, number++);
    return names;
}

Names own_names(const plan::Course& course) {
    Names names;
    for (std::size_t i = 0; i < course.own_steps.size(); ++i)
        names.add(course.own_steps[i].id, static_cast<std::int32_t>(course.pathway->steps.size() + i));
    return names;
}

std::vector<base::Span> spans_of(const plan::Plan& plan) {
    std::vector<base::Span> spans;
    for (const plan::Unavailable& days : plan.unavailable) spans.push_back(days.span);
    return spans;
}

std::vector<std::optional<Day>> anchor_days(const plan::Course& course, const Names& names) {
    std::vector<std::optional<Day>> days(course.pathway->anchors.size());
    for (const auto& [anchor, day] : course.anchors)
        if (const std::int32_t number = names.find(anchor); number != no_index)
            days[static_cast<std::size_t>(number)] = day;
    return days;
}

std::int32_t chosen(const plan::Course& course, const pathway::Decision& decision) {
    for (const auto& [id, option] : course.choices) {
        if (id != decision.id) continue;
        for (std::size_t i = 0; i < decision.options.size(); ++i)
            if (decision.options[i].id == option) return static_cast<std::int32_t>(i);
    }
    return no_index;
}

struct FactRow {
    std::int32_t step;
    StepFact fact;
};

// By step and occurrence; of several on one occurrence the last.
template <class LookUp>
std::vector<FactRow> facts_of(const plan::Course& course, const LookUp& number_of) {
    std::vector<FactRow> rows;
    for (const plan::Fact& fact : course.facts) {
        const std::int32_t number = number_of(fact.step);
        if (number == no_index || fact.occurrence < 0) continue;
        rows.push_back({number, {fact.occurrence, fact.kind, fact.date, fact.end, fact.minutes, fact.time}});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const FactRow& a, const FactRow& b) {
        return a.step != b.step ? a.step < b.step : a.fact.occurrence < b.fact.occurrence;
    });
    std::vector<FactRow> last;
    for (const FactRow& row : rows) {
        if (!last.empty() && last.back().step == row.step &&
            last.back().fact.occurrence == row.fact.occurrence)
            last.back() = row;
        else
            last.push_back(row);
    }
    return last;
}

std::vector<std::int32_t> steps_with(const std::vector<FactRow>& rows) {
    std::vector<std::int32_t> steps;
    for (const FactRow& row : rows)
        if (steps.empty() || steps.back() != row.step) steps.push_back(row.step);
    return steps;
}

class Indexer {
public:
    Indexer(const plan::Plan& plan, PlanNames* names) : plan_(plan), names_(names) {
        out_.days.set_unavailable(spans_of(plan));
        if (names) names->unavailable = spans_of(plan);
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
        own_steps_ = own_names(course);
        decisions_ = names_of(path.decisions);
        places_ = names_of(path.places);
        closures_.clear();
        for (const pathway::Place& place : path.places)
            closures_.push_back(out_.days.add_closures(place.closed));

        CourseIndex index;
        index.anchors = anchor_days(course, anchors_);
        for (const pathway::Decision& decision : path.decisions)
            index.decisions.push_back(
                {static_cast<std::int32_t>(decision.options.size()), chosen(course, decision)});
        index.steps.reserve(course.step_count());
        for (std::size_t i = 0; i < course.step_count(); ++i)
            index.steps.push_back(step(path, course.step(i)));
        for (std::size_t i = 0; i < index.steps.size(); ++i)
            if (index.steps[i].repeat) index.series.push_back(static_cast<std::int32_t>(i));
        for (const plan::OwnRule& own : course.own_rules)
            if (const std::int32_t number = step_number(own.step); number != no_index)
                add_own(
                    index.steps[static_cast<std::size_t>(number)],
                    course.step(static_cast<std::size_t>(number)), own.rule);
        const auto found = facts_of(course, [&](std::string_view id) { return step_number(id); });
        for (const FactRow& row : found)
            index.steps[static_cast<std::size_t>(row.step)].facts.push_back(row.fact);
        index.with_facts = steps_with(found);
        out_.courses.push_back(std::move(index));
        if (!names_) return;
        names_->courses.push_back(
            {course.id, course.pathway, std::move(anchors_), std::move(steps_), course.own_steps_raw, {}});
        for (const plan::OwnRule& own : course.own_rules) names_->courses.back().own_rules.push_back(own.raw);
    }

    std::int32_t step_number(std::string_view id) const {
        const std::int32_t number = steps_.find(id);
        return number != no_index ? number : own_steps_.find(id);
    }

    Target target(const std::string& id) const {
        const std::int32_t anchor = anchors_.find(id);
        return {anchor, anchor == no_index ? step_number(id) : no_index};
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
        const std::int32_t number = decisions_.find(condition.decision);
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
        if (const std::int32_t number = places_.find(step.place); number != no_index) {
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
        const std::int32_t number = place_numbers_.add(id, static_cast<std::int32_t>(out_.places.size()));
        const auto at = static_cast<std::size_t>(number);
        if (at == out_.places.size()) {
            out_.places.push_back({id, 1, {}, {}});
            declared_.push_back(false);
        }
        if (declared && !declared_[at]) {
            out_.places[at] = {
                id, std::max(0, declared->weight), declared->per_day, declared->minutes_per_day};
            declared_[at] = true;
        }
        for (const plan::Burden& burden : plan_.burdens)
            if (burden.place == id) out_.places[at].weight = burden.weight;
        return number;
    }

    const plan::Plan& plan_;
    PlanNames* names_;
    PlanIndex out_;
    Names anchors_, steps_, own_steps_, decisions_, places_, place_numbers_;
    std::vector<std::int32_t> closures_;
    std::vector<bool> declared_;
};

// As their files have them.
bool same_own(const plan::Course& course, const CourseNames& names) {
    return course.own_steps_raw == names.own_steps &&
        std::equal(
               course.own_rules.begin(), course.own_rules.end(), names.own_rules.begin(),
               names.own_rules.end(),
               [](const plan::OwnRule& own, const json::Value& raw) { return own.raw == raw; });
}

bool same_but_for_edits(const plan::Plan& plan, const PlanNames& names) {
    if (plan.courses.size() != names.courses.size() || spans_of(plan) != names.unavailable) return false;
    for (std::size_t c = 0; c < plan.courses.size(); ++c) {
        const plan::Course& course = plan.courses[c];
        if (course.id != names.courses[c].id || course.pathway != names.courses[c].pathway ||
            !same_own(course, names.courses[c]))
            return false;
    }
    return true;
}

void reread_facts(
    const plan::Course& course, const CourseNames& names, std::int32_t number, CourseIndex& index,
    Edits& edits) {
    const Names own = own_names(course);
    const auto rows = facts_of(course, [&](std::string_view id) {
        const std::int32_t step = names.steps.find(id);
        return step != no_index ? step : own.find(id);
    });
    const std::vector<std::int32_t> now = steps_with(rows);
    std::vector<std::int32_t> steps;
    std::set_union(
        now.begin(), now.end(), index.with_facts.begin(), index.with_facts.end(), std::back_inserter(steps));
    auto row = rows.begin();
    for (const std::int32_t s : steps) {
        std::vector<StepFact> facts;
        for (; row != rows.end() && row->step == s; ++row) facts.push_back(row->fact);
        std::vector<StepFact>& before = index.steps[static_cast<std::size_t>(s)].facts;
        for (std::size_t a = 0, b = 0; a < before.size() || b < facts.size();) {
            const std::int32_t left = a < before.size() ? before[a].occurrence : INT32_MAX;
            const std::int32_t right = b < facts.size() ? facts[b].occurrence : INT32_MAX;
            Edits::Fact edit{{number, s, std::min(left, right)}, {}, {}};
            if (left <= right) edit.before = before[a++];
            if (right <= left) edit.after = facts[b++];
            if (edit.before != edit.after) edits.facts.push_back(edit);
        }
        before = std::move(facts);
    }
    index.with_facts = now;
}

} // namespace

void Names::reserve(std::size_t count) {
    std::size_t size = 16;
    while (size < 2 * count) size *= 2;
    if (size <= slots_.size()) return;
    const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(size));
    for (const Slot& slot : before)
        if (slot.number != no_index) put(slot);
}

void Names::put(const Slot& slot) {
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].number != no_index) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
}

std::int32_t Names::add(std::string_view name, std::int32_t number) {
    if (const std::int32_t earlier = find(name); earlier != no_index) return earlier;
    reserve(++taken_);
    put({hash_of(name), number, name});
    return number;
}

std::int32_t Names::find(std::string_view name) const {
    if (slots_.empty()) return no_index;
    const std::uint32_t hash = hash_of(name);
    for (std::size_t at = hash & (slots_.size() - 1); slots_[at].number != no_index;
         at = (at + 1) & (slots_.size() - 1))
        if (slots_[at].hash == hash && slots_[at].name == name) return slots_[at].number;
    return no_index;
}

PlanIndex index_of(const plan::Plan& plan, PlanNames* names) {
    return Indexer(plan, names).run();
}

std::optional<Edits> reread(const plan::Plan& plan, const PlanNames& names, PlanIndex& index) {
    if (!same_but_for_edits(plan, names)) return std::nullopt;
    Edits edits;
    for (std::int32_t c = 0; c < static_cast<std::int32_t>(plan.courses.size()); ++c) {
        const plan::Course& course = plan.courses[c];
        CourseIndex& into = index.courses[c];
        std::vector<std::optional<Day>> days = anchor_days(course, names.courses[c].anchors);
        for (std::size_t a = 0; a < days.size(); ++a)
            if (days[a] != into.anchors[a]) edits.anchors.push_back({c, static_cast<std::int32_t>(a)});
        into.anchors = std::move(days);
        for (std::size_t d = 0; d < into.decisions.size(); ++d) {
            const std::int32_t option = chosen(course, course.pathway->decisions[d]);
            edits.choices = edits.choices || option != into.decisions[d].chosen;
            into.decisions[d].chosen = option;
        }
        reread_facts(course, names.courses[c], c, into, edits);
    }
    return edits;
}

const StepFact* fact_at(const StepIndex& step, std::int32_t occurrence) {
    const auto at = std::lower_bound(
        step.facts.begin(), step.facts.end(), occurrence,
        [](const StepFact& fact, std::int32_t k) { return fact.occurrence < k; });
    return at != step.facts.end() && at->occurrence == occurrence ? &*at : nullptr;
}

} // namespace stf::schedule
