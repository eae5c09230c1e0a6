#pragma once
// A dialogue meeting, the measurements of a team, a learning network: one document that many people write in
// at once and that is put together without losing a word. See merge.h for how.
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "meeting/record.h"

namespace stf::meeting {

// One copy of the document, open somewhere: 128 random bits, new for every copy.
struct Replica {
    std::uint64_t high = 0, low = 0;

    friend bool operator==(const Replica&, const Replica&) = default;
    friend auto operator<=>(const Replica&, const Replica&) = default;
};

// Names one act of writing: who wrote, and as its which. No clock: counters only.
struct Dot {
    Replica by;
    std::int64_t counter = 0;

    friend bool operator==(const Dot&, const Dot&) = default;
    friend auto operator<=>(const Dot&, const Dot&) = default;
};
std::string to_string(const Replica&); // 32 hexadecimal digits
std::string to_string(const Dot&);     // "<32 hexadecimal digits>-<number>"
std::optional<Replica> parse_replica(std::string_view);
std::optional<Dot> parse_dot(std::string_view);
// Another replica of the same page, for what is written after something was undone: what was undone may live
// on in a file.
Replica next_replica(const Replica&, std::uint64_t turn);

// What someone wrote about one thing. Two facts with one key were written without knowing of each other: a
// disagreement.
struct Fact {
    std::string key;
    Dot dot;
    Record record;
};
using FactPtr = std::shared_ptr<const Fact>;

struct Seen { // everything this replica wrote up to here is in the document, or was in it and has been
              // replaced
    Replica by;
    std::int64_t counter = 0;

    friend bool operator==(const Seen&, const Seen&) = default;
};

// A plain value, cheap to copy: facts are shared.
struct Meeting {
    std::string id;
    std::vector<FactPtr> facts; // by key, dot, content
    std::vector<Seen> seen;     // by replica
    json::Members extra;        // unknown fields, by key
};

// What one person does in one stroke. An edit without a record takes the thing away.
struct Edit {
    std::string key;
    std::optional<Record> record;
};
struct Change {
    Replica by;
    std::vector<Edit> edits;
};

// The next document. Each edit replaces everything that is known about its key.
Meeting update(const Meeting&, const Change&);

// Collects edits; knows the keys that new things will get.
class Draft {
public:
    Draft(const Meeting&, Replica by);
    std::string add(Record);           // a new thing; returns its key
    void put(std::string key, Record); // the thing with this key, new or not
    void remove(std::string key);
    bool empty() const { return change_.edits.empty(); }
    Change take() { return std::move(change_); }

private:
    Change change_;
    std::int64_t counter_ = 0;
};

// A thing and all that is said about it: more than one version is a disagreement.
struct Thing {
    const std::string* key = nullptr;
    std::vector<const Fact*> versions;

    const Record& record() const { return versions.front()->record; }
    bool disagreed() const { return versions.size() > 1; }
};
using Things = std::vector<Thing>;

// All things, by kind, each kind by its `order` field and then by key. Points into the document: keep it no
// longer.
class Index {
public:
    explicit Index(const Meeting&);
    const Things& of(Kind kind) const { return by_kind_[static_cast<std::size_t>(kind)]; }
    const Thing* find(Kind, std::string_view key) const;

private:
    std::vector<Things> by_kind_;
    std::vector<std::vector<std::uint32_t>> by_key_; // positions in by_kind_, by key
};

// What is said about the key now (its first version), or an empty record.
Record present(const Meeting&, std::string_view key, Kind);

bool operator==(const Meeting&, const Meeting&); // of their files

// Of things of which there is one for each combination, such as the answer of a table to a question.
std::string key_of(Kind, std::initializer_list<std::string_view> parts);

} // namespace stf::meeting
