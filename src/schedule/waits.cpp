#include "schedule/waits.h"

#include <algorithm>

#include "schedule/controllability.h"
#include "schedule/engine.h"

namespace stf::schedule {
namespace {

constexpr std::int64_t open_end = 3653;     // a wait without a last day
constexpr std::int32_t most_days = 110'000; // looked at for the worst a calendar can do

struct Spread {
    std::int64_t least, most; // how far a limit lies from its day
};

class Model {
public:
    explicit Model(const Engine& engine) : network_(engine.second.compiled->network), upper_(network_, true) {
        lower_ = engine.second.lower.get();
        upper_.solve();
        find_waits();
    }

    bool any() const { return !waits_.empty(); }
    bool exact() const { return exact_; }
    std::size_t bounds() const { return network_.bounds.size(); }

    // With some of the rules, and some of the waits as one's own choice.
    bool kept(const std::vector<bool>& rules, const std::vector<bool>& as_wait) {
        UncertainNetwork out;
        out.nodes = static_cast<std::int32_t>(network_.nodes.size()) + 1;
        const std::int32_t origin = out.nodes - 1;
        for (Node node = 0; node < origin; ++node) {
            const NodeRow& row = network_.nodes[node];
            if (row.fixed != no_day) {
                out.edges.push_back({origin, node, row.fixed});
                out.edges.push_back({node, origin, -std::int64_t{row.fixed}});
            } else if (row.floor != free_from) {
                out.edges.push_back({node, origin, -std::int64_t{row.floor}});
            }
        }
        for (std::size_t i = 0; i < waits_.size(); ++i)
            if (as_wait[i]) out.waits.push_back(waits_[i].wait);
        for (std::size_t id = 0; id < network_.bounds.size(); ++id) {
            const std::int32_t wait = wait_of_[id];
            if (wait >= 0 ? as_wait[wait] : !rules[id]) continue;
            add_bound(out, network_.bounds[id]);
        }
        return controllable(out);
    }

    std::size_t wait_count() const { return waits_.size(); }
    Cause wait_cause(std::size_t wait) const { return cause_of(network_, waits_[wait].bound); }
    Cause rule_cause(std::size_t id) const { return cause_of(network_, static_cast<BoundId>(id)); }
    bool is_wait(std::size_t id) const { return wait_of_[id] >= 0; }

private:
    struct Found {
        UncertainNetwork::Wait wait;
        BoundId bound;
    };

    void find_waits() {
        wait_of_.assign(network_.bounds.size(), -1);
        std::vector<std::uint8_t> has(network_.nodes.size());
        for (std::size_t id = 0; id < network_.bounds.size(); ++id) {
            const BoundRow& bound = network_.bounds[id];
            if (!bound.wait || network_.nodes[bound.step].fixed != no_day || wait_of_[id] >= 0) continue;
            const std::size_t other = partner(id);
            const BoundRow* min = bound.bound == Bound::min ? &bound
                : other < network_.bounds.size()            ? &network_.bounds[other]
                                                            : nullptr;
            const BoundRow* max = bound.bound == Bound::max ? &bound
                : other < network_.bounds.size()            ? &network_.bounds[other]
                                                            : nullptr;
            const std::int64_t least = min ? reach(*min).least - min->moved : 0;
            const std::int64_t most =
                max ? reach(*max).most + max->moved : std::max<std::int64_t>(least, 0) + open_end;
            if (!max) exact_ = false;
            if (has[bound.step] || least < 0 || most < least) {
                exact_ = false; // two waits for one step, or an answer before the question
                continue;
            }
            has[bound.step] = 1;
            wait_of_[id] = static_cast<std::int32_t>(waits_.size());
            if (other < network_.bounds.size()) wait_of_[other] = wait_of_[id];
            waits_.push_back({{bound.of, bound.step, least, most}, static_cast<BoundId>(id)});
        }
        is_answer_ = std::move(has);
    }

