// After the meeting: the follow-up form, goals, the driver diagram, evaluations; and the learning network.
#include <algorithm>
#include <cmath>

#include "ui/marks.h"
#include "ui/meeting_parts.h"

namespace stf::ui {
namespace {

constexpr int phases = 5;

std::string phase_word(const Meet& d, int phase) {
    return d.text("meeting.phase." + std::to_string(phase));
}

// Red, yellow, green with a shape each: an empty ring, a half disc, a disc with a check.
void paint_state(const Canvas& c, const Theme& theme, meeting::State state, float x, float y, float r) {
    if (state == meeting::State::done) {
        c.disc(x, y, r, theme.state.done);
        const ImVec2 tick[] = {
            {x - r * 0.45f, y + r * 0.05f}, {x - r * 0.1f, y + r * 0.4f}, {x + r * 0.5f, y - r * 0.35f}};
        c.polyline(tick, 3, theme.state.on_done, r * 0.22f);
    } else if (state == meeting::State::begun) {
        c.ring(x, y, r - 1, theme.state.late, 2.5f);
        for (float k = 0; k < r - 2; k += 1) { // the lower half
            const float half = std::sqrt(std::max(0.0f, (r - 2) * (r - 2) - k * k));
            c.fill({x - half, y + k, 2 * half, 1.5f}, theme.state.late);
        }
    } else {
        c.ring(x, y, r - 1, theme.state.broken, 2.5f);
        c.line(x - r * 0.45f, y, x + r * 0.45f, y, theme.state.broken, 2.5f);
    }
}

meeting::State state_of(const Index& index, const std::string& key) {
    const Thing* mark = index.find(Kind::mark, key);
    return mark ? mark->record().word<meeting::State>(Field::state) : meeting::State::not_started;
}

// `headed`: what it is of stands above all of them; else on each.
void state_button(
    const Meet& d, const std::string& key, Record base, meeting::State state, const std::string& what,
    float w, bool headed) {
    Ui& ui = d.ui;
    const float head = headed ? 0 : ui.px(22);
    const std::string& word = d.state_word(static_cast<std::int32_t>(state));
    const TextStyle style{.px = px::text_small, .line = 1.2f, .colour = ui.canvas.theme->text.ink};
    const Rect at = ui.place(w, ui.px(64) + head);
    ui.at(at, [&] {
        const auto paint = [&](Rect r, bool hovered) {
            if (hovered) ui.canvas.frame(r, ui.canvas.theme->action.outline, 2, ui.px(14));
            const auto centred = [&](float y, const std::string& words, const TextStyle& as) {
                ui.canvas.text(r.x + (r.w - ui.canvas.width(words, as)) / 2, y, words, as);
            };
            if (!headed) centred(r.y + ui.px(2), what, ui.style(TextKind::small_muted));
            paint_state(ui.canvas, *ui.canvas.theme, state, r.x + r.w / 2, r.y + head + ui.px(20), ui.px(13));
            centred(r.y + head + ui.px(40), word, style);
        };
        if (ui.pressable(key, what + ": " + word, at.h, paint))
            d.put(key, base.set(Field::state, (static_cast<std::int32_t>(state) + 1) % 3));
    });
}

// Areas down, the five phases across. Also of one team of the network.
void form(const Meet& d, const std::string& team) {
    Ui& ui = d.ui;
    for (const Thing& area : d.index().of(Kind::area)) {
        ui.group(Role::group, team + "form/" + *area.key, area.record().text(Field::title), [&] {
            if (team.empty())
                ui.row(10, [&] {
                    d.field(area, Field::title, "meeting.follow.area", {.width = 420});
                    d.field(area, Field::who, "meeting.goals.who", {.width = 220});
                    d.remove_button(area, area.record().text(Field::title));
                });
            else
                ui.heading(3, area.record().text(Field::title), px::text_body);
            ui.gap(4);
            ui.group(
                Role::group, "phases", "",
                [&] {
                    ui.row(6, [&] {
                        const float w = ui.narrow() ? ui.px(110) : (ui.flow.w - ui.px(24)) / phases;
                        for (int phase = 1; phase <= phases; ++phase) {
                            const std::string key = team.empty()
                                ? meeting::key_of(Kind::mark, {*area.key, std::to_string(phase)})
                                : meeting::key_of(Kind::mark, {*area.key, std::to_string(phase), team});
                            Record mark(Kind::mark);
                            mark.set(Field::area, *area.key).set(Field::phase, phase).set(Field::team, team);
                            state_button(
                                d, key, mark, state_of(d.index(), key), phase_word(d, phase), w,
                                team.empty() && !ui.narrow());
                        }
                    });
                },
                view::flag_roving);
        });
        ui.gap(18);
    }
}

void phase_heads(const Meet& d) {
    Ui& ui = d.ui;
    if (ui.narrow() || ui.text_mode) return;
    const float w = (ui.flow.w - ui.px(24)) / phases, top = ui.flow.y;
    const TextStyle style = ui.style(TextKind::small_muted);
    for (int phase = 1; phase <= phases; ++phase) {
        const std::string word = phase_word(d, phase);
        ui.canvas.text(
            ui.flow.x + static_cast<float>(phase - 1) * (w + ui.px(6)) +
                (w - ui.canvas.width(word, style)) / 2,
            top, word, style);
    }
    ui.gap(26);
}

void goals(const Meet& d) {
    Ui& ui = d.ui;
    d.title(2, "meeting.goals.title");
    ui.text(d.text("meeting.goals.help"), TextKind::muted);
    ui.gap(10);
    for (const Thing& goal : d.index().of(Kind::goal)) {
        const std::string& words = goal.record().text(Field::text);
        ui.group(Role::group, *goal.key, words.empty() ? d.text("meeting.goals.text") : words, [&] {
            d.area(goal, Field::text, "meeting.goals.text", 2);
            ui.gap(6);
            ui.row(10, [&] {
                d.field(goal, Field::measure, "meeting.goals.measure", {.width = 300});
                d.field(goal, Field::who, "meeting.goals.who", {.width = 200});
                d.field(goal, Field::due, "meeting.goals.due", {.width = 160});
                d.remove_button(goal, words);
            });
        });
        ui.gap(14);
    }
    if (d.button("add-goal", "meeting.goals.add", {.icon = Icon::plus}))
        d.put("", Record(Kind::goal).set(Field::order, meeting::next_order(d.index().of(Kind::goal))));
    ui.gap(24);
}

// A tree of boxes: each row is what the one it is indented under rests on.
void driver(const Meet& d, const std::string& parent, int depth) {
    Ui& ui = d.ui;
    if (depth > 3) return;
    for (const Thing& box : d.index().of(Kind::driver)) {
        if (box.record().text(Field::parent) != parent) continue;
        const float left = ui.narrow() ? static_cast<float>(depth) * 14 : static_cast<float>(depth) * 44;
        const float top = ui.flow.y;
        ui.inset(left, 0, [&] {
            ui.group(Role::group, *box.key, box.record().text(Field::title), [&] {
                ui.row(8, [&] {
                    const char* labels[] = {
                        "meeting.driver.aim", "meeting.driver.primary", "meeting.driver.secondary",
                        "meeting.driver.change"};
                    d.field(box, Field::title, labels[depth], {.width = 360});
                    if (depth < 3) {
                        const char* adds[] = {
                            "meeting.driver.add_primary", "meeting.driver.add_secondary",
                            "meeting.driver.add_change"};
                        d.low([&] {
                            if (ui.button(
                                    *box.key + "/add", d.text(adds[depth]),
                                    {.kind = ButtonKind::quiet,
                                     .icon = Icon::plus,
                                     .spoken = d.text(adds[depth]) + ": " + box.record().text(Field::title)}))
                                d.put(
                                    "",
                                    Record(Kind::driver)
                                        .set(Field::parent, *box.key)
                                        .set(Field::role, depth + 1)
                                        .set(Field::order, meeting::next_order(d.index().of(Kind::driver))));
                        });
                    }
                    d.remove_button(box, box.record().text(Field::title));
                });
            });
        });
        if (depth > 0) { // what it hangs on
            const float x = ui.flow.x + ui.px(left - 18), y = top + ui.px(50);
            ui.canvas.line(x, top - ui.px(10), x, y, ui.canvas.theme->action.outline, 2);
            ui.canvas.line(x, y, x + ui.px(14), y, ui.canvas.theme->action.outline, 2);
        }
        ui.gap(10);
        driver(d, *box.key, depth + 1);
    }
}

void drivers(const Meet& d) {
    Ui& ui = d.ui;
    d.title(2, "meeting.driver.title");
    ui.text(d.text("meeting.driver.help"), TextKind::muted);
    ui.gap(10);
    driver(d, "", 0);
    ui.row(12, [&] {
        if (d.button("add-aim", "meeting.driver.add", {.icon = Icon::plus}))
            d.put(
                "",
                Record(Kind::driver)
                    .set(Field::role, meeting::DriverRole::aim)
                    .set(Field::order, meeting::next_order(d.index().of(Kind::driver))));
        if (!d.index().of(Kind::driver).empty())
            d.doing(MeetingDo::print_drivers, "print-drivers", "meeting.driver.print", {.icon = Icon::print});
    });
    ui.gap(24);
}

constexpr const char* rated[] = {"meeting.rate.before", "meeting.rate.tasks",   "meeting.rate.guidance",
                                 "meeting.rate.work",   "meeting.rate.balance", "meeting.rate.use"};

void evaluation(const Meet& d) {
    Ui& ui = d.ui;
    d.title(2, "meeting.rate.title");
    ui.text(d.text("meeting.rate.scale"), TextKind::strong);
    ui.text(d.text("meeting.rate.help"), TextKind::muted);
    ui.gap(10);
    for (const Thing& gathering : d.index().of(Kind::gathering)) {
        const std::string& title = gathering.record().text(Field::title);
        ui.group(Role::group, *gathering.key, title, [&] {
            ui.row(10, [&] {
                d.field(gathering, Field::title, "meeting.rate.gathering", {.width = 300});
                d.field(gathering, Field::date, "meeting.about.date", {.width = 200});
                d.field(gathering, Field::invited, "meeting.rate.invited", {.width = 150});
                d.remove_button(gathering, title);
            });
            ui.gap(6);
            const std::int32_t invited = gathering.record().number(Field::invited);
            for (std::size_t i = 0; i < std::size(rated); ++i) {
                const std::string item = std::to_string(i + 1);
                const std::string key = meeting::key_of(Kind::rating, {*gathering.key, item, d.m.device});
                const Thing* there = d.index().find(Kind::rating, key);
                Record record = there ? there->record() : Record(Kind::rating);
                record.set(Field::gathering, *gathering.key).set(Field::item, item);
                const view::Rating rating = view::rating_of(d.index(), *gathering.key, item);
                std::string sum = rating.n == 0
                    ? d.text("meeting.rate.none")
                    : d.words(
                          "meeting.rate.mean",
                          {{"mean", view::decimal(rating.mean, 2, d.shown.texts.language())},
                           {"n", std::to_string(rating.n)}});
                if (rating.n > 0 && invited > 0)
                    sum += " " +
                        d.words(
                            "meeting.rate.rate",
                            {{"percent",
                              view::decimal(100.0 * rating.n / invited, 0, d.shown.texts.language())},
                             {"n", std::to_string(rating.n)},
                             {"invited", std::to_string(invited)}});
                ui.group(Role::group, "rate" + item, d.text(rated[i]), [&] {
                    ui.text(d.text(rated[i]) + ": " + sum);
                    ui.gap(2);
                    ui.row(6, [&] {
                        constexpr Field answers[] = {
                            Field::one, Field::two, Field::three, Field::four, Field::five};
                        for (int answer = 0; answer < 5; ++answer) {
                            const std::string label = std::to_string(answer + 1);
                            if (ui.button(
                                    "rate" + item + "/" + label, label,
                                    {.kind = ButtonKind::tonal,
                                     .spoken = label + ": " + d.text(rated[i]) + ", " + title})) {
                                Record next = record;
                                d.put(key, next.set(answers[answer], record.number(answers[answer]) + 1));
                            }
                        }
                    });
                });
                ui.gap(8);
            }
        });
        ui.gap(16);
    }
    if (d.button("add-gathering", "meeting.rate.add", {.icon = Icon::plus})) {
        const Things& all = d.index().of(Kind::gathering);
        d.put(
            "",
            Record(Kind::gathering)
                .set(Field::title, d.words("meeting.rate.n", {{"n", std::to_string(all.size() + 1)}}))
                .set(Field::order, meeting::next_order(all)));
    }
    ui.gap(24);
}

} // namespace

void meeting_follow(const Meet& d) {
    Ui& ui = d.ui;
    ui.heading(1, d.text("meeting.page.follow"), px::text_heading, "title", view::flag_focusable);
    ui.gap(8);
    ui.text(d.text("meeting.follow.help"));
    ui.gap(12);
    d.doing(
        MeetingDo::print_poster, "poster", "meeting.follow.poster",
        {.kind = ButtonKind::primary, .icon = Icon::print});
    ui.gap(16);
    phase_heads(d);
    form(d, "");
    if (d.button("add-area", "meeting.follow.add", {.icon = Icon::plus}))
        d.put(
            "",
            Record(Kind::area)
                .set(Field::title, d.text("meeting.follow.new"))
                .set(Field::order, meeting::next_order(d.index().of(Kind::area))));
    ui.gap(24);
    goals(d);
    drivers(d);
    evaluation(d);
}

// ---- the learning network ----

namespace {

constexpr const char* pack[] = {"meeting.prep.team",    "meeting.prep.plan",  "meeting.prep.interviews",
                                "meeting.prep.journal", "meeting.prep.staff", "meeting.prep.methods",
                                "meeting.prep.poster"};
constexpr std::int32_t interviews_wanted = 5;

void preparation(const Meet& d, const Thing& team) {
    Ui& ui = d.ui;
    d.title(3, "meeting.prep.title");
    for (std::size_t i = 0; i < std::size(pack); ++i) {
        const std::string item = std::to_string(i + 1), key = meeting::key_of(Kind::prep, {*team.key, item});
        const Thing* there = d.index().find(Kind::prep, key);
        const bool on = there && there->record().word<meeting::State>(Field::state) == meeting::State::done;
        if (ui.checkbox("prep/" + item, d.text(pack[i]), on)) {
            Record record(Kind::prep);
            record.set(Field::team, *team.key).set(Field::item, item);
            d.put(key, record.set(Field::state, on ? meeting::State::not_started : meeting::State::done));
        }
        ui.gap(6);
    }
    ui.gap(10);
    d.title(3, "meeting.interview.title");
    ui.text(d.text("meeting.interview.help"), TextKind::muted);
    ui.gap(8);
    for (std::int32_t number = 1; number <= interviews_wanted; ++number) {
        const std::string key = meeting::key_of(Kind::interview, {*team.key, std::to_string(number)});
        const Thing* there = d.index().find(Kind::interview, key);
        Record record = there ? there->record() : Record(Kind::interview);
        record.set(Field::team, *team.key).set(Field::number, number);
        ui.group(Role::group, key, d.words("meeting.interview.n", {{"n", std::to_string(number)}}), [&] {
            ui.heading(4, d.words("meeting.interview.n", {{"n", std::to_string(number)}}), px::text_body);
            d.area_at(key, record, Field::text, "meeting.interview.said", 2);
            ui.gap(6);
            d.area_at(key, record, Field::note, "meeting.interview.journal", 2);
            ui.gap(6);
            d.area_at(key, record, Field::who, "meeting.interview.staff", 2);
        });
        ui.gap(14);
    }
}

void numbers(const Meet& d, const Thing& team) {
    Ui& ui = d.ui;
    d.title(3, "meeting.status.title");
    for (const Thing& gathering : d.index().of(Kind::gathering)) {
        const std::string key = meeting::key_of(Kind::status, {*team.key, *gathering.key});
        const Thing* there = d.index().find(Kind::status, key);
        Record record = there ? there->record() : Record(Kind::status);
        record.set(Field::team, *team.key).set(Field::gathering, *gathering.key);
        ui.group(Role::group, key, gathering.record().text(Field::title), [&] {
            ui.text(gathering.record().text(Field::title), TextKind::strong);
            ui.row(10, [&] {
                d.field_at(key, record, Field::patients, "meeting.status.patients", {.width = 160});
                d.field_at(key, record, Field::with_checklist, "meeting.status.checklist", {.width = 160});
                d.field_at(key, record, Field::with_psfs, "meeting.status.psfs", {.width = 160});
                d.field_at(key, record, Field::readmissions, "meeting.status.readmissions", {.width = 160});
            });
        });
        ui.gap(10);
    }
    if (d.index().of(Kind::gathering).empty())
        ui.text(d.text("meeting.status.no_gathering"), TextKind::muted);
    ui.text(d.text("meeting.status.warning"), TextKind::late);
    ui.gap(16);
}

std::string share(const Meet& d, std::int32_t part, std::int32_t whole) {
    if (whole <= 0) return "–";
    return view::decimal(100.0 * part / whole, 0, d.shown.texts.language()) + " % (" + std::to_string(part) +
        "/" + std::to_string(whole) + ")";
}

// Every team in one picture: how far each area has come, and its shares at the latest gathering it has told
// of.
void status(const Meet& d) {
    const Things& teams = d.index().of(Kind::team);
    if (teams.empty()) return;
    d.title(2, "meeting.network.status");
    std::vector<std::string> head = {d.text("meeting.network.team")};
    for (const Thing& area : d.index().of(Kind::area)) head.push_back(area.record().text(Field::title));
    head.push_back(d.text("meeting.status.checklist"));
    head.push_back(d.text("meeting.status.psfs"));
    std::vector<std::vector<std::string>> rows;
    for (const Thing& team : teams) {
        std::vector<std::string> row = {team.record().text(Field::title)};
        for (const Thing& area : d.index().of(Kind::area)) {
            int done = 0, begun = 0;
            for (int phase = 1; phase <= phases; ++phase) {
                const auto state = state_of(
                    d.index(), meeting::key_of(Kind::mark, {*area.key, std::to_string(phase), *team.key}));
                done += state == meeting::State::done;
                begun += state == meeting::State::begun;
            }
            row.push_back(d.words(
                "meeting.network.phases",
                {{"done", std::to_string(done)}, {"begun", std::to_string(begun)}}));
        }
        const Thing* latest = nullptr;
        for (const Thing& gathering : d.index().of(Kind::gathering))
            if (const Thing* found =
                    d.index().find(Kind::status, meeting::key_of(Kind::status, {*team.key, *gathering.key})))
                if (found->record().number(Field::patients) > 0) latest = found;
        row.push_back(
            latest ? share(
                         d, latest->record().number(Field::with_checklist),
                         latest->record().number(Field::patients))
                   : "–");
        row.push_back(
            latest
                ? share(
                      d, latest->record().number(Field::with_psfs), latest->record().number(Field::patients))
                : "–");
        rows.push_back(std::move(row));
    }
    const Things& areas = d.index().of(Kind::area);
    d.table(head, rows, "meeting.network.status", [&](std::size_t row, std::size_t column, Rect r) {
        if (column == 0 || column > areas.size()) return false;
        const float step = std::min(r.w / phases, d.ui.px(26)), size = std::min(step / 2 - 1, d.ui.px(10));
        for (int phase = 1; phase <= phases; ++phase)
            paint_state(
                d.ui.canvas, *d.ui.canvas.theme,
                state_of(
                    d.index(),
                    meeting::key_of(
                        Kind::mark, {*areas[column - 1].key, std::to_string(phase), *teams[row].key})),
                r.x + (static_cast<float>(phase) - 0.5f) * step, r.y + r.h / 2, size);
        return true;
    });
    d.ui.gap(24);
}

} // namespace

void meeting_network(const Meet& d) {
    Ui& ui = d.ui;
    ui.heading(1, d.text("meeting.page.network"), px::text_heading, "title", view::flag_focusable);
    ui.gap(8);
    ui.text(d.text("meeting.network.help"));
    ui.gap(6);
    ui.text(d.text("meeting.network.way"), TextKind::muted);
    ui.gap(16);
    status(d);
    const Things& teams = d.index().of(Kind::team);
    const Thing* open = d.index().find(Kind::team, d.session().team);
    ui.row(10, [&] {
        for (const Thing& team : teams) {
            const std::string& title = team.record().text(Field::title);
            if (ui.button(
                    *team.key, title.empty() ? d.text("meeting.network.team") : title,
                    {.current = &team == open})) {
                MeetingSession next = d.session();
                next.team = *team.key;
                d.look(next);
            }
        }
        if (d.button("add-team", "meeting.network.add", {.icon = Icon::plus}))
            d.put(
                "",
                Record(Kind::team)
                    .set(
                        Field::title, d.words("meeting.network.n", {{"n", std::to_string(teams.size() + 1)}}))
                    .set(Field::order, meeting::next_order(teams)));
    });
    ui.gap(20);
    if (!open) return;
    ui.group(Role::group, "team", open->record().text(Field::title), [&] {
        ui.heading(2, open->record().text(Field::title), px::text_title);
        ui.gap(8);
        ui.row(10, [&] {
            d.field(*open, Field::title, "meeting.network.team", {.width = 260});
            d.field(*open, Field::leader, "meeting.network.leader", {.width = 220});
            d.field(*open, Field::doctor, "meeting.network.doctor", {.width = 220});
            d.field(*open, Field::user, "meeting.network.user", {.width = 260});
            d.field(*open, Field::hospital, "meeting.network.hospital", {.width = 260});
            d.field(*open, Field::count, "meeting.network.count", {.width = 160});
            d.remove_button(*open, open->record().text(Field::title));
        });
        ui.gap(20);
        if (!d.index().of(Kind::area).empty()) {
            d.title(3, "meeting.follow.title");
            form(d, *open->key);
        }
        numbers(d, *open);
        preparation(d, *open);
    });
}

} // namespace stf::ui
