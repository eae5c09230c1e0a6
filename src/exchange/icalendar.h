#pragma once
// A plan as a calendar file (RFC 5545), and someone's calendar as days that are taken. No clock: the stamp is
// `today`. An event keeps its UID when its step moves, so a second import updates the first.
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "plan/plan.h"
#include "schedule/schedule.h"

namespace stf::exchange {

// The sentence of a key, in the person's language ("calendar.proposal").
using Words = base::FunctionRef<std::string(std::string_view key)>;

struct CalendarChoice {
    bool proposals = true; // days that nobody has booked, each marked so
    bool deadlines = true; // the last day that a rule of the pathway leaves
    bool reminders = true; // the day before a booked visit
    base::Language language = base::Language::nb;
};

std::string icalendar(const plan::Plan&, const schedule::Schedule&, const CalendarChoice&, Words);

// ---- in ----
struct BusyDay {
    base::Span span;
    std::string title;
    bool all_day = true; // false: only some hours of it
};

struct BusyDays {
    std::vector<BusyDay> days;         // by date; from `today` on
    std::vector<std::string> not_read; // what could not be understood, as it stood
    std::size_t past = 0;              // events that are over
    bool calendar = false;             // it was a calendar at all
};

// Looks two years ahead. Never fails: what is not understood is told of.
BusyDays read_icalendar(std::string_view text, base::Day today);
// A table with a first and a last day in each line (a shift list). The separator and the form of dates are
// guessed.
BusyDays read_busy_csv(std::string_view text, base::Day today);

} // namespace stf::exchange
