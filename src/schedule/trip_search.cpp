#include "schedule/trip_search.h"

#include <algorithm>
#include <bit>

#include "schedule/trip_patch.h"
#include "schedule/trip_tree.h"

namespace stf::schedule {
namespace {

constexpr std::size_t few_movers = 128;                     // whose pairs are compared in no time
constexpr std::int64_t patch_turn = 2000, tree_turn = 1000; // nodes, with many steps
constexpr std::size_t most_wishes = 12; // weighed against one another; the first ones of the plan

// All subsets of the wishes, the largest first.
std::vector<std::uint32_t> subsets(std::size_t wishes) {
    std::vector<std::uint32_t> masks(std::size_t{1} << wishes);
    for (std::size_t i = 0; i < masks.size(); ++i) masks[i] = static_cast<std::uint32_t>(i);
    std::stable_sort(masks.begin(), masks.end(), [](std::uint32_t a, std::uint32_t b) {
        return std::popcount(a) > std::popcount(b);
    });
    return masks;
}

} // namespace

// First, with many steps, some good plan; then the least weight (with many steps the best plan is also mended
// in places, in turns with the tree); then, within it, the most accepted days;
// then, day by day in output order, the earliest plan.
struct TripSearch::State {
    enum class Phase { quick, pairs, least, wishes, earliest, done };

    TripProblem problem;
    TripTree tree;
    Phase phase = Phase::pairs;
    std::vector<std::int32_t> best;
    std::int64_t best_weight = INT64_MAX, bound = 0, looked = 0;
    bool is_proven = false;
    std::int64_t quick = 0; // nodes left for the first plan
    std::unique_ptr<TripPatch> patch;
    std::int64_t turn = 0; // nodes left of it
    bool patching = false;

    std::vector<std::uint32_t> masks; // of wishes still to be tried
    std::size_t mask = 0;
    int kept = -1;                    // how many wishes the plans have that are compared now
    std::vector<std::int32_t> winner; // the earliest of them
    std::size_t index = 0;            // in problem.open
    bool trying = false;
    std::vector<std::int32_t> caps;
    std::size_t mark = 0;

    // Everything as early as it can be is a plan to begin with.
    explicit State(TripProblem from) : problem(std::move(from)), tree(problem) {
        record();
        if (problem.movers.size() <= few_movers) return;
        if (problem.movers.size() <= most_movers) {
            phase = Phase::quick;
            quick = 4 * static_cast<std::int64_t>(problem.movers.size());
            tree.start(best_weight - 1);
            tree.hurry();
            return;
        }
        bound = tree.window_bound();
        is_proven = bound == best_weight;
        phase = Phase::done;
    }

    void record() { record(tree); }
    void record(TripTree& from) {
        best.resize(problem.network->nodes.size());
        for (std::size_t i = 0; i < best.size(); ++i) best[i] = from.days().value(static_cast<Node>(i));
        best_weight = weight_of_best();
    }

    // Steps that came to stand on the same day share a journey even if nothing joined them.
    std::int64_t weight_of_best() const {
        std::vector<std::pair<std::int32_t, std::int32_t>> journeys;
        for (const auto& booked : problem.booked) journeys.emplace_back(booked.place, best[booked.node]);
        for (const auto& mover : problem.movers) journeys.emplace_back(mover.place, best[mover.node]);
        std::sort(journeys.begin(), journeys.end());
        journeys.erase(std::unique(journeys.begin(), journeys.end()), journeys.end());
        std::int64_t weight = 0;
        for (const auto& journey : journeys) weight += problem.weights[journey.first];
        return weight;
    }

    bool step(std::int64_t nodes) {
        const std::int64_t before = nodes;
        while (phase != Phase::done && advance(nodes)) {
        }
        looked += before - nodes;
        return phase == Phase::done;
    }

    // False: out of nodes.
    bool advance(std::int64_t& nodes) {
        switch (phase) {
        case Phase::quick:
            return find_quickly(nodes);
        case Phase::pairs:
            if (!tree.compare_pairs(nodes)) return false;
            bound = tree.root_bound();
            tree.start(best_weight - 1);
            phase = Phase::least;
            if (problem.movers.size() > few_movers && best_weight > bound)
                patch = std::make_unique<TripPatch>(problem, tree);
            return true;
        case Phase::least:
            return find_least(nodes);
        case Phase::wishes:
            return find_wishes(nodes);
        case Phase::earliest:
            return find_earliest(nodes);
        case Phase::done:
            break;
        }
        return true;
    }

    // One plan before it is known who can share a day with whom, since that takes long to find out.
    bool find_quickly(std::int64_t& nodes) {
        const TripTree::Outcome outcome =
            spend(nodes, quick, [&](std::int64_t& left) { return tree.run(left); });
        if (outcome == TripTree::Outcome::paused && quick > 0) return false;
        if (outcome == TripTree::Outcome::found) record();
        tree.start(best_weight - 1);
        phase = Phase::pairs;
        return true;
    }

