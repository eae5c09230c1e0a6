// A bundle becomes the JSON of a plan, which the plan's own reader then judges.
#include <algorithm>

#include "exchange/fhir.h"
#include "exchange/fhir_care.h"
#include "exchange/fhir_foreign.h"
#include "exchange/fhir_names.h"
#include "plan/read.h"

namespace stf::exchange {

using json::Value;
using namespace fhir;

namespace fhir {

const Value* member_path(const Value& of, std::initializer_list<std::string_view> keys) {
    const Value* at = &of;
    for (const std::string_view key : keys) {
        at = at ? at->find(key) : nullptr;
        if (at && at->is_array()) at = at->items().empty() ? nullptr : &at->items().front();
    }
    return at;
}

std::string text_path(const Value& of, std::initializer_list<std::string_view> keys) {
    const Value* found = member_path(of, keys);
    return found ? found->string() : std::string();
}

std::optional<base::Day> day_in(const std::string& date_time) { // the day as it stands there
    return date_time.size() < 10 ? std::nullopt : base::parse_day(std::string_view(date_time).substr(0, 10));
}

std::string concept_text(const Value* concept_value) {
    if (!concept_value) return {};
    const Value& one = concept_value->is_array() && !concept_value->items().empty()
        ? concept_value->items().front()
        : *concept_value;
    std::string text = text_at(one, "text");
    if (text.empty()) text = text_path(one, {"coding", "display"});
    if (text.empty()) text = text_path(one, {"coding", "code"});
    return text;
}

std::string name_of(const Value& resource) {
    const Value* name = resource.find("name");
    if (!name) return {};
    if (name->kind() == json::Kind::string) return name->string(); // an organisation's
    std::string text = text_path(resource, {"name", "text"});
    if (!text.empty() || name->items().empty()) return text;
    const Value& first = name->items().front();
    if (const Value* given = first.find("given"))
        for (const Value& one : given->items()) text += (text.empty() ? "" : " ") + one.string();
    const std::string& family = text_at(first, "family");
    return text + (text.empty() || family.empty() ? "" : " ") + family;
}

Resources::Resources(const Value& file) {
    const auto put = [&](const Value& resource, std::string url) {
        const std::string& id = text_at(resource, "id");
        list.push_back(
            {&resource, std::move(url),
             id.empty() ? std::string() : text_at(resource, "resourceType") + "/" + id});
    };
    if (text_at(file, "resourceType") != "Bundle") {
        put(file, "");
        return;
    }
    const Value* entries = file.find("entry");
    if (!entries) return;
    for (const Value& entry : entries->items()) {
        const Value* resource = entry.find("resource");
        if (resource && resource->is_object() && list.size() < most_resources)
            put(*resource, text_at(entry, "fullUrl"));
    }
}

const Value* Resources::find(const std::string& reference) const {
    if (reference.empty()) return nullptr;
    for (const Entry& entry : list)
        if (entry.url == reference ||
            (!entry.name.empty() && reference.ends_with(entry.name) &&
             (reference.size() == entry.name.size() ||
              reference[reference.size() - entry.name.size() - 1] == '/')))
            return entry.resource;
    return nullptr;
}

void NotRead::add(const std::string& what, int times) {
    if (times <= 0) return;
    for (auto& [name, count] : found_)
        if (name == what) {
            count += times;
            return;
        }
    if (found_.size() < 200) found_.emplace_back(what, times);
}

void NotRead::unless(const Value& resource, std::initializer_list<std::string_view> known) {
    unless(resource, text_at(resource, "resourceType"), known);
}

void NotRead::unless(
    const Value& of, const std::string& name, std::initializer_list<std::string_view> known) {
    for (const json::Member& member : of.members()) {
        constexpr std::string_view always[] = {
            "resourceType", "id",        "meta",    "text",   "language", "implicitRules",
            "identifier",   "extension", "subject", "status", "intent"};
        const auto in = [&](const auto& names) {
            return std::find(names.begin(), names.end(), member.key) != names.end();
        };
        if (std::find(std::begin(always), std::end(always), member.key) != std::end(always) || in(known) ||
            member.key.starts_with('_'))
            continue;
        add(name + "." + member.key);
    }
}

std::vector<std::string> NotRead::lines() const {
    std::vector<std::string> out;
    for (const auto& [name, count] : found_) out.push_back(name + " (" + std::to_string(count) + ")");
    return out;
}

} // namespace fhir

namespace {

struct At {
    std::string step;
    std::int64_t occurrence = 0;
};

std::optional<At> at_of(const Value& element) {
    const Value* at = extension_of(element, "at");
    if (!at) return std::nullopt;
    At out{.step = extension_text(*at, "step", "valueString")};
    if (const Value* occurrence = extension_of(*at, "occurrence"))
        if (const Value* value = occurrence->find("valueInteger")) out.occurrence = value->integer();
    if (out.step.empty()) return std::nullopt;
    return out;
}

void put_at(Value& out, const At& at) {
    out.set("step", at.step);
    if (at.occurrence != 0) out.set("occurrence", at.occurrence);
}

// Every extension of that name.
template <class Each>
void extensions(const Value& element, std::string_view name, Each each) {
    const Value* list = element.find("extension");
    if (!list) return;
    for (const Value& one : list->items())
        if (text_at(one, "url") == std::string(urn) + std::string(name)) each(one);
}

std::string identifier_of(const Value& resource, std::string_view system) {
    const Value* list = resource.find("identifier");
    if (!list) return {};
    const auto matches = [&](const Value& one) {
        return text_at(one, "system") == std::string(urn) + std::string(system);
    };
    if (list->is_object()) return matches(*list) ? text_at(*list, "value") : std::string();
    for (const Value& one : list->items())
        if (matches(one)) return text_at(one, "value");
    return {};
}

class Reader {
public:
    Reader(const Value& file, Words words) : file_(file), resources_(file), words_(words) {}

