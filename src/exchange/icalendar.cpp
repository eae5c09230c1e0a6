#include "exchange/icalendar.h"

#include "exchange/naming.h"
#include <algorithm>

namespace stf::exchange {
namespace {

constexpr std::size_t line_octets = 75;

// Central European time since 1996; steps are booked from then on.
constexpr std::string_view oslo =
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Oslo\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:19960331T020000\r\nTZOFFSETFROM:+0100\r\n"
    "TZOFFSETTO:+0200\r\nTZNAME:CEST\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
    "END:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nTZOFFSETFROM:+0200\r\n"
    "TZOFFSETTO:+0100\r\nTZNAME:CET\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
    "END:STANDARD\r\nEND:VTIMEZONE\r\n";

std::string digits_of(base::Day day) {
    std::string text = to_string(day);
    std::erase(text, '-');
    return text;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
        } else if (static_cast<unsigned char>(c) >= 0x20) {
            if (c == '\\' || c == ';' || c == ',') out += '\\';
            out += c;
        }
    }
    return out;
}

class Calendar {
public:
    Calendar(const schedule::Schedule& schedule, const CalendarChoice& choice, Words words)
        : schedule_(schedule), choice_(choice), words_(words) {}

    std::string print(const plan::Plan& plan) {
        out_ =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Stifinner//Stifinner//NO\r\nCALSCALE:GREGORIAN\r\n";
        out_ += oslo;
        for (const schedule::StepDates& dates : schedule_.steps) {
            const Naming name(plan, dates.at, choice_.language);
            step(name, dates);
            if (choice_.deadlines) deadline(name, dates);
        }
        return out_ + "END:VCALENDAR\r\n";
    }

private:
    // Folds at 75 octets, never inside a character.
    void line(std::string text) {
        std::string_view rest = text;
        std::size_t room = line_octets;
        while (rest.size() > room) {
            std::size_t at = room;
            while (at > 1 && (static_cast<unsigned char>(rest[at]) & 0xC0) == 0x80) --at;
            out_ += rest.substr(0, at);
            out_ += "\r\n ";
            rest.remove_prefix(at);
            room = line_octets - 1;
        }
        out_ += rest;
        out_ += "\r\n";
    }
    void text(std::string_view name, std::string_view value) {
        if (!value.empty()) line(std::string(name) + ":" + escaped(value));
    }

    void begin(const std::string& uid, const std::string& summary) {
        line("BEGIN:VEVENT");
        text("UID", uid + "@stifinner");
        line("DTSTAMP:" + digits_of(schedule_.today) + "T000000Z");
        // Grows from one export to the next, so that a calendar takes the newer one.
        line("SEQUENCE:" + std::to_string(std::max(0, schedule_.today.count)));
        text("SUMMARY", summary);
    }
    void days(base::Day from, base::Day to) {
        line("DTSTART;VALUE=DATE:" + digits_of(from));
        line("DTEND;VALUE=DATE:" + digits_of(to + 1));
    }
    void details(const Naming& name, std::string first) {
        std::string where = name.lane(), what = std::move(first);
        if (const std::string place = name.place(); !place.empty() && place != where) where += ", " + place;
        if (!name.step.place.empty()) text("LOCATION", where);
        if (!name.step.summary.empty()) what += "\n" + name.step.summary.in(choice_.language);
        const plan::Person* person = name.person();
        if (const std::string who = person ? person->name : name.actor(); !who.empty())
            what += "\n" + words_("calendar.who") + " " + who +
                (person && !person->phone.empty() ? ", " + person->phone : "");
        text("DESCRIPTION", what + "\n" + words_("calendar.disclaimer"));
    }

    void step(const Naming& name, const schedule::StepDates& dates) {
        using schedule::Status;
        const bool firm = dates.status == Status::booked || dates.status == Status::done;
        if (!dates.proposed || (!firm && !choice_.proposals) || dates.status == Status::dropped) return;
        const std::string status = words_("calendar.status." + std::string(status_word(dates.status)));
        begin(name.key(), dates.status == Status::booked ? name.title() : name.title() + " (" + status + ")");
        const plan::Fact* fact = plan::find_fact(name.course, name.step.id, name.occurrence);
        const bool timed = dates.status == Status::booked && fact && fact->time;
        if (timed) {
            std::string time = to_string(*fact->time);
            std::erase(time, ':');
            line("DTSTART;TZID=Europe/Oslo:" + digits_of(*dates.proposed) + "T" + time + "00");
            if (fact->minutes && *fact->minutes > 0)
                line("DURATION:PT" + std::to_string(*fact->minutes) + "M");
        } else {
            base::Day last = *dates.proposed;
            if (fact && fact->end)
                last = *fact->end;
            else if (name.step.lasts)
                last = base::add(last, *name.step.lasts);
            days(*dates.proposed, std::max(last, *dates.proposed));
        }
        details(name, status);
        line(firm ? "STATUS:CONFIRMED" : "STATUS:TENTATIVE");
        line(timed ? "TRANSP:OPAQUE" : "TRANSP:TRANSPARENT");
        if (choice_.reminders && dates.status == Status::booked && *dates.proposed > schedule_.today) {
            line("BEGIN:VALARM");
            line("ACTION:DISPLAY");
            line(timed ? "TRIGGER:-P1D" : "TRIGGER:-PT12H"); // a whole day begins at midnight
            text("DESCRIPTION", words_("calendar.reminder") + " " + name.title());
            line("END:VALARM");
        }
        line("END:VEVENT");
    }

    // The last day, while there is something left to be done before it.
    void deadline(const Naming& name, const schedule::StepDates& dates) {
        using schedule::Status;
        if (dates.status != Status::open && dates.status != Status::late) return;
        if (!dates.latest || (dates.earliest && *dates.earliest == *dates.latest)) return;
        if (dates.latest_by.kind == schedule::CauseKind::none) return;
        begin("deadline/" + name.key(), words_("calendar.deadline") + " " + name.title());
        days(*dates.latest, *dates.latest);
        details(name, words_("calendar.status." + std::string(status_word(dates.status))));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    const schedule::Schedule& schedule_;
    const CalendarChoice& choice_;
    Words words_;
    std::string out_;
};

} // namespace

std::string icalendar(
    const plan::Plan& plan, const schedule::Schedule& schedule, const CalendarChoice& choice, Words words) {
    return Calendar(schedule, choice, words).print(plan);
}

} // namespace stf::exchange
