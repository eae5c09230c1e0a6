#include "measure/psfs.h"

#include <algorithm>
#include <cmath>

namespace stf::measure {

PsfsChange psfs_change(const std::vector<PsfsAnswer>& answers) {
    PsfsChange change;
    std::int32_t before = 0, after = 0;
    for (const PsfsAnswer& answer : answers) {
        if (!answer.before || !answer.after) continue;
        ++change.activities;
        before += *answer.before;
        after += *answer.after;
    }
    if (change.activities == 0) return change;
    change.before = static_cast<double>(before) / change.activities;
    change.after = static_cast<double>(after) / change.activities;
    return change;
}

double median_of(std::vector<double> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

Spread spread_of(std::vector<double> values) {
    Spread spread;
    spread.n = static_cast<std::int32_t>(values.size());
    if (values.empty()) return spread;
    std::sort(values.begin(), values.end());
    double sum = 0, squares = 0;
    for (const double value : values) sum += value;
    spread.mean = sum / spread.n;
    for (const double value : values) squares += (value - spread.mean) * (value - spread.mean);
    if (spread.n > 1) spread.deviation = std::sqrt(squares / (spread.n - 1));
    spread.least = values.front();
    spread.most = values.back();
    spread.median = median_of(std::move(values));
    return spread;
}

PsfsGroup psfs_group(const std::vector<PsfsPerson>& persons) {
    PsfsGroup group;
    std::vector<double> before, after, change;
    for (const PsfsPerson& person : persons) {
        if (!person.before || !person.after) {
            ++group.without;
            continue;
        }
        before.push_back(*person.before);
        after.push_back(*person.after);
        change.push_back(*person.after - *person.before);
        if (*person.after > *person.before)
            ++group.better;
        else if (*person.after < *person.before)
            ++group.worse;
        else
            ++group.same;
    }
    group.before = spread_of(std::move(before));
    group.after = spread_of(std::move(after));
    group.change = spread_of(std::move(change));
    return group;
}

} // namespace stf::measure
