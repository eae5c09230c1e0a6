#include "plan/support.h"

using namespace stf;
using namespace stf::plan;
using namespace stf::plan::test;

namespace {

Plan after(const Plan& plan, const CareAction& action) {
    const json::Value before = write(plan);
    Plan next = update(plan, action);
    CHECK(write(plan) == before);
    const auto again = read(write(next));
    INFO(said(again.faults()));
    REQUIRE(again);
    CHECK(*again == next);
    return next;
}

bool changes(const Plan& plan, const CareAction& action) {
    return !(after(plan, action) == plan);
}

} // namespace

TEST_CASE("care: everything that is read is written again, unknown fields too") {
    const std::string more =
        R"(,"people":[],"unavailable":[],"accepted":[],"owner":"Odd","matters":{"words":"Gå på kafé 👩‍⚕️","goals":[{"id":"g","text":"Ut","x":1}],)"
        R"("activities":[{"id":"a","goal":"g","text":"Trapp","scores":[{"date":"2026-02-02","score":0,"why":"?"},{"date":"2026-03-02","score":10}],)"
        R"("steps":[{"course":"c1","step":"a"},{"course":"gone","step":"gone","y":2}],"z":[]}],"later":true},)"
        R"("worse":{"green":{"signs":"Som vanlig","call":["p1"],"u":0},"red":{"actions":"Ring 113"},"agreed_with":"Fastlegen","looked_at":"2026-01-30","v":1},)"
        R"("consents":[{"id":"k","person":"p1","name":"Anne","what":["dates","worse"],"from":"2026-01-01","until":"2026-06-30","withdrawn":"2026-03-01","w":1}],)"
        R"("assigned":[{"person":"p1","course":"c1","step":"a","s":1}],"copy_of":"x0","shared_with":{"person":"p1","name":"Anne","what":["dates"],"made":"2026-01-02","q":1},"relative_note":"Jeg kan kjøre")";
    const Plan plan = plan_of(R"(,"anchors":{},"choices":{},"facts":[],"own":{"steps":[],"rules":[]})", more);
    CHECK(
        json::write(write(plan)) ==
        plan_text(R"(,"anchors":{},"choices":{},"facts":[],"own":{"steps":[],"rules":[]})", more));
    CHECK(plan.matters.activities[0].scores[1].value == 10);
    CHECK(plan.worse.of(Zone::red).actions == "Ring 113");
    CHECK(plan.consents[0].holds(at("2026-02-28")));
    CHECK_FALSE(plan.consents[0].holds(at("2026-03-01")));
    CHECK(plan.shared_with->what == std::vector<Topic>{Topic::dates});
}

TEST_CASE("care: what is wrong is told with its place") {
    CHECK(
        faults_of(
            plan_text(
                "", R"(,"matters":{"activities":[{"id":"a","scores":[{"date":"2026-02-02","score":11}]}]})"))
            .find("$.matters.activities[0].scores[0].score") == 0);
    CHECK(
        faults_of(plan_text("", R"(,"matters":{"goals":[{"text":"uten id"}]})")).find("$.matters.goals[0]") ==
        0);
    CHECK(
        faults_of(plan_text("", R"(,"consents":[{"id":"k","what":["alt"],"from":"2026-01-01"}])"))
            .find("$.consents[0].what[0]") == 0);
    CHECK(faults_of(plan_text("", R"(,"consents":[{"id":"k"}])")).find("$.consents[0]") == 0);
    CHECK(faults_of(plan_text("", R"(,"worse":{"red":{"call":[3]}})")).find("$.worse.red.call[0]") == 0);
    CHECK(faults_of(plan_text("", R"(,"worse":[])")).find("$.worse") == 0);
    CHECK(faults_of(plan_text("", R"(,"shared_with":"Anne")")).find("$.shared_with") == 0);
}

