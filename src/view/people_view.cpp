#include "view/people_view.h"

#include <algorithm>

#include "view/dates.h"

namespace stf::view {
namespace {

using schedule::Status;
using schedule::StepDates;

constexpr std::string_view named_roles[] = {"gp", "contact-doctor", "coordinator", "primary-contact"};
constexpr int gap_months = 3;

bool has_actor(const plan::Plan& plan, std::string_view actor) {
    return std::any_of(plan.people.begin(), plan.people.end(), [&](const plan::Person& person) {
        return person.actor == actor;
    });
}

const pathway::Actor* find_actor(const plan::Plan& plan, std::string_view id) {
    for (const plan::Course& course : plan.courses)
        if (const pathway::Actor* actor = pathway::find(course.pathway->actors, id)) return actor;
    return nullptr;
}

ConsentLine consent_line(const Source& source, const plan::Consent& consent, bool with_name) {
    const Texts& texts = source.texts;
    const auto date = [&](base::Day day) { return day_and_month(day, source.today, texts); };
    ConsentLine line{consent.id, "", consent.holds(source.today)};
    if (with_name && !consent.name.empty()) line.text = consent.name + ". ";
    line.text += texts.format("people.may_see", {{"what", topics_text(consent.what, texts)}}) + " ";
    line.text += consent.until
        ? texts.format("people.from_until", {{"from", date(consent.from)}, {"until", date(*consent.until)}})
        : texts.format("people.from", {{"from", date(consent.from)}});
    if (consent.withdrawn)
        line.text += " " + texts.format("people.withdrawn", {{"date", date(*consent.withdrawn)}});
    else if (consent.until && *consent.until < source.today)
        line.text += " " + texts.get("people.over");
    return line;
}

std::string doer_of(const plan::Plan& plan, const plan::Reference& at) {
    for (const plan::Assignment& one : plan.assigned)
        if (one.course == at.course && one.step == at.step) return one.person;
    return {};
}

std::optional<Contact> whom_to_ask(const Source& source) {
    constexpr std::string_view order[] = {"coordinator", "primary-contact", "contact-doctor", "gp"};
    const std::vector<Contact> all = contacts(source);
    for (const std::string_view actor : order)
        for (const plan::Person& person : source.plan.people)
            if (person.actor == actor)
                for (const Contact& contact : all)
                    if (contact.id == person.id && !contact.href.empty()) return contact;
    return std::nullopt;
}

std::string listed(const std::vector<std::string>& names, const Texts& texts) {
    std::string all;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) all += i + 1 == names.size() ? " " + texts.get("people.and") + " " : ", ";
        all += names[i];
    }
    return all;
}

// Why it is open who does the step; "" when it is not.
std::string gap_text(const Source& source, const plan::Course& course, const pathway::Step& step) {
    if (step.whose != pathway::Whose::service || !step.books.empty()) return {};
    if (step.responsible.empty()) return source.texts.get("people.gap_nobody");
    if (step.responsible.size() < 2 || step.responsible.front() == patient_actor) return {};
    std::vector<std::string> names;
    for (const std::string& actor : step.responsible)
        names.push_back(actor_name(*course.pathway, actor, source.texts));
    const bool message = step.kind == pathway::StepKind::message;
    return source.texts.format(
        message ? "people.gap_message" : "people.gap_several", {{"who", listed(names, source.texts)}});
}

std::vector<Gap> gaps(const Source& source) {
    std::vector<Gap> result;
    const base::Day end = base::add_months(source.today, gap_months);
    const std::optional<Contact> ask = whom_to_ask(source);
    for (const StepDates& dates : source.schedule.steps) {
        if (dates.at.occurrence != 0 || !dates.proposed || *dates.proposed >= end) continue;
        if (dates.status != Status::open && dates.status != Status::late) continue;
        const plan::Course& course = source.plan.courses[static_cast<std::size_t>(dates.at.course)];
        const pathway::Step& step = step_at(source.plan, dates.at);
        const std::string text = gap_text(source, course, step);
        if (text.empty()) continue;
        const plan::Reference at = reference(source.plan, dates.at);
        result.push_back({at, step.title.in(source.texts.language()), text, ask, doer_of(source.plan, at)});
    }
    // Those that still need someone come first.
    std::stable_partition(result.begin(), result.end(), [](const Gap& gap) { return gap.doer.empty(); });
    return result;
}

