#include "ui/panels.h"

namespace stf::ui {

void page(Ui& ui, const std::string& title, base::FunctionRef<void()> content) {
    ui.gap(24);
    const float side = ui.narrow() ? 20.0f : std::max(40.0f, (ui.flow.w / ui.canvas.scale - 760) / 2);
    ui.inset(side, side, [&] {
        ui.heading(1, title, px::text_heading, "title", view::flag_focusable);
        ui.gap(16);
        content();
    });
    ui.gap(32);
}

namespace {

using view::CommandId;

void paragraphs(
    Ui& ui, const Shown& shown, std::string_view title, std::initializer_list<std::string_view> keys) {
    ui.heading(2, shown.text(title), px::text_title);
    for (const std::string_view key : keys) {
        ui.gap(6);
        ui.text(shown.text(key));
    }
    ui.gap(20);
}

// One of several: true when another was chosen.
std::optional<int> one_of(
    Ui& ui, const Shown& shown, std::string_view key, const std::vector<std::string>& options, int chosen) {
    std::optional<int> answer;
    const std::string& title = shown.text(key);
    ui.heading(2, title, px::text_lead);
    ui.gap(4);
    ui.group(Role::radio_group, key, title, [&] {
        for (std::size_t i = 0; i < options.size(); ++i)
            if (ui.radio(std::to_string(i), options[i], "", static_cast<int>(i) == chosen))
                answer = static_cast<int>(i);
    });
    ui.gap(20);
    return answer;
}

void decisions(Ui& ui, const Shown& shown, Commands& out) {
    if (shown.choices.empty()) return;
    ui.heading(2, shown.text("choices.title"), px::text_title);
    ui.gap(6);
    ui.text(shown.text("choices.help"), TextKind::muted);
    ui.gap(16);
    for (const view::ChoiceQuestion& question : shown.choices) {
        ui.heading(3, question.title, px::text_lead);
        if (!question.help.empty()) ui.text(question.help, TextKind::small_muted);
        ui.gap(4);
        ui.group(Role::radio_group, question.course + "/" + question.decision, question.title, [&] {
            for (const view::StartOption& option : question.options)
                if (ui.radio(option.id, option.label, option.tagline, option.on))
                    out.push_back(view::Act{plan::Choose{question.course, question.decision, option.id}, ""});
            if (ui.radio("-", shown.text("choices.unknown"), "", question.chosen.empty()))
                out.push_back(view::Act{plan::Choose{question.course, question.decision, ""}, ""});
        });
        ui.gap(20);
    }
}

} // namespace

void call_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown.text("command.go_call"), [&] {
        urgent_card(ui, shown, false);
        ui.gap(20);
        call_card(ui, shown, out);
        ui.gap(24);
        ui.heading(2, shown.text("contact.add"), px::text_title);
        ui.gap(8);
        view::EditPerson edit{shown.session.person_name, shown.session.person_phone};
        bool typed = false;
        const std::string error =
            shown.session.person_problem ? shown.text("contact.need_name") : std::string();
        if (const auto name = ui.text_field(
                "person-name", shown.text("contact.name"), edit.name,
                {.help = shown.text("contact.name_help"), .error = error, .width = 420})) {
            edit.name = *name;
            typed = true;
        }
        ui.gap(12);
        if (const auto phone = ui.text_field(
                "person-phone", shown.text("contact.phone"), edit.phone, {.width = 240, .numeric = true})) {
            edit.phone = *phone;
            typed = true;
        }
        if (typed) out.push_back(edit);
        ui.gap(16);
        if (ui.button(
                "person-save", shown.text("contact.save"), {.kind = ButtonKind::primary, .icon = Icon::plus}))
            out.push_back(view::SubmitPerson{});
    });
}

void forget_part(Ui& ui, const Shown& shown, Commands& out) {
    if (shown.session.asking_forget) {
        ui.panel({.fill = ui.canvas.theme->ground.sunken, .radius = 20, .pad = 20}, [&] {
            ui.heading(
                2, shown.text("forget.question"), px::text_lead, "forget-question", view::flag_focusable);
            ui.gap(6);
            ui.text(shown.text("forget.help"));
            ui.gap(12);
            ui.row(12, [&] {
                command(ui, shown, CommandId::forget_no, {}, out);
                command(ui, shown, CommandId::forget_yes, {}, out);
            });
        });
    } else {
        command(ui, shown, CommandId::forget, {.icon = Icon::trash}, out);
    }
}

