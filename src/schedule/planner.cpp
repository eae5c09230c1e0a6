#include "schedule/planner.h"

#include <algorithm>

#include "schedule/engine.h"

namespace stf::schedule {
namespace {

// The days keep every bound of the network.
bool holds(const Network& network, const std::vector<std::int32_t>& days) {
    return std::all_of(network.bounds.begin(), network.bounds.end(), [&](const BoundRow& bound) {
        if (days[bound.of] < -beyond || days[bound.step] < -beyond) return true;
        const std::int32_t limit = limit_day(network, bound, days[bound.of]);
        return bound.bound == Bound::min ? days[bound.step] >= limit : days[bound.step] <= limit;
    });
}

} // namespace

// One step held at a time. Days move from the plan as it is shown: later ones by the lower side of the
// network, earlier ones by the upper, and by no more than they must. Because schedules are closed under the
// later and the earlier of two, that decides exactly whether a day is possible.
struct Planner::State {
    Engine engine;
    TripProblem problem;
    std::optional<TripSearch> search; // from the first question on
    std::optional<StepRef> held;
    Node node = no_node;
    Pass own;                        // a network of its own for a step that has a fact or isn't in the plan
    Compiled* compiled = nullptr;    // the one asked
    Propagator* earliest = nullptr;  // its earliest days
    std::vector<std::int32_t> shown; // per node, the days of the plan
    std::unique_ptr<Propagator> later, earlier;

    State(const plan::Plan& plan, Day today) : engine(plan, today), problem(engine.trip_problem(plan)) {}

    bool update(const plan::Plan& plan) {
        held.reset();
        search.reset();
        later.reset();
        earlier.reset();
        if (!engine.update(plan)) return false;
        problem = engine.trip_problem(plan);
        return true;
    }

    TripSearch& trips() {
        if (!search) search.emplace(problem);
        return *search;
    }

    std::vector<std::int32_t> planned() const {
        return search ? search->days() : days_of(*engine.second.lower);
    }

    // Choices under which the step occurs, else as proposed.
    Choices choices_for(StepRef at) const {
        Choices choices = engine.choices;
        for (const WhenIndex& when : engine.index.step(at).when) {
            std::int32_t& option = choices[at.course][when.decision];
            if (option != no_index && when.options[option]) continue;
            const auto listed = std::find(when.options.begin(), when.options.end(), true);
            if (listed != when.options.end())
                option = static_cast<std::int32_t>(listed - when.options.begin());
        }
        return choices;
    }

    bool hold(StepRef at) {
        if (held == at) return node != no_node;
        held = at;
        compiled = engine.second.compiled.get();
        earliest = engine.second.lower.get();
        node = compiled->find(at);
        if (node == no_node && !include(at)) return false;
        const NodeRow& row = compiled->network.nodes[node];
        shown = planned();
        if (compiled != engine.second.compiled.get())
            shown = days_of(*earliest);
        else if (row.fixed != no_day || row.dropped || row.floor == free_from)
            release();
        later = std::make_unique<Propagator>(compiled->network, false);
        earlier = std::make_unique<Propagator>(compiled->network, true);
        for (Propagator* side : {later.get(), earlier.get()}) {
            side->assume(shown);
            side->record_trail(true);
        }
        earliest->record_trail(true);
        std::optional<Propagator> own_latest;
        if (compiled != engine.second.compiled.get()) own_latest.emplace(compiled->network, true).solve();
        const Propagator& latest = own_latest ? *own_latest : *engine.second.upper;
        for (Node other = 0; other < static_cast<Node>(earliest->count()); ++other)
            if (const std::int32_t day = latest.day(other); day != no_day) earliest->set_cap(other, day);
        return true;
    }

    void use_own() {
        compiled = own.compiled.get();
        earliest = own.lower.get();
    }

    // A step of another option: the plan as it would be with it.
    bool include(StepRef at) {
        const Choices choices = choices_for(at);
        Counts counts = first_counts(engine.index);
        const Pass first = first_pass(engine.index, choices, counts, {engine.today, nullptr});
        own = second_pass(first, engine.today, missed_occurrences(engine.index, first, engine.today));
        use_own();
        node = compiled->find(at);
        return node != no_node;
    }

