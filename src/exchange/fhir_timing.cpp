#include "exchange/fhir_timing.h"

#include <algorithm>

#include "base/calendar.h"
#include "exchange/fhir_names.h"
#include "pathway/read.h"

namespace stf::exchange::fhir {

using base::Day;
using json::Value;

namespace {

constexpr std::int64_t most_count = 1000;

std::optional<std::int64_t> number_at(const Value& of, std::string_view key) {
    const Value* value = of.find(key);
    if (!value || value->kind() != json::Kind::integer) return std::nullopt;
    const std::int64_t n = value->integer();
    return n >= 1 && n <= most_count ? std::optional(n) : std::nullopt;
}

// Once in so long a time: a step of ours can come again then. A day or two is no step but a habit.
std::optional<base::Lag> rare(std::int64_t period, std::string_view unit) {
    const auto lag = [&](std::int64_t count, base::Unit of) {
        return base::Lag{static_cast<std::int32_t>(count), of};
    };
    if (unit == "d" && period >= 7) return lag(period, base::Unit::day);
    if (unit == "wk") return lag(period, base::Unit::week);
    if (unit == "mo") return lag(period, base::Unit::month);
    if (unit == "a") return lag(period * 12, base::Unit::month);
    return std::nullopt;
}

// How many times from the first day to the last; 0: more than can be counted here.
std::int64_t times_between(Day from, Day to, base::Lag every) {
    std::int64_t times = 1;
    for (Day day = base::add(from, every); day <= to; day = base::add(day, every))
        if (++times > most_count) return 0;
    return times;
}

class TimingReader {
public:
    TimingReader(NotRead& not_read, Words words) : not_read_(not_read), words_(words) {}

    Timing read(const Value& timing) {
        events(timing);
        const Value* repeat = timing.find("repeat");
        if (repeat && repeat->is_object()) {
            bounds(*repeat);
            often(*repeat);
            for (const json::Member& member : repeat->members()) unknown(member.key);
        }
        if (out_.words.empty()) {
            out_.words = text_path(timing, {"code", "text"});
            if (out_.words.empty()) out_.words = text_path(timing, {"code", "coding", "display"});
        }
        if (!out_.words.empty()) out_.words = filled(words_("fhir.timing"), "often", out_.words);
        return std::move(out_);
    }

private:
    void events(const Value& timing) {
        const Value* list = timing.find("event");
        if (!list) return;
        for (const Value& one : list->items()) {
            const auto day = day_in(one.string());
            if (!day) continue;
            out_.from = out_.from ? std::min(*out_.from, *day) : *day;
            out_.to = out_.to ? std::max(*out_.to, *day) : *day;
        }
    }

    void bounds(const Value& repeat) {
        if (out_.from) return;
        out_.from = day_in(text_path(repeat, {"boundsPeriod", "start"}));
        out_.to = day_in(text_path(repeat, {"boundsPeriod", "end"}));
    }

    // "4", or "4-6" where there is a most; empty if there is no number, or none that can be.
    static std::string from_to(const Value& of, std::string_view least, std::string_view most) {
        const auto low = number_at(of, least), high = number_at(of, most);
        if (!low) return {};
        return std::to_string(*low) + (high && *high > *low ? "–" + std::to_string(*high) : "");
    }

    void often(const Value& repeat) {
        const std::string& unit = text_at(repeat, "periodUnit");
        const std::string period = from_to(repeat, "period", "periodMax"),
                          frequency =
                              repeat.find("frequency") ? from_to(repeat, "frequency", "frequencyMax") : "1";
        constexpr std::string_view known[] = {"h", "d", "wk", "mo", "a"};
        const bool is_known = !period.empty() && !frequency.empty() &&
            std::find(std::begin(known), std::end(known), unit) != std::end(known);
        std::string every;
        if (is_known) {
            every = filled(words_("fhir.every." + unit + (period == "1" ? ".one" : ".many")), "n", period);
            if (frequency != "1") every = filled(words_("fhir.times"), "n", frequency) + " " + every;
        } else if (repeat.find("period") || repeat.find("frequency")) {
            not_read_.add("Timing.repeat.period");
        }
        const std::string days = weekdays(repeat), times = hours(repeat);
        const bool once = is_known && frequency == "1" && days.find(',') == std::string::npos;
        if (const auto lag = once ? rare(*number_at(repeat, "period"), unit) : std::nullopt)
            again(repeat, *lag, unit);
        out_.words = every + (every.empty() || days.empty() ? "" : ": ") + days;
        out_.words += (out_.words.empty() || times.empty() ? "" : " ") + times;
    }

    void again(const Value& repeat, base::Lag every, const std::string& unit) {
        Value out = object({{"every", Value(pathway::to_string(every))}});
        if (const auto most = number_at(repeat, "periodMax"))
            if (const auto lag = rare(*most, unit)) out.set("upto", pathway::to_string(*lag));
        std::int64_t times = number_at(repeat, "count").value_or(0);
        if (times == 0 && out_.from && out_.to) times = times_between(*out_.from, *out_.to, every);
        if (times > 0) out.set("times", times);
        out.set("from", "previous");
        out.set("strength", "local");
        out.set("source", "fhir");
        out_.repeat = std::move(out);
        out_.to.reset(); // that was the last time, not the first
    }

    std::string weekdays(const Value& repeat) {
        constexpr std::string_view days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
        std::string out;
        if (const Value* list = repeat.find("dayOfWeek"))
            for (const Value& one : list->items())
                for (std::size_t i = 0; i < std::size(days); ++i)
                    if (one.string() == days[i])
                        out += (out.empty() ? "" : ", ") + words_("date.weekday." + std::to_string(i + 1));
        return out;
    }

    std::string hours(const Value& repeat) {
        std::string out;
        const Value* list = repeat.find("timeOfDay");
        if (!list) return out;
        for (const Value& one : list->items()) { // "08:30:00"
            const auto time = base::parse_time(std::string_view(one.string()).substr(0, 5));
            if (!time) continue;
            const std::string text = to_string(*time), minute = text.substr(3);
            const std::string said = words_(minute == "00" ? "date.hour" : "date.hour_minute");
            out += (out.empty() ? "" : ", ") +
                filled(filled(said, "hour", std::to_string(time->minutes / 60)), "minute", minute);
        }
        return out;
    }

    void unknown(const std::string& key) {
        constexpr std::string_view read[] = {"boundsPeriod", "frequencyMax", "count",
                                             "frequency",    "period",       "periodMax",
                                             "periodUnit",   "dayOfWeek",    "timeOfDay"};
        const bool used = key != "count" || !out_.repeat.members().empty(); // of a step that comes again
        if (!used || std::find(std::begin(read), std::end(read), key) == std::end(read))
            not_read_.add("Timing.repeat." + key);
    }

    NotRead& not_read_;
    Words words_;
    Timing out_;
};

} // namespace

Timing timing_of(const Value* timing, NotRead& not_read, Words words) {
    return timing && timing->is_object() ? TimingReader(not_read, words).read(*timing) : Timing{};
}

std::string filled(std::string text, std::string_view name, std::string_view value) {
    const std::string place = "{" + std::string(name) + "}";
    if (const std::size_t at = text.find(place); at != std::string::npos)
        text.replace(at, place.size(), value);
    return text;
}

std::string date_words(Day day, Words words) {
    const base::YearMonthDay date = base::civil(day);
    const std::string month = words("date.month." + std::to_string(date.month));
    return filled(filled(words("date.day_month"), "day", std::to_string(date.day)), "month", month) + " " +
        std::to_string(date.year);
}

} // namespace stf::exchange::fhir
