#pragma once
// A text looked through eight bytes at a time. Memory's first byte is the lowest of the number, as on every
// machine that browsers run on.
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace stf::base {

static_assert(std::endian::native == std::endian::little);

inline constexpr std::uint64_t every_byte = 0x0101010101010101, top_bits = 0x80 * every_byte;

// The first place from `at` on with a byte that is sought, or the end. marked(word): the top bits of the
// bytes that are sought; those above the first of them may be wrong.
template <class Marked>
std::size_t first_sought(std::string_view text, std::size_t at, Marked marked) {
    for (std::uint64_t word; at + sizeof word <= text.size(); at += sizeof word) {
        std::memcpy(&word, text.data() + at, sizeof word);
        if (const std::uint64_t found = marked(word)) return at + std::countr_zero(found) / 8u;
    }
    while (at < text.size() && marked(every_byte * static_cast<std::uint8_t>(text[at])) == 0) ++at;
    return at;
}

} // namespace stf::base
