#include "ui/renderer.h"

#include "imgui_internal.h"

namespace stf::ui {
namespace {

ImFont* load(const std::string& ttf) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(
        const_cast<char*>(ttf.data()), static_cast<int>(ttf.size()), 16, &config);
}

// The tolerances of ImGui's style are in px of the screen, so that curves are as round and edges as sharp on
// a dense screen.
void set_precision(
    ImDrawListSharedData& shared, float width, float height, float pixel_ratio, bool large_lists) {
    const ImGuiStyle& style = ImGui::GetStyle();
    shared.ClipRectFullscreen = {0, 0, width, height};
    shared.CurveTessellationTol = style.CurveTessellationTol / pixel_ratio;
    shared.SetCircleTessellationMaxError(style.CircleTessellationMaxError / pixel_ratio);
    shared.InitialFringeScale = 1 / pixel_ratio;
    shared.InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedLinesUseTex |
        ImDrawListFlags_AntiAliasedFill;
    if (large_lists) shared.InitialFlags |= ImDrawListFlags_AllowVtxOffset;
}

} // namespace

// ImGui::CreateContext would also set up windows, tables, navigation and settings: 50 kB of code that nothing
// here uses.
bool Renderer::start(const std::string& regular_ttf, const std::string& strong_ttf) {
    if (list_) return true;
    IMGUI_CHECKVERSION();
    ImGuiContext* context = IM_NEW(ImGuiContext)(nullptr);
    ImGui::SetCurrentContext(context);
    ImGui::RegisterFontAtlas(context->IO.Fonts);
    context->DrawListSharedData.FontAtlas =
        context->IO.Fonts; // whose white pixel and lines the draw list uses
    list_ = IM_NEW(ImDrawList)(&context->DrawListSharedData);
    fonts() = {load(regular_ttf), load(strong_ttf)};
    return fonts().regular && fonts().strong;
}

Renderer::~Renderer() {
    if (!list_) return;
    close();
    fonts() = {};
    IM_DELETE(list_);
    ImGuiContext* context = ImGui::GetCurrentContext();
    ImFontAtlas* atlas = context->IO.Fonts;
    ImGui::UnregisterFontAtlas(atlas);
    IM_DELETE(atlas);
    ImGui::SetCurrentContext(nullptr);
    IM_DELETE(context);
}

ImDrawList* Renderer::begin(float width, float height, float pixel_ratio) {
    if (!open_) return nullptr;
    ImGuiContext& context = *ImGui::GetCurrentContext();
    context.IO.DisplaySize = {width, height};
    context.IO.DisplayFramebufferScale = {pixel_ratio, pixel_ratio};
    ImFontAtlasUpdateNewFrame(context.IO.Fonts, ++context.FrameCount, true);
    for (ImFont* font : {fonts().regular, fonts().strong}) font->CurrentRasterizerDensity = pixel_ratio;
    set_precision(
        context.DrawListSharedData, width, height, pixel_ratio,
        (context.IO.BackendFlags & ImGuiBackendFlags_RendererHasVtxOffset) != 0);
    list_->_ResetForNewFrame();
    list_->PushTexture(context.IO.Fonts->TexRef);
    list_->PushClipRect({0, 0}, {width, height});
    return list_;
}

void Renderer::end() {
    if (!open_) return;
    ImGuiContext& context = *ImGui::GetCurrentContext();
    auto& textures = context.PlatformIO.Textures;
    textures.resize(0);
    for (ImTextureData* texture : context.IO.Fonts->TexList) {
        texture->RefCount = 1;
        textures.push_back(texture);
    }
    frame_.Clear();
    frame_.Valid = true;
    frame_.DisplaySize = context.IO.DisplaySize;
    frame_.FramebufferScale = context.IO.DisplayFramebufferScale;
    frame_.Textures = &textures;
    frame_.AddDrawList(list_);
    show(frame_);
}

} // namespace stf::ui
