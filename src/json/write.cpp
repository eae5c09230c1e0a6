// Own writer: values are checked already, and a second tree for the library's dump would double the memory.
// Numbers with a fraction are the library's: shortest text that reads back the same.
#include <utility>

#include <nlohmann/json.hpp>

#include "base/bytes.h"
#include "base/strings.h"
#include "json/value.h"

namespace stf::json {

namespace {

// Control characters, quotes, backslashes, all that is not ASCII. A byte is less than n if taking n from
// it borrows its top bit.
std::uint64_t worth_a_look(std::uint64_t bytes) {
    using base::every_byte, base::top_bits;
    const std::uint64_t quote = bytes ^ (every_byte * '"'), backslash = bytes ^ (every_byte * '\\');
    const std::uint64_t low = (bytes - every_byte * 0x20) | (quote - every_byte) | (backslash - every_byte);
    return (low | bytes) & top_bits;
}

void escape(std::string& out, char c) {
    constexpr char hex[] = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    case '\b':
        out += "\\b";
        break;
    case '\f':
        out += "\\f";
        break;
    default:
        out += "\\u00";
        out += hex[c >> 4];
        out += hex[c & 15];
    }
}

void append(std::string& out, std::string_view text) {
    out += '"';
    std::size_t written = 0; // runs without anything to escape are copied whole
    for (std::size_t at = 0; (at = base::first_sought(text, at, worth_a_look)) < text.size();) {
        const bool ascii = static_cast<unsigned char>(text[at]) < 0x80;
        const std::size_t length = ascii ? 0 : base::utf8_length(text.substr(at));
        if (length > 0) {
            at += length;
            continue;
        }
        out += text.substr(written, at - written);
        if (ascii)
            escape(out, text[at]);
        else
            out += "\xEF\xBF\xBD"; // U+FFFD
        written = ++at;
    }
    out += text.substr(written);
    out += '"';
}

class Writer {
public:
    explicit Writer(Style style) : indented_(style == Style::indented) {}

    void value(const Value& value) {
        switch (value.kind()) {
        case Kind::null:
            out += "null";
            break;
        case Kind::boolean:
            out += value.boolean() ? "true" : "false";
            break;
        case Kind::integer:
            out += std::to_string(value.integer());
            break;
        case Kind::number:
            out += nlohmann::json(*std::get_if<double>(&value.data)).dump();
            break;
        case Kind::string:
            append(out, value.string());
            break;
        case Kind::array:
            array(value.items());
            break;
        case Kind::object:
            object(value.members());
            break;
        case Kind::written:
            out += std::get_if<Written>(&value.data)->text;
            break;
        }
    }

    std::string out;

private:
    void array(const Items& items) {
        if (items.empty()) {
            out += "[]";
            return;
        }
        out += '[';
        ++depth_;
        for (std::size_t i = 0; i < items.size(); ++i) {
            separate(i);
            value(items[i]);
        }
        end(']');
    }

    void object(const Members& members) {
        if (members.empty()) {
            out += "{}";
            return;
        }
        out += '{';
        ++depth_;
        for (std::size_t i = 0; i < members.size(); ++i) {
            separate(i);
            append(out, members[i].key);
            out += indented_ ? ": " : ":";
            value(members[i].value);
        }
        end('}');
    }

    void separate(std::size_t index) {
        if (index > 0) out += ',';
        line();
    }

    void end(char bracket) {
        --depth_;
        line();
        out += bracket;
    }

    void line() {
        if (!indented_) return;
        out += '\n';
        out.append(2 * depth_, ' ');
    }

    bool indented_;
    std::size_t depth_ = 0;
};

// About how long the text will be, so that it does not move as it grows.
std::size_t length_of(const Value& value) {
    std::size_t length = 8;
    if (const auto* text = std::get_if<std::string>(&value.data)) length += text->size();
    if (const auto* part = std::get_if<Written>(&value.data)) length += part->text.size();
    for (const Value& item : value.items()) length += length_of(item);
    for (const Member& member : value.members()) length += length_of(member.value) + member.key.size();
    return length;
}

} // namespace

std::string write(const Value& value, Style style) {
    Writer writer(style);
    writer.out.reserve(length_of(value));
    writer.value(value);
    return std::move(writer.out);
}

void ObjectText::key(std::string_view name) {
    if (!std::exchange(first_, false)) out_ += ',';
    append(out_, name);
    out_ += ':';
}

void ObjectText::set(std::string_view name, const std::string& text) {
    key(name);
    append(out_, text);
}
void ObjectText::set(std::string_view name, std::int32_t number) {
    key(name);
    out_ += std::to_string(number);
}
void ObjectText::set(std::string_view name, const Value& value) {
    key(name);
    out_ += write(value);
}

} // namespace stf::json
