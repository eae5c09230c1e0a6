#include "schedule/day_order.h"

#include <algorithm>

#include "base/order.h"

namespace stf::schedule {
namespace {

// Who comes before whom, closed under "and then".
class Following {
public:
    explicit Following(std::size_t items) : after_(items) {}

    bool has(std::size_t first, std::size_t then) const { return after_[first] >> then & 1; }
    void add(std::size_t first, std::size_t then) {
        const std::uint64_t more = after_[then] | std::uint64_t{1} << then;
        for (std::size_t item = 0; item < after_.size(); ++item)
            if (item == first || has(item, first)) after_[item] |= more;
    }

private:
    std::vector<std::uint64_t> after_;
};

std::int32_t start_of(const DayItem& item) {
    return item.time->minutes;
}
std::int32_t end_of(const DayItem& item) {
    return item.time->minutes + item.minutes;
}

std::size_t at(std::int32_t index) {
    return static_cast<std::size_t>(index);
}

class Orderer {
public:
    Orderer(const std::vector<DayItem>& items, const std::vector<Before>& rules)
        : items_(items),
          rules_(rules),
          few_(items.size() <= most_in_a_day),
          by_rules_(few_ ? items.size() : 0),
          kept_(by_rules_) {
        for (std::size_t i = 0; i < items.size(); ++i)
            if (items[i].time) timed_.push_back(i);
        base::stable_sort(timed_.begin(), timed_.end(), [&](std::size_t a, std::size_t b) {
            return start_of(items[a]) < start_of(items[b]);
        });
    }

    DayOrder find() {
        if (few_) {
            keep_rules();
            lay_out();
            find_tight();
            find_collisions();
        } else {
            out_.tied.assign(items_.size(), false);
            for (std::size_t i = 0; i < items_.size(); ++i) {
                if (!items_[i].time) out_.order.push_back(static_cast<std::int32_t>(i));
                out_.tied[i] = items_[i].time.has_value();
            }
            for (const std::size_t i : timed_) out_.order.push_back(static_cast<std::int32_t>(i));
        }
        find_gaps();
        return std::move(out_);
    }

private:
    // Rules that go round in a circle say "the same day" and no order.
    bool together(std::size_t a, std::size_t b) const { return by_rules_.has(a, b) && by_rules_.has(b, a); }

    void keep_rules() {
        for (const Before& rule : rules_) by_rules_.add(at(rule.first), at(rule.then));
        for (const std::size_t a : timed_)
            for (const std::size_t b : timed_)
                if (start_of(items_[a]) < start_of(items_[b])) kept_.add(a, b);
        out_.tied.assign(items_.size(), false);
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            const std::size_t first = at(rules_[i].first), then = at(rules_[i].then);
            if (first == then || together(first, then)) continue;
            if (kept_.has(then, first)) {
                out_.against.push_back(static_cast<std::int32_t>(i));
                continue;
            }
            kept_.add(first, then);
            out_.tied[first] = out_.tied[then] = true;
        }
        for (const std::size_t i : timed_) out_.tied[i] = true;
    }

    // Of the orders that keep all this, the first in output order.
    void lay_out() {
        std::vector<bool> placed(items_.size(), false);
        const auto free = [&](std::size_t item) {
            for (std::size_t other = 0; other < items_.size(); ++other)
                if (!placed[other] && kept_.has(other, item)) return false;
            return true;
        };
        while (out_.order.size() < items_.size())
            for (std::size_t i = 0; i < items_.size(); ++i) {
                if (placed[i] || !free(i)) continue;
                placed[i] = true;
                out_.order.push_back(static_cast<std::int32_t>(i));
                break;
            }
    }

    void find_gaps() {
        for (std::size_t i = 1; i < out_.order.size(); ++i) {
            const DayItem &a = items_[at(out_.order[i - 1])], &b = items_[at(out_.order[i])];
            const bool known = a.time && b.time && a.minutes > 0;
            out_.gaps.push_back(known ? std::optional(start_of(b) - end_of(a)) : std::nullopt);
        }
    }

