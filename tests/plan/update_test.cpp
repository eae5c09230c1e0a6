#include "plan/support.h"

using namespace stf;
using namespace stf::plan;
using namespace stf::plan::test;

namespace {

const Reference step_a{"c1", "a", 0}, step_b{"c1", "b", 1}, nowhere{"c1", "zz", 0}, no_course{"c9", "a", 0};

// What every action must keep: the plan before is untouched, and the plan after can be read from its file
// again.
Plan after(const Plan& plan, const Action& action) {
    const json::Value before = write(plan);
    Plan next = update(plan, action);
    CHECK(write(plan) == before);
    const auto again = read(write(next));
    INFO(said(again.faults()));
    REQUIRE(again);
    CHECK(*again == next);
    return next;
}

bool changes(const Plan& plan, const Action& action) {
    return !(after(plan, action) == plan);
}

pathway::Step own_step(const char* id) {
    pathway::Step step;
    step.id = id;
    step.title.nb = "Min egen";
    step.lane = "l";
    return step;
}

OwnRule own_rule(const char* step, const char* of) {
    OwnRule rule;
    rule.step = step;
    rule.rule.of = of;
    rule.rule.min = base::Lag{2, base::Unit::day};
    return rule;
}

} // namespace

TEST_CASE("update: anchors and choices") {
    Plan plan = after(plan_of(), SetAnchor{"c1", "start", at("2026-01-31")});
    CHECK(anchor_day(plan.courses[0], "start") == at("2026-01-31"));
    plan = after(plan, SetAnchor{"c1", "start", at("2026-02-01")});
    CHECK(plan.courses[0].anchors.size() == 1);
    CHECK_FALSE(changes(plan, SetAnchor{"c1", "slutt", at("2026-02-01")}));
    CHECK_FALSE(changes(plan, SetAnchor{"c9", "start", at("2026-02-01")}));
    CHECK_FALSE(changes(plan, SetAnchor{"c1", "start", base::day_of({2200, 1, 1})}));
    plan = after(plan, SetAnchor{"c1", "start", std::nullopt});
    CHECK(plan.courses[0].anchors.empty());
    CHECK_FALSE(changes(plan, SetAnchor{"c1", "start", std::nullopt}));

    plan = after(plan, Choose{"c1", "d", "yes"});
    plan = after(plan, Choose{"c1", "d", "no"});
    CHECK(plan.courses[0].choices == std::vector<std::pair<std::string, std::string>>{{"d", "no"}});
    CHECK_FALSE(changes(plan, Choose{"c1", "d", "maybe"}));
    CHECK_FALSE(changes(plan, Choose{"c1", "e", "yes"}));
    plan = after(plan, Choose{"c1", "d", ""});
    CHECK(plan.courses[0].choices.empty());
}

TEST_CASE("update: facts replace each other on one occurrence") {
    Plan plan = after(plan_of(), Book{step_b, at("2026-02-03"), base::TimeOfDay{570}, 60});
    plan = after(plan, Drop{step_a});
    plan = after(plan, MarkDone{step_b, at("2026-02-04"), at("2026-02-05")});
    REQUIRE(plan.courses[0].facts.size() == 2);
    const Fact* fact = find_fact(plan.courses[0], "b", 1);
    REQUIRE(fact);
    CHECK(fact->kind == FactKind::done);
    CHECK(fact->end == at("2026-02-05"));
    CHECK_FALSE(fact->time);
    plan = after(plan, ClearFact{step_b});
    CHECK(find_fact(plan.courses[0], "b", 1) == nullptr);
    CHECK(find_fact(plan.courses[0], "a", 0) != nullptr);

    CHECK_FALSE(changes(plan, MarkDone{step_a, at("2026-02-04"), at("2026-02-03")}));
    CHECK_FALSE(changes(plan, Book{step_a, base::day_of({1899, 12, 31}), {}, {}}));
    CHECK_FALSE(changes(plan, Book{step_a, at("2026-01-01"), {}, 2000}));
    CHECK_FALSE(changes(plan, Drop{nowhere}));
    CHECK_FALSE(changes(plan, Drop{no_course}));
    CHECK_FALSE(changes(plan, Drop{{"c1", "a", -1}}));
    CHECK(changes(
        plan, Book{step_a, at("1950-01-01"), {}, {}})); // long past, and before everything: never refused
}

