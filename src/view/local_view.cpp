#include "view/local_view.h"

#include <algorithm>

#include "pathway/overlay.h"
#include "pathway/read.h"
#include "plan/local.h"
#include "json/read.h"

namespace stf::view {
namespace {

using json::Value;

constexpr std::size_t no_change = static_cast<std::size_t>(-1);

// "$.changes[3].set": 3.
std::size_t change_of_path(std::string_view path) {
    constexpr std::string_view start = "$.changes[";
    if (!path.starts_with(start)) return no_change;
    std::size_t index = 0;
    for (const char c : path.substr(start.size())) {
        if (c < '0' || c > '9') break;
        index = index * 10 + static_cast<std::size_t>(c - '0');
    }
    return index;
}

const std::string& string_in(const Value& value, std::string_view key) {
    static const std::string none;
    const Value* found = value.find(key);
    return found ? found->string() : none;
}

base::Text text_of(const Value* value) {
    base::Text text;
    base::Faults faults;
    if (value) json::read(json::Cursor(*value, faults), text);
    return text;
}

// A date of a file as people write it: 15.1.2026.
std::string plain_date(const std::string& date) {
    const auto day = base::parse_day(date);
    if (!day) return date;
    const base::YearMonthDay d = base::civil(*day);
    return std::to_string(d.day) + "." + std::to_string(d.month) + "." + std::to_string(d.year);
}

std::string reason(
    const std::string& who, const std::string& when, const std::string& why, const Texts& texts) {
    return texts.format("local.reason", {{"who", who}, {"when", plain_date(when)}, {"why", why}});
}

class Words {
public:
    Words(const plan::Course& national, const plan::Course& now, const Texts& texts)
        : national_(national), now_(now), texts_(texts), language_(texts.language()) {}

    LocalChangeLine line(const Value& change) const {
        LocalChangeLine out;
        const std::string& op = string_in(change, "op");
        const std::string& what = string_in(change, "what");
        if (what == "rule")
            rule_line(op, change, out);
        else
            entry_line(op, what, change, out);
        out.reason = reason(
            string_in(change, "who"), string_in(change, "when"), text_of(change.find("why")).in(language_),
            texts_);
        return out;
    }

private:
    std::string quoted(std::string_view key, const std::string& title) const {
        return texts_.format(key, {{"title", title}});
    }

    std::string step_title(const std::string& id) const {
        for (const plan::Course* course : {&now_, &national_})
            if (const pathway::Step* step = pathway::find(course->pathway->steps, id))
                return step->title.in(language_);
        return id;
    }

    // The title of anything that has one, by its id.
    std::string title_of(std::string_view list, const std::string& id) const {
        for (const plan::Course* course : {&now_, &national_})
            if (const Value* entries = course->pathway->raw.find(list))
                for (const Value& entry : entries->items())
                    if (string_in(entry, "id") == id) {
                        const Value* title = entry.find("title");
                        if (title && title->is_object()) return text_of(title).in(language_);
                    }
        return id;
    }

    std::string rule_in_words(const Value& raw, const plan::Course& course) const {
        base::Faults faults;
        pathway::Rule rule;
        pathway::read(json::Cursor(raw, faults), rule);
        if (!rule.min && !rule.max) return texts_.format("local.rule_order", {{"of", step_title(rule.of)}});
        return rule_words(course, rule, texts_);
    }

    static const Value* national_rule(const pathway::Pathway& pathway, const Value& change) {
        std::int64_t nth = change.find("nth") ? change.find("nth")->integer() : 0;
        if (const Value* steps = pathway.raw.find("steps"))
            for (const Value& step : steps->items())
                if (string_in(step, "id") == string_in(change, "step"))
                    if (const Value* after = step.find("after"))
                        for (const Value& rule : after->items())
                            if (string_in(rule, "of") == string_in(change, "of") && nth-- == 0) return &rule;
        return nullptr;
    }

    void rule_line(const std::string& op, const Value& change, LocalChangeLine& out) const {
        const std::string step = step_title(string_in(change, "step"));
        const Value* before = national_rule(*national_.pathway, change);
        if (op == "add") {
            out.title = quoted("local.rule.added", step);
            if (const Value* value = change.find("value")) out.details.push_back(rule_in_words(*value, now_));
            return;
        }
        out.title = quoted(op == "remove" ? "local.rule.removed" : "local.rule.changed", step);
        if (!before) return;
        const std::string was = rule_in_words(*before, national_);
        if (op == "remove") {
            out.details.push_back(was);
            return;
        }
        Value after = *before;
        if (const Value* set = change.find("set"))
            for (const json::Member& member : set->members()) {
                if (member.value.kind() == json::Kind::null)
                    after.remove(member.key);
                else
                    after.set(member.key, member.value);
            }
        const std::string is = rule_in_words(after, now_);
        if (is == was) return;
        out.details.push_back(texts_.format("local.before", {{"text", was}}));
        out.details.push_back(texts_.format("local.now", {{"text", is}}));
    }

