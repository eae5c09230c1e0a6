#include "json/read.h"

#include <cmath>

#include "json/path.h"

namespace stf::json {

using base::FaultCode;
using base::printable;

Cursor Cursor::member(std::string_view key) const {
    const Value* found = value_->find(key);
    return found ? child(key, *found) : *this;
}

Cursor Cursor::item(std::size_t index) const {
    const Items& items = value_->items();
    return index < items.size() ? child(index, items[index]) : *this;
}

std::string Cursor::path() const {
    if (!parent_) return "$";
    return parent_->path() + (parent_->value_->is_object() ? path_member(key_) : path_item(index_));
}

void Cursor::fault(FaultCode code, std::vector<std::string> args) const {
    faults_->push_back({code, std::move(args), value_->at, path(), false});
}

void Cursor::warn(FaultCode code, std::vector<std::string> args) const {
    faults_->push_back({code, std::move(args), value_->at, path(), true});
}

std::string Cursor::suggest(std::string_view typed, const std::vector<std::string_view>& names) const {
    return suggests() ? printable(base::nearest(typed, names)) : std::string();
}

void Cursor::unknown_word(std::string_view typed, const std::vector<std::string_view>& words) const {
    fault(FaultCode::unknown_word, {printable(typed), base::join(words, ", "), suggest(typed, words)});
}

bool expect(const Cursor& at, Kind kind) {
    if (at.value().kind() == kind) return true;
    at.fault(FaultCode::wrong_type, {std::string(name(kind)), std::string(name(at.value().kind()))});
    return false;
}

bool read(const Cursor& at, std::string& out) {
    if (!expect(at, Kind::string)) return false;
    out = at.value().string();
    return true;
}

bool read(const Cursor& at, bool& out) {
    if (!expect(at, Kind::boolean)) return false;
    out = at.value().boolean();
    return true;
}

bool read_id(const Cursor& at, std::string& out) {
    if (!read(at, out)) return false;
    if (out.empty()) at.fault(FaultCode::empty_string);
    return !out.empty();
}

bool read_integer(const Cursor& at, std::int32_t& out, std::int32_t least, std::int32_t most) {
    std::int64_t whole = at.value().integer();
    if (const double* number = std::get_if<double>(&at.value().data)) { // 3.0 is a whole number, 3.7 is not
        const bool fits = std::trunc(*number) == *number && std::fabs(*number) < 9e15;
        if (!fits) {
            at.fault(FaultCode::not_whole, {write(at.value())});
            return false;
        }
        whole = static_cast<std::int64_t>(*number);
    } else if (!expect(at, Kind::integer)) {
        return false;
    }
    if (whole < least || whole > most) {
        at.fault(
            FaultCode::out_of_range, {std::to_string(whole), std::to_string(least), std::to_string(most)});
        return false;
    }
    out = static_cast<std::int32_t>(whole);
    return true;
}

bool read(const Cursor& at, base::Day& out) {
    if (!expect(at, Kind::string)) return false;
    const auto day = base::parse_day(at.value().string());
    if (!day) {
        at.fault(FaultCode::not_a_date, {printable(at.value().string())});
        return false;
    }
    out = *day;
    return true;
}

bool read(const Cursor& at, base::TimeOfDay& out) {
    if (!expect(at, Kind::string)) return false;
    const auto time = base::parse_time(at.value().string());
    if (!time) {
        at.fault(FaultCode::not_a_time, {printable(at.value().string())});
        return false;
    }
    out = *time;
    return true;
}

bool read(const Cursor& at, base::Lag& out) {
    if (!expect(at, Kind::string)) return false;
    const std::string_view text = at.value().string();
    const auto bad = [&](FaultCode code, std::vector<std::string> args) {
        at.fault(code, std::move(args));
        return false;
    };
    std::size_t i = !text.empty() && text[0] == '-' ? 1 : 0;
    const std::size_t digits = i;
    std::int64_t count = 0;
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i)
        if (count < 100'000'000) count = count * 10 + (text[i] - '0');
    if (i == digits || i >= text.size() || text[i] != ' ')
        return bad(FaultCode::not_a_lag, {printable(text)});

    static const std::vector<std::string_view> units = {"d", "wk", "mo", "arbeidsdag", "virkedag"};
    constexpr std::int64_t most[] = {110'000, 15'700, 3'600, 110'000, 110'000}; // 300 years
    const std::string_view word = text.substr(i + 1);
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
        if (word != units[unit]) continue;
        if (count > most[unit]) return bad(FaultCode::lag_range, {printable(text)});
        out = {static_cast<std::int32_t>(digits == 1 ? -count : count), static_cast<base::Unit>(unit)};
        return true;
    }
    return bad(FaultCode::not_a_lag_unit, {printable(word), at.suggest(word, units)});
}

bool read_span(Object& object, base::Span& out) {
    bool from = false, to = false;
    object.required_with("from", [&](const Cursor& member) { from = read(member, out.from); });
    object.required_with("to", [&](const Cursor& member) { to = read(member, out.to); });
    if (!from || !to || out.from <= out.to) return from && to;
    object.at().fault(FaultCode::span_backwards, {base::to_string(out.from), base::to_string(out.to)});
    return false;
}

bool read(const Cursor& at, base::Span& out) {
    Object object(at);
    const bool good = read_span(object, out);
    object.done();
    return good;
}

static bool read_text(const Cursor& at, base::Text& out) {
    Object object(at);
    object.optional("nb", out.nb);
    object.optional("nn", out.nn);
    object.optional("en", out.en);
    object.done();
    return object.ok();
}

static void warn_untranslated(
    const Cursor& at, std::initializer_list<std::pair<const char*, const std::string&>> texts) {
    std::string missing;
    for (const auto& [language, text] : texts)
        if (text.empty()) missing += (missing.empty() ? "" : ", ") + std::string(language);
    if (!missing.empty()) at.warn(FaultCode::no_translation, {missing});
}

bool read(const Cursor& at, base::Text& out) {
    if (!read_text(at, out)) return false;
    warn_untranslated(at, {{"nb", out.nb}, {"nn", out.nn}, {"en", out.en}});
    return true;
}

bool read_title(const Cursor& at, base::Text& out) {
    if (!read_text(at, out)) return false;
    const Value* nb = at.value().find("nb");
    if (!nb)
        at.fault(FaultCode::missing_member, {"nb"});
    else if (nb->kind() == Kind::string && out.nb.empty())
        at.child("nb", *nb).fault(FaultCode::empty_string);
    warn_untranslated(at, {{"nn", out.nn}, {"en", out.en}});
    return !out.nb.empty();
}

const Value* Object::take(std::string_view key) {
    known_.push_back(key);
    return object_ ? at_.value().find(key) : nullptr;
}

void Object::done(Members* unknown) {
    for (const Member& member : at_.value().members()) {
        bool known = false;
        for (const std::string_view name : known_) known = known || name == member.key;
        if (known) continue;
        at_.child(member.key, member.value)
            .warn(FaultCode::unknown_member, {printable(member.key), at_.suggest(member.key, known_)});
        if (unknown) unknown->push_back(member);
    }
}

} // namespace stf::json
