#pragma once
// Every sentence a person reads comes from assets/lang/<language>/*.json: one flat object of key -> text with
// {names} to fill in.
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/text.h"

namespace stf::view {

using Arguments = std::initializer_list<std::pair<std::string_view, std::string_view>>;

class Texts {
public:
    // `json`: the whole language file. Faults: not an object of strings.
    static base::Result<Texts> read(std::string_view json, base::Language language);

    base::Language language() const { return language_; }
    const std::string& get(
        std::string_view key) const; // the key itself when there is none: seen in tests, not by people
    std::string format(std::string_view key, Arguments arguments) const;
    // Picks `key.one` for 1 and `key.many` otherwise; {n} is the number, in words up to twelve.
    std::string count(std::string_view key, int n, Arguments arguments = {}) const;
    std::string number(int n) const; // in words up to twelve
    bool has(std::string_view key) const;

private:
    base::Language language_ = base::Language::nb;
    std::vector<std::pair<std::string, std::string>> entries_; // sorted by key
};

std::string_view code_of(base::Language);            // "nb", "nn", "en"
base::Language language_from(std::string_view code); // bokmål unless known

} // namespace stf::view
