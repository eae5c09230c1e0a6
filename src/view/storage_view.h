#pragma once
// What the page tells about the storage, read; what changed between two states of a plan, in words.
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"
#include "view/storage_session.h"
#include "view/texts.h"

namespace stf::view {

void read_status(std::string_view json, StorageSession&);
std::vector<StoredVersion> read_versions(std::string_view json);
// Names of what a deletion has left behind; empty if nothing.
std::vector<std::string> read_left(std::string_view json);

// «Time skrevet inn: Samtale, tir 12. mai kl. 10», and how many other changes; never empty.
std::string change_words(const plan::Plan& before, const plan::Plan& after, base::Day today, const Texts&);
std::string plan_title(const plan::Plan&, const Texts&); // what the plan is about, to tell it from others

} // namespace stf::view
