#include "measure/psfs_rounds.h"

#include <algorithm>

namespace stf::measure {

namespace {

constexpr std::int32_t days_of_a_round = 6;

bool same_round(base::Day first, base::Day date) {
    return date.count - first.count <= days_of_a_round;
}

std::optional<Mean> mean_of(const std::vector<std::int32_t>& values) {
    if (values.size() < psfs_least_items || values.size() > psfs_most_items) return std::nullopt;
    Mean mean;
    for (const std::int32_t value : values) mean.sum += value;
    mean.count = static_cast<std::int32_t>(values.size());
    return mean;
}

} // namespace

std::int32_t Mean::tenths() const {
    return count == 0 ? 0 : (20 * sum + count) / (2 * count);
}

std::vector<PsfsRound> psfs_rounds(const std::vector<plan::Activity>& activities) {
    std::vector<base::Day> dates;
    for (const plan::Activity& activity : activities)
        for (const plan::Score& score : activity.scores) dates.push_back(score.date);
    std::sort(dates.begin(), dates.end());
    std::vector<PsfsRound> rounds;
    for (const base::Day date : dates) {
        if (!rounds.empty() && same_round(rounds.back().date, date)) continue;
        rounds.emplace_back().date = date;
    }
    for (PsfsRound& round : rounds) {
        for (const plan::Activity& activity : activities) {
            const plan::Score* answer = nullptr; // the last one of the round counts
            for (const plan::Score& score : activity.scores)
                if (score.date >= round.date && same_round(round.date, score.date)) answer = &score;
            if (!answer) continue;
            round.activities.push_back(activity.id);
            round.values.push_back(answer->value);
        }
        round.mean = mean_of(round.values);
    }
    return rounds;
}

std::optional<ActivityChange> activity_change(const plan::Activity& activity) {
    if (activity.scores.empty()) return std::nullopt;
    const auto rounds = psfs_rounds({activity});
    if (rounds.size() < 2) return std::nullopt;
    plan::Score first = activity.scores.front();
    for (const plan::Score& score : activity.scores)
        if (same_round(rounds.front().date, score.date)) first = score;
    return ActivityChange{first, activity.scores.back()};
}

std::optional<RoundMeans> round_means(const std::vector<plan::Activity>& activities) {
    const auto rounds = psfs_rounds(activities);
    if (rounds.size() < 2) return std::nullopt;
    const PsfsRound &first = rounds.front(), &last = rounds.back();
    std::vector<std::int32_t> before, after;
    for (std::size_t i = 0; i < first.activities.size(); ++i)
        for (std::size_t j = 0; j < last.activities.size(); ++j) {
            if (first.activities[i] != last.activities[j]) continue;
            before.push_back(first.values[i]);
            after.push_back(last.values[j]);
        }
    const auto first_mean = mean_of(before), last_mean = mean_of(after);
    if (!first_mean || !last_mean) return std::nullopt;
    return RoundMeans{first.date, last.date, *first_mean, *last_mean};
}

bool psfs_due(const std::vector<plan::Activity>& activities, base::Day today) {
    const auto rounds = psfs_rounds(activities);
    return rounds.size() == 1 && today.count - rounds.front().date.count >= 7 * psfs_weeks - 3;
}

} // namespace stf::measure
