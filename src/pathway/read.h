#pragma once
// Reading a pathway file, and what of it a person's own steps and rules share.
#include "base/result.h"
#include "pathway/pathway.h"
#include "json/read.h"

namespace stf::pathway {

// A pathway with everything it includes (see resolve.h). Faults make it unschedulable; warnings come along
// with the value. Whether its rules contradict each other is for the schedule room to say.
base::Result<Pathway> read(json::Value);

// The same at a place inside another document; `raw` is left empty. What is faulty is left out or empty.
Pathway read_content(const json::Cursor&);

bool read(const json::Cursor&, Step&);
json::Members unknown_members_of_step(const json::Value&);
bool read(const json::Cursor&, Rule&);
// A person's own rule also names the step that it is of.
bool read_own_rule(const json::Cursor&, std::string& step, Rule&, bool& pin);
bool read(const json::Cursor&, Actor&);
bool read(const json::Cursor&, Checklist&); // a question set too
bool read(const json::Cursor&, Term&);
bool read(const json::Cursor&, Service&);
json::Members unknown_members_of_service(const json::Value&);

// The words of the file.
std::string_view name(Strength);
std::string_view name(StepKind);
std::string_view name(Whose);
std::string_view name(Level);
std::string_view name(ServiceKind);
std::string to_string(base::Lag); // "3 mo"

} // namespace stf::pathway
