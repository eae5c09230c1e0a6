#include "exchange/fhir.h"

#include "exchange/fhir_names.h"
#include "exchange/support.h"

using namespace stf;
using namespace stf::exchange;
using namespace stf::exchange::test;
using json::Value;

namespace {

Value bundle_of(const plan::Plan& plan) {
    return fhir_bundle(plan, schedule::schedule(plan, today), base::Language::nb, key_itself);
}

// With an appointment whose hour nobody knows yet, but its length.
plan::Plan plan_with_day() {
    plan::Plan plan = plan_of(plan_text());
    plan.courses[0].facts.push_back(
        {.step = "own-1",
         .kind = plan::FactKind::booked,
         .date = *base::parse_day("2026-02-12"),
         .minutes = 30});
    return plan;
}

FhirRead read(const std::string& text) {
    const auto value = json::parse(text);
    REQUIRE(value);
    return read_fhir(*value, key_itself);
}

const Value& first(const Value& bundle, std::string_view type) {
    for (const Value& entry : bundle.find("entry")->items())
        if (fhir::text_at(*entry.find("resource"), "resourceType") == type) return *entry.find("resource");
    FAIL("no " << type);
    return bundle;
}

// Lists whose order means nothing.
void sort_facts(Value& plan) {
    for (Value& course : *std::get_if<json::Items>(&plan.find("courses")->data))
        if (Value* facts = course.find("facts"))
            std::sort(
                std::get_if<json::Items>(&facts->data)->begin(),
                std::get_if<json::Items>(&facts->data)->end(),
                [](const Value& a, const Value& b) { return json::write(a) < json::write(b); });
}

} // namespace

TEST_CASE("FHIR: a plan comes back as it went out") {
    const plan::Plan plan = plan_with_day();
    const FhirRead back = read_fhir(bundle_of(plan), key_itself);
    for (const base::Fault& fault : back.faults) INFO(fault.path << " " << base::message(fault));
    REQUIRE(back.plan);
    CHECK(back.not_read.empty());
    Value before = plan::write(plan), after = plan::write(*back.plan);
    sort_facts(before);
    sort_facts(after);
    CHECK(json::write(after, json::Style::indented) == json::write(before, json::Style::indented));
}

TEST_CASE("FHIR: the same plan gives the same bytes, and every reference leads somewhere") {
    const plan::Plan plan = plan_of(plan_text());
    const std::string text = json::write(bundle_of(plan));
    CHECK(text == json::write(bundle_of(plan)));
    std::size_t references = 0;
    for (std::size_t at = text.find("\"reference\":\"urn:uuid:"); at != std::string::npos;
         at = text.find("\"reference\":\"urn:uuid:", at + 1)) {
        ++references;
        const std::string id = text.substr(at + 13, 45);
        CHECK(has(text, "\"fullUrl\":\"" + id + "\""));
    }
    CHECK(references > 10);
}

