#pragma once
// What the patient's own screens remember while the app is open.
#include <optional>
#include <string>

#include "view/date_draft.h"

namespace stf::view {

enum class Filter : std::uint8_t { all, mine, relatives, week, late };

// An own step while it is written. Numbers stand as they were typed until they are understood.
enum class OwnWhen : std::uint8_t { date, after, unknown };

struct OwnForm {
    std::string course, step; // step "": a new one
    std::string title;
    int whose = 0; // mine, my relatives'
    int place = 0; // at home, none, then the course's places
    OwnWhen when = OwnWhen::date;
    DateDraft date;
    std::string time;
    int of = 0; // what it comes after: anchors, then steps
    std::string count;
    int unit = 0;  // days, weeks, months
    int every = 0; // once, day, week, two weeks, month
    std::string times, minutes;
    // what is to be mended
    bool no_title = false, bad_time = false, bad_count = false, bad_times = false, bad_minutes = false;
    bool refused = false; // the plan could not be kept with it
    DateProblem bad_date = DateProblem::none;
};

// A rule of one's own between two steps.
struct OwnRuleForm {
    std::string course, step; // step "": not open
    int of = 0, kind = 0;     // at least, at most
    std::string count;
    int unit = 0;
    bool bad_count = false, refused = false;
};

struct PatientSession {
    Filter filter = Filter::all;
    OwnForm own;
    OwnRuleForm rule;
    bool range = false; // two taps for a row of days
    std::optional<base::Day> range_from;
    int month = 0;        // the calendar's first month, from today's
    bool stopped = false; // the search for fewer journeys, by the person
    bool all_visits = false;
    bool reason = false; // why a day is kept is being written
    std::string days_trouble, removing_course;
};

} // namespace stf::view
