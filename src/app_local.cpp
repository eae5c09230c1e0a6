// Local versions of a pathway, and offers near where the person lives.
#include <algorithm>

#include "app.h"
#include "base/visitor.h"
#include "document/replica.h"
#include "pathway/overlay.h"
#include "pathway/read.h"
#include "view/local_view.h"
#include "json/read.h"

namespace stf {

using base::EffectKind;
using view::LocalDraft;
using view::LocalForm;
using view::Screen;

namespace {

const std::string& id_of(const json::Value& overlay) {
    static const std::string none;
    const json::Value* id = overlay.find("id");
    return id ? id->string() : none;
}

const json::Value* find_overlay(const plan::Course& course, const std::string& id) {
    for (const pathway::OverlayPtr& overlay : course.overlays)
        if (id_of(*overlay) == id) return overlay.get();
    return nullptr;
}

// In the place of the one with the same id, else last.
std::vector<pathway::OverlayPtr> with(std::vector<pathway::OverlayPtr> overlays, pathway::OverlayPtr added) {
    for (pathway::OverlayPtr& there : overlays)
        if (id_of(*there) == id_of(*added)) {
            there = std::move(added);
            return overlays;
        }
    overlays.push_back(std::move(added));
    return overlays;
}

plan::PutPathway put(const plan::Course& course, std::vector<pathway::OverlayPtr> overlays) {
    return {course.id, course.national ? course.national : course.pathway, std::move(overlays)};
}

view::NodeId form_title(Screen screen) {
    const view::NodeId main = view::main_node(screen);
    return view::node_id(view::node_id(main, "local-form"), "local-form-title");
}

} // namespace

const plan::Course* App::local_course() const {
    return history_ ? view::local_course(history_->now(), session_.local) : nullptr;
}

// A file that someone made where they live. It goes onto the course it is made for, or waits for a plan.
void App::open_overlay(json::Value file) {
    const base::Faults faults = pathway::check_overlay(file);
    if (base::any_fault(faults)) {
        session_.message = texts_.format("file.not_opened", {{"fault", fault_text(faults)}});
        return;
    }
    const std::string base = pathway::base_of_overlay(file);
    const std::string by = file.find("by")->string();
    const auto overlay = std::make_shared<const json::Value>(std::move(file));
    if (history_)
        for (const plan::Course& course : history_->now().courses) {
            if (course.pathway->id != base) continue;
            session_.local.course = course.id;
            act(put(course, with(course.overlays, overlay)), "");
            go(Screen::local);
            return say("local.opened");
        }
    const auto entry = std::find_if(
        catalogue_.pathways.begin(), catalogue_.pathways.end(),
        [&](const view::CatalogueEntry& one) { return one.id == base; });
    if (entry == catalogue_.pathways.end()) {
        session_.message = texts_.format("local.no_pathway", {{"base", base}});
        return;
    }
    session_.pathway = base;
    session_.services = session_.services || entry->services;
    session_.local.waiting = by;
    waiting_overlay_ = overlay;
    go(Screen::choose);
    effect(EffectKind::announce, 0, {}, texts_.format("local.waiting", {{"by", by}}));
}

// The local version that waited is put onto the plan that was made.
plan::Plan App::with_waiting_overlay(plan::Plan plan) {
    if (!waiting_overlay_ || plan.courses.empty()) return plan;
    const plan::Course& course = plan.courses.back();
    if (course.pathway->id == pathway::base_of_overlay(*waiting_overlay_))
        plan = plan::update(plan, put(course, {waiting_overlay_}));
    waiting_overlay_.reset();
    session_.local.waiting.clear();
    return plan;
}

void App::edit_local(LocalDraft next) {
    const LocalDraft before = session_.local.draft;
    if (history_ && !next.overlay.empty()) // an offer may be of another course's version
        for (const plan::Course& other : history_->now().courses)
            if (find_overlay(other, next.overlay)) session_.local.course = other.id;
    const plan::Course* course = local_course();
    if (!course) return;
    const base::Language language = texts_.language();
    const bool opened =
        (before.form != next.form || before.service != next.service) && next.form != LocalForm::none;
    next.problem = view::LocalProblem::none;
    if (opened) {
        next.who = session_.local.who;
        next.when =
            session_.local.when == view::DateDraft() ? view::draft_of(real_today_) : session_.local.when;
        view::prefill(next, history_->now(), *course, language);
        focus_next_ = form_title(session_.screen);
    } else if (next.step != before.step || next.place != before.place || next.rule != before.rule) {
        if (next.step != before.step) {
            const pathway::Step* step = pathway::find(course->pathway->steps, next.step);
            next.rule = step && step->after.size() == 1 ? 1 : 0;
        }
        view::prefill(next, history_->now(), *course, language);
    }
    if (next.form == LocalForm::none) { // given up
        const view::NodeId main = view::main_node(session_.screen);
        focus_next_ = view::node_id(main, "title");
    }
    session_.local.draft = std::move(next);
    if (opened) return;
    const auto known = view::local_check(before, *course, today_, texts_); // said when it arose
    for (const std::string& line : view::local_check(session_.local.draft, *course, today_, texts_))
        if (std::find(known.begin(), known.end(), line) == known.end())
            effect(EffectKind::announce, 1, {}, line);
}

void App::submit_local() {
    LocalDraft& draft = session_.local.draft;
    const plan::Course* course = local_course();
    if (!course || draft.form == LocalForm::none) return;
    draft.problem = view::problem_of(draft, *course, today_);
    if (draft.problem != view::LocalProblem::none) {
        shown_.reset();
        const view::Source source{history_->now(), *schedule_, texts_, today_};
        if (const auto view = view::local_view(source, session_.local))
            effect(EffectKind::announce, 1, {}, view->error);
        return;
    }
    plan::Plan plan = history_->now();
    const std::string id = document::make_id(replica_, ++plan.counter);
    const base::Language language = texts_.language();
    plan::Action action = plan::RemoveService{""};
    if (draft.mine) {
        action = plan::PutService{view::service_of(draft, *course, id, language)};
    } else {
        const json::Value* there = find_overlay(*course, draft.overlay);
        const view::NewOverlay fresh{
            document::make_id(replica_, ++plan.counter),
            texts_.format("local.file_title", {{"by", draft.by}})};
        json::Value changed = view::with_draft(there, draft, *course, id, fresh, today_, language);
        action =
            put(*course, with(course->overlays, std::make_shared<const json::Value>(std::move(changed))));
        session_.local.who = draft.who;
        session_.local.when = draft.when;
    }
    draft = {};
    history_->commit(plan::update(plan, action));
    schedule_.reset();
    save();
    say("plan.changed");
    const view::NodeId main = view::main_node(session_.screen);
    focus_next_ = view::node_id(main, "title");
}

// A version with one list shorter, back in its place.
void App::change_overlay(const std::string& id, base::FunctionRef<void(json::Value&)> change) {
    const plan::Course* course = local_course();
    const json::Value* there = course ? find_overlay(*course, id) : nullptr;
    if (!there && history_) // an offer may be of another course's version
        for (const plan::Course& other : history_->now().courses)
            if (!there && (there = find_overlay(other, id))) course = &other;
    if (!there) return;
    json::Value next = *there;
    change(next);
    act(put(*course, with(course->overlays, std::make_shared<const json::Value>(std::move(next)))), "");
}

void App::run(const view::LocalCommand& command) {
    std::visit(
        base::Visitor{
            [&](const view::OpenLocal& it) {
                if (!it.course.empty()) session_.local.course = it.course;
                session_.local.draft = {};
                if (session_.screen != Screen::local) go(Screen::local);
            },
            [&](const view::OpenOffers&) { go(Screen::offers); },
            [&](const view::EditLocal& it) { edit_local(it.draft); },
            [&](const view::SubmitLocal&) { submit_local(); },
            [&](const view::RemoveLocalChange& it) {
                change_overlay(it.overlay, [&](json::Value& overlay) {
                    json::Value* changes = overlay.find("changes");
                    auto* items = changes ? std::get_if<json::Items>(&changes->data) : nullptr;
                    if (items && it.index >= 0 && static_cast<std::size_t>(it.index) < items->size())
                        items->erase(items->begin() + it.index);
                });
            },
            [&](const view::RemoveOffer& it) {
                if (it.overlay.empty()) return act(plan::RemoveService{it.id}, "");
                change_overlay(it.overlay, [&](json::Value& overlay) {
                    json::Value* directory = overlay.find("directory");
                    if (auto* items = directory ? std::get_if<json::Items>(&directory->data) : nullptr)
                        std::erase_if(*items, [&](const json::Value& one) { return id_of(one) == it.id; });
                });
            },
            [&](const view::DropLocal& it) {
                const plan::Course* course = local_course();
                if (!course) return;
                std::vector<pathway::OverlayPtr> rest = course->overlays;
                std::erase_if(
                    rest, [&](const pathway::OverlayPtr& one) { return id_of(*one) == it.overlay; });
                act(put(*course, std::move(rest)), "");
            },
            [&](const view::SaveLocal& it) {
                const plan::Course* course = local_course();
                const json::Value* overlay = course ? find_overlay(*course, it.overlay) : nullptr;
                if (!overlay) return;
                effect(
                    EffectKind::download, 0, "stifinner-lokal-" + course->pathway->id + ".json",
                    json::write(*overlay, json::Style::indented));
                say("local.saved");
            },
            [&](const view::MakeLocal&) {
                make_plan(false);
                local_after_ = true;
            },
            [&](const view::ForgetOverlay&) {
                waiting_overlay_.reset();
                session_.local.waiting.clear();
            },
        },
        command);
}

} // namespace stf
