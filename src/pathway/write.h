#pragma once
// Steps and rules as JSON, for a person's own; entries of a directory. read(write(x)) gives x back.
#include "pathway/pathway.h"
#include "json/value.h"

namespace stf::pathway {

json::Value write(const Step&);
json::Value write(const Rule&);
json::Value write(const Service&);

} // namespace stf::pathway
