#include "meeting/read.h"

#include <algorithm>

#include "document/format.h"
#include "meeting/merge.h"
#include "json/read.h"

namespace stf::meeting {

using base::FaultCode;
using json::Cursor;
using json::Object;

namespace {

constexpr std::string_view dot_form = "<32 hexadecimal digits>-<number>";

void read_field(Object& object, Field field, bool required, Record& out) {
    const FieldInfo& its = info(field);
    const auto read_it = [&](const Cursor& at) {
        if (its.type == Type::text) {
            std::string text;
            if (json::read(at, text)) out.set(field, std::move(text));
        } else if (its.type == Type::flag) {
            bool flag = false;
            if (json::read(at, flag)) out.set(field, flag ? 1 : 0);
        } else {
            std::int32_t number = 0;
            const bool good = its.type == Type::word ? json::read_word(at, number, its.words)
                                                     : json::read_integer(at, number, its.least, its.most);
            if (good) out.set(field, number);
        }
    };
    if (required)
        object.required_with(its.name, read_it);
    else
        object.optional_with(its.name, read_it);
}

void read_fact(const Cursor& at, Kind kind, Fact& out) {
    Object object(at);
    const KindInfo& its = info(kind);
    object.required_id("id", out.key);
    object.required_with("written", [&](const Cursor& member) {
        std::string text;
        if (!json::read(member, text)) return;
        if (const auto dot = parse_dot(text))
            out.dot = *dot;
        else
            member.unknown_word(text, {dot_form});
    });
    out.record.kind = kind;
    for (std::size_t i = 0; i < its.fields.size(); ++i)
        read_field(object, its.fields[i], i < its.required, out.record);
    object.done(&out.record.extra);
}

void read_seen(const Cursor& at, std::vector<Seen>& out) {
    if (!json::expect(at, json::Kind::object)) return;
    for (const json::Member& member : at.value().members()) {
        const Cursor entry = at.child(member.key, member.value);
        const auto by = parse_replica(member.key);
        if (!by) {
            entry.unknown_word(member.key, {"<32 hexadecimal digits>"});
        } else if (std::holds_alternative<double>(member.value.data)) {
            entry.fault(FaultCode::not_whole, {json::write(member.value)});
        } else if (json::expect(entry, json::Kind::integer)) {
            if (member.value.integer() < 0)
                entry.fault(FaultCode::out_of_range, {std::to_string(member.value.integer()), "0", "2^50"});
            else
                out.push_back({*by, member.value.integer()});
        }
    }
}

} // namespace

base::Result<Meeting> read(json::Value file) {
    auto opened = document::open(std::move(file), document::meeting_format);
    if (!opened) return opened.faults();
    base::Faults faults;
    const Cursor root(*opened, faults);
    Meeting meeting;
    Object object(root);
    document::take_envelope(object);
    object.required_id("id", meeting.id);
    object.optional_with("seen", [&](const Cursor& at) { read_seen(at, meeting.seen); });
    for (std::size_t i = 0; i < kind_count; ++i) {
        const Kind kind = static_cast<Kind>(i);
        object.optional_with(info(kind).list, [&](const Cursor& at) {
            json::read_items(at, [&](const Cursor& item) {
                Fact fact;
                read_fact(item, kind, fact);
                meeting.facts.push_back(std::make_shared<const Fact>(std::move(fact)));
            });
        });
    }
    object.done(&meeting.extra);
    base::sort_by_position(faults);
    if (base::any_fault(faults)) return faults;
    tidy(meeting);
    return {std::move(meeting), std::move(faults)};
}

namespace {

void put_fields(json::Value& out, const Record& record) {
    for (const Record::Item& item : record.items()) {
        const FieldInfo& its = info(item.field);
        switch (its.type) {
        case Type::text:
            out.set(its.name, item.text);
            break;
        case Type::number:
            out.set(its.name, item.number);
            break;
        case Type::flag:
            out.set(its.name, true);
            break;
        case Type::word:
            out.set(its.name, its.words[static_cast<std::size_t>(item.number)]);
            break;
        }
    }
    for (const json::Member& member : record.extra) out.set(member.key, member.value);
}

} // namespace

json::Value write(const Record& record) {
    json::Value out{json::Members()};
    put_fields(out, record);
    return out;
}

json::Value write(const Meeting& meeting) {
    json::Value out, seen{json::Members()};
    out.set("format", document::meeting_format.name);
    out.set("version", document::meeting_format.version());
    out.set("id", meeting.id);
    for (const Seen& entry : meeting.seen) seen.set(to_string(entry.by), entry.counter);
    out.set("seen", std::move(seen));
    std::vector<json::Items> lists(kind_count);
    for (const FactPtr& fact : meeting.facts) {
        json::Value entry;
        entry.set("id", fact->key);
        entry.set("written", to_string(fact->dot));
        put_fields(entry, fact->record);
        lists[static_cast<std::size_t>(fact->record.kind)].push_back(std::move(entry));
    }
    for (std::size_t i = 0; i < kind_count; ++i)
        if (!lists[i].empty()) out.set(info(static_cast<Kind>(i)).list, std::move(lists[i]));
    for (const json::Member& member : meeting.extra) out.set(member.key, member.value);
    return out;
}

} // namespace stf::meeting
