#include "pathway/review.h"

#include <algorithm>
#include <unordered_map>

namespace stf::pathway {

using base::FaultCode;
using json::Cursor;

namespace {

bool never(const Step& step) {
    return std::any_of(
        step.when.begin(), step.when.end(), [](const Condition& c) { return c.options.empty(); });
}

bool share_an_option(const Condition& a, const Condition& b) {
    return std::any_of(a.options.begin(), a.options.end(), [&](const std::string& option) {
        return std::find(b.options.begin(), b.options.end(), option) != b.options.end();
    });
}

// Some choice of options lets both steps happen.
bool can_meet(const Step& a, const Step& b) {
    for (const Condition& mine : a.when)
        for (const Condition& theirs : b.when)
            if (mine.decision == theirs.decision && !share_an_option(mine, theirs)) return false;
    return true;
}

// Steps to which a chain of rules leads from an anchor, each link between steps that can both happen.
std::vector<bool> reached_steps(const Pathway& pathway) {
    const std::size_t count = pathway.steps.size();
    std::unordered_map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < count; ++i) index.emplace(pathway.steps[i].id, i);
    std::vector<std::vector<std::size_t>> followers(count);
    std::vector<bool> reached(count, false);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < count; ++i) {
        for (const Rule& rule : pathway.steps[i].after) {
            const auto of = index.find(rule.of);
            if (of != index.end())
                followers[of->second].push_back(i);
            else if (!reached[i]) {
                reached[i] = true; // an anchor; if it is neither, that is a fault of its own
                open.push_back(i);
            }
        }
    }
    while (!open.empty()) {
        const std::size_t from = open.back();
        open.pop_back();
        for (const std::size_t to : followers[from]) {
            if (reached[to] || !can_meet(pathway.steps[from], pathway.steps[to])) continue;
            reached[to] = true;
            open.push_back(to);
        }
    }
    return reached;
}

void review_sources(const Step& step, const Cursor& at) {
    bool any = !step.source.empty();
    for (std::size_t i = 0; i < step.after.size(); ++i) {
        const Rule& rule = step.after[i];
        any = true; // each rule answers for itself
        if (rule.source.empty() && rule.strength != Strength::own)
            at.member("after").item(i).warn(FaultCode::no_source);
    }
    if (!any) at.warn(FaultCode::no_source);
}

// Per decision, whether some step happens with one of its options and not with another.
std::vector<bool> effects(const Pathway& pathway) {
    std::unordered_map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < pathway.decisions.size(); ++i) index.emplace(pathway.decisions[i].id, i);
    std::vector<bool> effect(pathway.decisions.size(), false);
    for (const Step& step : pathway.steps) {
        for (const Condition& condition : step.when) {
            const auto found = index.find(condition.decision);
            if (found == index.end()) continue;
            const std::vector<Option>& options = pathway.decisions[found->second].options;
            const bool all = std::all_of(options.begin(), options.end(), [&](const Option& option) {
                return std::find(condition.options.begin(), condition.options.end(), option.id) !=
                    condition.options.end();
            });
            if (!all) effect[found->second] = true;
        }
    }
    return effect;
}

} // namespace

void review(const Pathway& pathway, const Cursor& at) {
    const std::vector<bool> effect = effects(pathway);
    for (std::size_t i = 0; i < effect.size(); ++i)
        if (!effect[i]) at.member("decisions").item(i).warn(FaultCode::no_effect);

    const std::vector<bool> reached = reached_steps(pathway);
    const Cursor steps = at.member("steps");
    for (std::size_t i = 0; i < pathway.steps.size(); ++i) {
        const Step& step = pathway.steps[i];
        const Cursor step_at = steps.item(i);
        if (never(step))
            step_at.member("when").warn(FaultCode::never_happens);
        else if (!reached[i])
            step_at.warn(FaultCode::unreachable);
        const bool no_min = std::none_of(
            step.after.begin(), step.after.end(), [](const Rule& r) { return r.min.has_value(); });
        if (no_min && !step.after.empty()) step_at.warn(FaultCode::no_min);
        review_sources(step, step_at);
    }
}

} // namespace stf::pathway
