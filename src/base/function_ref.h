#pragma once
// A borrowed callable for parameters: what std::function is, without owning, copying or allocating (and
// without its code for each lambda).
#include <memory>
#include <type_traits>
#include <utility>

namespace stf::base {

template <class Signature>
class FunctionRef;

template <class Result, class... Arguments>
class FunctionRef<Result(Arguments...)> {
public:
    template <class Callable, class = std::enable_if_t<!std::is_same_v<std::decay_t<Callable>, FunctionRef>>>
    FunctionRef(Callable&& callable)
        : target_(const_cast<void*>(static_cast<const void*>(std::addressof(callable)))),
          call_([](void* target, Arguments... arguments) -> Result {
              return (*static_cast<std::remove_reference_t<Callable>*>(target))(
                  std::forward<Arguments>(arguments)...);
          }) {}

    Result operator()(Arguments... arguments) const {
        return call_(target_, std::forward<Arguments>(arguments)...);
    }

private:
    void* target_; // lives at least as long as the call it is passed to
    Result (*call_)(void*, Arguments...);
};

} // namespace stf::base
