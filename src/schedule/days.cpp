#include "schedule/days.h"

#include <algorithm>

namespace stf::schedule {
namespace {

bool inside(const std::vector<base::Span>& spans, base::Day day) {
    return std::any_of(spans.begin(), spans.end(), [day](const base::Span& span) {
        return span.from <= day && day <= span.to;
    });
}

} // namespace

std::vector<base::Span> merged(std::vector<base::Span> spans) {
    std::erase_if(spans, [](const base::Span& span) { return span.to < span.from; });
    std::sort(
        spans.begin(), spans.end(), [](const base::Span& a, const base::Span& b) { return a.from < b.from; });
    std::vector<base::Span> out;
    for (const base::Span& span : spans) {
        if (!out.empty() && span.from <= out.back().to + 1)
            out.back().to = std::max(out.back().to, span.to);
        else
            out.push_back(span);
    }
    return out;
}

const base::Span* DayRule::span_at(std::int32_t day) const {
    const auto after =
        std::upper_bound(shut.begin(), shut.end(), day, [](std::int32_t at, const base::Span& span) {
            return at < span.from.count;
        });
    if (after == shut.begin()) return nullptr;
    const base::Span& span = *(after - 1);
    return day <= span.to.count ? &span : nullptr;
}

std::int32_t DayRule::search_next(std::int32_t day) const {
    for (;;) {
        if (!on.has(base::Day(day))) {
            ++day;
        } else if (const base::Span* span = shut.empty() ? nullptr : span_at(day)) {
            day = span->to.count + 1;
        } else {
            return day;
        }
    }
}

std::int32_t DayRule::search_previous(std::int32_t day) const {
    for (;;) {
        if (!on.has(base::Day(day))) {
            --day;
        } else if (const base::Span* span = shut.empty() ? nullptr : span_at(day)) {
            day = span->from.count - 1;
        } else {
            return day;
        }
    }
}

DayRules::DayRules() : rules_(1), closures_(1) {}

std::int32_t DayRules::add_closures(std::vector<base::Span> spans) {
    spans = merged(std::move(spans));
    const auto same = std::find(closures_.begin(), closures_.end(), spans);
    if (same != closures_.end()) return static_cast<std::int32_t>(same - closures_.begin());
    closures_.push_back(std::move(spans));
    return static_cast<std::int32_t>(closures_.size()) - 1;
}

void DayRules::set_unavailable(std::vector<base::Span> spans) {
    unavailable_ = merged(std::move(spans));
}

std::int32_t DayRules::find(base::DaySet on, std::int32_t closures, bool unavailable) {
    if (on.weekdays == 0) on = base::every_day; // the reader refuses such a file
    unavailable = unavailable && !unavailable_.empty();
    for (std::size_t i = 0; i < rules_.size(); ++i)
        if (rules_[i].on == on && rules_[i].closures == closures && rules_[i].unavailable == unavailable)
            return static_cast<std::int32_t>(i);
    DayRule rule;
    rule.on = on;
    rule.shut = closures_[static_cast<std::size_t>(closures)];
    rule.closures = closures;
    rule.unavailable = unavailable;
    if (unavailable) rule.shut.insert(rule.shut.end(), unavailable_.begin(), unavailable_.end());
    rule.shut = merged(std::move(rule.shut));
    rules_.push_back(std::move(rule));
    return static_cast<std::int32_t>(rules_.size()) - 1;
}

bool DayRules::closed(std::int32_t closures, base::Day day) const {
    return inside(closures_[static_cast<std::size_t>(closures)], day);
}

bool DayRules::unavailable(base::Day day) const {
    return inside(unavailable_, day);
}

} // namespace stf::schedule
