#include "view/rule_words.h"

#include <cstdlib>

namespace stf::view {
namespace {

std::string_view key_of(pathway::Strength strength) {
    switch (strength) {
    case pathway::Strength::legal:
        return "strength.legal";
    case pathway::Strength::normative:
        return "strength.normative";
    case pathway::Strength::advisory:
        return "strength.advisory";
    case pathway::Strength::proposed:
        return "strength.proposed";
    case pathway::Strength::workshop:
        return "strength.workshop";
    case pathway::Strength::local:
        return "strength.local";
    case pathway::Strength::own:
        return "strength.own";
    }
    return "";
}

// "2022-01-24" as 24.1.2022; years and months as they are.
std::string source_date(const std::string& date) {
    const auto day = base::parse_day(date);
    if (!day) return date;
    const base::YearMonthDay d = base::civil(*day);
    return std::to_string(d.day) + "." + std::to_string(d.month) + "." + std::to_string(d.year);
}

} // namespace

std::string lag_text(base::Lag lag, const Texts& texts) {
    const int n = std::abs(lag.count);
    switch (lag.unit) {
    case base::Unit::day:
        return texts.format(n == 1 ? "lag.day.one" : "lag.day.many", {{"n", std::to_string(n)}});
    case base::Unit::week:
        return texts.format(n == 1 ? "lag.week.one" : "lag.week.many", {{"n", std::to_string(n)}});
    case base::Unit::month:
        return texts.format(n == 1 ? "lag.month.one" : "lag.month.many", {{"n", std::to_string(n)}});
    case base::Unit::arbeidsdag:
        return texts.format(
            n == 1 ? "lag.arbeidsdag.one" : "lag.arbeidsdag.many", {{"n", std::to_string(n)}});
    case base::Unit::virkedag:
        return texts.format(n == 1 ? "lag.virkedag.one" : "lag.virkedag.many", {{"n", std::to_string(n)}});
    }
    return {};
}

std::string name_of(const plan::Course& course, std::string_view id, const Texts& texts) {
    if (const pathway::Anchor* anchor = pathway::find(course.pathway->anchors, id))
        return anchor->title.in(texts.language());
    const std::int32_t step = plan::find_step(course, id);
    return step < 0 ? std::string(id)
                    : course.step(static_cast<std::size_t>(step)).title.in(texts.language());
}

std::string rule_text(const plan::Course& course, const pathway::Rule& rule, const Texts& texts) {
    const std::string of = name_of(course, rule.of, texts);
    const std::string min = rule.min ? lag_text(*rule.min, texts) : "",
                      max = rule.max ? lag_text(*rule.max, texts) : "";
    const bool from_zero = rule.min && rule.min->count == 0;
    std::string text;
    if (rule.min && rule.max && !from_zero) {
        const bool same_unit = rule.min->unit == rule.max->unit;
        text = texts.format(
            "rule.between",
            {{"min", same_unit ? std::to_string(rule.min->count) : min}, {"max", max}, {"of", of}});
    } else if (rule.max) {
        text = texts.format("rule.at_most", {{"max", max}, {"of", of}});
    } else if (from_zero) {
        text = texts.format("rule.after", {{"of", of}});
    } else if (rule.approximate && rule.min && rule.min->count > 0) {
        return texts.format("rule.about", {{"min", min}, {"of", of}});
    } else {
        text = texts.format(
            rule.min && rule.min->count < 0 ? "rule.before" : "rule.at_least", {{"min", min}, {"of", of}});
    }
    return rule.approximate ? texts.format("rule.approximate", {{"rule", text}}) : text;
}

std::string source_text(
    const pathway::Pathway& pathway, std::string_view id, const std::string& where, const Texts& texts) {
    const pathway::Source* found = pathway::find(pathway.sources, id);
    if (!found) return texts.get("rule.no_source");
    std::string text = found->publisher.empty() ? found->title : found->publisher + ": " + found->title;
    if (!found->date.empty()) text += ", " + source_date(found->date);
    if (!where.empty()) text += " (" + where + ")";
    return text;
}

std::string strength_text(pathway::Strength strength, const Texts& texts) {
    return texts.get(key_of(strength));
}

} // namespace stf::view
