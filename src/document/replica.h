#pragma once
// Ids that never meet: 128 random bits for every copy of a file, then a counter.
#include <array>
#include <cstdint>
#include <string>

namespace stf::document {

using Random = std::array<std::uint8_t, 16>; // drawn by the platform, handed in with the action

std::string replica(const Random&);                                    // 32 hexadecimal digits
std::string make_id(const std::string& replica, std::int64_t counter); // "<replica>-<counter>"

} // namespace stf::document
