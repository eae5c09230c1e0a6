// The command line: check, schedule, resolve and lix. Exit 0 good, 1 faults, 2 usage or unreadable file.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/lix.h"
#include "cli.h"
#include "document/format.h"
#include "exchange/schedule_json.h"
#include "meeting/read.h"
#include "pathway/overlay.h"
#include "pathway/read.h"
#include "pathway/resolve.h"
#include "plan/action.h"
#include "plan/example.h"
#include "plan/read.h"
#include "schedule/contradictions.h"
#include "schedule/schedule.h"
#include "json/value.h"

namespace stf::cli {

static constexpr const char* usage =
    "usage: stifinner check [--strict] FILE...\n"
    "       stifinner schedule PATHWAY [--anchor ID=YYYY-MM-DD]... --today YYYY-MM-DD [--nodes N]\n"
    "       stifinner schedule --plan PLAN --today YYYY-MM-DD [--nodes N]\n"
    "       stifinner resolve PATHWAY [--parts FOLDER] [--overlay FILE]...\n"
    "       stifinner lix [--ceiling N] FILE...\n"
    "       stifinner export --fhir|--ical|--csv|--html|--timeline PLAN --today YYYY-MM-DD [--texts "
    "LANGUAGE.json]\n"
    "       stifinner import FILE --today YYYY-MM-DD [--texts LANGUAGE.json]\n";

int misused(const std::string& why) {
    std::fprintf(stderr, "stifinner: %s\n%s", why.c_str(), usage);
    return unusable;
}

int unreadable(const std::string& file) {
    std::fprintf(stderr, "stifinner: cannot read %s\n", file.c_str());
    return unusable;
}

// At most one byte more than a document may have: enough to say that it is too large.
std::optional<std::string> read_file(const std::string& name) {
    std::FILE* file = std::fopen(name.c_str(), "rb");
    if (!file) return std::nullopt;
    std::string text;
    const std::size_t most = json::Limits().bytes + 1;
    constexpr std::size_t chunk = 1u << 20;
    for (std::size_t got = 1; got > 0 && text.size() < most;) {
        const std::size_t before = text.size();
        text.resize(before + std::min(chunk, most - before));
        got = std::fread(text.data() + before, 1, text.size() - before, file);
        text.resize(before + got);
    }
    const bool failed = std::ferror(file) != 0;
    std::fclose(file);
    if (failed) return std::nullopt;
    return text;
}

void print(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
}

void print(std::FILE* to, const std::string& file, const base::Faults& faults, bool warnings) {
    for (const base::Fault& fault : faults) {
        if (fault.warning && !warnings) continue;
        const std::string line = file + ":" + std::to_string(fault.at.line) + ":" +
            std::to_string(fault.at.column) + ": " + fault.path + ": " + (fault.warning ? "warning: " : "") +
            base::message(fault) + "\n";
        std::fwrite(line.data(), 1, line.size(), to);
    }
}

} // namespace stf::cli

