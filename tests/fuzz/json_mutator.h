#pragma once
// Mutates JSON as JSON, so that mutants get past the parser: values are copied over others, words and numbers
// exchanged, members and items dropped. Every third mutation is libFuzzer's own, on the bytes.
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "json/value.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace stf::fuzz {

inline void collect(json::Value& value, std::vector<json::Value*>& out) {
    out.push_back(&value);
    if (auto* items = std::get_if<json::Items>(&value.data))
        for (json::Value& item : *items) collect(item, out);
    if (auto* members = std::get_if<json::Members>(&value.data))
        for (json::Member& member : *members) collect(member.value, out);
}

inline void mutate(json::Value& root, std::mt19937& random) {
    static const std::vector<json::Value> words = {
        "0 d",
        "1 d",
        "-3 wk",
        "2 mo",
        "1 arbeidsdag",
        "5 virkedag",
        "arbeidsdag",
        "same",
        "last",
        "end",
        "previous",
        "2026-02-03",
        "2199-12-31",
        "1900-01-01",
        "own",
        "legal",
        std::int64_t{0},
        std::int64_t{3},
        std::int64_t{-1},
        std::int64_t{10000},
        true,
        json::Value(),
        json::Items{"mon", "sat"},
        json::Value(json::Members())};
    std::vector<json::Value*> all;
    collect(root, all);
    const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
    json::Value& target = *all[pick(all.size())];
    switch (pick(5)) {
    case 0:
        target = json::Value(words[pick(words.size())]);
        break;
    case 1:
        target = json::Value(*all[pick(all.size())]);
        break;
    case 2: // a string for another of the document: ids meet ids
        for (int tries = 0; tries < 20; ++tries) {
            json::Value &to = *all[pick(all.size())], &from = *all[pick(all.size())];
            if (to.kind() != json::Kind::string || from.kind() != json::Kind::string) continue;
            to = json::Value(from);
            break;
        }
        break;
    case 3:
        if (auto* items = std::get_if<json::Items>(&target.data); items && !items->empty()) {
            if (pick(2) == 0)
                items->erase(items->begin() + static_cast<std::ptrdiff_t>(pick(items->size())));
            else
                items->push_back(json::Value((*items)[pick(items->size())]));
        }
        break;
    default:
        if (auto* members = std::get_if<json::Members>(&target.data); members && !members->empty())
            members->erase(members->begin() + static_cast<std::ptrdiff_t>(pick(members->size())));
    }
}

} // namespace stf::fuzz

extern "C" std::size_t LLVMFuzzerCustomMutator(
    std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
    using namespace stf;
    std::mt19937 random(seed);
    auto file = json::parse({reinterpret_cast<const char*>(data), size});
    if (!file || seed % 3 == 0) return LLVMFuzzerMutate(data, size, max_size);
    for (unsigned i = random() % 4; i < 4; ++i) fuzz::mutate(*file, random);
    const std::string text = json::write(*file);
    if (text.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
    std::memcpy(data, text.data(), text.size());
    return text.size();
}
