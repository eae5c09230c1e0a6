#pragma once
// What a person can do with local versions of a pathway and with offers near where they live.
#include <cstdint>
#include <string>
#include <variant>

#include "view/drafts.h"

namespace stf::view {

enum class LocalForm : std::uint8_t {
    none,
    add_step,
    change_step,
    remove_step,
    change_time,
    connect,
    disconnect,
    place,
    service
};

enum class LocalProblem : std::uint8_t { none, what, title, time, date, span, by, who, why };

// A change while it is written. Choices are places in the lists of LocalOptions; 0 is none.
struct LocalDraft {
    LocalForm form = LocalForm::none;
    std::string overlay;              // the version it goes into; "" a new one
    bool mine = false;                // an offer of the person's own, in no version
    std::string step, place, service; // ids of what is changed; "" something new
    int rule = 0;                     // of the step, from 1
    int of = 0, lane = 0, room = 0, actor = 0, kind = 0;
    std::string min, max;
    int min_unit = 1, max_unit = 1; // days, weeks, months, working days
    std::string title, summary, phone, url, address;
    int days = 0; // of a place: 0 as it is, 1 every day, 2 working days, 3 those of `weekdays`
    std::uint8_t weekdays = 0;
    DateDraft closed_from, closed_to;
    std::string by, who, why; // asked of every change
    DateDraft when;
    LocalProblem problem = LocalProblem::none;
};

struct OpenLocal { // the screen of local versions, of a course
    std::string course;
};
struct OpenOffers {};
struct EditLocal {
    LocalDraft draft;
};
struct SubmitLocal {};
struct RemoveLocalChange {
    std::string overlay;
    std::int32_t index = 0;
};
struct RemoveOffer { // overlay "": the person's own
    std::string overlay, id;
};
struct DropLocal { // back to the pathway without it
    std::string overlay;
};
struct SaveLocal {
    std::string overlay;
};
struct MakeLocal {};     // a plan without a date, to edit
struct ForgetOverlay {}; // the one that waits for a plan to be made

using LocalCommand = std::variant<
    OpenLocal, OpenOffers, EditLocal, SubmitLocal, RemoveLocalChange, RemoveOffer, DropLocal, SaveLocal,
    MakeLocal, ForgetOverlay>;

// What is remembered of it while the app is open.
struct LocalSession {
    std::string course; // whose versions are shown
    LocalDraft draft;
    std::string who; // of the last change, proposed for the next
    DateDraft when;
    std::string waiting; // who made the version that waits for a plan, or ""
};

} // namespace stf::view
