#pragma once
// What is being written in fields, before it is understood.
#include <cstdint>
#include <string>

namespace stf::view {

// A date as it stands in three fields while it is written.
struct DateDraft {
    std::string day;
    int month = 0; // 0: none chosen, else 1-12
    std::string year;

    friend bool operator==(const DateDraft&, const DateDraft&) = default;
};

enum class DateProblem : std::uint8_t { none, empty, incomplete, no_such_day, far_off, outside };

} // namespace stf::view
