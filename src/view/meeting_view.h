#pragma once
// The meeting in words and places, for the screens.
#include "measure/psfs.h"
#include "measure/run_chart.h"
#include "meeting/prepare.h"
#include "view/meeting_session.h"
#include "view/texts.h"

namespace stf::view {

// The board of one case, as one table sees it.
struct BoardCard {
    const meeting::Thing* card;
    std::string spoken; // all of it as one sentence
    // How tall it was painted last, and at which width and text size: kept by who paints it.
    mutable float height = 0, for_width = -1, for_scale = 0;
};
struct BoardCell {
    std::string step, lane;
    std::vector<BoardCard> cards;
};
struct BoardColumn {
    const meeting::Thing* step;
    std::optional<std::int32_t> feeling;
    std::int32_t open = 0; // tasks that nobody has said who does
};
struct Board {
    std::vector<BoardColumn> columns;
    std::vector<const meeting::Thing*> lanes;
    std::vector<BoardCell> cells; // lane by lane, then column by column
    std::int32_t cards = 0, open = 0;

    const BoardCell& cell(std::size_t lane, std::size_t column) const {
        return cells[lane * columns.size() + column];
    }
};
// `table` "": all tables' cards.
Board board(const meeting::Index&, const MeetingSession&, const Texts&);

// The case and question that are shown: what the session asks for, else the table's, else the first.
std::string shown_case(const meeting::Index&, const MeetingSession&);
const meeting::Thing* shown_question(const meeting::Index&, const MeetingSession&);

// A series as a run chart with its words.
struct SeriesPoint {
    std::string key, label; // label: the running number, or the date
    std::string value;      // as it is written: "83,3 %"
    std::string note;       // words beside it
    double number = 0;
    bool breaks = false; // begins a new phase
};
struct SeriesView {
    std::vector<SeriesPoint> points;  // those with a value
    std::vector<std::string> without; // running numbers of those without: nothing was relevant
    std::vector<measure::RunPhase> phases;
    std::vector<std::string> findings; // one sentence a phase, and what may be said of it
    std::string group;                 // PSFS: the group's change in words
    double least = 0, most = 100;
};
SeriesView series_view(const meeting::Index&, const meeting::Thing& series, const Texts&);

std::string decimal(double value, int places, base::Language);  // "83,3"; in English "83.3"
std::optional<std::int32_t> hundredths(std::string_view typed); // "2,5" -> 250
std::string signed_number(std::int32_t);                        // "+1", "−2", "0"

// One question of one gathering's evaluation, all devices' answers together.
struct Rating {
    std::int32_t n = 0;
    double mean = 0;
};
Rating rating_of(const meeting::Index&, std::string_view gathering, std::string_view item);

} // namespace stf::view
