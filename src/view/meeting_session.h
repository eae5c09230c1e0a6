#pragma once
// What the app remembers of a meeting only while it is open, and what the person can ask for there.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "meeting/report.h"

namespace stf::view {

enum class MeetingPage : std::uint8_t {
    home,
    prepare,
    table,
    gather,
    group,
    duties,
    report,
    follow,
    measure,
    network
};

enum class BoardFace : std::uint8_t { cards, answer, duties, compare };

struct FileLine { // what became of a file that was opened
    std::string text;
    bool good = false;
};

struct MeetingSession {
    MeetingPage page = MeetingPage::home;
    std::string table;                           // which table this device is at
    std::string of;                              // the case on the board
    std::string question;                        // the question being talked about
    std::string step;                            // the column, where there is room for one
    std::string cell;                            // "step/lane": the pile that is spread out
    std::string editing;                         // the card being written
    meeting::Sort sort = meeting::Sort::problem; // of the next card
    BoardFace face = BoardFace::cards;
    bool proposed = false; // the proposed way, not today's
    std::string filter;    // a sort's number on the page where cards are grouped, or ""
    std::string series, team;
    std::vector<FileLine> files;
    bool asking_new = false;
};

// Writes a thing of the meeting. Key "": a new one; a card is then opened for writing.
struct MeetingPut {
    std::string key;
    meeting::Record before; // as it was shown: only what differs from it is written
    meeting::Record record;
    std::string coalesce;
};
struct MeetingRemove {
    std::string key;
};
struct MeetingLook { // another page, table, question…
    MeetingSession session;
    std::string focus; // the key of a node below the page that gets focus, or ""
};
struct MeetingAddCase { // "" for an own one
    std::string pathway;
};
enum class MeetingDo : std::uint8_t {
    open, // the screen
    make,
    make_new,
    leave, // the meeting: this device forgets it
    open_files,
    save_file,
    save_csv,
    save_markdown,
    save_json,
    save_points,
    print_sheets,
    print_participant,
    print_report,
    print_poster,
    print_drivers,
    print_measure,
    start_timer,
    stop_timer
};

using MeetingCommand = std::variant<MeetingPut, MeetingRemove, MeetingLook, MeetingAddCase, MeetingDo>;

struct Board;

// What a frame shows of the meeting. Owned by the app.
struct MeetingShown {
    const meeting::Meeting& meeting;
    const meeting::Index& index;
    const meeting::Report& report;       // made for the pages that show it, else empty
    std::string device;                  // who writes here now: its dots are counted under this
    std::optional<std::uint32_t> left_s; // of the timer, if it runs
    bool can_undo = false, can_redo = false;
    std::shared_ptr<const Board> board; // of the table's page
};

} // namespace stf::view
