#include "schedule/planner.h"

#include <algorithm>

#include "schedule/engine.h"

namespace stf::schedule {

struct Planner::State {
    Engine engine;
    // What is asked about now, in a network of its own that follows the settled one until it is dragged.
    std::optional<StepRef> held;
    Pass pass;
    Node node = no_node;
    std::vector<std::int32_t> proposed; // per node, before anything was touched
    TripSearch trips;

    State(const plan::Plan& plan, Day today) : engine(plan, today), trips(engine.trip_problem(plan)) {}

    // Choices under which the step occurs, else as proposed.
    Choices choices_for(StepRef at) const {
        Choices choices = engine.choices;
        for (const WhenIndex& when : engine.index.step(at).when) {
            std::int32_t& option = choices[at.course][when.decision];
            if (option != no_index && when.options[option]) continue;
            const auto listed = std::find(when.options.begin(), when.options.end(), true);
            if (listed != when.options.end()) option = static_cast<std::int32_t>(listed - when.options.begin());
        }
        return choices;
    }

    bool hold(StepRef at) {
        if (held == at) return node != no_node;
        held = at;
        const Choices choices = choices_for(at);
        if (choices == engine.choices)
            pass = second_pass(engine.index, choices, engine.counts, engine.today, engine.missed);
        else {
            Counts counts = first_counts(engine.index);
            const Pass first = first_pass(engine.index, choices, counts, {engine.today, nullptr});
            pass = second_pass(engine.index, choices, counts, engine.today, missed_occurrences(engine.index, first, engine.today));
        }
        node = pass.compiled->find(at);
        if (node == no_node) return false;
        const std::size_t nodes = pass.compiled->network.nodes.size();
        proposed.resize(nodes);
        for (std::size_t i = 0; i < nodes; ++i) proposed[i] = pass.lower->value(static_cast<Node>(i));
        let_go_of_fact();
        pass.lower->record_trail(true);
        return true;
    }

    void let_go_of_fact() {
        Network& network = pass.compiled->network;
        NodeRow& row = network.nodes[node];
        if (row.fixed == no_day && !row.dropped) return;
        row.fixed = no_day;
        row.dropped = false;
        row.floor = engine.today.count;
        for (const Settled::Moved& moved : pass.settled.broken) restore(network, moved.bound, 0);
        connect(network);
        pass.lower = std::make_unique<Propagator>(network, false);
        pass.settled = settle(network, *pass.lower);
    }

    void report(const Network& network, const Propagator& lower, Preview& out) const {
        for (Node other = 0; other < static_cast<Node>(network.nodes.size()); ++other) {
            const NodeRow& row = network.nodes[other];
            if (other == node || row.kind != NodeKind::step || row.dropped) continue;
            const std::int32_t from = proposed[other], to = lower.value(other);
            if (from != to && from > -beyond && to > -beyond) out.moved.push_back({row.at, Day(from), Day(to)});
        }
    }

    // Some rule has to give way: tried as if the day were booked.
    Preview forced(Day day) const {
        Preview out;
        Network network = pass.compiled->network;
        NodeRow& row = network.nodes[node];
        row.fixed = day.count;
        for (const Settled::Moved& moved : pass.settled.broken) restore(network, moved.bound, 0);
        connect(network);
        Propagator lower(network, false);
        const Settled settled = settle(network, lower);
        for (const Settled::Moved& moved : settled.broken) {
            const auto before = std::find_if(pass.settled.broken.begin(), pass.settled.broken.end(), [&](const Settled::Moved& old) {
                return old.bound == moved.bound && old.why.days >= moved.why.days;
            });
            if (before == pass.settled.broken.end()) out.broken.push_back(cause_of(network, moved.bound));
        }
        report(network, lower, out);
        return out;
    }
};

Planner::Planner(const plan::Plan& plan, Day today) : state_(std::make_unique<State>(plan, today)) {}
Planner::~Planner() = default;
Planner::Planner(Planner&&) noexcept = default;
Planner& Planner::operator=(Planner&&) noexcept = default;

Schedule Planner::schedule() const { return state_->engine.with_trips(state_->trips); }

bool Planner::search_trips(std::int64_t nodes) { return state_->trips.step(nodes); }

Preview Planner::preview(StepRef at, Day day) {
    State& state = *state_;
    if (!state.hold(at)) return {};
    Propagator& lower = *state.pass.lower;
    const bool possible = lower.pin(state.node, day.count);
    Preview out;
    if (possible) {
        out.possible = true;
        state.report(state.pass.compiled->network, lower, out);
    }
    lower.undo_to(0);
    lower.let_go(state.node);
    return possible ? out : state.forced(day);
}

std::vector<Day> Planner::possible_days(StepRef at, Day from, Day to) {
    State& state = *state_;
    std::vector<Day> days;
    if (!state.hold(at)) return days;
    Propagator& lower = *state.pass.lower;
    // The least schedule with the step at or after a day has it on the next possible day.
    bool fits = lower.raise(state.node, from.count);
    while (fits && lower.value(state.node) <= to.count) {
        days.push_back(Day(lower.value(state.node)));
        fits = lower.raise(state.node, lower.value(state.node) + 1);
    }
    lower.undo_to(0);
    return days;
}

} // namespace stf::schedule
