// The meeting: its frame, where one chooses what to do, and preparing it.
#include <algorithm>

#include "ui/meeting_parts.h"
#include "view/dates.h"

namespace stf::ui {
namespace {

struct Place {
    MeetingPage page;
    const char* key;
    const char* help;
    Icon icon;
};
constexpr Place places[] = {
    {MeetingPage::prepare, "meeting.page.prepare", "meeting.help.prepare", Icon::document},
    {MeetingPage::table, "meeting.page.table", "meeting.help.table", Icon::people},
    {MeetingPage::gather, "meeting.page.gather", "meeting.help.gather", Icon::folder},
    {MeetingPage::group, "meeting.page.group", "meeting.help.group", Icon::star},
    {MeetingPage::duties, "meeting.page.duties", "meeting.help.duties", Icon::person},
    {MeetingPage::report, "meeting.page.report", "meeting.help.report", Icon::print},
    {MeetingPage::follow, "meeting.page.follow", "meeting.help.follow", Icon::route},
    {MeetingPage::measure, "meeting.page.measure", "meeting.help.measure", Icon::today},
    {MeetingPage::network, "meeting.page.network", "meeting.help.network", Icon::town}};

// Digits only; anything else is no number.
std::optional<std::int32_t> whole(std::string_view text) {
    std::int32_t value = 0;
    bool any = false, negative = false;
    for (const char c : text) {
        if (c == ' ') continue;
        if (c == '-' && !any) {
            negative = true;
            continue;
        }
        if (c < '0' || c > '9' || value > 10'000'000) return std::nullopt;
        value = value * 10 + (c - '0');
        any = true;
    }
    if (!any) return std::nullopt;
    return negative ? -value : value;
}

void narrow_page(Ui& ui, float widest, base::FunctionRef<void()> content) {
    const float side = ui.narrow() ? 20.0f : std::max(40.0f, (ui.flow.w / ui.canvas.scale - widest) / 2);
    ui.inset(side, side, content);
}

// What was kept of meetings on this device, also of one that was left.
void versions_button(Ui& ui, const Shown& shown, Commands& out) {
    if (ui.button(
            "versions", shown.text("storage.versions.title"),
            {.kind = ButtonKind::quiet, .icon = Icon::undo}))
        out.push_back(view::StorageDo{view::StorageVerb::go});
}

// The other meetings that were open on this device, each as it was left.
void kept_meetings(Ui& ui, const Shown& shown, std::string_view open, Commands& out) {
    std::vector<std::string_view> told = {open};
    for (const view::StoredVersion& version : shown.session.storage.versions) {
        if (!version.meeting || std::find(told.begin(), told.end(), version.of) != told.end()) continue;
        if (told.size() == 1) {
            ui.gap(20);
            ui.heading(2, shown.text("meeting.kept"), px::text_title);
        }
        told.push_back(version.of);
        ui.gap(8);
        const std::string when = shown.texts.format(
            "meeting.kept.when",
            {{"when", view::when(version.day, version.time, shown.today, shown.texts, false)}});
        if (ui.button(
                "kept/" + version.of, version.title, {.icon = Icon::people, .fill_width = true, .sub = when}))
            out.push_back(view::StorageDo{view::StorageVerb::restore, version.id});
    }
}

// No meeting yet.
void begin(Ui& ui, const Shown& shown, Commands& out) {
    const auto act = [&](MeetingDo it) { out.push_back(view::MeetingCommand(it)); };
    narrow_page(ui, 760, [&] {
        if (ui.button("back", shown.text("meeting.back"), {.kind = ButtonKind::quiet, .icon = Icon::back}))
            out.push_back(shown.has_plan ? view::CommandId::go_more : view::CommandId::go_start);
        ui.gap(12);
        ui.heading(1, shown.text("meeting.title"), px::text_heading, "title", view::flag_focusable);
        ui.gap(12);
        ui.text(shown.text("meeting.lead"), TextKind::lead);
        ui.gap(20);
        ui.row(12, [&] {
            if (ui.button(
                    "make", shown.text("meeting.make"), {.kind = ButtonKind::primary, .icon = Icon::plus}))
                act(MeetingDo::make);
            if (ui.button("open", shown.text("meeting.open"), {.icon = Icon::folder}))
                act(MeetingDo::open_files);
            versions_button(ui, shown, out);
        });
        ui.gap(20);
        ui.text(shown.text("meeting.promise"), TextKind::small_muted);
        for (const view::FileLine& line : shown.session.meeting.files) ui.text(line.text, TextKind::late);
        kept_meetings(ui, shown, {}, out);
        help_link(ui, shown, out);
    });
}

void top(const Meet& d) {
    Ui& ui = d.ui;
    narrow_page(ui, d.session().page == MeetingPage::table ? 1e6f : 900, [&] {
        ui.row(8, [&] {
            if (d.button("back", "meeting.back", {.kind = ButtonKind::quiet, .icon = Icon::back}))
                d.session().page == MeetingPage::home
                    ? d.out.push_back(d.shown.has_plan ? view::CommandId::go_more : view::CommandId::go_start)
                    : d.go(MeetingPage::home);
            if (d.m.can_undo)
                command(
                    ui, d.shown, view::CommandId::undo, {.kind = ButtonKind::quiet, .icon = Icon::undo},
                    d.out);
            d.doing(
                MeetingDo::save_file, "save", "meeting.save",
                {.kind = ButtonKind::quiet, .icon = Icon::save});
        });
    });
    ui.gap(8);
}

} // namespace

// ---- parts ----

void Meet::field_at(
    std::string key, const Record& record, Field field, std::string_view label, FieldStyle style) const {
    const meeting::FieldInfo& info = meeting::info(field);
    const bool number = info.type == meeting::Type::number;
    style.numeric = number;
    const std::string name = key + "/" + std::string(info.name);
    const std::string value = !number ? record.text(field)
        : record.has(field)           ? std::to_string(record.number(field))
                                      : std::string();
    const auto typed = ui.text_field(name, text(label), value, style);
    if (!typed) return;
    Record next = record;
    if (!number)
        next.set(field, *typed);
    else if (const auto said = whole(*typed))
        next.set(field, *said);
    else
        next.clear(field);
    put(std::move(key), std::move(next), name);
}

void Meet::field(const Thing& thing, Field its, std::string_view label, FieldStyle style) const {
    field_at(*thing.key, thing.record(), its, label, style);
}

void Meet::area_at(
    std::string key, const Record& record, Field field, std::string_view label, int lines) const {
    const std::string name = key + "/" + std::string(meeting::info(field).name);
    const auto typed = ui.text_area(name, text(label), record.text(field), {.lines = lines});
    if (!typed) return;
    Record next = record;
    put(std::move(key), std::move(next.set(field, *typed)), name);
}

void Meet::area(const Thing& thing, Field its, std::string_view label, int lines) const {
    area_at(*thing.key, thing.record(), its, label, lines);
}

void Meet::choose(
    std::string key, const Record& record, Field field, const Things& things, std::string_view label,
    std::string_view none, float width) const {
    std::vector<std::string> options = {text(none)};
    int chosen = 0;
    for (const Thing& thing : things) {
        if (*thing.key == record.text(field)) chosen = static_cast<int>(options.size());
        options.push_back(thing.record().text(Field::title));
    }
    const auto now = ui.select(
        key + "/" + std::string(meeting::info(field).name), text(label), options, chosen, {.width = width});
    if (!now) return;
    Record next = record;
    next.set(field, *now == 0 ? std::string() : *things[static_cast<std::size_t>(*now - 1)].key);
    put(std::move(key), std::move(next));
}

void Meet::remove_button(const Thing& thing, const std::string& what) const {
    const std::string spoken = text("meeting.remove") + ": " + what;
    low([&] {
        if (ui.button(
                *thing.key + "/remove", text("meeting.remove"),
                {.kind = ButtonKind::quiet, .icon = Icon::trash, .icon_only = true, .spoken = spoken}))
            remove(thing);
    });
}

void Meet::low(base::FunctionRef<void()> content, float more_px) const {
    if (!ui.flow.row || ui.text_mode || ui.narrow()) return content();
    const float by = ui.px(27 + more_px); // the label's height
    ui.flow.y += by;
    content();
    ui.flow.y -= by;
    ui.flow.row_h = std::max(ui.flow.row_h, by + ui.px(48));
}

void Meet::table(
    const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
    std::string_view name) const {
    table(head, rows, name, [](std::size_t, std::size_t, Rect) { return false; });
}

// Rows of words: the head above, each row a line for whoever hears it.
void Meet::table(
    const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
    std::string_view name, CellPainter paint) const {
    if (rows.empty()) return;
    ui.group(Role::list, name, text(name), [&] {
        const float w = ui.flow.w / static_cast<float>(head.size()), top = ui.flow.y;
        const float x = ui.flow.x;
        if (!ui.text_mode) {
            for (std::size_t i = 0; i < head.size(); ++i) {
                const auto lines = ui.canvas.wrap(head[i], ui.style(TextKind::small_muted), w - ui.px(10));
                float y = top;
                for (const Line& line : lines) {
                    ui.canvas.text(x + static_cast<float>(i) * w, y, line, ui.style(TextKind::small_muted));
                    y += ui.canvas.line_px(ui.style(TextKind::small_muted));
                }
                ui.flow.y = std::max(ui.flow.y, y);
            }
            ui.gap(4);
        }
        std::size_t number = 0;
        for (const auto& row : rows) {
            const float row_top = ui.flow.y;
            std::string spoken;
            float bottom = row_top;
            for (std::size_t i = 0; i < row.size(); ++i) {
                if (!row[i].empty()) spoken += (spoken.empty() ? "" : ". ") + head[i] + ": " + row[i];
                float y = row_top;
                const Rect cell{x + static_cast<float>(i) * w, row_top, w - ui.px(10), ui.px(26)};
                if (paint(number, i, cell)) {
                    bottom = std::max(bottom, row_top + cell.h);
                    continue;
                }
                for (const Line& line : ui.canvas.wrap(row[i], ui.style(TextKind::small), w - ui.px(10))) {
                    ui.canvas.text(x + static_cast<float>(i) * w, y, line, ui.style(TextKind::small));
                    y += ui.canvas.line_px(ui.style(TextKind::small));
                }
                bottom = std::max(bottom, y);
            }
            const Rect area{x, row_top, ui.flow.w, bottom - row_top};
            ui.group(Role::item, "row" + std::to_string(number++), "", [&] {
                ui.record(
                    {.role = Role::text, .rect = area, .font = ui.px(px::text_small), .name = spoken},
                    "text");
            });
            ui.canvas.fill({x, bottom + ui.px(3), ui.flow.w, 1}, ui.canvas.theme->ground.line);
            ui.flow.y = bottom + ui.px(7);
        }
    });
}

// ---- pages ----

void meeting_home(const Meet& d) {
    Ui& ui = d.ui;
    std::string title;
    for (const Thing& about : d.index().of(Kind::about)) title = about.record().text(Field::title);
    ui.heading(
        1, title.empty() ? d.text("meeting.about.new") : title, px::text_heading, "title",
        view::flag_focusable);
    ui.gap(8);
    ui.text(d.words(
        "meeting.count",
        {{"tables", std::to_string(d.m.report.tables)},
         {"cards", std::to_string(d.m.report.cards)},
         {"open", std::to_string(d.m.report.open_duties)}}));
    ui.gap(16);
    for (const Place& place : places) {
        if (ui.button(
                place.key, d.text(place.key),
                {.icon = place.icon, .fill_width = true, .sub = d.text(place.help)}))
            d.go(place.page);
        ui.gap(8);
    }
    kept_meetings(ui, d.shown, d.m.meeting.id, d.out);
    ui.gap(16);
    versions_button(ui, d.shown, d.out);
    ui.gap(8);
    if (!d.session().asking_new) {
        d.doing(MeetingDo::make_new, "new", "meeting.new", {.kind = ButtonKind::quiet, .icon = Icon::close});
        return;
    }
    ui.text(
        d.text(d.shown.session.storage.kept.empty() ? "meeting.new_help" : "meeting.new_help.unkept"),
        TextKind::strong);
    ui.gap(8);
    ui.row(12, [&] {
        d.doing(MeetingDo::save_file, "save-first", "meeting.save", {.icon = Icon::save});
        d.doing(MeetingDo::leave, "leave", "meeting.leave");
        if (d.button("stay", "meeting.stay")) d.go(MeetingPage::home);
    });
}

namespace {

void prepare_programme(const Meet& d) {
    Ui& ui = d.ui;
    d.title(2, "meeting.programme.title");
    const Things& points = d.index().of(Kind::programme);
    const std::vector<std::string> times = meeting::programme_times(d.index());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const std::string& what = points[i].record().text(Field::title);
        ui.group(Role::group, *points[i].key, what.empty() ? d.text("meeting.programme.what") : what, [&] {
            ui.row(10, [&] {
                d.field(
                    points[i], Field::time, "meeting.programme.time",
                    {.help = points[i].record().text(Field::time).empty() ? std::string_view(times[i])
                                                                          : std::string_view(),
                     .width = 90});
                d.field(points[i], Field::title, "meeting.programme.what", {.width = 380});
                d.field(points[i], Field::minutes, "meeting.programme.minutes", {.width = 100});
                d.remove_button(points[i], what);
            });
        });
        ui.gap(8);
    }
    if (d.button("add-point", "meeting.programme.add", {.icon = Icon::plus}))
        d.put("", Record(Kind::programme).set(Field::order, meeting::next_order(points)));
    ui.gap(24);
}

void prepare_cases(const Meet& d) {
    Ui& ui = d.ui;
    d.title(2, "meeting.cases.title");
    for (const Thing& of : d.index().of(Kind::case_)) {
        ui.row(10, [&] {
            d.field(of, Field::title, "meeting.cases.name", {.width = 480});
            d.remove_button(of, of.record().text(Field::title));
        });
        std::string way;
        for (const Thing& step : d.index().of(Kind::step))
            if (step.record().text(Field::case_) == *of.key)
                way += (way.empty() ? "" : " \xE2\x80\xBA ") + step.record().text(Field::title);
        ui.gap(4);
        ui.text(way, TextKind::small_muted);
        if (of.record().text(Field::pathway).empty()) // one's own: the columns can be renamed
            for (const Thing& step : d.index().of(Kind::step))
                if (step.record().text(Field::case_) == *of.key) {
                    ui.gap(6);
                    ui.row(10, [&] {
                        d.field(step, Field::title, "meeting.cases.step", {.width = 380});
                        d.remove_button(step, step.record().text(Field::title));
                    });
                }
        ui.gap(14);
    }
    ui.row(10, [&] {
        const auto add = [&](const char* key, const char* text, const char* pathway) {
            if (d.button(key, text, {.icon = Icon::plus}))
                d.out.push_back(view::MeetingCommand(view::MeetingAddCase{pathway}));
        };
        add("add-kols", "meeting.cases.kols", "forverring-kols");
        add("add-heart", "meeting.cases.heart", "forverring-hjertesvikt-yngre");
        add("add-own", "meeting.cases.own", "");
    });
    ui.gap(24);
}

void prepare_questions(const Meet& d) {
    Ui& ui = d.ui;
    d.title(2, "meeting.questions.title");
    const Things& questions = d.index().of(Kind::question);
    int number = 1;
    for (const Thing& question : questions) {
        ui.group(
            Role::group, *question.key, d.words("meeting.questions.n", {{"n", std::to_string(number)}}), [&] {
                d.area(question, Field::title, "meeting.questions.text", 2);
                ui.gap(6);
                ui.row(10, [&] {
                    d.field(question, Field::minutes, "meeting.programme.minutes", {.width = 100});
                    d.remove_button(
                        question, d.words("meeting.questions.n", {{"n", std::to_string(number)}}));
                });
            });
        ++number;
        ui.gap(12);
    }
    if (d.button("add-question", "meeting.questions.add", {.icon = Icon::plus}))
        d.put(
            "",
            Record(Kind::question)
                .set(Field::title, d.text("meeting.questions.new"))
                .set(Field::minutes, 15)
                .set(Field::order, meeting::next_order(questions)));
    ui.gap(24);
}

void prepare_tables(const Meet& d) {
    Ui& ui = d.ui;
    d.title(2, "meeting.tables.title");
    const Things& tables = d.index().of(Kind::table);
    for (const Thing& table : tables) {
        ui.group(Role::group, *table.key, table.record().text(Field::title), [&] {
            ui.row(10, [&] {
                d.field(table, Field::title, "meeting.tables.name", {.width = 220});
                d.choose(
                    *table.key, table.record(), Field::case_, d.index().of(Kind::case_),
                    "meeting.tables.case", "meeting.tables.any", 340);
                d.remove_button(table, table.record().text(Field::title));
            });
        });
        ui.gap(8);
    }
    if (d.button("add-table", "meeting.tables.add", {.icon = Icon::plus}))
        d.put(
            "",
            Record(Kind::table)
                .set(Field::title, d.words("meeting.table.n", {{"n", std::to_string(tables.size() + 1)}}))
                .set(Field::order, meeting::next_order(tables)));
    ui.gap(24);
}

} // namespace

