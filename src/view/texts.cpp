#include "view/texts.h"

#include <algorithm>

#include "view/dates.h"
#include "json/value.h"

namespace stf::view {
namespace {

bool before(const std::pair<std::string, std::string>& entry, std::string_view key) {
    return entry.first < key;
}

} // namespace

base::Result<Texts> Texts::read(std::string_view text, base::Language language) {
    auto document = json::parse(text);
    if (!document) return document.faults();
    Texts texts;
    texts.language_ = language;
    for (const json::Member& member : document->members()) {
        if (member.value.kind() != json::Kind::string)
            return base::Fault{
                .code = base::FaultCode::wrong_type,
                .args = {"string", std::string(json::name(member.value.kind()))},
                .at = member.value.at,
                .path = "$." + member.key};
        texts.entries_.emplace_back(member.key, member.value.string());
    }
    std::sort(texts.entries_.begin(), texts.entries_.end());
    return texts;
}

const std::string& Texts::get(std::string_view key) const {
    const auto found = std::lower_bound(entries_.begin(), entries_.end(), key, before);
    if (found != entries_.end() && found->first == key) return found->second;
    static std::string missing;
    missing = key;
    return missing;
}

bool Texts::has(std::string_view key) const {
    const auto found = std::lower_bound(entries_.begin(), entries_.end(), key, before);
    return found != entries_.end() && found->first == key;
}

std::string Texts::format(std::string_view key, Arguments arguments) const {
    const std::string& pattern = get(key);
    std::string result;
    for (std::size_t i = 0; i < pattern.size();) {
        const std::size_t close = pattern[i] == '{' ? pattern.find('}', i) : std::string::npos;
        if (close != std::string::npos) {
            const std::string_view name = std::string_view(pattern).substr(i + 1, close - i - 1);
            const auto argument = std::find_if(
                arguments.begin(), arguments.end(), [&](const auto& a) { return a.first == name; });
            if (argument != arguments.end()) {
                result += argument->second;
                i = close + 1;
                continue;
            }
        }
        result += pattern[i++];
    }
    return result;
}

std::string Texts::number(int n) const {
    if (n < 0 || n > 12) return std::to_string(n);
    return get("number." + std::to_string(n));
}

std::string Texts::count(std::string_view key, int n, Arguments arguments) const {
    const std::string which = std::string(key) + (n == 1 ? ".one" : ".many");
    std::string result = format(which, arguments);
    const std::string words = number(n);
    for (std::size_t at = result.find("{n}"); at != std::string::npos;
         at = result.find("{n}", at + words.size()))
        result.replace(at, 3, words);
    // A sentence that begins with a number in words begins with a capital letter.
    return get(which).rfind("{n}", 0) == 0 ? capitalised(std::move(result)) : result;
}

std::string_view code_of(base::Language language) {
    switch (language) {
    case base::Language::nb:
        return "nb";
    case base::Language::nn:
        return "nn";
    case base::Language::en:
        return "en";
    }
    return "nb";
}

base::Language language_from(std::string_view code) {
    if (code == "nn") return base::Language::nn;
    if (code == "en") return base::Language::en;
    return base::Language::nb;
}

} // namespace stf::view
