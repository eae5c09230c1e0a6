// Someone's calendar or shift list as days that are taken.
#include <algorithm>

#include "base/order.h"
#include "base/strings.h"
#include "exchange/csv.h"
#include "exchange/zone.h"

namespace stf::exchange {
namespace {

using base::Day;

constexpr std::size_t most_days = 5000, most_untold = 50;
constexpr int days_ahead = 730, most_steps = 40'000;

// What an old spreadsheet or calendar wrote in Latin-1, as UTF-8.
std::string as_utf8(std::string_view text) {
    if (base::utf8_valid_prefix(text) == text.size()) return std::string(text);
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            out += c;
        } else {
            out += static_cast<char>(0xC0 | byte >> 6);
            out += static_cast<char>(0x80 | (byte & 0x3F));
        }
    }
    return out;
}

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

int number(std::string_view digits) { // -1: none
    if (digits.empty() || digits.size() > 6) return -1;
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

struct Moment {
    Day day;
    int minutes = 0; // from midnight
    bool timed = false;
};

// Universal time as the clock on the wall in Norway.
Moment in_oslo(Moment at) {
    at.minutes += oslo_hours(at.day, at.minutes) * 60;
    if (at.minutes >= 1440) {
        at.minutes -= 1440;
        at.day = at.day + 1;
    }
    return at;
}

std::optional<Moment> moment(std::string_view text) { // 20260512, 20260512T093000, 20260512T073000Z
    if (text.size() < 8) return std::nullopt;
    const auto day = base::parse_day(
        std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" +
        std::string(text.substr(6, 2)));
    if (!day) return std::nullopt;
    Moment out{.day = *day};
    if (text.size() == 8) return out;
    if (text.size() < 15 || text[8] != 'T') return std::nullopt;
    const int hour = number(text.substr(9, 2)), minute = number(text.substr(11, 2));
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
    out.minutes = hour * 60 + minute;
    out.timed = true;
    return text.size() > 15 && text[15] == 'Z' ? in_oslo(out) : out;
}

std::optional<int> duration_minutes(std::string_view text) { // P1W, P1DT2H30M
    if (text.starts_with('+')) text.remove_prefix(1);
    if (!text.starts_with('P')) return std::nullopt;
    text.remove_prefix(1);
    int total = 0;
    bool time = false;
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            digits += c;
            continue;
        }
        if (c == 'T' && digits.empty()) {
            time = true;
            continue;
        }
        const int n = number(digits);
        if (n < 0 || n > 20'000) return std::nullopt;
        digits.clear();
        if (c == 'W')
            total += n * 7 * 1440;
        else if (c == 'D')
            total += n * 1440;
        else if (c == 'H' && time)
            total += n * 60;
        else if (c == 'M' && time)
            total += n;
        else if (c != 'S')
            return std::nullopt;
        if (total > 400 * 1440) return std::nullopt;
    }
    return total;
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            ++i;
            out += text[i] == 'n' || text[i] == 'N' ? ' ' : text[i];
        } else {
            out += text[i];
        }
    }
    return out;
}

struct Event {
    std::string uid, title, start, end, duration, rule;
    std::vector<std::string> without; // EXDATE
    bool free = false;
};

struct Repeating {
    enum class Every : std::uint8_t { day, week, month, year } every = Every::day;
    int interval = 1, count = 0; // count 0: no end
    std::optional<Day> until;
    std::uint8_t weekdays = 0; // of a week; 0: the day's own
};

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= text.size(); ++i)
        if (i == text.size() || text[i] == at) {
            parts.push_back(text.substr(from, i - from));
            from = i + 1;
        }
    return parts;
}