TEST_CASE("FHIR: what the standard has a place for stands in its place") {
    const Value bundle = bundle_of(plan_of(plan_text()));
    const Value& appointment = first(bundle, "Appointment");
    CHECK(fhir::text_at(appointment, "start") == "2026-02-10T09:30:00+01:00");
    CHECK(fhir::text_at(appointment, "end") == "2026-02-10T10:15:00+01:00");
    CHECK(appointment.find("minutesDuration")->integer() == 45);
    const std::string text = json::write(first(bundle, "PlanDefinition"));
    CHECK(has(
        text,
        R"("actionId":"a","relationship":"after-end","offsetRange":{"low":{"value":1,"unit":"mo","system":"http://unitsofmeasure.org","code":"mo"},"high":{"value":6,"unit":"wk")"));
    CHECK(has(text, R"("low":{"value":1,"unit":"arbeidsdag"})"));
    CHECK(has(text, R"("timingTiming":{"repeat":{"frequency":1,"period":14,"periodUnit":"d","count":3}})"));
    CHECK(has(json::write(first(bundle, "CarePlan")), "\"subject\":{\"display\":\"fhir.subject\"}"));
    CHECK(has(
        json::write(first(bundle, "QuestionnaireResponse")),
        R"("linkId":"i2","text":"Fall","answer":[{"valueCoding":{"system":"urn:stifinner:tick","code":"not_relevant")"));
    const std::string score = json::write(first(bundle, "Observation"));
    CHECK(has(score, R"("effectiveDateTime":"2026-01-05","valueInteger":3)"));
    CHECK(has(score, "Gå 500 meter"));
    const std::string consent = json::write(first(bundle, "Consent"));
    CHECK(has(consent, R"("provision":{"type":"permit","period":{"start":"2026-01-01","end":"2026-12-31"})"));
    CHECK(
        has(json::write(first(bundle, "Goal")),
            R"("lifecycleStatus":"active","description":{"text":"Til butikken"})"));
    CHECK(fhir::text_at(first(bundle, "Practitioner"), "resourceType") == "Practitioner");
    CHECK(fhir::text_at(first(bundle, "RelatedPerson"), "resourceType") == "RelatedPerson");
}

TEST_CASE("FHIR: what another system has changed counts") {
    std::string text = json::write(bundle_of(plan_of(plan_text())));
    const auto replace = [&](std::string_view from, std::string_view to) {
        const std::size_t at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
    };
    replace(
        "\"start\":\"2026-02-10T09:30:00+01:00\",\"end\":\"2026-02-10T10:15:00+01:00\"",
        "\"start\":\"2026-02-12T07:00:00Z\",\"end\":\"2026-02-12T07:45:00Z\"");
    replace("til senere", "til mye senere");
    const FhirRead back = read(text);
    REQUIRE(back.plan);
    const plan::Fact* fact = plan::find_fact(back.plan->courses[0], "a", 0);
    REQUIRE(fact);
    CHECK(to_string(fact->date) == "2026-02-12");
    CHECK(to_string(*fact->time) == "08:00");
    CHECK(plan::note_of(back.plan->courses[0], "e", 0) == "til mye senere");
}

TEST_CASE("FHIR: texts with odd spaces pass, and stay texts") {
    plan::Plan plan = plan_of(plan_text());
    plan.people[1].name = "A\xC2\xA0"
                          "B\xE2\x80\xAF"
                          "C <b>&";
    plan.courses[0].notes.edit()[0].text = "\xE2\x80\x89";
    const FhirRead back = read_fhir(bundle_of(plan), key_itself);
    REQUIRE(back.plan);
    CHECK(back.plan->people[1].name == "A B C <b>&");
    CHECK(back.plan->courses[0].notes.size() == 1);
}

TEST_CASE("FHIR: another system's care plan becomes steps with dates, and what was not read is told") {
    const FhirRead back = read(R"({"resourceType":"Bundle","type":"collection","entry":[
      {"fullUrl":"http://x.test/CarePlan/1","resource":{"resourceType":"CarePlan","id":"1","status":"active","intent":"plan","title":"Egenbehandling",
       "subject":{"display":"x"},"addresses":[{"reference":"Condition/9"}],"period":{"start":"2026-02-01"},
       "activity":[{"detail":{"status":"scheduled","code":{"text":"Tren"},"description":"Hver dag","scheduledPeriod":{"start":"2026-02-03","end":"2026-02-20"}}},
                   {"detail":{"status":"completed","description":"Kurs","scheduledPeriod":{"start":"2026-01-20"}}},
                   {"reference":{"reference":"Appointment/2"}},{"reference":{"reference":"Task/404"}}]}},
      {"fullUrl":"http://x.test/Appointment/2","resource":{"resourceType":"Appointment","id":"2","status":"booked","description":"Kontroll","start":"2026-07-01T10:00:00+02:00","end":"2026-07-01T10:30:00+02:00",
       "participant":[{"status":"accepted"}]}},
      {"resource":{"resourceType":"Condition","id":"9"}},
      {"resource":{"resourceType":"Practitioner","id":"p","name":[{"given":["Kari","Marie"],"family":"Nordmann"}],"telecom":[{"system":"email","value":"x"},{"system":"phone","value":"99"}]}}]})");
    REQUIRE(back.plan);
    const plan::Course& course = back.plan->courses[0];
    CHECK(course.pathway->title.nb == "Egenbehandling");
    REQUIRE(course.pathway->steps.size() == 3);
    CHECK(course.pathway->steps[0].title.nb == "Tren");
    CHECK(course.pathway->steps[0].explain.nb == "Hver dag");
    CHECK(to_string(course.anchors[0].second) == "2026-01-20");
    CHECK(course.pathway->steps[0].after[0].min->count == 14);
    CHECK(course.pathway->steps[0].after[0].max->count == 31);
    CHECK(plan::find_fact(course, "a2", 0)->kind == plan::FactKind::done);
    CHECK(to_string(*plan::find_fact(course, "a3", 0)->time) == "10:00");
    CHECK(*plan::find_fact(course, "a3", 0)->minutes == 30);
    CHECK(back.plan->people[0].name == "Kari Marie Nordmann");
    CHECK(back.plan->people[0].phone == "99");
    CHECK(
        back.not_read ==
        std::vector<std::string>{
            "Appointment.participant (1)", "CarePlan.activity (1)", "CarePlan.addresses (1)",
            "Condition (1)"});
}

