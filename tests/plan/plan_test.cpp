#include "plan/support.h"

#include "files.h"
#include "pathway/resolve.h"
#include "plan/example.h"

using namespace stf;
using namespace stf::plan;
using namespace stf::plan::test;

namespace {

const std::string full_course =
    R"(,"base":{"id":"p","edition":"2025-01-01","b":1},"anchors":{"start":"2026-01-31"},"choices":{"d":"yes"},)"
    R"("facts":[{"step":"a","booked":{"date":"2026-02-03","time":"09:30","minutes":60,"room":"B2"},"f":[1]},)"
    R"({"step":"b","occurrence":2,"done":{"date":"2026-04-01","end":"2026-04-03","d":{}}},{"step":"b","occurrence":1,"dropped":true,"why":"x"}],)"
    R"("own":{"steps":[{"id":"mine","title":{"nb":"Min"},"lane":"l","color":"red","after":[{"of":"b","which":"last","min":"1 d","strength":"own"}]}],)"
    R"("rules":[{"step":"a","of":"mine","max":"1 mo","strength":"own","z":null}],"o":2},)"
    R"("notes":[{"step":"a","text":"Husk \"alt\" 😀","n":1}],"ticks":[{"step":"a","item":"i","state":"not_relevant","t":1}],"c":"kept")";
const std::string full_plan =
    R"(,"title":"Min plan","example":true,"counter":7,"people":[{"id":"p1","name":"Bo","role":"datter","actor":"x","phone":"00 00 11 22","e":"@"}],)"
    R"("unavailable":[{"from":"2026-07-01","to":"2026-07-31","why":"ferie"}],)"
    R"("accepted":[{"course":"c1","step":"b","occurrence":1,"date":"2026-03-02","a":1}],"future":{"x":[{}]})";

} // namespace

TEST_CASE("plan: read(write(p)) is p, unknown fields at every level and all") {
    const Plan plan = plan_of(full_course, full_plan);
    const json::Value file = write(plan);
    const auto again = read(file);
    REQUIRE(again);
    CHECK(*again == plan);
    CHECK(write(*again) == file);
    CHECK(plan::text(plan) == json::write(file));

    // Nothing of the file is lost: every member is there again, whatever its place.
    const std::string text = json::write(file);
    for (const char* kept :
         {R"("room":"B2")", R"("f":[1])", R"("d":{})", R"("why":"x")", R"("color":"red")", R"("z":null)",
          R"("o":2)", R"("n":1)", R"("t":1)", R"("c":"kept")", R"("e":"@")", R"("why":"ferie")", R"("a":1)",
          R"("b":1)", R"("future":{"x":[{}]})", pathway_text}) {
        CAPTURE(kept);
        CHECK(text.find(kept) != std::string::npos);
    }
    CHECK(text.size() == json::write(*json::parse(plan_text(full_course, full_plan))).size());
}

TEST_CASE(
    "plan: words in any signs are the same as text and as a tree, and copies share them until one changes") {
    Plan plan = plan_of(full_course, full_plan);
    auto& notes = plan.courses[0].notes.edit();
    notes.push_back(
        {"b", 3, "«sånn»\n\"a\\\x01", {{"later", json::Value(2.5)}, {"list", json::Items{true}}}});
    notes.push_back({"b", 0, "", {}});
    CHECK(plan::text(plan) == json::write(write(plan)));
    CHECK(*read(*json::parse(plan::text(plan))) == plan);

    Plan copy = plan;
    CHECK(copy.courses[0].notes.is_shared_with(plan.courses[0].notes));
    copy.courses[0].notes.edit().pop_back();
    CHECK_FALSE(copy.courses[0].notes.is_shared_with(plan.courses[0].notes));
    CHECK(copy.courses[0].notes.size() + 1 == plan.courses[0].notes.size());
}

TEST_CASE("plan: unknown fields are warned of, the pathway's own warnings are not") {
    const auto plan = read(*json::parse(plan_text(R"(,"anchor":{})")));
    REQUIRE(plan);
    CHECK(
        said(plan.faults()) ==
        "$.courses[0].pathway.steps[0].after[0].x? unknown field \"x\"\n"
        "$.courses[0].pathway.steps[1].mine? unknown field \"mine\"\n"
        "$.courses[0].pathway.unknown? unknown field \"unknown\"\n"
        "$.courses[0].anchor? unknown field \"anchor\" (did you mean \"anchors\"?)\n");
}

