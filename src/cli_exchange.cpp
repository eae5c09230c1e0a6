// The command line's export and import: the same files that the app makes and opens.
#include <dirent.h>

#include "cli.h"
#include "exchange/csv.h"
#include "exchange/fhir.h"
#include "plan/read.h"
#include "schedule/schedule.h"
#include "view/print_view.h"
#include "json/value.h"

namespace stf::cli {
namespace {

struct Args {
    std::string kind, file, texts = "dist/lang/nb.json";
    std::optional<base::Day> today;
    bool large = false, all = false, a3 = false;
};

// What is wrong with them, or "".
std::string read_args(const std::vector<std::string>& args, Args& out) {
    for (std::size_t i = 0; i < args.size(); ++i) {
        const bool has_value = i + 1 < args.size();
        const std::string& arg = args[i];
        if (arg == "--today" && has_value) {
            out.today = base::parse_day(args[++i]);
            if (!out.today) return "not a date: " + args[i];
        } else if (arg == "--texts" && has_value) {
            out.texts = args[++i];
        } else if (arg == "--large") {
            out.large = true;
        } else if (arg == "--all") {
            out.all = true;
        } else if (arg == "--a3") {
            out.a3 = true;
        } else if (
            arg == "--fhir" || arg == "--ical" || arg == "--csv" || arg == "--html" || arg == "--timeline") {
            out.kind = arg.substr(2);
        } else if (arg.starts_with("--") || !out.file.empty()) {
            return "unknown argument " + arg;
        } else {
            out.file = arg;
        }
    }
    if (out.file.empty()) return "no file";
    return out.today ? "" : "no --today";
}

// The built site names a file by its content: where there is no dist/lang/nb.json,
// dist/lang/nb.958a501728.json is meant.
std::string by_content(const std::string& folder, const std::string& code) {
    std::string found;
    DIR* const open = opendir(folder.c_str());
    if (!open) return found;
    while (const dirent* entry = readdir(open)) {
        const std::string name = entry->d_name;
        if (name.starts_with(code + ".") && name.ends_with(".json")) found = folder + "/" + name;
    }
    closedir(open);
    return found;
}

std::optional<view::Texts> texts_in(const std::string& name) {
    const std::size_t slash = name.find_last_of('/');
    const std::string code = name.substr(slash == std::string::npos ? 0 : slash + 1, 2);
    auto file = read_file(name);
    if (!file) file = read_file(by_content(slash == std::string::npos ? "." : name.substr(0, slash), code));
    if (!file) return std::nullopt;
    auto texts = view::Texts::read(*file, view::language_from(code));
    return texts ? std::optional(std::move(*texts)) : std::nullopt;
}

std::string exported(const Args& args, const plan::Plan& plan, const view::Texts& texts) {
    const auto words = [&](std::string_view key) { return texts.get(key); };
    const schedule::Schedule schedule = schedule::schedule(plan, *args.today);
    if (args.kind == "ical")
        return exchange::icalendar(plan, schedule, {.language = texts.language()}, words);
    if (args.kind == "csv") return exchange::plan_csv(plan, schedule, texts.language(), words);
    const view::Source source{plan, schedule, texts, *args.today};
    const view::PrintChoice choice{.all = args.all, .large = args.large, .a3 = args.a3};
    if (args.kind == "html") return exchange::to_html(view::plan_page(source, choice));
    if (args.kind == "timeline")
        return exchange::to_html(view::timeline_page(source, view::map_view(plan, schedule, texts), choice));
    return json::write(exchange::fhir_bundle(plan, schedule, texts.language(), words), json::Style::indented);
}

void print_not_read(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) std::fprintf(stderr, "not read: %s\n", line.c_str());
}

int import_days(const exchange::BusyDays& busy, const std::string& name) {
    if (!busy.calendar) {
        print(name + ": no calendar, and no table with dates\n");
        return faulty;
    }
    exchange::Table table;
    for (const exchange::BusyDay& day : busy.days)
        table.push_back(
            {to_string(day.span.from), to_string(day.span.to), day.all_day ? "" : "part", day.title});
    print(exchange::write_csv(table));
    print_not_read(busy.not_read);
    return good;
}

bool ends(const std::string& name, std::string_view with) {
    return name.size() >= with.size() && std::string_view(name).substr(name.size() - with.size()) == with;
}

} // namespace

int run_export(const std::vector<std::string>& arguments) {
    Args args;
    const std::string misuse = read_args(arguments, args);
    if (!misuse.empty()) return misused(misuse);
    if (args.kind.empty()) return misused("export to what?");
    const auto text = read_file(args.file);
    if (!text) return unreadable(args.file);
    const auto texts = texts_in(args.texts);
    if (!texts) return unreadable(args.texts);
    auto file = json::parse(*text);
    const auto plan = file ? plan::read(std::move(*file)) : base::Result<plan::Plan>(file.faults());
    if (!plan) {
        print(stdout, args.file, plan.faults(), false);
        return faulty;
    }
    print(exported(args, *plan, *texts));
    return good;
}

int run_import(const std::vector<std::string>& arguments) {
    Args args;
    const std::string misuse = read_args(arguments, args);
    if (!misuse.empty()) return misused(misuse);
    const auto text = read_file(args.file);
    if (!text) return unreadable(args.file);
    if (ends(args.file, ".ics")) return import_days(exchange::read_icalendar(*text, *args.today), args.file);
    if (ends(args.file, ".csv")) return import_days(exchange::read_busy_csv(*text, *args.today), args.file);
    const auto texts = texts_in(args.texts);
    if (!texts) return unreadable(args.texts);
    const auto file = json::parse(*text);
    if (!file) {
        print(stdout, args.file, file.faults(), false);
        return faulty;
    }
    if (!exchange::is_fhir(*file)) {
        print(args.file + ": no FHIR resource\n");
        return faulty;
    }
    const exchange::FhirRead read =
        exchange::read_fhir(*file, [&](std::string_view key) { return texts->get(key); });
    print_not_read(read.not_read);
    if (!read.plan) {
        print(stdout, args.file, read.faults, false);
        if (read.faults.empty()) print(args.file + ": nothing that a plan can be made of\n");
        return faulty;
    }
    print(json::write(plan::write(*read.plan), json::Style::indented));
    return good;
}

} // namespace stf::cli
