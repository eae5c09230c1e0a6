#include "ui/icons.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <string_view>

namespace stf::ui {
namespace {

// M x y: begin a line. L x y: straight on. C x1 y1 x2 y2 x y: cubic curve. Z: close. O x y r: circle. D x y
// r: disc.
constexpr std::array<std::string_view, 34> paths = {
    "",
    "M 5 3.5 L 8.6 3.5 L 10.4 8 L 8.2 9.6 C 9.4 12.3 11.7 14.6 14.4 15.8 L 16 13.6 L 20.5 15.4 L 20.5 19 C "
    "20.5 19.9 19.9 20.5 19 20.5 C 10.4 20.3 3.7 13.6 3.5 5 C 3.5 4.1 4.1 3.5 5 3.5 Z",
    "M 3.5 11 L 12 3.5 L 20.5 11 M 5.5 9.5 L 5.5 20.5 L 18.5 20.5 L 18.5 9.5 M 9.5 20.5 L 9.5 14 L 14.5 14 L "
    "14.5 20.5",
    "M 2.5 16 C 5 16 5.5 7 8.5 7 C 12 7 12 17 15.5 17 C 18.5 17 18.8 9 21.5 8",
    "M 12 20 C 5.5 15.5 3 12.2 3 8.9 C 3 6.2 5 4.3 7.5 4.3 C 9.4 4.3 11 5.3 12 7 C 13 5.3 14.6 4.3 16.5 4.3 "
    "C 19 4.3 21 6.2 21 8.9 C 21 12.2 18.5 15.5 12 20 Z",
    "O 9 8 3.7 M 2.5 20 C 2.5 16 5 14 9 14 C 13 14 15.5 16 15.5 20 M 15.5 4.6 C 17.3 5 18.6 6.3 18.6 8 C "
    "18.6 9.7 17.3 11 15.5 11.4 M 17.5 14.3 C 20 15 21.5 17 21.5 20",
    "D 5 12 1.6 D 12 12 1.6 D 19 12 1.6",
    "M 12 4.5 L 12 19.5 M 4.5 12 L 19.5 12",
    "M 4.5 12 L 19.5 12",
    "M 8.5 4.5 L 4 9 L 8.5 13.5 M 4 9 L 14.5 9 C 17.8 9 20 11.2 20 14.2 C 20 17.2 17.8 19.4 14.5 19.4 L 11 "
    "19.4",
    "M 15.5 4.5 L 20 9 L 15.5 13.5 M 20 9 L 9.5 9 C 6.2 9 4 11.2 4 14.2 C 4 17.2 6.2 19.4 9.5 19.4 L 13 19.4",
    "M 5 5 L 19 19 M 19 5 L 5 19",
    "M 15 4.5 L 7.5 12 L 15 19.5",
    "M 9 4.5 L 16.5 12 L 9 19.5",
    "M 4.5 8.5 L 12 16 L 19.5 8.5",
    "M 2 12 C 4.5 7.7 8 5.5 12 5.5 C 16 5.5 19.5 7.7 22 12 C 19.5 16.3 16 18.5 12 18.5 C 8 18.5 4.5 16.3 2 "
    "12 Z O 12 12 3",
    "M 3.5 19.5 L 3.5 4.5 L 9.5 4.5 L 12 7.5 L 20.5 7.5 L 20.5 19.5 Z",
    "M 5.5 11 L 18.5 11 L 18.5 20.5 L 5.5 20.5 Z M 8 11 L 8 7.5 C 8 4.9 9.7 3.3 12 3.3 C 14.3 3.3 16 4.9 16 "
    "7.5 L 16 11 M 12 14.5 L 12 17",
    "M 3 7.5 L 12.5 7.5 M 18 7.5 L 21 7.5 M 15 4.5 L 15 10.5 M 3 16.5 L 6 16.5 M 11.5 16.5 L 21 16.5 M 9 "
    "13.5 L 9 19.5",
    "M 5.5 3.5 L 14 3.5 L 18.5 8 L 18.5 20.5 L 5.5 20.5 Z M 9 12 L 15 12 M 9 16 L 15 16",
    "O 12 12 9 M 9.3 9.5 C 9.3 7.9 10.5 7 12 7 C 13.6 7 14.8 8 14.8 9.5 C 14.8 11.5 12 11.7 12 14 M 12 16.6 "
    "L 12 17",
    "M 6 3.5 L 4.5 3.5 L 4.5 8.5 C 4.5 11.5 6.4 13.5 9 13.5 C 11.6 13.5 13.5 11.5 13.5 8.5 L 13.5 3.5 L 12 "
    "3.5 M 9 13.5 L 9 16 C 9 18.8 11 20.5 14 20.5 C 17 20.5 19 18.8 19 16 L 19 12.5 O 19 10.3 2.1",
    "M 2.5 20.5 L 2.5 12.5 L 8 8 L 13.5 12.5 L 13.5 20.5 Z M 13.5 20.5 L 21.5 20.5 L 21.5 3.5 L 12 3.5 L 12 "
    "8.5 M 6.8 20.5 L 6.8 16 L 9.2 16 L 9.2 20.5 M 17.5 8 L 17.5 8.6 M 17.5 12 L 17.5 12.6 M 17.5 16 L 17.5 "
    "16.6",
    "M 3.5 3.5 L 20.5 3.5 L 20.5 20.5 L 3.5 20.5 Z M 12 8 L 12 16 M 8 12 L 16 12",
    "O 12 12 9 M 12 6.5 L 12 12 L 15.5 14",
    "M 7 9 L 7 3.5 L 17 3.5 L 17 9 M 7 17 L 3.5 17 L 3.5 9 L 20.5 9 L 20.5 17 L 17 17 M 7 14 L 17 14 L 17 "
    "20.5 L 7 20.5 Z",
    "M 12 3.5 L 12 15 M 7.5 10.5 L 12 15 L 16.5 10.5 M 4.5 19.5 L 19.5 19.5",
    "M 4 6.5 L 20 6.5 M 9 6.5 L 9 3.5 L 15 3.5 L 15 6.5 M 6 6.5 L 7 20.5 L 17 20.5 L 18 6.5",
    "M 4 5.5 L 20 5.5 L 20 20.5 L 4 20.5 Z M 4 10 L 20 10 M 8.5 3 L 8.5 7 M 15.5 3 L 15.5 7",
    "M 12 4 L 21 19.5 L 3 19.5 Z M 12 10 L 12 14 M 12 16.6 L 12 17",
    "M 12 3.5 L 14.6 9.2 L 20.8 9.9 L 16.2 14.1 L 17.4 20.2 L 12 17.1 L 6.6 20.2 L 7.8 14.1 L 3.2 9.9 L 9.4 "
    "9.2 Z",
    "M 9.5 17 L 14.5 17 M 10.5 20.5 L 13.5 20.5 M 9.5 17 C 9.5 14.5 6.5 13 6.5 9.3 C 6.5 6 9 3.8 12 3.8 C 15 "
    "3.8 17.5 6 17.5 "
    "9.3 C 17.5 13 14.5 14.5 14.5 17",
    "M 4.5 19.5 C 4.5 9 10 4.5 20 4.5 C 20 14 15.5 18 8.5 17.5 M 4.5 19.5 C 7 15 10 12 14 10",
    "O 12 7.5 3.8 M 4.5 20.5 C 4.5 16.5 7.5 14 12 14 C 16.5 14 19.5 16.5 19.5 20.5",
};

class Pen {
public:
    Pen(const Canvas& canvas, std::string_view path, float x, float y, float unit, Colour colour,
        float thickness)
        : canvas_(canvas), rest_(path), x_(x), y_(y), unit_(unit), colour_(colour), thickness_(thickness) {}

