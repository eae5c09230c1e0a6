#pragma once
// Bounds propagation on one side of a network, cold or from what changed, and undone by a trail.
// Bellman-Ford-Moore with Tarjan's subtree disassembly (Cherkassky and Goldberg, "Negative-cycle detection
// algorithms", 1999) over the arcs that shift every day alike: worst case O(nm), and a positive cycle among
// them is seen when it closes. Arcs that are computed (calendars, sets of days) root new trees; cycles
// through them are searched for in the cause graph once per n raises and climbed on their own: they settle,
// or pass the end of the calendar and are a clash.
#include <cstdint>
#include <optional>
#include <vector>

#include "schedule/components.h"
#include "schedule/network.h"

namespace stf::schedule {

inline constexpr std::int32_t no_cause = -1; // stands on its own account
inline constexpr std::int32_t climbed = -2;  // raised by a cycle of computed arcs

struct Clash {
    std::vector<BoundId> bounds; // with the hard facts they admit no schedule, if `certain`; else their
                                 // ancestors may be needed too
    std::vector<Node> nodes;
    bool certain = true;
};

class Propagator {
public:
    Propagator(const Network& network, bool upper);

    // The least values of all nodes. False: there are none; see `clash`.
    bool solve();

    // The same in stages, for who takes clashing bounds out of the network one by one: after a clash,
    // `suspend` a bound of it, `retract` it and call again.
    void start();
    bool settle_bounded(); // what anchors, facts and today bound
    // What nothing bounds (of these, or at all) must still fit together on some days; it floats again
    // afterwards.
    bool settle_floating(const std::vector<Node>* among = nullptr);
    void retract(BoundId); // forgets what the bound had raised
    // Forgets the days of these nodes, whose own days or bounds have changed; the others keep theirs. Goes on
    // with `settle_bounded`.
    void restart(const std::vector<Node>&);

    // Stands where another has settled the same bounds. `restart` what differs.
    void take(const Propagator&);

    void revisit(BoundId); // follows it once more, at the next `settle_bounded`

    // What a value on a node would raise, and the caps it would run into, which are left as they are. False:
    // cannot be said.
    struct Overrun {
        Node from;
        std::int32_t arc;
    };
    bool probe(Node, std::int32_t value, std::vector<Overrun>& overruns);

    // Raises a node and what follows from it. False: no schedule has the node there; the values are then
    // unfinished: undo.
    bool raise(Node, std::int32_t value);
    // Starts from a schedule (a day per node) instead of from nothing: only what a change asks for moves from
    // there.
    void assume(const std::vector<std::int32_t>& days);
    // Puts a node on that value exactly, as a fact would, until it is let go; the value is not below the
    // present one.
    bool pin(Node, std::int32_t value);
    void let_go(Node);
    // A day that the node cannot be raised past, in the side's sign.
    void set_cap(Node node, std::int32_t cap) { states_[node].cap = cap; }
    // Puts two nodes, with all that were joined to them before, on the same day; `part` takes the last
    // joining back.
    bool join(Node, Node);
    void part(Node, Node);
    // Follows one more arc, after it was restored or made tighter.
    bool follow(std::int32_t arc);

    std::size_t mark() const { return trail_.size(); }
    void undo_to(std::size_t mark);
    void forget_trail() { trail_.clear(); }
    void record_trail(bool on) { recording_ = on; }

    // In the side's own sign: days, or days counted backwards.
    std::int32_t value(Node node) const { return states_[node].value; }
    // The day, or no_day where nothing bounds it.
    std::int32_t day(Node node) const {
        const std::int32_t value = states_[node].value;
        if (value < -beyond || value > beyond) return no_day;
        return side_.upper ? -value : value;
    }
    std::size_t count() const { return states_.size(); }
    std::int32_t cause(Node node) const { return causes_[node]; } // an arc, or one of the above
    const Clash& clash() const { return clash_; }

    struct Change {
        Node node;
        std::int32_t value, cause; // before
    };
    const std::vector<Change>& trail() const { return trail_; }
    // How many arcs were looked at since construction: the work done.
    std::int64_t followed() const { return followed_; }

private:
    struct State {
        std::int32_t value, cap; // a fixed node can't be raised past its day
    };
    struct Tree {
        std::int32_t next = 0, previous = 0; // preorder, closed by the root
        std::int32_t depth = -1;             // -1: not in the tree
    };
    enum class Queued : std::uint8_t { no, yes, cancelled };
    struct Ahead { // arcs of a node that are still to be followed, its others are
        Node node;
        std::int32_t arc, end;
    };

    bool sweep();
    bool sweep_arcs(std::int32_t arc, std::int32_t end, bool of_fixed);
    bool run();
    bool scan(Ahead&);
    bool catch_up();
    bool improve(Node from, std::int32_t arc, Node to, bool alike, std::int32_t value);
    void set(Node, std::int32_t value, std::int32_t cause);
    bool disassemble(Node, Node wanted);
    void attach(Node, Node parent);
    void push(Node);
    void wait(Node);
    void reset(const std::vector<Node>&, std::int32_t mark);
    void blame_cap(Node from, std::int32_t arc, Node to);
    bool check_cycles();
    bool climb(std::vector<std::int32_t> cycle);
    void blame(Node from, Node until);
    Node tail_of(std::int32_t arc) const;
    Node head_of(std::int32_t arc) const;
    bool shifts_alike(std::int32_t arc) const;
    std::int32_t own_value(Node) const;
    std::int32_t own_cap(Node) const;
    std::int32_t wanted(std::int32_t arc, std::int32_t tail_value) const;
    void blame(std::int32_t arc);
    void begin();

    const Network& network_;
    const Side& side_;
    Node root_;
    std::vector<State> states_;
    std::vector<std::int32_t> causes_;
    std::vector<Tree> tree_;
    std::vector<Queued> queued_;
    std::vector<Node> queue_; // a ring
    std::size_t head_ = 0, waiting_ = 0;
    std::vector<Node> restarted_; // since the last start: what may change
    std::vector<Node> fixed_;     // those with a day of their own
    Node swept_ = 0;              // how far the first walk has come: along these, then along all
    std::int32_t swept_arc_ = -1; // where it broke off within a node
    std::vector<Ahead> ahead_;    // a node that much hangs on is not gone through again for one arc
    std::vector<Node> touched_;   // was in the tree since the run began
    std::vector<Node> soft_;      // raised by a computed arc since the last check for cycles
    std::vector<std::int32_t> seen_;
    std::optional<CalendarCircles> circles_; // found when first needed
    std::vector<Node> mates_; // the next of those on the same day, in a ring; empty while nothing is joined
    std::int32_t epoch_ = 0;
    std::size_t next_check_ = 0;
    int far_climbs_ = 0;
    std::vector<Change> trail_;
    bool recording_ = false;
    std::vector<Overrun>* overruns_ = nullptr; // while probing
    std::int64_t followed_ = 0;
    Clash clash_;
};

} // namespace stf::schedule
