#include <algorithm>

#include "exchange/fhir.h"
#include "exchange/fhir_care.h"
#include "exchange/fhir_names.h"
#include "exchange/naming.h"
#include "exchange/zone.h"
#include "pathway/read.h"
#include "plan/read.h"

namespace stf::exchange {

using json::Value;
using namespace fhir;

namespace {

Value texts(std::string_view text) {
    return Value(clean(text));
}

Value json_text(const Value& value) {
    return Value(clean(json::write(value), true));
}

Value coding(std::string_view code, const std::string& display = {}, std::string_view system = {}) {
    return object({{"system", Value(system)}, {"code", Value(code)}, {"display", texts(display)}});
}

// A note is one to everybody; what else the person has written says what it is.
constexpr std::pair<plan::Words, std::string_view> own_words[] = {
    {plan::Words::note, ""}, {plan::Words::questions, "questions"}, {plan::Words::reason, "reason"}};

Value concept_of(const std::string& text) {
    return object({{"text", texts(text)}});
}

Value identifier(std::string_view system, const std::string& value) {
    return object({{"system", Value(std::string(urn) + std::string(system))}, {"value", texts(value)}});
}

Value date_of(const std::optional<base::Day>& day) {
    return day ? Value(to_string(*day)) : Value();
}

Value period(const std::optional<base::Day>& from, const std::optional<base::Day>& to) {
    return object({{"start", date_of(from)}, {"end", date_of(to)}});
}

std::string two(int n) {
    return (n < 10 ? "0" : "") + std::to_string(n);
}

std::string instant(base::Day day, int minutes) { // on the wall in Norway
    while (minutes >= 1440) {
        minutes -= 1440;
        day = day + 1;
    }
    return to_string(day) + "T" + two(minutes / 60) + ":" + two(minutes % 60) + ":00+" +
        two(oslo_hours_of_local(day, minutes)) + ":00";
}

// UCUM has no working days: those are a unit in words only.
Value quantity(const base::Lag& lag) {
    constexpr std::string_view codes[] = {"d", "wk", "mo"};
    constexpr std::string_view units[] = {"d", "wk", "mo", "arbeidsdag", "virkedag"};
    const auto unit = static_cast<std::size_t>(lag.unit);
    Value out = object({{"value", Value(lag.count)}, {"unit", Value(units[unit])}});
    if (unit < std::size(codes)) {
        out.set("system", "http://unitsofmeasure.org");
        out.set("code", Value(codes[unit]));
    }
    return out;
}

// A name or text of FHIRPath.
std::string quoted(std::string_view text, char mark) {
    std::string out(1, mark);
    for (const char c : text) {
        if (c == mark || c == '\\') out += '\\';
        out += c;
    }
    return out + mark;
}

void xhtml(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else
            out += c;
    }
}

class Writer {
public:
    Writer(const plan::Plan& plan, const schedule::Schedule& schedule, base::Language language, Words words)
        : plan_(plan), schedule_(schedule), language_(language), words_(words) {}

    Value bundle() {
        entries_ = Value{json::Items()};
        care_ = care_resources(plan_, words_);
        for (const plan::Course& course : plan_.courses) course_of(course);
        people();
        for (Value& one : care_) add(std::move(one));
        Value out = object({{"resourceType", Value("Bundle")}});
        if (!plan_.id.empty()) out.set("identifier", identifier("plan", plan_.id));
        out.set("type", "collection");
        if (!entries_.items().empty()) out.set("entry", std::move(entries_));
        return out;
    }

private:
    std::string id(std::string_view kind, const std::string& name) const {
        return uuid(plan_.id + "\n" + std::string(kind) + "\n" + name);
    }
    static Value reference(const std::string& id, const std::string& display = {}) {
        return object({{"reference", Value("urn:uuid:" + id)}, {"display", texts(display)}});
    }
    void add(Value resource) {
        entries_.add(object(
            {{"fullUrl", Value("urn:uuid:" + text_at(resource, "id"))}, {"resource", std::move(resource)}}));
    }
    Value subject() const { return object({{"display", Value(words_("fhir.subject"))}}); }
    static Value resource(std::string_view type, std::string id) {
        return object({{"resourceType", Value(type)}, {"id", Value(std::move(id))}});
    }

