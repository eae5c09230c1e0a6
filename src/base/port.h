#pragma once
// What crosses between the program and the browser: plain events in, plain effects out. The same numbers
// stand in web/bridge.js.
#include <cstdint>
#include <string>
#include <vector>

namespace stf::base {

enum class EventKind : std::uint8_t {
    resource, // name, body: a file that was asked for, or that the person opened; `number` 0: it could not be
              // had
    resize,   // x, y: CSS px; z: device pixels per CSS px; number: root font size in px
    click,    // number: node
    change,   // number: node; body: the field's value
    focus,    // number: node, or 0
    hover,    // number: node, or 0
    scroll,   // number: node; x: px from the top
    today,    // number: days since 1970
    media,    // number: bits 1 dark, 2 more contrast, 4 forced colours, 8 reduced motion
    pan,      // x, y: CSS px; z: 1 of the overview's strip, else of the map
    zoom,     // x, y: where; z: factor
    settle,   // panning has rested
    drag,     // number: node; x, y: px; z: 0 began, 1 moved, 2 dropped, 3 given up
    key,      // name: a command's key, such as "undo"
    context,  // number: 1 the graphics context is here, 0 it was lost
    stored,   // number: 1 what is done is kept on the device, 0 it is not
    storage,  // name: what is told ("status", "versions", ...); body: JSON or text
    tick      // number: seconds since the page was opened; while they are asked for
};

struct Event {
    EventKind kind = EventKind::resource;
    std::uint32_t number = 0;
    float x = 0, y = 0, z = 0;
    std::string name, body;
};

enum class EffectKind : std::uint8_t {
    mirror,   // text: the serialised tree
    shift,    // x, y: how far the map has been panned since the tree was sent
    focus,    // number: node
    announce, // text; number 1: at once
    save, // name: "settings", or "plan", its id, what changed, its title, "1" if one with the last change, by
          // U+001F; text, empty: forget it
    download,   // name: file name; text
    open_file,  // ask the person for a file; number 1: for several
    fetch,      // name: path below the site
    appearance, // name: theme; text: language; number: bits 1 text mode, 2 still
    scroll,     // number: node; x: px
    print,      // text: a page for web/print.js; empty: what is on the screen
    erase,      // everything that is kept on this device
    storage,    // name: what is asked of the storage (web/keep.js); text
    tick        // number 1: tell the time every few seconds, 0: no more
};

struct Effect {
    EffectKind kind = EffectKind::mirror;
    std::uint32_t number = 0;
    float x = 0, y = 0;
    std::string name, text;
};

// The program, as the platform sees it.
class Program {
public:
    virtual ~Program() = default;
    virtual void handle(Event) = 0;
    virtual bool frame(double now_ms) = 0; // whether another frame is wanted at once
};

} // namespace stf::base
