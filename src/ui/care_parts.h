#pragma once
// What «Viktig for meg», «Hvis det blir verre» and «Folk» are built of.
#include "ui/panels.h"

namespace stf::ui {

// 0-10 with both ends named; the number that was chosen.
struct ScaleWords {
    std::string_view title, low, high;
};
std::optional<int> scale(Ui&, std::string_view key, const ScaleWords&, std::optional<int> chosen);
// The same as a picture: a ring for the first answer, a disc for the last. Words stand beside it.
void paint_scale(Ui&, std::optional<int> first, std::optional<int> last);

// Green, yellow and red: shape first, then words, then colour.
void paint_zone(const Canvas&, plan::Zone, float x, float y, float r);
Colour zone_colour(const Theme&, plan::Zone);

constexpr int tour_stops = 5;

void not_shared(Ui&, const Shown&); // of a copy: this is not in it
void print_buttons(Ui&, const Shown&, view::CarePage, Commands&);

// A ground with a border, as the cards of «Nå».
void card(Ui&, base::FunctionRef<void()> content);

} // namespace stf::ui
