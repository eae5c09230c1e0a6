// Above the timeline: its name, its faces, its tools, and the form that goes to a date.
#include "ui/panels.h"

namespace stf::ui {
namespace {

using view::CommandId;

constexpr std::uint32_t toggle(bool on) {
    return view::flag_toggle | (on ? static_cast<std::uint32_t>(view::flag_pressed) : 0u);
}

void faces(Ui& ui, const Shown& shown, Commands& out) {
    if (ui.text_mode) return; // there is no canvas
    const view::Session& session = shown.session;
    const auto style = [&](bool on) {
        return ButtonStyle{
            .kind = !on                   ? ButtonKind::outline
                : ui.canvas.high_contrast ? ButtonKind::primary
                                          : ButtonKind::tonal,
            .flags = toggle(on)};
    };
    command(ui, shown, CommandId::show_list, style(!session.map), out);
    command(ui, shown, CommandId::show_map, style(session.map && !session.timeline.exact), out);
    if (ui.button("show_exact", shown.text("exact.show"), style(session.map && session.timeline.exact)))
        out.push_back(view::ShowFace{view::TimelineFace::exact});
}

constexpr ButtonStyle icon(Icon which) {
    return {.icon = which, .icon_only = true};
}

void undo_tools(Ui& ui, const Shown& shown, Commands& out) {
    if (shown.can_undo) command(ui, shown, CommandId::undo, icon(Icon::undo), out);
    if (shown.can_redo) command(ui, shown, CommandId::redo, icon(Icon::redo), out);
}

void map_tools(Ui& ui, const Shown& shown, Commands& out) {
    command(ui, shown, CommandId::earlier, icon(Icon::back), out);
    command(ui, shown, CommandId::later, icon(Icon::forward), out);
    command(ui, shown, CommandId::zoom_out, icon(Icon::minus), out);
    command(ui, shown, CommandId::zoom_in, icon(Icon::plus), out);
    command(ui, shown, CommandId::today, {}, out);
}

void add_button(Ui& ui, const Shown& shown, Commands& out) {
    if (ui.button(
            "add-own", shown.text("own.add_short"),
            {.kind =
                 shown.step || shown.move || shown.timeline_date ? ButtonKind::outline : ButtonKind::primary,
             .icon = Icon::plus,
             .spoken = shown.text("own.add")}))
        out.push_back(view::OpenOwn{});
}

void date_button(Ui& ui, const Shown& shown, Commands& out) {
    const bool open = shown.session.timeline.asking_date;
    if (ui.button(
            "go_date", shown.text("timeline.go_date"),
            {.icon = Icon::today,
             .icon_only = true,
             .flags = view::flag_expandable | (open ? static_cast<std::uint32_t>(view::flag_expanded) : 0u)}))
        out.push_back(view::AskDate{!open});
}

// One date, two uses: to look at it, or to see the plan as it would be on that day.
void date_form(Ui& ui, const Shown& shown, Commands& out) {
    if (!shown.timeline_date) return;
    ui.gap(8);
    ui.panel(
        {.fill = ui.canvas.theme->ground.raised,
         .line = ui.canvas.theme->ground.line,
         .radius = 20,
         .pad = 16},
        [&] {
            if (const auto draft = date_question(ui, shown, "timeline-date", *shown.timeline_date))
                out.push_back(view::EditTimelineDate{*draft});
            ui.gap(12);
            ui.row(10, [&] {
                if (!ui.text_mode &&
                    ui.button("date-show", shown.text("timeline.date_show"), {.kind = ButtonKind::primary}))
                    out.push_back(view::SubmitTimelineDate{false});
                if (ui.button(
                        "date-what-if", shown.text("timeline.date_what_if"),
                        {.kind = ui.text_mode ? ButtonKind::primary : ButtonKind::outline}))
                    out.push_back(view::SubmitTimelineDate{true});
                if (ui.button("date-cancel", shown.text("form.cancel"))) out.push_back(view::AskDate{false});
            });
            ui.gap(8);
            ui.text(shown.text("timeline.what_if_help"), TextKind::small_muted);
        });
}

void help_button(Ui& ui, const Shown& shown, Commands& out) {
    command(ui, shown, CommandId::help_here, icon(Icon::question), out);
}

void phone_tools(Ui& ui, const Shown& shown, bool with_add, Commands& out) {
    faces(ui, shown, out);
    date_button(ui, shown, out);
    const bool as_map = shown.session.map && !ui.text_mode; // the list has its help below
    if (as_map) map_tools(ui, shown, out);
    if (as_map) help_button(ui, shown, out);
    if (with_add) add_button(ui, shown, out);
    if (as_map && !whole_plan_on_map(ui, shown) && ui.button("show_all", shown.text("timeline.show_all"), {}))
        out.push_back(view::ShowAll{});
    undo_tools(ui, shown, out);
}

void wide_tools(Ui& ui, const Shown& shown, Commands& out) {
    faces(ui, shown, out);
    undo_tools(ui, shown, out);
    help_button(ui, shown, out);
    if (shown.session.map && !ui.text_mode) map_tools(ui, shown, out);
    date_button(ui, shown, out);
    add_button(ui, shown, out);
}

} // namespace

bool whole_plan_on_map(const Ui& ui, const Shown& shown) {
    return shown.session.map && !shown.session.timeline.exact &&
        ui.canvas.width(shown.text("timeline.show_all"), {.px = px::text_body, .weight = Weight::strong}) <=
        ui.flow.w * 0.38f;
}

void timeline_header(Ui& ui, const Shown& shown, Commands& out) {
    const bool narrow = ui.narrow();
    ui.gap(narrow ? 10 : 4);
    const float side = narrow ? 16.0f : 24.0f;
    const auto heading = [&] {
        ui.heading(
            1, shown.text("command.go_timeline"), narrow ? px::text_title : px::text_title + 4, "title",
            view::flag_focusable);
    };
    const auto invented = [&] {
        if (shown.example) ui.text(shown.text("example.chip"), TextKind::small_muted);
    };
    const auto titles = [&] {
        heading();
        invented();
    };
    const auto add = [&] { add_button(ui, shown, out); };
    // A phone has room for adding beside the title; then two rows hold the rest.
    const bool add_above =
        narrow && !ui.text_mode && ui.row_width(0, add) + ui.px(48 + 12 + 130) <= ui.flow.w - ui.px(2 * side);
    const auto buttons = [&] {
        if (narrow)
            phone_tools(ui, shown, !add_above, out);
        else
            wide_tools(ui, shown, out);
    };
    ui.inset(side, side, [&] {
        const float tools_w = ui.row_width(8, buttons);
        if (ui.text_mode || narrow || tools_w > ui.flow.w - ui.px(150)) { // too narrow for one row
            call_corner(ui, shown, false, out, [&] { // on a phone: whom to call, always at hand
                const float top = ui.flow.y;
                if (!add_above) return titles();
                ui.gap(9);
                heading();
                ui.row_end(0, top, add);
                ui.flow.y = top + ui.px(48);
                invented();
            });
            ui.gap(8);
            ui.row(narrow ? 6 : 8, buttons);
        } else {
            const float top = ui.flow.y, room = ui.flow.w - tools_w - ui.px(16);
            ui.at({ui.flow.x, top + ui.px(shown.example ? 0 : 6), room, 0}, titles);
            ui.row_end(8, top + ui.px(4), buttons);
            ui.flow.y = top + std::max(ui.px(54), ui.measure(room, titles));
        }
        date_form(ui, shown, out);
    });
    ui.gap(8);
}

void what_if_banner(Ui& ui, const Shown& shown, Commands& out) {
    if (shown.what_if.empty()) return;
    ui.gap(10);
    ui.inset(ui.narrow() ? 12 : 24, ui.narrow() ? 12 : 24, [&] {
        ui.panel(
            {.fill = ui.canvas.theme->ground.raised,
             .line = ui.canvas.theme->state.local,
             .radius = 14,
             .pad = 12},
            [&] {
                ui.group(Role::region, "what-if", shown.text("timeline.what_if"), [&] {
                    ui.text(shown.what_if, TextKind::strong);
                    ui.gap(8);
                    if (ui.button("back-to-today", shown.text("timeline.back_to_today")))
                        out.push_back(view::BackToToday{});
                });
            });
    });
    ui.gap(10);
}

} // namespace stf::ui
