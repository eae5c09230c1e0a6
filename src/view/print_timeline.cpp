// The exact timeline as a drawing in millimetres: services as bands, every window with its ends, every state
// as a shape, journeys at the foot.
#include <algorithm>
#include <optional>

#include "base/strings.h"
#include "view/dates.h"
#include "view/print_view.h"

namespace stf::view {
namespace {

using base::Day;
using exchange::Align;
using exchange::Fill;
using exchange::Ink;
using exchange::Picture;
using exchange::Shape;
using exchange::ShapeKind;

constexpr int most_sheets = 24;

struct Sizes {
    float width, height; // of the drawing, mm
    float letters;       // mm
    float side;          // the column of names
    int days;            // on a sheet
};

Sizes sizes_of(const PrintChoice& choice) {
    Sizes out{.width = 270, .height = 168, .letters = 3.5f, .side = 42, .days = 112};
    if (choice.a3) {
        out.width = 393;
        out.height = 255;
        out.days = 196;
    }
    if (choice.large) {
        out.letters = 5.2f;
        out.side = 60;
        out.days = choice.a3 ? 112 : 63;
    }
    return out;
}

// One step on a sheet: all its occurrences, their windows, and its name.
struct Item {
    schedule::StepRef at;
    std::vector<std::int32_t> marks, windows;
    std::string label;
    float from = 0, to = 0, label_x = 0; // mm
    int row = 0;
};

struct Band {
    const MapLane* lane = nullptr;
    std::vector<Item> items;
    std::vector<std::string> title, subtitle;
    int rows = 1;
};

class PrintedSheet {
public:
    PrintedSheet(const Source& source, const MapView& map, const Sizes& sizes, Day first)
        : source_(source),
          map_(map),
          sizes_(sizes),
          texts_(source.texts),
          first_(first),
          last_(first + (sizes.days - 1)),
          day_((sizes.width - sizes.side) / static_cast<float>(sizes.days)) {}

    // One drawing, or several when the bands take more than a sheet's height; none when nothing is on these
    // days.
    std::vector<Picture> draw() {
        std::vector<Picture> out;
        const std::vector<Band> bands = bands_of();
        std::size_t next = 0;
        while (next < bands.size()) {
            Picture& picture = out.emplace_back();
            picture.width = sizes_.width;
            picture.title = texts_.format(
                "print.timeline_of", {{"range", date_range(first_, last_, source_.today, texts_)}});
            shapes_ = &picture.shapes;
            float y = top();
            const std::size_t begin = next;
            float end = y;
            for (std::size_t i = begin;
                 i < bands.size() && (i == begin || end + height_of(bands[i]) <= sizes_.height - foot());
                 ++i) {
                end += height_of(bands[i]);
                next = i + 1;
            }
            ground(end);
            axis();
            today(end); // below all words and marks
            for (std::size_t i = begin; i < next; ++i) {
                band(bands[i], y);
                y += height_of(bands[i]);
            }
            line(0, y, sizes_.width, y, 0.3f);
            if (next >= bands.size()) y = journeys(y);
            picture.height = y + 1;
        }
        return out;
    }

private:
    float top() const { return sizes_.letters * 4.2f; }
    float foot() const { return sizes_.letters * 3.6f; }
    float row_height() const { return sizes_.letters * 2.6f; }
    float x(Day day) const { return sizes_.side + static_cast<float>(day - first_) * day_; }
    float middle(Day day) const { return x(day) + day_ / 2; }
    float radius() const { return sizes_.letters * 0.52f; }
    bool seen(Day day) const { return day >= first_ && day <= last_; }

    void put(Shape shape) { shapes_->push_back(std::move(shape)); }
    void line(
        float x0, float y0, float x1, float y1, float width, Ink ink = Ink::black, bool dashed = false) {
        put({.x = x0, .y = y0, .w = x1 - x0, .h = y1 - y0, .ink = ink, .line = width, .dashed = dashed});
    }
    void rect(
        float left, float y, float w, float h, Fill fill, Ink ink = Ink::none, float r = 0,
        bool dashed = false) {
        put(
            {.kind = ShapeKind::rect,
             .x = left,
             .y = y,
             .w = w,
             .h = h,
             .r = r,
             .ink = ink,
             .line = 0.35f,
             .dashed = dashed,
             .fill = fill});
    }
    void words(
        float left, float baseline, std::string text, float size, bool strong = false,
        Align align = Align::start) {
        put(
            {.kind = ShapeKind::text,
             .x = left,
             .y = baseline,
             .text = std::move(text),
             .size = size,
             .align = align,
             .strong = strong});
    }

