#pragma once
// Tables as text (RFC 4180): the plan for a spreadsheet, and the reader for what comes from one.
#include <string>
#include <string_view>
#include <vector>

#include "exchange/icalendar.h"

namespace stf::exchange {

using Table = std::vector<std::vector<std::string>>;

struct CsvLimits {
    std::size_t rows = 20'000, cells = 200; // a row
};

// The separator is guessed from the first line: tab, semicolon or comma. Never fails; `cut`: there was more.
Table read_csv(std::string_view text, bool& cut, const CsvLimits& = {});
// With a byte order mark and semicolons, as Norwegian spreadsheets want them. A cell never becomes a formula.
std::string write_csv(const Table&);

// One line for each step that can happen.
std::string plan_csv(const plan::Plan&, const schedule::Schedule&, base::Language, Words);

} // namespace stf::exchange
