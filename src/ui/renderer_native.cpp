#include "ui/renderer.h"

namespace stf::ui {

bool Renderer::open() {
    return open_ = true;
}

void Renderer::close() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        texture->SetStatus(ImTextureStatus_Destroyed);
    open_ = false;
}

void Renderer::show(ImDrawData& frame) {
    for (ImTextureData* texture : *frame.Textures)
        if (texture->Status != ImTextureStatus_OK) texture->SetStatus(ImTextureStatus_OK);
}

} // namespace stf::ui
