#pragma once
// One function per alternative of a variant: std::visit(base::Visitor{of_a, of_b}, value).

namespace stf::base {

template <class... Ts>
struct Visitor : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Visitor(Ts...) -> Visitor<Ts...>;

} // namespace stf::base
