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

ImDrawList* Renderer::begin(float width, float height, float pixel_ratio) {
    if (!open_) return nullptr;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {width, height};
    io.DisplayFramebufferScale = {pixel_ratio, pixel_ratio};
    io.DeltaTime = 1.0f / 60;
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    return ImGui::GetBackgroundDrawList();
}

void Renderer::end() {
    if (!open_) return;
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

} // namespace stf::ui
