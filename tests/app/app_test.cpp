// The app from the outside: events in, the semantic tree and effects out. Without graphics it is in text
// mode, where every screen is whole.
#include <doctest/doctest.h>

#include <algorithm>

#include "app.h"
#include "files.h"

using namespace stf;
using base::EffectKind;
using base::EventKind;

namespace {

const char* const pathway =
    R"({"format": "stifinner/pathway", "version": 1, "id": "p", "title": {"nb": "Prøve"},
  "edition": {"date": "2022-01-24", "publisher": "P"}, "sources": [{"id": "s", "title": "S"}],
  "anchors": [{"id": "diagnosis", "title": {"nb": "Diagnose"}, "question": {"nb": "Når fikk du diagnosen?"}}],
  "lanes": [{"id": "home", "title": {"nb": "Hjemme"}, "level": "home"}],
  "steps": [{"id": "talk", "title": {"nb": "En samtale"}, "lane": "home",
             "after": [{"of": "diagnosis", "min": "2 d", "max": "9 d", "strength": "normative", "source": "s"}]},
            {"id": "later", "title": {"nb": "Det neste"}, "lane": "home",
             "after": [{"of": "talk", "min": "1 wk", "strength": "normative", "source": "s"}]}]})";
const char* const catalogue =
    R"({"pathways": [{"id": "p", "file": "pathways/p.json", "label": {"nb": "Prøve"}, "title": {"nb": "Prøve"},
  "anchors": [{"id": "diagnosis", "title": {"nb": "Diagnose"}, "question": {"nb": "Når fikk du diagnosen?"}}]}], "examples": []})";

class Page {
public:
    // With graphics, screens are laid out and painted (to nothing); without, it is text mode.
    explicit Page(bool graphics = false) {
        app.set_graphics(graphics);
        const auto resource = [&](const char* name, std::string body) {
            app.handle({.kind = EventKind::resource, .number = 1, .name = name, .body = std::move(body)});
        };
        app.handle(
            {.kind = EventKind::today,
             .number = static_cast<std::uint32_t>(base::parse_day("2026-11-22")->count)});
        resource("fonts/regular.ttf", test::read_file("build/fonts/regular.ttf"));
        resource("fonts/strong.ttf", test::read_file("build/fonts/strong.ttf"));
        resource("random", "0123456789abcdef");
        resource("lang/nb.json", test::read_texts("nb"));
        resource("pathways/index.json", catalogue);
        app.handle({.kind = EventKind::stored, .number = 1});
        app.handle({.kind = EventKind::resize, .number = 16, .x = 390, .y = 844, .z = 2});
        resource("start", "");
        settle();
    }

    void settle() {
        const int before = frames;
        while (++frames, app.frame()) {
            REQUIRE(frames - before < 100);
            collect();
        }
        collect();
    }
    const view::Node* node(std::string_view name, view::Role role) const {
        for (const view::Node& found : app.tree().nodes)
            if (found.role == role && found.name.rfind(name, 0) == 0) return &found;
        return nullptr;
    }
    void click(std::string_view name, view::Role role = view::Role::button) {
        const view::Node* found = node(name, role);
        REQUIRE_MESSAGE(found, std::string(name));
        app.handle({.kind = EventKind::click, .number = found->id});
        settle();
    }
    void type(std::string_view name, view::Role role, const char* value) {
        const view::Node* found = node(name, role);
        REQUIRE_MESSAGE(found, std::string(name));
        app.handle({.kind = EventKind::change, .number = found->id, .body = value});
        settle();
    }
    bool shows(std::string_view text) const {
        for (const view::Node& found : app.tree().nodes)
            if (found.name.find(text) != std::string::npos ||
                found.description.find(text) != std::string::npos)
                return true;
        return false;
    }
    void make_plan() {
        click("Lag en plan");
        type("Dag", view::Role::text_field, "20");
        type("Måned", view::Role::select, "11");
        type("År", view::Role::text_field, "2026");
        click("Lag planen min");
        REQUIRE(last_fetch == "pathways/p.json");
        app.handle({.kind = EventKind::resource, .number = 1, .name = last_fetch, .body = pathway});
        settle();
        REQUIRE(app.plan());
    }

