// Any bytes as a table: what is read can be written and is read the same again, and busy days are days.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "exchange/csv.h"

using namespace stf;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

// What a spreadsheet would run is written with an apostrophe before it; rows without anything are not kept,
// and a first row of one cell leaves the separator to guessing.
bool comes_back(const exchange::Table& table) {
    for (const auto& row : table)
        for (const std::string& cell : row)
            if (!cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos)
                return false;
    return !table.empty() && table[0].size() > 1 && table[0][0].find('\t') == std::string::npos;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    bool cut = false;
    const exchange::Table table = exchange::read_csv(text, cut);
    for (const auto& row : table) must(!row.empty());
    const std::string written = exchange::write_csv(table);
    bool cut_again = false;
    const exchange::Table again = exchange::read_csv(written, cut_again);
    if (comes_back(table)) {
        bool tabs = false; // in the first line they win over the semicolons
        for (const std::string& cell : table[0]) tabs = tabs || cell.find('\t') != std::string::npos;
        must(tabs || again == table);
    }
    const base::Day today(20489);
    for (const exchange::BusyDay& day : exchange::read_busy_csv(text, today).days)
        must(day.span.from <= day.span.to && day.span.to >= today);
    return 0;
}
