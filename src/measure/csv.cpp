#include "measure/csv.h"

#include <algorithm>
#include <cmath>

#include "base/date.h"
#include "base/strings.h"

namespace stf::measure {
namespace {

// What Windows-1252 has where Latin-1 has control characters; 0: nothing.
constexpr std::uint16_t windows[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                       0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void put_utf8(std::string& out, std::uint32_t code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xE0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

std::string from_windows(std::string_view text) {
    std::string out;
    for (const char c : text) {
        std::uint32_t code = static_cast<unsigned char>(c);
        if (code >= 0x80 && code < 0xA0) code = windows[code - 0x80] ? windows[code - 0x80] : 0xFFFD;
        put_utf8(out, code);
    }
    return out;
}

// Excel's "Unicode text": UTF-16 with a byte order mark.
std::string from_utf16(std::string_view text, bool big) {
    std::string out;
    for (std::size_t i = 2; i + 1 < text.size(); i += 2) {
        const auto a = static_cast<unsigned char>(text[i]), b = static_cast<unsigned char>(text[i + 1]);
        const std::uint32_t code = big ? (a << 8 | b) : (b << 8 | a);
        put_utf8(out, code >= 0xD800 && code < 0xE000 ? 0xFFFD : code);
    }
    return out;
}

bool begins(std::string_view text, std::string_view with) {
    return text.substr(0, with.size()) == with;
}

struct Separators {
    int semicolons = 0, commas = 0, tabs = 0;

    int of(char c) const { return c == ';' ? semicolons : c == ',' ? commas : tabs; }
};

// In the first line that has any, outside quotes.
Separators separators_of(std::string_view text) {
    Separators found;
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' && found.semicolons + found.commas + found.tabs > 0) break;
        found.semicolons += c == ';';
        found.commas += c == ',';
        found.tabs += c == '\t';
    }
    return found;
}

// Semicolons part columns wherever decimals have commas, so a comma counts only where there are no
// semicolons.
char likely_separator(const Separators& found) {
    if (found.tabs > 0 && found.tabs >= found.semicolons) return '\t';
    return found.semicolons > 0 || found.commas == 0 ? ';' : ',';
}

class Reader {
public:
    Reader(std::string_view text, Csv& out) : text_(text), out_(out) {}

    void run() {
        while (at_ < text_.size()) row();
    }
    int line = 1;

private:
    void row() {
        const int first = line;
        std::vector<std::string> cells;
        bool more = true;
        while (more) cells.push_back(cell(more));
        const bool empty = std::all_of(cells.begin(), cells.end(), [](const std::string& cell) {
            return cell.find_first_not_of(" \t") == std::string::npos;
        });
        if (empty) return;
        out_.rows.push_back(std::move(cells));
        out_.lines.push_back(first);
    }
    // `more`: another cell of the row follows.
    std::string cell(bool& more) {
        std::string cell;
        const bool quoted = at_ < text_.size() && text_[at_] == '"';
        if (quoted) read_quoted(cell);
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == out_.separator) return cell;
            if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') continue;
            if (c == '\n' || c == '\r') {
                ++line;
                break;
            }
            cell += c;
        }
        more = false;
        return cell;
    }
    void read_quoted(std::string& cell) {
        const int first = line;
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '\n') ++line;
            if (c != '"') {
                cell += c;
                continue;
            }
            if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                cell += '"';
                ++at_;
                continue;
            }
            ++at_;
            return;
        }
        out_.notes.push_back({CsvProblem::open_quote, first, std::string(base::utf8_prefix(cell, 40))});
    }

    std::string_view text_;
    Csv& out_;
    std::size_t at_ = 0;
};

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const std::size_t first = text.find_first_not_of(space);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

} // namespace

