// Months as pages of a calendar, every day a button that is on or off.
#include <algorithm>

#include "ui/panels.h"

namespace stf::ui {
namespace {

constexpr float cell_px = 48;

void paint_day(Ui& ui, Rect r, const view::CalendarDay& day, bool today, bool hovered) {
    const Canvas& canvas = ui.canvas;
    const Theme& theme = *canvas.theme;
    const Rect face{r.x + ui.px(2), r.y + ui.px(2), r.w - ui.px(4), r.h - ui.px(4)};
    if (day.off || day.first)
        canvas.fill(face, theme.action.tonal, ui.px(12));
    else if (hovered && !day.past)
        canvas.fill(face, theme.ground.sunken, ui.px(12));
    if (day.off || day.first)
        canvas.frame(face, theme.action.primary, 2, ui.px(12));
    else if (!day.past)
        canvas.frame(face, theme.ground.line, 1, ui.px(12));
    const TextStyle style{
        .px = px::text_body,
        .weight = day.off || today ? Weight::strong : Weight::regular,
        .colour = day.past ? theme.text.muted : theme.text.ink};
    const std::string number = std::to_string(base::civil(day.day).day);
    const float w = canvas.width(number, style), h = canvas.line_px(style);
    const float x = r.x + (r.w - w) / 2, y = r.y + (r.h - h) / 2;
    canvas.text(x, y, number, style);
    if (today) canvas.line(x - ui.px(3), y + h, x + w + ui.px(3), y + h, theme.text.ink, 2);
    if (day.off) // crossed out: seen without colour too
        canvas.line(
            face.x + ui.px(8), face.y + face.h - ui.px(8), face.x + face.w - ui.px(8), face.y + ui.px(8),
            theme.action.primary, 2);
    if (day.journey) canvas.disc(r.x + r.w / 2, r.y + r.h - ui.px(7), ui.px(3.5f), theme.path.ahead);
}

} // namespace

void calendar_month(
    Ui& ui, const Shown& shown, const view::CalendarMonth& month, const std::vector<std::string>& weekdays,
    Commands& out) {
    const float cell = std::min(ui.px(cell_px + 4), ui.flow.w / 7), height = std::max(cell, ui.px(44));
    ui.heading(3, month.title, px::text_lead, "title/" + month.key);
    ui.gap(4);
    TextStyle head = ui.style(TextKind::small_muted);
    const float head_h = ui.canvas.line_px(head) + ui.px(4);
    const int rows = (month.blank + static_cast<int>(month.days.size()) + 6) / 7;
    const Rect area = ui.place(7 * cell, head_h + static_cast<float>(rows) * height);
    if (!ui.measuring() && ui.canvas.draw)
        for (std::size_t i = 0; i < weekdays.size(); ++i) // each day says its own
            ui.canvas.text(
                area.x + cell * static_cast<float>(i) + (cell - ui.canvas.width(weekdays[i], head)) / 2,
                area.y, weekdays[i], head);
    ui.group(
        Role::group, month.key, month.title,
        [&] {
            for (std::size_t i = 0; i < month.days.size(); ++i) {
                const view::CalendarDay& day = month.days[i];
                const auto at = static_cast<std::size_t>(month.blank) + i;
                const Rect r{
                    area.x + cell * static_cast<float>(at % 7),
                    area.y + head_h + height * static_cast<float>(at / 7), cell, height};
                NodeId node = 0;
                if (!day.past) // what has been can be looked at, not chosen
                    node = ui.record(
                        {.role = Role::button,
                         .flags = view::flag_toggle |
                             (day.off ? static_cast<std::uint32_t>(view::flag_pressed) : 0u),
                         .rect = r,
                         .font = ui.px(px::text_body),
                         .name = day.spoken},
                        base::to_string(day.day));
                if (ui.canvas.draw && !ui.measuring())
                    paint_day(ui, r, day, day.day == shown.today, node != 0 && ui.hovered(node));
                if (node != 0 && ui.clicked(node)) out.push_back(view::TapDay{day.day});
            }
        },
        view::flag_roving | view::flag_grid);
}

} // namespace stf::ui
