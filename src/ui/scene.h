#pragma once
// Pictures made of ground, water and the path: the start page's landscape and the week on "Nå".
#include "ui/canvas.h"
#include "view/week_view.h"

namespace stf::ui {

void paint_scene(const Canvas&, Rect, bool narrow); // mountains over a fjord, and a path that begins
void paint_week_strip(const Canvas&, Rect, const view::WeekView&);

inline constexpr float week_strip_px = 96; // its usual height

} // namespace stf::ui
