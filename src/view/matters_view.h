#pragma once
// «Viktig for meg» in words. No judgement: what was answered, and when.
#include <optional>
#include <string>
#include <vector>

#include "exchange/page.h"
#include "view/rows.h"

namespace stf::view {

struct LinkedStep {
    plan::Reference at;
    std::string title, line; // line: when, and how it stands
    bool linked = false;
};

struct ActivityView {
    std::string id, text, goal, name; // name: the text, or «Aktivitet 2»
    std::string answers;              // «2. februar: 3. 3. mars: 6.»
    std::optional<int> first, last;   // of the first and the last round; last only if there are two
    std::optional<int> now;           // what has been answered today or in the days before it
    std::vector<LinkedStep> steps;    // those that serve it; while they are chosen, all that can
};

struct GoalView {
    std::string id, text, name;
};

struct MattersView {
    std::vector<GoalView> goals;
    std::vector<ActivityView> activities;
    std::vector<std::string> goal_options; // of a select: none first
    std::string due;                       // the second answer, when about four weeks have gone
    std::string means;                     // of 3-5 activities answered in both rounds, else ""
    std::string number;                    // «Velg gjerne 3 til 5», until there are as many
};

// `linking`: the activity whose steps are being chosen, or "".
MattersView matters_view(const Source&, std::string_view linking);
// Names of the activities that a step serves.
std::vector<std::string> served_by(const Source&, const plan::Reference&);
exchange::Page matters_page(const Source&, bool large);

} // namespace stf::view