void more_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown.text("command.go_more"), [&] {
        ui.heading(2, shown.text("anchors.title"), px::text_title);
        ui.gap(6);
        for (const view::AnchorLine& line : shown.anchors) {
            ui.text(line.title);
            ui.text(line.value, TextKind::strong);
            ui.gap(6);
            if (ui.button(
                    "anchor/" + line.course + "/" + line.anchor, shown.text("anchors.change"),
                    {.spoken = shown.text("anchors.change") + ": " + line.title}))
                out.push_back(view::AskAnchor{line.course, line.anchor});
            ui.gap(16);
        }
        anchor_form(ui, shown, out);
        decisions(ui, shown, out);
        if (ui.button("add-course", shown.text("choices.add"), {.icon = Icon::plus}))
            out.push_back(CommandId::go_choose);
        ui.gap(24);
        if (ui.button("local", shown.text("local.open"), {.icon = Icon::town}))
            out.push_back(view::LocalCommand(view::OpenLocal{}));
        ui.gap(8);
        if (ui.button("offers", shown.text("offers.title"), {.icon = Icon::people}))
            out.push_back(view::LocalCommand(view::OpenOffers{}));
        ui.gap(24);
        ui.heading(2, shown.text("file.title"), px::text_title);
        ui.gap(6);
        ui.text(shown.text("file.help"));
        ui.gap(12);
        ui.row(12, [&] {
            command(ui, shown, CommandId::save_file, {.icon = Icon::save}, out);
            command(ui, shown, CommandId::open_file, {.icon = Icon::folder}, out);
            command(ui, shown, CommandId::print, {.icon = Icon::print}, out);
        });
        ui.gap(24);
        if (ui.button("storage", shown.text("storage.title"), {.icon = Icon::lock}))
            out.push_back(view::StorageDo{view::StorageVerb::go});
        ui.gap(12);
        ui.row(12, [&] {
            command(ui, shown, CommandId::go_settings, {.icon = Icon::sliders}, out);
            command(ui, shown, CommandId::go_help, {.icon = Icon::question}, out);
        });
        ui.gap(24);
        forget_part(ui, shown, out);
    });
}

void settings_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown.text("command.go_settings"), [&] {
        view::Settings settings = shown.settings;
        bool changed = false;
        const auto set = [&](std::optional<int> answer, base::FunctionRef<void(int)> apply) {
            if (!answer) return;
            apply(*answer);
            changed = true;
        };
        set(one_of(
                ui, shown, "settings.language", {"Bokmål", "Nynorsk", "English"},
                static_cast<int>(settings.language)),
            [&](int i) { settings.language = static_cast<base::Language>(i); });
        static constexpr int percents[] = {100, 125, 150, 200, 300, 400};
        std::vector<std::string> sizes;
        int size = 0;
        for (std::size_t i = 0; i < std::size(percents); ++i) {
            sizes.push_back(std::to_string(percents[i]) + " %");
            if (percents[i] == settings.text_percent) size = static_cast<int>(i);
        }
        set(one_of(ui, shown, "settings.text_size", sizes, size),
            [&](int i) { settings.text_percent = percents[i]; });
        set(one_of(
                ui, shown, "settings.theme",
                {shown.text("settings.theme.automatic"), shown.text("settings.theme.light"),
                 shown.text("settings.theme.dark"), shown.text("settings.theme.contrast")},
                static_cast<int>(settings.theme)),
            [&](int i) { settings.theme = static_cast<view::Theme>(i); });
        if (ui.checkbox("text_mode", shown.text("settings.text_mode"), settings.text_mode)) {
            settings.text_mode = !settings.text_mode;
            changed = true;
        }
        ui.gap(4);
        ui.text(shown.text("settings.text_mode_help"), TextKind::small_muted);
        ui.gap(12);
        if (ui.checkbox("still", shown.text("settings.still"), settings.still)) {
            settings.still = !settings.still;
            changed = true;
        }
        if (changed) out.push_back(view::Change{settings});
    });
}

void help_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown.text("command.go_help"), [&] {
        ui.row(12, [&] {
            command(ui, shown, CommandId::go_words, {.icon = Icon::question}, out);
            ui.link(
                "trace", shown.text("help.trace"), shown.text("help.trace_file"), {.icon = Icon::document});
        });
        ui.gap(24);
        paragraphs(ui, shown, "help.what.title", {"help.what.1", "help.what.2", "help.what.3"});
        paragraphs(
            ui, shown, "help.plan.title", {"help.plan.1", "help.plan.2", "help.plan.3", "help.plan.4"});
        paragraphs(
            ui, shown, "help.local.title", {"help.local.1", "help.local.2", "help.local.3", "help.local.4"});
        paragraphs(ui, shown, "help.privacy.title", {"help.privacy.1", "help.privacy.2", "help.privacy.3"});
        paragraphs(ui, shown, "help.storage.title", {"help.storage.1", "help.storage.2", "help.storage.3"});
        paragraphs(ui, shown, "help.access.title", {"help.access.1", "help.access.2"});
        ui.heading(2, shown.text("help.keys.title"), px::text_title);
        ui.gap(6);
        for (const view::CommandInfo& info : view::commands())
            if (!info.shortcut.empty())
                ui.text(std::string(info.shortcut) + ": " + shown.text("command." + std::string(info.name)));
        ui.text(shown.text("help.keys.map"));
    });
}

} // namespace stf::ui
