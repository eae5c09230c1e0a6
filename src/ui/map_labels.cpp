// Words on the map. Wide: above the marks where there is room, never over today's line, a path or another
// word, never cut; what finds no room is left to the list. Narrow: a column beside the lanes.
#include <algorithm>
#include <array>

#include "base/order.h"
#include "ui/map_parts.h"
#include "view/dates.h"

namespace stf::ui::map_parts {
namespace {

using view::MapMark;

constexpr float label_line = 1.25f;                 // of the em size
constexpr float small_mark = 9, least_named = 6.5f; // radii, px: words in one line; none

// What lies where, in cells of 4 px.
class Taken {
public:
    enum Kind : std::uint8_t { window = 1, today = 2, path = 4, mark = 8, label = 16, anything = 31 };

    explicit Taken(Rect area)
        : area_(area),
          columns_(static_cast<int>(area.w / cell) + 1),
          rows_(static_cast<int>(area.h / cell) + 1),
          cells_(static_cast<std::size_t>(columns_ * rows_), 0) {}

    void add(Rect r, Kind kind) {
        each(r, [&](std::uint8_t& it) {
            it |= kind;
            return true;
        });
    }
    void add(ImVec2 p, float around, Kind kind) {
        add({p.x - around, p.y - around, 2 * around, 2 * around}, kind);
    }
    bool free(Rect r, std::uint8_t of = anything) {
        if (r.x < area_.x || r.y < area_.y || r.x + r.w > area_.x + area_.w || r.y + r.h > area_.y + area_.h)
            return false;
        return each(r, [&](std::uint8_t& it) { return (it & of) == 0; });
    }

private:
    static constexpr float cell = 4;

    template <class Visit>
    bool each(Rect r, Visit visit) {
        const int x0 = std::max(0, static_cast<int>((r.x - area_.x) / cell)),
                  x1 = std::min(columns_ - 1, static_cast<int>((r.x + r.w - area_.x) / cell));
        const int y0 = std::max(0, static_cast<int>((r.y - area_.y) / cell)),
                  y1 = std::min(rows_ - 1, static_cast<int>((r.y + r.h - area_.y) / cell));
        for (int y = y0; y <= y1; ++y)
            for (int x = x0; x <= x1; ++x)
                if (!visit(cells_[static_cast<std::size_t>(y * columns_ + x)])) return false;
        return true;
    }

    Rect area_;
    int columns_, rows_;
    std::vector<std::uint8_t> cells_;
};

struct Block { // lines of words that belong together
    std::vector<std::string> lines;
    std::vector<TextStyle> styles;
    float w = 0, h = 0;
};

class Labels {
public:
    Labels(
        const view::MapView& view, const view::MapSource& source, const Canvas& canvas,
        const MapOptions& options, MapLayout& out)
        : view_(view),
          source_(source),
          c_(canvas),
          options_(options),
          out_(out),
          axes_(out, view.today, canvas.high_contrast) {}

protected:
    const MapMark& mark(std::int32_t index) const { return view_.marks[static_cast<std::size_t>(index)]; }

    TextStyle style(Weight weight, Colour colour) const {
        return {px::text_small, label_line, weight, colour};
    }
    TextStyle title_style() const { return style(Weight::strong, c_.theme->text.ink); }
    TextStyle sub_style(bool late) const {
        return late ? style(Weight::strong, c_.theme->state.late)
                    : style(Weight::regular, c_.theme->text.muted);
    }

    void add_line(Block& block, std::string text, const TextStyle& s) const {
        block.w = std::max(block.w, c_.width(text, s));
        block.h += c_.line_px(s);
        block.lines.push_back(std::move(text));
        block.styles.push_back(s);
    }

    static bool breaks_a_word(const std::vector<Line>& lines, const std::string& text) {
        for (const Line& line : lines) {
            const char* end = line.text.data() + line.text.size();
            if (end < text.data() + text.size() && *end != ' ') return true;
        }
        return false;
    }

    enum class Side : std::uint8_t { left, centre, right };

    void emit(const Block& block, float x, float top, Side side, std::int32_t mark_index) {
        for (std::size_t i = 0; i < block.lines.size(); ++i) {
            const float spare = block.w - c_.width(block.lines[i], block.styles[i]);
            const float shift = side == Side::left ? 0 : side == Side::right ? spare : spare / 2;
            out_.labels.push_back({mark_index, x + shift, top, block.lines[i], block.styles[i]});
            top += c_.line_px(block.styles[i]);
        }
    }

