#include <algorithm>

#include "ui/panels.h"
#include "ui/scene.h"

namespace stf::ui {
namespace {

using view::CommandId;

void sign(const Canvas& canvas, float x, float y, float scale, const view::RowMark& mark, float r) {
    paint_mark(canvas, x, y, mark.state, {.r = r * scale, .message = mark.message, .local = mark.local});
}

void call_button(Ui& ui, const Shown& shown, const view::Contact& contact, ButtonKind kind, bool fill) {
    const std::string label = shown.texts.format("contact.call", {{"who", contact.name}});
    ui.link("call", label, contact.href, {.kind = kind, .icon = Icon::phone, .fill_width = fill});
}

void card(Ui& ui, const Shown& shown, const view::NowCard& card, Commands& out) {
    const Theme& theme = *ui.canvas.theme;
    const bool narrow = ui.narrow();
    const float left = narrow ? 0 : 76;
    const float top = ui.flow.y;
    ui.inset(left, 0, [&] {
        ui.panel(
            {.fill = theme.ground.raised,
             .line = theme.ground.line,
             .radius = narrow ? 28.0f : 20.0f,
             .pad = narrow ? 20.0f : 28.0f,
             .shadow = 3},
            [&] {
                if (narrow)
                    sign(
                        ui.canvas, ui.flow.x + ui.px(22), ui.flow.y + ui.px(20), ui.canvas.scale, card.mark,
                        20);
                ui.inset(narrow ? 56 : 0, 0, [&] { ui.heading(2, card.title, px::text_lead, "card", 0); });
                if (narrow) ui.gap(12);
                ui.text(card.text);
                if (card.local) ui.text(shown.text("map.local"), TextKind::small_muted);
                ui.gap(16);
                const bool can_call = card.call && !card.call->href.empty();
                const auto buttons = [&] {
                    if (can_call) call_button(ui, shown, *card.call, ButtonKind::primary, narrow);
                    if (can_call && narrow) ui.gap(10);
                    if (ui.button(
                            "open", shown.text("now.open"),
                            {.kind = can_call ? ButtonKind::outline : ButtonKind::primary,
                             .fill_width = narrow,
                             .spoken = shown.text("now.open") + ": " + card.title}))
                        out.push_back(view::Select{card.step});
                    if (narrow) ui.gap(10);
                    if (ui.button(
                            "done", card.done,
                            {.fill_width = narrow, .spoken = card.done + ": " + card.title}))
                        out.push_back(view::Act{plan::MarkDone{card.step, shown.today, std::nullopt}, ""});
                };
                if (card.call && !can_call) {
                    ui.text(
                        shown.texts.format("contact.ask", {{"who", view::in_sentence(*card.call)}}),
                        TextKind::muted);
                    ui.gap(12);
                }
                if (narrow)
                    buttons();
                else
                    ui.row(12, buttons);
            });
    });
    if (!narrow) {
        const float x = ui.flow.x + ui.px(34), y = top + ui.px(36);
        sign(ui.canvas, x, y, ui.canvas.scale, card.mark, 20);
        paint_path_segment(
            ui.canvas, {x, y}, {x - ui.px(6), ui.flow.y + ui.px(40)}, PathKind::ahead, ui.px(26), ui.px(6));
    }
}

void missing_dates(Ui& ui, const Shown& shown, Commands& out) {
    for (const auto& missing : shown.now.missing) {
        const std::string &key = missing.first, &question = missing.second;
        ui.panel({.fill = ui.canvas.theme->ground.sunken, .radius = 20, .pad = 20}, [&] {
            ui.text(shown.texts.format("now.date_missing", {{"question", question}}));
            ui.gap(8);
            const std::size_t slash = key.find('/');
            if (ui.button(
                    key, shown.text("now.give_date"),
                    {.spoken = shown.text("now.give_date") + ": " + question}))
                out.push_back(view::AskAnchor{key.substr(0, slash), key.substr(slash + 1)});
        });
        ui.gap(16);
    }
    anchor_form(ui, shown, out);
}

void bring(Ui& ui, const Shown& shown, Commands& out) {
    ui.gap(16);
    ui.inset(ui.narrow() ? 0 : 105, 0, [&] {
        if (!shown.patient.bring.empty()) {
            ui.heading(2, shown.text("now.bring"), px::text_lead, "bring");
            for (const view::SheetPart& part : shown.patient.bring) {
                ui.gap(8);
                bullets(ui, part.title, part.lines);
            }
            ui.gap(8);
        }
        if (ui.text_link("sheet", shown.text("parts.sheet"), Icon::forward))
            out.push_back(view::OpenScreen{view::Screen::sheet});
        if (shown.patient.has_deviations &&
            ui.text_link("deviations", shown.text("parts.deviations"), Icon::forward))
            out.push_back(view::OpenScreen{view::Screen::deviations});
    });
}

void main_column(Ui& ui, const Shown& shown, Commands& out) {
    const view::NowView& now = shown.now;
    const float top = ui.flow.y;
    call_corner(ui, shown, true, out, [&] {
        ui.text(now.date, TextKind::small_muted);
        if (shown.example && ui.narrow()) ui.text(shown.text("example.chip"), TextKind::small_muted);
    });
    ui.gap(2);
    ui.heading(1, now.headline, px::text_heading, "title", view::flag_focusable);
    if (shown.example && !ui.narrow()) ui.row_end(0, top, [&] { ui.chip(shown.text("example.chip")); });
    if (!now.next.empty()) {
        ui.gap(4);
        ui.text(now.next, TextKind::lead);
    }
    ui.gap(16);
    if (shown.week && !ui.narrow() && !ui.text_mode) { // a picture of what the rows below say in words
        paint_week_strip(ui.canvas, ui.place(ui.flow.w, ui.px(week_strip_px)), *shown.week);
        ui.gap(20);
    }
    relative_tasks(ui, shown, out);
    missing_dates(ui, shown, out);
    if (now.card) {
        card(ui, shown, *now.card, out);
        ui.gap(16);
    }
    for (const std::string& clash : now.clashes) {
        ui.text(clash, TextKind::late);
        ui.gap(12);
    }
    filter_chips(ui, shown, out);
    ui.gap(12);
    if (!now.empty.empty()) ui.text(now.empty, TextKind::muted);
    row_list(ui, shown, now.rows, out);
    if (!now.more.empty()) {
        ui.gap(4);
        ui.inset(ui.narrow() ? 56 : 105, 0, [&] {
            if (ui.text_link("more", now.more, Icon::forward)) out.push_back(CommandId::go_timeline);
        });
    }
    bring(ui, shown, out);
    ui.gap(16);
    tour_invite(ui, shown, out);
    relative_note(ui, shown, out);
    if (ui.text_link("help-here", shown.text("command.help_here"), Icon::forward))
        out.push_back(CommandId::help_here);
    ui.gap(8);
}

} // namespace

void anchor_form(Ui& ui, const Shown& shown, Commands& out) {
    if (shown.choosing_anchor && shown.anchor_question) {
        ui.panel(
            {.fill = ui.canvas.theme->ground.raised,
             .line = ui.canvas.theme->ground.line,
             .radius = 20,
             .pad = 20},
            [&] {
                if (const auto draft = date_question(ui, shown, "anchor", *shown.anchor_question))
                    out.push_back(view::EditDate{*draft});
                ui.gap(12);
                ui.row(12, [&] {
                    if (ui.button("anchor-save", shown.text("form.save"), {.kind = ButtonKind::primary}))
                        out.push_back(view::SubmitAnchor{});
                    if (ui.button("anchor-cancel", shown.text("form.cancel")))
                        out.push_back(view::AskAnchor{});
                });
            });
        ui.gap(16);
    }
}

void row_list(Ui& ui, const Shown& shown, const std::vector<view::Row>& rows, Commands& out) {
    const float left = ui.narrow() ? 56.0f : 105.0f, axis = ui.px(ui.narrow() ? 24 : 34);
    const TextStyle date = ui.style(TextKind::small_muted),
                    title = {
                        .px = px::text_lead - 1,
                        .line = line_height::title,
                        .weight = Weight::strong,
                        .colour = ui.canvas.theme->text.ink};
    ui.group(Role::list, "rows", "", [&] {
        float before_x = 0, before_y = 0, before_r = 0;
        for (const view::Row& row : rows) {
            const float room = std::max(1.0f, ui.flow.w - ui.px(left + 36));
            TextStyle line_style = row.late ? ui.style(TextKind::late) : ui.style(TextKind::muted);
            line_style.px = px::text_small + 1;
            const auto titles = ui.canvas.wrap(row.title, title, room);
            const auto lines =
                row.line.empty() ? std::vector<Line>{} : ui.canvas.wrap(row.line, line_style, room);
            const float text_h = (row.date.empty() ? 0 : ui.canvas.line_px(date)) +
                ui.canvas.line_px(title) * static_cast<float>(titles.size()) +
                ui.canvas.line_px(line_style) * static_cast<float>(lines.size());
            const float marks_h = ui.px(36) * static_cast<float>(row.marks.size());
            const float height = std::max({ui.px(64), text_h + ui.px(18), marks_h + ui.px(26)});
            ui.group(Role::item, row.key, "", [&] {
                const bool pressed = ui.pressable("open", row.spoken, height, [&](Rect r, bool hovered) {
                    const Canvas& canvas = ui.canvas;
                    const Theme& theme = *canvas.theme;
                    if (hovered)
                        canvas.fill(
                            {r.x + ui.px(left - 12), r.y, r.w - ui.px(left - 12), r.h}, theme.ground.sunken,
                            ui.px(14));
                    const float x = r.x + axis, y = r.y + r.h / 2,
                                reach = ui.px(18 * static_cast<float>(row.marks.size()));
                    if (before_r > 0)
                        paint_path_segment(
                            canvas, {before_x, before_y}, {x, y},
                            row.done ? PathKind::walked : PathKind::ahead, before_r + ui.px(6),
                            reach + ui.px(6));
                    if (row.marks.size() > 1)
                        paint_journey(
                            canvas, {x - ui.px(22), y - reach - ui.px(4), ui.px(44), 2 * reach + ui.px(8)});
                    for (std::size_t i = 0; i < row.marks.size(); ++i)
                        sign(
                            canvas, x, y - reach + ui.px(18) + ui.px(36) * static_cast<float>(i),
                            canvas.scale, row.marks[i], 15);
                    before_x = x;
                    before_y = y;
                    before_r = reach;
                    float text_y = r.y + (r.h - text_h) / 2;
                    const float text_x = r.x + ui.px(left);
                    if (!row.date.empty()) {
                        canvas.text(text_x, text_y, row.date, date);
                        text_y += canvas.line_px(date);
                    }
                    for (const Line& line : titles) {
                        canvas.text(text_x, text_y, line, title);
                        text_y += canvas.line_px(title);
                    }
                    for (const Line& line : lines) {
                        canvas.text(text_x, text_y, line, line_style);
                        text_y += canvas.line_px(line_style);
                    }
                    paint_icon(
                        canvas, Icon::forward, r.x + r.w - ui.px(30), r.y + (r.h - ui.px(18)) / 2, ui.px(18),
                        theme.text.ink, 2.2f);
                });
                if (pressed && !row.steps.empty()) out.push_back(view::Select{row.steps.front()});
            });
            ui.gap(4);
        }
    });
    (void)shown;
}

void call_card(Ui& ui, const Shown& shown, Commands& out) {
    const bool all = shown.session.screen != view::Screen::now;
    const Theme& theme = *ui.canvas.theme;
    ui.panel(
        {.fill = theme.ground.raised, .line = theme.ground.line, .radius = 20, .pad = 24, .shadow = 2}, [&] {
            ui.heading(2, shown.text("command.go_call"), px::text_title);
            ui.gap(12);
            if (shown.now.contacts.empty()) ui.text(shown.text("contact.none"), TextKind::muted);
            int index = 0;
            for (const view::Contact& contact : shown.now.contacts) {
                ui.group(Role::group, "contact" + std::to_string(index++), "", [&] {
                    const std::string spoken = shown.texts.format(
                        "contact.call_number", {{"who", contact.name}, {"number", contact.phone}});
                    const auto name = [&] {
                        ui.text(contact.name, TextKind::strong);
                        ui.text(contact.role, TextKind::small_muted);
                    };
                    const auto number = [&] {
                        if (contact.href.empty())
                            ui.text(contact.missing, TextKind::small);
                        else
                            ui.link(
                                "call", contact.phone, contact.href,
                                {.kind = ButtonKind::tonal,
                                 .icon = Icon::phone,
                                 .fill_width = true,
                                 .spoken = spoken});
                    };
                    constexpr float number_px = 184;
                    if (ui.text_mode || contact.href.empty() || ui.flow.w < ui.px(number_px + 130)) {
                        name();
                        ui.gap(6);
                        number();
                    } else {
                        const float top = ui.flow.y, room = ui.flow.w - ui.px(number_px + 12);
                        ui.at({ui.flow.x, top, room, 0}, name);
                        ui.at({ui.flow.x + room + ui.px(12), top, ui.px(number_px), 0}, number);
                        ui.flow.y = top + std::max(ui.px(48), ui.measure(room, name));
                    }
                    ui.gap(16);
                });
            }
            if (!all && ui.text_link("all", shown.text("contact.all"), Icon::forward))
                out.push_back(CommandId::go_call);
        });
}

void urgent_card(Ui& ui, const Shown& shown, bool small, Commands& out) {
    const Theme& theme = *ui.canvas.theme;
    ui.panel(
        {.fill = theme.action.urgent_ground,
         .line = ui.canvas.high_contrast ? theme.action.urgent : 0u,
         .radius = 20,
         .pad = small ? 16.0f : 24.0f},
        [&] {
            ui.heading(2, shown.text("urgent.title"), small ? px::text_lead : px::text_title);
            ui.gap(8);
            const auto numbers = [&] {
                if (!small) ui.text(shown.text("urgent.life"));
                if (!small) ui.gap(6);
                ui.link(
                    "113", small ? "113" : shown.text("urgent.113"), "tel:113",
                    {.kind = ButtonKind::urgent,
                     .icon = Icon::phone,
                     .fill_width = !small,
                     .spoken = shown.text("urgent.113_spoken")});
                if (!small) ui.gap(14);
                if (!small) ui.text(shown.text("urgent.soon"));
                if (!small) ui.gap(6);
                ui.link(
                    "116117", small ? "116 117" : shown.text("urgent.116117"), "tel:116117",
                    {.kind = ButtonKind::urgent_outline,
                     .icon = Icon::phone,
                     .fill_width = !small,
                     .spoken = shown.text("urgent.116117_spoken")});
            };
            if (small)
                ui.row(12, numbers);
            else
                numbers();
            if (!shown.has_plan || shown.session.screen == view::Screen::worse) return;
            ui.gap(8);
            if (ui.text_link("worse", shown.text("urgent.plan"), Icon::forward))
                out.push_back(CommandId::go_worse);
        });
}

void now_screen(Ui& ui, const Shown& shown, Commands& out) {
    ui.gap(24);
    ui.inset(ui.narrow() ? 16 : 40, ui.narrow() ? 16 : 40, [&] {
        const auto side = [&] {
            if (!ui.narrow()) {
                call_card(ui, shown, out);
                ui.gap(20);
            }
            urgent_card(ui, shown, ui.narrow(), out);
        };
        if (ui.narrow()) {
            main_column(ui, shown, out);
            side();
        } else {
            ui.columns(
                384, 48, [&] { main_column(ui, shown, out); }, side);
        }
    });
    ui.gap(24);
}

} // namespace stf::ui
