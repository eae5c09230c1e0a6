// Any JSON as the files of a meeting's tables, one or a list of them: what opens is written again byte for
// byte, and put together it does not matter in which order, how grouped or how often. Then the report is made
// of it.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "json_mutator.h"
#include "meeting/gather.h"
#include "meeting/read.h"
#include "meeting/report.h"

using namespace stf;
using namespace stf::meeting;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

std::string bytes(const Meeting& meeting) {
    return json::write(write(meeting));
}

Meeting again(const Meeting& meeting) {
    const auto opened = read(write(meeting));
    must(opened.ok() && bytes(*opened) == bytes(meeting));
    return *opened;
}

void check_report(const Meeting& meeting) {
    const Index index(meeting);
    const Report made = report(index);
    const auto words = [](std::string_view key) { return std::string(key); };
    must(json::parse(to_json(made)).ok());
    must(!to_csv(made, words).empty() && !to_markdown(made, words).empty());
    tables_with_one_name(index);
}

void check_merge(const std::vector<Meeting>& all) {
    const Meeting& a = all[0];
    const Meeting& b = all[1 % all.size()];
    const Meeting& c = all[2 % all.size()];
    must(bytes(merge(a, a)) == bytes(a));
    const Meeting ab = merge(a, b), together = merge({a, b, c});
    must(bytes(ab) == bytes(merge(b, a)));
    must(bytes(merge(ab, c)) == bytes(together));
    must(bytes(merge(a, merge(c, b))) == bytes(together));
    for (const Meeting& one : {a, b, c}) must(bytes(merge(together, one)) == bytes(together));
    check_report(again(together));
    Draft draft(together, next_replica({7, 7}, 1));
    const std::string card = draft.add(Record(Kind::card)
                                           .set(Field::table, std::string("t1"))
                                           .set(Field::sort, Sort::wish)
                                           .set(Field::text, std::string("Et kort")));
    const Meeting more = again(update(together, draft.take()));
    must(bytes(merge(more, a)) == bytes(more)); // what was there has been seen
    must(Index(more).find(Kind::card, card) != nullptr);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = json::parse({reinterpret_cast<const char*>(data), size});
    if (!file) return 0;
    std::vector<json::Value> files;
    for (const json::Value& item : file->items()) files.emplace_back(item);
    if (files.empty()) files.emplace_back(*file);
    std::vector<Meeting> opened;
    std::vector<Arrived> arrived;
    for (std::size_t i = 0; i < files.size() && i < 6; ++i) {
        arrived.push_back({std::to_string(i), json::write(files[i])});
        auto meeting = read(json::Value(files[i]));
        must(meeting.ok() != base::any_fault(meeting.faults()));
        if (meeting) {
            again(*meeting);
            meeting->id = "m";
            opened.push_back(std::move(*meeting));
        }
    }
    if (opened.empty()) return 0;
    check_merge(opened);
    const Gathered got = gather(opened.front(), arrived);
    must(got.files.size() == arrived.size());
    again(got.meeting);
    return 0;
}
