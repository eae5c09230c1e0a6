// Measurements: series of values without names, a run chart of each with its numbers in a table.
#include <algorithm>

#include "ui/meeting_parts.h"

namespace stf::ui {
namespace {

void choose_series(const Meet& d) {
    Ui& ui = d.ui;
    ui.row(10, [&] {
        for (const Thing& series : d.index().of(Kind::series)) {
            const std::string& title = series.record().text(Field::title);
            if (!ui.button(
                    *series.key, title.empty() ? d.text("meeting.series.name") : title,
                    {.current = *series.key == d.session().series}))
                continue;
            MeetingSession next = d.session();
            next.series = *series.key;
            next.files.clear();
            d.look(next);
        }
    });
    ui.gap(8);
    ui.row(10, [&] {
        const auto add = [&](const char* key, const char* text, meeting::What what) {
            if (d.button(key, text, {.icon = Icon::plus}))
                d.put(
                    "",
                    Record(Kind::series)
                        .set(Field::title, d.text(text))
                        .set(Field::what, what)
                        .set(Field::order, meeting::next_order(d.index().of(Kind::series))));
        };
        add("add-checklist", "meeting.series.checklist", meeting::What::checklist);
        add("add-psfs", "meeting.series.psfs", meeting::What::psfs);
        add("add-number", "meeting.series.number", meeting::What::number);
    });
    ui.gap(20);
}

// Painted only; the table beside it says the same, exactly.
void chart(const Meet& d, const view::SeriesView& view) {
    Ui& ui = d.ui;
    const Theme& theme = *ui.canvas.theme;
    const Rect area = ui.place(ui.flow.w, ui.px(300));
    ui.record(
        {.role = Role::image,
         .rect = area,
         .name = d.text("meeting.run.picture") + (view.findings.empty() ? "" : " " + view.findings.back())},
        "chart");
    if (!ui.canvas.draw || view.points.empty()) return;
    ui.canvas.fill(area, theme.ground.raised, ui.px(20));
    const float left = area.x + ui.px(64), right = area.x + area.w - ui.px(28), top = area.y + ui.px(24),
                bottom = area.y + area.h - ui.px(44);
    const auto count = static_cast<float>(view.points.size());
    const auto x = [&](std::size_t i) {
        return count < 2 ? (left + right) / 2 : left + (right - left) * static_cast<float>(i) / (count - 1);
    };
    const auto y = [&](double value) {
        return bottom - (bottom - top) * static_cast<float>((value - view.least) / (view.most - view.least));
    };
    const TextStyle small = ui.style(TextKind::small_muted);
    for (const double at : {view.least, (view.least + view.most) / 2, view.most}) {
        ui.canvas.line(left, y(at), right, y(at), theme.ground.line, 1);
        const std::string label = view::decimal(
            at, at == static_cast<double>(static_cast<int>(at)) ? 0 : 1, d.shown.texts.language());
        ui.canvas.text(
            left - ui.px(10) - ui.canvas.width(label, small), y(at) - ui.canvas.line_px(small) / 2, label,
            small);
    }
    std::vector<ImVec2> line;
    for (std::size_t i = 0; i < view.points.size(); ++i) line.push_back({x(i), y(view.points[i].number)});
    if (line.size() > 1)
        ui.canvas.polyline(line.data(), static_cast<int>(line.size()), theme.action.outline, 1.5f);
    for (const measure::RunPhase& phase : view.phases) {
        const auto first = static_cast<std::size_t>(phase.first),
                   last = static_cast<std::size_t>(phase.first + phase.count - 1);
        const float from = first == 0 ? x(first) : (x(first) + x(first - 1)) / 2 + ui.px(3);
        const float to = last + 1 == view.points.size() ? x(last) : (x(last) + x(last + 1)) / 2 - ui.px(3);
        ui.canvas.line(from, y(phase.median), to, y(phase.median), theme.path.walked, 3);
        if (first > 0)
            ui.canvas.line(
                from - ui.px(3), top, from - ui.px(3), bottom, faded(theme.action.outline, 0.5f), 1);
    }
    for (std::size_t i = 0; i < view.points.size(); ++i) {
        bool in_run = false; // of a phase whose longest run is a signal: filled, the others are rings
        for (const measure::RunPhase& phase : view.phases)
            in_run = in_run ||
                (phase.run_signal && static_cast<std::int32_t>(i) >= phase.longest_first &&
                 static_cast<std::int32_t>(i) <= phase.longest_last);
        const float r = ui.px(5);
        ui.canvas.disc(x(i), y(view.points[i].number), r, in_run ? theme.state.late : theme.ground.raised);
        ui.canvas.ring(x(i), y(view.points[i].number), r, in_run ? theme.state.late : theme.path.walked, 2);
        if (i % (1 + view.points.size() / 12) == 0) {
            const std::string& label = view.points[i].label;
            ui.canvas.text(x(i) - ui.canvas.width(label, small) / 2, bottom + ui.px(10), label, small);
        }
        if (!view.points[i].note.empty()) {
            const float size = ui.px(16);
            paint_icon(ui.canvas, Icon::document, x(i) - size / 2, top - ui.px(18), size, theme.text.muted);
        }
    }
}

void points(const Meet& d, const Thing& series) {
    Ui& ui = d.ui;
    const auto what = series.record().word<meeting::What>(Field::what);
    std::int32_t next_number = 1;
    std::vector<const Thing*> list;
    for (const Thing& point : d.index().of(Kind::point))
        if (point.record().text(Field::series) == *series.key) {
            list.push_back(&point);
            next_number = std::max(next_number, point.record().number(Field::number) + 1);
        }
    std::sort(list.begin(), list.end(), [](const Thing* a, const Thing* b) {
        return a->record().number(Field::number) < b->record().number(Field::number);
    });
    d.title(2, "meeting.point.title");
    ui.text(d.text("meeting.point.help"), TextKind::muted);
    ui.gap(8);
    constexpr std::size_t most = 60; // by hand; more come and go as CSV
    const std::size_t first = list.size() > most ? list.size() - most : 0;
    if (first > 0) ui.text(d.words("meeting.point.hidden", {{"n", std::to_string(first)}}), TextKind::muted);
    for (std::size_t i = first; i < list.size(); ++i) {
        const Thing& point = *list[i];
        const std::string number = std::to_string(point.record().number(Field::number));
        ui.group(Role::group, *point.key, d.words("meeting.point.n", {{"n", number}}), [&] {
            ui.row(10, [&] {
                d.low([&] { ui.text(d.words("meeting.point.n", {{"n", number}}), TextKind::strong); }, 12);
                if (what == meeting::What::checklist) {
                    d.field(point, Field::done, "meeting.point.done", {.width = 100});
                    d.field(point, Field::not_done, "meeting.point.not_done", {.width = 120});
                    d.field(point, Field::not_relevant, "meeting.point.not_relevant", {.width = 130});
                } else {
                    const auto decimal_field = [&](Field field, const char* label) {
                        const Record& record = point.record();
                        const std::string value = record.has(field)
                            ? view::decimal(
                                  record.number(field) / 100.0,
                                  record.number(field) % 100 == 0      ? 0
                                      : record.number(field) % 10 == 0 ? 1
                                                                       : 2,
                                  d.shown.texts.language())
                            : std::string();
                        const auto typed = ui.text_field(
                            *point.key + label, d.text(label), value, {.width = 120, .numeric = true});
                        if (!typed) return;
                        Record next = record;
                        const auto said = view::hundredths(*typed);
                        if (said && (what != meeting::What::psfs || (*said >= 0 && *said <= 1000)))
                            next.set(field, *said);
                        else
                            next.clear(field);
                        d.put(*point.key, next, *point.key + label);
                    };
                    decimal_field(
                        Field::before,
                        what == meeting::What::psfs ? "meeting.point.before" : "meeting.point.value");
                    if (what == meeting::What::psfs) decimal_field(Field::after, "meeting.point.after");
                }
                const std::string key = meeting::key_of(Kind::note, {*series.key, number});
                const Thing* there = d.index().find(Kind::note, key);
                Record note = there ? there->record() : Record(Kind::note);
                note.set(Field::series, *series.key).set(Field::number, point.record().number(Field::number));
                d.field_at(key, note, Field::text, "meeting.point.note", {.width = 200});
                d.low([&] {
                    if (ui.checkbox(
                            key + "/breaks", d.text("meeting.point.breaks"), note.number(Field::breaks) != 0))
                        d.put(key, note.set(Field::breaks, note.number(Field::breaks) ? 0 : 1));
                });
                d.remove_button(point, d.words("meeting.point.n", {{"n", number}}));
            });
        });
        ui.gap(8);
    }
    if (d.button("add-point", "meeting.point.add", {.icon = Icon::plus}))
        d.put(
            meeting::key_of(Kind::point, {*series.key, std::to_string(next_number)}),
            Record(Kind::point).set(Field::series, *series.key).set(Field::number, next_number));
}

} // namespace

void meeting_measure(const Meet& d) {
    Ui& ui = d.ui;
    ui.heading(1, d.text("meeting.page.measure"), px::text_heading, "title", view::flag_focusable);
    ui.gap(8);
    ui.text(d.text("meeting.measure.help"));
    ui.gap(12);
    choose_series(d);
    const Thing* series = d.index().find(Kind::series, d.session().series);
    if (!series) return;
    const view::SeriesView view = view::series_view(d.index(), *series, d.shown.texts);
    ui.row(12, [&] {
        d.field(*series, Field::title, "meeting.series.name", {.width = 360});
        d.remove_button(*series, series->record().text(Field::title));
    });
    ui.gap(8);
    if (series->record().word<meeting::What>(Field::what) == meeting::What::psfs) {
        ui.text(d.text("meeting.psfs.anchors"), TextKind::strong);
        ui.gap(8);
    }
    ui.row(12, [&] {
        d.doing(MeetingDo::open_files, "csv-open", "meeting.csv.open", {.icon = Icon::folder});
        d.doing(MeetingDo::save_points, "csv-save", "meeting.report.csv", {.icon = Icon::save});
        d.doing(
            MeetingDo::print_measure, "print", "meeting.report.print",
            {.kind = ButtonKind::primary, .icon = Icon::print});
    });
    ui.gap(12);
    for (const view::FileLine& line : d.session().files)
        ui.text(line.text, line.good ? TextKind::body : TextKind::late);
    ui.gap(8);
    if (!view.points.empty()) {
        chart(d, view);
        ui.gap(12);
        for (const std::string& finding : view.findings) {
            ui.text(finding);
            ui.gap(6);
        }
        if (!view.group.empty()) ui.text(view.group);
        if (!view.without.empty()) {
            std::string numbers;
            for (const std::string& number : view.without) numbers += (numbers.empty() ? "" : ", ") + number;
            ui.text(d.words("meeting.run.without", {{"numbers", numbers}}), TextKind::muted);
        }
        ui.gap(12);
        std::vector<std::vector<std::string>> rows;
        for (const view::SeriesPoint& point : view.points)
            rows.push_back({point.label, point.value, point.note});
        d.table(
            {d.text("meeting.point.number"), d.text("meeting.point.value"), d.text("meeting.point.note")},
            rows, "meeting.run.table");
        ui.gap(16);
    }
    points(d, *series);
}

} // namespace stf::ui
