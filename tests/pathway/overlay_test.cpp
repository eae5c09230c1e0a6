#include <doctest/doctest.h>

#include "faults.h"
#include "pathway/overlay.h"
#include "pathway/read.h"

using namespace stf;
using test::said;

namespace {

const char* const base_text =
    R"({"format":"stifinner/pathway","version":1,"id":"p","title":{"nb":"P"},"edition":{"date":"2025-01-01"},"sources":[],)"
    R"("anchors":[{"id":"start"}],"lanes":[{"id":"l"}],"places":[{"id":"hus"}],)"
    R"("steps":[{"id":"a","title":{"nb":"A"},"lane":"l","after":[{"of":"start","min":"0 d","max":"4 wk","strength":"normative"}]},)"
    R"({"id":"b","title":{"nb":"B"},"lane":"l","after":[{"of":"a","min":"1 wk","strength":"advisory"},{"of":"a","max":"3 mo","strength":"legal"}],)"
    R"("repeat":{"every":"1 mo","until":"a"}}]})";

const char* const who =
    R"("who":"Kommuneoverlegen","when":"2026-01-15","why":{"nb":"Vi har","nn":"Vi har","en":"We have"})";

json::Value base_file() {
    return *json::parse(base_text);
}

json::Value overlay(const std::string& changes, const std::string& more = "") {
    std::string text =
        R"({"format":"stifinner/overlay","version":1,"id":"harstad","base":{"id":"p","edition":"2025-01-01"},"by":"Harstad kommune",)"
        R"("changes":[)";
    for (const char c : changes) {
        if (c == '@')
            text += who;
        else
            text += c;
    }
    return *json::parse(text + "]" + more + "}");
}

pathway::Pathway applied(const json::Value& file) {
    const auto changed = pathway::apply_overlay(base_file(), file);
    CHECK(said(changed.faults()) == "");
    REQUIRE(changed);
    auto pathway = pathway::read(*changed);
    INFO(said(pathway.faults()));
    REQUIRE(pathway);
    return std::move(*pathway);
}

std::string said_of(const std::string& changes) {
    return said(pathway::apply_overlay(base_file(), overlay(changes)).faults());
}

} // namespace

TEST_CASE("overlay: add, change and leave out, each with who, when and why") {
    const pathway::Pathway pathway = applied(overlay(
        R"({"op":"add","what":"step","follows":"a","value":{"id":"own","title":{"nb":"Egen"},"lane":"l","after":[{"of":"a","min":"1 d","strength":"local"}]},@},)"
        R"({"op":"change","what":"place","id":"hus","set":{"title":{"nb":"Helsehuset"},"on":"arbeidsdag"},@},)"
        R"({"op":"change","what":"rule","step":"a","of":"start","set":{"max":"2 wk","strength":"local"},@},)"
        R"({"op":"change","what":"rule","step":"b","of":"a","nth":1,"set":{"max":"2 mo"},@},)"
        R"({"op":"add","what":"rule","step":"b","value":{"of":"start","min":"10 d"},@},)"
        R"({"op":"add","what":"actor","value":{"id":"team"},@},)"
        R"({"op":"change","what":"step","id":"b","set":{"responsible":"team","repeat":null},@})",
        R"(,"directory":[{"id":"lms","title":{"nb":"Lærings- og mestringssenteret","nn":"L","en":"L"},"kind":"course","phone":"00 00 11 22"}])"));
    REQUIRE(pathway.steps.size() == 3);
    CHECK(pathway.steps[1].id == "own");
    REQUIRE(pathway.steps[1].local);
    CHECK(pathway.steps[1].local->by == "Harstad kommune");
    CHECK(pathway.steps[1].local->who == "Kommuneoverlegen");
    CHECK(pathway.steps[1].local->when == "2026-01-15");
    CHECK(pathway.steps[1].local->why.en == "We have");
    CHECK(pathway.places.at(0).title.nb == "Helsehuset");
    CHECK(pathway.places[0].local);
    CHECK_FALSE(pathway.steps[0].local);
    CHECK(pathway.steps[0].after.at(0).max == base::Lag{2, base::Unit::week});
    CHECK(pathway.steps[0].after[0].strength == pathway::Strength::local);
    CHECK(pathway.steps[0].after[0].local);
    const pathway::Step& b = pathway.steps[2];
    REQUIRE(b.after.size() == 3);
    CHECK_FALSE(b.after[0].local);
    CHECK(b.after[1].max == base::Lag{2, base::Unit::month});
    CHECK(b.after[2].strength == pathway::Strength::local); // unless it says otherwise
    CHECK_FALSE(b.repeat);
    CHECK(b.responsible.at(0) == "team");
    CHECK(pathway.directory.at(0).phone == "00 00 11 22");
    CHECK(pathway.overlays == std::vector<std::string>{"harstad"});
}

