#include "exchange/fhir_foreign.h"

#include <algorithm>

#include "exchange/fhir_names.h"
#include "exchange/fhir_timing.h"
#include "exchange/zone.h"

namespace stf::exchange::fhir {

using base::Day;
using json::Value;

namespace {

constexpr std::string_view anchor_id = "start";
constexpr int deepest = 8;

void add_line(std::string& to, const std::string& line) {
    if (!line.empty()) to += (to.empty() ? "" : "\n") + line;
}

Value text_of(const std::string& text) {
    return object({{"nb", Value(text)}});
}

std::string days_text(int days) {
    return std::to_string(days) + " d";
}

std::optional<int> two_digits(const std::string& text, std::size_t at) {
    if (at + 2 > text.size() || text[at] < '0' || text[at] > '9' || text[at + 1] < '0' || text[at + 1] > '9')
        return std::nullopt;
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

struct Clock {
    Day day;
    int minutes = 0;
};

// "2026-05-12T09:30:00+02:00" on the wall in Norway.
std::optional<Clock> clock_in(const std::string& text) {
    const auto day = day_in(text);
    const auto hour = two_digits(text, 11), minute = two_digits(text, 14);
    if (!day || !hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    int minutes = *hour * 60 + *minute;
    const std::size_t zone = text.find_first_of("Z+-", 16);
    if (zone == std::string::npos) return Clock{*day, minutes};
    if (text[zone] != 'Z') {
        const auto off_hour = two_digits(text, zone + 1), off_minute = two_digits(text, zone + 4);
        if (!off_hour || !off_minute) return std::nullopt;
        minutes -= (text[zone] == '-' ? -1 : 1) * (*off_hour * 60 + *off_minute);
    }
    const auto settled = [](Clock at) {
        for (; at.minutes < 0; at.minutes += 1440) at.day = at.day - 1;
        for (; at.minutes >= 1440; at.minutes -= 1440) at.day = at.day + 1;
        return at;
    };
    Clock universal = settled({*day, minutes});
    return settled({universal.day, universal.minutes + oslo_hours(universal.day, universal.minutes) * 60});
}

// {value, code} as our own lag; hours round up to a day. "" if it is none that we know.
std::string lag_of(const Value* quantity) {
    if (!quantity) return {};
    const Value* value = quantity->find("value");
    if (!value || value->kind() != json::Kind::integer) return {};
    const std::int64_t n = value->integer();
    if (n < -10'000 || n > 10'000) return {};
    std::string code = text_at(*quantity, "code");
    if (code.empty()) code = text_at(*quantity, "unit");
    if (code == "a") return std::to_string(n * 12) + " mo";
    if (code == "h" || code == "min")
        return std::to_string(code == "h" ? (n + 23) / 24 : (n + 1439) / 1440) + " d";
    for (const std::string_view known : {"d", "wk", "mo", "arbeidsdag", "virkedag"})
        if (code == known) return std::to_string(n) + " " + code;
    return {};
}

} // namespace

Value booking_of(const Value& appointment) {
    const auto from = clock_in(text_at(appointment, "start"));
    if (!from) {
        const auto day = day_in(text_at(appointment, "start"));
        return day ? object({{"date", Value(to_string(*day))}}) : Value{json::Members()};
    }
    Value out = object({{"date", Value(to_string(from->day))}});
    out.set("time", to_string(base::TimeOfDay{static_cast<std::int16_t>(from->minutes)}));
    int minutes = 0;
    if (const Value* said = appointment.find("minutesDuration"))
        minutes = static_cast<int>(std::clamp<std::int64_t>(said->integer(), 0, 1440));
    else if (const auto to = clock_in(text_at(appointment, "end")))
        minutes = (to->day - from->day) * 1440 + to->minutes - from->minutes;
    if (minutes > 0 && minutes <= 1440) out.set("minutes", minutes);
    return out;
}

bool Foreign::is_used(const Value& resource) const {
    return std::find(used_->begin(), used_->end(), &resource) != used_->end();
}

std::string Foreign::who(const Value* references, const char* place) {
    std::string out;
    const auto add = [&](const Value& reference) {
        std::string name = text_at(reference, "display");
        const Value* resource = resources_.find(text_at(reference, "reference"));
        const bool patient = (resource && text_at(*resource, "resourceType") == "Patient") ||
            text_at(reference, "reference").find("Patient/") != std::string::npos;
        if (patient) return;
        if (name.empty() && resource) name = name_of(*resource);
        if (name.empty())
            not_read_.add(place);
        else
            out += (out.empty() ? "" : ", ") + name;
    };
    if (!references) return out;
    if (references->is_object()) add(*references);
    for (const Value& reference : references->items()) add(reference);
    return out;
}

// Who takes part, and where.
std::string Foreign::taking_part(const Value& appointment) {
    std::string out;
    if (const Value* list = appointment.find("participant"))
        for (const Value& one : list->items()) {
            const Value nobody{json::Members()};
            const Value* actor = one.find("actor");
            const std::string name = who(actor ? actor : &nobody, "Appointment.participant");
            out += (out.empty() || name.empty() ? "" : ", ") + name;
        }
    return out;
}

void Foreign::Activity::timing(const Value* timing, NotRead& not_read, Words words) {
    Timing found = timing_of(timing, not_read, words);
    if (!from) from = found.from;
    if (!to) to = found.to;
    if (repeat.members().empty()) repeat = std::move(found.repeat);
    add_line(explain, found.words);
}

void Foreign::appointment(const Value& resource, Activity& out) {
    not_read_.unless(
        resource,
        {"description", "serviceType", "start", "end", "minutesDuration", "comment", "patientInstruction",
         "supportingInformation", "participant", "requestedPeriod", "cancelationReason", "created"});
    add_line(out.explain, taking_part(resource));
    add_line(out.explain, text_at(resource, "comment"));
    add_line(out.explain, text_at(resource, "patientInstruction"));
    add_line(out.explain, concept_text(resource.find("cancelationReason")));
    const bool called_off = out.status == "cancelled" || out.status == "noshow";
    if (called_off)
        out.earlier = booking_of(resource);
    else if (out.status != "proposed" && out.status != "pending" && out.status != "waitlist")
        out.booked = booking_of(resource);
    if (out.status == "fulfilled") out.status = "completed";
    out.from = out.to = day_in(text_at(resource, "start"));
    if (!out.from) {
        out.from = day_in(text_path(resource, {"requestedPeriod", "start"}));
        out.to = day_in(text_path(resource, {"requestedPeriod", "end"}));
    }
    if (out.status == "noshow") out.to.reset(); // another one may be found, from then on
}

void Foreign::request(const Value& resource, Activity& out) {
    const std::string& type = text_at(resource, "resourceType");
    not_read_.unless(
        resource,
        {"description",
         "code",
         "title",
         "note",
         "executionPeriod",
         "occurrencePeriod",
         "occurrenceDateTime",
         "occurrenceTiming",
         "restriction",
         "basedOn",
         "for",
         "authoredOn",
         "lastModified",
         "patientInstruction",
         "medicationCodeableConcept",
         "dosageInstruction",
         "payload",
         "performer",
         "owner",
         "doNotPerform"});
    add_line(out.explain, text_at(resource, "patientInstruction"));
    for (const std::string_view key : {"executionPeriod", "occurrencePeriod"}) {
        if (!out.from) out.from = day_in(text_path(resource, {key, "start"}));
        if (!out.to) out.to = day_in(text_path(resource, {key, "end"}));
    }
    if (!out.from) out.from = out.to = day_in(text_at(resource, "occurrenceDateTime"));
    if (!out.from) out.from = day_in(text_path(resource, {"restriction", "period", "start"}));
    if (!out.to) out.to = day_in(text_path(resource, {"restriction", "period", "end"}));
    out.timing(resource.find("occurrenceTiming"), not_read_, words_);
    if (const Value* doses = resource.find("dosageInstruction"))
        for (const Value& dose : doses->items()) {
            add_line(out.explain, text_at(dose, "text"));
            // The text says it already; a dose is no step that comes again.
            if (text_at(dose, "text").empty() && dose.find("timing"))
                add_line(out.explain, timing_of(dose.find("timing"), not_read_, words_).words);
        }
    for (const char* key : {"performer", "owner"})
        add_line(out.explain, who(resource.find(key), (type + "." + key).c_str()));
}

Foreign::Activity Foreign::activity_of(const Value& resource, const std::string& name) {
    Activity out;
    const std::string& type = text_at(resource, "resourceType");
    out.title = text_at(resource, "description");
    out.status = text_at(resource, "status");
    if (out.title.empty()) out.title = concept_text(resource.find("code"));
    if (out.title.empty()) out.title = concept_text(resource.find("serviceType"));
    if (out.title.empty()) out.title = text_at(resource, "title");
    if (out.title.empty()) out.title = name;
    if (out.title.empty()) out.title = concept_text(resource.find("medicationCodeableConcept"));
    if (out.title.empty()) out.title = text_path(resource, {"payload", "contentString"});
    if (out.title.empty()) out.title = type;
    if (const Value* notes = resource.find("note"))
        for (const Value& note : notes->items()) add_line(out.explain, text_at(note, "text"));
    if (type == "Appointment")
        appointment(resource, out);
    else
        request(resource, out);
    avoided(resource, out);
    return out;
}

Foreign::Activity Foreign::detail_of(const Value& detail) {
    const std::string place = "CarePlan.activity.detail";
    not_read_.unless(
        detail, place,
        {"kind", "code", "description", "status", "scheduledPeriod", "scheduledString", "scheduledTiming",
         "performer", "location", "doNotPerform"});
    Activity out;
    out.title = concept_text(detail.find("code"));
    out.explain = text_at(detail, "description");
    if (out.title.empty()) std::swap(out.title, out.explain);
    if (out.title.empty()) out.title = words_("fhir.step");
    out.status = text_at(detail, "status");
    out.from = day_in(text_path(detail, {"scheduledPeriod", "start"}));
    out.to = day_in(text_path(detail, {"scheduledPeriod", "end"}));
    add_line(out.explain, text_at(detail, "scheduledString"));
    out.timing(detail.find("scheduledTiming"), not_read_, words_);
    add_line(out.explain, who(detail.find("performer"), "CarePlan.activity.detail.performer"));
    add_line(out.explain, who(detail.find("location"), "CarePlan.activity.detail.location"));
    avoided(detail, out);
    return out;
}

void Foreign::avoided(const Value& resource, Activity& out) const {
    const Value* forbidden = resource.find("doNotPerform");
    out.avoid = forbidden && forbidden->boolean();
    if (out.avoid) out.title = filled(words_("fhir.avoid"), "what", out.title);
}

// What is to be avoided, as words: as a step it would say the opposite. Nothing of what is over.
std::string Foreign::take_avoided(std::vector<Activity>& activities) {
    std::string out;
    std::erase_if(activities, [&](const Activity& one) {
        if (!one.avoid) return false;
        constexpr std::string_view over[] = {"completed", "cancelled", "stopped", "revoked"};
        if (std::find(std::begin(over), std::end(over), one.status) != std::end(over)) {
            not_read_.add("doNotPerform");
            return true;
        }
        add_line(out, one.title);
        add_line(out, one.explain);
        if (one.from || one.to) not_read_.add("doNotPerform.period");
        return true;
    });
    return out;
}

// The steps hang on one day, as many days after it as they stand in the file.
void Foreign::course(
    const std::string& id, const std::string& title, std::optional<Day> start, const std::string& about,
    const std::vector<Activity>& activities, const std::string& publisher) {
    for (const Activity& one : activities)
        if (one.from && (!start || *one.from < *start)) start = one.from;
    const std::string name = title.empty() ? words_("fhir.plan") : title;
    Value pathway = object(
        {{"format", Value("stifinner/pathway")},
         {"version", Value(1)},
         {"id", Value(id)},
         {"title", text_of(name)}});
    if (!about.empty()) pathway.set("about", text_of(about));
    Value edition =
        object({{"date", Value(start ? to_string(*start) : "2000")}, {"publisher", Value(publisher)}});
    pathway.set("edition", std::move(edition));
    pathway.set("sources", array({object({{"id", Value("fhir")}, {"title", Value(name)}})}));
    pathway.set(
        "anchors", array({object({{"id", Value(anchor_id)}, {"title", text_of(words_("fhir.anchor"))}})}));
    pathway.set(
        "lanes",
        array({object(
            {{"id", Value("fhir")},
             {"title", text_of(words_("fhir.lane"))},
             {"level", Value("municipal")}})}));
    Value steps{json::Items()}, facts{json::Items()}, earlier{json::Items()};
    for (std::size_t i = 0; i < activities.size(); ++i) {
        const Activity& one = activities[i];
        const std::string step_id = "a" + std::to_string(i + 1);
        Value rule = object(
            {{"of", Value(anchor_id)},
             {"min", Value(days_text(one.from && start ? std::max(0, *one.from - *start) : 0))},
             {"strength", Value("local")},
             {"source", Value("fhir")}});
        if (one.to && start && *one.to >= one.from.value_or(*start))
            rule.set("max", days_text(*one.to - *start));
        Value step = object(
            {{"id", Value(step_id)},
             {"title", text_of(one.title)},
             {"lane", Value("fhir")},
             {"source", Value("fhir")}});
        if (!one.explain.empty()) step.set("explain", text_of(one.explain));
        step.set("after", array({std::move(rule)}));
        if (!one.repeat.members().empty()) step.set("repeat", one.repeat);
        steps.add(std::move(step));
        Value fact = object({{"step", Value(step_id)}});
        if (one.status == "completed" && (one.from || one.to))
            fact.set("done", object({{"date", Value(to_string(one.to ? *one.to : *one.from))}}));
        else if (one.status == "cancelled" || one.status == "stopped" || one.status == "revoked")
            fact.set("dropped", true);
        else if (!one.booked.members().empty())
            fact.set("booked", one.booked);
        if (fact.members().size() > 1) facts.add(std::move(fact));
        if (!one.earlier.members().empty())
            earlier.add(object({{"step", Value(step_id)}, {"booked", one.earlier}}));
    }
    pathway.set("steps", std::move(steps));
    Value anchors{json::Members()};
    if (start) anchors.set(anchor_id, to_string(*start));
    Value course = object({{"id", Value("fhir-" + std::to_string(++made_))}});
    course.set("pathway", std::move(pathway));
    course.set("anchors", std::move(anchors));
    course.set("facts", std::move(facts));
    if (!earlier.items().empty()) course.set("earlier", std::move(earlier));
    plan_->find("courses")->add(std::move(course));
}

void Foreign::care_plan(const Value& care) {
    used_->push_back(&care);
    not_read_.unless(
        care,
        {"title", "description", "period", "created", "activity", "careTeam", "author", "note", "goal",
         "addresses"});
    std::vector<Activity> activities;
    if (const Value* list = care.find("activity"))
        for (const Value& activity : list->items()) {
            if (const Value* detail = activity.find("detail")) {
                activities.push_back(detail_of(*detail));
                continue;
            }
            const std::string reference = text_path(activity, {"reference", "reference"});
            const Value* resource = resources_.find(reference);
            const std::string name = text_path(activity, {"reference", "display"});
            if (!resource) { // it lies elsewhere; its name may stand here
                not_read_.add("CarePlan.activity");
                if (!name.empty()) activities.push_back({.title = name});
            } else if (!is_used(*resource) && text_at(*resource, "status") != "entered-in-error") {
                used_->push_back(resource);
                activities.push_back(activity_of(*resource, name));
            }
        }
    zones(care, activities);
    std::string about = text_at(care, "description");
    if (const Value* notes = care.find("note"))
        for (const Value& note : notes->items()) add_line(about, text_at(note, "text"));
    add_line(about, take_avoided(activities));
    const std::string& title = text_at(care, "title");
    if (activities.empty() && (plan_->find("worse") || !about.empty())) { // nothing to do on any day: words
        if (!plan_->find("title") && !title.empty()) plan_->set("title", title);
        if (!about.empty()) {
            Value matters = plan_->find("matters") ? *plan_->find("matters") : Value{json::Members()};
            std::string words = text_at(matters, "words");
            add_line(words, about);
            matters.set("words", words);
            plan_->set("matters", std::move(matters));
        }
        return;
    }
    course(
        text_at(care, "id").empty() ? "fhir" : text_at(care, "id"), title,
        day_in(text_path(care, {"period", "start"})), about, activities,
        text_path(care, {"author", "display"}));
}

// A plan may say what to do in a zone: it addresses a Condition whose severity is the zone's colour.
void Foreign::zones(const Value& care, std::vector<Activity>& activities) {
    const Value* addressed = care.find("addresses");
    if (!addressed) return;
    std::string only; // the zone, if there is one
    int count = 0;
    Value worse = plan_->find("worse") ? *plan_->find("worse") : Value{json::Members()};
    const auto add = [&](const std::string& zone, std::string_view key, const std::string& words) {
        if (words.empty()) return;
        if (!worse.find(zone)) worse.set(zone, Value{json::Members()});
        Value& at = *worse.find(zone);
        const std::string before = text_at(at, key);
        if (before.find(words) == std::string::npos)
            at.set(key, before + (before.empty() ? "" : "\n") + words);
    };
    for (const Value& one : addressed->items()) {
        const Value* condition = resources_.find(text_at(one, "reference"));
        const std::string zone = condition ? text_path(*condition, {"severity", "coding", "code"}) : "";
        if (zone != "green" && zone != "yellow" && zone != "red") {
            not_read_.add("CarePlan.addresses");
            continue;
        }
        ++count;
        only = zone;
        used_->push_back(condition);
        add(zone, "signs", concept_text(condition->find("code")));
        if (const Value* notes = condition->find("note"))
            for (const Value& note : notes->items()) add(zone, "actions", text_at(note, "text"));
    }
    if (count == 1)
        std::erase_if(activities, [&](const Activity& one) {
            if (one.from || one.to || !one.booked.members().empty()) return false;
            add(only, "actions", one.title);
            add(only, "actions", one.explain);
            return true;
        });
    if (count > 0) plan_->set("worse", std::move(worse));
}

void Foreign::definition_steps(const Value& actions, Value& steps, std::vector<std::string>& ids, int depth) {
    for (const Value& action : actions.items()) {
        std::string id = text_at(action, "id");
        if (id.empty() || std::find(ids.begin(), ids.end(), id) != ids.end() || id == anchor_id)
            id = "step-" + std::to_string(ids.size() + 1);
        std::string title = text_at(action, "title");
        if (title.empty()) title = text_at(action, "textEquivalent");
        if (title.empty()) title = text_at(action, "description");
        if (title.empty()) title = concept_text(action.find("code"));
        if (!title.empty()) {
            ids.push_back(id);
            Value step = object({{"id", Value(id)}, {"title", text_of(title)}, {"lane", Value("fhir")}});
            if (const std::string& explain = text_at(action, "description");
                !explain.empty() && explain != title)
                step.set("explain", text_of(explain));
            if (const Value* related = action.find("relatedAction"))
                for (const Value& one : related->items()) {
                    const std::string relationship = text_at(one, "relationship");
                    const Value* range = one.find("offsetRange");
                    const Value* duration = one.find("offsetDuration");
                    const std::string low = lag_of(range ? range->find("low") : duration),
                                      high = lag_of(range ? range->find("high") : nullptr);
                    if (!relationship.starts_with("after") || (range && low.empty() && high.empty())) {
                        not_read_.add("PlanDefinition.action.relatedAction");
                        continue;
                    }
                    Value rule = object({{"of", Value(text_at(one, "actionId"))}});
                    if (relationship == "after-end") rule.set("edge", "end");
                    if (!low.empty() || high.empty()) rule.set("min", low.empty() ? "0 d" : low);
                    if (!high.empty()) rule.set("max", high);
                    rule.set("strength", "local");
                    rule.set("source", "fhir");
                    append(step, "after", std::move(rule));
                }
            steps.add(std::move(step));
            for (const std::string_view key : {"condition", "timingTiming", "trigger"})
                if (action.find(key)) not_read_.add("PlanDefinition.action." + std::string(key));
        }
        if (const Value* inner = action.find("action"); inner && depth < deepest)
            definition_steps(*inner, steps, ids, depth + 1);
    }
}

void Foreign::definition(const Value& definition) {
    const Value* actions = definition.find("action");
    if (!actions) return;
    used_->push_back(&definition);
    not_read_.unless(
        definition, {"title", "name", "action", "publisher", "version", "date", "url", "description"});
    const std::string& title = text_at(definition, "title");
    course(
        text_at(definition, "id").empty() ? "fhir" : text_at(definition, "id"),
        title.empty() ? text_at(definition, "name") : title, std::nullopt, text_at(definition, "description"),
        {}, text_at(definition, "publisher"));
    Value steps{json::Items()};
    std::vector<std::string> ids;
    definition_steps(*actions, steps, ids, 0);
    // A rule of what is no step here would make the pathway unreadable; a step without rules hangs on the
    // start.
    for (Value& step : *std::get_if<json::Items>(&steps.data)) {
        Value kept{json::Items()};
        if (const Value* rules = step.find("after"))
            for (const Value& rule : rules->items()) {
                const std::string& of = text_at(rule, "of");
                if (std::find(ids.begin(), ids.end(), of) != ids.end() && of != text_at(step, "id"))
                    kept.add(rule);
                else
                    not_read_.add("PlanDefinition.action.relatedAction");
            }
        if (kept.items().empty())
            kept.add(object(
                {{"of", Value(anchor_id)},
                 {"min", Value("0 d")},
                 {"strength", Value("local")},
                 {"source", Value("fhir")}}));
        step.set("after", std::move(kept));
    }
    auto& courses = *std::get_if<json::Items>(&plan_->find("courses")->data);
    courses.back().find("pathway")->set("steps", std::move(steps));
}

// Tasks and appointments that belong to no care plan.
void Foreign::loose() {
    std::vector<Activity> activities;
    for (const Resources::Entry& entry : resources_.list) {
        const std::string& type = text_at(*entry.resource, "resourceType");
        if (type != "Task" && type != "Appointment" && type != "ServiceRequest") continue;
        if (is_used(*entry.resource) || text_at(*entry.resource, "status") == "entered-in-error") continue;
        used_->push_back(entry.resource);
        activities.push_back(activity_of(*entry.resource, {}));
    }
    const std::string avoided = take_avoided(activities);
    if (!activities.empty() || !avoided.empty())
        course("fhir-loose", words_("fhir.loose"), std::nullopt, avoided, activities, "");
}

void Foreign::courses(std::vector<const Value*>& used, Value& plan) {
    used_ = &used;
    plan_ = &plan;
    for (const Resources::Entry& entry : resources_.list)
        if (text_at(*entry.resource, "resourceType") == "CarePlan" && !is_used(*entry.resource))
            care_plan(*entry.resource);
    for (const Resources::Entry& entry : resources_.list)
        if (text_at(*entry.resource, "resourceType") == "PlanDefinition" && !is_used(*entry.resource))
            definition(*entry.resource);
    loose();
}

} // namespace stf::exchange::fhir
