#include "plan/redact.h"

#include "exchange/support.h"
#include "plan/action.h"

using namespace stf;
using namespace stf::exchange::test;

namespace {

std::string bytes(const plan::Plan& plan) {
    return json::write(plan::write(plan));
}

// Every text of the plan that is a person's is one of these words.
plan::Plan secrets() {
    std::string text = plan_text();
    const auto put = [&](std::string_view at, std::string_view with) {
        text.insert(text.find(at) + at.size(), with);
    };
    put("\"title\":\"Min; plan\"", R"(,"hemmelig-felt":"HEMMELIG1")");
    put(R"("name":"Ola")", R"(,"adresse":"HEMMELIG2")");
    put(R"("state":"done")", R"(,"hvorfor":"HEMMELIG3")");
    put(R"("minutes":45)", R"(,"rom":"HEMMELIG4")");
    put(R"("words":"Å gå tur")", R"(,"tanke":"HEMMELIG5")");
    put(R"("signs":"Tungpust")", R"(,"styrke":"HEMMELIG6")");
    return plan_of(text);
}

} // namespace

TEST_CASE("redacted: what is not chosen is not in the file") {
    const plan::Plan plan = secrets();
    const std::string all = bytes(plan);
    for (const char* word :
         {"HEMMELIG1", "HEMMELIG2", "HEMMELIG3", "HEMMELIG4", "HEMMELIG5", "HEMMELIG6", "Kari Ås", "Ola",
          "listen", "Min; plan", "Min egen", "2026-03-01"})
        REQUIRE(has(all, word));
    const std::string none = bytes(plan::redacted(plan, {.facts = false, .own = false}));
    for (const char* word :
         {"HEMMELIG", "Kari", "Ola", "22 33", "listen", "Min", "egen", "2026", "hjem", "c1"}) {
        CAPTURE(word);
        CHECK_FALSE(has(none, word));
    }
}

TEST_CASE("redacted: each choice brings its own and nothing else") {
    const plan::Plan plan = secrets();
    const auto with = [&](plan::Selection selection) { return bytes(plan::redacted(plan, selection)); };
    const std::string course = with({.courses = {"c1"}, .facts = false, .own = false});
    CHECK(has(course, "Hjem, igjen"));
    CHECK(has(course, "2026-02-02")); // the date that the plan hangs on
    for (const char* word :
         {"HEMMELIG", "Kari", "2026-02-10", "listen", "not_relevant", "Min egen", "own-1", "2026-03-01"})
        CHECK_FALSE(has(course, word));
    CHECK(has(with({.courses = {"c1"}}), "2026-02-10"));
    CHECK(has(with({.courses = {"c1"}}), "Min egen"));
    CHECK(has(with({.courses = {"c1"}, .notes = true}), "listen"));
    CHECK(has(with({.courses = {"c1"}, .ticks = true}), "not_relevant"));
    CHECK(has(with({.unavailable = true}), "2026-03-01"));
    CHECK(has(with({.title = true}), "Min; plan"));
    CHECK(has(with({.matters = true}), "500 meter"));
    const std::string worse = with({.worse = true});
    CHECK(has(worse, "Tungpust"));
    CHECK_FALSE(has(worse, "x1")); // whom to call is a person that was not chosen
    const std::string kari = with({.people = {"x1"}});
    CHECK(has(kari, "Kari"));
    CHECK_FALSE(has(kari, "Ola"));
    for (const std::string& text :
         {course, kari,
          with(
              {.courses = {"c1"},
         .people = {"x1", "x2"},
         .notes = true,
         .ticks = true,
         .matters = true,
         .worse = true,
         .unavailable = true})})
        CHECK_FALSE(has(text, "HEMMELIG"));
}

TEST_CASE("redacted: the copy is a plan of its own that opens") {
    const plan::Plan plan = secrets();
    const plan::Plan copy = plan::redacted(
        plan, {.courses = {"c1", "none"}, .people = {"x1"}, .facts = true, .own = false, .notes = true});
    auto again = plan::read(*json::parse(bytes(copy)));
    REQUIRE(again);
    CHECK(*again == copy);
    CHECK(copy.accepted.size() == 1);
    CHECK(plan::redacted(copy, {.facts = false}).accepted.empty());
}

TEST_CASE("identity numbers in a plan: counted and hidden in the person's texts only") {
    plan::Plan plan = plan_of(plan_text());
    CHECK(plan::identity_numbers(plan) == 0);
    CHECK(plan::without_identity_numbers(plan) == plan);
    plan = plan::update(plan, plan::SetNote{{"c1", "a", 0}, "Fnr 130972 48022 og 53097248016"});
    plan = plan::update(
        plan, plan::PutPerson{{.id = "13097248022", .name = "Kari 13097248022", .phone = "22334455"}});
    CHECK(plan::identity_numbers(plan) == 2);
    const plan::Plan hidden = plan::without_identity_numbers(plan);
    CHECK(plan::identity_numbers(hidden) == 0);
    CHECK(plan::note_of(hidden.courses[0], "a", 0) == "Fnr •••••• ••••• og •••••••••••");
    CHECK(hidden.people.back().name == "Kari •••••••••••");
    CHECK(
        hidden.people.back().id ==
        "13097248022"); // an id is made by a program; the copy must still fit together
    CHECK(hidden.people.back().phone == "22334455");
    // Whatever points at it is no text either.
    plan::Plan linked = plan_of(plan_text());
    linked.assigned = {{"a13097248022-1", "c1", "a", {}}};
    linked.consents = {{.id = "k", .person = "a13097248022-1", .name = "Kari", .from = base::Day(20000)}};
    linked.copy_of = "13097248022-7";
    linked.worse.of(plan::Zone::red).call = {"a13097248022-1"};
    CHECK(plan::identity_numbers(linked) == 0);
}
