#pragma once
// What the app knows about where the plan lies, and the forms of the screen about it.
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"

namespace stf::view {

struct StoredVersion {
    std::int64_t id = 0;
    std::string of, words, title; // of: the id of the plan or the meeting
    base::Day day;
    base::TimeOfDay time;
    bool meeting = false; // not a plan
};

// Each asks for one or two passphrases; `open` for that of a file.
enum class StorageForm : std::uint8_t { none, lock, remove_lock, export_locked, open, share };

struct StorageSession {
    std::string
        kept; // "" while all is on the disk; else why not: denied, blocked, newer, full, shared, locked
    bool persisted = false, can_persist = false, can_link = false;
    bool locked = false, offline = false, update = false, remind = false;
    std::string linked;                  // name of the file that follows the plan, or ""
    std::int64_t file_days = -1;         // since a file was made; -1: never
    std::vector<StoredVersion> versions; // newest first
    std::size_t shown = 5;               // of them
    StorageForm form = StorageForm::none;
    std::string problem;   // why the form was refused, as a key
    std::string file;      // that waits for its passphrase
    std::string note;      // to be told at the top until it is closed, as a key
    bool reveal = false;   // the passphrase is shown
    bool busy = false;     // a key is being drawn from a passphrase: about a second
    bool own_plan = false; // behind an open example there is a plan of one's own
};

// What a person can ask of the storage. The names are those of the texts ("storage.do.lock") and of the
// page's verbs.
enum class StorageVerb : std::uint8_t {
    go,
    persist,
    link,
    save_linked,
    unlink,
    ask_lock,
    lock,
    ask_remove_lock,
    remove_lock,
    lock_now,
    unlock,
    ask_export,
    export_locked,
    open_locked,
    give_up,
    reveal,
    ask_share,
    share,
    end_share,
    restore,
    more_versions,
    update,
    later,
    remind_later,
    close_note,
    own_plan,
    pass_show,
    pass_read
};
struct StorageDo {
    StorageVerb verb;
    std::int64_t number = 0; // of the version
};
using StorageCommand = std::variant<StorageDo>;

std::string_view name(StorageVerb);

} // namespace stf::view