TEST_CASE("care: goals, activities and their steps") {
    Plan plan = after(plan_of(), SetWords{"Å gå tur"});
    CHECK(plan.matters.words == "Å gå tur");
    plan = after(plan, PutGoal{"g", "Ut"});
    CHECK(plan.counter == 1);
    CHECK_FALSE(changes(plan, PutGoal{"", "Ut"}));
    plan = after(plan, PutActivity{"a", "g", "Trapp"});
    CHECK_FALSE(changes(plan, PutActivity{"b", "nowhere", "Trapp"}));
    plan = after(plan, SetScore{"a", at("2026-03-02"), 6});
    plan = after(plan, SetScore{"a", at("2026-02-02"), 0});
    CHECK(plan.matters.activities[0].scores[0].value == 0);
    plan = after(plan, SetScore{"a", at("2026-02-02"), 2});
    CHECK(plan.matters.activities[0].scores.size() == 2);
    for (const int wrong : {-1, 11}) CHECK_FALSE(changes(plan, SetScore{"a", at("2026-02-02"), wrong}));
    CHECK_FALSE(changes(plan, SetScore{"a", base::day_of({2200, 1, 1}), 5}));
    CHECK_FALSE(changes(plan, SetScore{"zz", at("2026-02-02"), 5}));
    plan = after(plan, LinkStep{"a", "c1", "b", true});
    CHECK_FALSE(changes(plan, LinkStep{"a", "c1", "b", true}));
    CHECK_FALSE(changes(plan, LinkStep{"a", "c1", "zz", true}));
    CHECK_FALSE(changes(plan, LinkStep{"a", "c9", "b", true}));
    plan = after(plan, PutActivity{"a", "g", "Trapp og bakke"}); // what hangs on it stays
    CHECK(plan.matters.activities[0].steps.size() == 1);
    CHECK(plan.matters.activities[0].scores.size() == 2);
    plan = after(plan, LinkStep{"a", "c1", "b", false});
    plan = after(plan, SetScore{"a", at("2026-03-02"), std::nullopt});
    CHECK_FALSE(changes(plan, SetScore{"a", at("2026-03-02"), std::nullopt}));
    plan = after(plan, RemoveGoal{"g"});
    CHECK(plan.matters.activities[0].goal.empty());
    plan = after(plan, RemoveActivity{"a"});
    CHECK(plan.matters.activities.empty());
}

TEST_CASE("care: the plan for getting worse names only people who are there") {
    Plan plan = update(plan_of(), PutPerson{{.id = "p1", .name = "Berit"}});
    plan = after(plan, SetZone{Zone::yellow, true, "Tyngre pust"});
    plan = after(plan, SetZone{Zone::yellow, false, "Ring Berit"});
    plan = after(plan, SetZoneCall{Zone::yellow, "p1", true});
    CHECK_FALSE(changes(plan, SetZoneCall{Zone::yellow, "p1", true}));
    CHECK_FALSE(changes(plan, SetZoneCall{Zone::red, "p9", true}));
    plan = after(plan, SetWorseAgreed{"Fastlegen"});
    plan = after(plan, SetWorseLookedAt{at("2026-02-02")});
    CHECK_FALSE(changes(plan, SetWorseLookedAt{base::day_of({1800, 1, 1})}));
    plan = update(plan, RemovePerson{"p1"});
    CHECK(plan.worse.of(Zone::yellow).call.empty());
    CHECK(plan.worse.of(Zone::yellow).signs == "Tyngre pust");
}

TEST_CASE("care: one person does a step, and leaves nothing behind when removed") {
    Plan plan = update(plan_of(), PutPerson{{.id = "p1", .name = "Anne"}});
    plan = update(plan, PutPerson{{.id = "p2", .name = "Berit"}});
    plan = after(plan, Assign{"p1", "c1", "a"});
    plan = after(plan, Assign{"p2", "c1", "a"});
    REQUIRE(plan.assigned.size() == 1);
    CHECK(plan.assigned[0].person == "p2");
    CHECK_FALSE(changes(plan, Assign{"p9", "c1", "a"}));
    CHECK_FALSE(changes(plan, Assign{"p1", "c1", "zz"}));
    CHECK_FALSE(changes(plan, Assign{"p1", "c9", "a"}));
    CHECK(update(plan, RemovePerson{"p2"}).assigned.empty());
    CHECK(after(plan, Assign{"", "c1", "a"}).assigned.empty());
}

TEST_CASE("care: a consent is a record") {
    Plan plan = update(plan_of(), PutPerson{{.id = "p1", .name = "Anne"}});
    Consent consent;
    consent.id = "k";
    consent.person = "p1";
    consent.name = "Anne";
    consent.from = at("2026-02-02");
    CHECK_FALSE(changes(plan, PutConsent{consent})); // to nothing
    consent.what = {Topic::dates};
    consent.until = at("2026-01-01");
    CHECK_FALSE(changes(plan, PutConsent{consent})); // ends before it begins
    consent.until.reset();
    plan = after(plan, PutConsent{consent});
    plan = after(plan, WithdrawConsent{"k", at("2026-03-01")});
    CHECK_FALSE(changes(plan, WithdrawConsent{"k", at("2026-04-01")})); // the first day stands
    CHECK_FALSE(changes(plan, WithdrawConsent{"zz", at("2026-04-01")}));
    plan = update(plan, RemovePerson{"p1"});
    REQUIRE(plan.consents.size() == 1);
    CHECK(plan.consents[0].name == "Anne");
}
