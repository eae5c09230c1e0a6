#pragma once
// Small plans with their schedules, made by hand, for the tests of the map and the exact timeline.
#include <cctype>
#include <memory>
#include <string>

#include "base/date.h"
#include "files.h"
#include "plan/plan.h"
#include "schedule/schedule.h"
#include "view/texts.h"

namespace stf::view::test {

// The app's own words, in bokmål; tests run from the source root.
inline const Texts& texts() {
    static const Texts read = [] {
        auto result = Texts::read(stf::test::read_texts("nb"), base::Language::nb);
        return result ? *result : Texts();
    }();
    return read;
}

inline base::Day day(int month, int day_of_month) {
    return base::day_of({2026, month, day_of_month});
}

class MapExample {
public:
    plan::Plan plan;
    schedule::Schedule schedule;
    std::shared_ptr<pathway::Pathway> pathway = std::make_shared<pathway::Pathway>();

    explicit MapExample(base::Day today) {
        schedule.today = today;
        const auto lane = [&](const char* id, const char* title, pathway::Level level) {
            pathway::Lane it;
            it.id = id;
            it.title.nb = title;
            it.level = level;
            pathway->lanes.push_back(it);
        };
        lane("gp", "Fastlege", pathway::Level::gp); // not in the order of the map
        lane("kommune", "Kommune", pathway::Level::municipal);
        lane("hospital", "Sykehus", pathway::Level::specialist);
        lane("home", "Hjemme", pathway::Level::home);
        plan.courses.push_back({});
        plan.courses[0].id = "c1";
        plan.courses[0].pathway = pathway;
    }

    // The step that the following calls are about. The title is its id with a capital letter.
    MapExample& step(const char* id, const char* lane, const char* place) {
        pathway::Step it;
        it.id = id;
        it.title.nb = id;
        it.title.nb[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(it.title.nb[0])));
        it.lane = lane;
        it.place = place;
        pathway->steps.push_back(it);
        return *this;
    }
    pathway::Step& last() { return pathway->steps.back(); }

    schedule::StepDates& with(schedule::Status status, std::optional<base::Day> on, int occurrence = 0) {
        schedule::StepDates dates;
        dates.at = {0, static_cast<std::int32_t>(pathway->steps.size()) - 1, occurrence};
        dates.earliest = dates.latest = dates.proposed = on;
        dates.status = status;
        schedule.steps.push_back(dates);
        return schedule.steps.back();
    }
    void open(base::Day on, int occurrence = 0) { with(schedule::Status::open, on, occurrence); }
    void done(base::Day on, std::optional<base::Day> end = {}) {
        fact(plan::FactKind::done, on).end = end;
        with(schedule::Status::done, on);
    }
    void booked(base::Day on, std::optional<base::TimeOfDay> time = {}) {
        fact(plan::FactKind::booked, on).time = time;
        with(schedule::Status::booked, on);
    }
    void late(base::Day earliest, base::Day latest, base::Day proposed) {
        schedule::StepDates& dates = with(schedule::Status::late, proposed);
        dates.earliest = earliest;
        dates.latest = latest;
    }
    void window(base::Day earliest, base::Day latest, base::Day proposed, bool approximate) {
        pathway::Rule rule;
        rule.approximate = approximate;
        last().after.push_back(rule);
        schedule::StepDates& dates = with(schedule::Status::open, proposed);
        dates.earliest = earliest;
        dates.latest = latest;
        dates.earliest_by = {schedule::CauseKind::rule, dates.at, 0, schedule::Bound::min, 0};
        dates.latest_by = {schedule::CauseKind::rule, dates.at, 0, schedule::Bound::max, 0};
    }
    void repeat(int days) {
        last().repeat.emplace();
        last().repeat->every = {days, base::Unit::day};
    }

private:
    plan::Fact& fact(plan::FactKind kind, base::Day on) {
        plan::Fact fact;
        fact.step = last().id;
        fact.kind = kind;
        fact.date = on;
        plan.courses[0].facts.push_back(fact);
        return plan.courses[0].facts.back();
    }
};

// `count` steps of all kinds spread over `days`, the same for the same seed.
inline MapExample random_example(unsigned seed, unsigned count, int days) {
    MapExample example(day(4, 21));
    auto next = [state = seed * 2654435761u + 1]() mutable {
        state = state * 1664525u + 1013904223u;
        return state >> 8;
    };
    const char* const lanes[] = {"gp", "kommune", "hospital", "home"};
    const char* const places[] = {"office", "helsehus", "ward", "home", ""};
    for (unsigned i = 0; i < count; ++i) {
        const unsigned lane = next() % 4;
        example.step(("s" + std::to_string(i)).c_str(), lanes[lane], places[next() % 5 == 0 ? 4 : lane]);
        const base::Day on = day(3, 1) + static_cast<std::int32_t>(next() % static_cast<unsigned>(days));
        const bool past = on < day(4, 21);
        switch (next() % 6) {
        case 0:
            past ? example.late(on - 5, on, day(4, 21) + static_cast<std::int32_t>(next() % 3))
                 : example.booked(on);
            break;
        case 1:
            if (past) example.last().lasts = base::Lag{3, base::Unit::day};
            past ? example.done(on, on + 3) : example.booked(on);
            break;
        case 2:
            example.with(schedule::Status::possible, on);
            break;
        case 3:
            example.window(
                on - static_cast<std::int32_t>(next() % 20), on + static_cast<std::int32_t>(next() % 30), on,
                next() % 2 == 0);
            break;
        default:
            past ? example.done(on) : example.open(on);
            break;
        }
        if (next() % 4 == 0) example.last().kind = pathway::StepKind::message;
    }
    return example;
}

} // namespace stf::view::test
