#include "exchange/schedule_json.h"

#include "json/value.h"

namespace stf::exchange {

using json::Value;
using schedule::Cause;
using schedule::CauseKind;

namespace {

Value date_or_null(const std::optional<base::Day>& day) {
    return day ? Value(to_string(*day)) : Value();
}

class Printer {
public:
    explicit Printer(const plan::Plan& plan) : plan_(plan) {}

    std::string print(const schedule::Schedule& schedule) const {
        std::string out = "{\"format\":\"stifinner/schedule\",\"version\":1,\"today\":\"" +
            to_string(schedule.today) + "\"";
        list(out, "steps", schedule.steps, [&](const schedule::StepDates& dates) { return step(dates); });
        list(out, "broken", schedule.broken, [&](const schedule::Broken& one) { return broken(one); });
        list(out, "overridden", schedule.overridden, [&](const schedule::Overridden& one) {
            Value value;
            value.set("fact", cause(one.fact));
            value.set("days", cause(one.days));
            return value;
        });
        out += ",\n\"trips\":" + trips(schedule.trips) + "}\n";
        return out;
    }

private:
    template <class T, class Print>
    void list(std::string& out, std::string_view name, const std::vector<T>& entries, Print print_one) const {
        out += ",\n\"";
        out += name;
        out += "\":[";
        for (std::size_t i = 0; i < entries.size(); ++i) {
            out += i == 0 ? "\n  " : ",\n  ";
            out += json::write(print_one(entries[i]));
        }
        out += ']';
    }

    const plan::Course& course(std::int32_t index) const {
        return plan_.courses[static_cast<std::size_t>(index)];
    }
    const std::string& step_id(schedule::StepRef at) const {
        return course(at.course).step(static_cast<std::size_t>(at.step)).id;
    }

    Value step(const schedule::StepDates& dates) const {
        constexpr std::string_view statuses[] = {"done",     "booked", "dropped", "relative",
                                                 "possible", "late",   "open"};
        Value out;
        out.set("course", course(dates.at.course).id);
        out.set("id", step_id(dates.at));
        out.set("occurrence", dates.at.occurrence);
        out.set("earliest", date_or_null(dates.earliest));
        out.set("latest", date_or_null(dates.latest));
        out.set("slack_days", dates.slack_days ? Value(*dates.slack_days) : Value());
        out.set("proposed", date_or_null(dates.proposed));
        out.set("status", statuses[static_cast<std::size_t>(dates.status)]);
        if (!dates.exact) out.set("exact", false);
        if (dates.earliest_by.kind != CauseKind::none) out.set("earliest_by", cause(dates.earliest_by));
        if (dates.latest_by.kind != CauseKind::none) out.set("latest_by", cause(dates.latest_by));
        return out;
    }

    void put_at(Value& out, std::string_view key, schedule::StepRef at) const {
        out.set("course", course(at.course).id);
        out.set(key, step_id(at));
        out.set("occurrence", at.occurrence);
    }

    void put_bound(Value& out, const Cause& of) const {
        put_at(out, "step", of.at);
        out.set("rule", of.kind == CauseKind::repeat ? Value("repeat") : Value(of.rule));
        out.set("bound", of.bound == schedule::Bound::min ? "min" : "max");
    }

    Value cause(const Cause& of) const {
        Value out{json::Members()};
        switch (of.kind) {
        case CauseKind::none:
            break;
        case CauseKind::rule:
        case CauseKind::repeat:
            put_bound(out, of);
            break;
        case CauseKind::fact:
            put_at(out, "fact", of.at);
            break;
        case CauseKind::anchor:
            out.set("course", course(of.at.course).id);
            out.set("anchor", course(of.at.course).pathway->anchors[static_cast<std::size_t>(of.anchor)].id);
            break;
        case CauseKind::days_on:
        case CauseKind::days_closed:
        case CauseKind::days_unavailable:
            put_at(out, "step", of.at);
            out.set(
                "days",
                of.kind == CauseKind::days_on           ? "on"
                    : of.kind == CauseKind::days_closed ? "closed"
                                                        : "unavailable");
            break;
        case CauseKind::today:
            out.set("today", true);
            break;
        }
        return out;
    }

    Value causes(const std::vector<Cause>& list) const {
        Value out{json::Items()};
        for (const Cause& one : list) out.add(cause(one));
        return out;
    }

    Value broken(const schedule::Broken& one) const {
        Value out;
        put_bound(out, one.what);
        out.set("days", one.days);
        out.set("today", one.today);
        out.set("because", causes(one.because));
        out.set("ways_out", causes(one.ways_out));
        return out;
    }

    std::string trips(const schedule::Trips& trips) const {
        std::string out = "{\"count\":" + std::to_string(trips.count) +
            ",\"weight\":" + std::to_string(trips.weight) +
            ",\"lower_bound\":" + std::to_string(trips.lower_bound) +
            ",\"proven\":" + (trips.proven ? "true" : "false");
        list(out, "over", trips.over, [](const schedule::Over& over) {
            Value value;
            value.set("place", over.place);
            value.set("date", to_string(over.date));
            value.set("appointments", over.appointments);
            value.set("minutes", over.minutes);
            return value;
        });
        list(out, "visits", trips.visits, [&](const schedule::Visit& visit) {
            Value value, steps{json::Items()};
            for (const schedule::StepRef at : visit.steps) steps.add(step_id(at));
            value.set("place", visit.place);
            value.set("date", to_string(visit.date));
            value.set("steps", std::move(steps));
            return value;
        });
        return out + "}";
    }

    const plan::Plan& plan_;
};

} // namespace

std::string schedule_json(const plan::Plan& plan, const schedule::Schedule& schedule) {
    return Printer(plan).print(schedule);
}

} // namespace stf::exchange
