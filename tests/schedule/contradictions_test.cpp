#include "schedule/contradictions.h"

#include <doctest/doctest.h>

#include "support.h"

using namespace stf;
using namespace stf::schedule;
using namespace stf::schedule::test;

namespace {

std::string found(const std::shared_ptr<pathway::Pathway>& pathway) {
    const auto clash = contradiction(*pathway);
    if (!clash) return "none";
    const plan::Plan plan = plan_of(pathway);
    return pathway->steps[static_cast<std::size_t>(clash->step)].id + "." + std::to_string(clash->rule) +
        (clash->bound == Bound::min ? " min: " : " max: ") + text(plan, clash->because);
}

} // namespace

TEST_CASE("rules that no dates satisfy are found at the first bound that completes the clash") {
    CHECK(found(path({step("a", {rule("start", d(5), d(4))})})) == "a.0 max: a.0 min");
    CHECK(found(path({step("a", {rule("start", d(4), d(4))})})) == "none");
    CHECK(
        found(path(
            {step("a", {rule("start", d(10))}), step("b", {rule("a", d(5)), rule("start", {}, d(12))}),
             step("c", {rule("a", d(9), d(1))})})) == "b.1 max: a.0 min, b.0 min");
    CHECK(found(path({step("a", {rule("b", d(1))}), step("b", {rule("a", d(1))})})) == "b.0 min: a.0 min");
    CHECK(found(path({step("a", {rule("a", d(1))})})) == "a.0 min: ");
}

TEST_CASE("a cycle of zero days is the same day, and legal") {
    CHECK(found(path({step("a", {rule("b", d(0))}), step("b", {rule("a", d(0))})})) == "none");
    CHECK(found(path({step("a", {rule("b", d(-3))}), step("b", {rule("a", d(3))})})) == "none");
}

TEST_CASE("months and working days clash only if no dates help") {
    CHECK(found(path({step("a", {rule("start", mo(1), d(28))})})) == "none"); // February
    CHECK(found(path({step("a", {rule("start", mo(1), d(27))})})) == "a.0 max: a.0 min");
    CHECK(found(path({step("a", {rule("start", arb(5), d(7))})})) == "none");
    CHECK(found(path({step("a", {rule("start", arb(6), d(7))})})) == "a.0 max: a.0 min");
    CHECK(found(path({step("a", {rule("start", mo(12), d(366))})})) == "none");
}

TEST_CASE("a stay's length counts") {
    Step stay = step("stay", {rule("start", d(0))});
    stay.lasts = d(10);
    Rule after = rule("stay", d(0));
    after.edge = pathway::Edge::end;
    CHECK(found(path({stay, step("a", {after, rule("stay", {}, d(9))})})) == "a.1 max: a.0 min");
}

TEST_CASE("steps that cannot occur together do not clash") {
    auto pathway = path(
        {step("a", {rule("start", d(5))}), step("b", {rule("start", {}, d(3)), rule("a", d(0))}),
         step("c", {rule("a", d(1)), rule("start", {}, d(5))})});
    add_decision(*pathway, "x");
    add_decision(*pathway, "y");
    CHECK(found(pathway) == "b.1 min: a.0 min, b.0 max");
    pathway->steps[0].when = {{"x", {"yes"}}};
    pathway->steps[1].when = {{"x", {"no"}}};
    CHECK(found(pathway) == "c.1 max: a.0 min, c.0 min");
    pathway->steps[2].when = {{"y", {"yes"}}, {"x", {"no"}}};
    CHECK(found(pathway) == "none");
}

TEST_CASE("sets of days are not looked at") {
    Step a = step("a", {rule("start", d(1), d(1))}), b = step("b", {rule("a", d(1), d(1))});
    a.on = b.on = {1, false}; // Mondays
    CHECK(found(path({a, b})) == "none");
}
