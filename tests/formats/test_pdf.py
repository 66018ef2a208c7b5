"""PDFs as browsers print them, and a few written by hand: text, ruled tables, pages."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from formats.soundness import bare, sound, texts
from govpublish.errors import ReadingStopped
from govpublish.formats import pdf
from govpublish.models import Document

STYLE = """
@page { size: A4; margin: 2cm }
body { font: 14px "Noto Serif CJK SC"; margin: 0 }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
td, th { border: 1px solid #000; padding: 4px; vertical-align: top }
td p { margin: 0 }
.text p { margin: 0; text-indent: 2em; line-height: 1.8 }
"""
Print = Callable[..., bytes]
TASKS = 9


@pytest.fixture(scope="module")
def printed(browser: Browser) -> Iterator[Print]:
    """Prints the body of a page."""
    page = browser.new_page()

    def print_it(body: str, style: str = "", **options: object) -> bytes:
        page.set_content(f"<html><head><style>{STYLE}{style}</style></head><body>{body}</body>")
        return page.pdf(prefer_css_page_size=True, **options)  # type: ignore[arg-type]

    yield print_it
    page.close()


def read(data: bytes) -> Document:
    return sound(pdf.read(data, "a.pdf"))


def tasks() -> list[list[str]]:
    return [
        [
            str(number),
            f"推进第{number}批老旧小区改造、青田县城区风貌整治提升",
            f"完成投资{number}亿元,开工建设安置房及配套公共服务设施项目" * 2 + "。",
            f"{number % 12 + 1}月底前",
            "县住建局",
        ]
        for number in range(1, TASKS + 1)
    ]


def drawn(rows: list[list[str]], head: str = "thead") -> str:
    cells = "".join("<tr>" + "".join(f"<td>{text}" for text in row) for row in rows)
    names = "".join(f"<th>{name}" for name in ("序号", "任务", "进展情况", "时限", "单位"))
    return f"<table><{head}><tr>{names}</{head}><tbody>{cells}</table>"


def whole(document: Document) -> list[list[str]]:
    """The tables of all pages as one, a row without a number joined to the one before."""
    rows: list[list[str]] = []
    for grid in document.grids:
        for row in texts(grid):
            if row[0] == "序号":
                continue
            if row[0]:
                rows.append(row)
            else:
                rows[-1] = [a + b for a, b in zip(rows[-1], row, strict=True)]
    return rows


def test_a_table_over_pages_with_its_header_printed_again(printed: Print) -> None:
    document = read(printed(f"<h1>通报</h1>{drawn(tasks())}<p>附注</p>"))
    assert len(document.grids) == 2
    assert [texts(grid)[0][:2] for grid in document.grids] == [["序号", "任务"]] * 2
    assert whole(document) == tasks()
    assert document.anchors[:2] == ("p1.b1", "p1.r1")
    assert document.anchors[-2:] == (f"p2.r{len(document.grids[1].rows)}", "p2.b1")
    assert [grid.name for grid in document.grids] == ["p1", "p2"]
    assert document.media_type == "application/pdf"


def test_a_row_that_the_page_cuts_open_is_two_rows(printed: Print) -> None:
    document = read(printed(drawn(tasks(), head="tbody"), "tr { break-inside: auto }"))
    first, second = (texts(grid) for grid in document.grids)
    assert second[0][0] == ""
    assert second[0][2]
    assert first[-1][2] + second[0][2] == tasks()[int(first[-1][0]) - 1][2]
    assert whole(document) == tasks()


def test_merged_cells(printed: Print) -> None:
    document = read(
        printed(
            "<table><tr><th rowspan=2>序号<th colspan=2>工作<th rowspan=2>类别"
            "<tr><th>名称<th>目标<tr><td>1<td>甲<td>a<td rowspan=3>城建"
            "<tr><td>2<td colspan=2>乙<tr><td>3<td>丙<td></table>"
        )
    )
    assert texts(document.grids[0]) == [
        ["序号", "工作", "", "类别"],
        ["", "名称", "目标", ""],
        ["1", "甲", "a", "城建"],
        ["2", "乙", "", ""],
        ["3", "丙", "", ""],
    ]
    assert document.grids[0].merged == {
        (0, 2): (0, 1), (1, 0): (0, 0), (1, 3): (0, 3), (3, 2): (3, 1), (3, 3): (2, 3),
        (4, 3): (2, 3),
    }  # fmt: skip


@pytest.mark.parametrize(
    "border", ["1px dotted", "1px dashed", "3px double #999", "0.4px solid", "2px solid"]
)
@pytest.mark.parametrize("collapse", ["collapse", "separate"])
def test_rules_of_every_kind(printed: Print, border: str, collapse: str) -> None:
    style = f"table {{ border-collapse: {collapse} }} td {{ border: {border} }}"
    body = "<table><tr><td>序号<td>任务<tr><td>1<td>甲<tr><td colspan=2>合计</table>"
    grids = read(printed(body, style)).grids
    assert [texts(grid) for grid in grids] == [[["序号", "任务"], ["1", "甲"], ["合计", ""]]]


def test_wrapped_lines_are_joined_and_paragraphs_of_a_cell_are_not(printed: Print) -> None:
    long = "(1)完成安置房主体工程建设并启动内部装修,同步推进周边道路、绿化及管网等配套设施。"
    document = read(
        printed(
            f"<table><tr><td>序号<td>目标<tr><td>1<td><p>{long}<p>(2)完成验收。<p>(3)完成移交。"
            "</table>",
            "td { text-align: left }",
        )
    )
    assert document.grids[0].rows[1][1].text == f"{long}\n(2)完成验收。\n(3)完成移交。"


def test_centred_names_that_wrap_are_joined(printed: Print) -> None:
    document = read(
        printed(
            "<table><tr><td>序号<td>单位<tr><td>1<td>县发展和改革局县农业农村局</table>",
            "table { width: 180px } td { text-align: center }",
        )
    )
    assert texts(document.grids[0])[1] == ["1", "县发展和改革局县农业农村局"]


def test_paragraphs_of_a_letter(printed: Print) -> None:
    long = "根据县政府工作部署,现将2021年重点工作任务印发给你们,请结合实际认真贯彻落实。" * 3
    lines = ("关于印发任务的通知", f"各单位:{long}", "一、总体要求", f"1.{long}", "责任单位:县府办")
    body = "".join(f"<p>{line}</p>" for line in lines)
    for document in (
        read(printed(f"<div class=text>{body}</div>")),
        read(printed(body, "p { margin: 1em 0 }")),
    ):
        assert document.lines == lines
        assert document.grids == ()


def test_latin_words_keep_the_space_that_a_line_end_took(printed: Print) -> None:
    words = "Hangzhou Future Sci-Tech City and its data center " * 6
    document = read(printed(f"<p>{words}</p>"))
    assert document.lines == (words.strip(),)


def test_raised_digits(printed: Print) -> None:
    document = read(
        printed("<p>面积3200m<sup>2</sup>,减排CO<sub>2</sub>共5吨,<small>小字2</small></p>")
    )
    assert document.lines == ("面积3200m²,减排CO₂共5吨,小字2",)


def test_look_alikes_of_a_font_are_read_as_words(printed: Print) -> None:
    words = "青田县门前户口山水工业用地長长车辆马路风电食品页面贝壳龙头企业齐鲁民生角度黄金塑胶"
    for font in ("Noto Serif CJK SC", "Noto Sans CJK SC"):
        document = read(printed(f"<p style=\"font-family: '{font}'\">{words}</p>"))
        assert document.lines == (words,)


def test_page_numbers_and_running_heads_are_passed_over(printed: Print) -> None:
    data = printed(
        "<div style='break-after: page'><p>第一页正文</p></div><p>第二页正文</p>",
        display_header_footer=True,
        header_template="<div style='font-size: 9px; margin-left: 2cm'>云山县政府文件</div>",
        footer_template=(
            "<div style='font-size: 9px; margin: auto'>— <span class=pageNumber></span> —</div>"
        ),
    )
    document = read(data)
    assert [line for line in document.lines if "正文" in line] == ["第一页正文", "第二页正文"]
    assert [(item.cell.text, item.why) for item in document.passed] == [
        ("云山县政府文件", "页眉"),
        ("— 1 —", "页码"),
        ("云山县政府文件", "页眉"),
        ("— 2 —", "页码"),
    ]


def test_several_tables_on_a_page(printed: Print) -> None:
    one = "<table><tr><td>序号<td>任务<tr><td>1<td>甲</table>"
    document = read(printed(f"{one}<p>另表</p>{one}<p>完</p>"))
    assert document.anchors == ("p1.r1", "p1.r2", "p1.b1", "p1.r3", "p1.r4", "p1.b2")
    assert [grid.name for grid in document.grids] == ["p1", "p1.2"]


def test_a_frame_around_text_is_no_table(printed: Print) -> None:
    document = read(printed("<div style='border: 1px solid'><p>一<p>二</div>"))
    assert document.grids == ()
    assert document.lines == ("一", "二")


def test_a_slanted_watermark_is_passed_over(printed: Print) -> None:
    mark = "<div style='position: fixed; top: 9cm; transform: rotate(-40deg)'>征求意见稿</div>"
    document = read(printed(f"{mark}<p>正文</p>"))
    assert document.lines == ("正文", "征求意见稿")
    assert [(item.cell.text, item.why) for item in document.passed] == [
        ("征求意见稿", "斜排的水印")
    ]


def test_nothing_that_is_printed_is_lost(printed: Print) -> None:
    rows = tasks()
    body = f"<h2>标题</h2><div class=text><p>{rows[0][2]}</p></div>{drawn(rows)}<ol><li>注</ol>"
    document = read(printed(body, "td { font-size: 9px } table { break-inside: auto }"))
    seen = Counter(bare("".join(document.lines)))
    head = Counter("序号任务进展情况时限单位")
    printed_once = Counter(f"标题{rows[0][2]}1.注{''.join(map(''.join, rows))}")
    assert seen == printed_once + Counter({k: n * len(document.grids) for k, n in head.items()})


# Refused


def test_pictures_alone_are_refused(printed: Print) -> None:
    image = "<svg width=200 height=200><rect width=100 height=100 fill=red></rect></svg>"
    with pytest.raises(ReadingStopped, match="没有文字层"):
        pdf.read(printed(image), "a.pdf")


def by_hand(content: bytes, *objects: bytes, font: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF of one page whose first font is `font`."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        content,
        font or b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *objects,
    ]
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    root = b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(parts) + 1, trailer)
    return data + root + b"startxref\n%d\n%%%%EOF" % start


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), more, content)


WORDS = stream(b"BT /F1 12 Tf 50 200 Td (Report 1) Tj ET")


def test_a_pdf_written_by_hand_is_read() -> None:
    assert read(by_hand(WORDS)).lines == ("Report 1",)


def test_a_font_without_names_for_its_signs_is_refused() -> None:
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>>>]>>"
    )
    data = by_hand(stream(b"BT /F1 12 Tf 50 200 Td <00110022> Tj ET"), font=font)
    with pytest.raises(ReadingStopped, match="没有文字编码"):
        pdf.read(data, "a.pdf")


def test_a_locked_pdf_is_refused() -> None:
    locked = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>/ID[(a)(a)]" % (
        b"x" * 32,
        b"y" * 32,
    )
    with pytest.raises(ReadingStopped, match="已加密"):
        pdf.read(by_hand(WORDS, trailer=locked), "a.pdf")


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_UNPACKED", 5 << 20)
    data = by_hand(stream(zlib.compress(b" " * (6 << 20)), b"/Filter/FlateDecode"))
    with pytest.raises(ReadingStopped, match="解压后的兆字节数"):
        pdf.read(data, "a.pdf")


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 0)
    with pytest.raises(ReadingStopped, match="页数"):
        pdf.read(by_hand(WORDS), "a.pdf")


def test_a_torn_pdf_is_read_or_refused(printed: Print) -> None:
    data = printed("<p>正文</p><table><tr><td>序号<td>任务<tr><td>1<td>甲</table>")
    for size in range(9, len(data), len(data) // 12):
        try:
            read(data[:size])
        except ReadingStopped as stopped:
            assert str(stopped).startswith("a.pdf:")