    void find_collisions() {
        for (std::size_t i = 0; i < timed_.size(); ++i)
            for (std::size_t j = i + 1; j < timed_.size(); ++j) {
                const DayItem &a = items_[timed_[i]], &b = items_[timed_[j]];
                if (together(timed_[i], timed_[j])) continue;
                // What has no known length takes a minute.
                const std::int32_t until =
                    std::min(std::max(end_of(a), start_of(a) + 1), std::max(end_of(b), start_of(b) + 1));
                const std::int32_t shared = until - start_of(b);
                const bool elsewhere = a.place >= 0 && b.place >= 0 && a.place != b.place;
                if (shared > 0 || (elsewhere && a.minutes > 0 && end_of(a) == start_of(b)))
                    out_.collisions.push_back(
                        {static_cast<std::int32_t>(timed_[i]), static_cast<std::int32_t>(timed_[j]),
                         std::max(0, shared)});
            }
    }

    // The nearest pairs only: what is too much between two is too much between those around them as well.
    void find_tight() {
        for (std::size_t apart = 1; apart < timed_.size(); ++apart)
            for (std::size_t i = 0; i + apart < timed_.size(); ++i) {
                const std::size_t a = timed_[i], b = timed_[i + apart];
                std::int32_t room = start_of(items_[b]) - end_of(items_[a]), needed = 0;
                for (std::size_t k = i + 1; k < i + apart; ++k) room -= items_[timed_[k]].minutes;
                for (std::size_t item = 0; item < items_.size(); ++item)
                    if (!items_[item].time && kept_.has(a, item) && kept_.has(item, b))
                        needed += items_[item].minutes;
                if (room < 0 || needed <= room) continue;
                const auto inside = [&](const DayOrder::Tight& other) {
                    return rank(other.a) >= i && rank(other.b) <= i + apart;
                };
                if (std::none_of(out_.tight.begin(), out_.tight.end(), inside))
                    out_.tight.push_back(
                        {static_cast<std::int32_t>(a), static_cast<std::int32_t>(b), room, needed});
            }
    }

    std::size_t rank(std::int32_t item) const {
        return static_cast<std::size_t>(std::find(timed_.begin(), timed_.end(), at(item)) - timed_.begin());
    }

    const std::vector<DayItem>& items_;
    const std::vector<Before>& rules_;
    bool few_;
    Following by_rules_, kept_;
    std::vector<std::size_t> timed_; // by time
    DayOrder out_;
};

struct Ranked {
    Before before;
    pathway::Strength strength;
};

// What a rule of a step says about another step of the same day.
class Rules {
public:
    Rules(const plan::Plan& plan, const Schedule& schedule, const FullDay& day)
        : plan_(plan), schedule_(schedule), day_(day) {}

    std::vector<Before> find() {
        for (std::size_t i = 0; i < day_.items.size(); ++i) {
            const StepRef ref = day_.items[i].at;
            const plan::Course& course = plan_.courses[at(ref.course)];
            const pathway::Step& step = course.step(at(ref.step));
            for (const pathway::Rule& rule : step.after)
                read(i, course, rule, rule.strength != pathway::Strength::own);
            for (const plan::OwnRule& own : course.own_rules)
                if (own.step == step.id) read(i, course, own.rule, true);
        }
        base::stable_sort(found_.begin(), found_.end(), [](const Ranked& a, const Ranked& b) {
            return a.strength < b.strength;
        });
        std::vector<Before> out;
        for (const Ranked& ranked : found_) out.push_back(ranked.before);
        return out;
    }

private:
    void read(std::size_t item, const plan::Course& course, const pathway::Rule& rule, bool told) {
        const StepRef ref = day_.items[item].at;
        if (ref.occurrence != 0 && rule.which != pathway::Which::same) return;
        for (std::size_t other = 0; other < day_.items.size(); ++other) {
            const StepRef of = day_.items[other].at;
            if (of.course != ref.course || of.step == ref.step) continue;
            const pathway::Step& step = course.step(at(of.step));
            if (step.id != rule.of || of.occurrence != wanted(rule, ref, of)) continue;
            Day from = day_.date;
            if (rule.edge == pathway::Edge::end && step.lasts) from = base::add(from, *step.lasts);
            const auto i = static_cast<std::int32_t>(item), o = static_cast<std::int32_t>(other);
            if (rule.min && base::add(from, *rule.min) >= day_.date)
                found_.push_back({{o, i, told}, rule.strength});
            if (rule.max && base::add(from, *rule.max) <= day_.date)
                found_.push_back({{i, o, told}, rule.strength});
        }
    }

