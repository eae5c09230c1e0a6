#include "ui/panels.h"

namespace stf::ui {

namespace {

using view::CommandId;

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
    page(ui, shown, shown.text("command.go_call"), out, [&] {
        urgent_card(ui, shown, false, out);
        ui.gap(20);
        call_card(ui, shown, out);
        if (!shown.has_plan) return;
        ui.gap(20);
        if (ui.text_link("to-people", shown.text("contact.add"), Icon::forward))
            out.push_back(view::CareCommand{view::EditPersonDraft{view::PersonDraft{}, true}});
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
    page(ui, shown, shown.text("command.go_more"), out, [&] {
        edition_offers(ui, shown, out);
        plan_links(ui, shown, out);
        ui.gap(24);
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
            if (ui.button("share", shown.text("share.open"), {.icon = Icon::people}))
                out.push_back(view::ExchangeCommand{view::ExchangeId::go_share});
        });
        ui.gap(24);
        if (ui.button("storage", shown.text("storage.title"), {.icon = Icon::lock}))
            out.push_back(view::StorageDo{view::StorageVerb::go});
        ui.gap(12);
        ui.row(12, [&] {
            if (ui.narrow()) command(ui, shown, CommandId::go_worse, {.icon = Icon::heart}, out);
            command(ui, shown, CommandId::go_settings, {.icon = Icon::sliders}, out);
            command(ui, shown, CommandId::go_help, {.icon = Icon::question}, out);
            meeting_button(ui, shown, out);
        });
        ui.gap(24);
        forget_part(ui, shown, out);
    });
}

void settings_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown, shown.text("command.go_settings"), out, [&] {
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

} // namespace stf::ui
