#include "pathway/write.h"

#include "pathway/read.h"

namespace stf::pathway {

using json::Value;

namespace {

Value write(const Text& text) {
    Value out{json::Members()};
    if (!text.nb.empty()) out.set("nb", text.nb);
    if (!text.nn.empty()) out.set("nn", text.nn);
    if (!text.en.empty()) out.set("en", text.en);
    return out;
}

Value write(const std::vector<Text>& texts) {
    Value out{json::Items()};
    for (const Text& text : texts) out.add(write(text));
    return out;
}

Value write(const std::vector<std::string>& ids) {
    Value out{json::Items()};
    for (const std::string& id : ids) out.add(id);
    return out;
}

Value write(const std::vector<Rule>&);
Value write(const std::vector<Condition>&);

// Only what says something.
void put(Value& out, std::string_view key, const std::string& text) {
    if (!text.empty()) out.set(key, text);
}
void put(Value& out, std::string_view key, const Text& text) {
    if (!text.empty()) out.set(key, write(text));
}
template <class T>
void put(Value& out, std::string_view key, const std::vector<T>& list) {
    if (!list.empty()) out.set(key, write(list));
}
void put(Value& out, std::string_view key, const std::optional<base::Lag>& lag) {
    if (lag) out.set(key, to_string(*lag));
}
void put(Value& out, std::string_view key, const std::optional<std::int32_t>& number) {
    if (number) out.set(key, *number);
}
void put(Value& out, std::string_view key, const std::optional<Strength>& strength) {
    if (strength) out.set(key, name(*strength));
}

Value write(base::DaySet days) {
    if (days == base::arbeidsdag) return "arbeidsdag";
    if (days == base::virkedag) return "virkedag";
    constexpr std::string_view weekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    Value out{json::Items()};
    for (unsigned i = 0; i < 7; ++i)
        if (days.weekdays >> i & 1u) out.add(weekdays[i]);
    return out;
}

Value write(const Repeat& repeat) {
    Value out;
    out.set("every", to_string(repeat.every));
    put(out, "upto", repeat.upto);
    out.set("from", repeat.from == RepeatFrom::start ? "start" : "previous");
    put(out, "times", repeat.times);
    put(out, "until", repeat.until);
    put(out, "strength", repeat.strength);
    put(out, "source", repeat.source);
    put(out, "where", repeat.where);
    put(out, "note", repeat.note);
    return out;
}

Value write(const std::vector<Rule>& rules) {
    Value out{json::Items()};
    for (const Rule& rule : rules) out.add(pathway::write(rule));
    return out;
}

Value write(const std::vector<Condition>& when) {
    Value out{json::Members()};
    for (const Condition& condition : when) out.set(condition.decision, write(condition.options));
    return out;
}

} // namespace

Value write(const Rule& rule) {
    Value out;
    out.set("of", rule.of);
    if (rule.edge == Edge::end) out.set("edge", "end");
    if (rule.which != Which::first) out.set("which", rule.which == Which::same ? "same" : "last");
    put(out, "min", rule.min);
    put(out, "max", rule.max);
    out.set("strength", name(rule.strength));
    if (rule.approximate) out.set("approximate", true);
    if (rule.wait) out.set("wait", true);
    put(out, "source", rule.source);
    put(out, "where", rule.where);
    put(out, "note", rule.note);
    return out;
}

Value write(const Service& service) {
    Value out;
    out.set("id", service.id);
    out.set("title", write(service.title));
    out.set("kind", name(service.kind));
    put(out, "explain", service.explain);
    put(out, "phone", service.phone);
    put(out, "url", service.url);
    put(out, "address", service.address);
    put(out, "actor", service.actor);
    put(out, "by", service.by);
    return out;
}

Value write(const Step& step) {
    Value out;
    out.set("id", step.id);
    out.set("title", write(step.title));
    put(out, "summary", step.summary);
    put(out, "explain", step.explain);
    out.set("lane", step.lane);
    put(out, "place", step.place);
    if (step.kind != StepKind::visit) out.set("kind", name(step.kind));
    if (step.whose != Whose::service) out.set("for", name(step.whose));
    put(out, "after", step.after);
    put(out, "when", step.when);
    if (step.repeat) out.set("repeat", write(*step.repeat));
    put(out, "lasts", step.lasts);
    if (!step.on.any_day()) out.set("on", write(step.on));
    put(out, "minutes", step.minutes);
    put(out, "responsible", step.responsible);
    put(out, "books", step.books);
    put(out, "checklist", step.checklist);
    put(out, "questions", step.questions);
    put(out, "stage", step.stage);
    put(out, "bring", step.bring);
    put(out, "prepare", step.prepare);
    if (!step.documents_in.empty() || !step.documents_out.empty()) {
        Value documents;
        put(documents, "in", step.documents_in);
        put(documents, "out", step.documents_out);
        out.set("documents", std::move(documents));
    }
    put(out, "source", step.source);
    put(out, "where", step.where);
    put(out, "status", step.status);
    put(out, "missing", step.missing);
    put(out, "note", step.note);
    return out;
}

} // namespace stf::pathway
