#include "schedule/passes.h"

#include <algorithm>

namespace stf::schedule {
namespace {

constexpr int horizon_months = 24;
constexpr std::int32_t most_occurrences = 20'000; // of one series; a limit named in the README

Pass settled(Compiled compiled) {
    Pass pass{std::make_unique<Compiled>(std::move(compiled)), {}, nullptr, nullptr};
    pass.settled = settle(pass.compiled->network);
    return pass;
}

void solve(Pass& pass, bool upper_too) {
    pass.lower = std::make_unique<Propagator>(pass.compiled->network, false);
    pass.lower->solve();
    if (!upper_too) return;
    pass.upper = std::make_unique<Propagator>(pass.compiled->network, true);
    pass.upper->solve();
}

// The day a series ends by `until` or the horizon.
std::int32_t last_day(const PlanIndex& plan, const Pass& pass, std::int32_t course, const RepeatIndex& repeat, Day today) {
    const std::int32_t horizon = base::add(today, {horizon_months, base::Unit::month}).count;
    std::int32_t until = no_day;
    if (repeat.until.anchor != no_index) {
        if (const auto day = plan.courses[course].anchors[repeat.until.anchor]) until = day->count;
    } else if (repeat.until.step != no_index) {
        const Node node = pass.compiled->find({course, repeat.until.step, 0});
        if (node != no_node && !pass.compiled->network.nodes[node].dropped) until = pass.lower->day(node);
    }
    return until == no_day ? horizon : std::min(until, horizon);
}

std::int32_t occurrences(const PlanIndex& plan, const Pass& pass, StepRef first, std::int32_t now, Day today) {
    const StepIndex& step = plan.step(first);
    const RepeatIndex& repeat = *step.repeat;
    const std::int32_t most = std::min(repeat.times.value_or(most_occurrences), most_occurrences);
    const Node begin = pass.compiled->find(first);
    const std::int32_t start = begin == no_node ? no_day : pass.lower->day(begin);
    if (start == no_day) return std::max(1, repeat.times ? most : 1);
    const std::int32_t last = last_day(plan, pass, first.course, repeat, today);
    std::int32_t count = 1, before = start;
    for (; count < most; ++count) {
        std::int32_t day = no_day;
        if (count < now) day = pass.lower->day(begin + count);
        if (day == no_day) {
            const bool from_start = repeat.from == pathway::RepeatFrom::start;
            const std::int64_t lag = std::int64_t{repeat.every.count} * (from_start ? count : 1);
            if (lag > beyond) break;
            day = base::add(Day(from_start ? start : before), {static_cast<std::int32_t>(lag), repeat.every.unit}).count;
            day = plan.days[step.days].next(day);
            if (const StepFact* fact = fact_at(step, count); fact && fact->kind != plan::FactKind::dropped) day = fact->date.count;
            if (day <= start && repeat.every.count <= 0 && !repeat.times) break; // a series that never gets anywhere
        }
        if (day > last) break;
        before = day;
    }
    return count;
}

// True if a series grew.
bool grow(const PlanIndex& plan, const Pass& pass, Counts& counts, Day today) {
    bool grew = false;
    for (std::int32_t c = 0; c < static_cast<std::int32_t>(counts.size()); ++c)
        for (std::int32_t s = 0; s < static_cast<std::int32_t>(counts[c].size()); ++s) {
            if (!plan.courses[c].steps[s].repeat) continue;
            if (pass.compiled->first[c][s] == pass.compiled->first[c][s + 1]) continue;
            const std::int32_t count = occurrences(plan, pass, {c, s, 0}, counts[c][s], today);
            if (count <= counts[c][s]) continue;
            counts[c][s] = count;
            grew = true;
        }
    return grew;
}

} // namespace

Pass first_pass(PlanIndex& plan, const Choices& choices, Counts& counts, const PassOptions& options) {
    // A series can end at a step that another series moves; each round can only lengthen.
    for (int rounds_left = 8;; --rounds_left) {
        Pass pass = settled(compile(plan, choices, counts, {std::nullopt, nullptr, options.only}));
        solve(pass, false);
        if (rounds_left > 0 && grow(plan, pass, counts, options.today)) continue;
        pass.upper = std::make_unique<Propagator>(pass.compiled->network, true);
        pass.upper->solve();
        return pass;
    }
}

std::vector<StepRef> missed_occurrences(const PlanIndex& plan, const Pass& first, Day today) {
    std::vector<StepRef> missed;
    const std::vector<NodeRow>& nodes = first.compiled->network.nodes;
    for (Node node = 0; node + 1 < static_cast<Node>(nodes.size()); ++node) {
        const NodeRow &row = nodes[node], &next = nodes[node + 1];
        if (row.kind != NodeKind::step || row.fixed != no_day || row.dropped) continue;
        if (next.kind != NodeKind::step || next.at.course != row.at.course || next.at.step != row.at.step) continue;
        if (next.at.occurrence != row.at.occurrence + 1 || !plan.step(row.at).repeat) continue;
        const std::int32_t due = first.lower->day(node + 1);
        if (due != no_day && due <= today.count) missed.push_back(row.at);
    }
    return missed;
}

Pass second_pass(PlanIndex& plan, const Choices& choices, const Counts& counts, Day today, const std::vector<StepRef>& missed) {
    Pass pass = settled(compile(plan, choices, counts, {today, &missed, nullptr}));
    solve(pass, false);
    return pass;
}

} // namespace stf::schedule