    FhirRead read() {
        FhirRead out;
        Value plan = object(
            {{"format", Value("stifinner/plan")},
             {"version", Value(1)},
             {"id", Value(identifier_of(file_, "plan"))}});
        plan.set("courses", Value{json::Items()});
        plan_ = &plan;
        for (const Resources::Entry& entry : resources_.list)
            if (text_at(*entry.resource, "resourceType") == "CarePlan" &&
                !identifier_of(*entry.resource, "course").empty())
                own_course(*entry.resource);
        Foreign foreign(resources_, not_read_, words_);
        foreign.courses(used_, plan);
        people();
        read_care(resources_, used_, not_read_, plan, words_);
        rest();
        out.not_read = not_read_.lines();
        if (plan.find("courses")->items().empty() && !plan.find("people") && !plan.find("worse") &&
            !plan.find("matters"))
            return out;
        auto read = plan::read(std::move(plan));
        if (read)
            out.plan = std::move(*read);
        else
            out.faults = read.faults();
        return out;
    }

private:
    void use(const Value& resource) { used_.push_back(&resource); }
    bool is_used(const Value& resource) const {
        return std::find(used_.begin(), used_.end(), &resource) != used_.end();
    }

    void own_course(const Value& care) {
        Value course = object({{"id", Value(identifier_of(care, "course"))}});
        const Value* definition = resources_.find(text_path(care, {"instantiatesUri"}));
        auto pathway = definition ? json::parse(extension_text(*definition, "pathway", "valueString"))
                                  : base::Result<Value>(base::Faults{});
        if (!pathway) return; // another system's, or changed past recognition: read as foreign
        use(care);
        use(*definition);
        not_read_.unless(
            care, {"instantiatesUri", "title", "period", "created", "careTeam", "activity", "goal"});
        course.set("pathway", std::move(*pathway));
        course.set(
            "base",
            object(
                {{"id", Value(extension_text(care, "base-id", "valueString"))},
                 {"edition", Value(extension_text(care, "base-edition", "valueString"))}}));
        if (auto national = json::parse(extension_text(care, "national", "valueString")))
            course.find("base")->set("pathway", std::move(*national));
        raw(care, "overlay", *course.find("base"), "overlays");
        raw(care, "service", *plan_, "services");
        pairs(care, "anchor", "valueDate", course, "anchors");
        pairs(care, "choice", "valueString", course, "choices");
        Value own{json::Members()};
        raw(care, "own-step", own, "steps");
        raw(care, "own-rule", own, "rules");
        course.set("own", std::move(own));
        if (auto earlier = json::parse(extension_text(care, "earlier", "valueString")))
            course.set("earlier", std::move(*earlier));
        activities(care, course);
        for (const Resources::Entry& entry : resources_.list)
            if (text_at(*entry.resource, "resourceType") == "QuestionnaireResponse" &&
                resources_.find(text_path(*entry.resource, {"basedOn", "reference"})) == &care)
                ticks(*entry.resource, course);
        whole_plan(care, course);
        plan_->find("courses")->add(std::move(course));
    }

    void pairs(
        const Value& care, std::string_view name, std::string_view type, Value& course,
        std::string_view key) {
        extensions(care, name, [&](const Value& one) {
            const std::string id = extension_text(one, "id", "valueString");
            if (!course.find(key)) course.set(key, Value{json::Members()});
            if (!id.empty()) course.find(key)->set(id, Value(extension_text(one, "value", type)));
        });
    }

    void raw(const Value& care, std::string_view name, Value& to, std::string_view key) {
        extensions(care, name, [&](const Value& one) {
            if (auto value = json::parse(text_at(one, "valueString"))) append(to, key, std::move(*value));
        });
    }

