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
bool read(const json::Cursor&, Rule&);
bool read(const json::Cursor&, Actor&);
bool read(const json::Cursor&, Checklist&); // a question set too
bool read(const json::Cursor&, Term&);

std::string_view name(Strength);
std::string to_string(base::Lag); // "3 mo"

} // namespace stf::pathway
