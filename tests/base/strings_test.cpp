#include <doctest/doctest.h>

#include <set>

#include "base/result.h"
#include "base/strings.h"

using namespace stf;

TEST_CASE("strings: the nearest name") {
    const std::vector<std::string_view> names = {"mapping-1", "mapping-2", "observe", "wk", "mo", "d"};
    CHECK(base::nearest("maping-2", names) == "mapping-2");
    CHECK(base::nearest("mapping-", names) == "mapping-1"); // the first of equals
    CHECK(base::nearest("obesrve", names) == "observe");
    CHECK(base::nearest("Observe", names) == "observe");
    CHECK(base::nearest("kw", names) == "wk");
    CHECK(base::nearest("discharge", names) == "");
    CHECK(base::nearest("", names) == "");
    CHECK(base::nearest("x", names) == "");
    CHECK(base::nearest(std::string(1000, 'a'), names) == "");
}

TEST_CASE("strings: fit for one line") {
    CHECK(base::printable("å\n\x7F") == "å\\u000A\\u007F");
    CHECK(base::printable(std::string(61, 'a')) == std::string(60, 'a') + "…");
    CHECK(base::utf8_prefix("æøå", 2) == "æø");
    CHECK(base::join({"a", "b", "c"}, ", ") == "a, b, c");
}

TEST_CASE("faults: texts are filled in, and parts without content left out") {
    CHECK(base::fill("a {0} b {1}", {"1", "2"}) == "a 1 b 2");
    CHECK(base::fill("{1}{0}", {"1", "2"}) == "21");
    CHECK(base::fill("x[ (y {0})]!", {"1"}) == "x (y 1)!");
    CHECK(base::fill("x[ (y {0})]!", {""}) == "x!");
    CHECK(base::fill("x[ (y {0})]!", {}) == "x!");
    CHECK(base::fill("[no slot]", {}) == "no slot");
    CHECK(base::fill("{word} {", {"1"}) == "{word} {");
    CHECK(base::fill("{0}", {"{1}", "2"}) == "{1}");
}

TEST_CASE("faults: every code has its own name and a text") {
    std::set<std::string_view> names;
    for (const std::string_view name : base::fault_names()) names.insert(name);
    CHECK(names.size() == base::fault_names().size());
    CHECK(base::name(base::FaultCode::missing_member) == "missing_member");
    for (std::size_t i = 0; i < names.size(); ++i)
        CHECK_FALSE(base::english(static_cast<base::FaultCode>(i)).empty());
}

TEST_CASE("faults: sorted by place, in the order found where they meet") {
    using enum base::FaultCode;
    base::Faults faults = {
        {no_min, {}, {2, 1}, "$", true},
        {no_source, {}, {1, 9}, "$", true},
        {empty_string, {}, {2, 1}, "$", false}};
    base::sort_by_position(faults);
    CHECK(faults[0].code == no_source);
    CHECK(faults[1].code == no_min);
    CHECK(faults[2].code == empty_string);
    CHECK(base::any_fault(faults));
    faults.pop_back();
    CHECK_FALSE(base::any_fault(faults));
}
