#pragma once
// A stable sort of few things at little code: std::stable_sort is several kB of WebAssembly for each type and
// comparison.
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "base/function_ref.h"

namespace stf::base {

// The positions 0...count-1 in order; equal ones as they stood.
std::vector<std::int32_t> stable_order(
    std::int32_t count, FunctionRef<bool(std::int32_t, std::int32_t)> before);

template <class Iterator, class Less>
void stable_sort(Iterator first, Iterator last, Less less) {
    const auto order =
        stable_order(static_cast<std::int32_t>(last - first), [&](std::int32_t a, std::int32_t b) -> bool {
            return less(first[a], first[b]);
        });
    std::vector<typename std::iterator_traits<Iterator>::value_type> sorted;
    sorted.reserve(order.size());
    for (const std::int32_t at : order) sorted.push_back(std::move(first[at]));
    for (auto& item : sorted) *first++ = std::move(item);
}

} // namespace stf::base
