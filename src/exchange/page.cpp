#include "exchange/page.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "json/value.h"

namespace stf::exchange {

using json::Items;
using json::Members;
using json::Value;

namespace {

// The one style sheet of paper, for the print-out and for the file.
constexpr std::string_view css =
    ".paper{font:12pt/1.4 Stifinner,\"Atkinson Hyperlegible "
    "Next\",Verdana,Arial,sans-serif;color:#000;background:#fff;"
    "max-width:190mm;margin:0 "
    "auto;text-align:left;overflow-wrap:break-word;hyphens:auto;print-color-adjust:exact;"
    "-webkit-print-color-adjust:exact}"
    ".paper.wide{max-width:none}.paper.wide h1{font-size:1.4em}.paper.large{font-size:18pt}"
    ".paper "
    "*{box-sizing:border-box;margin:0;padding:0;color:#000;background-color:transparent;list-style-position:"
    "outside}"
    ".paper h1{font-size:1.7em;line-height:1.2;margin:0 0 .5em}.paper "
    "h2{font-size:1.3em;line-height:1.25;margin:1em 0 .4em}"
    ".paper h3{font-size:1.1em;margin:.8em 0 .3em}.paper h1,.paper h2,.paper h3{break-after:avoid}"
    ".paper p{margin:0 0 .5em;white-space:pre-line;orphans:3;widows:3}.paper p.strong{font-weight:600}.paper "
    ".small{font-size:.85em}"
    ".paper p.lead{font-size:1.2em}.paper ul,.paper ol{margin:0 0 .6em 1.3em}.paper "
    "ul{list-style-type:disc}.paper ol{list-style-type:decimal}"
    ".paper li,.paper tr,.paper dl>div,.paper .card,.paper .contact,.paper .scale,.paper "
    "svg{break-inside:avoid}"
    ".paper table{width:100%;border-collapse:collapse;margin:0 0 .8em}.paper th,.paper "
    "td{text-align:left;vertical-align:top;"
    "padding:.4em .8em .4em 0;border-bottom:.25mm solid #000;white-space:pre-line}.paper "
    "thead{display:table-header-group}"
    ".paper thead th{font-size:.85em;border-bottom-width:.6mm}.paper "
    ".sub{display:block;font-size:.85em}.paper td .mark{margin-right:.5em}"
    ".paper .mark{width:1.15em;height:1.15em;vertical-align:-.2em}.paper b{font-weight:600}"
    ".paper dl>div{display:grid;grid-template-columns:12em 1fr;gap:1em;margin:0 0 .4em}.paper "
    "dt{font-weight:600}.paper dd{white-space:pre-line}"
    ".paper .contact{margin:0 0 .5em}.paper .contact "
    "a{font-weight:600;text-decoration:underline;white-space:nowrap}"
    ".paper ul.checks{list-style:none;margin-left:0}.paper ul.checks li{display:flex;gap:.6em;padding:.25em "
    "0}"
    ".paper .box{flex:none;width:1.1em;height:1.1em;margin-top:.15em}.paper .line{border-bottom:.25mm solid "
    "#000;height:10mm}"
    ".paper.large .line{height:14mm}.paper .lines{margin:0 0 .8em;break-inside:avoid}.paper "
    ".break{break-after:page;height:0}"
    ".paper svg.picture{display:block;max-width:100%;height:auto}.paper "
    ".columns{display:flex;gap:8mm;align-items:flex-start}"
    ".paper .columns>div{flex:1;min-width:0}.paper .card{border:.3mm solid "
    "#000;border-radius:2mm;padding:4mm;margin:0 0 4mm}"
    ".paper .card.none{border:0;padding:0}.paper .card.thick{border-width:1.4mm}.paper "
    ".card.twice{border:1.4mm double #000}"
    ".paper .card.dashed{border:.5mm dashed #000}.paper .card>:last-child{margin-bottom:0}"
    ".paper .scale{margin:0 0 1em}.paper .scale ol{display:flex;list-style:none;margin:.2em "
    "0;justify-content:space-between}"
    ".paper .scale li{width:2em;height:2em;border:.3mm solid "
    "#000;border-radius:1em;text-align:center;line-height:1.85em}"
    ".paper .scale li.on{border-width:.9mm;font-weight:600;line-height:1.7em}.paper .scale "
    ".ends{display:flex;justify-content:space-between;gap:2em;font-size:.85em}"
    "@media screen{.paper{padding:12mm 6mm}}"
    // On a phone: one thing below the other, and drawings of a readable size, looked at sideways.
    "@media screen and (max-width:600px){.paper{overflow-x:auto;padding:6mm 4mm}.paper "
    ".columns{flex-direction:column;gap:0}.paper .columns>div{width:100%}"
    ".paper dl>div{grid-template-columns:1fr;gap:0}.paper svg.picture{max-width:none}}";

std::string css_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\' || c == '<' || c == '\n' || c == '\r') { // '<': it stands inside <style>
            constexpr char hex[] = "0123456789abcdef";
            out += '\\';
            out += hex[static_cast<unsigned char>(c) >> 4];
            out += hex[static_cast<unsigned char>(c) & 15];
            out += ' ';
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string style_of(const Page& page) {
    constexpr std::string_view sizes[] = {"A4 portrait", "A4 landscape", "A3 portrait", "A3 landscape"};
    std::string out(css);
    out += "@page{size:";
    out += sizes[static_cast<std::size_t>(page.paper)];
    out += ";margin:13mm 13mm 16mm;@bottom-left{font:9pt sans-serif;content:" + css_string(page.foot) +
        "}@bottom-right{font:9pt sans-serif;content:counter(page) \" / \" counter(pages)}}";
    return out;
}

// ---- the tree: elements as JSON arrays ----

Value element(
    std::string_view tag, std::initializer_list<std::pair<std::string_view, std::string>> attributes = {}) {
    Value out{Items()}, named{Members()};
    out.add(Value(tag));
    for (const auto& [name, value] : attributes)
        if (!value.empty()) named.set(name, value);
    out.add(std::move(named));
    return out;
}

Value with(Value parent, std::string text) {
    if (!text.empty()) parent.add(std::move(text));
    return parent;
}

// Plain words: whatever their direction, they do not turn what stands beside them.
Value words(std::string_view tag, const std::string& text, std::string class_name = {}) {
    return with(element(tag, {{"class", std::move(class_name)}, {"dir", "auto"}}), text);
}

// Hundredths of a millimetre at most.
std::string mm(float value) {
    const auto hundredths = static_cast<long>(std::lround(static_cast<double>(value) * 100));
    const long whole = std::labs(hundredths) / 100, rest = std::labs(hundredths) % 100;
    std::string out = (hundredths < 0 ? "-" : "") + std::to_string(whole);
    if (rest != 0) {
        out += rest < 10 ? ".0" : ".";
        out += std::to_string(rest % 10 == 0 && rest >= 10 ? rest / 10 : rest);
    }
    return out;
}

std::string ink(Ink of) {
    constexpr std::string_view names[] = {"none", "#000", "#767676", "#c8c8c8", "#fff"};
    return std::string(names[static_cast<std::size_t>(of)]);
}

std::string fill(Fill of, const std::string& prefix) {
    switch (of) {
    case Fill::none:
        return "none";
    case Fill::white:
        return "#fff";
    case Fill::light:
        return "#ececec";
    case Fill::grey:
        return "#b0b0b0";
    case Fill::black:
        return "#000";
    case Fill::dots:
        return "url(#" + prefix + "dots)";
    case Fill::hatch:
        return "url(#" + prefix + "hatch)";
    case Fill::cross:
        return "url(#" + prefix + "cross)";
    }
    return "none";
}

std::string only_path(std::string_view commands) {
    std::string out;
    for (const char c : commands)
        if (std::string_view("MLHVCSQTAZmlhvcsqtaz0123456789 .,-").find(c) != std::string_view::npos)
            out += c;
    return out;
}

Value pattern(const std::string& id, const std::string& side, Value inside) {
    Value out = element(
        "pattern", {{"id", id}, {"width", side}, {"height", side}, {"patternUnits", "userSpaceOnUse"}});
    out.add(element("rect", {{"width", side}, {"height", side}, {"fill", "#fff"}}));
    out.add(std::move(inside));
    return out;
}

Value patterns(const std::string& prefix) {
    Value out = element("defs");
    out.add(pattern(
        prefix + "dots", "1.6",
        element("circle", {{"cx", "0.8"}, {"cy", "0.8"}, {"r", "0.3"}, {"fill", "#000"}})));
    out.add(pattern(
        prefix + "hatch", "1.6",
        element(
            "path",
            {{"d", "M-.4 .4L.4-.4M0 1.6L1.6 0M1.2 2L2 1.2"}, {"stroke", "#000"}, {"stroke-width", "0.25"}})));
    out.add(pattern(
        prefix + "cross", "1.6",
        element("path", {{"d", "M0 0L1.6 1.6M0 1.6L1.6 0"}, {"stroke", "#000"}, {"stroke-width", "0.2"}})));
    return out;
}

Value shape(const Shape& of, const std::string& prefix) {
    if (of.kind == ShapeKind::text) {
        constexpr std::string_view anchors[] = {"", "middle", "end"};
        return with(
            element(
                "text",
                {{"x", mm(of.x)},
                 {"y", mm(of.y)},
                 {"font-size", mm(of.size)},
                 {"font-weight", of.strong ? "600" : ""},
                 {"text-anchor", std::string(anchors[static_cast<std::size_t>(of.align)])},
                 {"fill", ink(of.ink)}}),
            of.text);
    }
    const bool lined = of.ink != Ink::none;
    const std::string stroke = ink(of.ink), width = lined ? mm(of.line) : "",
                      dash = of.dashed ? "1.4 1.1" : "";
    const std::string inside = fill(of.fill, prefix);
    switch (of.kind) {
    case ShapeKind::line:
        return element(
            "line",
            {{"x1", mm(of.x)},
             {"y1", mm(of.y)},
             {"x2", mm(of.x + of.w)},
             {"y2", mm(of.y + of.h)},
             {"stroke", stroke},
             {"stroke-width", width},
             {"stroke-dasharray", dash}});
    case ShapeKind::rect:
        return element(
            "rect",
            {{"x", mm(of.x)},
             {"y", mm(of.y)},
             {"width", mm(std::max(0.0f, of.w))},
             {"height", mm(std::max(0.0f, of.h))},
             {"rx", of.r > 0 ? mm(of.r) : ""},
             {"fill", inside},
             {"stroke", stroke},
             {"stroke-width", width},
             {"stroke-dasharray", dash}});
    case ShapeKind::circle:
        return element(
            "circle",
            {{"cx", mm(of.x)},
             {"cy", mm(of.y)},
             {"r", mm(of.r)},
             {"fill", inside},
             {"stroke", stroke},
             {"stroke-width", width},
             {"stroke-dasharray", dash}});
    default:
        return element(
            "path",
            {{"d", only_path(of.text)},
             {"fill", inside},
             {"stroke", stroke},
             {"stroke-width", width},
             {"stroke-dasharray", dash}});
    }
}

// The states as shapes, the same as on the screen: disc with check, disc with dot, hollow ring, ring of
// beads, diamond, split ring, pennant, envelope.
Value mark(Mark of) {
    Value out = element("svg", {{"class", "mark"}, {"viewBox", "0 0 20 20"}, {"aria-hidden", "true"}});
    const auto path = [&](std::string d, std::string inside, std::string dash = {}) {
        out.add(element(
            "path",
            {{"d", std::move(d)},
             {"fill", std::move(inside)},
             {"stroke", "#000"},
             {"stroke-width", "2"},
             {"stroke-dasharray", std::move(dash)}}));
    };
    const auto disc = [&](std::string r, std::string inside, std::string dash = {}) {
        out.add(element(
            "circle",
            {{"cx", "10"},
             {"cy", "10"},
             {"r", std::move(r)},
             {"fill", std::move(inside)},
             {"stroke", "#000"},
             {"stroke-width", "2"},
             {"stroke-dasharray", std::move(dash)}}));
    };
    switch (of) {
    case Mark::none:
        break;
    case Mark::done:
        disc("8", "#000");
        out.add(element(
            "path",
            {{"d", "M5.5 10.5L9 14L14.5 6.5"},
             {"fill", "none"},
             {"stroke", "#fff"},
             {"stroke-width", "2.4"}}));
        break;
    case Mark::booked:
        disc("8", "#000");
        out.add(element("circle", {{"cx", "10"}, {"cy", "10"}, {"r", "3"}, {"fill", "#fff"}}));
        break;
    case Mark::proposed:
        disc("8", "#fff");
        break;
    case Mark::possible:
        disc("8", "#fff", "2.4 2.6");
        break;
    case Mark::late:
        path("M10 1L19 10L10 19L1 10Z", "#fff");
        break;
    case Mark::cannot:
        path("M8 2.3A8 8 0 0 0 8 17.7", "none");
        path("M12 2.3A8 8 0 0 1 12 17.7", "none");
        break;
    case Mark::local:
        path("M4 19V2L17 6.5L4 11", "none");
        break;
    case Mark::message:
        path("M1.5 4H18.5V16H1.5ZM1.5 4L10 11L18.5 4", "#fff");
        break;
    }
    return out;
}

Value box(bool on) {
    Value out = element("svg", {{"class", "box"}, {"viewBox", "0 0 20 20"}, {"aria-hidden", "true"}});
    out.add(element(
        "path",
        {{"d", on ? "M1 1H19V19H1ZM5 10L9 14L15 6" : "M1 1H19V19H1Z"},
         {"fill", "none"},
         {"stroke", "#000"},
         {"stroke-width", "2"}}));
    return out;
}

class Tree {
public:
    explicit Tree(const Page& page) : page_(page) {}

