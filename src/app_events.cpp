// What has arrived: files, sizes, clicks.
#include <algorithm>
#include <cmath>

#include "app.h"
#include "document/format.h"
#include "document/replica.h"
#include "pathway/read.h"
#include "plan/example.h"
#include "plan/read.h"
#include "view/dates.h"
#include "json/value.h"

namespace stf {

using base::Event;
using base::EventKind;

namespace {

bool is_overlay(const json::Value& file) {
    const json::Value* format = file.find("format");
    return format && format->string() == document::overlay_format.name;
}

} // namespace

void App::handle(Event event) {
    const auto set = [&](auto& variable, auto value) {
        if (variable == value) return;
        variable = value;
        dirty_ = true;
    };
    switch (event.kind) {
    case EventKind::resource:
        resource(event);
        break;
    case EventKind::resize:
        set(width_, event.x);
        set(height_, event.y);
        set(pixel_ratio_, event.z);
        set(root_font_, static_cast<float>(event.number));
        dirty_ = true; // setting the canvas's size cleared it
        break;
    case EventKind::click:
        deeds_.push_back({.clicked = event.number});
        break;
    case EventKind::change:
        deeds_.push_back({.change = {event.number, std::move(event.body)}});
        break;
    case EventKind::focus:
        input_.focused = event.number;
        if (event.number == 0 && history_) { // the visit to the field is over
            history_->settle();
            merging_.clear();
        }
        if (event.number == 0 && desk_.history) {
            desk_.history->settle();
            desk_.merging.clear();
        }
        break;
    case EventKind::hover:
        set(input_.hovered, event.number);
        break;
    case EventKind::scroll:
        input_.scroll[event.number] = event.x;
        dirty_ = true;
        break;
    case EventKind::today:
        set_today(base::Day(static_cast<std::int32_t>(event.number)));
        break;
    case EventKind::media:
        set(media_, event.number);
        break;
    case EventKind::pan:
        pan(event);
        break;
    case EventKind::zoom:
        map_.camera = ui::zoomed(map_.layout, event.z, event.x, event.y);
        dirty_ = true;
        break;
    case EventKind::settle:
        map_.moving = false;
        dirty_ = true;
        break;
    case EventKind::drag:
        drag(event);
        break;
    case EventKind::key:
        for (const view::CommandInfo& info : view::commands())
            if (info.name == event.name) run(info.id);
        shown_.reset();
        dirty_ = true;
        break;
    case EventKind::context:
        graphics_ = event.number != 0 && renderer_.open();
        if (event.number == 0) renderer_.close();
        dirty_ = true;
        break;
    case EventKind::tick:
        meeting_tick(event.number);
        break;
    case EventKind::stored:
        session_.storage.kept = event.number != 0 ? "" : "denied";
        shown_.reset();
        dirty_ = true;
        break;
    case EventKind::storage:
        storage_event(event);
        break;
    }
}

void App::ask_move(const plan::Reference& at, base::Day day) {
    session_.moving = at;
    session_.moving_to = day;
    shown_.reset();
    dirty_ = true;
    rebuild();
    if (!shown_->move) {
        session_.moving.reset();
        return;
    }
    effect(base::EffectKind::announce, 1, {}, shown_->move->title + " " + shown_->move->text);
}

void App::take_settings(const std::string& text) {
    std::string note = std::move(settings_.own_note);
    settings_ = view::read_settings(text);
    if (!settings_.note_here) settings_.own_note = std::move(note);
}

void App::take_note(const std::string& text) {
    settings_.own_note = text;
    settings_.note_here = false;
}

void App::resource(const Event& event) {
    const std::string& name = event.name;
    const auto begins = [&](std::string_view with) { return name.rfind(with, 0) == 0; };
    dirty_ = true;
    shown_.reset();
    if (name == "random") {
        document::Random random{};
        for (std::size_t i = 0; i < random.size() && i < event.body.size(); ++i)
            random[i] = static_cast<std::uint8_t>(event.body[i]);
        replica_ = document::replica(random);
        meeting_replica(event.body);
    } else if (name == "fonts/regular.ttf") {
        regular_font_ = event.body;
    } else if (name == "fonts/strong.ttf") {
        strong_font_ = event.body;
    } else if (name == "start") {
        graphics_ = graphics_ && renderer_.start(regular_font_, strong_font_) && renderer_.open();
        started_ = true;
    } else if (name == "stored:settings") {
        take_settings(event.body);
    } else if (name == "stored:note") {
        take_note(event.body);
    } else if (name == "stored:plan") {
        open_text(event.body, true);
    } else if (name == "stored:meeting") {
        meeting_file(name, event.body, true);
    } else if (begins("file:")) {
        if (event.number == 2)
            session_.message = texts_.get("file.too_large");
        else if (!meeting_file(name.substr(5), event.body, false) && !open_foreign(name, event.body))
            open_text(event.body, false);
    } else if (name == "pathways/glossary.json") {
        words_arrived(event.body); // without it, the words of the plan are shown
    } else if (edition_arrived(event)) {
        return;
    } else if (event.number == 0) {
        session_.message = texts_.get("fetch.failed");
        pending_pathway_.clear();
        pending_example_.clear();
        desk_.pending.clear();
    } else if (begins("lang/")) {
        if (auto texts =
                view::Texts::read(event.body, view::language_from(std::string_view(name).substr(5, 2))))
            texts_ = std::move(*texts);
        map_view_.reset();
    } else if (name == "pathways/index.json") {
        catalogue_ = view::read_catalogue(event.body);
        if (session_.pathway.empty() && !catalogue_.pathways.empty())
            session_.pathway = catalogue_.pathways.front().id;
    } else if (meeting_pathway_arrived(name, event.body)) {
        return;
    } else if (!pending_example_.empty()) {
        const auto awaited = std::find(awaited_.begin(), awaited_.end(), name);
        if (awaited == awaited_.end()) return;
        awaited_.erase(awaited);
        if (name == pending_example_)
            example_text_ = event.body;
        else
            arrived_pathways_.emplace_back(name, event.body);
        if (awaited_.empty()) example_arrived();
    } else if (name == pending_pathway_) {
        pathway_arrived(event.body);
    }
}

// A plan from a file or from this device. What can't be opened leaves the open plan as it is.
void App::open_text(const std::string& text, bool from_store) {
    auto value = json::parse(text);
    if (value && !from_store && is_overlay(*value)) return open_overlay(std::move(*value));
    auto plan = value ? plan::read(std::move(*value)) : base::Result<plan::Plan>(value.faults());
    if (!plan) {
        session_.message = texts_.format(
            from_store ? "storage.damaged" : "file.not_opened", {{"fault", fault_text(plan.faults())}});
        if (from_store) session_.storage.note = "damaged";
        return;
    }
    if (from_store) {
        version_after_ = *plan;
        replace_plan(std::move(*plan), view::Screen::now);
        return;
    }
    if (history_ &&
        !history_->now().example) { // the plan that was open is one step back, and among the versions
        if (history_->now().id != plan->id) session_.storage.note = "replaced";
        history_->commit(std::move(*plan));
        schedule_.reset();
        map_view_.reset();
        map_ = {};
        session_.message.clear();
        go(view::Screen::now);
    } else
        replace_plan(std::move(*plan), view::Screen::now);
    save(texts_.get("storage.words.opened"));
    say("file.opened");
}

void App::pathway_arrived(const std::string& text) {
    pending_pathway_.clear();
    auto value = json::parse(text);
    auto pathway = value ? pathway::read(std::move(*value)) : base::Result<pathway::Pathway>(value.faults());
    if (!pathway) {
        session_.message = texts_.format("file.not_opened", {{"fault", fault_text(pathway.faults())}});
        return;
    }
    plan::Plan plan = history_ ? history_->now() : plan::Plan{};
    const bool example = plan.example; // nobody's: one's own plan begins beside it
    if (example) plan = std::exchange(own_plan_, std::nullopt).value_or(plan::Plan{});
    session_.storage.own_plan = false;
    if (plan.id.empty()) plan.id = document::make_id(replica_, ++plan.counter);
    plan::AddCourse add{
        .id = document::make_id(replica_, ++plan.counter),
        .pathway = std::make_shared<const pathway::Pathway>(std::move(*pathway)),
        .anchors = std::move(pending_anchors_)};
    plan = with_waiting_overlay(plan::update(plan, add));
    const view::Screen next = std::exchange(local_after_, false) ? view::Screen::local : view::Screen::now;
    session_.local.course = add.id;
    if (history_ && !example) {
        history_->commit(std::move(plan));
        schedule_.reset();
        go(next);
    } else {
        replace_plan(std::move(plan), next);
    }
    save();
    say("plan.made");
}

void App::words_arrived(const std::string& text) {
    const auto file = json::parse(text);
    base::Faults faults;
    if (const json::Value* items = file ? file->find("items") : nullptr)
        json::read(json::Cursor(*items, faults), site_words_);
}

void App::example_arrived() {
    pending_example_.clear();
    std::vector<pathway::PathwayPtr> pathways;
    for (const auto& [name, text] : arrived_pathways_) {
        auto value = json::parse(text);
        if (!value) continue;
        if (auto pathway = pathway::read(std::move(*value)))
            pathways.push_back(std::make_shared<const pathway::Pathway>(std::move(*pathway)));
    }
    arrived_pathways_.clear();
    auto value = json::parse(std::exchange(example_text_, {}));
    auto plan = value ? plan::instantiate(*value, pathways, real_today_, texts_.language())
                      : base::Result<plan::Plan>(value.faults());
    if (!plan) {
        session_.message = texts_.format("file.not_opened", {{"fault", fault_text(plan.faults())}});
        return;
    }
    plan->example = true;
    if (history_ && !history_->now().example) own_plan_ = history_->now();
    session_.storage.own_plan = own_plan_.has_value();
    replace_plan(std::move(*plan), view::Screen::now);
}

} // namespace stf
