// All steps are taken together first: most pathways are then seen to be sound at once. A clash between steps
// that exclude each other splits the search on a decision that keeps them apart.
#include "schedule/contradictions.h"

#include <algorithm>
#include <memory>

#include "schedule/compile.h"
#include "schedule/explain.h"
#include "schedule/propagate.h"

namespace stf::schedule {
namespace {

using Allowed = std::vector<std::vector<bool>>; // per decision: its options

constexpr int most_splits = 4096; // beyond that a clash may go unnoticed here; the schedule still tells it

PlanIndex index_without_days(const pathway::Pathway& pathway) {
    plan::Plan plan;
    plan.courses.emplace_back();
    plan.courses[0].pathway = pathway::PathwayPtr(pathway::PathwayPtr(), &pathway); // borrowed
    PlanIndex index = index_of(plan);
    for (StepIndex& step : index.courses[0].steps) step.days = 0;
    return index;
}

class Search {
public:
    explicit Search(PlanIndex& plan) : plan_(plan) {
        Choices any{std::vector<std::int32_t>(plan.courses[0].decisions.size(), any_option)};
        whole_ = compile(plan, any, first_counts(plan), {.by_strength = false});
    }

    std::optional<Contradiction> run() {
        Allowed allowed;
        for (const DecisionIndex& decision : plan_.courses[0].decisions)
            allowed.emplace_back(static_cast<std::size_t>(decision.options), true);
        limit_ = static_cast<BoundId>(whole_.network.bounds.size());
        look(allowed);
        if (clash_.empty()) return std::nullopt;
        const Cause last = cause_of(whole_.network, clash_.back());
        Contradiction found{last.at.step, last.rule, last.bound, {}};
        for (std::size_t i = 0; i + 1 < clash_.size(); ++i)
            found.because.push_back(cause_of(whole_.network, clash_[i]));
        return found;
    }

private:
    bool possible(Node node, const Allowed& allowed) const {
        const NodeRow& row = whole_.network.nodes[node];
        if (row.kind == NodeKind::anchor) return true;
        const auto& when = plan_.step(row.at).when;
        return std::all_of(when.begin(), when.end(), [&](const WhenIndex& condition) {
            for (std::size_t i = 0; i < condition.options.size(); ++i)
                if (condition.options[i] && allowed[condition.decision][i]) return true;
            return false;
        });
    }

    // Finds the earliest completing bound among these, below the best so far.
    void look(const Allowed& allowed) {
        if (++splits_ > most_splits) return;
        std::vector<BoundId> bounds;
        for (BoundId id = 0; id < limit_; ++id)
            if (possible(whole_.network.bounds[id].of, allowed) &&
                possible(whole_.network.bounds[id].step, allowed))
                bounds.push_back(id);
        for (;;) {
            std::erase_if(bounds, [&](BoundId id) { return id >= limit_; });
            const Part part = part_of(whole_.network, bounds);
            Propagator lower(part.network, false);
            if (lower.solve()) return;
            const BoundId last = completing_bound(part.network, lower.clash());
            std::vector<BoundId> clash =
                needed_bounds(whole_.network, bounds[last], {bounds.begin(), bounds.begin() + last});
            clash.push_back(bounds[last]);
            Allowed together = allowed;
            const std::int32_t apart = narrow(clash, together);
            if (apart != no_index) {
                split(allowed, apart);
                return;
            }
            limit_ = clash.back();
            clash_ = std::move(clash);
        }
    }

    // Leaves the options under which all steps of the clash occur; the first decision that has none left, or
    // no_index.
    std::int32_t narrow(const std::vector<BoundId>& clash, Allowed& together) const {
        for (const BoundId id : clash)
            for (const Node node : {whole_.network.bounds[id].of, whole_.network.bounds[id].step}) {
                const NodeRow& row = whole_.network.nodes[node];
                if (row.kind == NodeKind::anchor) continue;
                for (const WhenIndex& when : plan_.step(row.at).when) {
                    bool any = false;
                    for (std::size_t i = 0; i < when.options.size(); ++i) {
                        together[when.decision][i] = together[when.decision][i] && when.options[i];
                        any = any || together[when.decision][i];
                    }
                    if (!any) return when.decision;
                }
            }
        return no_index;
    }

    void split(const Allowed& allowed, std::int32_t decision) {
        for (std::size_t option = 0; option < allowed[decision].size(); ++option) {
            if (!allowed[decision][option]) continue;
            Allowed one = allowed;
            std::fill(one[decision].begin(), one[decision].end(), false);
            one[decision][option] = true;
            look(one);
        }
    }

    PlanIndex& plan_;
    Compiled whole_;
    BoundId limit_ = 0;
    std::vector<BoundId> clash_;
    int splits_ = 0;
};

} // namespace

std::optional<Contradiction> contradiction(const pathway::Pathway& pathway) {
    PlanIndex index = index_without_days(pathway);
    return Search(index).run();
}

} // namespace stf::schedule
