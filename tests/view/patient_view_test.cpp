// The patient's own screens as plain data: why a day does not fit and what can be done, journeys, own steps,
// the sheet for the next visits, filters, several courses.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "files.h"
#include "pathway/read.h"
#include "plan/read.h"
#include "schedule/planner.h"
#include "view/dates.h"
#include "view/patient_shown.h"
#include "view/print_view.h"
#include "view/screens.h"

using namespace stf;
using namespace stf::view;

namespace {

base::Day day(const char* text) {
    return *base::parse_day(text);
}

const base::Day today = day("2026-02-02"); // a Monday

std::string pathway_of(const char* id, const char* label, const std::string& steps) {
    return std::string(R"({"format":"stifinner/pathway","version":1,"id":")") + id + R"(","title":{"nb":")" +
        label + R"("},"label":{"nb":")" + label +
        R"("},"edition":{"date":"2025-01-01"},"sources":[{"id":"s","title":"Kilden"}],)" +
        R"("anchors":[{"id":"start","title":{"nb":"Diagnosen"}}],)" +
        R"("lanes":[{"id":"sykehus","title":{"nb":"Sykehus"},"level":"specialist"},)" +
        R"({"id":"hjem","title":{"nb":"Hjemme"},"level":"home"}],)" +
        R"("places":[{"id":"hus","title":{"nb":"Helsehuset"},"lane":"sykehus"},{"id":"home","title":{"nb":"Hjemme"}}],)" +
        R"("actors":[{"id":"lege","title":{"nb":"Legen"}},{"id":"patient","title":{"nb":"Du"}}],)" +
        R"("checklists":[{"id":"tema","title":{"nb":"Temaer"},"items":[{"id":"jobb","title":{"nb":"Jobb"}}]}],)" +
        R"("steps":[)" + steps + "]}";
}

const char* const control =
    R"({"id":"kontroll","title":{"nb":"Kontroll"},"lane":"sykehus","place":"hus",)"
    R"("books":"lege","checklist":"tema","bring":[{"nb":"Medisinlisten"}],)"
    R"("after":[{"of":"start","min":"0 d","max":"10 d","strength":"normative","source":"s"}]})";
const char* const sample =
    R"({"id":"prove","title":{"nb":"Blodprøve"},"lane":"sykehus","place":"hus",)"
    R"("after":[{"of":"start","min":"5 d","max":"20 d","strength":"normative","source":"s"}]})";
const char* const task =
    R"({"id":"ring","title":{"nb":"Ring legen"},"lane":"hjem","place":"home","for":"patient",)"
    R"("kind":"task","after":[{"of":"start","min":"1 d","strength":"normative","source":"s"}]})";

plan::Plan plan_of(const std::string& steps, const std::string& course = "", const std::string& more = "") {
    const std::string text =
        R"({"format":"stifinner/plan","version":1,"id":"x","courses":[{"id":"c1","pathway":)" +
        pathway_of("p", "Kreft", steps) + R"(,"anchors":{"start":"2026-02-02"})" + course + "}]" + more + "}";
    auto value = json::parse(text);
    REQUIRE(value);
    auto plan = plan::read(std::move(*value));
    for (const base::Fault& fault : plan.faults()) MESSAGE(fault.path << " " << base::message(fault));
    REQUIRE(plan);
    return std::move(*plan);
}

plan::Plan two_courses() {
    plan::Plan plan = plan_of(control);
    auto other = pathway::read(*json::parse(pathway_of("q", "Hjertesvikt", sample)));
    REQUIRE(other);
    return plan::update(
        plan,
        plan::AddCourse{
            "c2",
            std::make_shared<const pathway::Pathway>(std::move(*other)),
            {{"start", day("2026-02-02")}}});
}

const Texts& texts() {
    static const Texts read = *Texts::read(test::read_texts("nb"), base::Language::nb);
    return read;
}

// Everything made of a plan, kept alive together.
struct Made {
    explicit Made(plan::Plan p)
        : plan(std::move(p)), schedule(schedule::schedule(plan, today)), planner(plan, today) {}
    Source source() const { return {plan, schedule, texts(), today}; }
    std::vector<Breach> why(const char* step, const char* course = "c1") {
        const StepDates* dates = find_dates(source(), {course, step, 0});
        REQUIRE(dates);
        const auto possible = [&](const schedule::StepRef& at) {
            return planner.possible_days(at, today, today + 400);
        };
        return breaches(source(), dates->at, possible);
    }
    using StepDates = schedule::StepDates;
    plan::Plan plan;
    schedule::Schedule schedule;
    schedule::Planner planner;
};