    const view::MapJourney* shared_journey(const MapMark& it) const {
        if (it.journey < 0) return nullptr;
        const view::MapJourney& journey = view_.journeys[static_cast<std::size_t>(it.journey)];
        return journey.marks.size() > 1 ? &journey : nullptr;
    }

    bool dragged_away(const view::MapJourney& journey) const {
        return options_.drag &&
            std::find(journey.marks.begin(), journey.marks.end(), options_.drag->mark) != journey.marks.end();
    }

    // The more it matters now, the sooner it gets its words.
    int rank(const PlacedMark& placed) const {
        const MapMark& it = mark(placed.mark);
        if (placed.mark == options_.selected || placed.mark == options_.hovered) return 0;
        if (it.state == MarkState::late) return 1;
        if (it.day < view_.today) return 6;
        switch (it.state) {
        case MarkState::booked:
            return 2;
        case MarkState::proposed:
        case MarkState::broken:
            return 3;
        default:
            return it.state == MarkState::possible ? 5 : 4;
        }
    }

    std::vector<const PlacedMark*> by_rank() const {
        std::vector<const PlacedMark*> order;
        for (const PlacedMark& placed : out_.marks) order.push_back(&placed);
        base::stable_sort(order.begin(), order.end(), [&](const PlacedMark* a, const PlacedMark* b) {
            return rank(*a) < rank(*b);
        });
        return order;
    }

    const view::MapView& view_;
    const view::MapSource& source_;
    const Canvas& c_;
    const MapOptions& options_;
    MapLayout& out_;
    Axes axes_;
};

class WideLabels : Labels {
public:
    using Labels::Labels;

    void run() {
        take_shapes();
        windows();
        if (out_.would_be > 0) one_more();
        for (const PlacedMark* placed : by_rank()) {
            const MapMark& it = mark(placed->mark);
            if (std::find(said_.begin(), said_.end(), placed->mark) != said_.end()) continue;
            if (placed->x < axes_.first_shown() || placed->x > axes_.end()) continue;
            const bool asked = placed->mark == options_.selected || placed->mark == options_.hovered;
            if (!asked && (!it.named || placed->r < least_named)) continue;
            if (it.home)
                home(*placed);
            else if (!asked && placed->r < small_mark)
                beside(*placed);
            else
                away(*placed);
        }
        journeys();
        holidays();
    }

private:
    void take_shapes() {
        for (const PlacedWindow& placed : out_.windows)
            taken_.add({placed.box.x - 28, placed.box.y, placed.box.w + 56, placed.box.h}, Taken::window);
        const float foot = out_.days.y + out_.days.h;
        if (out_.today_in_view)
            taken_.add({out_.today - 6, out_.area.y, 12, foot - out_.area.y}, Taken::today);
        taken_.add({out_.area.x, out_.area.y, out_.gutter, out_.area.h}, Taken::label); // the lanes' names
        taken_.add({out_.area.x, foot - 4, out_.area.w, out_.area.h}, Taken::label);
        taken_.add({out_.area.x, out_.area.y, out_.area.w, out_.days.y - out_.area.y}, Taken::label);
        for (const PlacedLine& line : out_.lines) take_line(line);
        if (c_.high_contrast) // the lanes' edges are as strong as the words
            for (const PlacedLane& lane : out_.lanes)
                taken_.add({out_.area.x, lane.far - 1, out_.area.w, 2}, Taken::path);
        for (const PlacedLine& stem : out_.stems) take_between(stem.points[0], stem.points[1]);
        for (const PlacedMark& placed : out_.marks) take_mark(placed);
        for (const PlacedJourney& journey : out_.journeys) taken_.add(journey.box, Taken::mark);
        for (const PlacedGroup& group : out_.groups) taken_.add(group.box, Taken::mark);
    }

    void take_line(const PlacedLine& line) {
        const bool dots = line.kind == PathKind::ahead || line.kind == PathKind::possible;
        for (std::size_t i = 0; i < line.points.size(); ++i) {
            if (dots)
                taken_.add(line.points[i], 4, Taken::path);
            else if (i > 0)
                take_between(line.points[i - 1], line.points[i]);
        }
    }