    App app;
    std::string last_fetch, saved, kept_as, asked, said, downloaded;
    int frames = 0;

private:
    void collect() {
        for (const base::Effect& effect : app.take_effects()) {
            if (effect.kind == EffectKind::fetch) last_fetch = effect.name;
            if (effect.kind == EffectKind::save && effect.name.rfind("plan\x1f", 0) == 0) {
                saved = effect.text;
                kept_as = effect.name;
            }
            if (effect.kind == EffectKind::storage) asked = effect.name;
            if (effect.kind == EffectKind::announce) said = effect.text;
            if (effect.kind == EffectKind::download) downloaded = effect.text;
        }
    }
};

} // namespace

TEST_CASE("app: from one date to a plan that is kept") {
    Page page;
    CHECK(page.node("Hva skjer nå?", view::Role::heading));
    page.make_plan();
    CHECK(page.app.session().screen == view::Screen::now);
    CHECK(page.shows("En samtale"));
    CHECK(page.saved.find("\"2026-11-20\"") != std::string::npos);
}

TEST_CASE("app: a day that doesn't exist, none at all, and one far off are each told kindly") {
    Page page;
    page.click("Lag en plan");
    page.click("Lag planen min");
    CHECK(page.shows("Skriv en dato"));
    page.type("Dag", view::Role::text_field, "31");
    page.type("Måned", view::Role::select, "2");
    page.type("År", view::Role::text_field, "2026");
    page.click("Lag planen min");
    CHECK(page.shows("finnes ikke i kalenderen"));
    page.type("Dag", view::Role::text_field, "1");
    page.type("År", view::Role::text_field, "1999");
    page.click("Lag planen min");
    CHECK(page.shows("langt unna"));
    CHECK(page.last_fetch.empty());
    page.click("Lag planen min"); // the person says that it is right
    CHECK(page.last_fetch == "pathways/p.json");
}

TEST_CASE("app: book, undo, redo, note; one visit to the note is one step back") {
    Page page;
    page.make_plan();
    page.click("Tidslinje");
    page.click("En samtale");
    page.click("Jeg har fått time");
    page.type("Dag", view::Role::text_field, "25");
    page.type("Måned", view::Role::select, "11");
    page.type("År", view::Role::text_field, "2026");
    page.type("Klokkeslett", view::Role::text_field, "9.30");
    page.click("Lagre");
    CHECK(page.shows("Bestilt onsdag 25. november kl. 9.30"));
    CHECK(page.saved.find("\"09:30\"") != std::string::npos);
    page.click("Endre dato"); // what is known stands there
    CHECK(page.node("Dag", view::Role::text_field)->value == "25");
    CHECK(page.node("År", view::Role::text_field)->value == "2026");
    CHECK(page.node("Klokkeslett", view::Role::text_field)->value == "09:30");
    page.click("Avbryt");
    page.type("Notatet ditt", view::Role::text_area, "æ");
    page.type("Notatet ditt", view::Role::text_area, "ære være");
    CHECK(page.app.plan()->courses[0].notes.size() == 1);
    page.app.handle({.kind = EventKind::key, .name = "undo"});
    page.settle();
    CHECK(page.app.plan()->courses[0].notes.empty());
    CHECK(page.app.plan()->courses[0].facts.size() == 1);
    page.app.handle({.kind = EventKind::key, .name = "undo"});
    page.settle();
    CHECK(page.app.plan()->courses[0].facts.empty());
    page.app.handle({.kind = EventKind::key, .name = "redo"});
    page.settle();
    CHECK(page.app.plan()->courses[0].facts.size() == 1);
}