    Value make() {
        std::string name = "paper";
        if (page_.large) name += " large";
        if (page_.paper != Paper::a4) name += " wide";
        constexpr std::string_view codes[] = {"nb", "nn", "en"};
        Value out = element(
            "div", {{"class", name}, {"lang", std::string(codes[static_cast<std::size_t>(page_.language)])}});
        add(out, page_.blocks);
        return out;
    }

private:
    void add(Value& to, const std::vector<Block>& blocks) {
        for (const Block& one : blocks) to.add(block(one));
    }

    Value block(const Block& of) {
        switch (of.kind) {
        case BlockKind::heading:
            return words("h" + std::to_string(of.number), of.text);
        case BlockKind::paragraph: {
            constexpr std::string_view names[] = {"", "strong", "small", "lead"};
            return words("p", of.text, std::string(names[static_cast<std::size_t>(of.tone)]));
        }
        case BlockKind::list: {
            Value out = element(of.flag ? "ol" : "ul");
            for (const Check& entry : of.checks) out.add(words("li", entry.text));
            return out;
        }
        case BlockKind::table:
            return table_of(of);
        case BlockKind::definitions: {
            Value out = element("dl");
            for (const std::vector<Cell>& row : of.rows) {
                Value pair = element("div");
                pair.add(words("dt", row[0].text));
                pair.add(words("dd", row[1].text));
                out.add(std::move(pair));
            }
            return out;
        }
        case BlockKind::contact:
            return contact_of(of);
        case BlockKind::scale:
            return scale_of(of);
        case BlockKind::checks: {
            Value out = element("ul", {{"class", "checks"}});
            for (const Check& entry : of.checks) {
                Value item = element("li");
                item.add(box(entry.on));
                item.add(words("span", entry.text));
                out.add(std::move(item));
            }
            return out;
        }
        case BlockKind::lines: {
            Value out = element("div", {{"class", "lines"}});
            if (!of.text.empty()) out.add(words("p", of.text));
            for (int i = 0; i < of.number; ++i) out.add(element("div", {{"class", "line"}}));
            return out;
        }
        case BlockKind::page_break:
            return element("div", {{"class", "break"}});
        case BlockKind::picture:
            return picture_of(of.picture);
        case BlockKind::columns: {
            Value out = element("div", {{"class", "columns"}});
            for (const std::vector<Block>& column : of.inner) {
                Value one = element("div");
                add(one, column);
                out.add(std::move(one));
            }
            return out;
        }
        case BlockKind::card: {
            constexpr std::string_view edges[] = {
                "card none", "card", "card thick", "card twice", "card dashed"};
            Value out = element("div", {{"class", std::string(edges[static_cast<std::size_t>(of.edge)])}});
            for (const std::vector<Block>& content : of.inner) add(out, content);
            return out;
        }
        }
        return element("p");
    }

