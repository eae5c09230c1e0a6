#pragma once
// State, dispatch, frame. Events come in, effects go out; the plan changes only through plan::update.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app_meeting.h"
#include "base/port.h"
#include "document/history.h"
#include "exchange/page.h"
#include "schedule/planner.h"
#include "ui/panels.h"
#include "ui/renderer.h"
#include "view/shown.h"

namespace stf {

class App {
public:
    void handle(base::Event);
    bool frame(); // draws if something has changed; whether another frame is wanted
    std::vector<base::Effect> take_effects(); // since the last call, in order
    void set_graphics(bool there) { graphics_ = there; }
    ui::Renderer& renderer() { return renderer_; }

    const plan::Plan* plan() const { return history_ ? &history_->now() : nullptr; }
    const view::Session& session() const { return session_; }
    const view::Tree& tree() const { return tree_; } // of the last frame

private:
    // app_events.cpp: what has arrived
    void resource(const base::Event&);
    void take_settings(const std::string& text);
    void take_note(const std::string& text);
    void open_text(const std::string& text, bool from_store);
    void pathway_arrived(const std::string& text);
    void example_arrived();
    void words_arrived(const std::string& text);
    // app_commands.cpp: what the person does
    void run(const view::Command&);
    void run(view::CommandId);
    // app_care.cpp
    void run(const view::CareCommand&);
    void help_here();
    void care(const plan::CareAction&); // one step to undo
    void start_worse();
    void submit_person_draft();
    void submit_consent();
    void share_copy(const std::string& person);
    void tour(int stop);
    void care_questions(view::Shown&) const;
    view::Source source() const; // of the open plan
    // app_commands.cpp, on
    void act(const plan::Action&, const std::string& coalesce);
    void make_plan(bool with_date);
    const plan::Fact* selected_fact() const; // of the open step's occurrence
    void fill_form();
    void submit_form();
    void submit_anchor();
    // app_local.cpp: local versions and offers
    void run(const view::LocalCommand&);
    void open_overlay(json::Value);
    plan::Plan with_waiting_overlay(plan::Plan);
    const plan::Course* local_course() const;
    void edit_local(view::LocalDraft);
    void submit_local();
    void change_overlay(const std::string& id, base::FunctionRef<void(json::Value&)>);

    void select(const plan::Reference&);
    void close_panel();
    void drag(const base::Event&);
    // app_timeline.cpp: the map and the exact timeline
    void run(const view::TimelineCommand&);
    void lift(std::int32_t mark);
    void carry(base::Day);
    void pan(const base::Event&);
    void set_today(base::Day real);
    void show_trial();
    void rebuild_timeline(view::Shown&, const view::Source&);
    void ask_move(const plan::Reference&, base::Day);
    void go(view::Screen);
    void replace_plan(plan::Plan, view::Screen);
    // app_storage.cpp: keeping the plan
    void save(std::string words = {}, bool merge = false); // words: what changed, if the plans don't tell
    void forget();
    void forget_here(); // in memory
    void run(const view::StorageCommand&);
    void storage_event(const base::Event&);
    void storage_effect(std::string_view verb, std::string text = {}, std::uint32_t number = 0);
    void storage_form(view::StorageForm);
    void take_plan(const std::string& text, bool own_doing);
    std::string file_name(std::string_view suffix) const;
    void export_file();
    bool accepts_date(view::DateProblem&, std::optional<base::Day>&); // of session_.date
    // app_exchange.cpp: paper and files
    void print_page(const exchange::Page&);
    void download_page(const exchange::Page&, std::string_view name); // name: without ".html"
    // app_meeting.cpp: the dialogue meeting
    void run(const view::MeetingCommand&);
    const view::MeetingShown* meeting_shown();
    void meeting_do(view::MeetingDo);
    void meeting_make();
    void meeting_add_case(const std::string& pathway, bool with_questions);
    void meeting_replica(const std::string& random);
    bool meeting_pathway_arrived(const std::string& name, const std::string& text);
    void meeting_open(meeting::Meeting);
    void meeting_commit(meeting::Meeting, const std::string& coalesce, std::string words = {});
    void meeting_save(std::string words = {}, bool merge = false);
    bool meeting_version(const std::string& text, const std::string& words); // whether it was one
    void meeting_undo(bool forward);
    void meeting_download(const std::string& ending, std::string text, std::string_view what);
    void meeting_timer(bool start);
    void meeting_tick(std::uint32_t left_s);
    bool meeting_file(const std::string& name, const std::string& text, bool from_store);
    void meeting_arrived();
    void meeting_patient(const std::string& name, json::Value file);
    void meeting_csv(const std::string& name, const std::string& text);
    void meeting_told(std::string text, bool good);
    void go_meeting(view::MeetingPage);
    // app_patient.cpp: the patient's own screens
    void run(const view::PatientCommand&);
    void act_all(const std::vector<plan::Action>&); // one step to undo
    bool changed_by(
        const std::vector<plan::Action>&, std::string_view say_key); // false: the plan did not take it
    void focus_after(const std::vector<plan::Action>&);
    void submit_own();
    void submit_own_rule();
    void tap_day(base::Day);
    void set_days(base::Span, bool free);
    void print_sheets();
    void show_patient(const view::Source&);
    bool searches() const { return searching_ && !in_hand_ && !session_.patient.stopped; }
    void download(std::string name, std::string text);
    plan::Plan outgoing(const plan::Plan&) const;
    void print_plan(bool as_file);
    void run(const view::ExchangeCommand&);
    void run(view::ExchangeId);
    void take_busy();
    bool asks_about_numbers(); // before the person's own file is made
    bool open_foreign(const std::string& name, const std::string& text);
    void ask_edition(const std::string& course);
    bool edition_arrived(const base::Event&);
    // app.cpp: what is shown
    void next_deed();
    void keep_places(const view::Tree& next);
    void rebuild();
    void appearance();
    const ui::Theme& theme() const;
    bool text_mode() const;
    float scale() const;
    void effect(base::EffectKind, std::uint32_t number = 0, std::string name = {}, std::string text = {});
    void say(std::string_view key);
    std::string fault_text(const base::Faults&) const;

