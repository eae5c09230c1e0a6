#include "meeting/gather.h"

#include <algorithm>
#include <set>

#include "meeting/read.h"

namespace stf::meeting {
namespace {

// The tables that said something: on a card, in an answer, about who does what.
std::vector<std::string> tables_in(const Meeting& meeting) {
    std::set<std::string_view> keys;
    for (const FactPtr& fact : meeting.facts)
        if (fact->record.has(Field::table)) keys.insert(fact->record.text(Field::table));
    std::vector<std::string> out;
    for (const FactPtr& fact : meeting.facts)
        if (fact->record.kind == Kind::table && keys.count(fact->key))
            out.push_back(fact->record.text(Field::title));
    return out;
}

std::string title_of(const Meeting& meeting) {
    for (const FactPtr& fact : meeting.facts)
        if (fact->record.kind == Kind::about) return fact->record.text(Field::title);
    return {};
}

} // namespace

Gathered gather(const Meeting& into, const std::vector<Arrived>& files) {
    Gathered out;
    std::vector<Meeting> all = {into};
    std::vector<Seen> seen = into.seen;
    for (const Arrived& file : files) {
        FileReport& report = out.files.emplace_back();
        report.name = file.name;
        auto value = json::parse(file.text);
        auto meeting = value ? read(std::move(*value)) : base::Result<Meeting>(value.faults());
        if (!meeting) {
            report.outcome = Outcome::unreadable;
            report.faults = std::move(meeting.faults());
        } else if (meeting->id != into.id) {
            report.outcome = Outcome::other_meeting;
            report.title = title_of(*meeting);
        } else {
            report.tables = tables_in(*meeting);
            // Against all before it, so that the same file twice says so the second time. What was only taken
            // away is news too: its counter tells.
            for (const FactPtr& fact : meeting->facts) report.news += has_seen(seen, fact->dot) ? 0 : 1;
            std::vector<Seen> now = joined(seen, meeting->seen);
            if (now == seen) report.outcome = Outcome::nothing_new;
            seen = std::move(now);
            all.push_back(std::move(*meeting));
        }
    }
    out.meeting = merge(std::move(all));
    return out;
}

std::vector<std::string> tables_with_one_name(const Index& index) {
    std::vector<std::string> titles, twice;
    for (const Thing& table : index.of(Kind::table)) titles.push_back(table.record().text(Field::title));
    std::sort(titles.begin(), titles.end());
    for (std::size_t i = 1; i < titles.size(); ++i)
        if (titles[i] == titles[i - 1] && (twice.empty() || twice.back() != titles[i]))
            twice.push_back(titles[i]);
    return twice;
}

std::string table_name(const Index& index, std::string_view key) {
    const Thing* table = index.find(Kind::table, key);
    if (!table) return {};
    const std::string& title = table->record().text(Field::title);
    std::int32_t same = 0, place = 0;
    for (const Thing& other : index.of(Kind::table)) {
        if (other.record().text(Field::title) != title) continue;
        ++same;
        if (other.key == table->key) place = same;
    }
    return same < 2 && !title.empty() ? title : title + " (" + std::to_string(place) + ")";
}

} // namespace stf::meeting
