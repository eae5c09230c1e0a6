#include "imgui_impl_opengl3.h"
#include "ui/renderer.h"

namespace stf::ui {

bool Renderer::open() {
    if (open_) close();
    open_ = ImGui_ImplOpenGL3_Init("#version 300 es");
    return open_;
}

void Renderer::close() {
    if (open_) ImGui_ImplOpenGL3_Shutdown();
    open_ = false;
}

void Renderer::show(ImDrawData& frame) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplOpenGL3_RenderDrawData(&frame);
}

} // namespace stf::ui
