#pragma once
// LEMON's headers stop at C++17, so this peer has a source file of its own.
#include <memory>
#include <vector>

namespace peers {

struct Edge {
    int from, to, days;
};

// Longest paths from node 0, as LEMON's Bellman-Ford finds them with negated lengths. Edges sorted by tail.
class Lemon {
public:
    Lemon(int nodes, const std::vector<Edge>& edges);
    ~Lemon();
    void solve();
    int day(int node) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace peers
