#pragma once
// What the app remembers, while it is open, of «Viktig for meg», «Hvis det blir verre», «Folk» and the help.
#include <array>
#include <optional>
#include <string>

#include "base/date.h"
#include "plan/care.h"
#include "view/date_draft.h"

namespace stf::view {

// Someone who is being added, or changed.
struct PersonDraft {
    std::string id; // "": a new one
    std::string name, role, phone;
    std::string actor; // "": own words
    bool missing_name = false;
};

struct ConsentDraft {
    std::string person;
    std::array<bool, plan::topic_count> what{};
    DateDraft until;
    DateProblem problem = DateProblem::none;
    bool nothing = false; // nothing was ticked
};

// It has got worse: since when, and what is followed.
struct WorseDraft {
    bool open = false;
    int since = 0; // 0 today, 1 yesterday, 2 another day
    DateDraft date;
    DateProblem problem = DateProblem::none;
    int way = 0; // which of the ways on offer
};

struct CareSession {
    std::string help_section; // the open one, "" for none
    // what matters
    std::string answering, linking; // the activity whose scale, or whose steps, are open
    // if it gets worse
    std::optional<plan::Zone> zone; // the one that is being written
    WorseDraft worse;
    // people
    std::optional<PersonDraft> person;
    std::optional<ConsentDraft> consent;
    std::string assigning; // course/step: whose doer is being chosen
    bool all_gaps = false;
    int tour = -1; // the stop, -1 when there is none
};

} // namespace stf::view
