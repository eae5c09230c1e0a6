#pragma once
// What the pages of the meeting are built from.
#include "ui/panels.h"
#include "view/meeting_view.h"

namespace stf::ui {

using meeting::Field;
using meeting::Index;
using meeting::Kind;
using meeting::Record;
using meeting::Thing;
using meeting::Things;
using view::MeetingDo;
using view::MeetingPage;
using view::MeetingSession;

class Meet {
public:
    Ui& ui;
    const Shown& shown;
    const view::MeetingShown& m;
    Commands& out;

    const Index& index() const { return m.index; }
    const MeetingSession& session() const { return shown.session.meeting; }
    const std::string& text(std::string_view key) const { return shown.text(key); }
    std::string words(std::string_view key, view::Arguments arguments) const {
        return shown.texts.format(key, arguments);
    }
    const std::string& sort_word(std::int32_t sort) const { return word("meeting.sort.", Field::sort, sort); }
    const std::string& state_word(std::int32_t state) const {
        return word("meeting.state.", Field::state, state);
    }
    std::string table_of(const Record& record) const {
        return meeting::table_name(index(), record.text(Field::table));
    }

    // ---- what is asked for ----
    void act(MeetingDo it) const { out.push_back(view::MeetingCommand(it)); }
    void put(std::string key, Record record, std::string coalesce = {}) const {
        const Thing* there = index().find(record.kind, key);
        Record before = there ? there->record() : Record(record.kind);
        out.push_back(view::MeetingCommand(
            view::MeetingPut{std::move(key), std::move(before), std::move(record), std::move(coalesce)}));
    }
    void remove(const Thing& thing) const {
        out.push_back(view::MeetingCommand(view::MeetingRemove{*thing.key}));
    }
    void look(const MeetingSession& session, std::string focus = {}) const {
        out.push_back(view::MeetingCommand(view::MeetingLook{session, std::move(focus)}));
    }
    void go(MeetingPage page) const {
        MeetingSession next = session();
        next.page = page;
        next.editing.clear();
        look(next);
    }

    // ---- parts ----
    bool button(std::string_view key, std::string_view text_key, const ButtonStyle& style = {}) const {
        return ui.button(key, text(text_key), style);
    }
    void doing(
        MeetingDo it, std::string_view key, std::string_view text_key, const ButtonStyle& style = {}) const {
        if (button(key, text_key, style)) act(it);
    }
    void title(int level, std::string_view text_key) const {
        ui.heading(level, text(text_key), level == 2 ? px::text_title : px::text_lead);
        ui.gap(6);
    }
    // A field of a thing: what is typed is written into it at once. The label is a text's key.
    void field(const Thing&, Field, std::string_view label, FieldStyle = {}) const;
    void field_at(std::string key, const Record&, Field, std::string_view label, FieldStyle = {}) const;
    void area(const Thing&, Field, std::string_view label, int lines) const;
    void area_at(std::string key, const Record&, Field, std::string_view label, int lines) const;
    // One of the things of a kind, or none.
    void choose(
        std::string key, const Record&, Field, const Things&, std::string_view label, std::string_view none,
        float width) const;
    void remove_button(const Thing&, const std::string& what) const;
    // Beside fields in a row: in line with where one types, not with the label above it.
    void low(base::FunctionRef<void()> content, float more_px = 0) const;
    void table(
        const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
        std::string_view name) const;
    // `paint` may paint a cell itself: true if it did; what the cell says is then heard only.
    using CellPainter = base::FunctionRef<bool(std::size_t row, std::size_t column, Rect)>;
    void table(
        const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
        std::string_view name, CellPainter paint) const;

private:
    const std::string& word(const char* stem, Field field, std::int32_t value) const {
        return text(stem + std::string(meeting::info(field).words[static_cast<std::size_t>(value)]));
    }
};

Icon icon_of(meeting::Sort);
Colour colour_of(const Theme&, meeting::Sort);

Record new_card(const Meet&, const std::string& step, const std::string& lane); // of the sort written last
void board_cards(const Meet&, const view::Board&); // the board itself, as there is room for it

void meeting_home(const Meet&);
void meeting_prepare(const Meet&);
void meeting_table(const Meet&);
void meeting_card(const Meet&, const Thing& card);
void meeting_gather(const Meet&);
void meeting_group(const Meet&);
void meeting_duties(const Meet&);
void meeting_report(const Meet&);
void meeting_follow(const Meet&);
void meeting_measure(const Meet&);
void meeting_network(const Meet&);

} // namespace stf::ui
