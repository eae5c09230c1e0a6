#include <doctest/doctest.h>

#include "faults.h"
#include "files.h"
#include "pathway/days.h"
#include "pathway/read.h"
#include "pathway/resolve.h"
#include "pathway/write.h"

using namespace stf;
using test::said;

namespace {

// A pathway with one anchor "start", one lane "l" and these steps.
std::string pathway_with(const std::string& steps, const std::string& more = "") {
    return R"({"format":"stifinner/pathway","version":1,"id":"p","title":{"nb":"P","nn":"P","en":"P"},"edition":{},"sources":[{"id":"s"}],)"
           R"("anchors":[{"id":"start"}],"lanes":[{"id":"l"}],)" +
        more + R"("steps":[)" + steps + "]}";
}

std::string step_text(const std::string& id, const std::string& more) {
    return R"({"id":")" + id + R"(","title":{"nb":"T","nn":"T","en":"T"},"lane":"l")" + more + "}";
}

std::string faults_of(const std::string& text) {
    return said(pathway::read(*json::parse(text)).faults());
}

pathway::Pathway read(const std::string& text) {
    auto pathway = pathway::read(*json::parse(text));
    INFO(said(pathway.faults()));
    REQUIRE(pathway);
    return std::move(*pathway);
}

const std::string after_start = R"(,"after":[{"of":"start","min":"0 d","strength":"legal","source":"s"}])";

} // namespace

TEST_CASE("pathway: every field of a step arrives") {
    const std::string text = pathway_with(
        R"({"id":"a","title":{"nb":"A","nn":"A","en":"A"},"summary":{"nb":"S","nn":"S","en":"S"},"explain":{"nb":"E","nn":"E","en":"E"},
        "lane":"l","place":"hus","kind":"stay","for":"relative","lasts":"3 d","on":["mon","thu"],"minutes":45,
        "responsible":["lege"],"books":"lege","checklist":"c","questions":"q","stage":"st","bring":[{"nb":"B","nn":"B","en":"B"}],
        "prepare":[{"nb":"R","nn":"R","en":"R"}],"documents":{"in":[{"nb":"I","nn":"I","en":"I"}],"out":[{"nb":"O","nn":"O","en":"O"}]},
        "source":"s","where":"§ 1","status":"advisory","missing":{"nb":"M","nn":"M","en":"M"},"note":{"nb":"N","nn":"N","en":"N"},
        "when":{"d":["x"]},"repeat":{"every":"2 mo","upto":"3 mo","from":"previous","times":4,"until":"start","strength":"own","source":"s"},
        "after":[{"of":"start","min":"1 wk","max":"2 wk","strength":"normative","approximate":true,"wait":true,"source":"s","where":"1","note":{"nb":"N","nn":"N","en":"N"}},
                 {"of":"a","edge":"end","which":"last","max":"5 mo","strength":"own"}]})",
        R"("actors":[{"id":"lege","level":"gp"}],"checklists":[{"id":"c","wording":"editable","items":[{"id":"i"}]}],
           "question_sets":[{"id":"q","items":[{"id":"i","scale":{"min":0,"max":10}}]}],"stages":[{"id":"st"}],
           "decisions":[{"id":"d","options":[{"id":"x"},{"id":"y"}]}],)");
    const pathway::Pathway pathway = read(text);
    const pathway::Step& step = pathway.steps.at(0);
    CHECK(step.title.nb == "A");
    CHECK(step.place == "hus");
    CHECK(step.kind == pathway::StepKind::stay);
    CHECK(step.whose == pathway::Whose::relative);
    CHECK(step.lasts == base::Lag{3, base::Unit::day});
    CHECK(step.on == base::DaySet{0b1001, false});
    CHECK(step.minutes == 45);
    CHECK(step.responsible == std::vector<std::string>{"lege"});
    CHECK(step.checklist == "c");
    CHECK(step.documents_out.at(0).nb == "O");
    CHECK(step.status == pathway::Strength::advisory);
    CHECK(step.when.at(0).options == std::vector<std::string>{"x"});
    CHECK(step.repeat->every == base::Lag{2, base::Unit::month});
    CHECK(step.repeat->from == pathway::RepeatFrom::previous);
    CHECK(step.repeat->times == 4);
    CHECK(step.after.at(0).strength == pathway::Strength::normative);
    CHECK(step.after.at(0).approximate);
    CHECK(step.after.at(0).wait);
    CHECK(step.after.at(1).edge == pathway::Edge::end);
    CHECK(step.after.at(1).which == pathway::Which::last);
    CHECK_FALSE(step.after.at(1).min);
    CHECK(pathway.checklists.at(0).editable);
    CHECK(pathway.question_sets.at(0).items.at(0).scale_max == 10);
    CHECK(pathway.actors.at(0).level == pathway::Level::gp);

    // Written out again it says the same.
    const json::Value written = pathway::write(step);
    base::Faults faults;
    pathway::Step again;
    read(json::Cursor(written, faults), again);
    CHECK(said(faults) == "");
    CHECK(pathway::write(again) == written);
    CHECK(again.repeat->upto == step.repeat->upto);
    CHECK(again.on == step.on);
}

