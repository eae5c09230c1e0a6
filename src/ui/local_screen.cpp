// Local versions of a pathway: what they change, and the forms that change more.
#include "ui/panels.h"

namespace stf::ui {
namespace {

using view::CommandId;
using view::LocalDraft;
using view::LocalForm;

void send(Commands& out, view::LocalCommand command) {
    out.push_back(std::move(command));
}

void bullet(Ui& ui, std::string_view text, TextKind kind = TextKind::body) {
    ui.inset(16, 0, [&] { ui.text(text, kind); });
}

std::vector<std::string> titles(const std::vector<std::pair<std::string, std::string>>& list) {
    std::vector<std::string> out;
    for (const auto& entry : list) out.push_back(entry.second);
    return out;
}

int chosen_id(const std::vector<std::pair<std::string, std::string>>& list, const std::string& id) {
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i].first == id) return static_cast<int>(i);
    return 0;
}

// The fields of a draft. Whatever is typed or chosen makes the next draft.
class Form {
public:
    Form(Ui& ui, const Shown& shown) : draft(shown.session.local.draft), ui_(ui), shown_(shown) {}

    LocalDraft draft;
    bool changed = false;

    void text(std::string_view key, std::string_view label, std::string& value, std::string_view help = {}) {
        if (const auto typed = ui_.text_field(
                key, shown_.text(label), value,
                {.help = help.empty() ? std::string_view() : std::string_view(shown_.text(help)),
                 .width = 520}))
            set(value, *typed);
        ui_.gap(12);
    }

    void choice(
        std::string_view key, std::string_view label, const std::vector<std::string>& options, int& value) {
        if (const auto answer = ui_.select(key, shown_.text(label), options, value, {.width = 520}))
            set(value, *answer);
        ui_.gap(12);
    }

    void id_choice(
        std::string_view key, std::string_view label,
        const std::vector<std::pair<std::string, std::string>>& options, std::string& value) {
        int at = chosen_id(options, value);
        const int before = at;
        choice(key, label, titles(options), at);
        if (at != before) value = options[static_cast<std::size_t>(at)].first;
    }

    void time(std::string_view key, std::string_view label, std::string& count, int& unit) {
        const std::vector<std::string> units = {
            shown_.text("local.unit.day"), shown_.text("local.unit.week"), shown_.text("local.unit.month"),
            shown_.text("local.unit.working_day")};
        ui_.group(Role::group, key, shown_.text(label), [&] {
            ui_.row(12, [&] {
                if (const auto typed =
                        ui_.text_field("count", shown_.text(label), count, {.width = 180, .numeric = true}))
                    set(count, *typed);
                if (const auto answer =
                        ui_.select("unit", shown_.text("local.unit"), units, unit - 1, {.width = 220}))
                    set(unit, *answer + 1);
            });
        });
        ui_.gap(12);
    }

    void date(std::string_view key, std::string_view title, view::DateDraft& value, std::string_view help) {
        const view::DateQuestion question{
            .title = shown_.text(title),
            .help = shown_.text(help),
            .error = "",
            .months = shown_.local->months,
            .draft = value};
        if (const auto typed = date_question(ui_, shown_, key, question)) set(value, *typed);
        ui_.gap(12);
    }

    template <class T>
    void set(T& value, T next) {
        value = std::move(next);
        changed = true;
    }

private:
    Ui& ui_;
    const Shown& shown_;
};

void service_fields(Form& form, const view::LocalView& view) {
    form.choice("kind", "local.field.kind", view.kinds, form.draft.kind);
    form.text("title", "local.field.offer", form.draft.title);
    form.text("summary", "local.field.explain", form.draft.summary);
    form.text("phone", "contact.phone", form.draft.phone);
    form.text("url", "local.field.url", form.draft.url);
    form.text("address", "local.field.address", form.draft.address);
    form.choice("actor", "local.field.contact_of", titles(view.options.actors), form.draft.actor);
}

