#include "measure/run_chart.h"

#include <algorithm>
#include <cmath>

#include "measure/psfs.h"

namespace stf::measure {

// round(log2 n + 3) = 3 + the greatest k with n >= 2^(k - 1/2), that is with n^2 >= 2^(2k - 1): whole numbers
// only.
std::int32_t longest_run_limit(std::int32_t useful) {
    if (useful < 1) return 0;
    const std::int64_t square = static_cast<std::int64_t>(useful) * useful;
    std::int32_t k = 0;
    while (k < 31 && square >= std::int64_t{1} << (2 * (k + 1) - 1)) ++k;
    return 3 + k;
}

// The smallest k with P(at most k heads in `tosses`) >= 0.05. The terms C(tosses, i) are kept below 2^512 by
// a common power of two, so that any number of tosses can be counted.
std::int32_t crossings_limit(std::int32_t useful) {
    const std::int32_t tosses = useful - 1;
    if (tosses < 1) return 0;
    constexpr double part = 0.05, large = 0x1p512;
    double term = 1, sum = 1;
    int power = 0; // term and sum are these times 2^power
    for (std::int32_t k = 0; k < tosses; ++k) {
        const int missing = power - tosses; // sum * 2^missing is the probability
        if (missing > -1000 && std::ldexp(sum, missing) >= part) return k;
        term *= static_cast<double>(tosses - k) / (k + 1);
        sum += term;
        if (sum > large) {
            term /= large;
            sum /= large;
            power += 512;
        }
    }
    return tosses;
}

namespace {

RunPhase phase_of(const std::vector<double>& values, std::int32_t first, std::int32_t last) {
    RunPhase phase;
    phase.first = first;
    phase.count = last - first;
    phase.median = median_of({values.begin() + first, values.begin() + last});
    int side = 0;
    std::int32_t run = 0, began = first;
    for (std::int32_t i = first; i < last; ++i) {
        const double value = values[static_cast<std::size_t>(i)];
        if (value == phase.median) continue;
        const int its = value > phase.median ? 1 : -1;
        ++phase.useful;
        if (its != side) {
            if (side != 0) ++phase.crossings;
            side = its;
            run = 0;
            began = i;
        }
        if (++run > phase.longest_run) {
            phase.longest_run = run;
            phase.longest_first = began;
            phase.longest_last = i;
        }
    }
    phase.run_limit = longest_run_limit(phase.useful);
    phase.crossing_limit = crossings_limit(phase.useful);
    phase.enough = phase.useful >= least_for_rules;
    phase.run_signal = phase.enough && phase.longest_run > phase.run_limit;
    phase.crossing_signal = phase.enough && phase.crossings < phase.crossing_limit;
    return phase;
}

} // namespace

std::vector<RunPhase> run_chart(const std::vector<double>& values, std::vector<std::int32_t> breaks) {
    const auto count = static_cast<std::int32_t>(values.size());
    std::sort(breaks.begin(), breaks.end());
    std::vector<RunPhase> phases;
    std::int32_t first = 0;
    for (const std::int32_t at : breaks) {
        if (at <= first || at >= count) continue;
        phases.push_back(phase_of(values, first, at));
        first = at;
    }
    if (count > 0) phases.push_back(phase_of(values, first, count));
    return phases;
}

} // namespace stf::measure
