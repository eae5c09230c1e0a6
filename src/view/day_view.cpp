#include "view/day_view.h"

#include <algorithm>

#include "view/dates.h"
#include "view/trips_view.h"

namespace stf::view {
namespace {

using schedule::DayItem;

std::string counted(std::string_view key, std::int32_t count, const Texts& texts) {
    return texts.format(
        std::string(key) + (count == 1 ? ".one" : ".many"), {{"count", std::to_string(count)}});
}

std::string duration(std::int32_t minutes, const Texts& texts) {
    const std::int32_t hours = minutes / 60, rest = minutes % 60;
    if (hours == 0) return counted("day.minutes", rest, texts);
    const std::string whole = counted("day.hours", hours, texts);
    if (rest == 0) return whole;
    return texts.format(
        "day.hours_minutes", {{"hours", whole}, {"minutes", counted("day.minutes", rest, texts)}});
}

class DayWords {
public:
    DayWords(const Source& source, const schedule::FullDay& day)
        : source_(source), texts_(source.texts), day_(day) {
        for (const DayItem& item : day.items) shown_.push_back(is_appointment(item));
    }

    DayView write() {
        DayView out{day_.date, {}, {}};
        if (std::count(shown_.begin(), shown_.end(), true) < 2) return out;
        lines(out.order);
        trouble(out.trouble);
        return out;
    }

private:
    // What has a time, and what one goes to or takes part in.
    bool is_appointment(const DayItem& item) const {
        const pathway::StepKind kind = step_at(source_.plan, item.at).kind;
        return item.time || (kind != pathway::StepKind::task && kind != pathway::StepKind::message);
    }

    const DayItem& item(std::int32_t index) const { return day_.items[static_cast<std::size_t>(index)]; }
    std::string name(std::int32_t index) const {
        return step_at(source_.plan, item(index).at).title.in(texts_.language());
    }
    std::string time(std::int32_t minutes) const {
        return time_of_day({static_cast<std::int16_t>(minutes % 1440)}, texts_);
    }
    std::int32_t end(const DayItem& of) const { return of.time->minutes + of.minutes; }

    void lines(std::vector<std::string>& out) const {
        const schedule::DayOrder& order = day_.order;
        int tied = 0;
        for (std::size_t i = 0; i < shown_.size(); ++i) tied += shown_[i] && order.tied[i];
        if (tied < 2) return; // nothing is known of the order
        std::string any;
        for (std::size_t i = 0; i < order.order.size(); ++i) {
            const std::int32_t index = order.order[i];
            if (!shown_[static_cast<std::size_t>(index)]) continue;
            if (!order.tied[static_cast<std::size_t>(index)]) {
                any += (any.empty() ? "" : ", ") + name(index);
                continue;
            }
            const DayItem& it = item(index);
            std::string what = name(index);
            if (const std::string& place = step_at(source_.plan, it.at).place; !place.empty())
                what += ", " + place_title(source_.plan, place, texts_);
            std::string line = it.time
                ? texts_.format("day.at", {{"time", capitalised(time(it.time->minutes))}, {"what", what}})
                : texts_.format("day.untimed", {{"what", what}});
            if (i < order.gaps.size() && order.gaps[i] && *order.gaps[i] > 0)
                line += " " + texts_.format("day.gap", {{"time", duration(*order.gaps[i], texts_)}});
            out.push_back(std::move(line));
        }
        if (!any.empty()) out.push_back(texts_.format("day.any_time", {{"what", any}}));
    }

    void trouble(std::vector<std::string>& out) const {
        for (const std::int32_t index : day_.order.against) {
            const schedule::Before& rule = day_.rules[static_cast<std::size_t>(index)];
            if (rule.told)
                out.push_back(
                    texts_.format("day.against", {{"first", name(rule.first)}, {"then", name(rule.then)}}));
        }
        for (const schedule::DayOrder::Collision& it : day_.order.collisions) {
            const DayItem &a = item(it.a), &b = item(it.b);
            const std::string until = time(end(a)), from = time(b.time->minutes);
            const std::string_view key = it.minutes == 0 ? "day.no_time"
                : a.time == b.time                       ? "day.same_time"
                                                         : "day.overlap";
            out.push_back(
                texts_.format(key, {{"a", name(it.a)}, {"b", name(it.b)}, {"until", until}, {"from", from}}));
        }
        for (const schedule::DayOrder::Tight& it : day_.order.tight)
            out.push_back(texts_.format(
                "day.tight",
                {{"a", name(it.a)},
                 {"b", name(it.b)},
                 {"room", duration(it.room, texts_)},
                 {"needed", duration(it.needed, texts_)}}));
    }

    const Source& source_;
    const Texts& texts_;
    const schedule::FullDay& day_;
    std::vector<bool> shown_;
};

} // namespace

DayView day_words(const Source& source, const schedule::FullDay& day) {
    return DayWords(source, day).write();
}

std::vector<DayView> day_views(const Source& source, base::Day from, base::Day to) {
    std::vector<DayView> out;
    for (const schedule::FullDay& day : schedule::full_days(source.plan, source.schedule, from, to)) {
        DayView words = day_words(source, day);
        if (!words.order.empty() || !words.trouble.empty()) out.push_back(std::move(words));
    }
    return out;
}

} // namespace stf::view
