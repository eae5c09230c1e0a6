#pragma once
// What goes on paper, as a plain value: a page is a list of blocks, and the same page becomes a print-out in
// the browser (App::print_page, web/print.js) and a file of its own that opens anywhere (App::download_page,
// to_html).
//
//     exchange::Page page{.title = title, .language = texts.language(), .large = true};
//     page.foot = foot;                      // at the foot of every sheet
//     page.blocks = {heading(1, title), paragraph("..."), contact("Kari", "Lege", "22 33 44 55"),
//                    card({heading(2, "..."), writing_lines(3)}, Edge::thick),
//                    scale("...", "worst", "best")};
//     print_page(page);
//
// Everything is black on white: say in words, shape and pattern what a screen says in colour. Texts are
// plain; no markup in them has any meaning. Line breaks in a text are kept. A block holds on to one sheet if
// it can.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"

namespace stf::exchange {

enum class Paper : std::uint8_t { a4, a4_landscape, a3, a3_landscape };

// ---- a drawing, in mm from its upper left corner ----
enum class ShapeKind : std::uint8_t { line, rect, circle, path, text };
enum class Ink : std::uint8_t { none, black, grey, light, white };
enum class Fill : std::uint8_t { none, white, light, grey, black, dots, hatch, cross };
enum class Align : std::uint8_t { start, middle, end };

struct Shape {
    ShapeKind kind = ShapeKind::line;
    float x = 0, y = 0;   // line: from; circle: centre; text: of its baseline
    float w = 0, h = 0;   // rect; of a line the distance to its end
    float r = 0;          // of a circle, of a rectangle's corners
    Ink ink = Ink::black; // of the line or the letters
    float line = 0.3f;    // its width
    bool dashed = false;
    Fill fill = Fill::none;
    std::string text;  // letters; of a path its commands, "M0 0L10 5Z"
    float size = 3.5f; // of letters: their height from line to line is 1.2 times this
    Align align = Align::start;
    bool strong = false;
};

struct Picture {
    float width = 0, height = 0; // mm
    std::string title;           // what it shows, for one who cannot see it
    std::vector<Shape> shapes;
};

// In mm. There is no font here: a little more than it takes.
float text_width(std::string_view text, float letters);
std::vector<std::string> wrapped(const std::string& text, float width, float letters); // at least one line

// ---- blocks ----
enum class Mark : std::uint8_t { none, done, booked, proposed, possible, late, cannot, local, message };
enum class Tone : std::uint8_t { plain, strong, small, lead };
enum class Edge : std::uint8_t { none, thin, thick, twice, dashed }; // of a card
enum class BlockKind : std::uint8_t {
    heading,
    paragraph,
    list,
    table,
    definitions,
    contact,
    scale,
    checks,
    lines,
    page_break,
    picture,
    columns,
    card
};

struct Cell {
    std::string text, sub; // sub: a smaller line below
    Mark mark = Mark::none;
    bool strong = false;
};

struct Check {
    std::string text;
    bool on = false;
};

struct Block {
    BlockKind kind = BlockKind::paragraph;
    int number = 0; // level of a heading; how many lines; what is chosen on a scale, -1: nothing
    bool flag = false;
    Tone tone = Tone::plain;
    Edge edge = Edge::thin;
    std::string text, more, last;          // as the kind wants them
    std::vector<std::vector<Cell>> rows;   // table: the first is the head, and may be empty
    std::vector<Check> checks;             // also a list's entries
    std::vector<std::vector<Block>> inner; // columns; a card has one
    Picture picture;
};

Block heading(int level, std::string text); // 1 once on a page
Block paragraph(std::string text, Tone = Tone::plain);
Block list(const std::vector<std::string>& entries, bool numbered = false);
Block table(std::vector<Cell> head, std::vector<std::vector<Cell>> rows);
Block definitions(const std::vector<std::pair<std::string, std::string>>& entries);
Block contact(std::string name, std::string role, std::string phone); // the number can be pressed
Block scale(
    std::string title, std::string low, std::string high, int chosen = -1); // 0-10 with both ends named
Block checks(std::vector<Check> entries);                                   // boxes to tick by hand
Block writing_lines(int count, std::string title = {});
Block page_break();
Block picture(Picture);
Block columns(std::vector<std::vector<Block>> side_by_side);
Block card(std::vector<Block> content, Edge = Edge::thin);

struct Page {
    std::string title;
    base::Language language = base::Language::nb;
    Paper paper = Paper::a4;
    bool large = false;  // letters half as large again
    bool lights = false; // a poster: done, begun and not started also in green, yellow and red
    std::string foot;
    std::vector<Block> blocks;
};

// One file that needs no other: no script, no address. For the eyes of whoever gets it.
std::string to_html(const Page&);
// For web/print.js: {"title", "css", "tree"}, where a tree is ["tag", {attributes}, children or texts…].
std::string serialise(const Page&);

// Only what a telephone can dial, "+4722334455"; "" if there is nothing to.
std::string dialled(std::string_view number);

} // namespace stf::exchange
