#pragma once
// JSON paths as messages show them: $.steps[0].after[1].of
#include <string>
#include <string_view>

namespace stf::json {

std::string path_member(std::string_view key); // ".key", or "['a key']" if it is no plain name
std::string path_item(std::size_t index);      // "[3]"

} // namespace stf::json
