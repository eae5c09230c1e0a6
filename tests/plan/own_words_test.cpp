// What a person adds to a plan beside facts: questions, reasons, pinned days, days that do not suit, burdens.
#include "plan/support.h"

using namespace stf;
using namespace stf::plan;
using plan::test::at;
using plan::test::plan_of;

namespace {

Plan dated() {
    return update(plan_of(), SetAnchor{"c1", "start", at("2026-02-02")});
}

Plan reread(const Plan& plan) {
    auto read_again = read(*json::parse(json::write(write(plan))));
    INFO(stf::test::said(read_again.faults()));
    REQUIRE(read_again);
    for (const base::Fault& fault : read_again.faults()) // no field of the plan is foreign to the reader
        CHECK(fault.path.find(".pathway.") != std::string::npos);
    return std::move(*read_again);
}

std::vector<std::pair<std::string, std::string>> days_off(const Plan& plan) {
    std::vector<std::pair<std::string, std::string>> result;
    for (const Unavailable& entry : plan.unavailable)
        result.emplace_back(base::to_string(entry.span.from), base::to_string(entry.span.to));
    return result;
}
using Spans = std::vector<std::pair<std::string, std::string>>;

} // namespace

TEST_CASE("plan: questions and reasons stand beside the note, and go with an empty text") {
    const Reference a{"c1", "a", 0};
    Plan plan = update(dated(), SetNote{a, "notat"});
    plan = update(plan, SetNote{a, "Kan jeg trene?\nHvem ringer?", Words::questions});
    plan = update(plan, SetNote{a, "Sykehuset flyttet timen 🏥", Words::reason});
    CHECK(reread(plan) == plan);
    const Course& course = plan.courses[0];
    CHECK(words_of(course, Words::note, "a", 0) == "notat");
    CHECK(words_of(course, Words::questions, "a", 0) == "Kan jeg trene?\nHvem ringer?");
    CHECK(words_of(course, Words::reason, "a", 0) == "Sykehuset flyttet timen 🏥");
    CHECK(words_of(course, Words::reason, "a", 1) == "");
    plan = update(plan, SetNote{a, "", Words::reason});
    CHECK(plan.courses[0].reasons.empty());
    CHECK(plan.courses[0].questions.size() == 1);
    CHECK(update(plan, SetNote{{"c1", "nowhere", 0}, "x", Words::questions}) == plan);
}

TEST_CASE("plan: what was changed is remembered, oldest first, and not for ever") {
    const Reference a{"c1", "a", 0};
    Plan plan = update(dated(), Book{a, at("2026-02-10"), std::nullopt, std::nullopt});
    CHECK(plan.courses[0].earlier.empty());
    plan = update(plan, Book{a, at("2026-02-12"), std::nullopt, std::nullopt});
    plan = update(plan, ClearFact{a});
    REQUIRE(plan.courses[0].earlier.size() == 2);
    CHECK(plan.courses[0].earlier[0].date == at("2026-02-10"));
    CHECK(plan.courses[0].earlier[1].date == at("2026-02-12"));
    CHECK(reread(plan) == plan);
    CHECK(update(plan, ClearFact{a}).courses[0].earlier.size() == 2); // nothing to take back
    for (int i = 0; i < 40; ++i)
        plan = update(plan, Book{a, at("2026-03-01") + i, std::nullopt, std::nullopt});
    CHECK(plan.courses[0].earlier.size() == 20);
    CHECK(plan.courses[0].earlier.back().date == at("2026-03-01") + 38);
}

TEST_CASE("plan: a pinned day stays when the date it is counted from is corrected") {
    const Reference a{"c1", "a", 0};
    Plan plan = update(dated(), PinDay{a, at("2026-03-12")});
    REQUIRE(pin_of(plan.courses[0], "a"));
    CHECK(pin_of(plan.courses[0], "a")->day == at("2026-03-12"));
    CHECK(reread(plan) == plan);
    plan = update(plan, SetAnchor{"c1", "start", at("2026-01-15")});
    REQUIRE(pin_of(plan.courses[0], "a"));
    CHECK(pin_of(plan.courses[0], "a")->day == at("2026-03-12"));
    CHECK(reread(plan) == plan);
    plan = update(plan, PinDay{a, at("2026-03-13")}); // one pin a step
    CHECK(plan.courses[0].own_rules.size() == 1);
    CHECK(update(plan, PinDay{a, std::nullopt}).courses[0].own_rules.empty());
    CHECK(update(plan, SetAnchor{"c1", "start", std::nullopt}).courses[0].own_rules.empty());
    CHECK(update(plan, PinDay{{"c1", "b", 1}, at("2026-03-13")}) == plan); // only the first occurrence
    CHECK(update(plan_of(), PinDay{a, at("2026-03-13")}) == plan_of());    // nothing to count from
}

TEST_CASE("plan: days off join where they meet and part where a day is given back") {
    const auto set = [](const Plan& plan, const char* from, const char* to, bool free) {
        return update(plan, SetDays{{at(from), at(to)}, free});
    };
    Plan plan = set(dated(), "2026-02-10", "2026-02-10", false);
    plan = set(plan, "2026-02-11", "2026-02-14", false);
    CHECK(days_off(plan) == Spans{{"2026-02-10", "2026-02-14"}});
    plan = set(plan, "2026-02-20", "2026-02-21", false);
    CHECK(days_off(set(plan, "2026-02-13", "2026-02-20", false)) == Spans{{"2026-02-10", "2026-02-21"}});
    plan = set(plan, "2026-02-12", "2026-02-12", true);
    CHECK(
        days_off(plan) ==
        Spans{{"2026-02-10", "2026-02-11"}, {"2026-02-13", "2026-02-14"}, {"2026-02-20", "2026-02-21"}});
    CHECK(days_off(set(plan, "2026-02-15", "2026-02-15", true)) == days_off(plan)); // was free already
    CHECK(days_off(set(plan, "2026-01-01", "2026-12-31", true)) == Spans{});
    CHECK(set(plan, "2026-02-14", "2026-02-13", false) == plan); // backwards
    CHECK(set(plan, "1900-01-01", "2199-12-31", false) == plan); // no day left for a step with a place
    CHECK(reread(plan) == plan);
}

TEST_CASE("plan: a burden counts for a place, within reason") {
    Plan plan = update(dated(), SetBurden{"hus", 3});
    CHECK(reread(plan) == plan);
    plan = update(plan, SetBurden{"hus", 2});
    REQUIRE(plan.burdens.size() == 1);
    CHECK(plan.burdens[0].weight == 2);
    CHECK(update(plan, SetBurden{"hus", -1}) == plan);
    CHECK(update(plan, SetBurden{"hus", 101}) == plan);
    CHECK(update(plan, SetBurden{"hus", std::nullopt}).burdens.empty());
}

TEST_CASE("plan: the new fields are read with care") {
    CHECK(plan::test::faults_of(plan::test::plan_text(R"(,"questions":[{"step":"nope","text":"x"}])")) != "");
    CHECK(plan::test::faults_of(plan::test::plan_text(R"(,"reasons":[{"step":"a","text":4}])")) != "");
    CHECK(plan::test::faults_of(plan::test::plan_text(R"(,"earlier":[{"step":"a"}])")) != "");
    CHECK(
        plan::test::faults_of(plan::test::plan_text("", R"(,"burdens":[{"place":"hus","weight":-2}])")) !=
        "");
    CHECK(plan::test::faults_of(plan::test::plan_text("", R"(,"burdens":[{"weight":2}])")) != "");
}
