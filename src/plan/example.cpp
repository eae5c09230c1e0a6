#include "plan/example.h"

#include "document/format.h"
#include "plan/read.h"
#include "json/read.h"

namespace stf::plan {

using base::FaultCode;
using json::Cursor;
using json::Value;

namespace {

// An example becomes a plan's file by putting dates for distances and the pathway for its id; the plan's
// reader checks the rest.
class Instance {
public:
    Instance(const std::vector<pathway::PathwayPtr>& pathways, Day today, base::Language language)
        : pathways_(pathways), today_(today), language_(language) {}

    Value plan(const Cursor& example) const {
        Value out = example.value();
        out.set("format", document::plan_format.name);
        out.set("version", document::plan_format.version());
        out.set("example", true);
        each_text(example, out, "title");
        each_text(example, out, "notes"); // what the example shows: checked, but no part of a plan
        out.remove("notes");
        if (Value* courses = out.find("courses")) {
            const Cursor at = example.member("courses");
            for (std::size_t i = 0; i < at.value().items().size(); ++i)
                course(at.item(i), (*std::get_if<json::Items>(&courses->data))[i], i);
        }
        each(example, out, "people", [&](const Cursor& at, Value& person) { role(at, person); });
        each(example, out, "unavailable", [&](const Cursor& at, Value& span) {
            date(at, span, "from");
            date(at, span, "to");
        });
        each(
            example, out, "accepted", [&](const Cursor& at, Value& accepted) { date(at, accepted, "date"); });
        each(example, out, "consents", [&](const Cursor& at, Value& consent) {
            for (const std::string_view key : {"from", "until", "withdrawn"}) date(at, consent, key);
        });
        if (Value* found = out.find("matters")) matters(example.member("matters"), *found);
        if (Value* found = out.find("worse")) worse(example.member("worse"), *found);
        return out;
    }

private:
    // Every item of the list of that name, with where it stood in the example.
    template <class Change>
    void each(const Cursor& at, Value& owner, std::string_view key, Change change) const {
        Value* list = owner.find(key);
        auto* items = list ? std::get_if<json::Items>(&list->data) : nullptr;
        if (!items) return;
        const Cursor list_at = at.member(key);
        for (std::size_t i = 0; i < items->size(); ++i) change(list_at.item(i), (*items)[i]);
    }

    void course(const Cursor& at, Value& course, std::size_t index) const {
        if (!json::expect(at, json::Kind::object)) return;
        if (!course.find("id")) course.set("id", "c" + std::to_string(index + 1));
        if (Value* pathway = course.find("pathway")) put_pathway(at.member("pathway"), course, *pathway);
        if (Value* anchors = course.find("anchors"))
            if (auto* members = std::get_if<json::Members>(&anchors->data))
                for (json::Member& anchor : *members) date(at.member("anchors"), *anchors, anchor.key);
        each(at, course, "facts", [&](const Cursor& fact_at, Value& fact) {
            for (const std::string_view kind : {"booked", "done"}) {
                Value* inner = fact.find(kind);
                if (!inner) continue;
                date(fact_at.member(kind), *inner, "date");
                date(fact_at.member(kind), *inner, "end");
            }
        });
    }

    void matters(const Cursor& at, Value& matters) const {
        each_text(at, matters, "words");
        each(at, matters, "goals", [&](const Cursor& goal_at, Value& goal) {
            each_text(goal_at, goal, "text");
        });
        each(at, matters, "activities", [&](const Cursor& activity_at, Value& activity) {
            each_text(activity_at, activity, "text");
            each(activity_at, activity, "scores", [&](const Cursor& score_at, Value& score) {
                date(score_at, score, "date");
            });
        });
    }

    void worse(const Cursor& at, Value& worse) const {
        for (const std::string_view zone : {"green", "yellow", "red"})
            if (Value* found = worse.find(zone)) {
                each_text(at.member(zone), *found, "signs");
                each_text(at.member(zone), *found, "actions");
            }
        each_text(at, worse, "agreed_with");
        date(at, worse, "looked_at");
    }

    void put_pathway(const Cursor& at, Value& course, Value& pathway) const {
        if (!json::expect(at, json::Kind::string)) return;
        for (const pathway::PathwayPtr& known : pathways_) {
            if (known->id != pathway.string()) continue;
            Value base;
            base.set("id", known->id);
            base.set("edition", known->edition.date);
            pathway.data = known->raw.data;
            course.set("base", std::move(base));
            return;
        }
        at.fault(FaultCode::unknown_id, {"pathway", base::printable(pathway.string()), ""});
    }

    // "-3 d", "+2 wk", "4 arbeidsdag" as the day it is from today.
    void date(const Cursor& at, Value& owner, std::string_view key) const {
        Value* value = owner.find(key);
        if (!value) return;
        const Cursor here = at.member(key);
        if (!json::expect(here, json::Kind::string)) return;
        const std::string& offset = here.value().string();
        base::Faults faults;
        const Value unsigned_offset(!offset.empty() && offset[0] == '+' ? offset.substr(1) : offset);
        base::Lag lag{};
        if (read(Cursor(unsigned_offset, faults), lag))
            value->data = to_string(base::add(today_, lag));
        else
            here.fault(FaultCode::not_an_offset, {base::printable(offset)});
    }

    void each_text(const Cursor& at, Value& owner, std::string_view key) const {
        Value* value = owner.find(key);
        if (!value || !value->is_object()) return;
        base::Text text;
        if (read(at.member(key), text)) value->data = text.in(language_);
    }

    // In own words, or the id of an actor.
    void role(const Cursor& at, Value& person) const {
        const Value* role = person.find("role");
        if (role && role->kind() == json::Kind::string && !person.find("actor")) {
            person.set("actor", *role);
            person.remove("role");
        } else {
            each_text(at, person, "role");
        }
    }

    const std::vector<pathway::PathwayPtr>& pathways_;
    Day today_;
    base::Language language_;
};

} // namespace

std::vector<std::string> pathways_of_example(const Value& example) {
    std::vector<std::string> ids;
    if (const Value* courses = example.find("courses"))
        for (const Value& course : courses->items())
            if (const Value* pathway = course.find("pathway")) ids.push_back(pathway->string());
    return ids;
}

base::Result<Plan> instantiate(
    const Value& example, const std::vector<pathway::PathwayPtr>& pathways, Day today,
    base::Language language) {
    auto opened = document::open(example, document::example_format);
    if (!opened) return opened.faults();
    base::Faults faults;
    Value file = Instance(pathways, today, language).plan(Cursor(*opened, faults));
    if (base::any_fault(faults)) return faults;
    auto plan = read(std::move(file));
    plan.faults().insert(plan.faults().end(), faults.begin(), faults.end());
    base::sort_by_position(plan.faults());
    return plan;
}

} // namespace stf::plan
