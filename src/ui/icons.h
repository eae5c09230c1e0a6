#pragma once
// The app's own line icons on a grid of 24 units.
#include <cstdint>

#include "ui/canvas.h"

namespace stf::ui {

enum class Icon : std::uint8_t {
    none,
    phone,
    home,
    route,
    heart,
    people,
    more,
    plus,
    minus,
    undo,
    redo,
    close,
    back,
    forward,
    down,
    eye,
    folder,
    lock,
    sliders,
    document,
    question,
    doctor,
    town,
    hospital,
    clock,
    print,
    save,
    trash,
    today,
    warning,
    star,
    bulb,
    leaf,
    person
};

void paint_icon(
    const Canvas&, Icon, float x, float y, float size, Colour, float thickness = 2); // x, y: top left corner
void paint_logo(const Canvas&, float x, float y, float size, Colour);

} // namespace stf::ui
