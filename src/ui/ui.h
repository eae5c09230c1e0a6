#pragma once
// The one wrapper over Dear ImGui: lays out, paints, and records the semantic tree in the same call. A screen
// is a sequence of calls in reading order. In text mode the same calls only record.
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/function_ref.h"
#include "ui/canvas.h"
#include "ui/icons.h"
#include "view/semantics.h"

namespace stf::ui {

using view::NodeId;
using view::Role;

struct Change { // a field's new value
    NodeId node = 0;
    std::string value;
};

// What a frame is to act on, and where things stand in the DOM.
struct Input {
    NodeId clicked = 0;          // 0: nothing
    std::vector<Change> changes; // the last one for a node counts
    NodeId hovered = 0, focused = 0;
    std::unordered_map<NodeId, float> scroll; // px, of scrollers
};

enum class TextKind : std::uint8_t { body, muted, small, small_muted, lead, strong, late };
enum class ButtonKind : std::uint8_t { primary, outline, tonal, quiet, urgent, urgent_outline };

struct ButtonStyle {
    ButtonKind kind = ButtonKind::outline;
    Icon icon = Icon::none;
    bool icon_only = false; // the label is the accessible name
    bool icon_after = false;
    bool fill_width = false;
    bool current = false; // navigation: the page one is on
    std::uint32_t flags = 0;
    float min_width = 0;
    float pad = 20; // px beside the label
    std::string_view spoken =
        {};                    // the accessible name, where the label alone is too little; contains the label
    std::string_view sub = {}; // a second, smaller line
};

struct FieldStyle {
    std::string_view help = {}, error = {};
    float width = 0; // 0: the whole width
    bool numeric = false;
    bool hide_label = false; // named, but the label isn't painted (it stands beside, in a legend)
    int lines = 4;           // text areas
    bool secret = false;     // a passphrase: only the page reads it; a change means that Enter was pressed
    bool reveal = false;
};

class Ui {
public:
    Canvas canvas;
    bool text_mode = false;

    // ---- a frame ----
    void begin(Rect window, const Input& input, ImDrawList* draw);
    view::Tree end();
    const Input& input() const { return *input_; }
    bool narrow() const { return em_width() < 760; }
    float em_width() const { return window_.w / canvas.scale; } // px at text size 100 %
    float px(float value) const { return value * canvas.scale; }
    Rect window() const { return window_; }

    // ---- flow: where the next thing goes ----
    struct Flow {
        float x = 0, y = 0, w = 0; // the column
        bool row = false;          // things stand beside each other and wrap
        float row_x = 0, row_h = 0, gap = 0;
        bool centre = false;
    };
    Flow flow;
    void gap(float px_at_100) { flow.y += px(px_at_100); }
    Rect place(float w, float h); // reserves a rectangle and moves on
    void row(float gap_px, base::FunctionRef<void()> content);
    // The same, against the right edge: at height `top`, wherever the flow is. For things beside a title;
    // wraps like any row.
    void row_end(float gap_px, float top, base::FunctionRef<void()> content);
    float row_width(float gap_px, base::FunctionRef<void()> content); // px, unwrapped
    void inset(float left, float right, base::FunctionRef<void()> content);
    void at(Rect area, base::FunctionRef<void()> content); // a free area; the flow outside stays
    // Two columns: `side` px wide at the right, `content` before it in reading order. Below each other when
    // narrow.
    void columns(float side_px, float gap_px, base::FunctionRef<void()> main, base::FunctionRef<void()> side);
    float measure(float w, base::FunctionRef<void()> content); // height it would take
    bool measuring() const { return measuring_; }
    // A ground behind content: painted first at the height the content takes.
    struct Panel {
        Colour fill = 0, line = 0;
        float radius = 20, pad = 24, shadow = 0;
        float min_height = 0;
    };
    void panel(const Panel&, base::FunctionRef<void()> content);