    static std::string_view list_of(std::string_view what) {
        if (what == "term") return "glossary";
        if (what == "step") return "steps";
        if (what == "place") return "places";
        if (what == "lane") return "lanes";
        if (what == "actor") return "actors";
        if (what == "anchor") return "anchors";
        if (what == "decision") return "decisions";
        if (what == "checklist") return "checklists";
        if (what == "question_set") return "question_sets";
        if (what == "source") return "sources";
        return "stages";
    }

    static const Value* raw_entry(
        const pathway::Pathway& pathway, std::string_view list, const std::string& id) {
        if (const Value* entries = pathway.raw.find(list))
            for (const Value& entry : entries->items())
                if (string_in(entry, "id") == id) return &entry;
        return nullptr;
    }

    // A member's value as a person would say it; "" if it takes more than a line to say.
    std::string said(std::string_view key, const Value* value) const {
        if (!value || value->kind() == json::Kind::null) return texts_.get("local.nothing");
        if (value->is_object() && value->find("nb")) return text_of(value).in(language_);
        if (key == "lane") return title_of("lanes", value->string());
        if (key == "place") return title_of("places", value->string());
        if (key == "books") return title_of("actors", value->string());
        if (key == "responsible") {
            if (value->kind() == json::Kind::string) return title_of("actors", value->string());
            std::string all;
            for (const Value& actor : value->items())
                all += (all.empty() ? "" : ", ") + title_of("actors", actor.string());
            return all;
        }
        if (key == "on") return days(*value);
        if (key == "closed") return spans(*value);
        if (value->kind() == json::Kind::string) return value->string();
        if (value->kind() == json::Kind::integer) return std::to_string(value->integer());
        return {};
    }

