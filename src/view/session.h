#pragma once
// What the app remembers only while it is open (session) and about the person's wishes on this device
// (settings). Neither is part of the plan; neither is undone.
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "plan/plan.h"
#include "view/care_session.h"
#include "view/date_draft.h"
#include "view/drafts.h"
#include "view/exchange_commands.h"
#include "view/local_commands.h"
#include "view/meeting_session.h"
#include "view/patient_session.h"
#include "view/semantics.h"
#include "view/storage_session.h"
#include "view/timeline_session.h"

namespace stf::view {

enum class Screen : std::uint8_t {
    start,
    choose,
    now,
    timeline,
    call,
    more,
    settings,
    help,
    storage,
    unlock,
    local,
    offers,
    words,
    examples,
    matters,
    worse,
    people,
    meeting,
    trips,
    own,
    courses,
    sheet,
    deviations,
    print,
    share,
    busy,
    imported,
    edition
};

std::string main_key(Screen); // of the part of a page that is the screen itself
NodeId main_node(Screen);     // the same, as the node of the tree
enum class Theme : std::uint8_t { automatic, light, dark, contrast };

struct Settings {
    base::Language language = base::Language::nb;
    Theme theme = Theme::automatic;
    int text_percent = 100; // 100, 125, 150, 200, 300, 400
    bool text_mode = false;
    bool still = false; // no motion
    bool tour_seen = false;
    // Of one who helps: stays here, in no plan. A document of its own, as it can be locked.
    std::string own_note;
    bool note_here = false; // it stood among the settings, as it once did, and has not been written since
};

std::string write_settings(const Settings&);
Settings read_settings(std::string_view json); // what isn't understood keeps its usual value

// A pathway as the start page offers it, from the site's catalogue.
struct CatalogueEntry {
    std::string id, file, edition; // edition: its date
    base::Text label, tagline, title;
    std::string anchor;
    base::Text question, help;
    bool services = false; // for teams, not for patients
    bool worse = false;    // has a day on which it gets worse
};

struct CatalogueExample {
    std::string id, file;
    base::Text title;
    std::vector<std::string> pathways;
};

struct Catalogue {
    std::vector<CatalogueEntry> pathways;
    std::vector<CatalogueExample> examples;
};

Catalogue read_catalogue(std::string_view json);

enum class StepForm : std::uint8_t { none, book, done, move };

struct Session {
    Screen screen = Screen::start;
    bool map = true; // the timeline's face: map or list; a narrow screen begins with the list
    bool face_chosen = false;
    std::optional<plan::Reference> selected; // the step whose panel is open
    // the start page
    std::string pathway;   // chosen in the catalogue
    bool services = false; // the pathways for teams are offered too
    DateDraft date;
    DateProblem problem = DateProblem::none;
    bool far_off_confirmed = false;
    // the step panel
    StepForm form = StepForm::none;
    DateDraft form_date;
    std::string form_time;
    DateProblem form_problem = DateProblem::none;
    bool form_time_problem = false;
    bool all_items = false;
    std::optional<plan::Reference> moving; // the step whose other day is being asked about
    base::Day moving_to;
    // the list
    bool past = false; // what lies before today is shown
    int months = 3;    // serious illness: three months first
    // the anchor that is being changed, "course/anchor", and whether starting over has been asked about
    std::string asking_anchor;
    bool asking_forget = false;
    LocalSession local;
    std::string message; // a fault to show at the top of the screen until it is closed
    StorageSession storage;
    CareSession care;
    MeetingSession meeting;
    PatientSession patient;
    TimelineSession timeline;
    ExchangeSession exchange;
};

} // namespace stf::view
