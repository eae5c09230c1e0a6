#include "ui/ui.h"

#include <algorithm>
#include <cmath>

namespace stf::ui {

// ---- a frame ----

void Ui::begin(Rect window, const Input& input, ImDrawList* draw) {
    window_ = window;
    input_ = &input;
    tree_.nodes.clear();
    keys_.clear();
    parent_ = 0;
    origin_x_ = origin_y_ = 0;
    scroller_ = window;
    measuring_ = false;
    canvas.draw = text_mode ? nullptr : draw;
    flow = {.x = window.x, .y = window.y, .w = window.w};
}

view::Tree Ui::end() {
    return std::move(tree_);
}

bool Ui::clicked(NodeId node) const {
    return !measuring_ && node != 0 && input_->clicked == node;
}

const std::string* Ui::changed(NodeId node) const {
    if (measuring_) return nullptr;
    const std::string* value = nullptr;
    for (const Change& change : input_->changes)
        if (change.node == node) value = &change.value;
    return value;
}

// ---- flow ----

Rect Ui::place(float w, float h) {
    if (!flow.row) {
        const Rect rect{flow.x, flow.y, std::min(w, flow.w), h};
        flow.y += h;
        return rect;
    }
    w = std::min(w, flow.w);
    if (flow.row_x > 0 && flow.row_x + w > flow.w + 0.5f) { // wrap
        flow.y += flow.row_h + flow.gap;
        flow.row_x = flow.row_h = 0;
    }
    const Rect rect{flow.x + flow.row_x, flow.y, w, h};
    flow.row_x += w + flow.gap;
    flow.row_h = std::max(flow.row_h, h);
    return rect;
}

void Ui::row(float gap_px, base::FunctionRef<void()> content) {
    const Flow outer = flow;
    flow.row = true;
    flow.row_x = flow.row_h = 0;
    flow.gap = px(gap_px);
    content();
    const float bottom = flow.y + flow.row_h;
    flow = outer;
    if (flow.row)
        place(flow.w, bottom - flow.y);
    else
        flow.y = bottom;
}

float Ui::row_width(float gap_px, base::FunctionRef<void()> content) {
    float width = 0;
    measure(1e6f, [&] {
        flow.row = true;
        flow.gap = px(gap_px);
        content();
        width = std::max(0.0f, flow.row_x - flow.gap);
        flow.row_x = 0;
    });
    return width;
}

void Ui::row_end(float gap_px, float top, base::FunctionRef<void()> content) {
    const float w = std::ceil(row_width(gap_px, content)) + 1;
    at({flow.x + flow.w - w, top, w, 0}, [&] { row(gap_px, content); });
}

void Ui::inset(float left, float right, base::FunctionRef<void()> content) {
    const Flow outer = flow;
    flow.x += px(left);
    flow.w = std::max(1.0f, flow.w - px(left) - px(right));
    content();
    const float bottom = flow.y;
    flow = outer;
    flow.y = bottom;
}

void Ui::at(Rect area, base::FunctionRef<void()> content) {
    const Flow outer = flow;
    flow = {.x = area.x, .y = area.y, .w = area.w};
    content();
    flow = outer;
}

void Ui::columns(
    float side_px, float gap_px, base::FunctionRef<void()> main, base::FunctionRef<void()> side) {
    if (flow.w < px(side_px) * 2) {
        main();
        gap(gap_px);
        side();
        return;
    }
    const Flow outer = flow;
    flow.w -= px(side_px + gap_px);
    main();
    const float bottom = flow.y;
    flow = outer;
    flow.x += flow.w - px(side_px);
    flow.w = px(side_px);
    side();
    const float side_bottom = flow.y;
    flow = outer;
    flow.y = std::max(bottom, side_bottom);
}

float Ui::measure(float w, base::FunctionRef<void()> content) {
    const Flow outer = flow;
    const bool was_measuring = measuring_;
    ImDrawList* draw = canvas.draw;
    measuring_ = true;
    canvas.draw = nullptr;
    flow = {.x = 0, .y = 0, .w = w};
    content();
    const float height = flow.y + flow.row_h;
    flow = outer;
    measuring_ = was_measuring;
    canvas.draw = draw;
    return height;
}

void Ui::panel(const Panel& panel, base::FunctionRef<void()> content) {
    if (text_mode) return content();
    const float pad = px(panel.pad);
    const float inner = std::max(1.0f, flow.w - 2 * pad);
    const float height = std::max(px(panel.min_height), measure(inner, content) + 2 * pad);
    const Rect area = place(flow.w, height);
    const float radius = px(panel.radius);
    if (panel.shadow > 0)
        canvas.fill({area.x, area.y + panel.shadow, area.w, area.h}, canvas.theme->shadow.near, radius);
    if (panel.fill) canvas.fill(area, panel.fill, radius);
    // In high contrast a ground alone is not seen.
    const Colour line =
        !panel.line && panel.fill && canvas.high_contrast ? canvas.theme->ground.line : panel.line;
    if (line) canvas.frame(area, line, 1, radius);
    at({area.x + pad, area.y + pad, inner, area.h - 2 * pad}, content);
}

// ---- structure ----

NodeId Ui::push(
    Role role, std::string_view key, std::string_view name, Rect rect, std::uint32_t flags, float font) {
    view::Node node{
        .role = role,
        .flags = flags,
        .lang = language_,
        .rect = rect,
        .font = font,
        .name = std::string(name)};
    return record(std::move(node), key);
}

NodeId Ui::record(view::Node node, std::string_view key) {
    node.parent = parent_;
    // Unnamed texts are counted below their parent.
    node.id = key.empty() ? view::node_id(parent_, "#" + std::to_string(keys_[parent_]++))
                          : view::node_id(parent_, key);
    if (measuring_) return node.id;
    if (text_mode) { // the page lays it out
        node.rect = {};
        node.content = node.font = 0;
    } else {
        node.rect.x -= origin_x_;
        node.rect.y -= origin_y_;
    }
    tree_.nodes.push_back(std::move(node));
    return tree_.nodes.back().id;
}

void Ui::group(
    Role role, std::string_view key, std::string_view name, base::FunctionRef<void()> content,
    std::uint32_t flags) {
    const NodeId outer = parent_;
    parent_ = push(role, key, name, {}, flags, 0);
    content();
    parent_ = outer;
}

void Ui::scroll(
    Role role, std::string_view key, std::string_view name, Rect area, base::FunctionRef<void()> content,
    std::uint32_t flags) {
    const NodeId outer = parent_;
    const float outer_x = origin_x_, outer_y = origin_y_;
    parent_ = push(role, key, name, area, flags | view::flag_scroll, 0);
    const std::size_t index = tree_.nodes.size() - 1;
    const auto scrolled = input_->scroll.find(parent_);
    const float offset = scrolled == input_->scroll.end() ? 0 : scrolled->second;
    origin_x_ = area.x;
    origin_y_ = area.y - offset;
    const Rect outer_scroller = std::exchange(scroller_, area);
    canvas.push_clip(area);
    float bottom = 0;
    at({area.x, origin_y_, area.w, area.h}, [&] {
        content();
        bottom = flow.y;
    });
    canvas.pop_clip();
    if (!measuring_ && !text_mode) tree_.nodes[index].content = bottom - origin_y_;
    parent_ = outer;
    origin_x_ = outer_x;
    origin_y_ = outer_y;
    scroller_ = outer_scroller;
}

std::vector<view::Node> Ui::recorded(base::FunctionRef<void()> content) {
    const std::size_t before = tree_.nodes.size();
    content();
    return {tree_.nodes.begin() + static_cast<std::ptrdiff_t>(before), tree_.nodes.end()};
}

void Ui::again(const std::vector<view::Node>& nodes) {
    if (!measuring_) tree_.nodes.insert(tree_.nodes.end(), nodes.begin(), nodes.end());
}

void Ui::within(NodeId parent, base::FunctionRef<void()> content) {
    const NodeId outer = std::exchange(parent_, parent);
    const float outer_x = std::exchange(origin_x_, 0.0f), outer_y = std::exchange(origin_y_, 0.0f);
    content();
    parent_ = outer;
    origin_x_ = outer_x;
    origin_y_ = outer_y;
}

// ---- texts ----

TextStyle Ui::style(TextKind kind) const {
    const Theme& theme = *canvas.theme;
    switch (kind) {
    case TextKind::body:
        return {.px = px::text_body, .line = line_height::body, .colour = theme.text.ink};
    case TextKind::muted:
        return {.px = px::text_body, .line = line_height::body, .colour = theme.text.muted};
    case TextKind::small:
        return {.px = px::text_small, .line = line_height::small, .colour = theme.text.ink};
    case TextKind::small_muted:
        return {.px = px::text_small, .line = line_height::small, .colour = theme.text.muted};
    case TextKind::lead:
        return {.px = px::text_lead, .line = line_height::lead, .colour = theme.text.ink};
    case TextKind::strong:
        return {
            .px = px::text_body,
            .line = line_height::body,
            .weight = Weight::strong,
            .colour = theme.text.ink};
    case TextKind::late:
        return {
            .px = px::text_body,
            .line = line_height::body,
            .weight = Weight::strong,
            .colour = theme.state.late};
    }
    return {};
}

void Ui::heading(int level, std::string_view text, float text_px, std::string_view key, std::uint32_t flags) {
    const TextStyle style{
        .px = text_px,
        .line = text_px >= 32 ? line_height::heading : line_height::title,
        .weight = Weight::strong,
        .colour = canvas.theme->text.ink};
    const auto lines = canvas.wrap(text, style, flow.w);
    const Rect area = place(flow.w, canvas.line_px(style) * static_cast<float>(lines.size()));
    view::Node node{
        .role = Role::heading,
        .flags = flags,
        .level = static_cast<std::uint8_t>(level),
        .lang = language_,
        .rect = area,
        .font = px(text_px),
        .name = std::string(text)};
    record(std::move(node), key);
    for (std::size_t i = 0; i < lines.size(); ++i)
        canvas.text(area.x, area.y + static_cast<float>(i) * canvas.line_px(style), lines[i], style);
}

void Ui::text(std::string_view string, TextKind kind) {
    text(string, style(kind));
}

void Ui::text(std::string_view string, const TextStyle& style) {
    if (string.empty()) return;
    const auto lines = canvas.wrap(string, style, flow.w);
    float widest = 0;
    for (const Line& line : lines) widest = std::max(widest, line.width);
    const Rect area = place(
        flow.row ? std::ceil(widest) + 1 : flow.w, canvas.line_px(style) * static_cast<float>(lines.size()));
    push(Role::text, {}, string, area, 0, px(style.px));
    for (std::size_t i = 0; i < lines.size(); ++i)
        canvas.text(area.x, area.y + static_cast<float>(i) * canvas.line_px(style), lines[i], style);
}

void Ui::icon_text(Icon icon, std::string_view string, TextKind kind) {
    const float size = px(20), top = flow.y + (canvas.line_px(style(kind)) - size) / 2;
    paint_icon(canvas, icon, flow.x, top, size, canvas.theme->text.muted);
    inset(28, 0, [&] { text(string, kind); });
}

void Ui::chip(std::string_view label) {
    const TextStyle text_style = style(TextKind::small);
    const Rect area = place(canvas.width(label, text_style) + px(26), px(32));
    canvas.fill(area, canvas.theme->ground.raised, area.h / 2);
    canvas.frame(area, canvas.theme->ground.line, 1, area.h / 2);
    canvas.text(area.x + px(13), area.y + (area.h - canvas.line_px(text_style)) / 2, label, text_style);
    push(Role::text, {}, label, area, 0, px(text_style.px));
}

// ---- controls ----

namespace {

struct ButtonColours {
    Colour fill, line, text;
};

ButtonColours colours(const Theme& theme, ButtonKind kind, bool hovered, bool high_contrast) {
    const auto& action = theme.action;
    const Colour edge = high_contrast ? action.outline : 0; // grounds alone don't show there
    switch (kind) {
    case ButtonKind::primary:
        return {hovered ? action.primary_hover : action.primary, 0, theme.text.on_primary};
    case ButtonKind::outline:
        return {hovered ? action.tonal : theme.ground.raised, action.outline, theme.text.ink};
    case ButtonKind::tonal:
        return {action.tonal, hovered ? action.outline : edge, action.tonal_text};
    case ButtonKind::quiet:
        return {hovered ? action.tonal : 0, 0, theme.text.ink};
    case ButtonKind::urgent:
        return {action.urgent, 0, theme.text.on_urgent};
    case ButtonKind::urgent_outline:
        return {theme.ground.raised, action.urgent, action.urgent};
    }
    return {};
}

constexpr float icon_px = 22, icon_gap = 9;

TextStyle button_text() {
    return {.px = px::text_body, .line = line_height::title, .weight = Weight::strong};
}
TextStyle button_sub() {
    return {.px = px::text_small, .line = line_height::small};
}

} // namespace

Rect Ui::button_rect(std::string_view label, const ButtonStyle& style) {
    const float icon = style.icon == Icon::none ? 0 : px(icon_px);
    if (style.icon_only) return place(px(48), px(48));
    const float around = 2 * px(style.pad) + (icon > 0 ? icon + px(icon_gap) : 0);
    const float text = std::max(canvas.width(label, button_text()), canvas.width(style.sub, button_sub()));
    const float w = style.fill_width
        ? flow.w
        : std::clamp(std::ceil(text + around), px(style.min_width), std::max(px(style.min_width), flow.w));
    const auto lines = canvas.wrap(label, button_text(), std::max(1.0f, w - around + 1));
    float h = canvas.line_px(button_text()) * static_cast<float>(lines.size());
    if (!style.sub.empty())
        h += canvas.line_px(button_sub()) *
            static_cast<float>(canvas.wrap(style.sub, button_sub(), w - around + 1).size());
    return place(w, std::max(px(48), h + px(style.sub.empty() ? 24 : 26)));
}

void Ui::paint_button(Rect area, std::string_view label, const ButtonStyle& style, bool hovered) {
    if (!canvas.draw) return;
    const Theme& theme = *canvas.theme;
    const ButtonKind kind = style.current ? ButtonKind::tonal : style.kind;
    const ButtonColours colour = colours(theme, kind, hovered, canvas.high_contrast);
    const float radius = px(14);
    if (colour.fill) canvas.fill(area, colour.fill, radius);
    if (colour.line) canvas.frame(area, colour.line, 2, radius);
    const float icon = style.icon == Icon::none ? 0 : px(icon_px);
    if (style.icon_only) {
        paint_icon(
            canvas, style.icon, area.x + (area.w - icon) / 2, area.y + (area.h - icon) / 2, icon, colour.text,
            2.2f);
        return;
    }
    TextStyle main = button_text(), sub = button_sub();
    main.colour = sub.colour = colour.text;
    if (kind == ButtonKind::quiet && !style.current) main.weight = Weight::regular;
    const float around = 2 * px(style.pad) + (icon > 0 ? icon + px(icon_gap) : 0);
    const auto lines = canvas.wrap(label, main, std::max(1.0f, area.w - around + 1));
    const auto subs = style.sub.empty() ? std::vector<Line>{}
                                        : canvas.wrap(style.sub, sub, std::max(1.0f, area.w - around + 1));
    float widest = 0;
    for (const Line& line : lines) widest = std::max(widest, line.width);
    for (const Line& line : subs) widest = std::max(widest, line.width);
    const float h = canvas.line_px(main) * static_cast<float>(lines.size()) +
        canvas.line_px(sub) * static_cast<float>(subs.size());
    const float content = widest + (icon > 0 ? icon + px(icon_gap) : 0);
    const float left = subs.empty() ? area.x + (area.w - content) / 2 : area.x + px(style.pad);
    float x = left, y = area.y + (area.h - h) / 2;
    if (icon > 0) {
        const float icon_x = style.icon_after ? left + widest + px(icon_gap) : left;
        paint_icon(canvas, style.icon, icon_x, area.y + (area.h - icon) / 2, icon, colour.text, 2.2f);
        if (!style.icon_after) x += icon + px(icon_gap);
    }
    for (const Line& line : lines) {
        canvas.text(subs.empty() ? x + (widest - line.width) / 2 : x, y, line, main);
        y += canvas.line_px(main);
    }
    for (const Line& line : subs) {
        canvas.text(x, y, line, sub);
        y += canvas.line_px(sub);
    }
}

bool Ui::button_like(
    Role role, std::string_view key, std::string_view label, std::string_view href,
    const ButtonStyle& style) {
    const Rect area = button_rect(label, style);
    const std::uint32_t flags =
        style.flags | (style.current ? static_cast<std::uint32_t>(view::flag_current) : 0u);
    std::string name(style.spoken.empty() ? label : style.spoken);
    if (style.spoken.empty() && !style.sub.empty()) name += ". " + std::string(style.sub);
    view::Node node{
        .role = role,
        .flags = flags,
        .lang = language_,
        .rect = area,
        .font = px(px::text_body),
        .name = std::move(name),
        .value = std::string(href)};
    const NodeId node_id = record(std::move(node), key);
    paint_button(area, label, style, hovered(node_id));
    return clicked(node_id);
}

bool Ui::button(std::string_view key, std::string_view label, const ButtonStyle& style) {
    return button_like(Role::button, key, label, {}, style);
}

void Ui::link(std::string_view key, std::string_view label, std::string_view href, const ButtonStyle& style) {
    button_like(Role::link, key, label, href, style);
}

bool Ui::text_link(std::string_view key, std::string_view label, Icon after) {
    TextStyle text_style = button_text();
    text_style.colour = canvas.theme->text.link;
    const float icon = after == Icon::none ? 0 : px(28);
    const auto lines = canvas.wrap(label, text_style, std::max(1.0f, flow.w - icon));
    float widest = 0;
    for (const Line& line : lines) widest = std::max(widest, line.width);
    const float text_h = canvas.line_px(text_style) * static_cast<float>(lines.size());
    const Rect area = place(std::ceil(widest + icon) + 1, std::max(px(44), text_h));
    const NodeId node = push(Role::button, key, label, area, 0, px(px::text_body));
    float y = area.y + (area.h - text_h) / 2;
    for (const Line& line : lines) {
        canvas.text(area.x, y, line, text_style);
        y += canvas.line_px(text_style);
        if (hovered(node))
            canvas.line(area.x, y - px(2), area.x + line.width, y - px(2), text_style.colour, 2);
    }
    if (after != Icon::none)
        paint_icon(
            canvas, after, area.x + widest + px(8), area.y + (area.h - px(20)) / 2, px(20), text_style.colour,
            2.4f);
    return clicked(node);
}

bool Ui::radio(std::string_view key, std::string_view label, std::string_view rest, bool on) {
    const Theme& theme = *canvas.theme;
    TextStyle name = style(TextKind::strong), more = style(TextKind::muted);
    if (on) more.colour = theme.text.ink;
    const float left = px(56), label_w = canvas.width(label, name), rest_w = canvas.width(rest, more);
    const bool two_lines = left + label_w + px(14) + rest_w + px(12) > flow.w;
    const auto lines = canvas.wrap(label, name, std::max(1.0f, flow.w - left - px(8)));
    const auto rests = two_lines && !rest.empty()
        ? canvas.wrap(rest, more, std::max(1.0f, flow.w - left - px(8)))
        : std::vector<Line>{};
    const float text_h = canvas.line_px(name) * static_cast<float>(lines.size()) +
        canvas.line_px(more) * static_cast<float>(rests.size());
    const Rect area = place(flow.w, std::max(px(50), text_h + px(16)));
    const std::string spoken =
        rest.empty() ? std::string(label) : std::string(label) + ". " + std::string(rest);
    const NodeId node = push(Role::radio, key, spoken, area, on ? view::flag_checked : 0u, px(px::text_body));
    if (canvas.draw) {
        if (on || hovered(node)) canvas.fill(area, theme.action.tonal, px(14));
        if (on) canvas.frame(area, theme.action.primary, 2, px(14));
        const float cx = area.x + px(28), cy = area.y + area.h / 2;
        canvas.disc(cx, cy, px(11), theme.ground.raised);
        canvas.ring(cx, cy, px(11), on ? theme.action.primary : theme.action.outline, px(on ? 3 : 2));
        if (on) canvas.disc(cx, cy, px(5.5f), theme.action.primary);
        float y = area.y + (area.h - text_h) / 2;
        for (const Line& line : lines) {
            canvas.text(area.x + left, y, line, name);
            if (!two_lines) canvas.text(area.x + left + label_w + px(14), y, rest, more);
            y += canvas.line_px(name);
        }
        for (const Line& line : rests) {
            canvas.text(area.x + left, y, line, more);
            y += canvas.line_px(more);
        }
    }
    return clicked(node);
}

bool Ui::checkbox(std::string_view key, std::string_view label, bool on) {
    const Theme& theme = *canvas.theme;
    const TextStyle text_style = {
        .px = px::text_small + 1,
        .line = line_height::title,
        .weight = Weight::strong,
        .colour = theme.text.ink};
    const float left = px(45), right = px(14);
    const float room = std::max(1.0f, flow.w - left - right);
    const auto lines = canvas.wrap(label, text_style, room);
    float widest = 0;
    for (const Line& line : lines) widest = std::max(widest, line.width);
    const float text_h = canvas.line_px(text_style) * static_cast<float>(lines.size());
    const Rect area =
        place(flow.row ? std::ceil(left + widest + right) : flow.w, std::max(px(48), text_h + px(20)));
    const NodeId node =
        push(Role::checkbox, key, label, area, on ? view::flag_checked : 0u, px(text_style.px));
    if (canvas.draw) {
        canvas.fill(area, on || hovered(node) ? theme.action.tonal : theme.ground.raised, px(14));
        canvas.frame(area, on ? theme.action.primary : theme.action.outline, 2, px(14));
        const float s = px(22), x = area.x + px(11), y = area.y + (area.h - s) / 2;
        canvas.fill({x, y, s, s}, on ? theme.action.primary : theme.ground.raised, px(6));
        canvas.frame({x, y, s, s}, on ? theme.action.primary : theme.action.outline, 2, px(6));
        if (on) {
            const ImVec2 tick[] = {
                {x + s * 0.24f, y + s * 0.52f},
                {x + s * 0.43f, y + s * 0.71f},
                {x + s * 0.77f, y + s * 0.31f}};
            canvas.polyline(tick, 3, theme.text.on_primary, px(2.6f));
        }
        float text_y = area.y + (area.h - text_h) / 2;
        for (const Line& line : lines) {
            canvas.text(area.x + left, text_y, line, text_style);
            text_y += canvas.line_px(text_style);
        }
    }
    return clicked(node);
}

bool Ui::radio_chip(std::string_view key, std::string_view label, bool on) {
    const Theme& theme = *canvas.theme;
    const TextStyle text_style = {
        .px = px::text_small + 1,
        .line = line_height::title,
        .weight = Weight::strong,
        .colour = theme.text.ink};
    const float left = px(40), right = px(16), room = std::max(1.0f, flow.w - left - right);
    const auto lines = canvas.wrap(label, text_style, room);
    float widest = 0;
    for (const Line& line : lines) widest = std::max(widest, line.width);
    const float text_h = canvas.line_px(text_style) * static_cast<float>(lines.size());
    const Rect area = place(std::ceil(left + widest + right), std::max(px(46), text_h + px(18)));
    const NodeId node = push(Role::radio, key, label, area, on ? view::flag_checked : 0u, px(text_style.px));
    if (canvas.draw) {
        const float radius = std::min(area.h / 2, px(23));
        canvas.fill(area, on || hovered(node) ? theme.action.tonal : theme.ground.raised, radius);
        canvas.frame(area, on ? theme.action.primary : theme.action.outline, 2, radius);
        const float cx = area.x + px(23), cy = area.y + area.h / 2;
        canvas.ring(cx, cy, px(8), on ? theme.action.primary : theme.action.outline, px(on ? 3 : 2));
        if (on) canvas.disc(cx, cy, px(4), theme.action.primary);
        float text_y = area.y + (area.h - text_h) / 2;
        for (const Line& line : lines) {
            canvas.text(area.x + left, text_y, line, text_style);
            text_y += canvas.line_px(text_style);
        }
    }
    return clicked(node);
}

bool Ui::pressable(
    std::string_view key, std::string_view name, float height, base::FunctionRef<void(Rect, bool)> paint,
    std::uint32_t flags) {
    const Rect area = place(flow.w, height);
    const NodeId node = push(Role::button, key, name, area, flags, px(px::text_body));
    if (canvas.draw) paint(area, hovered(node));
    return clicked(node);
}

// The text of a list: a little smaller where its longest option would be cut by a narrow window.
float Ui::list_font(std::string_view options, float w) const {
    constexpr float beside = 54; // the page's padding, edges and arrow
    const TextStyle style{.px = px::text_body};
    float widest = 0;
    for (std::size_t from = 0; from < options.size();) {
        const std::size_t end = std::min(options.find('\n', from), options.size());
        widest = std::max(widest, canvas.width(options.substr(from, end - from), style));
        from = end + 1;
    }
    const float full = px(px::text_body), room = w - beside;
    return widest > room && room > 0 ? std::max(px::text_small, full * room / widest) : full;
}

std::optional<std::string> Ui::field(
    Role role, std::string_view key, std::string_view label, std::string_view value,
    const FieldStyle& field_style, float height, std::string_view hint) {
    const Theme& theme = *canvas.theme;
    TextStyle label_style = style(TextKind::small), help_style = style(TextKind::small_muted);
    label_style.weight = Weight::strong;
    const std::string_view below = field_style.error.empty() ? field_style.help : field_style.error;
    if (!field_style.error.empty())
        help_style = {
            .px = px::text_small,
            .line = line_height::small,
            .weight = Weight::strong,
            .colour = theme.state.late};
    const float w = field_style.width > 0 ? std::min(px(field_style.width), flow.w) : flow.w;
    const auto labels = field_style.hide_label ? std::vector<Line>{} : canvas.wrap(label, label_style, w);
    const auto helps = below.empty() ? std::vector<Line>{} : canvas.wrap(below, help_style, w);
    const float label_h =
        labels.empty() ? 0 : canvas.line_px(label_style) * static_cast<float>(labels.size()) + px(4);
    const float help_h =
        helps.empty() ? 0 : canvas.line_px(help_style) * static_cast<float>(helps.size()) + px(6);
    const Rect area = place(w, label_h + height + help_h);
    view::Node node{
        .role = role,
        .flags = (field_style.error.empty() ? 0u : static_cast<std::uint32_t>(view::flag_invalid)) |
            (field_style.numeric ? static_cast<std::uint32_t>(view::flag_numeric) : 0u) |
            (field_style.secret ? static_cast<std::uint32_t>(view::flag_secret) : 0u) |
            (field_style.reveal ? static_cast<std::uint32_t>(view::flag_reveal) : 0u),
        .lang = language_,
        .rect = {area.x, area.y + label_h, w, height},
        .content = label_h,
        .font = role == Role::select ? list_font(hint, w) : px(px::text_body),
        .name = std::string(label),
        .value = std::string(value),
        .description = std::string(below),
        .hint = std::string(hint)};
    const NodeId node_id = record(std::move(node), key);
    for (std::size_t i = 0; i < labels.size(); ++i)
        canvas.text(
            area.x, area.y + static_cast<float>(i) * canvas.line_px(label_style), labels[i], label_style);
    for (std::size_t i = 0; i < helps.size(); ++i)
        canvas.text(
            area.x, area.y + label_h + height + px(6) + static_cast<float>(i) * canvas.line_px(help_style),
            helps[i], help_style);
    const std::string* now = changed(node_id);
    return now ? std::optional(*now) : std::nullopt;
}

std::optional<std::string> Ui::text_field(
    std::string_view key, std::string_view label, std::string_view value, const FieldStyle& style) {
    return field(Role::text_field, key, label, value, style, px(52), {});
}

std::optional<std::string> Ui::text_area(
    std::string_view key, std::string_view label, std::string_view value, const FieldStyle& field_style) {
    const float height =
        canvas.line_px(style(TextKind::body)) * static_cast<float>(field_style.lines) + px(28);
    return field(Role::text_area, key, label, value, field_style, height, {});
}

std::optional<int> Ui::select(
    std::string_view key, std::string_view label, const std::vector<std::string>& options, int chosen,
    const FieldStyle& style) {
    std::string hint;
    for (const std::string& option : options) hint += (hint.empty() ? "" : "\n") + option;
    const auto value = field(Role::select, key, label, std::to_string(chosen), style, px(52), hint);
    if (!value || value->empty() || value->size() > 3) return std::nullopt;
    int index = 0;
    for (const char c : *value) {
        if (c < '0' || c > '9') return std::nullopt;
        index = index * 10 + (c - '0');
    }
    return index < static_cast<int>(options.size()) ? std::optional(index) : std::nullopt;
}

} // namespace stf::ui