namespace {

using namespace stf;
using namespace stf::cli;

std::string folder_of(const std::string& file) {
    const std::size_t slash = file.find_last_of('/');
    return slash == std::string::npos ? std::string() : file.substr(0, slash + 1);
}

// The shared files of a folder. Those that are not there or not right share nothing; `check` tells of them
// when asked.
pathway::Parts parts_in(const std::string& folder) {
    pathway::Parts parts;
    for (const char* kind : {"actors", "checklists", "question_sets", "glossary"}) {
        const auto text = read_file(folder + "/" + kind + ".json");
        if (!text) continue;
        if (const auto file = json::parse(*text)) (void)pathway::read_parts(*file, parts);
    }
    return parts;
}

// A pathway with what it includes, from the folder parts/ beside its file.
base::Result<json::Value> resolved(const std::string& name, json::Value file) {
    if (!pathway::has_inclusions(file)) return file;
    return pathway::resolve(std::move(file), parts_in(folder_of(name) + "parts"));
}

// The clash of rules that no dates satisfy, if there is one.
void find_contradiction(const pathway::Pathway& pathway, base::Faults& faults) {
    const auto found = schedule::contradiction(pathway);
    if (!found) return;
    const json::Cursor root(pathway.raw, faults);
    const json::Cursor steps = root.member("steps");
    std::string others;
    for (const schedule::Cause& cause : found->because) {
        const json::Cursor after = steps.item(static_cast<std::size_t>(cause.at.step));
        const char* bound = cause.bound == schedule::Bound::min ? "min" : "max";
        others += (others.empty() ? "" : ", ") +
            after.member("after").item(static_cast<std::size_t>(cause.rule)).member(bound).path();
    }
    steps.item(static_cast<std::size_t>(found->step))
        .member("after")
        .item(static_cast<std::size_t>(found->rule))
        .member(found->bound == schedule::Bound::min ? "min" : "max")
        .fault(base::FaultCode::contradiction, {others});
}

base::Result<pathway::Pathway> read_pathway(const std::string& name, json::Value file) {
    auto whole = resolved(name, std::move(file));
    if (!whole) return whole.faults();
    auto pathway = pathway::read(std::move(*whole));
    if (!pathway) return pathway;
    find_contradiction(*pathway, pathway.faults());
    base::sort_by_position(pathway.faults());
    if (base::any_fault(pathway.faults())) return pathway.faults();
    return pathway;
}

// ---- check ----

// The pathway of that id, resolved, if it stands in one of the folders.
std::optional<json::Value> base_pathway(const std::string& id, const std::vector<std::string>& folders) {
    for (const std::string& folder : folders) {
        const std::string name = folder + id + ".json";
        const auto text = read_file(name);
        if (!text) continue;
        auto file = json::parse(*text);
        if (!file || !read_pathway(name, *file)) continue;
        auto whole = resolved(name, std::move(*file));
        if (whole) return std::move(*whole);
    }
    return std::nullopt;
}

// By itself, and on its pathway if that stands beside it or one folder up.
base::Faults faults_of_overlay(const std::string& name, const json::Value& file) {
    base::Faults faults = pathway::check_overlay(file);
    if (base::any_fault(faults)) return faults;
    auto base = base_pathway(pathway::base_of_overlay(file), {folder_of(name), folder_of(name) + "../"});
    return base ? pathway::apply_overlay(std::move(*base), file).faults() : faults;
}

base::Faults faults_of_example(const std::string& name, const json::Value& file) {
    std::vector<pathway::PathwayPtr> pathways;
    for (const std::string& id : plan::pathways_of_example(file)) {
        auto base = base_pathway(id, {folder_of(name), folder_of(name) + "../"});
        if (!base) continue;
        auto pathway = pathway::read(std::move(*base));
        if (pathway) pathways.push_back(std::make_shared<const pathway::Pathway>(std::move(*pathway)));
    }
    const base::Day any_day = base::day_of({2026, 1, 1});
    return plan::instantiate(file, pathways, any_day, base::Language::nb).faults();
}

base::Faults faults_of(const std::string& name, const std::string& text) {
    auto file = json::parse(text);
    if (!file) return file.faults();
    base::Faults faults;
    const document::Format* format = document::format_of(json::Cursor(*file, faults));
    if (!format) return faults;
    if (format == &document::plan_format) return plan::read(std::move(*file)).faults();
    if (format == &document::example_format) return faults_of_example(name, *file);
    if (format == &document::overlay_format) return faults_of_overlay(name, *file);
    if (format == &document::meeting_format) return meeting::read(std::move(*file)).faults();
    if (format == &document::parts_format) {
        pathway::Parts parts;
        return pathway::read_parts(*file, parts);
    }
    return read_pathway(name, std::move(*file)).faults();
}

int run_check(const std::vector<std::string>& args) {
    bool strict = false;
    std::vector<std::string> files;
    for (const std::string& arg : args) {
        if (arg == "--strict")
            strict = true;
        else if (arg.rfind("--", 0) == 0)
            return misused("unknown option " + arg);
        else
            files.push_back(arg);
    }
    if (files.empty()) return misused("no file to check");
    int exit = good;
    for (const std::string& name : files) {
        const auto text = read_file(name);
        if (!text) {
            exit = unreadable(name);
            continue;
        }
        const base::Faults faults = faults_of(name, *text);
        print(stdout, name, faults, true);
        if (exit == good && (strict ? !faults.empty() : base::any_fault(faults))) exit = faulty;
    }
    return exit;
}

// ---- schedule ----

struct ScheduleArgs {
    std::string pathway, plan;
    std::vector<std::pair<std::string, base::Day>> anchors;
    std::optional<base::Day> today;
    schedule::Options options;
};

// "ID=YYYY-MM-DD"; an id may hold "=".
bool read_anchor(const std::string& text, ScheduleArgs& out) {
    const std::size_t equals = text.find_last_of('=');
    if (equals == std::string::npos || equals == 0) return false;
    const auto day = base::parse_day(std::string_view(text).substr(equals + 1));
    if (day) out.anchors.emplace_back(text.substr(0, equals), *day);
    return day.has_value();
}

// "" if the arguments make sense, else why not.
std::string read_args(const std::vector<std::string>& args, ScheduleArgs& out) {
    for (std::size_t i = 0; i < args.size(); ++i) {
        const std::string& arg = args[i];
        const bool option = arg.rfind("--", 0) == 0;
        if (option && arg != "--anchor" && arg != "--today" && arg != "--plan" && arg != "--nodes")
            return "unknown option " + arg;
        if (!option) {
            if (!out.pathway.empty()) return "more than one pathway";
            out.pathway = arg;
            continue;
        }
        if (i + 1 == args.size()) return arg + " needs a value";
        const std::string& value = args[++i];
        if (arg == "--plan") {
            out.plan = value;
        } else if (arg == "--today") {
            out.today = base::parse_day(value);
            if (!out.today) return "--today " + value + " is not a date YYYY-MM-DD, 1900 to 2199";
        } else if (arg == "--nodes") {
            const char* end = value.data() + value.size();
            const auto read = std::from_chars(value.data(), end, out.options.trip_nodes);
            if (read.ec != std::errc() || read.ptr != end || out.options.trip_nodes < 0)
                return "--nodes " + value + " is not a number from 0";
        } else if (!read_anchor(value, out)) {
            return "--anchor " + value + " is not ID=YYYY-MM-DD, 1900 to 2199";
        }
    }
    if (!out.today) return "--today is missing";
    if (out.pathway.empty() == out.plan.empty()) return "give a pathway or --plan";
    if (!out.plan.empty() && !out.anchors.empty()) return "--anchor goes with a pathway, a plan has its own";
    return {};
}

// Looked up in the file itself: an anchor that is not there is wrong usage even if the file has faults.
const std::string* unknown_anchor(const json::Value& file, const ScheduleArgs& args) {
    const json::Value* anchors = file.find("anchors");
    for (const auto& [id, day] : args.anchors) {
        bool known = false;
        if (anchors)
            for (const json::Value& anchor : anchors->items())
                if (const json::Value* its = anchor.find("id")) known = known || its->string() == id;
        if (!known) return &id;
    }
    return nullptr;
}

base::Result<plan::Plan> plan_of_pathway(const ScheduleArgs& args, json::Value file) {
    auto pathway = read_pathway(args.pathway, std::move(file));
    if (!pathway) return pathway.faults();
    const auto shared = std::make_shared<const pathway::Pathway>(std::move(*pathway));
    return plan::update(plan::Plan(), plan::AddCourse{"c1", shared, args.anchors});
}

int run_schedule(const std::vector<std::string>& arguments) {
    ScheduleArgs args;
    const std::string misuse = read_args(arguments, args);
    if (!misuse.empty()) return misused(misuse);
    const std::string& name = args.plan.empty() ? args.pathway : args.plan;
    const auto text = read_file(name);
    if (!text) return unreadable(name);
    auto file = json::parse(*text);
    if (file && args.plan.empty())
        if (const std::string* anchor = unknown_anchor(*file, args))
            return misused("no anchor " + *anchor + " in " + name);

    const auto plan = !file ? base::Result<plan::Plan>(file.faults())
        : args.plan.empty() ? plan_of_pathway(args, std::move(*file))
                            : plan::read(std::move(*file));
    if (!plan) {
        print(stdout, name, plan.faults(), false);
        return faulty;
    }
    print(exchange::schedule_json(*plan, schedule::schedule(*plan, *args.today, args.options)));
    return good;
}

// ---- resolve ----

// The faults of the overlay, if any; its warnings, changes that do not fit, go to stderr.
bool apply_overlay(json::Value& pathway, const std::string& name, const std::string& text) {
    const auto overlay = json::parse(text);
    auto changed = overlay ? pathway::apply_overlay(std::move(pathway), *overlay) : overlay;
    print(changed ? stderr : stdout, name, changed.faults(), changed.ok());
    if (changed) pathway = std::move(*changed);
    return changed.ok();
}

int run_resolve(const std::vector<std::string>& args) {
    std::string name, folder;
    std::vector<std::pair<std::string, std::string>> overlays; // names and texts
    for (std::size_t i = 0; i < args.size(); ++i) {
        const bool has_value = i + 1 < args.size();
        if (args[i] == "--parts" && has_value) {
            folder = args[++i];
        } else if (args[i] == "--overlay" && has_value) {
            const auto text = read_file(args[++i]);
            if (!text) return unreadable(args[i]);
            overlays.emplace_back(args[i], *text);
        } else if (args[i].rfind("--", 0) == 0 || !name.empty()) {
            return misused("unknown argument " + args[i]);
        } else {
            name = args[i];
        }
    }
    if (name.empty()) return misused("no file to resolve");
    if (folder.empty()) folder = folder_of(name) + "parts";
    const auto text = read_file(name);
    if (!text) return unreadable(name);
    auto file = json::parse(*text);
    auto whole = file ? document::open(std::move(*file), document::pathway_format) : std::move(file);
    if (whole) whole = pathway::resolve(std::move(*whole), parts_in(folder));
    if (!whole) {
        print(stdout, name, whole.faults(), false);
        return faulty;
    }
    for (const auto& [overlay, content] : overlays)
        if (!apply_overlay(*whole, overlay, content)) return faulty;
    print(json::write(*whole, json::Style::indented) + "\n");
    return good;
}

// ---- lix ----

struct Measured {
    std::int32_t tenths = 0;
    std::string path;
};

const std::string& bokmaal(const json::Value* text) {
    static const std::string none;
    const json::Value* nb = text ? text->find("nb") : nullptr;
    return nb ? nb->string() : text ? text->string() : none;
}

// One short sentence says nothing about how a text reads: "sykehus", "kommune" and "fastlege" are long.
constexpr std::int32_t fewest_words = 15;

void measure_text(
    const std::string& text, const std::string& path, std::vector<Measured>& out,
    std::int32_t fewest = fewest_words) {
    const base::Readability read = base::readability(text);
    if (read.words >= fewest) out.push_back({read.tenths(), path});
}

// Every text of the file; a step's summary and explanation are read together, as one.
void measure(const json::Value& value, const std::string& path, std::vector<Measured>& out) {
    if (value.find("nb")) return measure_text(bokmaal(&value), path, out);
    const json::Value* explain = value.find("explain");
    const bool together = explain && value.find("summary") && explain->find("nb");
    if (together) measure_text(bokmaal(value.find("summary")) + " " + bokmaal(explain), path, out, 1);
    for (const json::Member& member : value.members()) {
        if (together && (member.key == "summary" || member.key == "explain")) continue;
        measure(member.value, path + "." + member.key, out);
    }
    for (std::size_t i = 0; i < value.items().size(); ++i) {
        const json::Value& item = value.items()[i];
        const json::Value* id = item.find("id");
        const std::string name = id ? id->string() : std::to_string(i);
        measure(item, path + "[" + name + "]", out);
    }
}

// A language file is one flat object of strings.
void measure_language(const json::Value& file, std::vector<Measured>& out) {
    for (const json::Member& member : file.members())
        measure_text(member.value.string(), "$." + member.key, out);
}

// "36.3  FILE: $.steps[kad]", hardest first. Exit 1 if any is over the ceiling.
int run_lix(const std::vector<std::string>& args) {
    std::int32_t ceiling = INT32_MAX;
    std::vector<std::string> files;
    for (std::size_t i = 0; i < args.size(); ++i) {
        if (args[i] == "--ceiling" && i + 1 < args.size()) {
            const std::string& number = args[++i];
            if (number.empty() || number.size() > 4 ||
                number.find_first_not_of("0123456789") != std::string::npos)
                return misused("--ceiling " + number + " is not a whole number");
            ceiling = std::stoi(number) * 10;
        } else if (args[i].rfind("--", 0) == 0) {
            return misused("unknown option " + args[i]);
        } else {
            files.push_back(args[i]);
        }
    }
    if (files.empty()) return misused("no file to measure");
    int exit = good;
    for (const std::string& name : files) {
        const auto text = read_file(name);
        if (!text) {
            exit = unreadable(name);
            continue;
        }
        auto file = json::parse(*text);
        if (!file) {
            print(stdout, name, file.faults(), false);
            if (exit == good) exit = faulty;
            continue;
        }
        std::vector<Measured> all;
        if (file->find("format"))
            measure(*file, "$", all);
        else
            measure_language(*file, all);
        std::stable_sort(
            all.begin(), all.end(), [](const Measured& a, const Measured& b) { return a.tenths > b.tenths; });
        for (const Measured& one : all) {
            print(
                std::to_string(one.tenths / 10) + "." + std::to_string(one.tenths % 10) + "  " + name + ": " +
                one.path + (one.tenths > ceiling ? "  over the ceiling" : "") + "\n");
            if (one.tenths > ceiling && exit == good) exit = faulty;
        }
    }
    return exit;
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> args(argv + std::min(argc, 2), argv + argc);
    const std::string_view command = argc > 1 ? argv[1] : "";
    if (command == "check") return run_check(args);
    if (command == "schedule") return run_schedule(args);
    if (command == "resolve") return run_resolve(args);
    if (command == "lix") return run_lix(args);
    if (command == "export") return run_export(args);
    if (command == "import") return run_import(args);
    if (command == "--help") {
        print(usage);
        return good;
    }
    return misused(argc > 1 ? "unknown command " + std::string(command) : "no command");
}
