#include "schedule/passes.h"

#include <algorithm>
#include <numeric>

namespace stf::schedule {
namespace {

constexpr int horizon_months = 24;

Pass settled(Compiled compiled) {
    Pass pass{std::make_unique<Compiled>(std::move(compiled)), {}, nullptr, nullptr};
    pass.lower = std::make_unique<Propagator>(pass.compiled->network, false);
    pass.settled = settle(pass.compiled->network, *pass.lower);
    return pass;
}

void find_latest(Pass& pass) {
    pass.upper = std::make_unique<Propagator>(pass.compiled->network, true);
    pass.upper->solve();
}

// The day a series ends by `until` or the horizon.
std::int32_t last_day(
    const PlanIndex& plan, const Pass& pass, std::int32_t course, const RepeatIndex& repeat, Day today) {
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

std::int32_t occurrences(const PlanIndex& plan, const Pass& pass, Node begin, std::int32_t known, Day today) {
    const StepRef first = pass.compiled->network.nodes[begin].at;
    const StepIndex& step = plan.step(first);
    const RepeatIndex& repeat = *step.repeat;
    const bool from_start = repeat.from == pathway::RepeatFrom::start;
    const std::int32_t most = std::min(repeat.times.value_or(most_occurrences), most_occurrences);
    const std::int32_t start = pass.lower->day(begin);
    const std::int32_t last = last_day(plan, pass, first.course, repeat, today);
    std::int32_t before = from_start ? start : pass.lower->day(begin + known - 1);
    if (before == no_day) return std::max(known, repeat.times ? most : 1);
    if (repeat.every.count <= 0 && !repeat.times) return known; // it never gets anywhere
    std::int32_t count = known;
    for (; count < most; ++count) {
        const std::int64_t lag = std::int64_t{repeat.every.count} * (from_start ? count : 1);
        if (lag > beyond) break;
        const Day reached = base::add(Day(before), {static_cast<std::int32_t>(lag), repeat.every.unit});
        const std::int32_t day = plan.days[step.days].next(reached.count);
        if (day > last) break;
        if (!from_start) before = day;
    }
    return count;
}

bool has_series(const PlanIndex& plan) {
    return std::any_of(plan.courses.begin(), plan.courses.end(), [](const CourseIndex& course) {
        return !course.series.empty();
    });
}

} // namespace

std::optional<Pass> short_pass(
    PlanIndex& plan, const Choices& choices, const Counts& first, const PassOptions& options) {
    if (!has_series(plan)) return std::nullopt;
    return settled(compile(plan, choices, first, {.only = options.only, .whole_series = false}));
}

// Lengthens every series to its end.
void grow(const PlanIndex& plan, const Pass& pass, Counts& counts, Day today) {
    for (std::int32_t c = 0; c < static_cast<std::int32_t>(counts.size()); ++c)
        for (const std::int32_t s : plan.courses[c].series) {
            const Node begin = pass.compiled->find({c, s, 0});
            if (begin == no_node) continue;
            counts[c][s] = std::max(counts[c][s], occurrences(plan, pass, begin, counts[c][s], today));
        }
}

Pass whole_pass(PlanIndex& plan, const Choices& choices, const Counts& counts, const PassOptions& options) {
    Pass pass = settled(compile(plan, choices, counts, {.only = options.only}));
    find_latest(pass);
    return pass;
}

Pass first_pass(PlanIndex& plan, const Choices& choices, Counts& counts, const PassOptions& options) {
    // How long a series is depends on days that are found with no more of it than its facts.
    if (const auto pass = short_pass(plan, choices, counts, options))
        grow(plan, *pass, counts, options.today);
    return whole_pass(plan, choices, counts, options);
}

std::vector<Node> settle_again(Pass& pass, const std::vector<Node>& changed) {
    Network& network = pass.compiled->network;
    std::size_t bounds = 0; // that hang on the changed nodes alone
    for (const Node node : changed)
        for (const Side* side : {&network.lower, &network.upper})
            bounds += static_cast<std::size_t>(side->first[node + 1] - side->first[node]);
    std::optional<Component> component;
    if (bounds <= network.nodes.size()) component = component_of(network, changed, network.nodes.size() / 2);
    if (!component) { // as well from the beginning
        for (const Settled::Moved& moved : pass.settled.broken) restore(network, moved.bound, 0);
        pass.settled = settle(network, *pass.lower);
        if (pass.upper) pass.upper->solve();
        std::vector<Node> all(network.nodes.size());
        std::iota(all.begin(), all.end(), 0);
        return all;
    }
    settle_again(network, *pass.lower, *component, pass.settled);
    if (pass.upper) {
        pass.upper->restart(component->nodes);
        pass.upper->settle_bounded();
    }
    return std::move(component->nodes);
}

std::vector<StepRef> missed_occurrences(const PlanIndex& plan, const Pass& first, Day today) {
    std::vector<StepRef> missed;
    const std::vector<NodeRow>& nodes = first.compiled->network.nodes;
    for (std::int32_t c = 0; c < static_cast<std::int32_t>(plan.courses.size()); ++c)
        for (const std::int32_t s : plan.courses[c].series)
            for (Node node = first.compiled->first[c][s]; node + 1 < first.compiled->first[c][s + 1];
                 ++node) {
                const NodeRow &row = nodes[node], &next = nodes[node + 1];
                if (row.fixed != no_day || row.dropped) continue;
                if (next.at.occurrence != row.at.occurrence + 1) continue;
                const std::int32_t due = first.lower->day(node + 1);
                if (due != no_day && due <= today.count) missed.push_back(row.at);
            }
    return missed;
}

namespace {

// Today on the open steps; returns those that it makes later.
std::vector<Node> begin_today(Pass& pass, Day today, const std::vector<StepRef>& missed) {
    Network& network = pass.compiled->network;
    std::vector<Node> later;
    for (Node node = 0; node < static_cast<Node>(network.nodes.size()); ++node) {
        NodeRow& row = network.nodes[node];
        if (row.kind != NodeKind::step || row.fixed != no_day || row.dropped) continue;
        const bool is_missed = std::binary_search(missed.begin(), missed.end(), row.at);
        row.floor = is_missed ? free_from : today.count;
        if (pass.lower->value(node) < row.floor) later.push_back(node);
    }
    return later;
}

} // namespace

Pass second_pass(const Pass& first, Day today, const std::vector<StepRef>& missed) {
    Pass pass{std::make_unique<Compiled>(*first.compiled), first.settled, nullptr, nullptr};
    const Network& network = pass.compiled->network;
    pass.lower = std::make_unique<Propagator>(network, false);
    pass.upper = std::make_unique<Propagator>(network, true);
    pass.lower->take(*first.lower);
    pass.upper->take(*first.upper);
    if (const std::vector<Node> later = begin_today(pass, today, missed); !later.empty())
        settle_again(pass, later);
    return pass;
}

void follow_first(Pass& second, const Pass& first, Day today, const std::vector<StepRef>& missed) {
    Network& network = second.compiled->network;
    for (const Settled::Moved& moved : second.settled.broken) restore(network, moved.bound, 0);
    for (const Settled::Moved& moved : first.settled.broken) restore(network, moved.bound, moved.why.days);
    second.settled = first.settled;
    second.lower->take(*first.lower);
    second.upper->take(*first.upper);
    if (const std::vector<Node> later = begin_today(second, today, missed); !later.empty())
        settle_again(second, later);
}

} // namespace stf::schedule
