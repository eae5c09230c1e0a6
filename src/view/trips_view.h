#pragma once
// Fewer journeys: how many the plan asks for, what is saved, whether it can be fewer, and what the person
// says of each; the days that do not suit; how heavy each journey is.
#include <optional>
#include <string>
#include <vector>

#include "plan/action.h"
#include "view/day_view.h"
#include "view/rows.h"

namespace stf::view {

struct TripVisit {
    std::string key, date, title, text, spoken; // title: the place; text: what happens there
    std::string state;                          // Forslag – ikke bestilt
    std::string shared;                         // To besøk, én reise
    std::vector<RowMark> marks;
    std::vector<plan::Reference> steps;
    std::optional<DayView> day; // of the first visit of a day with several appointments
    bool open = false, accepted = false, pinned = false, can_pin = false;
    std::vector<plan::Action> accept, unaccept, pin, unpin, refuse;
};

struct TripPlace {
    std::string id, title;
    std::int32_t weight = 1;
};

struct CalendarDay {
    base::Day day;
    bool off = false, past = false, journey = false, first = false; // first: of a row that is being marked
    std::string spoken;                                             // tirsdag 10. februar, reise
};

struct CalendarMonth {
    std::string key, title; // Februar
    int blank = 0;          // weekdays before the first
    std::vector<CalendarDay> days;
};

struct DaysOff {
    std::string key, text;
    base::Span span;
};

struct TripsView {
    std::string headline, saving, proof;
    bool proven = false;
    std::vector<std::string> over; // more than a place takes on a day
    std::vector<TripVisit> visits;
    std::vector<TripPlace> places;
    std::vector<CalendarMonth> months;
    std::vector<std::string> weekdays; // ma, ti …
    std::vector<DaysOff> off;
};

// `first_month`: from today's.
TripsView trips_view(
    const Source&, bool searching, int first_month, int months, std::optional<base::Day> range_from);

std::string place_title(const plan::Plan&, std::string_view place, const Texts&);

} // namespace stf::view
