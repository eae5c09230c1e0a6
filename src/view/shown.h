#pragma once
// Everything a frame shows. Made by the app when something has changed; `ui` only reads it.
#include <algorithm>
#include <memory>
#include <optional>

#include "view/command.h"
#include "view/drag_view.h"
#include "view/exact_view.h"
#include "view/exchange_view.h"
#include "view/glossary_view.h"
#include "view/local_view.h"
#include "view/map_view.h"
#include "view/matters_view.h"
#include "view/move_view.h"
#include "view/patient_shown.h"
#include "view/people_view.h"
#include "view/screens.h"
#include "view/week_view.h"
#include "view/worse_view.h"

namespace stf::view {

struct Shown {
    const Texts& texts;
    const Session& session;
    const Settings& settings;
    const MapView& map;
    base::Day today;
    const plan::Plan* plan = nullptr; // the open one
    bool has_plan = false, example = false, can_undo = false, can_redo = false, choosing_anchor = false;
    std::string plan_id; // of the open plan
    const MeetingShown* meeting = nullptr;
    StartView start;
    std::optional<WeekView> week; // on "Nå"
    NowView now;
    ListView list;
    std::optional<MapSource> source;  // of the map's words
    std::string what_if;              // the plan is seen as of another day; "" where it is not
    bool crowded = false;             // the map folds much: the exact timeline is offered
    const ExactView* exact = nullptr; // on the timeline
    std::vector<ExactLink> links;     // of the selected step
    std::optional<DateQuestion> timeline_date;
    std::optional<StepView> step;
    std::optional<MoveView> move; // a day has been tried: what it means, and what can be chosen
    std::vector<ChoiceQuestion> choices;
    std::vector<AnchorLine> anchors;
    std::string journeys_title, journeys_text;
    ExchangeView exchange;
    std::optional<DateQuestion> anchor_question;
    std::optional<LocalView> local;            // on the screen of local versions
    std::vector<OfferGroup> offers;            // on the screen of offers
    std::vector<WordLine> words;               // on the screen of words
    std::vector<StartOption> examples;         // on the screen of examples
    std::optional<DateQuestion> form_question; // of the step's form: book or done
    PatientShown patient;

    // what matters, if it gets worse, people, and a copy made for someone
    MattersView matters;
    WorseView worse;
    PeopleView people;
    RelativeView relative;
    std::optional<DateQuestion> worse_question, consent_question;

    bool copy() const { return plan && plan->shared_with; }
    bool may_see(plan::Topic topic) const {
        if (!copy()) return true;
        const auto& what = plan->shared_with->what;
        return std::find(what.begin(), what.end(), topic) != what.end();
    }
    const std::string& text(std::string_view key) const { return texts.get(key); }
};

} // namespace stf::view