// Steps that name the relatives among those who do them.
bool of_relatives(const pathway::Step& step) {
    return step.whose == pathway::Whose::relative ||
        std::find(step.responsible.begin(), step.responsible.end(), "relative") != step.responsible.end();
}

PersonCard person_card(const Source& source, const plan::Person& person, Contact contact) {
    PersonCard card;
    card.contact = std::move(contact);
    card.actor = person.actor;
    for (const plan::Assignment& one : source.plan.assigned) {
        const plan::Course* course = plan::find_course(source.plan, one.course);
        const std::int32_t step = course ? plan::find_step(*course, one.step) : -1;
        if (one.person == person.id && step >= 0)
            card.does.push_back(
                course->step(static_cast<std::size_t>(step)).title.in(source.texts.language()));
    }
    for (const plan::Consent& consent : source.plan.consents) {
        if (consent.person != person.id) continue;
        card.consents.push_back(consent_line(source, consent, false));
        card.may_have_copy = card.may_have_copy || card.consents.back().holds;
    }
    return card;
}

} // namespace

std::string topic_text(plan::Topic topic, const Texts& texts) {
    return texts.get("topic." + std::string(plan::word(topic)));
}

std::string topics_text(const std::vector<plan::Topic>& topics, const Texts& texts) {
    std::vector<std::string> names;
    for (const plan::Topic topic : topics) names.push_back(topic_text(topic, texts));
    return listed(names, texts);
}

PeopleView people_view(const Source& source) {
    PeopleView view;
    const plan::Plan& plan = source.plan;
    const base::Language language = source.texts.language();
    const std::vector<Contact> all = contacts(source);
    for (std::size_t i = 0; i < plan.people.size(); ++i)
        view.people.push_back(person_card(source, plan.people[i], all[i]));
    for (const std::string_view role : named_roles)
        if (const pathway::Actor* actor = find_actor(plan, role); actor && !has_actor(plan, role))
            view.unnamed.push_back({actor->id, actor->title.in(language), actor->explain.in(language)});
    view.gaps = gaps(source);
    for (const plan::Consent& consent : plan.consents)
        if (std::none_of(plan.people.begin(), plan.people.end(), [&](const plan::Person& person) {
                return person.id == consent.person;
            }))
            view.former.push_back(consent_line(source, consent, true));
    view.actor_options.push_back(source.texts.get("people.other_role"));
    for (const plan::Course& course : plan.courses)
        for (const pathway::Actor& actor : course.pathway->actors) {
            if (actor.id == patient_actor ||
                std::find(view.actors.begin(), view.actors.end(), actor.id) != view.actors.end())
                continue;
            view.actors.push_back(actor.id);
            view.actor_options.push_back(actor.title.in(language));
        }
    return view;
}

RelativeView relative_view(const Source& source) {
    RelativeView view;
    if (!source.plan.shared_with) return view;
    const plan::SharedCopy& shared = *source.plan.shared_with;
    const std::string owner =
        source.plan.owner.empty() ? source.texts.get("relative.someone") : source.plan.owner;
    view.banner = source.texts.format("relative.banner", {{"who", owner}}) + " " +
        source.texts.format("relative.sees", {{"what", topics_text(shared.what, source.texts)}});
    std::string receiver; // the role the receiver has in the plan
    for (const plan::Person& person : source.plan.people)
        if (person.id == shared.person) receiver = person.actor;
    const ListView list = list_view(source, gap_months);
    for (const Month& month : list.months)
        for (const Row& row : month.rows) {
            const plan::Reference& at = row.steps.front();
            const StepDates* dates = find_dates(source, at);
            const bool own = dates && of_relatives(step_at(source.plan, dates->at)) &&
                (receiver.empty() || receiver == "relative");
            const std::string doer = doer_of(source.plan, at);
            if (!row.done && (doer.empty() ? own : doer == shared.person)) view.tasks.push_back(row);
        }
    return view;
}

} // namespace stf::view
