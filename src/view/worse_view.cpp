#include "view/worse_view.h"

#include <algorithm>

#include "plan/action.h"
#include "view/dates.h"

namespace stf::view {
namespace {

constexpr std::array zones = {plan::Zone::green, plan::Zone::yellow, plan::Zone::red};

std::string key_of(plan::Zone zone, std::string_view part) {
    return "worse." + std::string(plan::word(zone)) + "." + std::string(part);
}

ZoneView zone_view(const Source& source, plan::Zone zone) {
    const plan::ZonePlan& written = source.plan.worse.of(zone);
    ZoneView view;
    view.zone = zone;
    view.name = source.texts.get(key_of(zone, "name"));
    view.meaning = source.texts.get(key_of(zone, "meaning"));
    view.signs = written.signs;
    view.actions = written.actions;
    const std::vector<Contact> all = contacts(source);
    for (const std::string& id : written.call)
        for (const Contact& contact : all)
            if (contact.id == id) view.call.push_back(contact);
    return view;
}

bool has_anchor(const plan::Course& course, std::string_view anchor) {
    return pathway::find(course.pathway->anchors, anchor) != nullptr;
}

const base::Text& label_of(const pathway::Pathway& pathway) {
    return pathway.label.empty() ? pathway.title : pathway.label;
}

exchange::Edge edge_of(plan::Zone zone) {
    return zone == plan::Zone::green ? exchange::Edge::thin
        : zone == plan::Zone::yellow ? exchange::Edge::twice
                                     : exchange::Edge::thick;
}

std::vector<exchange::Block> zone_blocks(const Source& source, const ZoneView& zone) {
    const Texts& texts = source.texts;
    std::vector<exchange::Block> blocks = {
        exchange::heading(2, zone.name + ": " + zone.meaning),
        exchange::paragraph(texts.get("worse.signs"), exchange::Tone::strong)};
    const auto words = [&](const std::string& text, int lines) {
        blocks.push_back(text.empty() ? exchange::writing_lines(lines) : exchange::paragraph(text));
    };
    words(zone.signs, 2);
    blocks.push_back(exchange::paragraph(texts.get("worse.actions"), exchange::Tone::strong));
    words(zone.actions, 2);
    for (const Contact& contact : zone.call)
        blocks.push_back(exchange::contact(contact.name, contact.role, contact.phone));
    if (zone.zone == plan::Zone::yellow)
        blocks.push_back(
            exchange::contact(texts.get("worse.out_of_hours"), texts.get("urgent.soon"), "116 117"));
    if (zone.zone == plan::Zone::red) {
        blocks.push_back(exchange::contact(texts.get("worse.emergency"), texts.get("urgent.life"), "113"));
        blocks.push_back(
            exchange::contact(texts.get("worse.out_of_hours"), texts.get("urgent.soon"), "116 117"));
    }
    return blocks;
}

} // namespace

WorseView worse_view(const Source& source, const Catalogue& catalogue) {
    const Texts& texts = source.texts;
    WorseView view;
    for (const plan::Zone zone : zones) view.zones[static_cast<std::size_t>(zone)] = zone_view(source, zone);
    if (source.plan.worse.looked_at)
        view.looked_at = texts.format(
            "worse.looked_at", {{"date", day_and_month(*source.plan.worse.looked_at, source.today, texts)}});
    std::vector<std::string> there;
    for (const plan::Course& course : source.plan.courses) {
        if (!has_anchor(course, worse_anchor)) continue;
        const std::string label = label_of(*course.pathway).in(texts.language());
        const auto day = plan::anchor_day(course, worse_anchor);
        const auto same = std::find(there.begin(), there.end(), course.pathway->id);
        if (day)
            view.since = texts.format(
                "worse.since", {{"date", long_date(*day, source.today, texts)}, {"what", label}});
        WorseWay way{course.id, course.pathway->id, label, day.has_value()};
        if (same != there.end()) { // the one that still waits, else the last one
            WorseWay& known = view.ways[static_cast<std::size_t>(same - there.begin())];
            if (known.again) known = std::move(way);
            continue;
        }
        there.push_back(course.pathway->id);
        view.ways.push_back(std::move(way));
    }
    if (view.ways.empty())
        for (const CatalogueEntry& entry : catalogue.pathways)
            if (entry.worse) view.ways.push_back({"", entry.id, entry.label.in(texts.language()), false});
    return view;
}

exchange::Page worse_page(const Source& source, bool large) {
    const Texts& texts = source.texts;
    exchange::Page page{.title = texts.get("command.go_worse"), .language = texts.language(), .large = large};
    const std::string& owner = source.plan.owner;
    page.foot = texts.format("worse.foot", {{"date", long_date(source.today, source.today, texts)}});
    page.blocks.push_back(
        exchange::heading(1, owner.empty() ? page.title : texts.format("worse.title_of", {{"who", owner}})));
    for (const plan::Zone zone : zones)
        page.blocks.push_back(exchange::card(zone_blocks(source, zone_view(source, zone)), edge_of(zone)));
    std::string agreed = source.plan.worse.agreed_with;
    if (!agreed.empty()) agreed = texts.get("worse.agreed") + ": " + agreed + ". ";
    if (source.plan.worse.looked_at)
        agreed += texts.format(
            "worse.looked_at", {{"date", day_and_month(*source.plan.worse.looked_at, source.today, texts)}});
    if (!agreed.empty()) page.blocks.push_back(exchange::paragraph(agreed, exchange::Tone::small));
    return page;
}

plan::Plan with_worse_again(
    const plan::Plan& plan, const plan::Course& like, std::string id, base::Day since) {
    const pathway::PathwayPtr pathway = like.pathway;
    plan::AddCourse add{id, pathway, {{std::string(worse_anchor), since}}};
    if (has_anchor(like, start_anchor))
        add.anchors.emplace_back(start_anchor, plan::anchor_day(like, start_anchor).value_or(since));
    plan::Plan next = plan::update(plan, add);
    // What hangs on the start alone has been there once.
    std::vector<std::string> from_start = {std::string(start_anchor)}, elsewhere;
    const auto in = [](const std::vector<std::string>& list, const std::string& name) {
        return std::find(list.begin(), list.end(), name) != list.end();
    };
    for (bool more = true; std::exchange(more, false);)
        for (const pathway::Step& step : pathway->steps) {
            if (in(from_start, step.id) || step.after.empty()) continue;
            if (!std::all_of(step.after.begin(), step.after.end(), [&](const pathway::Rule& rule) {
                    return in(from_start, rule.of);
                }))
                continue;
            from_start.push_back(step.id);
            more = true;
        }
    for (const std::string& step : from_start)
        if (step != start_anchor) next = plan::update(next, plan::Drop{{id, step, 0}});
    return next;
}

} // namespace stf::view
