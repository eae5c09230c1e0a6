#include "exchange/icalendar.h"

#include "base/strings.h"
#include "exchange/csv.h"
#include "exchange/support.h"
#include "plan/action.h"

using namespace stf;
using namespace stf::exchange;
using namespace stf::exchange::test;

namespace {

std::string calendar_of(const plan::Plan& plan, const CalendarChoice& choice = {}, base::Day day = today) {
    return icalendar(plan, schedule::schedule(plan, day), choice, key_itself);
}

// Lines joined again.
std::string unfolded(std::string text) {
    for (std::size_t at = 0; (at = text.find("\r\n ", at)) != std::string::npos;) text.erase(at, 3);
    return text;
}

std::string event(const std::string& lines) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Vakt\r\n" + lines +
        "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

std::vector<std::string> days_of(const BusyDays& busy) {
    std::vector<std::string> out;
    for (const BusyDay& day : busy.days)
        out.push_back(to_string(day.span.from) + "/" + to_string(day.span.to) + (day.all_day ? "" : "*"));
    return out;
}

using Days = std::vector<std::string>;

} // namespace

TEST_CASE("calendar: a booked visit has its time, its place, whom to call and a reminder") {
    const std::string text = unfolded(calendar_of(plan_of(plan_text())));
    CHECK(has(text, "BEGIN:VEVENT\r\nUID:c1/a/0@stifinner\r\nDTSTAMP:20260205T000000Z\r\n"));
    CHECK(has(
        text,
        "SUMMARY:Time hos «legen»\\, æøå\r\nDTSTART;TZID=Europe/Oslo:20260210T093000\r\nDURATION:PT45M\r\n"));
    CHECK(has(text, "LOCATION:Kommunen\\, Helsehuset\r\n"));
    CHECK(has(text, "calendar.who Kari Ås\\, 22 33 44 55"));
    CHECK(
        has(text, "STATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P1D\r\n"));
    CHECK(count(text, "BEGIN:VALARM") == 1);
}

TEST_CASE("calendar: days are whole days, and the end is not in them") {
    const std::string text = unfolded(calendar_of(plan_of(plan_text())));
    CHECK(
        has(text,
            "UID:c1/f/0@stifinner\r\nDTSTAMP:20260205T000000Z\r\nSEQUENCE:20489\r\nSUMMARY:Opphold "
            "(calendar.status.done)\r\n"
            "DTSTART;VALUE=DATE:20260203\r\nDTEND;VALUE=DATE:20260207\r\n"));
    CHECK(has(text, "DTSTART;VALUE=DATE:20260312\r\nDTEND;VALUE=DATE:20260313\r\n"));
}

TEST_CASE("calendar: what is left out when it is not wanted") {
    const plan::Plan plan = plan_of(plan_text());
    const std::string all = calendar_of(plan),
                      few = calendar_of(plan, {.proposals = false, .deadlines = false, .reminders = false});
    CHECK(has(all, "STATUS:TENTATIVE"));
    CHECK(has(all, "UID:deadline/c1/b/0@stifinner"));
    CHECK_FALSE(has(few, "STATUS:TENTATIVE"));
    CHECK_FALSE(has(few, "deadline/"));
    CHECK_FALSE(has(few, "VALARM"));
    CHECK(has(few, "UID:c1/a/0@stifinner"));
    CHECK_FALSE(has(all, "c1/c/2@")); // dropped
}

TEST_CASE("calendar: an event keeps its UID when the visit moves, and a later export is the newer one") {
    const plan::Plan before = plan_of(plan_text());
    const plan::Plan after = plan::update(
        before, plan::Book{{"c1", "a", 0}, *base::parse_day("2026-02-17"), std::nullopt, std::nullopt});
    const std::string text = unfolded(calendar_of(after, {}, today + 1));
    CHECK(has(text, "UID:c1/a/0@stifinner\r\nDTSTAMP:20260206T000000Z\r\nSEQUENCE:20490\r\n"));
    CHECK(has(text, "DTSTART;VALUE=DATE:20260217\r\nDTEND;VALUE=DATE:20260218\r\n"));
    CHECK(calendar_of(after) == calendar_of(after));
}

