#pragma once
// Care plans that other systems have made: what they plan becomes steps of a small pathway of its own. Plans
// of zones (what to do in green, yellow and red) become the plan for getting worse.
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "exchange/icalendar.h"
#include "json/value.h"

namespace stf::exchange::fhir {

inline constexpr std::size_t most_resources = 5000;

// Through objects, and into the first item of arrays; nullptr or "" if there is nothing.
const json::Value* member_path(const json::Value&, std::initializer_list<std::string_view> keys);
std::string text_path(const json::Value&, std::initializer_list<std::string_view> keys);
std::optional<base::Day> day_in(const std::string& date_time);
std::string concept_text(const json::Value*);           // of a CodeableConcept, or the first of several
std::string name_of(const json::Value& resource);       // of a person or an organisation
json::Value booking_of(const json::Value& appointment); // {"date", "time", "minutes"}; empty if it has no day

// What stands in the file, found by any form of reference.
struct Resources {
    struct Entry {
        const json::Value* resource;
        std::string url, name; // name: "Task/17"
    };
    std::vector<Entry> list;

    explicit Resources(const json::Value& file);
    const json::Value* find(const std::string& reference) const;
};

class NotRead {
public:
    void add(const std::string& what, int times = 1);
    // Its other fields, under the name of what it is: of a resource its type.
    void unless(const json::Value& resource, std::initializer_list<std::string_view> known);
    void unless(const json::Value&, const std::string& name, std::initializer_list<std::string_view> known);
    std::vector<std::string> lines() const;

private:
    std::vector<std::pair<std::string, int>> found_;
};

class Foreign {
public:
    Foreign(const Resources& resources, NotRead& not_read, Words words)
        : resources_(resources), not_read_(not_read), words_(words) {}

    // Adds a course for each care plan and pathway that is not used yet, and one for what belongs to none.
    void courses(std::vector<const json::Value*>& used, json::Value& plan);

private:
    struct Activity {
        std::string title, explain, status;
        bool avoid = false; // said so in the title; it goes among the words about the plan
        std::optional<base::Day> from, to;
        json::Value booked, earlier; // earlier: an appointment that was called off
        json::Value repeat;          // of the step; null if it comes once

        void timing(const json::Value*, NotRead&, Words);
    };
    bool is_used(const json::Value&) const;
    Activity activity_of(const json::Value& resource, const std::string& name); // name: if it has none
    void appointment(const json::Value& resource, Activity&);
    void request(const json::Value& resource, Activity&); // a task, a service or a medicine
    // Names, with commas. place: where they stand, for those that have none.
    std::string who(const json::Value* references, const char* place);
    std::string taking_part(const json::Value& appointment);
    void zones(const json::Value& care, std::vector<Activity>&);
    Activity detail_of(const json::Value& detail);
    void avoided(const json::Value& resource, Activity&) const;
    std::string take_avoided(std::vector<Activity>&);
    void course(
        const std::string& id, const std::string& title, std::optional<base::Day> start,
        const std::string& about, const std::vector<Activity>&, const std::string& publisher);
    void care_plan(const json::Value&);
    void definition(const json::Value&);
    void definition_steps(
        const json::Value& actions, json::Value& steps, std::vector<std::string>& ids, int depth);
    void loose();

    const Resources& resources_;
    NotRead& not_read_;
    Words words_;
    std::vector<const json::Value*>* used_ = nullptr;
    json::Value* plan_ = nullptr;
    int made_ = 0;
};

} // namespace stf::exchange::fhir
