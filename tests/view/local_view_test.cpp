// Local versions while they are written, and in words.
#include <doctest/doctest.h>

#include "files.h"
#include "pathway/overlay.h"
#include "pathway/read.h"
#include "plan/action.h"
#include "schedule/schedule.h"
#include "view/glossary_view.h"
#include "view/local_view.h"

using namespace stf;
using view::LocalDraft;
using view::LocalForm;
using view::LocalProblem;

namespace {

const base::Day today = *base::parse_day("2026-01-20");

const char* const pathway_text =
    R"({"format":"stifinner/pathway","version":1,"id":"p","title":{"nb":"Prøven"},"edition":{"date":"2025-01-01","publisher":"Dir"},)"
    R"("sources":[{"id":"s","title":"S"}],"anchors":[{"id":"start","title":{"nb":"Starten"}}],)"
    R"("lanes":[{"id":"l","title":{"nb":"Kommune"}},{"id":"h","title":{"nb":"Sykehus"}}],)"
    R"("places":[{"id":"hus","title":{"nb":"Helsehuset"}},{"id":"syk","title":{"nb":"Sykehuset"},"closed":[{"from":"2026-07-01","to":"2026-07-31"}]}],)"
    R"("actors":[{"id":"nurse","title":{"nb":"Sykepleier"},"explain":{"nb":"Fra KAD"}},{"id":"gp","title":{"nb":"Fastlege"}}],)"
    R"("glossary":[{"id":"kad","term":{"nb":"kommunal akutt døgnplass"},"abbreviation":"KAD","explain":{"nb":"En seng i kommunen."}},)"
    R"({"id":"ip","term":{"nb":"individuell plan"},"abbreviation":"IP","explain":{"nb":"En plan."}}],)"
    R"("steps":[{"id":"a","title":{"nb":"Samtale"},"summary":{"nb":"Om alt."},"lane":"l","place":"hus","responsible":"nurse",)"
    R"("after":[{"of":"start","min":"1 wk","max":"4 wk","strength":"normative","source":"s"}]},)"
    R"({"id":"b","title":{"nb":"Kontroll"},"lane":"l","after":[{"of":"a","min":"1 wk","strength":"normative","source":"s"},)"
    R"({"of":"start","max":"3 mo","strength":"normative","source":"s"}]}]})";

struct Example {
    Example() {
        auto texts_read = view::Texts::read(test::read_texts("nb"), base::Language::nb);
        REQUIRE(texts_read);
        texts = std::move(*texts_read);
        auto pathway = pathway::read(*json::parse(pathway_text));
        REQUIRE(pathway);
        plan = plan::update(
            plan, plan::AddCourse{"c1", std::make_shared<const pathway::Pathway>(std::move(*pathway)), {}});
    }
    const plan::Course& course() const { return plan.courses.at(0); }
    LocalDraft draft(LocalForm form) const {
        LocalDraft out;
        out.form = form;
        out.by = "Fjordvik";
        out.who = "Lederen";
        out.why = "Fordi";
        out.when = view::draft_of(today);
        return out;
    }
    json::Value change(const LocalDraft& draft) const {
        return view::change_of(draft, course(), "n1", today, base::Language::nb);
    }
    std::string text(const LocalDraft& draft) const { return json::write(change(draft)); }
    LocalProblem problem(const LocalDraft& draft) const { return view::problem_of(draft, course(), today); }
    std::vector<std::string> check(const LocalDraft& draft) const {
        return view::local_check(draft, course(), today, texts);
    }
    // The change is made, as the app does it.
    void make(const LocalDraft& draft) {
        const json::Value* before = course().overlays.empty() ? nullptr : course().overlays[0].get();
        auto overlay = std::make_shared<const json::Value>(view::with_draft(
            before, draft, course(), "n" + std::to_string(++made), {"o", "Utgaven"}, today,
            base::Language::nb));
        INFO(json::write(*overlay));
        for (const base::Fault& fault : pathway::check_overlay(*overlay)) {
            INFO(fault.path);
            CHECK(fault.warning); // only missing translations
        }
        plan = plan::update(
            plan,
            plan::PutPathway{"c1", course().national ? course().national : course().pathway, {overlay}});
        REQUIRE(course().overlays.size() == 1);
    }
    view::LocalView view(const LocalDraft& draft = {}) const {
        view::LocalSession session;
        session.draft = draft;
        const schedule::Schedule schedule = schedule::schedule(plan, today);
        return *view::local_view({plan, schedule, texts, today}, session);
    }