    // ---- structure ----
    // Everything recorded inside belongs to it. The key names it among its siblings.
    void group(
        Role, std::string_view key, std::string_view name, base::FunctionRef<void()> content,
        std::uint32_t flags = 0);
    void scroll(
        Role, std::string_view key, std::string_view name, Rect area, base::FunctionRef<void()> content,
        std::uint32_t flags = 0);
    // Records below a node of its own geometry, such as the map: rectangles are given from its corner.
    void within(NodeId parent, base::FunctionRef<void()> content);
    NodeId parent() const { return parent_; }
    NodeId id(std::string_view key) const { return view::node_id(parent_, key); }
    Rect scroller() const { return scroller_; } // of the nearest, else the window
    // What `content` records, also kept; and the same nodes once more, as they were.
    std::vector<view::Node> recorded(base::FunctionRef<void()> content);
    void again(const std::vector<view::Node>&);
    // Records a node with a rectangle in the window; for things painted elsewhere (marks of the map).
    NodeId record(view::Node node, std::string_view key);

    // ---- texts ----
    void heading(
        int level, std::string_view text, float text_px, std::string_view key = {}, std::uint32_t flags = 0);
    void text(std::string_view, TextKind = TextKind::body);
    void text(std::string_view, const TextStyle&);
    void icon_text(Icon, std::string_view, TextKind = TextKind::body);
    TextStyle style(TextKind) const;
    void language(base::Language language) { language_ = language; } // of the texts that follow

    // ---- controls: true when activated since the last frame ----
    bool button(std::string_view key, std::string_view label, const ButtonStyle& = {});
    void link(std::string_view key, std::string_view label, std::string_view href, const ButtonStyle& = {});
    bool text_link(std::string_view key, std::string_view label, Icon after = Icon::none);
    bool radio(std::string_view key, std::string_view label, std::string_view rest, bool on);
    bool checkbox(std::string_view key, std::string_view label, bool on);
    bool radio_chip(
        std::string_view key, std::string_view label, bool on); // one of several beside each other
    // A whole row that can be pressed: `paint` gets its rectangle, the node only its name.
    bool pressable(
        std::string_view key, std::string_view name, float height,
        base::FunctionRef<void(Rect, bool hovered)> paint, std::uint32_t flags = 0);
    void chip(std::string_view label); // a small note in a pill
    std::optional<std::string> text_field(
        std::string_view key, std::string_view label, std::string_view value, const FieldStyle& = {});
    std::optional<std::string> text_area(
        std::string_view key, std::string_view label, std::string_view value, const FieldStyle& = {});
    std::optional<int> select(
        std::string_view key, std::string_view label, const std::vector<std::string>& options, int chosen,
        const FieldStyle& = {});

    bool clicked(NodeId) const;
    bool hovered(NodeId id) const { return input_->hovered == id && !measuring_; }
    const std::string* changed(NodeId) const;

private:
    std::optional<std::string> field(
        Role, std::string_view key, std::string_view label, std::string_view value, const FieldStyle&,
        float height, std::string_view hint);
    float list_font(std::string_view options, float w) const;
    NodeId push(Role, std::string_view key, std::string_view name, Rect, std::uint32_t flags, float font);
    void paint_button(Rect, std::string_view label, const ButtonStyle&, bool hovered);
    Rect button_rect(std::string_view label, const ButtonStyle&);
    bool button_like(
        Role, std::string_view key, std::string_view label, std::string_view href, const ButtonStyle&);

    Rect window_;
    const Input* input_ = nullptr;
    view::Tree tree_;
    NodeId parent_ = 0;
    float origin_x_ = 0, origin_y_ = 0;    // of the nearest scroller: window position of its content's corner
    std::unordered_map<NodeId, int> keys_; // unnamed texts count up below their parent
    Rect scroller_;
    bool measuring_ = false;
    base::Language language_ = base::Language::nb;
};

} // namespace stf::ui
