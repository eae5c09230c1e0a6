#pragma once
// The tree of one trip search: partitions of the movers into journeys, of at most a given weight.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "schedule/propagate.h"
#include "schedule/trip_search.h"

namespace stf::schedule {

std::uint64_t draw(std::uint64_t& state); // splitmix64: the same numbers everywhere

// Spends nodes of a part, `left`, which count among `nodes` too; `work` lowers what it is given.
template <class Work>
auto spend(std::int64_t& nodes, std::int64_t& left, Work work) {
    const std::int64_t given = std::min(nodes, left);
    std::int64_t rest = given;
    const auto result = work(rest);
    nodes -= given - rest;
    left -= given - rest;
    return result;
}

class TripTree {
public:
    explicit TripTree(const TripProblem&);

    enum class Outcome { found, exhausted, paused };

    // Back to the root, looking for plans of at most that weight.
    void start(std::int64_t limit);
    // Until the next start no bound is asked: one dive that ends at some plan soon.
    void hurry() { hurried_ = true; }
    // Found: a plan within the limit is in `days`; go on with a lower limit, or start anew.
    Outcome run(std::int64_t& nodes);
    void lower_limit(std::int64_t limit) { limit_ = limit; }

    // From the root, one by one: the mover joins a journey or opens a new one, for good. -> the journey's
    // number. What is held already fits.
    std::int32_t hold(std::int32_t mover, std::int32_t journey = new_journey);
    // Then `run` looks for journeys of these alone, the others being held; options are tried in a random
    // order that `seed` gives, or in the usual one if it is 0.
    void free_only(const std::vector<std::int32_t>& movers, std::uint64_t seed);
    static constexpr std::int32_t new_journey = -2;

    std::int64_t root_bound();
    std::int64_t window_bound();
    std::int64_t weight() const { return weight_; }
    Propagator& days() { return days_; } // at the root: may be tightened for good

    // Which pairs cannot share a day; asks about some more pairs. True when all are known.
    bool compare_pairs(std::int64_t& nodes);
    void set_cap(Node, std::int32_t day);
    std::int32_t cap(Node node) const { return caps_[node]; }

private:
    struct Group {
        std::int32_t place;
        Node node;
        std::int32_t cap;
        bool booked;
        std::vector<std::uint64_t> apart; // movers that cannot join
    };
    struct Frame {
        std::int32_t mover;
        std::vector<std::int32_t> options; // groups to join, then `open_new`
        std::size_t next = 0;
        std::size_t mark = 0;
        std::int32_t taken = none;
        Node joined_at = no_node;
        Group before{};
    };
    static constexpr std::int32_t none = -1, open_new = new_journey;

    bool apart(std::int32_t a, std::int32_t b) const { return apart_[a][b >> 6] >> (b & 63) & 1; }
    bool fits(std::int32_t mover, const Group&) const;
    bool windows_meet(Node, std::int32_t cap, Node, std::int32_t other_cap) const;
    std::int64_t bound();
    std::int64_t free_bound();
    std::int64_t clique(std::int32_t place, bool groups_first);
    bool add_to_clique(std::int32_t mover);
    std::int32_t choose();
    bool expand();
    bool take(Frame&, std::int32_t option);
    void untake(Frame&);
    Group group_of(std::int32_t mover) const;

    const TripProblem& problem_;
    Propagator days_;
    std::vector<std::int32_t> caps_; // per node
    std::vector<std::vector<std::uint64_t>> apart_;
    std::vector<std::vector<std::int32_t>> by_place_; // movers, by latest day
    std::vector<Group> groups_;
    std::vector<std::vector<std::int32_t>> groups_at_; // per place
    std::vector<std::int32_t> group_of_;               // per mover
    std::vector<Frame> stack_;
    std::size_t depth_ = 0, held_ = 0; // held: frames that stay
    std::int64_t limit_ = 0, weight_ = 0, booked_weight_ = 0;
    bool at_leaf_ = false, fresh_ = true, hurried_ = false;
    std::int32_t left_ = 0; // movers without a journey
    std::size_t base_mark_ = 0;
    std::size_t pair_a_ = 0, pair_b_ = 1;
    std::vector<std::int32_t> all_, free_;             // movers; free: those that are not held
    std::uint64_t random_ = 0;                         // 0: the usual order
    std::vector<std::int32_t> clique_, clique_groups_; // scratch
};

} // namespace stf::schedule