TEST_CASE("app: what is pressed while one frame takes its time is done in the order it was pressed") {
    Page page;
    page.make_plan();
    page.click("Tidslinje");
    page.click("En samtale");
    const auto press = [&](const char* name) {
        const view::Node* found = page.node(name, view::Role::button);
        REQUIRE_MESSAGE(found, std::string(name));
        page.app.handle({.kind = EventKind::click, .number = found->id});
    };
    press("Lukk"); // drawn after the list, pressed before
    press("Det neste");
    page.settle();
    REQUIRE(page.app.session().selected);
    CHECK(page.app.session().selected->step == "later");
    const view::Node* note = page.node("Notatet ditt", view::Role::text_area);
    REQUIRE(note);
    page.app.handle({.kind = EventKind::change, .number = note->id, .body = "Skrevet før den ble lukket"});
    press("Lukk");
    press("En samtale");
    page.settle();
    CHECK(page.saved.find("Skrevet før den ble lukket") != std::string::npos);
    REQUIRE(page.app.session().selected);
    CHECK(page.app.session().selected->step == "talk");
}

TEST_CASE("app: another day is tried in words before anything changes") {
    Page page;
    page.make_plan();
    page.click("Tidslinje");
    page.click("Det neste");
    const std::string before = page.saved;
    page.click("Prøv en annen dag");
    page.type("Dag", view::Role::text_field, "24");
    page.type("Måned", view::Role::select, "11");
    page.type("År", view::Role::text_field, "2026");
    page.click("Lagre");
    CHECK(page.shows("Tirsdag 24. november passer ikke med alt annet"));
    CHECK(page.saved == before);
    page.click("Bli på");
    CHECK(page.saved == before);
}

TEST_CASE("app: what is saved opens again as the same plan; what is no plan leaves the open one as it is") {
    Page page;
    page.make_plan();
    const std::string saved = page.saved;
    for (const char* bad :
         {"", "{", "[]", R"({"format": "stifinner/plan", "version": 99})", R"({"format": "other"})"}) {
        page.app.handle({.kind = EventKind::resource, .number = 1, .name = "file:x.json", .body = bad});
        page.settle();
        CHECK(page.shows("Filen kunne ikke åpnes"));
        REQUIRE(page.app.plan());
        CHECK(page.app.plan()->courses.size() == 1);
        page.click("Lukk meldingen");
    }
    Page other;
    other.app.handle({.kind = EventKind::resource, .number = 1, .name = "file:x.json", .body = saved});
    other.settle();
    CHECK(other.saved == saved);
}

TEST_CASE("app: another system's plan is shown before it is taken; leaving it makes no plan") {
    Page page;
    const auto open = [&] {
        page.app.handle(
            {.kind = EventKind::resource,
             .number = 1,
             .name = "file:x.json",
             .body =
                 R"({"resourceType": "CarePlan", "status": "active", "intent": "plan", "title": "Etter sykehuset",
                     "activity": [{"detail": {"status": "scheduled", "code": {"text": "Kontroll"}, "performer": [{}],
                                              "scheduledPeriod": {"start": "2026-11-23"}}}]})"});
        page.settle();
        CHECK(page.shows("Etter sykehuset: ett steg"));
        CHECK(page.shows("CarePlan.activity.detail.performer (1)"));
        CHECK_FALSE(page.app.plan());
    };
    open();
    page.click("La være");
    CHECK(page.node("Hva skjer nå?", view::Role::heading));
    CHECK_FALSE(page.app.plan());
    CHECK(page.saved.empty());
    open();
    page.click("Bruk denne planen");
    REQUIRE(page.app.plan());
    CHECK(page.shows("Kontroll"));
    CHECK(page.saved.find("Etter sykehuset") != std::string::npos);
}

TEST_CASE("app: nothing is drawn or sent when nothing has happened") {
    Page page;
    page.make_plan();
    CHECK_FALSE(page.app.frame());
    CHECK(page.app.take_effects().empty());
}

