#pragma once
// Rules that a plan does not keep: in words, with the reasons, and with ways out, the weakest first. And
// whether a plan holds whatever day someone else chooses.
#include <optional>
#include <string>
#include <vector>

#include "base/function_ref.h"
#include "plan/action.h"
#include "schedule/waits.h"
#include "view/rows.h"

namespace stf::view {

// What a way out does when it is pressed.
enum class WayKind : std::uint8_t { act, call, book, reason, open, days };

struct WayOut {
    WayKind kind = WayKind::reason;
    std::string key, label, sub, href;  // href: of a call
    std::optional<plan::Action> action; // of an act
    plan::Reference at;                 // of book and open
};

// One bound that does not hold.
struct Breach {
    plan::Reference at;
    std::string text;                 // Dagen er tre dager senere enn dette sier: …
    std::vector<std::string> because; // what it cannot hold together with
    std::vector<WayOut> ways;
};

// The days that are possible for a step when its own date is let go.
using PossibleDays = base::FunctionRef<std::vector<base::Day>(const schedule::StepRef&)>;

std::vector<Breach> breaches(const Source&, const schedule::StepRef&, PossibleDays);

// Steps with a rule that does not hold, with why, in the person's words if they gave any.
struct Deviation {
    plan::Reference at;
    std::string key, title, date, reason;
    std::vector<std::string> texts;
};
std::vector<Deviation> deviations(const Source&);

std::string breach_text(const Source&, const schedule::Broken&);
std::string cause_text(const Source&, const schedule::Cause&);

// "" title: the plan has no wait.
struct WaitsView {
    std::string title, text;
    std::vector<std::string> waits, rules; // the trouble, if there is any
};
bool has_waits(const plan::Plan&);
bool step_waits(const Source&, const schedule::StepRef&); // someone else chooses its day
WaitsView waits_view(const Source&, const schedule::Waits&);

} // namespace stf::view
