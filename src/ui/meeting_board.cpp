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

constexpr float label_px = 150, wide_label_px = 176, least_column = 130, comfortable_column = 150;
constexpr float card_pad = 12, cell_pad = 7, least_cell = 84, plus_px = 44;
constexpr float shelf_px = 70, feel_px = 108, least_lanes = 220; // least_lanes: else the whole page scrolls
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

float card_height(const Meet& d, const view::BoardCard& card, float w) {
    Ui& ui = d.ui;
    if (card.for_width == w && card.for_scale == ui.canvas.scale) return card.height;
    const std::string& words = card.card->record().text(Field::text);
    const auto lines = ui.canvas.wrap(
        words.empty() ? d.text("meeting.card.empty") : words, card_style(ui),
        std::max(1.0f, w - ui.px(2 * card_pad)));
    card.for_width = w;
    card.for_scale = ui.canvas.scale;
    card.height = ui.px(2 * card_pad) + ui.px(24) +
        ui.canvas.line_px(card_style(ui)) * static_cast<float>(lines.size());
    return card.height;
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
    const std::string& label = d.sort_word(record.number(Field::sort));
    ui.canvas.text(x + ui.px(26), y, label, head);
    if (record.word<meeting::Spot>(Field::spot) == meeting::Spot::after) // on the way to the next step
        paint_icon(
            ui.canvas, Icon::forward, x + ui.px(30) + ui.canvas.width(label, head), y, ui.px(19), head.colour,
            2);
    float line_y = y + ui.px(24);
    const std::string& words = record.text(Field::text);
    TextStyle style = card_style(ui);
    if (words.empty()) style.colour = theme.text.muted;
    for (const Line& line : ui.canvas.wrap(
             words.empty() ? d.text("meeting.card.empty") : words, style, r.w - ui.px(2 * card_pad))) {
        ui.canvas.text(x, line_y, line, style);
        line_y += ui.canvas.line_px(style);
    }
}

bool outside(const Ui& ui, Rect r) { // of what is seen of the board
    const Rect seen = ui.scroller();
    return r.y > seen.y + seen.h || r.y + r.h < seen.y;
}