    void take_between(ImVec2 a, ImVec2 b) {
        const float length = std::hypot(b.x - a.x, b.y - a.y);
        for (float at = 0; at <= length; at += 5) {
            const float s = length > 0 ? at / length : 0;
            taken_.add(ImVec2(a.x + (b.x - a.x) * s, a.y + (b.y - a.y) * s), 4, Taken::path);
        }
    }

    void take_mark(const PlacedMark& placed) {
        const MapMark& it = mark(placed.mark);
        if (placed.stay.w > 0)
            return taken_.add(
                {placed.stay.x - 3, placed.stay.y - 3, placed.stay.w + 6, placed.stay.h + 6}, Taken::mark);
        taken_.add(ImVec2(placed.x, placed.y), reach(placed) + (it.home ? 0.0f : 2.0f), Taken::mark);
        if (it.local) taken_.add({placed.x + 6, placed.y - placed.r - 14, 22, 22}, Taken::mark);
    }

    float reach(const PlacedMark& placed) const {
        const MapMark& it = mark(placed.mark);
        return it.state == MarkState::late ? placed.r * 1.32f : it.message ? placed.r * 1.1f : placed.r;
    }

    // ---- inside a window's bar ----
    void windows() {
        for (const PlacedWindow& placed : out_.windows) {
            const view::MapWindow& window = view_.windows[static_cast<std::size_t>(placed.window)];
            if (window.overdue) continue;
            if (options_.drag && options_.drag->mark == window.mark) {
                above_window(
                    placed,
                    source_.texts.format(
                        "map.days_that_fit", {{"title", view::mark_label(source_, mark(window.mark)).title}}),
                    window.mark);
                continue;
            }
            // At the bar's beginning, or after its mark.
            float after = placed.box.x;
            for (const PlacedMark& it : out_.marks)
                if (it.mark == window.mark)
                    after = it.x + it.r + (shared_journey(mark(it.mark)) ? it.r * 0.55f + 4 : 0);
            if (!inside_window(placed, window, placed.box.x + 18)) inside_window(placed, window, after + 10);
        }
    }

    bool inside_window(const PlacedWindow& placed, const view::MapWindow& window, float from) {
        const view::MapLabel label = view::mark_label(source_, mark(window.mark));
        const TextStyle title = title_style(), sub = style(Weight::regular, c_.theme->text.ink);
        const float first = std::max(from, axes_.first_shown() + 10), line = c_.line_px(title),
                    top = placed.box.y + (placed.box.h - line) / 2;
        const float title_w = c_.width(label.title, title), sub_w = c_.width(label.sub, sub),
                    gap = 10 * c_.scale;
        if (line > placed.box.h) return false;
        for (const bool with_sub : {true, false}) {
            const float w = title_w + (with_sub ? gap + sub_w : 0);
            if (first + w > placed.box.x + placed.box.w - 12) continue;
            if (!taken_.free({first - 4, top, w + 8, line}, Taken::path | Taken::mark | Taken::label))
                continue;
            out_.labels.push_back({window.mark, first, top, label.title, title});
            if (with_sub) out_.labels.push_back({window.mark, first + title_w + gap, top, label.sub, sub});
            taken_.add({first, top, w, line}, Taken::label);
            words_.push_back({first, top, w, line});
            said_.push_back(window.mark);
            return true;
        }
        return false;
    }

    void above_window(const PlacedWindow& placed, const std::string& text, std::int32_t mark_index) {
        Block block;
        add_line(block, text, title_style());
        const float left = std::max(placed.box.x, axes_.first_shown()),
                    right = std::min(placed.box.x + placed.box.w, axes_.end());
        slide(block, (left + right) / 2, placed.box.y - 3 - block.h, (right - left) / 2, mark_index);
        said_.push_back(mark_index);
    }

    // ---- beside a mark ----
    bool put(const Block& block, float x, float top, Side side, std::int32_t mark_index) {
        const Rect box{x - 3, top + 2, block.w + 6, block.h - 5}; // letters are lower than their line
        if (!taken_.free(box)) return false;
        taken_.add({box.x, box.y - 4, box.w, box.h + 8}, Taken::label); // some air to the next words
        words_.push_back({x, top, block.w, block.h});
        emit(block, x, top, side, mark_index);
        return true;
    }