TEST_CASE("update: unknown fields of a fact stay when it changes") {
    const Plan plan = after(
        plan_of(R"(,"facts":[{"step":"a","dropped":true,"by":"me"}])"),
        MarkDone{step_a, at("2026-01-01"), {}});
    CHECK(json::write(write(plan)).find(R"("by":"me")") != std::string::npos);
}

TEST_CASE("update: notes and ticks") {
    Plan plan = after(plan_of(), SetNote{step_a, "første"});
    plan = after(plan, SetNote{step_a, "annen"});
    plan = after(plan, SetNote{step_b, "tredje"});
    CHECK(plan.courses[0].notes.size() == 2);
    CHECK(note_of(plan.courses[0], "a", 0) == "annen");
    plan = after(plan, SetNote{step_a, ""});
    CHECK(note_of(plan.courses[0], "a", 0) == "");
    CHECK_FALSE(changes(plan, SetNote{nowhere, "x"}));

    plan = after(plan, SetTick{step_a, "i1", TickState::done});
    plan = after(plan, SetTick{step_a, "i1", TickState::not_relevant});
    plan = after(plan, SetTick{step_a, "i2", TickState::not_done});
    REQUIRE(plan.courses[0].ticks.size() == 2);
    CHECK(plan.courses[0].ticks[0].state == TickState::not_relevant);
    plan = after(plan, SetTick{step_a, "i1", std::nullopt});
    CHECK(plan.courses[0].ticks.size() == 1);
    CHECK_FALSE(changes(plan, SetTick{step_a, "", TickState::done}));
}

TEST_CASE("update: courses come and go with what belongs to them") {
    const auto pathway = plan_of().courses[0].pathway;
    Plan plan =
        after(plan_of(), AddCourse{"c2", pathway, {{"start", at("2026-05-01")}, {"none", at("2026-05-01")}}});
    REQUIRE(plan.courses.size() == 2);
    CHECK(plan.courses[1].base_id == "p");
    CHECK(plan.courses[1].base_edition == "2025-01-01");
    CHECK(plan.courses[1].anchors.size() == 1);
    CHECK(plan.counter == 1);
    CHECK_FALSE(changes(plan, AddCourse{"c2", pathway, {}}));
    CHECK_FALSE(changes(plan, AddCourse{"", pathway, {}}));
    CHECK_FALSE(changes(plan, AddCourse{"c3", nullptr, {}}));
    plan = after(plan, Accept{{"c2", "a", 0}, at("2026-05-02")});
    plan = after(plan, Accept{step_a, at("2026-05-02")});
    plan = after(plan, RemoveCourse{"c2"});
    CHECK(plan.courses.size() == 1);
    CHECK(plan.accepted.size() == 1);
    CHECK_FALSE(changes(plan, RemoveCourse{"c2"}));
}

TEST_CASE("update: accepted days, people, days that the person cannot") {
    Plan plan = after(plan_of(), Accept{step_a, at("2026-02-03")});
    plan = after(plan, Accept{step_a, at("2026-02-04")});
    REQUIRE(plan.accepted.size() == 1);
    CHECK(plan.accepted[0].date == at("2026-02-04"));
    CHECK_FALSE(changes(plan, Accept{nowhere, at("2026-02-04")}));
    plan = after(plan, Unaccept{step_a});
    CHECK(plan.accepted.empty());

    plan = after(plan, PutPerson{{"p1", "Bo", "sønn", "", "00 00 11 22", {}}});
    plan = after(plan, PutPerson{{"p1", "Bo Hansen", "sønn", "", "", {}}});
    REQUIRE(plan.people.size() == 1);
    CHECK(plan.people[0].name == "Bo Hansen");
    CHECK(plan.counter == 1);
    CHECK_FALSE(changes(plan, PutPerson{{"", "X", "", "", "", {}}}));
    plan = after(plan, RemovePerson{"p1"});
    CHECK(plan.people.empty());

    const base::Span july{at("2026-07-01"), at("2026-07-31")}, may{at("2026-05-01"), at("2026-05-02")};
    plan = after(plan, AddUnavailable{july});
    plan = after(plan, AddUnavailable{may});
    REQUIRE(plan.unavailable.size() == 2);
    CHECK(plan.unavailable[0].span == may); // by date
    CHECK_FALSE(changes(plan, AddUnavailable{july}));
    CHECK_FALSE(changes(plan, AddUnavailable{{july.to, july.from}}));
    CHECK_FALSE(changes(plan, AddUnavailable{{at("1900-01-01"), at("2199-12-31")}})); // no day would be left
    plan = after(plan, RemoveUnavailable{july});
    CHECK(plan.unavailable.size() == 1);
}