TEST_CASE("calendar: no line is longer than 75 octets, none splits a character, none breaks out") {
    plan::Plan plan = plan_of(plan_text());
    std::string name;
    for (int i = 0; i < 60; ++i) name += "ø🙂";
    plan = plan::update(
        plan, plan::PutPerson{{.id = "x1", .name = name + "\r\nBEGIN:VEVENT\n;,\\", .actor = "gp"}});
    const std::string text = calendar_of(plan);
    std::size_t from = 0;
    for (std::size_t to = text.find("\r\n"); to != std::string::npos; to = text.find("\r\n", from)) {
        const std::string line = text.substr(from, to - from);
        CHECK(line.size() <= 75);
        CHECK(base::utf8_valid_prefix(line) == line.size());
        CHECK(line.find('\n') == std::string::npos);
        from = to + 2;
    }
    CHECK(from == text.size());
    CHECK(has(unfolded(text), name + "\\nBEGIN:VEVENT\\n\\;\\,\\\\"));
    CHECK(count(text, "\r\nBEGIN:VEVENT\r\n") == count(text, "\r\nEND:VEVENT\r\n"));
}

TEST_CASE("busy days: dates, times, zones and the ends that do not count") {
    const auto days = [](const std::string& lines) { return days_of(read_icalendar(event(lines), today)); };
    CHECK(
        days("DTSTART;VALUE=DATE:20260210\r\nDTEND;VALUE=DATE:20260213\r\n") ==
        Days{"2026-02-10/2026-02-12"});
    CHECK(days("DTSTART;VALUE=DATE:20260210\r\n") == Days{"2026-02-10/2026-02-10"});
    CHECK(days("DTSTART:20260210T080000\r\nDTEND:20260210T160000\r\n") == Days{"2026-02-10/2026-02-10*"});
    CHECK(
        days("DTSTART;TZID=\"Europe/Oslo\":20260210T220000\r\nDURATION:PT3H\r\n") ==
        Days{"2026-02-10/2026-02-11"});
    CHECK(days("DTSTART:20260210T200000\r\nDTEND:20260211T000000\r\n") == Days{"2026-02-10/2026-02-10*"});
    CHECK(days("DTSTART:20260210T233000Z\r\n") == Days{"2026-02-11/2026-02-11*"}); // winter: +1
    CHECK(days("DTSTART:20260710T223000Z\r\n") == Days{"2026-07-11/2026-07-11*"}); // summer: +2
    CHECK(days("DTSTART:20260710T213000Z\r\n") == Days{"2026-07-10/2026-07-10*"});
    CHECK(days("DTSTART;VALUE=DATE:20260210\r\nDURATION:P2W\r\n") == Days{"2026-02-10/2026-02-23"});
}

TEST_CASE("busy days: what is free, cancelled, past, or our own is none") {
    const auto busy = [](const std::string& lines) { return read_icalendar(event(lines), today); };
    CHECK(busy("DTSTART;VALUE=DATE:20260210\r\nTRANSP:TRANSPARENT\r\n").days.empty());
    CHECK(busy("DTSTART;VALUE=DATE:20260210\r\nSTATUS:CANCELLED\r\n").days.empty());
    CHECK(busy("DTSTART;VALUE=DATE:20260201\r\n").past == 1);
    CHECK(busy("DTSTART;VALUE=DATE:20290201\r\n").days.empty());
    CHECK(read_icalendar(calendar_of(plan_of(plan_text())), today).days.empty());
    CHECK(busy("BEGIN:VALARM\r\nDTSTART;VALUE=DATE:20260210\r\nEND:VALARM\r\n").days.empty());
}

TEST_CASE("busy days: repeats, counted from the beginning, with days left out") {
    const auto days = [](const std::string& lines) { return days_of(read_icalendar(event(lines), today)); };
    CHECK(
        days("DTSTART;VALUE=DATE:20260209\r\nRRULE:FREQ=DAILY;INTERVAL=2;COUNT=3\r\nEXDATE:20260211\r\n") ==
        Days{"2026-02-09/2026-02-09", "2026-02-13/2026-02-13"});
    CHECK(
        days("DTSTART;VALUE=DATE:20260126\r\nRRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=5\r\n") ==
        Days{"2026-02-09/2026-02-09"});
    CHECK(
        days("DTSTART;VALUE=DATE:20260131\r\nRRULE:FREQ=MONTHLY;UNTIL=20260601\r\n") ==
        Days{"2026-03-31/2026-03-31", "2026-05-31/2026-05-31"});
    CHECK(days("DTSTART;VALUE=DATE:19700101\r\nRRULE:FREQ=YEARLY\r\n").size() == 2);
    CHECK(days("DTSTART;VALUE=DATE:20000101\r\nRRULE:FREQ=DAILY;INTERVAL=7\r\n").size() == 105);
    const BusyDays odd =
        read_icalendar(event("DTSTART;VALUE=DATE:20260210\r\nRRULE:FREQ=MONTHLY;BYDAY=2TU\r\n"), today);
    CHECK(days_of(odd) == Days{"2026-02-10/2026-02-10"});
    REQUIRE(odd.not_read.size() == 1);
    CHECK(odd.not_read[0] == "Vakt (FREQ=MONTHLY;BYDAY=2TU)");
}

