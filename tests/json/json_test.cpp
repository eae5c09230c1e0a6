#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>

#include "base/strings.h"
#include "json/path.h"
#include "json/read.h"
#include "json/value.h"

using namespace stf;
using json::Kind;

namespace {

// "LINE:COL PATH CODE" of the first fault, or "" if there is none.
std::string first_fault(std::string_view text, const json::Limits& limits = {}) {
    const auto parsed = json::parse(text, limits);
    if (parsed) return {};
    const base::Fault& fault = parsed.faults().front();
    return std::to_string(fault.at.line) + ":" + std::to_string(fault.at.column) + " " + fault.path + " " +
        std::string(base::name(fault.code));
}

std::string again(std::string_view text) {
    const auto parsed = json::parse(text);
    REQUIRE(parsed);
    return json::write(*parsed);
}

} // namespace

TEST_CASE("json: every kind is read and written back") {
    for (const char* text :
         {"null", "true", "false", "0", "-7", "9223372036854775807", "-9223372036854775808", "1.5", "0.1",
          "1e+300", "-2.5e-10", "\"\"", "\"æøå €😀\"", "[]", "{}", "[1,[2,[3]]]",
          R"({"b":1,"a":{"c":[true,null]}})", R"("\"\\\n\r\t\b\f\u0001\u001f")"}) {
        CAPTURE(text);
        CHECK(again(text) == text);
    }
    CHECK(again(" [ 1 , 2 ] ") == "[1,2]");
    CHECK(again("\"\\u00e6\\ud83d\\ude00\\/\"") == "\"æ😀/\"");
    CHECK(
        json::write(*json::parse(R"({"a":[1,{}],"b":{}})"), json::Style::indented) ==
        "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": {}\n}");
}

TEST_CASE("json: the kinds and their content") {
    const auto parsed = json::parse(R"({"s":"x","i":3,"d":3.5,"b":true,"n":null,"a":[1],"o":{"k":1}})");
    REQUIRE(parsed);
    const json::Value& value = *parsed;
    CHECK(value.find("s")->string() == "x");
    CHECK(value.find("i")->integer() == 3);
    CHECK(value.find("d")->kind() == Kind::number);
    CHECK(value.find("b")->boolean());
    CHECK(value.find("n")->kind() == Kind::null);
    CHECK(value.find("a")->items().size() == 1);
    CHECK(value.find("o")->members()[0].key == "k");
    CHECK(value.find("zz") == nullptr);
    CHECK(value.find("s")->items().empty());
    CHECK(value.find("i")->string().empty());
}

TEST_CASE("json: every value knows its line and its column in code points") {
    const auto parsed = json::parse("{\"æøå\": 12,\r\n  \"b\": [\"€\", -3.5e1,\n{} ,true]}\n");
    REQUIRE(parsed);
    const auto at = [](const json::Value& value) { return std::pair(value.at.line, value.at.column); };
    CHECK(at(*parsed) == std::pair(1, 1));
    CHECK(at(*parsed->find("æøå")) == std::pair(1, 9));
    const json::Items& items = parsed->find("b")->items();
    CHECK(at(*parsed->find("b")) == std::pair(2, 8));
    CHECK(at(items[0]) == std::pair(2, 9));
    CHECK(at(items[1]) == std::pair(2, 14));
    CHECK(at(items[2]) == std::pair(3, 1));
    CHECK(at(items[3]) == std::pair(3, 5));
}

TEST_CASE("json: faults of the text have line, column and path") {
    CHECK(first_fault("") == "1:1 $ unexpected_end");
    CHECK(first_fault("[1,\n 2") == "2:3 $ unexpected_end");
    CHECK(first_fault("[\"æ\", tru]") == "1:7 $ unexpected");
    CHECK(first_fault("[1,,2]") == "1:4 $ unexpected");
    CHECK(first_fault("[1,]") == "1:4 $ unexpected");
    CHECK(first_fault("{\"a\" 1}") == "1:6 $ unexpected");
    CHECK(first_fault("{a:1}") == "1:2 $ unexpected");
    CHECK(first_fault("[01]") == "1:3 $ unexpected");
    CHECK(first_fault("[+1]") == "1:2 $ unexpected");
    CHECK(first_fault("[1.]") == "1:2 $ unexpected");
    CHECK(first_fault("[NaN]") == "1:2 $ unexpected");
    CHECK(first_fault("[1] []") == "1:5 $ unexpected");
    CHECK(first_fault(std::string_view("\"a\0b\"", 5)) == "1:3 $ unexpected");
    CHECK(first_fault(std::string_view("\0", 1)) == "1:1 $ unexpected");
    CHECK(first_fault("\"a\tb\"") == "1:3 $ unexpected");
    CHECK(first_fault("\"\\x\"") == "1:3 $ unexpected");
    CHECK(first_fault("\"\\ud800\"") == "1:8 $ unexpected");
    CHECK(first_fault("\"\\udc00\"") == "1:7 $ unexpected");
    CHECK(first_fault("/* no */ 1") == "1:1 $ unexpected");
    CHECK(first_fault("\xEF\xBB\xBF{}") == "1:1 $ byte_order_mark");
}

