#pragma once
// The plan by date, in words: what the list, "Nå" and text mode show.
#include <optional>
#include <string>
#include <vector>

#include "plan/plan.h"
#include "schedule/schedule.h"
#include "view/mark.h"
#include "view/patient_session.h"
#include "view/texts.h"

namespace stf::view {

// What every view is made from.
struct Source {
    const plan::Plan& plan;
    const schedule::Schedule& schedule;
    const Texts& texts;
    base::Day today;
};

struct RowMark {
    MarkState state = MarkState::proposed;
    bool local = false, message = false;
};

// One step, or several visits on one journey, on a day.
struct Row {
    std::vector<plan::Reference> steps; // the first is opened; the others are listed in its place
    base::Day day;
    std::string key;   // for node ids
    std::string date;  // tor 23. april kl. 11
    std::string title; // Hjemmetjenesten kommer
    std::string line;  // Forslag – ikke bestilt
    bool late = false;
    bool done = false;
    std::vector<RowMark> marks;
    pathway::Level level = pathway::Level::home;
    std::string spoken; // all of it as one sentence
};

struct Month {
    std::string title; // April
    std::vector<Row> rows;
};

struct ListView {
    std::vector<Row> done;     // before today
    std::vector<Month> months; // from today on
    std::vector<Row> undated;  // wait for a date or a choice
    std::string more;          // Vis juni; "" when all is shown
};

// `months`: how many months from today are shown.
ListView list_view(const Source&, int months, Filter = Filter::all);
bool passes(const Source&, const schedule::StepDates&, Filter);

// A broken bound that is told of: Stifinner's own suggestions of spacing bind nobody.
bool is_breach(const plan::Plan&, const schedule::Broken&);
const schedule::StepDates* find_dates(const Source&, const plan::Reference&);
plan::Reference reference(const plan::Plan&, const schedule::StepRef&);
const pathway::Step& step_at(const plan::Plan&, const schedule::StepRef&);
pathway::Level level_of(const plan::Plan&, const schedule::StepRef&);
// Which course a step belongs to, in a plan of several; "" in a plan of one.
std::string course_name(const Source&, std::int32_t course);
std::string lane_and_place(const plan::Plan&, const schedule::StepRef&, const Texts&); // Kommune · Helsehuset
std::string actor_name(const pathway::Pathway&, std::string_view actor, const Texts&);
std::string status_line(const Source&, const schedule::StepDates&); // Forslag – ikke bestilt

} // namespace stf::view
