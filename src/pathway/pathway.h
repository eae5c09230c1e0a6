#pragma once
// A pathway: what should happen, in which order and between which times, on what authority. Read from JSON,
// never changed afterwards.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/text.h"
#include "json/value.h"

namespace stf::pathway {

using base::Text;

inline constexpr std::int32_t most_minutes = 1440; // that a visit can take

// From strongest to weakest; see the status letters of the sources.
enum class Strength : std::uint8_t { legal, normative, advisory, proposed, workshop, local, own };

enum class Edge : std::uint8_t { start, end };
enum class Which : std::uint8_t { first, same, last }; // of a repeating step

// Why something is not as the national pathway has it: an overlay changed or added it. Shown as local.
struct Local {
    std::string by, who, when; // the kommune or hospital, who decided it, a date
    Text why;
};
using LocalPtr = std::shared_ptr<const Local>; // null: not changed

// "This step starts at least `min` and at most `max` after `of`".
struct Rule {
    std::string of; // an anchor or a step
    Edge edge = Edge::start;
    Which which = Which::first;
    std::optional<base::Lag> min, max; // at least one
    Strength strength = Strength::own;
    bool approximate = false; // "ca."
    bool wait = false;        // someone else chooses the day
    std::string source, where;
    Text note;
    LocalPtr local;
    base::Position at;
};

enum class RepeatFrom : std::uint8_t { start, previous };

struct Repeat {
    base::Lag every;
    std::optional<base::Lag> upto;
    RepeatFrom from = RepeatFrom::start;
    std::optional<std::int32_t> times;
    std::string until; // an anchor or a step, or empty
    std::optional<Strength> strength;
    std::string source, where;
    Text note;
};

struct Condition { // keys AND, options OR
    std::string decision;
    std::vector<std::string> options;
};

enum class StepKind : std::uint8_t { visit, message, stay, task, call, meeting };
enum class Whose : std::uint8_t { service, patient, relative };

struct Step {
    std::string id;
    Text title, summary, explain;
    std::string lane, place; // place empty: none
    StepKind kind = StepKind::visit;
    Whose whose = Whose::service;
    std::vector<Rule> after;
    std::vector<Condition> when;
    std::optional<Repeat> repeat;
    std::optional<base::Lag> lasts;
    base::DaySet on;
    std::optional<std::int32_t> minutes;
    std::vector<std::string> responsible; // actors
    std::string books;                    // actor who books it
    std::string checklist, questions, stage;
    std::vector<Text> bring, prepare, documents_in, documents_out;
    std::string source, where;
    std::optional<Strength> status;
    Text missing, note;
    LocalPtr local;
    base::Position at;
};

struct Source {
    std::string id, title, publisher, date, url;
    Text note;
};

struct Anchor {
    std::string id;
    Text title, question, help;
    LocalPtr local;
};

enum class Level : std::uint8_t { specialist, municipal, gp, home, state, private_, voluntary };

struct Lane {
    std::string id;
    Text title, subtitle;
    Level level = Level::municipal;
    LocalPtr local;
};

struct Place {
    std::string id;
    Text title;
    std::string lane;
    base::DaySet on;
    std::vector<base::Span> closed;
    std::int32_t weight = 1;
    std::optional<std::int32_t> per_day, minutes_per_day;
    LocalPtr local;
};

struct Option {
    std::string id;
    Text title, help;
};

struct Decision {
    std::string id;
    Text title, question, help;
    std::vector<Option> options;
    std::string source, where;
    LocalPtr local;
};

struct Actor {
    std::string id;
    Text title, explain;
    Level level = Level::municipal;
    LocalPtr local;
};

struct Item {
    std::string id;
    Text title, help, group;
    // a scale, for question sets
    std::optional<std::int32_t> scale_min, scale_max;
    Text scale_low, scale_high;
};

struct Checklist { // a question set has the same shape
    std::string id;
    Text title, intro, note;
    bool editable = false;
    bool scored = false; // each point is done, not done or not relevant; else points are chosen
    std::vector<Item> items;
    std::string source, where;
    LocalPtr local;
};

struct Term {
    std::string id, abbreviation;
    Text term, explain;
};

struct Stage {
    std::string id;
    Text title;
};

// What an entry of a directory is.
enum class ServiceKind : std::uint8_t {
    contact,
    course,
    frisklivssentral,
    rehabilitation,
    likeperson,
    organisation,
    other
};

// An entry of a local directory: a course, a frisklivssentral, a likeperson.
struct Service {
    std::string id, phone, url, address;
    ServiceKind kind = ServiceKind::other;
    std::string actor; // whose contact it is: shown at that actor's steps
    std::string by;    // the kommune or hospital that put it there; empty: the person
    Text title, explain;
};

struct LeftOut {          // by an overlay
    std::string what, id; // "step" and its id; of a rule, its step's
    Text title;
    LocalPtr local;
};

struct Edition {
    std::string date, publisher, version;
};

struct Pathway {
    std::string id;
    Text title, label, tagline, about;
    std::vector<Text> missing;
    Edition edition;
    std::vector<Source> sources;
    std::vector<Anchor> anchors;
    std::vector<Lane> lanes;
    std::vector<Place> places;
    std::vector<Decision> decisions;
    std::vector<Actor> actors;
    std::vector<Checklist> checklists, question_sets;
    std::vector<Term> glossary;
    std::vector<Stage> stages;
    std::vector<Step> steps;
    std::vector<Service> directory;
    std::vector<LeftOut> left_out;
    std::vector<std::string> overlays; // ids of the local versions in it
    json::Value raw;                   // the file as it was read, unknown fields too
};

using PathwayPtr = std::shared_ptr<const Pathway>;
using OverlayPtr = std::shared_ptr<const json::Value>; // a local version's file

// First with that id, or nullptr.
template <class T>
const T* find(const std::vector<T>& list, std::string_view id) {
    for (const T& entry : list)
        if (entry.id == id) return &entry;
    return nullptr;
}

} // namespace stf::pathway
