#pragma once
// A small pathway, and plans of it.
#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "faults.h"
#include "pathway/read.h"
#include "plan/action.h"
#include "plan/read.h"

namespace stf::plan::test {

inline constexpr const char* pathway_text =
    R"({"format":"stifinner/pathway","version":1,"id":"p","title":{"nb":"P"},"edition":{"date":"2025-01-01"},"sources":[],)"
    R"("anchors":[{"id":"start"}],"lanes":[{"id":"l"}],"decisions":[{"id":"d","options":[{"id":"yes"},{"id":"no"}]}],)"
    R"("steps":[{"id":"a","title":{"nb":"A"},"lane":"l","place":"hus","after":[{"of":"start","min":"0 d","strength":"legal","x":1}]},)"
    R"({"id":"b","title":{"nb":"B"},"lane":"l","when":{"d":["yes"]},"after":[{"of":"a","min":"1 wk","max":"2 d","strength":"own"}],)"
    R"("repeat":{"every":"1 mo","times":3},"mine":{"deep":[1,2]}}],"unknown":true})";

inline std::string plan_text(const std::string& course, const std::string& more = "") {
    return R"({"format":"stifinner/plan","version":1,"id":"x","courses":[{"id":"c1","pathway":)" +
        std::string(pathway_text) + course + "}]" + more + "}";
}

using stf::test::said;

inline std::string faults_of(const std::string& text) {
    base::Faults faults = read(*json::parse(text)).faults();
    std::string all;
    for (const base::Fault& fault : faults)
        if (!fault.warning) all += fault.path + ": " + base::message(fault) + "\n";
    return all;
}

inline Plan plan_of(const std::string& course = "", const std::string& more = "") {
    auto plan = read(*json::parse(plan_text(course, more)));
    INFO(said(plan.faults()));
    REQUIRE(plan);
    return std::move(*plan);
}

inline Day at(const char* text) {
    return *base::parse_day(text);
}

} // namespace stf::plan::test
