#pragma once
// Inclusion: actors, checklists, question sets and glossary of a pathway may be ids of what stands once in
// shared files.
#include <vector>

#include "base/result.h"
#include "json/value.h"

namespace stf::pathway {

// The entries of the shared files, {"format": "stifinner/parts", "version": 1, "kind": "actors", "items":
// […]}.
struct Parts {
    json::Items actors, checklists, question_sets, glossary;
};

// Checks one shared file and adds its entries.
base::Faults read_parts(const json::Value& file, Parts&);

// Whether the file includes anything, and so needs resolve().
bool has_inclusions(const json::Value& file);

// The pathway's file with every included id replaced by its entry. Faults: ids that no shared file has. Warns
// of nothing.
base::Result<json::Value> resolve(json::Value file, const Parts&);

} // namespace stf::pathway
