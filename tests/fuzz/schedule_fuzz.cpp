// Any bytes as a pathway or a plan for `schedule`: whatever `check` lets pass gets a schedule, the same one
// twice.
#include <cstdint>
#include <cstdlib>

#include "exchange/schedule_json.h"
#include "json_mutator.h"
#include "pathway/read.h"
#include "plan/action.h"
#include "plan/read.h"
#include "schedule/contradictions.h"
#include "schedule/schedule.h"
#include "json/value.h"

using namespace stf;

namespace {

base::Result<plan::Plan> plan_of(const json::Value& file) {
    auto plan = plan::read(file);
    if (plan) return plan;
    auto pathway = pathway::read(file);
    if (!pathway) return pathway.faults();
    if (schedule::contradiction(*pathway)) return base::Faults{};
    const auto shared = std::make_shared<const pathway::Pathway>(std::move(*pathway));
    std::vector<std::pair<std::string, base::Day>> anchors;
    for (const pathway::Anchor& anchor : shared->anchors)
        anchors.emplace_back(anchor.id, base::day_of({2026, 1, 31}));
    return plan::update(plan::Plan(), plan::AddCourse{"c1", shared, anchors});
}

bool small(const plan::Plan& plan) { // so that a run stays short
    constexpr std::size_t most_steps = 60, most_courses = 4;
    if (plan.courses.size() > most_courses) return false;
    for (const plan::Course& course : plan.courses)
        if (course.step_count() > most_steps) return false;
    return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = json::parse({reinterpret_cast<const char*>(data), size});
    if (!file) return 0;
    const auto plan = plan_of(*file);
    if (!plan || !small(*plan)) return 0;
    const base::Day today = base::day_of({2026, 2, 2});
    schedule::Options options;
    options.trip_nodes = 200;
    const std::string one = exchange::schedule_json(*plan, schedule::schedule(*plan, today, options));
    const std::string two = exchange::schedule_json(*plan, schedule::schedule(*plan, today, options));
    if (one != two || !json::parse(one)) std::abort();
    return 0;
}
