#pragma once
// A meeting before anyone has sat down: the cases with the board's columns from their pathways, the question
// sheet, tables.
#include "base/text.h"
#include "meeting/meeting.h"
#include "pathway/pathway.h"

namespace stf::meeting {

// The case, its lanes and columns (the pathway's stages), and under each column what someone has to do or to
// send. Texts are copied in one language: a meeting is read aloud. Returns the case's key.
std::string add_case(Draft&, const pathway::Pathway&, base::Language, std::int32_t order);

// An own case, with columns that can be renamed.
struct OwnCase {
    std::string title;
    std::vector<std::string> lanes, steps;
    std::vector<pathway::Level> levels; // of the lanes
};
std::string add_case(Draft&, const OwnCase&, std::int32_t order);

void add_questions(Draft&, const pathway::Checklist& set, base::Language, std::int32_t minutes_each);

// How many minutes from the first point to the last, and when each begins: "HH:MM", from the first one that
// has a time.
std::vector<std::string> programme_times(const Index&);

// The order field that puts a new thing last.
std::int32_t next_order(const Things&);

} // namespace stf::meeting