    // ---- what stands where ----
    std::vector<Band> bands_of() {
        std::vector<Band> bands(map_.lanes.size());
        for (std::size_t i = 0; i < bands.size(); ++i) {
            bands[i].lane = &map_.lanes[i];
            bands[i].title = exchange::wrapped(map_.lanes[i].title, sizes_.side - 3, sizes_.letters);
            if (!map_.lanes[i].subtitle.empty() && map_.lanes[i].subtitle != map_.lanes[i].title)
                bands[i].subtitle =
                    exchange::wrapped(map_.lanes[i].subtitle, sizes_.side - 3, sizes_.letters * 0.85f);
        }
        const auto item_of = [&](const MapMark& mark) -> Item& {
            std::vector<Item>& items = bands[static_cast<std::size_t>(mark.lane)].items;
            for (Item& item : items)
                if (item.at.course == mark.at.course && item.at.step == mark.at.step) return item;
            items.push_back({.at = mark.at});
            return items.back();
        };
        for (std::size_t i = 0; i < map_.windows.size(); ++i) {
            const MapWindow& window = map_.windows[i];
            if (window.to < first_ || window.from > last_) continue;
            item_of(map_.marks[static_cast<std::size_t>(window.mark)])
                .windows.push_back(static_cast<std::int32_t>(i));
        }
        for (std::size_t i = 0; i < map_.marks.size(); ++i) {
            const MapMark& mark = map_.marks[i];
            if (mark.echo || mark.end < first_ || mark.day > last_) continue;
            item_of(mark).marks.push_back(static_cast<std::int32_t>(i));
        }
        std::erase_if(bands, [](const Band& band) { return band.items.empty(); });
        for (Band& band : bands) {
            for (Item& item : band.items) measure(item);
            place(band);
        }
        return bands;
    }

    void measure(Item& item) const {
        const pathway::Step& step = step_at(source_.plan, item.at);
        item.label = step.title.in(texts_.language());
        if (step.repeat) item.label += ", " + repeat_label(*step.repeat, texts_);
        if (source_.plan.courses.size() > 1) {
            const pathway::Pathway& pathway =
                *source_.plan.courses[static_cast<std::size_t>(item.at.course)].pathway;
            item.label +=
                " · " + (pathway.label.empty() ? pathway.title : pathway.label).in(texts_.language());
        }
        item.from = sizes_.width;
        item.to = sizes_.side;
        for (const std::int32_t index : item.windows) {
            const MapWindow& window = map_.windows[static_cast<std::size_t>(index)];
            item.from = std::min(item.from, std::max(x(window.from), sizes_.side));
            item.to = std::max(item.to, std::min(x(window.to + 1), sizes_.width));
        }
        for (const std::int32_t index : item.marks) {
            const MapMark& mark = map_.marks[static_cast<std::size_t>(index)];
            item.from = std::min(item.from, std::max(middle(mark.day) - radius(), sizes_.side));
            item.to = std::max(item.to, std::min(middle(mark.end) + radius(), sizes_.width));
        }
        // A file is read with the letters of the device, and they may be wider than ours.
        const float w = 1.1f * exchange::text_width(item.label, sizes_.letters);
        item.label_x = std::max(sizes_.side, std::min(item.from, sizes_.width - w));
        item.from = std::min(item.from, item.label_x);
        item.to = std::max(item.to, item.label_x + w);
    }

    // Every item in the first row where nothing is in its way.
    void place(Band& band) const {
        base_sort(band.items);
        std::vector<float> ends;
        for (Item& item : band.items) {
            std::size_t row = 0;
            while (row < ends.size() && ends[row] + 2 > item.from) ++row;
            if (row == ends.size()) ends.push_back(0);
            ends[row] = item.to;
            item.row = static_cast<int>(row);
        }
        band.rows = std::max<int>(1, static_cast<int>(ends.size()));
    }
    static void base_sort(std::vector<Item>& items) { // few, and nearly in order
        for (std::size_t i = 1; i < items.size(); ++i)
            for (std::size_t j = i; j > 0 && items[j].from < items[j - 1].from; --j)
                std::swap(items[j], items[j - 1]);
    }

