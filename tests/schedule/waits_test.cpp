#include "schedule/waits.h"

#include <doctest/doctest.h>

#include <map>
#include <random>

#include "schedule/controllability.h"
#include "support.h"

using namespace stf;
using namespace stf::schedule;
using namespace stf::schedule::test;

namespace {

// The same question as a game, day by day: nature lets awaited answers come, then one does what one will, on
// the same day as often as one likes. Wins if every edge holds in the end. Node 0 stands on day 0.
class Game {
public:
    Game(const UncertainNetwork& network, int last_day) : network_(network), last_(last_day) {}

    bool won() {
        std::vector<int> days(static_cast<std::size_t>(network_.nodes), -1);
        days[0] = 0;
        return nature(days, 0);
    }

private:
    const UncertainNetwork::Wait* wait_for(int node) const {
        for (const auto& wait : network_.waits)
            if (wait.at == node) return &wait;
        return nullptr;
    }

    bool consistent(const std::vector<int>& days, int today) const {
        for (const auto& edge : network_.edges) {
            const int from = days[static_cast<std::size_t>(edge.from)],
                      to = days[static_cast<std::size_t>(edge.to)];
            if (to >= 0 && from >= 0 && to - from > edge.days) return false;
            if (to < 0 && from >= 0 && today - from > edge.days) return false;
        }
        return true;
    }

    // Nature picks any set of the answers that may come today; those that must, do.
    bool nature(const std::vector<int>& days, int today) {
        const auto key = std::make_pair(days, today);
        if (const auto known = memo_.find(key); known != memo_.end()) return known->second;
        std::vector<int> may, must;
        for (const auto& wait : network_.waits) {
            const int from = days[static_cast<std::size_t>(wait.from)];
            if (from < 0 || days[static_cast<std::size_t>(wait.at)] >= 0 || today - from < wait.least)
                continue;
            (today - from == wait.most ? must : may).push_back(wait.at);
        }
        bool all = true;
        for (unsigned mask = 0; mask < 1u << may.size() && all; ++mask) {
            std::vector<int> next = days;
            for (const int node : must) next[static_cast<std::size_t>(node)] = today;
            for (std::size_t i = 0; i < may.size(); ++i)
                if (mask >> i & 1) next[static_cast<std::size_t>(may[i])] = today;
            all = agent(next, today);
        }
        return memo_[key] = all;
    }

    bool agent(const std::vector<int>& days, int today) {
        if (!consistent(days, today)) return false;
        bool all_done = true;
        for (const int day : days) all_done = all_done && day >= 0;
        if (all_done) return true;
        for (int node = 0; node < network_.nodes; ++node) {
            if (days[static_cast<std::size_t>(node)] >= 0 || wait_for(node)) continue;
            std::vector<int> next = days;
            next[static_cast<std::size_t>(node)] = today;
            // An answer may come on the very day it is asked for.
            bool asks_today = false;
            for (const auto& wait : network_.waits)
                asks_today = asks_today || (wait.from == node && wait.least == 0);
            if (asks_today ? consistent(next, today) && nature(next, today) : agent(next, today)) return true;
        }
        return today < last_ && nature(days, today + 1);
    }

    const UncertainNetwork& network_;
    int last_;
    std::map<std::pair<std::vector<int>, int>, bool> memo_;
};

} // namespace

TEST_CASE("SC9: controllability equals a search of the game, on small random networks") {
    constexpr unsigned seed = 7;
    INFO("seed ", seed);
    std::mt19937 random(seed);
    int yes = 0, no = 0;
    for (int round = 0; round < 400; ++round) {
        UncertainNetwork network;
        network.nodes = 4 + static_cast<int>(random() % 2);
        const int horizon = 9;
        // Everything within the horizon after node 0, so that the game is finite.
        for (int node = 1; node < network.nodes; ++node) {
            network.edges.push_back({node, 0, 0});
            network.edges.push_back({0, node, horizon});
        }
        const int waits = 1 + static_cast<int>(random() % 2);
        for (int i = 0; i < waits; ++i) {
            const int least = static_cast<int>(random() % 3);
            network.waits.push_back(
                {i == 0 ? 0 : 1 + static_cast<int>(random() % static_cast<unsigned>(network.nodes - 3)),
                 network.nodes - 1 - i, least, least + 1 + static_cast<int>(random() % 3)});
        }
        for (int i = 0; i < 3; ++i) {
            const int from = static_cast<int>(random() % static_cast<unsigned>(network.nodes));
            const int to = static_cast<int>(random() % static_cast<unsigned>(network.nodes));
            if (from != to) network.edges.push_back({from, to, static_cast<int>(random() % 6) - 2});
        }
        const bool expected = Game(network, horizon).won();
        CAPTURE(round);
        CHECK(controllable(network) == expected);
        (expected ? yes : no)++;
    }
    CHECK(yes > 40);
    CHECK(no > 40);
}

TEST_CASE("SC9: a plan that must act before the answer comes is in trouble, and says with what") {
    Rule answer = rule("ask", d(5), d(20));
    answer.wait = true;
    plan::Plan plan = plan_of(
        path(
            {step("ask", {rule("start", d(0), d(3))}), step("answer", {answer}),
             step("prepare", {rule("answer", d(-4), d(-2))}), step("other", {rule("answer", d(0), d(9))})}),
        "2026-01-05");
    const Waits found = waits(plan, at("2026-01-05"));
    CHECK(found.any);
    CHECK(found.exact);
    CHECK_FALSE(found.kept);
    CHECK(text(plan, found.waits) == "answer.0 min");
    CHECK(text(plan, found.rules) == "prepare.0 min, prepare.0 max");

    plan = plan_of(
        path(
            {step("ask", {rule("start", d(0), d(3))}), step("answer", {answer}),
             step("other", {rule("answer", d(0), d(9))})}),
        "2026-01-05");
    CHECK(waits(plan, at("2026-01-05")).kept);
}

TEST_CASE("SC9: calendars are taken at their worst, and it is said") {
    Rule answer = rule("ask", arb(5), arb(10));
    answer.wait = true;
    const plan::Plan plan = plan_of(
        path(
            {step("ask", {rule("start", d(0), d(3))}), step("answer", {answer}),
             step("visit", {rule("answer", d(0), d(14)), rule("start", {}, d(40))})}),
        "2026-01-05");
    const Waits found = waits(plan, at("2026-01-05"));
    CHECK(found.kept);
    CHECK_FALSE(found.exact);
}
