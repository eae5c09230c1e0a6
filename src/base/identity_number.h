#pragma once
// Numbers that look like a Norwegian identity number (fødselsnummer, D-number, or a synthetic one of a test
// population): eleven digits that begin with a date, written together or apart. Control digits are not asked
// for: a mistyped number is as telling.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stf::base {

struct Stretch {
    std::size_t from = 0, to = 0; // bytes

    friend bool operator==(const Stretch&, const Stretch&) = default;
};

std::vector<Stretch> identity_numbers(std::string_view text); // in order, never overlapping
bool has_identity_number(std::string_view text);
// Each of their digits becomes a dot; all else stays as it was written.
std::string without_identity_numbers(std::string_view text);

} // namespace stf::base
