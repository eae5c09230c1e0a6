#pragma once
// A copy of a plan for one person: a redacted one that holds what consents to them share, and says whose it
// is.
#include "plan/plan.h"

namespace stf::plan {

// `id` is the copy's own. Only of what consents to this person hold today.
std::vector<Topic> shared_topics(const Plan&, std::string_view person, Day today);
Plan copy_for(const Plan&, std::string_view person, const std::vector<Topic>&, std::string id, Day today);

} // namespace stf::plan
