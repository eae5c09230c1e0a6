#include "pathway/difference.h"

#include "exchange/support.h"
#include "pathway/read.h"

using namespace stf;
using namespace stf::exchange::test;

namespace {

std::string changed(std::initializer_list<std::pair<std::string_view, std::string_view>> edits) {
    std::string text = pathway_text;
    for (const auto& [from, to] : edits) {
        const std::size_t at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
    }
    return text;
}

pathway::PathwayPtr pathway_of(const std::string& text) {
    auto value = json::parse(text);
    REQUIRE(value);
    auto read = pathway::read(std::move(*value));
    REQUIRE(read);
    return std::make_shared<const pathway::Pathway>(std::move(*read));
}

// The steps a and f are gone, c waits longer, b is called something else, g is new.
std::string newer() {
    std::string text = changed(
        {{"2025-01-01", "2026-01-01"},
         {"\"nb\":\"Kontroll\"", "\"nb\":\"Ny kontroll\""},
         {"{\"of\":\"a\",\"edge\":\"end\",\"min\":\"1 mo\"", "{\"of\":\"start\",\"min\":\"1 mo\""},
         {"\"min\":\"1 arbeidsdag\"", "\"min\":\"2 arbeidsdag\""},
         {"\"every\":\"14 d\"", "\"every\":\"21 d\""}});
    const std::size_t a = text.find("  {\"id\":\"a\""), b = text.find("  {\"id\":\"b\"");
    text.erase(a, b - a);
    const std::size_t f = text.find("  {\"id\":\"f\"");
    return text.substr(0, f) +
        R"({"id":"g","title":{"nb":"Nytt"},"lane":"l","after":[{"of":"start","min":"0 d","strength":"local","source":"s"}]}]})";
}

} // namespace

TEST_CASE("editions: what differs, in the order of the new one") {
    const auto before = pathway_of(pathway_text), after = pathway_of(newer());
    std::vector<std::pair<pathway::Change, std::string>> found;
    for (const pathway::Difference& one : pathway::differences(*before, *after))
        found.emplace_back(one.change, one.step);
    using pathway::Change;
    const std::vector<std::pair<Change, std::string>> expected = {
        {Change::title, "b"},        {Change::rule_added, "b"},  {Change::rule_removed, "b"},
        {Change::rule_changed, "c"}, {Change::repeat, "c"},      {Change::step_added, "g"},
        {Change::step_removed, "a"}, {Change::step_removed, "f"}};
    CHECK((found == expected));
    CHECK(pathway::differences(*before, *before).empty());
}

TEST_CASE("editions: other words and other questions are told of") {
    const auto before = pathway_of(pathway_text);
    const auto after = pathway_of(changed(
        {{"\"lasts\":\"5 d\"", "\"lasts\":\"6 d\",\"summary\":{\"nb\":\"x\"}"},
         {"{\"nb\":\"Nei\"}", "{\"nb\":\"Nei takk\"}"}}));
    const auto found = pathway::differences(*before, *after);
    REQUIRE(found.size() == 2);
    CHECK(found[0].change == pathway::Change::words);
    CHECK(found[1].change == pathway::Change::choices);
}

TEST_CASE("editions: a step with several rules of one thing") {
    const auto before = pathway_of(changed(
        {{"\"after\":[{\"of\":\"start\",\"min\":\"3 d\"",
          "\"after\":[{\"of\":\"start\",\"min\":\"1 d\",\"strength\":\"own\"},{\"of\":\"start\",\"min\":\"3 "
          "d\""}}));
    const auto after = pathway_of(pathway_text);
    const auto found = pathway::differences(*before, *after);
    REQUIRE(found.size() == 2);
    CHECK(found[0].change == pathway::Change::rule_changed);
    CHECK(found[1].change == pathway::Change::rule_removed);
    CHECK(found[1].rule_before->min->count == 3);
}
