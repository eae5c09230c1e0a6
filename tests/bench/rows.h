#pragma once
// Figures for the one table that tests/bench/run.sh prints at the end (tests/bench/table.mjs gathers them).
#include <cstdio>
#include <string>

namespace stf::bench {

#ifdef __EMSCRIPTEN__
inline constexpr bool wasm = true;
#else
inline constexpr bool wasm = false;
#endif

struct Goal { // of the build as WebAssembly, if not said otherwise
    double limit = 0;
    bool most = true; // else at least
    bool native = false;
};
inline Goal at_most(double limit) {
    return {limit, true, false};
}
inline Goal at_least(double limit, bool native = false) {
    return {limit, false, native};
}

inline std::string figure(double value, const char* unit) {
    char text[64];
    std::snprintf(text, sizeof text, value < 10 ? "%.2f%s" : value < 100 ? "%.1f%s" : "%.0f%s", value, unit);
    return text;
}

inline void print_goal(double value, const char* unit, Goal goal) {
    if (goal.limit <= 0 || (!wasm && !goal.native)) return;
    std::printf(
        "\tgoal=%s%g%s\treached=%s", goal.most ? "≤ " : "≥ ", goal.limit, unit,
        (goal.most ? value <= goal.limit : value >= goal.limit) ? "yes" : "no");
}

// One figure of ours; `unit` begins with its space, if it has one.
inline void row(
    const std::string& what, const std::string& size, double value, const char* unit, Goal goal = {}) {
    std::printf(
        "row\twhat=%s\tsize=%s\t%s=%s", what.c_str(), size.c_str(), wasm ? "wasm" : "native",
        figure(value, unit).c_str());
    print_goal(value, unit, goal);
    std::printf("\n");
}

// The same beside a peer: `more` is ">" where the peer was stopped. The ratio is a median of rounds.
inline void row_beside(
    const std::string& what, const std::string& size, double value, const char* unit, const char* peer,
    double theirs, double ratio, const char* more = "", Goal goal = {}) {
    std::printf(
        "row\twhat=%s\tsize=%s\t%s=%s\tpeer=%s\ttheirs=%s%s\tratio=%s%s", what.c_str(), size.c_str(),
        wasm ? "wasm" : "native", figure(value, unit).c_str(), peer, more, figure(theirs, unit).c_str(), more,
        figure(ratio, "×").c_str());
    print_goal(ratio, "×", goal);
    std::printf("\n");
}

} // namespace stf::bench