    plan::Plan plan;
    view::Texts texts;
    int made = 0;
};

} // namespace

TEST_CASE("local draft: each kind of change says what it must, and becomes a change") {
    Example e;
    LocalDraft draft = e.draft(LocalForm::add_step);
    CHECK(e.problem(draft) == LocalProblem::what);
    draft.of = 2; // the first step: the anchors come first
    draft.lane = 1;
    CHECK(e.problem(draft) == LocalProblem::title);
    draft.title = "En telefon";
    CHECK(e.problem(draft) == LocalProblem::time);
    draft.min = "3";
    draft.min_unit = 2;
    CHECK(e.problem(draft) == LocalProblem::none);
    CHECK(
        e.text(draft) ==
        R"({"op":"add","what":"step","value":{"id":"n1","title":{"nb":"En telefon"},"lane":"l","after":[{"of":"a","min":"3 wk","strength":"local"}]},)"
        R"("follows":"a","who":"Lederen","when":"2026-01-20","why":{"nb":"Fordi"}})");

    draft = e.draft(LocalForm::change_time);
    draft.step = "b";
    CHECK(e.problem(draft) == LocalProblem::what);
    draft.rule = 2;
    view::prefill(draft, e.plan, e.course(), base::Language::nb);
    CHECK(draft.min.empty());
    CHECK(draft.max == "3");
    CHECK(draft.max_unit == 3);
    draft.max = "8";
    draft.max_unit = 2;
    CHECK(e.text(draft).find(R"("step":"b","of":"start","set":{"max":"8 wk"})") != std::string::npos);
    draft.min = "1";
    draft.max.clear();
    CHECK(e.text(draft).find(R"("set":{"min":"1 d","max":null})") != std::string::npos);

    draft = e.draft(LocalForm::change_step);
    draft.step = "a";
    view::prefill(draft, e.plan, e.course(), base::Language::nb);
    CHECK(draft.title == "Samtale");
    CHECK_FALSE(e.change(draft).is_object()); // nothing differs
    CHECK(e.check(draft) == std::vector<std::string>{e.texts.get("local.no_difference")});
    draft.lane = 2;
    draft.room = 0;
    CHECK(e.text(draft).find(R"("set":{"lane":"h","place":null})") != std::string::npos);

    draft = e.draft(LocalForm::place);
    draft.place = "syk";
    view::prefill(draft, e.plan, e.course(), base::Language::nb);
    draft.days = 3;
    draft.weekdays = 0b1010;
    draft.closed_from = {"24", 12, "2026"};
    CHECK(e.problem(draft) == LocalProblem::date);
    draft.closed_to = {"23", 12, "2026"};
    CHECK(e.problem(draft) == LocalProblem::span);
    draft.closed_to = {"2", 1, "2027"};
    CHECK(
        e.text(draft).find(
            R"("set":{"on":["tue","thu"],"closed":[{"from":"2026-07-01","to":"2026-07-31"},{"from":"2026-12-24","to":"2027-01-02"}]})") !=
        std::string::npos);
}

