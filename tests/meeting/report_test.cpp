#include <algorithm>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "files.h"
#include "measure/csv.h"
#include "meeting/gather.h"
#include "meeting/prepare.h"
#include "meeting/read.h"
#include "meeting/report.h"
#include "pathway/read.h"
#include "pathway/resolve.h"
#include "support.h"
#include "json/value.h"

using namespace stf;
using namespace stf::meeting;
using namespace stf::meeting::test;

namespace {

// One case with two columns and three tasks, two questions, tables.
struct Prepared {
    Meeting meeting{.id = "m"};
    std::string of, lane, step, step2, task, message, task3, question, question2;
    std::vector<std::string> tables;

    explicit Prepared(int count = 2) {
        Draft draft(meeting, replica_of(1));
        Record about(Kind::about);
        draft.put("about", about.set(Field::title, std::string("Dialogmøte Harstad")));
        of = draft.add(Record(Kind::case_).set(Field::title, std::string("Kols")));
        lane = draft.add(Record(Kind::lane).set(Field::case_, of).set(Field::title, std::string("Kommune")));
        const auto column = [&](const char* title, int order) {
            return draft.add(Record(Kind::step)
                                 .set(Field::case_, of)
                                 .set(Field::title, std::string(title))
                                 .set(Field::order, order));
        };
        step2 = column("Hjem igjen", 2);
        step = column("Innlagt", 1);
        const auto duty = [&](const std::string& at, const char* title, int is_message, int order) {
            return draft.add(Record(Kind::task)
                                 .set(Field::step, at)
                                 .set(Field::title, std::string(title))
                                 .set(Field::message, is_message)
                                 .set(Field::order, order));
        };
        task = duty(step, "Legen vurderer", 0, 0);
        message = duty(step, "Kommunen får beskjed", 1, 1);
        task3 = duty(step2, "Opptrening", 0, 0);
        question = draft.add(Record(Kind::question).set(Field::title, std::string("Når?")));
        question2 =
            draft.add(Record(Kind::question).set(Field::title, std::string("Hvem?")).set(Field::order, 1));
        for (int i = 1; i <= count; ++i)
            tables.push_back(draft.add(
                Record(Kind::table).set(Field::title, "Bord " + std::to_string(i)).set(Field::order, i)));
        meeting = update(meeting, draft.take());
    }
    Record card(std::size_t table, const std::string& text, Sort sort = Sort::wish) const {
        return Record(Kind::card)
            .set(Field::table, tables[table])
            .set(Field::text, text)
            .set(Field::sort, sort)
            .set(Field::step, step)
            .set(Field::lane, lane);
    }
    Meeting said(
        const Meeting& before, std::size_t table, const std::string& item, const std::string& who) const {
        Record doing(Kind::doing);
        doing.set(Field::table, tables[table]).set(Field::item, item).set(Field::who, who);
        return update(
            before, {replica_of(10 + table), {{key_of(Kind::doing, {tables[table], item}), doing}}});
    }
    Meeting answered(
        const Meeting& before, std::size_t table, const std::string& text, bool remove = false) const {
        Record answer(Kind::answer);
        answer.set(Field::table, tables[table])
            .set(Field::question, question)
            .set(Field::text, text)
            .set(Field::remove, remove ? 1 : 0);
        return update(
            before, {replica_of(10 + table), {{key_of(Kind::answer, {tables[table], question}), answer}}});
    }
    Meeting with_card(
        const Meeting& before, std::size_t table, const std::string& text, Sort sort = Sort::wish) const {
        Draft draft(before, replica_of(10 + table));
        draft.add(card(table, text, sort));
        return update(before, draft.take());
    }
};

const auto key_words = [](std::string_view key) { return std::string(key); };

std::string file(const Meeting& meeting) {
    return json::write(write(meeting), json::Style::indented);
}

} // namespace

