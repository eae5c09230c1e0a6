// The report as files that other programs open.
#include "measure/csv.h"
#include "meeting/report.h"

namespace stf::meeting {
namespace {

std::string word(Words words, std::string_view key) {
    return words("meeting." + std::string(key));
}

std::string sort_word(const Line& line, Words words) {
    if (!line.card) return word(words, "report.answer");
    return words("meeting.sort." + std::string(info(Field::sort).words[static_cast<std::size_t>(line.sort)]));
}

std::string journey_word(bool proposed, Words words) {
    return words(proposed ? std::string("meeting.journey.proposed") : std::string("meeting.journey.today"));
}

// A line of a list: nothing in it has a meaning to Markdown.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n')
            out += ' ';
        else if (
            c == '\\' || c == '*' || c == '_' || c == '`' || c == '#' || c == '[' || c == ']' || c == '<' ||
            c == '|')
            out += std::string("\\") + c;
        else
            out += c;
    }
    return out;
}

json::Value json_of(const Line& line) {
    json::Value out;
    out.set("table", line.table);
    if (line.card) out.set("sort", info(Field::sort).words[static_cast<std::size_t>(line.sort)]);
    out.set("text", line.text);
    if (!line.who.empty()) out.set("who", line.who);
    if (!line.place.empty()) out.set("place", line.place);
    if (line.card) out.set("journey", line.proposed ? "proposed" : "today");
    if (!line.group.empty()) out.set("group", line.group);
    if (line.votes) out.set("votes", line.votes);
    if (line.disputed) out.set("disputed", true);
    return out;
}

json::Value json_of(const std::vector<Line>& lines) {
    json::Value out{json::Items()};
    for (const Line& line : lines) out.add(json_of(line));
    return out;
}

json::Value json_of(const Section& section) {
    json::Value out;
    out.set("title", section.title);
    if (!section.of.empty()) out.set("case", section.of);
    if (section.remove) out.set("remove", section.remove);
    out.set("lines", json_of(section.lines));
    json::Value feelings{json::Items()}, changes{json::Items()};
    for (const Section::Feeling& feeling : section.feelings) {
        json::Value entry;
        entry.set("table", feeling.table);
        entry.set("value", feeling.value);
        entry.set("journey", feeling.proposed ? "proposed" : "today");
        feelings.add(std::move(entry));
    }
    for (const Section::Change& change : section.changes) {
        json::Value entry;
        entry.set("table", change.table);
        entry.set("today", change.today);
        entry.set("proposed", change.proposed);
        entry.set("note", change.note);
        changes.add(std::move(entry));
    }
    if (!section.feelings.empty()) out.set("feelings", std::move(feelings));
    if (!section.changes.empty()) out.set("changes", std::move(changes));
    return out;
}

json::Value json_of(const Duty& duty) {
    json::Value out, said{json::Items()};
    out.set("title", duty.title);
    out.set("step", duty.step);
    out.set("case", duty.of);
    if (duty.message) out.set("message", true);
    for (const Duty::Said& one : duty.said) {
        json::Value entry, tables{json::Items()};
        entry.set("who", one.who);
        for (const std::string& table : one.tables) tables.add(table);
        entry.set("tables", std::move(tables));
        said.add(std::move(entry));
    }
    out.set("said", std::move(said));
    return out;
}

} // namespace

std::string to_csv(const Report& report, Words words) {
    std::string out = "\xEF\xBB\xBF"; // or Excel reads æøå wrong
    std::vector<std::string> head;
    for (const char* column :
         {"part", "case", "where", "table", "what", "text", "who", "place", "journey", "group", "votes"})
        head.push_back(word(words, std::string("column.") + column));
    out += measure::csv_row(head);
    const auto lines = [&](std::string_view part, const Section& section) {
        for (const Line& line : section.lines)
            out += measure::csv_row(
                {std::string(part), section.of, section.title, line.table, sort_word(line, words), line.text,
                 line.who, line.place, line.card ? journey_word(line.proposed, words) : std::string(),
                 line.group, line.votes ? std::to_string(line.votes) : std::string()});
    };
    for (const Section& question : report.questions) lines(word(words, "report.question"), question);
    for (const Section& step : report.steps) {
        const std::string part = word(words, "report.step");
        lines(part, step);
        for (const Section::Feeling& feeling : step.feelings)
            out += measure::csv_row(
                {part, step.of, step.title, feeling.table, word(words, "report.feeling"),
                 std::to_string(feeling.value), "", "", journey_word(feeling.proposed, words), "", ""});
        for (const Section::Change& change : step.changes) {
            const auto row = [&](const std::string& text, std::string_view what, const std::string& journey) {
                if (!text.empty())
                    out += measure::csv_row(
                        {part, step.of, step.title, change.table, word(words, what), text, "", "", journey,
                         "", ""});
            };
            row(change.today, "report.way", journey_word(false, words));
            row(change.proposed, "report.way", journey_word(true, words));
            row(change.note, "report.change", "");
        }
    }
    Section loose;
    loose.lines = report.loose;
    lines(word(words, "report.loose"), loose);
    for (const Duty& duty : report.duties) {
        const std::string what = word(words, duty.message ? "report.message" : "report.task");
        if (duty.open())
            out += measure::csv_row(
                {word(words, "report.duty"), duty.of, duty.step, "", what, duty.title,
                 word(words, "report.clarify"), "", "", "", ""});
        for (const Duty::Said& said : duty.said)
            for (const std::string& table : said.tables)
                out += measure::csv_row(
                    {word(words, "report.duty"), duty.of, duty.step, table, what, duty.title, said.who, "",
                     "", "", ""});
    }
    return out;
}

