#pragma once
// Errors are values: a fault says where in the input it was found and what is wrong.
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stf::base {

struct Position {
    int line = 1;   // from 1
    int column = 1; // from 1, in code points

    friend bool operator==(const Position&, const Position&) = default;
};

struct Fault {
    Position at;
    std::string path = "$"; // JSON path, "$" for the whole file or a syntax fault
    std::string message;
    bool warning = false;
};

using Faults = std::vector<Fault>;

// A value, or the faults that kept it from being made. Warnings may come along with a value.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value, Faults warnings = {}) : value_(std::move(value)), faults_(std::move(warnings)) {}
    Result(Faults faults) : faults_(std::move(faults)) {}
    Result(Fault fault) { faults_.push_back(std::move(fault)); }

    bool ok() const { return value_.has_value(); }
    explicit operator bool() const { return ok(); }
    const T& operator*() const { return *value_; }
    T& operator*() { return *value_; }
    const T* operator->() const { return &*value_; }
    T* operator->() { return &*value_; }
    const Faults& faults() const { return faults_; }

private:
    std::optional<T> value_;
    Faults faults_;
};

} // namespace stf::base
