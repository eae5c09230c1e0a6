#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "base/function_ref.h"
#include "base/order.h"

using namespace stf;

namespace {

int twice(base::FunctionRef<int(int)> call) {
    return call(1) + call(2);
}

} // namespace

TEST_CASE("stable_sort gives what std::stable_sort gives, for every length") {
    std::uint32_t random = 1;
    for (int length = 0; length < 70; ++length) {
        CAPTURE(length);
        std::vector<std::pair<int, int>> ours;
        for (int i = 0; i < length; ++i) {
            random = random * 1664525u + 1013904223u;
            ours.emplace_back(static_cast<int>(random >> 28), i); // few keys: many equal ones
        }
        auto theirs = ours;
        const auto by_key = [](const auto& a, const auto& b) { return a.first < b.first; };
        base::stable_sort(ours.begin(), ours.end(), by_key);
        std::stable_sort(theirs.begin(), theirs.end(), by_key);
        CHECK(ours == theirs);
    }
}

TEST_CASE("stable_sort moves what cannot be copied, and sorts part of a range") {
    std::vector<std::unique_ptr<int>> numbers;
    for (const int n : {9, 3, 1, 2, 0}) numbers.push_back(std::make_unique<int>(n));
    base::stable_sort(
        numbers.begin() + 1, numbers.end() - 1, [](const auto& a, const auto& b) { return *a < *b; });
    std::vector<int> seen;
    for (const auto& number : numbers) seen.push_back(*number);
    CHECK(seen == std::vector<int>{9, 1, 2, 3, 0});
}

TEST_CASE("FunctionRef calls what it was given, with its state") {
    int calls = 0;
    CHECK(twice([&](int n) { return ++calls, n * 10; }) == 30);
    CHECK(calls == 2);
    const std::string suffix = "!";
    const auto shout = [&](std::string s) -> std::string { return s + suffix; };
    const base::FunctionRef<std::string(std::string)> borrowed = shout;
    CHECK(borrowed("nå") == "nå!");
}
