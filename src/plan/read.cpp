#include "plan/read.h"

#include "document/format.h"
#include "pathway/overlay.h"
#include "pathway/read.h"
#include "pathway/validate.h"
#include "plan/care_io.h"
#include "json/read.h"

namespace stf::plan {

using base::FaultCode;
using json::Cursor;
using json::Object;

namespace {

using pathway::most_minutes;
constexpr std::int32_t most_occurrence = 1'000'000;

void read_at(Object& object, const pathway::Names& names, std::string& step, std::int32_t& occurrence) {
    object.required_with("step", [&](const Cursor& at) {
        if (json::read_id(at, step)) names.check_step(step, at);
    });
    object.integer("occurrence", occurrence, 0, most_occurrence);
}

void read_booked(const Cursor& at, Fact& out) {
    Object object(at);
    object.required("date", out.date);
    object.optional("time", out.time);
    object.integer("minutes", out.minutes, 0, most_minutes);
    object.done(&out.inner_extra);
}

void read_done(const Cursor& at, Fact& out) {
    Object object(at);
    object.required("date", out.date);
    object.optional("end", out.end);
    object.done(&out.inner_extra);
    if (out.end && *out.end < out.date)
        at.member("end").fault(FaultCode::end_before_start, {to_string(out.date), to_string(*out.end)});
}

void read_fact(const Cursor& at, const pathway::Names& names, Fact& out) {
    Object object(at);
    read_at(object, names, out.step, out.occurrence);
    int kinds = 0;
    object.optional_with("booked", [&](const Cursor& member) {
        ++kinds;
        out.kind = FactKind::booked;
        read_booked(member, out);
    });
    object.optional_with("done", [&](const Cursor& member) {
        ++kinds;
        out.kind = FactKind::done;
        read_done(member, out);
    });
    object.optional_with("dropped", [&](const Cursor& member) {
        bool dropped = false;
        if (json::read(member, dropped) && dropped) ++kinds;
    });
    object.done(&out.extra);
    if (object.ok() && kinds != 1) at.fault(FaultCode::no_fact);
}

void read_note(const Cursor& at, const pathway::Names& names, Note& out) {
    Object object(at);
    read_at(object, names, out.step, out.occurrence);
    object.required("text", out.text);
    object.done(&out.extra);
}

void read_tick(const Cursor& at, const pathway::Names& names, Tick& out) {
    Object object(at);
    read_at(object, names, out.step, out.occurrence);
    object.required_id("item", out.item);
    object.word("state", out.state, {"done", "not_done", "not_relevant"});
    object.done(&out.extra);
}

template <class T, class Read>
void read_list(Object& object, std::string_view key, std::vector<T>& out, Read read_entry) {
    object.optional_with(key, [&](const Cursor& at) {
        json::read_items(at, [&](const Cursor& item) { read_entry(item, out.emplace_back()); });
    });
}

void read_own(const Cursor& at, Course& out, pathway::Names& names) {
    Object object(at);
    object.optional_with("steps", [&](const Cursor& steps) {
        read(steps, out.own_steps);
        out.own_steps_raw = steps.value().items();
        for (std::size_t i = 0; i < out.own_steps.size(); ++i) names.add(out.own_steps[i], steps.item(i));
        for (std::size_t i = 0; i < out.own_steps.size(); ++i) names.check(out.own_steps[i], steps.item(i));
    });
    read_list(object, "rules", out.own_rules, [&](const Cursor& item, OwnRule& rule) {
        if (pathway::read_own_rule(item, rule.step, rule.rule, rule.pin) && !rule.step.empty())
            names.check_step(rule.step, item.member("step"));
        names.check(rule.rule, item);
        rule.raw = item.value();
    });
    object.done(&out.own_extra);
}

void read_anchors(const Cursor& at, Course& out) {
    if (!json::expect(at, json::Kind::object)) return;
    for (const json::Member& member : at.value().members()) {
        const Cursor anchor = at.child(member.key, member.value);
        if (!pathway::find(out.pathway->anchors, member.key))
            anchor.unknown_id("anchor", member.key, out.pathway->anchors);
        out.anchors.emplace_back(member.key, Day());
        read(anchor, out.anchors.back().second);
    }
}

void read_choices(const Cursor& at, Course& out) {
    if (!json::expect(at, json::Kind::object)) return;
    for (const json::Member& member : at.value().members()) {
        const Cursor choice = at.child(member.key, member.value);
        out.choices.emplace_back(member.key, std::string());
        std::string& option = out.choices.back().second;
        const pathway::Decision* decision = pathway::find(out.pathway->decisions, member.key);
        if (!decision)
            choice.unknown_id("decision", member.key, out.pathway->decisions);
        else if (json::read_id(choice, option) && !pathway::find(decision->options, option))
            choice.unknown_id("option", option, decision->options);
    }
}

// The national pathway beside its local versions, so that they can be changed and taken off again.
void read_local_versions(Object& base, Course& out) {
    base.optional_with("pathway", [&](const Cursor& member) {
        if (!document::check_envelope(member, document::pathway_format)) return;
        auto national = std::make_shared<pathway::Pathway>(pathway::read_content(member));
        national->raw = member.value();
        out.national = std::move(national);
    });
    base.optional_with("overlays", [&](const Cursor& member) {
        json::read_items(member, [&](const Cursor& item) {
            for (const base::Fault& fault : pathway::check_overlay(item.value()))
                if (!fault.warning) item.fault(fault.code, fault.args);
            out.overlays.push_back(std::make_shared<const json::Value>(item.value()));
        });
    });
    if (!out.overlays.empty() && !out.national) base.at().fault(FaultCode::missing_member, {"pathway"});
}

// Requires that the pathway's envelope was found good.
void read_course(const Cursor& at, Course& out, pathway::Pathway& pathway) {
    Object object(at);
    object.required_id("id", out.id);
    object.required_with("pathway", [&](const Cursor& member) { pathway = pathway::read_content(member); });
    object.optional_with("base", [&](const Cursor& member) {
        Object base(member);
        base.optional("id", out.base_id);
        base.optional("edition", out.base_edition);
        read_local_versions(base, out);
        base.done(&out.base_extra);
    });
    object.optional_with("anchors", [&](const Cursor& member) { read_anchors(member, out); });
    object.optional_with("choices", [&](const Cursor& member) { read_choices(member, out); });
    pathway::Names names(*out.pathway);
    object.optional_with("own", [&](const Cursor& member) { read_own(member, out, names); });
    read_list(
        object, "facts", out.facts, [&](const Cursor& item, Fact& fact) { read_fact(item, names, fact); });
    const auto words = [&](const Cursor& item, Note& note) { read_note(item, names, note); };
    read_list(object, "notes", out.notes.edit(), words);
    read_list(object, "questions", out.questions.edit(), words);
    read_list(object, "reasons", out.reasons.edit(), words);
    read_list(object, "earlier", out.earlier, [&](const Cursor& item, Fact& fact) {
        read_fact(item, names, fact);
    });
    read_list(
        object, "ticks", out.ticks, [&](const Cursor& item, Tick& tick) { read_tick(item, names, tick); });
    object.done(&out.extra);
}

void read_person(const Cursor& at, Person& out) {
    Object object(at);
    object.required_id("id", out.id);
    object.optional("name", out.name);
    object.optional("role", out.role);
    object.optional("actor", out.actor);
    object.optional("phone", out.phone);
    object.done(&out.extra);
}

void read_unavailable(const Cursor& at, Unavailable& out) {
    Object object(at);
    json::read_span(object, out.span);
    object.done(&out.extra);
}

void read_burden(const Cursor& at, Burden& out) {
    Object object(at);
    object.required_id("place", out.place);
    object.integer("weight", out.weight, 0, most_burden);
    object.done(&out.extra);
}

void read_accepted(const Cursor& at, const std::vector<Course>& courses, Accepted& out) {
    Object object(at);
    Reference& reference = out.reference;
    object.required_id("course", reference.course);
    object.required_id("step", reference.step);
    object.integer("occurrence", reference.occurrence, 0, most_occurrence);
    object.required("date", out.date);
    object.done(&out.extra);
    if (reference.course.empty() || reference.step.empty()) return;
    const Course* course = pathway::find(courses, reference.course);
    if (!course)
        at.member("course").unknown_id("course", reference.course, courses);
    else if (find_step(*course, reference.step) < 0)
        at.member("step").unknown_id("step", reference.step, course->pathway->steps);
}

// `pathways`: those of the courses, while they may still change.
using Pathways = std::vector<std::shared_ptr<pathway::Pathway>>;

void read_content(const Cursor& at, Plan& out, Pathways& pathways) {
    Object object(at);
    document::take_envelope(object);
    object.optional("id", out.id);
    object.optional("title", out.title);
    object.optional("example", out.example);
    object.optional_with("counter", [&](const Cursor& member) {
        std::int32_t counter = 0;
        if (json::read_integer(member, counter, 0, INT32_MAX)) out.counter = counter;
    });
    object.required_with("courses", [&](const Cursor& courses) {
        json::read_items(courses, [&](const Cursor& item) {
            Course& course = out.courses.emplace_back();
            const auto& pathway = pathways.emplace_back(std::make_shared<pathway::Pathway>());
            course.pathway = pathway;
            read_course(item, course, *pathway);
        });
        pathway::check_duplicates(out.courses, courses);
    });
    read_list(object, "people", out.people, read_person);
    read_list(object, "unavailable", out.unavailable, read_unavailable);
    read_list(object, "services", out.services, [](const Cursor& item, OwnService& own) {
        pathway::read(item, own.service);
        own.raw = item.value();
    });
    read_list(object, "burdens", out.burdens, read_burden);
    read_list(object, "accepted", out.accepted, [&](const Cursor& item, Accepted& accepted) {
        read_accepted(item, out.courses, accepted);
    });
    read_care(object, out);
    object.done(&out.extra);
}

// Old pathways inside the plan become new ones; false, with faults, if one is no pathway.
bool open_pathways(json::Value& file, base::Faults& faults) {
    json::Value* courses = file.find("courses");
    auto* items = courses ? std::get_if<json::Items>(&courses->data) : nullptr;
    if (!items) return true;
    bool good = true;
    const Cursor root(file, faults);
    const Cursor at = root.child("courses", *courses);
    for (std::size_t i = 0; i < items->size(); ++i) {
        json::Value* pathway = (*items)[i].find("pathway");
        if (!pathway) continue;
        const Cursor course = at.item(i);
        if (document::check_envelope(course.child("pathway", *pathway), document::pathway_format))
            *pathway = document::migrate(std::move(*pathway), document::pathway_format);
        else
            good = false;
    }
    return good;
}

// A plan's reader does not care what its pathway's author left undone.
void keep_own_warnings(base::Faults& faults) {
    base::Faults kept;
    for (base::Fault& fault : faults)
        if (!fault.warning || fault.code == FaultCode::unknown_member) kept.push_back(std::move(fault));
    faults = std::move(kept);
}

} // namespace

const pathway::Step* step_without_days(const Plan& plan) {
    std::vector<base::Span> unavailable;
    for (const Unavailable& entry : plan.unavailable) unavailable.push_back(entry.span);
    if (unavailable.empty()) return nullptr;
    for (const Course& course : plan.courses) {
        pathway::StepDays days(*course.pathway, unavailable);
        for (std::size_t i = 0; i < course.step_count(); ++i)
            if (!days.any(course.step(i))) return &course.step(i);
    }
    return nullptr;
}

base::Result<Plan> read(json::Value file) {
    auto opened = document::open(std::move(file), document::plan_format);
    if (!opened) return opened.faults();
    base::Faults faults;
    if (!open_pathways(*opened, faults)) return faults;
    const Cursor root(*opened, faults);
    Plan plan;
    Pathways pathways;
    read_content(root, plan, pathways);
    if (!base::any_fault(faults))
        if (const pathway::Step* step = step_without_days(plan))
            root.member("unavailable").fault(FaultCode::no_day_left, {step->id});
    keep_own_warnings(faults);
    base::sort_by_position(faults);
    if (base::any_fault(faults)) return faults;
    auto& courses = *std::get_if<json::Items>(&opened->find("courses")->data);
    for (std::size_t i = 0; i < courses.size(); ++i)
        pathways[i]->raw = std::move(*courses[i].find("pathway"));
    return {std::move(plan), std::move(faults)};
}

} // namespace stf::plan