    std::int32_t wanted(const pathway::Rule& rule, const StepRef& ref, const StepRef& of) const {
        if (rule.which == pathway::Which::same) return ref.occurrence;
        if (rule.which == pathway::Which::first) return 0;
        // Occurrences stand together, in order: the last is the one whose successor is another step.
        const StepRef next{of.course, of.step, of.occurrence + 1};
        const auto found = std::lower_bound(
            schedule_.steps.begin(), schedule_.steps.end(), next,
            [](const StepDates& row, const StepRef& wanted) { return row.at < wanted; });
        return found != schedule_.steps.end() && found->at == next ? of.occurrence + 1 : of.occurrence;
    }

    const plan::Plan& plan_;
    const Schedule& schedule_;
    const FullDay& day_;
    std::vector<Ranked> found_;
};

} // namespace

DayOrder order_of_day(const std::vector<DayItem>& items, const std::vector<Before>& rules) {
    return Orderer(items, rules).find();
}

std::vector<FullDay> full_days(const plan::Plan& plan, const Schedule& schedule, Day from, Day to) {
    struct Row {
        Day day;
        std::size_t index;
    };
    std::vector<Row> rows;
    for (std::size_t i = 0; i < schedule.steps.size(); ++i) {
        const StepDates& row = schedule.steps[i];
        if (!row.proposed || *row.proposed < from || *row.proposed >= to) continue;
        if (row.status == Status::done || row.status == Status::dropped) continue;
        rows.push_back({*row.proposed, i});
    }
    base::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.day < b.day; });
    std::vector<FullDay> out;
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i;
        while (end < rows.size() && rows[end].day == rows[i].day) ++end;
        if (end - i > 1) {
            FullDay day{rows[i].day, {}, {}, {}};
            std::vector<std::string_view> places;
            for (std::size_t k = i; k < end; ++k) {
                const StepRef ref = schedule.steps[rows[k].index].at;
                const plan::Course& course = plan.courses[at(ref.course)];
                const pathway::Step& step = course.step(at(ref.step));
                DayItem item{ref, {}, step.minutes.value_or(0), -1};
                const plan::Fact* fact = plan::find_fact(course, step.id, ref.occurrence);
                if (fact && fact->kind == plan::FactKind::booked) {
                    item.time = fact->time;
                    item.minutes = fact->minutes.value_or(item.minutes);
                }
                item.minutes = std::clamp(item.minutes, 0, pathway::most_minutes);
                if (!step.place.empty()) {
                    const auto found = std::find(places.begin(), places.end(), step.place);
                    item.place = static_cast<std::int32_t>(found - places.begin());
                    if (found == places.end()) places.push_back(step.place);
                }
                day.items.push_back(item);
            }
            if (day.items.size() <= most_in_a_day) day.rules = Rules(plan, schedule, day).find();
            day.order = order_of_day(day.items, day.rules);
            out.push_back(std::move(day));
        }
        i = end;
    }
    return out;
}

} // namespace stf::schedule
