#include "json/value.h"

#include <algorithm>

namespace stf::json {

namespace {

template <class T>
const T& content(const Value& value) {
    static const T none{};
    const T* held = std::get_if<T>(&value.data);
    return held ? *held : none;
}

} // namespace

const std::string& Value::string() const {
    return content<std::string>(*this);
}
const std::string& Value::string(std::string_view key) const {
    static const Value none;
    const Value* found = find(key);
    return (found ? *found : none).string();
}
std::int64_t Value::integer() const {
    return content<std::int64_t>(*this);
}
bool Value::boolean() const {
    return content<bool>(*this);
}
const Items& Value::items() const {
    return content<Items>(*this);
}
const Members& Value::members() const {
    return content<Members>(*this);
}

const Value* Value::find(std::string_view key) const {
    for (const Member& member : members())
        if (member.key == key) return &member.value;
    return nullptr;
}

Value* Value::find(std::string_view key) {
    return const_cast<Value*>(std::as_const(*this).find(key));
}

void Value::set(std::string_view key, Value value) {
    if (!is_object()) data = Members();
    if (Value* there = find(key))
        *there = std::move(value);
    else
        std::get_if<Members>(&data)->push_back({std::string(key), std::move(value)});
}

void Value::remove(std::string_view key) {
    if (auto* all = std::get_if<Members>(&data))
        all->erase(
            std::remove_if(all->begin(), all->end(), [&](const Member& m) { return m.key == key; }),
            all->end());
}

void Value::add(Value item) {
    if (!is_array()) data = Items();
    std::get_if<Items>(&data)->push_back(std::move(item));
}

bool operator==(const Value& a, const Value& b) {
    return a.data == b.data;
}
bool operator==(const Member& a, const Member& b) {
    return a.key == b.key && a.value == b.value;
}

std::string_view name(Kind kind) {
    constexpr std::string_view names[] = {"null",   "boolean", "number", "number",
                                          "string", "array",   "object", "object"};
    return names[static_cast<std::size_t>(kind)];
}

int depth(const Value& value) {
    int inner = 0;
    for (const Value& item : value.items()) inner = std::max(inner, depth(item));
    for (const Member& member : value.members()) inner = std::max(inner, depth(member.value));
    return value.is_array() || value.is_object() ? inner + 1 : 0;
}

} // namespace stf::json
