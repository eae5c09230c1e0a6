#pragma once
// Makes a plan of journeys lighter, or as light in another way, by setting free the steps of a few journeys
// near one another and looking for journeys of those alone, the others keeping theirs but not their days
// (large neighbourhood search: Shaw 1998). What is set free is drawn by numbers that are the same everywhere.
#include <cstdint>
#include <vector>

#include "schedule/trip_tree.h"

namespace stf::schedule {

class TripPatch {
public:
    TripPatch(const TripProblem&, const TripTree& root);

    // Goes on with `best`, a day per node, for that many nodes at most. True: `tree` has a plan of at most
    // its weight.
    bool step(std::int64_t& nodes, const std::vector<std::int32_t>& best, std::int64_t weight);
    TripTree& tree() { return tree_; }

private:
    enum class Stage : std::uint8_t { choose, hold, lighter, other };
    struct Call {
        std::int32_t place, day, mover;
        bool free;
    };

    void choose(const std::vector<std::int32_t>& best, std::int64_t weight);
    void set_free(std::size_t journey, std::size_t count);

    const TripProblem& problem_;
    TripTree tree_;
    Stage stage_ = Stage::choose;
    std::uint64_t random_ = 1;
    std::int64_t weight_ = 0;           // of the plan that is being mended
    std::int64_t left_ = 0;             // nodes of this stage
    std::vector<Call> calls_;           // by place and day
    std::vector<std::size_t> journeys_; // where each begins in `calls_`
    std::vector<std::int32_t> free_;
    std::size_t next_ = 0; // call to hold
    std::int32_t journey_ = -1;
};

} // namespace stf::schedule