std::string to_markdown(const Report& report, Words words) {
    std::string out = "# " + plain(report.title) + "\n";
    if (!report.date.empty()) out += "\n" + plain(report.date) + "\n";
    const auto lines = [&](const std::vector<Line>& list) {
        for (const Line& line : list) {
            out += "- **" + plain(line.table) + "** (" + sort_word(line, words);
            if (!line.place.empty()) out += ", " + plain(line.place);
            if (line.card && line.proposed) out += ", " + journey_word(true, words);
            out += "): " + plain(line.text);
            if (!line.who.empty()) out += " — " + plain(line.who);
            if (line.votes) out += " ● " + std::to_string(line.votes);
            out += "\n";
        }
    };
    out += "\n## " + word(words, "report.questions") + "\n";
    for (const Section& question : report.questions) {
        out += "\n### " + plain(question.title) + "\n\n";
        lines(question.lines);
        if (question.lines.empty()) out += word(words, "report.nothing") + "\n";
        if (question.remove)
            out += "\n" + word(words, "report.remove") + " (" + std::to_string(question.remove) + ")\n";
    }
    out += "\n## " + word(words, "report.steps") + "\n";
    std::string of;
    for (const Section& step : report.steps) {
        if (step.of != of) out += "\n### " + plain(of = step.of) + "\n";
        out += "\n#### " + plain(step.title) + "\n\n";
        lines(step.lines);
        for (const Section::Feeling& feeling : step.feelings)
            out += "- **" + plain(feeling.table) + "** (" + word(words, "report.feeling") + ", " +
                journey_word(feeling.proposed, words) + "): " + std::to_string(feeling.value) + "\n";
        for (const Section::Change& change : step.changes)
            out += "- **" + plain(change.table) + "** " + journey_word(false, words) + ": " +
                plain(change.today) + " → " + journey_word(true, words) + ": " + plain(change.proposed) +
                (change.note.empty() ? std::string() : ". " + plain(change.note)) + "\n";
    }
    if (!report.loose.empty()) {
        out += "\n## " + word(words, "report.loose") + "\n\n";
        lines(report.loose);
    }
    if (!report.groups.empty()) out += "\n## " + word(words, "group.title") + "\n";
    for (const GroupLine& group : report.groups) {
        out +=
            "\n### " + plain(group.title) + (group.votes ? " ● " + std::to_string(group.votes) : "") + "\n\n";
        lines(group.cards);
    }
    out += "\n## " + word(words, "report.duties") + "\n\n";
    for (const Duty& duty : report.duties) {
        out += "- " + plain(duty.step) + ": " + plain(duty.title) + ": ";
        if (duty.open()) out += "**" + word(words, "report.clarify") + "**";
        for (std::size_t i = 0; i < duty.said.size(); ++i) {
            out += (i ? "; " : "") + plain(duty.said[i].who) + " (";
            for (std::size_t k = 0; k < duty.said[i].tables.size(); ++k)
                out += (k ? ", " : "") + plain(duty.said[i].tables[k]);
            out += ")";
        }
        out += "\n";
    }
    return out;
}

std::string to_json(const Report& report) {
    json::Value out, questions{json::Items()}, steps{json::Items()}, duties{json::Items()},
        loads{json::Items()}, groups{json::Items()};
    out.set("title", report.title);
    out.set("date", report.date);
    for (const Section& question : report.questions) questions.add(json_of(question));
    for (const Section& step : report.steps) steps.add(json_of(step));
    for (const Duty& duty : report.duties) duties.add(json_of(duty));
    for (const Load& load : report.loads) {
        json::Value entry;
        entry.set("who", load.who);
        entry.set("tasks", load.tasks);
        entry.set("messages", load.messages);
        loads.add(std::move(entry));
    }
    for (const GroupLine& group : report.groups) {
        json::Value entry;
        entry.set("title", group.title);
        entry.set("votes", group.votes);
        entry.set("cards", json_of(group.cards));
        groups.add(std::move(entry));
    }
    out.set("questions", std::move(questions));
    out.set("steps", std::move(steps));
    out.set("other", json_of(report.loose));
    out.set("duties", std::move(duties));
    out.set("loads", std::move(loads));
    out.set("groups", std::move(groups));
    return json::write(out, json::Style::indented);
}

} // namespace stf::meeting
