#include "view/meeting_view.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/order.h"
#include "measure/csv.h"

namespace stf::view {

using meeting::Field;
using meeting::Index;
using meeting::Journey;
using meeting::Kind;
using meeting::Record;
using meeting::Thing;

std::string shown_case(const Index& index, const MeetingSession& session) {
    if (index.find(Kind::case_, session.of)) return session.of;
    if (const Thing* table = index.find(Kind::table, session.table))
        if (index.find(Kind::case_, table->record().text(Field::case_)))
            return table->record().text(Field::case_);
    return index.of(Kind::case_).empty() ? std::string() : *index.of(Kind::case_).front().key;
}

const Thing* shown_question(const Index& index, const MeetingSession& session) {
    if (const Thing* question = index.find(Kind::question, session.question)) return question;
    return index.of(Kind::question).empty() ? nullptr : &index.of(Kind::question).front();
}

namespace {

std::string spoken(const Thing& card, const Thing& step, const std::string& lane, const Texts& texts) {
    const Record& record = card.record();
    const std::string sort = texts.get(
        "meeting.sort." +
        std::string(meeting::info(Field::sort).words[static_cast<std::size_t>(record.number(Field::sort))]));
    std::string out = sort + ": " +
        (record.text(Field::text).empty() ? texts.get("meeting.card.empty") : record.text(Field::text));
    out += ". " + step.record().text(Field::title) + ", " + lane;
    if (card.disagreed()) out += ". " + texts.get("meeting.disagreed");
    return out;
}

} // namespace

Board board(const Index& index, const MeetingSession& session, const Texts& texts) {
    Board out;
    const std::string of = shown_case(index, session);
    for (const Thing& lane : index.of(Kind::lane))
        if (lane.record().text(Field::case_) == of) out.lanes.push_back(&lane);
    std::map<std::string_view, std::size_t> column_at, lane_at;
    for (const Thing& step : index.of(Kind::step))
        if (step.record().text(Field::case_) == of) {
            column_at[*step.key] = out.columns.size();
            out.columns.push_back({&step, std::nullopt, 0});
        }
    for (std::size_t i = 0; i < out.lanes.size(); ++i) {
        lane_at[*out.lanes[i]->key] = i;
        for (const BoardColumn& column : out.columns)
            out.cells.push_back({*column.step->key, *out.lanes[i]->key, {}});
    }
    const auto ours = [&](const Record& record) {
        return (session.table.empty() || record.text(Field::table) == session.table) &&
            (record.word<Journey>(Field::journey) == Journey::proposed) == session.proposed;
    };
    for (const Thing& card : index.of(Kind::card)) {
        const Record& record = card.record();
        const auto column = column_at.find(record.text(Field::step));
        if (column == column_at.end() || !ours(record) || out.lanes.empty()) continue;
        const auto lane = lane_at.find(record.text(Field::lane));
        const std::size_t row = lane == lane_at.end() ? out.lanes.size() - 1 : lane->second;
        out.cells[row * out.columns.size() + column->second].cards.push_back(
            {&card,
             spoken(
                 card, *out.columns[column->second].step, out.lanes[row]->record().text(Field::title),
                 texts)});
        ++out.cards;
    }
    for (const Thing& feeling : index.of(Kind::feeling)) {
        const auto column = column_at.find(feeling.record().text(Field::step));
        if (column != column_at.end() && ours(feeling.record()))
            out.columns[column->second].feeling = feeling.record().number(Field::value);
    }
    for (const Thing& task : index.of(Kind::task)) {
        const auto column = column_at.find(task.record().text(Field::step));
        if (column == column_at.end()) continue;
        const Thing* doing =
            index.find(Kind::doing, meeting::key_of(Kind::doing, {session.table, *task.key}));
        if (doing && !doing->record().text(Field::who).empty()) continue;
        ++out.columns[column->second].open;
        ++out.open;
    }
    return out;
}

std::string decimal(double value, int places, base::Language language) {
    const bool negative = value < 0;
    std::int64_t scale = 1;
    for (int i = 0; i < places; ++i) scale *= 10;
    std::int64_t whole = std::llround(std::fabs(value) * static_cast<double>(scale));
    std::string out = (negative && whole != 0 ? "\xE2\x88\x92" : "") + std::to_string(whole / scale);
    if (places > 0) {
        std::string rest = std::to_string(whole % scale);
        rest.insert(0, static_cast<std::size_t>(places) - rest.size(), '0');
        out += (language == base::Language::en ? "." : ",") + rest;
    }
    return out;
}

std::optional<std::int32_t> hundredths(std::string_view typed) {
    const auto number = measure::number_in(typed);
    if (!number || std::fabs(*number) > 10'000) return std::nullopt;
    return static_cast<std::int32_t>(std::lround(*number * 100));
}

std::string signed_number(std::int32_t number) {
    if (number == 0) return "0";
    return (number > 0 ? "+" : "\xE2\x88\x92") + std::to_string(std::abs(number));
}

Rating rating_of(const Index& index, std::string_view gathering, std::string_view item) {
    constexpr Field answers[] = {Field::one, Field::two, Field::three, Field::four, Field::five};
    Rating rating;
    std::int64_t sum = 0;
    for (const Thing& thing : index.of(Kind::rating))
        for (const meeting::Fact* fact : thing.versions) {
            const Record& record = fact->record;
            if (record.text(Field::gathering) != gathering || record.text(Field::item) != item) continue;
            for (int i = 0; i < 5; ++i) {
                rating.n += record.number(answers[i]);
                sum += static_cast<std::int64_t>(i + 1) * record.number(answers[i]);
            }
        }
    if (rating.n > 0) rating.mean = static_cast<double>(sum) / rating.n;
    return rating;
}

namespace {

// Nothing: nothing was relevant, or nothing was measured.
std::optional<double> value_of(const Record& point, meeting::What what) {
    switch (what) {
    case meeting::What::checklist: {
        const std::int32_t relevant = point.number(Field::done) + point.number(Field::not_done);
        if (relevant == 0) return std::nullopt;
        return 100.0 * point.number(Field::done) / relevant;
    }
    case meeting::What::psfs:
        if (!point.has(Field::before) || !point.has(Field::after)) return std::nullopt;
        return (point.number(Field::after) - point.number(Field::before)) / 100.0;
    case meeting::What::number:
        if (!point.has(Field::before)) return std::nullopt;
        return point.number(Field::before) / 100.0;
    }
    return std::nullopt;
}

std::string finding(
    const measure::RunPhase& phase, const SeriesView& view, int number, int places, const Texts& texts) {
    const auto language = texts.language();
    const auto n = std::to_string(phase.useful);
    std::string out = texts.format(
        "meeting.run.phase",
        {{"phase", std::to_string(number)},
         {"from", view.points[static_cast<std::size_t>(phase.first)].label},
         {"to", view.points[static_cast<std::size_t>(phase.first + phase.count - 1)].label},
         {"median", decimal(phase.median, places, language)},
         {"n", std::to_string(phase.count)}});
    out += " ";
    if (!phase.enough) return out + texts.format("meeting.run.too_few", {{"useful", n}});
    out += texts.format(
        "meeting.run.rules",
        {{"useful", n},
         {"run", std::to_string(phase.longest_run)},
         {"run_limit", std::to_string(phase.run_limit)},
         {"crossings", std::to_string(phase.crossings)},
         {"crossing_limit", std::to_string(phase.crossing_limit)}});
    out += " ";
    if (!phase.signal()) return out + texts.get("meeting.run.none");
    if (phase.run_signal) out += texts.get("meeting.run.long") + " ";
    if (phase.crossing_signal) out += texts.get("meeting.run.few") + " ";
    return out + texts.get("meeting.run.signal");
}

} // namespace

SeriesView series_view(const Index& index, const Thing& series, const Texts& texts) {
    SeriesView view;
    const auto what = series.record().word<meeting::What>(Field::what);
    const int places = what == meeting::What::psfs ? 1 : what == meeting::What::checklist ? 0 : 1;
    std::vector<const Thing*> points;
    for (const Thing& point : index.of(Kind::point))
        if (point.record().text(Field::series) == *series.key) points.push_back(&point);
    base::stable_sort(points.begin(), points.end(), [](const Thing* a, const Thing* b) {
        return a->record().number(Field::number) < b->record().number(Field::number);
    });
    std::vector<double> values;
    std::vector<std::int32_t> breaks;
    std::vector<measure::PsfsPerson> persons;
    for (const Thing* thing : points) {
        const Record& point = thing->record();
        const std::string number = std::to_string(point.number(Field::number));
        if (what == meeting::What::psfs) {
            measure::PsfsPerson& person = persons.emplace_back();
            if (point.has(Field::before)) person.before = point.number(Field::before) / 100.0;
            if (point.has(Field::after)) person.after = point.number(Field::after) / 100.0;
        }
        const auto value = value_of(point, what);
        if (!value) {
            view.without.push_back(number);
            continue;
        }
        SeriesPoint shown{.key = *thing->key, .label = number, .number = *value};
        shown.value =
            decimal(*value, places, texts.language()) + (what == meeting::What::checklist ? " %" : "");
        for (const Thing& note : index.of(Kind::note)) {
            if (note.record().text(Field::series) != *series.key ||
                note.record().number(Field::number) != point.number(Field::number))
                continue;
            shown.note += (shown.note.empty() ? "" : "; ") + note.record().text(Field::text);
            shown.breaks = shown.breaks || note.record().number(Field::breaks) != 0;
        }
        if (shown.breaks) breaks.push_back(static_cast<std::int32_t>(values.size()));
        values.push_back(*value);
        view.points.push_back(std::move(shown));
    }
    view.phases = measure::run_chart(values, breaks);
    int number = 1;
    for (const measure::RunPhase& phase : view.phases)
        view.findings.push_back(finding(phase, view, number++, places, texts));
    if (what != meeting::What::checklist && !values.empty()) {
        view.least = std::floor(*std::min_element(values.begin(), values.end()));
        view.most = std::ceil(*std::max_element(values.begin(), values.end()));
        if (view.most - view.least < 1) view.most = view.least + 1;
    }
    if (what == meeting::What::psfs) {
        const measure::PsfsGroup group = measure::psfs_group(persons);
        const auto language = texts.language();
        if (group.change.n > 0)
            view.group = texts.format(
                "meeting.psfs.group",
                {{"n", std::to_string(group.change.n)},
                 {"before", decimal(group.before.mean, 1, language)},
                 {"after", decimal(group.after.mean, 1, language)},
                 {"change", decimal(group.change.mean, 1, language)},
                 {"median", decimal(group.change.median, 1, language)},
                 {"least", decimal(group.change.least, 1, language)},
                 {"most", decimal(group.change.most, 1, language)},
                 {"deviation", group.change.deviation ? decimal(*group.change.deviation, 1, language) : "–"},
                 {"better", std::to_string(group.better)},
                 {"same", std::to_string(group.same)},
                 {"worse", std::to_string(group.worse)},
                 {"without", std::to_string(group.without)}});
    }
    return view;
}

} // namespace stf::view