TEST_CASE("busy days: folded lines, old letters, rubbish") {
    const BusyDays busy =
        read_icalendar(event("SUMMARY:Fe\r\n rie\\, s\xF8r\r\nDTSTART;VALUE=DATE:20260210\r\n"), today);
    REQUIRE(busy.days.size() == 1);
    CHECK(busy.days[0].title == "Ferie, sør");
    CHECK(
        read_icalendar(event("SUMMARY:s\xC3\r\n \xB8r\r\nDTSTART;VALUE=DATE:20260210\r\n"), today)
            .days[0]
            .title == "sør");
    CHECK_FALSE(read_icalendar("hei", today).calendar);
    CHECK_FALSE(read_icalendar("", today).calendar);
    CHECK(read_icalendar(event("DTSTART:nei\r\n"), today).not_read == std::vector<std::string>{"Vakt"});
    CHECK(read_icalendar("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260210\n", today).days.empty());
}

TEST_CASE("tables: separators, quotes, line breaks inside, and what a spreadsheet would run") {
    bool cut = false;
    CHECK(read_csv("a;b\r\n\"x;\"\"y\"\"\nz\";2\n", cut) == Table{{"a", "b"}, {"x;\"y\"\nz", "2"}});
    CHECK(
        read_csv(
            "\xEF\xBB\xBF"
            "a,b\n1,2",
            cut) == Table{{"a", "b"}, {"1", "2"}});
    CHECK(read_csv("a\tb;c\n", cut) == Table{{"a", "b;c"}});
    CHECK(read_csv("", cut).empty());
    CHECK(read_csv("\n\n", cut).empty());
    CHECK(read_csv("\"open", cut) == Table{{"open"}});
    CHECK_FALSE(cut);
    CHECK(read_csv("1\n2\n3\n", cut, {.rows = 2}).size() == 2);
    CHECK(cut);
    CHECK(
        write_csv({{"=1+1", "a;b", "-1", "\"q\""}}) ==
        "\xEF\xBB\xBF"
        "'=1+1;\"a;b\";'-1;\"\"\"q\"\"\"\r\n");
    const Table table = {{"æ", "x;y\n\"z\""}, {"", "1"}};
    CHECK(read_csv(write_csv(table), cut) == table);
}

TEST_CASE("tables: the plan, one line for each step that can happen") {
    const plan::Plan plan = plan_of(plan_text());
    bool cut = false;
    const Table table =
        read_csv(plan_csv(plan, schedule::schedule(plan, today), base::Language::nb, key_itself), cut);
    REQUIRE(table.size() == schedule::schedule(plan, today).steps.size() + 1);
    CHECK(table[0][0] == "csv.date");
    CHECK(
        table[1] ==
        std::vector<std::string>{
            "2026-02-10", "09:30", "calendar.status.booked", "Time hos «legen», æøå", "Hjem, igjen",
            "Kommunen", "Helsehuset", "Kari Ås", "22 33 44 55", "2026-02-10", "2026-02-10",
            "Ta med, \"listen\"; husk\nmer 🙂", "c1/a/0"});
}

TEST_CASE("tables: a shift list becomes busy days") {
    const BusyDays busy = read_busy_csv(
        "Fra;Til;Hva\n12.2.2026;14.2.2026;Vakt\n2026-02-20;;Kurs\n1.1.2020;;Gammel\n15.2.2026;12.2.2026;Feil "
        "vei\nikke en dato\n",
        today);
    CHECK(days_of(busy) == Days{"2026-02-12/2026-02-14", "2026-02-20/2026-02-20"});
    CHECK(busy.days[0].title == "Vakt");
    CHECK(busy.past == 1);
    CHECK(busy.not_read == std::vector<std::string>{"Feil vei", "ikke en dato"});
    CHECK_FALSE(read_busy_csv("a,b\nc,d\n", today).calendar);
    CHECK(days_of(read_busy_csv("12/2-26,n\xE5\n", today)) == Days{"2026-02-12/2026-02-12"});
}
