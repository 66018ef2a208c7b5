"""Web pages: what a browser shows is read, in its order; what it hides is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.soundness import bare, line_of, sound, texts
from govpublish.errors import ReadingStopped
from govpublish.formats import html
from govpublish.models import Document

TABLE = "<table><tr><th>序号<th>任务<tr><td>1<td>甲</table>"


def read(body: str, head: str = "", encoding: str = "utf-8") -> Document:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return sound(html.read(page.encode(encoding), "a.html"))


def table(rows: str) -> list[list[str]]:
    document = read(f"<table>{rows}</table>")
    assert len(document.grids) == 1
    return texts(document.grids[0])


# Blocks


def test_paragraphs_are_lines_in_the_order_of_the_page() -> None:
    document = read(f"<h1>标题</h1>前<p>一</p>{TABLE}<div>二<p>三</p>四</div>{TABLE}尾")
    assert document.lines == (
        "标题", "前", "一", "序号\t任务", "1\t甲", "二", "三", "四", "序号\t任务", "1\t甲", "尾",
    )  # fmt: skip
    assert document.anchors == (
        "b1", "b2", "b3", "t1.r1", "t1.r2", "b4", "b5", "b6", "t2.r1", "t2.r2", "b7",
    )  # fmt: skip
    assert [(grid.name, grid.first, grid.last) for grid in document.grids] == [
        ("t1", 4, 5),
        ("t2", 9, 10),
    ]
    assert document.media_type == "text/html"


def test_line_breaks_end_paragraphs_and_two_leave_a_blank_line() -> None:
    assert read("<p>一<br>二<br/><br>三<br></p><p>&nbsp;</p><p></p>四").lines == (
        "一", "二", "", "三", "", "四",
    )  # fmt: skip


def test_white_space_of_the_source_is_one_space() -> None:
    assert read("<p>  一\n\t 二 <b> 三</b> </p>").lines == ("一 二 三",)
    assert read("<pre>一  二\n三</pre>").lines == ("一  二", "三")


def test_entities_are_their_signs_and_marks_in_text_stay_text() -> None:
    assert read("<p>A&amp;B &lt;p&gt; &#8220;x&#x201d;&middot;&nbsp;y 3<5</p>").lines == (
        "A&B <p> “x”·\xa0y 3<5",
    )


def test_raised_and_lowered_digits() -> None:
    document = read("<p>3200m<sup>2</sup>,CO<sub>2</sub>,注<sup>[1]</sup>,10<sup>-<b>3</b></sup>")
    assert document.lines == ("3200m²,CO₂,注[1],10⁻³",)


def test_numbers_of_ordered_lists_are_seen_and_so_written() -> None:
    document = read(
        "<ol><li>甲</li><li>乙</li></ol><ol start=3><li>丙<li value=7>丁<li>戊</ol>"
        "<ul><li>己</ul><ol><li><a href=x>首页</a></ol><ol style='list-style:none'><li>庚</ol>"
    )
    assert document.lines == ("1.甲", "2.乙", "3.丙", "7.丁", "8.戊", "己", "首页", "庚")


# What is not shown


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- 藏 -->",
        "<script>var a = '<p>藏</p>';</script>",
        "<style>.a{content:'藏'}</style>",
        "<template><p>藏</p></template>",
        "<noscript>藏</noscript>",
        "<textarea hidden>藏</textarea>",
        "<p hidden>藏</p>",
        "<p style='color:red; DISPLAY : none'>藏</p>",
        "<p style='visibility:hidden'>藏</p>",
        "<div style='display:none'><table><tr><td>藏<td>藏<tr><td>藏<td>藏</table></div>",
        "<p class='b x c'>藏</p>",
        "<p id=q>藏</p>",
        "<select><option>藏</select>",
        "<dialog>藏</dialog>",
        "<![CDATA[ 藏 ]]>",
        "<?php 藏 ?>",
    ],
)
def test_hidden_text_is_no_text(hidden: str) -> None:
    style = "<style>/* c */ .x , p#q {display:none} @media print{.y{display:none}}</style>"
    assert read(f"<p>前</p>{hidden}<p>后</p>", style).lines == ("前", "后")


@pytest.mark.parametrize(
    "shown",
    [
        "<p aria-hidden=true>见</p>",
        "<p class=y>见</p>",
        "<p class=x style='display:block'>见</p>",
        "<p style='display:nonesuch'>见</p>",
    ],
)
def test_what_only_seems_hidden_is_read(shown: str) -> None:
    style = "<style>.x{display:none} @media print{.y{display:none} .z{color:red}}</style>"
    assert read(f"{shown}", style).lines == ("见",)


def test_hidden_text_is_told() -> None:
    remarks = read("<p>前<span hidden>藏起来</span>后</p>").remarks
    assert [remark.text for remark in remarks] == [
        "网页中有 1 处隐藏的文字共 3 字,不是正文,未收:“藏起来”"
    ]


def test_hidden_cells_leave_no_gap() -> None:
    rows = "<tr><th>序号<th hidden>内部<th>任务<tr><td>1<td style='display:none'>x<td>甲"
    assert table(rows) == [["序号", "任务"], ["1", "甲"]]


def test_what_a_page_says_of_itself() -> None:
    head = "<title> 云山县\n通报 </title><meta name=PubDate content='2021-05-06'><meta charset=gbk>"
    assert read("<p>x</p>", head).about == {"title": "云山县 通报", "PubDate": "2021-05-06"}


# Tables


def test_merged_cells_are_listed() -> None:
    document = read(
        "<table><thead><tr><th rowspan=2>序号</th><th colspan=2>工作</th></tr>"
        "<tr><th>名称</th><th>目标</th></tr></thead><tr><td>1<td rowspan=2>甲<td>a<tr><td>2<td>b"
        "</table>"
    )
    assert texts(document.grids[0]) == [
        ["序号", "工作", ""],
        ["", "名称", "目标"],
        ["1", "甲", "a"],
        ["2", "", "b"],
    ]
    assert document.grids[0].merged == {(0, 2): (0, 1), (1, 0): (0, 0), (3, 1): (2, 1)}
    assert line_of(document, "t1.r4") == "2\t\tb"


def test_rows_are_equally_wide_however_they_were_written() -> None:
    assert table("<tr><td>a<td>b<td>c<tr><td>d<tr><td>e<td>f") == [
        ["a", "b", "c"],
        ["d", "", ""],
        ["e", "f", ""],
    ]


def test_paragraphs_of_a_cell() -> None:
    document = read(
        "<table><tr><td>序号<td>目标"
        "<tr><td>1<td><p> (1) 甲</p><p></p><p>(2)<br>乙&nbsp;</p></table>"
    )
    cell = document.grids[0].rows[1][1]
    assert cell.text == "(1) 甲\n(2)\n乙"
    assert [piece.joint for piece in cell.pieces] == ["", "\n", "\n"]
    assert cell.lines == (2,)


def test_a_rowspan_ends_with_its_group_and_zero_reaches_its_end() -> None:
    rows = (
        "<thead><tr><th rowspan=9>a<th>b<th>c</thead>"
        "<tbody><tr><td rowspan=0>d<td>e<td>f<tr><td>g<td>h</tbody>"
        "<tfoot><tr><td>i<td>j<td>k</tfoot>"
    )
    assert table(rows) == [["a", "b", "c"], ["d", "e", "f"], ["", "g", "h"], ["i", "j", "k"]]


def test_the_foot_comes_last_wherever_it_is_written() -> None:
    rows = "<thead><tr><th>a<th>b</thead><tfoot><tr><td>x<td>y</tfoot><tbody><tr><td>1<td>2</tbody>"
    assert table(rows) == [["a", "b"], ["1", "2"], ["x", "y"]]


def test_a_section_row_that_claims_more_columns_than_there_are() -> None:
    rows = "<tr><td>1<td>a<tr><td colspan=100>一、城建<tr><td>2<td>b"
    document = read(f"<table>{rows}</table>")
    assert texts(document.grids[0]) == [["1", "a"], ["一、城建", ""], ["2", "b"]]
    assert document.grids[0].merged == {(1, 1): (1, 0)}


@pytest.mark.parametrize("claim", ["colspan=1000000", "rowspan=99999999999", "colspan='-3'"])
def test_absurd_spans_are_bounded(claim: str) -> None:
    rows = f"<tr><td>1<td {claim}>a<tr><td>2<td>b"
    assert table(rows)[0][:2] == ["1", "a"]


@pytest.mark.parametrize(
    ("claimed", "told"),
    [
        ("1000000", "1000000"),
        ("4294967295", "4294967295"),
        ("0000000000004294967295", "4294967295"),
        ("9" * 5000, "9" * 30 + "…"),
    ],
)
@pytest.mark.parametrize("attribute", ["colspan", "rowspan"])
def test_absurd_spans_are_told(attribute: str, claimed: str, told: str) -> None:
    document = read(f"<table><tr><td>1<td {attribute}={claimed}>a<tr><td>2<td>b</table>")
    assert [remark.text for remark in document.remarks] == [
        f"t1:有单元格声称跨 {told} 行或列,按实有的行列读"
    ]


def test_zeros_before_a_span_do_not_change_it() -> None:
    rows = "<tr><td colspan=0000000000002>a<td>b<tr><td>1<td>2<td>3"
    assert table(rows) == [["a", "", "b"], ["1", "2", "3"]]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_few_zeros_and_broken_bytes_are_told(encoding: str) -> None:
    page = f"<body><p>{'云山县建公园。' * 99}</p>\n<p>乙@丙\0丁</p>".encode(encoding)
    at = page.index(b"@")
    document = sound(html.read(page.replace(b"@", b"\xff"), "a.html"))
    assert document.lines == ("云山县建公园。" * 99, "乙\ufffd丙丁")
    zeros, broken = document.remarks
    assert zeros.text == "网页中有 1 个空字节,浏览器不显示,未收"
    assert broken.text.startswith(f"网页源码第2行:文件第{at + 1}字节不是 {encoding.upper()} 编码")


def test_a_table_that_claims_millions_of_cells_is_refused() -> None:
    rows = "<tr><td colspan=1000>a<td colspan=1000>b" * 200
    with pytest.raises(ReadingStopped, match="单元格数"):
        html.read(f"<table>{rows}</table>".encode(), "a.html")


def test_a_caption_and_stray_text_come_before_the_table() -> None:
    document = read("<table><caption>表1</caption><tr>散<td>1<td>a<tr><td>2<td>b</table><p>后</p>")
    assert document.lines == ("表1", "散", "1\ta", "2\tb", "后")


def test_a_page_laid_out_with_tables_gives_blocks_and_the_tables_in_it() -> None:
    document = read(
        "<table width=100%><tr><td>网站名<td>搜索</td></tr>"
        "<tr><td colspan=2>首页 &gt; 公开</td></tr>"
        f"<tr><td>菜单</td><td><p>通知</p><table><tr><td>{TABLE}<p>附注</p></td></tr></table>"
        "</td></tr></table>"
    )
    assert document.lines == (
        "网站名", "搜索", "首页 > 公开", "菜单", "通知", "序号\t任务", "1\t甲", "附注",
    )  # fmt: skip
    assert len(document.grids) == 1


def test_a_page_with_its_text_in_one_cell_beside_a_menu() -> None:
    paragraphs = "".join(f"<p>{n}.完成第{n}个项目的建设任务。</p>" for n in range(1, 9))
    document = read(f"<table><tr><td>云山县<td>登录<tr><td>菜单<td>{paragraphs}</table>")
    assert document.grids == ()
    assert document.lines[-1] == "8.完成第8个项目的建设任务。"


def test_one_cell_a_row_is_no_table() -> None:
    assert read("<table><tr><td>一<tr><td>二<tr><td>三</table>").lines == ("一", "二", "三")
    assert read("<table><tr><td>一<tr><td>二</table>").grids == ()


def test_a_small_table_within_a_cell_of_data_is_part_of_the_cell() -> None:
    inner = "<table><tr><td>子项<td>金额</table>"
    assert table(
        f"<tr><td>序号<td>进展情况<td>责任单位<tr><td>1<td>已完成如下{inner}<td>发展和改革局"
        "<tr><td>2<td>未开工<td>住建局"
    )[1] == ["1", "已完成如下\n子项\n金额", "发展和改革局"]


# Bytes


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "utf-8", ""])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig"])
def test_the_bytes_tell_the_encoding_whatever_is_declared(declared: str, encoding: str) -> None:
    document = read("<p>县长王䶮</p>", f"<meta charset='{declared}'>", encoding)
    assert document.lines == ("县长王䶮",)
    assert document.encoding == ("gb18030" if encoding == "gb18030" else "utf-8")


def test_xhtml_with_a_declaration_in_its_first_line() -> None:
    page = "<?xml version='1.0' encoding='gb2312'?><html xmlns='x'><body><p>通报</p></body></html>"
    assert html.read(page.encode("gb18030"), "a.html").lines == ("通报",)


def test_malformed_markup_loses_nothing() -> None:
    page = "<p>一<div>二</p></b><table><td>三<td>四<tr><td>五</i><td>六</table></td>七<p>八"
    document = sound(html.read(page.encode(), "a.html"))
    assert bare("".join(document.lines)) == "一二三四五六七八"


def test_signs_that_nobody_sees_are_passed_over() -> None:
    document = read("<table><tr><td>序\u200b号<td>任务\ufeff<tr><td>\u200b1<td>\u202e甲</table>")
    assert texts(document.grids[0]) == [["序号", "任务"], ["1", "甲"]]
    assert {item.why for item in document.passed} == {"不可见的字符"}


def test_entities_of_a_document_type_are_not_expanded() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hosts">]>'
        "<p>甲&b;&f;</p>"
    )
    words = "".join(html.read(page.encode(), "a.html").lines)
    assert "甲" in words
    assert "哈" not in words.partition("甲")[2]
    assert "localhost" not in words


def test_a_page_nested_beyond_reason_is_refused() -> None:
    page = "<div>" * 5000 + "x" + "</div>" * 5000
    with pytest.raises(ReadingStopped, match="嵌套"):
        html.read(page.encode(), "a.html")


def test_deep_but_readable_nesting_is_read() -> None:
    page = "<div><table><tr><td>" * 300 + "底"
    assert html.read(page.encode(), "a.html").lines == ("底",)


@pytest.mark.parametrize("page", ["<html></html>", "   ", "<script>x</script>", "<img src=x>"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(ReadingStopped, match=r"a\.html:"):
        html.read(page.encode(), "a.html")


# Properties

SPANS = st.integers(1, 3)
ROWS = st.lists(st.lists(st.tuples(SPANS, SPANS), min_size=2, max_size=4), min_size=2, max_size=5)


@settings(deadline=None, max_examples=60)
@given(ROWS)
def test_every_cell_is_found_once_however_cells_are_merged(
    rows: list[list[tuple[int, int]]],
) -> None:
    names = iter(range(1000))
    written = [[(f"格{next(names)}", across, down) for across, down in row] for row in rows]
    body = "".join(
        "<tr>" + "".join(f"<td colspan={a} rowspan={d}>{text}" for text, a, d in row)
        for row in written
    )
    document = read(f"<table>{body}</table>")
    found = [text for row in texts(document.grids[0]) for text in row if text]
    assert found == [text for row in written for text, _, _ in row]
    assert len(document.grids[0].rows) == len(rows)


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="<>/=\"'&;!-tdrablescpi 甲乙", max_size=60))
def test_rubbish_is_read_or_refused(rubbish: str) -> None:
    try:
        sound(html.read(f"<p>头</p>{rubbish}".encode(), "a.html"))
    except ReadingStopped as stopped:
        assert "a.html" in str(stopped)
