#pragma once
// Local versions: a kommune or hospital changes a national pathway in a small file of its own, each change
// with who, when and why.
//
// {"format": "stifinner/overlay", "version": 1, "id", "title"?, "base": {"id", "edition"?}, "by", "changes":
// [
//    {"op": "add",    "what": "step", "value": {…}, "follows"?: id,  "who", "when", "why"},
//    {"op": "change", "what": "place", "id", "set": {member: value, or null to take it away}, …},
//    {"op": "remove", "what": "step", "id", …},
//    {"op": …, "what": "rule", "step": id, "of": id, "nth"?: 0, …} ], "directory"?: [{"id", "title", "kind",
//    "phone", …}]}
#include <string>

#include "base/result.h"
#include "json/value.h"

namespace stf::pathway {

// The id of the pathway that the overlay is made for; "" if it does not say.
std::string base_of_overlay(const json::Value& overlay);

// The faults and warnings of an overlay by itself.
base::Faults check_overlay(const json::Value& overlay);

// The resolved pathway with the overlay's changes; added and changed entries have "local". A change that does
// not fit this edition is left out, and a warning at its place in the overlay says why. Faults: of the
// overlay by itself, and a pathway of another id. Requires a pathway that can be read.
base::Result<json::Value> apply_overlay(json::Value pathway, const json::Value& overlay);

} // namespace stf::pathway
