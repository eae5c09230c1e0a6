#include "view/move_view.h"

#include <algorithm>

#include "view/dates.h"
#include "view/screens.h"

namespace stf::view {
namespace {

constexpr std::int64_t trip_nodes = 20'000; // an answer at once is worth more than the last proof

schedule::Schedule with(const Source& source, const plan::Action& action) {
    return schedule::schedule(plan::update(source.plan, action), source.today, {.trip_nodes = trip_nodes});
}

base::Day nearest(const std::vector<base::Day>& days, base::Day wanted) {
    const auto after = std::lower_bound(days.begin(), days.end(), wanted);
    if (after == days.end()) return days.back();
    if (after == days.begin()) return *after;
    return *after - wanted < wanted - *(after - 1) ? *after : *(after - 1);
}

} // namespace

std::optional<MoveView> move_view(
    const Source& source, const plan::Reference& at, base::Day wanted,
    const std::vector<base::Day>& possible) {
    const schedule::StepDates* now = find_dates(source, at);
    if (!now || !now->proposed) return std::nullopt;
    const Texts& texts = source.texts;
    const auto date = [&](base::Day day) { return day_and_month(day, source.today, texts); };
    const plan::Action book = plan::Book{at, wanted, std::nullopt, std::nullopt},
                       accept = plan::Accept{at, wanted};
    const schedule::Schedule booked = with(source, book);

    MoveView view{
        .at = at, .day = wanted, .clash = !std::binary_search(possible.begin(), possible.end(), wanted)};
    view.title = capitalised(texts.format(
        view.clash ? "move.clash" : "move.fits", {{"date", long_date(wanted, source.today, texts)}}));
    const plan::Plan moved_plan = plan::update(source.plan, book);
    const Source moved{moved_plan, booked, texts, source.today};
    const auto add = [&](const std::string& sentence) {
        view.text += (view.text.empty() ? "" : " ") + sentence;
    };
    if (const auto step = step_view(moved, at))
        for (const std::string& line : step->broken) add(line);
    int others = 0;
    for (const schedule::StepDates& dates : booked.steps)
        if (const schedule::StepDates* before = find_dates(source, reference(moved_plan, dates.at)))
            others += dates.at != now->at && before->proposed && dates.proposed &&
                *before->proposed != *dates.proposed;
    if (others > 0) add(texts.count("move.others", others));
    const int more = booked.trips.count - source.schedule.trips.count;
    if (more > 0) add(texts.count("move.more_journeys", more));
    if (more < 0) add(texts.count("move.fewer_journeys", -more));

    view.choices.push_back(
        {"stay", texts.format("move.stay", {{"date", date(*now->proposed)}}), texts.get("move.stay_sub"),
         std::nullopt});
    if (view.clash && !possible.empty() && nearest(possible, wanted) != *now->proposed) {
        const base::Day other = nearest(possible, wanted);
        view.choices.push_back(
            {"nearest", texts.format("move.suggest", {{"date", date(other)}}), texts.get("move.nearest_sub"),
             plan::Accept{at, other}});
    } else if (!view.clash) {
        // A wish holds only where it asks for no journey more.
        const schedule::Schedule wished = with(source, accept);
        const auto kept =
            std::any_of(wished.steps.begin(), wished.steps.end(), [&](const schedule::StepDates& dates) {
                return dates.at == now->at && dates.proposed == wanted;
            });
        if (kept)
            view.choices.push_back(
                {"suggest", texts.format("move.suggest", {{"date", date(wanted)}}),
                 texts.get("move.suggest_sub"), accept});
    }
    view.choices.push_back(
        {"book", texts.format("move.book", {{"date", date(wanted)}}),
         texts.get(view.clash ? "move.book_clash_sub" : "move.book_sub"), book});
    return view;
}

} // namespace stf::view