TEST_CASE("app: delete everything") {
    Page page;
    page.make_plan();
    page.click("Mer");
    page.click("Slett alt som er lagret her");
    CHECK(page.app.plan());
    page.click("Ja, slett alt");
    CHECK_FALSE(page.app.plan());
    CHECK(page.node("Hva skjer nå?", view::Role::heading));
    CHECK(page.said != "Alt er slettet."); // not before the page has looked
    page.app.handle({.kind = EventKind::storage, .name = "gone", .body = R"(["stifinner"])"});
    page.settle();
    CHECK(page.shows("Dette ligger fortsatt her: stifinner"));
    page.app.handle({.kind = EventKind::storage, .name = "gone", .body = "[]"});
    page.settle();
    CHECK(page.said == "Alt er slettet.");
}

TEST_CASE("app: each change is kept under words; one visit to a note is one version") {
    Page page;
    page.make_plan();
    CHECK(page.kept_as.find("\x1fLa til Prøve\x1f") != std::string::npos);
    page.click("Tidslinje");
    page.click("En samtale");
    page.type("Notatet ditt", view::Role::text_area, "a");
    CHECK(page.kept_as.find("\x1fNotat: En samtale\x1f") != std::string::npos);
    CHECK(page.kept_as.ends_with("\x1f\x30"));
    page.type("Notatet ditt", view::Role::text_area, "ab");
    CHECK(page.kept_as.ends_with("\x1f\x31")); // in place of the one before
    CHECK(page.kept_as.find("\x1fNotat: En samtale\x1f") != std::string::npos);
    page.app.handle({.kind = EventKind::focus, .number = 0}); // the field is left
    page.type("Notatet ditt", view::Role::text_area, "abc");
    CHECK(page.kept_as.ends_with("\x1f\x30"));
}

TEST_CASE("app: a version is taken back, and that is undone; another page is followed") {
    Page page;
    page.make_plan();
    const std::string first = page.saved;
    page.click("Tidslinje");
    page.click("En samtale");
    page.type("Notatet ditt", view::Role::text_area, "nytt");
    const std::string second = page.saved;
    page.click("Lukk");
    page.click("Mer");
    page.click("Fil og lagring");
    CHECK(page.asked == "versions");
    page.app.handle(
        {.kind = EventKind::storage,
         .name = "versions",
         .body =
             R"([{"id": 7, "of": "x", "key": "plan", "words": "La til Prøve", "title": "Prøve", "day": 20779, "minutes": 1}])"});
    page.settle();
    page.click("Hent tilbake");
    CHECK(page.asked == "version");
    page.app.handle({.kind = EventKind::storage, .name = "version", .body = first});
    page.settle();
    CHECK(page.saved == first);
    CHECK(page.kept_as.find("Hentet versjonen fra") != std::string::npos);
    page.app.handle({.kind = EventKind::key, .name = "undo"});
    page.settle();
    CHECK(page.saved == second);
    page.saved.clear();
    page.app.handle({.kind = EventKind::storage, .name = "followed:plan", .body = first});
    page.settle();
    CHECK(page.app.plan()->courses[0].notes.empty());
    CHECK(page.saved.empty()); // it is on the device already
    page.app.handle({.kind = EventKind::storage, .name = "followed:plan", .body = "{"});
    page.settle();
    CHECK(page.app.plan()->courses.size() == 1); // what can't be read changes nothing
}

TEST_CASE("app: passphrases never reach the program") {
    Page page;
    page.make_plan();
    page.click("Mer");
    page.click("Fil og lagring");
    page.click("Lås planen med passfrase");
    const view::Node* field = page.node("Passfrase", view::Role::text_field);
    REQUIRE(field);
    CHECK((field->flags & view::flag_secret) != 0);
    page.type("Passfrase", view::Role::text_field, ""); // Enter was pressed
    CHECK(page.asked == "lock");
    page.app.handle({.kind = EventKind::storage, .name = "refused", .body = "differ"});
    page.settle();
    CHECK(page.shows("De to er ikke like"));
    page.click("Avbryt");
    CHECK_FALSE(page.node("Passfrase", view::Role::text_field));
    page.app.handle({.kind = EventKind::storage, .name = "sealed"});
    page.settle();
    CHECK(page.node("Planen er låst", view::Role::heading));
}

