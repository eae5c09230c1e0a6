#include "base/result.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "base/order.h"

namespace stf::base {

namespace {

// Two tables: a program that only needs the names does not carry the English.
constexpr std::string_view code_names[] = {
#define STF_FAULT(code, text) #code,
#include "base/fault_codes.inc"
#undef STF_FAULT
};

constexpr std::string_view texts[] = {
#define STF_FAULT(code, text) text,
#include "base/fault_codes.inc"
#undef STF_FAULT
};

} // namespace

std::string_view name(FaultCode code) {
    return code_names[static_cast<std::size_t>(code)];
}
std::string_view english(FaultCode code) {
    return texts[static_cast<std::size_t>(code)];
}

std::vector<std::string_view> fault_names() {
    return {std::begin(code_names), std::end(code_names)};
}

std::string fill(std::string_view text, const std::vector<std::string>& args) {
    std::string filled;
    std::size_t part_begin = 0; // of the part in brackets, in `filled`
    bool part_empty = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool slot =
            c == '{' && i + 2 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9' && text[i + 2] == '}';
        if (slot) {
            const auto index = static_cast<std::size_t>(text[i + 1] - '0');
            if (index < args.size() && !args[index].empty())
                filled += args[index];
            else
                part_empty = true;
            i += 2;
        } else if (c == '[') {
            part_begin = filled.size();
            part_empty = false;
        } else if (c == ']') {
            if (part_empty) filled.resize(part_begin);
        } else {
            filled += c;
        }
    }
    return filled;
}

std::string message(const Fault& fault) {
    return fill(english(fault.code), fault.args);
}

void sort_by_position(Faults& faults) {
    base::stable_sort(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) {
        return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column);
    });
}

bool any_fault(const Faults& faults) {
    return std::any_of(faults.begin(), faults.end(), [](const Fault& fault) { return !fault.warning; });
}

} // namespace stf::base
