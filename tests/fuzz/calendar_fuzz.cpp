// Any bytes as a calendar: days stand in order, none ends before it begins, and every title is text.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/strings.h"
#include "exchange/icalendar.h"

using namespace stf;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const base::Day today(20489);
    const exchange::BusyDays busy =
        exchange::read_icalendar({reinterpret_cast<const char*>(data), size}, today);
    for (std::size_t i = 0; i < busy.days.size(); ++i) {
        const exchange::BusyDay& day = busy.days[i];
        must(day.span.from <= day.span.to && day.span.to >= today && day.span.from <= today + 730);
        must(i == 0 || busy.days[i - 1].span.from <= day.span.from);
        must(base::utf8_valid_prefix(day.title) == day.title.size());
    }
    must(busy.days.empty() || busy.calendar);
    return 0;
}
