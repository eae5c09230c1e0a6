#pragma once
// One person's PSFS over time: answers gathered into rounds (week 1, and about four weeks later). Three to
// five activities and their mean; some Norwegian versions turn the scale round, so its ends are named
// wherever a number is shown.
#include <optional>
#include <string_view>
#include <vector>

#include "plan/care.h"

namespace stf::measure {

inline constexpr std::size_t psfs_least_items = 3, psfs_most_items = 5;
inline constexpr std::int32_t psfs_weeks = 4;

// A mean without rounding: compare and print it in tenths.
struct Mean {
    std::int32_t sum = 0, count = 0;

    std::int32_t tenths() const; // nearest, halves up; 0 without a count
    friend bool operator==(const Mean&, const Mean&) = default;
};

// The answers of one day.
struct PsfsRound {
    base::Day date;
    std::vector<std::string_view> activities; // ids, in the order of the list
    std::vector<std::int32_t> values;
    std::optional<Mean> mean; // of 3-5 answered activities, else none
};

// The rounds of all the activities, by date. Answers up to six days apart are one round, under its first day.
std::vector<PsfsRound> psfs_rounds(const std::vector<plan::Activity>&);

// First and last answer of an activity, once there are two in different rounds.
struct ActivityChange {
    plan::Score first, last;
    std::int32_t difference() const { return last.value - first.value; }
};
std::optional<ActivityChange> activity_change(const plan::Activity&);

// Means of the first and the last round over the activities answered in both; none unless these are 3-5.
struct RoundMeans {
    base::Day first_date, last_date;
    Mean first, last;
};
std::optional<RoundMeans> round_means(const std::vector<plan::Activity>&);

// Whether the second answer is due: about four weeks since the first round, and none after it.
bool psfs_due(const std::vector<plan::Activity>&, base::Day today);

} // namespace stf::measure
