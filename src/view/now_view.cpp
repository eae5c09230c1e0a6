#include <algorithm>
#include <utility>

#include "view/dates.h"
#include "view/day_view.h"
#include "view/local_view.h"
#include "view/screens.h"
#include "view/worse_view.h"

namespace stf::view {
namespace {

using schedule::Status;
using schedule::StepDates;

constexpr std::size_t rows_shown = 4, rows_filtered = 20;

// The first step that waits: one whose day has passed, then what the person can do, then what is to be
// booked.
const StepDates* first_to_do(const Source& source) {
    const StepDates* best = nullptr;
    int best_rank = 4;
    for (const StepDates& dates : source.schedule.steps) {
        if (!dates.proposed || (dates.status != Status::late && dates.status != Status::open)) continue;
        const bool mine = step_at(source.plan, dates.at).whose == pathway::Whose::patient;
        const bool soon = *dates.proposed <= source.today + 7;
        const int rank = dates.status == Status::late ? 0 : mine && soon ? 1 : soon ? 2 : 3;
        if (rank < best_rank || (rank == best_rank && best && *dates.proposed < *best->proposed)) {
            best = &dates;
            best_rank = rank;
        }
    }
    return best_rank < 3 ? best : nullptr;
}

NowCard card_of(const Source& source, const StepDates& dates) {
    const Texts& texts = source.texts;
    const pathway::Step& step = step_at(source.plan, dates.at);
    const bool late = dates.status == Status::late;
    NowCard card;
    card.step = reference(source.plan, dates.at);
    card.mark = {mark_state(dates, false), is_local(step), step.kind == pathway::StepKind::message};
    card.local = is_local(step);
    card.call = step_contact(source, dates.at);
    card.title = step.title.in(texts.language());
    card.text = step.summary.in(texts.language());
    const bool mine = step.whose == pathway::Whose::patient;
    if (late && dates.latest)
        card.text += (card.text.empty() ? "" : " ") +
            texts.format("now.passed", {{"date", day_and_month(*dates.latest, source.today, texts)}});
    else if (late)
        card.text += " " + texts.get("now.passed_undated");
    else if (!mine)
        card.text += (card.text.empty() ? "" : " ") + texts.get("now.not_booked");
    card.done = mine ? texts.get("now.i_have_done_it") : texts.get("now.it_is_done");
    return card;
}

enum class Waits : std::uint8_t { no, in_any_case, by_choice };

// Whether a step of the course waits for that date, and if it is in the plan in any case or by what the
// person has chosen. Steps of a question that is still open do not count.
Waits waits_for(const Source& source, std::size_t course, std::string_view anchor) {
    const auto& choices = source.plan.courses[course].choices;
    const auto decided = [&](const pathway::Condition& one) {
        return std::any_of(
            choices.begin(), choices.end(), [&](const auto& choice) { return choice.first == one.decision; });
    };
    const auto counts_from = [&](const pathway::Rule& rule) { return rule.of == anchor; };
    Waits found = Waits::no;
    for (const StepDates& dates : source.schedule.steps) {
        if (dates.at.course != static_cast<int>(course) || dates.status != Status::relative) continue;
        const pathway::Step& step = step_at(source.plan, dates.at);
        if (std::any_of(step.after.begin(), step.after.end(), counts_from) &&
            std::all_of(step.when.begin(), step.when.end(), decided))
            found = std::max(found, step.when.empty() ? Waits::in_any_case : Waits::by_choice);
    }
    return found;
}

// The date to ask for, one at a time: what a choice waits for, else the first in the pathway's order. That
// one has become worse is told on a screen of its own and never asked for; what comes after it waits for
// that.
const pathway::Anchor* missing_date(const Source& source, std::size_t course) {
    const pathway::Anchor* next = nullptr;
    for (const pathway::Anchor& anchor : source.plan.courses[course].pathway->anchors) {
        if (plan::anchor_day(source.plan.courses[course], anchor.id)) continue;
        if (anchor.id == worse_anchor) break;
        const Waits waits = waits_for(source, course, anchor.id);
        if (waits == Waits::by_choice) return &anchor;
        if (waits == Waits::in_any_case && !next) next = &anchor;
    }
    return next;
}

std::string headline(const Source& source, const std::optional<NowCard>& card, const std::vector<Row>& rows) {
    const Texts& texts = source.texts;
    if (card && card->mark.state == MarkState::late) return texts.get("now.headline.ask");
    for (const Row& row : rows)
        if (row.day == source.today && !row.done) return texts.get("now.headline.today");
    if (card) return texts.get("now.headline.one");
    return texts.get("now.headline.nothing");
}

// What happens next, in one sentence: I morgen kl. 10: Hjemmetjenesten kommer.
std::string next_sentence(const Source& source, const std::vector<Row>& rows) {
    const Texts& texts = source.texts;
    for (const Row& row : rows) {
        if (row.late || row.done || row.day < source.today) continue;
        const StepDates* dates = find_dates(source, row.steps.front());
        if (!dates) continue;
        const plan::Course& course = source.plan.courses[static_cast<std::size_t>(dates->at.course)];
        const plan::Fact* fact =
            plan::find_fact(course, row.steps.front().step, row.steps.front().occurrence);
        const bool booked = fact && fact->kind == plan::FactKind::booked;
        std::string day = row.day == source.today ? texts.get("now.day.today")
            : row.day == source.today + 1         ? texts.get("now.day.tomorrow")
                                                  : long_date(row.day, source.today, texts);
        if (booked && fact->time) day += " " + time_of_day(*fact->time, texts);
        return capitalised(texts.format(
            booked ? "now.next.booked" : "now.next.proposed", {{"day", day}, {"what", row.title}}));
    }
    return {};
}

} // namespace

std::optional<Contact> step_contact(const Source& source, const schedule::StepRef& at) {
    const pathway::Pathway& pathway = *source.plan.courses[static_cast<std::size_t>(at.course)].pathway;
    const pathway::Step& step = step_at(source.plan, at);
    std::vector<std::string> actors;
    if (!step.books.empty()) actors.push_back(step.books);
    actors.insert(actors.end(), step.responsible.begin(), step.responsible.end());
    std::erase(actors, patient_actor);
    for (const std::string& actor : actors)
        for (const plan::Person& person : source.plan.people)
            if (person.actor == actor && !person.phone.empty())
                return Contact{
                    person.id,
                    person.name.empty() ? actor_name(pathway, actor, source.texts) : person.name,
                    actor_name(pathway, actor, source.texts),
                    person.phone,
                    telephone_link(person.phone),
                    ""};
    if (actors.empty()) return std::nullopt;
    for (const OfferLine& offer : step_offers(source, at)) // of the directory where the person lives
        if (!offer.href.empty()) return Contact{"", offer.title, offer.kind, offer.phone, offer.href, ""};
    return Contact{"", actor_name(pathway, actors.front(), source.texts),
                   "", "",
                   "", source.texts.get("contact.no_number")};
}

std::string in_sentence(const Contact& contact) {
    const bool role = contact.id.empty() && contact.href.empty();
    return role ? uncapitalised(contact.name) : contact.name;
}

std::vector<Contact> contacts(const Source& source) {
    std::vector<Contact> result;
    for (const plan::Person& person : source.plan.people) {
        std::string role = person.role;
        if (role.empty() && !person.actor.empty() && !source.plan.courses.empty())
            role = actor_name(*source.plan.courses.front().pathway, person.actor, source.texts);
        result.push_back(
            {person.id, person.name.empty() ? role : person.name, person.name.empty() ? "" : role,
             person.phone, telephone_link(person.phone),
             person.phone.empty() ? source.texts.get("contact.no_number") : ""});
    }
    for (const OfferLine& contact : offered_contacts(source))
        result.push_back({"", contact.title, contact.by, contact.phone, contact.href, ""});
    return result;
}

NowView now_view(const Source& source, Filter filter) {
    const Texts& texts = source.texts;
    NowView view;
    view.date = capitalised(long_date(source.today, source.today, texts));
    view.contacts = contacts(source);
    for (std::size_t i = 0; i < source.plan.courses.size(); ++i)
        if (const pathway::Anchor* anchor = missing_date(source, i))
            view.missing.emplace_back(
                source.plan.courses[i].id + "/" + anchor->id,
                (anchor->question.empty() ? anchor->title : anchor->question).in(texts.language()));
    if (const StepDates* first = first_to_do(source)) view.card = card_of(source, *first);

    const ListView list = list_view(source, 3, filter);
    std::size_t left = 0;
    for (const Month& month : list.months)
        for (const Row& row : month.rows) {
            const bool in_card = filter == Filter::all && view.card && row.steps.size() == 1 &&
                row.steps.front() == view.card->step;
            if (in_card || (row.done && filter == Filter::all)) continue;
            if (view.rows.size() < (filter == Filter::all ? rows_shown : rows_filtered))
                view.rows.push_back(row);
            else
                ++left;
        }
    const ListView all = filter == Filter::all ? ListView() : list_view(source, 3);
    std::vector<Row> coming;
    for (const Month& month : filter == Filter::all ? list.months : all.months)
        coming.insert(coming.end(), month.rows.begin(), month.rows.end());
    const base::Day last = view.rows.empty() ? source.today : view.rows.back().day;
    for (const DayView& day : day_views(source, source.today, last + 1))
        for (const std::string& trouble : day.trouble)
            view.clashes.push_back(texts.format(
                "day.clash",
                {{"date", capitalised(long_date(day.date, source.today, texts))}, {"text", trouble}}));
    view.next = next_sentence(source, coming);
    view.headline = headline(source, view.card, coming);
    if (view.card && view.card->mark.state != MarkState::late && !coming.empty() &&
        coming.front().steps.front() == view.card->step)
        view.next.clear(); // the card says it
    if (!view.card && !view.next.empty()) view.headline = std::exchange(view.next, {});
    if (filter != Filter::all && view.rows.empty()) view.empty = texts.get("filter.nothing");
    if (left > 0) view.more = texts.get("now.more");
    return view;
}

std::string journeys_title(const Source& source, int months) {
    const base::Day end = base::add_months(source.today, months);
    int count = 0;
    for (const schedule::Visit& visit : source.schedule.trips.visits) count += visit.date < end;
    const std::string month = month_name(base::civil(end).month, source.texts);
    return source.texts.count("journeys.title", count, {{"month", month}});
}

std::string journeys_text(const Source& source, int months) {
    const base::Day end = base::add_months(source.today, months);
    for (const schedule::Visit& visit : source.schedule.trips.visits)
        if (visit.steps.size() > 1 && visit.date < end)
            return source.texts.count(
                "journeys.shared", static_cast<int>(visit.steps.size()),
                {{"date", day_and_month(visit.date, source.today, source.texts)}});
    return source.texts.get("journeys.text");
}

} // namespace stf::view
