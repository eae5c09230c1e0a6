#include "pathway/resolve.h"

#include "document/format.h"
#include "pathway/read.h"
#include "pathway/validate.h"
#include "json/read.h"

namespace stf::pathway {

using base::FaultCode;
using json::Cursor;

namespace {

struct Kind {
    std::string_view name;
    json::Items Parts::*items;
};
constexpr Kind kinds[] = {
    {"actors", &Parts::actors},
    {"checklists", &Parts::checklists},
    {"question_sets", &Parts::question_sets},
    {"glossary", &Parts::glossary},
};

template <class T>
void check_items(const Cursor& at) {
    std::vector<T> list;
    json::read(at, list);
    check_duplicates(list, at);
}

const json::Value* find_item(const json::Items& items, const std::string& id) {
    for (const json::Value& item : items) {
        const json::Value* its = item.find("id");
        if (its && its->string() == id) return &item;
    }
    return nullptr;
}

// An included entry stands where its id stood, so that a fault in it points into the file at hand.
void place_at(json::Value& value, base::Position at) {
    value.at = at;
    if (auto* items = std::get_if<json::Items>(&value.data))
        for (json::Value& item : *items) place_at(item, at);
    if (auto* members = std::get_if<json::Members>(&value.data))
        for (json::Member& member : *members) place_at(member.value, at);
}

void not_included(const Cursor& at, std::string_view kind, const json::Items& items) {
    std::vector<std::string_view> ids;
    for (const json::Value& item : items)
        if (const json::Value* id = item.find("id")) ids.push_back(id->string());
    const std::string& typed = at.value().string();
    at.fault(FaultCode::not_included, {std::string(kind), base::printable(typed), at.suggest(typed, ids)});
}

} // namespace

base::Faults read_parts(const json::Value& file, Parts& parts) {
    base::Faults faults;
    const Cursor at(file, faults);
    if (!document::check_envelope(at, document::parts_format)) return faults;
    json::Object object(at);
    document::take_envelope(object);
    const Kind* kind = nullptr;
    object.required_with("kind", [&](const Cursor& member) {
        std::size_t index = 0;
        if (json::read_word(member, index, {kinds[0].name, kinds[1].name, kinds[2].name, kinds[3].name}))
            kind = &kinds[index];
    });
    object.required_with("items", [&](const Cursor& items) {
        if (!kind) return;
        if (kind->items == &Parts::actors)
            check_items<Actor>(items);
        else if (kind->items == &Parts::glossary)
            check_items<Term>(items);
        else
            check_items<Checklist>(items);
        for (const json::Value& item : items.value().items()) (parts.*kind->items).push_back(item);
    });
    object.done();
    base::sort_by_position(faults);
    return faults;
}

bool has_inclusions(const json::Value& file) {
    for (const Kind& kind : kinds)
        if (const json::Value* list = file.find(kind.name))
            for (const json::Value& entry : list->items())
                if (entry.kind() == json::Kind::string) return true;
    return false;
}

base::Result<json::Value> resolve(json::Value file, const Parts& parts) {
    base::Faults faults;
    for (const Kind& kind : kinds) {
        json::Value* list = file.find(kind.name);
        auto* entries = list ? std::get_if<json::Items>(&list->data) : nullptr;
        if (!entries) continue;
        const json::Items& shared = parts.*kind.items;
        for (std::size_t i = 0; i < entries->size(); ++i) {
            json::Value& entry = (*entries)[i];
            if (entry.kind() != json::Kind::string) continue;
            if (const json::Value* found = find_item(shared, entry.string())) {
                json::Value included = *found;
                place_at(included, entry.at);
                entry = std::move(included);
            } else {
                const Cursor root(file, faults);
                const Cursor list_at = root.child(kind.name, *list);
                not_included(list_at.child(i, entry), kind.name, shared);
            }
        }
    }
    if (!faults.empty()) return faults;
    return file;
}

} // namespace stf::pathway
