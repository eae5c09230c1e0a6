// Any bytes as another system's FHIR: what a plan is made of can be opened again, and written as FHIR again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "exchange/fhir.h"
#include "json_mutator.h"
#include "plan/read.h"

using namespace stf;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

constexpr auto words = [](std::string_view key) { return std::string(key); };

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = json::parse({reinterpret_cast<const char*>(data), size});
    if (!file) return 0;
    const exchange::FhirRead read = exchange::read_fhir(*file, words);
    must(!read.plan || !base::any_fault(read.faults));
    if (!read.plan) return 0;
    const auto again = plan::read(plan::write(*read.plan));
    must(again.ok() && *again == *read.plan);
    constexpr std::size_t most_steps = 40; // so that a run stays short
    std::size_t steps = 0;
    for (const plan::Course& course : read.plan->courses) steps += course.step_count();
    if (steps > most_steps) return 0;
    const base::Day today(20489);
    const auto schedule = schedule::schedule(*read.plan, today, {.trip_nodes = 0});
    const json::Value bundle = exchange::fhir_bundle(*read.plan, schedule, base::Language::nb, words);
    must(json::parse(json::write(bundle)).ok());
    (void)exchange::read_fhir(bundle, words);
    return 0;
}
