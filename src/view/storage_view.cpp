#include "view/storage_view.h"

#include <algorithm>
#include <array>

#include "plan/care_io.h"
#include "plan/read.h"
#include "view/dates.h"
#include "json/value.h"

namespace stf::view {
namespace {

constexpr std::array<std::string_view, 28> verb_names = {
    "go",
    "persist",
    "link",
    "save_linked",
    "unlink",
    "ask_lock",
    "lock",
    "ask_remove_lock",
    "remove_lock",
    "lock_now",
    "unlock",
    "ask_export",
    "export_locked",
    "open_locked",
    "give_up",
    "reveal",
    "ask_share",
    "share",
    "end_share",
    "restore",
    "more_versions",
    "update",
    "later",
    "remind_later",
    "close_note",
    "own_plan",
    "pass_show",
    "pass_read"};

// What is different, one line each.
class Changes {
public:
    Changes(base::Day today, const Texts& texts) : today_(today), texts_(texts) {}

    void add(std::string_view key, const std::string& what) {
        lines.push_back(texts_.format(key, {{"what", what}}));
    }

    void courses(const plan::Plan& before, const plan::Plan& after) {
        for (const plan::Course& course : after.courses)
            if (const plan::Course* old = plan::find_course(before, course.id))
                course_changes(*old, course);
            else
                add("storage.words.course_added", title(course));
        for (const plan::Course& course : before.courses)
            if (!plan::find_course(after, course.id)) add("storage.words.course_removed", title(course));
    }

    void people(const plan::Plan& before, const plan::Plan& after) {
        const auto same = [](const plan::Person& a, const plan::Person& b) {
            return a.id == b.id && a.name == b.name && a.role == b.role && a.actor == b.actor &&
                a.phone == b.phone;
        };
        differences(before.people, after.people, same, [&](const plan::Person& person, bool there) {
            add(there ? "storage.words.person" : "storage.words.person_removed", person.name);
        });
    }

    void days(const plan::Plan& before, const plan::Plan& after) {
        const auto same = [](const plan::Unavailable& a, const plan::Unavailable& b) {
            return a.span.from == b.span.from && a.span.to == b.span.to;
        };
        differences(
            before.unavailable, after.unavailable, same, [&](const plan::Unavailable& days, bool there) {
                add(there ? "storage.words.away" : "storage.words.away_removed",
                    date_range(days.span.from, days.span.to, today_, texts_));
            });
        const auto agreed = [](const plan::Accepted& a, const plan::Accepted& b) {
            return a.reference == b.reference && a.date == b.date;
        };
        differences(before.accepted, after.accepted, agreed, [&](const plan::Accepted& accepted, bool there) {
            const plan::Course* course = plan::find_course(after, accepted.reference.course);
            if (course)
                add(there ? "storage.words.accepted" : "storage.words.unaccepted",
                    step(*course, accepted.reference.step));
        });
    }

    // Under the name of the place where it stands.
    void care(const plan::Plan& before, const plan::Plan& after) {
        constexpr std::pair<std::string_view, std::string_view> parts[] = {
            {"matters", "command.go_matters"}, {"worse", "command.go_worse"},
            {"consents", "people.consent"},    {"assigned", "people.gaps"},
            {"owner", "people.owner"},         {"relative_note", "relative.note_title"}};
        json::Value old, now;
        plan::write_care(before, old);
        plan::write_care(after, now);
        for (const auto& [part, place] : parts) {
            const json::Value *a = old.find(part), *b = now.find(part);
            if ((a == nullptr) != (b == nullptr) || (a && !(*a == *b))) lines.push_back(texts_.get(place));
        }
    }

    std::vector<std::string> lines;

private:
    // `tell` once for each of `after` that is not in `before`, and of `before` whose like is gone.
    template <class T, class Same, class Tell>
    static void differences(const std::vector<T>& before, const std::vector<T>& after, Same same, Tell tell) {
        // What stands alike at both ends is passed over: most changes touch one of a list that may be long.
        std::size_t from = 0, back = 0;
        const std::size_t shorter = std::min(before.size(), after.size());
        while (from < shorter && same(before[from], after[from])) ++from;
        while (back < shorter - from &&
               same(before[before.size() - 1 - back], after[after.size() - 1 - back]))
            ++back;
        const auto lacks = [&](const std::vector<T>& list, const T& item) {
            return std::none_of(
                list.begin() + static_cast<std::ptrdiff_t>(from),
                list.end() - static_cast<std::ptrdiff_t>(back),
                [&](const T& other) { return same(item, other); });
        };
        bool added = false;
        for (std::size_t i = from; i < after.size() - back; ++i)
            if (lacks(before, after[i])) {
                added = true;
                tell(after[i], true);
            }
        if (added) return; // what was replaced is told by what replaced it
        for (std::size_t i = from; i < before.size() - back; ++i)
            if (lacks(after, before[i])) tell(before[i], false);
    }

    std::string title(const plan::Course& course) const {
        return course.pathway->title.in(texts_.language());
    }
    std::string step(const plan::Course& course, std::string_view id) const {
        const std::int32_t index = plan::find_step(course, id);
        return index < 0 ? std::string(id)
                         : course.step(static_cast<std::size_t>(index)).title.in(texts_.language());
    }

