#pragma once
// Warnings: what does not stop a pathway from being scheduled, but its author should know.
#include "pathway/pathway.h"
#include "json/read.h"

namespace stf::pathway {

// Steps that nothing leads to, decisions without effect, rules and steps without a source, steps without an
// earliest day.
void review(const Pathway&, const json::Cursor& at);

} // namespace stf::pathway
