#include "ui/renderer.h"

namespace stf::ui {
namespace {

ImFont* load(const std::string& ttf) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<char*>(ttf.data()), static_cast<int>(ttf.size()), 16, &config);
}

} // namespace

Renderer::~Renderer() {
    if (!started_) return;
    close();
    fonts() = {};
    ImGui::DestroyContext();
}

bool Renderer::start(const std::string& regular_ttf, const std::string& strong_ttf) {
    if (started_) return true;
    ImGui::CreateContext();
    started_ = true;
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouse | ImGuiConfigFlags_NoKeyboard; // the DOM owns the input
    fonts() = {load(regular_ttf), load(strong_ttf)};
    return fonts().regular && fonts().strong;
}

} // namespace stf::ui