    // Centred on `x`, or as little to a side as it takes.
    bool slide(const Block& block, float x, float top, float most, std::int32_t mark_index) {
        for (float by = 0; by <= most; by += 6) {
            if (put(block, x - block.w / 2 + by, top, Side::centre, mark_index)) return true;
            if (by > 0 && put(block, x - block.w / 2 - by, top, Side::centre, mark_index)) return true;
        }
        return false;
    }

    bool place_away(const Block& block, const PlacedMark& placed) {
        if (block.lines.empty()) return false;
        const MapMark& it = mark(placed.mark);
        const float pennant = it.local ? placed.r + 13 : 0,
                    bar = it.window >= 0 && it.state != MarkState::late ? 16.0f : 0.0f;
        const float r = std::max({reach(placed), pennant, bar}),
                    half = placed.stay.w > 0 ? placed.stay.w / 2 : reach(placed);
        const bool beside_today = out_.today_in_view && std::abs(placed.x - out_.today) < 24;
        const float most = std::max(half, block.w / 2 + (beside_today ? 14.0f : -8.0f)); // still at its mark
        const float side = half + (it.local ? 16 : 8) + (shared_journey(it) ? placed.r * 0.55f : 0) + 4;
        if (slide(block, placed.x, placed.y - r - 4 - block.h, most, placed.mark)) return true;
        const float top = placed.y - block.h / 2 + 3;
        if (put(block, placed.x + side, top, Side::left, placed.mark)) return true;
        if (put(block, placed.x - side - block.w, top, Side::right, placed.mark)) return true;
        return slide(block, placed.x, placed.y + r + 3, most, placed.mark);
    }

    // A crowd of small marks: a line each, as close as they stand. Cells are too coarse for that: the words
    // themselves are compared.
    void beside(const PlacedMark& placed) {
        Block block;
        add_line(block, view::mark_label(source_, mark(placed.mark)).title, title_style());
        const float side = placed.r + 10, top = placed.y - block.h / 2;
        for (const float x : {placed.x + side, placed.x - side - block.w}) {
            const Rect box{x - 3, top, block.w + 6, block.h};
            const auto meets = [&](const Rect& words) {
                return box.x < words.x + words.w && words.x < box.x + box.w &&
                    box.y + 1 < words.y + words.h && words.y + 1 < box.y + box.h;
            };
            if (x < axes_.first_shown() || std::any_of(words_.begin(), words_.end(), meets) ||
                !taken_.free({box.x, top + 2, box.w, box.h - 5}, Taken::anything & ~Taken::label))
                continue;
            taken_.add(box, Taken::label);
            words_.push_back(box);
            return emit(block, x, top, Side::left, placed.mark);
        }
    }

    void away(const PlacedMark& placed) {
        const view::MapLabel label = view::mark_label(source_, mark(placed.mark));
        Block block;
        add_line(block, label.title, title_style());
        Block whole = block;
        if (!label.sub.empty()) add_line(whole, label.sub, sub_style(label.late));
        if (place_away(whole, placed)) return;
        for (const float width : {150.0f, 110.0f})
            if (place_away(on_more_lines(label, width, false), placed)) return;
        const bool ahead =
            mark(placed.mark).day >= view_.today; // does not go without words for their date's sake
        if (ahead && place_away(on_more_lines(label, 130, true), placed)) return;
        if (place_away(block, placed)) return;
        if (ahead) place_away(on_more_lines({label.title, {}, label.late}, 110, false), placed);
    }

    // width: CSS px at the usual text size. Empty if it takes too many lines, or a word would be cut.
    Block on_more_lines(const view::MapLabel& label, float width, bool date_too) const {
        Block block;
        const auto add = [&](const std::string& text, const TextStyle& s, std::size_t most) {
            const std::vector<Line> lines = c_.wrap(text, s, width * c_.scale);
            if (lines.size() > most || breaks_a_word(lines, text)) return false;
            for (const Line& line : lines) add_line(block, std::string(line.text), s);
            return true;
        };
        if (!add(label.title, title_style(), 3)) return {};
        const TextStyle sub = sub_style(label.late);
        if (!date_too && !label.sub.empty()) add_line(block, label.sub, sub);
        if (date_too && !add(label.sub, sub, 2)) return {};
        return block;
    }

