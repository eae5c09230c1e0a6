#pragma once
// A list whose copies are one until one of them is changed: for what is long and copied often, such as a
// person's words in two hundred steps of undo. For one thread.
#include <memory>
#include <utility>
#include <vector>

namespace stf::base {

template <class T>
class SharedList {
public:
    const std::vector<T>& all() const {
        static const std::vector<T> none;
        return list_ ? *list_ : none;
    }
    auto begin() const { return all().begin(); }
    auto end() const { return all().end(); }
    std::size_t size() const { return all().size(); }
    bool empty() const { return all().empty(); }
    const T& operator[](std::size_t index) const { return all()[index]; }

    // To change it; the copies stay as they are.
    std::vector<T>& edit() {
        if (!list_ || list_.use_count() > 1) list_ = std::make_shared<std::vector<T>>(all());
        return *list_;
    }

    // Surely the same, without a look at what is in them.
    bool is_shared_with(const SharedList& other) const { return list_ == other.list_; }

private:
    std::shared_ptr<std::vector<T>> list_; // null: empty
};

} // namespace stf::base