TEST_CASE("plan: what is in it arrives") {
    const Plan plan = plan_of(full_course, full_plan);
    const Course& course = plan.courses.at(0);
    CHECK(plan.example);
    CHECK(course.base_edition == "2025-01-01");
    CHECK(anchor_day(course, "start") == at("2026-01-31"));
    CHECK_FALSE(anchor_day(course, "other"));
    CHECK(course.step_count() == 3);
    CHECK(find_step(course, "mine") == 2);
    CHECK(find_step(course, "none") == -1);
    CHECK(course.step(2).title.nb == "Min");
    const Fact* fact = find_fact(course, "a", 0);
    REQUIRE(fact);
    CHECK(fact->kind == FactKind::booked);
    CHECK(fact->time == base::TimeOfDay{9 * 60 + 30});
    CHECK(fact->minutes == 60);
    CHECK(find_fact(course, "b", 2)->end == at("2026-04-03"));
    CHECK(find_fact(course, "b", 1)->kind == FactKind::dropped);
    CHECK(find_fact(course, "b", 0) == nullptr);
    CHECK(note_of(course, "a", 0) == "Husk \"alt\" 😀");
    CHECK(course.own_rules.at(0).rule.max == base::Lag{1, base::Unit::month});
    CHECK(plan.people.at(0).role == "datter");
}

TEST_CASE("plan: the last fact on an occurrence wins, the others are kept") {
    const Plan plan = plan_of(
        R"(,"facts":[{"step":"a","booked":{"date":"2026-02-03"}},{"step":"a","done":{"date":"2026-02-04"}}])");
    CHECK(find_fact(plan.courses[0], "a", 0)->kind == FactKind::done);
    CHECK(read(write(plan))->courses[0].facts.size() == 2);
}

TEST_CASE("plan: faults") {
    const auto course = [](const char* text) { return faults_of(plan_text(std::string(",") + text)); };
    CHECK(
        course(R"("anchors":{"strat":"2026-01-01"})") ==
        "$.courses[0].anchors.strat: unknown anchor \"strat\" (did you mean \"start\"?)\n");
    CHECK(
        course(R"("anchors":{"start":"2026-02-30"})") ==
        "$.courses[0].anchors.start: \"2026-02-30\" is not a date YYYY-MM-DD that exists, 1900 to 2199\n");
    CHECK(course(R"("anchors":{"start":"9999-01-01"})") != "");
    CHECK(
        course(R"("anchors":{"start":20260101})") ==
        "$.courses[0].anchors.start: expected string, found number\n");
    CHECK(course(R"("choices":{"d":"ja"})") == "$.courses[0].choices.d: unknown option \"ja\"\n");
    CHECK(course(R"("choices":{"e":"yes"})") != "");
    CHECK(
        course(R"("facts":[{"step":"q","dropped":true}])") ==
        "$.courses[0].facts[0].step: unknown step \"q\"\n");
    CHECK(
        course(R"("facts":[{"step":"start","dropped":true}])") ==
        "$.courses[0].facts[0].step: unknown step \"start\"\n");
    CHECK(course(R"("facts":[{"dropped":true}])") == "$.courses[0].facts[0]: \"step\" is missing\n");
    CHECK(
        course(R"("facts":[{"step":"a"}])") ==
        "$.courses[0].facts[0]: expected one of \"booked\", \"done\" and \"dropped\": true\n");
    CHECK(course(R"("facts":[{"step":"a","dropped":false}])") != "");
    CHECK(course(R"("facts":[{"step":"a","dropped":true,"done":{"date":"2026-01-01"}}])") != "");
    CHECK(
        course(R"("facts":[{"step":"a","booked":{}}])") ==
        "$.courses[0].facts[0].booked: \"date\" is missing\n");
    CHECK(course(R"("facts":[{"step":"a","booked":{"date":"2026-01-01","time":"25:00"}}])") != "");
    CHECK(course(R"("facts":[{"step":"a","booked":{"date":"2026-01-01","minutes":-5}}])") != "");
    CHECK(
        course(R"("facts":[{"step":"a","done":{"date":"2026-01-02","end":"2026-01-01"}}])") ==
        "$.courses[0].facts[0].done.end: the end 2026-01-01 is before the start 2026-01-02\n");
    CHECK(course(R"("facts":[{"step":"a","occurrence":-1,"dropped":true}])") != "");
    CHECK(
        course(R"("own":{"steps":[{"id":"a","title":{"nb":"x"},"lane":"l"}]})") ==
        "$.courses[0].own.steps[0].id: the id \"a\" is taken\n");
    CHECK(
        course(R"("own":{"rules":[{"step":"a","of":"nowhere","min":"1 d","strength":"own"}]})") ==
        "$.courses[0].own.rules[0].of: unknown anchor or step \"nowhere\"\n");
    CHECK(course(R"("own":{"rules":[{"step":"start","of":"a","min":"1 d","strength":"own"}]})") != "");
    CHECK(course(R"("notes":[{"step":"zz","text":"x"}])") != "");
    CHECK(
        faults_of(plan_text("", R"(,"unavailable":[{"from":"2026-02-02","to":"2026-02-01"}])")) ==
        "$.unavailable[0]: ends (2026-02-01) before it begins (2026-02-02)\n");
    CHECK(
        faults_of(plan_text("", R"(,"unavailable":[{"from":"1900-01-01","to":"2199-12-31"}])")) ==
        "$.unavailable: no day of 1900 to 2199 is left for the step \"a\"\n");
    CHECK(
        faults_of(plan_text("", R"(,"accepted":[{"course":"c2","step":"a","date":"2026-01-01"}])")) ==
        "$.accepted[0].course: unknown course \"c2\" (did you mean \"c1\"?)\n");
    CHECK(faults_of(R"({"format":"stifinner/plan","version":1})") == "$: \"courses\" is missing\n");
    CHECK(
        faults_of(R"({"format":"stifinner/plan","version":1,"courses":[{"id":"c1"}]})") ==
        "$.courses[0]: \"pathway\" is missing\n");
    CHECK(
        faults_of(R"({"format":"stifinner/plan","version":1,"courses":[{"id":"c1","pathway":{}}]})") ==
        "$.courses[0].pathway: \"format\" is missing\n");
    CHECK(
        faults_of(R"({"format":"stifinner/plan","version":7,"courses":[]})") ==
        "$.version: version 7 is newer than this program reads (1)\n");
}

