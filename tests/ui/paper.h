#pragma once
// Dear ImGui with the product's own typeface, for measuring words.
#include <cstdio>
#include <vector>

#include <doctest/doctest.h>

#include "ui/canvas.h"

namespace stf::test {

class Paper {
public:
    explicit Paper(float scale = 1) {
        context_ = ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {1280, 800};
        io.DeltaTime = 1.0f / 60;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
        ui::fonts().regular = load("build/fonts/regular.ttf", regular_);
        ui::fonts().strong = load("build/fonts/strong.ttf", strong_);
        ImGui::NewFrame();
        canvas.draw = ImGui::GetBackgroundDrawList();
        canvas.scale = scale;
    }
    ~Paper() {
        ImGui::EndFrame();
        ui::fonts() = {};
        ImGui::DestroyContext(context_);
    }
    Paper(const Paper&) = delete;
    Paper& operator=(const Paper&) = delete;

    ui::Canvas canvas;

private:
    static ImFont* load(const char* path, std::vector<char>& bytes) {
        FILE* file = std::fopen(path, "rb");
        REQUIRE_MESSAGE(file, path << " is made by the build");
        char part[4096];
        for (std::size_t n; (n = std::fread(part, 1, sizeof part, file)) > 0;)
            bytes.insert(bytes.end(), part, part + n);
        std::fclose(file);
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(
            bytes.data(), static_cast<int>(bytes.size()), 20.8f, &config);
    }

    ImGuiContext* context_;
    std::vector<char> regular_, strong_;
};

} // namespace stf::test
