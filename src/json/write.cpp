// Own writer: values are checked already, and a second tree for the library's dump would double the memory.
// Numbers with a fraction are the library's: shortest text that reads back the same.
#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "json/value.h"

namespace stf::json {

namespace {

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
            string(value.string());
            break;
        case Kind::array:
            array(value.items());
            break;
        case Kind::object:
            object(value.members());
            break;
        }
    }

    std::string out;

private:
    void string(std::string_view text) {
        out += '"';
        std::size_t written = 0, at = 0; // runs without anything to escape are copied whole
        while (at < text.size()) {
            const auto c = static_cast<unsigned char>(text[at]);
            const bool ascii = c < 0x80;
            if (ascii && c >= 0x20 && c != '"' && c != '\\') {
                ++at;
                continue;
            }
            const std::size_t length = ascii ? 0 : base::utf8_length(text.substr(at));
            if (length > 0) {
                at += length;
                continue;
            }
            out += text.substr(written, at - written);
            if (ascii)
                escape(static_cast<char>(c));
            else
                out += "\xEF\xBF\xBD"; // U+FFFD
            written = ++at;
        }
        out += text.substr(written);
        out += '"';
    }

    void escape(char c) {
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
            string(members[i].key);
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

} // namespace

namespace {

// About how long the text will be, so that it does not move as it grows.
std::size_t length_of(const Value& value) {
    std::size_t length = 8;
    if (const auto* text = std::get_if<std::string>(&value.data)) length += text->size();
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

} // namespace stf::json