TEST_CASE("FHIR: an appointment that another system calls off is one of those before, and the step is open") {
    std::string text = json::write(bundle_of(plan_with_day()));
    const std::size_t at = text.find("\"status\":\"booked\"");
    REQUIRE(at != std::string::npos);
    for (const std::string_view status : {"cancelled", "noshow"}) {
        const FhirRead back = read(std::string(text).replace(at + 9, 8, "\"" + std::string(status) + "\""));
        REQUIRE(back.plan);
        const plan::Course& course = back.plan->courses[0];
        CHECK_FALSE(plan::find_fact(course, "a", 0));
        CHECK(plan::find_fact(course, "own-1", 0)->minutes == 30);
        REQUIRE(course.earlier.size() == 2);
        CHECK(to_string(course.earlier[1].date) == "2026-02-10");
        CHECK(to_string(*course.earlier[1].time) == "09:30");
    }
    // Its task has been given another day since: that one stands.
    const std::size_t day = text.find("\"executionPeriod\":{\"start\":\"2026-02-10\"");
    REQUIRE(day != std::string::npos);
    const FhirRead back = read(std::string(text)
                                   .replace(at + 9, 8, "\"cancelled\"")
                                   .replace(text.find("2026-02-10", day), 10, "2026-02-17"));
    REQUIRE(back.plan);
    CHECK(to_string(plan::find_fact(back.plan->courses[0], "a", 0)->date) == "2026-02-17");
}

TEST_CASE("FHIR: appointments of other systems: called off, not turned up to, asked for, without an hour") {
    const FhirRead back = read(R"({"resourceType":"Bundle","type":"collection","entry":[
      {"resource":{"resourceType":"Appointment","status":"cancelled","description":"A","cancelationReason":{"text":"Legen er syk"},"start":"2026-03-02T10:00:00+01:00","end":"2026-03-02T10:30:00+01:00",
        "participant":[{"status":"declined","actor":{"display":"Dr. Ås"}},{"status":"accepted","actor":{"reference":"Patient/1"}},{"status":"accepted","actor":{"reference":"Location/9"}}]}},
      {"resource":{"resourceType":"Appointment","status":"noshow","description":"B","start":"2026-03-03T10:00:00+01:00","end":"2026-03-03T10:00:00+01:00","participant":[]}},
      {"resource":{"resourceType":"Appointment","status":"waitlist","description":"C","requestedPeriod":[{"start":"2026-03-10","end":"2026-03-20"}],"participant":[]}},
      {"resource":{"resourceType":"Appointment","status":"booked","description":"D","start":"2026-03-12","participant":[]}},
      {"resource":{"resourceType":"Appointment","status":"entered-in-error","description":"E","start":"2026-03-12","participant":[]}}]})");
    REQUIRE(back.plan);
    const plan::Course& course = back.plan->courses[0];
    REQUIRE(course.pathway->steps.size() == 4);
    CHECK(course.pathway->steps[0].explain.nb == "Dr. Ås\nLegen er syk");
    CHECK(plan::find_fact(course, "a1", 0)->kind == plan::FactKind::dropped);
    CHECK_FALSE(plan::find_fact(course, "a2", 0));
    CHECK_FALSE(course.pathway->steps[1].after[0].max);
    REQUIRE(course.earlier.size() == 2);
    CHECK(to_string(*course.earlier[0].time) == "10:00");
    CHECK_FALSE(plan::find_fact(course, "a3", 0));
    CHECK(course.pathway->steps[2].after[0].max->count == 18);
    CHECK(to_string(plan::find_fact(course, "a4", 0)->date) == "2026-03-12");
    CHECK_FALSE(plan::find_fact(course, "a4", 0)->time);
    CHECK(back.not_read == std::vector<std::string>{"Appointment.participant (1)", "Appointment (1)"});
}

