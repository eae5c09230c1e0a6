#include "exchange/fhir_care.h"

#include "exchange/fhir_names.h"
#include "exchange/fhir_timing.h"
#include "plan/read.h"

namespace stf::exchange::fhir {

using json::Value;

namespace {

constexpr std::string_view category_system = "http://terminology.hl7.org/CodeSystem/observation-category";
constexpr std::string_view scope_system = "http://terminology.hl7.org/CodeSystem/consentscope";

class CareWriter {
public:
    CareWriter(const plan::Plan& plan, Words words) : plan_(plan), words_(words) {}

    std::vector<Value> write() {
        for (const plan::Goal& goal : plan_.matters.goals)
            out_.push_back(goal_of("goal", goal.id, goal.text));
        for (const plan::Activity& activity : plan_.matters.activities) activity_of(activity);
        for (const plan::Consent& consent : plan_.consents) consent_of(consent);
        return std::move(out_);
    }

private:
    std::string id(std::string_view kind, const std::string& name) const {
        return uuid(plan_.id + "\n" + std::string(kind) + "\n" + name);
    }
    static Value text(const std::string& words) { return object({{"text", Value(clean(words))}}); }
    Value subject() const { return object({{"display", Value(words_("fhir.subject"))}}); }

    Value goal_of(std::string_view kind, const std::string& name, const std::string& words) const {
        Value out = object({{"resourceType", Value("Goal")}, {"id", Value(id(kind, name))}});
        out.set(
            "identifier",
            array(
                {object({{"system", Value(std::string(urn) + std::string(kind))}, {"value", Value(name)}})}));
        out.set("lifecycleStatus", "active");
        out.set("description", text(clean(words).empty() ? "-" : words));
        out.set("subject", subject());
        return out;
    }

    // An activity of the patient-specific functional scale is a goal with an observation for each answer.
    void activity_of(const plan::Activity& activity) {
        Value goal = goal_of("activity", activity.id, activity.text);
        extend(goal, "of-goal", "valueString", Value(activity.goal));
        for (const plan::StepLink& link : activity.steps) {
            Value one = object({{"url", Value(std::string(urn) + "serves")}});
            append(one, "extension", object({{"url", Value("course")}, {"valueString", Value(link.course)}}));
            append(one, "extension", object({{"url", Value("step")}, {"valueString", Value(link.step)}}));
            append(goal, "extension", std::move(one));
        }
        const std::string goal_id = text_at(goal, "id");
        out_.push_back(std::move(goal));
        for (const plan::Score& score : activity.scores) {
            const std::string day = to_string(score.date);
            Value out = object(
                {{"resourceType", Value("Observation")},
                 {"id", Value(id("score", activity.id + "\n" + day))}});
            out.set("status", "final");
            out.set(
                "category",
                array({object(
                    {{"coding",
                      array({object({{"system", Value(category_system)}, {"code", Value("survey")}})})}})}));
            out.set("code", text(words_("fhir.psfs") + ": " + activity.text));
            out.set("subject", subject());
            out.set("focus", array({object({{"reference", Value("urn:uuid:" + goal_id)}})}));
            out.set("effectiveDateTime", day);
            out.set("valueInteger", score.value);
            out.set(
                "referenceRange",
                array({object(
                    {{"low", object({{"value", Value(plan::least_score)}})},
                     {"high", object({{"value", Value(plan::most_score)}})},
                     {"text", Value(words_("fhir.psfs_ends"))}})}));
            out_.push_back(std::move(out));
        }
    }

