// At the table: one question at a time, the timer, and what is said of it: on the board, as an answer, who
// does what, today beside the proposal.
#include <algorithm>

#include "ui/meeting_parts.h"

namespace stf::ui {

using view::Board;
using view::BoardColumn;
using view::BoardFace;

namespace {

std::string minutes_left(const Meet& d) {
    const std::uint32_t left = (d.m.left_s.value_or(0) + 59) / 60;
    return left == 0 ? d.text("meeting.timer.over")
                     : d.shown.texts.count("meeting.timer.left", static_cast<int>(left));
}

void timer(const Meet& d) {
    if (!d.m.left_s) {
        d.doing(
            MeetingDo::start_timer, "timer", "meeting.timer.start",
            {.kind = ButtonKind::quiet, .icon = Icon::clock});
        return;
    }
    const std::string left = minutes_left(d);
    if (d.ui.button(
            "timer", left,
            {.kind = ButtonKind::quiet,
             .icon = Icon::clock,
             .spoken = left + ". " + d.text("meeting.timer.stop")}))
        d.act(MeetingDo::stop_timer);
}

void chooser(const Meet& d) { // which table is this?
    Ui& ui = d.ui;
    ui.inset(ui.narrow() ? 20 : 40, 20, [&] {
        ui.heading(1, d.text("meeting.which"), px::text_heading, "title", view::flag_focusable);
        ui.gap(8);
        ui.text(d.text("meeting.which_help"));
        ui.gap(16);
        for (const Thing& table : d.index().of(Kind::table)) {
            const Thing* of = d.index().find(Kind::case_, table.record().text(Field::case_));
            if (ui.button(
                    *table.key, meeting::table_name(d.index(), *table.key),
                    {.fill_width = ui.narrow(),
                     .min_width = 320,
                     .sub = of ? std::string_view(of->record().text(Field::title)) : std::string_view()})) {
                MeetingSession next = d.session();
                next.table = *table.key;
                next.of.clear();
                d.look(next, "title");
            }
            ui.gap(8);
        }
        if (d.button("another", "meeting.tables.another", {.icon = Icon::plus}))
            d.put(
                "",
                Record(Kind::table)
                    .set(
                        Field::title,
                        d.words(
                            "meeting.table.n", {{"n", std::to_string(d.index().of(Kind::table).size() + 1)}}))
                    .set(Field::order, static_cast<std::int32_t>(d.index().of(Kind::table).size())));
    });
}

void faces(const Meet& d) {
    Ui& ui = d.ui;
    const auto face = [&](BoardFace its, const char* key) {
        if (ui.button(key, d.text(key), {.kind = ButtonKind::quiet, .current = d.session().face == its})) {
            MeetingSession next = d.session();
            next.face = its;
            d.look(next);
        }
    };
    face(BoardFace::cards, "meeting.face.cards");
    face(BoardFace::answer, "meeting.face.answer");
    face(BoardFace::duties, "meeting.face.duties");
    face(BoardFace::compare, "meeting.face.compare");
}

void journeys(const Meet& d) {
    Ui& ui = d.ui;
    const auto way = [&](bool proposed, const char* key) {
        const bool on = d.session().proposed == proposed;
        const std::uint32_t flags =
            view::flag_toggle | (on ? static_cast<std::uint32_t>(view::flag_pressed) : 0u);
        if (ui.button(
                key, d.text(key),
                {.kind = on ? ButtonKind::tonal
                     : ui.canvas.high_contrast
                     ? ButtonKind::quiet // there, only an edge tells which one is on
                     : ButtonKind::outline,
                 .flags = flags})) {
            MeetingSession next = d.session();
            next.proposed = proposed;
            d.look(next);
        }
    };
    way(false, "meeting.journey.today");
    way(true, "meeting.journey.proposed");
}

void step_question(const Meet& d, int by) {
    const Things& questions = d.index().of(Kind::question);
    const Thing* now = view::shown_question(d.index(), d.session());
    if (!now) return;
    const auto at = static_cast<int>(now - &questions.front()) + by;
    if (at < 0 || at >= static_cast<int>(questions.size())) return;
    MeetingSession next = d.session();
    next.question = *questions[static_cast<std::size_t>(at)].key;
    d.look(next, "title");
}

void question(const Meet& d) {
    Ui& ui = d.ui;
    const Thing* now = view::shown_question(d.index(), d.session());
    if (!now) {
        ui.heading(1, d.text("meeting.page.table"), px::text_title, "title", view::flag_focusable);
        return;
    }
    const Things& questions = d.index().of(Kind::question);
    ui.text(
        d.words(
            "meeting.questions.of",
            {{"n", std::to_string(now - &questions.front() + 1)}, {"of", std::to_string(questions.size())}}),
        TextKind::small_muted);
    ui.heading(1, now->record().text(Field::title), px::text_lead, "title", view::flag_focusable);
}

void answer(const Meet& d) {
    Ui& ui = d.ui;
    const Thing* now = view::shown_question(d.index(), d.session());
    if (!now) return;
    const std::string key = meeting::key_of(Kind::answer, {d.session().table, *now->key});
    const Thing* there = d.index().find(Kind::answer, key);
    Record record = there ? there->record() : Record(Kind::answer);
    record.set(Field::table, d.session().table).set(Field::question, *now->key);
    if (!now->record().text(Field::help).empty()) {
        ui.text(now->record().text(Field::help), TextKind::muted);
        ui.gap(8);
    }
    d.area_at(key, record, Field::text, "meeting.answer.text", 8);
    if (there && there->disagreed()) {
        ui.gap(8);
        ui.text(d.text("meeting.disagreed"), TextKind::late);
        for (std::size_t i = 1; i < there->versions.size(); ++i)
            ui.text(there->versions[i]->record.text(Field::text));
    }
    ui.gap(12);
    if (ui.checkbox("remove-question", d.text("meeting.questions.remove"), record.number(Field::remove) != 0))
        d.put(key, record.set(Field::remove, record.number(Field::remove) ? 0 : 1));
}

// «Hvem gjør dette?» for every step and message.
void duties(const Meet& d, const Board& board) {
    Ui& ui = d.ui;
    ui.text(d.text("meeting.duties.help"), TextKind::muted);
    ui.gap(12);
    for (const BoardColumn& column : board.columns) {
        bool any = false;
        for (const Thing& task : d.index().of(Kind::task)) {
            if (task.record().text(Field::step) != *column.step->key) continue;
            if (!any) d.ui.heading(2, column.step->record().text(Field::title), px::text_title);
            any = true;
            ui.gap(8);
            const std::string key = meeting::key_of(Kind::doing, {d.session().table, *task.key});
            const Thing* there = d.index().find(Kind::doing, key);
            Record record = there ? there->record() : Record(Kind::doing);
            record.set(Field::table, d.session().table).set(Field::item, *task.key);
            const bool message = task.record().number(Field::message) != 0;
            ui.text(
                (message ? d.text("meeting.duties.message") + ": " : std::string()) +
                    task.record().text(Field::title),
                TextKind::strong);
            const std::string& suggested = task.record().text(Field::help);
            d.field_at(
                key, record, Field::who, "meeting.duties.who",
                {.help = suggested.empty() ? std::string_view(d.text("meeting.report.clarify"))
                                           : std::string_view(suggested),
                 .width = 420});
        }
        if (any) ui.gap(20);
    }
}

// Today's way beside the proposed one, step by step, with what changes.
void compare(const Meet& d, const Board& board) {
    Ui& ui = d.ui;
    MeetingSession other = d.session();
    other.proposed = !other.proposed;
    const Board second = view::board(d.index(), other, d.shown.texts);
    const Board& today = d.session().proposed ? second : board;
    const Board& proposed = d.session().proposed ? board : second;
    const auto cards = [&](const Board& of, std::size_t column) {
        const auto& feeling = of.columns[column].feeling;
        ui.text(
            d.text("meeting.feeling.title") + ": " +
                (feeling ? view::signed_number(*feeling) : d.text("meeting.feeling.none")),
            TextKind::small_muted);
        for (std::size_t lane = 0; lane < of.lanes.size(); ++lane)
            for (const view::BoardCard& card : of.cell(lane, column).cards)
                ui.icon_text(
                    icon_of(card.card->record().word<meeting::Sort>(Field::sort)),
                    card.card->record().text(Field::text), TextKind::small);
    };
    for (std::size_t i = 0; i < board.columns.size(); ++i) {
        const Thing& step = *board.columns[i].step;
        const std::string key = meeting::key_of(Kind::change, {d.session().table, *step.key});
        const Thing* there = d.index().find(Kind::change, key);
        Record record = there ? there->record() : Record(Kind::change);
        record.set(Field::table, d.session().table).set(Field::step, *step.key);
        ui.group(Role::group, "compare/" + *step.key, step.record().text(Field::title), [&] {
            ui.heading(2, step.record().text(Field::title), px::text_title);
            ui.gap(6);
            const float half = ui.flow.w / ui.canvas.scale / 2 - 12;
            ui.columns(
                half, 24,
                [&] {
                    d.area_at(key, record, Field::today, "meeting.journey.today", 2);
                    ui.gap(4);
                    cards(today, i);
                },
                [&] {
                    d.area_at(key, record, Field::proposed, "meeting.journey.proposed", 2);
                    ui.gap(4);
                    cards(proposed, i);
                });
            ui.gap(8);
            d.area_at(key, record, Field::note, "meeting.report.change", 2);
        });
        ui.gap(24);
    }
}

void shelf(const Meet& d, const Board& board) {
    Ui& ui = d.ui;
    ui.gap(10);
    const float top = ui.flow.y;
    if (!ui.narrow()) ui.gap(11); // in line with the buttons
    ui.inset(24, 24, [&] {
        ui.text(
            d.shown.texts.count("meeting.board.cards", board.cards) + " " +
            (board.open ? d.shown.texts.count("meeting.board.open", board.open)
                        : d.text("meeting.board.all_said")));
        const auto steps = [&] {
            if (d.button("previous", "meeting.questions.previous", {.icon = Icon::back}))
                step_question(d, -1);
            if (d.button("next", "meeting.questions.next", {.icon = Icon::forward, .icon_after = true}))
                step_question(d, 1);
        };
        if (ui.narrow()) {
            ui.gap(8);
            ui.row(8, steps);
        } else {
            ui.row_end(8, top, steps);
            ui.flow.y = std::max(ui.flow.y, top + ui.px(48));
        }
    });
    ui.gap(12);
}

void head(const Meet& d) {
    Ui& ui = d.ui;
    const float top = ui.flow.y;
    const bool tight = ui.em_width() < 1100;
    ui.inset(ui.narrow() ? 12 : 24, ui.narrow() ? 12 : 24, [&] {
        const auto left = [&] {
            if (d.button(
                    "back", "meeting.back",
                    {.kind = ButtonKind::quiet, .icon = Icon::back, .icon_only = true}))
                d.go(MeetingPage::home);
            if (ui.button(
                    "table", meeting::table_name(d.index(), d.session().table),
                    {.kind = ButtonKind::outline,
                     .spoken = meeting::table_name(d.index(), d.session().table) + ". " +
                         d.text("meeting.which")})) {
                MeetingSession next = d.session();
                next.table.clear();
                d.look(next, "title");
            }
            if (d.m.can_undo)
                command(
                    ui, d.shown, view::CommandId::undo,
                    {.kind = ButtonKind::quiet, .icon = Icon::undo, .icon_only = true}, d.out);
            d.doing(
                MeetingDo::save_file, "save", "meeting.save",
                {.kind = ButtonKind::quiet, .icon = Icon::save, .icon_only = true});
            command(
                ui, d.shown, view::CommandId::help_here,
                {.kind = ButtonKind::quiet, .icon = Icon::question, .icon_only = true}, d.out);
            std::vector<std::string> cases;
            int chosen = 0;
            const std::string of = view::shown_case(d.index(), d.session());
            for (const Thing& its : d.index().of(Kind::case_)) {
                if (*its.key == of) chosen = static_cast<int>(cases.size());
                cases.push_back(its.record().text(Field::title));
            }
            if (cases.size() > 1)
                if (const auto now = ui.select(
                        "case", d.text("meeting.tables.case"), cases, chosen,
                        {.width = 300, .hide_label = true})) {
                    MeetingSession next = d.session();
                    next.of = *d.index().of(Kind::case_)[static_cast<std::size_t>(*now)].key;
                    next.step.clear();
                    d.look(next);
                }
        };
        const auto right = [&] {
            timer(d);
            if (d.button("new-card", "meeting.card.new", {.kind = ButtonKind::primary, .icon = Icon::plus})) {
                const Board& board = *d.m.board;
                if (!board.columns.empty() && !board.lanes.empty()) {
                    std::string step = *board.columns.front().step->key;
                    for (const BoardColumn& column : board.columns)
                        if (*column.step->key == d.session().step) step = d.session().step;
                    d.put("", new_card(d, step, *board.lanes.back()->key));
                }
            }
        };
        ui.row(8, left);
        if (tight) {
            ui.gap(6);
            ui.row(8, right);
        } else {
            ui.row_end(8, top, right);
        }
    });
    ui.gap(8);
    ui.inset(ui.narrow() ? 20 : 24, ui.narrow() ? 20 : 24, [&] {
        const float question_top = ui.flow.y;
        if (tight) {
            question(d);
            ui.gap(8);
            ui.row(6, [&] { journeys(d); });
            ui.gap(6);
            ui.row(6, [&] { faces(d); });
            return;
        }
        ui.inset(0, 620, [&] { question(d); });
        const float bottom = ui.flow.y;
        ui.row_end(6, question_top, [&] {
            faces(d);
            journeys(d);
        });
        ui.flow.y = std::max(bottom, question_top + ui.px(54));
    });
    ui.gap(12);
}

} // namespace

void meeting_table(const Meet& d) {
    Ui& ui = d.ui;
    if (!d.index().find(Kind::table, d.session().table)) {
        ui.inset(12, 12, [&] {
            if (d.button("back", "meeting.back", {.kind = ButtonKind::quiet, .icon = Icon::back}))
                d.go(MeetingPage::home);
        });
        ui.gap(12);
        return chooser(d);
    }
    const Board& board = *d.m.board;
    head(d);
    const BoardFace face = d.session().face;
    if (face == BoardFace::cards) {
        board_cards(d, board);
    } else {
        const float side = ui.narrow() ? 20.0f : std::max(40.0f, (ui.em_width() - 900) / 2);
        ui.inset(side, side, [&] {
            if (face == BoardFace::answer) answer(d);
            if (face == BoardFace::duties) duties(d, board);
            if (face == BoardFace::compare) compare(d, board);
        });
    }
    shelf(d, board);
}

} // namespace stf::ui
