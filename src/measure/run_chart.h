#pragma once
// A run chart: values along time around their median, and the two Anhøj rules, which tell change from chance.
// Nothing is claimed unless a rule gives a signal, and nothing at all from fewer than ten values off the
// median.
#include <cstdint>
#include <vector>

namespace stf::measure {

inline constexpr std::int32_t least_for_rules = 10; // values that are not on the median

// The longest run that chance makes: a longer one is a signal. round(log2 n + 3), of `useful` values.
std::int32_t longest_run_limit(std::int32_t useful);
// The fewest crossings that chance makes: fewer are a signal. The lower 5 % point of the binomial
// distribution of `useful` - 1 tosses.
std::int32_t crossings_limit(std::int32_t useful);

// Between two breaks that someone set by hand, such as when something new was begun.
struct RunPhase {
    std::int32_t first = 0, count = 0; // of the values
    double median = 0;
    std::int32_t useful = 0; // values that are not on the median; those on it neither break nor make a run
    std::int32_t longest_run = 0, longest_first = 0,
                 longest_last = 0; // where the first of the longest runs is
    std::int32_t crossings = 0;
    std::int32_t run_limit = 0, crossing_limit = 0;
    bool enough = false; // for the rules
    bool run_signal = false, crossing_signal = false;

    bool signal() const { return run_signal || crossing_signal; }
};

// `breaks`: the values that begin a new phase, in any order; what is not inside the values is left out.
std::vector<RunPhase> run_chart(const std::vector<double>& values, std::vector<std::int32_t> breaks = {});

} // namespace stf::measure
