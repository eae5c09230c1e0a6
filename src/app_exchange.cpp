// What leaves the program, on paper or as a file, and what comes back.
#include "app.h"

namespace stf {

using base::EffectKind;

void App::print_page(const exchange::Page& page) {
    effect(EffectKind::print, 0, {}, exchange::serialise(page));
}

void App::download_page(const exchange::Page& page, std::string_view name) {
    effect(EffectKind::download, 0, std::string(name) + ".html", exchange::to_html(page));
    say("file.saved");
}

} // namespace stf
