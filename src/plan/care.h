#pragma once
// What a plan holds beside its dates: what matters to the person, what to do if it gets worse, who has been
// told what, and whose copy it is. Actions on these are in care_action.h.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "json/value.h"

namespace stf::plan {

// ---- «Hva er viktig for deg» ----

struct Score { // how well the activity goes: 0 cannot do it, 10 without difficulty or as before
    base::Day date;
    std::int32_t value = 0;
    json::Members extra;
};

struct StepLink { // a step that serves an activity; what is no longer in the plan is passed over
    std::string course, step;
    json::Members extra;

    bool is(std::string_view a_course, std::string_view a_step) const {
        return course == a_course && step == a_step;
    }
};

struct Activity {
    std::string id, goal, text; // goal: an id, or empty
    std::vector<Score> scores;  // by date, one a day
    std::vector<StepLink> steps;
    json::Members extra;
};

struct Goal {
    std::string id, text;
    json::Members extra;
};

struct Matters {
    std::string words; // the person's own
    std::vector<Goal> goals;
    std::vector<Activity> activities;
    json::Members extra;
};

inline constexpr std::int32_t least_score = 0, most_score = 10;

// ---- if it gets worse: the wording is the person's and the clinician's ----

enum class Zone : std::uint8_t { green, yellow, red };
inline constexpr std::size_t zone_count = 3;

struct ZonePlan {
    std::string signs, actions;    // how it shows; what to do
    std::vector<std::string> call; // ids of people
    json::Members extra;

    bool empty() const { return signs.empty() && actions.empty() && call.empty() && extra.empty(); }
};

struct WorsePlan {
    std::array<ZonePlan, zone_count> zones;
    std::string agreed_with;            // «Fastlegen», in own words
    std::optional<base::Day> looked_at; // when it was last gone through
    json::Members extra;

    ZonePlan& of(Zone zone) { return zones[static_cast<std::size_t>(zone)]; }
    const ZonePlan& of(Zone zone) const { return zones[static_cast<std::size_t>(zone)]; }
    bool empty() const;
};

// ---- who may see what: a record that outlives the person's entry ----

enum class Topic : std::uint8_t { dates, notes, matters, worse, people };
inline constexpr std::size_t topic_count = 5;

struct Consent {
    std::string id, person, name; // person: an id; name: as it was then
    std::vector<Topic> what;
    base::Day from;
    std::optional<base::Day> until, withdrawn;
    json::Members extra;

    bool holds(base::Day day) const {
        return from <= day && (!until || day <= *until) && (!withdrawn || day < *withdrawn);
    }
};

// ---- who does a step, where the pathway leaves it open or the person wants to say it ----

struct Assignment {
    std::string person, course, step; // ids; what is no longer in the plan is passed over
    json::Members extra;
};

// ---- a copy made for someone ----

struct SharedCopy {
    std::string person, name; // for whom: an id of the plan it was made from, and the name
    std::vector<Topic> what;
    std::optional<base::Day> made;
    json::Members extra;
};

std::string_view word(Topic);
std::string_view word(Zone);

} // namespace stf::plan
