#pragma once
// What a person can do to what stands in care.h.
#include <variant>

#include "plan/care.h"

namespace stf::plan {

struct SetWords {
    std::string text;
};
// added, or its text replaced, by id
struct PutGoal {
    std::string id, text;
};
// its activities stay, without a goal
struct RemoveGoal {
    std::string id;
};
// added, or replaced by id; scores and steps stay
struct PutActivity {
    std::string id, goal, text;
};
struct RemoveActivity {
    std::string id;
};
// one a day; none takes the answer back
struct SetScore {
    std::string activity;
    base::Day date;
    std::optional<std::int32_t> value;
};
struct LinkStep {
    std::string activity, course, step;
    bool on = true;
};
struct SetZone {
    Zone zone;
    bool signs = true; // else what to do
    std::string text;
};
struct SetZoneCall {
    Zone zone;
    std::string person;
    bool on = true;
};
struct SetWorseAgreed {
    std::string with;
};
struct SetWorseLookedAt {
    std::optional<base::Day> day;
};
// added, or replaced by id
struct PutConsent {
    Consent consent;
};
struct WithdrawConsent {
    std::string id;
    base::Day day;
};
// at most one person a step; "" takes it back
struct Assign {
    std::string person, course, step;
};
struct SetOwner {
    std::string name;
};
// of a copy; "" leaves none in the file
struct SetRelativeNote {
    std::string text;
};

using CareAction = std::variant<
    SetWords, PutGoal, RemoveGoal, PutActivity, RemoveActivity, SetScore, LinkStep, SetZone, SetZoneCall,
    SetWorseAgreed, SetWorseLookedAt, PutConsent, WithdrawConsent, Assign, SetOwner, SetRelativeNote>;

} // namespace stf::plan
