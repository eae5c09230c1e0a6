// Every version of every format that has ever been written is kept in tests/documents and opened here.
#include "document/format.h"
#include "exchange/support.h"
#include "files.h"
#include "pathway/overlay.h"
#include "pathway/read.h"
#include "pathway/resolve.h"

using namespace stf;

namespace {

struct Kept {
    const document::Format* format;
    const char* name;
};
const Kept kept[] = {{&document::pathway_format, "pathway"}, {&document::plan_format, "plan"},
                     {&document::parts_format, "parts"},     {&document::overlay_format, "overlay"},
                     {&document::example_format, "example"}, {&document::meeting_format, "meeting"}};

json::Value document_of(const std::string& name) {
    auto value = json::parse(stf::test::read_file("tests/documents/" + name + ".json"));
    INFO(name);
    REQUIRE(value);
    return std::move(*value);
}

} // namespace

TEST_CASE("documents: every version of every format is kept, and opens as the present one") {
    for (const Kept& one : kept)
        for (int version = 1; version <= one.format->version(); ++version) {
            const std::string name = one.name + ("-" + std::to_string(version));
            const json::Value file = document_of(name);
            CHECK(file.find("version")->integer() == version);
            const auto opened = document::open(file, *one.format);
            CAPTURE(name);
            REQUIRE(opened);
            CHECK(opened->find("version")->integer() == one.format->version());
        }
    CHECK(plan::read(document_of("plan-1")).ok());
    CHECK(pathway::read(document_of("pathway-1")).ok());
    CHECK_FALSE(base::any_fault(pathway::check_overlay(document_of("overlay-1"))));
    pathway::Parts parts;
    CHECK_FALSE(base::any_fault(pathway::read_parts(document_of("parts-1"), parts)));
}

TEST_CASE("documents: every step from one version to the next has a name of its own") {
    for (const Kept& one : kept)
        for (std::size_t i = 0; i < one.format->migrations.size(); ++i) {
            CHECK_FALSE(one.format->migrations[i].name.empty());
            for (std::size_t j = 0; j < i; ++j)
                CHECK(one.format->migrations[i].name != one.format->migrations[j].name);
        }
}

TEST_CASE("documents: a newer file is refused plainly and left as it was") {
    for (const Kept& one : kept) {
        json::Value file = document_of(one.name + std::string("-1"));
        file.set("version", one.format->version() + 1);
        const json::Value before = file;
        const auto opened = document::open(file, *one.format);
        CAPTURE(one.name);
        REQUIRE_FALSE(opened.ok());
        CHECK(opened.faults().front().code == base::FaultCode::newer_version);
        CHECK(file == before);
    }
}

TEST_CASE("documents: what a later program wrote beside the fields of today is kept, wherever it stands") {
    json::Value file = document_of("plan-1");
    const auto add = [](json::Value& to) {
        to.set("senere", json::parse(R"({"a":[1,null,"x"]})").operator*());
    };
    add(file);
    auto& course = std::get_if<json::Items>(&file.find("courses")->data)->front();
    add(course);
    add(*course.find("pathway"));
    add(*course.find("base"));
    add(*course.find("own"));
    for (const char* list : {"facts", "notes", "ticks"})
        add(std::get_if<json::Items>(&course.find(list)->data)->front());
    add(*std::get_if<json::Items>(&course.find("facts")->data)->front().find("booked"));
    for (const char* list : {"people", "unavailable", "accepted"})
        add(std::get_if<json::Items>(&file.find(list)->data)->front());
    const auto plan = plan::read(file);
    REQUIRE(plan);
    CHECK(
        exchange::test::count(json::write(plan::write(*plan)), "\"senere\"") ==
        exchange::test::count(json::write(file), "\"senere\""));
    CHECK(exchange::test::count(json::write(file), "\"senere\"") == 12);
}
