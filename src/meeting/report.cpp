#include "meeting/report.h"

#include <algorithm>
#include <map>

#include "base/order.h"

namespace stf::meeting {
namespace {

// What two people mean the same by: case and spaces apart.
std::string folded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\n') {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else if (c >= 'A' && c <= 'Z') {
            out += static_cast<char>(c - 'A' + 'a');
        } else {
            out += c;
        }
    }
    while (!out.empty() && (out.back() == ' ' || out.back() == '.')) out.pop_back();
    // Capital Æ, Ø, Å.
    for (std::size_t i = 0; i + 1 < out.size(); ++i)
        if (out[i] == '\xC3' && (out[i + 1] == '\x86' || out[i + 1] == '\x98' || out[i + 1] == '\x85'))
            out[i + 1] = static_cast<char>(out[i + 1] + 0x20);
    return out;
}

class Maker {
public:
    explicit Maker(const Index& index) : index_(index) {
        for (const Thing& table : index.of(Kind::table))
            names_.emplace(*table.key, table_name(index, *table.key));
        std::int32_t place = 0;
        for (const Thing& table : index.of(Kind::table)) places_[*table.key] = place++;
        for (const Thing& vote : index.of(Kind::vote))
            for (const Fact* fact : vote.versions)
                votes_[fact->record.text(Field::target)] += fact->record.number(Field::count);
        for (const Thing& member : index.of(Kind::member))
            groups_[member.record().text(Field::target)] = member.record().text(Field::group);
    }

    Report make() {
        about();
        questions();
        steps();
        cards();
        duties();
        groups();
        return std::move(out_);
    }

private:
    std::string table(const Record& record) const {
        const auto found = names_.find(record.text(Field::table));
        return found == names_.end() ? std::string() : found->second;
    }
    std::int32_t place(const Record& record) const {
        const auto found = places_.find(record.text(Field::table));
        return found == places_.end() ? -1 : found->second;
    }
    std::string title(Kind kind, const std::string& key) const {
        const Thing* thing = index_.find(kind, key);
        return thing ? thing->record().text(Field::title) : std::string();
    }

    void about() {
        for (const Thing& about : index_.of(Kind::about)) {
            out_.title = about.record().text(Field::title);
            out_.date = about.record().text(Field::date);
        }
        out_.tables = static_cast<std::int32_t>(index_.of(Kind::table).size());
        out_.cards = static_cast<std::int32_t>(index_.of(Kind::card).size());
        out_.same_names = tables_with_one_name(index_);
        for (std::size_t kind = 0; kind < kind_count; ++kind)
            for (const Thing& thing : index_.of(static_cast<Kind>(kind)))
                out_.disagreements += thing.disagreed();
    }

    void questions() {
        for (const Thing& question : index_.of(Kind::question)) {
            question_at_[*question.key] = out_.questions.size();
            Section& section = out_.questions.emplace_back();
            section.key = *question.key;
            section.title = question.record().text(Field::title);
            section.remove = question.record().number(Field::remove);
        }
        for (const Thing& answer : index_.of(Kind::answer)) {
            const auto at = question_at_.find(answer.record().text(Field::question));
            bool asks = false;
            for (const Fact* fact : answer.versions) {
                asks = asks || fact->record.number(Field::remove) != 0;
                if (fact->record.text(Field::text).empty()) continue;
                Line line;
                line.table = table(fact->record);
                line.place_of_table = place(fact->record);
                line.text = fact->record.text(Field::text);
                line.disputed = answer.disagreed();
                if (at == question_at_.end())
                    out_.loose.push_back(std::move(line));
                else
                    out_.questions[at->second].lines.push_back(std::move(line));
            }
            if (asks && at != question_at_.end()) ++out_.questions[at->second].remove;
        }
    }

    void steps() {
        for (const Thing& of : index_.of(Kind::case_))
            for (const Thing& step : index_.of(Kind::step)) {
                if (step.record().text(Field::case_) != *of.key) continue;
                step_at_[*step.key] = out_.steps.size();
                Section& section = out_.steps.emplace_back();
                section.key = *step.key;
                section.title = step.record().text(Field::title);
                section.of = of.record().text(Field::title);
            }
        for (const Thing& feeling : index_.of(Kind::feeling))
            for (const Fact* fact : feeling.versions)
                if (const auto at = step_at_.find(fact->record.text(Field::step)); at != step_at_.end())
                    out_.steps[at->second].feelings.push_back(
                        {table(fact->record), fact->record.number(Field::value),
                         fact->record.word<Journey>(Field::journey) == Journey::proposed});
        for (const Thing& change : index_.of(Kind::change))
            for (const Fact* fact : change.versions)
                if (const auto at = step_at_.find(fact->record.text(Field::step)); at != step_at_.end())
                    out_.steps[at->second].changes.push_back(
                        {table(fact->record), fact->record.text(Field::today),
                         fact->record.text(Field::proposed), fact->record.text(Field::note)});
    }