    // At home the path runs above: words stand below.
    void home(const PlacedMark& placed) {
        const MapMark& it = mark(placed.mark);
        const view::MapLabel label = view::mark_label(source_, it);
        const TextStyle plain = label.late ? sub_style(true) : style(Weight::regular, c_.theme->text.ink);
        const float top = out_.home + 16 + course_step * static_cast<float>(view_.courses - 1);
        const pathway::Step& step = view::step_of(source_, it);
        // Still under its mark; of today's, beside the line.
        const auto most = [&](const Block& words) {
            return words.w / 2 + (it.day == view_.today ? 18.0f : -placed.r * 0.6f);
        };
        const std::string every = step.repeat ? view::repeat_label(*step.repeat, source_.texts) : "";
        if (!every.empty() && label.title.find(every) == std::string::npos) {
            Block whole;
            add_line(whole, label.title + ", " + every, plain);
            if (slide(whole, placed.x, top, most(whole), placed.mark)) return;
        }
        Block block;
        add_line(block, label.title, plain);
        slide(block, placed.x, top, most(block), placed.mark);
    }

    // Under the hill that would be.
    void one_more() {
        const std::int32_t journey = mark(options_.drag->mark).journey;
        if (journey < 0 || view_.journeys[static_cast<std::size_t>(journey)].marks.size() < 2)
            return; // its own journey only moves
        Block block;
        add_line(
            block, source_.texts.get("map.one_more_journey"), style(Weight::strong, c_.theme->path.clash));
        slide(block, out_.would_be, out_.home + 16, block.w / 2, -1);
    }

    void journeys() {
        for (const PlacedMark& placed : out_.marks) {
            const MapMark& it = mark(placed.mark);
            const view::MapJourney* journey = shared_journey(it);
            if (!journey || dragged_away(*journey) || it.row != 0 || placed.x < axes_.first_shown() ||
                placed.x > axes_.end())
                continue;
            const std::string text = view::journey_label(source_, *journey);
            Block block;
            for (const Line& line : c_.wrap(text, title_style(), 84 * c_.scale))
                add_line(block, std::string(line.text) + (line.hyphen ? "-" : ""), title_style());
            const float side = placed.r * 1.55f + 12, top = placed.y - block.h / 2 - 3;
            if (put(block, placed.x + side, top, Side::left, placed.mark) ||
                put(block, placed.x - side - block.w, top, Side::right, placed.mark))
                continue;
            for (const PlacedJourney& together : out_.journeys)
                if (together.box.contains(placed.x, placed.y))
                    put(block, placed.x - block.w / 2, together.box.y - 4 - block.h, Side::centre,
                        placed.mark);
        }
    }

    // ---- holidays, at the shore ----
    void holidays() {
        const float ppd = out_.camera.px_per_day;
        if (ppd < 5) return;
        const base::Day first(static_cast<std::int32_t>(out_.day_at(axes_.first_shown(), 0))),
            last(static_cast<std::int32_t>(out_.day_at(axes_.end(), 0)));
        for (base::Day day = first; day <= last; day = day + 1) {
            const auto holiday = base::holiday(day);
            if (!holiday) continue;
            base::Day end = day; // feasts of several days are one word
            while (end < last &&
                   (base::holiday(end + 1) ||
                    (base::weekday(end + 1) >= base::Weekday::sat && base::holiday(end + 2))))
                end = end + 1;
            Block block;
            add_line(block, name_of(day, end, *holiday), style(Weight::regular, c_.theme->text.muted));
            const float x = (out_.at(day.count) + out_.at(end.count + 1)) / 2;
            put(block, x - block.w / 2, out_.days.y + out_.days.h - 7 - block.h - 1, Side::centre, -1);
            day = end;
        }
    }

    std::string name_of(base::Day from, base::Day to, base::Holiday holiday) const {
        if (from == to) return view::holiday_name(holiday, source_.texts);
        for (base::Day day = from; day <= to; day = day + 1) {
            const auto it = base::holiday(day);
            if (it == base::Holiday::easter_sunday) return source_.texts.get("map.holiday.easter");
            if (it == base::Holiday::whit_sunday) return source_.texts.get("map.holiday.whitsun");
            if (it == base::Holiday::christmas_day) return source_.texts.get("map.holiday.christmas");
        }
        return view::holiday_name(holiday, source_.texts);
    }