void place_fields(Ui& ui, const Shown& shown, Form& form, const view::LocalView& view) {
    std::vector<std::pair<std::string, std::string>> places = view.options.places;
    places.front().second = shown.text("local.new_place");
    form.id_choice("which", "local.field.place", places, form.draft.place);
    form.text("title", "local.field.place_title", form.draft.title);
    form.choice(
        "days", "local.field.days",
        {shown.text("local.days.same"), shown.text("local.days.all"), shown.text("local.working_days"),
         shown.text("local.days.these")},
        form.draft.days);
    if (form.draft.days == 3)
        ui.group(Role::group, "weekdays", shown.text("local.days.these"), [&] {
            ui.row(8, [&] {
                for (unsigned i = 0; i < 7; ++i) {
                    const bool on = (form.draft.weekdays >> i & 1u) != 0;
                    if (ui.checkbox(
                            "day" + std::to_string(i), shown.text("date.weekday." + std::to_string(i + 1)),
                            on))
                        form.set(
                            form.draft.weekdays, static_cast<std::uint8_t>(form.draft.weekdays ^ (1u << i)));
                }
            });
            ui.gap(12);
        });
    form.date("closed-from", "local.field.closed_from", form.draft.closed_from, "local.optional");
    form.date("closed-to", "local.field.closed_to", form.draft.closed_to, "local.optional");
}

void step_fields(Form& form, const view::LocalView& view) {
    form.text("title", "local.field.title", form.draft.title);
    form.text("summary", "local.field.summary", form.draft.summary);
    form.choice("lane", "local.field.lane", titles(view.options.lanes), form.draft.lane);
    form.choice("room", "local.field.room", titles(view.options.places), form.draft.room);
    form.choice("actor", "local.field.responsible", titles(view.options.actors), form.draft.actor);
}

void time_fields(Form& form) {
    form.time("min", "local.field.min", form.draft.min, form.draft.min_unit);
    form.time("max", "local.field.max", form.draft.max, form.draft.max_unit);
}

void fields(Ui& ui, const Shown& shown, Form& form) {
    const view::LocalView& view = *shown.local;
    LocalDraft& draft = form.draft;
    using enum LocalForm;
    if (draft.form == service) return service_fields(form, view);
    if (draft.form == place) return place_fields(ui, shown, form, view);
    if (draft.form != add_step) form.id_choice("step", "local.field.step", view.options.steps, draft.step);
    if (draft.form == add_step || draft.form == change_step) step_fields(form, view);
    if (draft.form == change_time || draft.form == disconnect)
        form.choice("rule", "local.field.rule", view.options.rules, draft.rule);
    if (draft.form == add_step || draft.form == connect)
        form.choice("of", "local.field.of", titles(view.options.points), draft.of);
    if (draft.form == add_step || draft.form == connect || draft.form == change_time) time_fields(form);
}

std::string_view form_key(LocalForm form) {
    constexpr std::string_view keys[] = {
        "",
        "local.do.add_step",
        "local.do.change_step",
        "local.do.remove_step",
        "local.do.change_time",
        "local.do.connect",
        "local.do.disconnect",
        "local.do.place",
        "local.do.service"};
    return keys[static_cast<std::size_t>(form)];
}

// Who decided it, when and why: asked of every change, for those who meet it later.
void reasons(Form& form) {
    if (form.draft.overlay.empty()) form.text("by", "local.field.by", form.draft.by, "local.field.by_help");
    if (form.draft.form == LocalForm::service) return;
    form.text("who", "local.field.who", form.draft.who);
    form.text("why", "local.field.why", form.draft.why);
    form.date("when", "local.field.when", form.draft.when, "local.field.when_help");
}

void form_panel(Ui& ui, const Shown& shown, Commands& out) {
    ui.gap(16);
    ui.panel(
        {.fill = ui.canvas.theme->ground.raised,
         .line = ui.canvas.theme->ground.line,
         .radius = 20,
         .pad = 20},
        [&] {
            Form form(ui, shown);
            ui.group(Role::group, "local-form", shown.text(form_key(form.draft.form)), [&] {
                ui.heading(
                    2, shown.text(form_key(form.draft.form)), px::text_title, "local-form-title",
                    view::flag_focusable);
                ui.gap(12);
                fields(ui, shown, form);
                for (const std::string& line : shown.local->check) {
                    ui.text(line, TextKind::late);
                    ui.gap(8);
                }
                if (!form.draft.mine) reasons(form);
                if (!shown.local->error.empty()) {
                    ui.text(shown.local->error, TextKind::late);
                    ui.gap(8);
                }
                if (form.changed) send(out, view::EditLocal{form.draft});
                ui.row(12, [&] {
                    if (ui.button(
                            "local-save", shown.text("local.add_change"), {.kind = ButtonKind::primary}))
                        send(out, view::SubmitLocal{});
                    if (ui.button("local-cancel", shown.text("form.cancel"))) send(out, view::EditLocal{{}});
                });
            });
        });
}

