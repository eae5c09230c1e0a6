#pragma once
// Words and abbreviations, explained: those of a step where it is read, and all of them in one list.
#include <string>
#include <vector>

#include "view/screens.h"

namespace stf::view {

struct WordLine {
    std::string term, explain; // KAD, kommunal akutt døgnplass; what it is
};

// Of the site's list and the plan's pathways, each once, by term.
std::vector<WordLine> all_words(const plan::Plan*, const std::vector<pathway::Term>& site, const Texts&);

} // namespace stf::view
