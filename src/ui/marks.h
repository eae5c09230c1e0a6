#pragma once
// The signs of the map, used wherever a step is shown: state is shape first, then words, then colour.
#include "ui/canvas.h"
#include "view/mark.h"

namespace stf::ui {

using view::MarkState;

struct MarkStyle {
    float r = 15;         // px, outer radius of a disc; the other shapes follow
    bool message = false; // an envelope instead of a disc
    bool local = false;   // a pennant at the upper right
    Colour halo = 0;      // ground around the shape, 4 px; 0: none
};

void paint_mark(const Canvas&, float x, float y, MarkState, const MarkStyle& = {});
// A stay: the disc drawn out to a capsule over its days, along either axis.
void paint_stay(const Canvas&, Rect, MarkState, const MarkStyle& = {});
void paint_pennant(const Canvas&, float pole_x, float foot_y, float height);
// The person, here and now: a dark ring on the line.
void paint_today_mark(const Canvas&, float x, float y, float r = 9.5f);
// Around all marks of one place and day.
void paint_journey(const Canvas&, Rect, bool booked_line = true);

// The days a step can be on. "ca." ends fade in three bars outside the ends.
struct WindowStyle {
    bool vertical = false;
    bool approximate_from = false, approximate_to = false;
    const Terrain* terrain = nullptr;
};
void paint_window(const Canvas&, Rect, const WindowStyle&);
void paint_overdue(const Canvas&, Rect); // hatched, from the passed day to today
void paint_possible_day(const Canvas&, float x, float y, bool proposed, float r = 5.25f);

} // namespace stf::ui
