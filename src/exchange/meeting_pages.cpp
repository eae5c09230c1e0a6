#include "exchange/meeting_pages.h"

#include <algorithm>
#include <cmath>

#include "meeting/prepare.h"

namespace stf::exchange {

using meeting::Field;
using meeting::Index;
using meeting::Kind;
using meeting::Record;
using meeting::Thing;

namespace {

constexpr int phase_count = 5;

std::string word(const MeetingPages& pages, std::string_view key) {
    return pages.words("meeting." + std::string(key));
}

const std::string& title_of(const Thing& thing) {
    return thing.record().text(Field::title);
}

Page page_of(const MeetingPages& pages, std::string title, Paper paper) {
    Page page{.title = std::move(title), .language = pages.language, .paper = paper};
    page.foot = word(pages, "print.foot");
    return page;
}

std::string meeting_title(const Index& index) {
    return index.of(Kind::about).empty() ? std::string() : title_of(index.of(Kind::about).front());
}

void add_programme(const MeetingPages& pages, std::vector<Block>& out) {
    const auto& points = pages.index.of(Kind::programme);
    if (points.empty()) return;
    const std::vector<std::string> times = meeting::programme_times(pages.index);
    std::vector<std::vector<Cell>> rows;
    for (std::size_t i = 0; i < points.size(); ++i)
        rows.push_back({{.text = times[i]}, {.text = title_of(points[i])}});
    out.push_back(heading(2, word(pages, "programme.title")));
    out.push_back(
        table({{.text = word(pages, "programme.time")}, {.text = word(pages, "programme.what")}}, rows));
}

void add_case(const MeetingPages& pages, const Thing& of, std::vector<Block>& out) {
    out.push_back(heading(2, title_of(of)));
    if (!of.record().text(Field::text).empty()) out.push_back(paragraph(of.record().text(Field::text)));
    std::string way;
    for (const Thing& step : pages.index.of(Kind::step))
        if (step.record().text(Field::case_) == *of.key) way += (way.empty() ? "" : " → ") + title_of(step);
    if (!way.empty()) out.push_back(paragraph(way, Tone::strong));
}

void add_questions(const MeetingPages& pages, int lines, std::vector<Block>& out) {
    out.push_back(heading(2, word(pages, "questions.title")));
    int number = 1;
    for (const Thing& question : pages.index.of(Kind::question)) {
        std::vector<Block> content = {heading(3, std::to_string(number++) + ". " + title_of(question))};
        if (!question.record().text(Field::help).empty())
            content.push_back(paragraph(question.record().text(Field::help), Tone::small));
        content.push_back(writing_lines(lines));
        out.push_back(card(std::move(content)));
    }
}

std::vector<Block> lines_of(const MeetingPages& pages, const std::vector<meeting::Line>& lines) {
    std::vector<std::vector<Cell>> rows;
    for (const meeting::Line& line : lines) {
        const std::string sort = line.card
            ? pages.words(
                  "meeting.sort." +
                  std::string(meeting::info(Field::sort).words[static_cast<std::size_t>(line.sort)]))
            : word(pages, "report.answer");
        std::string sub = line.place;
        if (line.proposed) sub += (sub.empty() ? "" : ", ") + pages.words("meeting.journey.proposed");
        if (!line.who.empty()) sub += (sub.empty() ? "" : ", ") + line.who;
        if (line.disputed) sub += (sub.empty() ? "" : ", ") + word(pages, "disagreed");
        rows.push_back({{.text = line.table}, {.text = sort}, {.text = line.text, .sub = sub}});
    }
    if (rows.empty()) return {paragraph(word(pages, "report.nothing"), Tone::small)};
    return {table(
        {{.text = word(pages, "column.table")},
         {.text = word(pages, "column.what")},
         {.text = word(pages, "column.text")}},
        std::move(rows))};
}

void append(std::vector<Block>& out, std::vector<Block> more) {
    for (Block& block : more) out.push_back(std::move(block));
}

Mark mark_of(meeting::State state) {
    return state == meeting::State::done ? Mark::done
        : state == meeting::State::begun ? Mark::booked
                                         : Mark::proposed;
}

std::string state_word(const MeetingPages& pages, meeting::State state) {
    return pages.words(
        "meeting.state." + std::string(meeting::info(Field::state).words[static_cast<std::size_t>(state)]));
}

} // namespace

Page task_sheets(const MeetingPages& pages) {
    Page page = page_of(pages, word(pages, "print.sheet"), Paper::a4);
    const std::string meeting = meeting_title(pages.index);
    bool first = true;
    for (const Thing& table : pages.index.of(Kind::table)) {
        if (!first) page.blocks.push_back(page_break());
        page.blocks.push_back(heading(first ? 1 : 2, title_of(table) + " · " + meeting));
        first = false;
        page.blocks.push_back(paragraph(word(pages, "print.sheet_lead")));
        const std::string& own = table.record().text(Field::case_);
        for (const Thing& of : pages.index.of(Kind::case_))
            if (own.empty() || own == *of.key) add_case(pages, of, page.blocks);
        add_questions(pages, 4, page.blocks);
        page.blocks.push_back(writing_lines(3, word(pages, "print.participants")));
    }
    if (first) page.blocks = {heading(1, meeting), paragraph(word(pages, "print.no_tables"))};
    return page;
}

Page participant_sheet(const MeetingPages& pages) {
    Page page = page_of(pages, word(pages, "print.participant"), Paper::a4);
    page.blocks.push_back(heading(1, meeting_title(pages.index)));
    for (const Thing& about : pages.index.of(Kind::about)) {
        const std::string& date = about.record().text(Field::date);
        if (!date.empty()) page.blocks.push_back(paragraph(date, Tone::strong));
        if (!about.record().text(Field::text).empty())
            page.blocks.push_back(paragraph(about.record().text(Field::text)));
    }
    page.blocks.push_back(paragraph(word(pages, "print.participant_lead"), Tone::lead));
    add_programme(pages, page.blocks);
    for (const Thing& of : pages.index.of(Kind::case_)) add_case(pages, of, page.blocks);
    add_questions(pages, 3, page.blocks);
    page.blocks.push_back(writing_lines(4, word(pages, "print.own_notes")));
    return page;
}

Page report_page(const MeetingPages& pages, const meeting::Report& report) {
    Page page = page_of(pages, word(pages, "report.title"), Paper::a4);
    page.blocks.push_back(heading(1, report.title));
    if (!report.date.empty()) page.blocks.push_back(paragraph(report.date));
    page.blocks.push_back(heading(2, word(pages, "report.questions")));
    for (const meeting::Section& question : report.questions) {
        page.blocks.push_back(heading(3, question.title));
        if (question.remove > 0)
            page.blocks.push_back(paragraph(
                word(pages, "report.remove") + " (" + std::to_string(question.remove) + ")", Tone::strong));
        append(page.blocks, lines_of(pages, question.lines));
    }
    page.blocks.push_back(heading(2, word(pages, "report.steps")));
    for (const meeting::Section& step : report.steps) {
        if (step.lines.empty() && step.changes.empty() && step.feelings.empty()) continue;
        page.blocks.push_back(heading(3, step.of + ": " + step.title));
        append(page.blocks, lines_of(pages, step.lines));
        std::string feelings;
        for (const meeting::Section::Feeling& feeling : step.feelings)
            feelings += (feelings.empty() ? "" : ", ") + feeling.table + " " +
                (feeling.value > 0 ? "+" : "") + std::to_string(feeling.value) +
                (feeling.proposed ? " (" + pages.words("meeting.journey.proposed") + ")" : std::string());
        if (!feelings.empty())
            page.blocks.push_back(paragraph(word(pages, "report.feeling") + ": " + feelings));
        for (const meeting::Section::Change& change : step.changes)
            page.blocks.push_back(definitions(
                {{change.table + " – " + pages.words("meeting.journey.today"), change.today},
                 {change.table + " – " + pages.words("meeting.journey.proposed"), change.proposed},
                 {change.table + " – " + word(pages, "report.change"), change.note}}));
    }
    page.blocks.push_back(heading(2, word(pages, "report.duties")));
    std::vector<std::vector<Cell>> rows;
    for (const meeting::Duty& duty : report.duties) {
        std::string who;
        for (const meeting::Duty::Said& said : duty.said) {
            who += (who.empty() ? "" : "\n") + said.who + " (";
            for (std::size_t i = 0; i < said.tables.size(); ++i) who += (i ? ", " : "") + said.tables[i];
            who += ")";
        }
        rows.push_back(
            {{.text = duty.title, .sub = duty.step, .mark = duty.message ? Mark::message : Mark::none},
             {.text = duty.open() ? word(pages, "report.clarify") : who,
              .strong = duty.open() || duty.disagreed()}});
    }
    page.blocks.push_back(
        table({{.text = word(pages, "report.task")}, {.text = word(pages, "column.who")}}, std::move(rows)));
    if (!report.groups.empty()) {
        page.blocks.push_back(heading(2, word(pages, "group.title")));
        for (const meeting::GroupLine& group : report.groups) {
            page.blocks.push_back(heading(3, group.title + " · " + std::to_string(group.votes)));
            append(page.blocks, lines_of(pages, group.cards));
        }
    }
    return page;
}

Page follow_up_poster(const MeetingPages& pages) {
    Page page = page_of(pages, word(pages, "follow.title"), Paper::a3_landscape);
    page.large = page.lights = true;
    page.blocks.push_back(heading(1, meeting_title(pages.index) + " · " + word(pages, "follow.title")));
    std::vector<Cell> head = {{.text = word(pages, "follow.area")}};
    for (int phase = 1; phase <= phase_count; ++phase)
        head.push_back({.text = pages.words("meeting.phase." + std::to_string(phase))});
    std::vector<std::vector<Cell>> rows;
    for (const Thing& area : pages.index.of(Kind::area)) {
        std::vector<Cell> row = {
            {.text = title_of(area), .sub = area.record().text(Field::who), .strong = true}};
        for (int phase = 1; phase <= phase_count; ++phase) {
            const Thing* mark =
                pages.index.find(Kind::mark, meeting::key_of(Kind::mark, {*area.key, std::to_string(phase)}));
            const auto state =
                mark ? mark->record().word<meeting::State>(Field::state) : meeting::State::not_started;
            row.push_back(
                {.text = state_word(pages, state),
                 .sub = mark ? mark->record().text(Field::note) : std::string(),
                 .mark = mark_of(state)});
        }
        rows.push_back(std::move(row));
    }
    page.blocks.push_back(table(std::move(head), std::move(rows)));
    if (!pages.index.of(Kind::goal).empty()) {
        page.blocks.push_back(heading(2, word(pages, "goals.title")));
        std::vector<std::vector<Cell>> goals;
        for (const Thing& goal : pages.index.of(Kind::goal)) {
            const Record& its = goal.record();
            goals.push_back(
                {{.text = its.text(Field::text), .strong = true},
                 {.text = its.text(Field::measure)},
                 {.text = its.text(Field::who)},
                 {.text = its.text(Field::due)}});
        }
        page.blocks.push_back(table(
            {{.text = word(pages, "goals.text")},
             {.text = word(pages, "goals.measure")},
             {.text = word(pages, "goals.who")},
             {.text = word(pages, "goals.due")}},
            std::move(goals)));
    }
    return page;
}

// ---- the driver diagram ----

namespace {

constexpr std::size_t driver_columns = 4;
using DriverPath = std::vector<const Thing*>; // from an aim to a box that nothing hangs on

void driver_paths(
    const Index& index, std::string_view parent, DriverPath& way, std::vector<DriverPath>& out) {
    bool any = false;
    if (way.size() < driver_columns)
        for (const Thing& box : index.of(Kind::driver)) {
            if (box.record().text(Field::parent) != parent) continue;
            any = true;
            way.push_back(&box);
            driver_paths(index, *box.key, way, out);
            way.pop_back();
        }
    if (!any && !way.empty()) out.push_back(way);
}

// One sheet of it: each path a row, each box in the middle of its rows and tied to what it serves.
class DriverSheet {
public:
    static constexpr float page_height = 150, letters = 3.5f;

