#pragma once
// A JSON document that remembers where every value stood and the order of members.
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace stf::json {

struct Value;
struct Member;
using Items = std::vector<Value>;
using Members = std::vector<Member>;

enum class Kind : std::uint8_t {
    null,
    boolean,
    integer,
    number,
    string,
    array,
    object,
    written
}; // in the order of the variant

// A part of a document that has been written already, as write() does in its compact style: a long list needs
// no tree. Never read from a file.
struct Written {
    std::string text;

    friend bool operator==(const Written&, const Written&) = default;
};

struct Value {
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Items, Members, Written> data;
    base::Position at;

    Value() = default;
    Value(bool value);
    Value(std::int32_t value);
    Value(std::int64_t value);
    Value(double value);
    Value(std::string value);
    Value(std::string_view value);
    Value(const char* value);
    Value(Items items);
    Value(Members members);
    Value(Written text);

    Kind kind() const { return static_cast<Kind>(data.index()); }
    bool is_object() const { return kind() == Kind::object; }
    bool is_array() const { return kind() == Kind::array; }

    // The content if it is of that kind, else empty or zero.
    const std::string& string() const;
    std::int64_t integer() const;
    bool boolean() const;
    const Items& items() const;
    const Members& members() const;

    const std::string& string(std::string_view key) const; // of the member

    const Value* find(std::string_view key) const; // nullptr if absent or not an object
    Value* find(std::string_view key);
    void set(
        std::string_view key,
        Value); // replaces the member or adds it at the end; makes an object of anything else
    void remove(std::string_view key);
    void add(Value item); // at the end; makes an array of anything else
};

struct Member {
    std::string key;
    Value value;
};

// Defined here because clang wants Member complete.
inline Value::Value(bool value) : data(value) {}
inline Value::Value(std::int32_t value) : data(std::int64_t{value}) {}
inline Value::Value(std::int64_t value) : data(value) {}
inline Value::Value(double value) : data(value) {}
inline Value::Value(std::string value) : data(std::move(value)) {}
inline Value::Value(std::string_view value) : data(std::string(value)) {}
inline Value::Value(const char* value) : data(std::string(value)) {}
inline Value::Value(Items items) : data(std::move(items)) {}
inline Value::Value(Members members) : data(std::move(members)) {}
inline Value::Value(Written text) : data(std::move(text)) {}

// Equal as JSON text: positions are ignored, the order of members is not.
bool operator==(const Value&, const Value&);
bool operator==(const Member&, const Member&);

std::string_view name(Kind); // "string", "object"...
int depth(const Value&);     // 0: neither array nor object

struct Limits {
    std::size_t bytes = 128u << 20;
    int depth = 96;
};

// Strict RFC 8259 text to a Value. Faults with line, column and path: size, UTF-8, syntax, depth, numbers
// that do not fit, duplicate keys.
base::Result<Value> parse(std::string_view text, const Limits& = {});

enum class Style : std::uint8_t { compact, indented };

// Never fails: malformed UTF-8 becomes U+FFFD. parse(write(v)) == v.
std::string write(const Value&, Style = Style::compact);

// One object as it is written into `out`, without a tree; ends with the life of this. Members must differ.
class ObjectText {
public:
    explicit ObjectText(std::string& out) : out_(out) { out_ += '{'; }
    ~ObjectText() { out_ += '}'; }
    ObjectText(const ObjectText&) = delete;
    void set(std::string_view key, const std::string&);
    void set(std::string_view key, std::int32_t);
    void set(std::string_view key, const Value&);

private:
    void key(std::string_view);

    std::string& out_;
    bool first_ = true;
};

} // namespace stf::json
