// The board: the case as terrain along the time axis, the cards on it, how the person has it.
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

} // namespace

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

void board_cards(const Meet& d, const Board& board) {
    const float room =
        (d.ui.em_width() - label_px - 8) / static_cast<float>(std::max<std::size_t>(1, board.columns.size()));
    if (d.ui.text_mode || d.ui.narrow() || room < 130)
        narrow_board(d, board);
    else
        wide_board(d, board);
}

} // namespace stf::ui
