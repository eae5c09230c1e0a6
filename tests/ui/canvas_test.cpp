#include "ui/canvas.h"

#include <string>

#include "paper.h"

using namespace stf;
using ui::Line;

namespace {

std::string joined(const std::vector<Line>& lines) { // "|" between lines, as they are painted
    std::string out;
    for (const Line& line : lines)
        out += (out.empty() ? "" : "|") + std::string(line.text) + (line.hyphen ? "-" : "");
    return out;
}

std::string divided(const test::Paper& paper, std::string_view words, std::string_view room) {
    const ui::TextStyle style;
    return joined(paper.canvas.wrap(words, style, paper.canvas.width(room, style) + 0.5f));
}

} // namespace

TEST_CASE("a word too long for its line is divided between syllables, with a hyphen") {
    const test::Paper paper;
    CHECK(divided(paper, "Spesialisthelsetjenesten", "Spesialisthelsetj") == "Spesialisthelse-|tjenesten");
    CHECK(divided(paper, "Faste folk i hjemmetjenesten", "hjemmetjene") == "Faste folk i|hjemmetje-|nesten");
    CHECK(divided(paper, "Innleggelsesmeldingen sent", "Innleggelsesm") == "Innleggelses-|meldingen|sent");
    CHECK(divided(paper, "håndøvelser", "håndøve") == "håndø-|velser");
    CHECK(divided(paper, "ÅRSØVELSER", "ÅRSØVE") == "ÅRSØ-|VELSER");
    CHECK(divided(paper, "kommune/sykehus", "kommune/syk") == "kommune/|sykehus"); // a stroke is enough
    CHECK(divided(paper, "pasient- og brukerforløp", "brukerfo") == "pasient-|og|bruker-|forløp");
}

TEST_CASE("what has no syllables is divided by letters; nothing is lost, and every line fits") {
    const test::Paper paper;
    const ui::TextStyle style;
    const std::string words = "https://helsedirektoratet.no/xyz 12345678901234567890 bcdfghjklmnpqrst "
                              "Ærfuglveiærfuglveien åååååååååååå Kortidsoppholdsavdelingskoordinator ☃☃☃☃☃☃";
    for (float width = 30; width < 260; width += 7) {
        CAPTURE(width);
        std::string whole;
        for (const Line& line : paper.canvas.wrap(words, style, width)) {
            CHECK(line.width <= width + 0.01f);
            whole += line.text;
            if (line.hyphen) CHECK(line.text.size() >= 3);
        }
        std::string without = words;
        std::erase(without, ' ');
        std::erase(whole, ' ');
        CHECK(whole == without);
    }
}