    Taken taken_{out_.area};
    std::vector<std::int32_t> said_;
    std::vector<Rect> words_; // those beside marks and in windows
};

// Blocks in one column: each as near its own mark as the others let it.
class NarrowLabels : Labels {
public:
    using Labels::Labels;

    void run() {
        column_w_ = out_.area.x + out_.area.w - out_.label_from - 8;
        if (column_w_ < 60) return;
        if (options_.drag) keep_free();
        for (const PlacedMark* placed : by_rank()) say_mark(*placed);
        for (const PlacedWindow& placed : out_.windows) say_window(placed);
        for (const PlacedGroup& group : out_.groups) say_group(group);
        for (std::size_t i = 0; i < chosen_.size(); ++i) {
            const Item& item = chosen_[i];
            emit(item.block, out_.label_from, item.top, Side::left, item.mark);
            leader(item);
        }
    }

private:
    struct Item {
        float y = 0, from_x = 0; // of the mark
        std::int32_t mark = -1;
        Block block;
        float top = 0;
    };

    static constexpr float room = 7, furthest = 26; // px between blocks; from the mark

    void keep_free() { // of the date in the hand
        Item item;
        item.y = out_.middle(options_.drag->day);
        item.from_x = out_.label_from;
        item.block.h = 42 * c_.scale;
        offer(std::move(item));
    }

    bool in_view(float y) const { return y > out_.days.y + 6 && y < out_.days.y + out_.days.h - 6; }

    Block block_of(const std::string& title, const std::vector<std::pair<std::string, bool>>& subs) const {
        Block block;
        const std::vector<Line> lines = c_.wrap(title, title_style(), column_w_);
        if (breaks_a_word(lines, title)) return block; // left to the list
        for (const Line& line : lines) add_line(block, std::string(line.text), title_style());
        for (const auto& [text, late] : subs) {
            const std::vector<Line> more = c_.wrap(text, sub_style(late), column_w_);
            if (breaks_a_word(more, text)) continue;
            for (const Line& line : more) add_line(block, std::string(line.text), sub_style(late));
        }
        return block;
    }

    void say_mark(const PlacedMark& placed) {
        const MapMark& it = mark(placed.mark);
        if (!in_view(placed.y)) return;
        const view::MapLabel label = view::mark_label(source_, it);
        const float from = placed.x + placed.r + 10;
        const view::MapJourney* journey = shared_journey(it);
        if (options_.drag && options_.drag->mark == placed.mark) return;
        if (journey && !dragged_away(*journey)) {
            if (journey->marks.front() != placed.mark) return;
            say_journey(placed, *journey);
        } else if (!offer(
                       {placed.y, from, placed.mark, block_of(label.title, {{label.sub, label.late}}), 0})) {
            offer({placed.y, from, placed.mark, block_of(label.title, {}), 0});
        }
    }

    void say_journey(const PlacedMark& placed, const view::MapJourney& journey) {
        int open = 0;
        std::string date;
        for (const std::int32_t index : journey.marks) {
            const bool settled =
                mark(index).state == MarkState::booked || mark(index).state == MarkState::done;
            open += !settled;
            if (settled) date = view::mark_label(source_, mark(index)).sub;
        }
        if (date.empty()) date = view::when(journey.from, std::nullopt, view_.today, source_.texts, false);
        std::vector<std::pair<std::string, bool>> subs{{date, false}};
        if (open > 0) subs.emplace_back(source_.texts.count("row.not_booked", open), false);
        const std::string title = view::journey_label(source_, journey);
        float right = placed.x;
        for (const PlacedJourney& box : out_.journeys)
            if (box.box.contains(placed.x, placed.y)) right = box.box.x + box.box.w;
        if (!offer({placed.y, right + 6, placed.mark, block_of(title, subs), 0}))
            offer({placed.y, right + 6, placed.mark, block_of(title, {}), 0});
    }

    void say_window(const PlacedWindow& placed) {
        const view::MapWindow& window = view_.windows[static_cast<std::size_t>(placed.window)];
        if (window.overdue || !in_view(placed.box.y)) return;
        const std::string title = options_.drag && options_.drag->mark == window.mark
            ? source_.texts.format(
                  "map.days_that_fit", {{"title", view::mark_label(source_, mark(window.mark)).title}})
            : view::mark_label(source_, mark(window.mark)).title;
        const Block block = block_of(title, {{view::window_label(source_, window), false}});
        for (const float below : {14.0f, 36.0f, 60.0f}) // anywhere along its first days
            if (below < placed.box.h &&
                offer({placed.box.y + below, placed.box.x + placed.box.w + 8, window.mark, block, 0}))
                return;
    }

