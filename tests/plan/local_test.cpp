// Local versions on a course: nothing the person wrote is lost, and the way back is open.
#include "pathway/write.h"
#include "plan/local.h"
#include "support.h"

using namespace stf;
using namespace stf::plan;
using namespace stf::plan::test;

namespace {

const std::string why = R"("who":"Lederen","when":"2026-01-15","why":{"nb":"Fordi"}})";

pathway::OverlayPtr overlay(
    const std::string& changes, const std::string& id = "o", const std::string& more = "") {
    auto file = json::parse(
        R"({"format":"stifinner/overlay","version":1,"id":")" + id +
        R"(","base":{"id":"p","edition":"2025-01-01"},"by":"Fjordvik","changes":[)" + changes + "]" + more +
        "}");
    REQUIRE(file);
    return std::make_shared<const json::Value>(std::move(*file));
}

const Course& course(const Plan& plan) {
    return plan.courses.at(0);
}

Plan put(const Plan& plan, std::vector<pathway::OverlayPtr> overlays) {
    const Course& now = course(plan);
    return update(plan, PutPathway{"c1", now.national ? now.national : now.pathway, std::move(overlays)});
}

Plan again(const Plan& plan) {
    auto read_plan = read(*json::parse(json::write(write(plan))));
    INFO(said(read_plan.faults()));
    REQUIRE(read_plan);
    CHECK(*read_plan == plan);
    CHECK(json::write(write(*read_plan)) == json::write(write(plan)));
    return std::move(*read_plan);
}

const std::string remove_a = R"({"op":"remove","what":"step","id":"a",)" + why;
const std::string rename_b = R"({"op":"change","what":"step","id":"b","set":{"title":{"nb":"Ny"}},)" + why;

} // namespace

TEST_CASE("local version: on, kept in the file, and off again leaves the plan as it was") {
    const Plan before = plan_of(R"(,"base":{"id":"p","edition":"2025-01-01","x":1})");
    const Plan with = again(put(before, {overlay(rename_b)}));
    CHECK(course(with).pathway->steps[1].title.nb == "Ny");
    CHECK(course(with).pathway->steps[1].local);
    REQUIRE(course(with).national);
    CHECK(course(with).national->steps[1].title.nb == "B");
    CHECK(course(with).overlays.size() == 1);
    const Plan after = put(with, {});
    CHECK(after == before);
    CHECK_FALSE(course(after).national);
}

TEST_CASE("local version: what was written about a step that is left out becomes the person's own step") {
    const Plan before = plan_of(
        R"(,"anchors":{"start":"2026-01-01"},"facts":[{"step":"a","booked":{"date":"2026-02-03"}}],"notes":[{"step":"a","text":"Husk"}])");
    const Plan with = again(put(before, {overlay(remove_a)}));
    CHECK(pathway::find(course(with).pathway->steps, "a") == nullptr);
    REQUIRE(course(with).own_steps.size() == 1);
    const pathway::Step& own = course(with).own_steps[0];
    CHECK(own.id == "a");
    CHECK(own.title.nb == "A");
    REQUIRE(own.after.size() == 1);
    CHECK(own.after[0].strength == pathway::Strength::own); // no longer anyone's rule
    CHECK(find_fact(course(with), "a", 0)->date == at("2026-02-03"));
    CHECK(note_of(course(with), "a", 0) == "Husk");
    const Plan after = again(put(with, {}));
    CHECK(course(after).own_steps.empty());
    CHECK(note_of(course(after), "a", 0) == "Husk");
    CHECK(after == update(before, PutPathway{"c1", course(before).pathway, {}}));
}

TEST_CASE("local version: a step that nobody wrote about goes, with the days that were preferred for it") {
    const Plan before = plan_of("", R"(,"accepted":[{"course":"c1","step":"a","date":"2026-02-03"}])");
    const Plan with = again(put(before, {overlay(remove_a)}));
    CHECK(course(with).own_steps.empty());
    CHECK(with.accepted.empty());
}

TEST_CASE("local version: the person's own rules and steps outlive it") {
    const Plan before = plan_of(
        R"(,"own":{"steps":[{"id":"mine","title":{"nb":"Min"},"lane":"l","after":[{"of":"a","min":"1 d","strength":"own"}]}],)"
        R"("rules":[{"step":"b","of":"a","max":"9 d","strength":"own"}]})");
    const Plan with = again(put(before, {overlay(remove_a)}));
    CHECK(pathway::find(course(with).own_steps, "mine"));
    CHECK(pathway::find(course(with).own_steps, "a")); // both name it
    CHECK(course(with).own_rules.size() == 1);
    CHECK(again(put(with, {})) == update(before, PutPathway{"c1", course(before).pathway, {}}));
}

TEST_CASE("local version: an answer and a date that are no longer asked for lapse") {
    const Plan before = plan_of(R"(,"choices":{"d":"no"})");
    const std::string changes =
        R"({"op":"change","what":"decision","id":"d","set":{"options":[{"id":"yes"},{"id":"maybe"}]},)" + why;
    CHECK(course(again(put(before, {overlay(changes)}))).choices.empty());
}