    view::Settings settings_;
    view::Session session_;
    view::Texts texts_;
    view::Catalogue catalogue_;
    std::optional<document::History<plan::Plan>> history_;
    std::optional<schedule::Schedule> schedule_; // of the present plan and today; empty: to be made
    std::optional<schedule::Planner> planner_;   // of the same; looks for fewer journeys a slice at a time
    bool searching_ = false;
    int slices_ = 0;                       // of the search, since what it has found was shown
    std::optional<schedule::Waits> waits_; // of the present plan, when asked for
    std::optional<view::MapView> map_view_;
    std::unique_ptr<view::Shown> shown_; // empty: to be made
    std::string replica_;
    std::optional<plan::Plan> own_plan_;                       // behind an example that is open
    std::optional<plan::Plan> version_before_, version_after_; // of the last version that was kept
    std::string merging_;   // the key of the changes that go into one version
    std::string restoring_; // when the version is from that has been asked for
    MeetingDesk desk_;
    base::Day today_;

    // what is on its way
    std::string pending_pathway_, pending_example_;
    std::vector<std::pair<std::string, base::Day>> pending_anchors_;
    std::vector<std::pair<std::string, std::string>> arrived_pathways_; // id, text: for an example
    std::string example_text_;
    std::vector<std::string> awaited_;
    pathway::OverlayPtr waiting_overlay_; // for the plan that is made next
    bool local_after_ = false;            // then the screen of local versions is shown
    std::vector<pathway::Term> site_words_;

    ui::Ui ui_;
    ui::Renderer renderer_;
    ui::Input input_;
    struct Deed { // what a person did: a press, or a field's new value
        view::NodeId clicked = 0;
        ui::Change change;
    };
    std::vector<Deed> deeds_; // that no frame has acted on yet, in order
    ui::MapState map_;
    std::string regular_font_, strong_font_;
    std::vector<base::Effect> effects_;
    view::Tree tree_;
    std::string sent_appearance_;
    float width_ = 0, height_ = 0, pixel_ratio_ = 1, root_font_ = 16;
    std::uint32_t media_ = 0;
    bool started_ = false, graphics_ = false, dirty_ = true;
    ui::DragState drag_;         // a step in the hand, or one whose other day is being asked about
    view::DragIndex drag_index_; // of the plan it was lifted from
    view::DragView carried_;
    std::optional<base::Day> carried_day_; // that `carried_` is about
    double lifted_from_ = 0;               // days from the pointer to its mark
    bool in_hand_ = false;
    std::optional<view::ExactView> exact_view_; // of the present map
    std::uint32_t plans_ = 0;                   // how many the map has shown
    base::Day real_today_;                      // today_ may be looked at as if
    view::NodeId opener_ = 0, focus_next_ = 0;
};

} // namespace stf
