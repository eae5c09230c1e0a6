#pragma once
// Undo and redo as a list of values.
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace stf::document {

// Always holds a present value. Values must be cheap to copy: share what is large.
template <class T>
class History {
public:
    explicit History(T first, std::size_t most_steps = 200) : most_steps_(most_steps) {
        values_.push_back(std::move(first));
    }

    const T& now() const { return values_[now_]; }
    bool can_undo() const { return now_ > 0; }
    bool can_redo() const { return now_ + 1 < values_.size(); }

    // A new present; what was undone is forgotten. Commits in a row with the same key, such as those of one
    // visit to a text field, are one step back. An empty key is always a step of its own.
    void commit(T next, std::string key = {}) {
        values_.resize(now_ + 1, values_[now_]);
        if (!key.empty() && key == key_ && now_ > 0) {
            values_[now_] = std::move(next);
            return;
        }
        values_.push_back(std::move(next));
        if (values_.size() > most_steps_ + 1) values_.erase(values_.begin());
        now_ = values_.size() - 1;
        key_ = std::move(key);
    }

    // Ends a run of commits with one key: the visit to the field is over.
    void settle() { key_.clear(); }

    void undo() {
        if (can_undo()) --now_;
        settle();
    }
    void redo() {
        if (can_redo()) ++now_;
        settle();
    }

private:
    std::vector<T> values_;
    std::size_t now_ = 0;
    std::size_t most_steps_;
    std::string key_;
};

} // namespace stf::document
