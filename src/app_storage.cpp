// Keeping the plan: what is saved and in which words, what the person asks of the storage, what the page
// answers.
#include <algorithm>

#include "app.h"
#include "plan/read.h"
#include "view/dates.h"
#include "view/storage_view.h"
#include "json/value.h"

namespace stf {

using base::EffectKind;
using view::Screen;
using view::StorageForm;
using view::StorageVerb;

namespace {

constexpr char between = '\x1f';

// The texts of the windows that the page itself shows, for codes and camera.
std::string pass_texts(const view::Texts& texts) {
    json::Value value;
    for (const char* key :
         {"pass.show_title", "pass.show_help", "pass.part", "pass.too_large", "pass.read_title",
          "pass.read_help", "pass.got", "pass.no_camera", "pass.refused", "pass.other", "pass.damaged",
          "pass.close", "pass.slower", "pass.faster", "pass.pause", "pass.resume", "pass.image"})
        value.set(key, json::Value(texts.get(key)));
    return json::write(value);
}

} // namespace

std::string App::file_name(std::string_view suffix) const {
    return "stifinner-" + base::to_string(real_today_) + std::string(suffix) + ".json";
}

// An example is nobody's plan: it never takes the place of one's own.
void App::save(std::string words, bool merge) {
    if (!history_) return;
    const plan::Plan& now = history_->now();
    if (now.example) return;
    if (!merge) version_before_ = std::exchange(version_after_, std::nullopt);
    if (words.empty())
        words = view::change_words(version_before_.value_or(plan::Plan{}), now, today_, texts_);
    version_after_ = now;
    std::string name = "plan";
    for (const std::string& part :
         {now.id.empty() ? std::string("plan") : now.id, words, view::plan_title(now, texts_),
          std::string(merge ? "1" : "0")})
        name += between + part;
    effect(EffectKind::save, 0, std::move(name), plan::text(now));
}

void App::storage_effect(std::string_view verb, std::string text, std::uint32_t number) {
    effect(EffectKind::storage, number, std::string(verb), std::move(text));
}

void App::storage_form(StorageForm form) {
    view::StorageSession& storage = session_.storage;
    storage.form = form;
    storage.problem.clear();
    storage.reveal = storage.busy = false;
    focus_next_ =
        view::node_id(view::main_node(session_.screen), form == StorageForm::none ? "title" : "storage-form");
}

void App::run(const view::StorageCommand& command) {
    const view::StorageDo& it = std::get<view::StorageDo>(command);
    view::StorageSession& storage = session_.storage;
    const auto text = [&] {
        return history_ ? json::write(plan::write(history_->now()), json::Style::indented) : std::string();
    };
    const auto send = [&](std::string body = {}) {
        storage.busy = storage.form != StorageForm::none || it.verb == StorageVerb::unlock;
        storage.problem.clear();
        storage_effect(view::name(it.verb), std::move(body));
    };
    switch (it.verb) {
    case StorageVerb::go:
        storage.note.clear();
        storage.shown = 5;
        storage_effect("versions");
        return go(Screen::storage);
    case StorageVerb::ask_lock:
        return storage_form(StorageForm::lock);
    case StorageVerb::ask_remove_lock:
        return storage_form(StorageForm::remove_lock);
    case StorageVerb::ask_export:
        return storage_form(StorageForm::export_locked);
    case StorageVerb::ask_share:
        return storage_form(StorageForm::share);
    case StorageVerb::give_up:
        storage_effect("give_up");
        return storage_form(StorageForm::none);
    case StorageVerb::reveal:
        storage.reveal = !storage.reveal;
        return;
    case StorageVerb::persist:
    case StorageVerb::unlink:
    case StorageVerb::lock:
    case StorageVerb::remove_lock:
    case StorageVerb::lock_now:
    case StorageVerb::unlock:
    case StorageVerb::open_locked:
    case StorageVerb::end_share:
    case StorageVerb::update:
        return send();
    case StorageVerb::link:
        return send(file_name("") + between + text());
    case StorageVerb::export_locked:
        return send(file_name("-locked") + between + text());
    case StorageVerb::save_linked:
        return send(text());
    case StorageVerb::share:
        storage.form = StorageForm::none;
        return send(text());
    case StorageVerb::restore:
        for (const view::StoredVersion& version : storage.versions)
            if (version.id == it.number)
                restoring_ = view::when(version.day, version.time, today_, texts_, false);
        return storage_effect("version", std::to_string(it.number));
    case StorageVerb::more_versions:
        storage.shown += 15;
        return;
    case StorageVerb::later:
        storage.update = false;
        return;
    case StorageVerb::remind_later:
        storage.remind = false;
        return send();
    case StorageVerb::close_note:
        storage.note.clear();
        return;
    case StorageVerb::own_plan:
        if (!own_plan_) return;
        replace_plan(std::move(*std::exchange(own_plan_, std::nullopt)), Screen::now);
        storage.own_plan = false;
        return;
    case StorageVerb::pass_show: {
        json::Value value;
        value.set("texts", json::Value(pass_texts(texts_)));
        value.set("name", json::Value(file_name("")));
        value.set("plan", json::Value(history_ ? plan::text(history_->now()) : std::string()));
        return storage_effect("pass_show", json::write(value));
    }
    case StorageVerb::pass_read: {
        json::Value value;
        value.set("texts", json::Value(pass_texts(texts_)));
        return storage_effect("pass_read", json::write(value));
    }
    }
}

// The plan as it stands on the device changed elsewhere, or a version is taken back: the screen stays.
void App::take_plan(const std::string& text, bool own_doing) {
    auto value = json::parse(text);
    auto plan = value ? plan::read(std::move(*value)) : base::Result<plan::Plan>(value.faults());
    if (!plan) {
        session_.message = texts_.format("storage.damaged", {{"fault", fault_text(plan.faults())}});
        return;
    }
    if (!history_ || history_->now().example) {
        if (!own_doing && history_)
            return; // an example stays in view; the plan behind it is read anew when one goes back
        replace_plan(std::move(*plan), own_doing ? Screen::storage : Screen::now);
    } else
        history_->commit(std::move(*plan));
    schedule_.reset();
    map_view_.reset();
    if (session_.selected && !plan::find_course(history_->now(), session_.selected->course)) close_panel();
    session_.moving.reset();
    if (own_doing) return;
    version_after_ = history_->now();
    version_before_.reset();
}

void App::storage_event(const base::Event& event) {
    view::StorageSession& storage = session_.storage;
    const std::string& topic = event.name;
    const auto done = [&](std::string_view key) {
        storage_form(StorageForm::none);
        say(key);
    };
    dirty_ = true;
    shown_.reset();
    if (topic == "status") {
        view::read_status(event.body, storage);
    } else if (topic == "kept") {
        const std::string before = std::exchange(storage.kept, event.body);
        const bool again = event.body.empty() && !before.empty() && before != "shared" && history_;
        if ((!event.body.empty() && event.body != "shared") || again)
            effect(EffectKind::announce, 1, {}, texts_.get("storage.kept." + (again ? "again" : event.body)));
    } else if (topic == "versions") {
        storage.versions = view::read_versions(event.body);
    } else if (topic == "version") {
        const std::string words = texts_.format("storage.words.restored", {{"when", restoring_}});
        if (meeting_version(event.body, words)) return;
        take_plan(event.body, true);
        save(words);
        storage_effect("versions");
        say("storage.restored");
    } else if (topic == "followed:plan") {
        take_plan(event.body, false);
    } else if (topic == "followed:settings") {
        take_settings(event.body);
    } else if (topic == "followed:note") {
        take_note(event.body);
    } else if (topic == "followed:meeting") {
        meeting_file(topic, event.body, true);
    } else if (topic == "conflict") {
        storage.note = "conflict";
        effect(EffectKind::announce, 1, {}, texts_.get("storage.note.conflict"));
    } else if (topic == "refused") {
        storage.busy = false;
        storage.problem = event.body;
        effect(EffectKind::announce, 1, {}, texts_.get("storage.refused." + event.body));
        if (storage.form == StorageForm::none && session_.screen != Screen::unlock)
            session_.message = texts_.get("storage.refused." + std::exchange(storage.problem, {}));
        else
            focus_next_ = view::node_id(view::main_node(session_.screen), "passphrase");
    } else if (topic == "file_refused") {
        session_.message =
            texts_.format("file.not_opened", {{"fault", texts_.get("storage.refused." + event.body)}});
    } else if (topic == "ask_file") {
        storage.file = event.body;
        go(Screen::storage);
        storage_form(StorageForm::open);
    } else if (topic == "form_done") {
        storage_form(StorageForm::none);
    } else if (topic == "sealed") {
        go(Screen::unlock);
    } else if (topic == "locked_now") {
        done("storage.said.locked");
    } else if (topic == "unlocked_now") {
        done("storage.said.unlocked");
    } else if (topic == "exported") {
        done("file.saved");
    } else if (topic == "written") {
        say("storage.said.written");
    } else if (topic == "erased") { // by another page
        forget_here();
        storage.note = "erased";
    } else if (topic == "gone" || topic == "shared") {
        const std::vector<std::string> left = view::read_left(event.body);
        storage.versions.clear();
        if (!left.empty()) {
            std::string names;
            for (const std::string& name : left) names += (names.empty() ? "" : ", ") + name;
            session_.message = texts_.format("storage.left", {{"what", names}});
        }
        say(!left.empty() ? "storage.said.left" : topic == "gone" ? "forget.said" : "storage.said.shared");
    }
}

void App::forget_here() {
    history_.reset();
    desk_.history.reset();
    desk_.left_s.reset();
    desk_.changed();
    schedule_.reset();
    map_view_.reset();
    own_plan_.reset();
    version_before_.reset();
    version_after_.reset();
    session_ = view::Session{.pathway = session_.pathway, .storage = std::move(session_.storage)};
    session_.storage.versions.clear();
    session_.storage.own_plan = session_.storage.locked = session_.storage.remind = false;
    session_.storage.form = StorageForm::none;
    settings_ = {};
    input_.scroll.clear();
    go(Screen::start);
}

void App::forget() {
    effect(EffectKind::erase);
    forget_here();
}

} // namespace stf