TEST_CASE("app: laid out and painted, every screen has the same controls as in text mode") {
    Page painted(true), words;
    for (Page* page : {&painted, &words}) page->make_plan();
    const auto controls = [](const Page& page) {
        std::vector<std::string> names;
        for (const view::Node& node : page.app.tree().nodes)
            if (node.role == view::Role::button || node.role == view::Role::link ||
                node.role == view::Role::text_area)
                names.push_back(node.name);
        std::sort(names.begin(), names.end());
        return names;
    };
    for (const char* name : {"Nå", "Ring", "Mer", "Hjelp og personvern"}) {
        for (Page* page : {&painted, &words}) page->click(name);
        CHECK_MESSAGE(controls(painted) == controls(words), name);
    }
    for (const view::Node& node : painted.app.tree().nodes)
        if (node.role == view::Role::button)
            CHECK_MESSAGE(node.rect.h >= 44, node.name); // design: targets of 44 px
}

TEST_CASE("app: at every width the timeline can be added to, and someone can be called") {
    Page page(true);
    page.make_plan();
    page.click("Tidslinje");
    for (const float width : {320.0f, 390.0f, 560.0f, 620.0f, 700.0f, 768.0f, 1024.0f, 1280.0f})
        for (const char* face : {"Liste", "Kart"}) {
            CAPTURE(width);
            page.app.handle({.kind = EventKind::resize, .number = 16, .x = width, .y = 800, .z = 1});
            page.settle();
            page.click(face);
            CHECK(page.node("Legg til", view::Role::button));
            CHECK(
                (page.node("Hvem kan jeg ringe?", view::Role::button) ||
                 page.node("Ring noen", view::Role::button)));
        }
}

TEST_CASE("app: the plan can be seen as if it were another day, changes nothing, and there is a way back") {
    Page page;
    page.make_plan();
    const std::string saved = page.saved;
    page.click("Tidslinje");
    page.click("Gå til dato");
    page.click("Hva om det var denne dagen");
    CHECK(page.shows("Skriv en dato"));
    page.type("Dag", view::Role::text_field, "1");
    page.type("Måned", view::Role::select, "3");
    page.type("År", view::Role::text_field, "2027");
    page.click("Hva om det var denne dagen");
    CHECK(page.shows("som om det var mandag 1. mars 2027"));
    CHECK(page.shows("Fristen er passert"));
    page.click("En samtale");
    page.click("Ikke aktuelt");
    CHECK(page.shows("Gå tilbake til i dag for å endre planen"));
    CHECK(page.saved == saved);
    CHECK(page.app.plan()->courses[0].facts.empty());
    page.click("Lukk");
    page.click("Mer"); // where things are written, today is today
    CHECK_FALSE(page.shows("som om det var"));
    page.click("Tidslinje");
    page.click("Gå til dato");
    page.click("Hva om det var denne dagen"); // the day that was written still stands there
    CHECK(page.shows("som om det var mandag 1. mars 2027"));
    page.click("Tilbake til i dag");
    CHECK_FALSE(page.shows("som om det var"));
    CHECK_FALSE(page.shows("Fristen er passert"));
    CHECK(page.saved == saved);
}

TEST_CASE("app: another day is tried day by day with buttons, and said in words each time") {
    Page page;
    page.make_plan();
    page.click("Tidslinje");
    page.click("En samtale");
    page.click("Prøv en annen dag");
    page.type("Dag", view::Role::text_field, "29");
    page.type("Måned", view::Role::select, "11");
    page.type("År", view::Role::text_field, "2026");
    page.click("Lagre");
    CHECK(page.said.find("29. november passer") != std::string::npos);
    page.click("Dagen etter");
    CHECK(page.said.find("30. november passer ikke") != std::string::npos);
    page.click("Dagen før");
    CHECK(page.said.find("29. november passer") != std::string::npos);
    CHECK(page.app.plan()->courses[0].facts.empty());
}
