#include "pathway/validate.h"

#include <algorithm>

#include "pathway/read.h"
#include "pathway/review.h"

namespace stf::pathway {

using base::FaultCode;
using json::Cursor;

template <class List>
Ids::Ids(std::string_view what, const List& list) : what_(what) {
    for (const auto& entry : list)
        if (known_.insert(entry.id).second) order_.push_back(entry.id);
}

void Ids::check(const std::string& id, const Cursor& at) const {
    if (id.empty() || known_.count(id) > 0) return; // empty: absent, or a fault of its own
    at.fault(FaultCode::unknown_id, {std::string(what_), base::printable(id), at.suggest(id, order_)});
}

Names::Names(const Pathway& pathway)
    : pathway_(pathway),
      days_(pathway),
      lanes_("lane", pathway.lanes),
      sources_("source", pathway.sources),
      actors_("actor", pathway.actors),
      checklists_("checklist", pathway.checklists),
      questions_("question set", pathway.question_sets),
      stages_("stage", pathway.stages) {
    for (const Decision& decision : pathway.decisions)
        decisions_.emplace(decision.id, Ids("option", decision.options));
    for (const Anchor& anchor : pathway.anchors)
        if (known_.emplace(anchor.id, nullptr).second) order_.push_back(anchor.id);
    for (const Step& step : pathway.steps)
        if (known_.emplace(step.id, &step).second) order_.push_back(step.id);
}

const Step* Names::step(std::string_view id) const {
    const auto found = known_.find(id);
    return found == known_.end() ? nullptr : found->second;
}

bool Names::knows(std::string_view id) const {
    return known_.count(id) > 0;
}

void Names::add(const Step& step, const Cursor& at) {
    if (step.id.empty()) return;
    if (known_.emplace(step.id, &step).second)
        order_.push_back(step.id);
    else
        at.member("id").fault(FaultCode::taken_id, {base::printable(step.id)});
}

void Names::check_of(const std::string& id, const Cursor& at) const {
    if (id.empty() || knows(id)) return;
    at.fault(FaultCode::unknown_id, {"anchor or step", base::printable(id), at.suggest(id, order_)});
}

void Names::check_step(const std::string& id, const Cursor& at) const {
    if (id.empty() || step(id)) return;
    std::vector<std::string_view> steps;
    if (at.suggests())
        for (const std::string_view name : order_)
            if (this->step(name)) steps.push_back(name);
    at.fault(FaultCode::unknown_id, {"step", base::printable(id), at.suggest(id, steps)});
}

void Names::check(const Rule& rule, const Cursor& at) const {
    check_of(rule.of, at.member("of"));
    sources_.check(rule.source, at.member("source"));
}

void Names::check(const Step& step, const Cursor& at) {
    lanes_.check(step.lane, at.member("lane"));
    actors_.check(step.books, at.member("books"));
    checklists_.check(step.checklist, at.member("checklist"));
    questions_.check(step.questions, at.member("questions"));
    stages_.check(step.stage, at.member("stage"));
    sources_.check(step.source, at.member("source"));
    const Cursor responsible = at.member("responsible"), after = at.member("after"), when = at.member("when");
    for (std::size_t i = 0; i < step.responsible.size(); ++i)
        actors_.check(step.responsible[i], responsible.item(i));
    for (std::size_t i = 0; i < step.after.size(); ++i) check(step.after[i], after.item(i));
    for (std::size_t i = 0; i < step.when.size(); ++i) {
        const Condition& condition = step.when[i];
        const Cursor options = when.child(condition.decision, when.value().members()[i].value);
        const auto decision = decisions_.find(condition.decision);
        if (decision == decisions_.end())
            options.unknown_id("decision", condition.decision, pathway_.decisions);
        else
            for (std::size_t k = 0; k < condition.options.size(); ++k)
                decision->second.check(condition.options[k], options.item(k));
    }
    if (step.repeat) {
        const Cursor repeat = at.member("repeat");
        sources_.check(step.repeat->source, repeat.member("source"));
        check_of(step.repeat->until, repeat.member("until"));
        if (!step.id.empty() && step.repeat->until == step.id)
            repeat.member("until").fault(FaultCode::until_itself);
    }
    if (!days_.any(step)) {
        const json::Value* on = at.value().find("on");
        (on ? at.child("on", *on) : at.member("place"))
            .fault(FaultCode::never_any_day, {base::printable(step.place)});
    }
}

namespace {

// Anchors and steps share their ids, because a rule's `of` may name either.
void check_names(const Pathway& pathway, const Cursor& at) {
    std::unordered_map<std::string_view, std::pair<std::string_view, std::size_t>> first;
    const auto meet = [&](std::string_view list, std::size_t index, const std::string& id) {
        if (id.empty()) return;
        const auto [there, added] = first.emplace(id, std::pair(list, index));
        if (added) return;
        const std::string path =
            at.member(there->second.first).item(there->second.second).member("id").path();
        at.member(list).item(index).member("id").fault(FaultCode::duplicate_id, {base::printable(id), path});
    };
    for (std::size_t i = 0; i < pathway.anchors.size(); ++i) meet("anchors", i, pathway.anchors[i].id);
    for (std::size_t i = 0; i < pathway.steps.size(); ++i) meet("steps", i, pathway.steps[i].id);
}

void check_checklists(const Names& names, const std::vector<Checklist>& lists, const Cursor& at) {
    check_duplicates(lists, at);
    for (std::size_t i = 0; i < lists.size(); ++i) {
        const Cursor list = at.item(i);
        check_duplicates(lists[i].items, list.member("items"));
        names.check_source(lists[i].source, list.member("source"));
    }
}

} // namespace

void validate(const Pathway& pathway, const Cursor& at) {
    for (const std::string_view list : {"sources", "anchors", "lanes", "steps"}) {
        const json::Value* there = at.value().find(list);
        if (!there || !there->is_array())
            return; // said already; every reference to it would be one fault more
    }
    Names names(pathway);
    check_duplicates(pathway.sources, at.member("sources"));
    check_names(pathway, at);
    check_duplicates(pathway.lanes, at.member("lanes"));
    check_duplicates(pathway.places, at.member("places"));
    check_duplicates(pathway.decisions, at.member("decisions"));
    check_duplicates(pathway.actors, at.member("actors"));
    check_duplicates(pathway.glossary, at.member("glossary"));
    check_duplicates(pathway.stages, at.member("stages"));
    check_duplicates(pathway.directory, at.member("directory"));
    check_checklists(names, pathway.checklists, at.member("checklists"));
    check_checklists(names, pathway.question_sets, at.member("question_sets"));
    const Cursor places = at.member("places");
    for (std::size_t i = 0; i < pathway.places.size(); ++i)
        names.check_lane(pathway.places[i].lane, places.item(i).member("lane"));
    const Cursor decisions = at.member("decisions");
    for (std::size_t i = 0; i < pathway.decisions.size(); ++i) {
        const Decision& decision = pathway.decisions[i];
        const Cursor decision_at = decisions.item(i);
        check_duplicates(decision.options, decision_at.member("options"));
        names.check_source(decision.source, decision_at.member("source"));
    }
    const Cursor steps = at.member("steps");
    for (std::size_t i = 0; i < pathway.steps.size(); ++i) names.check(pathway.steps[i], steps.item(i));
    if (!at.any_fault()) review(pathway, at); // of what was read wrongly there is nothing to say
}

} // namespace stf::pathway