    // The other bound of the same rule.
    std::size_t partner(std::size_t id) const {
        const BoundRow& bound = network_.bounds[id];
        for (const std::size_t at : {id + 1, id - 1}) {
            if (at >= network_.bounds.size()) continue;
            const BoundRow& other = network_.bounds[at];
            if (other.of == bound.of && other.step == bound.step && other.rule == bound.rule &&
                other.bound != bound.bound)
                return at;
        }
        return network_.bounds.size();
    }

    // Constant, or over all the days its `of` can have.
    Spread reach(const BoundRow& bound) {
        if (bound.constant != no_day) return {bound.constant, bound.constant};
        exact_ = false;
        BoundRow row = bound;
        row.moved = 0;
        std::int32_t from = lower_->day(bound.of), to = upper_.day(bound.of);
        if (from == no_day || to == no_day || to - from > most_days) {
            from = -25567;
            to = from + most_days - 1;
        }
        Spread out{INT64_MAX, INT64_MIN};
        for (std::int32_t day = from; day <= to; ++day) {
            const std::int64_t days = std::int64_t{limit_day(network_, row, day)} - day;
            out = {std::min(out.least, days), std::max(out.most, days)};
        }
        return out;
    }

    // A step on one's own choice that falls on a day it cannot be goes to the next that can: by how much at
    // worst.
    std::int64_t gap(Node node) {
        const NodeRow& row = network_.nodes[node];
        if (row.fixed != no_day || !row.days || is_answer_[node]) return 0;
        exact_ = false;
        const DayRule& days = (*network_.days)[row.days];
        std::int32_t from = lower_->day(node), to = upper_.day(node);
        if (from == no_day || to == no_day || to - from > most_days) {
            from = -25567;
            to = from + most_days - 1;
        }
        std::int64_t worst = 0;
        for (std::int32_t day = from; day <= to; ++day)
            worst = std::max<std::int64_t>(worst, days.next(day) - day);
        return worst;
    }

    void add_bound(UncertainNetwork& out, const BoundRow& bound) {
        const Spread far = reach(bound);
        if (bound.bound == Bound::min) // step - of >= most
            out.edges.push_back({bound.step, bound.of, -(far.most - bound.moved) - gap(bound.of)});
        else
            out.edges.push_back({bound.of, bound.step, far.least + bound.moved - gap(bound.step)});
    }

    const Network& network_;
    const Propagator* lower_;
    Propagator upper_;
    std::vector<Found> waits_;
    std::vector<std::int32_t> wait_of_;   // per bound, or -1
    std::vector<std::uint8_t> is_answer_; // per node
    bool exact_ = true;
};

// Which rules and waits cannot be left out: rules latest tried first, in growing strides, then waits.
void blame(Model& model, Waits& out) {
    std::vector<bool> rules(model.bounds(), true), waits(model.wait_count(), true);
    for (std::size_t stride = model.bounds(); stride > 0; stride /= 2)
        for (std::size_t end = model.bounds(); end > 0; end = end > stride ? end - stride : 0) {
            const std::size_t begin = end > stride ? end - stride : 0;
            std::vector<bool> without = rules;
            std::fill(
                without.begin() + static_cast<std::ptrdiff_t>(begin),
                without.begin() + static_cast<std::ptrdiff_t>(end), false);
            if (without != rules && !model.kept(without, waits)) rules = std::move(without);
        }
    for (std::size_t wait = waits.size(); wait-- > 0;) {
        waits[wait] = false;
        if (model.kept(rules, waits)) waits[wait] = true;
    }
    for (std::size_t wait = 0; wait < waits.size(); ++wait)
        if (waits[wait]) out.waits.push_back(model.wait_cause(wait));
    for (std::size_t id = 0; id < rules.size(); ++id)
        if (rules[id] && !model.is_wait(id)) out.rules.push_back(model.rule_cause(id));
}

} // namespace

Waits waits(const plan::Plan& plan, Day today) {
    const Engine engine(plan, today);
    Model model(engine);
    Waits out;
    out.any = model.any();
    if (!out.any) return out;
    out.kept =
        model.kept(std::vector<bool>(model.bounds(), true), std::vector<bool>(model.wait_count(), true));
    if (!out.kept) blame(model, out);
    out.exact = model.exact();
    return out;
}

} // namespace stf::schedule
