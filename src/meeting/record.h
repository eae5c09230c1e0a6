#pragma once
// What is written in a meeting: records of a few kinds with a few fields, both in one table that the reader,
// the writer, the check and the exports go by.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.h"

namespace stf::meeting {

enum class Kind : std::uint8_t {
    about,     // the meeting itself
    programme, // a point of the programme
    case_,     // who the meeting talks about: KOLS, a younger person with heart failure, an own one
    lane,      // of a case: an actor, as the pathway has them
    step,      // of a case: a column of the board
    task,      // of a case's step: what someone has to do, or a message someone has to send
    question,
    table,
    card,
    feeling, // how the person has it at a step, as a table sees it
    doing,   // who does a task, as a table sees it
    change,  // today's way and the proposed one at a step, and what changes
    answer,  // of a table to a question
    group,   // of cards that say the same
    member,  // that a card is in a group
    vote,
    area, // an improvement area of the follow-up form
    mark, // how far an area has come in a phase
    goal,
    driver, // a box of the driver diagram
    gathering,
    rating, // answers to one question of one gathering's evaluation
    team,   // of the learning network
    prep,   // a point of a team's preparation pack
    interview,
    status, // a team's numbers at a gathering
    series, // values along time: a run chart
    point,  // one value of a series: one patient, without a name
    note    // of a series: a break between phases, or words beside a point
};
inline constexpr std::size_t kind_count = 29;

enum class Field : std::uint8_t {
    text,
    title,
    subtitle,
    help,
    who, // who wrote it, or who does it: own words
    table,
    case_,
    lane,
    step,
    spot,
    day,
    journey,
    sort,
    value,
    question,
    group,
    target,
    count,
    order,
    minutes,
    time,
    date,
    level,
    message,
    remove, // «Ta bort dette spørsmålet?»
    state,
    area,
    phase,
    parent,
    role,
    gathering,
    one,
    two,
    three,
    four,
    five,
    invited,
    team,
    item,
    patients,
    with_checklist,
    with_psfs,
    readmissions,
    series,
    number,
    done,
    not_done,
    not_relevant,
    before,
    after,
    measure,
    due,
    note,
    pathway,
    edition,
    what,
    today,
    proposed,
    leader,
    doctor,
    user,
    hospital,
    breaks
};
inline constexpr std::size_t field_count = 63;

enum class Sort : std::int32_t { problem, wish, idea, question, responsibility, practice }; // of a card
enum class Journey : std::int32_t { today, proposed };
enum class Spot : std::int32_t {
    at,
    after,
    day
}; // a card is on a step, on the way to the next, or on a free day
enum class State : std::int32_t { not_started, begun, done };
enum class DriverRole : std::int32_t { aim, primary, secondary, change };
enum class What : std::int32_t { checklist, psfs, number };

enum class Type : std::uint8_t { text, number, word, flag };

struct FieldInfo {
    std::string_view name;
    Type type = Type::text;
    std::int32_t least = 0, most = 0;         // of numbers
    std::vector<std::string_view> words = {}; // of words: the values 0, 1, 2...
};
struct KindInfo {
    std::string_view name, list; // "card", and what the list of them is called in a file: "cards"
    std::vector<Field> fields;   // that it can have
    std::size_t required = 0;    // the first so many of them must be there
};
const FieldInfo& info(Field);
const KindInfo& info(Kind);

class Record {
public:
    Record() = default;
    explicit Record(Kind its_kind) : kind(its_kind) {}

    Kind kind = Kind::about;
    json::Members extra; // unknown fields

    const std::string& text(Field) const; // "" if it has none
    std::int32_t number(Field) const;     // 0 if it has none
    bool has(Field) const;
    template <class Enum>
    Enum word(Field field) const {
        return static_cast<Enum>(number(field));
    }
    Record& set(Field, std::string);  // "" takes the field away
    Record& set(Field, std::int32_t); // out of range: the nearest that is in it
    Record& clear(Field);
    template <class Enum>
    requires std::is_enum_v<Enum> Record& set(Field field, Enum value) {
        return set(field, static_cast<std::int32_t>(value));
    }

    struct Item {
        Field field = Field::text;
        std::int32_t number = 0;
        std::string text;
        friend bool operator==(const Item&, const Item&) = default;
    };
    const std::vector<Item>& items() const { return items_; } // by field

private:
    const Item* find(Field) const;
    Item& at(Field);
    std::vector<Item> items_;
};

bool operator==(const Record&, const Record&);

// `present` with what someone changed who saw `before` and wanted `after`: fields they left alone stay as
// they are now.
Record changed(Record present, const Record& before, const Record& after);

} // namespace stf::meeting