TEST_CASE("FHIR: plans of zones become the plan for getting worse") {
    const FhirRead back = read(R"({"resourceType":"Bundle","type":"collection","entry":[
      {"resource":{"resourceType":"CarePlan","id":"all","status":"active","intent":"plan","title":"Plan for Anne","description":"Anne vil gå turer igjen.","subject":{"reference":"Patient/1"}}},
      {"resource":{"resourceType":"CarePlan","id":"yellow","status":"active","intent":"plan","title":"Tiltak - gul sone","partOf":[{"reference":"CarePlan/all"}],"addresses":[{"reference":"Condition/y"}],
        "activity":[{"detail":{"status":"not-started","description":"Øk dosen, ring legen"}}]}},
      {"resource":{"resourceType":"CarePlan","id":"red","status":"active","intent":"plan","addresses":[{"reference":"Condition/r"}],"activity":[{"detail":{"status":"not-started","code":{"text":"Kontroll"},"scheduledPeriod":{"start":"2026-03-02"}}}]}},
      {"resource":{"resourceType":"Condition","id":"y","severity":{"coding":[{"code":"yellow"}]},"code":{"text":"Peak flow 50 til 80 prosent"}}},
      {"resource":{"resourceType":"Condition","id":"r","severity":{"coding":[{"code":"red"}]},"code":{"text":"Under 50 prosent"},"note":[{"text":"Ring 113"}]}},
      {"resource":{"resourceType":"Goal","id":"g","lifecycleStatus":"active","description":{"coding":[{"display":"Egenmestring"}]},"target":[{"dueDate":"2026-08-31"}]}}]})");
    REQUIRE(back.plan);
    CHECK(back.plan->title == "Plan for Anne");
    CHECK(back.plan->matters.words == "Anne vil gå turer igjen.");
    CHECK(back.plan->worse.of(plan::Zone::yellow).signs == "Peak flow 50 til 80 prosent");
    CHECK(back.plan->worse.of(plan::Zone::yellow).actions == "Øk dosen, ring legen");
    CHECK(back.plan->worse.of(plan::Zone::red).signs == "Under 50 prosent");
    CHECK(back.plan->worse.of(plan::Zone::red).actions == "Ring 113");
    REQUIRE(back.plan->courses.size() == 1); // what has a day is a step
    CHECK(back.plan->courses[0].pathway->steps[0].title.nb == "Kontroll");
    CHECK(back.plan->matters.goals[0].text == "Egenmestring (fhir.by)");
    CHECK(back.not_read == std::vector<std::string>{"CarePlan.partOf (1)"});
}