    float height_of(const Band& band) const {
        const float names = static_cast<float>(band.title.size()) * sizes_.letters * 1.25f +
            static_cast<float>(band.subtitle.size()) * sizes_.letters * 1.1f + 3;
        return std::max(names, static_cast<float>(band.rows) * row_height() + 2);
    }

    // ---- painting ----
    void ground(float bottom) {
        for (Day day = first_; day <= last_; day = day + 1) {
            const base::Weekday weekday = base::weekday(day);
            if (weekday == base::Weekday::sat || weekday == base::Weekday::sun || base::holiday(day))
                rect(x(day), top(), day_, bottom - top(), Fill::light);
        }
    }

    void axis() {
        const float small = sizes_.letters * 0.85f;
        const int from = base::civil(first_).year, to = base::civil(last_).year;
        words(
            0, sizes_.letters * 1.2f,
            from == to ? std::to_string(from) : std::to_string(from) + "–" + std::to_string(to),
            sizes_.letters, true);
        int month = 0;
        for (Day day = first_; day <= last_; day = day + 1) {
            if (base::weekday(day) != base::Weekday::mon) continue;
            const base::YearMonthDay date = base::civil(day);
            line(x(day), sizes_.letters * 0.4f, x(day), top(), 0.2f, Ink::grey);
            if (x(day) + day_ * 5 > sizes_.width) continue; // no room for its words
            words(
                x(day) + 1, sizes_.letters * 1.2f,
                texts_.format("print.week", {{"n", std::to_string(base::iso_week(day).week)}}), small);
            std::string name = std::to_string(date.day) + ".";
            if (date.month != month) name = day_and_month(day, source_.today, texts_);
            const bool fits = exchange::text_width(name, small) < day_ * 7 - 1.5f || date.month == month;
            words(
                x(day) + 1, sizes_.letters * 2.5f,
                fits ? name : std::to_string(date.day) + "." + std::to_string(date.month) + ".", small, true);
            month = date.month;
        }
    }

    void band(const Band& band, float y) {
        line(0, y, sizes_.width, y, 0.3f);
        float baseline = y + sizes_.letters * 1.3f;
        for (const std::string& part : band.title) {
            words(0, baseline, part, sizes_.letters, true);
            baseline += sizes_.letters * 1.25f;
        }
        for (const std::string& part : band.subtitle) {
            words(0, baseline, part, sizes_.letters * 0.85f);
            baseline += sizes_.letters * 1.1f;
        }
        for (const Item& item : band.items) {
            const float row = y + 1 + static_cast<float>(item.row) * row_height();
            rect(
                item.label_x - 0.4f, row + sizes_.letters * 0.12f,
                exchange::text_width(item.label, sizes_.letters) + 0.8f, sizes_.letters * 1.15f, Fill::white);
            words(item.label_x, row + sizes_.letters * 1.05f, item.label, sizes_.letters);
            const float centre = row + sizes_.letters * 1.9f;
            for (const std::int32_t index : item.windows)
                window(map_.windows[static_cast<std::size_t>(index)], centre);
            for (const std::int32_t index : item.marks)
                mark(map_.marks[static_cast<std::size_t>(index)], centre);
        }
    }

    // Exact ends have a foot; approximate ones go on as a dashed line outside the end.
    void window(const MapWindow& window, float centre) {
        const float left = std::max(x(window.from), sizes_.side),
                    right = std::min(x(window.to + 1), sizes_.width);
        const float half = radius() * 0.8f, foot = centre + half;
        const MapMark& mark = map_.marks[static_cast<std::size_t>(window.mark)];
        if (mark.state == MarkState::possible)
            return rect(left, centre - half, right - left, 2 * half, Fill::none, Ink::black, half, true);
        rect(
            left, centre - half, right - left, 2 * half,
            window.overdue   ? Fill::hatch
                : mark.local ? Fill::dots
                             : Fill::grey);
        line(left, foot, right, foot, 0.4f);
        const float beyond = day_ * 5;
        if (window.from >= first_) {
            if (window.approximate_from)
                line(std::max(left - beyond, sizes_.side), foot, left, foot, 0.4f, Ink::black, true);
            else
                line(left, centre - half, left, foot, 0.4f);
        }
        if (window.to <= last_) {
            if (window.approximate_to)
                line(right, foot, std::min(right + beyond, sizes_.width), foot, 0.4f, Ink::black, true);
            else
                line(right, centre - half, right, foot, 0.4f);
        }
    }

