// Printing, sharing and fetching.
#include "base/identity_number.h"
#include "ui/panels.h"

namespace stf::ui {
namespace {

using view::CommandId;
using view::ExchangeId;
using view::ExchangeView;

bool button(
    Ui& ui, const Shown& shown, std::string_view key, ExchangeId id, const ButtonStyle& style,
    Commands& out) {
    const bool pressed = ui.button(key, shown.text(key), style);
    if (pressed) out.push_back(view::ExchangeCommand{id});
    return pressed;
}

// True if it was turned.
bool check(Ui& ui, const Shown& shown, std::string_view key, bool& on) {
    const bool turned = ui.checkbox(key, shown.text(key), on);
    ui.gap(6);
    if (turned) on = !on;
    return turned;
}

bool toggle(std::vector<std::string>& ids, const std::string& id) {
    if (std::erase(ids, id) == 0) ids.push_back(id);
    return true;
}

bool one_of_two(
    Ui& ui, const Shown& shown, std::string_view group, std::string_view first, std::string_view second,
    bool& is_second) {
    bool changed = false;
    ui.heading(2, shown.text(group), px::text_lead);
    ui.gap(4);
    ui.group(Role::radio_group, group, shown.text(group), [&] {
        if (ui.radio("0", shown.text(first), "", !is_second) && is_second) changed = true;
        if (ui.radio("1", shown.text(second), "", is_second) && !is_second) changed = true;
    });
    if (changed) is_second = !is_second;
    ui.gap(16);
    return changed;
}

// Digits that look like an identity number: told of, hidden unless the person says otherwise.
void numbers(Ui& ui, const Shown& shown, Commands& out) {
    const ExchangeView& view = shown.exchange;
    if (view.numbers.empty()) return;
    ui.panel({.fill = ui.canvas.theme->ground.sunken, .radius = 20, .pad = 20}, [&] {
        ui.heading(2, shown.text("numbers.title"), px::text_lead, "numbers", view::flag_focusable);
        ui.gap(6);
        ui.text(view.numbers);
        ui.gap(6);
        if (ui.checkbox("numbers-keep", shown.text("numbers.keep"), shown.session.exchange.keep_numbers))
            out.push_back(view::ExchangeCommand{view::KeepNumbers{!shown.session.exchange.keep_numbers}});
        if (shown.session.exchange.asking_save) {
            ui.gap(12);
            ui.text(shown.text("numbers.save"));
            ui.gap(8);
            ui.row(12, [&] {
                button(ui, shown, "numbers.save_whole", ExchangeId::save_whole, {.icon = Icon::save}, out);
                button(ui, shown, "numbers.save_masked", ExchangeId::save_masked, {.icon = Icon::save}, out);
            });
        }
    });
    ui.gap(20);
}

void not_read(Ui& ui, const Shown& shown) {
    if (shown.exchange.not_read.empty()) return;
    ui.gap(16);
    ui.heading(2, shown.text("import.not_read"), px::text_lead);
    ui.gap(4);
    ui.group(Role::list, "not-read", "", [&] {
        for (std::size_t i = 0; i < shown.exchange.not_read.size(); ++i)
            ui.group(Role::item, std::to_string(i), "", [&] { ui.text(shown.exchange.not_read[i]); });
    });
}

void share_copy(Ui& ui, const Shown& shown, Commands& out) {
    const ExchangeView& view = shown.exchange;
    plan::Selection choice = shown.session.exchange.share;
    bool changed = false;
    ui.heading(2, shown.text("share.title"), px::text_title);
    ui.gap(6);
    ui.text(shown.text("share.help"));
    ui.gap(12);
    const auto entries = [&](std::string_view title, const std::vector<ExchangeView::Entry>& list,
                             std::vector<std::string>& ids) {
        if (list.empty()) return;
        ui.heading(3, shown.text(title), px::text_lead);
        ui.gap(4);
        ui.group(Role::group, title, shown.text(title), [&] {
            for (const ExchangeView::Entry& entry : list) {
                if (ui.checkbox(entry.id, entry.title, entry.on)) changed = toggle(ids, entry.id);
                ui.gap(6);
            }
        });
        ui.gap(10);
    };
    entries("share.courses", view.courses, choice.courses);
    entries("share.people", view.people, choice.people);
    ui.heading(3, shown.text("share.what"), px::text_lead);
    ui.gap(4);
    ui.group(Role::group, "share.what", shown.text("share.what"), [&] {
        changed |= check(ui, shown, "share.facts", choice.facts);
        changed |= check(ui, shown, "share.own", choice.own);
        changed |= check(ui, shown, "share.notes", choice.notes);
        changed |= check(ui, shown, "share.ticks", choice.ticks);
        changed |= check(ui, shown, "share.matters", choice.matters);
        changed |= check(ui, shown, "share.worse", choice.worse);
        changed |= check(ui, shown, "share.unavailable", choice.unavailable);
    });
    if (changed) out.push_back(view::ExchangeCommand{view::EditShare{choice}});
    ui.gap(12);
    button(
        ui, shown, "share.save", ExchangeId::share_file, {.kind = ButtonKind::primary, .icon = Icon::save},
        out);
}

void calendar(Ui& ui, const Shown& shown, Commands& out) {
    exchange::CalendarChoice choice = shown.session.exchange.calendar;
    ui.heading(2, shown.text("calendar.title"), px::text_title);
    ui.gap(6);
    ui.text(shown.text("calendar.help"));
    ui.gap(8);
    bool changed = check(ui, shown, "calendar.proposals", choice.proposals);
    changed |= check(ui, shown, "calendar.deadlines", choice.deadlines);
    changed |= check(ui, shown, "calendar.reminders", choice.reminders);
    if (changed) out.push_back(view::ExchangeCommand{view::EditCalendar{choice}});
    ui.gap(12);
    button(ui, shown, "calendar.save", ExchangeId::calendar_file, {.icon = Icon::save}, out);
}

} // namespace

FieldStyle own_words(const Shown& shown, std::string_view text, FieldStyle style) {
    if (style.error.empty() && base::has_identity_number(text)) style.error = shown.text("numbers.field");
    return style;
}

void print_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown, shown.text("command.print"), out, [&] {
        numbers(ui, shown, out);
        view::PrintChoice choice = shown.session.exchange.print;
        bool timeline = choice.what == view::PrintWhat::timeline;
        bool changed = one_of_two(ui, shown, "print.choose", "print.list", "print.timeline", timeline);
        choice.what = timeline ? view::PrintWhat::timeline : view::PrintWhat::list;
        changed |=
            one_of_two(ui, shown, "print.how_much", "print.three_months", "print.everything", choice.all);
        changed |= check(ui, shown, "print.large", choice.large);
        if (timeline) changed |= check(ui, shown, "print.a3", choice.a3);
        if (changed) out.push_back(view::ExchangeCommand{view::EditPrint{choice}});
        ui.gap(20);
        ui.row(12, [&] {
            button(
                ui, shown, "print.now", ExchangeId::print_now,
                {.kind = ButtonKind::primary, .icon = Icon::print}, out);
            button(ui, shown, "print.file", ExchangeId::print_file, {.icon = Icon::save}, out);
        });
        ui.gap(12);
        ui.text(shown.text("print.help"), TextKind::small_muted);
    });
}