    bool find_least(std::int64_t& nodes) {
        if (!patch) {
            const TripTree::Outcome outcome = tree.run(nodes);
            return outcome != TripTree::Outcome::paused && least_found(outcome);
        }
        if (turn <= 0) {
            patching = !patching;
            turn = patching ? patch_turn : tree_turn;
        }
        if (patching) {
            const bool found =
                spend(nodes, turn, [&](std::int64_t& left) { return patch->step(left, best, best_weight); });
            if (found) {
                record(patch->tree());
                tree.lower_limit(best_weight - 1);
                if (best_weight == bound) least_found(TripTree::Outcome::exhausted);
            }
        } else {
            const TripTree::Outcome outcome =
                spend(nodes, turn, [&](std::int64_t& left) { return tree.run(left); });
            if (outcome != TripTree::Outcome::paused) least_found(outcome);
        }
        return nodes > 0;
    }

    bool least_found(TripTree::Outcome outcome) {
        if (outcome == TripTree::Outcome::found) {
            record();
            tree.lower_limit(best_weight - 1);
            if (best_weight > bound) return true;
        }
        patch.reset();
        bound = best_weight;
        is_proven = true;
        const std::size_t wishes = std::min(problem.accepted.size(), most_wishes);
        masks = subsets(wishes);
        remember();
        phase = Phase::wishes;
        try_mask();
        return true;
    }

    // The root as it is before wishes and days are tried on it.
    void remember() {
        tree.start(best_weight);
        mark = tree.days().mark();
        caps.resize(problem.network->nodes.size());
        for (std::size_t i = 0; i < caps.size(); ++i) caps[i] = tree.cap(static_cast<Node>(i));
    }

    void forget() {
        tree.start(best_weight);
        tree.days().undo_to(mark);
        for (std::size_t i = 0; i < caps.size(); ++i) tree.set_cap(static_cast<Node>(i), caps[i]);
    }

    // Puts the next combination of wishes on the root, skipping those that cannot be.
    void try_mask() {
        for (; mask < masks.size(); ++mask) {
            if (kept >= 0 && std::popcount(masks[mask]) < kept) break;
            forget();
            bool fits = true;
            for (std::size_t i = 0; i < problem.accepted.size() && fits; ++i)
                if (masks[mask] >> i & 1) fits = wish(problem.accepted[i]);
            if (!fits) continue;
            tree.start(best_weight);
            return;
        }
        best = winner;
        phase = Phase::done;
    }

    bool wish(const TripProblem::Wish& accepted) {
        const std::int32_t cap = tree.cap(accepted.node);
        if (accepted.day > cap || tree.days().value(accepted.node) > accepted.day) return false;
        tree.set_cap(accepted.node, accepted.day);
        return tree.days().raise(accepted.node, accepted.day);
    }

    bool find_wishes(std::int64_t& nodes) {
        const TripTree::Outcome outcome = tree.run(nodes);
        if (outcome == TripTree::Outcome::paused) return false;
        if (outcome == TripTree::Outcome::exhausted) {
            ++mask;
            try_mask();
            return true;
        }
        kept = std::popcount(masks[mask]);
        record();
        tree.start(best_weight);
        index = 0;
        trying = false;
        phase = Phase::earliest;
        return true;
    }

    // The plan in `best` is made earlier, one open step after the other, while its weight stays the least.
    bool find_earliest(std::int64_t& nodes) {
        if (trying) {
            const Node node = problem.open[index];
            const TripTree::Outcome outcome = tree.run(nodes);
            if (outcome == TripTree::Outcome::paused) return false;
            trying = false;
            if (outcome == TripTree::Outcome::found) {
                record();
                tree.start(best_weight);
            } else {
                tree.start(best_weight);
                tree.set_cap(node, best[node]);
                tree.days().raise(node, best[node]);
            }
            return true;
        }
        for (; index < problem.open.size(); ++index) {
            const Node node = problem.open[index];
            if (tree.days().value(node) < best[node]) {
                tree.set_cap(node, best[node] - 1);
                tree.start(best_weight);
                trying = true;
                return true;
            }
            tree.set_cap(node, best[node]);
        }
        if (winner.empty() || earlier(best, winner)) winner = best;
        phase = Phase::wishes;
        ++mask;
        try_mask();
        return true;
    }

    bool earlier(const std::vector<std::int32_t>& a, const std::vector<std::int32_t>& b) const {
        for (const Node node : problem.open)
            if (a[node] != b[node]) return a[node] < b[node];
        return false;
    }
};

TripSearch::TripSearch(TripProblem problem) : state_(std::make_unique<State>(std::move(problem))) {}
TripSearch::~TripSearch() = default;
TripSearch::TripSearch(TripSearch&&) noexcept = default;
TripSearch& TripSearch::operator=(TripSearch&&) noexcept = default;

bool TripSearch::step(std::int64_t nodes) {
    return state_->step(nodes);
}
std::int64_t TripSearch::slice(std::int64_t nodes) const {
    constexpr std::int64_t few = 64;
    const auto movers = static_cast<std::int64_t>(state_->problem.movers.size());
    return std::max<std::int64_t>(1, nodes * few / std::max(few, movers));
}
bool TripSearch::done() const {
    return state_->phase == State::Phase::done;
}
bool TripSearch::proven() const {
    return state_->is_proven;
}
std::int64_t TripSearch::weight() const {
    return state_->best_weight;
}
std::int64_t TripSearch::lower_bound() const {
    return state_->bound;
}
std::int64_t TripSearch::nodes() const {
    return state_->looked;
}
const std::vector<std::int32_t>& TripSearch::days() const {
    return state_->best;
}

} // namespace stf::schedule