const plan::Reference at_control{"c1", "kontroll", 0};

plan::Plan booked(const plan::Plan& plan, const char* date, plan::Reference at = at_control) {
    return plan::update(plan, plan::Book{at, day(date), std::nullopt, std::nullopt});
}

std::string person(const char* phone) {
    return std::string(R"(,"people":[{"id":"p1","name":"Liv","actor":"lege","phone":")") + phone + R"("}])";
}

bool contains(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("why: a day that was moved too far says by how much, why, and what can be done, weakest first") {
    Made made(booked(plan_of(control, "", person("22 33 44 55")), "2026-02-20"));
    const auto breaches = made.why("kontroll");
    REQUIRE(breaches.size() == 1);
    const Breach& breach = breaches[0];
    CHECK(contains(breach.text, "8 dager senere") != contains(breach.text, "åtte dager senere"));
    CHECK(contains(breach.text, "Senest 10 dager etter «Diagnosen»"));
    REQUIRE_FALSE(breach.because.empty());
    CHECK(std::any_of(breach.because.begin(), breach.because.end(), [](const std::string& text) {
        return contains(text, "fredag 20. februar");
    }));
    REQUIRE(breach.ways.size() == 2);
    CHECK(breach.ways[0].kind == WayKind::reason);
    CHECK(breach.ways[1].kind == WayKind::call);
    CHECK(breach.ways[1].href == "tel:22334455");
    CHECK(breach.ways[1].label == "Be Liv om en annen dag for «Kontroll»: senest 12. februar");
}

TEST_CASE("why: without a number the new day is written in; one's own appointment is moved at once") {
    Made asked(booked(plan_of(control), "2026-02-20"));
    REQUIRE(asked.why("kontroll").size() == 1);
    CHECK(asked.why("kontroll")[0].ways.back().kind == WayKind::book);
    std::string mine = control;
    mine.replace(mine.find("\"lane\""), 0, R"("for":"patient",)");
    Made own(booked(plan_of(mine), "2026-02-20"));
    const auto breaches = own.why("kontroll");
    REQUIRE(breaches.size() == 1);
    const WayOut& way = breaches[0].ways.back();
    REQUIRE(way.kind == WayKind::act);
    CHECK(way.label == "Flytt «Kontroll» til senest 12. februar");
    Made moved(plan::update(own.plan, *way.action)); // the way out works
    CHECK(moved.schedule.broken.empty());
}

TEST_CASE("why: a day before the diagnosis is a breach in words, not a fault") {
    Made made(booked(plan_of(control), "2026-01-20"));
    const auto breaches = made.why("kontroll");
    REQUIRE(breaches.size() == 1);
    CHECK(contains(breaches[0].text, "13 dager tidligere"));
    CHECK(breaches[0].ways.size() >= 2);
}

TEST_CASE("why: a day held on to, and a rule of one's own, can be let go from where they are in the way") {
    plan::Plan plan = plan::update(plan_of(control), plan::PinDay{at_control, day("2026-02-20")});
    Made made(plan);
    const auto breaches = made.why("kontroll");
    REQUIRE(breaches.size() == 1);
    CHECK(contains(breaches[0].text, "Du har bestemt at «Kontroll» skal være fredag 20. februar."));
    const bool lets_go = std::any_of(breaches[0].ways.begin(), breaches[0].ways.end(), [](const WayOut& way) {
        return way.action.has_value();
    });
    CHECK(breaches[0].ways.front().kind == WayKind::reason);
    CHECK(lets_go);

    plan::OwnRule own{.step = "kontroll", .rule = {.of = "start"}};
    own.rule.min = base::Lag{3, base::Unit::week};
    Made ruled(plan::update(booked(plan_of(control), "2026-02-10"), plan::PutOwnRule{"c1", own}));
    REQUIRE(ruled.why("kontroll").size() == 1);
    CHECK(contains(ruled.why("kontroll")[0].text, "Tidligst 3 uker etter «Diagnosen»"));
}

TEST_CASE("why: with two illnesses every name says which it belongs to") {
    plan::Plan plan = two_courses();
    plan = booked(plan, "2026-03-20", {"c2", "prove", 0});
    Made made(plan);
    const auto found = deviations(made.source());
    REQUIRE(found.size() == 1);
    CHECK(found[0].title == "Blodprøve (Hjertesvikt)");
    CHECK(found[0].reason.empty());
    Made noted(plan::update(plan, plan::SetNote{{"c2", "prove", 0}, "De ringte", plan::Words::reason}));
    CHECK(deviations(noted.source())[0].reason == "De ringte");
    CHECK(contains(list_view(made.source(), 3).months.at(0).rows.at(0).line, "Kreft"));
    CHECK(contains(step_view(made.source(), {"c2", "prove", 0})->course, "Hjertesvikt"));
    Made one(plan_of(control));
    CHECK(step_view(one.source(), at_control)->course.empty());
}

TEST_CASE("waits: what others choose is told, and labelled where the worst was reckoned with") {
    std::string waited = sample;
    waited.replace(waited.find("\"min\":\"5 d\""), 11, "\"wait\":true,\"min\":\"5 d\"");
    Made made(plan_of(waited));
    CHECK(has_waits(made.plan));
    CHECK_FALSE(has_waits(plan_of(control)));
    schedule::Waits answer = schedule::waits(made.plan, today);
    CHECK(waits_view(made.source(), answer).text == texts().get("waits.kept"));
    answer.kept = false;
    answer.exact = true;
    CHECK(waits_view(made.source(), answer).text == texts().get("waits.not_kept"));
    answer.exact = false;
    CHECK(waits_view(made.source(), answer).text == texts().get("waits.perhaps_not"));
    answer.any = false;
    CHECK(waits_view(made.source(), answer).title.empty());
}

TEST_CASE("trips: what is saved, and what can be said of each journey") {
    Made made(plan_of(std::string(control) + "," + sample));
    const auto view = [](Made& of) { return trips_view(of.source(), false, 0, 2, {}); };
    const TripsView trips = view(made);
    CHECK(trips.headline == "Planen ber om én reise");
    CHECK(contains(trips.saving, "slipper én reise"));
    CHECK(trips.proven);
    REQUIRE(trips.visits.size() == 1);
    const TripVisit& visit = trips.visits[0];
    CHECK(visit.title == "Helsehuset");
    CHECK(visit.shared == "To besøk, én reise");
    CHECK(visit.open);

    plan::Plan accepted = made.plan;
    for (const plan::Action& action : visit.accept) accepted = plan::update(accepted, action);
    Made yes(accepted);
    CHECK(view(yes).visits[0].accepted);
    const TripVisit unaccept = view(yes).visits[0];
    for (const plan::Action& action : unaccept.unaccept) accepted = plan::update(accepted, action);
    CHECK(accepted == made.plan);

    plan::Plan pinned = made.plan;
    for (const plan::Action& action : visit.pin) pinned = plan::update(pinned, action);
    Made held(pinned);
    CHECK(view(held).visits[0].pinned);
    const TripVisit unpin = view(held).visits[0];
    for (const plan::Action& action : unpin.unpin) pinned = plan::update(pinned, action);
    CHECK(pinned == made.plan);

    plan::Plan refused = made.plan;
    for (const plan::Action& action : visit.refuse) refused = plan::update(refused, action);
    Made other(refused);
    REQUIRE(view(other).visits.size() == 1);
    CHECK(view(other).visits[0].date != visit.date);
    REQUIRE(view(other).off.size() == 1);

    Made sure(booked(booked(made.plan, "2026-02-09"), "2026-02-09", {"c1", "prove", 0}));
    CHECK_FALSE(view(sure).visits[0].open);
    CHECK(view(sure).visits[0].accept.empty());
}

TEST_CASE("SC12: a day with several appointments is told in its order, and what does not go together") {
    const char* const first =
        R"({"id":"prove","title":{"nb":"Blodprøve"},"lane":"sykehus","place":"hus","minutes":20,)"
        R"("after":[{"of":"start","min":"0 d","strength":"normative","source":"s"}]})";
    const char* const then = R"({"id":"lege","title":{"nb":"Legetime"},"lane":"sykehus","place":"hus",)"
                             R"("after":[{"of":"prove","min":"0 d","strength":"normative","source":"s"}]})";
    // The doctor stands first in the file, so the order of the day is not that of the file.
    plan::Plan plan = plan_of(std::string(then) + "," + first + "," + task);
    const auto at = [&](const char* step, int minutes, std::optional<std::int32_t> takes = {}) {
        plan = plan::update(
            plan,
            plan::Book{
                {"c1", step, 0},
                day("2026-02-05"),
                base::TimeOfDay{static_cast<std::int16_t>(minutes)},
                takes});
    };
    at("prove", 555);
    at("lege", 590, 30);
    {
        Made made(plan);
        const TripsView trips = trips_view(made.source(), false, 0, 2, {});
        REQUIRE(trips.visits.size() == 1);
        REQUIRE(trips.visits[0].day);
        CHECK(
            trips.visits[0].day->order ==
            std::vector<std::string>{
                "Kl. 9.15: Blodprøve, Helsehuset. Så er det 15 minutter til neste.",
                "Kl. 9.50: Legetime, Helsehuset."});
        CHECK(trips.visits[0].day->trouble.empty());
        CHECK(now_view(made.source()).clashes.empty());
        const Row row = list_view(made.source(), 3).months.at(0).rows.at(1);
        CHECK(row.steps.at(0).step == "prove");
        CHECK(contains(row.line, "Blodprøve, Legetime"));
    }
    at("lege", 540, 30);
    {
        Made made(plan);
        const NowView now = now_view(made.source());
        REQUIRE(now.clashes.size() == 2);
        CHECK(
            now.clashes[0] ==
            "Torsdag 5. februar: «Blodprøve» skal komme før «Legetime», men står etter. Ring og spør om "
            "tidene kan byttes.");
        CHECK(contains(now.clashes[1], "«Legetime» varer til kl. 9.30, men «Blodprøve» begynner kl. 9.15."));
        const exchange::Page page = plan_page(made.source(), {});
        const auto told = [&](const exchange::Block& block) {
            return std::any_of(block.checks.begin(), block.checks.end(), [](const exchange::Check& entry) {
                return contains(entry.text, "men står etter");
            });
        };
        CHECK(std::any_of(page.blocks.begin(), page.blocks.end(), told));
    }
    // Two proposals of which nothing is known but the day: no order is made up.
    Made open(plan_of(std::string(control) + "," + sample));
    CHECK_FALSE(trips_view(open.source(), false, 0, 2, {}).visits.at(0).day);
}

TEST_CASE("trips: a pinned day holds even where it costs a journey") {
    Made made(plan::update(
        plan_of(std::string(control) + "," + sample), plan::PinDay{at_control, day("2026-02-03")}));
    CHECK(made.schedule.trips.visits.size() == 2);
    CHECK(find_dates(made.source(), at_control)->proposed == day("2026-02-03"));
}

TEST_CASE("trips: the heavy journey is spared first") {
    plan::Plan plan = plan::update(plan_of(control), plan::SetBurden{"hus", 3});
    Made made(plan);
    CHECK(made.schedule.trips.weight == 3);
    const TripsView view = trips_view(made.source(), false, 0, 1, {});
    REQUIRE(view.places.size() == 1);
    CHECK(view.places[0].weight == 3);
}

TEST_CASE("trips: the calendar has every day once, says what is on it, and knows the past") {
    Made made(plan::update(plan_of(control), plan::SetDays{{day("2026-02-17"), day("2026-02-19")}, false}));
    const TripsView view = trips_view(made.source(), false, 0, 2, day("2026-03-05"));
    REQUIRE(view.months.size() == 2);
    CHECK(view.months[0].title == "Februar");
    CHECK(view.months[0].days.size() == 28);
    CHECK(view.months[0].blank == 6); // 1 February 2026 is a Sunday
    CHECK(view.months[0].days[0].past);
    CHECK_FALSE(view.months[0].days[1].past);
    CHECK(view.months[0].days[16].off);
    CHECK_FALSE(view.months[0].days[19].off);
    CHECK(contains(view.months[0].days[1].spoken, "reise til Helsehuset"));
    CHECK(view.months[1].days[4].first);
    CHECK(trips_view(made.source(), false, 11, 1, {}).months[0].title == "Januar 2027");
    REQUIRE(view.off.size() == 1);
    CHECK(view.off[0].text == "17.–19. februar");
}

TEST_CASE("own: what cannot be understood is marked where it stands, and nothing else") {
    Made made(plan_of(control));
    OwnForm form = own_form(made.source(), "", "");
    CHECK(form.course == "c1");
    CHECK_FALSE(check(form, made.source()));
    CHECK(form.no_title);
    CHECK(form.bad_date == DateProblem::empty);
    form.title = "Tannlege 🦷";
    form.date = {"31", 2, "2026"};
    form.time = "ni";
    form.minutes = "1441";
    CHECK_FALSE(check(form, made.source()));
    CHECK_FALSE(form.no_title);
    CHECK(form.bad_date == DateProblem::no_such_day);
    CHECK(form.bad_time);
    CHECK(form.bad_minutes);
    form.date = {"12", 3, "2026"};
    form.time = "9.30";
    form.minutes = "45";
    form.every = 2;
    form.times = "mange";
    CHECK_FALSE(check(form, made.source()));
    CHECK(form.bad_times);
    form.times = "4";
    CHECK(check(form, made.source()));
    form.when = OwnWhen::after;
    form.count = "99999999999";
    CHECK_FALSE(check(form, made.source()));
    CHECK(form.bad_count);
}

TEST_CASE("own: a step on a date, one after another step, and one nobody knows when") {
    Made made(plan_of(control));
    OwnForm form = own_form(made.source(), "c1", "");
    form.title = "Tannlege";
    form.place = 1;
    form.date = {"12", 3, "26"};
    form.time = "9";
    form.minutes = "45";
    form.every = 2;
    form.times = "4";
    REQUIRE(check(form, made.source()));
    plan::Plan plan = made.plan;
    for (const plan::Action& action : own_actions(form, made.source(), "own-1"))
        plan = plan::update(plan, action);
    REQUIRE(plan.courses[0].own_steps.size() == 1);
    CHECK(plan.courses[0].own_steps[0].place == "hus");
    Made dated(plan);
    CHECK(find_dates(dated.source(), {"c1", "own-1", 0})->proposed == day("2026-03-12"));
    CHECK(find_dates(dated.source(), {"c1", "own-1", 3})->proposed == day("2026-04-02"));
    CHECK_FALSE(find_dates(dated.source(), {"c1", "own-1", 4}));
    CHECK(step_view(dated.source(), {"c1", "own-1", 0})->own);

    OwnForm again = own_form(dated.source(), "c1", "own-1"); // it comes back as it was written
    CHECK(again.title == "Tannlege");
    CHECK(again.place == 1);
    CHECK(again.date.day == "12");
    CHECK(again.minutes == "45");
    CHECK(again.every == 2);
    CHECK(again.times == "4");
    again.when = OwnWhen::after;
    again.every = 0;
    again.of = 1; // the control
    again.count = "2";
    again.unit = 1;
    REQUIRE(check(again, dated.source()));
    for (const plan::Action& action : own_actions(again, dated.source(), "own-1"))
        plan = plan::update(plan, action);
    Made after(plan);
    const auto* control_dates = find_dates(after.source(), at_control);
    CHECK(find_dates(after.source(), {"c1", "own-1", 0})->earliest == *control_dates->earliest + 14);
    CHECK(plan.courses[0].own_steps.size() == 1);
}

TEST_CASE("own: changing a title leaves the rest of a step as it was") {
    const std::string own =
        R"(,"own":{"steps":[{"id":"brev","title":{"nb":"Brev"},"kind":"message","lane":"sykehus","mine":7,)"
        R"("after":[{"of":"kontroll","min":"0 d","max":"7 d","strength":"local"}]}],"rules":[]})";
    Made made(plan_of(control, own));
    OwnForm form = own_form(made.source(), "c1", "brev");
    form.title = "Brevet";
    REQUIRE(check(form, made.source()));
    plan::Plan plan = made.plan;
    for (const plan::Action& action : own_actions(form, made.source(), "x"))
        plan = plan::update(plan, action);
    const pathway::Step& step = plan.courses[0].own_steps.at(0);
    CHECK(step.title.nb == "Brevet");
    CHECK(step.lane == "sykehus");
    CHECK(step.kind == pathway::StepKind::message);
    REQUIRE(step.after.size() == 1);
    CHECK(step.after[0].max == base::Lag{7, base::Unit::day});
    CHECK(json::write(plan::write(plan)).find("\"mine\":7") != std::string::npos);
}

TEST_CASE("own: a rule between two steps, at least or at most") {
    Made made(plan_of(std::string(control) + "," + sample));
    OwnRuleForm form{.course = "c1", .step = "prove", .of = 1, .kind = 0, .count = "zwei"};
    CHECK_FALSE(check(form));
    CHECK(form.bad_count);
    form.count = "8";
    REQUIRE(check(form));
    Made ruled(plan::update(made.plan, own_rule_action(form, made.source())));
    const auto lines = own_rules(ruled.source(), {"c1", "prove", 0});
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].text == "Tidligst 8 dager etter «Kontroll»");
    const auto* a = find_dates(ruled.source(), at_control);
    const auto* b = find_dates(ruled.source(), {"c1", "prove", 0});
    CHECK(*b->proposed - *a->proposed >= 8);
}