    // How far something has come, seen from across a room. Without colours the shapes tell.
    Value light(Mark of) {
        Value out = element("svg", {{"class", "mark"}, {"viewBox", "0 0 20 20"}, {"aria-hidden", "true"}});
        const bool done = of == Mark::done, begun = of == Mark::booked;
        const std::string colour = done ? "#1e7a34" : begun ? "#f5b800" : "#c3281c";
        out.add(element(
            "circle",
            {{"cx", "10"},
             {"cy", "10"},
             {"r", "8.5"},
             {"fill", done ? colour : "#fff"},
             {"stroke", begun ? "#000" : colour},
             {"stroke-width", begun ? "1.4" : "2.6"}}));
        if (begun)
            out.add(element(
                "path",
                {{"d", "M1.5 10A8.5 8.5 0 0 0 18.5 10Z"},
                 {"fill", colour},
                 {"stroke", "#000"},
                 {"stroke-width", "1.4"}}));
        else
            out.add(element(
                "path",
                {{"d", done ? "M5.5 10.5L9 14L14.5 6.5" : "M6 10L14 10"},
                 {"fill", "none"},
                 {"stroke", done ? "#fff" : colour},
                 {"stroke-width", "2.4"}}));
        return out;
    }

    Value row(const std::vector<Cell>& cells, bool head) {
        Value out = element("tr");
        for (const Cell& cell : cells) {
            Value one =
                head ? element("th", {{"scope", "col"}, {"dir", "auto"}}) : element("td", {{"dir", "auto"}});
            if (cell.mark != Mark::none) one.add(page_.lights ? light(cell.mark) : mark(cell.mark));
            if (cell.strong)
                one.add(with(element("b"), cell.text));
            else
                one = with(std::move(one), cell.text);
            if (!cell.sub.empty()) one.add(words("span", cell.sub, "sub"));
            out.add(std::move(one));
        }
        return out;
    }

