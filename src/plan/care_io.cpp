#include "plan/care_io.h"

#include <algorithm>

#include "plan/put.h"

namespace stf::plan {

using json::Cursor;
using json::Object;
using json::Value;

namespace {

const std::vector<std::string_view> topic_words = {"dates", "notes", "matters", "worse", "people"};
constexpr std::string_view zone_words[] = {"green", "yellow", "red"};

void read(const Cursor&, Score&);
void read(const Cursor&, StepLink&);
void read(const Cursor&, Goal&);
void read(const Cursor&, Activity&);
void read(const Cursor&, Consent&);
void read(const Cursor&, Assignment&);
Value write(const Score&);
Value write(const StepLink&);
Value write(const Goal&);
Value write(const Activity&);
Value write(const Consent&);
Value write(const Assignment&);

template <class T>
void put_all(Value& out, std::string_view key, const std::vector<T>& list) {
    if (list.empty()) return;
    Value items{json::Items()};
    for (const T& entry : list) items.add(write(entry));
    out.set(key, std::move(items));
}

template <class T>
void read_list(Object& object, std::string_view key, std::vector<T>& out) {
    object.optional_with(key, [&](const Cursor& at) {
        json::read_items(at, [&](const Cursor& item) { read(item, out.emplace_back()); });
    });
}

// ---- what matters ----

void read(const Cursor& at, Score& out) {
    Object object(at);
    object.required("date", out.date);
    object.required_with("score", [&](const Cursor& member) {
        json::read_integer(member, out.value, least_score, most_score);
    });
    object.done(&out.extra);
}

void read(const Cursor& at, StepLink& out) {
    Object object(at);
    object.required_id("course", out.course);
    object.required_id("step", out.step);
    object.done(&out.extra);
}

void read(const Cursor& at, Activity& out) {
    Object object(at);
    object.required_id("id", out.id);
    object.optional("goal", out.goal);
    object.optional("text", out.text);
    read_list(object, "scores", out.scores);
    read_list(object, "steps", out.steps);
    object.done(&out.extra);
    std::stable_sort(
        out.scores.begin(), out.scores.end(), [](const Score& a, const Score& b) { return a.date < b.date; });
}

void read(const Cursor& at, Goal& out) {
    Object object(at);
    object.required_id("id", out.id);
    object.optional("text", out.text);
    object.done(&out.extra);
}

void read(const Cursor& at, Matters& out) {
    Object object(at);
    object.optional("words", out.words);
    read_list(object, "goals", out.goals);
    read_list(object, "activities", out.activities);
    object.done(&out.extra);
}

Value write(const Score& score) {
    Value out;
    out.set("date", to_string(score.date));
    out.set("score", score.value);
    put(out, score.extra);
    return out;
}

Value write(const StepLink& link) {
    Value out;
    out.set("course", link.course);
    out.set("step", link.step);
    put(out, link.extra);
    return out;
}

Value write(const Activity& activity) {
    Value out;
    out.set("id", activity.id);
    put(out, "goal", activity.goal);
    put(out, "text", activity.text);
    put_all(out, "scores", activity.scores);
    put_all(out, "steps", activity.steps);
    put(out, activity.extra);
    return out;
}

Value write(const Goal& goal) {
    Value out;
    out.set("id", goal.id);
    put(out, "text", goal.text);
    put(out, goal.extra);
    return out;
}

Value write(const Matters& matters) {
    Value out;
    put(out, "words", matters.words);
    put_all(out, "goals", matters.goals);
    put_all(out, "activities", matters.activities);
    put(out, matters.extra);
    return out;
}

// ---- worse ----

void read(const Cursor& at, ZonePlan& out) {
    Object object(at);
    object.optional("signs", out.signs);
    object.optional("actions", out.actions);
    object.optional_with("call", [&](const Cursor& member) {
        json::read_items(member, [&](const Cursor& item) { json::read_id(item, out.call.emplace_back()); });
    });
    object.done(&out.extra);
}

void read(const Cursor& at, WorsePlan& out) {
    Object object(at);
    for (std::size_t i = 0; i < zone_count; ++i)
        object.optional_with(zone_words[i], [&](const Cursor& member) { read(member, out.zones[i]); });
    object.optional("agreed_with", out.agreed_with);
    object.optional("looked_at", out.looked_at);
    object.done(&out.extra);
}

Value write(const ZonePlan& zone) {
    Value out;
    put(out, "signs", zone.signs);
    put(out, "actions", zone.actions);
    if (!zone.call.empty()) {
        Value people{json::Items()};
        for (const std::string& person : zone.call) people.add(person);
        out.set("call", std::move(people));
    }
    put(out, zone.extra);
    return out;
}

Value write(const WorsePlan& worse) {
    Value out;
    for (std::size_t i = 0; i < zone_count; ++i)
        if (!worse.zones[i].empty()) out.set(zone_words[i], write(worse.zones[i]));
    put(out, "agreed_with", worse.agreed_with);
    put(out, "looked_at", worse.looked_at);
    put(out, worse.extra);
    return out;
}

// ---- consents, and a copy made for someone ----

void read_topics(Object& object, std::vector<Topic>& out) {
    object.optional_with("what", [&](const Cursor& member) {
        json::read_items(member, [&](const Cursor& item) {
            Topic topic{};
            if (json::read_word(item, topic, topic_words)) out.push_back(topic);
        });
    });
}

void put_topics(Value& out, const std::vector<Topic>& topics) {
    Value items{json::Items()};
    for (const Topic topic : topics) items.add(Value(word(topic)));
    out.set("what", std::move(items));
}

void read(const Cursor& at, Consent& out) {
    Object object(at);
    object.required_id("id", out.id);
    object.optional("person", out.person);
    object.optional("name", out.name);
    read_topics(object, out.what);
    object.required("from", out.from);
    object.optional("until", out.until);
    object.optional("withdrawn", out.withdrawn);
    object.done(&out.extra);
}

Value write(const Consent& consent) {
    Value out;
    out.set("id", consent.id);
    put(out, "person", consent.person);
    put(out, "name", consent.name);
    put_topics(out, consent.what);
    out.set("from", to_string(consent.from));
    put(out, "until", consent.until);
    put(out, "withdrawn", consent.withdrawn);
    put(out, consent.extra);
    return out;
}

void read(const Cursor& at, Assignment& out) {
    Object object(at);
    object.required_id("person", out.person);
    object.required_id("course", out.course);
    object.required_id("step", out.step);
    object.done(&out.extra);
}

Value write(const Assignment& assignment) {
    Value out;
    out.set("person", assignment.person);
    out.set("course", assignment.course);
    out.set("step", assignment.step);
    put(out, assignment.extra);
    return out;
}

void read(const Cursor& at, SharedCopy& out) {
    Object object(at);
    object.optional("person", out.person);
    object.optional("name", out.name);
    read_topics(object, out.what);
    object.optional("made", out.made);
    object.done(&out.extra);
}

Value write(const SharedCopy& shared) {
    Value out{json::Members()};
    put(out, "person", shared.person);
    put(out, "name", shared.name);
    put_topics(out, shared.what);
    put(out, "made", shared.made);
    put(out, shared.extra);
    return out;
}

} // namespace

std::string_view word(Topic topic) {
    return topic_words[static_cast<std::size_t>(topic)];
}

std::string_view word(Zone zone) {
    return zone_words[static_cast<std::size_t>(zone)];
}

bool WorsePlan::empty() const {
    return std::all_of(zones.begin(), zones.end(), [](const ZonePlan& zone) { return zone.empty(); }) &&
        agreed_with.empty() && !looked_at && extra.empty();
}

void read_care(Object& plan, Plan& out) {
    plan.optional("owner", out.owner);
    plan.optional_with("matters", [&](const Cursor& at) { read(at, out.matters); });
    plan.optional_with("worse", [&](const Cursor& at) { read(at, out.worse); });
    read_list(plan, "consents", out.consents);
    read_list(plan, "assigned", out.assigned);
    plan.optional("copy_of", out.copy_of);
    plan.optional_with("shared_with", [&](const Cursor& at) { read(at, out.shared_with.emplace()); });
    plan.optional("relative_note", out.relative_note);
}

void write_care(const Plan& plan, Value& out) {
    const auto put_object = [&](std::string_view key, Value value) {
        if (value.is_object() && !value.members().empty()) out.set(key, std::move(value));
    };
    put(out, "owner", plan.owner);
    put_object("matters", write(plan.matters));
    put_object("worse", write(plan.worse));
    put_all(out, "consents", plan.consents);
    put_all(out, "assigned", plan.assigned);
    put(out, "copy_of", plan.copy_of);
    if (plan.shared_with) out.set("shared_with", write(*plan.shared_with));
    put(out, "relative_note", plan.relative_note);
}

} // namespace stf::plan
