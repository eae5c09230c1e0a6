#include "view/local_draft.h"

#include <algorithm>

#include "pathway/overlay.h"
#include "pathway/read.h"
#include "pathway/write.h"
#include "plan/local.h"
#include "schedule/contradictions.h"
#include "view/screens.h"

namespace stf::view {
namespace {

using json::Value;

using Titled = std::vector<std::pair<std::string, std::string>>;

template <class T>
void add_all(Titled& out, const std::vector<T>& list, base::Language language) {
    for (const T& entry : list) {
        const std::string& title = entry.title.in(language);
        out.emplace_back(entry.id, title.empty() ? entry.id : title);
    }
}

template <class T>
int place_in(const std::vector<T>& list, const std::string& id) {
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i].id == id) return static_cast<int>(i) + 1;
    return 0;
}

template <class T>
std::string id_at(const std::vector<T>& list, int chosen) {
    return chosen >= 1 && static_cast<std::size_t>(chosen) <= list.size()
        ? list[static_cast<std::size_t>(chosen) - 1].id
        : std::string();
}

// An anchor or a step, by its place in LocalOptions::points.
std::string point_at(const pathway::Pathway& pathway, int chosen) {
    const int anchors = static_cast<int>(pathway.anchors.size());
    return chosen <= anchors ? id_at(pathway.anchors, chosen) : id_at(pathway.steps, chosen - anchors);
}

const pathway::Step* step_of(const LocalDraft& draft, const plan::Course& course) {
    return pathway::find(course.pathway->steps, draft.step);
}

const pathway::Rule* rule_of(const LocalDraft& draft, const plan::Course& course) {
    const pathway::Step* step = step_of(draft, course);
    return step && draft.rule >= 1 && static_cast<std::size_t>(draft.rule) <= step->after.size()
        ? &step->after[static_cast<std::size_t>(draft.rule) - 1]
        : nullptr;
}

// The rule's number among those of its step with the same "of", as a local version names it.
std::int32_t nth_of(const pathway::Step& step, const pathway::Rule& rule) {
    std::int32_t nth = 0;
    for (const pathway::Rule& other : step.after) {
        if (&other == &rule) break;
        nth += other.of == rule.of;
    }
    return nth;
}