    // Lets go of the step's fact, and of what it broke.
    void release() {
        own.compiled = std::make_unique<Compiled>(*compiled);
        Network& network = own.compiled->network;
        for (const Settled::Moved& moved : engine.second.settled.broken)
            network.bounds[moved.bound].moved = 0;
        network.nodes[node].fixed = no_day;
        network.nodes[node].dropped = false;
        network.nodes[node].floor = engine.today.count;
        connect(network);
        own.lower = std::make_unique<Propagator>(network, false);
        own.settled = settle(network, *own.lower);
        use_own();
        shown[node] = own.lower->value(node);
        if (!holds(network, shown)) shown = days_of(*own.lower);
    }

    static std::vector<std::int32_t> days_of(const Propagator& lower) {
        std::vector<std::int32_t> days(lower.count());
        for (std::size_t i = 0; i < days.size(); ++i) days[i] = lower.value(static_cast<Node>(i));
        return days;
    }

    // What the search proposed for a node of the network asked, or where it stands in that network.
    std::int32_t proposed(Node other) const {
        if (compiled == engine.second.compiled.get()) return shown[other];
        const Node same = engine.second.compiled->find(compiled->network.nodes[other].at);
        if (same == no_node) return shown[other];
        return search ? search->days()[same] : engine.second.lower->value(same);
    }

    void report(const Propagator& side, bool upper, Preview& out) const {
        std::vector<Node> changed;
        changed.reserve(side.trail().size());
        for (const Propagator::Change& change : side.trail()) changed.push_back(change.node);
        if (!std::is_sorted(changed.begin(), changed.end())) std::sort(changed.begin(), changed.end());
        changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
        out.moved.reserve(changed.size());
        for (const Node other : changed) {
            const NodeRow& row = compiled->network.nodes[other];
            if (other == node || row.kind != NodeKind::step || row.dropped || shown[other] < -beyond)
                continue;
            const std::int32_t from = proposed(other), to = upper ? -side.value(other) : side.value(other);
            if (from != to) out.moved.push_back({row.at, Day(from), Day(to)});
        }
    }

    Preview preview(Day day) {
        const bool upper = day.count < shown[node];
        Propagator& side = upper ? *earlier : *later;
        Network& network = compiled->network;
        std::vector<std::pair<BoundId, std::int32_t>> broken; // with how far they had been moved
        while (!side.pin(node, upper ? -day.count : day.count)) {
            if (side.clash().bounds.empty()) break;
            const BoundId id = completing_bound(network, side.clash());
            broken.emplace_back(id, network.bounds[id].moved);
            suspend(network, id);
            side.undo_to(0);
        }
        Preview out;
        report(side, upper, out);
        side.undo_to(0);
        side.let_go(node);
        std::sort(broken.begin(), broken.end());
        for (const auto& [id, moved] : broken) {
            restore(network, id, moved);
            out.broken.push_back(cause_of(network, id));
        }
        out.possible =
            broken.empty() && day >= engine.today && rounded(network, false, node, day.count) == day.count;
        return out;
    }

    std::vector<Day> possible_days(Day from, Day to) {
        std::vector<Day> days;
        // The least schedule with the step at or after a day has it on the next possible day.
        bool fits = earliest->raise(node, from.count);
        while (fits && earliest->value(node) <= to.count) {
            days.push_back(Day(earliest->value(node)));
            fits = earliest->raise(node, earliest->value(node) + 1);
        }
        earliest->undo_to(0);
        return days;
    }
};

Planner::Planner(const plan::Plan& plan, Day today) : state_(std::make_unique<State>(plan, today)) {}
Planner::~Planner() = default;
Planner::Planner(Planner&&) noexcept = default;
Planner& Planner::operator=(Planner&&) noexcept = default;

Schedule Planner::schedule() const {
    return state_->engine.with_trips(state_->search ? &*state_->search : nullptr);
}

Day Planner::today() const {
    return state_->engine.today;
}

bool Planner::update(const plan::Plan& plan) {
    return state_->update(plan);
}

TripProgress Planner::trip_progress() const {
    if (!state_->search) return {};
    const TripSearch& search = *state_->search;
    return {search.done(), search.proven(), search.nodes(), search.weight(), search.lower_bound()};
}

bool Planner::search_trips(std::int64_t nodes) {
    state_->held.reset(); // the plan shown may change
    TripSearch& trips = state_->trips();
    return trips.step(trips.slice(nodes));
}

Preview Planner::preview(StepRef at, Day day) {
    return state_->hold(at) ? state_->preview(day) : Preview{};
}

std::vector<Day> Planner::possible_days(StepRef at, Day from, Day to) {
    return state_->hold(at) ? state_->possible_days(from, to) : std::vector<Day>{};
}

} // namespace stf::schedule
