#include "schedule/schedule.h"

#include "schedule/engine.h"

namespace stf::schedule {
Schedule schedule(const plan::Plan& plan, Day today, const Options& options) {
    const Engine engine(plan, today);
    if (options.trip_nodes <= 0) return engine.with_trips(nullptr);
    TripSearch search(engine.trip_problem(plan));
    search.step(options.trip_nodes);
    return engine.with_trips(&search);
}

} // namespace stf::schedule
