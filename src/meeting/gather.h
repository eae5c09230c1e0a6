#pragma once
// Several tables' files at once: what could be taken in, and what each file turned out to be.
#include <string>
#include <vector>

#include "meeting/merge.h"

namespace stf::meeting {

struct Arrived {
    std::string name, text; // of the file
};

enum class Outcome : std::uint8_t {
    merged,
    nothing_new,   // everything in it is here already: the same file twice, or an older one
    other_meeting, // its id is another one; left alone
    unreadable     // see `faults`; left alone
};

struct FileReport {
    std::string name;
    Outcome outcome = Outcome::merged;
    std::int32_t news = 0;           // things that were added or changed
    std::string title;               // of another meeting
    base::Faults faults;             // of an unreadable one
    std::vector<std::string> tables; // titles of the tables that wrote in it
};

struct Gathered {
    Meeting meeting;
    std::vector<FileReport> files;
};

// Whatever is wrong with one file, the others are taken in. The order of the files does not matter to the
// meeting.
Gathered gather(const Meeting& into, const std::vector<Arrived>&);

// Titles that more than one table has: both are kept, and a person is told.
std::vector<std::string> tables_with_one_name(const Index&);
// What to call a table where it must be told apart: its title, with a number if others have the same.
std::string table_name(const Index&, std::string_view key);

} // namespace stf::meeting
