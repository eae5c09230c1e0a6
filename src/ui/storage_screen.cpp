// Where the plan lies: versions, files, the lock, a computer that others use, passing it on.
#include <algorithm>

#include "ui/panels.h"
#include "view/dates.h"

namespace stf::ui {
namespace {

using view::CommandId;
using view::StorageDo;
using view::StorageForm;
using view::StorageVerb;

bool verb(
    Ui& ui, const Shown& shown, StorageVerb verb, const ButtonStyle& style, Commands& out,
    std::int64_t number = 0) {
    const std::string key = "storage/" + std::string(view::name(verb)) + std::to_string(number);
    const bool pressed = ui.button(key, shown.text("storage.do." + std::string(view::name(verb))), style);
    if (pressed) out.push_back(StorageDo{verb, number});
    return pressed;
}

void section(Ui& ui, const Shown& shown, std::string_view key) {
    ui.gap(28);
    ui.heading(
        2, shown.text("storage." + std::string(key) + ".title"), px::text_title, key, view::flag_focusable);
    ui.gap(6);
}

// One or two fields whose text only the page reads: it never comes here. Enter sends.
void passphrase(Ui& ui, const Shown& shown, StorageVerb send, bool twice, Commands& out) {
    const view::StorageSession& storage = shown.session.storage;
    const std::string error =
        storage.problem.empty() ? std::string() : shown.text("storage.refused." + storage.problem);
    FieldStyle style{.error = error, .width = 420, .secret = true, .reveal = storage.reveal};
    if (twice) style.help = shown.text("storage.passphrase.help");
    bool sent = ui.text_field("passphrase", shown.text("storage.passphrase"), "", style).has_value();
    if (twice) {
        ui.gap(12);
        style.help = style.error = {};
        if (ui.text_field("passphrase2", shown.text("storage.passphrase.again"), "", style)) sent = true;
    }
    ui.gap(4);
    if (ui.checkbox("reveal", shown.text("storage.do.reveal"), storage.reveal))
        out.push_back(StorageDo{StorageVerb::reveal});
    ui.gap(12);
    if (storage.busy) ui.text(shown.text("storage.busy"), TextKind::muted);
    ui.row(12, [&] {
        verb(ui, shown, send, {.kind = ButtonKind::primary, .icon = Icon::lock}, out);
        if (send != StorageVerb::unlock) verb(ui, shown, StorageVerb::give_up, {}, out);
    });
    if (sent) out.push_back(StorageDo{send});
}

void form_panel(Ui& ui, const Shown& shown, std::string_view key, base::FunctionRef<void()> content) {
    ui.panel({.fill = ui.canvas.theme->ground.sunken, .radius = 20, .pad = 20}, [&] {
        ui.heading(
            3, shown.text("storage.form." + std::string(key)), px::text_lead, "storage-form",
            view::flag_focusable);
        ui.gap(8);
        content();
    });
}

std::string moment(const Shown& shown, const view::StoredVersion& version) {
    if (version.day == shown.today)
        return shown.texts.format(
            "storage.versions.today", {{"time", view::time_of_day(version.time, shown.texts)}});
    return view::capitalised(view::when(version.day, version.time, shown.today, shown.texts, true));
}

void version_row(
    Ui& ui, const Shown& shown, const view::StoredVersion& version, bool current, bool other, Commands& out) {
    const std::string when = moment(shown, version);
    const std::string& words = version.words.empty() ? shown.text("storage.versions.first") : version.words;
    ui.group(Role::item, std::to_string(version.id), "", [&] {
        ui.text(when, TextKind::strong);
        ui.text(other && !version.title.empty() ? version.title : words);
        ui.gap(8);
        if (current)
            ui.text(shown.text("storage.versions.current"), TextKind::small_muted);
        else
            verb(
                ui, shown, StorageVerb::restore,
                {.icon = Icon::undo,
                 .spoken = shown.texts.format("storage.versions.spoken", {{"when", when}, {"what", words}})},
                out, version.id);
    });
    ui.gap(14);
}

void versions(Ui& ui, const Shown& shown, Commands& out) {
    const view::StorageSession& storage = shown.session.storage;
    section(ui, shown, "versions");
    ui.text(shown.text("storage.versions.help"));
    ui.gap(14);
    std::size_t mine = 0, meetings = 0;
    bool others = false;
    ui.group(Role::list, "versions-list", shown.text("storage.versions.title"), [&] {
        for (const view::StoredVersion& version : storage.versions) {
            if (version.meeting || version.of != shown.plan_id) {
                meetings += version.meeting;
                others = others || !version.meeting;
                continue;
            }
            if (++mine <= storage.shown) version_row(ui, shown, version, mine == 1, false, out);
        }
    });
    if (mine == 0) ui.text(shown.text("storage.versions.none"), TextKind::muted);
    if (std::max(mine, meetings) > storage.shown)
        verb(ui, shown, StorageVerb::more_versions, {.icon = Icon::down}, out);
    if (meetings > 0) {
        ui.gap(16);
        ui.heading(3, shown.text("storage.versions.meetings"), px::text_lead);
        ui.gap(6);
        ui.group(Role::list, "meetings-list", shown.text("storage.versions.meetings"), [&] {
            std::size_t count = 0;
            for (const view::StoredVersion& version : storage.versions)
                if (version.meeting && ++count <= storage.shown)
                    version_row(ui, shown, version, false, false, out);
        });
    }
    if (!others) return;
    ui.gap(16);
    ui.heading(3, shown.text("storage.versions.others"), px::text_lead);
    ui.gap(6);
    ui.group(Role::list, "others-list", shown.text("storage.versions.others"), [&] {
        std::vector<std::string_view> told; // the newest of each plan
        for (const view::StoredVersion& version : storage.versions) {
            if (version.meeting || version.of == shown.plan_id ||
                std::find(told.begin(), told.end(), version.of) != told.end())
                continue;
            told.push_back(version.of);
            version_row(ui, shown, version, false, true, out);
        }
    });
}

void files(Ui& ui, const Shown& shown, Commands& out) {
    const view::StorageSession& storage = shown.session.storage;
    const bool calm = storage.form == StorageForm::none;
    section(ui, shown, "file");
    ui.text(shown.text("storage.file.help"));
    ui.gap(6);
    ui.text(
        storage.file_days < 0 ? shown.text("storage.file.never")
            : storage.file_days == 0
            ? shown.text("storage.file.today")
            : shown.texts.count("storage.file.days", static_cast<int>(storage.file_days)),
        TextKind::strong);
    ui.gap(12);
    if (storage.form == StorageForm::export_locked || storage.form == StorageForm::open) {
        const bool opens = storage.form == StorageForm::open;
        form_panel(ui, shown, opens ? "open" : "export", [&] {
            if (opens) ui.text(storage.file, TextKind::strong);
            ui.text(shown.text(opens ? "storage.open.help" : "storage.lock.warning"));
            ui.gap(12);
            passphrase(ui, shown, opens ? StorageVerb::open_locked : StorageVerb::export_locked, !opens, out);
        });
        return;
    }
    ui.row(12, [&] {
        if (shown.has_plan) {
            command(
                ui, shown, CommandId::save_file,
                {.kind = calm ? ButtonKind::primary : ButtonKind::outline, .icon = Icon::save}, out);
            verb(ui, shown, StorageVerb::ask_export, {.icon = Icon::lock}, out);
        }
        command(ui, shown, CommandId::open_file, {.icon = Icon::folder}, out);
    });
    if (!storage.can_link || !shown.has_plan) return;
    ui.gap(14);
    if (storage.linked.empty()) {
        ui.text(shown.text("storage.link.help"));
        ui.gap(8);
        verb(ui, shown, StorageVerb::link, {.icon = Icon::document}, out);
        return;
    }
    ui.text(shown.texts.format("storage.link.on", {{"file", storage.linked}}));
    ui.gap(8);
    ui.row(12, [&] {
        verb(ui, shown, StorageVerb::save_linked, {.icon = Icon::save}, out);
        verb(ui, shown, StorageVerb::unlink, {}, out);
    });
}

void lock(Ui& ui, const Shown& shown, Commands& out) {
    const view::StorageSession& storage = shown.session.storage;
    section(ui, shown, "lock");
    ui.text(shown.text(storage.locked ? "storage.lock.on" : "storage.lock.help"));
    ui.gap(12);
    if (storage.form == StorageForm::lock || storage.form == StorageForm::remove_lock) {
        const bool on = storage.form == StorageForm::lock;
        form_panel(ui, shown, on ? "lock" : "remove", [&] {
            ui.text(shown.text(on ? "storage.lock.warning" : "storage.lock.remove_help"));
            ui.gap(12);
            passphrase(ui, shown, on ? StorageVerb::lock : StorageVerb::remove_lock, on, out);
        });
        return;
    }
    ui.row(12, [&] {
        if (storage.locked) {
            verb(ui, shown, StorageVerb::lock_now, {.icon = Icon::lock}, out);
            verb(ui, shown, StorageVerb::ask_remove_lock, {}, out);
        } else
            verb(ui, shown, StorageVerb::ask_lock, {.icon = Icon::lock}, out);
    });
}

void share(Ui& ui, const Shown& shown, Commands& out) {
    section(ui, shown, "share");
    if (shown.session.storage.kept == "shared") {
        ui.text(shown.text("storage.share.on"));
        ui.gap(12);
        verb(ui, shown, StorageVerb::end_share, {.icon = Icon::close}, out);
        return;
    }
    ui.text(shown.text("storage.share.help"));
    ui.gap(12);
    if (shown.session.storage.form == StorageForm::share) {
        form_panel(ui, shown, "share", [&] {
            ui.text(shown.text("storage.share.warning"));
            ui.gap(12);
            ui.row(12, [&] {
                verb(ui, shown, StorageVerb::give_up, {}, out);
                verb(ui, shown, StorageVerb::share, {}, out);
            });
        });
        return;
    }
    verb(ui, shown, StorageVerb::ask_share, {.icon = Icon::people}, out);
}

void pass_on(Ui& ui, const Shown& shown, Commands& out) {
    section(ui, shown, "pass");
    ui.text(shown.text("storage.pass.help"));
    ui.gap(12);
    ui.row(12, [&] {
        if (shown.has_plan) verb(ui, shown, StorageVerb::pass_show, {.icon = Icon::eye}, out);
        verb(ui, shown, StorageVerb::pass_read, {}, out);
    });
}

void where(Ui& ui, const Shown& shown, Commands& out) {
    const view::StorageSession& storage = shown.session.storage;
    section(ui, shown, "where");
    ui.text(shown.text(storage.persisted ? "storage.where.persisted" : "storage.where.evicted"));
    ui.gap(6);
    ui.text(shown.text(storage.offline ? "storage.where.offline" : "storage.where.online"));
    if (storage.persisted || !storage.can_persist || storage.kept == "shared") return;
    ui.gap(12);
    verb(ui, shown, StorageVerb::persist, {}, out);
}

// A note across the top: words, and what can be done about them.
void bar(Ui& ui, bool grave, const std::string& text, base::FunctionRef<void()> buttons) {
    const Theme& theme = *ui.canvas.theme;
    ui.gap(12);
    ui.inset(16, 16, [&] {
        ui.panel(
            {.fill = theme.ground.raised,
             .line = grave ? theme.state.late : theme.action.outline,
             .radius = 14,
             .pad = 16},
            [&] {
                // Beside the words where both have room, else below them.
                const float buttons_w = ui.row_width(12, buttons), text_w = ui.flow.w - buttons_w - ui.px(24);
                if (text_w < ui.px(360)) {
                    ui.text(text);
                    ui.gap(8);
                    ui.row(12, buttons);
                    return;
                }
                const auto words = [&] { ui.text(text); };
                const float text_h = ui.measure(text_w, words), h = std::max(text_h, ui.px(48));
                const float y = ui.flow.y;
                ui.at({ui.flow.x, y + (h - text_h) / 2, text_w, 0}, words);
                ui.row_end(12, y + (h - ui.px(48)) / 2, buttons);
                ui.flow.y = y + h;
            });
    });
    ui.gap(4);
}

const std::string& example_text(const Shown& shown) {
    return shown.text(shown.session.storage.own_plan ? "storage.example_beside" : "storage.example");
}

} // namespace

void storage_bar(Ui& ui, const Shown& shown, Commands& out) {
    const view::StorageSession& storage = shown.session.storage;
    const view::Screen screen = shown.session.screen;
    if (screen == view::Screen::unlock) return;
    if (!storage.kept.empty())
        bar(ui, storage.kept != "shared", shown.text("storage.kept." + storage.kept), [&] {
            if (shown.has_plan && screen != view::Screen::storage && screen != view::Screen::more)
                command(ui, shown, CommandId::save_file, {.icon = Icon::save}, out);
            if (storage.kept == "shared" && screen != view::Screen::storage)
                verb(ui, shown, StorageVerb::end_share, {.icon = Icon::close}, out);
        });
    if (!storage.note.empty())
        bar(ui, false, shown.text("storage.note." + storage.note), [&] {
            if (screen != view::Screen::storage) verb(ui, shown, StorageVerb::go, {}, out);
            verb(ui, shown, StorageVerb::close_note, {}, out);
        });
    if (storage.update)
        bar(ui, false, shown.text("storage.update.ready"), [&] {
            verb(ui, shown, StorageVerb::update, {}, out);
            verb(ui, shown, StorageVerb::later, {}, out);
        });
    if (shown.example && (screen == view::Screen::now || screen == view::Screen::more))
        bar(ui, false, example_text(shown), [&] {
            if (storage.own_plan)
                verb(ui, shown, StorageVerb::own_plan, {.icon = Icon::back}, out);
            else
                command(ui, shown, CommandId::go_choose, {}, out);
        });
    if (storage.remind && shown.has_plan && !shown.example && screen == view::Screen::now &&
        storage.kept.empty())
        bar(ui, false, shown.text("storage.remind"), [&] {
            command(ui, shown, CommandId::save_file, {.icon = Icon::save}, out);
            verb(ui, shown, StorageVerb::remind_later, {}, out);
        });
}

void storage_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown, shown.text("storage.title"), out, [&] {
        const bool kept = shown.session.storage.kept.empty();
        ui.text(
            shown.example ? example_text(shown)
                          : shown.text(kept ? "storage.intro" : "storage.intro_unkept"));
        files(ui, shown, out);
        versions(ui, shown, out);
        lock(ui, shown, out);
        share(ui, shown, out);
        pass_on(ui, shown, out);
        where(ui, shown, out);
        ui.gap(28);
        ui.heading(2, shown.text("storage.delete.title"), px::text_title);
        ui.gap(6);
        ui.text(shown.text("storage.delete.help"));
        ui.gap(12);
        forget_part(ui, shown, out);
    });
}

void unlock_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown.text("storage.unlock.title"), [&] {
        ui.text(shown.text("storage.unlock.help"));
        ui.gap(16);
        passphrase(ui, shown, StorageVerb::unlock, false, out);
        ui.gap(28);
        ui.heading(2, shown.text("storage.unlock.lost"), px::text_title);
        ui.gap(6);
        ui.text(shown.text("storage.unlock.lost_help"));
        ui.gap(12);
        forget_part(ui, shown, out);
    });
}

} // namespace stf::ui
