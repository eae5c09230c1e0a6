#pragma once
// The person's line: what is walked is solid, what lies ahead is dots.
#include <vector>

#include "ui/canvas.h"

namespace stf::ui {

enum class PathKind : std::uint8_t { walked, ahead, possible, clash };

// Another course's line has another pattern, not only another place: a light core where it is walked, and
// lozenges for dots.
void paint_path(const Canvas&, const ImVec2* points, int count, PathKind, int course = 0);

float dot_gap(PathKind); // px along the line
void paint_dots(
    const Canvas&, const ImVec2* centres, int count, PathKind, int course = 0); // ahead or possible

// Dots of an equal distance close to the wanted one, both ends left free. `clear`: px at either end without a
// dot.
void path_dots(
    const ImVec2* points, int count, float gap, float clear_before, float clear_after,
    std::vector<ImVec2>& out);

// Between two marks of a list: a soft sway from one to the other. `clear`: px that the marks keep free at
// either end.
void paint_path_segment(const Canvas&, ImVec2 from, ImVec2 to, PathKind, float clear_from, float clear_to);

// Cubic from base to peak, both ends level: along the axis `t`, handles 0.42 of the width.
ImVec2 hill_point(ImVec2 base, ImVec2 peak, float s, bool vertical);

// The area between two lines over the same abscissas, without anti-aliasing seams; for terrain and hills.
void fill_between(const Canvas&, const ImVec2* a, const ImVec2* b, int count, Colour);

} // namespace stf::ui
