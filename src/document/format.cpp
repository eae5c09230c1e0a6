#include "document/format.h"

namespace stf::document {

using base::FaultCode;

const Format pathway_format{"stifinner/pathway", {}};
const Format plan_format{"stifinner/plan", {}};
const Format parts_format{"stifinner/parts", {}};
const Format overlay_format{"stifinner/overlay", {}};
const Format example_format{"stifinner/example", {}};
const Format meeting_format{"stifinner/meeting", {}};

namespace {

const std::string* said_format(const json::Cursor& at) {
    if (!json::expect(at, json::Kind::object)) return nullptr;
    const json::Value* said = at.value().find("format");
    if (!said) {
        at.fault(FaultCode::missing_member, {"format"});
        return nullptr;
    }
    return json::expect(at.child("format", *said), json::Kind::string) ? &said->string() : nullptr;
}

} // namespace

const Format* format_of(const json::Cursor& at) {
    const std::string* said = said_format(at);
    if (!said) return nullptr;
    std::vector<std::string_view> names;
    for (const Format* format :
         {&pathway_format, &plan_format, &parts_format, &overlay_format, &example_format, &meeting_format}) {
        if (*said == format->name) return format;
        names.push_back(format->name);
    }
    at.member("format").fault(FaultCode::foreign_format, {base::printable(*said), at.suggest(*said, names)});
    return nullptr;
}

bool check_envelope(const json::Cursor& at, const Format& format) {
    const std::string* said = said_format(at);
    if (!said) return false;
    if (*said != format.name) {
        if (format_of(at))
            at.member("format").fault(FaultCode::other_format, {std::string(format.name), *said});
        return false;
    }
    const json::Value* version = at.value().find("version");
    if (!version) {
        at.fault(FaultCode::missing_member, {"version"});
        return false;
    }
    const json::Cursor version_at = at.child("version", *version);
    std::int32_t number = 0;
    if (!json::read_integer(version_at, number, 1, INT32_MAX)) return false;
    if (number > format.version()) {
        version_at.fault(
            FaultCode::newer_version, {std::to_string(number), std::to_string(format.version())});
        return false;
    }
    return true;
}

json::Value migrate(json::Value document, const Format& format) {
    const json::Value* said = document.find("version");
    for (auto version = said ? said->integer() : 1; version < format.version(); ++version) {
        document = format.migrations[static_cast<std::size_t>(version - 1)].run(std::move(document));
        document.set("version", version + 1);
    }
    return document;
}

base::Result<json::Value> open(json::Value document, const Format& format) {
    base::Faults faults;
    if (!check_envelope(json::Cursor(document, faults), format)) return faults;
    return migrate(std::move(document), format);
}

void take_envelope(json::Object& object) {
    object.take("format");
    object.take("version");
}

} // namespace stf::document
