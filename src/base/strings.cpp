#include "base/strings.h"

#include <algorithm>
#include <cstdint>

#include "base/bytes.h"

namespace stf::base {

std::size_t utf8_length(std::string_view text) {
    if (text.empty()) return 0;
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t lead = byte(0);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80) return 0;
    if (lead == 0xE0 && byte(1) < 0xA0) return 0; // overlong
    if (lead == 0xED && byte(1) > 0x9F) return 0; // surrogate
    if (lead == 0xF0 && byte(1) < 0x90) return 0; // overlong
    if (lead == 0xF4 && byte(1) > 0x8F) return 0; // above U+10FFFF
    return length;
}

std::size_t utf8_valid_prefix(std::string_view text) {
    std::size_t at = 0;
    for (;;) {
        at = first_sought(text, at, [](std::uint64_t word) { return word & top_bits; });
        const std::size_t length = utf8_length(text.substr(at)); // 0 at the end too
        if (length == 0) return at;
        at += length;
    }
}

std::string_view utf8_prefix(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    for (; count > 0 && at < text.size(); --count)
        at += std::max<std::size_t>(1, utf8_length(text.substr(at)));
    return text.substr(0, at);
}

std::string printable(std::string_view text) {
    constexpr std::size_t longest = 60;
    const std::string_view shown = utf8_prefix(text, longest);
    std::string out;
    for (const char c : shown) {
        constexpr char hex[] = "0123456789ABCDEF";
        const auto byte = static_cast<std::uint8_t>(c);
        if (byte >= 0x20 && byte != 0x7F) {
            out += c;
        } else {
            out += "\\u00";
            out += hex[byte >> 4];
            out += hex[byte & 15];
        }
    }
    if (shown.size() < text.size()) out += "…";
    return out;
}

namespace {

// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours, in bytes.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        next[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                next[j] = std::min(next[j], before[j - 2] + 1);
        }
        before.swap(row);
        row.swap(next);
    }
    return row[b.size()];
}

} // namespace

std::string_view nearest(std::string_view typed, const std::vector<std::string_view>& names) {
    constexpr std::size_t longest = 100, most_names = 2000; // beyond, a suggestion is not worth its time
    if (typed.empty() || typed.size() > longest || names.size() > most_names) return {};
    std::string_view best;
    std::size_t best_distance = longest;
    for (const std::string_view name : names) {
        const std::size_t shorter = std::min(typed.size(), name.size()),
                          longer = std::max(typed.size(), name.size());
        const std::size_t most = std::max<std::size_t>(1, longer / 3);
        if (longer > longest || longer - shorter > std::min(most, best_distance)) continue;
        const std::size_t d = distance(typed, name);
        if (d <= most && d < best_distance && d < longer) {
            best = name;
            best_distance = d;
        }
    }
    return best;
}

std::string join(const std::vector<std::string_view>& parts, std::string_view separator) {
    std::string out;
    for (const std::string_view part : parts) {
        if (!out.empty()) out += separator;
        out += part;
    }
    return out;
}

} // namespace stf::base
