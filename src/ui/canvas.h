#pragma once
// Painting: text by em size and baseline, shapes in CSS px. Everything that touches ImGui's fonts and draw
// list goes through here.
#include <string_view>
#include <vector>

#include "imgui.h"
#include "theme_tokens.h"
#include "view/semantics.h"

namespace stf::ui {

using view::Rect;

enum class Weight : std::uint8_t { regular, strong };

struct TextStyle {
    float px = px::text_body;       // em size at text size 100 %; scaled by Canvas::scale
    float line = line_height::body; // of the em size
    Weight weight = Weight::regular;
    Colour colour = 0;
};

// A line of wrapped text: a part of the string.
struct Line {
    std::string_view text;
    float width = 0;     // CSS px
    bool hyphen = false; // a long word goes on in the next line
};

class Canvas {
public:
    ImDrawList* draw = nullptr; // nullptr: nothing is painted (text mode, or a measuring pass)
    const Theme* theme = &theme_light;
    float scale =
        1; // text size: root font size / 16 times the person's own setting; multiplies every px given here
    bool high_contrast = false;
    bool still = false; // reduced motion

    float width(std::string_view, const TextStyle&) const; // CSS px
    std::vector<Line> wrap(
        std::string_view, const TextStyle&, float max_width) const; // never empty; divides long words
    float line_px(const TextStyle& style) const { return style.px * scale * style.line; }
    // Left end and top of the line box; rounded to whole px.
    void text(float x, float top, std::string_view, const TextStyle&) const;
    void text(float x, float top, const Line&, const TextStyle&) const; // with its hyphen
    void text_at_baseline(float x, float baseline, std::string_view, const TextStyle&) const;

    // Strokes lie centred on the given geometry (ImGui's half-pixel offsets are undone here).
    void fill(Rect, Colour, float radius = 0) const;
    void frame(Rect, Colour, float thickness = 1, float radius = 0) const; // inside the rectangle
    void line(float x0, float y0, float x1, float y1, Colour, float thickness) const;
    void disc(float x, float y, float r, Colour) const;
    void ring(float x, float y, float r, Colour, float thickness) const; // r to the middle of the stroke
    void polyline(const ImVec2* points, int count, Colour, float thickness, bool closed = false) const;
    void push_clip(Rect) const;
    void pop_clip() const;
};

// The two faces of the app's typeface; loaded once by the platform's start.
struct Fonts {
    ImFont* regular = nullptr;
    ImFont* strong = nullptr;
};
Fonts& fonts();

Colour faded(Colour, float alpha); // the colour with its alpha multiplied

} // namespace stf::ui
