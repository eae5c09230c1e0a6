#pragma once
// Everything a person can do to a plan, one struct each, and the pure function that does it.
#include <memory>
#include <variant>

#include "plan/care_action.h"
#include "plan/plan.h"

namespace stf::plan {

// A large value inside an action: shared, so that an action itself is light to copy (and its code small).
template <class T>
class Shared {
public:
    Shared(T value) : value_(std::make_shared<const T>(std::move(value))) {}
    const T& operator*() const { return *value_; }
    const T* operator->() const { return value_.get(); }

private:
    std::shared_ptr<const T> value_;
};

struct AddCourse {
    std::string id; // made by the caller from replica and counter
    pathway::PathwayPtr pathway;
    std::vector<std::pair<std::string, Day>> anchors;
};
struct RemoveCourse {
    std::string course;
};
struct SetAnchor {
    std::string course, anchor;
    std::optional<Day> day;
};
// option "" takes the answer back
struct Choose {
    std::string course, decision, option;
};
struct Book {
    Reference at;
    Day date;
    std::optional<base::TimeOfDay> time;
    std::optional<std::int32_t> minutes;
};
struct MarkDone {
    Reference at;
    Day date;
    std::optional<Day> end;
};
struct Drop {
    Reference at;
};
struct ClearFact {
    Reference at;
};
// "" removes it
struct SetNote {
    Reference at;
    std::string text;
    Words which = Words::note;
};
struct SetTick {
    Reference at;
    std::string item;
    std::optional<TickState> state;
};
// added, or replaced by id
struct PutPerson {
    Person person;
};
struct RemovePerson {
    std::string id;
};
struct AddUnavailable {
    base::Span span;
};
struct RemoveUnavailable {
    base::Span span;
};
struct Accept {
    Reference at;
    Day date;
};
struct Unaccept {
    Reference at;
};
// Holds the first occurrence of a step on a day, as an own rule from the first dated anchor of its course.
// No day: lets go of it.
struct PinDay {
    Reference at;
    std::optional<Day> day;
};
// No weight: as the pathway has it.
struct SetBurden {
    std::string place;
    std::optional<std::int32_t> weight;
};
// Days the person can or cannot, whatever spans they were written in as.
struct SetDays {
    base::Span span;
    bool free = true;
};
// added, or replaced by id
struct PutOwnStep {
    std::string course;
    Shared<pathway::Step> step;
};
struct RemoveOwnStep {
    std::string course, step;
};
struct PutOwnRule {
    std::string course;
    Shared<OwnRule> rule;
};
struct RemoveOwnRule {
    std::string course;
    std::size_t index;
};
struct SetTitle {
    std::string title;
};
// Another edition of the course's pathway, or other local versions of it. What the person wrote stays: a step
// that is no longer there and has something written becomes an own step.
struct PutPathway {
    std::string course;
    pathway::PathwayPtr national;
    std::vector<pathway::OverlayPtr> overlays;
};
// added, or replaced by id
struct PutService {
    Shared<pathway::Service> service;
};
struct RemoveService {
    std::string id;
};

using Action = std::variant<
    AddCourse, RemoveCourse, SetAnchor, Choose, Book, MarkDone, Drop, ClearFact, SetNote, SetTick, PutPerson,
    RemovePerson, AddUnavailable, RemoveUnavailable, Accept, Unaccept, PutOwnStep, RemoveOwnStep, PutOwnRule,
    RemoveOwnRule, SetTitle, PutPathway, PutService, RemoveService, CareAction, PinDay, SetBurden, SetDays>;

// The next plan. What an action points at and isn't there leaves the plan as it is.
Plan update(const Plan&, const Action&);

} // namespace stf::plan