TEST_CASE("plan: two courses of one id are a fault, contradictory rules are none") {
    const std::string course = R"({"id":"c1","pathway":)" + std::string(pathway_text) + "}";
    CHECK(
        faults_of(R"({"format":"stifinner/plan","version":1,"courses":[)" + course + "," + course + "]}") ==
        "$.courses[1].id: the id \"c1\" is used before, at $.courses[0].id\n");
    CHECK(
        plan_of().courses.at(0).pathway->steps.at(1).after.at(0).max ==
        base::Lag{2, base::Unit::day}); // below its min
}

TEST_CASE("plan: what it shares with its copies stays the same") {
    const Plan plan = plan_of(full_course, full_plan);
    const Plan copy = plan;
    CHECK(copy.courses[0].pathway == plan.courses[0].pathway);
    CHECK(copy == plan);
    const Plan other = update(plan, SetTitle{"Annen"});
    CHECK_FALSE(other == plan);
}

TEST_CASE("examples: dates are distances from today") {
    pathway::PathwayPtr pathway =
        std::make_shared<const pathway::Pathway>(*pathway::read(*json::parse(pathway_text)));
    const auto example = [&](const std::string& course) {
        return instantiate(
            *json::parse(
                R"({"format":"stifinner/example","version":1,"id":"kari","title":{"nb":"Kari","nn":"Kari","en":"Kari E"},)"
                R"("notes":{"nb":"n","nn":"n","en":"n"},"courses":[{"pathway":"p")" +
                course +
                R"(}],"people":[{"id":"p1","name":"Bo","role":{"nb":"sønn","nn":"son","en":"son"}},{"id":"p2","role":"fastlege"}]})"),
            {pathway}, at("2026-03-01"), base::Language::en);
    };
    const auto plan = example(
        R"(,"anchors":{"start":"-1 mo"},"choices":{"d":"no"},"facts":[{"step":"a","done":{"date":"-3 d","end":"+0 d"}},)"
        R"({"step":"b","booked":{"date":"+1 arbeidsdag","time":"11:00"}}])");
    INFO(said(plan.faults()));
    REQUIRE(plan);
    CHECK(plan->id == "kari");
    CHECK(plan->title == "Kari E");
    CHECK(plan->example);
    CHECK(anchor_day(plan->courses.at(0), "start") == at("2026-02-01"));
    CHECK(plan->courses[0].base_edition == "2025-01-01");
    CHECK(find_fact(plan->courses[0], "a", 0)->date == at("2026-02-26"));
    CHECK(find_fact(plan->courses[0], "b", 0)->date == at("2026-03-02"));
    CHECK(plan->people.at(0).role == "son");
    CHECK(plan->people.at(1).actor == "fastlege");
    CHECK(*read(write(*plan)) == *plan);

    CHECK(
        said(example(R"(,"anchors":{"start":"2026-01-01"})").faults()) ==
        "$.courses[0].anchors.start: \"2026-01-01\" is not a distance from today, like \"-3 d\"\n");
    CHECK(
        said(example(R"(,"facts":[{"step":"q","dropped":true}])").faults()).find("unknown step") !=
        std::string::npos);
    const auto nowhere = instantiate(
        *json::parse(R"({"format":"stifinner/example","version":1,"courses":[{"pathway":"q"}]})"), {pathway},
        at("2026-03-01"), base::Language::nb);
    CHECK(said(nowhere.faults()) == "$.courses[0].pathway: unknown pathway \"q\"\n");
}