void meeting_prepare(const Meet& d) {
    Ui& ui = d.ui;
    ui.heading(1, d.text("meeting.page.prepare"), px::text_heading, "title", view::flag_focusable);
    ui.gap(12);
    for (const Thing& about : d.index().of(Kind::about)) {
        d.field(about, Field::title, "meeting.about.title", {.width = 520});
        ui.gap(8);
        d.field(about, Field::date, "meeting.about.date", {.width = 260});
        ui.gap(8);
        d.area(about, Field::text, "meeting.about.text", 2);
        ui.gap(20);
    }
    ui.panel({.fill = ui.canvas.theme->ground.sunken, .radius = 20, .pad = 20}, [&] {
        d.title(2, "meeting.out.title");
        ui.text(d.text("meeting.out.help"));
        ui.gap(10);
        ui.row(12, [&] {
            d.doing(
                MeetingDo::save_file, "out-file", "meeting.out.file",
                {.kind = ButtonKind::primary, .icon = Icon::save});
            d.doing(MeetingDo::print_sheets, "out-sheets", "meeting.out.sheets", {.icon = Icon::print});
            d.doing(
                MeetingDo::print_participant, "out-participant", "meeting.out.participant",
                {.icon = Icon::print});
        });
    });
    ui.gap(24);
    prepare_programme(d);
    prepare_cases(d);
    prepare_questions(d);
    prepare_tables(d);
}

