#include "pathway/read.h"
#include "plan/care_io.h"
#include "plan/put.h"
#include "plan/read.h"

namespace stf::plan {

using json::Value;

namespace {

template <class Object>
void put_at(Object& out, const std::string& step, std::int32_t occurrence) {
    out.set("step", step);
    if (occurrence != 0) out.set("occurrence", occurrence);
}

Value write(const Fact& fact) {
    Value out;
    put_at(out, fact.step, fact.occurrence);
    if (fact.kind == FactKind::dropped) {
        out.set("dropped", true);
    } else {
        Value inner;
        inner.set("date", to_string(fact.date));
        if (fact.time) inner.set("time", to_string(*fact.time));
        if (fact.minutes) inner.set("minutes", *fact.minutes);
        if (fact.end) inner.set("end", to_string(*fact.end));
        put(inner, fact.inner_extra);
        out.set(fact.kind == FactKind::booked ? "booked" : "done", std::move(inner));
    }
    put(out, fact.extra);
    return out;
}

template <class Object> // a tree's, or one that is written at once
void fill(Object& out, const Note& note) {
    put_at(out, note.step, note.occurrence);
    out.set("text", note.text);
    for (const json::Member& member : note.extra) out.set(member.key, member.value);
}

Value write(const Note& note) {
    Value out;
    fill(out, note);
    return out;
}

Value write(const Tick& tick) {
    constexpr std::string_view states[] = {"done", "not_done", "not_relevant"};
    Value out;
    put_at(out, tick.step, tick.occurrence);
    out.set("item", tick.item);
    out.set("state", states[static_cast<std::size_t>(tick.state)]);
    put(out, tick.extra);
    return out;
}

Value write(const Person& person) {
    Value out;
    out.set("id", person.id);
    put(out, "name", person.name);
    put(out, "role", person.role);
    put(out, "actor", person.actor);
    put(out, "phone", person.phone);
    put(out, person.extra);
    return out;
}

Value write(const Unavailable& unavailable) {
    Value out;
    out.set("from", to_string(unavailable.span.from));
    out.set("to", to_string(unavailable.span.to));
    put(out, unavailable.extra);
    return out;
}

Value write(const Burden& burden) {
    Value out;
    out.set("place", burden.place);
    out.set("weight", burden.weight);
    put(out, burden.extra);
    return out;
}

Value write(const Accepted& accepted) {
    Value out;
    out.set("course", accepted.reference.course);
    put_at(out, accepted.reference.step, accepted.reference.occurrence);
    out.set("date", to_string(accepted.date));
    put(out, accepted.extra);
    return out;
}

template <class T>
Value write_list(const std::vector<T>& list) {
    json::Items out;
    out.reserve(list.size());
    for (const T& entry : list) out.push_back(write(entry));
    return out;
}

template <class T>
void put_list(Value& out, std::string_view key, const std::vector<T>& list) {
    if (!list.empty()) out.set(key, write_list(list));
}

// How much of a plan, and in which form.
enum class Form : std::uint8_t {
    tree,
    text,            // what is long is written already
    without_pathways // a tree
};

void put_words(Value& out, std::string_view key, const std::vector<Note>& words, Form form) {
    if (form != Form::text) return put_list(out, key, words);
    if (words.empty()) return;
    std::string list;
    std::size_t length = 0;
    for (const Note& note : words) length += note.text.size() + 80;
    list.reserve(length);
    for (const Note& note : words) {
        list += list.empty() ? '[' : ',';
        json::ObjectText object(list);
        fill(object, note);
    }
    list += ']';
    out.set(key, json::Written{std::move(list)});
}

Value file_of(const pathway::Pathway& pathway, Form form) {
    return form == Form::text ? Value(json::Written{json::write(pathway.raw)}) : pathway.raw;
}

Value write_own(const Course& course) {
    Value own, steps{json::Items()}, rules{json::Items()};
    for (const Value& step : course.own_steps_raw) steps.add(step);
    for (const OwnRule& rule : course.own_rules) rules.add(rule.raw);
    own.set("steps", std::move(steps));
    own.set("rules", std::move(rules));
    put(own, course.own_extra);
    return own;
}

Value write(const Course& course, Form form) {
    const bool with_pathway = form != Form::without_pathways;
    Value out;
    out.set("id", course.id);
    if (with_pathway) out.set("pathway", file_of(*course.pathway, form));
    if (!course.base_id.empty() || !course.base_edition.empty() || !course.base_extra.empty() ||
        course.national) {
        Value base;
        put(base, "id", course.base_id);
        put(base, "edition", course.base_edition);
        if (course.national && with_pathway) base.set("pathway", file_of(*course.national, form));
        for (const pathway::OverlayPtr& overlay : course.overlays) {
            if (!base.find("overlays")) base.set("overlays", json::Items());
            base.find("overlays")->add(*overlay);
        }
        put(base, course.base_extra);
        out.set("base", std::move(base));
    }
    Value anchors{json::Members()}, choices{json::Members()};
    for (const auto& [anchor, day] : course.anchors) anchors.set(anchor, to_string(day));
    for (const auto& [decision, option] : course.choices) choices.set(decision, option);
    out.set("anchors", std::move(anchors));
    out.set("choices", std::move(choices));
    out.set("facts", write_list(course.facts));
    out.set("own", write_own(course));
    put_words(out, "notes", course.notes.all(), form);
    put_words(out, "questions", course.questions.all(), form);
    put_words(out, "reasons", course.reasons.all(), form);
    put_list(out, "ticks", course.ticks);
    put_list(out, "earlier", course.earlier);
    put(out, course.extra);
    return out;
}

Value write(const Plan& plan, Form form) {
    Value out, courses{json::Items()};
    out.set("format", "stifinner/plan");
    out.set("version", 1);
    put(out, "id", plan.id);
    put(out, "title", plan.title);
    if (plan.example) out.set("example", true);
    if (plan.counter != 0) out.set("counter", plan.counter);
    for (const Course& course : plan.courses) courses.add(write(course, form));
    out.set("courses", std::move(courses));
    out.set("people", write_list(plan.people));
    out.set("unavailable", write_list(plan.unavailable));
    out.set("accepted", write_list(plan.accepted));
    if (!plan.services.empty()) {
        Value services{json::Items()};
        for (const OwnService& own : plan.services) services.add(own.raw);
        out.set("services", std::move(services));
    }
    write_care(plan, out);
    put_list(out, "burdens", plan.burdens);
    put(out, plan.extra);
    return out;
}

} // namespace

Value write(const Plan& plan) {
    return write(plan, Form::tree);
}

std::string text(const Plan& plan) {
    return json::write(write(plan, Form::text));
}

bool operator==(const Plan& a, const Plan& b) {
    if (a.courses.size() != b.courses.size()) return false;
    for (std::size_t i = 0; i < a.courses.size(); ++i) {
        const pathway::PathwayPtr &mine = a.courses[i].pathway, &theirs = b.courses[i].pathway;
        if (mine != theirs && !(mine->raw == theirs->raw)) return false;
        const pathway::PathwayPtr &my_base = a.courses[i].national, &their_base = b.courses[i].national;
        if (my_base == their_base) continue;
        if (!my_base || !their_base || !(my_base->raw == their_base->raw)) return false;
    }
    return write(a, Form::without_pathways) == write(b, Form::without_pathways);
}

} // namespace stf::plan
