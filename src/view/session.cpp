#include "view/session.h"

#include <algorithm>
#include <array>

#include "view/texts.h"
#include "view/worse_view.h"
#include "json/value.h"

namespace stf::view {
namespace {

constexpr std::array<std::string_view, 4> theme_names = {"automatic", "light", "dark", "contrast"};

// Digits with anything people put around them ("15.", " 15"), or -1.
int number_in(std::string_view text) {
    int value = 0, digits = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            if (++digits > 4) return -1;
            value = value * 10 + (c - '0');
        } else if (c != '.' && c != ' ')
            return -1;
    }
    return digits == 0 ? -1 : value;
}

base::Text text_in(const json::Value* value) {
    const auto part = [&](std::string_view key) {
        const json::Value* found = value ? value->find(key) : nullptr;
        return found ? found->string() : std::string();
    };
    return {part("nb"), part("nn"), part("en")};
}

} // namespace

std::string main_key(Screen screen) {
    return "main" + std::to_string(static_cast<int>(screen));
}

NodeId main_node(Screen screen) {
    return node_id(0, main_key(screen));
}

std::string write_settings(const Settings& settings) {
    json::Value value;
    value.set("language", json::Value(code_of(settings.language)));
    value.set("theme", json::Value(theme_names[static_cast<std::size_t>(settings.theme)]));
    value.set("text_percent", json::Value(settings.text_percent));
    value.set("text_mode", json::Value(settings.text_mode));
    value.set("still", json::Value(settings.still));
    value.set("tour_seen", json::Value(settings.tour_seen));
    if (settings.note_here) value.set("own_note", json::Value(settings.own_note));
    return json::write(value);
}

Settings read_settings(std::string_view text) {
    Settings settings;
    const auto value = json::parse(text);
    if (!value) return settings;
    const auto boolean = [&](std::string_view key) {
        const json::Value* found = value->find(key);
        return found && found->boolean();
    };
    settings.language = language_from(value->string("language"));
    const auto theme = std::find(theme_names.begin(), theme_names.end(), value->string("theme"));
    if (theme != theme_names.end()) settings.theme = static_cast<Theme>(theme - theme_names.begin());
    if (const json::Value* percent = value->find("text_percent");
        percent && percent->integer() >= 100 && percent->integer() <= 400)
        settings.text_percent = static_cast<int>(percent->integer());
    settings.text_mode = boolean("text_mode");
    settings.still = boolean("still");
    settings.tour_seen = boolean("tour_seen");
    settings.own_note = value->string("own_note");
    settings.note_here = !settings.own_note.empty();
    return settings;
}

DateAnswer understand(const DateDraft& draft, base::Day today, int years) {
    if (draft.day.empty() && draft.month == 0 && draft.year.empty())
        return {std::nullopt, DateProblem::empty};
    const int day = number_in(draft.day);
    int year = number_in(draft.year);
    if (day < 0 || draft.month == 0 || year < 0) return {std::nullopt, DateProblem::incomplete};
    if (year < 100) year += 2000; // "26"
    const base::YearMonthDay date{year, draft.month, day};
    if (!base::exists(date)) return {std::nullopt, DateProblem::no_such_day};
    if (year < base::first_year || year > base::last_year) return {std::nullopt, DateProblem::outside};
    const base::Day found = base::day_of(date);
    const bool far =
        found < base::add_months(today, -12 * years) || found > base::add_months(today, 12 * years);
    return {found, far ? DateProblem::far_off : DateProblem::none};
}

DateDraft draft_of(std::optional<base::Day> day) {
    if (!day) return {};
    const base::YearMonthDay date = base::civil(*day);
    return {std::to_string(date.day), date.month, std::to_string(date.year)};
}

Catalogue read_catalogue(std::string_view text) {
    Catalogue catalogue;
    const auto value = json::parse(text);
    if (!value) return catalogue;
    if (const json::Value* pathways = value->find("pathways"))
        for (const json::Value& entry : pathways->items()) {
            CatalogueEntry found{
                .id = entry.string("id"),
                .file = entry.string("file"),
                .label = text_in(entry.find("label")),
                .tagline = text_in(entry.find("tagline")),
                .title = text_in(entry.find("title"))};
            if (const json::Value* anchors = entry.find("anchors"); anchors && !anchors->items().empty()) {
                const json::Value& anchor = anchors->items().front();
                found.anchor = anchor.string("id");
                found.question = text_in(anchor.find("question"));
                if (found.question.empty()) found.question = text_in(anchor.find("title"));
                found.help = text_in(anchor.find("help"));
                for (const json::Value& one : anchors->items())
                    found.worse = found.worse || one.string("id") == worse_anchor;
            }
            if (const json::Value* services = entry.find("services")) found.services = services->boolean();
            if (const json::Value* edition = entry.find("edition")) found.edition = edition->string("date");
            if (found.label.empty()) found.label = found.title;
            catalogue.pathways.push_back(std::move(found));
        }
    if (const json::Value* examples = value->find("examples"))
        for (const json::Value& entry : examples->items()) {
            CatalogueExample example{
                .id = entry.string("id"),
                .file = entry.string("file"),
                .title = text_in(entry.find("title"))};
            if (const json::Value* uses = entry.find("pathways"))
                for (const json::Value& id : uses->items()) example.pathways.push_back(id.string());
            catalogue.examples.push_back(std::move(example));
        }
    return catalogue;
}

} // namespace stf::view