    Line line_of(const Thing& card, const Record& record) const {
        Line line;
        line.card = true;
        line.table = table(record);
        line.place_of_table = place(record);
        line.text = record.text(Field::text);
        line.who = record.text(Field::who);
        line.sort = record.word<Sort>(Field::sort);
        line.proposed = record.word<Journey>(Field::journey) == Journey::proposed;
        line.disputed = card.disagreed();
        line.place = title(Kind::lane, record.text(Field::lane));
        if (record.word<Spot>(Field::spot) == Spot::after) line.place += " →";
        if (record.word<Spot>(Field::spot) == Spot::day)
            line.place += " " + std::to_string(record.number(Field::day));
        if (const auto group = groups_.find(*card.key); group != groups_.end())
            line.group = title(Kind::group, group->second);
        if (const auto votes = votes_.find(*card.key); votes != votes_.end()) line.votes = votes->second;
        return line;
    }

    void cards() {
        for (const Thing& card : index_.of(Kind::card))
            for (const Fact* fact : card.versions) {
                Line line = line_of(card, fact->record);
                const auto question = question_at_.find(fact->record.text(Field::question));
                if (question != question_at_.end()) out_.questions[question->second].lines.push_back(line);
                const auto step = step_at_.find(fact->record.text(Field::step));
                if (step != step_at_.end())
                    out_.steps[step->second].lines.push_back(std::move(line));
                else if (question == question_at_.end())
                    out_.loose.push_back(std::move(line));
            }
        for (Section& section : out_.steps) by_table(section.lines);
        for (Section& section : out_.questions) by_table(section.lines);
    }

    void by_table(std::vector<Line>& lines) const {
        base::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
            return a.place_of_table < b.place_of_table;
        });
    }

    void duties() {
        std::map<std::string, std::size_t> at;
        for (const Section& step : out_.steps)
            for (const Thing& task : index_.of(Kind::task)) {
                if (task.record().text(Field::step) != step.key) continue;
                at[*task.key] = out_.duties.size();
                Duty& duty = out_.duties.emplace_back();
                duty.key = *task.key;
                duty.title = task.record().text(Field::title);
                duty.message = task.record().number(Field::message) != 0;
                duty.suggested = task.record().text(Field::help);
                duty.step = step.title;
                duty.of = step.of;
            }
        std::vector<const Fact*> doings;
        for (const Thing& doing : index_.of(Kind::doing))
            doings.insert(doings.end(), doing.versions.begin(), doing.versions.end());
        base::stable_sort(doings.begin(), doings.end(), [&](const Fact* a, const Fact* b) {
            return place(a->record) < place(b->record);
        });
        for (const Fact* fact : doings)
            if (const auto found = at.find(fact->record.text(Field::item)); found != at.end())
                say(out_.duties[found->second], fact->record.text(Field::who), table(fact->record));
        std::map<std::string, Load> loads;
        for (const Duty& duty : out_.duties) {
            out_.open_duties += duty.open();
            for (const Duty::Said& said : duty.said) {
                Load& load = loads[folded(said.who)];
                if (load.who.empty()) load.who = said.who;
                ++(duty.message ? load.messages : load.tasks);
            }
        }
        for (auto& [key, load] : loads) out_.loads.push_back(std::move(load));
        base::stable_sort(out_.loads.begin(), out_.loads.end(), [](const Load& a, const Load& b) {
            return a.tasks + a.messages > b.tasks + b.messages;
        });
    }

    static void say(Duty& duty, const std::string& who, std::string from) {
        if (who.empty()) return;
        const auto same = std::find_if(duty.said.begin(), duty.said.end(), [&](const Duty::Said& said) {
            return folded(said.who) == folded(who);
        });
        Duty::Said& said = same == duty.said.end() ? duty.said.emplace_back(Duty::Said{who, {}}) : *same;
        if (std::find(said.tables.begin(), said.tables.end(), from) == said.tables.end())
            said.tables.push_back(std::move(from));
    }

    void groups() {
        std::map<std::string, std::size_t> at;
        for (const Thing& group : index_.of(Kind::group)) {
            at[*group.key] = out_.groups.size();
            GroupLine& line = out_.groups.emplace_back();
            line.key = *group.key;
            line.title = group.record().text(Field::title);
            if (const auto votes = votes_.find(*group.key); votes != votes_.end()) line.votes = votes->second;
        }
        for (const Thing& card : index_.of(Kind::card)) {
            const auto member = groups_.find(*card.key);
            const auto found = member == groups_.end() ? at.end() : at.find(member->second);
            if (found == at.end()) continue;
            GroupLine& group = out_.groups[found->second];
            for (const Fact* fact : card.versions) group.cards.push_back(line_of(card, fact->record));
            if (const auto votes = votes_.find(*card.key); votes != votes_.end())
                group.votes += votes->second;
        }
        base::stable_sort(out_.groups.begin(), out_.groups.end(), [](const GroupLine& a, const GroupLine& b) {
            return a.votes > b.votes;
        });
    }

    const Index& index_;
    Report out_;
    std::map<std::string, std::string> names_, groups_;  // table -> name; card -> group
    std::map<std::string, std::int32_t> votes_, places_; // places_: of the tables, in their order
    std::map<std::string, std::size_t> question_at_, step_at_;
};

} // namespace

Report report(const Index& index) {
    return Maker(index).make();
}

std::int32_t votes_on(const Index& index, std::string_view target) {
    std::int32_t votes = 0;
    for (const Thing& vote : index.of(Kind::vote))
        for (const Fact* fact : vote.versions)
            if (fact->record.text(Field::target) == target) votes += fact->record.number(Field::count);
    return votes;
}

} // namespace stf::meeting