    explicit DriverSheet(const MeetingPages& pages) {
        picture_.width = 4 * column;
        picture_.title = word(pages, "driver.title");
        constexpr const char* heads[driver_columns] = {
            "driver.aim", "driver.primary", "driver.secondary", "driver.change"};
        for (std::size_t i = 0; i < driver_columns; ++i)
            words({word(pages, heads[i])}, column * static_cast<float>(i), 4, true);
    }

    static float row_height(const DriverPath& way) {
        std::size_t lines = 1;
        for (const Thing* box : way) lines = std::max(lines, lines_of_box(*box).size());
        return static_cast<float>(lines) * letters * 1.2f + 2 * pad + 3;
    }
    bool has_room(const DriverPath& way) const {
        return rows_.empty() || bottom_ + row_height(way) <= page_height;
    }
    void add(const DriverPath& way) {
        const float h = row_height(way);
        rows_.push_back({&way, bottom_, bottom_ + h});
        bottom_ += h;
    }
    Picture drawn() {
        for (std::size_t depth = 0; depth < driver_columns; ++depth)
            for (std::size_t i = 0; i < rows_.size();) {
                std::size_t end = i + 1;
                if (rows_[i].way->size() > depth) {
                    while (end < rows_.size() && same(i, end, depth)) ++end;
                    box(depth, i);
                }
                i = end;
            }
        picture_.height = bottom_;
        return std::move(picture_);
    }

private:
    static constexpr float column = 67, width = 57, pad = 2;
    struct Row {
        const DriverPath* way;
        float top, bottom;
    };

