#pragma once
// Dear ImGui as a painter: fonts, one draw list, frames. No windows, no input, no settings: nothing of it
// that could make an item is linked into the page. renderer_web.cpp shows the frames with WebGL 2;
// renderer_native.cpp only measures, for tests.
#include <string>

#include "ui/canvas.h"

namespace stf::ui {

class Renderer {
public:
    ~Renderer();
    // The bytes must stay where they are. False: the fonts cannot be read.
    bool start(const std::string& regular_ttf, const std::string& strong_ttf);
    bool open();  // graphics objects, in the present context; again after the context was lost
    void close(); // the context is gone
    ImDrawList* begin(float width, float height, float pixel_ratio); // CSS px
    void end();

private:
    void show(ImDrawData&); // puts the textures and the drawing on the screen

    ImDrawList* list_ = nullptr; // from start() on
    ImDrawData frame_;
    bool open_ = false;
};

} // namespace stf::ui