TEST_CASE("json: malformed UTF-8 is found where it begins") {
    CHECK(first_fault("\"æ\xC3\"") == "1:3 $ bad_utf8");
    CHECK(first_fault("\"\xC0\xAF\"") == "1:2 $ bad_utf8");         // overlong
    CHECK(first_fault("\"\xE0\x80\xAF\"") == "1:2 $ bad_utf8");     // overlong
    CHECK(first_fault("\"\xED\xA0\x80\"") == "1:2 $ bad_utf8");     // surrogate
    CHECK(first_fault("\"\xF4\x90\x80\x80\"") == "1:2 $ bad_utf8"); // above U+10FFFF
    CHECK(first_fault("\"\x80\"") == "1:2 $ bad_utf8");
    CHECK(first_fault("{}\n \xFF") == "2:2 $ bad_utf8");
    CHECK(first_fault("\"\xF4\x8F\xBF\xBF\"") == ""); // U+10FFFF
}

TEST_CASE("json: numbers that do not fit are refused, not rounded") {
    CHECK(first_fault("{\"a\":[0,9223372036854775808]}") == "1:9 $.a[1] number_range");
    CHECK(first_fault("[-9223372036854775809]") == "1:2 $[0] number_range");
    CHECK(first_fault("[1e999]") == "1:2 $[0] number_range");
    CHECK(first_fault("1e999") == "1:1 $ number_range");
}

TEST_CASE("json: a key that stands twice is a fault at its second place") {
    CHECK(first_fault(R"({"a":1,"b":2,"a":3})") == "1:14 $.a duplicate_key");
    CHECK(first_fault(R"({"x":[{"k k":1,"k k":2}]})") == "1:16 $.x[0]['k k'] duplicate_key");
    CHECK(first_fault("{\"a\":1,\"\\u0061\":2}") == "1:8 $.a duplicate_key");
    const auto twice = json::parse(R"({"a":1,"a":1,"a":1,"b":{"c":1,"c":1}})");
    CHECK(twice.faults().size() == 3);
}

