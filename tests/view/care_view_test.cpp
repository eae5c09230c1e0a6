// «Viktig for meg», «Hvis det blir verre», «Folk» and a copy made for someone, in words.
#include <doctest/doctest.h>

#include <algorithm>

#include "files.h"
#include "plan/action.h"
#include "plan/copy.h"
#include "plan/read.h"
#include "schedule/planner.h"
#include "view/matters_view.h"
#include "view/people_view.h"
#include "view/worse_view.h"
#include "json/value.h"

using namespace stf;
using namespace stf::view;

namespace {

const char* const course_text =
    R"({"id":"c1","pathway":{"format":"stifinner/pathway","version":1,"id":"k","title":{"nb":"Når det blir verre"},"label":{"nb":"Kols"},
  "edition":{"date":"2025-01-01","publisher":"P"},"sources":[{"id":"s","title":"S"}],
  "anchors":[{"id":"start","title":{"nb":"Start"}},{"id":"worse","title":{"nb":"Verre"}}],"lanes":[{"id":"l","title":{"nb":"Kommune"},"level":"municipal"}],
  "actors":[{"id":"gp","title":{"nb":"Fastlegen"},"explain":{"nb":"Legen din."},"level":"gp"},{"id":"relative","title":{"nb":"Pårørende"},"level":"home"},
            {"id":"hospital","title":{"nb":"Sykehuset"},"level":"specialist"}],
  "steps":[{"id":"info","title":{"nb":"Informasjon"},"lane":"l","kind":"message","responsible":["hospital","gp"],"after":[{"of":"start","min":"0 d","strength":"workshop","source":"s"}]},
           {"id":"course","title":{"nb":"Kurs"},"lane":"l","responsible":["gp"],"after":[{"of":"info","min":"1 wk","strength":"workshop","source":"s"}]},
           {"id":"say","title":{"nb":"Si fra"},"lane":"l","responsible":["relative","gp"],"books":"gp","after":[{"of":"worse","min":"0 d","strength":"workshop","source":"s"}]},
           {"id":"look","title":{"nb":"Legen ser"},"lane":"l","after":[{"of":"say","min":"0 d","strength":"workshop","source":"s"}]}]},
  "anchors":{"start":"2026-01-10"}})";

base::Day on(const char* text) {
    return *base::parse_day(text);
}

class World {
public:
    explicit World(const std::string& more = "", const char* code = "nb")
        : texts(*Texts::read(test::read_texts(code), language_from(code))) {
        auto read = plan::read(*json::parse(
            R"({"format":"stifinner/plan","version":1,"id":"x","courses":[)" + std::string(course_text) +
            "]" + more + "}"));
        REQUIRE(read);
        plan = std::move(*read);
    }
    void act(const plan::Action& action) { plan = plan::update(plan, action); }
    Source source() {
        schedule::Planner planner(plan, today);
        planner.search_trips(100000);
        schedule = planner.schedule();
        return {plan, schedule, texts, today};
    }

    Texts texts;
    plan::Plan plan;
    schedule::Schedule schedule;
    base::Day today = on("2026-02-06");
};

} // namespace

TEST_CASE("worse: the course that waits is followed; when it has been, another like it") {
    World world;
    WorseView view = worse_view(world.source(), {});
    REQUIRE(view.ways.size() == 1);
    CHECK(view.ways[0].course == "c1");
    CHECK_FALSE(view.ways[0].again);
    CHECK(view.since.empty());
    CHECK(view.zones[2].name == "Rød");

    world.act(plan::SetAnchor{"c1", "worse", world.today});
    view = worse_view(world.source(), {});
    CHECK(view.ways[0].again);
    CHECK(view.since.find("6. februar") != std::string::npos);

    const plan::Plan again = with_worse_again(world.plan, world.plan.courses[0], "c2", on("2026-03-01"));
    REQUIRE(again.courses.size() == 2);
    CHECK(plan::anchor_day(again.courses[1], "worse") == on("2026-03-01"));
    CHECK(plan::anchor_day(again.courses[1], "start") == on("2026-01-10"));
    std::vector<std::string> dropped;
    for (const plan::Fact& fact : again.courses[1].facts) dropped.push_back(fact.step);
    CHECK(dropped == std::vector<std::string>{"info", "course"}); // what hangs on the start alone
    CHECK(again.courses[0].facts.empty());
    CHECK(plan::read(plan::write(again)).ok());

    // With two courses of it, the one that still waits is offered.
    world.plan = plan::update(again, plan::SetAnchor{"c2", "worse", std::nullopt});
    view = worse_view(world.source(), {});
    REQUIRE(view.ways.size() == 1);
    CHECK(view.ways[0].course == "c2");
}

