#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "meeting/merge.h"
#include "meeting/read.h"
#include "support.h"
#include "json/value.h"

using namespace stf;
using namespace stf::meeting;
using namespace stf::meeting::test;

namespace {

Record card(const std::string& text) {
    Record record(Kind::card);
    record.set(Field::table, std::string("bord")).set(Field::sort, Sort::wish).set(Field::text, text);
    return record;
}

Meeting put(const Meeting& meeting, std::uint64_t by, const std::string& key, const std::string& text) {
    return update(meeting, {replica_of(by), {{key, card(text)}}});
}

std::vector<std::string> texts_at(const Meeting& meeting, const std::string& key) {
    std::vector<std::string> out;
    for (const FactPtr& fact : meeting.facts)
        if (fact->key == key) out.push_back(fact->record.text(Field::text));
    std::sort(out.begin(), out.end());
    return out;
}

// Several people at several copies: they write, correct, remove, take in one another's files, and go back to
// an earlier state. Beside the documents it keeps what everyone knew when: who has seen what decides, by
// definition, what is alive in the end.
struct World {
    struct Event {
        std::string key, text; // text empty: removed
        std::set<int> known;
    };
    struct Copy {
        Meeting meeting;
        std::set<int> known;
        Replica by;
    };
    std::mt19937 random;
    std::vector<Event> events;
    std::vector<Copy> copies, past;
    std::uint64_t next = 1;

    explicit World(unsigned seed, int people) : random(seed) {
        for (int i = 0; i < people; ++i) copies.push_back({Meeting{.id = "m"}, {}, replica_of(next++)});
    }
    unsigned below(std::size_t n) { return static_cast<unsigned>(random() % n); }

    void step() {
        Copy& copy = copies[below(copies.size())];
        if (below(6) == 0) past.push_back(copy); // a file is saved
        switch (below(8)) {
        case 0: { // another's file is opened
            const Copy other =
                below(3) == 0 && !past.empty() ? past[below(past.size())] : copies[below(copies.size())];
            copy.meeting = merge(copy.meeting, other.meeting);
            copy.known.insert(other.known.begin(), other.known.end());
            break;
        }
        case 1: // undone: the copy is as it was, and what follows is written by someone new
            if (!past.empty()) {
                copy = past[below(past.size())];
                copy.by = next_replica(copy.by, next++);
            }
            break;
        default: {
            const std::string key = "k" + std::to_string(below(12));
            const bool removes = below(5) == 0;
            const int id = static_cast<int>(events.size());
            const std::string text = removes ? "" : "t" + std::to_string(id);
            Event event{key, text, copy.known};
            copy.meeting =
                update(copy.meeting, {copy.by, {{key, removes ? std::nullopt : std::optional(card(text))}}});
            events.push_back(event);
            copy.known.insert(id);
        }
        }
    }

    std::map<std::string, std::vector<std::string>> alive(const std::set<int>& known) const {
        std::map<std::string, std::vector<std::string>> out;
        for (const int id : known) {
            const Event& event = events[static_cast<std::size_t>(id)];
            if (event.text.empty()) continue;
            const bool replaced = std::any_of(known.begin(), known.end(), [&](int later) {
                const Event& by = events[static_cast<std::size_t>(later)];
                return by.key == event.key && by.known.count(id) > 0;
            });
            if (!replaced) out[event.key].push_back(event.text);
        }
        for (auto& [key, texts] : out) std::sort(texts.begin(), texts.end());
        return out;
    }
};

std::map<std::string, std::vector<std::string>> found(const Meeting& meeting) {
    std::map<std::string, std::vector<std::string>> out;
    for (const FactPtr& fact : meeting.facts) out[fact->key].push_back(fact->record.text(Field::text));
    for (auto& [key, texts] : out) std::sort(texts.begin(), texts.end());
    return out;
}

} // namespace

TEST_CASE("merge: in any order, any grouping, repeated: the same bytes, and exactly what nobody who knew it "
          "replaced") {
    for (unsigned seed = 1; seed <= 250; ++seed) {
        CAPTURE(seed);
        World world(seed, 2 + static_cast<int>(seed % 5));
        for (unsigned i = 0; i < 20 + seed % 90; ++i) world.step();
        std::vector<Meeting> files;
        std::set<int> known;
        for (const auto* list : {&world.copies, &world.past})
            for (const World::Copy& copy : *list) {
                files.push_back(copy.meeting);
                known.insert(copy.known.begin(), copy.known.end());
            }
        const std::string expected = bytes(merge(files));
        CHECK(found(merge(files)) == world.alive(known));
        for (int round = 0; round < 4; ++round) {
            std::shuffle(files.begin(), files.end(), world.random);
            Meeting one = files[0];
            for (const Meeting& file : files) one = round % 2 ? merge(one, file) : merge(file, one);
            for (int again = 0; again < 3; ++again) one = merge(one, files[world.below(files.size())]);
            REQUIRE(bytes(one) == expected);
            const std::size_t cut = 1 + world.below(files.size());
            const auto middle = files.begin() + static_cast<std::ptrdiff_t>(cut);
            std::vector<Meeting> groups = {merge({files.begin(), middle})};
            if (middle != files.end()) groups.push_back(merge({middle, files.end()}));
            groups.push_back(groups[0]);
            REQUIRE(bytes(merge(groups)) == expected);
        }
        // Through the file and back.
        const auto again = json::parse(expected);
        REQUIRE(again.ok());
        const auto read_again = read(*again);
        REQUIRE(read_again.ok());
        REQUIRE(bytes(*read_again) == expected);
    }
}