    Value table_of(const Block& of) {
        Value out = element("table"), body = element("tbody");
        for (std::size_t i = 0; i < of.rows.size(); ++i) {
            if (i > 0) {
                body.add(row(of.rows[i], false));
            } else if (!of.rows[i].empty()) {
                Value head = element("thead");
                head.add(row(of.rows[i], true));
                out.add(std::move(head));
            }
        }
        out.add(std::move(body));
        return out;
    }

    Value contact_of(const Block& of) {
        Value out = element("p", {{"class", "contact"}, {"dir", "auto"}});
        out.add(with(element("b"), of.text));
        if (!of.more.empty()) out.add(Value((of.text.empty() ? "" : ", ") + of.more));
        const std::string number = dialled(of.last);
        const std::string& before = of.more.empty() ? of.text : of.more;
        if (!of.last.empty()) out.add(before.ends_with(':') ? " " : ": ");
        if (number.empty())
            out = with(std::move(out), of.last);
        else
            out.add(with(element("a", {{"href", "tel:" + number}}), of.last));
        return out;
    }

    Value scale_of(const Block& of) {
        Value out = element("div", {{"class", "scale"}}), steps = element("ol"),
              ends = element("div", {{"class", "ends"}});
        out.add(words("p", of.text, "strong"));
        for (int i = 0; i <= 10; ++i)
            steps.add(with(element("li", {{"class", i == of.number ? "on" : ""}}), std::to_string(i)));
        ends.add(words("span", "0: " + of.more));
        ends.add(words("span", "10: " + of.last));
        out.add(std::move(steps));
        out.add(std::move(ends));
        return out;
    }

