#include <algorithm>

#include "view/dates.h"
#include "view/local_view.h"
#include "view/matters_view.h"
#include "view/screens.h"

namespace stf::view {
namespace {

using schedule::Status;
using schedule::StepDates;

std::string_view key_of(pathway::Strength strength) {
    switch (strength) {
    case pathway::Strength::legal:
        return "strength.legal";
    case pathway::Strength::normative:
        return "strength.normative";
    case pathway::Strength::advisory:
        return "strength.advisory";
    case pathway::Strength::proposed:
        return "strength.proposed";
    case pathway::Strength::workshop:
        return "strength.workshop";
    case pathway::Strength::local:
        return "strength.local";
    case pathway::Strength::own:
        return "strength.own";
    }
    return "";
}

std::string unit_text(base::Lag lag, const Texts& texts) {
    const int n = std::abs(lag.count);
    switch (lag.unit) {
    case base::Unit::day:
        return texts.format(n == 1 ? "lag.day.one" : "lag.day.many", {{"n", std::to_string(n)}});
    case base::Unit::week:
        return texts.format(n == 1 ? "lag.week.one" : "lag.week.many", {{"n", std::to_string(n)}});
    case base::Unit::month:
        return texts.format(n == 1 ? "lag.month.one" : "lag.month.many", {{"n", std::to_string(n)}});
    case base::Unit::arbeidsdag:
        return texts.format(
            n == 1 ? "lag.arbeidsdag.one" : "lag.arbeidsdag.many", {{"n", std::to_string(n)}});
    case base::Unit::virkedag:
        return texts.format(n == 1 ? "lag.virkedag.one" : "lag.virkedag.many", {{"n", std::to_string(n)}});
    }
    return {};
}

std::string name_of(const plan::Course& course, std::string_view id, const Texts& texts) {
    if (const pathway::Anchor* anchor = pathway::find(course.pathway->anchors, id))
        return anchor->title.in(texts.language());
    const std::int32_t step = plan::find_step(course, id);
    return step < 0 ? std::string(id)
                    : course.step(static_cast<std::size_t>(step)).title.in(texts.language());
}

std::string rule_text(const plan::Course& course, const pathway::Rule& rule, const Texts& texts) {
    const std::string of = name_of(course, rule.of, texts);
    const std::string min = rule.min ? unit_text(*rule.min, texts) : "",
                      max = rule.max ? unit_text(*rule.max, texts) : "";
    const bool from_zero = rule.min && rule.min->count == 0;
    std::string text;
    if (rule.min && rule.max && !from_zero) {
        const bool same_unit = rule.min->unit == rule.max->unit;
        text = texts.format(
            "rule.between",
            {{"min", same_unit ? std::to_string(rule.min->count) : min}, {"max", max}, {"of", of}});
    } else if (rule.max) {
        text = texts.format("rule.at_most", {{"max", max}, {"of", of}});
    } else if (from_zero) {
        text = texts.format("rule.after", {{"of", of}});
    } else if (rule.approximate && rule.min && rule.min->count > 0) {
        return texts.format("rule.about", {{"min", min}, {"of", of}});
    } else {
        text = texts.format(
            rule.min && rule.min->count < 0 ? "rule.before" : "rule.at_least", {{"min", min}, {"of", of}});
    }
    return rule.approximate ? texts.format("rule.approximate", {{"rule", text}}) : text;
}

// "2022-01-24" as 24.1.2022; years and months as they are.
std::string source_date(const std::string& date) {
    const auto day = base::parse_day(date);
    if (!day) return date;
    const base::YearMonthDay d = base::civil(*day);
    return std::to_string(d.day) + "." + std::to_string(d.month) + "." + std::to_string(d.year);
}

std::string source_text(
    const pathway::Pathway& pathway, std::string_view id, const std::string& where, const Texts& texts) {
    const pathway::Source* found = pathway::find(pathway.sources, id);
    if (!found) return texts.get("rule.no_source");
    std::string text = found->publisher.empty() ? found->title : found->publisher + ": " + found->title;
    if (!found->date.empty()) text += ", " + source_date(found->date);
    if (!where.empty()) text += " (" + where + ")";
    return text;
}

RuleLine rule_line(const plan::Course& course, const pathway::Rule& rule, const Texts& texts) {
    const pathway::Source* found = pathway::find(course.pathway->sources, rule.source);
    std::string text = rule_text(course, rule, texts);
    if (!rule.note.empty()) text += ". " + rule.note.in(texts.language());
    return {
        std::move(text), texts.get(key_of(rule.strength)),
        source_text(*course.pathway, rule.source, rule.where, texts), found ? found->url : ""};
}

std::vector<std::string> in_language(const std::vector<base::Text>& list, base::Language language) {
    std::vector<std::string> result;
    for (const base::Text& text : list) result.push_back(text.in(language));
    return result;
}

std::string headline(const Source& source, const StepDates& dates, const plan::Fact* fact) {
    const Texts& texts = source.texts;
    const auto date = [&](base::Day day) { return long_date(day, source.today, texts); };
    switch (dates.status) {
    case Status::done:
        return texts.format("step.headline.done", {{"date", date(*dates.proposed)}});
    case Status::booked:
        return texts.format(
            "step.headline.booked",
            {{"date", when(*dates.proposed, fact ? fact->time : std::nullopt, source.today, texts, true)}});
    case Status::dropped:
        return texts.get("step.headline.dropped");
    case Status::relative:
        return texts.get("step.headline.relative");
    case Status::possible:
        return dates.proposed ? texts.format("step.headline.possible", {{"date", date(*dates.proposed)}})
                              : texts.get("status.possible");
    case Status::late:
        return texts.get("status.late");
    case Status::open:
        return texts.format(
            "step.headline.proposed", {{"date", date(dates.proposed.value_or(source.today))}});
    }
    return {};
}

std::vector<std::string> lines(
    const Source& source, const StepDates& dates, const pathway::Step& step,
    const pathway::Pathway& pathway) {
    const Texts& texts = source.texts;
    std::vector<std::string> result;
    if (dates.status == Status::open || dates.status == Status::late) {
        if (dates.status == Status::late) result.push_back(texts.get("step.not_your_fault"));
        if (step.books.empty())
            result.push_back(texts.get("step.not_booked"));
        else
            result.push_back(
                texts.format("step.who_books", {{"who", actor_name(pathway, step.books, texts)}}));
    }
    if (dates.status != Status::done && dates.status != Status::dropped && dates.earliest && dates.latest &&
        *dates.earliest != *dates.latest)
        result.push_back(texts.format(
            "step.window", {{"range", date_range(*dates.earliest, *dates.latest, source.today, texts)}}));
    else if (dates.status == Status::open && dates.earliest && !dates.latest)
        result.push_back(
            texts.format("step.from", {{"date", day_and_month(*dates.earliest, source.today, texts)}}));
    return result;
}

std::vector<std::string> broken_lines(
    const Source& source, const schedule::StepRef& at, const plan::Course& course) {
    std::vector<std::string> result;
    const pathway::Step& step = step_at(source.plan, at);
    for (const schedule::Broken& broken : source.schedule.broken) {
        if (broken.what.at != at || broken.what.kind != schedule::CauseKind::rule || broken.today) continue;
        const auto index = static_cast<std::size_t>(broken.what.rule);
        if (index >= step.after.size() || !is_breach(source.plan, broken)) continue;
        const std::string_view key =
            broken.what.bound == schedule::Bound::max ? "step.broken.max" : "step.broken.min";
        result.push_back(source.texts.count(
            key, broken.days, {{"rule", rule_text(course, step.after[index], source.texts)}}));
    }
    return result;
}

} // namespace

std::optional<StepView> step_view(const Source& source, const plan::Reference& wanted) {
    const StepDates* dates = find_dates(source, wanted);
    if (!dates) return std::nullopt;
    const Texts& texts = source.texts;
    const base::Language language = texts.language();
    const plan::Course& course = source.plan.courses[static_cast<std::size_t>(dates->at.course)];
    const pathway::Pathway& pathway = *course.pathway;
    const pathway::Step& step = step_at(source.plan, dates->at);
    const plan::Fact* fact = plan::find_fact(course, step.id, wanted.occurrence);

    StepView view;
    view.at = wanted;
    view.level = level_of(source.plan, dates->at);
    view.tag = lane_and_place(source.plan, dates->at, texts);
    view.title = step.title.in(language);
    view.summary = step.summary.in(language);
    view.headline = headline(source, *dates, fact);
    view.lines = lines(source, *dates, step, pathway);
    view.broken = broken_lines(source, dates->at, course);
    view.mark = {
        mark_state(*dates, !view.broken.empty()), is_local(step), step.kind == pathway::StepKind::message};
    view.message = view.mark.message;
    view.call = step_contact(source, dates->at);
    view.has_fact = fact != nullptr;
    view.movable = dates->proposed.has_value() && dates->status != Status::done;
    if (!step.explain.empty())
        view.explain.push_back(step.explain.in(language));
    else if (!view.summary.empty())
        view.explain.push_back(view.summary);
    for (const std::string& actor : step.responsible) {
        const pathway::Actor* found = pathway::find(pathway.actors, actor);
        if (!view.who.empty()) view.who += "\n";
        view.who += found ? found->title.in(language) + ": " + found->explain.in(language) : actor;
    }
    if (view.who.empty()) view.who = texts.get("step.nobody");
    for (const pathway::Rule& rule : step.after) view.rules.push_back(rule_line(course, rule, texts));
    for (const plan::OwnRule& own : course.own_rules)
        if (own.step == step.id) view.rules.push_back(rule_line(course, own.rule, texts));
    view.bring = in_language(step.bring, language);
    view.prepare = in_language(step.prepare, language);
    view.documents_in = in_language(step.documents_in, language);
    view.documents_out = in_language(step.documents_out, language);
    if (const pathway::Checklist* list = pathway::find(pathway.checklists, step.checklist)) {
        view.checklist_id = list->id;
        view.checklist_title = list->title.in(language);
        for (const pathway::Item& item : list->items) {
            const bool on =
                std::any_of(course.ticks.begin(), course.ticks.end(), [&](const plan::Tick& tick) {
                    return tick.step == step.id && tick.occurrence == wanted.occurrence &&
                        tick.item == item.id && tick.state == plan::TickState::done;
                });
            view.items.push_back({item.id, item.title.in(language), on});
        }
    }
    view.serves = served_by(source, wanted);
    view.note = std::string(plan::note_of(course, step.id, wanted.occurrence));
    view.missing = step.missing.in(language);
    view.service_note = step.note.in(language);
    if (!step.source.empty()) {
        view.step_source = source_text(pathway, step.source, step.where, texts);
        if (step.status) view.step_source = texts.get(key_of(*step.status)) + ". " + view.step_source;
    }
    view.local = local_lines(step, texts);
    for (const OfferLine& offer : step_offers(source, dates->at))
        view.offers.push_back({offer.title, offer.explain, offer.phone, offer.href, offer.url, offer.by});
    view.words = words_in(pathway, step, texts);
    for (const schedule::Visit& visit : source.schedule.trips.visits)
        if (std::find(visit.steps.begin(), visit.steps.end(), dates->at) != visit.steps.end())
            for (const schedule::StepRef& other : visit.steps)
                if (other != dates->at)
                    view.same_journey.push_back(
                        {.steps = {reference(source.plan, other)},
                         .day = visit.date,
                         .title = step_at(source.plan, other).title.in(language)});
    return view;
}

std::string rule_words(const plan::Course& course, const pathway::Rule& rule, const Texts& texts) {
    return rule_text(course, rule, texts);
}

std::vector<ChoiceQuestion> choices(const Source& source) {
    std::vector<ChoiceQuestion> result;
    const base::Language language = source.texts.language();
    for (const plan::Course& course : source.plan.courses)
        for (const pathway::Decision& decision : course.pathway->decisions) {
            ChoiceQuestion question{
                .course = course.id,
                .decision = decision.id,
                .title = (decision.question.empty() ? decision.title : decision.question).in(language),
                .help = decision.help.in(language)};
            for (const auto& [id, option] : course.choices)
                if (id == decision.id) question.chosen = option;
            for (const pathway::Option& option : decision.options)
                question.options.push_back(
                    {option.id, option.title.in(language), option.help.in(language),
                     option.id == question.chosen});
            result.push_back(std::move(question));
        }
    return result;
}

std::vector<AnchorLine> anchors(const Source& source) {
    std::vector<AnchorLine> result;
    for (const plan::Course& course : source.plan.courses)
        for (const pathway::Anchor& anchor : course.pathway->anchors) {
            const auto day = plan::anchor_day(course, anchor.id);
            result.push_back(
                {course.id, anchor.id,
                 (anchor.question.empty() ? anchor.title : anchor.question).in(source.texts.language()),
                 day ? long_date(*day, source.today, source.texts) : source.texts.get("anchor.unknown")});
        }
    return result;
}

} // namespace stf::view
