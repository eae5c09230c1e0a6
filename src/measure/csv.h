#pragma once
// Tables as spreadsheets write them: semicolons, commas or tabs, decimal commas, a byte order mark, Excel's
// "sep=;", quotes, any line ends. What is unclear is told, never guessed silently.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stf::measure {

enum class CsvProblem : std::uint8_t {
    bad_utf8,     // not UTF-8; read as Windows-1252, as Excel writes
    mixed,        // both ';' and ',' (or a tab) could part the columns; the more frequent was taken
    open_quote,   // a quoted cell never ends; the rest of the file is in it
    uneven,       // this row has another number of cells than the first
    not_a_number, // a cell that should be a number
    out_of_range, // a number that cannot be
    not_a_date,   // a cell that should be a date
    no_column     // nothing that is needed stands in the first row
};

struct CsvNote {
    CsvProblem problem = CsvProblem::mixed;
    std::int32_t line = 0; // from 1, of the file
    std::string cell;      // what stands there
};

struct Csv {
    char separator = ';';
    std::vector<std::vector<std::string>> rows; // without empty lines
    std::vector<std::int32_t> lines;            // of each row, from 1
    std::vector<CsvNote> notes;
};

Csv read_csv(std::string_view text);

// "12,5", "12.5", "12 %", " 1 234,5 ": a number as people and spreadsheets write it, with either decimal
// sign. Thousands are parted by spaces only: "1.234" is 1.234.
std::optional<double> number_in(std::string_view cell);
// "2026-02-03", "3.2.2026", "03.02.26", "3/2/2026": day first.
std::optional<std::string> date_in(std::string_view cell); // "YYYY-MM-DD"

// A cell in quotes if it has to be. A text that a spreadsheet would run as a formula gets a ' in front.
std::string csv_cell(std::string_view text, char separator);
std::string csv_row(const std::vector<std::string>& cells, char separator = ';'); // with CRLF

} // namespace stf::measure