TEST_CASE("local draft: who, when and why are asked for, the person's own offers need none") {
    Example e;
    LocalDraft draft = e.draft(LocalForm::remove_step);
    draft.step = "a";
    draft.by.clear();
    CHECK(e.problem(draft) == LocalProblem::by);
    draft.overlay = "o"; // an existing version has said so before
    draft.who.clear();
    CHECK(e.problem(draft) == LocalProblem::who);
    draft.who = "Lederen";
    draft.why.clear();
    CHECK(e.problem(draft) == LocalProblem::why);
    draft.when = {"31", 2, "2026"};
    CHECK(e.problem(draft) == LocalProblem::date);

    LocalDraft own;
    own.form = LocalForm::service;
    own.mine = true;
    CHECK(e.problem(own) == LocalProblem::title);
    own.title = "Kurset";
    CHECK(e.problem(own) == LocalProblem::none);
}

TEST_CASE("local draft: times that are no whole numbers are refused") {
    Example e;
    LocalDraft draft = e.draft(LocalForm::connect);
    draft.step = "b";
    draft.of = 1;
    for (const char* wrong : {"", "-1", "1,5", "to", "99999", " 2"}) {
        CAPTURE(wrong);
        draft.min = wrong;
        CHECK(e.problem(draft) == LocalProblem::time);
    }
    draft.min = "0";
    CHECK(e.problem(draft) == LocalProblem::none);
}

TEST_CASE("local draft: a clash is named while the change is written") {
    Example e;
    LocalDraft draft = e.draft(LocalForm::change_time);
    draft.step = "a";
    draft.rule = 1;
    draft.min = "5";
    draft.max = "6";
    draft.min_unit = draft.max_unit = 3;
    // «Kontroll» is at most three months after the start, and after «Samtale»
    const auto lines = e.check(draft);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].find("Samtale") != std::string::npos);
    CHECK(lines[0].find("Kontroll") != std::string::npos);
    CHECK(e.view().clash.empty());
    e.make(draft);
    CHECK(e.view().clash == lines[0]); // it may be made, and is told of until it is mended

    LocalDraft circle = e.draft(LocalForm::connect);
    circle.step = "a";
    circle.of = 3; // the second step
    circle.min = "1";
    CHECK(e.check(circle).size() == 1);
}

TEST_CASE("local draft: a step that would lose its only time is told of") {
    Example e;
    LocalDraft draft = e.draft(LocalForm::disconnect);
    draft.step = "a";
    draft.rule = 1;
    const auto lines = e.check(draft);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].find("«Samtale»") != std::string::npos);
}

TEST_CASE("local view: the difference from the national pathway, in words") {
    Example e;
    LocalDraft time = e.draft(LocalForm::change_time);
    time.step = "a";
    time.rule = 1;
    view::prefill(time, e.plan, e.course(), base::Language::nb);
    time.max = "2";
    e.make(time);
    LocalDraft moved = e.draft(LocalForm::change_step);
    moved.overlay = "o";
    moved.step = "a";
    view::prefill(moved, e.plan, e.course(), base::Language::nb);
    moved.lane = 2;
    moved.actor = 2;
    e.make(moved);
    LocalDraft gone = e.draft(LocalForm::remove_step);
    gone.overlay = "o";
    gone.step = "b";
    e.make(gone);

    const view::LocalView view = e.view();
    REQUIRE(view.versions.size() == 1);
    const auto& changes = view.versions[0].changes;
    REQUIRE(changes.size() == 3);
    CHECK(changes[0].title == "Annen tid for «Samtale»");
    CHECK(
        changes[0].details ==
        std::vector<std::string>{"Før: 1–4 uker etter «Starten»", "Nå: 1–2 uker etter «Starten»"});
    CHECK(changes[0].reason == "Bestemt av Lederen, 20.1.2026: Fordi");
    CHECK(changes[1].details.at(0) == "Tjeneste: før «Kommune», nå «Sykehus»");
    CHECK(changes[1].details.at(1) == "Hvem gjør det: før «Sykepleier», nå «Fastlege»");
    CHECK(changes[2].title == "Tatt ut steg: «Kontroll»");
    for (const auto& change : changes) CHECK(change.misfit.empty());
    CHECK(view::local_lines(e.course().pathway->steps[0], e.texts).size() == 1); // said once
}

