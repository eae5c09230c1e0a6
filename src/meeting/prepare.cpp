#include "meeting/prepare.h"

#include <algorithm>

#include "base/date.h"

namespace stf::meeting {
namespace {

std::string add_lane(
    Draft& draft, const std::string& of, std::string title, std::string subtitle, pathway::Level level,
    std::int32_t order) {
    Record lane(Kind::lane);
    lane.set(Field::case_, of).set(Field::title, std::move(title)).set(Field::subtitle, std::move(subtitle));
    return draft.add(lane.set(Field::level, level).set(Field::order, order));
}

std::string add_step(Draft& draft, const std::string& of, std::string title, std::int32_t order) {
    Record step(Kind::step);
    return draft.add(step.set(Field::case_, of).set(Field::title, std::move(title)).set(Field::order, order));
}

// Whoever the pathway names, so that a table has something to agree or disagree with.
std::string actors_of(const pathway::Pathway& pathway, const pathway::Step& step, base::Language language) {
    std::string out;
    for (const std::string& id : step.responsible)
        if (const pathway::Actor* actor = pathway::find(pathway.actors, id))
            out += (out.empty() ? "" : ", ") + actor->title.in(language);
    return out;
}

} // namespace

std::string add_case(
    Draft& draft, const pathway::Pathway& pathway, base::Language language, std::int32_t order) {
    Record of(Kind::case_);
    of.set(Field::title, pathway.title.in(language)).set(Field::text, pathway.about.in(language));
    of.set(Field::pathway, pathway.id).set(Field::edition, pathway.edition.date).set(Field::order, order);
    const std::string key = draft.add(of);
    std::vector<std::string> lanes;
    for (const pathway::Lane& lane : pathway.lanes)
        lanes.push_back(add_lane(
            draft, key, lane.title.in(language), lane.subtitle.in(language), lane.level,
            static_cast<std::int32_t>(lanes.size())));
    std::int32_t column = 0;
    for (const pathway::Stage& stage : pathway.stages) {
        const std::string step_key = add_step(draft, key, stage.title.in(language), column++);
        std::int32_t place = 0;
        for (const pathway::Step& step : pathway.steps) {
            if (step.stage != stage.id) continue;
            Record task(Kind::task);
            task.set(Field::step, step_key).set(Field::title, step.title.in(language));
            for (std::size_t i = 0; i < lanes.size(); ++i)
                if (pathway.lanes[i].id == step.lane) task.set(Field::lane, lanes[i]);
            if (step.kind == pathway::StepKind::message) task.set(Field::message, 1);
            task.set(Field::help, actors_of(pathway, step, language)).set(Field::order, place++);
            draft.add(std::move(task));
        }
    }
    return key;
}

std::string add_case(Draft& draft, const OwnCase& own, std::int32_t order) {
    Record of(Kind::case_);
    const std::string key = draft.add(of.set(Field::title, own.title).set(Field::order, order));
    for (std::size_t i = 0; i < own.lanes.size(); ++i)
        add_lane(
            draft, key, own.lanes[i], {}, i < own.levels.size() ? own.levels[i] : pathway::Level::municipal,
            static_cast<std::int32_t>(i));
    for (std::size_t i = 0; i < own.steps.size(); ++i)
        add_step(draft, key, own.steps[i], static_cast<std::int32_t>(i));
    return key;
}

void add_questions(
    Draft& draft, const pathway::Checklist& set, base::Language language, std::int32_t minutes_each) {
    std::int32_t order = 0;
    for (const pathway::Item& item : set.items) {
        Record question(Kind::question);
        question.set(Field::title, item.title.in(language)).set(Field::help, item.help.in(language));
        draft.add(question.set(Field::minutes, minutes_each).set(Field::order, order++));
    }
}

std::vector<std::string> programme_times(const Index& index) {
    constexpr std::int32_t day = 24 * 60;
    std::vector<std::string> out;
    std::optional<std::int32_t> now;
    for (const Thing& point : index.of(Kind::programme)) {
        if (const auto said = base::parse_time(point.record().text(Field::time))) now = said->minutes;
        out.push_back(
            now ? to_string(base::TimeOfDay{static_cast<std::int16_t>(*now % day)}) : std::string());
        if (now) *now += point.record().number(Field::minutes);
    }
    return out;
}

std::int32_t next_order(const Things& things) {
    std::int32_t next = 0;
    for (const Thing& thing : things) next = std::max(next, thing.record().number(Field::order) + 1);
    return next;
}

} // namespace stf::meeting
