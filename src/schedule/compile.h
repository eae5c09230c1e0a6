#pragma once
// From a plan in numbers to its network, for one answer to every decision.
#include <cstdint>
#include <vector>

#include "schedule/index.h"
#include "schedule/network.h"

namespace stf::schedule {

// An option for every decision of every course; no_index: a decision without options.
using Choices = std::vector<std::vector<std::int32_t>>;
inline constexpr std::int32_t any_option = -2; // whatever is chosen: rules nothing out

// The answers given, and the first option where there is none.
Choices first_options(const PlanIndex&);

// The answers to its course's decisions leave the step in.
bool is_kept(const StepIndex&, const std::vector<std::int32_t>& choices);

// How many occurrences each step has. To begin with, a series is as long as its facts reach.
using Counts = std::vector<std::vector<std::int32_t>>;

inline constexpr std::int32_t most_occurrences = 20'000; // of one series; a limit named in the README
std::int32_t first_count(const StepIndex&);
Counts first_counts(const PlanIndex&);

// The steps of one linked group with the dated steps beside it, in order; see scenarios.h.
struct StepId {
    std::int32_t course, step;
    friend constexpr auto operator<=>(const StepId&, const StepId&) = default;
};

struct Compiled {
    Network network;
    std::vector<std::vector<std::int32_t>> first; // per course and step, and one more: its first node
    std::vector<std::int32_t> first_anchor;       // per course

    // no_node if there is none.
    Node find(StepRef) const;
    Node last_of(std::int32_t course, std::int32_t step) const; // of its occurrences
};

struct CompileOptions {
    const std::vector<StepId>* only = nullptr; // sorted: leave out all other steps
    bool whole_series = true;                  // else rules of the last occurrence wait
    bool by_strength = true;                   // the order tried; else as in the file
};

Compiled compile(PlanIndex&, const Choices&, const Counts&, const CompileOptions& = {});

} // namespace stf::schedule
