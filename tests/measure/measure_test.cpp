#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "measure/csv.h"
#include "measure/psfs.h"
#include "measure/run_chart.h"
#include "measure/score.h"

using namespace stf;
using namespace stf::measure;

// ---- checklist score ----

TEST_CASE("measure: the score counts done of what is relevant, and is no number when nothing is") {
    plan::Course course;
    const auto tick = [&](const char* step, const char* item, plan::TickState state,
                          std::int32_t occurrence = 0) {
        course.ticks.push_back({step, occurrence, item, state, {}});
    };
    CHECK_FALSE(score_of(course, "a").percent().has_value());
    tick("a", "1", plan::TickState::not_relevant);
    tick("a", "2", plan::TickState::not_relevant);
    CHECK_FALSE(score_of(course, "a").percent().has_value());
    tick("a", "3", plan::TickState::not_done);
    CHECK(score_of(course, "a").percent() == 0.0);
    tick("a", "4", plan::TickState::done);
    tick("a", "5", plan::TickState::done);
    CHECK(*score_of(course, "a").percent() == doctest::Approx(100.0 * 2 / 3));
    tick("a", "1", plan::TickState::done, 1); // another time: a score of its own
    tick("b", "1", plan::TickState::not_done);
    CHECK(score_of(course, "a") == Score{2, 1, 2});
    CHECK(score_of(course, "a", 1) == Score{1, 0, 0});
    CHECK(score_of(course) == Score{3, 2, 2});
}

// ---- run chart ----

TEST_CASE("measure: the published limits of the Anhøj rules") {
    struct Limits {
        std::int32_t n, run, crossings;
    };
    for (const Limits& at : {Limits{10, 6, 2}, {20, 7, 6}, {24, 8, 8}}) {
        CAPTURE(at.n);
        CHECK(longest_run_limit(at.n) == at.run);
        CHECK(crossings_limit(at.n) == at.crossings);
    }
    CHECK(longest_run_limit(0) == 0);
    CHECK(crossings_limit(0) == 0);
    CHECK(crossings_limit(1) == 0);
}

