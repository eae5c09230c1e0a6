// The dialogue meeting: its document, its files, its timer.
#include <algorithm>

#include "app.h"
#include "base/visitor.h"
#include "document/format.h"
#include "document/replica.h"
#include "exchange/meeting_pages.h"
#include "measure/csv.h"
#include "measure/score.h"
#include "meeting/prepare.h"
#include "meeting/read.h"
#include "pathway/read.h"
#include "plan/read.h"
#include "json/value.h"

namespace stf {

using base::EffectKind;
using meeting::Field;
using meeting::Kind;
using meeting::Record;
using view::MeetingDo;
using view::MeetingPage;

namespace {

constexpr std::int32_t tables_at_first = 5, minutes_at_first = 15;
constexpr std::string_view question_set = "dialogmote-forverring";
constexpr std::size_t largest_version = 2'000'000, longest_words = 60; // bytes

std::string file_word(std::string_view text) { // fit for a file's name everywhere
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            out += c;
        else if (c >= 'A' && c <= 'Z')
            out += static_cast<char>(c - 'A' + 'a');
        else if (c == '\xC3' && i + 1 < text.size()) { // æ, ø, å, and the capitals
            const int letter = static_cast<unsigned char>(text[++i]) | 0x20;
            out += letter == 0xA6 ? "ae" : letter == 0xB8 ? "o" : letter == 0xA5 ? "a" : "-";
        } else if (!out.empty() && out.back() != '-')
            out += '-';
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out.empty() ? "mote" : out.substr(0, 40);
}

// «Kort: Ingen visste hvem de skulle ringe»
std::string meeting_words(const Record& record, const view::Texts& texts) {
    const std::string kind = texts.get("meeting.kind." + std::string(meeting::info(record.kind).name));
    std::string what = record.text(record.has(Field::title) ? Field::title : Field::text);
    if (what.size() > longest_words) {
        std::size_t end = longest_words;
        while (end > 0 && (static_cast<unsigned char>(what[end]) & 0xC0) == 0x80) --end;
        what = what.substr(0, end) + "\xE2\x80\xA6";
    }
    return what.empty() ? kind : kind + ": " + what;
}

} // namespace

void App::meeting_replica(const std::string& random) {
    document::Random bytes{};
    for (std::size_t i = 0; i < bytes.size() && i < random.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(random[i]);
    // Not the plan's own: two documents, two names.
    desk_.by = meeting::next_replica(*meeting::parse_replica(document::replica(bytes)), 0);
}

const view::MeetingShown* App::meeting_shown() {
    static const meeting::Report none;
    if (!desk_.history || session_.screen != view::Screen::meeting) return nullptr;
    const MeetingPage page = session_.meeting.page;
    const bool reports = page == MeetingPage::gather || page == MeetingPage::duties ||
        page == MeetingPage::report || page == MeetingPage::home || page == MeetingPage::group;
    desk_.shown.reset(new view::MeetingShown{
        .meeting = desk_.history->now(),
        .index = desk_.indexed(),
        .report = reports ? desk_.reported() : none,
        .device = meeting::to_string(desk_.by),
        .left_s = desk_.left_s,
        .can_undo = desk_.history->can_undo(),
        .can_redo = desk_.history->can_redo()});
    if (page == MeetingPage::table)
        desk_.shown->board =
            std::make_shared<view::Board>(view::board(desk_.indexed(), session_.meeting, texts_));
    return desk_.shown.get();
}

void App::meeting_commit(meeting::Meeting next, const std::string& coalesce, std::string words) {
    desk_.changed();
    desk_.history->commit(std::move(next), coalesce);
    const bool merge = !coalesce.empty() && coalesce == desk_.merging;
    desk_.merging = coalesce;
    meeting_save(std::move(words), merge);
}

// Kept as a version too, under what it was about: so no meeting is lost when another one is opened, here or
// in another page. Of a gathering of hundreds of tables only the last one: fifty would fill a small device.
void App::meeting_save(std::string words, bool merge) {
    if (!desk_.history) return;
    const meeting::Meeting& now = desk_.history->now();
    std::string text = json::write(meeting::write(now)), name = "meeting";
    if (text.size() > largest_version) merge = true;
    std::string title;
    for (const meeting::Thing& about : desk_.indexed().of(Kind::about))
        title = about.record().text(Field::title);
    if (title.empty()) title = texts_.get("meeting.about.new");
    words = words.empty() ? title : title + ": " + words;
    for (const std::string& part : {now.id, words, title, std::string(merge ? "1" : "0")})
        name += '\x1f' + part;
    effect(EffectKind::save, 0, std::move(name), std::move(text));
}

// A version that is taken back: like an undo, for what was written since may live on in a file. Of another
// meeting than the open one: that meeting is opened, and the open one stays among the versions.
bool App::meeting_version(const std::string& text, const std::string& words) {
    if (text.find(document::meeting_format.name) == std::string::npos) return false;
    auto value = json::parse(text);
    const json::Value* format = value ? value->find("format") : nullptr;
    if (!format || format->string() != document::meeting_format.name) return false;
    auto meeting = meeting::read(std::move(*value));
    if (!meeting) {
        session_.message = texts_.format("storage.damaged", {{"fault", fault_text(meeting.faults())}});
        return true;
    }
    const bool same = desk_.history && desk_.history->now().id == meeting->id;
    if (same) {
        desk_.changed();
        desk_.history->commit(std::move(*meeting), {});
        session_.meeting = {};
    } else {
        if (desk_.history) meeting_timer(false);
        meeting_open(std::move(*meeting));
    }
    desk_.by = meeting::next_replica(desk_.by, ++desk_.turn);
    meeting_save(words);
    go_meeting(MeetingPage::home);
    say(same ? "storage.restored" : "meeting.opened");
    return true;
}

// What was undone may live on in a file somewhere: from here on someone new writes.
void App::meeting_undo(bool forward) {
    if (!desk_.history) return;
    if (forward)
        desk_.history->redo();
    else
        desk_.history->undo();
    desk_.by = meeting::next_replica(desk_.by, ++desk_.turn);
    desk_.changed();
    const char* said = forward ? "redo.said" : "undo.said";
    meeting_save(texts_.get(said));
    say(said);
}

void App::meeting_open(meeting::Meeting meeting) {
    desk_.changed();
    desk_.history.emplace(std::move(meeting));
    session_.meeting = view::MeetingSession{};
}

void App::go_meeting(MeetingPage page) {
    session_.meeting.page = page;
    session_.meeting.editing.clear();
    session_.screen = view::Screen::meeting;
    session_.selected.reset();
    if (page == MeetingPage::home) storage_effect("versions"); // the other meetings of this device
    const view::NodeId main = view::main_node(view::Screen::meeting);
    input_.scroll.erase(main);
    effects_.push_back({.kind = EffectKind::scroll, .number = main});
    if (started_) focus_next_ = view::node_id(main, "title");
}

void App::run(const view::MeetingCommand& command) {
    std::visit(
        base::Visitor{
            [&](const view::MeetingPut& it) {
                if (!desk_.history) return;
                const meeting::Meeting& now = desk_.history->now();
                meeting::Draft draft(now, desk_.by);
                std::string key = it.key;
                if (key.empty())
                    key = draft.add(it.record);
                else // two fields may be left in one frame: each writes only its own
                    draft.put(
                        key,
                        meeting::changed(meeting::present(now, key, it.record.kind), it.before, it.record));
                meeting::Meeting next = meeting::update(now, draft.take());
                meeting_commit(std::move(next), it.coalesce, meeting_words(it.record, texts_));
                if (it.key.empty() && it.record.kind == Kind::card) {
                    session_.meeting.editing = key;
                    focus_next_ = view::node_id(view::main_node(view::Screen::meeting), "card-text");
                } else if (it.key.empty()) {
                    say("meeting.added");
                }
                if (it.record.kind == Kind::series && it.key.empty()) session_.meeting.series = key;
                if (it.record.kind == Kind::team && it.key.empty()) session_.meeting.team = key;
                if (it.record.kind == Kind::table && it.key.empty() &&
                    session_.meeting.page == MeetingPage::table)
                    session_.meeting.table = key;
            },
            [&](const view::MeetingRemove& it) {
                if (!desk_.history) return;
                meeting::Draft draft(desk_.history->now(), desk_.by);
                draft.remove(it.key);
                meeting_commit(
                    meeting::update(desk_.history->now(), draft.take()), {}, texts_.get("meeting.removed"));
                say("meeting.removed");
            },
            [&](const view::MeetingLook& it) {
                const bool turned = it.session.page != session_.meeting.page ||
                    (it.session.editing.empty() != session_.meeting.editing.empty() && it.focus.empty());
                session_.meeting = it.session;
                if (turned) {
                    const std::string editing = it.session.editing;
                    go_meeting(it.session.page);
                    session_.meeting.editing = editing;
                }
                if (!it.focus.empty()) { // "board\ncard": one node inside another
                    view::NodeId node = view::main_node(view::Screen::meeting);
                    std::string_view rest = it.focus;
                    while (!rest.empty()) {
                        const std::size_t end = rest.find('\n');
                        node = view::node_id(node, rest.substr(0, end));
                        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
                    }
                    focus_next_ = node;
                }
                if (desk_.history) desk_.history->settle();
            },
            [&](const view::MeetingAddCase& it) { meeting_add_case(it.pathway, false); },
            [&](MeetingDo it) { meeting_do(it); }},
        command);
}

void App::meeting_add_case(const std::string& pathway, bool with_questions) {
    if (!desk_.history) return;
    if (!pathway.empty()) {
        for (const view::CatalogueEntry& entry : catalogue_.pathways)
            if (entry.id == pathway) {
                desk_.pending.emplace_back(entry.file, with_questions);
                effect(EffectKind::fetch, 0, entry.file);
            }
        return;
    }
    const auto word = [&](const char* key) { return texts_.get(key); };
    using pathway::Level;
    meeting::Draft draft(desk_.history->now(), desk_.by);
    meeting::add_case(
        draft,
        {.title = word("meeting.own.title"),
         .lanes = {word("meeting.own.hospital"), word("meeting.own.municipality"), word("meeting.own.home")},
         .steps =
             {word("meeting.own.before"), word("meeting.own.wrong"), word("meeting.own.decide"),
              word("meeting.own.stay"), word("meeting.own.discharge"), word("meeting.own.after")},
         .levels = {Level::specialist, Level::municipal, Level::home}},
        meeting::next_order(desk_.indexed().of(Kind::case_)));
    meeting_commit(meeting::update(desk_.history->now(), draft.take()), {});
    say("meeting.added");
}

bool App::meeting_pathway_arrived(const std::string& name, const std::string& text) {
    const auto awaited = std::find_if(
        desk_.pending.begin(), desk_.pending.end(), [&](const auto& entry) { return entry.first == name; });
    if (awaited == desk_.pending.end()) return false;
    const bool with_questions = awaited->second;
    desk_.pending.erase(awaited);
    auto value = json::parse(text);
    auto pathway = value ? pathway::read(std::move(*value)) : base::Result<pathway::Pathway>(value.faults());
    if (!pathway || !desk_.history) {
        session_.message = texts_.format("file.not_opened", {{"fault", fault_text(pathway.faults())}});
        return true;
    }
    meeting::Draft draft(desk_.history->now(), desk_.by);
    meeting::add_case(
        draft, *pathway, texts_.language(), meeting::next_order(desk_.indexed().of(Kind::case_)));
    if (with_questions)
        for (const pathway::Checklist& set : pathway->question_sets)
            if (set.id == question_set)
                meeting::add_questions(draft, set, texts_.language(), minutes_at_first);
    // A meeting that is being made is one step back, not one for each file.
    meeting_commit(meeting::update(desk_.history->now(), draft.take()), "make");
    return true;
}

void App::meeting_make() {
    desk_.turn += 1;
    desk_.by = meeting::next_replica(desk_.by, desk_.turn);
    meeting::Meeting meeting{.id = meeting::to_string(meeting::Dot{desk_.by, 1})};
    meeting::Draft draft(meeting, desk_.by);
    draft.put("about", Record(Kind::about).set(Field::title, texts_.get("meeting.about.new")));
    static constexpr std::string_view points[] = {"meeting.point.welcome", "meeting.point.case",
                                                  "meeting.point.tables",  "meeting.point.gather",
                                                  "meeting.point.vote",    "meeting.point.next"};
    static constexpr std::int32_t minutes[] = {15, 15, 90, 20, 20, 20};
    for (std::int32_t i = 0; i < 6; ++i) {
        Record point(Kind::programme);
        point.set(Field::title, texts_.get(points[i])).set(Field::minutes, minutes[i]).set(Field::order, i);
        if (i == 0) point.set(Field::time, std::string("10:00"));
        draft.add(std::move(point));
    }
    for (std::int32_t i = 0; i < tables_at_first; ++i)
        draft.add(Record(Kind::table)
                      .set(Field::title, texts_.format("meeting.table.n", {{"n", std::to_string(i + 1)}}))
                      .set(Field::order, i));
    meeting_open(meeting::update(meeting, draft.take()));
    meeting_save();
    meeting_add_case("forverring-kols", true);
    meeting_add_case("forverring-hjertesvikt-yngre", false);
    go_meeting(MeetingPage::prepare);
    say("meeting.made");
}

void App::meeting_download(const std::string& ending, std::string text, std::string_view what) {
    const meeting::Index& index = desk_.indexed();
    std::string name = "meeting";
    for (const meeting::Thing& about : index.of(Kind::about))
        if (!about.record().text(Field::title).empty()) name = file_word(about.record().text(Field::title));
    if (const meeting::Thing* table = index.find(Kind::table, session_.meeting.table))
        if (what.empty()) name += "-" + file_word(table->record().text(Field::title));
    if (!what.empty()) name += "-" + std::string(what);
    effect(EffectKind::download, 0, name + ending, std::move(text));
    say("meeting.saved");
}

void App::meeting_do(MeetingDo it) {
    switch (it) {
    case MeetingDo::open:
        return go_meeting(MeetingPage::home);
    case MeetingDo::make:
        return meeting_make();
    case MeetingDo::make_new:
        session_.meeting.asking_new = true;
        return;
    case MeetingDo::leave:
        meeting_timer(false);
        desk_.history.reset();
        desk_.changed();
        session_.meeting = {};
        effect(EffectKind::save, 0, "meeting", "");
        return go_meeting(MeetingPage::home);
    case MeetingDo::open_files:
        session_.meeting.files.clear();
        return effect(EffectKind::open_file, 1); // several
    case MeetingDo::start_timer:
    case MeetingDo::stop_timer:
        return meeting_timer(it == MeetingDo::start_timer);
    default:
        break;
    }
    if (!desk_.history) return;
    const auto words = [&](std::string_view key) { return texts_.get(key); };
    const exchange::MeetingPages pages{desk_.indexed(), texts_.language(), words};
    switch (it) {
    case MeetingDo::save_file:
        return meeting_download(
            ".json", json::write(meeting::write(desk_.history->now()), json::Style::indented), "");
    case MeetingDo::save_csv:
        return meeting_download(".csv", meeting::to_csv(desk_.reported(), words), "rapport");
    case MeetingDo::save_markdown:
        return meeting_download(".md", meeting::to_markdown(desk_.reported(), words), "rapport");
    case MeetingDo::save_json:
        return meeting_download(".json", meeting::to_json(desk_.reported()), "rapport");
    case MeetingDo::save_points:
        return meeting_download(
            ".csv", exchange::points_csv(desk_.indexed(), session_.meeting.series, words), "malinger");
    case MeetingDo::print_sheets:
        return print_page(exchange::task_sheets(pages));
    case MeetingDo::print_participant:
        return print_page(exchange::participant_sheet(pages));
    case MeetingDo::print_report:
        return print_page(exchange::report_page(pages, desk_.reported()));
    case MeetingDo::print_poster:
        return print_page(exchange::follow_up_poster(pages));
    case MeetingDo::print_drivers:
        return print_page(exchange::driver_page(pages));
    case MeetingDo::print_measure:
        if (const meeting::Thing* series = desk_.indexed().find(Kind::series, session_.meeting.series)) {
            const view::SeriesView seen = view::series_view(desk_.indexed(), *series, texts_);
            exchange::SeriesPage page{
                .title = series->record().text(Field::title),
                .findings = seen.findings,
                .group = seen.group,
                .low = view::decimal(seen.least, 0, texts_.language()),
                .high = view::decimal(seen.most, 0, texts_.language()),
                .least = seen.least,
                .most = seen.most,
                .phases = seen.phases};
            for (const view::SeriesPoint& point : seen.points)
                page.points.push_back({point.label, point.value, point.note, point.number});
            return print_page(exchange::series_page(pages, page));
        }
        return;
    default:
        return;
    }
}

// ---- the timer ----

void App::meeting_timer(bool start) {
    const meeting::Thing* question =
        desk_.history ? view::shown_question(desk_.indexed(), session_.meeting) : nullptr;
    const std::int32_t minutes = question ? question->record().number(Field::minutes) : 0;
    const std::uint32_t seconds = start && minutes > 0 ? static_cast<std::uint32_t>(minutes) * 60 : 0;
    desk_.left_s.reset();
    if (seconds > 0) desk_.left_s = seconds;
    effect(EffectKind::tick, seconds);
}

void App::meeting_tick(std::uint32_t left_s) {
    if (!desk_.history) return; // it has been left, or deleted, meanwhile
    const auto minutes = [](std::uint32_t seconds) { return (seconds + 59) / 60; };
    const auto before = std::exchange(desk_.left_s, left_s);
    if (left_s == 0 && before != 0u) effect(EffectKind::announce, 1, {}, texts_.get("meeting.timer.over"));
    if (before && minutes(*before) == minutes(left_s)) return;
    shown_.reset();
    dirty_ = true;
}

// ---- files ----

// Whether the text was a meeting, or belongs to one: then it has been dealt with.
bool App::meeting_file(const std::string& name, const std::string& text, bool from_store) {
    const bool measuring =
        session_.screen == view::Screen::meeting && session_.meeting.page == MeetingPage::measure;
    const bool table_text = name.ends_with(".csv") || name.ends_with(".txt") || name.ends_with(".tsv");
    if (measuring && table_text && desk_.history) {
        meeting_csv(name, text);
        return true;
    }
    const bool here = session_.screen == view::Screen::meeting;
    if (!here && text.find(document::meeting_format.name) == std::string::npos)
        return false; // a plan, most often
    auto value = json::parse(text);
    const json::Value* format = value ? value->find("format") : nullptr;
    const bool is_meeting = format && format->string() == document::meeting_format.name;
    if (measuring && desk_.history && format && format->string() == document::plan_format.name) {
        meeting_patient(name, std::move(*value));
        return true;
    }
    if (!is_meeting && !here) return false;
    if (from_store && desk_.history) { // another page of this device has written
        meeting::Gathered got = meeting::gather(desk_.history->now(), {{name, text}});
        if (got.files.front().outcome == meeting::Outcome::merged) {
            meeting::Meeting both = std::move(got.meeting);
            const bool theirs = json::write(meeting::write(both)) == text;
            desk_.changed();
            desk_.history->commit(std::move(both), "gather");
            if (!theirs) meeting_save(); // what was written here at the same time is not in their file yet
        }
        return true;
    }
    if (desk_.history) { // one more file of it, or a file of another: what is open here is never replaced
        if (!here) go_meeting(MeetingPage::gather);
        desk_.arrived.push_back({name, text});
        return true;
    }
    auto meeting = value ? meeting::read(std::move(*value)) : base::Result<meeting::Meeting>(value.faults());
    if (!meeting) {
        session_.message = texts_.format(
            from_store ? "storage.damaged" : "file.not_opened", {{"fault", fault_text(meeting.faults())}});
        return true;
    }
    meeting_open(std::move(*meeting));
    if (from_store) return true;
    meeting_save();
    go_meeting(MeetingPage::home);
    say("meeting.opened");
    return true;
}

// All files that have come since the last frame. What could not be taken in is told first.
void App::meeting_arrived() {
    const std::vector<meeting::Arrived> files = std::exchange(desk_.arrived, {});
    if (!desk_.history) return;
    meeting::Gathered got = meeting::gather(desk_.history->now(), files);
    std::vector<view::FileLine> good, bad;
    bool news = false;
    for (const meeting::FileReport& report : got.files) {
        const std::string& name = report.name;
        switch (report.outcome) {
        case meeting::Outcome::merged: {
            std::string tables;
            for (const std::string& table : report.tables) tables += (tables.empty() ? "" : ", ") + table;
            good.push_back(
                {texts_.format(
                     "meeting.file.merged",
                     {{"file", name}, {"n", std::to_string(report.news)}, {"tables", tables}}),
                 true});
            news = true;
            break;
        }
        case meeting::Outcome::nothing_new:
            good.push_back({texts_.format("meeting.file.nothing_new", {{"file", name}}), true});
            break;
        case meeting::Outcome::other_meeting:
            bad.push_back(
                {texts_.format("meeting.file.other", {{"file", name}, {"title", report.title}}), false});
            break;
        case meeting::Outcome::unreadable:
            bad.push_back(
                {texts_.format(
                     "meeting.file.unreadable", {{"file", name}, {"fault", fault_text(report.faults)}}),
                 false});
            break;
        }
    }
    if (news)
        meeting_commit(
            std::move(got.meeting), "gather",
            files.size() == 1 ? files.front().name
                              : texts_.count("meeting.file.many", static_cast<int>(files.size())));
    std::string said = files.size() == 1 ? (bad.empty() ? good : bad).front().text
                                         : texts_.count("meeting.file.many", static_cast<int>(files.size()));
    if (files.size() > 1 && !bad.empty())
        said += " " + texts_.count("meeting.file.bad", static_cast<int>(bad.size()));
    effect(EffectKind::announce, 0, {}, std::move(said));
    for (auto* lines : {&bad, &good})
        for (view::FileLine& line : *lines) session_.meeting.files.push_back(std::move(line));
    shown_.reset();
    dirty_ = true;
}

// One line of what became of a file with measurements.
void App::meeting_told(std::string text, bool good) {
    effect(EffectKind::announce, 0, {}, text);
    session_.meeting.files.push_back({std::move(text), good});
}

// A patient's exported plan: only how its checklist was answered is taken, under the next running number.
void App::meeting_patient(const std::string& name, json::Value file) {
    const meeting::Thing* series = desk_.indexed().find(Kind::series, session_.meeting.series);
    auto plan = plan::read(std::move(file));
    if (!series || !plan)
        return meeting_told(
            texts_.format(
                "meeting.file.unreadable",
                {{"file", name},
                 {"fault", plan ? texts_.get("meeting.series.choose") : fault_text(plan.faults())}}),
            false);
    measure::Score score;
    for (const plan::Course& course : plan->courses) {
        const measure::Score its = measure::score_of(course);
        score.done += its.done;
        score.not_done += its.not_done;
        score.not_relevant += its.not_relevant;
    }
    std::int32_t number = 1;
    for (const meeting::Thing& point : desk_.indexed().of(Kind::point))
        if (point.record().text(Field::series) == *series->key)
            number = std::max(number, point.record().number(Field::number) + 1);
    Record point(Kind::point);
    point.set(Field::series, *series->key).set(Field::number, number);
    point.set(Field::done, score.done)
        .set(Field::not_done, score.not_done)
        .set(Field::not_relevant, score.not_relevant);
    meeting::Draft draft(desk_.history->now(), desk_.by);
    draft.put(meeting::key_of(Kind::point, {*series->key, std::to_string(number)}), point);
    meeting_commit(meeting::update(desk_.history->now(), draft.take()), "patients");
    meeting_told(
        texts_.format("meeting.file.patient", {{"file", name}, {"number", std::to_string(number)}}), true);
}

void App::meeting_csv(const std::string& name, const std::string& text) {
    const meeting::Thing* series = desk_.indexed().find(Kind::series, session_.meeting.series);
    if (!series) return meeting_told(texts_.get("meeting.series.choose"), false);
    const measure::Csv csv = measure::read_csv(text);
    meeting::Draft draft(desk_.history->now(), desk_.by);
    const exchange::PointsRead read = exchange::points_of(csv, *series);
    for (const Record& point : read.points)
        draft.put(
            meeting::key_of(Kind::point, {*series->key, std::to_string(point.number(Field::number))}), point);
    static constexpr std::string_view problems[] = {"meeting.csv.bad_utf8",     "meeting.csv.mixed",
                                                    "meeting.csv.open_quote",   "meeting.csv.uneven",
                                                    "meeting.csv.not_a_number", "meeting.csv.out_of_range",
                                                    "meeting.csv.not_a_date",   "meeting.csv.no_column"};
    for (const auto* notes : {&csv.notes, &read.notes})
        for (const measure::CsvNote& note : *notes)
            meeting_told(
                texts_.format(
                    problems[static_cast<std::size_t>(note.problem)],
                    {{"file", name}, {"line", std::to_string(note.line)}, {"cell", note.cell}}),
                note.problem == measure::CsvProblem::bad_utf8);
    meeting_told(
        texts_.format("meeting.csv.read", {{"file", name}, {"n", std::to_string(read.points.size())}}),
        !read.points.empty());
    if (!draft.empty()) meeting_commit(meeting::update(desk_.history->now(), draft.take()), {});
}

} // namespace stf
