#include "view/exact_view.h"

#include <algorithm>

#include "base/order.h"
#include "view/dates.h"

namespace stf::view {
namespace {

using base::Day;

bool approximate(const plan::Plan& plan, const schedule::Cause& cause) {
    if (cause.kind != schedule::CauseKind::rule || cause.rule < 0) return false;
    const plan::Course& course = plan.courses[static_cast<std::size_t>(cause.at.course)];
    const auto& rules = course.step(static_cast<std::size_t>(cause.at.step)).after;
    return static_cast<std::size_t>(cause.rule) < rules.size() &&
        rules[static_cast<std::size_t>(cause.rule)].approximate;
}

class ExactBuilder {
public:
    ExactBuilder(const MapView& map, const plan::Plan& plan, const schedule::Schedule& schedule)
        : map_(map), plan_(plan), schedule_(schedule) {}

    ExactView run(base::Language language) {
        gather();
        sort_items();
        find_stages(language);
        count_months();
        return std::move(out_);
    }

private:
    // One thing for a step, one for all of a series; what waits and where it would go are one.
    void gather() {
        std::vector<std::vector<std::int32_t>> known; // item of each step
        for (const plan::Course& course : plan_.courses) known.emplace_back(course.step_count(), -1);
        item_of_.assign(map_.marks.size(), -1);
        for (std::size_t i = 0; i < map_.marks.size(); ++i) {
            const MapMark& it = map_.marks[i];
            std::int32_t& of_step =
                known[static_cast<std::size_t>(it.at.course)][static_cast<std::size_t>(it.at.step)];
            if (of_step >= 0 && (it.repeats || it.echo)) {
                ExactItem& all = items_[static_cast<std::size_t>(of_step)];
                all.begin = std::min(all.begin, it.day);
                all.end = std::max(all.end, it.end);
                ++all.count;
            } else {
                of_step = static_cast<std::int32_t>(items_.size());
                items_.push_back(make(it));
            }
            item_of_[i] = of_step;
        }
    }

    ExactItem make(const MapMark& it) const {
        const schedule::StepDates& dates = schedule_.steps[static_cast<std::size_t>(it.entry)];
        ExactItem item;
        item.lane = it.lane;
        item.series = it.repeats;
        item.local = it.local;
        item.late = it.state == MarkState::late;
        item.possible = it.state == MarkState::possible;
        item.begin = it.day;
        item.end = it.end;
        const bool settled = it.state == MarkState::done || it.state == MarkState::booked;
        if (it.repeats || settled || !dates.earliest || dates.earliest == dates.latest) return item;
        item.from = dates.earliest;
        item.to = dates.latest;
        item.approximate_from = approximate(plan_, dates.earliest_by);
        item.approximate_to = item.to && approximate(plan_, dates.latest_by);
        item.begin = std::min(item.begin, *item.from);
        if (item.to) item.end = std::max(item.end, *item.to);
        return item;
    }

    void sort_items() {
        std::vector<std::int32_t> by(items_.size());
        for (std::size_t i = 0; i < by.size(); ++i) by[i] = static_cast<std::int32_t>(i);
        const auto key = [&](std::int32_t i) {
            const ExactItem& it = items_[static_cast<std::size_t>(i)];
            return std::pair(it.lane, it.begin);
        };
        base::stable_sort(
            by.begin(), by.end(), [&](std::int32_t a, std::int32_t b) { return key(a) < key(b); });
        std::vector<std::int32_t> place(items_.size());
        out_.lane_begin.assign(map_.lanes.size() + 1, 0);
        std::int32_t next = 0;
        for (const std::int32_t old : by) {
            place[static_cast<std::size_t>(old)] = static_cast<std::int32_t>(out_.items.size());
            ExactItem item = items_[static_cast<std::size_t>(old)];
            item.first = next;
            next += item.count;
            ++out_.lane_begin[static_cast<std::size_t>(item.lane) + 1];
            out_.items.push_back(item);
        }
        for (std::size_t i = 1; i < out_.lane_begin.size(); ++i) out_.lane_begin[i] += out_.lane_begin[i - 1];
        out_.order.resize(map_.marks.size());
        out_.item_of.resize(map_.marks.size());
        std::vector<std::int32_t> filled(out_.items.size(), 0);
        for (std::size_t i = 0; i < map_.marks.size(); ++i) {
            const std::int32_t item = place[static_cast<std::size_t>(item_of_[i])];
            out_.item_of[i] = item;
            out_.order[static_cast<std::size_t>(
                out_.items[static_cast<std::size_t>(item)].first +
                filled[static_cast<std::size_t>(item)]++)] = static_cast<std::int32_t>(i);
        }
    }

    void find_stages(base::Language language) {
        for (std::size_t c = 0; c < plan_.courses.size(); ++c) {
            const plan::Course& course = plan_.courses[c];
            for (const pathway::Stage& stage : course.pathway->stages) {
                std::optional<Day> from, to;
                for (const MapMark& it : map_.marks) {
                    if (static_cast<std::size_t>(it.at.course) != c ||
                        course.step(static_cast<std::size_t>(it.at.step)).stage != stage.id)
                        continue;
                    from = from ? std::min(*from, it.day) : it.day;
                    to = to ? std::max(*to, it.end) : it.end;
                }
                if (from) out_.stages.push_back({stage.title.in(language), *from, *to});
            }
        }
        base::stable_sort(
            out_.stages.begin(), out_.stages.end(),
            [](const ExactStage& a, const ExactStage& b) { return a.from < b.from; });
    }

