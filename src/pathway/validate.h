#pragma once
// What a pathway says about itself: ids that are there, days that exist, and what its author should know.
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "pathway/days.h"
#include "pathway/pathway.h"
#include "json/read.h"

namespace stf::pathway {

// The ids of one list, such as the lanes.
class Ids {
public:
    template <class List>
    Ids(std::string_view what, const List& list);
    void check(const std::string& id, const json::Cursor& at) const; // a fault if it is unknown

private:
    std::string_view what_;
    std::unordered_set<std::string_view> known_; // never iterated
    std::vector<std::string_view> order_;
};

// All that a step or rule can refer to: a pathway, and a person's own steps beside it. Both must outlive
// this.
class Names {
public:
    explicit Names(const Pathway&);

    const Step* step(std::string_view id) const; // own steps too; nullptr if there is none
    bool knows(std::string_view id) const;       // an anchor or a step

    // A further step. A fault if an anchor or step of that id is there already.
    void add(const Step&, const json::Cursor& at);

    // Faults: references to what is not there, a step that has no day.
    void check(const Step&, const json::Cursor& at);
    void check(const Rule&, const json::Cursor& at) const;
    void check_step(const std::string& id, const json::Cursor& at) const; // an own step too
    void check_source(const std::string& id, const json::Cursor& at) const { sources_.check(id, at); }
    void check_lane(const std::string& id, const json::Cursor& at) const { lanes_.check(id, at); }

private:
    void check_of(const std::string& id, const json::Cursor& at) const; // an anchor or a step

    const Pathway& pathway_;
    StepDays days_;
    Ids lanes_, sources_, actors_, checklists_, questions_, stages_;
    // Only looked up, never iterated.
    std::unordered_map<std::string_view, const Step*> known_; // null: an anchor
    std::unordered_map<std::string_view, Ids> decisions_;     // their options
    std::vector<std::string_view> order_;                     // of known_
};

// Faults and warnings of a pathway whose entries stand as they stood in the file. `at` is the file's cursor.
void validate(const Pathway&, const json::Cursor& at);

// A fault for every entry whose id is that of an earlier one. `at` is the list's cursor.
template <class T>
void check_duplicates(const std::vector<T>& list, const json::Cursor& at) {
    std::unordered_map<std::string_view, std::size_t> first;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i].id.empty()) continue;
        const auto [there, added] = first.emplace(list[i].id, i);
        if (added) continue;
        const std::string path = at.item(there->second).member("id").path();
        at.item(i).member("id").fault(base::FaultCode::duplicate_id, {base::printable(list[i].id), path});
    }
}

} // namespace stf::pathway
