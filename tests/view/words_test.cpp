// Texts, dates and settings: what people read and write.
#include <doctest/doctest.h>

#include "files.h"
#include "view/dates.h"
#include "view/screens.h"
#include "view/session.h"

using namespace stf;
using namespace stf::view;

namespace {

Texts texts(const char* code) {
    auto read = Texts::read(stf::test::read_texts(code), language_from(code));
    REQUIRE(read.ok());
    return *read;
}

base::Day day(const char* text) {
    return *base::parse_day(text);
}

} // namespace

TEST_CASE("texts: missing keys answer with themselves, names are filled in, numbers are words up to twelve") {
    const Texts nb = texts("nb");
    CHECK(nb.get("no.such.key") == "no.such.key");
    CHECK(nb.format("contact.call", {{"who", "Liv"}}) == "Ring Liv");
    CHECK(nb.format("contact.call", {}) == "Ring {who}");
    CHECK(nb.count("journeys.title", 1, {{"month", "juni"}}) == "Én reise fram til juni");
    CHECK(nb.count("journeys.title", 3, {{"month", "juni"}}) == "Tre reiser fram til juni");
    CHECK(nb.count("journeys.title", 0, {{"month", "juni"}}) == "Ingen reiser fram til juni");
    CHECK(nb.count("journeys.title", 13, {{"month", "juni"}}) == "13 reiser fram til juni");
    CHECK_FALSE(Texts::read("{\"a\": 1}", base::Language::nb).ok());
    CHECK_FALSE(Texts::read("{", base::Language::nb).ok());
}

TEST_CASE("dates: as people say them, with the year only where it isn't this one") {
    const Texts nb = texts("nb"), en = texts("en");
    const base::Day today = day("2026-04-21");
    CHECK(long_date(today, today, nb) == "tirsdag 21. april");
    CHECK(short_date(day("2027-05-12"), today, nb) == "ons 12. mai 2027");
    CHECK(date_range(day("2026-04-04"), day("2026-04-09"), today, nb) == "4.–9. april");
    CHECK(date_range(day("2026-04-15"), day("2026-05-15"), today, nb) == "15. april–15. mai");
    CHECK(date_range(day("2026-12-30"), day("2027-01-02"), today, nb) == "30. desember–2. januar 2027");
    CHECK(date_range(today, today, today, nb) == "21. april");
    CHECK(when(day("2026-04-30"), base::TimeOfDay{615}, today, nb, false) == "tor 30. april kl. 10.15");
    CHECK(when(day("2026-04-30"), base::TimeOfDay{600}, today, nb, true) == "torsdag 30. april kl. 10");
    CHECK(long_date(today, today, en) == "Tuesday 21 April");
    CHECK(capitalised("én ting") == "Én ting");
    CHECK(capitalised("") == "");
    CHECK(holiday_name(base::Holiday::ascension, nb) == "Kr. himmelfart");
}

TEST_CASE("a date in three fields: understood as people write it, and each problem told apart") {
    const base::Day today = day("2026-11-22");
    const auto answer = [&](const char* d, int m, const char* y) { return understand({d, m, y}, today, 10); };
    CHECK(answer("15.", 1, "2026").day == day("2026-01-15"));
    CHECK(answer(" 15 ", 1, "26").day == day("2026-01-15"));
    CHECK(answer("", 0, "").problem == DateProblem::empty);
    CHECK(answer("15", 0, "2026").problem == DateProblem::incomplete);
    CHECK(answer("x", 1, "2026").problem == DateProblem::incomplete);
    CHECK(answer("31", 2, "2026").problem == DateProblem::no_such_day);
    CHECK(answer("29", 2, "2024").day == day("2024-02-29"));
    CHECK(answer("1", 1, "1890").problem == DateProblem::outside);
    const DateAnswer far = answer("1", 1, "2010");
    CHECK(far.problem == DateProblem::far_off);
    CHECK(far.day == day("2010-01-01")); // usable, once the person has said so
    const DateDraft draft = draft_of(day("2026-05-03"));
    CHECK(draft.day == "3");
    CHECK(draft.month == 5);
    CHECK(draft.year == "2026");
}

TEST_CASE("settings: kept and read again; what isn't understood keeps its usual value") {
    Settings settings;
    settings.language = base::Language::nn;
    settings.theme = Theme::contrast;
    settings.text_percent = 200;
    settings.text_mode = true;
    const Settings again = read_settings(write_settings(settings));
    CHECK(again.language == base::Language::nn);
    CHECK(again.theme == Theme::contrast);
    CHECK(again.text_percent == 200);
    CHECK(again.text_mode);
    CHECK_FALSE(again.still);
    settings.own_note = "Jeg sover dårlig"; // can be locked, settings cannot
    CHECK(write_settings(settings).find("sover") == std::string::npos);
    const Settings old = read_settings("{\"own_note\": \"Jeg sover dårlig\"}"); // where it once stood
    CHECK(old.own_note == "Jeg sover dårlig");
    CHECK(read_settings(write_settings(old)).own_note == old.own_note);
    CHECK(read_settings("{\"text_percent\": 9000, \"theme\": \"pink\"}").text_percent == 100);
    CHECK(read_settings("not json").language == base::Language::nb);
}

TEST_CASE("a role inside a sentence begins small; a name and an acronym stay") {
    using stf::view::uncapitalised;
    CHECK(uncapitalised("Kontaktlege") == "kontaktlege");
    CHECK(uncapitalised("Øyelegen") == "øyelegen");
    CHECK(uncapitalised("NAV") == "NAV");
    CHECK(uncapitalised("ÅB") == "ÅB");
    CHECK(uncapitalised("").empty());
    stf::view::Contact contact;
    contact.name = "Fastlegen";
    CHECK(stf::view::in_sentence(contact) == "fastlegen");
    contact.id = "p1";
    CHECK(stf::view::in_sentence(contact) == "Fastlegen");
}