    void run() {
        ImDrawList* draw = canvas_.draw;
        while (const char step = command()) {
            if (step == 'M') {
                flush(false);
                draw->PathLineTo(point());
            } else if (step == 'L') {
                draw->PathLineTo(point());
            } else if (step == 'C') {
                const ImVec2 a = point(), b = point(), c = point();
                draw->PathBezierCubicCurveTo(a, b, c);
            } else if (step == 'Z') {
                flush(true);
            } else {
                flush(false); // a circle uses the same path
                const ImVec2 centre = point();
                const float r = number() * unit_;
                if (step == 'O')
                    canvas_.ring(centre.x, centre.y, r, colour_, thickness_);
                else
                    canvas_.disc(centre.x, centre.y, r, colour_);
            }
        }
        flush(false);
    }

private:
    void flush(bool closed) {
        // Ends of strokes are rounded by hand, after the stroke: ImGui has only butt caps, and its circles
        // use the same path.
        const bool caps = !closed && canvas_.draw->_Path.Size > 1;
        const ImVec2 from = caps ? canvas_.draw->_Path.front() : ImVec2(),
                     to = caps ? canvas_.draw->_Path.back() : ImVec2();
        canvas_.draw->PathStroke(colour_, closed ? ImDrawFlags_Closed : 0, thickness_);
        if (!caps) return;
        for (const ImVec2 end : {from, to}) canvas_.draw->AddCircleFilled(end, thickness_ / 2, colour_);
    }
    char command() {
        skip();
        if (rest_.empty()) return 0;
        const char c = rest_[0];
        rest_.remove_prefix(1);
        return c;
    }
    ImVec2 point() {
        const float x = number(), y = number();
        return {x_ + x * unit_, y_ + y * unit_};
    }
    float number() { // only what stands in the table: digits and a point
        skip();
        float value = 0, place = 0;
        while (!rest_.empty() && (rest_[0] == '.' || (rest_[0] >= '0' && rest_[0] <= '9'))) {
            if (rest_[0] == '.')
                place = 1;
            else {
                value = value * 10 + static_cast<float>(rest_[0] - '0');
                place *= 10;
            }
            rest_.remove_prefix(1);
        }
        return place > 1 ? value / place : value;
    }
    void skip() {
        while (!rest_.empty() && rest_[0] == ' ') rest_.remove_prefix(1);
    }

    const Canvas& canvas_;
    std::string_view rest_;
    float x_, y_, unit_;
    Colour colour_;
    float thickness_;
};

} // namespace

void paint_icon(
    const Canvas& canvas, Icon icon, float x, float y, float size, Colour colour, float thickness) {
    if (canvas.draw)
        Pen(canvas, paths[static_cast<std::size_t>(icon)], x, y, size / 24, colour, thickness * size / 24)
            .run();
}

void paint_logo(const Canvas& canvas, float x, float y, float size, Colour colour) {
    if (!canvas.draw) return;
    const float unit = size / 25; // web/icon.svg, from (2, 4) on
    Pen(canvas, "M 2 22 C 9 22 7 11 11 9 O 14 6 4.5", x, y, unit, colour, 3.7f * unit).run();
    Pen(canvas, "D 20 13 1.6 D 23 17 1.6 D 27 20 1.6", x, y, unit, colour, 2).run();
}

} // namespace stf::ui
