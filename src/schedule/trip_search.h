#pragma once
// Fewest journeys, exactly: which steps at one place share a day. Branch and bound on "join this journey, or
// open a new one" over a temporal network, where a joining is an equality that is propagated and undone; the
// bound is a clique, per place, of steps that cannot share a day (multi-appointment scheduling: Marynissen
// and Demeulemeester 2019; branching as in DSATUR, Brelaz 1979). A value that is stepped: it can be asked for
// its best plan, its lower bound and more steps at any time.
#include <cstdint>
#include <memory>
#include <vector>

#include "schedule/propagate.h"

namespace stf::schedule {

struct TripProblem {
    struct Mover {
        Node node;
        std::int32_t place;
    };
    struct Booked { // a journey that is made anyway
        Node node;
        std::int32_t place;
    };
    struct Wish { // an accepted day
        Node node;
        std::int32_t day;
    };
    const Network* network = nullptr;
    const Propagator *earliest = nullptr, *latest = nullptr; // solved, if they are at hand
    std::vector<Mover> movers;                               // in output order
    std::vector<Booked> booked;                              // one per place and day
    std::vector<Node> open;                                  // all that is proposed, in output order
    std::vector<Wish> accepted;
    std::vector<std::int64_t> weights; // per place, not negative
};

inline constexpr std::size_t most_movers = 8192; // who can share a day with whom takes a square of it

class TripSearch {
public:
    explicit TripSearch(TripProblem);
    ~TripSearch();
    TripSearch(TripSearch&&) noexcept;
    TripSearch& operator=(TripSearch&&) noexcept;

    // Looks at that many nodes more, at most. True when there is nothing left to look for. With more than
    // `most_movers` steps that make a journey nothing is looked for: all is as early as it can be.
    bool step(std::int64_t nodes);
    // How many nodes take about as long as so many do among a few steps: what a frame has room for.
    std::int64_t slice(std::int64_t nodes) const;

    bool done() const;
    bool proven() const;         // weight() is the least
    std::int64_t weight() const; // of the best plan so far, booked journeys included
    std::int64_t lower_bound() const;
    std::int64_t nodes() const;                    // looked at so far
    const std::vector<std::int32_t>& days() const; // of the best plan, per node of the network

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace stf::schedule