TEST_CASE("worse: without such a course, the catalogue's pathways are offered") {
    World world;
    world.act(plan::RemoveCourse{"c1"});
    Catalogue catalogue = read_catalogue(
        R"({"pathways":[{"id":"a","file":"a.json","title":{"nb":"A"},"anchors":[{"id":"start","title":{"nb":"S"}},{"id":"worse","title":{"nb":"V"}}]},
            {"id":"b","file":"b.json","title":{"nb":"B"},"anchors":[{"id":"start","title":{"nb":"S"}}]}]})");
    const WorseView view = worse_view(world.source(), catalogue);
    REQUIRE(view.ways.size() == 1);
    CHECK(view.ways[0].pathway == "a");
}

TEST_CASE("worse: the card names both numbers, and leaves room for what is not written") {
    World world(
        R"(,"owner":"Odd","people":[{"id":"p1","name":"Berit","phone":"00 00 11 22"}],"worse":{"yellow":{"signs":"Tyngre","call":["p1"]}})");
    const std::string html = exchange::to_html(worse_page(world.source(), true));
    for (const char* words : {"Odd", "Tyngre", "Berit", "00 00 11 22", "113", "116 117", "Rød", "Grønn"})
        CHECK_MESSAGE(html.find(words) != std::string::npos, words);
}

TEST_CASE("people: steps that name several or nobody are open until someone is named") {
    World world(R"(,"people":[{"id":"p1","name":"Nils","actor":"gp","phone":"00 00 22 33"}])");
    world.act(plan::SetAnchor{"c1", "worse", world.today});
    PeopleView view = people_view(world.source());
    std::vector<std::string> open;
    for (const Gap& gap : view.gaps) open.push_back(gap.at.step);
    CHECK(open == std::vector<std::string>{"info", "look"}); // "say" is booked by someone, "course" has one
    CHECK(view.gaps[0].text == "En melding som flere kan sende: Sykehuset og Fastlegen.");
    REQUIRE(view.gaps[0].ask);
    CHECK(view.gaps[0].ask->name == "Nils");
    world.act(plan::CareAction{plan::Assign{"p1", "c1", "info"}});
    view = people_view(world.source());
    CHECK(view.gaps.back().doer == "p1"); // those still open come first
    CHECK(view.people[0].does == std::vector<std::string>{"Informasjon"});
    CHECK(view.unnamed.empty());
    world.act(plan::RemovePerson{"p1"});
    view = people_view(world.source());
    REQUIRE(view.unnamed.size() == 1);
    CHECK(view.unnamed[0].actor == "gp");
}

TEST_CASE("people: consents in words, in force or not, and of someone who is gone") {
    World world(
        R"(,"people":[{"id":"p1","name":"Anne"}],"consents":[{"id":"k","person":"p1","name":"Anne","what":["dates","worse"],"from":"2026-02-01","until":"2026-06-30"},)"
        R"({"id":"l","person":"p1","name":"Anne","what":["notes"],"from":"2026-01-01","withdrawn":"2026-01-20"},{"id":"m","person":"p9","name":"Per","what":["dates"],"from":"2026-01-01"}])");
    const PeopleView view = people_view(world.source());
    REQUIRE(view.people[0].consents.size() == 2);
    CHECK(
        view.people[0].consents[0].text ==
        "Kan se planen med datoer og planen hvis det blir verre. Fra 1. februar til 30. juni.");
    CHECK(view.people[0].may_have_copy);
    CHECK_FALSE(view.people[0].consents[1].holds);
    CHECK(view.people[0].consents[1].text.find("Trukket tilbake 20. januar.") != std::string::npos);
    REQUIRE(view.former.size() == 1);
    CHECK(view.former[0].text.find("Per.") == 0);
    CHECK(
        plan::shared_topics(world.plan, "p1", world.today) ==
        std::vector<plan::Topic>{plan::Topic::dates, plan::Topic::worse});
    CHECK(plan::shared_topics(world.plan, "p1", on("2026-07-01")).empty());
}