TEST_CASE("json: depth and size are limited") {
    const std::string deep(100'000, '[');
    CHECK(first_fault(deep) == "1:97 $ too_deep");
    CHECK(first_fault(std::string(96, '[') + std::string(96, ']')) == "");
    CHECK(first_fault("[[1]]", {100, 1}) == "1:2 $ too_deep");
    CHECK(first_fault("[1]", {2, 10}) == "1:1 $ too_large");
    const std::string huge(200u << 20, ' '); // refused by its size, before it is read
    CHECK(first_fault(huge) == "1:1 $ too_large");
}

TEST_CASE("json: an object of many members stays quick") {
    std::string text = "{";
    for (int i = 0; i < 200'000; ++i) text += "\"k" + std::to_string(i) + "\":1,";
    text += "\"k7\":2}";
    CHECK(first_fault(text).substr(0, 2) == "1:");
    const auto parsed = json::parse(text);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.faults().size() == 1);
}

TEST_CASE("json: what is written is well-formed whatever is in it") {
    CHECK(json::write(json::Value(std::string("a\xFF\xC3z"))) == "\"a\uFFFD\uFFFDz\"");
    CHECK(json::write(json::Value(std::string("\0", 1))) == "\"\\u0000\"");
    // Texts are looked through eight bytes at a time: every byte is told from its neighbours wherever it
    // stands.
    for (std::size_t at = 0; at < 20; ++at)
        for (int byte = 0; byte < 256; ++byte) {
            std::string text = "aaaaaaa!#[]~aaaaaaaa";
            text[at] = static_cast<char>(byte);
            const bool plain = byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
            const std::string written = json::write(json::Value(text));
            INFO(byte << " at " << at);
            REQUIRE((written == '"' + text + '"') == plain);
            REQUIRE(base::utf8_valid_prefix(text) == (byte < 0x80 ? text.size() : at));
            if (byte < 0x80) REQUIRE(json::parse(written)->string() == text);
        }
}

TEST_CASE("json: random values survive being written and read") {
    constexpr unsigned seed = 20260203;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const auto pick = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
    const auto make = [&](auto& self, int depth) -> json::Value {
        switch (pick(depth > 4 ? 5 : 7)) {
        case 0:
            return {};
        case 1:
            return pick(2) == 1;
        case 2:
            return static_cast<std::int64_t>(random()) * static_cast<std::int32_t>(random());
        case 3:
            return static_cast<double>(random()) / 4096.0;
        case 4: {
            std::string text;
            for (unsigned i = pick(9); i > 0; --i)
                text += std::array<const char*, 6>{"a", "\"", "\\", "\n", "ø", "😀"}[pick(6)];
            return text;
        }
        case 5: {
            json::Value list{json::Items()};
            for (unsigned i = pick(5); i > 0; --i) list.add(self(self, depth + 1));
            return list;
        }
        default: {
            json::Value object{json::Members()};
            for (unsigned i = pick(5); i > 0; --i) object.set("k" + std::to_string(i), self(self, depth + 1));
            return object;
        }
        }
    };
    for (int round = 0; round < 300; ++round) {
        const json::Value value = make(make, 0);
        for (const auto style : {json::Style::compact, json::Style::indented}) {
            const auto read = json::parse(json::write(value, style));
            REQUIRE(read);
            CHECK(*read == value);
        }
    }
}

TEST_CASE("json: values can be changed") {
    json::Value value;
    value.set("a", 1);
    value.set("b", "x");
    value.set("a", true);
    CHECK(json::write(value) == R"({"a":true,"b":"x"})");
    value.remove("a");
    value.remove("none");
    CHECK(json::write(value) == R"({"b":"x"})");
    CHECK(*json::parse(R"({"a":1,"b":2})") == *json::parse(" {\"a\":1,\n\"b\":2}"));
    CHECK_FALSE(*json::parse(R"({"a":1,"b":2})") == *json::parse(R"({"b":2,"a":1})"));
    CHECK_FALSE(*json::parse("1") == *json::parse("1.0"));
}

TEST_CASE("json: paths") {
    CHECK(json::path_member("steps") == ".steps");
    CHECK(json::path_member("søvn-2") == ".søvn-2");
    CHECK(json::path_member("") == "['']");
    CHECK(json::path_member("a b") == "['a b']");
    CHECK(json::path_member("2nd") == "['2nd']");
    CHECK(json::path_member("line\nbreak") == "['line\\u000Abreak']");
    CHECK(json::path_item(12) == "[12]");
}

namespace {

struct ReadOnce {
    base::Faults faults;
    json::Value value;

    explicit ReadOnce(std::string_view text) : value(*json::parse(text)) {}
    json::Cursor cursor() { return json::Cursor(value, faults); }
    std::string said() const {
        std::string all;
        for (const base::Fault& fault : faults)
            all += fault.path + (fault.warning ? "? " : ": ") + base::message(fault) + "\n";
        return all;
    }
};

} // namespace

TEST_CASE("json: typed reading names what is wrong") {
    ReadOnce in(
        R"({"name":5,"count":3.7,"big":4294967297,"day":"2026-02-30","time":"9:3","wrod":"x","three":3.0})");
    json::Object object(in.cursor());
    std::string name;
    std::int32_t count = 0, big = 0, three = 0;
    base::Day day;
    base::TimeOfDay time;
    object.required("name", name);
    object.integer("count", count, 0, 10);
    object.integer("big", big, 0, 10);
    object.integer("three", three, 0, 10);
    object.optional("day", day);
    object.optional("time", time);
    object.required("gone", name);
    object.optional("word", name);
    json::Members unknown;
    object.done(&unknown);
    CHECK(three == 3);
    CHECK(unknown.size() == 1);
    CHECK(
        in.said() ==
        "$.name: expected string, found number\n"
        "$.count: expected a whole number, found 3.7\n"
        "$.big: 4294967297 is outside 0 to 10\n"
        "$.day: \"2026-02-30\" is not a date YYYY-MM-DD that exists, 1900 to 2199\n"
        "$.time: \"9:3\" is not a time HH:MM\n"
        "$: \"gone\" is missing\n"
        "$.wrod? unknown field \"wrod\" (did you mean \"word\"?)\n");
}

TEST_CASE("json: lags") {
    const auto lag = [](const std::string& text) {
        ReadOnce in("\"" + text + "\"");
        base::Lag out{};
        return json::read(in.cursor(), out) ? std::optional(out) : std::nullopt;
    };
    CHECK(lag("3 mo") == base::Lag{3, base::Unit::month});
    CHECK(lag("-2 wk") == base::Lag{-2, base::Unit::week});
    CHECK(lag("0 arbeidsdag") == base::Lag{0, base::Unit::arbeidsdag});
    CHECK(lag("10 virkedag") == base::Lag{10, base::Unit::virkedag});
    CHECK(lag("110000 d") == base::Lag{110000, base::Unit::day});
    for (const char* bad :
         {"", "-", "3", "3d", "3 D", "3  d", " 3 d", "3 d ", "+3 d", "3.0 d", "--3 d", "3 -d", "110001 d",
          "99999999999999999999999 d", "3601 mo", "3\\u00a0d", "٣ d"}) {
        CAPTURE(bad);
        CHECK_FALSE(lag(bad));
    }
}

TEST_CASE("json: a thousand faults do not make suggestions slow") {
    std::string text = "[";
    for (int i = 0; i < 50'000; ++i) text += "\"arbeidsdga\",";
    ReadOnce in(text + "\"x\"]");
    enum class Word { arbeidsdag, virkedag };
    json::read_items(in.cursor(), [](const json::Cursor& item) {
        Word word{};
        json::read_word(item, word, {"arbeidsdag", "virkedag"});
    });
    REQUIRE(in.faults.size() == 50'001);
    CHECK(
        base::message(in.faults[0]) ==
        "unknown word \"arbeidsdga\", expected arbeidsdag, virkedag (did you mean \"arbeidsdag\"?)");
    CHECK(base::message(in.faults[1000]) == "unknown word \"arbeidsdga\", expected arbeidsdag, virkedag");
}
