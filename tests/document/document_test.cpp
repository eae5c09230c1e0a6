#include <doctest/doctest.h>

#include "document/format.h"
#include "document/history.h"
#include "document/replica.h"

using namespace stf;

namespace {

json::Value rename_title(json::Value document) {
    document.set("title", document.find("name") ? *document.find("name") : json::Value("none"));
    document.remove("name");
    return document;
}

json::Value count_from_one(json::Value document) {
    document.set("count", document.find("count")->integer() + 1);
    return document;
}

const document::Format old_format{
    "stifinner/plan", {{"name_is_title", rename_title}, {"count_from_one", count_from_one}}};

std::string code_of(const base::Result<json::Value>& result) {
    return result ? "" : std::string(base::name(result.faults().front().code));
}

} // namespace

TEST_CASE("document: old versions pass through every migration, gapless and in order") {
    REQUIRE(old_format.version() == 3);
    const json::Value one =
        *json::parse(R"({"format":"stifinner/plan","version":1,"name":"x","count":0,"mine":[1]})");
    const json::Value before = one;
    const auto now = document::open(one, old_format);
    REQUIRE(now);
    CHECK(json::write(*now) == R"({"format":"stifinner/plan","version":3,"count":1,"mine":[1],"title":"x"})");
    CHECK(one == before); // what was read is left as it was

    const auto from_two =
        document::open(*json::parse(R"({"format":"stifinner/plan","version":2,"count":5})"), old_format);
    REQUIRE(from_two);
    CHECK(json::write(*from_two) == R"({"format":"stifinner/plan","version":3,"count":6})");

    const auto same =
        document::open(*json::parse(R"({"format":"stifinner/plan","version":3,"count":5})"), old_format);
    CHECK(json::write(*same) == R"({"format":"stifinner/plan","version":3,"count":5})");
}

TEST_CASE("document: what cannot be opened is refused plainly") {
    const auto open = [](const char* text) {
        return code_of(document::open(*json::parse(text), document::plan_format));
    };
    CHECK(open(R"({"format":"stifinner/plan","version":1})") == "");
    CHECK(open(R"({"format":"stifinner/plan","version":2})") == "newer_version");
    CHECK(open(R"({"format":"stifinner/plan","version":0})") == "out_of_range");
    CHECK(open(R"({"format":"stifinner/plan"})") == "missing_member");
    CHECK(open(R"({"format":"stifinner/pathway","version":1})") == "other_format");
    CHECK(open(R"({"format":"png"})") == "foreign_format");
    CHECK(open("[]") == "wrong_type");
    CHECK(open("{}") == "missing_member");
}

TEST_CASE("history: undo and redo") {
    document::History<std::string> history("a");
    CHECK_FALSE(history.can_undo());
    history.undo();
    CHECK(history.now() == "a");
    history.commit("b");
    history.commit("c");
    history.undo();
    CHECK(history.now() == "b");
    CHECK(history.can_redo());
    history.redo();
    CHECK(history.now() == "c");
    history.undo();
    history.undo();
    CHECK(history.now() == "a");
    history.commit("d"); // what was undone is forgotten
    CHECK_FALSE(history.can_redo());
    history.undo();
    CHECK(history.now() == "a");
}

TEST_CASE("history: one visit to a text field is one step") {
    document::History<std::string> history("");
    history.commit("H", "note:1");
    history.commit("He", "note:1");
    history.commit("Hei", "note:1");
    history.commit("Hei", "note:2");
    history.undo();
    CHECK(history.now() == "Hei");
    history.undo();
    CHECK(history.now() == "");

    history.commit("x", "note:1");
    history.settle(); // left the field, came back
    history.commit("xy", "note:1");
    history.undo();
    CHECK(history.now() == "x");
    history.commit("xz", "note:1"); // after undo the visit is a new one
    history.undo();
    CHECK(history.now() == "x");
}

TEST_CASE("history: only so many steps are kept") {
    document::History<int> history(0, 3);
    for (int i = 1; i <= 10; ++i) history.commit(i);
    int steps = 0;
    for (; history.can_undo(); ++steps) history.undo();
    CHECK(steps == 3);
    CHECK(history.now() == 7);
}

TEST_CASE("replica: 128 bits in hexadecimal, then the counter") {
    const document::Random random = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 254, 255};
    CHECK(document::replica(random) == "000102030405060708090a0b0c0dfeff");
    CHECK(document::make_id(document::replica(random), 12) == "000102030405060708090a0b0c0dfeff-12");
}