    void mark(const MapMark& mark, float y) {
        const float r = radius();
        if (mark.end != mark.day) { // a stay
            const float left = std::max(x(mark.day), sizes_.side),
                        right = std::min(x(mark.end + 1), sizes_.width);
            const bool firm = mark.state == MarkState::done || mark.state == MarkState::booked;
            rect(
                left, y - r, right - left, 2 * r, firm ? Fill::black : Fill::white, Ink::black, r,
                mark.state == MarkState::possible);
            return;
        }
        const float at = middle(mark.day);
        const auto disc = [&](float radius_mm, Fill fill, Ink ink, bool dashed = false) {
            put(
                {.kind = ShapeKind::circle,
                 .x = at,
                 .y = y,
                 .r = radius_mm,
                 .ink = ink,
                 .line = 0.45f,
                 .dashed = dashed,
                 .fill = fill});
        };
        const auto stroke = [&](float x0, float y0, float x1, float y1, Ink ink) {
            line(at + x0 * r, y + y0 * r, at + x1 * r, y + y1 * r, 0.5f, ink);
        };
        switch (mark.state) {
        case MarkState::done:
            disc(r, Fill::black, Ink::black);
            stroke(-0.5f, 0.05f, -0.12f, 0.45f, Ink::white);
            stroke(-0.12f, 0.45f, 0.55f, -0.4f, Ink::white);
            break;
        case MarkState::booked:
            disc(r, Fill::black, Ink::black);
            disc(r * 0.35f, Fill::white, Ink::none);
            break;
        case MarkState::proposed:
            disc(r, Fill::white, Ink::black);
            break;
        case MarkState::possible:
            disc(r, Fill::white, Ink::black, true);
            break;
        case MarkState::late: {
            const float l = at - 1.2f * r, d = 1.2f * r;
            Shape diamond{.kind = ShapeKind::path, .line = 0.5f, .fill = Fill::white};
            diamond.text = "M" + number(l) + " " + number(y) + "L" + number(at) + " " + number(y - d) + "L" +
                number(at + d) + " " + number(y) + "L" + number(at) + " " + number(y + d) + "Z";
            put(std::move(diamond));
            break;
        }
        case MarkState::broken:
            disc(r, Fill::white, Ink::black);
            rect(at - 0.35f, y - r - 0.3f, 0.7f, 2 * r + 0.6f, Fill::white);
            break;
        }
    }
    static std::string number(float value) { // tenths and hundredths are enough
        const int hundredths = static_cast<int>(value * 100 + 0.5f), rest = hundredths % 100;
        return std::to_string(hundredths / 100) + (rest < 10 ? ".0" : ".") + std::to_string(rest);
    }

    float journeys(float y) {
        const float small = sizes_.letters * 0.85f;
        words(0, y + sizes_.letters * 1.4f, texts_.get("print.journeys"), sizes_.letters, true);
        std::vector<float> ends(3, 0.0f); // three lines of names; one that fits in none is left to the list
        float deepest = y + sizes_.letters * 2;
        for (const MapJourney& journey : map_.journeys) {
            if (journey.possible || !seen(journey.from) || journey.marks.empty()) continue;
            const MapMark& first = map_.marks[static_cast<std::size_t>(journey.marks.front())];
            std::string name = place_name(first.at, journey.place);
            if (journey.marks.size() > 1)
                name +=
                    ", " + uncapitalised(texts_.count("map.visits", static_cast<int>(journey.marks.size())));
            const float at = middle(journey.from), w = exchange::text_width(name, small);
            const float left = std::min(at + 1, sizes_.width - w);
            line(at, y, at, y + 2.2f, 0.5f);
            for (std::size_t row = 0; row < ends.size(); ++row) {
                if (ends[row] + 2 > left) continue;
                ends[row] = left + w;
                const float baseline = y + sizes_.letters * (1.4f + 1.1f * static_cast<float>(row));
                words(left, baseline, name, small);
                deepest = std::max(deepest, baseline + sizes_.letters * 0.5f);
                break;
            }
        }
        return deepest;
    }