TEST_CASE("report: every answer with its table, per question and per step; tables in order") {
    const Prepared p;
    const Meeting one = p.answered(p.with_card(p.meeting, 0, "Én ansvarlig lege"), 0, "Ved forverring", true);
    const Meeting two =
        p.answered(p.with_card(p.meeting, 1, "Fast skjema", Sort::idea), 1, "Etter vurdering");
    const Meeting both = merge(one, two);
    const Index index(both);
    const Report r = report(index);
    CHECK(r.title == "Dialogmøte Harstad");
    CHECK(r.cards == 2);
    REQUIRE(r.questions.size() == 2);
    REQUIRE(r.questions[0].lines.size() == 2);
    CHECK(r.questions[0].lines[0].table == "Bord 1");
    CHECK(r.questions[0].lines[1].text == "Etter vurdering");
    CHECK(r.questions[0].remove == 1);
    REQUIRE(r.steps.size() == 2);
    CHECK(r.steps[0].title == "Innlagt"); // by order, not as they were written
    CHECK(r.steps[0].lines.size() == 2);
    CHECK(r.steps[0].lines[1].place == "Kommune");
    CHECK(r.loose.empty());
}

TEST_CASE("report: who does it: gaps, agreement whatever the capitals, disagreement side by side, and who "
          "bears most") {
    const Prepared p(3);
    Meeting all =
        merge(p.said(p.meeting, 0, p.task, "Fastlegen"), p.said(p.meeting, 1, p.task, " fastlegen. "));
    all = merge(all, p.said(p.meeting, 2, p.task, "Legevakt"));
    all = p.said(all, 0, p.message, "Fastlegen");
    const Index index(all);
    const Report r = report(index);
    REQUIRE(r.duties.size() == 3);
    REQUIRE(r.duties[0].said.size() == 2);
    CHECK(r.duties[0].said[0].tables == std::vector<std::string>{"Bord 1", "Bord 2"});
    CHECK(r.duties[0].disagreed());
    CHECK(r.duties[1].message);
    CHECK_FALSE(r.duties[1].disagreed());
    CHECK(r.duties[2].open());
    CHECK(r.open_duties == 1);
    REQUIRE(r.loads.size() == 2);
    CHECK(r.loads[0].who == "Fastlegen");
    CHECK(r.loads[0].tasks == 1);
    CHECK(r.loads[0].messages == 1);
    // An answer that is taken back is a gap again.
    CHECK(report(Index(p.said(all, 0, p.message, ""))).open_duties == 2);
}

TEST_CASE("report: groups and votes of several devices add up") {
    const Prepared p;
    Meeting all = p.with_card(p.with_card(p.meeting, 0, "a"), 1, "b");
    const Index before(all);
    const std::string first = *before.of(Kind::card)[0].key, second = *before.of(Kind::card)[1].key;
    Draft draft(all, replica_of(5));
    const std::string group = draft.add(Record(Kind::group).set(Field::title, std::string("Én lege")));
    for (const std::string& card : {first, second})
        draft.put(
            key_of(Kind::member, {card}),
            Record(Kind::member).set(Field::target, card).set(Field::group, group));
    all = update(all, draft.take());
    const auto vote = [&](const Meeting& from, int by, const std::string& target, int count) {
        return update(
            from,
            {replica_of(static_cast<std::uint64_t>(by)),
             {{key_of(Kind::vote, {std::to_string(by), target}),
               Record(Kind::vote).set(Field::target, target).set(Field::count, count)}}});
    };
    all = merge(vote(all, 6, group, 3), vote(vote(all, 7, group, 2), 7, first, 1));
    const Index index(all);
    const Report r = report(index);
    REQUIRE(r.groups.size() == 1);
    CHECK(r.groups[0].cards.size() == 2);
    CHECK(votes_on(index, group) == 5);
    CHECK(r.groups[0].votes == 6); // and the dot on one of its cards
    const std::string markdown = to_markdown(r, key_words);
    CHECK(markdown.find("### Én lege ● 6\n\n- **Bord 1**") != std::string::npos);
}

