#pragma once
// The envelope of every file, {"format": "stifinner/…", "version": n, …}, and how old versions become new
// ones.
#include <string_view>
#include <vector>

#include "base/result.h"
#include "json/read.h"
#include "json/value.h"

namespace stf::document {

// Makes version n + 1 of version n.
struct Migration {
    std::string_view name;
    json::Value (*run)(json::Value);
};

struct Format {
    std::string_view name;
    std::vector<Migration> migrations; // gapless: the first makes version 2 of version 1

    int version() const { return static_cast<int>(migrations.size()) + 1; }
};

extern const Format pathway_format, plan_format, parts_format, overlay_format, example_format, meeting_format;

// False, and a fault, if it is no object, says no or another format, or is of a newer version than this
// program knows.
bool check_envelope(const json::Cursor&, const Format&);

// The document in the format's present version, its member `version` included. Requires check_envelope().
json::Value migrate(json::Value, const Format&);

// Both. The document is taken by value: what the caller keeps is left as it was.
base::Result<json::Value> open(json::Value, const Format&);

// The format that the document says it is of, or nullptr and a fault.
const Format* format_of(const json::Cursor&);

// Asks for the members of the envelope, so that they are not unknown.
void take_envelope(json::Object&);

} // namespace stf::document