TEST_CASE("overlay: a step that is left out takes the rules that name it along, and is told of") {
    const pathway::Pathway pathway = applied(overlay(R"({"op":"remove","what":"step","id":"a",@})"));
    REQUIRE(pathway.steps.size() == 1);
    CHECK(pathway.steps[0].after.empty());
    CHECK(pathway.steps[0].repeat->until.empty());
    REQUIRE(pathway.left_out.size() == 1);
    CHECK(pathway.left_out[0].what == "step");
    CHECK(pathway.left_out[0].title.nb == "A");
    CHECK(pathway.left_out[0].local->who == "Kommuneoverlegen");

    const pathway::Pathway other =
        applied(overlay(R"({"op":"remove","what":"rule","step":"b","of":"a","nth":1,@})"));
    CHECK(other.steps[1].after.size() == 1);
    CHECK(other.left_out.at(0).id == "b");
}

TEST_CASE("overlay: what no longer fits is listed, the rest is applied") {
    const auto changed = pathway::apply_overlay(
        base_file(),
        overlay(R"({"op":"change","what":"step","id":"gone","set":{"place":"hus"},@},)"
                R"({"op":"add","what":"step","value":{"id":"a","title":{"nb":"A"},"lane":"l"},@},)"
                R"({"op":"change","what":"rule","step":"a","of":"b","set":{"max":"1 d"},@},)"
                R"({"op":"remove","what":"rule","step":"none","of":"b",@},)"
                R"({"op":"change","what":"step","id":"a","set":{"lane":"L"},@},)"
                R"({"op":"remove","what":"lane","id":"l",@},)"
                R"({"op":"change","what":"step","id":"a","set":{"place":"hus"},@})"));
    CHECK(
        said(changed.faults()) ==
        "$.changes[0]? no longer fits: there is no step \"gone\"\n"
        "$.changes[1]? no longer fits: there is a step \"a\" already\n"
        "$.changes[2]? no longer fits: there is no rule \"b\"\n"
        "$.changes[3]? no longer fits: there is no step \"none\"\n"
        "$.changes[4]? unknown lane \"L\"\n"
        "$.changes[5]? unknown lane \"l\"\n");
    REQUIRE(changed);
    const auto pathway = pathway::read(*changed);
    REQUIRE(pathway);
    CHECK(pathway->steps[0].place == "hus");
    CHECK(pathway->steps[0].lane == "l");
}

TEST_CASE("overlay: survives a new edition, with a warning; another pathway is refused") {
    json::Value newer = base_file();
    newer.find("edition")->set("date", "2027-01-01");
    const json::Value file = overlay(R"({"op":"change","what":"step","id":"a","set":{"place":"hus"},@})");
    const auto changed = pathway::apply_overlay(newer, file);
    REQUIRE(changed);
    CHECK(
        said(changed.faults()) ==
        "$.base.edition? made for the edition 2025-01-01; this is the edition 2027-01-01\n");
    json::Value other = base_file();
    other.set("id", "q");
    CHECK(
        said(pathway::apply_overlay(other, file).faults()) ==
        "$.base.id: the local version is made for \"p\", not for \"q\"\n");
}

TEST_CASE("overlay: every change needs who, when and why") {
    CHECK(
        said_of(R"({"op":"remove","what":"step","id":"a"})") ==
        "$.changes[0]: \"who\" is missing\n$.changes[0]: \"when\" is missing\n$.changes[0]: \"why\" is "
        "missing\n");
    CHECK(
        said_of(R"({"op":"delete","what":"step","id":"a",@})") ==
        "$.changes[0].op: unknown word \"delete\", expected add, change, remove\n");
    CHECK(
        said_of(R"({"op":"add","what":"stpe","value":{},@})").find("did you mean \"step\"?") !=
        std::string::npos);
    CHECK(
        said_of(R"({"op":"add","what":"step","value":[],@})") ==
        "$.changes[0].value: expected object, found array\n");
    CHECK(
        said_of(R"({"op":"change","what":"rule","of":"a","set":{},@})") ==
        "$.changes[0]: \"step\" is missing\n");
    CHECK(said(pathway::check_overlay(*json::parse("[]"))) == "$: expected object, found array\n");
    CHECK(pathway::base_of_overlay(overlay("")) == "p");
}
