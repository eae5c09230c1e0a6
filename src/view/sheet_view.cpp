#include "view/sheet_view.h"

#include <algorithm>

#include "base/order.h"
#include "view/dates.h"
#include "view/screens.h"

namespace stf::view {
namespace {

using schedule::Status;
using schedule::StepDates;

constexpr std::int32_t near_days = 92; // about three months

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> result;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string line(text.substr(0, end));
        if (line.find_first_not_of(" \t\r") != std::string::npos) result.push_back(std::move(line));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return result;
}

void add(Sheet& sheet, const Texts& texts, std::string_view title, std::vector<std::string> lines) {
    if (!lines.empty()) sheet.parts.push_back({texts.get(title), std::move(lines)});
}

bool is_meeting(const pathway::Step& step) {
    return step.kind == pathway::StepKind::visit || step.kind == pathway::StepKind::meeting ||
        step.kind == pathway::StepKind::call;
}

Sheet sheet_of(const Source& source, const StepDates& dates) {
    const Texts& texts = source.texts;
    const plan::Course& course = source.plan.courses[static_cast<std::size_t>(dates.at.course)];
    const pathway::Step& step = step_at(source.plan, dates.at);
    const plan::Fact* fact = plan::find_fact(course, step.id, dates.at.occurrence);
    Sheet sheet;
    sheet.at = reference(source.plan, dates.at);
    sheet.key = sheet.at.course + "/" + sheet.at.step + "/" + std::to_string(sheet.at.occurrence);
    sheet.title = step.title.in(texts.language());
    if (dates.proposed)
        sheet.when = capitalised(when(
            *dates.proposed, fact && fact->kind == plan::FactKind::booked ? fact->time : std::nullopt,
            source.today, texts, true));
    sheet.where = lane_and_place(source.plan, dates.at, texts);
    sheet.state = status_line(source, dates);
    add(sheet, texts, "sheet.ask",
        lines_of(plan::words_of(course, plan::Words::questions, step.id, dates.at.occurrence)));
    std::vector<std::string> topics;
    if (const pathway::Checklist* list = pathway::find(course.pathway->checklists, step.checklist))
        for (const plan::Tick& tick : course.ticks)
            if (tick.step == step.id && tick.occurrence == dates.at.occurrence &&
                tick.state == plan::TickState::done)
                if (const pathway::Item* item = pathway::find(list->items, tick.item))
                    topics.push_back(item->title.in(texts.language()));
    add(sheet, texts, "sheet.topics", std::move(topics));
    const auto in_language = [&](const std::vector<base::Text>& list) {
        std::vector<std::string> result;
        for (const base::Text& text : list) result.push_back(text.in(texts.language()));
        return result;
    };
    add(sheet, texts, "step.prepare", in_language(step.prepare));
    add(sheet, texts, "step.bring", in_language(step.bring));
    add(sheet, texts, "step.documents_in", in_language(step.documents_in));
    add(sheet, texts, "step.note", lines_of(plan::note_of(course, step.id, dates.at.occurrence)));
    return sheet;
}

} // namespace

std::vector<Sheet> sheets(const Source& source, std::size_t most) {
    std::vector<const StepDates*> found;
    for (const StepDates& dates : source.schedule.steps) {
        if (dates.status == Status::done || dates.status == Status::dropped || !dates.proposed) continue;
        if (*dates.proposed < source.today) continue;
        const plan::Course& course = source.plan.courses[static_cast<std::size_t>(dates.at.course)];
        const pathway::Step& step = step_at(source.plan, dates.at);
        const bool asked =
            !plan::words_of(course, plan::Words::questions, step.id, dates.at.occurrence).empty();
        if (asked || (is_meeting(step) && *dates.proposed <= source.today + near_days))
            found.push_back(&dates);
    }
    base::stable_sort(found.begin(), found.end(), [](const StepDates* a, const StepDates* b) {
        return *a->proposed < *b->proposed;
    });
    std::vector<Sheet> result;
    for (const StepDates* dates : found) {
        if (result.size() == most) break;
        result.push_back(sheet_of(source, *dates));
    }
    return result;
}

std::vector<SheetPart> bring(const Source& source) {
    std::vector<SheetPart> result;
    for (const StepDates& dates : source.schedule.steps) {
        if (!dates.proposed || dates.status == Status::done || dates.status == Status::dropped) continue;
        if (*dates.proposed < source.today || *dates.proposed > source.today + 7) continue;
        const pathway::Step& step = step_at(source.plan, dates.at);
        if (step.bring.empty()) continue;
        SheetPart part{
            step.title.in(source.texts.language()) + ", " +
                short_date(*dates.proposed, source.today, source.texts),
            {}};
        for (const base::Text& text : step.bring) part.lines.push_back(text.in(source.texts.language()));
        result.push_back(std::move(part));
    }
    return result;
}

std::vector<CourseLine> course_lines(const Source& source) {
    std::vector<CourseLine> result;
    const base::Language language = source.texts.language();
    for (const plan::Course& course : source.plan.courses) {
        const pathway::Pathway& pathway = *course.pathway;
        CourseLine line{.id = course.id, .title = pathway.title.in(language)};
        line.about = (pathway.tagline.empty() ? pathway.about : pathway.tagline).in(language);
        for (const pathway::Anchor& anchor : pathway.anchors) {
            const auto day = plan::anchor_day(course, anchor.id);
            line.dates += (line.dates.empty() ? "" : "\n") + anchor.title.in(language) + ": " +
                (day ? long_date(*day, source.today, source.texts) : source.texts.get("anchor.unknown"));
        }
        result.push_back(std::move(line));
    }
    return result;
}

} // namespace stf::view
