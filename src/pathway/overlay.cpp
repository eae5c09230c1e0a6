#include "pathway/overlay.h"

#include <algorithm>

#include "document/format.h"
#include "pathway/read.h"
#include "pathway/validate.h"
#include "json/read.h"

namespace stf::pathway {

using base::FaultCode;
using json::Cursor;
using json::Items;
using json::Object;
using json::Value;

namespace {

enum class Op : std::uint8_t { add, change, remove };
enum class What : std::uint8_t {
    step,
    rule,
    place,
    lane,
    actor,
    anchor,
    decision,
    checklist,
    question_set,
    term,
    source,
    stage
};
const std::vector<std::string_view> op_words = {"add", "change", "remove"};
const std::vector<std::string_view> what_words = {"step",         "rule",   "place",    "lane",
                                                  "actor",        "anchor", "decision", "checklist",
                                                  "question_set", "term",   "source",   "stage"};
// Where entries of that kind stand in a pathway; of rules, in their step.
constexpr std::string_view list_names[] = {"steps",         "after",    "places",    "lanes",
                                           "actors",        "anchors",  "decisions", "checklists",
                                           "question_sets", "glossary", "sources",   "stages"};

struct Change {
    Op op{};
    What what{};
    std::string id;               // of what is changed or removed; of a rule, its "of"
    std::string step;             // of a rule
    std::int32_t nth = 0;         // of the rules of that step with that "of"
    std::string follows;          // what is added stands behind this
    const Value* value = nullptr; // of what is added, or the members to set
    std::string source;           // the local version itself
    Value local;                  // who, when, why
};

std::string_view word(What what) {
    return what_words[static_cast<std::size_t>(what)];
}

void read_change(const Cursor& at, const std::string& by, Change& out) {
    Object object(at);
    bool known = true;
    const auto read_kind = [&](auto& kind, const std::vector<std::string_view>& words) {
        return [&](const Cursor& member) { known = json::read_word(member, kind, words) && known; };
    };
    known = object.required_with("op", read_kind(out.op, op_words)) && known;
    known = object.required_with("what", read_kind(out.what, what_words)) && known;
    if (!known) return; // the rest depends on these
    const auto content = [&](const Cursor& member) {
        if (json::expect(member, json::Kind::object)) out.value = &member.value();
    };
    if (out.what == What::rule) object.required_id("step", out.step);
    if (out.op == Op::add) {
        object.required_with("value", content);
        object.optional("follows", out.follows);
    } else {
        object.required_id(out.what == What::rule ? "of" : "id", out.id);
        if (out.what == What::rule) object.integer("nth", out.nth, 0, 1000);
        if (out.op == Op::change) object.required_with("set", content);
    }
    std::string who, when;
    base::Text why;
    object.required_id("who", who);
    base::Day day;
    object.required("when", day);
    object.required("why", why);
    object.done();
    out.local.set("by", by);
    for (const std::string_view key : {"who", "when", "why"})
        if (const Value* said = at.value().find(key)) out.local.set(key, *said);
}

struct Overlay {
    std::string id, title, base_id, base_edition, by;
    std::vector<Change> changes;
    Items directory;
};

// Changes point into the file.
bool read_overlay(const Cursor& at, Overlay& out) {
    if (!document::check_envelope(at, document::overlay_format)) return false;
    Object object(at);
    document::take_envelope(object);
    object.required_id("id", out.id);
    base::Text title;
    object.optional("title", title);
    out.title = title.nb;
    object.required_with("base", [&](const Cursor& member) {
        Object base(member);
        base.required_id("id", out.base_id);
        base.optional("edition", out.base_edition);
        base.done();
    });
    object.required_id("by", out.by);
    object.optional_with("changes", [&](const Cursor& changes) {
        json::read_items(
            changes, [&](const Cursor& item) { read_change(item, out.by, out.changes.emplace_back()); });
    });
    object.optional_with("directory", [&](const Cursor& member) {
        std::vector<Service> services;
        json::read(member, services);
        check_duplicates(services, member);
        out.directory = member.value().items();
    });
    object.done();
    return !at.any_fault();
}

const std::string& id_of(const Value& entry, std::string_view key) {
    static const std::string none;
    const Value* id = entry.find(key);
    return id ? id->string() : none;
}

Items& items_of(Value& owner, std::string_view list) {
    if (!owner.find(list)) owner.set(list, Items());
    Value& found = *owner.find(list);
    if (!found.is_array()) found.data = Items();
    return *std::get_if<Items>(&found.data);
}

Value* find_entry(Items& entries, std::string_view key, const std::string& id, std::int32_t nth = 0) {
    for (Value& entry : entries)
        if (id_of(entry, key) == id && nth-- == 0) return &entry;
    return nullptr;
}

// Rules that name a step which is no longer there lapse, as they do when it is ruled out.
void forget_step(Value& pathway, const std::string& id) {
    for (Value& step : items_of(pathway, "steps")) {
        if (Value* after = step.find("after"))
            if (auto* rules = std::get_if<Items>(&after->data))
                std::erase_if(*rules, [&](const Value& rule) { return id_of(rule, "of") == id; });
        if (Value* repeat = step.find("repeat"))
            if (id_of(*repeat, "until") == id) repeat->remove("until");
    }
}

void leave_out(Value& pathway, const Change& change, const Value& entry) {
    Value left;
    left.set("what", word(change.what));
    left.set("id", change.what == What::rule ? change.step : change.id);
    if (const Value* title = entry.find("title"))
        if (title->is_object()) left.set("title", *title);
    left.set("local", change.local);
    items_of(pathway, "left_out").push_back(std::move(left));
}

// What a local version adds or changes rests on that version, unless it names a source of its own.
void put_source(Value& entry, const Change& change) {
    if (entry.find("source")) return;
    entry.set("source", change.source);
    entry.remove("where");
}

void add_entry(Items& entries, const Change& change, bool rule) {
    Value added = *change.value;
    if (rule && !added.find("strength")) added.set("strength", "local");
    if (rule) put_source(added, change);
    if (change.what == What::step) {
        if (!added.find("status")) added.set("status", "local");
        put_source(added, change);
        if (Value* after = added.find("after"))
            if (auto* rules = std::get_if<Items>(&after->data))
                for (Value& its : *rules) put_source(its, change);
    }
    added.set("local", change.local);
    const Value* before = change.follows.empty() ? nullptr : find_entry(entries, "id", change.follows);
    entries.insert(
        before ? entries.begin() + (before - entries.data()) + 1 : entries.end(), std::move(added));
}

void change_entry(Value& entry, const Change& change, bool rule) {
    for (const json::Member& member : change.value->members()) {
        if (member.value.kind() == json::Kind::null)
            entry.remove(member.key);
        else
            entry.set(member.key, member.value);
    }
    // Another time is no longer the national one.
    const auto sets = [&](std::string_view key) { return change.value->find(key) != nullptr; };
    if (rule && (sets("min") || sets("max") || sets("of") || sets("edge"))) {
        if (!sets("strength")) entry.set("strength", "local");
        if (!sets("source")) {
            entry.remove("source");
            put_source(entry, change);
        }
    }
    entry.set("local", change.local);
}

// The pathway with the change made; false, and a warning, if what it names is not there or is there already.
bool make(Value& pathway, const Change& change, const Cursor& at) {
    const bool rule = change.what == What::rule;
    Value* owner = rule ? find_entry(items_of(pathway, "steps"), "id", change.step) : &pathway;
    if (!owner) {
        at.warn(FaultCode::overlay_gone, {"step", base::printable(change.step)});
        return false;
    }
    Items& entries = items_of(*owner, list_names[static_cast<std::size_t>(change.what)]);
    if (change.op == Op::add) {
        const std::string& id = id_of(*change.value, "id");
        if (!rule && find_entry(entries, "id", id)) {
            at.warn(FaultCode::overlay_taken, {std::string(word(change.what)), base::printable(id)});
            return false;
        }
        add_entry(entries, change, rule);
        return true;
    }
    Value* entry = find_entry(entries, rule ? "of" : "id", change.id, change.nth);
    if (!entry) {
        at.warn(FaultCode::overlay_gone, {std::string(word(change.what)), base::printable(change.id)});
        return false;
    }
    if (change.op == Op::change) {
        change_entry(*entry, change, rule);
        return true;
    }
    const Value removed = std::move(*entry);
    entries.erase(entries.begin() + (entry - entries.data()));
    if (change.what == What::step) forget_step(pathway, change.id);
    leave_out(pathway, change, removed);
    return true;
}

} // namespace

std::string base_of_overlay(const Value& overlay) {
    const Value* base = overlay.find("base");
    return base ? id_of(*base, "id") : std::string();
}

base::Faults check_overlay(const Value& overlay) {
    base::Faults faults;
    Overlay read;
    (void)read_overlay(Cursor(overlay, faults), read);
    base::sort_by_position(faults);
    return faults;
}

base::Result<Value> apply_overlay(Value pathway, const Value& file) {
    base::Faults faults;
    const Cursor at(file, faults);
    Overlay overlay;
    if (!read_overlay(at, overlay)) return faults;
    const Cursor base = at.member("base");
    const std::string& id = id_of(pathway, "id");
    if (overlay.base_id != id) {
        base.member("id").fault(
            FaultCode::overlay_base, {base::printable(overlay.base_id), base::printable(id)});
        return faults;
    }
    const Value* edition = pathway.find("edition");
    const std::string date = edition ? id_of(*edition, "date") : std::string();
    if (!overlay.base_edition.empty() && overlay.base_edition != date)
        base.member("edition").warn(
            FaultCode::overlay_edition, {base::printable(overlay.base_edition), base::printable(date)});

    Items& sources = items_of(pathway, "sources");
    if (!overlay.changes.empty() && !find_entry(sources, "id", overlay.id)) {
        Value source;
        source.set("id", overlay.id);
        source.set("title", overlay.title.empty() ? overlay.by : overlay.title);
        source.set("publisher", overlay.by);
        sources.push_back(std::move(source));
    }
    const Cursor changes = at.member("changes");
    for (std::size_t i = 0; i < overlay.changes.size(); ++i) {
        const Cursor change = changes.item(i);
        overlay.changes[i].source = overlay.id;
        Value next = pathway;
        if (!make(next, overlay.changes[i], change)) continue;
        // What the change leads to is judged as a whole: it must leave a pathway that can be read.
        const auto read = pathway::read(next);
        if (read) {
            pathway = std::move(next);
            continue;
        }
        const auto first =
            std::find_if(read.faults().begin(), read.faults().end(), [](const base::Fault& fault) {
                return !fault.warning;
            });
        change.warn(first->code, first->args);
    }
    for (Value service : overlay.directory) {
        if (!service.find("by")) service.set("by", overlay.by);
        Items& directory = items_of(pathway, "directory");
        if (Value* before = find_entry(directory, "id", id_of(service, "id")))
            *before = std::move(service);
        else
            directory.push_back(std::move(service));
    }
    items_of(pathway, "overlays").push_back(overlay.id);
    base::sort_by_position(faults);
    return {std::move(pathway), std::move(faults)};
}

} // namespace stf::pathway