TEST_CASE("FHIR: how often another system wants it, by whom, how far and by when; what is to be avoided is "
          "no step") {
    const auto nb = [](std::string_view key) -> std::string {
        constexpr std::pair<std::string_view, std::string_view> texts[] = {
            {"fhir.timing", "Hvor ofte: {often}"},
            {"fhir.avoid", "Unngå: {what}"},
            {"fhir.times", "{n} ganger"},
            {"fhir.every.d.one", "hver dag"},
            {"fhir.every.d.many", "hver {n}. dag"},
            {"fhir.every.wk.one", "hver uke"},
            {"fhir.every.wk.many", "hver {n}. uke"},
            {"fhir.every.mo.many", "hver {n}. måned"},
            {"date.weekday.1", "mandag"},
            {"date.weekday.4", "torsdag"},
            {"date.hour", "kl. {hour}"},
            {"date.hour_minute", "kl. {hour}.{minute}"},
            {"fhir.by", "innen {date}"},
            {"date.day_month", "{day}. {month}"},
            {"date.month.8", "august"}};
        for (const auto& [name, text] : texts)
            if (name == key) return std::string(text);
        return std::string(key);
    };
    const auto file = json::parse(R"({"resourceType":"Bundle","type":"collection","entry":[
      {"resource":{"resourceType":"CarePlan","id":"1","status":"active","intent":"plan","title":"Plan","subject":{"display":"x"},"activity":[
        {"detail":{"status":"scheduled","code":{"text":"Pust"},"performer":[{"display":"Fysioterapeut Li"},{"reference":"Patient/1"},{"reference":"Organization/404"}],
          "scheduledTiming":{"repeat":{"frequency":2,"period":1,"periodUnit":"d","timeOfDay":["08:00:00","20:30:00","æø:00"]}}}},
        {"detail":{"status":"scheduled","code":{"text":"Kontroll"},"scheduledTiming":{"repeat":{"boundsPeriod":{"start":"2026-02-01","end":"2026-08-10"},"period":3,"periodMax":4,"periodUnit":"mo"}}}},
        {"detail":{"status":"scheduled","code":{"text":"Tren"},"scheduledTiming":{"repeat":{"count":10,"period":1,"periodUnit":"wk","dayOfWeek":["mon","thu"],"when":["MORN"]}}}},
        {"detail":{"status":"scheduled","code":{"text":"Skift"},"scheduledTiming":{"event":["2026-03-10","2026-03-04T08:00:00Z"],"repeat":{"frequency":1,"frequencyMax":2,"period":3,"periodUnit":"d"}}}},
        {"detail":{"status":"scheduled","code":{"text":"Mål"},"scheduledTiming":{"code":{"text":"ved behov"},"repeat":{"period":2.5,"periodUnit":"d"}}}},
        {"detail":{"status":"scheduled","code":{"text":"Løft tungt"},"doNotPerform":true}}]}},
      {"resource":{"resourceType":"ServiceRequest","status":"active","intent":"order","code":{"text":"Blodprøve"},"subject":{"display":"x"},"performer":[{"display":"Laben"}],
        "occurrenceTiming":{"repeat":{"boundsPeriod":{"start":"2026-03-01"},"period":6,"periodUnit":"wk"}}}},
      {"resource":{"resourceType":"ServiceRequest","status":"active","intent":"order","doNotPerform":true,"code":{"text":"Gips"},"subject":{"display":"x"}}},
      {"resource":{"resourceType":"Goal","lifecycleStatus":"active","description":{"text":"Lavere blodtrykk"},"subject":{"display":"x"},
        "target":[{"measure":{"text":"Overtrykk"},"detailQuantity":{"comparator":"<","value":140,"unit":"mmHg"},"dueDate":"2026-08-31"},{"detailString":"sove bedre"},{"detailRange":{}}]}}]})");
    REQUIRE(file);
    const FhirRead back = read_fhir(*file, nb);
    REQUIRE(back.plan);
    REQUIRE(back.plan->courses.size() == 2);
    const auto& steps = back.plan->courses[0].pathway->steps;
    REQUIRE(steps.size() == 5);
    CHECK(back.plan->courses[0].pathway->about.nb == "Unngå: Løft tungt");
    CHECK(back.plan->courses[1].pathway->about.nb == "Unngå: Gips");
    CHECK(steps[0].explain.nb == "Hvor ofte: 2 ganger hver dag kl. 8, kl. 20.30\nFysioterapeut Li");
    CHECK_FALSE(steps[0].repeat);
    REQUIRE(steps[1].repeat);
    CHECK(steps[1].repeat->every == base::Lag{3, base::Unit::month});
    CHECK(*steps[1].repeat->upto == base::Lag{4, base::Unit::month});
    CHECK(*steps[1].repeat->times == 3); // 1 February, May, August
    CHECK(steps[1].repeat->from == pathway::RepeatFrom::previous);
    CHECK_FALSE(steps[1].after[0].max);
    CHECK(steps[1].explain.nb == "Hvor ofte: hver 3–4. måned");
    CHECK(steps[2].explain.nb == "Hvor ofte: hver uke: mandag, torsdag");
    CHECK_FALSE(steps[2].repeat); // twice a week
    CHECK(steps[3].explain.nb == "Hvor ofte: 1–2 ganger hver 3. dag");
    CHECK(steps[3].after[0].min->count == 31); // 4 March, from 1 February
    CHECK(steps[3].after[0].max->count == 37);
    CHECK(steps[4].explain.nb == "Hvor ofte: ved behov");
    const auto& loose = back.plan->courses[1].pathway->steps;
    REQUIRE(loose.size() == 1);
    CHECK(loose[0].repeat->every == base::Lag{6, base::Unit::week});
    CHECK_FALSE(loose[0].repeat->times);
    CHECK(loose[0].explain.nb == "Hvor ofte: hver 6. uke\nLaben");
    CHECK(
        back.plan->matters.goals[0].text ==
        "Lavere blodtrykk (Overtrykk: < 140 mmHg, innen 31. august 2026; sove bedre)");
    CHECK(
        back.not_read ==
        std::vector<std::string>{
            "CarePlan.activity.detail.performer (1)", "Timing.repeat.count (1)", "Timing.repeat.when (1)",
            "Timing.repeat.period (1)", "Goal.target.detailRange (1)"});
}

