#include "view/dates.h"
#include "view/screens.h"

namespace stf::view {

namespace {

std::string_view key_of(DateProblem problem) {
    switch (problem) {
    case DateProblem::none:
        return "";
    case DateProblem::empty:
        return "date.problem.empty";
    case DateProblem::incomplete:
        return "date.problem.incomplete";
    case DateProblem::no_such_day:
        return "date.problem.no_such_day";
    case DateProblem::far_off:
        return "date.problem.far_off";
    case DateProblem::outside:
        return "date.problem.outside";
    }
    return "";
}

} // namespace

std::string problem_text(DateProblem problem, const Texts& texts) {
    const std::string_view key = key_of(problem);
    return key.empty() ? std::string() : texts.get(key);
}

std::vector<std::string> month_options(const Texts& texts) {
    std::vector<std::string> months = {texts.get("date.choose_month")};
    for (int month = 1; month <= 12; ++month) months.push_back(month_name(month, texts));
    return months;
}

StartView start_view(const Catalogue& catalogue, const Session& session, const Texts& texts) {
    const base::Language language = texts.language();
    StartView view;
    for (const CatalogueEntry& entry : catalogue.pathways) {
        if (entry.services && !session.services) {
            view.has_services = true;
            continue;
        }
        const bool on = entry.id == session.pathway;
        view.options.push_back({entry.id, entry.label.in(language), entry.tagline.in(language), on});
        if (on)
            view.date = DateQuestion{
                .title = entry.question.in(language),
                .help = entry.help.empty() ? texts.get("start.date_help") : entry.help.in(language),
                .error = problem_text(session.problem, texts),
                .months = month_options(texts),
                .draft = session.date};
    }
    for (const CatalogueExample& example : catalogue.examples) {
        const bool fits = example.pathways.size() == 1 && example.pathways.front() == session.pathway;
        if (view.example.empty() || fits) view.example = example.id;
    }
    view.examples = catalogue.examples.size();
    return view;
}

std::vector<StartOption> example_options(const Catalogue& catalogue, const Texts& texts) {
    std::vector<StartOption> out;
    for (const CatalogueEntry& entry : catalogue.pathways)
        for (const CatalogueExample& example : catalogue.examples)
            if (!example.pathways.empty() && example.pathways.front() == entry.id)
                out.push_back(
                    {example.id, example.title.in(texts.language()), entry.label.in(texts.language())});
    return out;
}

} // namespace stf::view