void change_line(
    Ui& ui, const Shown& shown, const view::LocalVersion& version, std::size_t index, Commands& out) {
    const view::LocalChangeLine& change = version.changes[index];
    ui.text(change.title, TextKind::strong);
    for (const std::string& detail : change.details) bullet(ui, detail);
    bullet(ui, change.reason, TextKind::small_muted);
    if (!change.misfit.empty())
        bullet(ui, shown.texts.format("local.misfit", {{"why", change.misfit}}), TextKind::late);
    if (ui.button(
            "remove/" + std::to_string(index), shown.text("local.remove_change"),
            {.kind = ButtonKind::quiet,
             .icon = Icon::trash,
             .spoken = shown.text("local.remove_change") + ": " + change.title}))
        send(out, view::RemoveLocalChange{version.id, static_cast<std::int32_t>(index)});
    ui.gap(12);
}

void version_panel(Ui& ui, const Shown& shown, const view::LocalVersion& version, Commands& out) {
    ui.panel(
        {.fill = ui.canvas.theme->ground.raised,
         .line = ui.canvas.theme->ground.line,
         .radius = 20,
         .pad = 20},
        [&] {
            ui.group(Role::group, "version/" + version.id, version.title, [&] {
                ui.heading(2, version.title, px::text_title);
                if (version.by != version.title) ui.text(version.by, TextKind::muted);
                if (!version.edition.empty()) ui.text(version.edition, TextKind::late);
                ui.gap(12);
                if (version.changes.empty()) ui.text(shown.text("local.no_changes"));
                ui.group(Role::list, "changes", shown.text("local.changes"), [&] {
                    for (std::size_t i = 0; i < version.changes.size(); ++i)
                        ui.group(Role::item, std::to_string(i), "", [&] {
                            change_line(ui, shown, version, i, out);
                        });
                });
                if (!version.offers.empty()) {
                    ui.heading(3, shown.text("offers.title"), px::text_body + 1);
                    for (const view::OfferLine& offer : version.offers)
                        bullet(ui, offer.kind + ": " + offer.title);
                    ui.gap(12);
                }
                ui.row(12, [&] {
                    if (ui.button("save", shown.text("local.save"), {.icon = Icon::save}))
                        send(out, view::SaveLocal{version.id});
                    if (ui.button("drop", shown.text("local.drop"), {.kind = ButtonKind::quiet}))
                        send(out, view::DropLocal{version.id});
                });
            });
        });
    ui.gap(20);
}

void edit_buttons(Ui& ui, const Shown& shown, Commands& out) {
    const view::LocalView& view = *shown.local;
    ui.heading(2, shown.text("local.do"), px::text_title);
    ui.gap(6);
    ui.text(shown.text(view.versions.empty() ? "local.do.first" : "local.do.help"), TextKind::muted);
    ui.gap(12);
    ui.row(10, [&] {
        for (const LocalForm form :
             {LocalForm::add_step, LocalForm::change_step, LocalForm::remove_step, LocalForm::change_time,
              LocalForm::connect, LocalForm::disconnect, LocalForm::place, LocalForm::service}) {
            const std::string_view key = form_key(form);
            if (!ui.button(key, shown.text(key), {})) continue;
            LocalDraft draft;
            draft.form = form;
            draft.overlay = view.versions.empty() ? "" : view.versions.back().id;
            send(out, view::EditLocal{draft});
        }
    });
}

} // namespace

void local_form(Ui& ui, const Shown& shown, Commands& out) {
    form_panel(ui, shown, out);
}

void local_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown, shown.text("local.title"), out, [&] {
        if (!shown.local) return;
        const view::LocalView& view = *shown.local;
        ui.text(shown.text("local.lead"));
        ui.gap(16);
        if (!view.courses.empty()) {
            ui.group(Role::radio_group, "courses", shown.text("local.which"), [&] {
                for (const view::StartOption& course : view.courses)
                    if (ui.radio(course.id, course.label, "", course.on))
                        send(out, view::OpenLocal{course.id});
            });
            ui.gap(16);
        }
        ui.text(view.pathway, TextKind::strong);
        ui.text(view.edition, TextKind::small_muted);
        ui.gap(16);
        if (view.versions.empty()) {
            ui.text(shown.text("local.none"));
            ui.gap(16);
        }
        for (const view::LocalVersion& version : view.versions) version_panel(ui, shown, version, out);
        if (!view.clash.empty()) {
            ui.text(view.clash, TextKind::late);
            ui.gap(16);
        }
        if (shown.session.local.draft.form != LocalForm::none)
            form_panel(ui, shown, out);
        else
            edit_buttons(ui, shown, out);
        ui.gap(20);
        if (ui.button("open-local", shown.text("local.open_file"), {.icon = Icon::folder}))
            out.push_back(CommandId::open_file);
    });
}

} // namespace stf::ui
