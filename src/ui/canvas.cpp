#include "ui/canvas.h"

#include <algorithm>
#include <cmath>

#include "base/function_ref.h"

namespace stf::ui {
namespace {

// ImGui scales a font by ascent - descent, CSS by em: 984 + 316 units of 1000 in Atkinson Hyperlegible Next.
constexpr float imgui_size_of_em = 1.3f;
constexpr float ascent_of_em = 0.984f, descent_of_em = 0.316f;

ImFont* font(Weight weight) {
    return weight == Weight::strong ? fonts().strong : fonts().regular;
}

std::size_t code_point_end(std::string_view text, std::size_t at) {
    do ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    return at;
}

// ---- where a word that is too long for a line is divided ----

constexpr std::size_t least_part = 3; // letters on each side of a hyphen

char32_t letter_at(std::string_view text, std::size_t at) { // small; 0 if it is none
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
        const unsigned char small = byte | 0x20;
        return small >= 'a' && small <= 'z' ? small : 0;
    }
    if (byte != 0xC3 || at + 1 >= text.size()) return 0;
    const auto low = static_cast<unsigned char>(text[at + 1]);
    return low == 0x97 || low == 0xB7 ? 0 : 0xC0u + ((low & 0x3Fu) | 0x20u); // × and ÷
}

bool vowel(char32_t letter) {
    constexpr std::u32string_view vowels = U"aeiouyæøåéèêóòôäöü";
    return vowels.find(letter) != std::u32string_view::npos;
}

// Two consonants that begin a syllable together.
bool together(char32_t a, char32_t b) {
    if (b == 'j') return std::u32string_view(U"bfghkst").find(a) != std::u32string_view::npos;
    if (b == 'r') return std::u32string_view(U"bdfkpt").find(a) != std::u32string_view::npos;
    if (b == 'l') return std::u32string_view(U"bfkp").find(a) != std::u32string_view::npos;
    return a == 'k' && b == 'v';
}

struct Division {
    std::size_t at = 0; // 0: nowhere
    bool hyphen = false;
};

// The last place in `word` before `limit` to go on in the next line: after a stroke, or before a syllable.
Division divide(
    std::string_view word, std::size_t limit, base::FunctionRef<bool(std::size_t)> fits_with_hyphen) {
    std::vector<std::size_t> places; // of the letters so far, without a break
    Division found;
    bool heard = false; // a vowel
    for (std::size_t at = 0; at < word.size(); at = code_point_end(word, at)) {
        const char32_t letter = letter_at(word, at);
        if (letter == 0) {
            const std::size_t next = code_point_end(word, at);
            if ((word[at] == '/' || word[at] == '-') && at > 0 && next <= limit && next < word.size())
                found = {next, false};
            places.clear();
            heard = false;
            continue;
        }
        places.push_back(at);
        const std::size_t n = places.size();
        if (vowel(letter)) {
            // The consonant before this vowel, or the two, begin a syllable.
            std::size_t first = n - 1;
            if (n >= 2 && !vowel(letter_at(word, places[n - 2]))) first = n - 2;
            if (first < n - 1 && n >= 3 &&
                together(letter_at(word, places[n - 3]), letter_at(word, places[n - 2])))
                first = n - 3;
            const std::size_t place = places[first];
            std::size_t rest = 0;
            for (std::size_t i = place; i < word.size() && letter_at(word, i) != 0;
                 i = code_point_end(word, i))
                ++rest;
            if (heard && first < n - 1 && first >= least_part && rest >= least_part && place <= limit &&
                fits_with_hyphen(place))
                found = {place, true};
            heard = true;
        }
    }
    return found;
}

} // namespace

Fonts& fonts() {
    static Fonts loaded;
    return loaded;
}

Colour faded(Colour colour, float alpha) {
    const auto a = static_cast<Colour>(static_cast<float>(colour >> 24) * alpha + 0.5f);
    return (colour & 0x00FFFFFFu) | (a << 24);
}

float Canvas::width(std::string_view text, const TextStyle& style) const {
    if (!fonts().regular || text.empty()) return 0; // text mode without graphics measures nothing
    const float size = style.px * scale * imgui_size_of_em;
    return font(style.weight)->CalcTextSizeA(size, 1e9f, 0, text.data(), text.data() + text.size()).x;
}

