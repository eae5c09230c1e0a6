#pragma once
// Files of the source tree, read by tests that run from its root.
#include <cstdio>
#include <string>

namespace stf::test {

inline std::string read_file(const std::string& name) {
    std::string text;
    std::FILE* file = std::fopen(name.c_str(), "rb");
    if (!file) return text;
    char chunk[65536];
    for (std::size_t got = 0; (got = std::fread(chunk, 1, sizeof chunk, file)) > 0;) text.append(chunk, got);
    std::fclose(file);
    return text;
}

} // namespace stf::test
