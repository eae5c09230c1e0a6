#include "pathway/difference.h"

#include <algorithm>

namespace stf::pathway {
namespace {

using json::Value;

bool same_bounds(const Rule& a, const Rule& b) {
    return a.edge == b.edge && a.which == b.which && a.min == b.min && a.max == b.max &&
        a.strength == b.strength && a.approximate == b.approximate && a.wait == b.wait;
}

// Rules are matched by what they hang on; several on one thing in their order.
void compare_rules(const Step& before, const Step& after, std::vector<Difference>& out) {
    std::vector<bool> met(before.after.size(), false);
    for (const Rule& rule : after.after) {
        const Rule* match = nullptr;
        for (std::size_t i = 0; i < before.after.size() && !match; ++i)
            if (!met[i] && before.after[i].of == rule.of) {
                met[i] = true;
                match = &before.after[i];
            }
        if (!match)
            out.push_back({Change::rule_added, after.id, &before, &after, nullptr, &rule});
        else if (!same_bounds(*match, rule))
            out.push_back({Change::rule_changed, after.id, &before, &after, match, &rule});
    }
    for (std::size_t i = 0; i < before.after.size(); ++i)
        if (!met[i])
            out.push_back({Change::rule_removed, after.id, &before, &after, &before.after[i], nullptr});
}

const Value* raw_of(const Pathway& pathway, std::string_view list, std::string_view id) {
    if (const Value* entries = pathway.raw.find(list))
        for (const Value& entry : entries->items())
            if (const Value* found = entry.find("id"); found && found->string() == id) return &entry;
    return nullptr;
}

// The step as it stands in its file, without what is told of by itself.
Value rest_of(const Pathway& pathway, const Step& step) {
    const Value* raw = raw_of(pathway, "steps", step.id);
    Value out = raw ? *raw : Value();
    for (const std::string_view told : {"title", "after", "repeat"}) out.remove(told);
    return out;
}

bool same_member(const Pathway& a, const Pathway& b, const std::string& step, std::string_view key) {
    const Value *one = raw_of(a, "steps", step), *other = raw_of(b, "steps", step);
    const Value *x = one ? one->find(key) : nullptr, *y = other ? other->find(key) : nullptr;
    return x && y ? *x == *y : x == y;
}

} // namespace

std::vector<Difference> differences(const Pathway& before, const Pathway& after) {
    std::vector<Difference> out;
    for (const Step& step : after.steps) {
        const Step* old = find(before.steps, step.id);
        if (!old) {
            out.push_back({Change::step_added, step.id, nullptr, &step});
            continue;
        }
        if (!(old->title == step.title)) out.push_back({Change::title, step.id, old, &step});
        compare_rules(*old, step, out);
        if (!same_member(before, after, step.id, "repeat"))
            out.push_back({Change::repeat, step.id, old, &step});
        if (!(rest_of(before, *old) == rest_of(after, step)))
            out.push_back({Change::words, step.id, old, &step});
    }
    for (const Decision& decision : after.decisions) {
        const Value *one = raw_of(before, "decisions", decision.id),
                    *other = raw_of(after, "decisions", decision.id);
        if (!one || !other || !(*one == *other)) out.push_back({Change::choices, decision.id});
    }
    for (const Decision& decision : before.decisions)
        if (!find(after.decisions, decision.id)) out.push_back({Change::choices, decision.id});
    for (const Step& step : before.steps)
        if (!find(after.steps, step.id)) out.push_back({Change::step_removed, step.id, &step, nullptr});
    return out;
}

} // namespace stf::pathway