TEST_CASE("sheet: what to ask, what to talk about and what to bring stand by the visit") {
    plan::Plan plan = booked(plan_of(std::string(control) + "," + task), "2026-02-04");
    plan = plan::update(
        plan, plan::SetNote{at_control, "Kan jeg trene?\n\n  \nاسمي ليف\n", plan::Words::questions});
    plan = plan::update(plan, plan::SetTick{at_control, "jobb", plan::TickState::done});
    Made made(plan);
    const auto found = sheets(made.source(), 10);
    REQUIRE(found.size() == 1); // the task is no visit
    CHECK(found[0].when == "Onsdag 4. februar");
    REQUIRE(found[0].parts.size() == 3);
    CHECK(found[0].parts[0].lines == std::vector<std::string>{"Kan jeg trene?", "اسمي ليف"});
    CHECK(found[0].parts[1].lines == std::vector<std::string>{"Jobb"});
    CHECK(found[0].parts[2].lines == std::vector<std::string>{"Medisinlisten"});
    REQUIRE(bring(made.source()).size() == 1);
    CHECK(contains(bring(made.source())[0].title, "Kontroll"));
    CHECK(sheets(made.source(), 0).empty());
}

TEST_CASE("now: what happens next is one sentence, and filters show what they say") {
    plan::Plan plan = plan::update(
        plan_of(std::string(control) + "," + task),
        plan::Book{at_control, day("2026-02-03"), base::TimeOfDay{600}, {}});
    Made made(plan);
    const NowView now = now_view(made.source());
    CHECK(now.next == "I morgen kl. 10: Kontroll");
    REQUIRE(now.card);
    const NowView mine = now_view(made.source(), Filter::mine);
    REQUIRE(mine.rows.size() == 1);
    CHECK(mine.rows[0].title == "Ring legen");
    CHECK(mine.headline == now.headline);
    CHECK(now_view(made.source(), Filter::relatives).rows.empty());
    CHECK(now_view(made.source(), Filter::relatives).empty == texts().get("filter.nothing"));
    CHECK(now_view(made.source(), Filter::week).rows.size() == 2);
    CHECK(list_view(made.source(), 3, Filter::late).months.empty());
    Made late(plan::update(plan_of(control), plan::SetAnchor{"c1", "start", day("2025-12-01")}));
    CHECK(list_view(late.source(), 3, Filter::late).months.size() == 1);
}

