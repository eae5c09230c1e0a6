// All crossings between C++ and JavaScript on this side; web/bridge.js is the other.
#include <cstdlib>

#include <emscripten/emscripten.h>
#include <emscripten/html5.h>

#include "platform/platform.h"

// clang-format off
// What is only to be kept stays bytes: making a string of a long plan costs more than copying it.
EM_JS(void, stf_effect, (int kind, unsigned number, float x, float y, const char* name, int name_size, const char* text, int text_size, int bytes), {
    const read = (at, size) => new TextDecoder().decode(HEAPU8.subarray(at, at + size));
    Module.effect(kind, number, x, y, read(name, name_size), bytes ? HEAPU8.slice(text, text + text_size) : read(text, text_size));
});
// Dear ImGui asks for the context's state before each frame and puts it back after. The context is ours alone, so the answers are
// always the first ones; asking anew would wait for the graphics process (measured: 3/4 of a frame).
EM_JS(void, stf_remember_state, (), {
    const known = new Map();
    const ask = GLctx.getParameter.bind(GLctx);
    GLctx.getParameter = (name) => {
        if (!known.has(name)) known.set(name, ask(name));
        return known.get(name);
    };
});
// clang-format on

namespace stf::platform {
namespace {

base::Program* program = nullptr;
EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = 0;

} // namespace

void run(base::Program& to_run) {
    program = &to_run;
}

void perform(const base::Effect& effect) {
    stf_effect(
        static_cast<int>(effect.kind), effect.number, effect.x, effect.y, effect.name.data(),
        static_cast<int>(effect.name.size()), effect.text.data(), static_cast<int>(effect.text.size()),
        effect.kind == base::EffectKind::save);
}

bool open_graphics() {
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.alpha = attributes.depth = attributes.stencil = attributes.antialias = false;
    attributes.majorVersion = 2;
    attributes.explicitSwapControl = false;
    if (context > 0) return true;
    context = emscripten_webgl_create_context("#canvas", &attributes);
    if (context <= 0 || emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS)
        return false;
    stf_remember_state();
    return true;
}

} // namespace stf::platform

extern "C" {

EMSCRIPTEN_KEEPALIVE void* stf_alloc(int size) {
    return std::malloc(static_cast<std::size_t>(size));
}

// `name` and `body` were made with stf_alloc and are freed here.
EMSCRIPTEN_KEEPALIVE void stf_event(
    int kind, unsigned number, float x, float y, float z, char* name, int name_size, char* body,
    int body_size) {
    stf::base::Event event{
        .kind = static_cast<stf::base::EventKind>(kind), .number = number, .x = x, .y = y, .z = z};
    if (name) event.name.assign(name, static_cast<std::size_t>(name_size));
    if (body) event.body.assign(body, static_cast<std::size_t>(body_size));
    std::free(name);
    std::free(body);
    if (stf::platform::program) stf::platform::program->handle(std::move(event));
}

EMSCRIPTEN_KEEPALIVE int stf_frame(double now_ms) {
    return stf::platform::program && stf::platform::program->frame(now_ms) ? 1 : 0;
}

} // extern "C"