TEST_CASE("pathway: the file is kept as it was read") {
    const std::string text =
        pathway_with(step_text("a", after_start + R"(,"mine":[1,{"x":null}])"), R"("extra":{"k":1.5},)");
    const pathway::Pathway pathway = read(text);
    CHECK(json::write(pathway.raw) == text);
}

TEST_CASE("pathway: not so deep that a plan of it could not be read") {
    const auto nested = [](int levels) {
        const auto count = static_cast<std::size_t>(levels);
        return pathway_with("", "\"deep\":" + std::string(count, '[') + std::string(count, ']') + ",");
    };
    CHECK(faults_of(nested(63)) == "$.deep? unknown field \"deep\"\n");
    CHECK(faults_of(nested(64)).substr(0, 31) == "$: nested deeper than 64 levels");
}

TEST_CASE("pathway: what is legal though odd") {
    CHECK(faults_of(pathway_with("")) == "");
    CHECK(
        faults_of(pathway_with(step_text("a", after_start + R"(,"place":"et sted som ikke er nevnt")"))) ==
        "");
    // a zero cycle: both on the same day
    CHECK(
        faults_of(pathway_with(
            step_text(
                "a",
                R"(,"after":[{"of":"start","min":"0 d","strength":"own"},{"of":"b","min":"0 d","strength":"own"}])") +
            "," + step_text("b", R"(,"after":[{"of":"a","min":"0 d","strength":"own"}])"))) == "");
    // a whole number may be written with a fraction of nothing
    CHECK(faults_of(pathway_with(step_text("a", after_start + R"(,"minutes":30.0)"))) == "");
    // before the anchor
    CHECK(
        faults_of(pathway_with(step_text(
            "a", R"(,"after":[{"of":"start","min":"-2 wk","max":"0 d","strength":"own"}])"))) == "");
    // `upto` in another unit that can be longer than `every`
    CHECK(
        faults_of(
            pathway_with(step_text("a", after_start + R"(,"repeat":{"every":"1 mo","upto":"30 d"})"))) == "");
    CHECK(
        faults_of(pathway_with(
            step_text("a", after_start + R"(,"repeat":{"every":"10 d","upto":"5 arbeidsdag"})"))) == "");
}

TEST_CASE("pathway: unreachable means no chain of rules between steps that can happen together") {
    const std::string decision = R"("decisions":[{"id":"d","options":[{"id":"x"},{"id":"y"}]}],)";
    const auto chain = [&](const char* first, const char* second) {
        return faults_of(pathway_with(
            step_text("a", after_start + R"(,"when":{"d":[")" + first + "\"]}") + "," +
                step_text(
                    "b",
                    std::string(R"(,"after":[{"of":"a","min":"1 d","strength":"own"}],"when":{"d":[")") +
                        second + "\"]}"),
            decision));
    };
    CHECK(chain("x", "x") == "");
    CHECK(chain("x", "y") == "$.steps[1]? no chain of rules leads here from an anchor\n");
    CHECK(
        faults_of(pathway_with(
            step_text("a", R"(,"source":"s","after":[{"of":"b","min":"0 d","strength":"own"}])") + "," +
            step_text("b", R"(,"source":"s","after":[{"of":"a","min":"0 d","strength":"own"}])"))) ==
        "$.steps[0]? no chain of rules leads here from an anchor\n$.steps[1]? no chain of rules leads here "
        "from an anchor\n");
}