TEST_CASE(
    "merge: a correction replaces, two corrections at once stand side by side, and one more settles it") {
    const Meeting start = put({.id = "m"}, 1, "k", "først");
    const Meeting a = put(start, 2, "k", "fra bord 2"), b = put(start, 3, "k", "fra bord 3");
    CHECK(texts_at(merge(start, a), "k") == std::vector<std::string>{"fra bord 2"});
    const Meeting both = merge(a, b);
    CHECK(texts_at(both, "k") == std::vector<std::string>{"fra bord 2", "fra bord 3"});
    CHECK(Index(both).of(Kind::card)[0].disagreed());
    const Meeting settled = put(both, 4, "k", "enige");
    CHECK(texts_at(merge(merge(a, settled), b), "k") == std::vector<std::string>{"enige"});
    // A later correction from a table merges again.
    CHECK(
        texts_at(merge(settled, put(a, 2, "k", "rettet")), "k") ==
        std::vector<std::string>{"enige", "rettet"});
}

TEST_CASE("merge: taken away is gone, unless someone wrote on meanwhile") {
    const Meeting start = put(put({.id = "m"}, 1, "k", "a"), 1, "l", "b");
    const Meeting without = update(start, {replica_of(2), {{"k", std::nullopt}}});
    CHECK(texts_at(merge(start, without), "k").empty());
    CHECK(texts_at(merge(start, without), "l").size() == 1);
    CHECK(texts_at(merge(put(start, 3, "k", "mer"), without), "k") == std::vector<std::string>{"mer"});
}

TEST_CASE("merge: what was undone here but saved there does not take the restored words with it") {
    const Meeting start = put({.id = "m"}, 1, "k", "gammel");
    const Meeting saved = put(start, 1, "k", "ny");
    const Meeting after_undo = put(start, 99, "l", "noe annet"); // as the app does: a new replica
    CHECK(texts_at(merge(saved, after_undo), "k") == std::vector<std::string>{"ny"});
    CHECK(
        texts_at(merge(saved, put(start, 99, "k", "på nytt")), "k") ==
        std::vector<std::string>{"ny", "på nytt"});
    CHECK(next_replica(replica_of(1), 1) != next_replica(replica_of(1), 2));
    CHECK(next_replica(replica_of(1), 1) != replica_of(1));
}

TEST_CASE("merge: one dot with two contents, as an edit by hand leaves it: both are kept, in any order") {
    const Meeting a = put({.id = "m"}, 1, "k", "en"), b = put({.id = "m"}, 1, "k", "to"),
                  c = put({.id = "m"}, 1, "k", "tre");
    CHECK(bytes(merge(a, b)) == bytes(merge(b, a)));
    CHECK(bytes(merge(merge(a, b), c)) == bytes(merge(c, merge(b, a))));
    CHECK(texts_at(merge(merge(a, b), c), "k").size() == 3);
    CHECK(bytes(merge(merge(a, b), b)) == bytes(merge(a, b)));
}

TEST_CASE("merge: unknown fields are kept, in the file and in what is said") {
    const char* text =
        R"({"format":"stifinner/meeting","version":1,"id":"m","seen":{"00000000000000000000000000000001":1},"cards":[{"id":"k",)"
        R"("written":"00000000000000000000000000000001-1","text":"x","table":"b","sort":"idea","farge":"rød"}],"rom":{"nr":2}})";
    const auto meeting = read(*json::parse(text));
    REQUIRE(meeting.ok());
    CHECK(meeting.faults().size() == 2); // warned of
    CHECK(bytes(*meeting) == text);
    CHECK(bytes(merge(*meeting, put(*meeting, 2, "l", "y"))).find("\"farge\":\"rød\"") != std::string::npos);
    // A change of today's program keeps them too.
    CHECK(bytes(put(*meeting, 2, "k", "z")).find("\"farge\":\"rød\"") != std::string::npos);
    Meeting other = *meeting;
    other.extra[0].value = json::Value("sal");
    CHECK(bytes(merge(*meeting, other)) == bytes(merge(other, *meeting)));
}

