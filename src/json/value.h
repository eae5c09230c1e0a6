#pragma once
// A JSON document that remembers where everything stood and the order of members.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace stf::json {

enum class Kind : std::uint8_t { null, boolean, integer, number, string, array, object };

struct Member;

struct Value {
    Kind kind = Kind::null;
    bool boolean = false;
    std::int64_t integer = 0;
    double number = 0;
    std::string string;
    std::vector<Value> items;
    std::vector<Member> members;
    base::Position at;

    const Value* find(std::string_view key) const; // nullptr if absent or not an object
};

struct Member {
    std::string key;
    Value value;
    base::Position at; // of the key
};

using Members = std::vector<Member>;

// Equal as JSON: positions are ignored, the order of members is not.
bool operator==(const Value&, const Value&);

struct Limits {
    std::size_t bytes = 64u << 20;
    int depth = 64;
};

// Strict RFC 8259 text to a Value. Faults (with line, column, path): syntax, duplicate keys, bad UTF-8, numbers that do not fit, depth, size.
base::Result<Value> parse(std::string_view text, const Limits& = {});

// Compact, or indented by two spaces. Never fails: bad UTF-8 becomes U+FFFD.
std::string write(const Value&, bool indented = false);

} // namespace stf::json