    static std::vector<std::string> lines_of_box(const Thing& thing) {
        return wrapped(title_of(thing), width - 2 * pad, letters);
    }
    bool same(std::size_t a, std::size_t b, std::size_t depth) const {
        return rows_[b].way->size() > depth && (*rows_[a].way)[depth] == (*rows_[b].way)[depth];
    }
    // The middle of the rows that share the box of row `i` at `depth`.
    float middle(std::size_t i, std::size_t depth) const {
        std::size_t from = i, to = i;
        while (from > 0 && same(i, from - 1, depth)) --from;
        while (to + 1 < rows_.size() && same(i, to + 1, depth)) ++to;
        return (rows_[from].top + rows_[to].bottom) / 2;
    }
    void words(const std::vector<std::string>& lines, float x, float y, bool strong) {
        for (const std::string& line : lines) {
            picture_.shapes.push_back(
                {.kind = ShapeKind::text, .x = x, .y = y, .text = line, .size = letters, .strong = strong});
            y += letters * 1.2f;
        }
    }
    void box(std::size_t depth, std::size_t from) {
        const auto lines = lines_of_box(*(*rows_[from].way)[depth]);
        const float h = static_cast<float>(lines.size()) * letters * 1.2f + 2 * pad;
        const float x = column * static_cast<float>(depth) + 0.5f, y = middle(from, depth);
        if (depth > 0) {
            const float x0 = x - column + width, y0 = middle(from, depth - 1);
            picture_.shapes.push_back(
                {.kind = ShapeKind::line, .x = x0, .y = y0, .w = x - x0, .h = y - y0, .line = 0.4f});
        }
        picture_.shapes.push_back(
            {.kind = ShapeKind::rect,
             .x = x,
             .y = y - h / 2,
             .w = width,
             .h = h,
             .r = 1.5f,
             .line = depth == 0 ? 0.9f : 0.4f,
             .fill = Fill::white});
        words(lines, x + pad, y - h / 2 + pad + letters * 0.95f, depth == 0);
    }

