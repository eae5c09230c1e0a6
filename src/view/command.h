#pragma once
// Everything a person can do. Simple commands stand in one table that feeds buttons, keys, help and the
// labels in the DOM.
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "plan/action.h"
#include "view/care_commands.h"
#include "view/exchange_commands.h"
#include "view/patient_commands.h"
#include "view/session.h"
#include "view/timeline_commands.h"

namespace stf::view {

enum class CommandId : std::uint8_t {
    go_start,
    go_choose,
    go_now,
    go_timeline,
    go_matters,
    go_worse,
    go_people,
    go_call,
    go_more,
    go_settings,
    go_help,
    go_words,
    go_examples,
    help_here,
    undo,
    redo,
    zoom_in,
    zoom_out,
    earlier,
    later,
    today,
    show_map,
    show_list,
    more_months,
    show_past,
    show_services,
    close,
    open_file,
    save_file,
    print,
    make_plan,
    date_unknown,
    forget,
    forget_yes,
    forget_no,
    dismiss,
    escape
};

struct CommandInfo {
    CommandId id;
    std::string_view name;     // "undo": the text is "command.undo", the key event carries it
    std::string_view shortcut; // as written in help, or ""
};

const CommandInfo& info(CommandId);
const std::vector<CommandInfo>& commands();

// Changes the plan; the same non-empty `coalesce` is one undo step
struct Act {
    plan::Action action;
    std::string coalesce;
};
struct Select {
    plan::Reference at;
};
struct ChoosePathway {
    std::string id;
};
struct OpenExample {
    std::string id;
};
// of the start page, or of the anchor being asked for
struct EditDate {
    DateDraft date;
};
struct EditForm {
    StepForm form;
    DateDraft date;
    std::string time;
};
struct SubmitForm {};
// none: it stays
struct ChooseMove {
    std::optional<plan::Action> action;
};
// "" closes
struct AskAnchor {
    std::string course, anchor;
};
struct SubmitAnchor {};
struct Change {
    Settings settings;
};
struct ShowAllItems {
    bool all;
};

using Command = std::variant<
    CommandId, Act, Select, ChoosePathway, OpenExample, EditDate, EditForm, SubmitForm, ChooseMove, AskAnchor,
    SubmitAnchor, Change, ShowAllItems, StorageCommand, LocalCommand, CareCommand, MeetingCommand,
    PatientCommand, TimelineCommand, ExchangeCommand>;

// In the order given. Out of line: dozens of places add one.
class Commands {
public:
    void push_back(Command);
    bool empty() const { return list_.empty(); }
    auto begin() const { return list_.begin(); }
    auto end() const { return list_.end(); }

private:
    std::vector<Command> list_;
};

} // namespace stf::view
