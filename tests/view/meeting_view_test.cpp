#include <string>

#include "doctest/doctest.h"
#include "exchange/meeting_pages.h"
#include "files.h"
#include "meeting/prepare.h"
#include "view/meeting_view.h"

using namespace stf;
using namespace stf::meeting;
using namespace stf::view;

namespace {

const Texts& nb() {
    static const Texts texts = *Texts::read(test::read_texts("nb"), base::Language::nb);
    return texts;
}

struct Room {
    Meeting meeting{.id = "m"};
    std::string of, table;

    Room() {
        Draft draft(meeting, {1, 1});
        draft.put("about", Record(Kind::about).set(Field::title, std::string("Dialogmøte <Harstad>")));
        of = add_case(draft, OwnCase{"Kols", {"Sykehus", "Hjemme"}, {"Før", "Etter"}, {}}, 0);
        table = draft.add(Record(Kind::table).set(Field::title, std::string("Bord 1")));
        draft.add(Record(Kind::question).set(Field::title, std::string("Hvem ringer?")));
        draft.put("serie", Record(Kind::series).set(Field::title, std::string("Sjekkliste")));
        draft.put(
            "psfs", Record(Kind::series).set(Field::title, std::string("PSFS")).set(Field::what, What::psfs));
        meeting = update(meeting, draft.take());
    }
    void add(const std::string& key, Record record) {
        Draft draft(meeting, {2, 2});
        draft.put(key, std::move(record));
        meeting = update(meeting, draft.take());
    }
    void point(const std::string& series, int number, std::initializer_list<std::pair<Field, int>> values) {
        Record record(Kind::point);
        record.set(Field::series, series).set(Field::number, number);
        for (const auto& [field, value] : values) record.set(field, value);
        add(key_of(Kind::point, {series, std::to_string(number)}), record);
    }
};

} // namespace

TEST_CASE("meeting view: the board has a cell for each actor and step; the proposal is another board") {
    Room room;
    const Index first(room.meeting);
    const std::string step = *first.of(Kind::step)[1].key, lane = *first.of(Kind::lane)[0].key;
    Record card(Kind::card);
    card.set(Field::table, room.table)
        .set(Field::sort, Sort::wish)
        .set(Field::text, std::string("Én lege"))
        .set(Field::step, step)
        .set(Field::lane, lane);
    room.add("k", card);
    room.add("k2", card.set(Field::journey, Journey::proposed));
    room.add("k3", card.set(Field::table, std::string("et annet bord")));
    const Index index(room.meeting);
    MeetingSession session;
    session.table = room.table;
    const Board today = board(index, session, nb());
    CHECK(today.columns.size() == 2);
    CHECK(today.lanes.size() == 2);
    CHECK(today.cards == 1);
    REQUIRE(today.cell(0, 1).cards.size() == 1);
    CHECK(today.cell(0, 1).cards[0].spoken == "Ønske: Én lege. Etter, Sykehus");
    session.proposed = true;
    CHECK(board(index, session, nb()).cards == 1);
    session.table.clear();
    CHECK(board(index, session, nb()).cards == 2); // all tables'
    CHECK(shown_case(index, session) == room.of);
    CHECK(shown_question(index, session)->record().text(Field::title) == "Hvem ringer?");
}

TEST_CASE("meeting view: scores of a series; all irrelevant is no value; phases broken by hand") {
    Room room;
    for (int i = 1; i <= 14; ++i)
        room.point("serie", i, {{Field::done, i <= 7 ? 2 : 9}, {Field::not_done, i <= 7 ? 8 : 1}});
    room.point("serie", 15, {{Field::done, 0}, {Field::not_done, 0}, {Field::not_relevant, 10}});
    const auto seen = [&] {
        const Index index(room.meeting);
        return series_view(index, *index.find(Kind::series, "serie"), nb());
    };
    const SeriesView one = seen();
    CHECK(one.points.size() == 14);
    CHECK(one.without == std::vector<std::string>{"15"});
    CHECK(one.points[0].value == "20 %");
    REQUIRE(one.findings.size() == 1);
    CHECK(one.findings[0].find("signal om at noe er endret") != std::string::npos);
    Record note(Kind::note);
    room.add(
        "n",
        note.set(Field::series, std::string("serie"))
            .set(Field::number, 8)
            .set(Field::text, std::string("Ny rutine"))
            .set(Field::breaks, 1));
    const SeriesView two = seen();
    REQUIRE(two.findings.size() == 2);
    CHECK(two.phases[1].median == 90);
    CHECK(two.points[7].note == "Ny rutine");
    for (const std::string& finding : two.findings) {
        CHECK(finding.find("minst 10") != std::string::npos);
        CHECK(finding.find("signal") == std::string::npos);
    }
}

