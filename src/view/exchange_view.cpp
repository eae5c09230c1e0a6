#include "view/exchange_view.h"

#include <algorithm>

#include "pathway/difference.h"
#include "view/dates.h"
#include "view/rule_words.h"
#include "view/screens.h"

namespace stf::view {
namespace {

bool has(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

void add_busy(const Source& source, const ExchangeSession& session, ExchangeView& view) {
    for (std::size_t i = 0; i < session.busy.days.size(); ++i) {
        const exchange::BusyDay& day = session.busy.days[i];
        std::string title = day.span.from == day.span.to
            ? short_date(day.span.from, source.today, source.texts)
            : date_range(day.span.from, day.span.to, source.today, source.texts);
        if (!day.title.empty()) title += ": " + day.title;
        if (!day.all_day) title += " (" + source.texts.get("busy.part") + ")";
        const bool on = i < session.busy_on.size() && session.busy_on[i];
        view.busy_chosen += on;
        view.busy.push_back({std::to_string(i), std::move(title), on});
    }
}

void add_imported(const Source& source, const plan::Plan& plan, ExchangeView& view) {
    for (const plan::Course& course : plan.courses)
        view.imported.push_back(source.texts.count(
            "import.course", static_cast<int>(course.step_count()),
            {{"title", course.pathway->title.in(source.texts.language())}}));
    if (!plan.people.empty())
        view.imported.push_back(source.texts.count("import.people", static_cast<int>(plan.people.size())));
}

// Steps by what has happened to them, then rules, as sentences of the step they belong to.
void add_changes(
    const Source& source, const plan::Course& course, const pathway::PathwayPtr& edition,
    ExchangeView& view) {
    using pathway::Change;
    const Texts& texts = source.texts;
    const base::Language language = texts.language();
    plan::Course renewed = course; // so that its rules can be put in words
    renewed.pathway = edition;
    view.edition_title = edition->title.in(language);
    std::vector<std::string> added, removed, changed, rules;
    const auto name = [&](const pathway::Difference& one) {
        const pathway::Step* step = one.after ? one.after : one.before;
        return step ? step->title.in(language) : one.step;
    };
    for (const pathway::Difference& one :
         pathway::differences(course.national ? *course.national : *course.pathway, *edition)) {
        const std::string title = name(one);
        switch (one.change) {
        case Change::step_added:
            added.push_back(title);
            break;
        case Change::step_removed:
            removed.push_back(title);
            break;
        case Change::title:
            changed.push_back(texts.format(
                "edition.renamed", {{"before", one.before->title.in(language)}, {"after", title}}));
            break;
        case Change::words:
            changed.push_back(texts.format("edition.words", {{"step", title}}));
            break;
        case Change::repeat:
            rules.push_back(texts.format("edition.repeat", {{"step", title}}));
            break;
        case Change::choices: {
            const pathway::Decision* question = pathway::find(edition->decisions, one.step);
            if (!question) question = pathway::find(course.pathway->decisions, one.step);
            changed.push_back(texts.format(
                "edition.question", {{"question", question ? question->title.in(language) : one.step}}));
            break;
        }
        case Change::rule_added:
            rules.push_back(texts.format(
                "edition.rule_added",
                {{"step", title}, {"rule", rule_text(renewed, *one.rule_after, texts)}}));
            break;
        case Change::rule_removed:
            rules.push_back(texts.format(
                "edition.rule_removed",
                {{"step", title}, {"rule", rule_text(course, *one.rule_before, texts)}}));
            break;
        case Change::rule_changed: {
            const std::string before = rule_text(course, *one.rule_before, texts),
                              after = rule_text(renewed, *one.rule_after, texts);
            rules.push_back(
                before == after
                    ? texts.format("edition.rule_weight", {{"step", title}, {"rule", after}})
                    : texts.format(
                          "edition.rule_changed", {{"step", title}, {"before", before}, {"after", after}}));
            break;
        }
        }
    }
    const auto put = [&](std::string_view key, std::vector<std::string>& lines) {
        if (!lines.empty()) view.changes.emplace_back(texts.get(key), std::move(lines));
    };
    put("edition.added", added);
    put("edition.removed", removed);
    put("edition.changed", changed);
    put("edition.rules", rules);
}

void add_offers(const Source& source, const Catalogue& catalogue, ExchangeView& view) {
    for (const plan::Course& course : source.plan.courses)
        for (const CatalogueEntry& entry : catalogue.pathways) {
            if (entry.id != course.base_id || entry.edition <= course.base_edition) continue;
            view.offers.push_back(
                {course.id, course.pathway->title.in(source.texts.language()),
                 source.texts.format(
                     "edition.offer",
                     {{"title", course.pathway->title.in(source.texts.language())},
                      {"date", entry.edition}})});
        }
}

} // namespace

ExchangeView exchange_view(const Source& source, const Session& session, const Catalogue& catalogue) {
    const ExchangeSession& now = session.exchange;
    ExchangeView view;
    if (session.screen == Screen::more) add_offers(source, catalogue, view);
    if (session.screen == Screen::share) {
        for (const plan::Course& course : source.plan.courses)
            view.courses.push_back(
                {course.id, course.pathway->title.in(source.texts.language()),
                 has(now.share.courses, course.id)});
        for (const Contact& contact : contacts(source))
            view.people.push_back(
                {contact.id, contact.role.empty() ? contact.name : contact.name + ", " + contact.role,
                 has(now.share.people, contact.id)});
    }
    if (session.screen == Screen::share || session.screen == Screen::print)
        if (const int found = plan::identity_numbers(source.plan); found > 0)
            view.numbers = source.texts.count("numbers.found", found);
    if (session.screen == Screen::busy) add_busy(source, now, view);
    view.not_read = session.screen == Screen::busy ? now.busy.not_read : now.not_read;
    if (session.screen == Screen::imported && now.imported) add_imported(source, *now.imported, view);
    if (session.screen == Screen::edition && now.edition)
        if (const plan::Course* course = plan::find_course(source.plan, now.edition_course))
            add_changes(source, *course, now.edition, view);
    return view;
}

} // namespace stf::view
