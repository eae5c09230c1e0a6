#pragma once
// PSFS, "Hva er viktig for deg": activities the person chose, each answered from 0 (cannot do it) to 10
// (without difficulty, or as before the illness), in week 1 and about four weeks later.
#include <cstdint>
#include <optional>
#include <vector>

namespace stf::measure {

inline constexpr std::int32_t psfs_low = 0, psfs_high = 10;

struct PsfsAnswer { // of one activity
    std::optional<std::int32_t> before, after;
};

// One person: means over the activities that were answered both times, so that both means are of the same
// things.
struct PsfsChange {
    std::int32_t activities = 0; // answered both times; 0: the rest means nothing
    double before = 0, after = 0;

    double change() const { return after - before; } // positive: easier than before
};
PsfsChange psfs_change(const std::vector<PsfsAnswer>&);

// How several values lie: of a group's changes, or of anything.
struct Spread {
    std::int32_t n = 0; // 0: the rest means nothing
    double mean = 0, median = 0, least = 0, most = 0;
    std::optional<double> deviation; // sample standard deviation; from two values on
};
Spread spread_of(std::vector<double> values);

double median_of(std::vector<double> values); // 0 for none

struct PsfsGroup {
    Spread before, after, change; // of the persons with both
    std::int32_t without = 0;     // persons who lack one of the two
    std::int32_t better = 0, same = 0, worse = 0;
};
struct PsfsPerson {
    std::optional<double> before, after; // means
};
PsfsGroup psfs_group(const std::vector<PsfsPerson>&);

} // namespace stf::measure