std::vector<Line> Canvas::wrap(std::string_view text, const TextStyle& style, float max_width) const {
    std::vector<Line> lines;
    std::size_t start = 0;
    while (start <= text.size()) {
        const std::size_t newline = text.find('\n', start);
        const std::size_t paragraph_end = newline == std::string_view::npos ? text.size() : newline;
        do {
            std::size_t end = start, next = start;
            bool hyphen = false;
            while (next < paragraph_end) { // as many whole words as fit
                std::size_t word_end = text.find(' ', next);
                if (word_end == std::string_view::npos || word_end > paragraph_end) word_end = paragraph_end;
                if (end > start && width(text.substr(start, word_end - start), style) > max_width) break;
                end = word_end;
                next = word_end < paragraph_end ? word_end + 1 : paragraph_end;
            }
            if (width(text.substr(start, end - start), style) >
                max_width) { // one word too long for a line: by syllables, else by letters
                std::size_t fits = start < end ? code_point_end(text, start) : end;
                while (fits < end &&
                       width(text.substr(start, code_point_end(text, fits) - start), style) <= max_width)
                    fits = code_point_end(text, fits);
                const Division at =
                    divide(text.substr(start, end - start), fits - start, [&](std::size_t part) {
                        return width(text.substr(start, part), style) + width("-", style) <= max_width;
                    });
                end = next = at.at > 0 ? start + at.at : fits;
                hyphen = at.hyphen;
            }
            const std::string_view part = text.substr(start, end - start);
            lines.push_back({part, width(part, style) + (hyphen ? width("-", style) : 0), hyphen});
            start = next;
        } while (start < paragraph_end);
        start = paragraph_end + 1;
    }
    return lines;
}

void Canvas::text(float x, float top, std::string_view string, const TextStyle& style) const {
    const float em = style.px * scale;
    const float half_leading = (em * style.line - em * (ascent_of_em + descent_of_em)) / 2;
    text_at_baseline(x, top + half_leading + ascent_of_em * em, string, style);
}

void Canvas::text(float x, float top, const Line& line, const TextStyle& style) const {
    text(x, top, line.text, style);
    if (line.hyphen) text(x + width(line.text, style), top, "-", style);
}

void Canvas::text_at_baseline(
    float x, float baseline, std::string_view string, const TextStyle& style) const {
    if (!draw || string.empty()) return;
    const float em = style.px * scale;
    const ImVec2 at(std::round(x), std::round(baseline - ascent_of_em * em));
    draw->AddText(
        font(style.weight), em * imgui_size_of_em, at, style.colour, string.data(),
        string.data() + string.size());
}

void Canvas::fill(Rect r, Colour colour, float radius) const {
    if (draw) draw->AddRectFilled({r.x, r.y}, {r.x + r.w, r.y + r.h}, colour, radius);
}

void Canvas::frame(Rect r, Colour colour, float thickness, float radius) const {
    if (!draw) return;
    // AddRect strokes half a pixel inside its corners; place the middle of the stroke half a thickness inside
    // ours.
    const float inset = thickness / 2 - 0.5f;
    draw->AddRect(
        {r.x + inset, r.y + inset}, {r.x + r.w - inset, r.y + r.h - inset}, colour,
        std::max(0.0f, radius - inset), 0, thickness);
}

void Canvas::line(float x0, float y0, float x1, float y1, Colour colour, float thickness) const {
    if (draw) draw->AddLine({x0 - 0.5f, y0 - 0.5f}, {x1 - 0.5f, y1 - 0.5f}, colour, thickness);
}

void Canvas::disc(float x, float y, float r, Colour colour) const {
    if (draw) draw->AddCircleFilled({x, y}, r, colour, 0);
}

void Canvas::ring(float x, float y, float r, Colour colour, float thickness) const {
    if (draw) draw->AddCircle({x, y}, r, colour, 0, thickness);
}

void Canvas::polyline(const ImVec2* points, int count, Colour colour, float thickness, bool closed) const {
    if (draw) draw->AddPolyline(points, count, colour, closed ? ImDrawFlags_Closed : 0, thickness);
}

void Canvas::push_clip(Rect r) const {
    if (draw) draw->PushClipRect({r.x, r.y}, {r.x + r.w, r.y + r.h}, true);
}

void Canvas::pop_clip() const {
    if (draw) draw->PopClipRect();
}

} // namespace stf::ui
