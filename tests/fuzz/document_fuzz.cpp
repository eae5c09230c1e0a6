// Any bytes as a document of any format and version: opened or refused, never both; and a plan's copies for
// others open again and hold nothing that looks like an identity number.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "document/format.h"
#include "json_mutator.h"
#include "plan/action.h"
#include "plan/read.h"
#include "plan/redact.h"

using namespace stf;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

void check_copies(const plan::Plan& plan) {
    plan::Selection all{.title = true, .notes = true, .ticks = true, .unavailable = true};
    for (const plan::Course& course : plan.courses) all.courses.push_back(course.id);
    for (const plan::Person& person : plan.people) all.people.push_back(person.id);
    const plan::Plan copy = plan::redacted(plan, all);
    const auto again = plan::read(plan::write(copy));
    must(again.ok() && *again == copy);
    must(plan::redacted(copy, all) == copy);
    const plan::Plan hidden = plan::without_identity_numbers(plan);
    must(plan::identity_numbers(hidden) == 0);
    must(hidden.courses.size() == plan.courses.size());
    if (plan.courses.size() > 1) { // the pathway of another course as if it were a newer edition
        const plan::Plan taken =
            plan::update(plan, plan::PutPathway{plan.courses[0].id, plan.courses[1].pathway, {}});
        const auto opened = plan::read(plan::write(taken));
        must(opened.ok() && *opened == taken);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = json::parse({reinterpret_cast<const char*>(data), size});
    if (!file) return 0;
    for (const document::Format* format :
         {&document::pathway_format, &document::plan_format, &document::parts_format,
          &document::overlay_format, &document::example_format}) {
        const auto opened = document::open(*file, *format);
        must(opened.ok() != base::any_fault(opened.faults()));
        if (opened) must(opened->find("version")->integer() == format->version());
    }
    if (const auto plan = plan::read(*file)) check_copies(*plan);
    return 0;
}
