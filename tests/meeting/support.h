#pragma once
#include <string>

#include "meeting/meeting.h"
#include "meeting/read.h"
#include "json/value.h"

namespace stf::meeting::test {

inline Replica replica_of(std::uint64_t n) {
    return {n * 0x9E3779B97F4A7C15ull, n};
}

inline std::string bytes(const Meeting& meeting) {
    return json::write(write(meeting));
}

} // namespace stf::meeting::test
