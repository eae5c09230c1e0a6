#include <doctest/doctest.h>

#include "exchange/page.h"
#include "support.h"
#include "json/value.h"

using namespace stf;
using namespace stf::exchange;
using stf::exchange::test::has;

namespace {

Page with(std::vector<Block> blocks) {
    Page page{.title = "Planen <min>"};
    page.blocks = std::move(blocks);
    return page;
}

} // namespace

TEST_CASE("page: no text can become markup, script or style") {
    const std::string evil = "</style></title><script>alert(1)</script><img src=x onerror=\"alert(2)\">&amp;";
    Page page = with(
        {heading(1, evil), paragraph(evil), list({evil}), table({{evil}}, {{{evil, evil}}}),
         definitions({{evil, evil}}), contact(evil, evil, evil), scale(evil, evil, evil), checks({{evil}}),
         writing_lines(1, evil), card({paragraph(evil)})});
    page.title = page.foot = evil;
    Picture drawing{10, 10, evil, {}};
    drawing.shapes.push_back({.kind = ShapeKind::text, .text = evil});
    drawing.shapes.push_back({.kind = ShapeKind::path, .text = "M0 0\"/><script>"});
    page.blocks.push_back(picture(drawing));
    const std::string html = to_html(page);
    CHECK_FALSE(has(html, "<script"));
    CHECK_FALSE(has(html, "<img"));
    CHECK(html.find("</style>") == html.rfind("</style>"));
    CHECK(html.find("</title>") == html.rfind("</title>"));
    CHECK(has(html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    CHECK(has(html, "&amp;amp;"));
    CHECK_FALSE(has(html, "url(http"));
}

TEST_CASE("page: what is written stays in the file, line breaks and other scripts too") {
    const std::string html =
        to_html(with({paragraph("Første\nandre"), paragraph("مرحبا 🙂"), paragraph("æøå")}));
    CHECK(has(html, ">Første\nandre</p>"));
    CHECK(has(html, "dir=\"auto\">مرحبا 🙂</p>"));
    CHECK(has(html, "<title>Planen &lt;min&gt;</title>"));
    CHECK(has(html, "lang=\"nb\""));
}

TEST_CASE("page: a number that can be dialled is a link, words are not") {
    CHECK(dialled("22 33 44 55") == "22334455");
    CHECK(dialled("+47 22 33 44 55") == "+4722334455");
    CHECK(
        dialled("22\xC2\xA0"
                "33 44 55") == "22334455");
    CHECK(dialled("116 117") == "116117");
    CHECK(dialled("spør i luka").empty());
    CHECK(dialled("javascript:1").empty());
    CHECK(dialled("1").empty());
    CHECK(dialled("").empty());
    const std::string html =
        to_html(with({contact("Kari", "Lege", "22 33 44 55"), contact("", "Legevakt", "i luka")}));
    CHECK(has(html, "<b>Kari</b>, Lege: <a href=\"tel:22334455\">22 33 44 55</a>"));
    CHECK(has(html, "Legevakt: i luka"));
}

TEST_CASE("page: the paper and the size of the letters") {
    Page page = with({});
    CHECK(has(to_html(page), "@page{size:A4 portrait"));
    page.paper = Paper::a3_landscape;
    page.large = true;
    page.foot = "Side \"a\" \\ b";
    const std::string html = to_html(page);
    CHECK(has(html, "@page{size:A3 landscape"));
    CHECK(has(html, "class=\"paper large wide\""));
    CHECK(has(html, "content:\"Side \\22 a\\22  \\5c  b\""));
}

TEST_CASE("page: drawings are in millimetres, each with patterns of its own") {
    Picture drawing{100, 50.5f, "Tidslinje", {}};
    drawing.shapes.push_back({.x = 1, .y = 2.345f, .w = 3, .h = -4, .dashed = true});
    drawing.shapes.push_back({.kind = ShapeKind::rect, .w = -3, .h = 1, .fill = Fill::hatch});
    const std::string html = to_html(with({picture(drawing), picture(drawing)}));
    CHECK(has(html, "width=\"100mm\" height=\"50.5mm\" viewBox=\"0 0 100 50.5\""));
    CHECK(has(html, "<line x1=\"1\" y1=\"2.35\" x2=\"4\" y2=\"-1.65\""));
    CHECK(has(html, "width=\"0\" height=\"1\" fill=\"url(#p1-hatch)\""));
    CHECK(has(html, "fill=\"url(#p2-hatch)\""));
    CHECK(has(html, "aria-label=\"Tidslinje\""));
}

TEST_CASE("page: a scale names both ends and marks what was chosen") {
    const std::string html = to_html(with({scale("Gå tur", "Klarer ikke", "Som før", 4)}));
    CHECK(has(html, "<li class=\"on\">4</li><li>5</li>"));
    CHECK(has(html, "0: Klarer ikke"));
    CHECK(has(html, "10: Som før"));
    CHECK(has(html, "<li>10</li></ol>"));
}

TEST_CASE("page: the browser gets the same tree as the file") {
    const auto read =
        json::parse(serialise(with({paragraph("«Ja»"), page_break(), columns({{heading(2, "A")}, {}})})));
    REQUIRE(read);
    CHECK(read->find("title")->string() == "Planen <min>");
    const json::Value* tree = read->find("tree");
    REQUIRE(tree);
    CHECK(tree->items()[0].string() == "div");
    CHECK(tree->items()[2] == json::parse(R"(["p",{"dir":"auto"},"«Ja»"])").operator*());
    CHECK(
        tree->items()[4] ==
        json::parse(R"(["div",{"class":"columns"},["div",{},["h2",{"dir":"auto"},"A"]],["div",{}]])")
            .
            operator*());
}
