#include "exchange/fhir_names.h"

#include <cstdint>

namespace stf::exchange::fhir {

using json::Value;

namespace {

std::uint64_t hash(std::string_view name, std::uint64_t state) { // FNV-1a, then mixed
    for (const char c : name) state = (state ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    state ^= state >> 33;
    state *= 0xFF51AFD7ED558CCDu;
    state ^= state >> 33;
    state *= 0xC4CEB9FE1A85EC53u;
    return state ^ state >> 33;
}

bool is_empty(const Value& value) {
    switch (value.kind()) {
    case json::Kind::null:
        return true;
    case json::Kind::string:
        return value.string().empty();
    case json::Kind::array:
        return value.items().empty();
    case json::Kind::object:
        return value.members().empty();
    default:
        return false;
    }
}

} // namespace

std::string uuid(std::string_view name) {
    constexpr char hex[] = "0123456789abcdef";
    const std::uint64_t halves[] = {hash(name, 0xCBF29CE484222325u), hash(name, 0x9E3779B97F4A7C15u)};
    std::string out;
    for (int i = 0; i < 32; ++i) {
        if (i == 8 || i == 12 || i == 16 || i == 20) out += '-';
        auto digit = static_cast<unsigned>(halves[i / 16] >> (60 - i % 16 * 4) & 15u);
        if (i == 12) digit = 8;                 // version 8: made in a way of our own
        if (i == 16) digit = 8u | (digit & 3u); // the variant of RFC 9562
        out += hex[digit];
    }
    return out;
}

Value object(std::initializer_list<std::pair<std::string_view, Value>> members) {
    Value out{json::Members()};
    for (const auto& [key, value] : members)
        if (!is_empty(value)) out.set(key, value);
    return out;
}

Value array(std::initializer_list<Value> items) {
    Value out{json::Items()};
    for (const Value& item : items)
        if (!is_empty(item)) out.add(item);
    return out;
}

void append(Value& to, std::string_view key, Value item) {
    if (is_empty(item)) return;
    if (Value* there = to.find(key))
        there->add(std::move(item));
    else
        to.set(key, array({std::move(item)}));
}

Value extension(std::string_view name, std::string_view type, Value value) {
    return object({{"url", Value(std::string(urn) + std::string(name))}, {type, std::move(value)}});
}

void extend(Value& element, std::string_view name, std::string_view type, Value value) {
    if (!is_empty(value)) append(element, "extension", extension(name, type, std::move(value)));
}

const Value* extension_of(const Value& element, std::string_view name) {
    const Value* list = element.find("extension");
    if (!list) return nullptr;
    for (const Value& one : list->items()) {
        const std::string& url = text_at(one, "url");
        if (url == name || (url.starts_with(urn) && url.substr(urn.size()) == name)) return &one;
    }
    return nullptr;
}

std::string extension_text(const Value& element, std::string_view name, std::string_view type) {
    const Value* found = extension_of(element, name);
    return found ? text_at(*found, type) : std::string();
}

std::string clean(std::string_view text, bool json_inside) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        const auto byte = [&](std::size_t at) {
            return at < rest.size() ? static_cast<unsigned char>(rest[at]) : 0u;
        };
        unsigned code = 0;
        std::size_t length = 1;
        if (byte(0) == 0xC2 && byte(1) == 0xA0) {
            code = 0xA0;
            length = 2;
        } else if (byte(0) >= 0xE1 && byte(0) <= 0xEF) {
            code = (byte(0) & 15u) << 12 | (byte(1) & 63u) << 6 | (byte(2) & 63u);
            const bool space = code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
                code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000 || code == 0xFEFF;
            if (!space) code = 0;
            length = 3;
        } else if (byte(0) == 0x0B || byte(0) == 0x0C) {
            code = byte(0);
        }
        if (code == 0) {
            out += text[i];
            continue;
        }
        if (json_inside) {
            constexpr char hex[] = "0123456789abcdef";
            out += "\\u";
            for (int shift = 12; shift >= 0; shift -= 4) out += hex[code >> shift & 15u];
        } else {
            out += ' ';
        }
        i += length - 1;
    }
    const std::size_t first = out.find_first_not_of(" \r\n\t");
    return first == std::string::npos ? std::string() : out;
}

const std::string& text_at(const Value& of, std::string_view key) {
    static const Value nothing;
    const Value* found = of.find(key);
    return found ? found->string() : nothing.string();
}

} // namespace stf::exchange::fhir
