#include "json/path.h"

#include "base/strings.h"

namespace stf::json {

std::string path_member(std::string_view key) {
    bool plain = !key.empty() && !(key[0] >= '0' && key[0] <= '9');
    for (const char c : key) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        plain = plain && (letter || c == '_' || c == '-' || (static_cast<unsigned char>(c) & 0x80) != 0);
    }
    if (plain) return "." + base::printable(key);
    return "['" + base::printable(key) + "']";
}

std::string path_item(std::size_t index) {
    return "[" + std::to_string(index) + "]";
}

} // namespace stf::json
