#pragma once
// A copy of a plan for someone else: what is not chosen is not in it, nor is anything that this program does
// not know the meaning of.
#include <string>
#include <vector>

#include "plan/plan.h"

namespace stf::plan {

struct Selection {
    std::vector<std::string> courses, people; // ids
    bool title = false;
    bool facts = true; // appointments, what is done, what is not relevant
    bool own = true;   // own steps and rules
    bool notes = false;
    bool ticks = false;                  // answers to checklists
    bool matters = false, worse = false; // what is important; what to do if it gets worse
    bool unavailable = false;
};

Plan redacted(const Plan&, const Selection&);

// How many texts of the person hold what looks like an identity number.
int identity_numbers(const Plan&);
// The same plan with their digits hidden. Ids and pathways are not texts of the person.
Plan without_identity_numbers(const Plan&);

} // namespace stf::plan
