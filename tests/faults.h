#pragma once
// Faults as a person reads them, a line each.
#include <string>

#include "base/result.h"

namespace stf::test {

inline std::string said(const base::Faults& faults) {
    std::string all;
    for (const base::Fault& fault : faults)
        all += fault.path + (fault.warning ? "? " : ": ") + base::message(fault) + "\n";
    return all;
}

} // namespace stf::test
