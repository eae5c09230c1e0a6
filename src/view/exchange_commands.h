#pragma once
// Printing, sharing and fetching: what a person can do, and what is remembered while they do it.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "exchange/icalendar.h"
#include "plan/redact.h"
#include "view/print_view.h"

namespace stf::view {

enum class ExchangeId : std::uint8_t {
    print_now,
    print_file,
    go_share,
    share_file,
    calendar_file,
    table_file,
    fhir_file,
    save_masked, // the person's own file
    save_whole,
    take_busy,
    take_import,
    leave, // what has arrived stays out
    take_edition
};
struct EditPrint {
    PrintChoice choice;
};
struct EditShare {
    plan::Selection choice;
};
struct EditCalendar {
    exchange::CalendarChoice choice;
};
struct KeepNumbers {
    bool keep;
};
struct ToggleBusy {
    std::size_t index;
};
struct AskEdition {
    std::string course;
};
using ExchangeCommand =
    std::variant<ExchangeId, EditPrint, EditShare, EditCalendar, KeepNumbers, ToggleBusy, AskEdition>;

struct ExchangeSession {
    PrintChoice print;
    plan::Selection share; // of ids; those of a plan are filled in when the screen is opened
    exchange::CalendarChoice calendar;
    bool keep_numbers = false; // digits that look like an identity number leave the program too
    bool asking_save = false;  // the person's own file has such digits
    // what has arrived and waits for an answer
    exchange::BusyDays busy;
    std::vector<bool> busy_on;
    std::optional<plan::Plan> imported;
    std::vector<std::string> not_read;
    std::string edition_course, edition_file; // whose newer pathway is being looked at or fetched
    pathway::PathwayPtr edition;
};

} // namespace stf::view