    Value picture_of(const Picture& of) {
        const std::string prefix = "p" + std::to_string(++pictures_) + "-";
        Value out = element(
            "svg",
            {{"class", "picture"},
             {"role", "img"},
             {"aria-label", of.title},
             {"width", mm(of.width) + "mm"},
             {"height", mm(of.height) + "mm"},
             {"viewBox", "0 0 " + mm(of.width) + " " + mm(of.height)}});
        out.add(patterns(prefix));
        for (const Shape& one : of.shapes) out.add(shape(one, prefix));
        return out;
    }

    const Page& page_;
    int pictures_ = 0;
};

// ---- the tree as HTML ----

void escape(std::string& out, std::string_view text) {
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
        }
    }
}

void print(std::string& out, const Value& node) {
    if (node.kind() == json::Kind::string) return escape(out, node.string());
    const Items& items = node.items();
    const std::string& tag = items[0].string();
    out += "<" + tag;
    for (const json::Member& attribute : items[1].members()) {
        out += " " + attribute.key + "=\"";
        escape(out, attribute.value.string());
        out += '"';
    }
    out += '>';
    for (std::size_t i = 2; i < items.size(); ++i) print(out, items[i]);
    out += "</" + tag + ">";
}

Block made(BlockKind kind, std::string text = {}) {
    Block out;
    out.kind = kind;
    out.text = std::move(text);
    return out;
}

} // namespace