    Picture picture_;
    std::vector<Row> rows_;
    float bottom_ = 8; // below the heads
};

} // namespace

Page driver_page(const MeetingPages& pages) {
    Page page = page_of(pages, word(pages, "driver.title"), Paper::a4_landscape);
    page.blocks.push_back(heading(1, meeting_title(pages.index) + " · " + word(pages, "driver.title")));
    std::vector<DriverPath> paths;
    DriverPath way;
    driver_paths(pages.index, "", way, paths);
    for (std::size_t i = 0; i < paths.size();) {
        DriverSheet sheet(pages);
        if (i > 0) page.blocks.push_back(page_break());
        for (; i < paths.size() && sheet.has_room(paths[i]); ++i) sheet.add(paths[i]);
        page.blocks.push_back(picture(sheet.drawn()));
    }
    if (paths.empty()) page.blocks.push_back(paragraph(word(pages, "driver.help")));
    return page;
}

namespace {

// The chart in black and white: every point a disc, the line between them thin, the median of each phase
// thick.
Picture chart_of(const SeriesPage& series) {
    Picture picture{.width = 170, .height = 75, .title = series.title};
    const auto count = static_cast<float>(series.points.size());
    const float left = 12, right = 168, top = 5, bottom = 66;
    const auto x = [&](float i) {
        return count < 2 ? (left + right) / 2 : left + (right - left) * i / (count - 1);
    };
    const auto y = [&](double value) {
        return bottom -
            (bottom - top) * static_cast<float>((value - series.least) / (series.most - series.least));
    };
    const auto line = [&](float x0, float y0, float x1, float y1, float width, Ink ink) {
        picture.shapes.push_back(
            {.kind = ShapeKind::line,
             .x = x0,
             .y = y0,
             .w = x1 - x0,
             .h = y1 - y0,
             .ink = ink,
             .line = width});
    };
    line(left, bottom, right, bottom, 0.3f, Ink::grey);
    line(left, top, left, bottom, 0.3f, Ink::grey);
    for (const auto& [at, label] : {std::pair(bottom, &series.low), std::pair(top, &series.high)})
        picture.shapes.push_back(
            {.kind = ShapeKind::text, .x = left - 2, .y = at + 1, .text = *label, .align = Align::end});
    for (std::size_t i = 1; i < series.points.size(); ++i)
        line(
            x(static_cast<float>(i) - 1), y(series.points[i - 1].number), x(static_cast<float>(i)),
            y(series.points[i].number), 0.3f, Ink::grey);
    for (const measure::RunPhase& phase : series.phases)
        line(
            x(static_cast<float>(phase.first)), y(phase.median),
            x(static_cast<float>(phase.first + phase.count - 1)), y(phase.median), 0.8f, Ink::black);
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        picture.shapes.push_back(
            {.kind = ShapeKind::circle,
             .x = x(static_cast<float>(i)),
             .y = y(series.points[i].number),
             .r = 1,
             .fill = Fill::black});
        if (i % (1 + series.points.size() / 20) == 0)
            picture.shapes.push_back(
                {.kind = ShapeKind::text,
                 .x = x(static_cast<float>(i)),
                 .y = bottom + 5,
                 .text = series.points[i].label,
                 .align = Align::middle});
    }
    return picture;
}

} // namespace

