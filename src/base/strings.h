#pragma once
// Strings: UTF-8, and the nearest valid name for a typo.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stf::base {

// Length in bytes of the well-formed UTF-8 character at the start of `text` (RFC 3629: no overlong forms, no
// surrogates, at most U+10FFFF), or 0 if there is none.
std::size_t utf8_length(std::string_view text);

// Bytes of `text` that stand before its first malformed character; all of them if it is well formed.
std::size_t utf8_valid_prefix(std::string_view text);

// The first `count` characters of well-formed UTF-8.
std::string_view utf8_prefix(std::string_view text, std::size_t count);

// Fit for one line of a message: control characters escaped, at most 60 characters.
std::string printable(std::string_view text);

// The name closest to a mistyped one, or "" if none is close: at most a third of its letters, or two, are
// wrong. Ties: the first.
std::string_view nearest(std::string_view typed, const std::vector<std::string_view>& names);

std::string join(const std::vector<std::string_view>& parts, std::string_view separator);

} // namespace stf::base
