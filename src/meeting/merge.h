#pragma once
// Putting copies of one meeting together. The order, the grouping and repetitions do not matter: the bytes
// are the same. What one copy replaced or removed while the other knew nothing newer is gone; what both wrote
// without knowing of each other stands side by side.
//
// How: a document is a set of facts and, for each replica, up to which of its writings it has seen. A fact
// that one copy lacks although it has seen it was replaced there; one it has not seen is news. (A causal
// CRDT: an observed-remove map of multi-value registers.) It holds because a copy is always whole: who has
// seen a replica's n-th writing has seen those before it.
#include "meeting/meeting.h"

namespace stf::meeting {

// Of the same id. What the two say of other ids' documents is not defined.
Meeting merge(const Meeting&, const Meeting&);
Meeting merge(std::vector<Meeting>); // of at least one

// Whether what this dot wrote is known, present or replaced.
bool has_seen(const std::vector<Seen>&, const Dot&);
std::vector<Seen> joined(const std::vector<Seen>&, const std::vector<Seen>&);

// Sorts, drops repetitions, and counts every fact as seen: what reading needs.
void tidy(Meeting&);

} // namespace stf::meeting