TEST_CASE("local view: what no longer fits a new edition is told at its place") {
    Example e;
    LocalDraft gone = e.draft(LocalForm::remove_step);
    gone.step = "b";
    e.make(gone);
    json::Value raw = e.course().national->raw;
    raw.find("edition")->set("date", "2027-01-01");
    std::get_if<json::Items>(&raw.find("steps")->data)->pop_back();
    auto newer = pathway::read(std::move(raw));
    REQUIRE(newer);
    e.plan = plan::update(
        e.plan,
        plan::PutPathway{
            "c1", std::make_shared<const pathway::Pathway>(std::move(*newer)), e.course().overlays});
    const view::LocalView view = e.view();
    CHECK(view.versions.at(0).changes.at(0).misfit.find("finnes ikke") != std::string::npos);
    CHECK(view.versions[0].edition.find("2027") != std::string::npos);
}

TEST_CASE("offers: of the version and of the person, and where a step needs them") {
    Example e;
    LocalDraft offer = e.draft(LocalForm::service);
    offer.title = "Kols-kurset";
    offer.phone = "00 00 11 22";
    offer.actor = 1;
    offer.kind = 1;
    e.make(offer);
    e.plan = plan::update(
        e.plan,
        plan::PutService{view::service_of(
            [&] {
                LocalDraft own;
                own.title = "Min likeperson";
                own.kind = 4;
                return own;
            }(),
            e.course(), "p1", base::Language::nb)});
    const schedule::Schedule schedule = schedule::schedule(e.plan, today);
    const view::Source source{e.plan, schedule, e.texts, today};
    const auto groups = view::offers(source);
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].offers.at(0).by == "Lagt inn av Fjordvik");
    CHECK(groups[0].offers[0].overlay == "o");
    CHECK(groups[0].offers[0].href == "tel:00001122");
    CHECK(groups[1].offers.at(0).by == e.texts.get("offers.own"));
    CHECK(groups[1].offers[0].overlay.empty());
    const auto step = view::step_view(source, {"c1", "a", 0});
    REQUIRE(step);
    REQUIRE(step->offers.size() == 1);
    REQUIRE(step->call);
    CHECK(step->call->href == "tel:00001122"); // there is someone to call now

    // changed in the version, where it stands
    LocalDraft edit = e.draft(LocalForm::service);
    edit.overlay = "o";
    edit.service = groups[0].offers[0].id;
    view::prefill(edit, e.plan, e.course(), base::Language::nb);
    CHECK(edit.title == "Kols-kurset");
    CHECK(edit.actor == 1);
    edit.phone = "00 00 33 44";
    e.make(edit);
    CHECK(e.course().pathway->directory.size() == 1);
    CHECK(e.course().pathway->directory[0].phone == "00 00 33 44");
}

TEST_CASE("words: the abbreviations of a step, as whole words only") {
    Example e;
    pathway::Pathway pathway = *e.course().pathway;
    pathway::Step step = pathway.steps[0];
    CHECK(view::words_in(pathway, step, e.texts).size() == 1); // KAD, of the nurse
    step.responsible.clear();
    step.explain.nb = "På en iPad eller IPAD";
    CHECK(view::words_in(pathway, step, e.texts).empty());
    step.explain.nb = "Du har en IP, og kan få en KAD-seng.";
    const auto words = view::words_in(pathway, step, e.texts);
    REQUIRE(words.size() == 2);
    CHECK(words[0] == "KAD (kommunal akutt døgnplass): En seng i kommunen.");

    const auto all =
        view::all_words(&e.plan, {{.id = "kad", .abbreviation = "", .term = {}, .explain = {}}}, e.texts);
    CHECK(all.size() == 2); // the plan's own explanation stands
    CHECK(all[0].term == "IP (individuell plan)");
}
