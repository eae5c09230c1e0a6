#pragma once
// A plan with every name looked up: what `compile` needs, in numbers. Made once per plan; scenarios and
// passes share it.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"
#include "schedule/days.h"
#include "schedule/schedule.h"

namespace stf::schedule {

inline constexpr std::int32_t no_index = -1;

// Something a rule counts from: an anchor or a step of the course.
struct Target {
    std::int32_t anchor = no_index, step = no_index;
};

struct RuleIndex {
    Target of;
    std::int32_t number = 0; // as in Cause::rule
    std::optional<base::Lag> min, max;
    pathway::Edge edge = pathway::Edge::start;
    pathway::Which which = pathway::Which::first;
    pathway::Strength strength = pathway::Strength::own;
    bool wait = false;
    bool own = false;
};

struct WhenIndex {
    std::int32_t decision = 0; // of the course
    std::vector<bool> options; // listed
};

struct RepeatIndex {
    base::Lag every, upto;
    pathway::RepeatFrom from = pathway::RepeatFrom::start;
    std::optional<std::int32_t> times;
    Target until;
    pathway::Strength strength = pathway::Strength::own;
};

struct StepFact {
    std::int32_t occurrence = 0;
    plan::FactKind kind = plan::FactKind::dropped;
    Day date;
    std::optional<Day> end;
    std::optional<std::int32_t> minutes;
    std::optional<base::TimeOfDay> time;

    friend bool operator==(const StepFact&, const StepFact&) = default;
};

struct StepIndex {
    std::vector<RuleIndex> rules; // the pathway's, then the person's own
    std::vector<WhenIndex> when;
    std::optional<RepeatIndex> repeat;
    std::optional<base::Lag> lasts;
    std::int32_t days = 0;         // number in DayRules
    std::int32_t place = no_index; // number in PlanIndex::places; home and no place: no_index
    std::int32_t minutes = 0;
    std::vector<StepFact> facts; // one per occurrence, by occurrence
};

struct DecisionIndex {
    std::int32_t options = 0;
    std::int32_t chosen = no_index;
};

struct CourseIndex {
    std::vector<std::optional<Day>> anchors;
    std::vector<DecisionIndex> decisions;
    std::vector<StepIndex> steps;
    std::vector<std::int32_t> with_facts; // steps, sorted
    std::vector<std::int32_t> series;     // those that repeat
};

struct PlaceIndex {
    std::string id;
    std::int32_t weight = 1;
    std::optional<std::int32_t> per_day, minutes_per_day;
};

struct PlanIndex {
    std::vector<CourseIndex> courses;
    std::vector<PlaceIndex> places;
    DayRules days;

    const StepIndex& step(StepRef at) const {
        return courses[static_cast<std::size_t>(at.course)].steps[static_cast<std::size_t>(at.step)];
    }
};

// Names and their numbers: open addressing in one array. Only ever looked up in, so its order reaches no
// output.
class Names {
public:
    void reserve(std::size_t count);
    // The number under which the name stands from now on: an earlier one, if it is there already.
    std::int32_t add(std::string_view name, std::int32_t number);
    std::int32_t find(std::string_view name) const; // no_index if it is not there

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::int32_t number = no_index;
        std::string_view name;
    };
    void put(const Slot&);

    std::vector<Slot> slots_; // a power of two, at most half of them taken
    std::size_t taken_ = 0;
};

// What a plan's names stand for, kept to read an edited plan without looking everything up anew.
struct CourseNames {
    std::string id;
    pathway::PathwayPtr pathway; // holds the text of the names
    Names anchors, steps;        // own steps not among them
    std::vector<json::Value> own_steps, own_rules;
};
struct PlanNames {
    std::vector<CourseNames> courses;
    std::vector<base::Span> unavailable;
};

// References that lead nowhere are left out: the reader has refused them.
PlanIndex index_of(const plan::Plan&, PlanNames* = nullptr);

struct Edits {
    struct Fact {
        StepRef at;
        std::optional<StepFact> before, after;
    };
    struct Anchor {
        std::int32_t course, anchor;
    };
    std::vector<Fact> facts;
    std::vector<Anchor> anchors;
    bool choices = false;
};
// Puts the facts, the days of anchors and the answers of a plan in place of those of the index. Nothing, if
// other things have changed too.
std::optional<Edits> reread(const plan::Plan&, const PlanNames&, PlanIndex&);

const StepFact* fact_at(const StepIndex&, std::int32_t occurrence);

} // namespace stf::schedule
