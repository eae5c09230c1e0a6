// What a large meeting costs: 500 tables with 40 cards each. Times are medians of five rounds on this
// machine.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "meeting/read.h"
#include "meeting/report.h"
#include "rows.h"
#include "view/meeting_view.h"
#include "json/value.h"

using namespace stf;
using namespace stf::meeting;

namespace {

double now_ms() {
#ifdef __EMSCRIPTEN__
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
#else
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
#endif
}

template <class Work>
void measure_it(const char* what, Work work, int rounds = 5) {
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        const double start = now_ms();
        work();
        times.push_back(now_ms() - start);
    }
    std::sort(times.begin(), times.end());
    std::printf("%-52s %9.2f ms\n", what, times[times.size() / 2]);
    bench::row(what, "a meeting of 20,000 cards", times[times.size() / 2], " ms");
}

constexpr std::size_t tables = 500, cards = 40;

Replica replica_of(std::uint64_t n) {
    return {n * 0x9E3779B97F4A7C15ull, n};
}

struct Large {
    Meeting prepared{.id = "m"};
    std::vector<std::string> table_keys, steps, lanes;
    std::vector<Meeting> files;

    Large() {
        Draft draft(prepared, replica_of(1));
        const std::string of = draft.add(Record(Kind::case_).set(Field::title, std::string("Kols")));
        for (int i = 0; i < 7; ++i)
            steps.push_back(draft.add(Record(Kind::step)
                                          .set(Field::case_, of)
                                          .set(Field::title, "Steg " + std::to_string(i))
                                          .set(Field::order, i)));
        for (int i = 0; i < 4; ++i)
            lanes.push_back(draft.add(Record(Kind::lane)
                                          .set(Field::case_, of)
                                          .set(Field::title, "Aktør " + std::to_string(i))
                                          .set(Field::order, i)));
        for (std::size_t i = 0; i < tables; ++i)
            table_keys.push_back(draft.add(Record(Kind::table)
                                               .set(Field::title, "Bord " + std::to_string(i))
                                               .set(Field::order, static_cast<int>(i))));
        prepared = update(prepared, draft.take());
        for (std::size_t table = 0; table < tables; ++table) files.push_back(with_cards(table, cards));
    }
    Meeting with_cards(std::size_t table, std::size_t count) const {
        Draft draft(prepared, replica_of(1000 + table));
        for (std::size_t i = 0; i < count; ++i)
            draft.add(
                Record(Kind::card)
                    .set(Field::table, table_keys[table])
                    .set(Field::sort, static_cast<Sort>(i % 6))
                    .set(
                        Field::text, "Innleggelsesmeldingen kommer sent, mest i helgene " + std::to_string(i))
                    .set(Field::step, steps[i % 7])
                    .set(Field::lane, lanes[i % 4]));
        return update(prepared, draft.take());
    }
};

} // namespace

int main() {
    const Large large;
    Meeting all;
    std::size_t seen = 0; // so that nothing is optimised away
    measure_it("merge 500 tables x 40 cards", [&] { all = merge(large.files); });
    std::vector<std::string> texts;
    for (const Meeting& file : large.files) texts.push_back(json::write(write(file)));
    measure_it(
        "read the 500 files",
        [&] {
            for (const std::string& text : texts) seen += read(*json::parse(text))->facts.size();
        },
        3);
    measure_it("write the whole meeting", [&] { seen += json::write(write(all)).size(); });
    measure_it("index of 20,000 cards", [&] { seen += Index(all).of(Kind::card).size(); });
    const Index index(all);
    Report made;
    measure_it("report of 20,000 cards", [&] { made = report(index); });
    measure_it("the report as CSV", [&] {
        seen += to_csv(made, [](std::string_view key) { return std::string(key); }).size();
    });
    measure_it("one more card in it", [&] {
        Draft draft(all, replica_of(9));
        draft.add(Record(Kind::card).set(Field::table, large.table_keys[0]).set(Field::sort, Sort::idea));
        seen += update(all, draft.take()).facts.size();
    });
    const Meeting thousand = large.with_cards(0, 1000);
    const Index its(thousand);
    view::MeetingSession session;
    session.table = large.table_keys[0];
    const view::Texts none;
    measure_it(
        "the board of a table with 1,000 cards",
        [&] { seen += static_cast<std::size_t>(view::board(its, session, none).cards); }, 101);
    std::printf("(%zu)\n", seen % 10);
}
