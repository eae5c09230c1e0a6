#include "document/replica.h"

namespace stf::document {

std::string replica(const Random& random) {
    constexpr char hex[] = "0123456789abcdef";
    std::string digits;
    for (const std::uint8_t byte : random) {
        digits += hex[byte >> 4];
        digits += hex[byte & 15];
    }
    return digits;
}

std::string make_id(const std::string& replica, std::int64_t counter) {
    return replica + "-" + std::to_string(counter);
}

} // namespace stf::document
