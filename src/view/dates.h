#pragma once
// Days and times as people say them, in the language of the texts ("tirsdag 12. mai", "tir 12. mai kl. 10").
#include <optional>
#include <string>

#include "base/calendar.h"
#include "view/texts.h"

namespace stf::view {

// The year is said only where it isn't `today`'s.
std::string long_date(base::Day, base::Day today, const Texts&);     // tirsdag 12. mai
std::string short_date(base::Day, base::Day today, const Texts&);    // tir 12. mai
std::string day_and_month(base::Day, base::Day today, const Texts&); // 12. mai
std::string date_range(
    base::Day from, base::Day to, base::Day today, const Texts&); // 4.–9. april; 15. april–15. mai
std::string time_of_day(base::TimeOfDay, const Texts&);           // kl. 10; kl. 10.15
std::string when(
    base::Day, std::optional<base::TimeOfDay>, base::Day today, const Texts&,
    bool long_form);                                    // tor 30. april kl. 10.15
std::string month_name(int month, const Texts&);        // april
std::string weekday_short(base::Weekday, const Texts&); // tir
std::string holiday_name(base::Holiday, const Texts&);  // Kr. himmelfart
std::string capitalised(std::string);                   // first letter, æøåé too
std::string uncapitalised(std::string);                 // the same; not of an acronym

} // namespace stf::view
