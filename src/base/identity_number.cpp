#include "base/identity_number.h"

#include <array>

namespace stf::base {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Bytes of one separator at `at`: a space, a no-break or thin space, a hyphen, a dot; 0 if there is none.
std::size_t separator(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    if (text[at] == ' ' || text[at] == '-' || text[at] == '.') return 1;
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("\xC2\xA0")) return 2; // no-break space
    if (rest.starts_with("\xE2\x80\xAF") || rest.starts_with("\xE2\x80\x89") ||
        rest.starts_with("\xE2\x80\x93"))
        return 3; // narrow no-break space, thin space, en dash
    return 0;
}

bool begins_with_a_date(const std::array<int, 11>& digits) {
    int day = digits[0] * 10 + digits[1], month = digits[2] * 10 + digits[3];
    if (day > 40) day -= 40; // D-number
    if (month > 80)          // synthetic numbers
        month -= 80;
    else if (month > 65)
        month -= 65;
    else if (month > 40)
        month -= 40;
    constexpr std::array<int, 13> longest = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month >= 1 && month <= 12 && day >= 1 && day <= longest[static_cast<std::size_t>(month)];
}

// `gaps`: bit i is set if something stands between digits i and i + 1. How people write it apart: the date in
// one or three parts, the rest in one or two, or every digit for itself.
bool written_so(unsigned gaps) {
    constexpr unsigned all = (1u << 10) - 1, date = 1u << 1 | 1u << 3, middle = 1u << 5;
    const unsigned in_date = gaps & 31u, in_rest = gaps >> 6;
    if (gaps == 0 || gaps == all) return true;
    if ((gaps & middle) == 0) return false;
    return (in_date == 0 || in_date == date) && (in_rest == 0 || in_rest == 1u << 1 || in_rest == 1u << 2);
}

// The end of an identity number that begins at `from`, or 0.
std::size_t number_at(std::string_view text, std::size_t from) {
    std::array<int, 11> digits{};
    unsigned gaps = 0;
    std::size_t at = from;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0)
            if (const std::size_t skip = separator(text, at); skip > 0) {
                gaps |= 1u << (i - 1);
                at += skip;
            }
        if (at >= text.size() || !is_digit(text[at])) return 0;
        digits[i] = text[at++] - '0';
    }
    if (at < text.size() && is_digit(text[at])) return 0;
    return begins_with_a_date(digits) && written_so(gaps) ? at : 0;
}

} // namespace

std::vector<Stretch> identity_numbers(std::string_view text) {
    std::vector<Stretch> found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) continue;
        if (const std::size_t to = number_at(text, at); to > 0) {
            found.push_back({at, to});
            at = to - 1;
        }
    }
    return found;
}

bool has_identity_number(std::string_view text) {
    return !identity_numbers(text).empty();
}

std::string without_identity_numbers(std::string_view text) {
    std::string out;
    std::size_t kept = 0;
    for (const Stretch& stretch : identity_numbers(text)) {
        out += text.substr(kept, stretch.from - kept);
        for (std::size_t i = stretch.from; i < stretch.to; ++i) {
            if (is_digit(text[i]))
                out += "\xE2\x80\xA2";
            else
                out += text[i];
        }
        kept = stretch.to;
    }
    out += text.substr(kept);
    return out;
}

} // namespace stf::base
