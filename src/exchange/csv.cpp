#include "exchange/csv.h"

#include <algorithm>

#include "base/strings.h"
#include "exchange/naming.h"

namespace stf::exchange {
namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";

char guess_separator(std::string_view text) {
    std::size_t tabs = 0, semicolons = 0, commas = 0;
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n') break;
        tabs += c == '\t';
        semicolons += c == ';';
        commas += c == ',';
    }
    return tabs > 0 && tabs >= semicolons ? '\t' : semicolons > 0 ? ';' : commas > 0 ? ',' : ';';
}

// Spreadsheets run a cell that begins so. The apostrophe keeps it a text.
bool looks_like_formula(std::string_view cell) {
    return !cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos;
}

std::string quoted(const std::string& cell) {
    std::string text = looks_like_formula(cell) ? "'" + cell : cell;
    if (text.find_first_of(";\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}

} // namespace

Table read_csv(std::string_view text, bool& cut, const CsvLimits& limits) {
    cut = false;
    if (text.starts_with(bom)) text.remove_prefix(bom.size());
    const char separator = guess_separator(text);
    Table table;
    std::vector<std::string> row;
    std::string cell;
    bool in_quotes = false, any = false;
    const auto end_cell = [&] {
        if (row.size() < limits.cells)
            row.push_back(std::move(cell));
        else
            cut = true;
        cell.clear();
    };
    const auto end_row = [&] {
        end_cell();
        if (row.size() > 1 || !row[0].empty()) table.push_back(std::move(row));
        row.clear();
        any = false;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_quotes) {
            if (c != '"')
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                cell += text[++i];
            else
                in_quotes = false;
        } else if (c == '"' && cell.empty()) {
            in_quotes = any = true;
        } else if (c == separator) {
            end_cell();
            any = true;
        } else if (c == '\n' || c == '\r') {
            if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
            end_row();
            if (table.size() >= limits.rows) {
                cut = i + 1 < text.size();
                return table;
            }
        } else {
            cell += c;
            any = true;
        }
    }
    if (any || !row.empty() || !cell.empty()) end_row();
    return table;
}

std::string write_csv(const Table& table) {
    std::string out(bom);
    for (const std::vector<std::string>& row : table) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) out += ';';
            out += quoted(row[i]);
        }
        out += "\r\n";
    }
    return out;
}

std::string plan_csv(
    const plan::Plan& plan, const schedule::Schedule& schedule, base::Language language, Words words) {
    constexpr std::string_view columns[] = {"date", "time",  "status", "step",     "pathway", "lane", "place",
                                            "who",  "phone", "first",  "last_day", "note",    "id"};
    Table table(1);
    for (const std::string_view column : columns) table[0].push_back(words("csv." + std::string(column)));
    for (const schedule::StepDates& dates : schedule.steps) {
        const Naming name(plan, dates.at, language);
        const plan::Fact* fact = plan::find_fact(name.course, name.step.id, dates.at.occurrence);
        const auto date = [](const std::optional<base::Day>& day) {
            return day ? to_string(*day) : std::string();
        };
        const plan::Person* person = name.person();
        table.push_back(
            {date(dates.proposed), fact && fact->time ? to_string(*fact->time) : "",
             words("calendar.status." + std::string(status_word(dates.status))), name.title(),
             name.course.pathway->title.in(language), name.lane(), name.place(),
             person ? person->name : name.actor(), person ? person->phone : "", date(dates.earliest),
             date(dates.latest), std::string(plan::note_of(name.course, name.step.id, dates.at.occurrence)),
             name.key()});
    }
    return write_csv(table);
}

} // namespace stf::exchange