Csv read_csv(std::string_view text) {
    Csv csv;
    std::string converted;
    if (begins(text, "\xFF\xFE") || begins(text, "\xFE\xFF")) {
        converted = from_utf16(text, text[0] == '\xFE');
        text = converted;
    } else if (begins(text, "\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    if (base::utf8_valid_prefix(text) != text.size()) {
        csv.notes.push_back({CsvProblem::bad_utf8, 1, {}});
        converted = from_windows(text);
        text = converted;
    }
    int line = 1;
    if (begins(text, "sep=") && text.size() > 4) { // Excel's own first line
        csv.separator = text[4];
        const std::size_t end = text.find('\n');
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        line = 2;
    } else {
        const Separators found = separators_of(text);
        csv.separator = likely_separator(found);
        // Two commas or more beside a semicolon are no decimal sign of one column any more.
        if (csv.separator == ';' && found.commas > found.semicolons)
            csv.notes.push_back({CsvProblem::mixed, 1, {}});
        if (csv.separator == '\t' && found.semicolons > 0) csv.notes.push_back({CsvProblem::mixed, 1, {}});
    }
    Reader reader(text, csv);
    reader.line = line;
    reader.run();
    for (std::size_t i = 1; i < csv.rows.size(); ++i) {
        const std::vector<std::string>& row = csv.rows[i];
        if (row.size() == csv.rows[0].size()) continue;
        const bool other = row.size() == 1 && row[0].find_first_of(";,\t") != std::string::npos;
        csv.notes.push_back({other ? CsvProblem::mixed : CsvProblem::uneven, csv.lines[i], row[0]});
    }
    return csv;
}

std::optional<double> number_in(std::string_view cell) {
    std::string digits;
    bool decimals = false, negative = false, any = false;
    std::string_view text = trimmed(cell);
    if (!text.empty() && text.back() == '%') text = trimmed(text.substr(0, text.size() - 1));
    double value = 0, place = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '-' && i == 0) {
            negative = true;
        } else if (begins(text.substr(i), "\xE2\x88\x92") && i == 0) { // the minus sign
            negative = true;
            i += 2;
        } else if (c == ' ' && !decimals) {
            continue;
        } else if (begins(text.substr(i), "\xC2\xA0") && !decimals) { // Excel parts thousands so
            ++i;
        } else if ((c == ',' || c == '.') && !decimals) {
            decimals = true;
        } else if (c >= '0' && c <= '9') {
            any = true;
            if (decimals) {
                place *= 10;
                value = value * 10 + (c - '0');
            } else {
                value = value * 10 + (c - '0');
            }
        } else {
            return std::nullopt;
        }
        if (value > 1e15 || place > 1e9) return std::nullopt;
    }
    if (!any) return std::nullopt;
    value /= place; // once, so that 0,1 is the nearest number to a tenth
    return negative ? -value : value;
}

std::optional<std::string> date_in(std::string_view cell) {
    const std::string_view text = trimmed(cell);
    if (const auto day = base::parse_day(text)) return to_string(*day);
    int parts[3] = {0, 0, 0}, digits[3] = {0, 0, 0}, part = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            if (++digits[part] > 4) return std::nullopt;
            parts[part] = parts[part] * 10 + (c - '0');
        } else if ((c == '.' || c == '/' || c == '-') && part < 2 && digits[part] > 0) {
            ++part;
        } else {
            return std::nullopt;
        }
    }
    if (part != 2 || digits[2] == 0) return std::nullopt;
    if (digits[2] <= 2) parts[2] += 2000;
    const base::YearMonthDay date{parts[2], parts[1], parts[0]};
    if (date.year < base::first_year || date.year > base::last_year || !base::exists(date))
        return std::nullopt;
    return to_string(base::day_of(date));
}

std::string csv_cell(std::string_view text, char separator) {
    std::string out;
    if (!text.empty() &&
        (text[0] == '=' || text[0] == '+' || text[0] == '@' || text[0] == '\t' ||
         (text[0] == '-' && !number_in(text))))
        out = "'";
    out += text;
    if (out.find_first_of(std::string("\"\r\n") + separator) == std::string::npos) return out;
    std::string quoted = "\"";
    for (const char c : out) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

std::string csv_row(const std::vector<std::string>& cells, char separator) {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += separator;
        out += csv_cell(cells[i], separator);
    }
    return out + "\r\n";
}

} // namespace stf::measure
