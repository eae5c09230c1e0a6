#pragma once
// What the patient's own screens show.
#include <optional>
#include <vector>

#include "view/own_view.h"
#include "view/sheet_view.h"
#include "view/trips_view.h"
#include "view/why_view.h"

namespace stf::view {

struct PatientShown {
    // of the step whose panel is open
    std::vector<Breach> breaches;
    std::vector<OwnRuleLine> own_rules;
    std::vector<std::string> followed; // what a rule of one's own can count from
    // of a screen
    std::vector<Deviation> deviations;
    WaitsView waits;
    std::optional<TripsView> trips;
    bool searching = false;
    std::optional<OwnOptions> own;
    std::vector<Sheet> sheets;
    std::vector<SheetPart> bring;
    std::vector<CourseLine> courses;
    bool has_deviations = false, several_courses = false;
};

} // namespace stf::view
