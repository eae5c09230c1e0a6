#include "imgui_impl_opengl3.h"
#include "ui/renderer.h"

namespace stf::ui {

bool Renderer::open() {
    if (open_) close();
    open_ = ImGui_ImplOpenGL3_Init("#version 300 es");
    return open_;
}

void Renderer::close() {
    if (!open_) return;
    ImGui_ImplOpenGL3_Shutdown();
    open_ = false;
    // Words are still measured, and letters that were never drawn are added to the texture: it is to be made
    // anew, not gone.
    for (ImTextureData* texture : ImGui::GetIO().Fonts->TexList) texture->Status = ImTextureStatus_WantCreate;
}

void Renderer::show(ImDrawData& frame) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplOpenGL3_RenderDrawData(&frame);
}

} // namespace stf::ui