TEST_CASE("update: the document before is untouched; a stroke of several edits counts each") {
    const Meeting start = put({.id = "m"}, 1, "k", "a");
    const std::string before = bytes(start);
    Draft draft(start, replica_of(1));
    const std::string first = draft.add(card("b")), second = draft.add(card("c"));
    CHECK(first != second);
    draft.remove("k");
    const Meeting after = update(start, draft.take());
    CHECK(bytes(start) == before);
    CHECK(texts_at(after, first) == std::vector<std::string>{"b"});
    CHECK(texts_at(after, second) == std::vector<std::string>{"c"});
    CHECK(texts_at(after, "k").empty());
    CHECK(after.seen[0].counter == 4);
    CHECK(parse_dot(first)->counter == 2);
    CHECK(bytes(update(start, {replica_of(1), {}})) == before);
}

TEST_CASE("record: numbers stay in range, empty words are none, flags are there or not") {
    Record record(Kind::feeling);
    CHECK(record.set(Field::value, 7).number(Field::value) == 2);
    CHECK(record.set(Field::value, -7).number(Field::value) == -2);
    CHECK(record.set(Field::value, 0).has(Field::value)); // 0 is an answer
    CHECK_FALSE(record.set(Field::text, std::string()).has(Field::text));
    CHECK_FALSE(record.set(Field::remove, 1).set(Field::remove, 0).has(Field::remove));
    CHECK(record.set(Field::sort, 99).word<Sort>(Field::sort) == Sort::practice);
    for (std::size_t i = 0; i < kind_count; ++i) {
        const KindInfo& its = info(static_cast<Kind>(i));
        CHECK(its.required <= its.fields.size());
        CHECK_FALSE(its.list.empty());
    }
    for (std::size_t i = 0; i < field_count; ++i) CHECK_FALSE(info(static_cast<Field>(i)).name.empty());
}

TEST_CASE("dots: read back as written, and nothing else is one") {
    const Dot dot{replica_of(7), 42};
    CHECK(parse_dot(to_string(dot)) == dot);
    for (const char* wrong :
         {"", "-1", "0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef-",
          "0123456789abcdef0123456789abcdef-0", "0123456789abcdef0123456789abcdef-01",
          "0123456789ABCDEF0123456789abcdef-1", "0123456789abcdef0123456789abcdef--1",
          "0123456789abcdef0123456789abcdef-99999999999999999999", "0123456789abcdef0123456789abcde-1"})
        CHECK_FALSE(parse_dot(wrong).has_value());
}

TEST_CASE("reading: what is wrong is told with its place; nothing half is taken in") {
    const auto fault = [](const std::string& text) {
        const auto value = json::parse(text);
        if (!value) return std::string(base::name(value.faults()[0].code));
        const auto meeting = read(*value);
        return meeting ? std::string()
                       : std::string(base::name(meeting.faults()[0].code)) + " " + meeting.faults()[0].path;
    };
    const std::string head = R"({"format":"stifinner/meeting","version":1,"id":"m",)",
                      dot = R"("written":"00000000000000000000000000000001-1")";
    CHECK(
        fault(head + R"("cards":[{"id":"k",)" + dot + R"(,"table":"b","sort":"idea")") ==
        "unexpected_end"); // half a file
    CHECK(fault(R"({"format":"stifinner/plan","version":1,"id":"m"})") == "other_format $.format");
    CHECK(fault(R"({"format":"stifinner/meeting","version":2,"id":"m"})") == "newer_version $.version");
    CHECK(fault(R"({"format":"stifinner/meeting","version":1})") == "missing_member $");
    CHECK(fault(head + R"("seen":{"x":1}})") == "unknown_word $.seen.x");
    CHECK(
        fault(head + R"("seen":{"00000000000000000000000000000001":-1}})") ==
        "out_of_range $.seen['00000000000000000000000000000001']");
    CHECK(fault(head + R"("cards":[{"id":"k","table":"b","sort":"idea"}]})") == "missing_member $.cards[0]");
    CHECK(
        fault(head + R"("cards":[{"id":"k",)" + dot + R"(,"table":"b","sort":"ide"}]})") ==
        "unknown_word $.cards[0].sort");
    CHECK(
        fault(head + R"("feelings":[{"id":"k",)" + dot + R"(,"table":"b","step":"s","value":3}]})") ==
        "out_of_range $.feelings[0].value");
    CHECK(fault(head + R"("cards":{}})") == "wrong_type $.cards");
    CHECK(fault(head + R"("cards":[]})").empty());
}
