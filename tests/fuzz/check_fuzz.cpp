// Any bytes as a file for `check`: read as whatever they say they are, contradictions looked for, and written
// out again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "document/format.h"
#include "json_mutator.h"
#include "meeting/merge.h"
#include "meeting/read.h"
#include "pathway/overlay.h"
#include "pathway/read.h"
#include "pathway/resolve.h"
#include "plan/read.h"
#include "schedule/contradictions.h"

using namespace stf;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

void check_pathway(const json::Value& file) {
    const auto pathway = pathway::read(file);
    must(pathway.ok() != base::any_fault(pathway.faults()));
    if (!pathway) return;
    must(pathway->raw == file);
    constexpr std::size_t most_steps = 200; // so that a run stays short
    if (pathway->steps.size() <= most_steps) (void)schedule::contradiction(*pathway);
}

void check_plan(const json::Value& file) {
    const auto plan = plan::read(file);
    must(plan.ok() != base::any_fault(plan.faults()));
    if (!plan) return;
    const json::Value written = plan::write(*plan);
    const auto again = plan::read(written);
    must(again.ok() && *again == *plan && plan::write(*again) == written);
}

// Merged with itself and with what someone wrote on: as it should be, whatever the file said.
void check_meeting(const json::Value& file) {
    const auto meeting = meeting::read(file);
    must(meeting.ok() != base::any_fault(meeting.faults()));
    if (!meeting) return;
    const json::Value written = meeting::write(*meeting);
    const auto again = meeting::read(written);
    must(again.ok() && meeting::write(*again) == written);
    must(meeting::merge(*meeting, *meeting) == *meeting);
    meeting::Meeting other = *meeting;
    if (!meeting->facts.empty())
        other = meeting::update(*meeting, {{7, 7}, {{meeting->facts.front()->key, std::nullopt}}});
    must(meeting::merge(*meeting, other) == meeting::merge(other, *meeting));
    must(meeting::merge(*meeting, other) == other);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = json::parse({reinterpret_cast<const char*>(data), size});
    must(file.ok() != base::any_fault(file.faults()));
    for (const base::Fault& fault : file.faults())
        must(!base::message(fault).empty() && fault.at.line >= 1 && fault.at.column >= 1);
    if (!file) return 0;
    const auto again = json::parse(json::write(*file, json::Style::indented));
    must(again.ok() && *again == *file);

    pathway::Parts parts;
    check_pathway(*file);
    check_plan(*file);
    check_meeting(*file);
    (void)pathway::read_parts(*file, parts);
    (void)pathway::resolve(*file, parts);
    (void)pathway::check_overlay(*file);
    return 0;
}