// "3" as a whole number; nothing if it is none. Empty is no number.
std::optional<int> whole(const std::string& text) {
    if (text.empty() || text.size() > 4) return std::nullopt;
    int number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

constexpr std::string_view unit_words[] = {"", "d", "wk", "mo", "arbeidsdag"};

std::string lag_text(const std::string& count, int unit) {
    return std::to_string(*whole(count)) + " " +
        std::string(unit_words[std::clamp(unit, 1, static_cast<int>(std::size(unit_words)) - 1)]);
}

void split_lag(const std::optional<base::Lag>& lag, std::string& count, int& unit) {
    count.clear();
    if (!lag) return;
    count = std::to_string(lag->count);
    unit = lag->unit == base::Unit::week ? 2
        : lag->unit == base::Unit::month ? 3
        : lag->unit == base::Unit::day   ? 1
                                         : 4;
}

bool needs_time(LocalForm form) {
    return form == LocalForm::add_step || form == LocalForm::connect || form == LocalForm::change_time;
}

bool good_date(const DateDraft& draft, base::Day today) {
    return understand(draft, today, 100).problem == DateProblem::none;
}

bool empty(const DateDraft& draft) {
    return draft == DateDraft();
}

std::string date_text(const DateDraft& draft, base::Day today) {
    return base::to_string(*understand(draft, today, 100).day);
}

Value text_value(const std::string& text, base::Language language) {
    Value out;
    out.set("nb", text);
    if (language != base::Language::nb) out.set(code_of(language), text);
    return out;
}

Value strings(std::initializer_list<std::string> list) {
    Value out{json::Items()};
    for (const std::string& entry : list) out.add(entry);
    return out;
}

void put_times(Value& rule, const LocalDraft& draft) {
    if (!draft.min.empty()) rule.set("min", lag_text(draft.min, draft.min_unit));
    if (!draft.max.empty()) rule.set("max", lag_text(draft.max, draft.max_unit));
}

Value new_rule(const LocalDraft& draft, const plan::Course& course) {
    Value rule;
    rule.set("of", point_at(*course.pathway, draft.of));
    put_times(rule, draft);
    rule.set("strength", "local");
    return rule;
}

Value new_step(
    const LocalDraft& draft, const plan::Course& course, const std::string& id, base::Language language) {
    const pathway::Pathway& pathway = *course.pathway;
    Value step;
    step.set("id", id);
    step.set("title", text_value(draft.title, language));
    step.set("lane", id_at(pathway.lanes, draft.lane));
    if (draft.room > 0) step.set("place", id_at(pathway.places, draft.room));
    if (!draft.summary.empty()) step.set("summary", text_value(draft.summary, language));
    if (draft.actor > 0) step.set("responsible", strings({id_at(pathway.actors, draft.actor)}));
    Value after{json::Items()};
    after.add(new_rule(draft, course));
    step.set("after", std::move(after));
    return step;
}

// What of the step differs from how it is.
Value step_set(const LocalDraft& draft, const plan::Course& course, base::Language language) {
    const pathway::Pathway& pathway = *course.pathway;
    const pathway::Step& step = *step_of(draft, course);
    Value set;
    if (draft.title != step.title.in(language)) set.set("title", text_value(draft.title, language));
    if (draft.summary != step.summary.in(language))
        set.set("summary", draft.summary.empty() ? Value() : text_value(draft.summary, language));
    if (const std::string lane = id_at(pathway.lanes, draft.lane); !lane.empty() && lane != step.lane)
        set.set("lane", lane);
    if (const std::string place = id_at(pathway.places, draft.room);
        place != step.place && (!place.empty() || pathway::find(pathway.places, step.place)))
        set.set("place", place.empty() ? Value() : Value(place));
    const std::string first = step.responsible.empty() ? "" : step.responsible.front();
    if (const std::string actor = id_at(pathway.actors, draft.actor); actor != first && !actor.empty())
        set.set("responsible", strings({actor}));
    return set;
}

Value weekday_list(std::uint8_t days) {
    constexpr std::string_view words[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    Value out{json::Items()};
    for (unsigned i = 0; i < 7; ++i)
        if ((days >> i & 1u) != 0) out.add(words[i]);
    return out;
}

Value place_set(
    const LocalDraft& draft, const pathway::Place* place, base::Day today, base::Language language) {
    Value set;
    if (!place || draft.title != place->title.in(language))
        set.set("title", text_value(draft.title, language));
    if (draft.days == 1 && place) set.set("on", Value());
    if (draft.days == 2) set.set("on", "arbeidsdag");
    if (draft.days == 3) set.set("on", weekday_list(draft.weekdays));
    if (!empty(draft.closed_from)) {
        Value span, closed{json::Items()};
        span.set("from", date_text(draft.closed_from, today));
        span.set("to", date_text(draft.closed_to, today));
        if (place)
            for (const base::Span& there : place->closed) {
                Value before;
                before.set("from", base::to_string(there.from));
                before.set("to", base::to_string(there.to));
                closed.add(std::move(before));
            }
        closed.add(std::move(span));
        set.set("closed", std::move(closed));
    }
    return set;
}

void prefill_step(LocalDraft& draft, const plan::Course& course, base::Language language) {
    const pathway::Step* step = step_of(draft, course);
    if (!step) return;
    draft.title = step->title.in(language);
    draft.summary = step->summary.in(language);
    draft.lane = place_in(course.pathway->lanes, step->lane);
    draft.room = place_in(course.pathway->places, step->place);
    draft.actor = step->responsible.empty() ? 0 : place_in(course.pathway->actors, step->responsible.front());
}

void prefill_place(LocalDraft& draft, const plan::Course& course, base::Language language) {
    const pathway::Place* place = pathway::find(course.pathway->places, draft.place);
    draft.title = place ? place->title.in(language) : std::string();
    draft.weekdays = place ? place->on.weekdays : 0;
    draft.days = 0;
}

const pathway::Service* find_service(
    const LocalDraft& draft, const plan::Plan& plan, const plan::Course& course) {
    if (!draft.mine) return pathway::find(course.pathway->directory, draft.service);
    for (const plan::OwnService& own : plan.services)
        if (own.service.id == draft.service) return &own.service;
    return nullptr;
}

LocalProblem what_is_missing(const LocalDraft& draft, const plan::Course& course) {
    using enum LocalForm;
    const bool of_a_step = draft.form == change_step || draft.form == remove_step ||
        draft.form == change_time || draft.form == connect || draft.form == disconnect;
    if (of_a_step && !step_of(draft, course)) return LocalProblem::what;
    if ((draft.form == change_time || draft.form == disconnect) && !rule_of(draft, course))
        return LocalProblem::what;
    if ((draft.form == connect || draft.form == add_step) && point_at(*course.pathway, draft.of).empty())
        return LocalProblem::what;
    if (draft.form == add_step && id_at(course.pathway->lanes, draft.lane).empty()) return LocalProblem::what;
    const bool titled =
        draft.form == add_step || draft.form == change_step || draft.form == place || draft.form == service;
    return titled && draft.title.empty() ? LocalProblem::title : LocalProblem::none;
}

bool lag_is_bad(const std::string& count) {
    return !count.empty() && !whole(count);
}

} // namespace

LocalOptions local_options(const plan::Course& course, const LocalDraft& draft, const Texts& texts) {
    const pathway::Pathway& pathway = *course.pathway;
    const base::Language language = texts.language();
    LocalOptions out;
    const std::pair<std::string, std::string> choose{"", texts.get("local.choose")};
    for (Titled* list : {&out.steps, &out.points, &out.lanes, &out.places, &out.actors})
        list->push_back(choose);
    out.places.front().second = texts.get("local.no_place");
    out.actors.front().second = texts.get("local.nobody");
    add_all(out.steps, pathway.steps, language);
    add_all(out.points, pathway.anchors, language);
    add_all(out.points, pathway.steps, language);
    add_all(out.lanes, pathway.lanes, language);
    add_all(out.places, pathway.places, language);
    add_all(out.actors, pathway.actors, language);
    out.rules.push_back(choose.second);
    if (const pathway::Step* step = step_of(draft, course))
        for (const pathway::Rule& rule : step->after) out.rules.push_back(rule_words(course, rule, texts));
    return out;
}

void prefill(LocalDraft& draft, const plan::Plan& plan, const plan::Course& course, base::Language language) {
    switch (draft.form) {
    case LocalForm::change_step:
        return prefill_step(draft, course, language);
    case LocalForm::place:
        return prefill_place(draft, course, language);
    case LocalForm::change_time:
        if (const pathway::Rule* rule = rule_of(draft, course)) {
            split_lag(rule->min, draft.min, draft.min_unit);
            split_lag(rule->max, draft.max, draft.max_unit);
        }
        return;
    case LocalForm::service:
        if (const pathway::Service* found = find_service(draft, plan, course)) {
            draft.title = found->title.in(language);
            draft.summary = found->explain.in(language);
            draft.phone = found->phone;
            draft.url = found->url;
            draft.address = found->address;
            draft.kind = static_cast<int>(found->kind);
            draft.actor = place_in(course.pathway->actors, found->actor);
        }
        return;
    default:
        return;
    }
}

LocalProblem problem_of(const LocalDraft& draft, const plan::Course& course, base::Day today) {
    if (const LocalProblem missing = what_is_missing(draft, course); missing != LocalProblem::none)
        return missing;
    if (needs_time(draft.form)) {
        const auto negative = [](const std::string& count) { return count.starts_with('-'); };
        const bool kept =
            draft.form == LocalForm::change_time && (negative(draft.min) || negative(draft.max));
        if (!kept && (lag_is_bad(draft.min) || lag_is_bad(draft.max))) return LocalProblem::time;
        if (kept || (draft.min.empty() && draft.max.empty())) return LocalProblem::time;
    }
    if (draft.form == LocalForm::place && (!empty(draft.closed_from) || !empty(draft.closed_to))) {
        if (!good_date(draft.closed_from, today) || !good_date(draft.closed_to, today))
            return LocalProblem::date;
        if (*understand(draft.closed_to, today, 100).day < *understand(draft.closed_from, today, 100).day)
            return LocalProblem::span;
    }
    if (draft.mine) return LocalProblem::none;
    if (draft.overlay.empty() && draft.by.empty()) return LocalProblem::by;
    if (draft.form == LocalForm::service) return LocalProblem::none;
    if (draft.who.empty()) return LocalProblem::who;
    if (!good_date(draft.when, today)) return LocalProblem::date;
    return draft.why.empty() ? LocalProblem::why : LocalProblem::none;
}

Value change_of(
    const LocalDraft& draft, const plan::Course& course, const std::string& id, base::Day today,
    base::Language language) {
    using enum LocalForm;
    const pathway::Step* step = step_of(draft, course);
    const pathway::Rule* rule = rule_of(draft, course);
    Value change;
    const auto begin = [&](std::string_view op, std::string_view what) {
        change.set("op", op);
        change.set("what", what);
    };
    const auto name_rule = [&] {
        change.set("step", draft.step);
        change.set("of", rule->of);
        if (const std::int32_t nth = nth_of(*step, *rule); nth > 0) change.set("nth", nth);
    };
    switch (draft.form) {
    case add_step: {
        begin("add", "step");
        change.set("value", new_step(draft, course, id, language));
        const std::string of = point_at(*course.pathway, draft.of);
        if (pathway::find(course.pathway->steps, of)) change.set("follows", of);
        break;
    }
    case change_step: {
        Value set = step_set(draft, course, language);
        if (!set.is_object()) return {};
        begin("change", "step");
        change.set("id", draft.step);
        change.set("set", std::move(set));
        break;
    }
    case remove_step:
        begin("remove", "step");
        change.set("id", draft.step);
        break;
    case change_time: {
        begin("change", "rule");
        name_rule();
        Value set{json::Members()};
        put_times(set, draft);
        if (draft.min.empty() && rule->min) set.set("min", Value());
        if (draft.max.empty() && rule->max) set.set("max", Value());
        change.set("set", std::move(set));
        break;
    }
    case connect:
        begin("add", "rule");
        change.set("step", draft.step);
        change.set("value", new_rule(draft, course));
        break;
    case disconnect:
        begin("remove", "rule");
        name_rule();
        break;
    case place: {
        const pathway::Place* there = pathway::find(course.pathway->places, draft.place);
        Value set = place_set(draft, there, today, language);
        if (!set.is_object()) return {};
        begin(there ? "change" : "add", "place");
        if (there) {
            change.set("id", draft.place);
            change.set("set", std::move(set));
        } else {
            Value added;
            added.set("id", id);
            for (const json::Member& member : set.members()) added.set(member.key, member.value);
            change.set("value", std::move(added));
        }
        break;
    }
    case none:
    case service:
        return {};
    }
    change.set("who", draft.who);
    change.set("when", good_date(draft.when, today) ? date_text(draft.when, today) : base::to_string(today));
    change.set("why", text_value(draft.why, language));
    return change;
}

pathway::Service service_of(
    const LocalDraft& draft, const plan::Course& course, const std::string& id, base::Language language) {
    pathway::Service out;
    out.id = draft.service.empty() ? id : draft.service;
    out.kind = static_cast<pathway::ServiceKind>(
        std::clamp(draft.kind, 0, static_cast<int>(pathway::ServiceKind::other)));
    const auto text = [&](const std::string& said) {
        base::Text both{.nb = said, .nn = "", .en = ""};
        if (language == base::Language::nn) both.nn = said;
        if (language == base::Language::en) both.en = said;
        return both;
    };
    out.title = text(draft.title);
    if (!draft.summary.empty()) out.explain = text(draft.summary);
    out.phone = draft.phone;
    out.url = draft.url;
    out.address = draft.address;
    out.actor = id_at(course.pathway->actors, draft.actor);
    return out;
}

Value with_draft(
    const Value* overlay, const LocalDraft& draft, const plan::Course& course, const std::string& id,
    const NewOverlay& fresh, base::Day today, base::Language language) {
    Value out;
    if (overlay) {
        out = *overlay;
    } else {
        const pathway::Pathway& base = course.national ? *course.national : *course.pathway;
        out.set("format", "stifinner/overlay");
        out.set("version", 1);
        out.set("id", fresh.id);
        out.set("title", text_value(fresh.title, language));
        Value made_for;
        made_for.set("id", base.id);
        made_for.set("edition", base.edition.date);
        out.set("base", std::move(made_for));
        out.set("by", draft.by);
        out.set("changes", json::Items());
    }
    if (draft.form == LocalForm::service) {
        if (!out.find("directory")) out.set("directory", json::Items());
        Value service = pathway::write(service_of(draft, course, id, language));
        Value& directory = *out.find("directory");
        Value entries{json::Items()};
        bool there = false;
        for (const Value& entry : directory.items()) {
            const Value* its = entry.find("id");
            const bool same = its && its->string() == draft.service;
            if (same)
                for (const json::Member& member : pathway::unknown_members_of_service(entry))
                    service.set(member.key, member.value);
            there = there || same;
            entries.add(same ? service : entry);
        }
        if (!there) entries.add(std::move(service));
        directory = std::move(entries);
        return out;
    }
    Value change = change_of(draft, course, id, today, language);
    if (!change.is_object()) return out;
    if (!out.find("changes")) out.set("changes", json::Items());
    out.find("changes")->add(std::move(change));
    return out;
}

bool says_misfit(const base::Fault& fault) {
    return fault.code != base::FaultCode::no_translation && fault.code != base::FaultCode::unknown_member;
}

std::string clash_words(const plan::Course& course, const Texts& texts) {
    const auto found = schedule::contradiction(*course.pathway);
    if (!found) return {};
    const auto said = [&](std::int32_t step_index, std::int32_t rule_index) {
        const pathway::Step& step = course.pathway->steps[static_cast<std::size_t>(step_index)];
        const auto index = static_cast<std::size_t>(rule_index);
        return texts.format(
            "local.clash.rule",
            {{"step", step.title.in(texts.language())},
             {"rule", index < step.after.size() ? rule_words(course, step.after[index], texts) : ""}});
    };
    std::string all = said(found->step, found->rule);
    for (const schedule::Cause& cause : found->because) {
        const std::string one = said(cause.at.step, cause.rule);
        if (all.find(one) == std::string::npos) all += " · " + one;
    }
    return texts.format("local.clash", {{"rules", all}});
}

std::vector<std::string> local_check(
    const LocalDraft& draft, const plan::Course& course, base::Day today, const Texts& texts) {
    std::vector<std::string> out;
    if (draft.form == LocalForm::none || draft.form == LocalForm::service) return out;
    LocalDraft whole_draft = draft; // who, when and why do not matter here
    whole_draft.by = whole_draft.who = whole_draft.why = "-";
    whole_draft.overlay.clear();
    whole_draft.when = draft_of(today);
    if (problem_of(whole_draft, course, today) != LocalProblem::none) return out;
    plan::Course tried;
    tried.pathway = course.pathway;
    const Value overlay =
        with_draft(nullptr, whole_draft, course, "-new", {"-try", "-"}, today, texts.language());
    if (overlay.find("changes")->items().empty()) {
        out.push_back(texts.get("local.no_difference"));
        return out;
    }
    base::Faults faults;
    const auto now = plan::with_overlays(course.pathway, {std::make_shared<const Value>(overlay)}, faults);
    for (const base::Fault& fault : faults)
        if (fault.path.starts_with("$.changes") && says_misfit(fault))
            out.push_back(
                base::fill(texts.get("fault." + std::string(base::name(fault.code))), fault.args) + ".");
    if (!now || !out.empty()) return out;
    tried.pathway = now;
    if (const std::string clash = clash_words(tried, texts); !clash.empty()) out.push_back(clash);
    for (const pathway::Step& step : now->steps) {
        const pathway::Step* before = pathway::find(course.pathway->steps, step.id);
        if (step.after.empty() && before && !before->after.empty())
            out.push_back(texts.format("local.loses_date", {{"step", step.title.in(texts.language())}}));
    }
    return out;
}

} // namespace stf::view
