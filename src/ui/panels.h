#pragma once
// One function for each screen and part of a screen. They read what is shown and answer with commands;
// nothing else changes.
#include "ui/exact.h"
#include "ui/ui.h"
#include "view/shown.h"

namespace stf::ui {

using view::Commands;
using view::Shown;

// What the map and the exact timeline need from frame to frame: where they look, and where things were when
// the DOM last heard of it.
struct MapState {
    MapCamera camera, settled;
    bool placed = false;             // the camera has been set for this plan
    bool moving = false;             // panned since the DOM was told
    MapLayout layout;                // of the last frame; of the exact timeline only its days
    std::vector<NodeId> nodes;       // of steps that can be lifted
    std::vector<std::int32_t> marks; // of MapView, of those nodes
    std::vector<view::Node> told;    // everything the DOM has on the map
    NodeId node = 0, overview = 0;   // the map itself, the strip of the whole plan
    float shift_x = 0, shift_y = 0;
    const DragState* drag = nullptr;
    const view::DragView* carried = nullptr; // what it would mean, in words
    std::uint32_t plan = 0;                  // another number for another plan
    OverviewLine overview_line;
    ExactRows rows;
    bool was_exact = false;
};

// The whole window: bars, the screen, the step's panel beside it or over it.
void window(Ui&, const Shown&, MapState&, Commands&);

void start_screen(Ui&, const Shown&, Commands&);
void choose_screen(Ui&, const Shown&, Commands&);
void now_screen(Ui&, const Shown&, Commands&);
void timeline_screen(Ui&, const Shown&, MapState&, float height, Commands&);
void call_screen(Ui&, const Shown&, Commands&);
void more_screen(Ui&, const Shown&, Commands&);
void settings_screen(Ui&, const Shown&, Commands&);
void help_screen(Ui&, const Shown&, Commands&);
void local_screen(Ui&, const Shown&, Commands&);
void offers_screen(Ui&, const Shown&, Commands&);
void words_screen(Ui&, const Shown&, Commands&);
void examples_screen(Ui&, const Shown&, Commands&);
void matters_screen(Ui&, const Shown&, Commands&);
void worse_screen(Ui&, const Shown&, Commands&);
void people_screen(Ui&, const Shown&, Commands&);
void meeting_screen(Ui&, const Shown&, Commands&);
void print_screen(Ui&, const Shown&, Commands&);
void share_screen(Ui&, const Shown&, Commands&);
void busy_screen(Ui&, const Shown&, Commands&);     // of a calendar that has been opened
void imported_screen(Ui&, const Shown&, Commands&); // of another system's file
void edition_screen(Ui&, const Shown&, Commands&);
void edition_offers(Ui&, const Shown&, Commands&); // nothing while every pathway is the newest
void step_panel(Ui&, const Shown&, Commands&);
void storage_screen(Ui&, const Shown&, Commands&);
void unlock_screen(Ui&, const Shown&, Commands&);
void storage_bar(Ui&, const Shown&, Commands&); // what is to be told about keeping the plan, on every screen
void trips_screen(Ui&, const Shown&, Commands&);
void own_screen(Ui&, const Shown&, Commands&);
void courses_screen(Ui&, const Shown&, Commands&);
void sheet_screen(Ui&, const Shown&, Commands&);
void deviations_screen(Ui&, const Shown&, Commands&);

// Parts of the step's panel (step_parts.cpp).
void why_not(Ui&, const Shown&, Commands&);
void own_parts(Ui&, const Shown&, Commands&);
void questions(Ui&, const Shown&, Commands&);
void checklist(Ui&, const Shown&, const view::StepView&, Commands&);
void bullets(Ui&, const std::string& title, const std::vector<std::string>& lines);

void meeting_button(Ui&, const Shown&, Commands&); // to the dialogue meeting and the measurements

// Parts that several screens share.
void page(Ui&, const std::string& title, base::FunctionRef<void()> content); // a page of text and controls
// A screen of text: its title, a way to call on a narrow screen, `content`, and a link to its section of the
// help.
void page(Ui&, const Shown&, const std::string& title, Commands&, base::FunctionRef<void()> content);
void help_link(Ui&, const Shown&, Commands&); // «Hjelp til denne siden», below the rest
// A row that opens and closes what follows it.
bool disclosure(Ui&, std::string_view key, const std::string& title, bool open);
std::string_view help_section(view::Screen); // its name in the help
// Of a copy: whose plan it is; the receiver's own tasks, and the note that stays with them. Nothing
// otherwise.
void copy_banner(Ui&, const Shown&);
void relative_tasks(Ui&, const Shown&, Commands&);
void relative_note(Ui&, const Shown&, Commands&);
void tour_invite(Ui&, const Shown&, Commands&); // nothing once it has been answered
void tour_stop(Ui&, const Shown&, Commands&);   // nothing when there is none
// On a narrow screen: the way to someone to call, at the right of what `beside` says.
void call_corner(Ui&, const Shown&, bool words, Commands&, base::FunctionRef<void()> beside);
void waits_words(Ui&, const Shown&, int level); // whether the plan holds whatever day others choose
void plan_links(Ui&, const Shown&, Commands&);  // to the parts of the plan that have a screen of their own
void filter_chips(Ui&, const Shown&, Commands&);
void calendar_month(
    Ui&, const Shown&, const view::CalendarMonth&, const std::vector<std::string>& weekdays, Commands&);
bool command(
    Ui&, const Shown&, view::CommandId, const ButtonStyle&, Commands&); // a button for a command of the table
void choose_pathway(Ui&, const Shown&, Commands&);
std::optional<view::DateDraft> date_question(
    Ui&, const Shown&, std::string_view key, const view::DateQuestion&); // the new draft, if one was typed
void anchor_form(Ui&, const Shown&, Commands&); // the date that is being asked for; nothing when none is
void row_list(
    Ui&, const Shown&, const std::vector<view::Row>&, Commands&); // steps beside their part of the path
void call_card(Ui&, const Shown&, Commands&);
void urgent_card(Ui&, const Shown&, bool small, Commands&);
void move_choices(Ui&, const Shown&, Commands&); // what another day would mean
void local_form(Ui&, const Shown&, Commands&);   // of a change to a local version, or of an offer
// A field for a person's own words: it says so when they look as if they hold an identity number.
FieldStyle own_words(const Shown&, std::string_view text, FieldStyle);
void list_face(Ui&, const Shown&, Commands&);
void forget_part(Ui&, const Shown&, Commands&); // deletes everything, after a question
void map_face(Ui&, const Shown&, MapState&, float height, Commands&);
void exact_face(Ui&, const Shown&, MapState&, float height, Commands&);
void record_overview(Ui&, const Shown&, MapState&); // the strip: drag it, or press a month
// On a phone the whole plan is asked for on the map itself, where the words have room.
bool whole_plan_on_map(const Ui&, const Shown&);
void timeline_header(Ui&, const Shown&, Commands&);
void what_if_banner(Ui&, const Shown&, Commands&); // nothing where today is today

} // namespace stf::ui
