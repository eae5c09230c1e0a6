// Journeys of a plan: which steps make one, and what is said of the best plan found.
#include <algorithm>
#include <set>

#include "schedule/engine.h"

namespace stf::schedule {
namespace {

struct Call { // a step at a place on a day
    std::int32_t place, day, row;

    friend bool operator<(const Call& a, const Call& b) {
        return a.place != b.place ? a.place < b.place : a.day != b.day ? a.day < b.day : a.row < b.row;
    }
};

} // namespace

TripProblem Engine::trip_problem(const plan::Plan& plan) const {
    TripProblem problem;
    problem.network = &second.compiled->network;
    problem.earliest = second.lower.get();
    problem.latest = second.upper.get();
    for (const PlaceIndex& place : index.places) problem.weights.push_back(place.weight);
    std::set<std::pair<std::int32_t, std::int32_t>> known; // place and day of journeys made anyway
    for (std::size_t i = 0; i < base.steps.size(); ++i) {
        const StepDates& row = base.steps[i];
        if (nodes[i] == no_node || !row.proposed) continue;
        const std::int32_t place = index.step(row.at).place;
        if (row.status != Status::done && row.status != Status::booked) {
            problem.open.push_back(nodes[i]);
            if (place != no_index) problem.movers.push_back({nodes[i], place});
        } else if (place != no_index && *row.proposed >= today) {
            if (known.emplace(place, row.proposed->count).second) problem.booked.push_back({nodes[i], place});
        }
    }
    for (const plan::Accepted& accepted : plan.accepted) {
        const plan::Reference& at = accepted.reference;
        for (std::size_t c = 0; c < plan.courses.size(); ++c) {
            if (plan.courses[c].id != at.course) continue;
            const std::int32_t step = plan::find_step(plan.courses[c], at.step);
            if (step < 0) continue;
            const Node node = second.compiled->find({static_cast<std::int32_t>(c), step, at.occurrence});
            if (std::binary_search(problem.open.begin(), problem.open.end(), node))
                problem.accepted.push_back({node, accepted.date.count});
        }
    }
    return problem;
}

Schedule Engine::with_trips(const TripSearch* search) const {
    Schedule out = base;
    std::vector<Call> calls;
    for (std::size_t i = 0; i < out.steps.size(); ++i) {
        StepDates& row = out.steps[i];
        if (!row.proposed) continue;
        if (row.status != Status::done && row.status != Status::booked)
            row.proposed = Day(search ? search->days()[nodes[i]] : second.lower->value(nodes[i]));
        const std::int32_t place = index.step(row.at).place;
        if (place != no_index && *row.proposed >= today)
            calls.push_back({place, row.proposed->count, static_cast<std::int32_t>(i)});
    }
    std::sort(calls.begin(), calls.end());
    Trips& trips = out.trips;
    std::vector<std::int32_t> first_row;            // per visit
    std::vector<std::pair<std::size_t, Over>> over; // with the number of the visit
    for (std::size_t i = 0; i < calls.size();) {
        const PlaceIndex& place = index.places[calls[i].place];
        Visit visit{place.id, Day(calls[i].day), {}};
        std::int64_t minutes = 0;
        first_row.push_back(calls[i].row);
        std::size_t end = i;
        for (; end < calls.size() && calls[end].place == calls[i].place && calls[end].day == calls[i].day;
             ++end) {
            const StepRef at = out.steps[calls[end].row].at;
            const StepFact* fact = fact_at(index.step(at), at.occurrence);
            visit.steps.push_back(at);
            minutes += std::max(0, fact && fact->minutes ? *fact->minutes : index.step(at).minutes);
        }
        const auto appointments = static_cast<std::int32_t>(visit.steps.size());
        const auto total = static_cast<std::int32_t>(std::min<std::int64_t>(minutes, INT32_MAX));
        if ((place.per_day && appointments > *place.per_day) ||
            (place.minutes_per_day && total > *place.minutes_per_day))
            over.emplace_back(trips.visits.size(), Over{visit.place, visit.date, appointments, total});
        trips.weight += place.weight;
        trips.visits.push_back(std::move(visit));
        i = end;
    }
    // By date, then output order.
    std::vector<std::size_t> order(trips.visits.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return trips.visits[a].date != trips.visits[b].date ? trips.visits[a].date < trips.visits[b].date
                                                            : first_row[a] < first_row[b];
    });
    std::vector<Visit> sorted;
    std::vector<std::size_t> rank(order.size());
    for (const std::size_t i : order) {
        rank[i] = sorted.size();
        sorted.push_back(std::move(trips.visits[i]));
    }
    trips.visits = std::move(sorted);
    std::sort(over.begin(), over.end(), [&](const auto& a, const auto& b) {
        return rank[a.first] < rank[b.first];
    });
    for (auto& entry : over) trips.over.push_back(std::move(entry.second));
    trips.count = static_cast<std::int32_t>(trips.visits.size());
    trips.lower_bound = search ? search->lower_bound() : 0;
    trips.proven = search && search->proven();
    return out;
}

} // namespace stf::schedule
