#include "base/lix.h"

#include <algorithm>

namespace stf::base {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// A letter or digit of a word, or the hyphen inside it. Bytes beyond ASCII are letters, but for quotation
// marks, dashes and the like.
bool in_word(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80)
        return (byte >= '0' && byte <= '9') || ((byte | 0x20u) >= 'a' && (byte | 0x20u) <= 'z') ||
            byte == '-' || byte == '_';
    return byte != 0xC2 && byte != 0xE2;
}

// How many bytes the mark at this place has: «, », – and ’ are more than one.
std::size_t mark_size(unsigned char byte) {
    return byte == 0xC2 ? 2 : byte == 0xE2 ? 3 : 1;
}

bool ends_sentence(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c != '.' && c != '!' && c != '?' && c != ':') return false;
    return at + 1 == text.size() || is_space(text[at + 1]);
}

} // namespace

Readability readability(std::string_view text) {
    Readability out;
    std::int32_t letters = 0;
    const auto end_word = [&] {
        if (letters > 0) ++out.words;
        if (letters > 6) ++out.long_words;
        letters = 0;
    };
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (in_word(text, i)) {
            letters += (byte & 0xC0u) != 0x80u; // the first byte of each letter
            ++i;
            continue;
        }
        end_word();
        out.sentences += ends_sentence(text, i);
        i += mark_size(byte);
    }
    end_word();
    out.sentences = std::max(out.sentences, 1);
    return out;
}

std::int32_t Readability::tenths() const {
    if (words == 0) return 0;
    // 10 * (words / sentences + 100 * long_words / words), over one denominator
    const std::int64_t n = words, s = sentences, l = long_words;
    return static_cast<std::int32_t>((10 * n * n + 1000 * l * s) / (s * n));
}

} // namespace stf::base