    void course_of(const plan::Course& course) {
        const pathway::Pathway& pathway = *course.pathway;
        plan_definition(course);
        Value activities{json::Items()};
        std::optional<base::Day> first, last;
        std::string rows;
        for (const schedule::StepDates& dates : schedule_.steps) {
            if (&plan_.courses[static_cast<std::size_t>(dates.at.course)] != &course) continue;
            const Naming name(plan_, dates.at, language_);
            const std::string task_id = task(name, dates);
            const auto activity = [&](const std::string& to) {
                activities.add(object({{"reference", reference(to, name.title())}}));
            };
            activity(task_id);
            if (const std::string appointment_id = appointment(name, task_id); !appointment_id.empty())
                activity(appointment_id);
            if (dates.proposed) {
                first = std::min(first.value_or(*dates.proposed), *dates.proposed);
                last = std::max(last.value_or(*dates.proposed), *dates.proposed);
            }
            rows += "<tr><td>" + (dates.proposed ? to_string(*dates.proposed) : "") + "</td><td>";
            xhtml(rows, name.title());
            rows += "</td><td>";
            xhtml(rows, words_("calendar.status." + std::string(status_word(dates.status))));
            rows += "</td></tr>";
        }
        for (const std::string& made : left_tasks(course))
            activities.add(object({{"reference", reference(made)}}));
        checklists(course);

        Value care = resource("CarePlan", id("course", course.id));
        if (!rows.empty())
            care.set(
                "text",
                object(
                    {{"status", Value("generated")},
                     {"div",
                      Value(
                          "<div xmlns=\"http://www.w3.org/1999/xhtml\"><table>" + clean(rows) +
                          "</table></div>")}}));
        extensions_of(care, course);
        care.set("identifier", array({identifier("course", course.id)}));
        care.set("instantiatesUri", array({Value("urn:uuid:" + definition_id(course))}));
        care.set("status", "active");
        care.set("intent", "plan");
        if (const std::string title = clean(pathway.title.in(language_)); !title.empty())
            care.set("title", title);
        care.set("subject", subject());
        if (first) care.set("period", period(first, last));
        care.set("created", to_string(schedule_.today));
        for (const Value& one : care_)
            if (text_at(one, "resourceType") == "Goal" && &course == &plan_.courses.front())
                append(care, "goal", reference(text_at(one, "id")));
        if (!plan_.people.empty()) care.set("careTeam", array({reference(id("team", ""))}));
        if (!activities.items().empty()) care.set("activity", std::move(activities));
        add(std::move(care));
    }

    // What only Stifinner knows of, so that it comes back as it was.
    void extensions_of(Value& care, const plan::Course& course) const {
        extend(care, "plan-title", "valueString", texts(plan_.title));
        if (plan_.example) extend(care, "example", "valueBoolean", true);
        extend(care, "base-id", "valueString", texts(course.base_id));
        extend(care, "base-edition", "valueString", texts(course.base_edition));
        const auto pair = [&](std::string_view name, const std::string& id, std::string_view type,
                              Value value) {
            Value one = object({{"url", Value(std::string(urn) + std::string(name))}});
            append(one, "extension", object({{"url", Value("id")}, {"valueString", texts(id)}}));
            append(one, "extension", object({{"url", Value("value")}, {type, std::move(value)}}));
            append(care, "extension", std::move(one));
        };
        for (const auto& [anchor, day] : course.anchors) pair("anchor", anchor, "valueDate", to_string(day));
        for (const auto& [decision, option] : course.choices) pair("choice", decision, "valueString", option);
        if (course.national) extend(care, "national", "valueString", json_text(course.national->raw));
        for (const pathway::OverlayPtr& overlay : course.overlays)
            extend(care, "overlay", "valueString", json_text(*overlay));
        if (&course == &plan_.courses.front())
            extend(care, "care", "valueString", json_text(care_rest(plan_)));
        if (&course == &plan_.courses.front())
            for (const plan::OwnService& own : plan_.services)
                extend(care, "service", "valueString", json_text(own.raw));
        for (const Value& step : course.own_steps_raw)
            extend(care, "own-step", "valueString", json_text(step));
        for (const plan::OwnRule& rule : course.own_rules)
            extend(care, "own-rule", "valueString", json_text(rule.raw));
        if (!course.earlier.empty()) extend(care, "earlier", "valueString", json_text(earlier_facts(course)));
        for (const plan::Accepted& accepted : plan_.accepted) {
            if (accepted.reference.course != course.id) continue;
            Value one = object({{"url", Value(std::string(urn) + "accepted")}});
            append(one, "extension", at(accepted.reference.step, accepted.reference.occurrence));
            append(
                one, "extension",
                object({{"url", Value("date")}, {"valueDate", Value(to_string(accepted.date))}}));
            append(care, "extension", std::move(one));
        }
        if (&course == &plan_.courses.front())
            for (const plan::Unavailable& one : plan_.unavailable)
                extend(care, "unavailable", "valuePeriod", period(one.span.from, one.span.to));
    }

