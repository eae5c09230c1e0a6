#include "view/print_view.h"

#include <algorithm>

#include "view/dates.h"
#include "view/day_view.h"
#include "view/screens.h"

namespace stf::view {
namespace {

using exchange::Block;
using exchange::Cell;
using schedule::StepDates;

constexpr int all_months = 3600;

std::string source_words(const pathway::Source& source) {
    std::string out = source.publisher.empty() ? source.title : source.publisher + ": " + source.title;
    if (!source.date.empty()) out += ", " + source.date;
    return out;
}

// The sources of what is printed, numbered as they are first needed.
class Sources {
public:
    // "[2]", or "" if the step names none.
    std::string number_of(const pathway::Pathway& pathway, const pathway::Step& step) {
        const std::string* id = &step.source;
        for (const pathway::Rule& rule : step.after)
            if (id->empty()) id = &rule.source;
        const pathway::Source* source = pathway::find(pathway.sources, *id);
        if (!source) return {};
        const std::string words = source_words(*source);
        const auto there = std::find(list_.begin(), list_.end(), words);
        const auto index = there - list_.begin();
        if (there == list_.end()) list_.push_back(words);
        return "[" + std::to_string(index + 1) + "]";
    }
    const std::vector<std::string>& list() const { return list_; }

private:
    std::vector<std::string> list_;
};

std::string who_words(const Source& source, const schedule::StepRef& at) {
    const auto contact = step_contact(source, at);
    const pathway::Step& step = step_at(source.plan, at);
    if (!contact && step.responsible.empty()) return {};
    if (!contact) { // the person alone
        const plan::Course& course = source.plan.courses[static_cast<std::size_t>(at.course)];
        return actor_name(*course.pathway, step.responsible.front(), source.texts);
    }
    std::string out = contact->name;
    if (!contact->role.empty() && contact->role != contact->name) out += ", " + contact->role;
    if (!contact->phone.empty())
        out += "\n" + source.texts.format("print.phone", {{"number", contact->phone}});
    return out;
}

std::vector<Cell> line(const Source& source, const Row& row, std::size_t index, Sources& sources) {
    const StepDates* dates = find_dates(source, row.steps[index]);
    if (!dates) return {{}, {}, {}};
    const Texts& texts = source.texts;
    const pathway::Step& step = step_at(source.plan, dates->at);
    const pathway::Pathway& pathway =
        *source.plan.courses[static_cast<std::size_t>(dates->at.course)].pathway;
    Cell when{.text = index == 0 ? row.date : "", .strong = true};
    if (index == 0 && row.steps.size() > 1)
        when.sub = texts.count("row.journey", static_cast<int>(row.steps.size()));
    if (index == 0 && dates->earliest && dates->latest && *dates->earliest != *dates->latest &&
        dates->status == schedule::Status::open && row.steps.size() == 1)
        when.sub = texts.format(
            "step.window", {{"range", date_range(*dates->earliest, *dates->latest, source.today, texts)}});
    Cell what{
        .text = step.title.in(texts.language()), .mark = paper_mark(row.marks[index].state), .strong = true};
    what.sub = status_line(source, *dates);
    if (const std::string number = sources.number_of(pathway, step); !number.empty())
        what.sub += " " + number;
    if (const std::string_view note = plan::note_of(
            source.plan.courses[static_cast<std::size_t>(dates->at.course)], step.id, dates->at.occurrence);
        !note.empty())
        what.sub += "\n" + std::string(note);
    Cell who{.text = lane_and_place(source.plan, dates->at, texts), .sub = who_words(source, dates->at)};
    return {std::move(when), std::move(what), std::move(who)};
}

void add_rows(
    const Source& source, const std::string& title, const std::vector<Row>& rows, Sources& sources,
    std::vector<Block>& out) {
    if (rows.empty()) return;
    std::vector<std::vector<Cell>> lines;
    for (const Row& row : rows)
        for (std::size_t i = 0; i < row.steps.size(); ++i) lines.push_back(line(source, row, i, sources));
    out.push_back(exchange::heading(2, title));
    const Texts& texts = source.texts;
    out.push_back(exchange::table(
        {{texts.get("print.when")}, {texts.get("print.what")}, {texts.get("print.who")}}, std::move(lines)));
}

// Days with several appointments: in which order, how long between, and what does not go together.
void add_days(const Source& source, const std::vector<Row>& rows, std::vector<Block>& out) {
    if (rows.empty()) return;
    for (const DayView& day : day_views(source, rows.front().day, rows.back().day + 1)) {
        out.push_back(exchange::heading(3, capitalised(long_date(day.date, source.today, source.texts))));
        std::vector<std::string> lines = day.order;
        lines.insert(lines.end(), day.trouble.begin(), day.trouble.end());
        out.push_back(exchange::list(lines, false));
    }
}

Block urgent(const Texts& texts) {
    return exchange::card(
        {exchange::heading(3, texts.get("urgent.title")),
         exchange::contact(texts.get("urgent.life"), "", "113"),
         exchange::contact(texts.get("urgent.soon"), "", "116 117")},
        exchange::Edge::thick);
}

} // namespace

exchange::Mark paper_mark(MarkState state) {
    using exchange::Mark;
    constexpr Mark marks[] = {Mark::done,     Mark::booked, Mark::proposed,
                              Mark::possible, Mark::late,   Mark::cannot};
    return marks[static_cast<std::size_t>(state)];
}

Block mark_legend(const Texts& texts) {
    using exchange::Mark;
    return exchange::table(
        {},
        {{{.text = texts.get("status.done"), .mark = Mark::done},
          {.text = texts.get("status.booked"), .mark = Mark::booked},
          {.text = texts.get("status.proposed"), .mark = Mark::proposed}},
         {{.text = texts.get("status.possible"), .mark = Mark::possible},
          {.text = texts.get("status.late"), .mark = Mark::late},
          {.text = texts.get("print.broken"), .mark = Mark::cannot}}});
}

exchange::Page plan_page(const Source& source, const PrintChoice& choice) {
    const Texts& texts = source.texts;
    exchange::Page page{.language = texts.language(), .large = choice.large};
    page.title = source.plan.title.empty() ? texts.get("print.title") : source.plan.title;
    page.foot = texts.format(
        "print.foot",
        {{"date",
          day_and_month(source.today, source.today, texts) + " " +
              std::to_string(base::civil(source.today).year)}});
    std::vector<Block>& out = page.blocks;
    out.push_back(exchange::heading(1, page.title));
    if (source.plan.example)
        out.push_back(exchange::paragraph(texts.get("example.chip"), exchange::Tone::strong));
    std::string pathways;
    for (const plan::Course& course : source.plan.courses)
        pathways += (pathways.empty() ? "" : "\n") + course.pathway->title.in(texts.language());
    if (!pathways.empty()) out.push_back(exchange::paragraph(pathways, exchange::Tone::lead));
    out.push_back(exchange::paragraph(texts.get("print.proposals")));
    std::vector<Block> people = {exchange::heading(3, texts.get("command.go_call"))};
    for (const Contact& contact : contacts(source))
        people.push_back(exchange::contact(
            contact.name, contact.role, contact.phone.empty() ? contact.missing : contact.phone));
    if (people.size() > 1)
        out.push_back(exchange::columns({{exchange::card(std::move(people))}, {urgent(texts)}}));
    else
        out.push_back(urgent(texts));

    Sources sources;
    const ListView list = list_view(source, choice.all ? all_months : 3);
    for (const Month& month : list.months) {
        add_rows(source, month.title, month.rows, sources, out);
        add_days(source, month.rows, out);
    }
    if (!list.more.empty()) out.push_back(exchange::paragraph(texts.get("print.more")));
    add_rows(source, texts.get("list.undated"), list.undated, sources, out);
    if (choice.all) add_rows(source, texts.get("list.done"), list.done, sources, out);
    out.push_back(exchange::heading(2, texts.get("print.legend")));
    out.push_back(mark_legend(texts));
    if (!sources.list().empty()) {
        out.push_back(exchange::heading(2, texts.get("print.sources")));
        out.push_back(exchange::list(sources.list(), true));
    }
    out.push_back(exchange::paragraph(texts.get("print.disclaimer"), exchange::Tone::small));
    return page;
}

} // namespace stf::view
