#pragma once
// A local change while it is written: its choices, and the change it becomes. Pure.
#include <string>
#include <utility>
#include <vector>

#include "plan/plan.h"
#include "view/local_commands.h"
#include "view/texts.h"
#include "json/value.h"

namespace stf::view {

// What the choices of a draft count in. The first of each says that nothing is chosen.
struct LocalOptions {
    std::vector<std::pair<std::string, std::string>> steps, points, lanes, places, actors; // id, title
    std::vector<std::string> rules; // of the draft's step
};
LocalOptions local_options(const plan::Course&, const LocalDraft&, const Texts&);

// Fills in how the chosen step, rule, place or offer is now. Call it when another is chosen.
void prefill(LocalDraft&, const plan::Plan&, const plan::Course&, base::Language);

// What is still missing; LocalProblem::none if the draft can become a change.
LocalProblem problem_of(const LocalDraft&, const plan::Course&, base::Day today);

// The change; null if nothing of the step or place differs. `id`: of what is added. Requires no problem.
json::Value change_of(
    const LocalDraft&, const plan::Course&, const std::string& id, base::Day today, base::Language);
pathway::Service service_of(const LocalDraft&, const plan::Course&, const std::string& id, base::Language);

// The version with the change or the offer in it; made if there is none.
struct NewOverlay {
    std::string id, title;
};
json::Value with_draft(
    const json::Value* overlay, const LocalDraft&, const plan::Course&, const std::string& id,
    const NewOverlay&, base::Day today, base::Language);

// What the draft would lead to, in words: a clash, or what does not fit. Empty if all is well.
std::vector<std::string> local_check(const LocalDraft&, const plan::Course&, base::Day today, const Texts&);
// Whether the fault says that a change does not fit; else it is only for the version's author to know.
bool says_misfit(const base::Fault&);
// The clash of the rules that stand, or "".
std::string clash_words(const plan::Course&, const Texts&);

} // namespace stf::view
