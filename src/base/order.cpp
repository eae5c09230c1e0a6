#include "base/order.h"

#include <algorithm>

namespace stf::base {

// Merge sort from the bottom up.
std::vector<std::int32_t> stable_order(
    std::int32_t count, FunctionRef<bool(std::int32_t, std::int32_t)> before) {
    std::vector<std::int32_t> order(static_cast<std::size_t>(count)), merged(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::int32_t>(i);
    for (std::size_t width = 1; width < order.size(); width *= 2) {
        for (std::size_t begin = 0; begin < order.size(); begin += 2 * width) {
            const std::size_t middle = std::min(begin + width, order.size()),
                              end = std::min(middle + width, order.size());
            std::size_t left = begin, right = middle;
            for (std::size_t out = begin; out < end; ++out) {
                const bool take_right = left == middle || (right < end && before(order[right], order[left]));
                merged[out] = take_right ? order[right++] : order[left++];
            }
        }
        order.swap(merged);
    }
    return order;
}

} // namespace stf::base
