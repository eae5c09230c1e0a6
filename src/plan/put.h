#pragma once
// What both writers of a plan share: a member is written when there is something in it.
#include <optional>
#include <string>

#include "base/date.h"
#include "json/value.h"

namespace stf::plan {

inline void put(json::Value& out, const json::Members& extra) {
    for (const json::Member& member : extra) out.set(member.key, member.value);
}

inline void put(json::Value& out, std::string_view key, const std::string& text) {
    if (!text.empty()) out.set(key, text);
}

inline void put(json::Value& out, std::string_view key, const std::optional<base::Day>& day) {
    if (day) out.set(key, to_string(*day));
}

} // namespace stf::plan
