#pragma once
// The map of the way as plain data: services as lanes, the person as one line for each course, every journey
// a hill. The whole plan, whatever the zoom; `ui` places what is in view. Words are made only for what is
// shown, by the functions below.
#include <string>
#include <vector>

#include "plan/plan.h"
#include "schedule/schedule.h"
#include "view/mark.h"
#include "view/texts.h"

namespace stf::view {

inline constexpr int map_rows = 4; // of a lane, at most

struct MapLane {
    pathway::Level level = pathway::Level::home;
    std::string title, subtitle;
    int rows = 1; // 0 is nearest home
};

struct MapMark {
    schedule::StepRef at;
    std::int32_t entry = 0;    // of Schedule::steps
    base::Day day, end;        // the same, unless it is a stay
    std::int32_t journey = -1; // of MapView::journeys
    std::int32_t window = -1;  // of MapView::windows
    std::int16_t lane = 0;
    std::int8_t row = 0;
    MarkState state = MarkState::proposed;
    bool home = false; // lies on the home line
    bool local = false;
    bool message = false;
    bool repeats = false;
    bool named = true; // of a repeated step, only the next one says its name
    bool echo = false; // the proposed day of a late step, which itself waits at today
};

struct MovedMark { // to another day than the plan has it
    std::int32_t mark = 0;
    base::Day day;
};

// The days a step can be on, while that is more than one day. Overdue: from the passed day to today.
struct MapWindow {
    std::int32_t mark = 0;
    base::Day from, to; // both inclusive
    std::int16_t lane = 0;
    std::int8_t row = 0;
    bool approximate_from = false, approximate_to = false;
    bool overdue = false;
};

// One place on one day (or one stay): a hill of the line of every course that goes there.
struct MapJourney {
    std::string place;
    base::Day from, to;
    std::vector<std::int32_t> marks; // of MapView::marks
    bool possible = false;           // a fork, not the way itself
};

// Where the line leaves home and comes back. At most six days of slope, and no further than the neighbour
// lets it.
struct MapHill {
    std::int32_t journey = 0;
    std::int32_t course = 0;
    base::Day from, to;
    std::int16_t lane = 0;
    std::int8_t row = 0;
    bool possible = false;
    float slope_before = 6, slope_after = 6; // days
};

struct MapView {
    std::vector<MapLane> lanes;     // far to near; the last is home
    std::vector<MapMark> marks;     // by day
    std::vector<MapWindow> windows; // by first day
    std::vector<MapJourney> journeys;
    std::vector<MapHill> hills;           // by first day
    std::vector<std::int32_t> by_lane;    // marks, a lane after the other, by day and row
    std::vector<std::int32_t> lane_begin; // in by_lane; one more than there are lanes
    std::vector<std::int32_t>
        late_before; // in by_lane order: how many late ones stand before; one more than there are marks
    std::vector<std::int32_t> journeys_before;         // the same, of journeys, each counted once in a lane
    std::int32_t longest_window = 0, longest_stay = 0; // days, for finding what reaches into view
    std::int32_t courses = 0;
    base::Day today, first, last; // of everything dated, today too

    bool empty() const { return marks.empty(); }
};

// What the words of a map are made from. The view keeps no strings of 50,000 steps.
struct MapSource {
    const plan::Plan& plan;
    const schedule::Schedule& schedule;
    const Texts& texts;
};

MapView map_view(const plan::Plan&, const schedule::Schedule&, const Texts&);

struct MapLabel {
    std::string title, sub;
    bool late = false;
};

const pathway::Step& step_of(const MapSource&, const MapMark&);
MapLabel mark_label(const MapSource&, const MapMark&);
std::string mark_name(
    const MapSource&, const MapView&, const MapMark&);          // everything the mark shows, in words
std::string window_label(const MapSource&, const MapWindow&);   // fra 15. april
std::string journey_label(const MapSource&, const MapJourney&); // To besøk, én reise
std::string repeat_label(const pathway::Repeat&, const Texts&); // hver 14. dag
std::string group_label(int steps, const Texts&);               // 12 steg
std::string group_name(
    const MapSource&, const MapLane&, int steps, int journeys, base::Day from,
    base::Day to); // Fire steg, tre reiser, 20.–26. april, Kommune
std::string series_name(
    const MapSource&, const MapView&, std::int32_t first,
    std::int32_t count); // of by_lane: Observasjonsskjema, hver 14. dag, seks ganger, 4. mai–6. juli, Hjemme
std::int32_t find_mark(const MapView&, const plan::Plan&, const plan::Reference&); // -1: not on the map
bool new_journey(const MapView&, const MapMark&, base::Day); // on that day it would be a journey of its own
int journeys_after(
    const MapView&, base::Day from, base::Day to); // ahead, both days inclusive, possible ones not counted

} // namespace stf::view
