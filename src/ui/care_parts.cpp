#include "ui/care_parts.h"

#include <cmath>
#include <numbers>

namespace stf::ui {

namespace {

constexpr int least = plan::least_score, most = plan::most_score;

bool scale_chip(Ui& ui, int value, const ScaleWords& words, bool on) {
    std::string spoken = std::to_string(value);
    if (value == least) spoken += ", " + std::string(words.low);
    if (value == most) spoken += ", " + std::string(words.high);
    if (ui.text_mode) return ui.radio(std::to_string(value), spoken, "", on);
    const Theme& theme = *ui.canvas.theme;
    const Rect area = ui.place(ui.px(48), ui.px(48));
    const NodeId node = ui.record(
        {.role = Role::radio,
         .flags = on ? static_cast<std::uint32_t>(view::flag_checked) : 0u,
         .rect = area,
         .font = ui.px(px::text_body),
         .name = spoken},
        std::to_string(value));
    const TextStyle style{
        .px = px::text_body,
        .line = line_height::title,
        .weight = Weight::strong,
        .colour = on ? theme.text.on_primary : theme.text.ink};
    const Colour ground = on ? theme.action.primary
        : ui.hovered(node)   ? theme.action.tonal
                             : theme.ground.raised;
    ui.canvas.fill(area, ground, ui.px(14));
    if (!on) ui.canvas.frame(area, theme.action.outline, 2, ui.px(14));
    const std::string digits = std::to_string(value);
    ui.canvas.text(
        area.x + (area.w - ui.canvas.width(digits, style)) / 2,
        area.y + (area.h - ui.canvas.line_px(style)) / 2, digits, style);
    return ui.clicked(node);
}

} // namespace

std::optional<int> scale(Ui& ui, std::string_view key, const ScaleWords& words, std::optional<int> chosen) {
    std::optional<int> answer;
    ui.text(words.title, TextKind::strong);
    ui.gap(2);
    ui.text(std::to_string(least) + " = " + std::string(words.low), TextKind::small);
    ui.gap(6);
    ui.group(Role::radio_group, key, words.title, [&] {
        const auto chips = [&] {
            for (int value = least; value <= most; ++value)
                if (scale_chip(ui, value, words, chosen == value)) answer = value;
        };
        if (ui.text_mode)
            chips();
        else
            ui.row(6, chips);
    });
    ui.gap(6);
    ui.text(std::to_string(most) + " = " + std::string(words.high), TextKind::small);
    return answer;
}

void paint_scale(Ui& ui, std::optional<int> first, std::optional<int> last) {
    if (ui.text_mode || !first) return;
    const Theme& theme = *ui.canvas.theme;
    const Rect area = ui.place(std::min(ui.flow.w, ui.px(420)), ui.px(44));
    const float left = area.x + ui.px(14), right = area.x + area.w - ui.px(14), y = area.y + ui.px(14);
    const auto at = [&](int value) {
        return left + (right - left) * static_cast<float>(value) / static_cast<float>(most);
    };
    ui.canvas.line(left, y, right, y, theme.text.muted, ui.px(2));
    for (int value = least; value <= most; ++value)
        ui.canvas.line(at(value), y - ui.px(4), at(value), y + ui.px(4), theme.text.muted, ui.px(1.5f));
    const TextStyle small = ui.style(TextKind::small_muted);
    ui.canvas.text(left - ui.px(5), y + ui.px(8), std::to_string(least), small);
    ui.canvas.text(right - ui.px(10), y + ui.px(8), std::to_string(most), small);
    const int now = last.value_or(*first);
    if (last && *last != *first) {
        ui.canvas.disc(at(*first), y, ui.px(9), theme.ground.raised);
        ui.canvas.ring(at(*first), y, ui.px(8), theme.state.proposed, ui.px(2.5f));
    }
    ui.canvas.disc(at(now), y, ui.px(9), theme.state.booked);
}

Colour zone_colour(const Theme& theme, plan::Zone zone) {
    switch (zone) {
    case plan::Zone::green:
        return theme.state.done;
    case plan::Zone::yellow:
        return theme.state.late;
    case plan::Zone::red:
        return theme.action.urgent;
    }
    return 0;
}

// Disc, triangle, octagon: told apart without colour, small and in black and white.
void paint_zone(const Canvas& canvas, plan::Zone zone, float x, float y, float r) {
    if (!canvas.draw) return;
    const Colour colour = zone_colour(*canvas.theme, zone);
    if (zone == plan::Zone::green) return canvas.disc(x, y, r, colour);
    const int corners = zone == plan::Zone::yellow ? 3 : 8;
    const float turn = zone == plan::Zone::yellow ? -0.5f : 0.125f;
    const float reach = zone == plan::Zone::yellow ? r * 1.2f : r * 1.05f;
    for (int i = 0; i < corners; ++i) {
        const float angle =
            std::numbers::pi_v<float> * (turn + 2.0f * static_cast<float>(i) / static_cast<float>(corners));
        canvas.draw->PathLineTo({x + reach * std::cos(angle), y + reach * std::sin(angle)});
    }
    canvas.draw->PathFillConvex(colour);
}

void card(Ui& ui, base::FunctionRef<void()> content) {
    const Theme& theme = *ui.canvas.theme;
    ui.panel(
        {.fill = theme.ground.raised,
         .line = theme.ground.line,
         .radius = 20,
         .pad = ui.narrow() ? 16.0f : 24.0f,
         .shadow = 2},
        content);
    ui.gap(16);
}

} // namespace stf::ui
