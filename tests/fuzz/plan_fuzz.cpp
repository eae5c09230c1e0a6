// Any bytes as actions on a plan: whatever a person does, the plan before is untouched and the plan after can
// be read again.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "pathway/read.h"
#include "plan/action.h"
#include "plan/read.h"

using namespace stf;
using namespace stf::plan;

namespace {

constexpr const char* pathway_text =
    R"({"format":"stifinner/pathway","version":1,"id":"p","title":{"nb":"P"},"edition":{},"sources":[],"anchors":[{"id":"s"}],)"
    R"("lanes":[{"id":"l"}],"places":[{"id":"hus","on":["mon"]}],"decisions":[{"id":"d","options":[{"id":"y"},{"id":"n"}]}],)"
    R"("steps":[{"id":"a","title":{"nb":"A"},"lane":"l","place":"hus","after":[{"of":"s","min":"0 d","strength":"legal"}]},)"
    R"({"id":"b","title":{"nb":"B"},"lane":"l","when":{"d":["y"]},"repeat":{"every":"1 wk"}}]})";

// The bytes as small choices; zeros when they have run out.
class Bytes {
public:
    Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
    bool empty() const { return size_ == 0; }
    std::uint8_t byte() {
        if (size_ == 0) return 0;
        --size_;
        return *data_++;
    }
    std::string id() {
        constexpr const char* ids[] = {"a", "b",   "s",  "c1", "c2", "d",  "y",    "n",
                                       "l", "hus", "o1", "o2", "",   "zz", "\xFF", "æ"};
        return ids[byte() % 16];
    }
    Reference at() {
        Reference reference;
        reference.course = byte() % 4 == 0 ? id() : "c1";
        reference.step = id();
        reference.occurrence = byte() % 4 - 1;
        return reference;
    }
    Day day() {
        constexpr int spread = 200;
        if (byte() % 8 == 0) return Day(static_cast<std::int8_t>(byte()) * spread * 5);
        return Day(20454 + static_cast<std::int8_t>(byte()));
    }
    base::Lag lag() { return {static_cast<std::int8_t>(byte()), static_cast<base::Unit>(byte() % 5)}; }
    pathway::Rule rule() {
        pathway::Rule out;
        out.of = id();
        if (byte() % 2) out.min = lag();
        if (byte() % 2) out.max = lag();
        out.edge = static_cast<pathway::Edge>(byte() % 2);
        out.which = static_cast<pathway::Which>(byte() % 3);
        return out;
    }
    pathway::Step step() {
        pathway::Step out;
        out.id = id();
        out.title.nb = id();
        out.lane = "l";
        out.place = id();
        for (int i = byte() % 3; i > 0; --i) out.after.push_back(rule());
        if (byte() % 3 == 0) {
            out.repeat.emplace();
            out.repeat->every = lag();
            out.repeat->until = id();
        }
        if (byte() % 3 == 0) out.lasts = lag();
        if (byte() % 3 == 0) out.on = {static_cast<std::uint8_t>(byte() % 128), false};
        return out;
    }

private:
    const std::uint8_t* data_;
    std::size_t size_;
};

CareAction next_care(Bytes& bytes) {
    switch (bytes.byte() % 13) {
    case 0:
        return SetWords{bytes.id()};
    case 1:
        return PutGoal{bytes.id(), bytes.id()};
    case 2:
        return RemoveGoal{bytes.id()};
    case 3:
        return PutActivity{bytes.id(), bytes.byte() % 2 ? bytes.id() : "", bytes.id()};
    case 4:
        return RemoveActivity{bytes.id()};
    case 5:
        return SetScore{
            bytes.id(), bytes.day(),
            bytes.byte() % 4 ? std::optional<std::int32_t>(static_cast<std::int8_t>(bytes.byte()) / 8)
                             : std::nullopt};
    case 6:
        return LinkStep{bytes.id(), "c1", bytes.id(), bytes.byte() % 3 != 0};
    case 7:
        return SetZone{static_cast<Zone>(bytes.byte() % 3), bytes.byte() % 2 == 0, bytes.id()};
    case 8:
        return SetZoneCall{static_cast<Zone>(bytes.byte() % 3), bytes.id(), bytes.byte() % 3 != 0};
    case 9: {
        Consent consent;
        consent.id = bytes.id();
        consent.name = bytes.id();
        for (int i = bytes.byte() % 3; i > 0; --i)
            consent.what.push_back(static_cast<Topic>(bytes.byte() % topic_count));
        consent.from = bytes.day();
        if (bytes.byte() % 2) consent.until = bytes.day();
        return PutConsent{consent};
    }
    case 11:
        return Assign{bytes.id(), "c1", bytes.id()};
    case 10:
        return WithdrawConsent{bytes.id(), bytes.day()};
    default:
        return SetWorseLookedAt{bytes.byte() % 2 ? std::optional(bytes.day()) : std::nullopt};
    }
}

Action next_action(Bytes& bytes, const pathway::PathwayPtr& pathway) {
    switch (bytes.byte() % 25) {
    case 0:
        return AddCourse{bytes.id(), pathway, {{bytes.id(), bytes.day()}}};
    case 1:
        return RemoveCourse{bytes.id()};
    case 2:
        return SetAnchor{"c1", bytes.id(), bytes.byte() % 3 ? std::optional(bytes.day()) : std::nullopt};
    case 3:
        return Choose{"c1", bytes.id(), bytes.id()};
    case 4:
        return Book{bytes.at(), bytes.day(), std::nullopt, bytes.byte()};
    case 5:
        return MarkDone{
            bytes.at(), bytes.day(), bytes.byte() % 2 ? std::optional(bytes.day()) : std::nullopt};
    case 6:
        return Drop{bytes.at()};
    case 7:
        return ClearFact{bytes.at()};
    case 8:
        return SetNote{bytes.at(), bytes.id(), static_cast<Words>(bytes.byte() % 3)};
    case 9:
        return SetTick{bytes.at(), bytes.id(), static_cast<TickState>(bytes.byte() % 3)};
    case 10:
        return PutPerson{{bytes.id(), bytes.id(), bytes.id(), "", "", {}}};
    case 11:
        return RemovePerson{bytes.id()};
    case 12:
        return AddUnavailable{{bytes.day(), bytes.day()}};
    case 13:
        return RemoveUnavailable{{bytes.day(), bytes.day()}};
    case 14:
        return Accept{bytes.at(), bytes.day()};
    case 15:
        return Unaccept{bytes.at()};
    case 16:
        return PutOwnStep{"c1", bytes.step()};
    case 17:
        return RemoveOwnStep{"c1", bytes.id()};
    case 18:
        return PutOwnRule{"c1", OwnRule{bytes.id(), bytes.rule(), {}}};
    case 19:
        return RemoveOwnRule{"c1", bytes.byte()};
    case 20:
        return next_care(bytes);
    case 23:
        return PinDay{bytes.at(), bytes.byte() % 3 ? std::optional(bytes.day()) : std::nullopt};
    case 21:
        return SetBurden{
            bytes.id(), bytes.byte() % 3 ? std::optional<std::int32_t>(bytes.byte()) : std::nullopt};
    case 22:
        return SetDays{{bytes.day(), bytes.day()}, bytes.byte() % 2 == 0};
    default:
        return SetTitle{bytes.id()};
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const pathway::PathwayPtr pathway =
        std::make_shared<const pathway::Pathway>(*pathway::read(*json::parse(pathway_text)));
    Bytes bytes(data, size);
    Plan plan = update(Plan(), AddCourse{"c1", pathway, {}});
    constexpr int most_actions = 12;
    for (int i = 0; i < most_actions && !bytes.empty(); ++i) {
        const json::Value before = write(plan);
        Plan next = update(plan, next_action(bytes, pathway));
        if (!(write(plan) == before)) std::abort();
        const json::Value after = write(next);
        const auto again = json::parse(json::write(after));
        if (!again) std::abort();
        const auto read_again = read(*again);
        if (!read_again ||
            !(*read_again == next || json::write(after).find("\xEF\xBF\xBD") != std::string::npos))
            std::abort();
        plan = std::move(next);
    }
    return 0;
}