    void course_changes(const plan::Course& before, const plan::Course& after) {
        for (const pathway::Anchor& anchor : after.pathway->anchors) {
            const auto day = plan::anchor_day(after, anchor.id);
            if (plan::anchor_day(before, anchor.id) == day) continue;
            const std::string& name = anchor.title.in(texts_.language());
            if (day)
                lines.push_back(texts_.format(
                    "storage.words.anchor", {{"what", name}, {"when", day_and_month(*day, today_, texts_)}}));
            else
                add("storage.words.anchor_removed", name);
        }
        const auto same = [](const auto& a, const auto& b) { return a == b; };
        differences(before.choices, after.choices, same, [&](const auto& choice, bool) {
            const pathway::Decision* decision = pathway::find(after.pathway->decisions, choice.first);
            add("storage.words.choice", decision ? decision->title.in(texts_.language()) : choice.first);
        });
        facts(before, after);
        const auto noted = [](const plan::Note& a, const plan::Note& b) {
            return a.step == b.step && a.occurrence == b.occurrence && a.text == b.text;
        };
        if (!before.notes.is_shared_with(after.notes))
            differences(
                before.notes.all(), after.notes.all(), noted, [&](const plan::Note& note, bool there) {
                    add(there ? "storage.words.note" : "storage.words.note_removed", step(after, note.step));
                });
        const auto ticked = [](const plan::Tick& a, const plan::Tick& b) {
            return a.step == b.step && a.occurrence == b.occurrence && a.item == b.item && a.state == b.state;
        };
        differences(before.ticks, after.ticks, ticked, [&](const plan::Tick& tick, bool) {
            add("storage.words.tick", step(after, tick.step));
        });
        if (before.own_steps_raw != after.own_steps_raw) add("storage.words.own_step", title(after));
        if (before.own_rules.size() != after.own_rules.size()) add("storage.words.own_rule", title(after));
    }

    void facts(const plan::Course& before, const plan::Course& after) {
        const auto same = [](const plan::Fact* a, const plan::Fact* b) {
            return a && b && a->kind == b->kind && a->date == b->date && a->time == b->time &&
                a->minutes == b->minutes && a->end == b->end;
        };
        for (const plan::Fact& fact : after.facts) {
            const plan::Fact* now = plan::find_fact(after, fact.step, fact.occurrence);
            if (now != &fact || same(plan::find_fact(before, fact.step, fact.occurrence), now)) continue;
            if (fact.kind == plan::FactKind::dropped) {
                add("storage.words.dropped", step(after, fact.step));
                continue;
            }
            const bool booked = fact.kind == plan::FactKind::booked;
            lines.push_back(texts_.format(
                booked ? "storage.words.booked" : "storage.words.done",
                {{"what", step(after, fact.step)},
                 {"when", when(fact.date, booked ? fact.time : std::nullopt, today_, texts_, false)}}));
        }
        for (const plan::Fact& fact : before.facts)
            if (!plan::find_fact(after, fact.step, fact.occurrence))
                add("storage.words.cleared", step(after, fact.step));
    }

    base::Day today_;
    const Texts& texts_;
};

} // namespace

std::string_view name(StorageVerb verb) {
    return verb_names[static_cast<std::size_t>(verb)];
}

void read_status(std::string_view text, StorageSession& session) {
    const auto value = json::parse(text);
    if (!value) return;
    const auto boolean = [&](std::string_view key) {
        const json::Value* found = value->find(key);
        return found && found->boolean();
    };
    session.kept = value->string("kept");
    session.linked = value->string("linked");
    session.persisted = boolean("persisted");
    session.can_persist = boolean("can_persist");
    session.can_link = boolean("can_link");
    session.locked = boolean("locked");
    session.offline = boolean("offline");
    session.update = boolean("update");
    session.remind = boolean("remind");
    const json::Value* days = value->find("file_days");
    session.file_days = days ? days->integer() : -1;
}

std::vector<StoredVersion> read_versions(std::string_view text) {
    std::vector<StoredVersion> versions;
    const auto value = json::parse(text);
    if (!value) return versions;
    for (const json::Value& item : value->items()) {
        const bool meeting = item.string("key") == "meeting";
        if (!meeting && item.string("key") != "plan") continue;
        const auto number = [&](std::string_view key) {
            const json::Value* found = item.find(key);
            return found ? found->integer() : 0;
        };
        versions.push_back(
            {.id = number("id"),
             .of = item.string("of"),
             .words = item.string("words"),
             .title = item.string("title"),
             .day = base::Day(static_cast<std::int32_t>(number("day"))),
             .time = {static_cast<std::int16_t>(number("minutes"))},
             .meeting = meeting});
    }
    return versions;
}

std::vector<std::string> read_left(std::string_view text) {
    std::vector<std::string> left;
    if (const auto value = json::parse(text))
        for (const json::Value& item : value->items()) left.push_back(item.string());
    return left;
}

std::string change_words(
    const plan::Plan& before, const plan::Plan& after, base::Day today, const Texts& texts) {
    Changes changes(today, texts);
    changes.courses(before, after);
    changes.people(before, after);
    changes.days(before, after);
    changes.care(before, after);
    if (before.title != after.title) changes.add("storage.words.title", after.title);
    const std::vector<std::string>& lines = changes.lines;
    if (lines.empty()) return texts.get("storage.words.other");
    if (lines.size() == 1) return lines.front();
    return texts.count("storage.words.more", static_cast<int>(lines.size()) - 1, {{"what", lines.front()}});
}

std::string plan_title(const plan::Plan& plan, const Texts& texts) {
    if (!plan.title.empty()) return plan.title;
    std::string title;
    for (const plan::Course& course : plan.courses) {
        if (!title.empty()) title += ", ";
        title += course.pathway->title.in(texts.language());
    }
    return title;
}

} // namespace stf::view