void share_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown, shown.text("share.screen"), out, [&] {
        numbers(ui, shown, out);
        share_copy(ui, shown, out);
        ui.gap(28);
        calendar(ui, shown, out);
        ui.gap(28);
        ui.heading(2, shown.text("systems.title"), px::text_title);
        ui.gap(6);
        ui.text(shown.text("systems.help"));
        ui.gap(12);
        ui.row(12, [&] {
            button(ui, shown, "systems.fhir", ExchangeId::fhir_file, {.icon = Icon::save}, out);
            button(ui, shown, "systems.table", ExchangeId::table_file, {.icon = Icon::save}, out);
        });
        ui.gap(28);
        ui.heading(2, shown.text("import.title"), px::text_title);
        ui.gap(6);
        ui.text(shown.text("import.help"));
        ui.gap(12);
        command(ui, shown, CommandId::open_file, {.icon = Icon::folder}, out);
    });
}

void busy_screen(Ui& ui, const Shown& shown, Commands& out) {
    const ExchangeView& view = shown.exchange;
    page(ui, shown, shown.text("busy.title"), out, [&] {
        ui.text(view.busy.empty() ? shown.text("busy.none") : shown.text("busy.help"));
        ui.gap(12);
        ui.group(Role::group, "busy", shown.text("busy.title"), [&] {
            for (std::size_t i = 0; i < view.busy.size(); ++i) {
                if (ui.checkbox(view.busy[i].id, view.busy[i].title, view.busy[i].on))
                    out.push_back(view::ExchangeCommand{view::ToggleBusy{i}});
                ui.gap(6);
            }
        });
        ui.gap(16);
        ui.row(12, [&] {
            if (view.busy_chosen > 0 &&
                ui.button(
                    "busy-take", shown.texts.count("busy.take", view.busy_chosen),
                    {.kind = ButtonKind::primary, .icon = Icon::plus}))
                out.push_back(view::ExchangeCommand{ExchangeId::take_busy});
            button(ui, shown, "import.leave", ExchangeId::leave, {}, out);
        });
        not_read(ui, shown);
    });
}

