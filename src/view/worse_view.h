#pragma once
// «Hvis det blir verre» in words: the plan in green, yellow and red, and the ways on when it has got worse.
#include <array>
#include <string>
#include <vector>

#include "exchange/page.h"
#include "view/screens.h"

namespace stf::view {

struct ZoneView {
    plan::Zone zone = plan::Zone::green;
    std::string name, meaning; // Gul; Verre enn vanlig
    std::string signs, actions;
    std::vector<Contact> call;
    bool empty() const { return signs.empty() && actions.empty() && call.empty(); }
};

// What is followed when it has got worse: a course that waits for this, the same once more, or a pathway of
// the catalogue.
struct WorseWay {
    std::string course; // "": from the catalogue
    std::string pathway, label;
    bool again = false; // the course has been used: another one like it
};

struct WorseView {
    std::array<ZoneView, plan::zone_count> zones;
    std::string looked_at; // Sist gått gjennom 2. februar
    std::vector<WorseWay> ways;
    std::string since; // what is followed already, since when; ""
};

inline constexpr std::string_view worse_anchor = "worse", start_anchor = "start";

WorseView worse_view(const Source&, const Catalogue&);
// The card to keep in a purse or on the fridge.
exchange::Page worse_page(const Source&, bool large);

// Adds a course like the one given, from the day it got worse again: what was done once at the start is not
// asked for again. Requires that the course's pathway has the anchor.
plan::Plan with_worse_again(const plan::Plan&, const plan::Course&, std::string id, base::Day since);

} // namespace stf::view