TEST_CASE("copy: what is not shared is not in it, whatever is; the receiver's tasks are theirs") {
    World world(
        R"(,"owner":"Odd","people":[{"id":"p1","name":"Anne","actor":"relative"},{"id":"p2","name":"Hemmelig person"}],"relative_note":"hemmelig brev",)"
        R"("matters":{"words":"hemmelig ønske"},"worse":{"yellow":{"signs":"Tyngre","call":["p2"]}},"later_field":"hemmelig felt")");
    world.act(plan::SetAnchor{"c1", "worse", world.today});
    world.act(plan::SetNote{{"c1", "say", 0}, "hemmelig notat"});
    world.act(plan::Book{{"c1", "look", 0}, on("2026-02-09"), std::nullopt, std::nullopt});
    const plan::Plan copy =
        plan::copy_for(world.plan, "p1", {plan::Topic::dates, plan::Topic::worse}, "y", world.today);
    const std::string text = json::write(plan::write(copy));
    CHECK(text.find("emmelig") == std::string::npos);
    CHECK(plan::read(plan::write(copy)).ok());
    CHECK(copy.copy_of == "x");
    CHECK(copy.worse.of(plan::Zone::yellow).signs == "Tyngre");
    world.plan = copy;
    const RelativeView view = relative_view(world.source());
    CHECK(
        view.banner ==
        "Dette er planen til Odd. Du har fått se: planen med datoer og planen hvis det blir verre.");
    REQUIRE(view.tasks.size() == 1);
    CHECK(view.tasks[0].title == "Si fra");

    world.plan = plan::copy_for(world.plan, "p1", {}, "z", world.today); // nothing at all
    CHECK(world.plan.courses.empty());
    CHECK(relative_view(world.source()).tasks.empty());
}

TEST_CASE("matters: what was answered and when, without a judgement") {
    for (const char* code : {"nb", "nn", "en"}) {
        World world("", code);
        world.today = on("2026-03-10");
        for (const char* id : {"a", "b", "d"}) {
            world.act(plan::CareAction{plan::PutActivity{id, "", std::string("Ting ") + id}});
            world.act(plan::CareAction{plan::SetScore{id, on("2026-02-02"), 3}});
        }
        CHECK_FALSE(matters_view(world.source(), {}).due.empty());
        CHECK(matters_view(world.source(), {}).means.empty());
        for (const auto& [id, value] :
             std::initializer_list<std::pair<const char*, int>>{{"a", 0}, {"b", 3}, {"d", 10}})
            world.act(plan::CareAction{plan::SetScore{id, world.today, value}});
        const MattersView view = matters_view(world.source(), {});
        CHECK(view.due.empty());
        CHECK(view.number.empty());
        CHECK(view.activities[0].first == 3);
        CHECK(view.activities[0].last == 0);
        CHECK(view.means.find(code == std::string("en") ? "4.3" : "4,3") != std::string::npos);
        CHECK(view.activities[0].answers.find("3 ") != std::string::npos);
    }
}

TEST_CASE(
    "matters: steps that serve an activity are named on both sides, and one that is gone is passed over") {
    World world(
        R"(,"matters":{"activities":[{"id":"a","text":"Trapp","steps":[{"course":"c1","step":"course"},{"course":"gone","step":"x"}]},{"id":"b"}]})");
    const MattersView view = matters_view(world.source(), {});
    REQUIRE(view.activities[0].steps.size() == 1);
    CHECK(view.activities[0].steps[0].title == "Kurs");
    CHECK(view.activities[1].name == "Aktivitet 2");
    CHECK(served_by(world.source(), {"c1", "course", 0}) == std::vector<std::string>{"Trapp"});
    CHECK(served_by(world.source(), {"c1", "info", 0}).empty());
    CHECK(matters_view(world.source(), "a").activities[0].steps.size() > 1); // while they are chosen
    CHECK(matters_view(world.source(), "a").activities[1].steps.empty());
    const std::string html = exchange::to_html(matters_page(world.source(), false));
    for (const char* words : {"Trapp", "Kurs", "kan ikke gjøre aktiviteten", "uten vansker"})
        CHECK_MESSAGE(html.find(words) != std::string::npos, words);
}