    void activities(const Value& care, Value& course) {
        const Value* list = care.find("activity");
        if (!list) return;
        std::vector<std::pair<const Value*, At>> appointments; // say more than tasks: read after them
        for (const Value& activity : list->items()) {
            const Value* resource = resources_.find(text_path(activity, {"reference", "reference"}));
            if (!resource) {
                not_read_.add("CarePlan.activity");
                continue;
            }
            const auto at = at_of(*resource);
            if (!at) continue; // added by another system: read as foreign
            use(*resource);
            const std::string& type = text_at(*resource, "resourceType");
            if (type == "Task") {
                not_read_.unless(
                    *resource,
                    {"basedOn", "businessStatus", "code", "description", "for", "executionPeriod", "owner",
                     "location", "note", "restriction", "priority"});
                task(*resource, *at, course);
            } else if (type == "Appointment") {
                not_read_.unless(
                    *resource,
                    {"description", "supportingInformation", "start", "end", "minutesDuration",
                     "participant"});
                appointments.emplace_back(resource, *at);
            }
        }
        for (const auto& [resource, at] : appointments) appointment(*resource, at, course);
    }

    // The fact about an occurrence: one of an appointment says more than one of a task.
    void put_fact(Value& course, const At& at, std::string_view kind, Value what, bool stronger) {
        Value fact{json::Members()};
        put_at(fact, at);
        fact.set(kind, std::move(what));
        if (!course.find("facts")) course.set("facts", Value{json::Items()});
        auto& facts = *std::get_if<json::Items>(&course.find("facts")->data);
        for (Value& before : facts) {
            const Value* occurrence = before.find("occurrence");
            if (text_at(before, "step") != at.step ||
                (occurrence ? occurrence->integer() : 0) != at.occurrence)
                continue;
            if (stronger) before = std::move(fact);
            return;
        }
        facts.push_back(std::move(fact));
    }

    void task(const Value& task, const At& at, Value& course) {
        const std::string& status = text_at(task, "status");
        const std::string start = text_path(task, {"executionPeriod", "start"}),
                          end = text_path(task, {"executionPeriod", "end"});
        const auto from = day_in(start), to = day_in(end);
        if (status == "completed" && (from || to)) {
            Value done = object({{"date", Value(to_string(from ? *from : *to))}});
            if (from && to && *to > *from) done.set("end", to_string(*to));
            put_fact(course, at, "done", std::move(done), true);
        } else if (status == "cancelled" || status == "rejected" || status == "failed") {
            put_fact(course, at, "dropped", true, true);
        } else if ((status == "accepted" || status == "in-progress" || status == "ready") && from) {
            Value booked = object({{"date", Value(to_string(*from))}});
            if (const Value* minutes = extension_of(task, "minutes"))
                if (const Value* value = minutes->find("valueInteger")) booked.set("minutes", *value);
            put_fact(course, at, "booked", std::move(booked), false);
        }
        std::string note, questions, reason;
        if (const Value* notes = task.find("note"))
            for (const Value& one : notes->items()) {
                const std::string kind = extension_text(one, "words", "valueCode");
                std::string& said = kind == "questions" ? questions : kind == "reason" ? reason : note;
                said += (said.empty() ? "" : "\n") + text_at(one, "text");
            }
        put_words(course, at, "notes", note);
        put_words(course, at, "questions", questions);
        put_words(course, at, "reasons", reason);
    }

    static void put_words(Value& course, const At& at, std::string_view key, const std::string& words) {
        if (words.empty()) return;
        Value out{json::Members()};
        put_at(out, at);
        out.set("text", words);
        append(course, key, std::move(out));
    }

    void appointment(const Value& appointment, const At& at, Value& course) {
        const std::string& status = text_at(appointment, "status");
        Value booked = booking_of(appointment);
        if (status == "cancelled" || status == "noshow" || status == "entered-in-error")
            called_off(course, at, booked);
        else if (!booked.members().empty())
            put_fact(course, at, "booked", std::move(booked), true);
    }

    // The task still says the day: the step is open again, and the appointment one of those before.
    static void called_off(Value& course, const At& at, const Value& booked) {
        Value* facts = course.find("facts");
        auto* list = facts ? std::get_if<json::Items>(&facts->data) : nullptr;
        if (!list) return;
        const std::string& date = text_at(booked, "date"); // "": another system need not say when it was
        const auto fact = std::find_if(list->begin(), list->end(), [&](const Value& one) {
            const Value *occurrence = one.find("occurrence"), *day = one.find("booked");
            return text_at(one, "step") == at.step && day &&
                (occurrence ? occurrence->integer() : 0) == at.occurrence &&
                (date.empty() || text_at(*day, "date") == date);
        });
        if (fact == list->end()) return;
        if (!date.empty()) fact->set("booked", booked);
        Value before = std::move(*fact);
        list->erase(fact);
        append(course, "earlier", std::move(before)); // may move the list
    }