TEST_CASE("update: own steps and rules") {
    Plan plan = after(plan_of(), PutOwnStep{"c1", own_step("r-1")});
    REQUIRE(plan.courses[0].step_count() == 3);
    CHECK(plan.courses[0].step(2).id == "r-1");
    CHECK(plan.counter == 1);
    pathway::Step second = own_step("r-2");
    second.after.push_back(own_rule("", "r-1").rule);
    second.after.push_back(own_rule("", "start").rule);
    second.repeat.emplace();
    second.repeat->every = base::Lag{1, base::Unit::week};
    second.repeat->until = "r-1";
    plan = after(plan, PutOwnStep{"c1", second});
    plan = after(plan, PutOwnRule{"c1", own_rule("a", "r-1")});
    plan = after(plan, PutOwnRule{"c1", own_rule("r-1", "start")});
    CHECK(plan.courses[0].own_rules.size() == 2);
    plan = after(plan, SetNote{{"c1", "r-1", 0}, "x"});
    plan = after(plan, Drop{{"c1", "r-1", 0}});
    plan = after(plan, SetTick{{"c1", "r-1", 0}, "i", TickState::done});
    plan = after(plan, Accept{{"c1", "r-1", 0}, at("2026-01-01")});

    // What could not be read again is not taken in.
    CHECK_FALSE(changes(plan, PutOwnStep{"c1", own_step("a")}));     // taken
    CHECK_FALSE(changes(plan, PutOwnStep{"c1", own_step("start")})); // an anchor's
    CHECK_FALSE(changes(plan, PutOwnStep{"c1", own_step("")}));
    CHECK_FALSE(changes(plan, PutOwnRule{"c1", own_rule("a", "zz")}));
    CHECK_FALSE(changes(plan, PutOwnRule{"c1", own_rule("zz", "a")}));
    OwnRule unbound = own_rule("a", "b");
    unbound.rule.min.reset();
    CHECK_FALSE(changes(plan, PutOwnRule{"c1", unbound}));
    pathway::Step unnamed = own_step("r-3");
    unnamed.title = {};
    CHECK_FALSE(changes(plan, PutOwnStep{"c1", unnamed}));
    pathway::Step adrift = own_step("r-3");
    adrift.lane = "zz";
    CHECK_FALSE(changes(plan, PutOwnStep{"c1", adrift}));

    // Removed with all that names it.
    plan = after(plan, RemoveOwnStep{"c1", "r-1"});
    const Course& course = plan.courses[0];
    CHECK(course.step_count() == 3);
    CHECK(course.own_rules.empty());
    CHECK(course.facts.empty());
    CHECK(course.notes.empty());
    CHECK(course.ticks.empty());
    CHECK(plan.accepted.empty());
    CHECK(course.own_steps.at(0).after.size() == 1);
    CHECK(course.own_steps.at(0).repeat->until.empty());
    CHECK_FALSE(changes(plan, RemoveOwnStep{"c1", "a"})); // the pathway's are dropped, never removed

    plan = after(plan, PutOwnRule{"c1", own_rule("a", "b")});
    CHECK_FALSE(changes(plan, RemoveOwnRule{"c1", 1}));
    CHECK(changes(plan, RemoveOwnRule{"c1", 0}));
}

TEST_CASE("update: unknown fields of an own step stay when it changes") {
    Plan plan = plan_of(
        R"(,"own":{"steps":[{"id":"r-1","title":{"nb":"x"},"lane":"l","color":"red","note":{"nb":"n"}}]})");
    plan = after(plan, PutOwnStep{"c1", own_step("r-1")});
    const std::string raw = json::write(plan.courses[0].own_steps_raw.at(0));
    CHECK(raw == R"({"id":"r-1","title":{"nb":"Min egen"},"lane":"l","color":"red"})");
}

TEST_CASE("update: title") {
    const Plan plan = after(plan_of(), SetTitle{"Min plan 😀"});
    CHECK(plan.title == "Min plan 😀");
    CHECK(after(plan, SetTitle{""}).title.empty());
}
