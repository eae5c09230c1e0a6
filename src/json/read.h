#pragma once
// Typed reading of a checked document: every mismatch is a fault that names its place, and reading goes on.
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar.h"
#include "base/date.h"
#include "base/strings.h"
#include "base/text.h"
#include "json/value.h"

namespace stf::json {

// A value and how it was reached. Cursors of inner values point at their parents: keep them no longer than
// those.
class Cursor {
public:
    Cursor(const Value& root, base::Faults& faults) : value_(&root), faults_(&faults) {}

    const Value& value() const { return *value_; }
    Cursor child(std::string_view key, const Value& value) const { return Cursor(*this, value, key, 0); }
    Cursor child(std::size_t index, const Value& value) const { return Cursor(*this, value, {}, index); }
    Cursor member(std::string_view key) const; // this cursor if there is none
    Cursor item(std::size_t index) const;      // likewise
    std::string path() const;

    void fault(base::FaultCode, std::vector<std::string> args = {}) const;
    void warn(base::FaultCode, std::vector<std::string> args = {}) const;
    void unknown_word(std::string_view typed, const std::vector<std::string_view>& words) const;
    // `what` is the kind of thing the id is of. The entries of `list` have ids.
    template <class List>
    void unknown_id(std::string_view what, std::string_view id, const List& list) const;
    // The nearest name, unless there are so many faults already that looking would take long.
    std::string suggest(std::string_view typed, const std::vector<std::string_view>& names) const;
    bool any_fault() const { return base::any_fault(*faults_); }
    bool suggests() const { return faults_->size() < 200; }

private:
    Cursor(const Cursor& parent, const Value& value, std::string_view key, std::size_t index)
        : value_(&value), faults_(parent.faults_), parent_(&parent), key_(key), index_(index) {}

    const Value* value_;
    base::Faults* faults_;
    const Cursor* parent_ = nullptr;
    std::string_view key_; // of an object's member; else an item
    std::size_t index_ = 0;
};

bool expect(const Cursor&, Kind); // a fault if it is of another kind

bool read(const Cursor&, std::string&);
bool read(const Cursor&, bool&);
bool read(const Cursor&, base::Day&);        // "YYYY-MM-DD"
bool read(const Cursor&, base::TimeOfDay&);  // "HH:MM"
bool read(const Cursor&, base::Lag&);        // "3 mo"
bool read(const Cursor&, base::Span&);       // {"from", "to"}
bool read(const Cursor&, base::Text&);       // {"nb", "nn", "en"}; warns of missing translations
bool read_title(const Cursor&, base::Text&); // bokmål must be there
bool read_id(const Cursor&, std::string&);   // not empty
bool read_integer(const Cursor&, std::int32_t& out, std::int32_t least, std::int32_t most);

// Words for the values 0, 1, 2... of an enumeration.
template <class Enum>
bool read_word(const Cursor& at, Enum& out, const std::vector<std::string_view>& words) {
    if (!expect(at, Kind::string)) return false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (at.value().string() != words[i]) continue;
        out = static_cast<Enum>(i);
        return true;
    }
    at.unknown_word(at.value().string(), words);
    return false;
}

// Every item of an array, in order.
template <class Each>
void read_items(const Cursor& at, Each each) {
    if (!expect(at, Kind::array)) return;
    const Items& items = at.value().items();
    for (std::size_t i = 0; i < items.size(); ++i) each(at.child(i, items[i]));
}

template <class T>
bool read(const Cursor& at, std::vector<T>& out) { // entry i is item i, whatever is wrong with it
    read_items(at, [&](const Cursor& item) { read(item, out.emplace_back()); });
    return true;
}

template <class T>
bool read(const Cursor& at, std::optional<T>& out) {
    T value{};
    if (!read(at, value)) return false;
    out = std::move(value);
    return true;
}

// The members of an object. What nobody asked for is unknown: warned of, and kept if the caller wants it.
class Object {
public:
    explicit Object(const Cursor& at) : at_(at), object_(expect(at, Kind::object)) {}
    Object(const Object&) = delete; // cursors of members point at it
    Object& operator=(const Object&) = delete;

    bool ok() const { return object_; }
    const Cursor& at() const { return at_; }
    const Value* take(std::string_view key); // nullptr if absent

    template <class Read>
    bool required_with(std::string_view key, Read read_member) {
        if (optional_with(key, read_member)) return true;
        if (object_) at_.fault(base::FaultCode::missing_member, {std::string(key)});
        return false;
    }
    template <class Read>
    bool optional_with(std::string_view key, Read read_member) { // true if it is there
        const Value* value = take(key);
        if (value) read_member(at_.child(key, *value));
        return value != nullptr;
    }
    template <class T>
    bool required(std::string_view key, T& out) {
        return required_with(key, [&](const Cursor& member) { read(member, out); });
    }
    template <class T>
    bool optional(std::string_view key, T& out) {
        return optional_with(key, [&](const Cursor& member) { read(member, out); });
    }
    void required_id(std::string_view key, std::string& out) {
        required_with(key, [&](const Cursor& member) { read_id(member, out); });
    }
    void integer(std::string_view key, std::int32_t& out, std::int32_t least, std::int32_t most) {
        optional_with(key, [&](const Cursor& member) { read_integer(member, out, least, most); });
    }
    void integer(
        std::string_view key, std::optional<std::int32_t>& out, std::int32_t least, std::int32_t most) {
        optional_with(key, [&](const Cursor& member) {
            std::int32_t value = 0;
            if (read_integer(member, value, least, most)) out = value;
        });
    }
    template <class Enum>
    void word(std::string_view key, Enum& out, const std::vector<std::string_view>& words) {
        optional_with(key, [&](const Cursor& member) { read_word(member, out, words); });
    }
    template <class Enum>
    void word(std::string_view key, std::optional<Enum>& out, const std::vector<std::string_view>& words) {
        optional_with(key, [&](const Cursor& member) {
            Enum value{};
            if (read_word(member, value, words)) out = value;
        });
    }

    void done(Members* unknown = nullptr);

private:
    Cursor at_;
    bool object_;
    std::vector<std::string_view> known_;
};

bool read_span(Object&, base::Span&); // its "from" and "to"

template <class List>
void Cursor::unknown_id(std::string_view what, std::string_view id, const List& list) const {
    std::vector<std::string_view> ids;
    if (suggests())
        for (const auto& entry : list) ids.push_back(entry.id);
    fault(base::FaultCode::unknown_id, {std::string(what), base::printable(id), suggest(id, ids)});
}

} // namespace stf::json