    // Appointments as they were, in the form of a plan file.
    static Value earlier_facts(const plan::Course& course) {
        plan::Plan only;
        only.courses.push_back({.id = course.id, .pathway = course.pathway, .earlier = course.earlier});
        for (plan::Fact& fact : only.courses[0].earlier) {
            fact.extra.clear();
            fact.inner_extra.clear();
        }
        return *plan::write(only).find("courses")->items().front().find("earlier");
    }

    // Which occurrence of which step: inside a resource that its CarePlan refers to.
    static Value at(const std::string& step, std::int32_t occurrence) {
        Value out = object({{"url", Value(std::string(urn) + "at")}});
        append(out, "extension", object({{"url", Value("step")}, {"valueString", texts(step)}}));
        append(out, "extension", object({{"url", Value("occurrence")}, {"valueInteger", Value(occurrence)}}));
        return out;
    }
    static Value at(const Naming& name) { return at(name.step.id, name.occurrence); }

    std::string task(const Naming& name, const schedule::StepDates& dates) {
        using schedule::Status;
        const plan::Fact* fact = plan::find_fact(name.course, name.step.id, name.occurrence);
        Value task = resource("Task", id("task", name.key()));
        append(task, "extension", at(name));
        if (!fact && dates.proposed) extend(task, "proposed", "valueDate", to_string(*dates.proposed));
        task.set("basedOn", array({reference(id("course", name.course.id))}));
        const bool done = fact && fact->kind == plan::FactKind::done;
        const bool booked = fact && fact->kind == plan::FactKind::booked;
        const bool dropped = fact && fact->kind == plan::FactKind::dropped;
        task.set("status", done ? "completed" : booked ? "accepted" : dropped ? "cancelled" : "draft");
        task.set(
            "businessStatus",
            concept_of(words_("calendar.status." + std::string(status_word(dates.status)))));
        task.set("intent", fact ? "plan" : "proposal");
        task.set("code", concept_of(std::string(pathway::name(name.step.kind))));
        if (const std::string title = clean(name.title()); !title.empty()) task.set("description", title);
        task.set("for", subject());
        if (fact && !dropped)
            task.set("executionPeriod", period(fact->date, done ? fact->end : std::nullopt));
        if (booked && !fact->time && fact->minutes) extend(task, "minutes", "valueInteger", *fact->minutes);
        if (const plan::Person* person = name.person())
            task.set("owner", reference(id("person", person->id), person->name));
        else if (const std::string who = clean(name.actor()); !who.empty())
            task.set("owner", object({{"display", Value(who)}}));
        if (const std::string place = clean(name.place()); !place.empty())
            task.set("location", object({{"display", Value(place)}}));
        for (const auto& [kind, mark] : own_words) {
            const std::string said(plan::words_of(name.course, kind, name.step.id, name.occurrence));
            if (clean(said).empty()) continue;
            Value note{json::Members()};
            extend(note, "words", "valueCode", Value(mark));
            note.set("text", texts(said));
            append(task, "note", std::move(note));
        }
        if (!fact && (dates.earliest || dates.latest))
            task.set("restriction", object({{"period", period(dates.earliest, dates.latest)}}));
        std::string made = text_at(task, "id");
        add(std::move(task));
        return made;
    }

