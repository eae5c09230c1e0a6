// At the table: the case as terrain along the time axis, cards on it, how the person has it, one question at
// a time.
#include <algorithm>
#include <cmath>

#include "ui/map.h"
#include "ui/meeting_parts.h"
#include "ui/path.h"

namespace stf::ui {

using view::Board;
using view::BoardCell;
using view::BoardColumn;
using view::BoardFace;

Icon icon_of(meeting::Sort sort) {
    constexpr Icon icons[] = {Icon::warning,  Icon::star,   Icon::bulb,
                              Icon::question, Icon::person, Icon::leaf};
    return icons[static_cast<std::size_t>(sort)];
}

Colour colour_of(const Theme& theme, meeting::Sort sort) {
    const Colour colours[] = {theme.path.clash,  theme.state.local, theme.state.late,
                              theme.path.branch, theme.text.link,   theme.state.done};
    return colours[static_cast<std::size_t>(sort)];
}

namespace {

constexpr float label_px = 150, card_pad = 12, cell_pad = 7, least_cell = 118;
constexpr std::size_t pile = 3; // cards of a cell that are shown before the rest is asked for

TextStyle card_style(const Ui& ui) {
    return {.px = px::text_small, .line = 1.3f, .colour = ui.canvas.theme->text.ink};
}

Record new_card(const Meet& d, const std::string& step, const std::string& lane) {
    Record card(Kind::card);
    card.set(Field::table, d.session().table).set(Field::sort, d.session().sort);
    card.set(Field::case_, view::shown_case(d.index(), d.session()))
        .set(Field::step, step)
        .set(Field::lane, lane);
    if (d.session().proposed) card.set(Field::journey, meeting::Journey::proposed);
    if (const Thing* question = view::shown_question(d.index(), d.session()))
        card.set(Field::question, *question->key);
    return card;
}

void edit(const Meet& d, const std::string& key) {
    MeetingSession next = d.session();
    next.editing = key;
    d.look(next, "card-text");
}

// ---- one card ----

float card_height(const Meet& d, const Record& record, float w) {
    Ui& ui = d.ui;
    const auto lines =
        ui.canvas.wrap(record.text(Field::text), card_style(ui), std::max(1.0f, w - ui.px(2 * card_pad)));
    return ui.px(2 * card_pad) + ui.px(24) +
        ui.canvas.line_px(card_style(ui)) * static_cast<float>(lines.size());
}

void paint_card(const Meet& d, const Thing& thing, Rect r, bool hovered) {
    Ui& ui = d.ui;
    const Theme& theme = *ui.canvas.theme;
    const Record& record = thing.record();
    const auto sort = record.word<meeting::Sort>(Field::sort);
    ui.canvas.fill({r.x, r.y + 2, r.w, r.h}, theme.shadow.near, ui.px(14));
    ui.canvas.fill(r, theme.ground.raised, ui.px(14));
    if (hovered || thing.disagreed() || ui.canvas.high_contrast)
        ui.canvas.frame(r, thing.disagreed() ? theme.state.late : theme.action.outline, 2, ui.px(14));
    const float x = r.x + ui.px(card_pad), y = r.y + ui.px(card_pad);
    paint_icon(ui.canvas, icon_of(sort), x, y, ui.px(19), colour_of(theme, sort), 2);
    TextStyle head{
        .px = px::text_small, .line = 1.2f, .weight = Weight::strong, .colour = colour_of(theme, sort)};
    std::string label = d.sort_word(record.number(Field::sort));
    if (record.word<meeting::Spot>(Field::spot) == meeting::Spot::after) label += " \xE2\x86\x92";
    ui.canvas.text(x + ui.px(26), y, label, head);
    float line_y = y + ui.px(24);
    const std::string& words = record.text(Field::text);
    TextStyle style = card_style(ui);
    if (words.empty()) style.colour = theme.text.muted;
    for (const Line& line : ui.canvas.wrap(
             words.empty() ? d.text("meeting.card.empty") : words, style, r.w - ui.px(2 * card_pad))) {
        ui.canvas.text(x, line_y, line.text, style);
        line_y += ui.canvas.line_px(style);
    }
}

void card_button(const Meet& d, const view::BoardCard& card, float w) {
    const float h = card_height(d, card.card->record(), w);
    if (d.ui.pressable(*card.card->key, card.spoken, h, [&](Rect r, bool hovered) {
            paint_card(d, *card.card, r, hovered);
        }))
        edit(d, *card.card->key);
    d.ui.gap(8);
}

// The cards of a cell, one below the other, and where the next one is written.
void cell(
    const Meet& d, const BoardCell& cell, const std::string& step, const std::string& lane, float fill_to) {
    Ui& ui = d.ui;
    const std::string key = cell.step + "/" + cell.lane;
    const bool all = d.session().cell == key || cell.cards.size() <= pile + 1;
    std::size_t shown = all ? cell.cards.size() : pile;
    for (std::size_t i = 0; i < shown; ++i) card_button(d, cell.cards[i], ui.flow.w);
    if (shown < cell.cards.size()) {
        const std::string rest = std::to_string(cell.cards.size() - shown);
        if (ui.button(
                key + "/more", d.words("meeting.board.more", {{"n", rest}}),
                {.kind = ButtonKind::tonal,
                 .fill_width = true,
                 .spoken = d.words("meeting.board.more", {{"n", rest}}) + ": " + step + ", " + lane})) {
            MeetingSession next = d.session();
            next.cell = key;
            d.look(next);
        }
        ui.gap(8);
    }
    const float room = std::max(ui.px(44), fill_to - ui.flow.y);
    const auto paint = [&](Rect r, bool hovered) {
        const Theme& theme = *ui.canvas.theme;
        if (hovered) ui.canvas.frame(r, theme.action.outline, 2, ui.px(14));
        const float size = ui.px(20);
        paint_icon(
            ui.canvas, Icon::plus, r.x + (r.w - size) / 2, r.y + (r.h - size) / 2, size,
            faded(theme.text.muted, hovered ? 1.0f : 0.45f));
    };
    if (ui.pressable(key, d.text("meeting.card.new") + ": " + step + ", " + lane, room, paint))
        d.put("", new_card(d, cell.step, cell.lane));
}

// ---- the board ----

float wave(float x, float seed) {
    return 3.0f * std::sin(x / (120 + 13 * seed) + 1.9f * seed) +
        1.8f * std::sin(x / (47 + 3 * seed) + 2.7f * seed);
}

// A band of terrain whose upper edge is a line in the land.
void band(const Ui& ui, Rect r, const Terrain& terrain, float seed) {
    if (!ui.canvas.draw) return;
    ui.canvas.fill({r.x, r.y + ui.px(5), r.w, r.h}, terrain.ground);
    std::vector<ImVec2> edge;
    for (float x = 0; x <= r.w + 8; x += 8)
        edge.push_back({r.x + x, r.y + (ui.canvas.high_contrast ? 0 : ui.px(wave(x, seed)))});
    for (std::size_t i = 1; i < edge.size(); ++i) // down from the edge
        ui.canvas.fill(
            {edge[i - 1].x, std::min(edge[i - 1].y, edge[i].y), edge[i].x - edge[i - 1].x, ui.px(12)},
            terrain.ground);
    ui.canvas.polyline(edge.data(), static_cast<int>(edge.size()), terrain.edge, 2);
}

void lane_label(const Meet& d, const Thing& lane, float x, float y) {
    Ui& ui = d.ui;
    ui.at({x, y, ui.px(label_px - 20), 0}, [&] {
        ui.heading(2, lane.record().text(Field::title), px::text_lead);
        ui.text(lane.record().text(Field::subtitle), TextKind::small_muted);
    });
}

std::int32_t next_feeling(const std::optional<std::int32_t>& feeling) {
    if (!feeling) return 0;
    constexpr std::int32_t order[] = {0, 1, 2, -2, -1};
    for (std::size_t i = 0; i < 5; ++i)
        if (order[i] == *feeling) return order[(i + 1) % 5];
    return 0;
}

void put_feeling(const Meet& d, const std::string& step, std::int32_t value) {
    Record feeling(Kind::feeling);
    feeling.set(Field::table, d.session().table).set(Field::step, step).set(Field::value, value);
    if (d.session().proposed) feeling.set(Field::journey, meeting::Journey::proposed);
    d.put(
        meeting::key_of(
            Kind::feeling, {d.session().table, step, d.session().proposed ? "proposed" : "today"}),
        std::move(feeling));
}

// How the person has it: a line through the columns, −2 at the bottom, +2 at the top.
void feelings(const Meet& d, const Board& board, Rect r, float first, float column_w) {
    Ui& ui = d.ui;
    const Theme& theme = *ui.canvas.theme;
    band(ui, r, theme.terrain.fjord, 3.7f);
    ui.at({r.x + ui.px(24), r.y + ui.px(28), ui.px(label_px - 16), 0}, [&] {
        ui.heading(2, d.text("meeting.feeling.title"), px::text_lead);
        ui.text(d.text("meeting.feeling.scale"), TextKind::small_muted);
    });
    const float middle = r.y + r.h / 2, step_y = (r.h - ui.px(56)) / 4;
    const auto x_of = [&](std::size_t i) { return first + (static_cast<float>(i) + 0.5f) * column_w; };
    const auto y_of = [&](std::size_t i) {
        return middle - static_cast<float>(*board.columns[i].feeling) * step_y;
    };
    for (float x = first; x < r.x + r.w - ui.px(24); x += ui.px(9))
        ui.canvas.disc(x, middle, 1, theme.terrain.fjord.edge);
    std::vector<ImVec2> line;
    for (std::size_t i = 0; i < board.columns.size(); ++i) {
        if (!board.columns[i].feeling) { // unknown: the line has a gap there
            if (line.size() > 1)
                ui.canvas.polyline(line.data(), static_cast<int>(line.size()), theme.path.walked, 5);
            line.clear();
            continue;
        }
        const ImVec2 to{x_of(i), y_of(i)};
        if (!line.empty()) {
            const ImVec2 from = line.back();
            for (int k = 1; k < 16; ++k) { // horizontal at both ends
                const float t = static_cast<float>(k) / 16, s = t * t * (3 - 2 * t);
                line.push_back({from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * s});
            }
        }
        line.push_back(to);
    }
    if (line.size() > 1) ui.canvas.polyline(line.data(), static_cast<int>(line.size()), theme.path.walked, 5);
    for (std::size_t i = 0; i < board.columns.size(); ++i) {
        const BoardColumn& column = board.columns[i];
        const float y = column.feeling ? y_of(i) : middle, size = ui.px(44);
        const std::string value = column.feeling ? view::signed_number(*column.feeling) : "?";
        const std::string name = column.step->record().text(Field::title) + ": " +
            d.text("meeting.feeling.title") + " " + (column.feeling ? value : d.text("meeting.feeling.none"));
        ui.at({x_of(i) - size / 2, y - size / 2, size, size}, [&] {
            const auto paint = [&](Rect at, bool hovered) {
                const float cx = at.x + at.w / 2, cy = at.y + at.h / 2;
                ui.canvas.disc(cx, cy, ui.px(18), hovered ? theme.action.tonal : theme.ground.raised);
                ui.canvas.ring(
                    cx, cy, ui.px(17), column.feeling ? theme.path.walked : theme.action.outline, 3);
                const TextStyle style{
                    .px = px::text_small, .line = 1.2f, .weight = Weight::strong, .colour = theme.text.ink};
                ui.canvas.text(
                    cx - ui.canvas.width(value, style) / 2, cy - ui.canvas.line_px(style) / 2, value, style);
            };
            if (ui.pressable("feeling/" + *column.step->key, name, size, paint))
                put_feeling(d, *column.step->key, next_feeling(column.feeling));
        });
    }
}

void wide_board(const Meet& d, const Board& board) {
    Ui& ui = d.ui;
    const Rect window = ui.window();
    const float first = ui.flow.x + ui.px(label_px),
                column_w = (ui.flow.w - ui.px(label_px) - ui.px(8)) /
        static_cast<float>(std::max<std::size_t>(1, board.columns.size()));
    const float left = ui.flow.x, width = ui.flow.w, top = ui.flow.y;
    float y = top;
    // The board fills the window when it is not scrolled, whatever it is now.
    const auto found = ui.input().scroll.find(ui.parent());
    const float scrolled = found == ui.input().scroll.end() ? 0 : found->second;
    ui.group(
        Role::group, "board", d.text("meeting.board.name"),
        [&] {
            float head = 0;
            const TextStyle style{
                .px = px::text_body,
                .line = 1.25f,
                .weight = Weight::strong,
                .colour = ui.canvas.theme->text.ink};
            for (const BoardColumn& column : board.columns)
                head = std::max(
                    head,
                    ui.canvas.line_px(style) *
                        static_cast<float>(
                            ui.canvas
                                .wrap(column.step->record().text(Field::title), style, column_w - ui.px(10))
                                .size()));
            for (std::size_t i = 0; i < board.columns.size(); ++i) {
                const std::string& title = board.columns[i].step->record().text(Field::title);
                const auto lines = ui.canvas.wrap(title, style, column_w - ui.px(10));
                const float h = ui.canvas.line_px(style) * static_cast<float>(lines.size()),
                            x = first + static_cast<float>(i) * column_w;
                float text_y = top + head - h;
                ui.record(
                    {.role = Role::text,
                     .rect = {x + ui.px(5), text_y, column_w - ui.px(10), h},
                     .font = ui.px(px::text_body),
                     .name = title},
                    "column/" + *board.columns[i].step->key);
                for (const Line& line : lines) {
                    ui.canvas.text(x + (column_w - line.width) / 2, text_y, line.text, style);
                    text_y += ui.canvas.line_px(style);
                }
            }
            y = top + head + ui.px(16);
            const float shelf = ui.px(64), feel = ui.px(116);
            const float spare = window.y + window.h - shelf - feel - y - scrolled;
            for (std::size_t lane = 0; lane < board.lanes.size(); ++lane) {
                float tall = std::max(
                    ui.px(least_cell),
                    std::floor(spare / static_cast<float>(board.lanes.size())) - ui.px(2 * cell_pad + 2));
                for (std::size_t i = 0; i < board.columns.size(); ++i) {
                    const BoardCell& at = board.cell(lane, i);
                    float h = at.cards.empty() ? 0 : ui.px(52);
                    const bool all =
                        d.session().cell == at.step + "/" + at.lane || at.cards.size() <= pile + 1;
                    for (std::size_t k = 0; k < (all ? at.cards.size() : pile); ++k)
                        h += card_height(d, at.cards[k].card->record(), column_w - ui.px(2 * cell_pad)) +
                            ui.px(8);
                    if (!all) h += ui.px(56);
                    tall = std::max(tall, h);
                }
                const Rect row{left, y, width, tall + ui.px(2 * cell_pad)};
                const auto level = board.lanes[lane]->record().word<pathway::Level>(Field::level);
                band(ui, row, terrain_of(*ui.canvas.theme, level), static_cast<float>(lane));
                for (std::size_t i = 1; i < board.columns.size(); ++i) {
                    const float x = first + static_cast<float>(i) * column_w;
                    ui.canvas.line(
                        x, row.y + ui.px(6), x, row.y + row.h, faded(ui.canvas.theme->action.outline, 0.18f),
                        1.5f);
                }
                lane_label(d, *board.lanes[lane], left + ui.px(24), y + row.h / 2 - ui.px(26));
                for (std::size_t i = 0; i < board.columns.size(); ++i) {
                    const float x = first + static_cast<float>(i) * column_w + ui.px(cell_pad);
                    ui.at({x, y + ui.px(cell_pad), column_w - ui.px(2 * cell_pad), tall}, [&] {
                        cell(
                            d, board.cell(lane, i), board.columns[i].step->record().text(Field::title),
                            board.lanes[lane]->record().text(Field::title), y + ui.px(cell_pad) + tall);
                    });
                }
                y += row.h;
            }
            feelings(d, board, {left, y, width, feel}, first, column_w);
            y += feel;
        },
        view::flag_roving | view::flag_grid);
    ui.flow.y = y;
}

// One column at a time.
void narrow_board(const Meet& d, const Board& board) {
    Ui& ui = d.ui;
    if (board.columns.empty()) return;
    std::size_t at = 0;
    std::vector<std::string> titles;
    for (std::size_t i = 0; i < board.columns.size(); ++i) {
        if (*board.columns[i].step->key == d.session().step) at = i;
        titles.push_back(board.columns[i].step->record().text(Field::title));
    }
    ui.inset(20, 20, [&] {
        if (const auto chosen =
                ui.select("step", d.text("meeting.board.step"), titles, static_cast<int>(at))) {
            MeetingSession next = d.session();
            next.step = *board.columns[static_cast<std::size_t>(*chosen)].step->key;
            d.look(next);
        }
    });
    ui.gap(12);
    ui.group(Role::group, "board", titles[at], [&] {
        for (std::size_t lane = 0; lane < board.lanes.size(); ++lane) {
            const Thing& its = *board.lanes[lane];
            const auto content = [&] {
                ui.gap(10);
                ui.inset(20, 20, [&] {
                    ui.heading(2, its.record().text(Field::title), px::text_lead);
                    ui.gap(6);
                    cell(
                        d, board.cell(lane, at), titles[at], its.record().text(Field::title),
                        ui.flow.y + ui.px(44));
                });
                ui.gap(12);
            };
            if (!ui.text_mode)
                band(
                    ui, {ui.flow.x, ui.flow.y, ui.flow.w, ui.measure(ui.flow.w, content)},
                    terrain_of(*ui.canvas.theme, its.record().word<pathway::Level>(Field::level)),
                    static_cast<float>(lane));
            content();
        }
    });
    ui.gap(12);
    ui.inset(20, 20, [&] {
        ui.heading(2, d.text("meeting.feeling.title"), px::text_lead);
        ui.gap(4);
        ui.group(Role::radio_group, "feeling", d.text("meeting.feeling.title"), [&] {
            for (std::int32_t value = 2; value >= -2; --value) {
                const std::string key =
                    "meeting.feeling." + std::string(value < 0 ? "m" : "p") + std::to_string(std::abs(value));
                if (ui.radio(
                        std::to_string(value), view::signed_number(value), d.text(key),
                        board.columns[at].feeling == value))
                    put_feeling(d, *board.columns[at].step->key, value);
            }
        });
    });
}

// ---- around the board ----

std::string minutes_left(const Meet& d) {
    const std::uint32_t ends = d.session().ends_s;
    const std::uint32_t left = ends > d.m.now_s ? (ends - d.m.now_s + 59) / 60 : 0;
    return left == 0 ? d.text("meeting.timer.over")
                     : d.shown.texts.count("meeting.timer.left", static_cast<int>(left));
}

void timer(const Meet& d) {
    if (d.session().ends_s == 0) {
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
        const std::uint32_t flags = view::flag_toggle |
            (d.session().proposed == proposed ? static_cast<std::uint32_t>(view::flag_pressed) : 0u);
        if (ui.button(
                key, d.text(key),
                {.kind = d.session().proposed == proposed ? ButtonKind::tonal : ButtonKind::outline,
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
                const Board board = view::board(d.index(), d.session(), d.shown.texts);
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

void meeting_board(const Meet& d) {
    Ui& ui = d.ui;
    if (!d.index().find(Kind::table, d.session().table)) {
        ui.inset(12, 12, [&] {
            if (d.button("back", "meeting.back", {.kind = ButtonKind::quiet, .icon = Icon::back}))
                d.go(MeetingPage::home);
        });
        ui.gap(12);
        return chooser(d);
    }
    const Board board = view::board(d.index(), d.session(), d.shown.texts);
    head(d);
    const BoardFace face = d.session().face;
    if (face == BoardFace::cards) {
        const float room = (ui.em_width() - label_px - 8) /
            static_cast<float>(std::max<std::size_t>(1, board.columns.size()));
        if (ui.text_mode || ui.narrow() || room < 130)
            narrow_board(d, board);
        else
            wide_board(d, board);
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

// ---- a card, being written ----

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
        d.look(next, removed || words.empty() ? "title" : "board\n" + *card.key);
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
