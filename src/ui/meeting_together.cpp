// Putting the tables together: files, disagreements, groups, dots, who does what, the report.
#include <algorithm>
#include <map>

#include "ui/meeting_parts.h"

namespace stf::ui {
namespace {

constexpr std::size_t most_shown = 200; // lines of a list on the screen; files and print have them all

void files(const Meet& d) {
    Ui& ui = d.ui;
    if (d.session().files.empty()) return;
    ui.group(Role::list, "files", d.text("meeting.files"), [&] {
        std::size_t number = 0;
        for (const view::FileLine& line : d.session().files) {
            ui.group(Role::item, "file" + std::to_string(number++), "", [&] {
                ui.text(line.text, line.good ? TextKind::body : TextKind::late);
            });
            ui.gap(4);
        }
    });
    ui.gap(16);
}

std::string kind_name(const Meet& d, const Record& record) {
    return d.text("meeting.kind." + std::string(meeting::info(record.kind).name));
}

std::string words_of(const Record& record) {
    for (const Field field :
         {Field::text, Field::title, Field::who, Field::note, Field::today, Field::proposed})
        if (!record.text(field).empty()) return record.text(field);
    return record.has(Field::value) ? view::signed_number(record.number(Field::value)) : std::string("–");
}

// True disagreements, side by side; one can be kept, or all left as they are.
void disagreements(const Meet& d) {
    Ui& ui = d.ui;
    if (d.m.report.disagreements == 0) return;
    d.title(2, "meeting.disagreements");
    ui.text(d.text("meeting.disagreements_help"), TextKind::muted);
    ui.gap(10);
    std::size_t shown = 0;
    for (std::size_t kind = 0; kind < meeting::kind_count; ++kind)
        for (const Thing& thing : d.index().of(static_cast<Kind>(kind))) {
            if (!thing.disagreed() || ++shown > most_shown) continue;
            ui.group(Role::group, "disagreed/" + *thing.key, kind_name(d, thing.record()), [&] {
                const std::string table = d.table_of(thing.record());
                ui.text(
                    kind_name(d, thing.record()) + (table.empty() ? "" : " · " + table), TextKind::strong);
                for (std::size_t i = 0; i < thing.versions.size(); ++i) {
                    const std::string words = words_of(thing.versions[i]->record);
                    ui.row(12, [&] {
                        ui.text(words);
                        if (ui.button(
                                "keep" + std::to_string(i), d.text("meeting.keep"),
                                {.kind = ButtonKind::quiet, .spoken = d.text("meeting.keep") + ": " + words}))
                            d.put(*thing.key, thing.versions[i]->record);
                    });
                }
            });
            ui.gap(12);
        }
    ui.gap(12);
}

} // namespace

void meeting_gather(const Meet& d) {
    Ui& ui = d.ui;
    ui.heading(1, d.text("meeting.page.gather"), px::text_heading, "title", view::flag_focusable);
    ui.gap(8);
    ui.text(d.text("meeting.gather.help"));
    ui.gap(12);
    d.doing(
        MeetingDo::open_files, "files-open", "meeting.gather.open",
        {.kind = ButtonKind::primary, .icon = Icon::folder});
    ui.gap(16);
    files(d);
    for (const std::string& title : d.m.report.same_names) {
        ui.text(d.words("meeting.same_name", {{"table", title}}), TextKind::late);
        ui.gap(8);
    }
    d.title(2, "meeting.gather.tables");
    std::vector<std::vector<std::string>> rows;
    std::map<std::string_view, int> cards, answers; // by table
    for (const Thing& card : d.index().of(Kind::card)) ++cards[card.record().text(Field::table)];
    for (const Thing& answer : d.index().of(Kind::answer))
        answers[answer.record().text(Field::table)] += !answer.record().text(Field::text).empty();
    for (const Thing& table : d.index().of(Kind::table)) {
        rows.push_back(
            {meeting::table_name(d.index(), *table.key), std::to_string(cards[*table.key]),
             std::to_string(answers[*table.key])});
        if (rows.size() > most_shown) break;
    }
    d.table(
        {d.text("meeting.column.table"), d.text("meeting.gather.cards"), d.text("meeting.gather.answers")},
        rows, "meeting.gather.tables");
    ui.gap(20);
    disagreements(d);
}

// ---- groups and dots ----

namespace {

// A device has dots of its own, so that two that vote at once are added up and neither writes over the other.
void votes(const Meet& d, const std::string& target, const std::string& spoken) {
    Ui& ui = d.ui;
    const std::string own = meeting::key_of(Kind::vote, {d.m.device, target});
    const Thing* less = nullptr; // where one can be taken away: here first
    std::int32_t sum = 0;
    for (const Thing& vote : d.index().of(Kind::vote)) {
        if (vote.record().text(Field::target) != target) continue;
        for (const meeting::Fact* fact : vote.versions) sum += fact->record.number(Field::count);
        if (vote.record().number(Field::count) > 0 && (!less || *vote.key == own)) less = &vote;
    }
    const Thing* mine = d.index().find(Kind::vote, own);
    const auto set = [&](const std::string& key, Record record, std::int32_t by) {
        record.set(Field::target, target).set(Field::count, std::max(0, record.number(Field::count) + by));
        d.put(key, std::move(record));
    };
    ui.text(d.shown.texts.count("meeting.group.dots", sum), TextKind::strong);
    if (ui.button(
            "vote+" + target, "+",
            {.kind = ButtonKind::tonal, .spoken = "+ " + d.text("meeting.group.vote") + ": " + spoken}))
        set(own, mine ? mine->record() : Record(Kind::vote), 1);
    if (less &&
        ui.button(
            "vote-" + target, "\xE2\x88\x92",
            {.kind = ButtonKind::outline,
             .spoken = "\xE2\x88\x92 " + d.text("meeting.group.unvote") + ": " + spoken}))
        set(*less->key, less->record(), -1);
}

} // namespace

void meeting_group(const Meet& d) {
    Ui& ui = d.ui;
    ui.heading(1, d.text("meeting.page.group"), px::text_heading, "title", view::flag_focusable);
    ui.gap(8);
    ui.text(d.text("meeting.group.help"));
    ui.gap(16);
    const Things& groups = d.index().of(Kind::group);
    for (const meeting::GroupLine& line : d.m.report.groups) {
        const Thing* group = d.index().find(Kind::group, line.key);
        if (!group) continue;
        ui.group(Role::group, line.key, line.title, [&] {
            ui.row(10, [&] {
                d.field(*group, Field::title, "meeting.group.name", {.width = 420});
                d.low([&] { votes(d, line.key, line.title); });
                d.remove_button(*group, line.title);
            });
            for (const meeting::Line& card : line.cards)
                ui.icon_text(icon_of(card.sort), card.text + " (" + card.table + ")", TextKind::small);
        });
        ui.gap(16);
    }
    if (d.button("add-group", "meeting.group.add", {.icon = Icon::plus}))
        d.put("", Record(Kind::group).set(Field::title, d.text("meeting.group.new")));
    ui.gap(24);
    d.title(2, "meeting.group.cards");
    std::vector<std::string> sorts = {d.text("meeting.group.all")};
    for (std::int32_t sort = 0; sort < 6; ++sort) sorts.push_back(d.sort_word(sort));
    const int chosen = d.session().filter.empty() ? 0 : d.session().filter[0] - '0' + 1;
    if (const auto now = ui.select("filter", d.text("meeting.group.filter"), sorts, chosen, {.width = 280})) {
        MeetingSession next = d.session();
        next.filter = *now == 0 ? std::string() : std::to_string(*now - 1);
        d.look(next);
    }
    ui.gap(12);
    std::size_t shown = 0, left = 0;
    for (const Thing& card : d.index().of(Kind::card)) {
        const Record& record = card.record();
        const Thing* member = d.index().find(Kind::member, meeting::key_of(Kind::member, {*card.key}));
        if (member && !member->record().text(Field::group).empty()) continue; // it stands above
        if (chosen > 0 && record.number(Field::sort) != chosen - 1) continue;
        if (++shown > most_shown) {
            ++left;
            continue;
        }
        ui.group(Role::group, *card.key, record.text(Field::text), [&] {
            ui.icon_text(
                icon_of(record.word<meeting::Sort>(Field::sort)),
                record.text(Field::text) + " (" + d.table_of(record) + ")");
            ui.gap(4);
            ui.row(10, [&] {
                Record next = member ? member->record() : Record(Kind::member);
                next.set(Field::target, *card.key);
                if (!groups.empty())
                    d.choose(
                        meeting::key_of(Kind::member, {*card.key}), next, Field::group, groups,
                        "meeting.group.in", "meeting.group.none", 320);
                if (groups.empty())
                    votes(d, *card.key, record.text(Field::text));
                else
                    d.low([&] { votes(d, *card.key, record.text(Field::text)); });
            });
        });
        ui.gap(14);
    }
    if (left > 0) ui.text(d.words("meeting.group.left", {{"n", std::to_string(left)}}), TextKind::muted);
}

// ---- who does what ----

void meeting_duties(const Meet& d) {
    Ui& ui = d.ui;
    ui.heading(1, d.text("meeting.page.duties"), px::text_heading, "title", view::flag_focusable);
    ui.gap(8);
    ui.text(d.shown.texts.count("meeting.board.open", d.m.report.open_duties), TextKind::lead);
    ui.gap(16);
    if (!d.m.report.loads.empty()) {
        d.title(2, "meeting.duties.most");
        std::vector<std::vector<std::string>> rows;
        for (const meeting::Load& load : d.m.report.loads)
            rows.push_back({load.who, std::to_string(load.tasks), std::to_string(load.messages)});
        d.table(
            {d.text("meeting.column.who"), d.text("meeting.duties.tasks"), d.text("meeting.duties.messages")},
            rows, "meeting.duties.most");
        ui.gap(20);
    }
    std::string step;
    for (const meeting::Duty& duty : d.m.report.duties) {
        if (duty.of + duty.step != step) {
            step = duty.of + duty.step;
            ui.gap(14);
            ui.heading(2, duty.of + ": " + duty.step, px::text_lead);
            ui.gap(4);
        }
        std::string who;
        for (const meeting::Duty::Said& said : duty.said) {
            who += (who.empty() ? "" : "; ") + said.who + " (";
            for (std::size_t i = 0; i < said.tables.size(); ++i) who += (i ? ", " : "") + said.tables[i];
            who += ")";
        }
        const std::string title =
            (duty.message ? d.text("meeting.duties.message") + ": " : std::string()) + duty.title;
        if (duty.open())
            ui.text(title + ": " + d.text("meeting.report.clarify"), TextKind::late);
        else
            ui.text(
                title + ": " + who + (duty.disagreed() ? ". " + d.text("meeting.disagreed") : std::string()),
                duty.disagreed() ? TextKind::strong : TextKind::body);
        ui.gap(4);
    }
}

// ---- the report ----

namespace {

void lines(const Meet& d, const std::vector<meeting::Line>& list) {
    Ui& ui = d.ui;
    std::size_t shown = 0;
    for (const meeting::Line& line : list) {
        if (++shown > most_shown) {
            ui.text(
                d.words("meeting.group.left", {{"n", std::to_string(list.size() - most_shown)}}),
                TextKind::muted);
            break;
        }
        std::string text = line.table + " · " +
            (line.card ? d.sort_word(static_cast<std::int32_t>(line.sort)) : d.text("meeting.report.answer"));
        if (line.proposed) text += " · " + d.text("meeting.journey.proposed");
        if (!line.who.empty()) text += " · " + line.who;
        ui.text(text, TextKind::small_muted);
        ui.text(line.text, line.disputed ? TextKind::strong : TextKind::body);
        ui.gap(6);
    }
    if (list.empty()) ui.text(d.text("meeting.report.nothing"), TextKind::muted);
}

} // namespace

void meeting_report(const Meet& d) {
    Ui& ui = d.ui;
    ui.heading(1, d.text("meeting.page.report"), px::text_heading, "title", view::flag_focusable);
    ui.gap(12);
    ui.row(12, [&] {
        d.doing(
            MeetingDo::print_report, "print", "meeting.report.print",
            {.kind = ButtonKind::primary, .icon = Icon::print});
        d.doing(MeetingDo::save_csv, "csv", "meeting.report.csv", {.icon = Icon::save});
        d.doing(MeetingDo::save_markdown, "markdown", "meeting.report.markdown", {.icon = Icon::save});
        d.doing(MeetingDo::save_json, "json", "meeting.report.json", {.icon = Icon::save});
    });
    ui.gap(20);
    d.title(2, "meeting.report.questions");
    for (const meeting::Section& question : d.m.report.questions) {
        ui.heading(3, question.title, px::text_lead);
        if (question.remove > 0)
            ui.text(
                d.text("meeting.report.remove") + " (" + std::to_string(question.remove) + ")",
                TextKind::late);
        ui.gap(4);
        lines(d, question.lines);
        ui.gap(16);
    }
    d.title(2, "meeting.report.steps");
    for (const meeting::Section& step : d.m.report.steps) {
        if (step.lines.empty() && step.feelings.empty() && step.changes.empty()) continue;
        ui.heading(3, step.of + ": " + step.title, px::text_lead);
        ui.gap(4);
        lines(d, step.lines);
        std::string feelings;
        for (const meeting::Section::Feeling& feeling : step.feelings)
            feelings += (feelings.empty() ? "" : ", ") + feeling.table + " " +
                view::signed_number(feeling.value) +
                (feeling.proposed ? " (" + d.text("meeting.journey.proposed") + ")" : std::string());
        if (!feelings.empty()) ui.text(d.text("meeting.feeling.title") + ": " + feelings);
        for (const meeting::Section::Change& change : step.changes) {
            ui.gap(4);
            ui.text(change.table, TextKind::small_muted);
            if (!change.today.empty()) ui.text(d.text("meeting.journey.today") + ": " + change.today);
            if (!change.proposed.empty())
                ui.text(d.text("meeting.journey.proposed") + ": " + change.proposed);
            if (!change.note.empty()) ui.text(d.text("meeting.report.change") + ": " + change.note);
        }
        ui.gap(16);
    }
    if (d.m.report.loose.empty()) return;
    d.title(2, "meeting.report.loose");
    lines(d, d.m.report.loose);
}

} // namespace stf::ui
