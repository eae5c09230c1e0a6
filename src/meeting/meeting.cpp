#include "meeting/meeting.h"

#include <algorithm>

#include "meeting/read.h"

namespace stf::meeting {
namespace {

void put_hex(std::string& out, std::uint64_t value) {
    constexpr char digits[] = "0123456789abcdef";
    for (int shift = 60; shift >= 0; shift -= 4) out += digits[(value >> shift) & 15];
}

bool read_hex(std::string_view text, std::uint64_t& out) {
    out = 0;
    for (const char c : text) {
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0) return false;
        out = out << 4 | static_cast<std::uint64_t>(digit);
    }
    return true;
}

constexpr std::size_t replica_digits = 32;
constexpr std::int64_t most_counter = INT64_C(1) << 50;

// splitmix64: spreads what is nearly the same.
std::uint64_t spread(std::uint64_t x) {
    x += 0x9E3779B97F4A7C15ull;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
    return x ^ (x >> 31);
}

bool key_before(const FactPtr& fact, std::string_view key) {
    return fact->key < key;
}

Seen& seen_of(std::vector<Seen>& seen, const Replica& by) {
    const auto place =
        std::lower_bound(seen.begin(), seen.end(), by, [](const Seen& entry, const Replica& wanted) {
            return entry.by < wanted;
        });
    if (place != seen.end() && place->by == by) return *place;
    return *seen.insert(place, {by, 0});
}

} // namespace

std::string to_string(const Replica& replica) {
    std::string out;
    put_hex(out, replica.high);
    put_hex(out, replica.low);
    return out;
}

std::string to_string(const Dot& dot) {
    return to_string(dot.by) + "-" + std::to_string(dot.counter);
}

std::optional<Replica> parse_replica(std::string_view text) {
    Replica replica;
    if (text.size() != replica_digits || !read_hex(text.substr(0, 16), replica.high) ||
        !read_hex(text.substr(16), replica.low))
        return std::nullopt;
    return replica;
}

std::optional<Dot> parse_dot(std::string_view text) {
    if (text.size() < replica_digits + 2 || text[replica_digits] != '-') return std::nullopt;
    const auto replica = parse_replica(text.substr(0, replica_digits));
    if (!replica) return std::nullopt;
    Dot dot{*replica, 0};
    const std::string_view digits = text.substr(replica_digits + 1);
    if (digits[0] == '0') return std::nullopt; // from 1, one way to write it
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        dot.counter = dot.counter * 10 + (c - '0');
        if (dot.counter > most_counter) return std::nullopt;
    }
    return dot;
}

Replica next_replica(const Replica& replica, std::uint64_t turn) {
    return {spread(replica.high ^ spread(turn)), spread(replica.low + spread(turn + 0x5851F42D4C957F2Dull))};
}

Meeting update(const Meeting& before, const Change& change) {
    Meeting meeting = before;
    if (change.edits.empty()) return meeting;
    Seen& seen = seen_of(meeting.seen, change.by);
    for (const Edit& edit : change.edits) {
        const Dot dot{change.by, ++seen.counter};
        const std::string& key = edit.key;
        if (key.empty()) continue;
        const auto first = std::lower_bound(meeting.facts.begin(), meeting.facts.end(), key, key_before);
        auto last = first;
        while (last != meeting.facts.end() && (*last)->key == key) ++last;
        if (!edit.record) {
            meeting.facts.erase(first, last);
            continue;
        }
        // The unknown fields of what is replaced outlive it.
        Record record = *edit.record;
        if (first != last && record.extra.empty()) record.extra = (*first)->record.extra;
        FactPtr fact = std::make_shared<const Fact>(Fact{key, dot, std::move(record)});
        if (first == last) {
            meeting.facts.insert(first, std::move(fact));
        } else {
            *first = std::move(fact);
            meeting.facts.erase(first + 1, last);
        }
    }
    return meeting;
}

Draft::Draft(const Meeting& meeting, Replica by) {
    change_.by = by;
    for (const Seen& seen : meeting.seen)
        if (seen.by == by) counter_ = seen.counter;
}

std::string Draft::add(Record record) {
    std::string key = to_string(Dot{change_.by, counter_ + 1});
    put(key, std::move(record));
    return key;
}

void Draft::put(std::string key, Record record) {
    ++counter_;
    change_.edits.push_back({std::move(key), std::move(record)});
}

void Draft::remove(std::string key) {
    ++counter_;
    change_.edits.push_back({std::move(key), std::nullopt});
}

Index::Index(const Meeting& meeting) : by_kind_(kind_count), by_key_(kind_count) {
    const auto& facts = meeting.facts;
    for (std::size_t i = 0; i < facts.size();) {
        Things& things = by_kind_[static_cast<std::size_t>(facts[i]->record.kind)];
        Thing thing{&facts[i]->key, {}};
        for (const std::size_t first = i; i < facts.size() && facts[i]->key == facts[first]->key; ++i)
            thing.versions.push_back(facts[i].get());
        things.push_back(std::move(thing));
    }
    for (std::size_t kind = 0; kind < kind_count; ++kind) {
        Things& things = by_kind_[kind];
        // They stand by key; sorted by order, then by key.
        std::sort(things.begin(), things.end(), [](const Thing& a, const Thing& b) {
            const std::int32_t x = a.record().number(Field::order), y = b.record().number(Field::order);
            return x != y ? x < y : *a.key < *b.key;
        });
        auto& keys = by_key_[kind];
        for (std::uint32_t i = 0; i < things.size(); ++i) keys.push_back(i);
        std::sort(keys.begin(), keys.end(), [&](std::uint32_t a, std::uint32_t b) {
            return *things[a].key < *things[b].key;
        });
    }
}

const Thing* Index::find(Kind kind, std::string_view key) const {
    const Things& things = of(kind);
    const auto& keys = by_key_[static_cast<std::size_t>(kind)];
    const auto place =
        std::lower_bound(keys.begin(), keys.end(), key, [&](std::uint32_t at, std::string_view wanted) {
            return *things[at].key < wanted;
        });
    return place != keys.end() && *things[*place].key == key ? &things[*place] : nullptr;
}

std::string key_of(Kind kind, std::initializer_list<std::string_view> parts) {
    std::string key(info(kind).name);
    for (const std::string_view part : parts) {
        key += '/';
        key += part;
    }
    return key;
}

Record present(const Meeting& meeting, std::string_view key, Kind kind) {
    const auto place = std::lower_bound(meeting.facts.begin(), meeting.facts.end(), key, key_before);
    if (place != meeting.facts.end() && (*place)->key == key && (*place)->record.kind == kind)
        return (*place)->record;
    return Record(kind);
}

bool operator==(const Meeting& a, const Meeting& b) {
    return write(a) == write(b);
}

} // namespace stf::meeting
