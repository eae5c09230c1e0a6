#include "schedule/trip_tree.h"

#include <algorithm>

namespace stf::schedule {

namespace {

bool compared(const TripProblem& problem) {
    return problem.movers.size() <= most_movers;
}

} // namespace

std::uint64_t draw(std::uint64_t& state) {
    std::uint64_t z = (state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

TripTree::TripTree(const TripProblem& problem)
    : problem_(problem),
      days_(problem.earliest ? *problem.earliest : Propagator(*problem.network, false)),
      caps_(problem.network->nodes.size(), INT32_MAX),
      apart_(
          compared(problem) ? problem.movers.size() : 0,
          std::vector<std::uint64_t>((problem.movers.size() + 63) / 64)),
      by_place_(problem.weights.size()),
      groups_at_(problem.weights.size()),
      group_of_(problem.movers.size(), none),
      stack_(problem.movers.size()) {
    const Network& network = *problem.network;
    if (!problem.earliest) days_.solve();
    days_.forget_trail();
    std::optional<Propagator> own;
    if (!problem.latest) own.emplace(network, true).solve();
    const Propagator& latest = own ? *own : *problem.latest;
    for (Node node = 0; node < static_cast<Node>(network.nodes.size()); ++node)
        if (const std::int32_t day = latest.day(node); day != no_day) set_cap(node, day);
    days_.record_trail(true);
    for (std::size_t i = 0; i < problem.movers.size(); ++i)
        by_place_[problem.movers[i].place].push_back(static_cast<std::int32_t>(i));
    for (auto& list : by_place_)
        std::stable_sort(list.begin(), list.end(), [&](std::int32_t a, std::int32_t b) {
            return caps_[problem.movers[a].node] < caps_[problem.movers[b].node];
        });
    for (const TripProblem::Booked& booked : problem.booked) {
        groups_at_[booked.place].push_back(static_cast<std::int32_t>(groups_.size()));
        groups_.push_back(
            {booked.place, booked.node, caps_[booked.node], true,
             std::vector<std::uint64_t>((problem.movers.size() + 63) / 64)});
        booked_weight_ += problem.weights[booked.place];
    }
    for (std::size_t i = 0; i < problem.movers.size(); ++i) all_.push_back(static_cast<std::int32_t>(i));
    left_ = static_cast<std::int32_t>(problem.movers.size());
    weight_ = booked_weight_;
}

void TripTree::set_cap(Node node, std::int32_t day) {
    caps_[node] = day;
    days_.set_cap(node, day);
}

bool TripTree::compare_pairs(std::int64_t& nodes) {
    const std::size_t count = problem_.movers.size();
    for (; pair_a_ < count; ++pair_a_, pair_b_ = pair_a_ + 1)
        for (; pair_b_ < count; ++pair_b_) {
            if (nodes <= 0) return false;
            if ((pair_b_ & 1023) == 1023) --nodes; // looking costs a little too
            const auto [a, place_a] = problem_.movers[pair_a_];
            const auto [b, place_b] = problem_.movers[pair_b_];
            if (place_a != place_b) continue;
            bool meet = windows_meet(a, caps_[a], b, caps_[b]);
            if (meet) {
                --nodes;
                const std::size_t mark = days_.mark();
                meet = days_.join(a, b);
                days_.part(a, b);
                days_.undo_to(mark);
            }
            if (meet) continue;
            apart_[pair_a_][pair_b_ >> 6] |= std::uint64_t{1} << (pair_b_ & 63);
            apart_[pair_b_][pair_a_ >> 6] |= std::uint64_t{1} << (pair_a_ & 63);
        }
    return true;
}

bool TripTree::windows_meet(Node a, std::int32_t cap_a, Node b, std::int32_t cap_b) const {
    return std::max(days_.value(a), days_.value(b)) <= std::min(cap_a, cap_b);
}

bool TripTree::fits(std::int32_t mover, const Group& group) const {
    const Node node = problem_.movers[mover].node;
    return !(group.apart[static_cast<std::size_t>(mover) >> 6] >> (mover & 63) & 1) &&
        windows_meet(node, caps_[node], group.node, group.cap);
}

TripTree::Group TripTree::group_of(std::int32_t mover) const {
    const auto [node, place] = problem_.movers[mover];
    return {place, node, caps_[node], false, apart_[mover]};
}

void TripTree::start(std::int64_t limit) {
    while (depth_ > 0) untake(stack_[--depth_]);
    held_ = 0;
    hurried_ = false;
    free_.clear();
    random_ = 0;
    base_mark_ = days_.mark();
    limit_ = limit;
    fresh_ = true;
    at_leaf_ = false;
}

std::int32_t TripTree::hold(std::int32_t mover, std::int32_t journey) {
    Frame& frame = stack_[depth_++];
    frame.mover = mover;
    frame.options.clear();
    frame.next = 0;
    frame.taken = none;
    take(frame, journey);
    held_ = depth_;
    return group_of_[mover];
}

void TripTree::free_only(const std::vector<std::int32_t>& movers, std::uint64_t seed) {
    while (depth_ > held_) untake(stack_[--depth_]);
    fresh_ = true;
    free_ = movers;
    random_ = seed;
}

TripTree::Outcome TripTree::run(std::int64_t& nodes) {
    bool deeper = fresh_;
    fresh_ = false;
    for (;;) {
        if (deeper) {
            if (expand()) { // a leaf
                return Outcome::found;
            }
            deeper = false;
        }
        if (depth_ == held_) return Outcome::exhausted;
        Frame& frame = stack_[depth_ - 1];
        if (frame.taken != none) untake(frame);
        if (frame.next == frame.options.size()) {
            --depth_;
            continue;
        }
        if (nodes <= 0) return Outcome::paused;
        --nodes;
        deeper = take(frame, frame.options[frame.next++]);
    }
}

// True at a leaf. Otherwise pushes a frame for the next mover, unless the bound says that nothing within the
// limit is below.
bool TripTree::expand() {
    if (left_ == 0) return weight_ <= limit_;
    if (!hurried_ && (free_.empty() ? bound() : free_bound()) > limit_) return false;
    const std::int32_t mover = choose();
    Frame& frame = stack_[depth_++];
    frame.mover = mover;
    frame.next = 0;
    frame.taken = none;
    frame.options.clear();
    const std::int32_t place = problem_.movers[mover].place;
    for (const std::int32_t group : groups_at_[place])
        if (fits(mover, groups_[group])) frame.options.push_back(group);
    std::stable_sort(frame.options.begin(), frame.options.end(), [&](std::int32_t a, std::int32_t b) {
        if (groups_[a].booked != groups_[b].booked) return groups_[a].booked;
        return groups_[a].cap < groups_[b].cap;
    });
    if (weight_ + problem_.weights[place] <= limit_) frame.options.push_back(open_new);
    if (random_)
        for (std::size_t i = frame.options.size(); i > 1; --i)
            std::swap(frame.options[i - 1], frame.options[draw(random_) % i]);
    return false;
}

// The mover with the fewest journeys to join, the earliest deadline among those.
std::int32_t TripTree::choose() {
    std::int32_t best = none, fewest = INT32_MAX, deadline = INT32_MAX;
    for (const std::int32_t i : free_.empty() ? all_ : free_) {
        if (group_of_[i] != none) continue;
        const auto [node, place] = problem_.movers[i];
        std::int32_t count = 0;
        for (const std::int32_t group : groups_at_[place])
            if (fits(i, groups_[group]) && ++count > fewest) break;
        if (count > fewest || (count == fewest && caps_[node] >= deadline && best != none)) continue;
        best = i;
        fewest = count;
        deadline = caps_[node];
    }
    return best;
}

bool TripTree::take(Frame& frame, std::int32_t option) {
    frame.taken = option;
    frame.mark = days_.mark();
    frame.joined_at = no_node;
    const auto [node, place] = problem_.movers[frame.mover];
    --left_;
    if (option == open_new) {
        group_of_[frame.mover] = static_cast<std::int32_t>(groups_.size());
        groups_at_[place].push_back(static_cast<std::int32_t>(groups_.size()));
        groups_.push_back(group_of(frame.mover));
        weight_ += problem_.weights[place];
        return true;
    }
    Group& group = groups_[option];
    group_of_[frame.mover] = option;
    frame.before.cap = group.cap;
    frame.before.apart = group.apart;
    group.cap = std::min(group.cap, caps_[node]);
    for (std::size_t word = 0; word < group.apart.size(); ++word)
        group.apart[word] |= apart_[frame.mover][word];
    frame.joined_at = group.node;
    return days_.join(node, group.node);
}

void TripTree::untake(Frame& frame) {
    if (frame.taken == none) return;
    const auto [node, place] = problem_.movers[frame.mover];
    if (frame.taken == open_new) {
        groups_.pop_back();
        groups_at_[place].pop_back();
        weight_ -= problem_.weights[place];
    } else {
        days_.part(node, frame.joined_at);
        groups_[frame.taken].cap = frame.before.cap;
        std::swap(groups_[frame.taken].apart, frame.before.apart);
    }
    days_.undo_to(frame.mark);
    group_of_[frame.mover] = none;
    frame.taken = none;
    ++left_;
}

std::int64_t TripTree::root_bound() {
    return bound();
}

// The weight of the journeys there are, and of those that must still come.
std::int64_t TripTree::bound() {
    std::int64_t total = 0;
    for (std::int32_t place = 0; place < static_cast<std::int32_t>(problem_.weights.size()); ++place) {
        if (problem_.weights[place] == 0) continue;
        const auto there = static_cast<std::int64_t>(groups_at_[place].size());
        const std::int64_t journeys = std::max({there, clique(place, true), clique(place, false)});
        total += journeys * problem_.weights[place];
    }
    return total;
}

// The same where only some are free: of those, who fits no journey and shares a day with no other such.
std::int64_t TripTree::free_bound() {
    std::int64_t total = weight_;
    clique_.clear();
    clique_groups_.clear();
    for (const std::int32_t mover : free_) {
        if (group_of_[mover] != none) continue;
        const Node node = problem_.movers[mover].node;
        const std::int32_t place = problem_.movers[mover].place;
        const auto& there = groups_at_[place];
        if (std::any_of(
                there.begin(), there.end(), [&](std::int32_t group) { return fits(mover, groups_[group]); }))
            continue;
        const auto shares = [&](std::int32_t other) {
            const auto [at, where] = problem_.movers[other];
            return where == place && !apart(mover, other) && windows_meet(node, caps_[node], at, caps_[at]);
        };
        if (std::any_of(clique_.begin(), clique_.end(), shares)) continue;
        clique_.push_back(mover);
        total += problem_.weights[place];
    }
    return total;
}

// A greedy clique of journeys and movers no two of which can share a day.
std::int64_t TripTree::clique(std::int32_t place, bool groups_first) {
    clique_.clear();
    clique_groups_.clear();
    if (groups_first)
        clique_groups_ = groups_at_[place];
    else
        for (const std::int32_t group : groups_at_[place])
            if (groups_[group].booked) clique_groups_.push_back(group);
    for (const std::int32_t mover : by_place_[place]) {
        const std::int32_t group = group_of_[mover];
        if (group == none) {
            add_to_clique(mover);
            continue;
        }
        if (groups_first ||
            std::find(clique_groups_.begin(), clique_groups_.end(), group) != clique_groups_.end())
            continue;
        const bool free = std::none_of(
            clique_.begin(), clique_.end(), [&](std::int32_t other) { return fits(other, groups_[group]); });
        if (free) clique_groups_.push_back(group);
    }
    return static_cast<std::int64_t>(clique_.size() + clique_groups_.size());
}

// Steps whose windows lie apart, one after the other: a bound without comparing pairs.
std::int64_t TripTree::window_bound() {
    std::int64_t total = 0;
    for (std::size_t place = 0; place < by_place_.size(); ++place) {
        std::int32_t last = INT32_MIN;
        for (const std::int32_t mover : by_place_[place]) {
            const Node node = problem_.movers[mover].node;
            if (days_.value(node) <= last) continue;
            last = caps_[node];
            total += problem_.weights[place];
        }
    }
    return total;
}

bool TripTree::add_to_clique(std::int32_t mover) {
    const Node node = problem_.movers[mover].node;
    for (const std::int32_t group : clique_groups_)
        if (fits(mover, groups_[group])) return false;
    for (const std::int32_t other : clique_) {
        const Node at = problem_.movers[other].node;
        if (!apart(mover, other) && windows_meet(node, caps_[node], at, caps_[at])) return false;
    }
    clique_.push_back(mover);
    return true;
}

} // namespace stf::schedule
