#pragma once
// A text in the languages of the product. Bokmål is required; the others fall back to it.
#include <cstdint>
#include <string>
#include <string_view>

namespace stf::base {

enum class Language : std::uint8_t { nb, nn, en };

struct Text {
    std::string nb, nn, en;

    bool empty() const { return nb.empty() && nn.empty() && en.empty(); }

    const std::string& in(Language language) const {
        if (language == Language::nn && !nn.empty()) return nn;
        if (language == Language::en && !en.empty()) return en;
        return nb;
    }
    // The language that `in` really answers with, for the `lang` attribute.
    Language language_of(Language wanted) const {
        if (wanted == Language::nn && !nn.empty()) return Language::nn;
        if (wanted == Language::en && !en.empty()) return Language::en;
        return Language::nb;
    }

    friend bool operator==(const Text&, const Text&) = default;
};

} // namespace stf::base