    void consent_of(const plan::Consent& consent) {
        Value out = object({{"resourceType", Value("Consent")}, {"id", Value(id("consent", consent.id))}});
        extend(out, "person", "valueString", Value(consent.person));
        for (const plan::Topic topic : consent.what)
            extend(out, "topic", "valueCode", Value(plan::word(topic)));
        if (consent.withdrawn) extend(out, "withdrawn", "valueDate", to_string(*consent.withdrawn));
        out.set(
            "identifier",
            array({object({{"system", Value(std::string(urn) + "consent")}, {"value", Value(consent.id)}})}));
        out.set("status", consent.withdrawn ? "inactive" : "active");
        out.set(
            "scope",
            object(
                {{"coding",
                  array({object({{"system", Value(scope_system)}, {"code", Value("patient-privacy")}})})}}));
        out.set(
            "category",
            array({object(
                {{"coding",
                  array({object({{"system", Value("http://loinc.org")}, {"code", Value("59284-0")}})})}})}));
        out.set("patient", subject());
        out.set("dateTime", to_string(consent.from));
        out.set("policyRule", text(words_("fhir.consent")));
        Value period = object({{"start", Value(to_string(consent.from))}});
        if (consent.until) period.set("end", to_string(*consent.until));
        Value provision = object({{"type", Value("permit")}, {"period", std::move(period)}});
        if (!clean(consent.name).empty())
            provision.set(
                "actor",
                array({object(
                    {{"role", text(words_("fhir.receiver"))},
                     {"reference", object({{"display", Value(clean(consent.name))}})}})}));
        out.set("provision", std::move(provision));
        out_.push_back(std::move(out));
    }

