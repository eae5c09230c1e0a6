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

Meeting merge(const Meeting& a, const Meeting& b) {
    Meeting out;
    out.id = std::max(a.id, b.id);
    out.seen = joined(a.seen, b.seen);
    out.extra = joined(a.extra, b.extra);
    out.facts.reserve(std::max(a.facts.size(), b.facts.size()));
    auto x = a.facts.begin(), y = b.facts.begin();
    while (x != a.facts.end() || y != b.facts.end()) {
        const int order = x == a.facts.end() ? 1 : y == b.facts.end() ? -1 : *x == *y ? 0 : compare(**x, **y);
        if (order < 0) {
            if (!has_seen(b.seen, (*x)->dot)) out.facts.push_back(*x);
            ++x;
        } else if (order > 0) {
            if (!has_seen(a.seen, (*y)->dot)) out.facts.push_back(*y);
            ++y;
        } else { // every content of this dot that either has
            const Fact& at = **x;
            const std::size_t first = out.facts.size();
            while (x != a.facts.end() && compare(**x, at) == 0) out.facts.push_back(*x++);
            while (y != b.facts.end() && compare(**y, at) == 0) out.facts.push_back(*y++);
            const auto begin = out.facts.begin() + static_cast<std::ptrdiff_t>(first);
            if (out.facts.size() - first == 2 && same(*begin, *(begin + 1))) {
                out.facts.pop_back();
            } else {
                std::sort(begin, out.facts.end(), before);
                out.facts.erase(std::unique(begin, out.facts.end(), same), out.facts.end());
            }
        }
    }
    return out;
}

// In pairs, and the results in pairs: a fact is looked at once for each doubling, not once for each file.
Meeting merge(std::vector<Meeting> meetings) {
    for (std::size_t count = meetings.size(); count > 1; count = (count + 1) / 2)
        for (std::size_t i = 0; i < (count + 1) / 2; ++i)
            meetings[i] =
                2 * i + 1 < count ? merge(meetings[2 * i], meetings[2 * i + 1]) : std::move(meetings[2 * i]);
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
