#pragma once
// Rules, lags and sources as a person reads them.
#include <string>
#include <string_view>

#include "plan/plan.h"
#include "view/texts.h"

namespace stf::view {

std::string lag_text(base::Lag, const Texts&);                                  // 3 måneder
std::string name_of(const plan::Course&, std::string_view id, const Texts&);    // of an anchor or a step
std::string rule_text(const plan::Course&, const pathway::Rule&, const Texts&); // 3–4 måneder etter «…»
std::string strength_text(pathway::Strength, const Texts&);                     // Nasjonal anbefaling
std::string source_text(const pathway::Pathway&, std::string_view id, const std::string& where, const Texts&);

} // namespace stf::view