TEST_CASE("local version: several, each in its turn, the later on the earlier") {
    const std::string again_b =
        R"({"op":"change","what":"step","id":"b","set":{"title":{"nb":"Enda nyere"}},)" + why;
    const Plan with = again(put(plan_of(), {overlay(rename_b), overlay(again_b, "o2")}));
    CHECK(course(with).pathway->steps[1].title.nb == "Enda nyere");
    CHECK(course(with).pathway->overlays == std::vector<std::string>{"o", "o2"});
    CHECK(course(put(with, {course(with).overlays[0]})).pathway->steps[1].title.nb == "Ny");
}

TEST_CASE("local version: what does not fit, and what cannot be used") {
    const Plan before = plan_of();
    const std::string gone = R"({"op":"remove","what":"step","id":"none",)" + why;
    const Plan with = again(put(before, {overlay(gone + "," + rename_b)}));
    CHECK(course(with).pathway->steps[1].title.nb == "Ny"); // the rest is done
    base::Faults faults;
    REQUIRE(with_overlays(course(with).national, course(with).overlays, faults));
    CHECK(said(faults).starts_with("$.changes[0]? no longer fits: there is no step \"none\"\n"));

    auto other = json::parse(
        R"({"format":"stifinner/overlay","version":1,"id":"o","base":{"id":"q"},"by":"F","changes":[]})");
    CHECK(put(before, {std::make_shared<const json::Value>(std::move(*other))}) == before);
    CHECK(put(before, {std::make_shared<const json::Value>(json::Value(1))}) == before);
    CHECK(update(before, PutPathway{"c9", course(before).pathway, {}}) == before);
    CHECK(update(before, PutPathway{"c1", nullptr, {}}) == before);
}

TEST_CASE("local version: a new edition of the national pathway keeps the local changes") {
    const Plan with = put(plan_of(), {overlay(rename_b)});
    json::Value raw = course(with).national->raw;
    raw.find("edition")->set("date", "2027-01-01");
    auto next = pathway::read(std::move(raw));
    REQUIRE(next);
    const Plan after = again(update(
        with,
        PutPathway{"c1", std::make_shared<const pathway::Pathway>(std::move(*next)), course(with).overlays}));
    CHECK(course(after).base_edition == "2027-01-01");
    CHECK(course(after).pathway->steps[1].title.nb == "Ny");
}

TEST_CASE("local version: what it adds rests on the version itself as its source") {
    const std::string add =
        R"({"op":"add","what":"step","value":{"id":"n","title":{"nb":"N"},"lane":"l","after":[{"of":"a","min":"1 d","strength":"local"}]},)" +
        why;
    const std::string sooner =
        R"({"op":"change","what":"rule","step":"a","of":"start","set":{"min":"2 d"},)" + why;
    const Plan with = again(put(plan_of(), {overlay(add + "," + sooner)}));
    const pathway::Pathway& pathway = *course(with).pathway;
    CHECK(pathway.sources.at(0).id == "o");
    CHECK(pathway.sources[0].publisher == "Fjordvik");
    CHECK(pathway.steps[2].source == "o");
    CHECK(pathway.steps[2].status == pathway::Strength::local);
    CHECK(pathway.steps[2].after[0].source == "o");
    CHECK(pathway.steps[0].after[0].strength == pathway::Strength::local); // another time is not the law's
    CHECK(pathway.steps[0].after[0].source == "o");
}

TEST_CASE("plan file: the parts of a local version are checked") {
    CHECK(
        faults_of(plan_text(R"(,"base":{"id":"p","overlays":[{"format":"stifinner/overlay","version":1}]})"))
            .find("$.courses[0].base.overlays[0]: \"id\" is missing") != std::string::npos);
    CHECK(
        faults_of(plan_text(R"(,"base":{"pathway":{"format":"x"}})")).find("$.courses[0].base.pathway") !=
        std::string::npos);
    CHECK(
        faults_of(plan_text(
            R"(,"base":{"overlays":[{"format":"stifinner/overlay","version":1,"id":"o","base":{"id":"p"},"by":"F"}]})")) ==
        "$.courses[0].base: \"pathway\" is missing\n");
}

TEST_CASE("offers of the person's own: put, changed and taken away, unknown fields kept") {
    const Plan before =
        plan_of("", R"(,"services":[{"id":"s1","title":{"nb":"Kurs"},"kind":"course","stars":5}])");
    CHECK(again(before).services.at(0).service.kind == pathway::ServiceKind::course);
    pathway::Service changed = before.services[0].service;
    changed.phone = "00 00 11 22";
    const Plan after = again(update(before, PutService{changed}));
    CHECK(after.services.at(0).service.phone == "00 00 11 22");
    CHECK(after.services[0].raw.find("stars")->integer() == 5);
    changed.id = "s2";
    CHECK(again(update(after, PutService{changed})).services.size() == 2);
    CHECK(update(after, RemoveService{"s1"}).services.empty());
    CHECK(update(after, RemoveService{"s9"}) == after);
    changed.title = {};
    CHECK(update(after, PutService{changed}) == after); // one without a name is none
    CHECK(faults_of(plan_text("", R"(,"services":[{"id":"s"}])")) == "$.services[0]: \"title\" is missing\n");
}
