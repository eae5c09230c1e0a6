#pragma once
// What a person can do on «Viktig for meg», «Hvis det blir verre», «Folk» and the help, beyond a change of
// the plan (view::Act).
#include <string>
#include <variant>

#include "view/care_session.h"

namespace stf::view {

// "" closes
struct OpenHelp {
    std::string section;
};
struct AddGoal {};
struct AddActivity {
    std::string goal;
};
// the activity whose scale is open; "" closes
struct OpenScale {
    std::string activity;
};
struct OpenSteps {
    std::string activity;
};
struct EditZone {
    std::optional<plan::Zone> zone;
};
struct EditWorse {
    WorseDraft draft;
};
struct StartWorse {};
struct EditPersonDraft {
    std::optional<PersonDraft> draft;
    bool opened = false;
};
struct SubmitPersonDraft {};
struct RemovePersonOf {
    std::string person;
};
struct EditConsent {
    std::optional<ConsentDraft> draft;
    bool opened = false;
};
struct SubmitConsent {};
struct ChooseDoer {
    std::string step; // course/step, "" closes
};
struct ShowGaps {};
enum class CarePage : std::uint8_t { matters, worse };
struct PrintCare {
    CarePage page = CarePage::matters;
    bool large = false, file = false;
};
struct ShareCopy {
    std::string person;
};
struct Tour {
    int stop = -1; // -1 ends it
};
struct OwnNote {
    std::string text;
};

using CareCommand = std::variant<
    OpenHelp, AddGoal, AddActivity, OpenScale, OpenSteps, EditZone, EditWorse, StartWorse, EditPersonDraft,
    SubmitPersonDraft, RemovePersonOf, EditConsent, SubmitConsent, ChooseDoer, ShowGaps, PrintCare, ShareCopy,
    Tour, OwnNote>;

} // namespace stf::view
