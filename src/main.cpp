// Wiring: the page's events to the app, the app's effects to the page.
#include "app.h"
#include "platform/platform.h"

namespace {

class Stifinner : public stf::base::Program {
public:
    void handle(stf::base::Event event) override {
        if (event.kind == stf::base::EventKind::resource && event.name == "start")
            app_.set_graphics(stf::platform::open_graphics());
        app_.handle(std::move(event));
        perform();
    }
    bool frame(double) override {
        const bool more = app_.frame();
        perform();
        return more;
    }

private:
    void perform() {
        for (const stf::base::Effect& effect : app_.take_effects()) stf::platform::perform(effect);
    }
    stf::App app_;
};

} // namespace

int main() {
    static Stifinner stifinner;
    stf::platform::run(stifinner);
}
