// The map and the exact timeline: a step in the hand, where one looks, and another today.
#include <algorithm>
#include <cmath>

#include "app.h"
#include "base/visitor.h"
#include "view/dates.h"

namespace stf {
namespace {

constexpr int looking_years = 100;     // that a date can be looked at
constexpr std::int32_t days_lit = 400; // ahead, in which a step's possible days are shown

} // namespace

void App::rebuild_timeline(view::Shown& shown, const view::Source& source) {
    const bool exact = session_.timeline.exact && session_.map;
    shown.crowded = map_.layout.folded || !map_.layout.groups.empty();
    if (exact) {
        if (!exact_view_) exact_view_ = view::exact_view(*map_view_, source.plan, source.schedule, texts_);
        shown.exact = &*exact_view_;
        if (session_.selected)
            shown.links = view::exact_links(
                *map_view_, source.plan, texts_,
                view::find_mark(*map_view_, source.plan, *session_.selected));
    }
    if (session_.timeline.asking_date)
        shown.timeline_date = view::DateQuestion{
            .title = texts_.get("timeline.date_title"),
            .help = texts_.get("timeline.date_help"),
            .error = view::problem_text(session_.timeline.problem, texts_),
            .months = view::month_options(texts_),
            .draft = session_.timeline.date};
}

void App::set_today(base::Day real) {
    const base::Day seen = session_.timeline.what_if.value_or(real);
    real_today_ = real;
    if (today_ == seen) return;
    today_ = seen;
    schedule_.reset();
    shown_.reset();
    dirty_ = true;
}

// ---- a step in the hand ----

// Lifted, carried over the days, and put down. What would then hold is told all the while; nothing changes
// before the person has chosen.
void App::drag(const base::Event& event) {
    dirty_ = true;
    if (!schedule_ || !map_view_ || !planner_ ||
        !history_) { // the plan is being made anew: nothing is in the hand
        drag_ = {};
        in_hand_ = false;
        return;
    }
    const int phase = static_cast<int>(event.z);
    const double pointer = map_.layout.day_at(event.x, event.y);
    if (phase == 0) {
        const auto node = std::find(map_.nodes.begin(), map_.nodes.end(), event.number);
        drag_ = {};
        in_hand_ = false;
        if (node == map_.nodes.end()) return;
        lift(map_.marks[static_cast<std::size_t>(node - map_.nodes.begin())]);
        in_hand_ = drag_.mark >= 0;
        session_.moving.reset();
        shown_.reset();
        if (in_hand_) lifted_from_ = drag_.day.count + 0.5 - pointer;
    }
    if (drag_.mark < 0 || !in_hand_) return;
    carry(base::Day(static_cast<std::int32_t>(std::floor(pointer + lifted_from_))));
    if (phase < 2) return;
    const view::MapMark carried = map_view_->marks[static_cast<std::size_t>(drag_.mark)];
    const base::Day day = drag_.day;
    drag_ = {};
    in_hand_ = false;
    if (phase == 2 && day != carried.day) ask_move(view::reference(history_->now(), carried.at), day);
}

void App::lift(std::int32_t mark) {
    drag_ = {};
    carried_day_.reset();
    if (mark < 0) return;
    const view::MapMark& carried = map_view_->marks[static_cast<std::size_t>(mark)];
    if (carried.state == view::MarkState::done || carried.echo) return;
    drag_.mark = mark;
    drag_.day = carried.day;
    drag_.possible = planner_->possible_days(carried.at, today_, today_ + days_lit);
    drag_.tag = view::short_date(drag_.day, today_, texts_);
    drag_index_ = view::drag_index(*map_view_);
}

// Only another day is asked about anew.
void App::carry(base::Day day) {
    const view::MapMark& carried = map_view_->marks[static_cast<std::size_t>(drag_.mark)];
    if (carried_day_ == day) return;
    carried_day_ = drag_.day = day;
    const view::Source source{history_->now(), *schedule_, texts_, today_};
    carried_ =
        view::drag_view(source, *map_view_, drag_index_, drag_.mark, day, planner_->preview(carried.at, day));
    carried_.fits = carried_.fits || std::binary_search(drag_.possible.begin(), drag_.possible.end(), day);
    drag_.clash = !carried_.fits;
    drag_.moved = carried_.moved;
    drag_.new_journey = view::new_journey(*map_view_, carried, day);
    drag_.tag = view::short_date(day, today_, texts_);
}

// While a day is being asked about, the map shows it as if the step were still in the hand.
void App::show_trial() {
    if (in_hand_) return;
    const bool asked = session_.moving && map_view_ && planner_ && session_.screen == view::Screen::timeline;
    const std::int32_t mark = asked ? view::find_mark(*map_view_, history_->now(), *session_.moving) : -1;
    if (mark < 0) {
        drag_ = {};
        return;
    }
    if (drag_.mark != mark) lift(mark);
    if (drag_.mark >= 0) carry(session_.moving_to);
}

// ---- where one looks ----

void App::pan(const base::Event& event) {
    const ui::PlacedOverview& strip = map_.layout.overview;
    if (event.z != 0) {
        if (strip.area.w <= 0) return;
        map_.camera.from += static_cast<double>(event.x / strip.px_per_day);
    } else {
        map_.camera = ui::panned(map_.layout, event.x, event.y);
    }
    map_.moving = dirty_ = true;
}

void App::run(const view::TimelineCommand& command) {
    view::TimelineSession& timeline = session_.timeline;
    const auto look_at = [&](base::Day day) {
        const ui::MapLayout& at = map_.layout;
        const float room = at.vertical ? at.days.h * 0.35f : at.gutter + (at.area.w - at.gutter) * 0.35f;
        map_.camera.from = day.count - static_cast<double>(room / std::max(0.01f, map_.camera.px_per_day));
        map_.placed = true;
    };
    std::visit(
        base::Visitor{
            [&](const view::ShowFace& it) {
                session_.map = true;
                session_.face_chosen = true;
                timeline.exact = it.face == view::TimelineFace::exact;
            },
            [&](const view::ShowAll&) {
                if (!map_view_) return;
                map_.camera = ui::camera_for(
                    map_view_->first, map_view_->last, map_.layout.area, map_.layout.gutter,
                    map_.layout.vertical);
                map_.placed = true;
            },
            [&](const view::AskDate& it) {
                timeline.asking_date = it.open;
                timeline.problem = view::DateProblem::none;
                const view::NodeId main = view::main_node(view::Screen::timeline);
                focus_next_ = it.open ? view::node_id(view::node_id(main, "timeline-date"), "day")
                                      : view::node_id(main, "go_date");
            },
            [&](const view::EditTimelineDate& it) {
                timeline.date = it.date;
                timeline.problem = view::DateProblem::none;
            },
            [&](const view::SubmitTimelineDate& it) {
                const view::DateAnswer answer = view::understand(timeline.date, real_today_, looking_years);
                timeline.problem = answer.problem;
                if (answer.problem != view::DateProblem::none)
                    return effect(
                        base::EffectKind::announce, 1, {}, view::problem_text(answer.problem, texts_));
                timeline.asking_date = false;
                focus_next_ = view::node_id(view::main_node(view::Screen::timeline), "title");
                if (it.what_if) {
                    timeline.what_if = *answer.day == real_today_ ? std::nullopt : answer.day;
                    set_today(real_today_);
                    map_.placed = false;
                    if (timeline.what_if) say("timeline.what_if_said");
                } else {
                    look_at(*answer.day);
                    effect(
                        base::EffectKind::announce, 0, {},
                        texts_.format(
                            "timeline.shown", {{"date", view::long_date(*answer.day, today_, texts_)}}));
                }
            },
            [&](const view::BackToToday&) {
                timeline.what_if.reset();
                session_.message.clear();
                set_today(real_today_);
                map_.placed = false;
                say("timeline.back_said");
                focus_next_ = view::node_id(view::main_node(session_.screen), "title");
            },
            [&](const view::TryDay& it) { ask_move(it.at, it.day); },
        },
        command);
}

} // namespace stf