// nullopt: a rule of a kind that is not read here.
std::optional<Repeating> repeating(std::string_view rule) {
    constexpr std::string_view kinds[] = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
    constexpr std::string_view days[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    Repeating out;
    bool kind = false;
    for (const std::string_view part : split(rule, ';')) {
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        const std::string_view key = part.substr(0, equals), value = part.substr(equals + 1);
        if (key == "FREQ") {
            const auto* found = std::find(std::begin(kinds), std::end(kinds), value);
            if (found == std::end(kinds)) return std::nullopt;
            out.every = static_cast<Repeating::Every>(found - std::begin(kinds));
            kind = true;
        } else if (key == "INTERVAL") {
            out.interval = number(value);
            if (out.interval < 1) return std::nullopt;
        } else if (key == "COUNT") {
            out.count = number(value);
            if (out.count < 1) return std::nullopt;
        } else if (key == "UNTIL") {
            const auto until = moment(value);
            if (!until) return std::nullopt;
            out.until = until->day;
        } else if (key == "BYDAY") {
            for (const std::string_view one : split(value, ',')) {
                const auto* found = std::find(std::begin(days), std::end(days), one);
                if (found == std::end(days)) return std::nullopt;
                out.weekdays = static_cast<std::uint8_t>(out.weekdays | 1u << (found - std::begin(days)));
            }
        } else if (key != "WKST") {
            return std::nullopt;
        }
    }
    if (!kind || (out.weekdays != 0 && out.every != Repeating::Every::week)) return std::nullopt;
    return out;
}

class Collector {
public:
    explicit Collector(Day today) : today_(today) {}

    void add(base::Span span, const std::string& title, bool all_day) {
        if (span.to < today_) {
            ++out.past;
            return;
        }
        if (span.from > today_ + days_ahead || out.days.size() >= most_days) return;
        out.days.push_back({span, title, all_day});
    }
    void untold(std::string text) {
        if (out.not_read.size() < most_untold) out.not_read.push_back(std::move(text));
    }

    void add(const Event& event) {
        if (event.free || event.uid.ends_with("@stifinner")) return;
        const auto start = moment(event.start);
        if (!start) return untold(event.title.empty() ? event.start : event.title);
        Day last = start->day;
        if (const auto end = moment(event.end)) {
            last = end->day;
            if (last > start->day && (!end->timed || end->minutes == 0))
                last = last - 1; // the end is not in it
        } else if (const auto minutes = duration_minutes(event.duration); minutes && *minutes > 0) {
            last = start->day + (start->minutes + *minutes - 1) / 1440;
        }
        const int more = std::clamp(last - start->day, 0, days_ahead);
        const bool all_day = !start->timed || more > 0;
        std::optional<Repeating> rule;
        if (!event.rule.empty()) {
            rule = repeating(event.rule);
            if (!rule) untold(event.title + " (" + event.rule + ")");
        }
        std::vector<Day> without;
        for (const std::string& one : event.without)
            if (const auto at = moment(one)) without.push_back(at->day);
        const auto put = [&](Day day) {
            if (std::find(without.begin(), without.end(), day) == without.end())
                add({day, day + more}, event.title, all_day);
        };
        if (rule)
            expand(start->day, *rule, put);
        else
            put(start->day);
    }

    BusyDays finish() {
        base::stable_sort(out.days.begin(), out.days.end(), [](const BusyDay& a, const BusyDay& b) {
            return a.span.from < b.span.from;
        });
        std::vector<BusyDay> once;
        for (BusyDay& day : out.days)
            if (once.empty() || once.back().span != day.span || once.back().title != day.title)
                once.push_back(std::move(day));
        out.days = std::move(once);
        return std::move(out);
    }

    BusyDays out;

private:
    void expand(Day start, const Repeating& rule, base::FunctionRef<void(Day)> put) const {
        const Day end = std::min(today_ + days_ahead, rule.until.value_or(today_ + days_ahead));
        int counted = 0;
        const auto one = [&](Day day) { // false: that was the last
            if (day > end || (rule.count > 0 && counted >= rule.count)) return false;
            if (day >= start) {
                ++counted;
                put(day);
            }
            return true;
        };
        for (int i = 0; i < most_steps; ++i) {
            const int step = i * rule.interval;
            if (step > 80'000) return;
            switch (rule.every) {
            case Repeating::Every::day:
                if (!one(start + step)) return;
                break;
            case Repeating::Every::week: {
                const int own = static_cast<int>(base::weekday(start));
                const unsigned days = rule.weekdays ? rule.weekdays : 1u << own;
                for (int day = 0; day < 7; ++day)
                    if ((days >> day & 1u) != 0 && !one(start + (step * 7 - own + day))) return;
                break;
            }
            case Repeating::Every::month:
            case Repeating::Every::year: {
                const int months = rule.every == Repeating::Every::month ? step : step * 12;
                if (months > 3600) return;
                const Day day = base::add_months(start, months);
                if (day > end) return;
                if (base::civil(day).day == base::civil(start).day && !one(day))
                    return; // no 31st: not that month
                break;
            }
            }
        }
    }

    Day today_;
};

// Lines with their continuations joined.
std::vector<std::string> unfolded(std::string_view text) { // a fold may stand inside a character
    std::vector<std::string> lines;
    for (std::string_view part : split(text, '\n')) {
        if (part.ends_with('\r')) part.remove_suffix(1);
        if (!lines.empty() && !part.empty() && (part[0] == ' ' || part[0] == '\t'))
            lines.back() += part.substr(1);
        else
            lines.emplace_back(part);
    }
    for (std::string& line : lines) line = as_utf8(line);
    return lines;
}

std::optional<Day> written_date(std::string_view text) { // 2026-05-12, 12.5.2026, 12/5-26
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    if (text.size() >= 10)
        if (const auto day = base::parse_day(text.substr(0, 10));
            day && (text.size() == 10 || text[10] == 'T' || text[10] == ' '))
            return day;
    int parts[3] = {0, 0, 0}, count = 0, digits = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            if (++digits > 4) return std::nullopt;
            parts[count] = parts[count] * 10 + (c - '0');
        } else if ((c == '.' || c == '/' || c == '-') && digits > 0 && count < 2) {
            ++count;
            digits = 0;
        } else if (c == ' ' && count == 2 && digits > 0) {
            break; // a time follows
        } else {
            return std::nullopt;
        }
    }
    if (count != 2 || digits < 2) return std::nullopt;
    const int year = parts[2] < 100 ? 2000 + parts[2] : parts[2];
    const base::YearMonthDay date{year, parts[1], parts[0]};
    if (year < base::first_year || year > base::last_year || !base::exists(date)) return std::nullopt;
    return base::day_of(date);
}