    // Of what the person has written about steps that no choice lets happen now.
    std::vector<std::string> left_tasks(const plan::Course& course) {
        std::vector<std::string> made;
        std::vector<schedule::StepRef> written;
        for (const schedule::StepDates& dates : schedule_.steps) written.push_back(dates.at);
        const auto course_index = static_cast<std::int32_t>(&course - plan_.courses.data());
        const auto write = [&](const auto& list) {
            for (const auto& one : list) {
                const schedule::StepRef at{course_index, plan::find_step(course, one.step), one.occurrence};
                if (at.step < 0 || std::find(written.begin(), written.end(), at) != written.end()) continue;
                written.push_back(at);
                made.push_back(
                    task(Naming(plan_, at, language_), {.at = at, .status = schedule::Status::possible}));
            }
        };
        write(course.facts);
        for (const auto* words : {&course.notes, &course.questions, &course.reasons}) write(*words);
        return made;
    }

    // FHIR wants both ends of an appointment; one without a time of day stays with its task.
    std::string appointment(const Naming& name, const std::string& task_id) {
        const plan::Fact* fact = plan::find_fact(name.course, name.step.id, name.occurrence);
        if (!fact || fact->kind != plan::FactKind::booked || !fact->time) return {};
        Value out = resource("Appointment", id("appointment", name.key()));
        append(out, "extension", at(name));
        out.set("status", "booked");
        if (const std::string title = clean(name.title()); !title.empty()) out.set("description", title);
        out.set("supportingInformation", array({reference(task_id)}));
        out.set("start", instant(fact->date, fact->time->minutes));
        out.set("end", instant(fact->date, fact->time->minutes + fact->minutes.value_or(0)));
        if (fact->minutes && *fact->minutes > 0) out.set("minutesDuration", *fact->minutes);
        const auto participant = [&](Value actor) {
            append(out, "participant", object({{"actor", std::move(actor)}, {"status", Value("accepted")}}));
        };
        participant(subject());
        if (const plan::Person* person = name.person())
            participant(reference(id("person", person->id), person->name));
        if (const std::string place = clean(name.place()); !place.empty())
            participant(object({{"display", Value(place)}}));
        std::string made = text_at(out, "id");
        add(std::move(out));
        return made;
    }

    void checklists(const plan::Course& course) {
        std::vector<std::string> written;
        std::vector<std::pair<std::string, std::int32_t>> answered;
        for (const plan::Tick& tick : course.ticks) {
            const std::pair<std::string, std::int32_t> where{tick.step, tick.occurrence};
            if (std::find(answered.begin(), answered.end(), where) != answered.end()) continue;
            answered.push_back(where);
            const std::int32_t index = plan::find_step(course, tick.step);
            if (index < 0) continue;
            const pathway::Step& step = course.step(static_cast<std::size_t>(index));
            const pathway::Checklist* list = pathway::find(course.pathway->checklists, step.checklist);
            const std::string list_id = id("checklist", course.pathway->id + "\n" + step.checklist);
            if (list && std::find(written.begin(), written.end(), list->id) == written.end()) {
                written.push_back(list->id);
                questionnaire(*list, list_id);
            }
            response(course, step, tick.occurrence, list ? list_id : std::string(), list);
        }
    }

    Value answer(plan::TickState state) const {
        constexpr std::string_view codes[] = {"done", "not_done", "not_relevant"};
        const std::string_view code = codes[static_cast<std::size_t>(state)];
        return object(
            {{"valueCoding",
              coding(code, words_("fhir.tick." + std::string(code)), std::string(urn) + "tick")}});
    }