TEST_CASE("meeting view: PSFS of a group") {
    Room room;
    room.point("psfs", 1, {{Field::before, 200}, {Field::after, 650}});
    room.point("psfs", 2, {{Field::before, 300}, {Field::after, 300}});
    room.point("psfs", 3, {{Field::before, 300}});
    const Index index(room.meeting);
    const SeriesView view = series_view(index, *index.find(Kind::series, "psfs"), nb());
    CHECK(view.points.size() == 2);
    CHECK(view.group.find("n = 2") != std::string::npos);
    CHECK(view.group.find("gjennomsnitt 2,3") != std::string::npos);
    CHECK(view.group.find("Mangler én måling: 1") != std::string::npos);
}

TEST_CASE("meeting view: numbers in words") {
    CHECK(decimal(1.55, 2, base::Language::nb) == "1,55");
    CHECK(decimal(-0.04, 1, base::Language::nb) == "0,0");
    CHECK(
        decimal(-2.5, 1, base::Language::en) ==
        "\xE2\x88\x92"
        "2.5");
    CHECK(decimal(9.05, 1, base::Language::nb) == "9,1");
    CHECK(signed_number(2) == "+2");
    CHECK(hundredths("2,5") == 250);
    CHECK_FALSE(hundredths("to").has_value());
    Room room;
    room.add(
        "r",
        Record(Kind::rating)
            .set(Field::gathering, std::string("g"))
            .set(Field::item, std::string("1"))
            .set(Field::one, 3)
            .set(Field::five, 1));
    room.add(
        "r2",
        Record(Kind::rating)
            .set(Field::gathering, std::string("g"))
            .set(Field::item, std::string("1"))
            .set(Field::two, 1));
    const Rating rating = rating_of(Index(room.meeting), "g", "1");
    CHECK(rating.n == 5);
    CHECK(rating.mean == 2);
}

TEST_CASE("meeting pages: sheets for each table and participant, report, poster; texts are texts") {
    Room room;
    room.add("omr", Record(Kind::area).set(Field::title, std::string("Utskriving")));
    room.add(
        key_of(Kind::mark, {"omr", "2"}),
        Record(Kind::mark)
            .set(Field::area, std::string("omr"))
            .set(Field::phase, 2)
            .set(Field::state, State::begun));
    const Index index(room.meeting);
    const auto words = [](std::string_view key) { return nb().get(key); };
    const exchange::MeetingPages pages{index, base::Language::nb, words};
    const std::string sheets = exchange::to_html(exchange::task_sheets(pages));
    CHECK(sheets.find("Bord 1 · Dialogmøte &lt;Harstad&gt;") != std::string::npos);
    CHECK(sheets.find("1. Hvem ringer?") != std::string::npos);
    CHECK(exchange::to_html(exchange::participant_sheet(pages)).find("Før → Etter") != std::string::npos);
    CHECK(
        exchange::to_html(exchange::report_page(pages, report(index))).find("Ingen har skrevet noe her.") !=
        std::string::npos);
    const exchange::Page poster = exchange::follow_up_poster(pages);
    CHECK(poster.paper == exchange::Paper::a3_landscape);
    const std::string form = exchange::to_html(poster);
    CHECK(form.find("Utskriving") != std::string::npos);
    CHECK(form.find("Begynt") != std::string::npos);
    // Begun is yellow, the four others red; none is done. Only the poster has colours.
    const auto count = [](const std::string& in, std::string_view what) {
        std::size_t found = 0;
        for (std::size_t at = in.find(what); at != std::string::npos; at = in.find(what, at + 1)) ++found;
        return found;
    };
    CHECK(count(form, "<circle") == 5);
    CHECK(count(form, "fill=\"#f5b800\"") == 1);
    CHECK(count(form, "<circle cx=\"10\" cy=\"10\" r=\"8.5\" fill=\"#fff\" stroke=\"#c3281c\"") == 4);
    CHECK(count(form, "#1e7a34") == 0);
    CHECK(count(sheets, "#c3281c") + count(sheets, "#f5b800") + count(sheets, "#1e7a34") == 0);
    for (const std::string* page : {&sheets, &form})
        CHECK(page->find("meeting.") == std::string::npos); // every text is there
}

TEST_CASE("meeting pages: a printed run chart says what its axis goes from and to") {
    Room room;
    const Index index(room.meeting);
    const auto words = [](std::string_view key) { return nb().get(key); };
    exchange::SeriesPage series{.title = "PSFS", .low = "-2", .high = "7", .least = -2, .most = 7};
    series.points = {{"1", "3,0", "", 3}, {"2", "4,5", "", 4.5}};
    const exchange::Page page = exchange::series_page({index, base::Language::nb, words}, series);
    std::vector<std::string> texts;
    for (const exchange::Block& block : page.blocks)
        for (const exchange::Shape& shape : block.picture.shapes)
            if (shape.kind == exchange::ShapeKind::text) texts.push_back(shape.text);
    CHECK(texts == std::vector<std::string>{"-2", "7", "1", "2"});
}