bool has_letter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    });
}

} // namespace

BusyDays read_icalendar(std::string_view text, Day today) {
    Collector collector(today);
    std::vector<std::string> open; // components, outermost first
    Event event;
    for (const std::string& line : unfolded(text)) {
        std::size_t colon = 0;
        bool quoted = false;
        while (colon < line.size() && (quoted || line[colon] != ':')) quoted ^= line[colon++] == '"';
        if (colon == line.size()) continue;
        const std::string name = upper(line.substr(0, std::min(colon, line.find(';'))));
        const std::string value = line.substr(colon + 1);
        if (name == "BEGIN") {
            open.push_back(upper(value));
            collector.out.calendar = collector.out.calendar || open.back() == "VCALENDAR";
            if (open.back() == "VEVENT") event = {};
            if (open.size() > 100) break;
            continue;
        }
        if (name == "END") {
            if (!open.empty() && open.back() == upper(value)) {
                if (open.back() == "VEVENT" && collector.out.calendar) collector.add(event);
                open.pop_back();
            }
            continue;
        }
        if (open.empty() || open.back() != "VEVENT") continue;
        if (name == "UID")
            event.uid = value;
        else if (name == "SUMMARY")
            event.title = unescaped(value);
        else if (name == "DTSTART")
            event.start = value;
        else if (name == "DTEND")
            event.end = value;
        else if (name == "DURATION")
            event.duration = value;
        else if (name == "RRULE")
            event.rule = upper(value);
        else if (name == "EXDATE")
            for (const std::string_view one : split(value, ',')) event.without.emplace_back(one);
        else if (name == "TRANSP")
            event.free = event.free || upper(value) == "TRANSPARENT";
        else if (name == "STATUS")
            event.free = event.free || upper(value) == "CANCELLED";
    }
    return collector.finish();
}

BusyDays read_busy_csv(std::string_view text, Day today) {
    Collector collector(today);
    const std::string readable = as_utf8(text);
    bool cut = false;
    const Table table = read_csv(readable, cut);
    for (std::size_t i = 0; i < table.size(); ++i) {
        std::optional<Day> from, to;
        std::string title;
        for (const std::string& cell : table[i]) {
            if (const auto day = written_date(cell)) {
                if (!from)
                    from = day;
                else if (!to)
                    to = day;
            } else if (title.empty() && has_letter(cell)) {
                title = cell;
            }
        }
        if (!from) {
            if (i > 0) collector.untold(title.empty() ? table[i][0] : title); // the first may be the head
            continue;
        }
        collector.out.calendar = true;
        if (to && *to < *from) {
            collector.untold(title.empty() ? table[i][0] : title);
            continue;
        }
        collector.add({*from, std::min(to.value_or(*from), *from + days_ahead)}, title, true);
    }
    if (cut) collector.untold("…");
    return collector.finish();
}

} // namespace stf::exchange
