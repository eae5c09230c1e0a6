#pragma once
// Meeting files in and out. read(write(m)) == m, byte for byte; unknown fields are kept.
#include "base/result.h"
#include "meeting/meeting.h"
#include "json/value.h"

namespace stf::meeting {

base::Result<Meeting> read(json::Value);

json::Value write(const Meeting&);
json::Value write(const Record&); // its fields only

} // namespace stf::meeting