TEST_CASE("FHIR: what a care plan says of itself is kept, and what lies elsewhere by its name") {
    const FhirRead back = read(R"({"resourceType":"Bundle","type":"collection","entry":[
      {"resource":{"resourceType":"CarePlan","id":"1","status":"active","intent":"plan","title":"Etter sykehuset","description":"Oppfølging","note":[{"text":"Snakk sammen"}],"subject":{"display":"x"},
        "activity":[{"reference":{"reference":"ServiceRequest/404","display":"Time hos ernæringsfysiolog"}},{"reference":{"reference":"MedicationRequest/2"}}]}},
      {"resource":{"resourceType":"MedicationRequest","id":"2","status":"active","intent":"order","medicationCodeableConcept":{"text":"Statin"},"dosageInstruction":[{"text":"Én hver kveld"}],"subject":{"display":"x"}}}]})");
    REQUIRE(back.plan);
    const pathway::Pathway& pathway = *back.plan->courses[0].pathway;
    CHECK(pathway.about.nb == "Oppfølging\nSnakk sammen");
    REQUIRE(pathway.steps.size() == 2);
    CHECK(pathway.steps[0].title.nb == "Time hos ernæringsfysiolog");
    CHECK(pathway.steps[1].title.nb == "Statin");
    CHECK(pathway.steps[1].explain.nb == "Én hver kveld");
}

TEST_CASE("FHIR: a plan of nothing but what is to be avoided is words") {
    const FhirRead back = read_fhir(
        *json::parse(
            R"({"resourceType":"CarePlan","title":"Etter operasjonen","activity":[{"detail":{"code":{"text":"Løft tungt"},"description":"Ikke over 5 kilo","scheduledPeriod":{"end":"2026-08-01"},"doNotPerform":true}},{"detail":{"code":{"text":"Bad"},"status":"cancelled","doNotPerform":true}}]})"),
        [](std::string_view key) { return std::string(key == "fhir.avoid" ? "Unngå: {what}" : key); });
    REQUIRE(back.plan);
    CHECK(back.plan->title == "Etter operasjonen");
    CHECK(back.plan->matters.words == "Unngå: Løft tungt\nIkke over 5 kilo");
    CHECK(back.not_read == std::vector<std::string>{"doNotPerform.period (1)", "doNotPerform (1)"});
    // One that belongs to no plan.
    const FhirRead loose = read_fhir(
        *json::parse(R"({"resourceType":"ServiceRequest","code":{"text":"Gips"},"doNotPerform":true})"),
        key_itself);
    REQUIRE(loose.plan);
    CHECK(loose.plan->courses[0].pathway->about.nb == "fhir.avoid");
}

TEST_CASE("FHIR: a foreign pathway, nested and with rules that lead nowhere") {
    const FhirRead back =
        read(R"({"resourceType":"PlanDefinition","id":"pd","status":"active","title":"Forløp","action":[
      {"id":"x","title":"Først","action":[{"id":"y","description":"Så","relatedAction":[{"actionId":"x","relationship":"after-end","offsetDuration":{"value":36,"code":"h"}}]}]},
      {"title":"Til slutt","relatedAction":[{"actionId":"nowhere","relationship":"after"},{"actionId":"y","relationship":"before-start"},{"actionId":"y","relationship":"after","offsetRange":{"low":{"value":3,"code":"mo"},"high":{"value":4,"code":"mo"}}}]}]})");
    REQUIRE(back.plan);
    const pathway::Pathway& pathway = *back.plan->courses[0].pathway;
    REQUIRE(pathway.steps.size() == 3);
    CHECK(pathway.steps[1].after[0].min->count == 2);
    CHECK(pathway.steps[2].after.size() == 1);
    CHECK(pathway.steps[2].after[0].max->count == 4);
    CHECK(back.not_read == std::vector<std::string>{"PlanDefinition.action.relatedAction (2)"});
}

TEST_CASE("FHIR: what no plan can be made of") {
    CHECK_FALSE(is_fhir(*json::parse("{}")));
    CHECK_FALSE(is_fhir(*json::parse("[]")));
    const FhirRead empty = read(R"({"resourceType":"Bundle","type":"collection"})");
    CHECK_FALSE(empty.plan);
    CHECK(empty.faults.empty());
    CHECK(read(R"({"resourceType":"Patient"})").not_read == std::vector<std::string>{"Patient (1)"});
    for (
        const char* odd :
        {R"({"resourceType":"CarePlan","activity":7,"period":[],"title":{}})",
         R"({"resourceType":"Bundle","entry":[1,null,{"resource":3},{"resource":{"resourceType":"Task","note":"x","executionPeriod":[[]]}}]})",
         R"({"resourceType":"PlanDefinition","action":[{"action":[[]]},3]})"}) {
        CAPTURE(odd);
        (void)read(odd);
    }
}
