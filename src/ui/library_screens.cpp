// What the library has beside the pathways: offers near where one lives, words, invented persons.
#include "ui/panels.h"

namespace stf::ui {
namespace {

using view::LocalDraft;
using view::LocalForm;

void offer(Ui& ui, const Shown& shown, const view::OfferLine& line, Commands& out) {
    ui.panel(
        {.fill = ui.canvas.theme->ground.raised,
         .line = ui.canvas.theme->ground.line,
         .radius = 16,
         .pad = 16},
        [&] {
            ui.group(Role::group, "offer/" + line.id, line.title, [&] {
                ui.heading(3, line.title, px::text_lead);
                if (!line.explain.empty()) ui.text(line.explain);
                if (!line.address.empty()) ui.text(line.address);
                if (!line.url.empty()) ui.text(line.url);
                ui.text(line.by, TextKind::small_muted);
                ui.gap(8);
                ui.row(10, [&] {
                    if (!line.href.empty())
                        ui.link(
                            "call",
                            shown.texts.format(
                                "contact.call_number", {{"who", line.title}, {"number", line.phone}}),
                            line.href, {.icon = Icon::phone});
                    if (ui.button(
                            "edit", shown.text("offers.edit"),
                            {.kind = ButtonKind::quiet,
                             .spoken = shown.text("offers.edit") + ": " + line.title})) {
                        LocalDraft draft;
                        draft.form = LocalForm::service;
                        draft.service = line.id;
                        draft.overlay = line.overlay;
                        draft.mine = line.overlay.empty();
                        out.push_back(view::LocalCommand(view::EditLocal{draft}));
                    }
                    if (ui.button(
                            "remove", shown.text("offers.remove"),
                            {.kind = ButtonKind::quiet,
                             .spoken = shown.text("offers.remove") + ": " + line.title}))
                        out.push_back(view::LocalCommand(view::RemoveOffer{line.overlay, line.id}));
                });
            });
        });
    ui.gap(12);
}

} // namespace

void offers_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown, shown.text("offers.title"), out, [&] {
        ui.text(shown.text("offers.lead"));
        ui.gap(16);
        if (shown.offers.empty()) {
            ui.text(shown.text("offers.none"));
            ui.gap(16);
        }
        for (const view::OfferGroup& group : shown.offers) {
            ui.heading(2, group.title, px::text_title);
            ui.gap(8);
            for (const view::OfferLine& line : group.offers) offer(ui, shown, line, out);
            ui.gap(8);
        }
        if (shown.session.local.draft.form == LocalForm::service && shown.local) {
            local_form(ui, shown, out);
        } else if (ui.button(
                       "add", shown.text("offers.add"), {.kind = ButtonKind::primary, .icon = Icon::plus})) {
            LocalDraft draft;
            draft.form = LocalForm::service;
            draft.mine = true;
            out.push_back(view::LocalCommand(view::EditLocal{draft}));
        }
    });
}

void words_screen(Ui& ui, const Shown& shown, Commands& out) {
    page(ui, shown, shown.text("command.go_words"), out, [&] {
        ui.text(shown.text("words.lead"));
        ui.gap(16);
        ui.group(Role::list, "words", shown.text("command.go_words"), [&] {
            for (std::size_t i = 0; i < shown.words.size(); ++i)
                ui.group(Role::item, std::to_string(i), "", [&] {
                    ui.text(shown.words[i].term, TextKind::strong);
                    ui.text(shown.words[i].explain);
                    ui.gap(12);
                });
        });
    });
}

void examples_screen(Ui& ui, const Shown& shown, Commands& out) {
    ui.gap(12);
    ui.inset(12, 20, [&] {
        if (ui.button("back", shown.text("examples.back"), {.kind = ButtonKind::quiet, .icon = Icon::back}))
            out.push_back(shown.has_plan ? view::CommandId::go_more : view::CommandId::go_start);
    });
    page(ui, shown.text("command.go_examples"), [&] {
        ui.text(shown.text("examples.lead"));
        ui.gap(16);
        for (const view::StartOption& option : shown.examples) {
            if (ui.button(
                    option.id, option.label, {.icon = Icon::eye, .fill_width = true, .sub = option.tagline}))
                out.push_back(view::OpenExample{option.id});
            ui.gap(10);
        }
        ui.gap(12);
        if (ui.text_link("help", shown.text("command.go_help"))) out.push_back(view::CommandId::go_help);
    });
}

} // namespace stf::ui
