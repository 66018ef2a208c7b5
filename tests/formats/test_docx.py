"""Word documents: text and tables in their order, as they look when somebody opens them."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from random import Random
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from formats.soundness import line_of, sound, texts
from govpublish.errors import ReadingStopped
from govpublish.formats import docx as format_docx
from govpublish.models import Document

NS = nsdecls("w")


def read(write: Callable[[Any], None]) -> Document:
    document = docx.Document()
    write(document)
    data = BytesIO()
    document.save(data)
    return sound(format_docx.read(data.getvalue(), "a.docx"))


def body(xml: str) -> Document:
    """A document whose body is this XML; prefixes w, mc, wps, m are known."""

    def write(document: Any) -> None:
        root = parse_xml(
            f"<w:body {NS} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
            " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'"
            " xmlns:v='urn:schemas-microsoft-com:vml'"
            " xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'>"
            f"{xml}</w:body>"
        )
        section = document.element.body[-1]
        for element in list(root):
            section.addprevious(element)

    return read(write)


def run(text: str, style: str = "") -> str:
    return f"<w:r><w:rPr>{style}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def cell(text: str, style: str = "") -> str:
    return f"<w:tc><w:tcPr>{style}</w:tcPr>{paragraph(run(text))}</w:tc>"


def row(*cells: str, style: str = "") -> str:
    return f"<w:tr><w:trPr>{style}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def filled(document: Any, rows: list[list[str]]) -> Any:
    """A table of these texts."""
    drawn = document.add_table(len(rows), len(rows[0]))
    for number, words in enumerate(rows):
        for column, text in enumerate(words):
            drawn.cell(number, column).text = text
    return drawn


def test_text_before_between_and_after_tables() -> None:
    def write(document: Any) -> None:
        document.add_heading("通报", 1)
        document.add_paragraph("各乡镇:")
        filled(document, [["序号", "任务"], ["1", "甲"]])
        document.add_paragraph("")
        document.add_paragraph("另附:")
        filled(document, [["序号", "单位"], ["1", "乙"]])
        document.add_paragraph("云山县人民政府")

    document = read(write)
    assert document.lines == (
        "通报", "各乡镇:", "序号\t任务", "1\t甲", "", "另附:", "序号\t单位", "1\t乙",
        "云山县人民政府",
    )  # fmt: skip
    assert document.anchors == (
        "b1", "b2", "t1.r1", "t1.r2", "b3", "b4", "t2.r1", "t2.r2", "b5",
    )  # fmt: skip
    assert document.media_type.endswith("wordprocessingml.document")
    assert document.encoding == ""


def test_vertical_merges_and_cells_over_several_columns() -> None:
    def write(document: Any) -> None:
        drawn = filled(
            document,
            [
                ["类别", "序号", "工作", ""],
                ["", "", "名称", "目标"],
                ["城建", "1", "甲", "a"],
                ["", "2", "乙", "b"],
                ["", "3", "丙", "c"],
                ["农业", "4", "丁", "d"],
            ],
        )
        drawn.cell(0, 2).merge(drawn.cell(0, 3))
        drawn.cell(0, 0).merge(drawn.cell(1, 0))
        drawn.cell(2, 0).merge(drawn.cell(4, 0))

    grid = read(write).grids[0]
    assert texts(grid) == [
        ["类别", "序号", "工作", ""],
        ["", "", "名称", "目标"],
        ["城建", "1", "甲", "a"],
        ["", "2", "乙", "b"],
        ["", "3", "丙", "c"],
        ["农业", "4", "丁", "d"],
    ]
    assert grid.merged == {(0, 3): (0, 2), (1, 0): (0, 0), (3, 0): (2, 0), (4, 0): (2, 0)}


def test_merges_that_word_writes_without_a_grid() -> None:
    merge, goes_on = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    document = body(
        table(
            row(cell("一", merge), cell("甲"), cell("乙")),
            row(cell("", goes_on), cell("丙", "<w:gridSpan w:val='2'/>")),
            row(cell("", goes_on), cell("丁"), cell("戊")),
            row(cell("", goes_on + "<w:gridSpan w:val='0'/>"), cell("己"), cell("庚")),
            row(cell("二", merge), cell("辛"), cell("壬")),
            row(cell("癸"), style="<w:gridBefore w:val='2'/>"),
        )
    )
    assert texts(document.grids[0]) == [
        ["一", "甲", "乙"],
        ["", "丙", ""],
        ["", "丁", "戊"],
        ["", "己", "庚"],
        ["二", "辛", "壬"],
        ["", "", "癸"],
    ]
    assert document.grids[0].merged == {
        (1, 0): (0, 0),
        (1, 2): (1, 1),
        (2, 0): (0, 0),
        (3, 0): (0, 0),
    }


def test_a_merge_that_begins_nowhere_is_a_cell() -> None:
    document = body(table(row(cell("甲", "<w:vMerge/>"), cell("1")), row(cell("乙"), cell("2"))))
    assert texts(document.grids[0]) == [["甲", "1"], ["乙", "2"]]


def test_text_under_a_merged_cell_is_not_lost() -> None:
    document = body(
        table(
            row(cell("甲", "<w:vMerge w:val='restart'/>"), cell("1")),
            row(cell("乙", "<w:vMerge/>"), cell("2")),
        )
    )
    assert texts(document.grids[0]) == [["甲\n乙", "1"], ["", "2"]]


def test_paragraphs_line_breaks_and_tabs_of_a_cell_stay() -> None:
    xml = (
        "<w:tc>"
        + paragraph(
            run("(1) 甲"), "<w:r><w:br/></w:r>", run("续"), "<w:r><w:tab/></w:r>", run("尾")
        )
        + paragraph()
        + paragraph(run(" (2) 乙 "))
        + "</w:tc>"
    )
    document = body(table(row(cell("1"), xml), row(cell("2"), cell("丙"))))
    assert document.grids[0].rows[0][1].text == "(1) 甲\n续\t尾\n(2) 乙"
    assert line_of(document, "t1.r1") == "1\t(1) 甲\n续\t尾\n\n (2) 乙 "


def test_a_soft_line_break_outside_a_table_parts_lines() -> None:
    document = body(paragraph(run("一"), "<w:r><w:br/></w:r>", run("二")))
    assert document.lines == ("一", "二")


def test_raised_and_lowered_runs() -> None:
    document = body(
        paragraph(
            run("3200m"), run("2", "<w:vertAlign w:val='superscript'/>"),
            run("、CO"), run("2", "<w:vertAlign w:val='subscript'/>"),
        )
    )  # fmt: skip
    assert document.lines == ("3200m²、CO₂",)


def test_deleted_and_hidden_text_is_no_text_and_inserted_text_is() -> None:
    document = body(
        paragraph(
            run("留"),
            "<w:del w:id='1' w:author='x'><w:r><w:delText>删除</w:delText></w:r></w:del>",
            "<w:ins w:id='2' w:author='x'>" + run("增") + "</w:ins>",
            "<w:moveFrom w:id='3' w:author='x'>" + run("移") + "</w:moveFrom>",
            run("藏", "<w:vanish/>"), run("显", "<w:vanish w:val='0'/>"),
        )
    )  # fmt: skip
    assert document.lines == ("留增显",)
    assert [remark.text for remark in document.remarks] == [
        "修订中已删除的文字共 3 字,未收",
        "设为隐藏的文字共 1 字,未收",
    ]


def test_deleted_rows_are_gone_and_told() -> None:
    document = body(
        table(
            row(cell("1"), cell("甲")),
            row(cell("2"), cell("乙"), style="<w:del w:id='1' w:author='x'/>"),
            row(cell("3"), cell("丙")),
        )
    )
    assert texts(document.grids[0]) == [["1", "甲"], ["3", "丙"]]
    assert [remark.text for remark in document.remarks] == ["修订中已删除的文字共 2 字,未收"]


def test_field_codes_are_no_text_and_their_results_are() -> None:
    document = body(
        paragraph(
            run("第"),
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r>",
            "<w:r><w:instrText> PAGE </w:instrText></w:r>",
            "<w:r><w:fldChar w:fldCharType='separate'/></w:r>", run("7"),
            "<w:r><w:fldChar w:fldCharType='end'/></w:r>", run("页"),
            "<w:hyperlink>" + run("链接") + "</w:hyperlink>",
            "<w:smartTag>" + run("标") + "</w:smartTag>",
            "<w:sdt><w:sdtContent>" + run("控件") + "</w:sdtContent></w:sdt>",
            "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>",
        )
    )  # fmt: skip
    assert document.lines == ("第7页链接标控件x=1",)


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('框中'))}{paragraph(run('二行'))}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:textbox>{box.replace('框中', '旧框')}</v:textbox></w:pict></w:r>"
    document = body(paragraph(run("正文"), drawing) + paragraph(old))
    assert document.lines == ("正文", "框中", "二行", "", "旧框", "二行")


def test_content_controls_around_blocks_rows_and_cells() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    document = body(
        control(paragraph(run("前")))
        + control(table(control(row(cell("1"), control(cell("甲")))), row(cell("2"), cell("乙"))))
    )
    assert document.lines == ("前", "1\t甲", "2\t乙")


def test_a_frame_around_text_is_no_table() -> None:
    inner = table(row(cell("序号"), cell("任务")), row(cell("1"), cell("甲")))
    framed = f"<w:tc>{paragraph(run('通知'))}{inner}{paragraph()}</w:tc>"
    document = body(table(row(cell("框题")), row(framed)))
    assert document.lines == ("框题", "通知", "序号\t任务", "1\t甲", "")
    assert [texts(grid) for grid in document.grids] == [[["序号", "任务"], ["1", "甲"]]]


def test_a_table_within_a_cell_of_data_is_part_of_the_cell() -> None:
    inner = table(row(cell("子项"), cell("额")))
    nested = f"<w:tc>{paragraph(run('进展情况如下:'))}{inner}{paragraph()}</w:tc>"
    document = body(table(row(cell("序号"), cell("进展情况")), row(cell("1"), nested)))
    assert texts(document.grids[0])[1] == ["1", "进展情况如下:\n子项\n额"]


# Numbers that Word writes by itself


def numbered(levels: str, *paragraphs: str, overrides: str = "") -> Document:
    def write(document: Any) -> None:
        root = document.part.numbering_part.element
        abstract = parse_xml(f"<w:abstractNum {NS} w:abstractNumId='90'>{levels}</w:abstractNum>")
        root.insert(0, abstract)
        for number in (91, 92):
            more = overrides if number == 92 else ""
            root.append(
                parse_xml(
                    f"<w:num {NS} w:numId='{number}'><w:abstractNumId w:val='90'/>{more}</w:num>"
                )
            )
        for xml in paragraphs:
            document.element.body[-1].addprevious(parse_xml(xml))

    return read(write)


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f"<w:lvl w:ilvl='{depth}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>{more}"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
    )


def item(text: str, depth: int = 0, number: int = 91) -> str:
    return (
        f"<w:p {NS}><w:pPr><w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr>"
        f"</w:pPr>{run(text)}</w:p>"
    )


def test_automatic_numbers_are_written_and_told() -> None:
    levels = level(0, "chineseCountingThousand", "%1、") + level(1, "decimal", "%2.")
    document = numbered(
        levels, item("总体"), item("甲", 1), item("乙", 1), item("重点"), item("丙", 1)
    )
    assert document.lines == ("一、总体", "1.甲", "2.乙", "二、重点", "1.丙")
    assert [remark.text for remark in document.remarks] == [
        "段落前的自动编号不在文字里,已按 Word 显示的样子写出"
    ]


def test_numbers_of_several_levels_and_other_signs() -> None:
    levels = (
        level(0, "decimal", "%1")
        + level(1, "decimal", "%1.%2")
        + level(2, "decimalEnclosedCircle", "%3", "<w:suff w:val='nothing'/>")
        + level(3, "bullet", "\u25cf")
    )
    document = numbered(
        levels, item("甲"), item("乙", 1), item("丙", 2), item("丁", 2), item("戊", 3)
    )
    assert document.lines == ("1 甲", "1.1 乙", "①丙", "②丁", "戊")


def test_lists_share_a_count_unless_they_begin_anew() -> None:
    one = level(0, "decimal", "%1.")
    anew = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
    items = (item("甲"), item("乙", number=92), item("丙", number=92), item("丁"))
    assert numbered(one, *items).lines == ("1.甲", "2.乙", "3.丙", "4.丁")
    assert numbered(one, *items, overrides=anew).lines == ("1.甲", "1.乙", "2.丙", "3.丁")


def test_an_empty_cell_that_is_only_a_number() -> None:
    rows = "".join(
        f"<w:tr><w:tc>{item('')}</w:tc>{cell(text)}</w:tr>" for text in ("甲", "乙", "丙")
    )
    document = numbered(level(0, "decimal", "%1"), f"<w:tbl {NS}><w:tblPr/>{rows}</w:tbl>")
    assert texts(document.grids[0]) == [["1", "甲"], ["2", "乙"], ["3", "丙"]]


def test_numbers_of_an_unknown_kind_are_told() -> None:
    document = numbered(level(0, "hebrew1", "%1."), item("甲"))
    assert document.lines == ("甲",)
    assert "hebrew1" in document.remarks[0].text


def test_numbers_that_come_with_a_style() -> None:
    document = read(
        lambda document: [document.add_paragraph(text, "List Number") for text in ("甲", "乙")]
    )
    assert document.lines == ("1.甲", "2.乙")


# The edge of the page, and the file


def test_head_and_foot_of_pages_are_lines_passed_over() -> None:
    def write(document: Any) -> None:
        document.add_paragraph("正文")
        document.sections[0].header.paragraphs[0].text = "云山县文件"
        document.sections[0].footer.paragraphs[0].text = "第1页"

    document = read(write)
    assert document.lines == ("正文", "云山县文件", "第1页")
    assert [(item.cell.text, item.why) for item in document.passed] == [
        ("云山县文件", "页眉"),
        ("第1页", "页脚"),
    ]


def random_table(chance: Random, name: str) -> str:
    """Five rows of cells over one to three columns each, some going on below."""
    rows = []
    for number in range(5):
        cells, column = [], 0
        while column < 6:
            across = chance.randint(1, min(3, 6 - column))
            merge = chance.choice(["", "", "<w:vMerge w:val='restart'/>", "<w:vMerge/>"])
            text = "" if merge == "<w:vMerge/>" and number else f"{name}格{number}{column}"
            cells.append(cell(text, f"<w:gridSpan w:val='{across}'/>{merge}"))
            column += across
        rows.append(row(*cells))
    return table(*rows)


def test_every_word_is_found_once_however_cells_are_merged() -> None:
    chance = Random(20211001)
    tables = [random_table(chance, f"表{number}") for number in range(40)]
    document = body(paragraph().join(tables))
    found = [[text for row in texts(grid) for text in row if text] for grid in document.grids]
    assert found == [re.findall(r"表\d+格\d\d", xml) for xml in tables]


def test_a_document_without_text_is_refused() -> None:
    with pytest.raises(ReadingStopped, match=r"a\.docx:没有读到任何文字"):
        read(lambda document: None)