void imported_screen(Ui& ui, const Shown& shown, Commands& out) {
    const ExchangeView& view = shown.exchange;
    page(ui, shown, shown.text("import.found"), out, [&] {
        if (!shown.session.exchange.imported)
            ui.text(shown.text("import.nothing"));
        else
            for (const std::string& line : view.imported) ui.text(line);
        ui.gap(16);
        ui.row(12, [&] {
            if (shown.session.exchange.imported)
                button(ui, shown, "import.take", ExchangeId::take_import, {.kind = ButtonKind::primary}, out);
            button(ui, shown, "import.leave", ExchangeId::leave, {}, out);
        });
        not_read(ui, shown);
    });
}

void edition_screen(Ui& ui, const Shown& shown, Commands& out) {
    const ExchangeView& view = shown.exchange;
    page(ui, shown, shown.text("edition.title"), out, [&] {
        ui.text(view.edition_title, TextKind::strong);
        ui.gap(8);
        ui.text(view.changes.empty() ? shown.text("edition.same") : shown.text("edition.help"));
        ui.gap(16);
        for (std::size_t i = 0; i < view.changes.size(); ++i) {
            const auto& [title, changed] = view.changes[i];
            const auto& lines = changed; // lambdas cannot hold a part of a structured binding
            ui.heading(2, title, px::text_lead);
            ui.gap(4);
            ui.group(Role::list, std::to_string(i), "", [&] {
                for (std::size_t j = 0; j < lines.size(); ++j)
                    ui.group(Role::item, std::to_string(j), "", [&] {
                        ui.text(lines[j]);
                        ui.gap(4);
                    });
            });
            ui.gap(16);
        }
        ui.row(12, [&] {
            button(ui, shown, "edition.take", ExchangeId::take_edition, {.kind = ButtonKind::primary}, out);
            button(ui, shown, "edition.leave", ExchangeId::leave, {}, out);
        });
    });
}

void edition_offers(Ui& ui, const Shown& shown, Commands& out) {
    for (const view::EditionOffer& offer : shown.exchange.offers) {
        ui.panel({.fill = ui.canvas.theme->ground.sunken, .radius = 20, .pad = 20}, [&] {
            ui.text(offer.text);
            ui.gap(8);
            if (ui.button(
                    "edition/" + offer.course, shown.text("edition.look"),
                    {.spoken = shown.text("edition.look") + ": " + offer.title}))
                out.push_back(view::ExchangeCommand{view::AskEdition{offer.course}});
        });
        ui.gap(16);
    }
}

} // namespace stf::ui
