#include <algorithm>

#include "view/dates.h"
#include "view/local_view.h"
#include "view/matters_view.h"
#include "view/rule_words.h"
#include "view/screens.h"
#include "view/why_view.h"

namespace stf::view {
namespace {

using schedule::Status;
using schedule::StepDates;

RuleLine rule_line(const plan::Course& course, const pathway::Rule& rule, const Texts& texts) {
    const pathway::Source* found = pathway::find(course.pathway->sources, rule.source);
    std::string text = rule_text(course, rule, texts);
    if (!rule.note.empty()) text += ". " + rule.note.in(texts.language());
    return {
        std::move(text), strength_text(rule.strength, texts),
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

std::vector<std::string> broken_lines(const Source& source, const schedule::StepRef& at) {
    std::vector<std::string> result;
    for (const schedule::Broken& broken : source.schedule.broken)
        if (broken.what.at == at && !broken.today && is_breach(source.plan, broken))
            result.push_back(breach_text(source, broken));
    return result;
}

// What was said of the occurrence before what is said now.
std::vector<std::string> history(
    const Source& source, const plan::Course& course, const plan::Reference& wanted) {
    std::vector<std::string> result;
    for (const plan::Fact& fact : course.earlier)
        if (fact.step == wanted.step && fact.occurrence == wanted.occurrence)
            result.push_back(source.texts.format(
                fact.kind == plan::FactKind::done ? "step.history.done" : "step.history.booked",
                {{"date", when(fact.date, fact.time, source.today, source.texts, true)}}));
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
    view.broken = broken_lines(source, dates->at);
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
    if (view.who.empty())
        view.who = texts.get(step.whose == pathway::Whose::patient ? "step.you" : "step.nobody");
    for (const pathway::Rule& rule : step.after) view.rules.push_back(rule_line(course, rule, texts));
    for (const plan::OwnRule& own : course.own_rules)
        if (own.step == step.id && !own.pin) view.rules.push_back(rule_line(course, own.rule, texts));
    view.bring = in_language(step.bring, language);
    view.prepare = in_language(step.prepare, language);
    view.documents_in = in_language(step.documents_in, language);
    view.documents_out = in_language(step.documents_out, language);
    if (const pathway::Checklist* list = pathway::find(pathway.checklists, step.checklist)) {
        view.checklist_id = list->id;
        view.scored = list->scored;
        view.checklist_title = list->title.in(language);
        for (const pathway::Item& item : list->items) {
            CheckItem entry{item.id, item.title.in(language), std::nullopt};
            for (const plan::Tick& tick : course.ticks)
                if (tick.step == step.id && tick.occurrence == wanted.occurrence && tick.item == item.id)
                    entry.state = tick.state;
            view.items.push_back(std::move(entry));
        }
    }
    view.serves = served_by(source, wanted);
    const auto words = [&](plan::Words which) {
        return std::string(plan::words_of(course, which, step.id, wanted.occurrence));
    };
    view.note = words(plan::Words::note);
    view.questions = words(plan::Words::questions);
    view.reason = words(plan::Words::reason);
    view.course = course_name(source, dates->at.course);
    view.history = history(source, course, wanted);
    view.own = static_cast<std::size_t>(dates->at.step) >= pathway.steps.size();
    if (const auto pin = plan::pin_of(course, step.id); pin && wanted.occurrence == 0)
        view.pinned = texts.format("step.pinned", {{"date", long_date(pin->day, source.today, texts)}});
    view.missing = step.missing.in(language);
    view.service_note = step.note.in(language);
    if (!step.source.empty()) {
        view.step_source = source_text(pathway, step.source, step.where, texts);
        if (step.status) view.step_source = strength_text(*step.status, texts) + ". " + view.step_source;
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