TEST_CASE("pathway: days on which a step can be") {
    pathway::Pathway pathway = read(pathway_with(
        step_text("a", after_start + R"(,"place":"hus","on":["sat"])") + "," +
            step_text("b", after_start + R"(,"place":"hus")") + "," + step_text("c", after_start),
        R"("places":[{"id":"hus","on":"virkedag","closed":[{"from":"1900-01-01","to":"2199-12-27"}]}],)"));
    // 2199-12-28 is a Saturday
    pathway::StepDays days(pathway);
    CHECK(days.any(pathway.steps[0]));
    CHECK(days.any(pathway.steps[1]));
    const base::Day saturday = base::day_of({2199, 12, 28});
    pathway::StepDays away(pathway, {{saturday, saturday}});
    CHECK_FALSE(away.any(pathway.steps[0]));
    CHECK(away.any(pathway.steps[1])); // Monday 30 December
    CHECK(away.any(pathway.steps[2])); // no place: always
    pathway::StepDays gone(pathway, {{base::day_of({1900, 1, 1}), base::day_of({2199, 12, 31})}});
    CHECK_FALSE(gone.any(pathway.steps[1]));
    CHECK(gone.any(pathway.steps[2]));
}

TEST_CASE("pathway: a large file is read in one go") {
    std::string steps;
    for (int i = 0; i < 20'000; ++i) {
        if (i > 0) steps += ',';
        const std::string of = i == 0 ? "start" : "s" + std::to_string(i - 1);
        steps += step_text(
            "s" + std::to_string(i), R"(,"after":[{"of":")" + of + R"(","min":"0 d","strength":"own"}])");
    }
    CHECK(read(pathway_with(steps)).steps.size() == 20'000);
}

TEST_CASE("inclusion: ids become what stands in the shared files") {
    pathway::Parts parts;
    const auto add = [&](const char* text) { return said(pathway::read_parts(*json::parse(text), parts)); };
    CHECK(
        add(R"({"format":"stifinner/parts","version":1,"kind":"actors","items":[{"id":"lege","title":{"nb":"Lege","nn":"Lege","en":"Doctor"}}]})") ==
        "");
    CHECK(
        add(R"({"format":"stifinner/parts","version":1,"kind":"checklists","items":[{"id":"c","items":[{"id":"i"}]}]})") ==
        "");
    CHECK(
        add(R"({"format":"stifinner/parts","version":1,"kind":"actor","items":[]})") ==
        "$.kind: unknown word \"actor\", expected actors, checklists, question_sets, glossary (did you mean "
        "\"actors\"?)\n");
    CHECK(
        add(R"({"format":"stifinner/parts","version":1,"kind":"actors","items":[{"id":"x"},{"id":"x"}]})") ==
        "$.items[1].id: the id \"x\" is used before, at $.items[0].id\n");

    const std::string text = pathway_with(
        step_text("a", after_start + R"(,"responsible":"lege")"),
        R"("actors":["lege",{"id":"egen"}],"checklists":["c"],)");
    CHECK(pathway::has_inclusions(*json::parse(text)));
    CHECK_FALSE(pathway::has_inclusions(*json::parse(pathway_with(""))));
    const auto whole = pathway::resolve(*json::parse(text), parts);
    REQUIRE(whole);
    const auto pathway = pathway::read(*whole);
    REQUIRE(pathway);
    CHECK(pathway->actors.at(0).title.nb == "Lege");
    CHECK(pathway->actors.at(1).id == "egen");
    CHECK(pathway->checklists.at(0).items.size() == 1);
    CHECK_FALSE(pathway::has_inclusions(*whole));

    const auto typo = pathway::resolve(*json::parse(pathway_with("", R"("actors":["leg"],)")), parts);
    CHECK(
        said(typo.faults()) ==
        "$.actors[0]: no actors \"leg\" in the shared parts (did you mean \"lege\"?)\n");
}

TEST_CASE("library: our own pathways have neither faults nor warnings") {
    pathway::Parts parts;
    for (const char* kind : {"actors", "checklists", "question_sets", "glossary"}) {
        CAPTURE(kind);
        const auto file = json::parse(test::read_file(std::string("pathways/parts/") + kind + ".json"));
        REQUIRE(file);
        CHECK(said(pathway::read_parts(*file, parts)) == "");
    }
    for (const char* id :
         {"als-oppfolging", "revmatisme-sintef", "forverring-kols", "forverring-hjertesvikt-yngre",
          "hjemme-hph", "laeringsnettverk", "pakkeforlop-hjem-kreft"}) {
        CAPTURE(id);
        auto file = json::parse(test::read_file(std::string("pathways/") + id + ".json"));
        REQUIRE(file);
        auto whole = pathway::resolve(std::move(*file), parts);
        CHECK(said(whole.faults()) == "");
        REQUIRE(whole);
        const auto pathway = pathway::read(std::move(*whole));
        CHECK(said(pathway.faults()) == "");
        REQUIRE(pathway);
        CHECK(pathway->id == id);
        CHECK(pathway->steps.size() >= 5);
    }
}
