#pragma once
// A plan with something of everything, and words that are their own keys.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "plan/read.h"
#include "schedule/schedule.h"
#include "json/value.h"

namespace stf::exchange::test {

inline constexpr const char* pathway_text =
    R"({"format":"stifinner/pathway","version":1,"id":"hjem","title":{"nb":"Hjem, igjen"},
 "edition":{"date":"2025-01-01","publisher":"Hdir"},"sources":[{"id":"s","title":"Kilde; en","date":"2025"}],
 "anchors":[{"id":"start","title":{"nb":"Utskriving"}}],
 "lanes":[{"id":"l","title":{"nb":"Kommunen"},"level":"municipal"}],"places":[{"id":"hus","title":{"nb":"Helsehuset"},"lane":"l"}],
 "actors":[{"id":"gp","title":{"nb":"Fastlege"},"level":"gp"}],
 "checklists":[{"id":"k","title":{"nb":"Sjekk"},"items":[{"id":"i1","title":{"nb":"Medisiner"}},{"id":"i2","title":{"nb":"Fall"}}]}],
 "decisions":[{"id":"d","title":{"nb":"Valg"},"options":[{"id":"yes","title":{"nb":"Ja"}},{"id":"no","title":{"nb":"Nei"}}]}],
 "steps":[
  {"id":"a","title":{"nb":"Time hos «legen», æøå"},"lane":"l","place":"hus","books":"gp","checklist":"k",
   "after":[{"of":"start","min":"3 d","max":"14 d","strength":"normative","source":"s"}]},
  {"id":"b","title":{"nb":"Kontroll"},"lane":"l","place":"hus","after":[{"of":"a","edge":"end","min":"1 mo","max":"6 wk","strength":"legal","source":"s"}]},
  {"id":"c","title":{"nb":"Skjema"},"lane":"l","when":{"d":["yes"]},"after":[{"of":"start","min":"1 arbeidsdag","strength":"local","source":"s"}],
   "repeat":{"every":"14 d","times":3}},
  {"id":"e","title":{"nb":"Ikke nå"},"lane":"l","when":{"d":["no"]},"after":[{"of":"start","min":"0 d","strength":"local","source":"s"}]},
  {"id":"f","title":{"nb":"Opphold"},"lane":"l","lasts":"5 d","after":[{"of":"start","min":"0 d","strength":"local","source":"s"}]}]})";

inline std::string plan_text() {
    return R"({"format":"stifinner/plan","version":1,"id":"p1","title":"Min; plan","courses":[{"id":"c1","pathway":)" +
        std::string(pathway_text) +
        R"(,"base":{"id":"hjem","edition":"2025-01-01"},"anchors":{"start":"2026-02-02"},"choices":{"d":"yes"},
 "facts":[{"step":"a","booked":{"date":"2026-02-10","time":"09:30","minutes":45}},
          {"step":"c","occurrence":1,"done":{"date":"2026-02-20"}},{"step":"c","occurrence":2,"dropped":true},
          {"step":"f","done":{"date":"2026-02-03","end":"2026-02-06"}},{"step":"e","dropped":true}],
 "own":{"steps":[{"id":"own-1","title":{"nb":"Min egen"},"lane":"l"}],"rules":[{"step":"own-1","of":"a","min":"2 d","strength":"own"}]},
 "notes":[{"step":"a","text":"Ta med, \"listen\"; husk\nmer 🙂"},{"step":"e","text":"til senere"}],
 "questions":[{"step":"a","text":"Hva nå?"},{"step":"e","text":"Når?"}],"reasons":[{"step":"a","text":"Ferie"}],
 "earlier":[{"step":"a","booked":{"date":"2026-02-09","time":"08:00"}}],
 "ticks":[{"step":"a","item":"i1","state":"done"},{"step":"a","item":"i2","state":"not_relevant"}]}],
 "people":[{"id":"x1","name":"Kari Ås","role":"Legen min","actor":"gp","phone":"22 33 44 55"},{"id":"x2","name":"Ola","role":"bror"}],
 "unavailable":[{"from":"2026-03-01","to":"2026-03-03"}],"accepted":[{"course":"c1","step":"b","date":"2026-03-12"}],
 "owner":"Anne","matters":{"words":"Å gå tur","goals":[{"id":"g1","text":"Til butikken"}],"activities":[{"id":"k1","goal":"g1","text":"Gå 500 meter",
  "scores":[{"date":"2026-01-05","score":3},{"date":"2026-02-02","score":6}],"steps":[{"course":"c1","step":"a"}]}]},
 "worse":{"yellow":{"signs":"Tungpust","actions":"Ring","call":["x1"]},"agreed_with":"Legen"},
 "consents":[{"id":"s1","person":"x2","name":"Ola","what":["dates","people"],"from":"2026-01-01","until":"2026-12-31"},{"id":"s2","person":"x2","name":"Ola","what":["notes"],"from":"2026-01-01","withdrawn":"2026-01-20"}],
 "assigned":[{"person":"x1","course":"c1","step":"a"}],"burdens":[{"place":"hus","weight":3}]})";
}

inline plan::Plan plan_of(const std::string& text) {
    auto value = json::parse(text);
    REQUIRE(value);
    auto plan = plan::read(std::move(*value));
    for (const base::Fault& fault : plan.faults()) INFO(fault.path << " " << base::message(fault));
    REQUIRE(plan);
    return std::move(*plan);
}

inline const base::Day today = *base::parse_day("2026-02-05");

inline constexpr auto key_itself = [](std::string_view key) { return std::string(key); };

inline bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

inline std::size_t count(const std::string& text, std::string_view part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++n;
    return n;
}

} // namespace stf::exchange::test
