// A card, being written.
#include "ui/meeting_parts.h"

namespace stf::ui {

void meeting_card(const Meet& d, const Thing& card) {
    Ui& ui = d.ui;
    const Record& record = card.record();
    ui.gap(12);
    ui.heading(1, d.text("meeting.card.title"), px::text_title, "title", view::flag_focusable);
    ui.gap(10);
    // The first thing one writes; whatever else is right already.
    std::string words = record.text(Field::text);
    if (const auto typed = ui.text_area("card-text", d.text("meeting.card.text"), words, {.lines = 3})) {
        Record next = record;
        words = *typed;
        d.put(*card.key, next.set(Field::text, words), "card-text/" + *card.key);
    }
    ui.gap(12);
    const auto close = [&](bool removed) {
        MeetingSession next = d.session();
        next.editing.clear();
        next.step = record.text(Field::step);
        if (removed || words.empty()) d.remove(card);
        d.look(next, removed || words.empty() ? "title" : "board\nlanes\n" + *card.key);
    };
    ui.row(12, [&] {
        if (d.button("card-done", "meeting.card.done", {.kind = ButtonKind::primary})) close(false);
        if (d.button("card-remove", "meeting.remove", {.icon = Icon::trash})) close(true);
    });
    ui.gap(16);
    ui.heading(2, d.text("meeting.card.sort"), px::text_lead);
    ui.gap(4);
    ui.group(Role::radio_group, "sort", d.text("meeting.card.sort"), [&] {
        for (std::int32_t sort = 0; sort < 6; ++sort)
            if (ui.radio(std::to_string(sort), d.sort_word(sort), "", record.number(Field::sort) == sort)) {
                Record next = record;
                d.put(*card.key, next.set(Field::sort, sort));
                MeetingSession session = d.session();
                session.sort = static_cast<meeting::Sort>(sort);
                d.look(session, "sort\n" + std::to_string(sort));
            }
    });
    ui.gap(16);
    Things steps, lanes;
    for (const Thing& step : d.index().of(Kind::step))
        if (step.record().text(Field::case_) == record.text(Field::case_)) steps.push_back(step);
    for (const Thing& lane : d.index().of(Kind::lane))
        if (lane.record().text(Field::case_) == record.text(Field::case_)) lanes.push_back(lane);
    d.choose(*card.key, record, Field::step, steps, "meeting.card.step", "meeting.card.no_step", 420);
    ui.gap(10);
    d.choose(*card.key, record, Field::lane, lanes, "meeting.card.lane", "meeting.card.no_lane", 420);
    ui.gap(10);
    const std::vector<std::string> spots = {
        d.text("meeting.spot.at"), d.text("meeting.spot.after"), d.text("meeting.spot.day")};
    if (const auto spot = ui.select(
            "spot", d.text("meeting.card.spot"), spots, record.number(Field::spot), {.width = 420})) {
        Record next = record;
        d.put(*card.key, next.set(Field::spot, *spot));
    }
    if (record.word<meeting::Spot>(Field::spot) == meeting::Spot::day) {
        ui.gap(10);
        d.field(
            card, Field::day, "meeting.card.day", {.help = d.text("meeting.card.day_help"), .width = 160});
    }
    ui.gap(10);
    const std::vector<std::string> ways = {
        d.text("meeting.journey.today"), d.text("meeting.journey.proposed")};
    if (const auto way = ui.select(
            "journey", d.text("meeting.card.journey"), ways, record.number(Field::journey), {.width = 420})) {
        Record next = record;
        d.put(*card.key, next.set(Field::journey, *way));
    }
    ui.gap(10);
    d.choose(
        *card.key, record, Field::question, d.index().of(Kind::question), "meeting.card.question",
        "meeting.card.no_question", 560);
    ui.gap(10);
    d.field(card, Field::who, "meeting.card.who", {.help = d.text("meeting.card.who_help"), .width = 320});
    if (!card.disagreed()) return;
    ui.gap(20);
    ui.heading(2, d.text("meeting.disagreed"), px::text_lead);
    for (std::size_t i = 0; i < card.versions.size(); ++i) {
        ui.gap(6);
        ui.text(card.versions[i]->record.text(Field::text));
        if (ui.button(
                "keep" + std::to_string(i), d.text("meeting.keep"),
                {.spoken = d.text("meeting.keep") + ": " + card.versions[i]->record.text(Field::text)}))
            d.put(*card.key, card.versions[i]->record);
    }
}

} // namespace stf::ui
