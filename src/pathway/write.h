#pragma once
// Steps and rules as JSON, for a person's own. read(write(x)) gives x back.
#include "pathway/pathway.h"
#include "json/value.h"

namespace stf::pathway {

json::Value write(const Step&);
json::Value write(const Rule&);

} // namespace stf::pathway