TEST_CASE("gather: several files at once, whatever is wrong with some of them") {
    const Prepared p(3);
    const Meeting one = p.with_card(p.meeting, 0, "a"),
                  two = p.with_card(p.with_card(p.meeting, 1, "b"), 1, "c");
    Prepared other;
    other.meeting.id = "et annet møte";
    const std::string whole = file(two);
    std::vector<Arrived> files = {{"bord1.json", file(one)},
                                  {"bord2.json", whole},
                                  {"bord2 (1).json", whole},
                                  {"halv.json", whole.substr(0, whole.size() / 2)},
                                  {"annet.json", file(other.meeting)},
                                  {"plan.json", R"({"format":"stifinner/plan","version":1,"courses":[]})"},
                                  {"bilde.json", "\x89PNG\r\n"},
                                  {"tom.json", ""}};
    const Gathered got = gather(p.meeting, files);
    REQUIRE(got.files.size() == files.size());
    CHECK(got.files[0].outcome == Outcome::merged);
    CHECK(got.files[0].news == 1);
    CHECK(got.files[0].tables == std::vector<std::string>{"Bord 1"});
    CHECK(got.files[1].news == 2);
    CHECK(got.files[2].outcome == Outcome::nothing_new);
    CHECK(got.files[3].outcome == Outcome::unreadable);
    CHECK(got.files[3].faults[0].code == base::FaultCode::unexpected_end);
    CHECK(got.files[4].outcome == Outcome::other_meeting);
    CHECK(got.files[4].title == "Dialogmøte Harstad");
    for (std::size_t i = 5; i < 8; ++i) CHECK(got.files[i].outcome == Outcome::unreadable);
    CHECK(Index(got.meeting).of(Kind::card).size() == 3);
    std::reverse(files.begin(), files.end());
    CHECK(bytes(gather(p.meeting, files).meeting) == bytes(got.meeting));
    CHECK(bytes(gather(got.meeting, files).meeting) == bytes(got.meeting)); // and again
    // A later correction from a table comes in; what it took away goes.
    const std::string card = *Index(one).of(Kind::card)[0].key;
    const Meeting corrected = update(one, {replica_of(10), {{card, p.card(0, "rettet")}}});
    const Gathered later = gather(got.meeting, {{"bord1.json", file(corrected)}});
    CHECK(later.files[0].news == 1);
    CHECK(Index(later.meeting).find(Kind::card, card)->record().text(Field::text) == "rettet");
    const Gathered gone = gather(
        later.meeting, {{"bord1.json", file(update(corrected, {replica_of(10), {{card, std::nullopt}}}))}});
    CHECK(gone.files[0].outcome == Outcome::merged);
    CHECK(Index(gone.meeting).find(Kind::card, card) == nullptr);
}

TEST_CASE("gather: two tables with one name keep apart") {
    const Prepared p;
    Draft a(p.meeting, replica_of(20)), b(p.meeting, replica_of(21));
    a.add(Record(Kind::table).set(Field::title, std::string("Bord 9")));
    b.add(Record(Kind::table).set(Field::title, std::string("Bord 9")));
    const Meeting both = merge(update(p.meeting, a.take()), update(p.meeting, b.take()));
    const Index index(both);
    CHECK(tables_with_one_name(index) == std::vector<std::string>{"Bord 9"});
    std::vector<std::string> names;
    for (const Thing& table : index.of(Kind::table)) names.push_back(table_name(index, *table.key));
    std::sort(names.begin(), names.end());
    CHECK(names == std::vector<std::string>{"Bord 1", "Bord 2", "Bord 9 (1)", "Bord 9 (2)"});
    CHECK(report(index).same_names.size() == 1);
}