float text_width(std::string_view text, float letters) {
    std::size_t characters = 0;
    for (const char c : text) characters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return static_cast<float>(characters) * letters * 0.53f;
}

std::vector<std::string> wrapped(const std::string& text, float width, float letters) {
    std::vector<std::string> lines(1);
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t to = std::min(text.find(' ', from), text.size());
        const std::string word = text.substr(from, to - from);
        if (!lines.back().empty() && text_width(lines.back() + " " + word, letters) > width)
            lines.emplace_back();
        lines.back() += (lines.back().empty() ? "" : " ") + word;
        from = to + 1;
    }
    return lines;
}

Block heading(int level, std::string text) {
    Block out = made(BlockKind::heading, std::move(text));
    out.number = level < 1 ? 1 : level > 3 ? 3 : level;
    return out;
}
Block paragraph(std::string text, Tone tone) {
    Block out = made(BlockKind::paragraph, std::move(text));
    out.tone = tone;
    return out;
}
Block list(const std::vector<std::string>& entries, bool numbered) {
    Block out = made(BlockKind::list);
    for (const std::string& entry : entries) out.checks.push_back({entry});
    out.flag = numbered;
    return out;
}
Block table(std::vector<Cell> head, std::vector<std::vector<Cell>> rows) {
    Block out = made(BlockKind::table);
    out.rows.push_back(std::move(head));
    for (std::vector<Cell>& row : rows) out.rows.push_back(std::move(row));
    return out;
}
Block definitions(const std::vector<std::pair<std::string, std::string>>& entries) {
    Block out = made(BlockKind::definitions);
    for (const auto& [term, text] : entries) out.rows.push_back({{term}, {text}});
    return out;
}
Block contact(std::string name, std::string role, std::string phone) {
    Block out = made(BlockKind::contact, std::move(name));
    out.more = std::move(role);
    out.last = std::move(phone);
    return out;
}
Block scale(std::string title, std::string low, std::string high, int chosen) {
    Block out = made(BlockKind::scale, std::move(title));
    out.more = std::move(low);
    out.last = std::move(high);
    out.number = chosen;
    return out;
}
Block checks(std::vector<Check> entries) {
    Block out = made(BlockKind::checks);
    out.checks = std::move(entries);
    return out;
}
Block writing_lines(int count, std::string title) {
    Block out = made(BlockKind::lines, std::move(title));
    out.number = count;
    return out;
}
Block page_break() {
    return made(BlockKind::page_break);
}
Block picture(Picture of) {
    Block out = made(BlockKind::picture);
    out.picture = std::move(of);
    return out;
}
Block columns(std::vector<std::vector<Block>> side_by_side) {
    Block out = made(BlockKind::columns);
    out.inner = std::move(side_by_side);
    return out;
}
Block card(std::vector<Block> content, Edge edge) {
    Block out = made(BlockKind::card);
    out.inner.push_back(std::move(content));
    out.edge = edge;
    return out;
}

std::string dialled(std::string_view number) {
    std::string out;
    for (const char c : number) {
        if ((c >= '0' && c <= '9') || (c == '+' && out.empty()))
            out += c;
        else if (std::string_view(" -./()\t").find(c) == std::string_view::npos && c != '\xC2' && c != '\xA0')
            return {}; // words: nothing to dial
    }
    return out.size() < 3 ? std::string() : out;
}

std::string to_html(const Page& page) {
    constexpr std::string_view codes[] = {"nb", "nn", "en"};
    std::string out = "<!doctype html>\n<html lang=\"";
    out += codes[static_cast<std::size_t>(page.language)];
    out += "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
           "initial-scale=1\">"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
           "'unsafe-inline'\">"
           "<title>";
    escape(out, page.title);
    out += "</title><style>body{margin:0;background:#fff}" + style_of(page) + "</style></head>\n<body>";
    print(out, Tree(page).make());
    return out + "</body></html>\n";
}

std::string serialise(const Page& page) {
    Value out{Members()};
    out.set("title", page.title);
    out.set("css", style_of(page));
    out.set("tree", Tree(page).make());
    return json::write(out);
}

} // namespace stf::exchange
