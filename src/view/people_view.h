#pragma once
// «Folk» in words: who is in the plan, what they may see, who is still to be named, and which steps have
// nobody to do them.
#include <string>
#include <vector>

#include "view/screens.h"

namespace stf::view {

struct ConsentLine {
    std::string id, text; // Kan se planen med datoer. Fra 2. februar til 30. juni.
    bool holds = false;
};

struct PersonCard {
    Contact contact;
    std::string actor;
    std::vector<std::string> does; // titles of steps
    std::vector<ConsentLine> consents;
    bool may_have_copy = false; // a consent holds today
};

// A role of the pathways that has no name yet.
struct Unnamed {
    std::string actor, title, explain;
};

struct Gap {
    plan::Reference at;
    std::string title, text; // text: Flere er nevnt: A og B. Avklar hvem som gjør dette.
    std::optional<Contact> ask;
    std::string doer; // id of the person, or ""
};

struct PeopleView {
    std::vector<PersonCard> people;
    std::vector<Unnamed> unnamed;
    std::vector<Gap> gaps;                          // of the next three months
    std::vector<ConsentLine> former;                // consents of people who are no longer here
    std::vector<std::string> actors, actor_options; // ids, and what a select offers: own words first
};
PeopleView people_view(const Source&);

// ---- for the one who got a copy ----
struct RelativeView {
    std::string banner;     // Dette er planen til Kari. Du har fått se: planen med datoer.
    std::vector<Row> tasks; // the receiver's own
};
RelativeView relative_view(const Source&);

std::string topics_text(const std::vector<plan::Topic>&, const Texts&);
std::string topic_text(plan::Topic, const Texts&);

} // namespace stf::view
