#pragma once
// The screens for printing, sharing and fetching, as words.
#include <string>
#include <utility>
#include <vector>

#include "view/exchange_commands.h"
#include "view/session.h"

namespace stf::view {

struct EditionOffer {
    std::string course, title, text;
};

struct ExchangeView {
    struct Entry {
        std::string id, title;
        bool on = false;
    };
    std::vector<Entry> courses, people;
    std::string numbers;     // "" if nothing looks like an identity number
    std::vector<Entry> busy; // id: its number
    int busy_chosen = 0;
    std::vector<std::string> not_read; // in words
    std::vector<std::string> imported; // what is in the file
    std::vector<EditionOffer> offers;  // on "Mer"
    std::string edition_title;
    std::vector<std::pair<std::string, std::vector<std::string>>> changes; // heading, lines
};

ExchangeView exchange_view(const Source&, const Session&, const Catalogue&);

} // namespace stf::view
