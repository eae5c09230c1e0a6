#pragma once
// The sheet for the next visits: where, when, what to bring, what to ask. And the courses of the plan.
#include <string>
#include <vector>

#include "view/rows.h"

namespace stf::view {

struct SheetPart {
    std::string title;
    std::vector<std::string> lines;
};

struct Sheet {
    plan::Reference at;
    std::string key, title, when, where, state;
    std::vector<SheetPart> parts; // what I want to ask, topics, before you go, bring, papers
};

// Visits from today on that are near, or that something is written for.
std::vector<Sheet> sheets(const Source&, std::size_t most);
// What to have along for what comes within a week: «Ta med», of each step.
std::vector<SheetPart> bring(const Source&);

struct CourseLine {
    std::string id, title, about, dates; // dates: what it is counted from
};
std::vector<CourseLine> course_lines(const Source&);

} // namespace stf::view