    std::string place_name(const schedule::StepRef& at, const std::string& id) const {
        const pathway::Pathway& pathway = *source_.plan.courses[static_cast<std::size_t>(at.course)].pathway;
        const pathway::Place* place = pathway::find(pathway.places, id);
        return place ? place->title.in(texts_.language()) : id;
    }

    void today(float bottom) {
        if (!seen(source_.today)) return;
        const float at = middle(source_.today);
        line(at, top() - sizes_.letters * 0.4f, at, bottom, 0.7f);
        const std::string name =
            texts_.format("print.today", {{"date", day_and_month(source_.today, source_.today, texts_)}});
        // Strong letters are wider, and those of a reader without our typeface wider still.
        const float w = exchange::text_width(name, sizes_.letters) * 1.25f + 2,
                    left = std::min(at - 1, sizes_.width - w);
        rect(left, top() - sizes_.letters * 1.55f, w, sizes_.letters * 1.3f, Fill::black, Ink::none, 0.8f);
        put(
            {.kind = ShapeKind::text,
             .x = left + w / 2,
             .y = top() - sizes_.letters * 0.6f,
             .ink = Ink::white,
             .text = name,
             .size = sizes_.letters,
             .align = exchange::Align::middle,
             .strong = true});
    }

    const Source& source_;
    const MapView& map_;
    const Sizes& sizes_;
    const Texts& texts_;
    Day first_, last_;
    float day_;
    std::vector<Shape>* shapes_ = nullptr;
};

} // namespace

exchange::Page timeline_page(const Source& source, const MapView& map, const PrintChoice& choice) {
    const Texts& texts = source.texts;
    exchange::Page page{.language = texts.language(), .large = choice.large};
    page.paper = choice.a3 ? exchange::Paper::a3_landscape : exchange::Paper::a4_landscape;
    page.title = source.plan.title.empty() ? texts.get("print.title") : source.plan.title;
    page.foot = texts.format(
        "print.foot",
        {{"date",
          day_and_month(source.today, source.today, texts) + " " +
              std::to_string(base::civil(source.today).year)}});
    Sizes sizes = sizes_of(choice);
    // From the Monday two weeks ago, or from the beginning.
    Day first = choice.all ? std::min(map.first, source.today) : source.today - 14;
    first = first - static_cast<int>(base::weekday(first));
    const Day last = choice.all ? map.last : base::add_months(source.today, 3);
    // Sheets of the same length, in whole weeks.
    const int total = std::max(7, last - first + 1), needed = (total + sizes.days - 1) / sizes.days;
    sizes.days = ((total + needed - 1) / needed + 6) / 7 * 7;
    page.blocks.push_back(exchange::heading(1, page.title));
    if (map.empty()) {
        page.blocks.push_back(exchange::paragraph(texts.get("print.nothing")));
        return page;
    }
    if (source.plan.example)
        page.blocks.push_back(exchange::paragraph(texts.get("example.chip"), exchange::Tone::strong));
    page.blocks.push_back(exchange::paragraph(texts.get("print.proposals")));
    int sheets = 0;
    std::optional<Day> quiet; // since when nothing is planned
    for (; first <= last && sheets < most_sheets; first = first + sizes.days) {
        std::vector<Picture> pictures = PrintedSheet(source, map, sizes, first).draw();
        if (pictures.empty()) {
            if (!quiet) quiet = first;
            continue;
        }
        if (quiet && sheets > 0) // an empty sheet would say no more than a line
            page.blocks.push_back(exchange::paragraph(texts.format(
                "print.quiet", {{"range", date_range(*quiet, first - 1, source.today, texts)}})));
        quiet.reset();
        for (Picture& picture : pictures) {
            if (sheets++ > 0) page.blocks.push_back(exchange::page_break());
            page.blocks.push_back(exchange::picture(std::move(picture)));
        }
    }
    if (first <= last) page.blocks.push_back(exchange::paragraph(texts.get("print.more")));
    page.blocks.push_back(mark_legend(texts));
    page.blocks.push_back(exchange::paragraph(texts.get("print.disclaimer"), exchange::Tone::small));
    return page;
}

} // namespace stf::view
