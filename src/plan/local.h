#pragma once
// A course on another edition of its pathway, or with other local versions.
#include "pathway/overlay.h"
#include "plan/plan.h"

namespace stf::plan {

// The pathway with the local versions on it, in order. What does not fit is left out. Null, with faults, if
// the result cannot be read.
pathway::PathwayPtr with_overlays(
    const pathway::PathwayPtr& national, const std::vector<pathway::OverlayPtr>&, base::Faults&);

// The course follows that pathway from now on. Nothing that the person wrote is lost: a step that is no
// longer there and has something written becomes an own step; one that is back is the pathway's again.
// Answers and dates that the pathway no longer asks for lapse. Leaves the course as it is if the result
// cannot be read.
void put_pathway(
    Plan&, Course&, const pathway::PathwayPtr& national, const std::vector<pathway::OverlayPtr>&);

} // namespace stf::plan