Page series_page(const MeetingPages& pages, const SeriesPage& series) {
    Page page = page_of(pages, series.title, Paper::a4);
    page.blocks.push_back(heading(1, series.title));
    if (!series.points.empty()) page.blocks.push_back(picture(chart_of(series)));
    for (const std::string& finding : series.findings) page.blocks.push_back(paragraph(finding));
    if (!series.group.empty()) {
        page.blocks.push_back(paragraph(series.group));
        page.blocks.push_back(paragraph(word(pages, "psfs.anchors"), Tone::small));
    }
    std::vector<std::vector<Cell>> rows;
    for (const SeriesPage::Point& point : series.points)
        rows.push_back({{.text = point.label}, {.text = point.value}, {.text = point.note}});
    page.blocks.push_back(table(
        {{.text = word(pages, "point.number")},
         {.text = word(pages, "point.value")},
         {.text = word(pages, "point.note")}},
        std::move(rows)));
    return page;
}

// ---- tables in and out ----

namespace {

struct Column {
    std::string_view names; // what the first row may call it, in small letters, parted by '|'
    Field field;
};
constexpr Column columns[] = {
    {"nr|nummer|løpenummer|løpenr|pasient|patient|number|no|n", Field::number},
    {"dato|date|dag|day", Field::date},
    {"utført|gjort|utført punkter|done", Field::done},
    {"ikke utført|ikke gjort|ikkje utført|ikkje gjort|not done|not_done", Field::not_done},
    {"ikke aktuelt|ikke relevant|ikkje aktuelt|ikkje relevant|not relevant|not_relevant",
     Field::not_relevant},
    {"før|uke 1|veke 1|week 1|before|verdi|value|skår|score|tall|tal", Field::before},
    {"etter|uke 5|etter 4 uker|etter 4 veker|after", Field::after},
};

std::string small(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c >= 'A' && c <= 'Z')
            out += static_cast<char>(c - 'A' + 'a');
        else if (c != '\t' && !(c == ' ' && out.empty()))
            out += c;
    while (!out.empty() && out.back() == ' ') out.pop_back();
    for (std::size_t i = 0; i + 1 < out.size(); ++i)
        if (out[i] == '\xC3' && out[i + 1] == '\x98') out[i + 1] = '\xB8'; // Ø
    return out;
}

