#pragma once
// The meeting on paper: task sheets before it, the report after it, the follow-up form as a poster,
// measurements. And measurements as tables in and out.
#include "exchange/page.h"
#include "measure/csv.h"
#include "measure/run_chart.h"
#include "meeting/report.h"

namespace stf::exchange {

struct MeetingPages {
    const meeting::Index& index;
    base::Language language;
    meeting::Words words; // of texts: "meeting.phase.1"
};

Page task_sheets(const MeetingPages&); // A4, one for each table
Page participant_sheet(
    const MeetingPages&); // A4, the same for everyone, to read and write on beforehand and to take home
Page report_page(const MeetingPages&, const meeting::Report&);
Page follow_up_poster(const MeetingPages&); // A3: areas × five phases
Page driver_page(const MeetingPages&);      // A4: aim, drivers, what they rest on, changes

struct SeriesPage {
    std::string title;
    struct Point {
        std::string label, value, note;
        double number = 0;
    };
    std::vector<Point> points;
    std::vector<std::string> findings;
    std::string group;     // PSFS: the group's change
    std::string low, high; // least and most in words
    double least = 0, most = 100;
    std::vector<measure::RunPhase> phases;
};
Page series_page(const MeetingPages&, const SeriesPage&);

// Columns by their names, in the three languages: a running number, a date, done, not done, not relevant,
// before, after or value.
struct PointsRead {
    std::vector<meeting::Record> points;
    std::vector<measure::CsvNote> notes;
};
PointsRead points_of(const measure::Csv&, const meeting::Thing& series);
std::string points_csv(const meeting::Index&, std::string_view series, meeting::Words);

} // namespace stf::exchange
