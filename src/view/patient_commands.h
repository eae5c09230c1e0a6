#pragma once
// What a person does on the patient's own screens.
#include <string>
#include <variant>
#include <vector>

#include "plan/action.h"
#include "view/patient_session.h"

namespace stf::view {

enum class Screen : std::uint8_t;

struct OpenScreen {
    Screen screen;
};
struct SetFilter {
    Filter filter;
};
// Several changes of the plan that are one to the person, and one to undo.
struct ActAll {
    std::vector<plan::Action> actions;
};
// step "": a new one
struct OpenOwn {
    std::string course, step;
};
struct EditOwn {
    OwnForm form;
};
struct SubmitOwn {};
struct RemoveOwn {
    std::string course, step;
};
struct EditOwnRule {
    OwnRuleForm form;
};
struct SubmitOwnRule {};
struct TapDay {
    base::Day day;
};
struct ShowMonth {
    int month;
};
struct SetRange {
    bool range;
};
struct SearchTrips {
    bool on;
};
struct ShowAllVisits {};
struct WriteReason {};
struct AskRemoveCourse {
    std::string course; // "" takes the question back
};
struct RemoveCourse {
    std::string course;
};
struct PrintSheets {};

using PatientCommand = std::variant<
    OpenScreen, SetFilter, ActAll, OpenOwn, EditOwn, SubmitOwn, RemoveOwn, EditOwnRule, SubmitOwnRule, TapDay,
    ShowMonth, SetRange, SearchTrips, ShowAllVisits, WriteReason, AskRemoveCourse, RemoveCourse, PrintSheets>;

} // namespace stf::view