    void ticks(const Value& response, Value& course) {
        const auto at = at_of(response);
        const Value* items = response.find("item");
        if (!at || !items) return;
        use(response);
        if (const Value* list = resources_.find(text_at(response, "questionnaire"))) use(*list);
        for (const Value& item : items->items()) {
            const std::string code = text_path(item, {"answer", "valueCoding", "code"});
            if (code != "done" && code != "not_done" && code != "not_relevant") continue;
            Value tick{json::Members()};
            put_at(tick, *at);
            tick.set("item", Value(text_at(item, "linkId")));
            tick.set("state", code);
            append(course, "ticks", std::move(tick));
        }
    }

    // What belongs to the plan rather than to the course.
    void whole_plan(const Value& care, const Value& course) {
        if (const std::string title = extension_text(care, "plan-title", "valueString"); !title.empty())
            plan_->set("title", title);
        if (const Value* example = extension_of(care, "example"); example && example->find("valueBoolean"))
            plan_->set("example", example->find("valueBoolean")->boolean());
        if (auto rest = json::parse(extension_text(care, "care", "valueString")))
            for (const json::Member& member : rest->members()) plan_->set(member.key, member.value);
        extensions(care, "unavailable", [&](const Value& one) {
            append(
                *plan_, "unavailable",
                object(
                    {{"from", Value(text_path(one, {"valuePeriod", "start"}))},
                     {"to", Value(text_path(one, {"valuePeriod", "end"}))}}));
        });
        extensions(care, "accepted", [&](const Value& one) {
            const auto at = at_of(one);
            if (!at) return;
            Value accepted = object({{"course", Value(text_at(course, "id"))}});
            put_at(accepted, *at);
            accepted.set("date", Value(extension_text(one, "date", "valueDate")));
            append(*plan_, "accepted", std::move(accepted));
        });
    }

    void people() {
        int number = 0;
        for (const Resources::Entry& entry : resources_.list) {
            const Value& resource = *entry.resource;
            const std::string& type = text_at(resource, "resourceType");
            if (type != "RelatedPerson" && type != "Practitioner" && type != "Organization") continue;
            use(resource);
            not_read_.unless(
                resource, {"active", "patient", "relationship", "name", "telecom", "qualification", "type"});
            ++number;
            std::string id = identifier_of(resource, "person");
            if (id.empty())
                id = text_at(resource, "id").empty() ? "fhir-" + std::to_string(number)
                                                     : text_at(resource, "id");
            std::string role = extension_text(resource, "role", "valueString");
            if (role.empty()) role = concept_text(resource.find("relationship"));
            if (role.empty()) role = role_in_team(resource);
            Value person = object(
                {{"id", Value(id)},
                 {"name", Value(name_of(resource))},
                 {"role", Value(role)},
                 {"actor", Value(extension_text(resource, "actor", "valueString"))},
                 {"phone", Value(phone_of(resource))}});
            append(*plan_, "people", std::move(person));
        }
    }

    static std::string phone_of(const Value& resource) {
        if (const Value* telecom = resource.find("telecom"))
            for (const Value& one : telecom->items())
                if (const std::string& system = text_at(one, "system"); system == "phone" || system == "sms")
                    return text_at(one, "value");
        return {};
    }

    std::string role_in_team(const Value& person) const {
        for (const Resources::Entry& entry : resources_.list) {
            if (text_at(*entry.resource, "resourceType") != "CareTeam") continue;
            const Value* participants = entry.resource->find("participant");
            if (!participants) continue;
            for (const Value& one : participants->items())
                if (resources_.find(text_path(one, {"member", "reference"})) == &person)
                    return concept_text(one.find("role"));
        }
        return {};
    }

    // What nobody asked for, by kind.
    void rest() {
        for (const Resources::Entry& entry : resources_.list) {
            const std::string& type = text_at(*entry.resource, "resourceType");
            if (!is_used(*entry.resource) && type != "CareTeam" && type != "Patient")
                not_read_.add(type.empty() ? "?" : type);
            else if (type == "CareTeam")
                not_read_.unless(*entry.resource, {"participant", "name"});
            else if (type == "Patient") // who it is about is the person's own business
                not_read_.add("Patient");
        }
    }

    const Value& file_;
    Resources resources_;
    Words words_;
    NotRead not_read_;
    std::vector<const Value*> used_;
    Value* plan_ = nullptr;
};

} // namespace

bool is_fhir(const Value& file) {
    return !text_at(file, "resourceType").empty();
}

FhirRead read_fhir(const Value& file, Words words) {
    return Reader(file, words).read();
}

} // namespace stf::exchange
