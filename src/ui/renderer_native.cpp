#include "ui/renderer.h"

namespace stf::ui {

bool Renderer::open() {
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    return open_ = true;
}

void Renderer::close() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_Destroyed);
    open_ = false;
}

ImDrawList* Renderer::begin(float width, float height, float pixel_ratio) {
    if (!open_) return nullptr;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {width, height};
    io.DisplayFramebufferScale = {pixel_ratio, pixel_ratio};
    io.DeltaTime = 1.0f / 60;
    ImGui::NewFrame();
    return ImGui::GetBackgroundDrawList();
}

void Renderer::end() {
    if (!open_) return;
    ImGui::Render();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        if (texture->Status != ImTextureStatus_OK) texture->SetStatus(ImTextureStatus_OK);
}

} // namespace stf::ui