    std::string days(const Value& value) const {
        if (value.kind() == json::Kind::string) return texts_.get("local.working_days");
        constexpr std::string_view words[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
        std::string all;
        for (const Value& day : value.items())
            for (std::size_t i = 0; i < std::size(words); ++i)
                if (day.string() == words[i])
                    all += (all.empty() ? "" : ", ") + texts_.get("date.weekday." + std::to_string(i + 1));
        return all;
    }

    std::string spans(const Value& value) const {
        std::string all;
        for (const Value& span : value.items())
            all += (all.empty() ? "" : ", ") + plain_date(string_in(span, "from")) + "–" +
                plain_date(string_in(span, "to"));
        return all;
    }

    void entry_line(
        const std::string& op, const std::string& what, const Value& change, LocalChangeLine& out) const {
        const std::string_view list = list_of(what);
        const std::string kind = "local.what." + what;
        const auto titled = [&](std::string_view key, const std::string& title) {
            return texts_.format(key, {{"what", texts_.get(kind)}, {"title", title}});
        };
        if (op == "add") {
            const Value* value = change.find("value");
            if (!value) return;
            const std::string title = text_of(value->find("title")).in(language_);
            out.title = titled("local.added", title.empty() ? string_in(*value, "id") : title);
            if (const Value* after = value->find("after"))
                for (const Value& rule : after->items()) out.details.push_back(rule_in_words(rule, now_));
            for (const char* key : {"place", "responsible"})
                if (const Value* member = value->find(key))
                    out.details.push_back(named(key, said(key, member)));
            return;
        }
        const std::string& id = string_in(change, "id");
        if (op == "remove") {
            const Value* gone = raw_entry(*national_.pathway, list, id);
            const std::string title = gone ? text_of(gone->find("title")).in(language_) : std::string();
            out.title = titled("local.removed", title.empty() ? id : title);
            return;
        }
        out.title = titled("local.changed", title_of(list, id));
        const Value* before = raw_entry(*national_.pathway, list, id);
        const Value* set = change.find("set");
        if (!set) return;
        for (const json::Member& member : set->members()) {
            const std::string was = said(member.key, before ? before->find(member.key) : nullptr);
            const std::string is = said(member.key, &member.value);
            if (was.empty() || is.empty())
                out.details.push_back(texts_.format("local.member_changed", {{"member", label(member.key)}}));
            else
                out.details.push_back(texts_.format(
                    "local.member", {{"member", label(member.key)}, {"before", was}, {"now", is}}));
        }
    }

    std::string label(std::string_view member) const {
        const std::string key = "local.member." + std::string(member);
        return texts_.has(key) ? texts_.get(key) : std::string(member);
    }
    std::string named(std::string_view member, const std::string& value) const {
        return texts_.format("local.named", {{"member", label(member)}, {"value", value}});
    }

    const plan::Course& national_;
    const plan::Course& now_;
    const Texts& texts_;
    base::Language language_;
};

OfferLine offer_line(const pathway::Service& service, const std::string& overlay, const Texts& texts) {
    const base::Language language = texts.language();
    const std::string by =
        service.by.empty() ? texts.get("offers.own") : texts.format("offers.by", {{"by", service.by}});
    return {
        service.id,
        overlay,
        service.title.in(language),
        texts.get("offers.kind." + std::string(pathway::name(service.kind))),
        service.explain.in(language),
        service.phone,
        telephone_link(service.phone),
        service.url,
        service.address,
        by};
}

// Which version put the offer there.
std::string overlay_of(const plan::Course& course, const std::string& service) {
    for (std::size_t i = course.overlays.size(); i-- > 0;)
        if (const Value* directory = course.overlays[i]->find("directory"))
            for (const Value& entry : directory->items())
                if (string_in(entry, "id") == service) return string_in(*course.overlays[i], "id");
    return {};
}

// Those of every course and the person's own, each once.
template <class Each>
void each_offer(const plan::Plan& plan, Each each) {
    std::vector<std::string> seen;
    for (const plan::Course& course : plan.courses)
        for (const pathway::Service& service : course.pathway->directory) {
            if (std::find(seen.begin(), seen.end(), service.id) != seen.end()) continue;
            seen.push_back(service.id);
            each(service, overlay_of(course, service.id));
        }
    for (const plan::OwnService& own : plan.services) each(own.service, std::string());
}

LocalVersion version_of(
    const Value& overlay, const plan::Course& course, const plan::Course& national, const Texts& texts) {
    LocalVersion out;
    out.id = string_in(overlay, "id");
    out.by = string_in(overlay, "by");
    out.title = text_of(overlay.find("title")).in(texts.language());
    if (out.title.empty()) out.title = out.by;
    const Words words(national, course, texts);
    if (const Value* changes = overlay.find("changes"))
        for (const Value& change : changes->items()) out.changes.push_back(words.line(change));
    if (const Value* directory = overlay.find("directory"))
        for (const Value& entry : directory->items())
            if (const pathway::Service* service =
                    pathway::find(course.pathway->directory, string_in(entry, "id")))
                out.offers.push_back(offer_line(*service, out.id, texts));
    return out;
}

// Puts the versions on one after the other, to hear what each says about what does not fit.
void find_misfits(const plan::Course& course, std::vector<LocalVersion>& versions, const Texts& texts) {
    Value raw = course.national->raw;
    for (std::size_t i = 0; i < course.overlays.size(); ++i) {
        auto changed = pathway::apply_overlay(raw, *course.overlays[i]);
        for (const base::Fault& fault : changed.faults()) {
            if (!says_misfit(fault)) continue;
            const std::string text =
                base::fill(texts.get("fault." + std::string(base::name(fault.code))), fault.args) + ".";
            const std::size_t index = change_of_path(fault.path);
            if (index < versions[i].changes.size())
                versions[i].changes[index].misfit = text;
            else if (fault.code == base::FaultCode::overlay_edition)
                versions[i].edition = text;
        }
        if (changed) raw = std::move(*changed);
    }
}

std::string problem_words(LocalProblem problem, const Texts& texts) {
    switch (problem) {
    case LocalProblem::none:
        return {};
    case LocalProblem::what:
        return texts.get("local.problem.what");
    case LocalProblem::title:
        return texts.get("local.problem.title");
    case LocalProblem::time:
        return texts.get("local.problem.time");
    case LocalProblem::date:
        return texts.get("local.problem.date");
    case LocalProblem::span:
        return texts.get("local.problem.span");
    case LocalProblem::by:
        return texts.get("local.problem.by");
    case LocalProblem::who:
        return texts.get("local.problem.who");
    case LocalProblem::why:
        return texts.get("local.problem.why");
    }
    return {};
}

} // namespace

std::string telephone_link(std::string_view phone) {
    std::string href = "tel:";
    for (const char c : phone)
        if ((c >= '0' && c <= '9') || c == '+') href += c;
    return href.size() > 4 ? href : std::string();
}

const plan::Course* local_course(const plan::Plan& plan, const LocalSession& session) {
    if (const plan::Course* found = plan::find_course(plan, session.course)) return found;
    return plan.courses.empty() ? nullptr : &plan.courses.front();
}

std::optional<LocalView> local_view(const Source& source, const LocalSession& session) {
    const plan::Course* course = local_course(source.plan, session);
    if (!course) return std::nullopt;
    const Texts& texts = source.texts;
    const base::Language language = texts.language();
    plan::Course national;
    national.pathway = course->national ? course->national : course->pathway;
    LocalView out;
    out.course = course->id;
    out.pathway = national.pathway->title.in(language);
    out.edition = texts.format(
        "local.edition",
        {{"publisher", national.pathway->edition.publisher},
         {"date", plain_date(national.pathway->edition.date)}});
    if (source.plan.courses.size() > 1)
        for (const plan::Course& other : source.plan.courses) {
            const base::Text& label =
                other.pathway->label.empty() ? other.pathway->title : other.pathway->label;
            out.courses.push_back({other.id, label.in(language), "", &other == course});
        }
    for (const pathway::OverlayPtr& overlay : course->overlays)
        out.versions.push_back(version_of(*overlay, *course, national, texts));
    if (course->national) {
        find_misfits(*course, out.versions, texts);
        out.clash = clash_words(*course, texts);
    }
    out.months = month_options(texts);
    for (std::size_t i = 0; i <= static_cast<std::size_t>(pathway::ServiceKind::other); ++i)
        out.kinds.push_back(
            texts.get("offers.kind." + std::string(pathway::name(static_cast<pathway::ServiceKind>(i)))));
    if (session.draft.form == LocalForm::none) return out;
    out.options = local_options(*course, session.draft, texts);
    out.check = local_check(session.draft, *course, source.today, texts);
    out.error = problem_words(session.draft.problem, texts);
    return out;
}

std::vector<OfferGroup> offers(const Source& source) {
    std::vector<OfferGroup> out;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(pathway::ServiceKind::other); ++i) {
        const auto kind = static_cast<pathway::ServiceKind>(i);
        OfferGroup group{source.texts.get("offers.kind." + std::string(pathway::name(kind))), {}};
        each_offer(source.plan, [&](const pathway::Service& service, const std::string& overlay) {
            if (service.kind == kind) group.offers.push_back(offer_line(service, overlay, source.texts));
        });
        if (!group.offers.empty()) out.push_back(std::move(group));
    }
    return out;
}

std::vector<OfferLine> step_offers(const Source& source, const schedule::StepRef& at) {
    const pathway::Step& step = step_at(source.plan, at);
    std::vector<OfferLine> out;
    each_offer(source.plan, [&](const pathway::Service& service, const std::string& overlay) {
        const bool its = !service.actor.empty() &&
            (service.actor == step.books ||
             std::find(step.responsible.begin(), step.responsible.end(), service.actor) !=
                 step.responsible.end());
        if (its) out.push_back(offer_line(service, overlay, source.texts));
    });
    return out;
}

std::vector<OfferLine> offered_contacts(const Source& source) {
    std::vector<OfferLine> out;
    each_offer(source.plan, [&](const pathway::Service& service, const std::string& overlay) {
        if (service.kind == pathway::ServiceKind::contact && !telephone_link(service.phone).empty())
            out.push_back(offer_line(service, overlay, source.texts));
    });
    return out;
}

std::string local_reason(const pathway::Local& local, const Texts& texts) {
    return reason(local.who, local.when, local.why.in(texts.language()), texts);
}

std::vector<std::string> local_lines(const pathway::Step& step, const Texts& texts) {
    std::vector<std::string> out;
    const auto add = [&](const pathway::LocalPtr& local) {
        if (!local) return;
        const std::string line =
            texts.format("local.by_line", {{"by", local->by}, {"reason", local_reason(*local, texts)}});
        if (std::find(out.begin(), out.end(), line) == out.end()) out.push_back(line);
    };
    add(step.local);
    for (const pathway::Rule& rule : step.after) add(rule.local);
    return out;
}

} // namespace stf::view
