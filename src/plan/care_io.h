#pragma once
// Reading and writing what stands in care.h. For plan/read.cpp and plan/write.cpp.
#include "plan/care_action.h"
#include "plan/plan.h"
#include "json/read.h"

namespace stf::plan {

void read_care(json::Object& plan, Plan& out);
void write_care(const Plan&, json::Value& out);
void apply_care(Plan&, const CareAction&);

} // namespace stf::plan
