#pragma once
// The plan on paper: by date, and as a timeline. Everything in words and shapes, nothing in colour.
#include "exchange/page.h"
#include "view/map_view.h"
#include "view/rows.h"

namespace stf::view {

enum class PrintWhat : std::uint8_t { list, timeline };

struct PrintChoice {
    PrintWhat what = PrintWhat::list;
    bool all = false; // the whole plan; else three months ahead
    bool large = false;
    bool a3 = false; // the timeline
};

exchange::Page plan_page(const Source&, const PrintChoice&);
exchange::Page timeline_page(const Source&, const MapView&, const PrintChoice&);

exchange::Mark paper_mark(MarkState);
exchange::Block mark_legend(const Texts&);

} // namespace stf::view
