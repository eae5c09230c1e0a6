#include "view/command.h"

namespace stf::view {

const std::vector<CommandInfo>& commands() {
    static const std::vector<CommandInfo> table = {
        {CommandId::go_start, "go_start", ""},
        {CommandId::go_choose, "go_choose", ""},
        {CommandId::go_now, "go_now", ""},
        {CommandId::go_timeline, "go_timeline", ""},
        {CommandId::go_matters, "go_matters", ""},
        {CommandId::go_worse, "go_worse", ""},
        {CommandId::go_people, "go_people", ""},
        {CommandId::go_call, "go_call", ""},
        {CommandId::go_more, "go_more", ""},
        {CommandId::go_settings, "go_settings", ""},
        {CommandId::go_help, "go_help", ""},
        {CommandId::go_words, "go_words", ""},
        {CommandId::go_examples, "go_examples", ""},
        {CommandId::help_here, "help_here", ""},
        {CommandId::undo, "undo", "Ctrl + Z"},
        {CommandId::redo, "redo", "Ctrl + Y"},
        {CommandId::zoom_in, "zoom_in", ""},
        {CommandId::zoom_out, "zoom_out", ""},
        {CommandId::earlier, "earlier", ""},
        {CommandId::later, "later", ""},
        {CommandId::today, "today", ""},
        {CommandId::show_map, "show_map", ""},
        {CommandId::show_list, "show_list", ""},
        {CommandId::more_months, "more_months", ""},
        {CommandId::show_past, "show_past", ""},
        {CommandId::show_services, "show_services", ""},
        {CommandId::close, "close", "Esc"},
        {CommandId::open_file, "open_file", ""},
        {CommandId::save_file, "save_file", ""},
        {CommandId::print, "print", ""},
        {CommandId::make_plan, "make_plan", ""},
        {CommandId::date_unknown, "date_unknown", ""},
        {CommandId::forget, "forget", ""},
        {CommandId::forget_yes, "forget_yes", ""},
        {CommandId::forget_no, "forget_no", ""},
        {CommandId::dismiss, "dismiss", ""},
        {CommandId::escape, "escape", ""},
    };
    return table;
}

void Commands::push_back(Command command) {
    list_.push_back(std::move(command));
}

const CommandInfo& info(CommandId id) {
    return commands()[static_cast<std::size_t>(id)];
}

} // namespace stf::view
