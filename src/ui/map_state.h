#pragma once
// What the two painted faces of the timeline do alike. Not for other files.
#include "ui/panels.h"

namespace stf::ui {

// Records the map's own node, and what lies on it: anew, or as the DOM has it while the map moves.
void tell_map(
    Ui&, MapState&, Rect area, std::string_view name, std::uint32_t flags, base::FunctionRef<void()> record);
// Looks at today and the weeks after, if it has not been told where to look.
void place_camera(const Ui&, const Shown&, MapState&, Rect area, bool vertical, bool exact);
void settle_map(MapState&, const MapLayout& now, bool vertical);
void look_at(const Ui&, const Shown&, const MapState&, std::int32_t& hovered, std::int32_t& selected);

} // namespace stf::ui
