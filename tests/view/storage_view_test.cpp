#include "view/storage_view.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "files.h"
#include "pathway/read.h"
#include "plan/action.h"
#include "json/value.h"

using namespace stf;

namespace {

view::Texts texts() {
    auto read = view::Texts::read(test::read_texts("nb"), base::Language::nb);
    REQUIRE(read);
    return std::move(*read);
}

const char* const file =
    R"({"format": "stifinner/pathway", "version": 1, "id": "p", "title": {"nb": "Prøve"},
  "edition": {"date": "2022-01-24", "publisher": "P"}, "sources": [{"id": "s", "title": "S"}],
  "anchors": [{"id": "a", "title": {"nb": "Diagnose"}}], "lanes": [{"id": "home", "title": {"nb": "Hjemme"}, "level": "home"}],
  "decisions": [{"id": "d", "title": {"nb": "Vil du?"}, "options": [{"id": "y", "title": {"nb": "Ja"}}, {"id": "n", "title": {"nb": "Nei"}}]}],
  "steps": [{"id": "talk", "title": {"nb": "En samtale"}, "lane": "home",
             "after": [{"of": "a", "min": "2 d", "strength": "normative", "source": "s"}]},
            {"id": "later", "title": {"nb": "Det neste"}, "lane": "home",
             "after": [{"of": "talk", "min": "1 wk", "strength": "normative", "source": "s"}]}]})";

const base::Day read_on = *base::parse_day("2026-11-22");

struct Changing {
    plan::Plan plan;
    const view::Texts& words;

    // Does it, and says what changed.
    std::string operator()(const plan::Action& action) {
        const plan::Plan before = plan;
        plan = plan::update(plan, action);
        return view::change_words(before, plan, read_on, words);
    }
};

} // namespace

TEST_CASE("storage view: each kind of change is told in words, and undone ones too") {
    const view::Texts nb = texts();
    auto value = json::parse(file);
    REQUIRE(value);
    auto read = pathway::read(std::move(*value));
    REQUIRE(read);
    Changing act{{}, nb};
    const plan::Reference talk{"c", "talk", 0};
    CHECK(
        act(plan::AddCourse{"c", std::make_shared<const pathway::Pathway>(std::move(*read)), {}}) ==
        "La til Prøve");
    const plan::Plan empty = act.plan;
    CHECK(act(plan::SetAnchor{"c", "a", *base::parse_day("2026-11-20")}) == "Dato: Diagnose, 20. november");
    CHECK(act(plan::Choose{"c", "d", "y"}) == "Svar: Vil du?");
    CHECK(act(plan::Choose{"c", "d", "n"}) == "Svar: Vil du?");
    CHECK(
        act(plan::Book{talk, *base::parse_day("2026-11-25"), base::parse_time("09:30"), {}}) ==
        "Time: En samtale, ons 25. november kl. 9.30");
    CHECK(
        act(plan::MarkDone{talk, *base::parse_day("2026-11-25"), {}}) ==
        "Gjort: En samtale, ons 25. november");
    CHECK(act(plan::ClearFact{talk}) == "Time eller avkryssing tatt bort: En samtale");
    CHECK(act(plan::Drop{talk}) == "Tatt ut: En samtale");
    CHECK(act(plan::SetNote{talk, "Spør om X"}) == "Notat: En samtale");
    CHECK(act(plan::SetNote{talk, ""}) == "Notat slettet: En samtale");
    CHECK(act(plan::PutPerson{{.id = "x", .name = "Anne"}}) == "Kontakt: Anne");
    CHECK(act(plan::RemovePerson{"x"}) == "Kontakt slettet: Anne");
    CHECK(act(plan::SetTitle{"Min plan"}) == "Navn på planen: Min plan");
    CHECK(act(plan::RemoveCourse{"c"}) == "Tok bort Prøve");
    CHECK(view::change_words(act.plan, act.plan, read_on, nb) == "Endret planen");
    // Several at once: the first, and how many more.
    plan::Plan two = plan::update(empty, plan::SetAnchor{"c", "a", *base::parse_day("2026-11-20")});
    two = plan::update(two, plan::SetNote{talk, "hemmelig"});
    two = plan::update(two, plan::SetTitle{"T"});
    CHECK(view::change_words(empty, two, read_on, nb) == "Dato: Diagnose, 20. november, og to endringer til");
    // What a person wrote in a note never stands in the list, which others may see over a shoulder.
    CHECK(view::change_words(empty, two, read_on, nb).find("hemmelig") == std::string::npos);
}

TEST_CASE("storage view: what the page tells is read; nonsense is nothing") {
    view::StorageSession session;
    view::read_status(
        R"({"kept": "full", "persisted": true, "can_link": true, "linked": "plan.json", "locked": true, "file_days": 3, "update": true})",
        session);
    CHECK(session.kept == "full");
    CHECK(session.persisted);
    CHECK(session.linked == "plan.json");
    CHECK(session.file_days == 3);
    CHECK(session.update);
    CHECK_FALSE(session.offline);
    for (const char* bad : {"", "{", "[]", "null", "3", R"([{"id": "x", "day": "y"}])", R"({"kept": 3})"}) {
        view::read_status(bad, session);
        view::read_versions(bad);
        CHECK(view::read_left(bad).size() <= 1);
    }
    const auto versions = view::read_versions(
        R"([{"id": 5120, "of": "p", "key": "plan", "words": "Notat: X", "title": "T", "day": 20779, "minutes": 571},
            {"id": 4096, "of": "m", "key": "meeting", "words": "", "title": "", "day": 20779, "minutes": 5},
            {"id": 3072, "of": "s", "key": "settings", "words": "", "title": "", "day": 20779, "minutes": 5}])");
    REQUIRE(versions.size() == 2);
    CHECK_FALSE(versions[0].meeting);
    CHECK(versions[1].meeting);
    CHECK(versions[0].id == 5120);
    CHECK(base::to_string(versions[0].day) == "2026-11-22");
    CHECK(base::to_string(versions[0].time) == "09:31");
}

TEST_CASE("storage view: every verb has a name of its own") {
    std::vector<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(view::StorageVerb::pass_read); ++i) {
        const std::string_view name = view::name(static_cast<view::StorageVerb>(i));
        CHECK_FALSE(name.empty());
        CHECK(std::find(names.begin(), names.end(), name) == names.end());
        names.push_back(name);
    }
    CHECK(view::name(view::StorageVerb::go) == "go");
    CHECK(view::name(view::StorageVerb::pass_read) == "pass_read");
    CHECK(view::name(view::StorageVerb::restore) == "restore");
}
