#pragma once
// A person's plan: one or more courses of pathways with their dates, choices and facts. A plain value;
// `update` makes the next one.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/shared_list.h"
#include "pathway/pathway.h"
#include "plan/care.h"

namespace stf::plan {

using base::Day;

inline constexpr std::int32_t most_burden = 100;

// Points at one occurrence of one step of one course. Occurrence 0 unless the step repeats.
struct Reference {
    std::string course, step;
    std::int32_t occurrence = 0;

    friend bool operator==(const Reference&, const Reference&) = default;
};

enum class FactKind : std::uint8_t { booked, done, dropped };

struct Fact {
    std::string step;
    std::int32_t occurrence = 0;
    FactKind kind = FactKind::dropped;
    Day date;                            // booked and done
    std::optional<base::TimeOfDay> time; // booked
    std::optional<std::int32_t> minutes; // booked
    std::optional<Day> end;              // done: a stay's actual end
    json::Members extra, inner_extra;    // inner: of "booked" or "done"
};

struct Note {
    std::string step;
    std::int32_t occurrence = 0;
    std::string text;
    json::Members extra;
};

enum class TickState : std::uint8_t { done, not_done, not_relevant };

// The person's own words about an occurrence of a step, beside the note.
enum class Words : std::uint8_t {
    note,
    questions, // to ask there
    reason     // why the day stands although a rule says otherwise
};

struct Tick { // an answered item of the step's checklist
    std::string step;
    std::int32_t occurrence = 0;
    std::string item;
    TickState state = TickState::done;
    json::Members extra;
};

struct OwnRule {
    std::string step; // a step of the pathway or an own step
    pathway::Rule rule;
    json::Value raw = {};
    bool pin = false; // holds the step on one day: the day stays when the anchor it is counted from moves
};

struct Course {
    std::string id;
    pathway::PathwayPtr pathway; // resolved; never null in a plan that was read or updated
    std::string base_id, base_edition;
    pathway::PathwayPtr national;              // the pathway without its local versions; null: it has none
    std::vector<pathway::OverlayPtr> overlays; // in the order applied
    std::vector<std::pair<std::string, Day>> anchors;
    std::vector<std::pair<std::string, std::string>> choices; // decision -> option
    std::vector<Fact> facts;
    std::vector<pathway::Step> own_steps; // follow the pathway's steps in every numbering
    std::vector<json::Value> own_steps_raw;
    std::vector<OwnRule> own_rules;
    base::SharedList<Note> notes, questions, reasons; // long in old plans, and copied at each change
    std::vector<Tick> ticks;
    std::vector<Fact> earlier; // facts that were changed, the oldest first
    json::Members extra, base_extra, own_extra;

    std::size_t step_count() const { return pathway->steps.size() + own_steps.size(); }
    const pathway::Step& step(std::size_t index) const {
        return index < pathway->steps.size() ? pathway->steps[index]
                                             : own_steps[index - pathway->steps.size()];
    }
};

struct Person {
    std::string id, name, role, actor, phone; // role: own words; actor: an actor id, or empty
    json::Members extra;
};

struct Accepted { // a proposed day that the person said yes to
    Reference reference;
    Day date;
    json::Members extra;
};

struct Unavailable {
    base::Span span;
    json::Members extra;
};

struct OwnService { // an offer near where the person lives, written in by the person
    pathway::Service service;
    json::Value raw;
};

struct Burden { // how heavy this person finds a journey; counts for the pathway's weight
    std::string place;
    std::int32_t weight = 1;
    json::Members extra;
};

struct Plan {
    std::string id, title;
    bool example = false; // an invented person
    std::vector<Course> courses;
    std::vector<Person> people;
    std::vector<Unavailable> unavailable;
    std::vector<Accepted> accepted;
    std::vector<OwnService> services;
    std::vector<Burden> burdens;
    Matters matters;
    WorsePlan worse;
    std::vector<Consent> consents;
    std::vector<Assignment> assigned;
    std::string owner;                     // whose plan it is, as they call themselves
    std::string copy_of;                   // a copy made for someone: the id of the plan it was made from
    std::optional<SharedCopy> shared_with; // and for whom, with what
    std::string relative_note;             // what the receiver chose to send back with it
    std::int64_t counter = 0;              // of ids made in this copy
    json::Members extra;                   // unknown fields are kept
};

const Course* find_course(const Plan&, std::string_view id);
// Index of the step in the course's numbering, or -1.
std::int32_t find_step(const Course&, std::string_view id);
// The last fact on an occurrence wins; nullptr if there is none.
const Fact* find_fact(const Course&, std::string_view step, std::int32_t occurrence);
// A plan is the same if its files are: what was read from where does not matter.
bool operator==(const Plan&, const Plan&);
std::optional<Day> anchor_day(const Course&, std::string_view anchor);
std::string_view words_of(const Course&, Words, std::string_view step, std::int32_t occurrence); // "" if none
inline std::string_view note_of(const Course& course, std::string_view step, std::int32_t occurrence) {
    return words_of(course, Words::note, step, occurrence);
}
// The day a step is pinned to, and the index of that own rule.
struct Pin {
    Day day;
    std::size_t rule = 0;
};
std::optional<Pin> pin_of(const Course&, std::string_view step);

} // namespace stf::plan