    void say_group(const PlacedGroup& group) {
        const float y = group.box.y + group.box.h / 2;
        if (in_view(y))
            offer(
                {y, group.box.x + group.box.w + 8, -1,
                 block_of(view::group_label(group.count, source_.texts), {}), 0});
    }

    // Taken if all that are taken can still stand near their marks.
    bool offer(Item item) {
        if (item.block.lines.size() > 4 || item.block.h <= 0) return false;
        const auto at = std::upper_bound(
            chosen_.begin(), chosen_.end(), item.y, [](float y, const Item& other) { return y < other.y; });
        std::vector<Item> next(chosen_.begin(), at);
        next.push_back(std::move(item));
        next.insert(next.end(), at, chosen_.end());
        if (!settle(next)) return false;
        chosen_ = std::move(next);
        return true;
    }

    // Neighbours that would overlap move as one, to the mean of where they want to be.
    bool settle(std::vector<Item>& items) const {
        struct Cluster {
            std::size_t first, last;
            float wish, h, top; // wish: sum of the tops wanted, as if the cluster began there
        };
        std::vector<Cluster> clusters;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const float h = items[i].block.h + room, wish = items[i].y - items[i].block.h / 2;
            clusters.push_back({i, i, wish, h, wish});
            while (clusters.size() > 1) {
                Cluster& a = clusters[clusters.size() - 2];
                const Cluster& b = clusters.back();
                if (a.top + a.h <= b.top) break;
                const auto members = static_cast<float>(b.last - a.first + 1);
                a.wish += b.wish - a.h * static_cast<float>(b.last - b.first + 1);
                a.h += b.h;
                a.last = b.last;
                a.top = a.wish / members;
                clusters.pop_back();
            }
        }
        for (const Cluster& cluster : clusters) {
            float top = cluster.top;
            for (std::size_t i = cluster.first; i <= cluster.last; ++i) {
                Item& item = items[i];
                item.top = top;
                const float wish = item.y - item.block.h / 2;
                if (std::abs(top - wish) > furthest || top < out_.days.y ||
                    top + item.block.h > out_.days.y + out_.days.h)
                    return false;
                top += item.block.h + room;
            }
        }
        return true;
    }

    // Dots from the mark to its words, not over windows and marks.
    void leader(const Item& item) {
        PlacedLine line{{}, PathKind::ahead, 0};
        const float end = out_.label_from - 8;
        const float aim = std::clamp(item.y, item.top + 8, item.top + item.block.h - 8);
        for (float x = item.from_x; x < end; x += 5) {
            const float s = std::clamp((x - (end - 22)) / 22, 0.0f, 1.0f);
            const ImVec2 p(std::round(x), std::round(item.y + (aim - item.y) * s));
            if (free(p, item.mark)) line.points.push_back(p);
        }
        if (!line.points.empty()) out_.leaders.push_back(std::move(line));
    }

    bool free(ImVec2 p, std::int32_t own) const {
        for (const PlacedWindow& placed : out_.windows)
            if (p.x > placed.box.x - 5 && p.x < placed.box.x + placed.box.w + 5 && p.y > placed.box.y - 28 &&
                p.y < placed.box.y + placed.box.h + 28)
                return false;
        for (const PlacedMark& placed : out_.marks)
            if (placed.mark != own && std::hypot(p.x - placed.x, p.y - placed.y) < placed.r * 1.4f + 4)
                return false;
        for (const PlacedLine& path : out_.lines)
            for (const ImVec2& q : path.points)
                if (std::abs(p.x - q.x) < 6 && std::abs(p.y - q.y) < 6) return false;
        return !(out_.today_in_view && std::abs(p.y - out_.today) < 4);
    }

    std::vector<Item> chosen_;
    float column_w_ = 0;
};

} // namespace

void place_labels(
    const view::MapView& view, const view::MapSource& source, const Canvas& canvas, const MapOptions& options,
    MapLayout& out) {
    if (!canvas.draw) return;
    if (out.vertical)
        NarrowLabels(view, source, canvas, options, out).run();
    else
        WideLabels(view, source, canvas, options, out).run();
}

} // namespace stf::ui::map_parts
