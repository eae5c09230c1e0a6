#pragma once
// Errors are values: a fault says where in the input it was found and what is wrong.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stf::base {

struct Position {
    int line = 1;   // from 1
    int column = 1; // from 1, in code points

    friend bool operator==(const Position&, const Position&) = default;
};

enum class FaultCode : std::uint8_t {
#define STF_FAULT(code, text) code,
#include "base/fault_codes.inc"
#undef STF_FAULT
};

struct Fault {
    FaultCode code = FaultCode::unexpected;
    std::vector<std::string> args; // what stands in for {0}, {1}... of the text
    Position at;
    std::string path = "$"; // JSON path, "$" for the whole file or a syntax fault
    bool warning = false;
};

using Faults = std::vector<Fault>;

std::string_view name(FaultCode);            // "missing_member"; the app's text is "fault.missing_member"
std::vector<std::string_view> fault_names(); // all of them
std::string_view english(FaultCode);         // with {0}, {1}...
std::string message(const Fault&);           // in English, for the command line
std::string fill(
    std::string_view text,
    const std::vector<std::string>& args); // {0}, {1}... replaced; [a part] whose {n} is empty is left out

// In the order of the file; of the same place, as they were found.
void sort_by_position(Faults&);
bool any_fault(const Faults&); // more than warnings

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
    Faults& faults() { return faults_; }

private:
    std::optional<T> value_;
    Faults faults_;
};

} // namespace stf::base
