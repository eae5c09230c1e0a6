#include "app.h"

#include <algorithm>

#include "view/dates.h"

namespace stf {

using base::EffectKind;

namespace {

constexpr std::int64_t trip_nodes_per_slice = 1500; // about 4 ms on an old phone's one core

} // namespace

std::vector<base::Effect> App::take_effects() {
    return std::exchange(effects_, {});
}

void App::effect(EffectKind kind, std::uint32_t number, std::string name, std::string text) {
    effects_.push_back({.kind = kind, .number = number, .name = std::move(name), .text = std::move(text)});
}

void App::say(std::string_view key) {
    effect(EffectKind::announce, 0, {}, texts_.get(key));
}

std::string App::fault_text(const base::Faults& faults) const {
    for (const base::Fault& fault : faults)
        if (!fault.warning)
            return texts_.format(
                "fault.place",
                {{"message",
                  base::fill(texts_.get("fault." + std::string(base::name(fault.code))), fault.args)},
                 {"line", std::to_string(fault.at.line)},
                 {"column", std::to_string(fault.at.column)}});
    return {};
}

// ---- what is shown ----

const ui::Theme& App::theme() const {
    using view::Theme;
    constexpr std::uint32_t dark = 1, more_contrast = 2, forced = 4;
    const bool contrast = settings_.theme == Theme::contrast ||
        (settings_.theme == Theme::automatic && (media_ & (more_contrast | forced)) != 0);
    if (contrast) return ui::theme_contrast;
    const bool night =
        settings_.theme == Theme::dark || (settings_.theme == Theme::automatic && (media_ & dark) != 0);
    return night ? ui::theme_dark : ui::theme_light;
}

float App::scale() const {
    return root_font_ / 16 * static_cast<float>(settings_.text_percent) / 100;
}

// Also where there is no graphics, and where the text is so large that a laid out screen would be in the way.
bool App::text_mode() const {
    return settings_.text_mode || !graphics_ || width_ / scale() < 200;
}

void App::appearance() {
    const ui::Theme& shown = theme();
    const std::string name = &shown == &ui::theme_contrast ? "contrast"
        : &shown == &ui::theme_dark                        ? "dark"
                                                           : "light";
    const bool still = settings_.still || (media_ & 8) != 0;
    const std::uint32_t bits = (text_mode() ? 1u : 0u) | (still ? 2u : 0u);
    const std::string now = name + std::string(view::code_of(texts_.language())) + std::to_string(bits) +
        "/" + std::to_string(scale());
    if (now == sent_appearance_) return;
    sent_appearance_ = now;
    base::Effect effect{
        .kind = EffectKind::appearance,
        .number = bits,
        .name = name,
        .text = std::string(view::code_of(texts_.language()))};
    effect.x = scale();
    effects_.push_back(std::move(effect));
    ui_.canvas.theme = &shown;
    ui_.canvas.high_contrast = &shown == &ui::theme_contrast;
    ui_.canvas.still = still;
    ui_.canvas.scale = scale();
    ui_.text_mode = text_mode();
}

void App::rebuild() {
    static const plan::Plan no_plan;
    static const schedule::Schedule no_schedule;
    static const view::MapView no_map;
    const plan::Plan& plan = history_ ? history_->now() : no_plan;
    if (history_ && !schedule_) {
        if (!planner_ || planner_->today() != today_ || !planner_->update(plan))
            planner_.emplace(plan, today_);
        searching_ = !planner_->search_trips(trip_nodes_per_slice);
        session_.patient.stopped = false;
        waits_.reset();
        schedule_ = planner_->schedule();
        map_view_.reset();
    }
    if (history_ && !map_view_) {
        map_view_ = view::map_view(plan, *schedule_, texts_);
        exact_view_.reset();
        map_.plan = ++plans_;
        drag_ = {}; // the plan it was lifted from is gone
        in_hand_ = false;
    }
    const schedule::Schedule& schedule = schedule_ ? *schedule_ : no_schedule;
    const view::Source source{plan, schedule, texts_, today_};

    shown_.reset(new view::Shown{
        .texts = texts_,
        .session = session_,
        .settings = settings_,
        .map = map_view_ ? *map_view_ : no_map,
        .today = today_});
    view::Shown& shown = *shown_;
    shown.has_plan = history_.has_value();
    shown.start = view::start_view(catalogue_, session_, texts_);
    if (session_.screen == view::Screen::words)
        shown.words = view::all_words(history_ ? &plan : nullptr, site_words_, texts_);
    if (session_.screen == view::Screen::examples) shown.examples = view::example_options(catalogue_, texts_);
    shown.meeting = meeting_shown();
    shown.exchange = view::exchange_view(source, session_, catalogue_);
    if (session_.timeline.what_if)
        shown.what_if =
            texts_.format("timeline.what_if_now", {{"date", view::long_date(today_, real_today_, texts_)}});
    if (!history_) return;
    if (session_.screen == view::Screen::local || session_.screen == view::Screen::offers)
        shown.local = view::local_view(source, session_.local);
    if (session_.screen == view::Screen::offers) shown.offers = view::offers(source);
    shown.plan = &plan;
    shown.example = plan.example;
    shown.plan_id = plan.id.empty() ? "plan" : plan.id;
    shown.can_undo = history_->can_undo();
    shown.can_redo = history_->can_redo();
    shown.source.emplace(view::MapSource{plan, schedule, texts_});
    if (session_.screen == view::Screen::now || session_.screen == view::Screen::call ||
        session_.screen == view::Screen::worse || session_.screen == view::Screen::people)
        shown.now = view::now_view(source, session_.patient.filter);
    if (session_.screen == view::Screen::now) shown.week = view::week_view(*map_view_, texts_);
    if (session_.screen == view::Screen::timeline) {
        shown.list = view::list_view(source, session_.months, session_.patient.filter);
        shown.journeys_title = view::journeys_title(source, 2);
        shown.journeys_text = view::journeys_text(source, 2);
    }
    if (session_.screen == view::Screen::timeline) rebuild_timeline(shown, source);
    if (session_.moving && planner_)
        if (const schedule::StepDates* dates = view::find_dates(source, *session_.moving))
            shown.move = view::move_view(
                source, *session_.moving, session_.moving_to,
                planner_->possible_days(dates->at, today_, std::max(session_.moving_to, today_) + 366));
    if (session_.selected) shown.step = view::step_view(source, *session_.selected);
    show_patient(source);
    if (session_.screen == view::Screen::more) shown.choices = view::choices(source);
    if (session_.screen == view::Screen::matters)
        shown.matters = view::matters_view(source, session_.care.linking);
    if (session_.screen == view::Screen::worse) shown.worse = view::worse_view(source, catalogue_);
    if (session_.screen == view::Screen::people) shown.people = view::people_view(source);
    shown.relative = view::relative_view(source);
    care_questions(shown);
    shown.anchors = view::anchors(source);
    for (const view::AnchorLine& line : shown.anchors)
        if (line.course + "/" + line.anchor == session_.asking_anchor)
            shown.anchor_question = view::DateQuestion{
                .title = line.title,
                .help = texts_.get("start.date_help"),
                .error = view::problem_text(session_.problem, texts_),
                .months = view::month_options(texts_),
                .draft = session_.date};
    shown.choosing_anchor = shown.anchor_question.has_value();
    if (session_.form != view::StepForm::none)
        shown.form_question = view::DateQuestion{
            .title = texts_.get(
                session_.form == view::StepForm::book       ? "form.book_title"
                    : session_.form == view::StepForm::done ? "form.done_title"
                                                            : "form.move_title"),
            .help = "",
            .error = view::problem_text(session_.form_problem, texts_),
            .months = view::month_options(texts_),
            .draft = session_.form_date};
}

// A press is acted on by itself: it may change what the next one, made while a slow frame was drawn, is for.
// Fields that were left one after the other are one step.
void App::next_deed() {
    input_.clicked = 0;
    input_.changes.clear();
    const auto pressed =
        std::find_if(deeds_.begin(), deeds_.end(), [](const Deed& deed) { return deed.clicked != 0; });
    for (auto deed = deeds_.begin(); deed != pressed; ++deed)
        input_.changes.push_back(std::move(deed->change));
    auto done = pressed;
    if (input_.changes.empty() && pressed != deeds_.end()) input_.clicked = (done++)->clicked;
    deeds_.erase(deeds_.begin(), done);
}

// What was taken away and comes back is a new element of the page, which stands at its top: it is put where
// the person left it.
void App::keep_places(const view::Tree& next) {
    const auto has = [](const view::Tree& tree, view::NodeId id) {
        return std::any_of(
            tree.nodes.begin(), tree.nodes.end(), [&](const view::Node& node) { return node.id == id; });
    };
    for (const auto& [id, top] : input_.scroll) {
        if (has(tree_, id) || !has(next, id)) continue;
        base::Effect scroll{.kind = EffectKind::scroll, .number = id};
        scroll.x = top;
        effects_.push_back(std::move(scroll));
    }
}

bool App::frame() {
    if (!started_ || width_ <= 0) return false;
    if (!desk_.arrived.empty()) meeting_arrived();
    bool found = false;
    if (searches() && planner_) {
        constexpr int shown_every = 40; // slices: progress, where it is looked at
        searching_ = !planner_->search_trips(trip_nodes_per_slice);
        if (session_.screen == view::Screen::trips && ++slices_ % shown_every == 0) found = true;
        found = found || !searching_;
    }
    if (found) {
        schedule_ = planner_->schedule();
        map_view_.reset();
        shown_.reset();
        dirty_ = true;
    }
    next_deed();
    if (!dirty_ && input_.clicked == 0 && input_.changes.empty()) return searches();
    dirty_ = false;
    appearance();
    if (!shown_) rebuild();

    view::Commands commands;
    ImDrawList* draw = graphics_ ? renderer_.begin(width_, height_, pixel_ratio_) : nullptr;
    ui_.language(texts_.language());
    ui_.begin({0, 0, width_, height_}, input_, draw);
    ui_.canvas.fill({0, 0, width_, height_}, ui_.canvas.theme->ground.page);
    show_trial();
    map_.drag = drag_.mark >= 0 ? &drag_ : nullptr;
    map_.carried = in_hand_ && drag_.mark >= 0 ? &carried_ : nullptr;
    ui::window(ui_, *shown_, map_, commands);
    view::Tree tree = ui_.end();
    if (graphics_) renderer_.end();
    if (tree.nodes != tree_.nodes) {
        effect(EffectKind::mirror, 0, {}, view::serialise(tree));
        keep_places(tree);
    }
    tree_ = std::move(tree);
    base::Effect shift{.kind = EffectKind::shift};
    shift.x = map_.shift_x;
    shift.y = map_.shift_y;
    effects_.push_back(std::move(shift));
    if (focus_next_ != 0 && commands.empty()) effect(EffectKind::focus, std::exchange(focus_next_, 0));

    for (const view::Command& command : commands) run(command);
    if (!commands.empty()) {
        shown_.reset();
        dirty_ = true;
    }
    return dirty_ || !deeds_.empty() || searches();
}

} // namespace stf