std::optional<Field> field_of(std::string_view head) {
    const std::string name = small(head);
    for (const Column& column : columns) {
        std::string_view names = column.names;
        while (!names.empty()) {
            const std::size_t bar = names.find('|');
            if (name == names.substr(0, bar)) return column.field;
            names.remove_prefix(bar == std::string_view::npos ? names.size() : bar + 1);
        }
    }
    return std::nullopt;
}

std::int32_t hundredths(double value) {
    return static_cast<std::int32_t>(value < 0 ? value * 100 - 0.5 : value * 100 + 0.5);
}

std::string decimal_of(std::int32_t value) {
    const std::int32_t size = value < 0 ? -value : value;
    std::string out = (value < 0 ? "-" : "") + std::to_string(size / 100);
    if (size % 100) out += "," + std::string(size % 100 < 10 ? "0" : "") + std::to_string(size % 100);
    return out;
}

} // namespace

PointsRead points_of(const measure::Csv& csv, const Thing& series) {
    using measure::CsvProblem;
    PointsRead out;
    if (csv.rows.empty()) {
        out.notes.push_back({CsvProblem::no_column, 1, {}});
        return out;
    }
    std::vector<std::optional<Field>> fields;
    bool any = false;
    for (const std::string& head : csv.rows[0]) {
        fields.push_back(field_of(head));
        any = any || (fields.back() && *fields.back() != Field::number && *fields.back() != Field::date);
    }
    if (!any) {
        out.notes.push_back({CsvProblem::no_column, csv.lines[0], csv.rows[0][0]});
        return out;
    }
    const bool psfs = series.record().word<meeting::What>(Field::what) == meeting::What::psfs;
    for (std::size_t row = 1; row < csv.rows.size(); ++row) {
        Record point(Kind::point);
        point.set(Field::series, *series.key).set(Field::number, static_cast<std::int32_t>(row));
        bool good = false;
        for (std::size_t i = 0; i < csv.rows[row].size() && i < fields.size(); ++i) {
            const std::string& cell = csv.rows[row][i];
            if (!fields[i] || cell.find_first_not_of(" \t") == std::string::npos) continue;
            const Field field = *fields[i];
            const auto note = [&](CsvProblem problem) {
                out.notes.push_back({problem, csv.lines[row], cell});
            };
            if (field == Field::date) {
                if (const auto date = measure::date_in(cell))
                    point.set(field, *date);
                else
                    note(CsvProblem::not_a_date);
                continue;
            }
            const auto number = measure::number_in(cell);
            const bool fraction = field == Field::before || field == Field::after;
            if (!number || (!fraction && *number != std::floor(*number))) {
                note(CsvProblem::not_a_number);
                continue;
            }
            const double most = !fraction ? (field == Field::number ? 1'000'000 : 1000) : psfs ? 10 : 10'000;
            if (*number > most || *number < (fraction && !psfs ? -10'000 : 0)) {
                note(CsvProblem::out_of_range);
                continue;
            }
            point.set(field, fraction ? hundredths(*number) : static_cast<std::int32_t>(*number));
            good = good || field != Field::number;
        }
        if (good) out.points.push_back(std::move(point));
    }
    return out;
}

std::string points_csv(const Index& index, std::string_view series, meeting::Words words) {
    std::string out = "\xEF\xBB\xBF";
    const auto word_of = [&](const char* key) { return words(std::string("meeting.point.") + key); };
    out += measure::csv_row(
        {word_of("number"), word_of("date"), word_of("done"), word_of("not_done"), word_of("not_relevant"),
         word_of("before"), word_of("after")});
    std::vector<const Record*> points;
    for (const Thing& point : index.of(Kind::point))
        if (point.record().text(Field::series) == series) points.push_back(&point.record());
    std::sort(points.begin(), points.end(), [](const Record* a, const Record* b) {
        return a->number(Field::number) < b->number(Field::number);
    });
    for (const Record* point : points) {
        std::vector<std::string> cells = {
            std::to_string(point->number(Field::number)), point->text(Field::date)};
        for (const Field field : {Field::done, Field::not_done, Field::not_relevant})
            cells.push_back(point->has(field) ? std::to_string(point->number(field)) : "");
        for (const Field field : {Field::before, Field::after})
            cells.push_back(point->has(field) ? decimal_of(point->number(field)) : "");
        out += measure::csv_row(cells);
    }
    return out;
}

} // namespace stf::exchange