void card_button(const Meet& d, const view::BoardCard& card, float w) {
    const float h = card_height(d, card, w);
    if (d.ui.pressable(*card.card->key, card.spoken, h, [&](Rect r, bool hovered) {
            if (!outside(d.ui, r)) paint_card(d, *card.card, r, hovered);
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
    const float room = std::max(ui.px(plus_px), fill_to - ui.flow.y);
    const auto paint = [&](Rect r, bool hovered) {
        if (outside(ui, r)) return;
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

// What a row is called, in the middle of its left end.
void row_label(const Meet& d, Rect area, const std::string& title, const std::string& more) {
    Ui& ui = d.ui;
    const auto content = [&] {
        ui.heading(2, title, px::text_lead);
        if (!more.empty()) ui.text(more, TextKind::small_muted);
    };
    const float h = ui.measure(area.w, content);
    ui.at({area.x, area.y + std::max(ui.px(8), (area.h - h) / 2), area.w, 0}, content);
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
    row_label(
        d, {r.x + ui.px(24), r.y, first - r.x - ui.px(28), r.h}, d.text("meeting.feeling.title"),
        d.text("meeting.feeling.scale"));
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

struct Grid { // of the wide board, px
    float left = 0, width = 0, first = 0, column_w = 0;
    float column(std::size_t i) const { return first + static_cast<float>(i) * column_w; }
};

float heads(const Meet& d, const Board& board, const Grid& grid, float top) { // returns where they end
    Ui& ui = d.ui;
    const TextStyle style{
        .px = px::text_body, .line = 1.25f, .weight = Weight::strong, .colour = ui.canvas.theme->text.ink};
    const float w = grid.column_w - ui.px(10);
    std::vector<std::vector<Line>> titles;
    std::size_t most = 1;
    for (const BoardColumn& column : board.columns) {
        titles.push_back(ui.canvas.wrap(column.step->record().text(Field::title), style, w));
        most = std::max(most, titles.back().size());
    }
    const float line = ui.canvas.line_px(style), h = line * static_cast<float>(most);
    for (std::size_t i = 0; i < board.columns.size(); ++i) {
        const float its = line * static_cast<float>(titles[i].size()), x = grid.column(i);
        float y = top + (h - its) / 2;
        ui.record(
            {.role = Role::text,
             .rect = {x + ui.px(5), y, w, its},
             .font = ui.px(px::text_body),
             .name = board.columns[i].step->record().text(Field::title)},
            "column/" + *board.columns[i].step->key);
        for (const Line& part : titles[i]) {
            ui.canvas.text(x + (grid.column_w - part.width) / 2, y, part, style);
            y += line;
        }
    }
    return top + h + ui.px(14);
}

bool spread_out(const Meet& d, const BoardCell& cell) {
    return d.session().cell == cell.step + "/" + cell.lane || cell.cards.size() <= pile + 1;
}

// Each lane as tall as its fullest cell, and no lower than `least`.
void lanes(const Meet& d, const Board& board, const Grid& grid, float least) {
    Ui& ui = d.ui;
    const float inside = grid.column_w - ui.px(2 * cell_pad);
    float y = ui.flow.y;
    for (std::size_t lane = 0; lane < board.lanes.size(); ++lane) {
        float tall = least;
        for (std::size_t i = 0; i < board.columns.size(); ++i) {
            const BoardCell& at = board.cell(lane, i);
            const bool all = spread_out(d, at);
            float h = at.cards.empty() ? 0 : ui.px(plus_px);
            for (std::size_t k = 0; k < (all ? at.cards.size() : pile); ++k)
                h += card_height(d, at.cards[k], inside) + ui.px(8);
            if (!all) h += ui.px(56);
            tall = std::max(tall, h);
        }
        const Rect row{grid.left, y, grid.width, tall + ui.px(2 * cell_pad)};
        const Record& its = board.lanes[lane]->record();
        if (!outside(ui, row)) {
            band(
                ui, row, terrain_of(*ui.canvas.theme, its.word<pathway::Level>(Field::level)),
                static_cast<float>(lane));
            for (std::size_t i = 1; i < board.columns.size(); ++i)
                ui.canvas.line(
                    grid.column(i), row.y + ui.px(6), grid.column(i), row.y + row.h,
                    faded(ui.canvas.theme->action.outline, 0.18f), 1.5f);
        }
        row_label(
            d, {row.x + ui.px(24), row.y, grid.first - grid.left - ui.px(28), row.h}, its.text(Field::title),
            its.text(Field::subtitle));
        for (std::size_t i = 0; i < board.columns.size(); ++i)
            ui.at({grid.column(i) + ui.px(cell_pad), y + ui.px(cell_pad), inside, tall}, [&] {
                cell(
                    d, board.cell(lane, i), board.columns[i].step->record().text(Field::title),
                    its.text(Field::title), y + ui.px(cell_pad) + tall);
            });
        y += row.h;
    }
    ui.flow.y = y;
}

// Where there is room, the steps' names and how the person has it stay where they are, and the lanes scroll
// between them.
void wide_board(const Meet& d, const Board& board) {
    Ui& ui = d.ui;
    const auto columns = static_cast<float>(std::max<std::size_t>(1, board.columns.size()));
    const auto column_beside = [&](float label) { return (ui.flow.w - ui.px(label) - ui.px(8)) / columns; };
    const float label = column_beside(wide_label_px) < ui.px(comfortable_column) ? label_px : wide_label_px;
    const Grid grid{ui.flow.x, ui.flow.w, ui.flow.x + ui.px(label), column_beside(label)};
    const Rect page = ui.scroller();
    // The board fills the window when the page is not scrolled, whatever it is now.
    const auto found = ui.input().scroll.find(ui.parent());
    const float scrolled = found == ui.input().scroll.end() ? 0 : found->second;
    const float bottom = page.y - scrolled + page.h - ui.px(shelf_px), feel = ui.px(feel_px);
    ui.group(
        Role::group, "board", d.text("meeting.board.name"),
        [&] {
            const float y = heads(d, board, grid, ui.flow.y), room = bottom - feel - y;
            const float least = std::max(
                ui.px(least_cell),
                room / static_cast<float>(std::max<std::size_t>(1, board.lanes.size())) -
                    ui.px(2 * cell_pad));
            float end = y + room;
            if (room >= ui.px(least_lanes)) {
                const float edge = ui.px(6); // for the lines in the land above and below
                const Rect seen{grid.left, y - edge, grid.width, room + 2 * edge};
                ui.scroll(Role::group, "lanes", "", seen, [&] {
                    const bool above = ui.flow.y < seen.y;
                    ui.flow.y += edge;
                    lanes(d, board, grid, least);
                    ui.flow.y += edge;
                    if (above)
                        ui.canvas.fill({seen.x, seen.y, seen.w, ui.px(2)}, ui.canvas.theme->ground.line);
                });
            } else {
                ui.flow.y = y;
                ui.group(Role::group, "lanes", "", [&] { lanes(d, board, grid, least); });
                end = ui.flow.y;
            }
            feelings(d, board, {grid.left, end, grid.width, feel}, grid.first, grid.column_w);
            ui.flow.y = end + feel;
        },
        view::flag_roving | view::flag_grid);
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
        ui.group(Role::group, "lanes", "", [&] {
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
    if (d.ui.text_mode || d.ui.narrow() || room < least_column)
        narrow_board(d, board);
    else
        wide_board(d, board);
}

} // namespace stf::ui
