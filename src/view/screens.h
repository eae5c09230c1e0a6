#pragma once
// One plain struct for each screen: all its words, ready to be laid out.
#include <optional>
#include <string>
#include <vector>

#include "view/rows.h"
#include "view/session.h"

namespace stf::view {

struct StartOption {
    std::string id, label, tagline;
    bool on = false;
};

struct DateQuestion {
    std::string title, help, error;
    std::vector<std::string> months; // the first is "choose"
    DateDraft draft;
};

struct StartView {
    std::vector<StartOption> options;
    std::optional<DateQuestion> date; // once a pathway is chosen
    bool has_services = false;        // there are pathways for teams that are not shown
    std::size_t examples = 0;         // how many there are to choose from
    std::string example;              // id of the example that "Se et eksempel" opens, or ""
};
StartView start_view(const Catalogue&, const Session&, const Texts&);
std::vector<StartOption> example_options(const Catalogue&, const Texts&); // one for each invented person
std::string problem_text(DateProblem, const Texts&);                      // "" for none
std::vector<std::string> month_options(const Texts&);                     // the first is "choose"

struct Contact {
    std::string id;                      // of the person, or ""
    std::string name, role, phone, href; // href "" if there is no number
    std::string missing;                 // what to do when there is none
};
std::string in_sentence(const Contact&); // "kontaktlegen"; a person's name and an acronym stay as they are
std::vector<Contact> contacts(const Source&);
inline constexpr std::string_view patient_actor = "patient"; // «Du», in every pathway
// Whom to ask about a step: a person of the plan in the role of one who books it or is responsible, else the
// role itself. Nobody asks themselves: nothing where the person alone is responsible.
std::optional<Contact> step_contact(const Source&, const schedule::StepRef&);

// The one thing to do, in a card.
struct NowCard {
    plan::Reference step;
    RowMark mark;
    std::string title, text;
    std::optional<Contact> call;
    std::string done; // «Fastlegen har fått den»; marks the step as done today
    bool local = false;
};

struct NowView {
    std::string date;     // Tirsdag 21. april
    std::string headline; // Én ting å gjøre i dag
    std::string next;     // Det neste: i morgen kl. 10, Hjemmetjenesten kommer; "" where the headline says it
    std::string empty;    // why there is nothing to see with this filter
    std::optional<NowCard> card;
    std::vector<Row> rows;
    std::string more;                 // Vis resten av april og mai
    std::vector<std::string> clashes; // of appointments of one day, with the day
    std::vector<Contact> contacts;
    std::vector<std::pair<std::string, std::string>>
        missing; // a date that is not known: (course/anchor, question)
};
NowView now_view(const Source&, Filter = Filter::all);

struct RuleLine {
    std::string text;   // Ca. 3–4 måneder etter kreftdiagnosen: 15. april–15. mai
    std::string status; // Anbefaling
    std::string source; // Helsedirektoratet, 24.1.2022
    std::string url;
};

struct CheckItem {
    std::string id, title;
    std::optional<plan::TickState> state; // none: not answered
};

struct StepAction {
    std::string label, sub;
};

struct StepView {
    plan::Reference at;
    pathway::Level level = pathway::Level::home;
    std::string tag, title, headline,
        summary;                    // tag: Kommune · Helsehuset; headline: Forslag: tirsdag 12. mai
    std::vector<std::string> lines; // Ikke bestilt. Kreftkoordinatoren bestiller.
    RowMark mark;
    std::optional<Contact> call;
    bool has_fact = false;
    bool message = false;
    bool movable = false; // has a proposed day
    std::vector<std::string> explain;
    std::string who;
    std::vector<RuleLine> rules;
    std::vector<std::string> broken; // in words, with what can be done
    std::vector<std::string> bring, prepare, documents_in, documents_out;
    std::string checklist_title, checklist_id;
    bool scored = false; // points are done, not done or not relevant
    std::vector<CheckItem> items;
    std::string note, questions, reason, missing, service_note;
    std::string course;               // in a plan of several
    std::vector<std::string> history; // Var bestilt tirsdag 10. februar
    std::string pinned;               // the day it is pinned to, in words
    bool own = false;                 // added by the person
    std::string step_source;
    std::vector<std::string> local; // why it is not as the national pathway has it
    struct Offer {
        std::string title, explain, phone, href, url, by;
    };
    std::vector<Offer> offers;
    std::vector<std::string> words; // KAD: …, of the terms that its texts use
    std::vector<Row> same_journey;
    std::vector<std::string> serves; // what the person has said matters
};
std::optional<StepView> step_view(const Source&, const plan::Reference&);
// The abbreviations that its texts use, each explained.
std::vector<std::string> words_in(const pathway::Pathway&, const pathway::Step&, const Texts&);
std::string rule_words(const plan::Course&, const pathway::Rule&, const Texts&); // the time alone

struct ChoiceQuestion { // an open or answered decision of the plan
    std::string course, decision, title, help, chosen;
    std::vector<StartOption> options;
};
std::vector<ChoiceQuestion> choices(const Source&);

struct AnchorLine {
    std::string course, anchor, title, value;
};
std::vector<AnchorLine> anchors(const Source&);

std::string journeys_title(const Source&, int months); // Tre reiser fram til juni
std::string journeys_text(const Source&, int months);

} // namespace stf::view