TEST_CASE(
    "meeting pages: the driver diagram, each box once a sheet and on the sheet, tied to what it serves") {
    Room room;
    const auto add = [&](const std::string& key, const std::string& parent, int role) {
        Record box(Kind::driver);
        box.set(Field::title, "Boks " + key).set(Field::role, role);
        if (!parent.empty()) box.set(Field::parent, parent);
        room.add(key, box);
    };
    add("m", "", 0);
    for (const char* driver : {"d1", "d2", "d3"}) {
        add(driver, "m", 1);
        for (int i = 0; i < 8; ++i) {
            const std::string below = std::string(driver) + "-" + std::to_string(i);
            add(below, driver, 2);
            add(below + "t", below, 3);
        }
    }
    add("løs", "borte", 1); // what it hung on was removed
    const Index index(room.meeting);
    const auto words = [](std::string_view key) { return nb().get(key); };
    const exchange::Page page = exchange::driver_page({index, base::Language::nb, words});
    std::size_t sheets = 0, boxes = 0, lines = 0;
    std::string all;
    for (const exchange::Block& block : page.blocks) {
        if (block.kind != exchange::BlockKind::picture) continue;
        sheets += 1;
        CHECK(block.picture.width <= 271);
        CHECK(block.picture.height <= 181 - 15);
        for (const exchange::Shape& shape : block.picture.shapes) {
            boxes += shape.kind == exchange::ShapeKind::rect;
            lines += shape.kind == exchange::ShapeKind::line;
            if (shape.kind == exchange::ShapeKind::text) all += shape.text + "\n";
            CHECK(shape.x >= 0);
            CHECK(shape.x + shape.w <= block.picture.width);
            if (shape.kind == exchange::ShapeKind::rect) {
                CHECK(shape.y >= 0);
                CHECK(shape.y + shape.h <= block.picture.height);
            }
        }
    }
    CHECK(sheets == 2);             // 24 rows
    CHECK(boxes == lines + sheets); // all but the aim hang on something
    CHECK(boxes >= 1 + 3 + 24 + 24 + 1);
    for (const char* box : {"Boks m\n", "Boks d3\n", "Boks d1-0\n", "Boks d3-7t\n"})
        CHECK(all.find(box) != std::string::npos);
    CHECK(all.find("løs") == std::string::npos); // as on the screen
    Room empty;
    const Index none(empty.meeting);
    CHECK(exchange::driver_page({none, base::Language::nb, words}).blocks.size() == 2);
}

TEST_CASE("meeting pages: points from CSV by their columns' names, and out again") {
    Room room;
    const Index index(room.meeting);
    const Thing& checklist = *index.find(Kind::series, "serie");
    const auto read = exchange::points_of(
        measure::read_csv("Løpenr;Dato;Utført;Ikke utført;Ikke "
                          "aktuelt\n7;3.2.2026;8;1;1\n8;;x;2;0\n9;;2000;1;1\n12345678901;;1;1;1\n"),
        checklist);
    REQUIRE(read.points.size() == 4);
    CHECK(read.points[0].number(Field::number) == 7);
    CHECK(read.points[0].text(Field::date) == "2026-02-03");
    CHECK(read.points[0].number(Field::done) == 8);
    REQUIRE(read.notes.size() == 3);
    CHECK(read.notes[0].problem == measure::CsvProblem::not_a_number);
    CHECK(read.notes[1].problem == measure::CsvProblem::out_of_range);
    CHECK(
        read.notes[2].problem ==
        measure::CsvProblem::out_of_range); // an identity number is no running number
    CHECK(
        exchange::points_of(measure::read_csv("navn;alder\nKari;80\n"), checklist).notes[0].problem ==
        measure::CsvProblem::no_column);
    CHECK(exchange::points_of(measure::read_csv(""), checklist).points.empty());
    room.point("psfs", 1, {{Field::before, 250}, {Field::after, 700}});
    const Index now(room.meeting);
    const std::string csv =
        exchange::points_csv(now, "psfs", [](std::string_view key) { return nb().get(key); });
    const auto again = exchange::points_of(measure::read_csv(csv), *now.find(Kind::series, "psfs"));
    REQUIRE(again.points.size() == 1);
    CHECK(again.points[0].number(Field::before) == 250);
    CHECK(again.points[0].number(Field::after) == 700);
}
