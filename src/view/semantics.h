#pragma once
// The second face of every screen: what is on it, in reading order, for the DOM. Pure data; `ui` fills it,
// the platform sends it.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace stf::view {

using NodeId = std::uint32_t; // stable between frames: a hash of the parent's id and a key

// FNV-1a over the key, seeded by the parent.
NodeId node_id(NodeId parent, std::string_view key);

enum class Role : std::uint8_t {
    main,
    navigation,
    banner,
    region,
    aside,
    dialog,
    group,
    list,
    item,
    heading,
    text,
    button,
    link,
    radio_group,
    radio,
    checkbox,
    text_field,
    text_area,
    select,
    option,
    date_field,
    map,
    status,
    separator,
    number_field,
    image
};

struct Rect { // CSS px
    float x = 0, y = 0, w = 0, h = 0;

    bool contains(float px, float py) const { return px >= x && px < x + w && py >= y && py < y + h; }
    Rect within(const Rect& area) const { return {x - area.x, y - area.y, w, h}; } // counted from its corner
    friend bool operator==(const Rect&, const Rect&) = default;
};

enum Flag : std::uint32_t {
    flag_checked = 1,
    flag_current = 2, // aria-current="page"
    flag_disabled = 4,
    flag_expandable = 8,
    flag_expanded = 16,
    flag_roving = 32,  // children: one tab stop, arrow keys between them
    flag_pressed = 64, // a toggle button that is on
    flag_toggle = 128, // a toggle button
    flag_invalid = 256,
    flag_modal = 512,
    flag_scroll = 1024,    // a native vertical scroller; `content` is the height of what it holds
    flag_focusable = 2048, // a heading or region that may receive focus from code
    flag_numeric = 4096,   // a field whose on-screen keyboard has digits
    flag_moves = 8192,     // child of a map: moves with the map's transform
    flag_drag = 16384,     // can be dragged over the map
    flag_quiet = 32768,    // in the DOM for assistive technology only, not painted (labels painted elsewhere)
    flag_secret = 65536,   // a field for a passphrase: its text stays in the page
    flag_reveal = 131072,  // a secret that is shown while it is typed
    flag_grid = 262144,    // a roving group whose arrows go to the nearest button in their direction
    flag_tall = 524288, // a map that the page scrolls: the wheel and the finger's up and down are the page's
    flag_strip = 1048576, // part of the overview: what is dragged along it moves the map
};

struct Node {
    NodeId id = 0, parent = 0;
    Role role = Role::group;
    std::uint32_t flags = 0;
    std::uint8_t level = 0; // headings 1-6
    base::Language lang = base::Language::nb;
    Rect rect;              // from the nearest scroller, dialog or map above it, else the window; unscrolled
    float content = 0;      // height of a scroller's content, or of a field's label above the input
    float font = 16;        // px of the text, so that selection and fields match the canvas
    std::string name = {};  // text, label
    std::string value = {}; // of fields; href of links
    std::string description = {}; // help or error text of a field (aria-describedby)
    std::string hint = {};        // options of a select, one a line

    friend bool operator==(const Node&, const Node&) = default;
};

struct Tree {
    std::vector<Node> nodes; // parents before children, reading order
};

// One record a node, fields by U+001F, records by U+001E: what web/mirror.js takes apart. Control characters
// in texts become spaces.
std::string serialise(const Tree&);

} // namespace stf::view
