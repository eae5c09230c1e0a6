#pragma once
// How hard a text is to read (LIX, Björnsson 1968): words per sentence plus per cent of words longer than six
// letters. Under 30 is easy, over 50 is hard.
#include <cstdint>
#include <string_view>

namespace stf::base {

struct Readability {
    std::int32_t words = 0, long_words = 0, sentences = 0; // at least one sentence

    std::int32_t tenths() const; // LIX times ten, rounded down; 0 for no words
};

Readability readability(std::string_view text);

} // namespace stf::base