void meeting_button(Ui& ui, const Shown& shown, Commands& out) {
    if (ui.button("go-meeting", shown.text("meeting.title"), {.icon = Icon::people}))
        out.push_back(view::MeetingCommand(MeetingDo::open));
}

void meeting_screen(Ui& ui, const Shown& shown, Commands& out) {
    ui.gap(12);
    if (!shown.meeting) return begin(ui, shown, out);
    const Meet d{ui, shown, *shown.meeting, out};
    const Thing* card = d.index().find(Kind::card, d.session().editing);
    if (card) {
        narrow_page(ui, 640, [&] {
            meeting_card(d, *card);
            help_link(ui, shown, out);
        });
        ui.gap(40);
        return;
    }
    const MeetingPage page = d.session().page;
    if (page == MeetingPage::table) return meeting_table(d);
    top(d);
    narrow_page(ui, 900, [&] {
        switch (page) {
        case MeetingPage::home:
            return meeting_home(d);
        case MeetingPage::prepare:
            return meeting_prepare(d);
        case MeetingPage::gather:
            return meeting_gather(d);
        case MeetingPage::group:
            return meeting_group(d);
        case MeetingPage::duties:
            return meeting_duties(d);
        case MeetingPage::report:
            return meeting_report(d);
        case MeetingPage::follow:
            return meeting_follow(d);
        case MeetingPage::measure:
            return meeting_measure(d);
        case MeetingPage::network:
            return meeting_network(d);
        case MeetingPage::table:
            return;
        }
    });
    narrow_page(ui, 900, [&] { help_link(ui, shown, out); });
    ui.gap(40);
}

} // namespace stf::ui
