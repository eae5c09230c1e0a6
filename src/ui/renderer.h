#pragma once
// Dear ImGui's life: context, fonts, frames. renderer_web.cpp draws with WebGL 2; renderer_native.cpp only measures, for tests.
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
    bool started_ = false, open_ = false;
};

} // namespace stf::ui
