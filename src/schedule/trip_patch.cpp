#include "schedule/trip_patch.h"

#include <algorithm>
#include <cstdlib>

namespace stf::schedule {
namespace {

constexpr std::int64_t holds_per_node = 32; // holding a step costs that much less than trying one
constexpr std::int64_t lighter_nodes = 150, other_nodes = 60;
constexpr std::size_t most_free = 40;

} // namespace

TripPatch::TripPatch(const TripProblem& problem, const TripTree& root) : problem_(problem), tree_(root) {}

bool TripPatch::step(std::int64_t& nodes, const std::vector<std::int32_t>& best, std::int64_t weight) {
    if (weight != weight_) stage_ = Stage::choose; // someone else found a better one
    while (nodes > 0) {
        switch (stage_) {
        case Stage::choose:
            nodes -= 1 + static_cast<std::int64_t>(problem_.movers.size()) / holds_per_node;
            choose(best, weight);
            tree_.start(weight);
            next_ = 0;
            journey_ = TripTree::new_journey;
            stage_ = Stage::hold;
            break;
        case Stage::hold:
            for (std::int64_t i = 0; i < holds_per_node && next_ < calls_.size(); ++i, ++next_) {
                const Call& call = calls_[next_];
                if (next_ == 0 || call.place != calls_[next_ - 1].place ||
                    call.day != calls_[next_ - 1].day) {
                    journey_ = TripTree::new_journey;
                    for (std::size_t b = 0; b < problem_.booked.size(); ++b)
                        if (problem_.booked[b].place == call.place &&
                            best[problem_.booked[b].node] == call.day)
                            journey_ = static_cast<std::int32_t>(b);
                }
                if (!call.free) journey_ = tree_.hold(call.mover, journey_);
            }
            --nodes;
            if (next_ < calls_.size()) break;
            tree_.lower_limit(weight - 1);
            tree_.free_only(free_, 0);
            left_ = lighter_nodes;
            stage_ = Stage::lighter;
            break;
        case Stage::lighter:
        case Stage::other: {
            const TripTree::Outcome outcome =
                spend(nodes, left_, [&](std::int64_t& now) { return tree_.run(now); });
            if (outcome == TripTree::Outcome::paused && left_ > 0) break;
            const bool was_lighter = stage_ == Stage::lighter;
            stage_ = Stage::choose;
            if (outcome == TripTree::Outcome::found) return true;
            if (!was_lighter) break;
            tree_.lower_limit(weight);
            tree_.free_only(free_, draw(random_));
            left_ = other_nodes;
            stage_ = Stage::other;
            break;
        }
        }
    }
    return false;
}

void TripPatch::choose(const std::vector<std::int32_t>& best, std::int64_t weight) {
    weight_ = weight;
    calls_.clear();
    for (std::size_t i = 0; i < problem_.movers.size(); ++i) {
        const auto [node, place] = problem_.movers[i];
        calls_.push_back({place, best[node], static_cast<std::int32_t>(i), false});
    }
    std::sort(calls_.begin(), calls_.end(), [](const Call& a, const Call& b) {
        return a.place != b.place ? a.place < b.place : a.day != b.day ? a.day < b.day : a.mover < b.mover;
    });
    journeys_.clear();
    for (std::size_t i = 0; i < calls_.size(); ++i)
        if (i == 0 || calls_[i].place != calls_[i - 1].place || calls_[i].day != calls_[i - 1].day)
            journeys_.push_back(i);
    free_.clear();
    const std::size_t first = draw(random_) % journeys_.size();
    set_free(first, 2 + draw(random_) % 4);
    if (draw(random_) % 2) {
        // At another place, near that day.
        const Call at = calls_[journeys_[first]], other = calls_[draw(random_) % calls_.size()];
        std::size_t nearest = first;
        std::int32_t least = INT32_MAX;
        for (std::size_t j = 0; j < journeys_.size(); ++j) {
            const Call& call = calls_[journeys_[j]];
            if (call.place != other.place || call.place == at.place) continue;
            if (const std::int32_t days = std::abs(call.day - at.day); days < least) {
                least = days;
                nearest = j;
            }
        }
        if (nearest != first) set_free(nearest, 1 + draw(random_) % 3);
    }
}

// That journey and those that follow it at the same place.
void TripPatch::set_free(std::size_t journey, std::size_t count) {
    const std::int32_t place = calls_[journeys_[journey]].place;
    for (std::size_t i = journeys_[journey]; i < calls_.size() && calls_[i].place == place; ++i) {
        if ((i == 0 || calls_[i].day != calls_[i - 1].day) && count-- == 0) return;
        if (calls_[i].free || free_.size() == most_free) continue;
        calls_[i].free = true;
        free_.push_back(calls_[i].mover);
    }
}

} // namespace stf::schedule