    const plan::Plan& plan_;
    Words words_;
    std::vector<Value> out_;
};

std::string identifier_of(const Value& resource, std::string_view system) {
    const Value* list = resource.find("identifier");
    if (list)
        for (const Value& one : list->items())
            if (text_at(one, "system") == std::string(urn) + std::string(system))
                return text_at(one, "value");
    return {};
}

// Every extension of that name.
template <class Each>
void extensions(const Value& element, std::string_view name, Each each) {
    const Value* list = element.find("extension");
    if (!list) return;
    for (const Value& one : list->items())
        if (text_at(one, "url") == std::string(urn) + std::string(name)) each(one);
}

// "< 140 mmHg"
std::string quantity_text(const Value& quantity) {
    const Value* value = quantity.find("value");
    if (!value || (value->kind() != json::Kind::integer && value->kind() != json::Kind::number)) return {};
    const std::string& comparator = text_at(quantity, "comparator");
    std::string unit = text_at(quantity, "unit");
    if (unit.empty()) unit = text_at(quantity, "code");
    return comparator + (comparator.empty() ? "" : " ") + json::write(*value) + (unit.empty() ? "" : " ") +
        unit;
}

// How far, and by when: "Blodtrykk: under 140, innen 31. august 2026".
std::string targets(const Value& goal, NotRead& not_read, Words words) {
    std::string out;
    const Value* list = goal.find("target");
    if (!list) return out;
    for (const Value& target : list->items()) {
        not_read.unless(
            target, "Goal.target",
            {"measure", "detailQuantity", "detailString", "detailCodeableConcept", "dueDate"});
        std::string far = text_at(target, "detailString");
        if (far.empty()) far = concept_text(target.find("detailCodeableConcept"));
        if (const Value* quantity = target.find("detailQuantity")) far = quantity_text(*quantity);
        const std::string measure = concept_text(target.find("measure"));
        if (!measure.empty()) far = measure + (far.empty() ? "" : ": ") + far;
        if (const auto due = day_in(text_at(target, "dueDate")))
            far += (far.empty() ? "" : ", ") + filled(words("fhir.by"), "date", date_words(*due, words));
        if (!far.empty()) out += (out.empty() ? "" : "; ") + far;
    }
    return out;
}

void read_goal(
    const Resources& resources, const Value& goal, std::vector<const Value*>& used, NotRead& not_read,
    Value& matters, Words in_words) {
    used.push_back(&goal);
    not_read.unless(goal, {"lifecycleStatus", "description", "target"});
    const std::string activity = identifier_of(goal, "activity"), own = identifier_of(goal, "goal");
    std::string name = activity.empty() ? own : activity;
    if (name.empty()) name = "goal-" + std::to_string(used.size());
    Value out = object({{"id", Value(name)}});
    std::string words = concept_text(goal.find("description"));
    const std::string how_far = targets(goal, not_read, in_words);
    if (!how_far.empty()) words += words.empty() ? how_far : " (" + how_far + ")";
    const std::string of_goal = extension_text(goal, "of-goal", "valueString");
    if (!of_goal.empty()) out.set("goal", of_goal);
    if (words != "-" && !words.empty()) out.set("text", words);
    if (activity.empty()) return append(matters, "goals", std::move(out));
    for (const Resources::Entry& entry : resources.list) {
        const Value& score = *entry.resource;
        if (text_at(score, "resourceType") != "Observation" ||
            resources.find(text_path(score, {"focus", "reference"})) != &goal)
            continue;
        const auto day = day_in(text_at(score, "effectiveDateTime"));
        const Value* value = score.find("valueInteger");
        if (!day || !value || value->integer() < plan::least_score || value->integer() > plan::most_score)
            continue;
        used.push_back(&score);
        append(out, "scores", object({{"date", Value(to_string(*day))}, {"score", Value(value->integer())}}));
    }
    extensions(goal, "serves", [&](const Value& one) {
        append(
            out, "steps",
            object(
                {{"course", Value(extension_text(one, "course", "valueString"))},
                 {"step", Value(extension_text(one, "step", "valueString"))}}));
    });
    append(matters, "activities", std::move(out));
}

} // namespace

std::vector<Value> care_resources(const plan::Plan& plan, Words words) {
    return CareWriter(plan, words).write();
}

Value care_rest(const plan::Plan& plan) {
    plan::Plan rest;
    rest.owner = plan.owner;
    rest.worse = plan.worse;
    rest.assigned = plan.assigned;
    rest.copy_of = plan.copy_of;
    rest.shared_with = plan.shared_with;
    rest.relative_note = plan.relative_note;
    rest.burdens = plan.burdens;
    rest.matters.words = plan.matters.words;
    Value out{json::Members()};
    const Value file = plan::write(rest);
    for (const std::string_view key :
         {"owner", "worse", "assigned", "copy_of", "shared_with", "relative_note", "matters", "burdens"})
        if (const Value* member = file.find(key)) out.set(key, *member);
    return out;
}

void read_care(
    const Resources& resources, std::vector<const Value*>& used, NotRead& not_read, Value& plan,
    Words words) {
    Value matters = plan.find("matters") ? *plan.find("matters") : Value{json::Members()};
    for (const Resources::Entry& entry : resources.list) {
        const Value& resource = *entry.resource;
        const std::string& type = text_at(resource, "resourceType");
        if (type == "Goal") read_goal(resources, resource, used, not_read, matters, words);
        const std::string consent = type == "Consent" ? identifier_of(resource, "consent") : std::string();
        const auto from = day_in(text_path(resource, {"provision", "period", "start"}));
        if (consent.empty() || !from)
            continue; // another system's consent is between the person and that system
        used.push_back(&resource);
        Value out = object(
            {{"id", Value(consent)},
             {"person", Value(extension_text(resource, "person", "valueString"))},
             {"name", Value(text_path(resource, {"provision", "actor", "reference", "display"}))}});
        Value what{json::Items()};
        extensions(resource, "topic", [&](const Value& one) { what.add(Value(text_at(one, "valueCode"))); });
        out.set("what", std::move(what));
        out.set("from", to_string(*from));
        if (const auto until = day_in(text_path(resource, {"provision", "period", "end"})))
            out.set("until", to_string(*until));
        if (const std::string day = extension_text(resource, "withdrawn", "valueDate"); !day.empty())
            out.set("withdrawn", day);
        append(plan, "consents", std::move(out));
    }
    if (!matters.members().empty()) plan.set("matters", std::move(matters));
}

} // namespace stf::exchange::fhir
