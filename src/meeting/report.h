#pragma once
// What a meeting said, put together: every answer and card with its table, per question and per step; who
// does what, and where nobody has said; who bears most.
#include <string>
#include <vector>

#include "base/function_ref.h"
#include "meeting/gather.h"

namespace stf::meeting {

struct Line {
    std::string table; // as it is told apart
    std::int32_t place_of_table = 0;
    std::string text;
    std::string who; // the author, if one was given
    Sort sort = Sort::idea;
    bool card = false;     // else an answer
    bool proposed = false; // about the proposed way
    bool disputed = false; // one of several versions of the same
    std::string place;     // the lane; "→" and the next step; a day
    std::string group;     // title of the group it is in
    std::int32_t votes = 0;
};

struct Section {
    std::string key, title, of; // of: the case of a step
    std::vector<Line> lines;
    std::int32_t remove = 0; // tables that asked whether the question should go
    struct Feeling {
        std::string table;
        std::int32_t value = 0;
        bool proposed = false;
    };
    std::vector<Feeling> feelings;
    struct Change {
        std::string table, today, proposed, note;
    };
    std::vector<Change> changes;
};

// Who does a task: everything the tables have said, alike answers together.
struct Duty {
    std::string key, title, step, of, suggested; // suggested: by the pathway
    bool message = false;
    struct Said {
        std::string who; // as first written
        std::vector<std::string> tables;
    };
    std::vector<Said> said;

    bool open() const { return said.empty(); }
    bool disagreed() const { return said.size() > 1; }
};

struct Load { // how much is laid on one actor
    std::string who;
    std::int32_t tasks = 0, messages = 0;
};

struct GroupLine {
    std::string key, title;
    std::vector<Line> cards;
    std::int32_t votes = 0;
};

struct Report {
    std::string title, date;
    std::vector<Section> questions, steps;
    std::vector<Line> loose;       // cards whose step is gone, or on no step
    std::vector<Duty> duties;      // in the order of cases and steps
    std::vector<Load> loads;       // most first
    std::vector<GroupLine> groups; // most votes first
    std::vector<std::string> same_names;
    std::int32_t cards = 0, tables = 0, open_duties = 0, disagreements = 0;
};
Report report(const Index&);

// Votes on a card or a group.
std::int32_t votes_on(const Index&, std::string_view target);

using Words = base::FunctionRef<std::string(std::string_view key)>; // "meeting.sort.problem" -> "Problem"

std::string to_csv(const Report&, Words); // one line for each card, answer, feeling, change and duty
std::string to_markdown(const Report&, Words);
std::string to_json(const Report&);

} // namespace stf::meeting
