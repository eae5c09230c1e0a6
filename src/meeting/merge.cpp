#include "meeting/merge.h"

#include <algorithm>

#include "meeting/read.h"

namespace stf::meeting {
namespace {

// <0, 0, >0 by key and dot.
int compare(const Fact& a, const Fact& b) {
    if (const int keys = a.key.compare(b.key); keys != 0) return keys;
    if (a.dot != b.dot) return a.dot < b.dot ? -1 : 1;
    return 0;
}

std::string content(const Fact& fact) {
    return std::string(info(fact.record.kind).name) + json::write(write(fact.record));
}

// Two facts with one dot and other words: somebody edited a file by hand. Both are kept, in the order of
// their text.
bool before(const FactPtr& a, const FactPtr& b) {
    if (a == b) return false;
    const int order = compare(*a, *b);
    if (order != 0) return order < 0;
    if (a->record == b->record) return false;
    return content(*a) < content(*b);
}

bool same(const FactPtr& a, const FactPtr& b) {
    return a == b || (compare(*a, *b) == 0 && a->record == b->record);
}

// By key; of two values for one key the one whose text is greater, whichever side it comes from.
json::Members joined(const json::Members& a, const json::Members& b) {
    json::Members out = a;
    for (const json::Member& member : b) {
        const auto there = std::find_if(
            out.begin(), out.end(), [&](const json::Member& its) { return its.key == member.key; });
        if (there == out.end())
            out.push_back(member);
        else if (json::write(there->value) < json::write(member.value))
            there->value = member.value;
    }
    std::sort(
        out.begin(), out.end(), [](const json::Member& x, const json::Member& y) { return x.key < y.key; });
    return out;
}

} // namespace

bool has_seen(const std::vector<Seen>& seen, const Dot& dot) {
    const auto place = std::lower_bound(
        seen.begin(), seen.end(), dot.by, [](const Seen& entry, const Replica& by) { return entry.by < by; });
    return place != seen.end() && place->by == dot.by && place->counter >= dot.counter;
}

std::vector<Seen> joined(const std::vector<Seen>& a, const std::vector<Seen>& b) {
    std::vector<Seen> out;
    out.reserve(a.size() + b.size());
    auto x = a.begin(), y = b.begin();
    while (x != a.end() || y != b.end()) {
        if (y == b.end() || (x != a.end() && x->by < y->by)) {
            out.push_back(*x++);
        } else if (x == a.end() || y->by < x->by) {
            out.push_back(*y++);
        } else {
            out.push_back({x->by, std::max(x->counter, y->counter)});
            ++x;
            ++y;
        }
    }
    return out;
}

namespace {

// has_seen, for many facts in turn: those of one replica stand beside each other.
class Knows {
public:
    explicit Knows(const std::vector<Seen>& seen) : seen_(seen) {}
    bool operator()(const Dot& dot) {
        if (!asked_ || !(by_ == dot.by)) {
            const auto place = std::lower_bound(
                seen_.begin(), seen_.end(), dot.by,
                [](const Seen& entry, const Replica& by) { return entry.by < by; });
            counter_ = place != seen_.end() && place->by == dot.by ? place->counter : 0;
            by_ = dot.by;
            asked_ = true;
        }
        return counter_ >= dot.counter;
    }

private:
    const std::vector<Seen>& seen_;
    Replica by_;
    std::int64_t counter_ = 0;
    bool asked_ = false;
};

using Facts = std::vector<FactPtr>;

// Whether the next one was written in another act: then this one is alone with its dot.
bool alone(Facts::iterator at, Facts::iterator end) {
    return at + 1 == end || !((*(at + 1))->dot == (*at)->dot);
}

// Every content of one dot that either has.
void join_dot(
    Facts::iterator& x, Facts::iterator x_end, Facts::iterator& y, Facts::iterator y_end, Facts& out) {
    if (alone(x, x_end) && alone(y, y_end)) {
        const bool one = same(*x, *y), first = one || before(*x, *y);
        if (one) {
            out.push_back(std::move(*x));
        } else {
            out.push_back(std::move(first ? *x : *y));
            out.push_back(std::move(first ? *y : *x));
        }
        ++x;
        ++y;
        return;
    }
    const FactPtr at = *x;
    const std::size_t first = out.size();
    while (x != x_end && compare(**x, *at) == 0) out.push_back(std::move(*x++));
    while (y != y_end && compare(**y, *at) == 0) out.push_back(std::move(*y++));
    const auto begin = out.begin() + static_cast<std::ptrdiff_t>(first);
    std::sort(begin, out.end(), before);
    out.erase(std::unique(begin, out.end(), same), out.end());
}

Meeting merged(Meeting a, Meeting b) {
    Meeting out;
    out.id = std::max(a.id, b.id);
    out.seen = joined(a.seen, b.seen);
    out.extra = joined(a.extra, b.extra);
    out.facts.reserve(a.facts.size() + b.facts.size());
    Knows a_knows(a.seen), b_knows(b.seen);
    auto x = a.facts.begin(), y = b.facts.begin();
    const auto x_end = a.facts.end(), y_end = b.facts.end();
    while (x != x_end || y != y_end) {
        const int order = x == x_end ? 1 : y == y_end ? -1 : *x == *y ? 0 : compare(**x, **y);
        if (order < 0) {
            if (!b_knows((*x)->dot)) out.facts.push_back(std::move(*x));
            ++x;
        } else if (order > 0) {
            if (!a_knows((*y)->dot)) out.facts.push_back(std::move(*y));
            ++y;
        } else {
            join_dot(x, x_end, y, y_end, out.facts);
        }
    }
    return out;
}

} // namespace

Meeting merge(const Meeting& a, const Meeting& b) {
    return merged(a, b);
}

// In pairs, and the results in pairs: a fact is looked at once for each doubling, not once for each file.
Meeting merge(std::vector<Meeting> meetings) {
    for (std::size_t count = meetings.size(); count > 1; count = (count + 1) / 2)
        for (std::size_t i = 0; i < count / 2 + count % 2; ++i)
            meetings[i] = 2 * i + 1 < count
                ? merged(std::move(meetings[2 * i]), std::move(meetings[2 * i + 1]))
                : std::move(meetings[2 * i]);
    return std::move(meetings.front());
}

void tidy(Meeting& meeting) {
    auto& seen = meeting.seen;
    for (const FactPtr& fact : meeting.facts) seen.push_back({fact->dot.by, fact->dot.counter});
    std::sort(seen.begin(), seen.end(), [](const Seen& x, const Seen& y) {
        return x.by != y.by ? x.by < y.by : x.counter > y.counter;
    });
    seen.erase(
        std::unique(seen.begin(), seen.end(), [](const Seen& x, const Seen& y) { return x.by == y.by; }),
        seen.end());
    if (!std::is_sorted(meeting.facts.begin(), meeting.facts.end(), before))
        std::sort(meeting.facts.begin(), meeting.facts.end(), before);
    meeting.facts.erase(std::unique(meeting.facts.begin(), meeting.facts.end(), same), meeting.facts.end());
    std::sort(meeting.extra.begin(), meeting.extra.end(), [](const json::Member& x, const json::Member& y) {
        return x.key < y.key;
    });
}

} // namespace stf::meeting