    void questionnaire(const pathway::Checklist& list, const std::string& list_id) {
        using plan::TickState;
        Value out = resource("Questionnaire", list_id);
        out.set("url", "urn:uuid:" + list_id);
        out.set("identifier", array({identifier("checklist", list.id)}));
        if (const std::string title = clean(list.title.in(language_)); !title.empty())
            out.set("title", title);
        out.set("status", "active");
        out.set("subjectType", array({Value("Patient")}));
        if (const std::string intro = clean(list.intro.in(language_)); !intro.empty())
            out.set("description", intro);
        for (const pathway::Item& item : list.items)
            append(
                out, "item",
                object(
                    {{"linkId", texts(item.id)},
                     {"text", texts(item.title.in(language_))},
                     {"type", Value("choice")},
                     {"answerOption",
                      array(
                          {answer(TickState::done), answer(TickState::not_done),
                           answer(TickState::not_relevant)})}}));
        add(std::move(out));
    }

    void response(
        const plan::Course& course, const pathway::Step& step, std::int32_t occurrence,
        const std::string& list_id, const pathway::Checklist* list) {
        const std::string key = course.id + "/" + step.id + "/" + std::to_string(occurrence);
        Value out = resource("QuestionnaireResponse", id("response", key));
        append(out, "extension", at(step.id, occurrence));
        out.set("basedOn", array({reference(id("course", course.id))}));
        if (!list_id.empty()) out.set("questionnaire", "urn:uuid:" + list_id);
        out.set("status", "in-progress");
        out.set("subject", subject());
        for (const plan::Tick& tick : course.ticks) {
            if (tick.step != step.id || tick.occurrence != occurrence) continue;
            const pathway::Item* item = list ? pathway::find(list->items, tick.item) : nullptr;
            append(
                out, "item",
                object(
                    {{"linkId", texts(tick.item)},
                     {"text", item ? texts(item->title.in(language_)) : Value()},
                     {"answer", array({answer(tick.state)})}}));
        }
        add(std::move(out));
    }

    // ---- people ----
    void people() {
        if (plan_.people.empty()) return;
        Value team = resource("CareTeam", id("team", ""));
        team.set("status", "active");
        team.set("subject", subject());
        for (const plan::Person& person : plan_.people) {
            const bool relative = person.actor.empty() || person.actor.find("parorende") != std::string::npos;
            Value out = resource(relative ? "RelatedPerson" : "Practitioner", id("person", person.id));
            extend(out, "actor", "valueString", texts(person.actor));
            extend(out, "role", "valueString", texts(person.role));
            out.set("identifier", array({identifier("person", person.id)}));
            out.set("active", true);
            if (relative) out.set("patient", subject());
            if (relative && !clean(person.role).empty())
                out.set("relationship", array({concept_of(person.role)}));
            if (!clean(person.name).empty()) out.set("name", array({object({{"text", texts(person.name)}})}));
            if (!clean(person.phone).empty())
                out.set(
                    "telecom", array({object({{"system", Value("phone")}, {"value", texts(person.phone)}})}));
            Value participant = object({{"member", reference(id("person", person.id), person.name)}});
            const std::string role = clean(person.role.empty() ? person.actor : person.role);
            if (!role.empty()) participant.set("role", array({concept_of(role)}));
            append(team, "participant", std::move(participant));
            add(std::move(out));
        }
        add(std::move(team));
    }

    // ---- the pathway ----
    std::string definition_id(const plan::Course& course) const {
        return uuid("pathway\n" + course.pathway->id + "\n" + course.pathway->edition.date);
    }

