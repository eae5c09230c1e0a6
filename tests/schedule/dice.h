#pragma once
// The same throws for the same seed, on every machine.
#include <random>

namespace stf::schedule::test {

class Dice {
public:
    explicit Dice(unsigned seed) : random_(seed) {}
    int below(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }
    int between(int from, int to) { return from + below(to - from + 1); }
    bool chance(int percent) { return below(100) < percent; }

private:
    std::mt19937 random_;
};

} // namespace stf::schedule::test
