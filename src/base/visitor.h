// One function per alternative, for std::visit: std::visit(base::Visitor{[](const A&) {...}, [](const B&)
// {...}}, value).
#pragma once

namespace stf::base {

template <class... Ts>
struct Visitor : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Visitor(Ts...) -> Visitor<Ts...>;

} // namespace stf::base