    void plan_definition(const plan::Course& course) {
        const pathway::Pathway& pathway = *course.pathway;
        const std::string made = definition_id(course);
        for (const Value& entry : entries_.items())
            if (text_at(*entry.find("resource"), "id") == made) return; // two courses of one pathway
        Value out = resource("PlanDefinition", made);
        extend(out, "pathway", "valueString", json_text(pathway.raw));
        out.set("url", "urn:uuid:" + made);
        out.set("identifier", array({identifier("pathway", pathway.id)}));
        if (!clean(pathway.edition.date).empty()) out.set("version", clean(pathway.edition.date));
        if (const std::string title = clean(pathway.title.in(language_)); !title.empty())
            out.set("title", title);
        out.set("status", "active");
        if (!clean(pathway.edition.publisher).empty()) out.set("publisher", clean(pathway.edition.publisher));
        if (const std::string about = clean(pathway.about.in(language_)); !about.empty())
            out.set("description", about);
        for (const pathway::Source& source : pathway.sources)
            append(
                out, "relatedArtifact",
                object(
                    {{"type", Value("citation")},
                     {"label", texts(source.id)},
                     {"display", texts(source.title)},
                     {"citation",
                      texts(source.publisher + (source.date.empty() ? "" : " " + source.date))}}));
        for (const pathway::Anchor& anchor : pathway.anchors) {
            Value action = object({{"id", texts(anchor.id)}, {"title", texts(anchor.title.in(language_))}});
            extend(action, "anchor", "valueBoolean", true);
            append(out, "action", std::move(action));
        }
        for (const pathway::Step& step : pathway.steps) append(out, "action", action_of(pathway, step));
        add(std::move(out));
    }

    Value action_of(const pathway::Pathway& pathway, const pathway::Step& step) const {
        Value out = object(
            {{"id", texts(step.id)},
             {"title", texts(step.title.in(language_))},
             {"description", texts(step.summary.in(language_))}});
        const pathway::Lane* lane = pathway::find(pathway.lanes, step.lane);
        const std::string lane_name = clean(lane ? lane->title.in(language_) : step.lane);
        if (!lane_name.empty()) out.set("code", array({concept_of(lane_name)}));
        for (const pathway::Condition& condition : step.when) {
            std::string words, path;
            for (const std::string& option : condition.options) {
                words += (words.empty() ? "" : ", ") + option;
                path += (path.empty() ? "" : " | ") + quoted(option, '\'');
            }
            append(
                out, "condition",
                object(
                    {{"kind", Value("applicability")},
                     {"expression",
                      object(
                          {{"description", texts(condition.decision + ": " + words)},
                           {"language", Value("text/fhirpath")},
                           {"expression",
                            texts("%" + quoted(condition.decision, '`') + " in (" + path + ")")}})}}));
        }
        for (const pathway::Rule& rule : step.after) {
            Value related{json::Members()};
            extend(related, "strength", "valueCode", Value(pathway::name(rule.strength)));
            if (!rule.source.empty()) extend(related, "source", "valueString", texts(rule.source));
            related.set("actionId", texts(rule.of));
            related.set("relationship", rule.edge == pathway::Edge::end ? "after-end" : "after-start");
            related.set(
                "offsetRange",
                object(
                    {{"low", rule.min ? quantity(*rule.min) : Value()},
                     {"high", rule.max ? quantity(*rule.max) : Value()}}));
            append(out, "relatedAction", std::move(related));
        }
        if (step.repeat && step.repeat->every.unit <= base::Unit::month) {
            constexpr std::string_view units[] = {"d", "wk", "mo"};
            Value repeat = object(
                {{"frequency", Value(1)},
                 {"period", Value(step.repeat->every.count)},
                 {"periodUnit", Value(units[static_cast<std::size_t>(step.repeat->every.unit)])}});
            if (step.repeat->times) repeat.set("count", *step.repeat->times);
            out.set("timingTiming", object({{"repeat", std::move(repeat)}}));
        }
        constexpr std::string_view participants[] = {"practitioner", "patient", "related-person"};
        Value participant = object({{"type", Value(participants[static_cast<std::size_t>(step.whose)])}});
        if (!step.responsible.empty()) {
            const pathway::Actor* actor = pathway::find(pathway.actors, step.responsible.front());
            participant.set(
                "role", concept_of(actor ? actor->title.in(language_) : step.responsible.front()));
        }
        out.set("participant", array({std::move(participant)}));
        return out;
    }

    const plan::Plan& plan_;
    const schedule::Schedule& schedule_;
    base::Language language_;
    Words words_;
    Value entries_;
    std::vector<Value> care_; // goals, how it goes, consents
};

} // namespace

Value fhir_bundle(
    const plan::Plan& plan, const schedule::Schedule& schedule, base::Language language, Words words) {
    return Writer(plan, schedule, language, words).bundle();
}

} // namespace stf::exchange
