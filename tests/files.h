#pragma once
// Files of the source tree, read by tests that run from its root.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

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

// All texts of a language as the site has them: the files of assets/lang/<code>/ in one object.
inline std::string read_texts(const std::string& code) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator("assets/lang/" + code))
        names.push_back(entry.path().string());
    std::sort(names.begin(), names.end());
    std::string all;
    for (const std::string& name : names) {
        const std::string text = read_file(name);
        const std::size_t from = text.find('{') + 1, to = text.rfind('}');
        all += (all.empty() ? "{" : ",") + text.substr(from, to - from);
    }
    return all + "}";
}

} // namespace stf::test
