#pragma once
// The open meeting and what is made of it: the app's one member for all of it.
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/history.h"
#include "view/meeting_view.h"

namespace stf {

struct MeetingDesk {
    std::optional<document::History<meeting::Meeting>> history;
    meeting::Replica by;
    std::uint64_t turn = 0;              // of replicas: another one after each undo
    std::optional<std::uint32_t> left_s; // of the timer, if it runs; the page counts
    std::string merging;                 // the key of the changes that go into one version
    // of the present document; empty: to be made
    std::unique_ptr<meeting::Index> index;
    std::unique_ptr<meeting::Report> report;
    std::unique_ptr<view::MeetingShown> shown;
    std::vector<meeting::Arrived> arrived; // files of other tables: put together once, in the next frame
    // pathways that cases are made of, on their way: file -> whether its questions are wanted too
    std::vector<std::pair<std::string, bool>> pending;

    const meeting::Meeting* now() const { return history ? &history->now() : nullptr; }
    void changed() {
        shown.reset();
        report.reset();
        index.reset();
    }
    const meeting::Index& indexed() {
        if (!index) index = std::make_unique<meeting::Index>(history->now());
        return *index;
    }
    const meeting::Report& reported() {
        if (!report) report = std::make_unique<meeting::Report>(meeting::report(indexed()));
        return *report;
    }
};

} // namespace stf
