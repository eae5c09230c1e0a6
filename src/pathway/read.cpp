#include "pathway/read.h"

#include "document/format.h"
#include "pathway/validate.h"

namespace stf::pathway {

using base::FaultCode;
using json::Cursor;
using json::Object;
using Words = std::vector<std::string_view>;

namespace {

const Words strengths = {"legal", "normative", "advisory", "proposed", "workshop", "local", "own"};
const Words levels = {"specialist", "municipal", "gp", "home", "state", "private", "voluntary"};
const Words step_kinds = {"visit", "message", "stay", "task", "call", "meeting"};
const Words whose_words = {"service", "patient", "relative"};
const Words service_kinds = {"contact",      "course", "frisklivssentral", "rehabilitation", "likeperson",
                             "organisation", "other"};
const Words weekday_words = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr int most_depth = 64; // a plan that holds the pathway is deeper, and must be read too
constexpr std::int32_t most_weight = 1'000'000, most_a_day = 1'000'000, most_times = 10'000;

// When something was published: a year, a month or a day.
void source_date(Object& object, std::string& out) {
    object.optional_with("date", [&](const Cursor& at) {
        if (!read(at, out)) return;
        std::string whole = out;
        if (whole.size() == 4) whole += "-01";
        if (whole.size() == 7) whole += "-01";
        if (!base::parse_day(whole)) at.fault(FaultCode::not_a_source_date, {base::printable(out)});
    });
}

void level(Object& object, Level& out) {
    object.word("level", out, levels);
}

void read_day_set(const Cursor& at, base::DaySet& out) {
    if (at.value().kind() == json::Kind::string) {
        const std::string& word = at.value().string();
        if (word == "arbeidsdag")
            out = base::arbeidsdag;
        else if (word == "virkedag")
            out = base::virkedag;
        else
            at.unknown_word(word, {"arbeidsdag", "virkedag"});
        return;
    }
    if (!json::expect(at, json::Kind::array)) return;
    base::DaySet days{0, false};
    json::read_items(at, [&](const Cursor& item) {
        base::Weekday weekday{};
        if (json::read_word(item, weekday, weekday_words))
            days.weekdays = static_cast<std::uint8_t>(days.weekdays | 1u << static_cast<unsigned>(weekday));
    });
    out = days;
}

void read_responsible(const Cursor& at, std::vector<std::string>& out) { // an id or a list of ids
    if (at.value().kind() == json::Kind::string)
        json::read_id(at, out.emplace_back());
    else
        json::read_items(at, [&](const Cursor& item) { json::read_id(item, out.emplace_back()); });
}

void read_when(const Cursor& at, std::vector<Condition>& out) {
    if (!json::expect(at, json::Kind::object)) return;
    for (const json::Member& member : at.value().members()) {
        Condition& condition = out.emplace_back();
        condition.decision = member.key;
        read(at.child(member.key, member.value), condition.options);
    }
}

void read_lag_at_least(const Cursor& at, base::Lag& out, std::int32_t least) {
    if (!read(at, out) || out.count >= least) return;
    at.fault(least > 0 ? FaultCode::lag_not_positive : FaultCode::lag_negative, {to_string(out)});
    out.count = least;
}

// Whether `upto` always falls before `every`, however long the months are.
bool surely_shorter(base::Lag upto, base::Lag every) {
    const auto days = [](base::Lag lag, bool most) -> std::int64_t {
        const std::int64_t count = lag.count;
        switch (lag.unit) {
        case base::Unit::day:
            return count;
        case base::Unit::week:
            return 7 * count;
        case base::Unit::month:
            return most ? 31 * count : 28 * count;
        default:
            return most ? INT32_MAX : count; // holidays can stand in between
        }
    };
    if (upto.unit == every.unit) return upto.count < every.count;
    return days(upto, true) < days(every, false);
}

} // namespace

void read_local(Object& of, LocalPtr& out) {
    of.optional_with("local", [&](const Cursor& at) {
        Local local;
        Object object(at);
        object.optional("by", local.by);
        object.optional("who", local.who);
        object.optional("when", local.when);
        object.optional("why", local.why);
        object.done();
        out = std::make_shared<const Local>(std::move(local));
    });
}

// Not in the unnamed namespace: the lists' template finds them by the type's namespace.
static bool read(const Cursor& at, Repeat& out) {
    Object object(at);
    object.required_with("every", [&](const Cursor& member) { read_lag_at_least(member, out.every, 1); });
    object.optional_with("upto", [&](const Cursor& member) {
        base::Lag upto{};
        read_lag_at_least(member, upto, 1);
        if (surely_shorter(upto, out.every))
            member.fault(FaultCode::upto_before_every, {to_string(out.every), to_string(upto)});
        out.upto = upto;
    });
    object.word("from", out.from, {"start", "previous"});
    object.integer("times", out.times, 1, most_times);
    object.optional_with("until", [&](const Cursor& member) { json::read_id(member, out.until); });
    object.word("strength", out.strength, strengths);
    object.optional("source", out.source);
    object.optional("where", out.where);
    object.optional("note", out.note);
    object.done();
    return object.ok();
}

static bool read(const Cursor& at, Source& out) {
    Object object(at);
    object.required_id("id", out.id);
    object.optional("title", out.title);
    object.optional("publisher", out.publisher);
    source_date(object, out.date);
    object.optional("url", out.url);
    object.optional("note", out.note);
    object.take("local");
    object.done();
    return object.ok();
}

static bool read(const Cursor& at, Edition& out) {
    Object object(at);
    source_date(object, out.date);
    object.optional("publisher", out.publisher);
    object.optional("version", out.version);
    object.done();
    return object.ok();
}

static bool read(const Cursor& at, Anchor& out) {
    Object object(at);
    object.required_id("id", out.id);
    object.optional("title", out.title);
    object.optional("question", out.question);
    object.optional("help", out.help);
    read_local(object, out.local);
    object.done();
    return object.ok();
}

static bool read(const Cursor& at, Lane& out) {
    Object object(at);
    object.required_id("id", out.id);
    object.optional("title", out.title);
    object.optional("subtitle", out.subtitle);
    level(object, out.level);
    read_local(object, out.local);
    object.done();
    return object.ok();
}

static bool read(const Cursor& at, Place& out) {
    Object object(at);
    object.required_id("id", out.id);
    object.optional("title", out.title);
    object.optional("lane", out.lane);
    object.optional_with("on", [&](const Cursor& member) { read_day_set(member, out.on); });
    object.integer("weight", out.weight, 0, most_weight);
    object.optional("closed", out.closed);
    object.integer("per_day", out.per_day, 0, most_a_day);
    object.integer("minutes_per_day", out.minutes_per_day, 0, most_a_day);
    read_local(object, out.local);
    object.done();
    return object.ok();
}

static bool read(const Cursor& at, Option& out) {
    Object object(at);
    object.required_id("id", out.id);
    object.optional("title", out.title);
    object.optional("help", out.help);
    object.done();
    return object.ok();
}

static bool read(const Cursor& at, Decision& out) {
    Object object(at);
    object.required_id("id", out.id);
    object.optional("title", out.title);
    object.optional("question", out.question);
    object.optional("help", out.help);
    object.optional("options", out.options);
    object.optional("source", out.source);
    object.optional("where", out.where);
    read_local(object, out.local);
    object.done();
    return object.ok();
}

static bool read(const Cursor& at, Stage& out) {
    Object object(at);
    object.required_id("id", out.id);
    object.optional("title", out.title);
    object.take("local");
    object.done();
    return object.ok();
}

static void read_scale(const Cursor& at, Item& out) {
    constexpr std::int32_t least = -1000, most = 1000;
    Object object(at);
    object.integer("min", out.scale_min, least, most);
    object.integer("max", out.scale_max, least, most);
    object.optional("low", out.scale_low);
    object.optional("high", out.scale_high);
    object.done();
    if (out.scale_min && out.scale_max && *out.scale_min >= *out.scale_max)
        at.fault(
            FaultCode::scale_backwards, {std::to_string(*out.scale_min), std::to_string(*out.scale_max)});
}

static bool read(const Cursor& at, Item& out) {
    Object object(at);
    object.required_id("id", out.id);
    object.optional("title", out.title);
    object.optional("help", out.help);
    object.optional("group", out.group);
    object.optional_with("scale", [&](const Cursor& member) { read_scale(member, out); });
    object.done();
    return object.ok();
}

static void read_members(Object& object, Rule& out) {
    const Cursor& at = object.at();
    out.at = at.value().at;
    object.required_id("of", out.of);
    object.word("edge", out.edge, {"start", "end"});
    object.word("which", out.which, {"first", "same", "last"});
    const bool min = object.optional("min", out.min), max = object.optional("max", out.max);
    if (object.ok() && !min && !max) at.fault(FaultCode::no_bound);
    object.required_with(
        "strength", [&](const Cursor& member) { json::read_word(member, out.strength, strengths); });
    object.optional("approximate", out.approximate);
    object.optional("wait", out.wait);
    object.optional("source", out.source);
    object.optional("where", out.where);
    object.optional("note", out.note);
    read_local(object, out.local);
    object.done();
}

bool read(const Cursor& at, Rule& out) {
    Object object(at);
    read_members(object, out);
    return object.ok();
}

bool read_own_rule(const Cursor& at, std::string& step, Rule& out, bool& pin) {
    Object object(at);
    object.required_id("step", step);
    object.optional("pin", pin);
    read_members(object, out);
    return object.ok();
}

static bool read_step(const Cursor& at, Step& out, json::Members* unknown) {
    out.at = at.value().at;
    Object object(at);
    object.required_id("id", out.id);
    object.required_with("title", [&](const Cursor& member) { json::read_title(member, out.title); });
    object.optional("summary", out.summary);
    object.optional("explain", out.explain);
    object.required_id("lane", out.lane);
    object.optional_with("place", [&](const Cursor& member) { json::read_id(member, out.place); });
    object.word("kind", out.kind, step_kinds);
    object.word("for", out.whose, whose_words);
    object.optional("after", out.after);
    object.optional_with("when", [&](const Cursor& member) { read_when(member, out.when); });
    object.optional("repeat", out.repeat);
    object.optional_with(
        "lasts", [&](const Cursor& member) { read_lag_at_least(member, out.lasts.emplace(), 0); });
    object.optional_with("on", [&](const Cursor& member) { read_day_set(member, out.on); });
    object.integer("minutes", out.minutes, 0, most_minutes);
    object.optional_with(
        "responsible", [&](const Cursor& member) { read_responsible(member, out.responsible); });
    object.optional_with("books", [&](const Cursor& member) { json::read_id(member, out.books); });
    object.optional_with("checklist", [&](const Cursor& member) { json::read_id(member, out.checklist); });
    object.optional_with("questions", [&](const Cursor& member) { json::read_id(member, out.questions); });
    object.optional_with("stage", [&](const Cursor& member) { json::read_id(member, out.stage); });
    object.optional("bring", out.bring);
    object.optional("prepare", out.prepare);
    object.optional_with("documents", [&](const Cursor& member) {
        Object documents(member);
        documents.optional("in", out.documents_in);
        documents.optional("out", out.documents_out);
        documents.done();
    });
    object.optional("source", out.source);
    object.optional("where", out.where);
    object.word("status", out.status, strengths);
    object.optional("missing", out.missing);
    object.optional("note", out.note);
    read_local(object, out.local);
    object.done(unknown);
    return object.ok();
}

bool read(const Cursor& at, Step& out) {
    return read_step(at, out, nullptr);
}

json::Members unknown_members_of_step(const json::Value& raw) {
    base::Faults faults;
    Step step;
    json::Members unknown;
    read_step(Cursor(raw, faults), step, &unknown);
    return unknown;
}

namespace {

bool read_service(const Cursor& at, Service& out, json::Members* unknown) {
    Object object(at);
    object.required_id("id", out.id);
    object.required_with("title", [&](const Cursor& member) { json::read_title(member, out.title); });
    object.optional("explain", out.explain);
    object.word("kind", out.kind, service_kinds);
    object.optional("actor", out.actor);
    object.optional("by", out.by);
    object.optional("phone", out.phone);
    object.optional("url", out.url);
    object.optional("address", out.address);
    object.take("local");
    object.done(unknown);
    return object.ok();
}

} // namespace

bool read(const Cursor& at, Service& out) {
    return read_service(at, out, nullptr);
}

json::Members unknown_members_of_service(const json::Value& raw) {
    base::Faults faults;
    Service service;
    json::Members unknown;
    read_service(Cursor(raw, faults), service, &unknown);
    return unknown;
}

static bool read(const Cursor& at, LeftOut& out) {
    Object object(at);
    object.required_id("what", out.what);
    object.required_id("id", out.id);
    object.optional("title", out.title);
    read_local(object, out.local);
    object.done();
    return object.ok();
}

bool read(const Cursor& at, Actor& out) {
    Object object(at);
    object.required_id("id", out.id);
    object.optional("title", out.title);
    object.optional("explain", out.explain);
    level(object, out.level);
    read_local(object, out.local);
    object.done();
    return object.ok();
}

bool read(const Cursor& at, Checklist& out) {
    Object object(at);
    object.required_id("id", out.id);
    object.optional("title", out.title);
    object.optional("intro", out.intro);
    object.optional("note", out.note);
    object.optional("items", out.items);
    object.optional("scored", out.scored);
    object.optional_with("wording", [&](const Cursor& member) {
        enum class Wording : std::uint8_t { fixed, editable } wording{};
        json::read_word(member, wording, {"fixed", "editable"});
        out.editable = wording == Wording::editable;
    });
    object.optional("source", out.source);
    object.optional("where", out.where);
    read_local(object, out.local);
    object.done();
    return object.ok();
}

bool read(const Cursor& at, Term& out) {
    Object object(at);
    object.required_id("id", out.id);
    object.optional("term", out.term);
    object.optional("abbreviation", out.abbreviation);
    object.optional("explain", out.explain);
    object.take("local");
    object.done();
    return object.ok();
}

Pathway read_content(const Cursor& at) {
    Pathway out;
    Object object(at);
    document::take_envelope(object);
    object.required_id("id", out.id);
    object.required_with("title", [&](const Cursor& member) { json::read_title(member, out.title); });
    object.optional("label", out.label);
    object.optional("tagline", out.tagline);
    object.optional("about", out.about);
    object.optional("missing", out.missing);
    object.required("edition", out.edition);
    object.required("sources", out.sources);
    object.required("anchors", out.anchors);
    object.required("lanes", out.lanes);
    object.optional("places", out.places);
    object.optional("decisions", out.decisions);
    object.optional("actors", out.actors);
    object.optional("checklists", out.checklists);
    object.optional("question_sets", out.question_sets);
    object.optional("glossary", out.glossary);
    object.optional("stages", out.stages);
    object.required("steps", out.steps);
    object.optional("directory", out.directory);
    object.optional("left_out", out.left_out);
    object.optional("overlays", out.overlays);
    object.done();
    if (object.ok()) validate(out, at);
    return out;
}

base::Result<Pathway> read(json::Value file) {
    auto opened = document::open(std::move(file), document::pathway_format);
    if (!opened) return opened.faults();
    base::Faults faults;
    const Cursor at(*opened, faults);
    if (json::depth(*opened) > most_depth) at.fault(FaultCode::too_deep, {std::to_string(most_depth)});
    Pathway pathway = read_content(at);
    base::sort_by_position(faults);
    if (base::any_fault(faults)) return faults;
    pathway.raw = std::move(*opened);
    return {std::move(pathway), std::move(faults)};
}

std::string_view name(Strength strength) {
    return strengths[static_cast<std::size_t>(strength)];
}

std::string_view name(StepKind kind) {
    return step_kinds[static_cast<std::size_t>(kind)];
}

std::string_view name(Whose whose) {
    return whose_words[static_cast<std::size_t>(whose)];
}

std::string_view name(Level level) {
    return levels[static_cast<std::size_t>(level)];
}

std::string_view name(ServiceKind kind) {
    return service_kinds[static_cast<std::size_t>(kind)];
}

std::string to_string(base::Lag lag) {
    constexpr std::string_view units[] = {"d", "wk", "mo", "arbeidsdag", "virkedag"};
    return std::to_string(lag.count) + " " + std::string(units[static_cast<std::size_t>(lag.unit)]);
}

} // namespace stf::pathway
