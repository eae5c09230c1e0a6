#include "meeting/record.h"

#include <algorithm>

namespace stf::meeting {
namespace {

constexpr std::int32_t many = 1'000'000;

const std::vector<FieldInfo>& fields() {
    static const std::vector<FieldInfo> all = {
        {"text"},
        {"title"},
        {"subtitle"},
        {"help"},
        {"who"},
        {"table"},
        {"case"},
        {"lane"},
        {"step"},
        {"spot", Type::word, 0, 0, {"at", "after", "day"}},
        {"day", Type::number, -3650, 3650},
        {"journey", Type::word, 0, 0, {"today", "proposed"}},
        {"sort", Type::word, 0, 0, {"problem", "wish", "idea", "question", "responsibility", "practice"}},
        {"value", Type::number, -2, 2},
        {"question"},
        {"group"},
        {"target"},
        {"count", Type::number, 0, many},
        {"order", Type::number, -many, many},
        {"minutes", Type::number, 0, 1440},
        {"time"},
        {"date"},
        {"level",
         Type::word,
         0,
         0,
         {"specialist", "municipal", "gp", "home", "state", "private", "voluntary"}},
        {"message", Type::flag},
        {"remove", Type::flag},
        {"state", Type::word, 0, 0, {"not_started", "begun", "done"}},
        {"area"},
        {"phase", Type::number, 1, 5},
        {"parent"},
        {"role", Type::word, 0, 0, {"aim", "primary", "secondary", "change"}},
        {"gathering"},
        {"one", Type::number, 0, many},
        {"two", Type::number, 0, many},
        {"three", Type::number, 0, many},
        {"four", Type::number, 0, many},
        {"five", Type::number, 0, many},
        {"invited", Type::number, 0, many},
        {"team"},
        {"item"},
        {"patients", Type::number, 0, many},
        {"with_checklist", Type::number, 0, many},
        {"with_psfs", Type::number, 0, many},
        {"readmissions", Type::number, 0, many},
        {"series"},
        {"number", Type::number, 0, many},
        {"done", Type::number, 0, 1000},
        {"not_done", Type::number, 0, 1000},
        {"not_relevant", Type::number, 0, 1000},
        {"before", Type::number, -many, many}, // hundredths
        {"after", Type::number, -many, many},  // hundredths
        {"measure"},
        {"due"},
        {"note"},
        {"pathway"},
        {"edition"},
        {"what", Type::word, 0, 0, {"checklist", "psfs", "number"}},
        {"today"},
        {"proposed"},
        {"leader"},
        {"doctor"},
        {"user"},
        {"hospital"},
        {"breaks", Type::flag},
    };
    return all;
}

const std::vector<KindInfo>& kinds() {
    using enum Field;
    static const std::vector<KindInfo> all = {
        {"about", "about", {title, date, text, who}, 0},
        {"programme", "programme", {title, time, minutes, who, order}, 0},
        {"case", "cases", {title, text, pathway, edition, order}, 1},
        {"lane", "lanes", {case_, title, subtitle, level, order}, 2},
        {"step", "steps", {case_, title, subtitle, order}, 2},
        {"task", "tasks", {step, title, lane, message, help, order}, 2},
        {"question", "questions", {title, help, case_, minutes, order, remove}, 1},
        {"table", "tables", {title, case_, text, order}, 1},
        {"card",
         "cards",
         {table, sort, text, case_, step, lane, spot, day, journey, question, who, order},
         2},
        {"feeling", "feelings", {table, step, value, journey, text}, 2},
        {"doing", "doings", {table, item, who, journey}, 2},
        {"change", "changes", {table, step, today, proposed, note}, 2},
        {"answer", "answers", {table, question, text, remove}, 2},
        {"group", "groups", {title, text, order}, 0},
        {"member", "members", {target, group}, 1},
        {"vote", "votes", {target, count}, 1},
        {"area", "areas", {title, text, who, due, order}, 1},
        {"mark", "marks", {area, phase, state, team, note}, 2},
        {"goal", "goals", {text, measure, who, due, area, team, state, order}, 0},
        {"driver", "drivers", {title, role, parent, order}, 0},
        {"gathering", "gatherings", {title, date, invited, order}, 1},
        {"rating", "ratings", {gathering, item, one, two, three, four, five}, 2},
        {"team", "teams", {title, leader, doctor, user, hospital, count, text, order}, 1},
        {"prep", "preps", {team, item, state, text}, 2},
        {"interview", "interviews", {team, number, text, note, who}, 2},
        {"status", "statuses", {team, gathering, patients, with_checklist, with_psfs, readmissions}, 2},
        {"series", "series", {title, what, text, order}, 1},
        {"point", "points", {series, number, date, done, not_done, not_relevant, before, after}, 2},
        {"note", "notes", {series, number, text, breaks}, 2},
    };
    return all;
}

} // namespace

const FieldInfo& info(Field field) {
    return fields()[static_cast<std::size_t>(field)];
}

const KindInfo& info(Kind kind) {
    return kinds()[static_cast<std::size_t>(kind)];
}

const Record::Item* Record::find(Field field) const {
    for (const Item& item : items_)
        if (item.field == field) return &item;
    return nullptr;
}

Record::Item& Record::at(Field field) {
    const auto place =
        std::lower_bound(items_.begin(), items_.end(), field, [](const Item& item, Field wanted) {
            return item.field < wanted;
        });
    if (place != items_.end() && place->field == field) return *place;
    return *items_.insert(place, {field, 0, {}});
}

const std::string& Record::text(Field field) const {
    static const std::string nothing;
    const Item* item = find(field);
    return item ? item->text : nothing;
}

std::int32_t Record::number(Field field) const {
    const Item* item = find(field);
    return item ? item->number : 0;
}

bool Record::has(Field field) const {
    return find(field) != nullptr;
}

Record& Record::set(Field field, std::string text) {
    if (text.empty()) return clear(field);
    at(field).text = std::move(text);
    return *this;
}

Record& Record::set(Field field, std::int32_t number) {
    const FieldInfo& its = info(field);
    if (its.type == Type::flag) {
        if (number == 0) return clear(field);
        number = 1;
    } else if (its.type == Type::word) {
        number = std::clamp(number, 0, static_cast<std::int32_t>(its.words.size()) - 1);
    } else {
        number = std::clamp(number, its.least, its.most);
    }
    at(field).number = number;
    return *this;
}

Record& Record::clear(Field field) {
    std::erase_if(items_, [&](const Item& item) { return item.field == field; });
    return *this;
}

Record changed(Record present, const Record& before, const Record& after) {
    for (const Field field : info(after.kind).fields) {
        const bool number = info(field).type != Type::text;
        if (before.has(field) == after.has(field) && before.number(field) == after.number(field) &&
            before.text(field) == after.text(field))
            continue;
        if (!after.has(field))
            present.clear(field);
        else if (number)
            present.set(field, after.number(field));
        else
            present.set(field, after.text(field));
    }
    return present;
}

bool operator==(const Record& a, const Record& b) {
    return a.kind == b.kind && a.items() == b.items() && a.extra == b.extra;
}

} // namespace stf::meeting
