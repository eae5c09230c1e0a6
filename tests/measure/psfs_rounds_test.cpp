#include <doctest/doctest.h>

#include "measure/psfs_rounds.h"

using namespace stf;
using namespace stf::measure;
using plan::Activity;

namespace {

base::Day on(const char* text) {
    return *base::parse_day(text);
}

Activity activity(const char* id, std::vector<std::pair<const char*, int>> answers) {
    Activity made;
    made.id = id;
    for (const auto& [date, value] : answers) made.scores.push_back({on(date), value, {}});
    return made;
}

} // namespace

TEST_CASE("psfs: a mean in tenths is the nearest one") {
    CHECK(Mean{10, 3}.tenths() == 33);
    CHECK(Mean{11, 3}.tenths() == 37);
    CHECK(Mean{9, 4}.tenths() == 23); // 2.25: halves up
    CHECK(Mean{0, 5}.tenths() == 0);
    CHECK(Mean{50, 5}.tenths() == 100);
    CHECK(Mean{}.tenths() == 0);
}

TEST_CASE("psfs: answers of one week are one round, and the mean needs 3-5 activities") {
    std::vector<Activity> two = {activity("a", {{"2026-02-02", 3}}), activity("b", {{"2026-02-08", 4}})};
    auto rounds = psfs_rounds(two);
    REQUIRE(rounds.size() == 1);
    CHECK(rounds[0].date == on("2026-02-02"));
    CHECK(rounds[0].values == std::vector<std::int32_t>{3, 4});
    CHECK_FALSE(rounds[0].mean);

    two[1].scores[0].date = on("2026-02-09"); // a week later: another round
    CHECK(psfs_rounds(two).size() == 2);

    std::vector<Activity> many;
    for (const char* id : {"a", "b", "c", "d", "e", "f"}) {
        many.push_back(activity(id, {{"2026-02-02", 2}}));
        const auto mean = psfs_rounds(many).front().mean;
        CHECK(mean.has_value() == (many.size() >= 3 && many.size() <= 5));
        if (mean) CHECK(mean->tenths() == 20);
    }
}

TEST_CASE("psfs: an answer that is changed within the round counts once, as it stands last") {
    const std::vector<Activity> one = {activity("a", {{"2026-02-02", 3}, {"2026-02-04", 5}})};
    REQUIRE(psfs_rounds(one).size() == 1);
    CHECK(psfs_rounds(one)[0].values == std::vector<std::int32_t>{5});
    CHECK_FALSE(activity_change(one[0]));
}

TEST_CASE("psfs: the change is between the first and the last round, up or down") {
    const Activity up = activity("a", {{"2026-02-02", 3}, {"2026-03-02", 7}});
    REQUIRE(activity_change(up));
    CHECK(activity_change(up)->difference() == 4);
    const Activity down = activity("a", {{"2026-02-02", 3}, {"2026-03-02", 7}, {"2026-04-02", 1}});
    CHECK(activity_change(down)->difference() == -2);
    CHECK_FALSE(activity_change(activity("a", {{"2026-02-02", 3}})));
    CHECK_FALSE(activity_change(activity("a", {})));
}

TEST_CASE("psfs: means are compared over the same activities only") {
    std::vector<Activity> list = {
        activity("a", {{"2026-02-02", 2}, {"2026-03-02", 4}}),
        activity("b", {{"2026-02-03", 3}, {"2026-03-02", 4}}),
        activity("c", {{"2026-02-02", 4}, {"2026-03-03", 6}}),
        activity("d", {{"2026-03-02", 10}})}; // chosen later
    const auto means = round_means(list);
    REQUIRE(means);
    CHECK(means->first == Mean{9, 3});
    CHECK(means->last == Mean{14, 3});
    CHECK(means->first_date == on("2026-02-02"));
    list[2].scores.pop_back(); // now only two are answered twice
    CHECK_FALSE(round_means(list));
    CHECK_FALSE(round_means({}));
}

TEST_CASE("psfs: the second answer is due after about four weeks, once") {
    std::vector<Activity> list = {activity("a", {{"2026-02-02", 2}})};
    CHECK_FALSE(psfs_due(list, on("2026-02-20")));
    CHECK_FALSE(psfs_due(list, on("2026-02-26")));
    CHECK(psfs_due(list, on("2026-02-27")));
    CHECK(psfs_due(list, on("2026-06-01")));
    list[0].scores.push_back({on("2026-03-02"), 5, {}});
    CHECK_FALSE(psfs_due(list, on("2026-06-01")));
    CHECK_FALSE(psfs_due({}, on("2026-06-01")));
}
