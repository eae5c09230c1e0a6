#include "schedule/propagate.h"

#include <algorithm>

namespace stf::schedule {
namespace {

constexpr std::int32_t top = 2 * beyond;
using base::calendar_begin, base::calendar_end;  // outside, the calendar repeats itself
constexpr std::int32_t calendar_period = 146097; // days in 400 years, whole weeks
constexpr int most_far_climbs = 64;              // past the end of the calendar
constexpr std::size_t again_check = 8;           // after a cycle has been found
constexpr std::size_t first_check = 64;          // raises by computed arcs before the first search for cycles

} // namespace

Propagator::Propagator(const Network& network, bool upper)
    : network_(network),
      side_(network.side(upper)),
      root_(static_cast<Node>(network.nodes.size())),
      states_(network.nodes.size()),
      causes_(network.nodes.size(), no_cause),
      tree_(network.nodes.size() + 1),
      queued_(network.nodes.size(), Queued::no),
      queue_(network.nodes.size() + 1),
      seen_(network.nodes.size(), 0) {
    tree_[root_] = {root_, root_, 0};
}

// An arc past the last leads from that node to its next mate.
Node Propagator::tail_of(std::int32_t arc) const {
    const auto arcs = static_cast<std::int32_t>(side_.arcs.size());
    if (arc >= arcs) return arc - arcs;
    return side_.tail[arc];
}

Node Propagator::head_of(std::int32_t arc) const {
    const auto arcs = static_cast<std::int32_t>(side_.arcs.size());
    return arc >= arcs ? mates_[arc - arcs] : side_.arcs[arc].to;
}

bool Propagator::shifts_alike(std::int32_t arc) const {
    if (arc < static_cast<std::int32_t>(side_.arcs.size())) return side_.arcs[arc].days != computed;
    return network_.nodes[head_of(arc)].days == 0;
}

std::int32_t Propagator::wanted(std::int32_t arc, std::int32_t tail_value) const {
    if (arc < static_cast<std::int32_t>(side_.arcs.size())) return demand(network_, side_, arc, tail_value);
    return rounded(network_, side_.upper, head_of(arc), tail_value);
}

bool Propagator::solve() {
    start();
    return settle_bounded() && (side_.upper || settle_floating());
}

void Propagator::start() {
    begin();
    recording_ = false;
    trail_.clear();
    std::fill(causes_.begin(), causes_.end(), no_cause);
    fixed_.clear();
    circles_.reset();
    restarted_.clear();
    for (Node node = 0; node < root_; ++node) {
        const std::int32_t value = own_value(node);
        const bool fixed = network_.nodes[node].fixed != no_day;
        states_[node] = {value, fixed ? value : INT32_MAX};
        if (fixed) fixed_.push_back(node);
    }
    swept_ = 0;
    swept_arc_ = -1;
}

// Walks along the nodes once, in the order of the file, which is nearly that of time (or against it): most
// days are final then, without a queue or a tree. What is raised behind the walker waits for `run`.
bool Propagator::sweep() {
    const auto fixed = static_cast<Node>(fixed_.size());
    for (; swept_ < fixed; ++swept_)
        if (!sweep_arcs(side_.first[fixed_[swept_]], side_.first[fixed_[swept_] + 1], true)) return false;
    if (!side_.upper && swept_ == fixed) { // all in one
        if (!sweep_arcs(0, static_cast<std::int32_t>(side_.arcs.size()), false)) return false;
        swept_ = fixed + root_;
    }
    for (; swept_ < fixed + root_; ++swept_) {
        const Node node = root_ - 1 - (swept_ - fixed);
        if (!sweep_arcs(side_.first[node], side_.first[node + 1], false)) return false;
    }
    return true;
}

// Follows arcs one after the other, those of fixed nodes apart. Which of them raise anything cannot be
// foretold: so values are chosen rather than jumped to.
bool Propagator::sweep_arcs(std::int32_t arc, const std::int32_t end, const bool of_fixed) {
    const Arc* const arcs = side_.arcs.data();
    const Node* const tails = side_.tail.data();
    State* const states = states_.data();
    std::int32_t* const causes = causes_.data();
    const bool upper = side_.upper;
    arc = std::max(arc, swept_arc_);
    followed_ += end - arc;
    for (; arc < end; ++arc) {
        const Node node = tails[arc];
        const Arc row = arcs[arc];
        const State from = states[node];
        State& to = states[row.to];
        if (from.value < -beyond || (from.cap != INT32_MAX) != of_fixed) continue;
        const std::int32_t day = row.days == computed ? demand(network_, side_, arc, from.value)
                                                      : std::min(from.value + row.days, top);
        if (day > to.cap) {
            blame_cap(node, arc, row.to);
            swept_arc_ = arc; // here the sweep goes on
            return false;
        }
        const bool raised = day > to.value;
        to.value = raised ? day : to.value;
        causes[row.to] = raised ? arc : causes[row.to];
        if (raised & !of_fixed & (upper ? row.to >= node : row.to <= node)) wait(row.to);
    }
    swept_arc_ = -1;
    return true;
}

std::int32_t Propagator::own_value(Node node) const {
    const NodeRow& row = network_.nodes[node];
    if (row.fixed != no_day) return side_.upper ? -row.fixed : row.fixed;
    if (side_.upper || row.floor == free_from) return free_from;
    return rounded(network_, false, node, row.floor);
}

bool Propagator::settle_bounded() {
    return sweep() && run();
}

// Everything must have a day in the calendar, what nothing bounds from below too: it may be held up by
// circles of its own, and below what stands.
bool Propagator::settle_floating(const std::vector<Node>* among) {
    begin();
    std::vector<Node> floating;
    const auto add = [&](Node node) {
        if (states_[node].value < -beyond) floating.push_back(node);
    };
    if (among)
        for (const Node node : *among) add(node);
    else
        for (Node node = 0; node < root_; ++node) add(node);
    if (floating.empty()) return true;
    const bool was_recording = recording_;
    recording_ = true;
    const std::size_t before = mark();
    for (const Node node : floating) {
        set(node, rounded(network_, false, node, calendar_begin), no_cause);
        attach(node, root_);
        push(node);
    }
    const bool fits = run();
    begin();
    undo_to(before);
    recording_ = was_recording;
    return fits;
}

void Propagator::retract(BoundId id) {
    if (!circles_) circles_ = calendar_circles(network_, side_, restarted_.empty() ? nullptr : &restarted_);
    const std::int32_t first = side_.place[id];
    const Node head = side_.arcs[first].to;
    if (causes_[head] != first && circles_->of_node[head] < 0) return;
    const std::int32_t mark = ++epoch_;
    std::vector<Node> affected;
    const auto add = [&](Node node) {
        if (seen_[node] == mark || network_.nodes[node].fixed != no_day) return;
        seen_[node] = mark;
        affected.push_back(node);
    };
    add(head);
    for (std::size_t i = 0; i < affected.size(); ++i) {
        const Node node = affected[i];
        if (const std::int32_t circle = circles_->of_node[node]; circle >= 0)
            for (const Node other : circles_->nodes[circle]) add(other);
        for (std::int32_t arc = side_.first[node]; arc < side_.first[node + 1]; ++arc)
            if (causes_[side_.arcs[arc].to] == arc) add(side_.arcs[arc].to);
    }
    reset(affected, mark);
}

void Propagator::restart(const std::vector<Node>& nodes) {
    begin();
    recording_ = false;
    trail_.clear();
    circles_.reset();
    restarted_ = nodes;
    const std::int32_t mark = ++epoch_;
    for (const Node node : nodes) seen_[node] = mark;
    reset(nodes, mark);
}

void Propagator::take(const Propagator& other) {
    begin();
    recording_ = false;
    trail_.clear();
    circles_.reset();
    restarted_.clear();
    states_ = other.states_;
    causes_ = other.causes_;
    fixed_ = other.fixed_;
    swept_ = other.swept_;
    swept_arc_ = other.swept_arc_;
}

// Puts nodes (those seen with the mark) where they stand on their own account and by what is not among them.
void Propagator::reset(const std::vector<Node>& nodes, std::int32_t mark) {
    const Side& other = network_.side(!side_.upper);
    for (const Node node : nodes) {
        disassemble(node, no_node);
        const bool fixed = network_.nodes[node].fixed != no_day;
        std::int32_t value = own_value(node), cause = no_cause;
        states_[node].cap = fixed ? value : INT32_MAX;
        for (std::int32_t back = other.first[node]; back < other.first[node + 1]; ++back) {
            const Node tail = other.arcs[back].to;
            if (seen_[tail] == mark || states_[tail].value < -beyond) continue;
            const std::int32_t arc = side_.place[other.bound[back]];
            if (side_.arcs[arc].days == off) continue;
            const std::int32_t day = demand(network_, side_, arc, states_[tail].value);
            if (day <= value) continue;
            if (fixed) {
                ahead_.push_back({tail, arc, arc + 1}); // will run into it
                continue;
            }
            value = day;
            cause = arc;
        }
        set(node, value, cause);
        wait(node);
    }
}

void Propagator::revisit(BoundId id) {
    begin();
    const std::int32_t arc = side_.place[id];
    ahead_.push_back({tail_of(arc), arc, arc + 1});
}

bool Propagator::probe(Node node, std::int32_t value, std::vector<Overrun>& overruns) {
    overruns.clear();
    overruns_ = &overruns;
    const bool settled = raise(node, value);
    overruns_ = nullptr;
    return settled;
}

bool Propagator::raise(Node node, std::int32_t value) {
    begin();
    value = rounded(network_, side_.upper, node, value);
    if (value <= states_[node].value) return true;
    if (value > states_[node].cap) {
        clash_ = {};
        clash_.nodes.push_back(node);
        return false;
    }
    set(node, value, no_cause);
    attach(node, root_);
    push(node);
    return run();
}

void Propagator::assume(const std::vector<std::int32_t>& days) {
    begin();
    trail_.clear();
    for (Node node = 0; node < root_; ++node) {
        const NodeRow& row = network_.nodes[node];
        const bool floats = days[node] < -beyond;
        states_[node] = {floats ? free_from : side_.upper ? -days[node] : days[node], own_cap(node)};
        causes_[node] = no_cause;
        if (row.fixed != no_day) states_[node].value = states_[node].cap;
    }
}

// On the upper side today is as far as a day can go back.
std::int32_t Propagator::own_cap(Node node) const {
    const NodeRow& row = network_.nodes[node];
    if (row.fixed != no_day) return side_.upper ? -row.fixed : row.fixed;
    return side_.upper && row.floor != free_from ? -rounded(network_, false, node, row.floor) : INT32_MAX;
}

bool Propagator::pin(Node node, std::int32_t value) {
    begin();
    states_[node].cap = value;
    if (value == states_[node].value) return true;
    set(node, value, no_cause);
    attach(node, root_);
    push(node);
    return run();
}

void Propagator::let_go(Node node) {
    states_[node].cap = own_cap(node);
}

bool Propagator::join(Node a, Node b) {
    if (mates_.empty()) {
        mates_.resize(states_.size());
        for (Node node = 0; node < root_; ++node) mates_[node] = node;
    }
    begin();
    std::swap(mates_[a], mates_[b]);
    for (const Node node : {a, b}) {
        attach(node, root_);
        push(node);
    }
    return run();
}

void Propagator::part(Node a, Node b) {
    std::swap(mates_[a], mates_[b]);
}

bool Propagator::follow(std::int32_t arc) {
    begin();
    const Node from = tail_of(arc);
    const std::int32_t value = demand(network_, side_, arc, states_[from].value);
    if (value <= states_[side_.arcs[arc].to].value) return true;
    attach(from, root_);
    return improve(from, arc, head_of(arc), shifts_alike(arc), value) && run();
}

void Propagator::undo_to(std::size_t mark) {
    while (trail_.size() > mark) {
        const Change& change = trail_.back();
        states_[change.node].value = change.value;
        causes_[change.node] = change.cause;
        trail_.pop_back();
    }
}

// Clears what an earlier run, perhaps one that broke off, left behind.
void Propagator::begin() {
    for (; waiting_ > 0; --waiting_) {
        queued_[queue_[head_]] = Queued::no;
        head_ = head_ + 1 == queue_.size() ? 0 : head_ + 1;
    }
    for (const Node node : touched_) tree_[node].depth = -1;
    tree_[root_] = {root_, root_, 0};
    touched_.clear();
    soft_.clear();
    ahead_.clear();
    next_check_ = first_check;
    far_climbs_ = most_far_climbs;
}

bool Propagator::run() {
    if (!catch_up()) return false;
    while (waiting_ > 0) {
        const Node node = queue_[head_];
        head_ = head_ + 1 == queue_.size() ? 0 : head_ + 1;
        --waiting_;
        const bool cancelled = queued_[node] == Queued::cancelled;
        queued_[node] = Queued::no;
        if (cancelled || states_[node].value < -beyond) continue;
        Ahead all{node, side_.first[node], side_.first[node + 1]};
        if (!scan(all)) {
            ahead_.push_back(all); // for a run that goes on after the clash
            return false;
        }
        if (soft_.size() >= next_check_ && !check_cycles()) return false;
    }
    return true;
}

// Follows what an earlier run left.
bool Propagator::catch_up() {
    for (; !ahead_.empty(); ahead_.pop_back()) {
        const Node node = ahead_.back().node;
        if (states_[node].value < -beyond) continue;
        if (tree_[node].depth < 0) {
            attach(node, root_);
            if (queued_[node] == Queued::cancelled) push(node);
        }
        if (!scan(ahead_.back())) return false;
    }
    return true;
}

// False: a clash; `left.arc` is then where it is.
bool Propagator::scan(Ahead& left) {
    followed_ += left.end - left.arc;
    const Node node = left.node;
    const std::int32_t value = states_[node].value;
    for (; left.arc < left.end; ++left.arc) {
        const std::int32_t arc = left.arc;
        const Arc& row = side_.arcs[arc];
        const std::int32_t day =
            row.days == computed ? demand(network_, side_, arc, value) : std::min(value + row.days, top);
        if (day <= states_[row.to].value) continue;
        if (!improve(node, arc, row.to, row.days != computed, day)) return false;
        if (tree_[node].depth < 0)
            return true; // it hangs below what it raised, will be raised itself and scanned again
    }
    if (mates_.empty() || mates_[node] == node) return true;
    const auto mate_arc = static_cast<std::int32_t>(side_.arcs.size()) + node;
    const std::int32_t day = wanted(mate_arc, value);
    return day <= states_[mates_[node]].value ||
        improve(node, mate_arc, mates_[node], shifts_alike(mate_arc), day);
}

bool Propagator::improve(Node from, std::int32_t arc, Node to, bool alike, std::int32_t value) {
    if (value > states_[to].cap) {
        if (overruns_) {
            overruns_->push_back({from, arc});
            return true;
        }
        blame_cap(from, arc, to);
        return false;
    }
    if (disassemble(to, alike ? from : no_node)) {
        clash_ = {};
        blame(arc);
        blame(from, to);
        return false;
    }
    set(to, value, arc);
    attach(to, alike && tree_[from].depth >= 0 ? from : root_);
    push(to);
    if (!alike) soft_.push_back(to);
    return true;
}

void Propagator::set(Node node, std::int32_t value, std::int32_t cause) {
    if (recording_) trail_.push_back({node, states_[node].value, causes_[node]});
    states_[node].value = value;
    causes_[node] = cause;
}

// Takes the node and all below it out of the tree. What hangs below is sure to be raised again, so it needn't
// be scanned before. True if `wanted` was among them: a circle.
bool Propagator::disassemble(Node node, Node wanted) {
    bool found = node == wanted;
    const std::int32_t depth = tree_[node].depth;
    if (depth < 0) return found;
    const Node before = tree_[node].previous, first = tree_[node].next;
    Node after = first;
    tree_[node].depth = -1;
    while (tree_[after].depth > depth) {
        found = found || after == wanted;
        tree_[after].depth = -1;
        if (queued_[after] == Queued::yes) queued_[after] = Queued::cancelled;
        after = tree_[after].next;
    }
    tree_[before].next = after;
    tree_[after].previous = before;
    if (found) { // nothing is raised after all
        std::vector<Node> below;
        for (Node at = first; at != after; at = tree_[at].next) below.push_back(at);
        for (const Node at : below) {
            attach(at, root_);
            push(at);
        }
    }
    return found;
}

void Propagator::attach(Node node, Node parent) {
    const Node after = tree_[parent].next;
    tree_[node] = {after, parent, tree_[parent].depth + 1};
    tree_[parent].next = node;
    tree_[after].previous = node;
    touched_.push_back(node);
}

void Propagator::push(Node node) {
    if (queued_[node] == Queued::no) {
        std::size_t at = head_ + waiting_;
        if (at >= queue_.size()) at -= queue_.size();
        queue_[at] = node;
        ++waiting_;
    }
    queued_[node] = Queued::yes;
}

void Propagator::wait(Node node) {
    if (tree_[node].depth < 0) attach(node, root_);
    push(node);
}

// What raised a node, and an arc from it, push another past where it stands.
void Propagator::blame_cap(Node from, std::int32_t arc, Node to) {
    clash_ = {};
    blame(arc);
    clash_.nodes.push_back(to);
    blame(from, no_node);
}

void Propagator::blame(std::int32_t arc) {
    if (arc < static_cast<std::int32_t>(side_.arcs.size())) clash_.bounds.push_back(side_.bound[arc]);
}

// Adds the bounds that raised `from`, back to `until` or to what stands on its own account.
void Propagator::blame(Node from, Node until) {
    std::int64_t left = root_;
    clash_.nodes.push_back(from);
    while (from != until && causes_[from] >= 0) {
        blame(causes_[from]);
        from = tail_of(causes_[from]);
        clash_.nodes.push_back(from);
        if (--left < 0) break;
    }
    clash_.certain = left >= 0 && (from == until || causes_[from] != climbed);
    std::sort(clash_.bounds.begin(), clash_.bounds.end());
    clash_.bounds.erase(std::unique(clash_.bounds.begin(), clash_.bounds.end()), clash_.bounds.end());
}

// Follows the causes back from every node raised by a computed arc since the last check; each node is walked
// once.
bool Propagator::check_cycles() {
    const std::vector<Node> starts = std::move(soft_);
    soft_.clear();
    const std::int32_t first_epoch = epoch_;
    bool found = false;
    for (const Node start : starts) {
        const std::int32_t walk = ++epoch_;
        Node node = start;
        while (seen_[node] <= first_epoch && causes_[node] >= 0) {
            seen_[node] = walk;
            node = tail_of(causes_[node]);
        }
        if (seen_[node] != walk || causes_[node] < 0) continue;
        std::vector<std::int32_t> cycle;
        for (Node at = node; cycle.empty() || at != node; at = tail_of(causes_[at]))
            cycle.push_back(causes_[at]);
        std::reverse(cycle.begin(), cycle.end());
        found = true;
        if (!climb(std::move(cycle))) return false;
    }
    next_check_ = found ? again_check : std::min<std::size_t>(next_check_ * 2, states_.size() + first_check);
    return true;
}

// Goes round one cycle until it raises nothing more, or has passed a whole period of the calendar.
bool Propagator::climb(std::vector<std::int32_t> cycle) {
    std::vector<std::int32_t> heads(cycle.size());
    for (std::size_t i = 0; i < cycle.size(); ++i) heads[i] = states_[head_of(cycle[i])].value;
    const std::int32_t start = heads.back();
    const std::int32_t last = side_.upper ? -calendar_begin : calendar_end - 1;
    const bool in_calendar = start <= last;
    const std::int64_t ceiling = in_calendar ? last : std::int64_t{start} + calendar_period;
    std::int32_t tail = start;
    // Circles that share days can drive one another on for ever, each by a little.
    bool raised = true, overruns = !in_calendar && --far_climbs_ < 0;
    while (raised && !overruns) {
        raised = false;
        for (std::size_t i = 0; i < cycle.size() && !overruns; ++i) {
            const std::int32_t day = wanted(cycle[i], tail);
            if (day > heads[i]) {
                heads[i] = day;
                raised = true;
                overruns = day > ceiling || day > states_[head_of(cycle[i])].cap;
            }
            tail = heads[i];
        }
    }
    if (overruns) {
        clash_ = {};
        for (const std::int32_t arc : cycle) {
            blame(arc);
            clash_.nodes.push_back(head_of(arc));
        }
        clash_.certain = false;
        return false;
    }
    for (std::size_t i = 0; i < cycle.size(); ++i) {
        const Node node = head_of(cycle[i]);
        const bool is_start = i + 1 == cycle.size();
        if (heads[i] == states_[node].value && !is_start) continue;
        const bool rises = heads[i] > states_[node].value;
        set(node, heads[i], is_start ? climbed : cycle[i]);
        if (!rises) continue;
        disassemble(node, no_node);
        attach(node, root_);
        push(node);
    }
    return true;
}

} // namespace stf::schedule
