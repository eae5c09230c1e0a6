#pragma once
// What it would mean to have a step on another day, in words, and what the person can then choose.
#include <optional>
#include <string>
#include <vector>

#include "plan/action.h"
#include "view/rows.h"

namespace stf::view {

struct MoveChoice {
    std::string key, label, sub;
    std::optional<plan::Action> action; // none: stay
};

struct MoveView {
    plan::Reference at;
    base::Day day;
    bool clash = false;
    std::string title, text;
    std::vector<MoveChoice> choices; // the first is the primary one
};

// `possible`: the days on which nothing breaks, ascending.
std::optional<MoveView> move_view(
    const Source&, const plan::Reference&, base::Day wanted, const std::vector<base::Day>& possible);

} // namespace stf::view
