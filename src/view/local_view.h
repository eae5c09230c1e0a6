#pragma once
// Local versions in words: what they change in the national pathway, who decided it, when and why, and what
// no longer fits; and the offers near where the person lives.
#include <optional>
#include <string>
#include <vector>

#include "view/local_draft.h"
#include "view/screens.h"

namespace stf::view {

struct LocalChangeLine {
    std::string title;                // Annen tid: «Behovskartlegging i kommunen»
    std::vector<std::string> details; // Før: 3–4 måneder etter … Nå: …
    std::string reason;               // Kommuneoverlegen, 15.1.2026: Vi har …
    std::string misfit;               // why it no longer fits; "" if it does
};

struct OfferLine {
    std::string id, overlay, title, kind, explain, phone, href, url, address,
        by; // overlay "": the person's own
};

struct LocalVersion {
    std::string id, title, by, edition; // edition: made for another one than this; "" if not
    std::vector<LocalChangeLine> changes;
    std::vector<OfferLine> offers;
};

struct LocalView {
    std::vector<StartOption> courses; // when there are several
    std::string course, pathway, edition;
    std::vector<LocalVersion> versions;
    std::string clash; // of the rules that stand
    LocalOptions options;
    std::vector<std::string> check; // what the draft would lead to
    std::string error;              // what is missing in it
    std::vector<std::string> months;
    std::vector<std::string> kinds; // of offers
};

struct OfferGroup {
    std::string title;
    std::vector<OfferLine> offers;
};

std::optional<LocalView> local_view(const Source&, const LocalSession&);
std::vector<OfferGroup> offers(const Source&);
// Offers of a step's actors, for its panel.
std::vector<OfferLine> step_offers(const Source&, const schedule::StepRef&);
std::vector<OfferLine> offered_contacts(const Source&); // those of kind "contact" that have a number
// Why a step is not as the national pathway has it.
std::vector<std::string> local_lines(const pathway::Step&, const Texts&);
std::string local_reason(const pathway::Local&, const Texts&);
std::string telephone_link(std::string_view phone);                       // "" if there is no number in it
const plan::Course* local_course(const plan::Plan&, const LocalSession&); // the one shown, else the first

} // namespace stf::view