TEST_CASE("gather: 500 tables with 40 cards each; nothing is missing") {
    const Prepared p(500);
    std::vector<Meeting> files;
    for (std::size_t table = 0; table < 500; ++table) {
        Draft draft(p.meeting, replica_of(1000 + table));
        for (int i = 0; i < 40; ++i)
            draft.add(p.card(table, "kort " + std::to_string(i), static_cast<Sort>(i % 6)));
        files.push_back(update(p.meeting, draft.take()));
    }
    const Meeting all = merge(files);
    const Index index(all);
    CHECK(index.of(Kind::card).size() == 20'000);
    const Report r = report(index);
    CHECK(r.cards == 20'000);
    CHECK(r.steps[0].lines.size() == 20'000);
    const std::string csv = to_csv(r, key_words);
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 1 + 20'000 + 3);
}

TEST_CASE("report files: the CSV is read again cell by cell; Markdown and JSON say the same; no text becomes "
          "markup") {
    const Prepared p;
    const std::string nasty = "=1+1; \"sitat\" | # *stjerne*\n<script>";
    const Meeting all = p.answered(p.with_card(p.meeting, 0, nasty), 1, "-ja");
    const Index index(all);
    const Report r = report(index);
    const measure::Csv csv = measure::read_csv(to_csv(r, key_words));
    CHECK(csv.notes.empty());
    bool found = false;
    for (const auto& row : csv.rows) found = found || row[5] == "'" + nasty;
    CHECK(found);
    const std::string markdown = to_markdown(r, key_words);
    CHECK(markdown.find("\\# \\*stjerne\\* \\<script>") != std::string::npos);
    CHECK(markdown.find("meeting.report.clarify") != std::string::npos);
    const auto json = json::parse(to_json(r));
    REQUIRE(json.ok());
    CHECK(json->find("steps")->items()[0].find("lines")->items()[0].find("text")->string() == nasty);
}

TEST_CASE("prepare: a case from its pathway: lanes, columns, and every step and message under its column") {
    pathway::Parts parts;
    for (const char* kind : {"actors", "checklists", "question_sets", "glossary"})
        REQUIRE_FALSE(base::any_fault(pathway::read_parts(
            *json::parse(stf::test::read_file(std::string("pathways/parts/") + kind + ".json")), parts)));
    auto value = json::parse(stf::test::read_file("pathways/forverring-kols.json"));
    auto whole = pathway::resolve(std::move(*value), parts);
    REQUIRE(whole.ok());
    const auto pathway = pathway::read(std::move(*whole));
    REQUIRE(pathway.ok());
    Meeting meeting{.id = "m"};
    Draft draft(meeting, replica_of(1));
    add_case(draft, *pathway, base::Language::nb, 0);
    for (const pathway::Checklist& set : pathway->question_sets)
        if (set.id == "dialogmote-forverring") add_questions(draft, set, base::Language::nb, 15);
    add_case(draft, OwnCase{"Eget", {"Hjemme", "Skole"}, {"Før", "Etter"}, {pathway::Level::home}}, 1);
    meeting = update(meeting, draft.take());
    const Index index(meeting);
    CHECK(index.of(Kind::case_).size() == 2);
    CHECK(index.of(Kind::lane).size() == pathway->lanes.size() + 2);
    CHECK(index.of(Kind::step).size() == pathway->stages.size() + 2);
    CHECK(index.of(Kind::task).size() == pathway->steps.size());
    CHECK(index.of(Kind::question).size() == 7);
    std::size_t messages = 0;
    for (const Thing& task : index.of(Kind::task)) messages += task.record().number(Field::message) != 0;
    CHECK(messages == 6);
    const auto again = read(*json::parse(bytes(meeting)));
    REQUIRE(again.ok());
    CHECK(again.faults().empty());
    CHECK(bytes(*again) == bytes(meeting));
}

TEST_CASE("prepare: the programme's times follow from one and the minutes") {
    Meeting meeting{.id = "m"};
    Draft draft(meeting, replica_of(1));
    const auto point = [&](const char* title, const char* time, int minutes, int order) {
        draft.add(Record(Kind::programme)
                      .set(Field::title, std::string(title))
                      .set(Field::time, std::string(time))
                      .set(Field::minutes, minutes)
                      .set(Field::order, order));
    };
    point("Kaffe", "", 30, 0);
    point("Velkommen", "09:50", 15, 1);
    point("Bordene", "", 90, 2);
    point("Slutt", "", 0, 3);
    meeting = update(meeting, draft.take());
    CHECK(programme_times(Index(meeting)) == std::vector<std::string>{"", "09:50", "10:05", "11:35"});
    CHECK(next_order(Index(meeting).of(Kind::programme)) == 4);
}

TEST_CASE("report: tables stand in their order, not in that of their names or of the files") {
    const Prepared p(12);
    Meeting all = p.meeting;
    for (const std::size_t table : {11u, 1u, 9u}) {
        Meeting own = p.with_card(p.answered(p.meeting, table, "svar"), table, "kort");
        own = p.said(own, table, p.task, table == 11 ? "Sykehuset" : "Fastlegen");
        all = merge(own, all);
    }
    const Report r = report(Index(all));
    const auto tables = [](const std::vector<Line>& lines) {
        std::string out;
        for (const Line& line : lines) out += line.table + ";";
        return out;
    };
    CHECK(tables(r.questions[0].lines) == "Bord 2;Bord 10;Bord 12;");
    CHECK(tables(r.steps[0].lines) == "Bord 2;Bord 10;Bord 12;");
    REQUIRE(r.duties[0].said.size() == 2);
    CHECK(r.duties[0].said[0].tables == std::vector<std::string>{"Bord 2", "Bord 10"});
    CHECK(r.duties[0].said[1].who == "Sykehuset");
}