TEST_CASE("step: what was there before is told, and points are answered in three ways") {
    plan::Plan plan = booked(booked(plan_of(control), "2026-02-10"), "2026-02-12");
    plan = plan::update(plan, plan::SetTick{at_control, "jobb", plan::TickState::not_relevant});
    Made made(plan);
    const auto step = step_view(made.source(), at_control);
    REQUIRE(step);
    CHECK(step->history == std::vector<std::string>{"Var bestilt tirsdag 10. februar"});
    CHECK(step->items.at(0).state == plan::TickState::not_relevant);
    CHECK_FALSE(step->scored);
}

TEST_CASE("large: 10,000 steps of one's own, and a note of 100 kB, are shown and kept") {
    std::string steps;
    for (int i = 0; i < 10'000; ++i)
        steps += (i ? "," : "") + std::string(R"({"id":"s)") + std::to_string(i) +
            R"(","title":{"nb":"Steg )" + std::to_string(i) +
            R"("},"lane":"hjem","after":[{"of":"start","min":")" + std::to_string(i % 300) +
            R"( d","strength":"own"}]})";
    Made made(plan_of(control, R"(,"own":{"steps":[)" + steps + R"(],"rules":[]})"));
    CHECK(made.schedule.steps.size() == 10'001);
    const NowView now = now_view(made.source());
    CHECK(now.rows.size() == 4);
    CHECK(list_view(made.source(), 3).months.size() == 3);
    const std::string note(100'000, 'a');
    const plan::Plan noted = plan::update(made.plan, plan::SetNote{at_control, note});
    auto again = plan::read(*json::parse(json::write(plan::write(noted))));
    REQUIRE(again);
    CHECK(plan::note_of(again->courses[0], "kontroll", 0) == note);
}

TEST_CASE("now: one date is asked for at a time, and never whether one has become worse") {
    const char* const text =
        R"({"format":"stifinner/plan","version":1,"id":"x","courses":[{"id":"c1","pathway":)"
        R"({"format":"stifinner/pathway","version":1,"id":"p","title":{"nb":"P"},"edition":{"date":"2025-01-01"},)"
        R"("sources":[{"id":"s","title":"Kilden"}],"lanes":[{"id":"l","title":{"nb":"L"}}],)"
        R"("anchors":[{"id":"start","title":{"nb":"Start"}},{"id":"done","title":{"nb":"Ferdig"}},)"
        R"({"id":"nurse","title":{"nb":"Sykepleier"}},{"id":"worse","title":{"nb":"Verre"}},{"id":"home","title":{"nb":"Hjemme"}}],)"
        R"("decisions":[{"id":"d","question":{"nb":"Kommer hun?"},"options":[{"id":"yes","title":{"nb":"Ja"}},{"id":"no","title":{"nb":"Nei"}}]}],)"
        R"("steps":[{"id":"a","title":{"nb":"A"},"lane":"l","after":[{"of":"start","min":"0 d","strength":"normative","source":"s"}]},)"
        R"({"id":"b","title":{"nb":"B"},"lane":"l","after":[{"of":"done","min":"0 d","strength":"normative","source":"s"}]},)"
        R"({"id":"c","title":{"nb":"C"},"lane":"l","when":{"d":["yes"]},"after":[{"of":"nurse","min":"0 d","strength":"normative","source":"s"}]},)"
        R"({"id":"w","title":{"nb":"W"},"lane":"l","after":[{"of":"worse","min":"0 d","strength":"normative","source":"s"}]},)"
        R"({"id":"h","title":{"nb":"H"},"lane":"l","after":[{"of":"home","min":"0 d","strength":"normative","source":"s"}]}]}}]})";
    auto read = plan::read(*json::parse(text));
    REQUIRE(read);
    plan::Plan plan = std::move(*read);
    const auto asked = [&] {
        Made made(plan);
        std::string all;
        for (const auto& missing : now_view(made.source()).missing) all += missing.second + ";";
        return all;
    };
    const auto date = [&](const char* anchor) {
        plan = plan::update(plan, plan::SetAnchor{"c1", anchor, day("2026-02-02")});
    };
    CHECK(asked() == "Start;");
    date("start");
    CHECK(asked() == "Ferdig;");
    plan = plan::update(plan, plan::Choose{"c1", "d", "yes"});
    CHECK(asked() == "Sykepleier;"); // what was just chosen comes first
    plan = plan::update(plan, plan::Choose{"c1", "d", "no"});
    CHECK(asked() == "Ferdig;");
    date("done");
    CHECK(asked() == "");
    date("worse");
    CHECK(asked() == "Hjemme;");
}

TEST_CASE("now: nobody is told to ask themselves") {
    const auto contact = [](const char* responsible) {
        Made made(plan_of(
            std::string(
                R"({"id":"ring","title":{"nb":"Ring legen"},"lane":"hjem","place":"home","for":"patient",)") +
            R"("responsible":[)" + responsible +
            R"(],"after":[{"of":"start","min":"0 d","strength":"normative","source":"s"}]})"));
        const auto found = step_contact(made.source(), {0, 0, 0});
        return found ? found->name : "";
    };
    CHECK(contact(R"("patient")") == "");
    CHECK(contact(R"("patient","lege")") == "Legen");
    CHECK(contact(R"("lege","patient")") == "Legen");
}
