#pragma once
// Steps and rules of a person's own: what the form offers, how what was written is understood, and what it
// becomes.
#include <string>
#include <vector>

#include "plan/action.h"
#include "view/rows.h"
#include "view/session.h"

namespace stf::view {

// What an own step or rule can follow: the course's anchors, then its steps, without itself.
struct Followed {
    std::vector<std::string> ids, titles;
};
Followed followed(const plan::Course&, std::string_view without, const Texts&);

struct OwnOptions {
    std::vector<std::string> courses, whose, places, whens, of, units, every;
    int course = 0;
    std::string bad_date; // in words
    std::string past;     // a note where the day lies before the course began
};
OwnOptions own_options(const Source&, const OwnForm&);
OwnForm own_form(const Source&, std::string_view course, std::string_view step); // step "": a new one

// Marks what cannot be understood; true if there is nothing.
bool check(OwnForm&, const Source&);
// Of a form that was checked; `id` of a new step.
std::vector<plan::Action> own_actions(const OwnForm&, const Source&, const std::string& id);

struct OwnRuleLine {
    std::string text;
    std::size_t index = 0;
};
std::vector<OwnRuleLine> own_rules(const Source&, const plan::Reference&); // of the step, without pins

bool check(OwnRuleForm&);
plan::Action own_rule_action(const OwnRuleForm&, const Source&);

// "9", "9.30", "09:30": a time as people write it; nothing is no time at all.
std::optional<base::TimeOfDay> time_in(std::string text, bool& wrong);

} // namespace stf::view