// Pascal's triangle in long double, the quantile by its definition, log2 from the library: nothing of the
// other way.
TEST_CASE("measure: the limits agree with their definitions for every n up to 2000") {
    for (int n = 2; n <= 2000; ++n) {
        CHECK_MESSAGE(longest_run_limit(n) == std::lround(std::log2(static_cast<long double>(n)) + 3), n);
        const int m = n - 1;
        long double sum = 0;
        int k = -1;
        do {
            ++k;
            sum += std::exp(
                std::lgamma(static_cast<long double>(m) + 1) - std::lgamma(static_cast<long double>(k) + 1) -
                std::lgamma(static_cast<long double>(m - k) + 1) - m * std::log(2.0L));
        } while (sum < 0.05L);
        CHECK_MESSAGE(crossings_limit(n) == k, n);
    }
    CHECK(crossings_limit(20'000) > 9'850); // and it ends
}

namespace {

// The same by writing the sides down as text and taking it apart.
struct Plain {
    int useful = 0, longest = 0, crossings = 0;
    double median = 0;
};
Plain plain(std::vector<double> values) {
    Plain out;
    std::vector<double> order = values;
    std::nth_element(order.begin(), order.begin() + static_cast<long>(order.size() / 2), order.end());
    out.median = order[order.size() / 2];
    if (order.size() % 2 == 0) {
        const double below =
            *std::max_element(order.begin(), order.begin() + static_cast<long>(order.size() / 2));
        out.median = (out.median + below) / 2;
    }
    std::string sides;
    for (const double value : values)
        if (value > out.median)
            sides += 'o';
        else if (value < out.median)
            sides += 'u';
    out.useful = static_cast<int>(sides.size());
    for (std::size_t length = sides.size(); length > 0; --length)
        if (sides.find(std::string(length, 'o')) != std::string::npos ||
            sides.find(std::string(length, 'u')) != std::string::npos) {
            out.longest = static_cast<int>(length);
            break;
        }
    for (std::size_t at = sides.find("ou"); at != std::string::npos; at = sides.find("ou", at + 1))
        ++out.crossings;
    for (std::size_t at = sides.find("uo"); at != std::string::npos; at = sides.find("uo", at + 1))
        ++out.crossings;
    return out;
}

} // namespace

TEST_CASE("measure: runs and crossings agree with an independent count") {
    std::mt19937 random(20260202);
    for (int round = 0; round < 3000; ++round) {
        std::vector<double> values(1 + random() % 40);
        for (double& value : values) value = static_cast<double>(random() % (2 + random() % 12)) / 2;
        const auto phases = run_chart(values);
        REQUIRE(phases.size() == 1);
        const RunPhase& phase = phases[0];
        const Plain expected = plain(values);
        CHECK(phase.median == expected.median);
        CHECK(phase.useful == expected.useful);
        CHECK(phase.longest_run == expected.longest);
        CHECK(phase.crossings == expected.crossings);
        CHECK(phase.enough == (expected.useful >= 10));
        CHECK(
            phase.run_signal ==
            (expected.useful >= 10 && expected.longest > std::lround(std::log2(expected.useful) + 3)));
        if (phase.longest_run > 0) {
            int there = 0;
            for (int i = phase.longest_first; i <= phase.longest_last; ++i)
                there += values[static_cast<std::size_t>(i)] != phase.median;
            CHECK(there == phase.longest_run);
        }
    }
}

TEST_CASE("measure: no claim from few values, from all the same, or without a rule broken") {
    CHECK(run_chart({}).empty());
    const auto same = run_chart(std::vector<double>(50, 80.0));
    CHECK(same[0].useful == 0);
    CHECK_FALSE(same[0].signal());
    // Nine values, all low and then all high: as uneven as can be, and still too few.
    const auto few = run_chart({1, 2, 3, 4, 5, 6, 7, 8, 9});
    CHECK(few[0].useful == 8);
    CHECK_FALSE(few[0].enough);
    CHECK_FALSE(few[0].signal());
    const auto calm = run_chart({5, 7, 4, 8, 3, 9, 5, 7, 4, 8, 3, 9});
    CHECK(calm[0].enough);
    CHECK_FALSE(calm[0].signal());
    const auto shifted = run_chart({1, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9, 9});
    CHECK(shifted[0].longest_run == 7);
    CHECK_FALSE(shifted[0].run_signal); // 7 is the limit of 14 values, not above it
    CHECK(shifted[0].crossings == 1);
    CHECK(shifted[0].crossing_signal);
}

TEST_CASE("measure: phases have medians of their own; a break outside the values is none") {
    std::vector<double> values;
    for (int i = 0; i < 12; ++i) values.push_back(i % 2 ? 40 : 30);
    for (int i = 0; i < 12; ++i) values.push_back(i % 2 ? 90 : 80);
    CHECK(run_chart(values)[0].signal()); // as one: a shift
    const auto phases = run_chart(values, {30, 12, 0, -4, 12, 24});
    REQUIRE(phases.size() == 2);
    CHECK(phases[0].median == 35);
    CHECK(phases[1].median == 85);
    CHECK(phases[1].first == 12);
    CHECK_FALSE(phases[0].signal());
    CHECK_FALSE(phases[1].signal());
}

// ---- PSFS ----

TEST_CASE("measure: one person's change is over activities answered both times") {
    const PsfsChange change = psfs_change({{2, 6}, {3, std::nullopt}, {std::nullopt, 9}, {4, 4}});
    CHECK(change.activities == 2);
    CHECK(change.before == 3);
    CHECK(change.after == 5);
    CHECK(change.change() == 2);
    CHECK(psfs_change({}).activities == 0);
}

TEST_CASE("measure: a group's change with its n and spread") {
    const PsfsGroup group = psfs_group({{2, 6}, {3, 3}, {5, 4}, {std::nullopt, 8}, {1, std::nullopt}});
    CHECK(group.change.n == 3);
    CHECK(group.without == 2);
    CHECK(group.change.mean == 1);
    CHECK(group.change.median == 0);
    CHECK(group.change.least == -1);
    CHECK(group.change.most == 4);
    CHECK(*group.change.deviation == doctest::Approx(std::sqrt(7.0)));
    CHECK(group.better == 1);
    CHECK(group.same == 1);
    CHECK(group.worse == 1);
    CHECK_FALSE(spread_of({3}).deviation.has_value());
    CHECK(spread_of({}).n == 0);
    CHECK(median_of({4, 1, 3, 2}) == 2.5);
}

// ---- CSV ----

namespace {

bool notes(const Csv& csv, CsvProblem problem, std::int32_t line = 0) {
    return std::any_of(csv.notes.begin(), csv.notes.end(), [&](const CsvNote& note) {
        return note.problem == problem && (line == 0 || note.line == line);
    });
}

} // namespace

TEST_CASE(
    "csv: semicolons with decimal commas, commas with points, tabs, Excel's first line, byte order marks") {
    const std::vector<std::vector<std::string>> expected = {{"nr", "skår"}, {"1", "12,5"}, {"2", "80"}};
    for (const char* text :
         {"nr;skår\n1;12,5\n2;80\n", "nr;skår\r\n1;12,5\r\n2;80", "nr;skår\r1;12,5\r2;80\r",
          "\xEF\xBB\xBFnr;skår\n\n1;12,5\n;\n2;80\n", "sep=;\r\nnr;skår\r\n1;12,5\r\n2;80\r\n",
          "nr\tskår\n1\t12,5\n2\t80\n", "nr,skår\n1,\"12,5\"\n2,80\n",
          "sep=,\nnr,\"skår\"\n1,\"12,5\"\n\"2\",80\n"}) {
        CAPTURE(text);
        const Csv csv = read_csv(text);
        CHECK(csv.rows == expected);
        CHECK(csv.notes.empty());
    }
}

TEST_CASE("csv: what Excel saves as text: Windows letters and UTF-16") {
    const Csv windows = read_csv("nr;m\xE5l\n1;\x80 5\n");
    CHECK(windows.rows[0][1] == "mål");
    CHECK(windows.rows[1][1] == "€ 5");
    CHECK(notes(windows, CsvProblem::bad_utf8));
    const std::string utf16("\xFF\xFEn\0r\0\t\0\xE5\0\n\0\x31\0\t\0\x32\0", 18);
    const Csv wide = read_csv(utf16);
    REQUIRE(wide.rows.size() == 2);
    CHECK(wide.rows[0] == std::vector<std::string>{"nr", "å"});
    CHECK(wide.rows[1] == std::vector<std::string>{"1", "2"});
}

TEST_CASE("csv: quotes, and what is wrong is told with its line") {
    const Csv csv = read_csv("a;b\n\"to \"\"ord\"\";\nog linje\";2\n3\n4,5\n");
    REQUIRE(csv.rows.size() == 4);
    CHECK(csv.rows[1][0] == "to \"ord\";\nog linje");
    CHECK(csv.lines == std::vector<std::int32_t>{1, 2, 4, 5});
    CHECK(notes(csv, CsvProblem::uneven, 4));
    CHECK(notes(csv, CsvProblem::mixed, 5)); // parted by another sign than the first line
    CHECK(notes(read_csv("a,b,c;d\n1;2\n"), CsvProblem::mixed, 1));
    CHECK(notes(read_csv("a;b\n1;\"2\n3;4\n"), CsvProblem::open_quote, 2));
    for (const char* text : {"", "\xEF\xBB\xBF", "sep=", "sep=;", "\"", "\n\n", ";;;\n", "\xFF\xFE"})
        CHECK(read_csv(text).rows.size() <= 1);
}

TEST_CASE("csv: numbers and dates as people write them") {
    CHECK(number_in(" 12,5 ") == 12.5);
    CHECK(number_in("12.5") == 12.5);
    CHECK(number_in("0,1") == 0.1);
    CHECK(number_in("1 234,5") == 1234.5);
    CHECK(
        number_in("1\xC2\xA0"
                  "234") == 1234);
    CHECK(number_in("85 %") == 85);
    CHECK(number_in("-3") == -3);
    CHECK(
        number_in("\xE2\x88\x92"
                  "2,5") == -2.5);
    for (const char* wrong :
         {"", " ", "-", ",", "tre", "1,2,3", "1.234.567", "12e5", "0x10", "nan", "99999999999999999"})
        CHECK_FALSE(number_in(wrong).has_value());
    CHECK(date_in("2026-02-03") == "2026-02-03");
    CHECK(date_in("3.2.2026") == "2026-02-03");
    CHECK(date_in("03.02.26") == "2026-02-03");
    CHECK(date_in("3/2/2026") == "2026-02-03");
    for (const char* wrong : {"", "31.2.2026", "3.13.2026", "3.2", "2.3.1850", "i dag", "1.2.3.4"})
        CHECK_FALSE(date_in(wrong).has_value());
}

TEST_CASE("csv: what is written is read again, and no cell runs as a formula") {
    const std::vector<std::string> cells = {
        "en", "med;semikolon", "med \"gåsetegn\"", "to\nlinjer", "12,5", "-3", ""};
    const Csv csv = read_csv("1;2;3;4;5;6;7\r\n" + csv_row(cells));
    REQUIRE(csv.rows.size() == 2);
    CHECK(csv.rows[1] == cells);
    for (const char* formula : {"=1+1", "+47 12345", "@SUM(A1)", "-cmd"})
        CHECK(csv_cell(formula, ';')[0] == '\'');
    CHECK(csv_cell("-12,5", ';') == "-12,5");
}