    void count_months() {
        constexpr std::int32_t month = 30;
        std::size_t from = 0;
        for (std::size_t to = 0; to < map_.marks.size(); ++to) {
            while (map_.marks[to].day - map_.marks[from].day >= month) ++from;
            out_.most_in_a_month = std::max(out_.most_in_a_month, static_cast<std::int32_t>(to - from + 1));
        }
    }

    const MapView& map_;
    const plan::Plan& plan_;
    const schedule::Schedule& schedule_;
    std::vector<ExactItem> items_; // in order of their first mark
    std::vector<std::int32_t> item_of_;
    ExactView out_;
};

std::int32_t mark_at(const MapView& map, const schedule::StepRef& at) {
    const auto found = std::find_if(
        map.marks.begin(), map.marks.end(), [&](const MapMark& mark) { return mark.at == at && !mark.echo; });
    return found == map.marks.end() ? -1 : static_cast<std::int32_t>(found - map.marks.begin());
}

template <class Visit>
void each_rule(const plan::Course& course, std::size_t step, Visit visit) {
    for (const pathway::Rule& rule : course.step(step).after) visit(rule);
    for (const plan::OwnRule& own : course.own_rules)
        if (own.step == course.step(step).id) visit(own.rule);
}

} // namespace

ExactView exact_view(
    const MapView& map, const plan::Plan& plan, const schedule::Schedule& schedule, const Texts& texts) {
    return ExactBuilder(map, plan, schedule).run(texts.language());
}

std::vector<ExactLink> exact_links(
    const MapView& map, const plan::Plan& plan, const Texts& texts, std::int32_t mark) {
    std::vector<ExactLink> links;
    if (mark < 0) return links;
    const schedule::StepRef at = map.marks[static_cast<std::size_t>(mark)].at;
    const plan::Course& course = plan.courses[static_cast<std::size_t>(at.course)];
    const std::string& id = course.step(static_cast<std::size_t>(at.step)).id;
    each_rule(course, static_cast<std::size_t>(at.step), [&](const pathway::Rule& rule) {
        if (const pathway::Anchor* anchor = pathway::find(course.pathway->anchors, rule.of)) {
            if (const auto day = plan::anchor_day(course, rule.of))
                links.push_back({-1, mark, *day, anchor->title.in(texts.language())});
        } else if (const std::int32_t step = plan::find_step(course, rule.of); step >= 0) {
            if (const std::int32_t from = mark_at(map, {at.course, step, 0}); from >= 0)
                links.push_back({from, mark, {}, {}});
        }
    });
    for (std::size_t step = 0; step < course.step_count(); ++step)
        each_rule(course, step, [&](const pathway::Rule& rule) {
            if (rule.of != id) return;
            const std::int32_t to = mark_at(map, {at.course, static_cast<std::int32_t>(step), 0});
            if (to >= 0 && to != mark) links.push_back({mark, to, {}, {}});
        });
    const auto same = [](const ExactLink& a, const ExactLink& b) { // one line for two rules
        return a.from == b.from && a.to == b.to && a.day == b.day;
    };
    links.erase(std::unique(links.begin(), links.end(), same), links.end());
    return links;
}

ExactLabel exact_label(
    const MapSource& source, const MapView& map, const ExactView& exact, const ExactItem& item) {
    const MapMark& mark =
        map.marks[static_cast<std::size_t>(exact.order[static_cast<std::size_t>(item.first)])];
    const base::Language language = source.texts.language();
    const plan::Course& course = source.plan.courses[static_cast<std::size_t>(mark.at.course)];
    const pathway::Step& step = step_of(source, mark);
    ExactLabel label{step.title.in(language), {}};
    if (step.repeat) {
        const std::string every = repeat_label(*step.repeat, source.texts);
        if (label.title.find(every) == std::string::npos) label.title += ", " + every;
    }
    if (item.possible) {
        label.sub = source.texts.get("exact.perhaps");
    } else if (source.plan.courses.size() > 1) {
        label.sub =
            (course.pathway->label.empty() ? course.pathway->title : course.pathway->label).in(language);
    }
    return label;
}

std::string exact_name(const MapSource& source, const MapView& map, const MapMark& mark) {
    std::string name = mark_name(source, map, mark);
    const schedule::StepDates& dates = source.schedule.steps[static_cast<std::size_t>(mark.entry)];
    const bool settled = mark.state == MarkState::done || mark.state == MarkState::booked;
    if (!settled && dates.earliest && dates.latest && dates.earliest != dates.latest)
        name += ". " +
            source.texts.format(
                "step.window",
                {{"range", date_range(*dates.earliest, *dates.latest, source.schedule.today, source.texts)}});
    return name;
}

std::string place_name(const MapSource& source, const MapJourney& journey, const MapView& map) {
    const MapMark& mark = map.marks[static_cast<std::size_t>(journey.marks.front())];
    const plan::Course& course = source.plan.courses[static_cast<std::size_t>(mark.at.course)];
    const pathway::Place* place = pathway::find(course.pathway->places, journey.place);
    const std::string title = place ? place->title.in(source.texts.language()) : std::string();
    return title.empty() ? map.lanes[static_cast<std::size_t>(mark.lane)].title : title;
}

int week_of(Day day) {
    const Day thursday = day - static_cast<std::int32_t>(base::weekday(day)) + 3;
    const Day january = base::day_of({base::civil(thursday).year, 1, 1});
    return (thursday - january) / 7 + 1;
}

} // namespace stf::view
