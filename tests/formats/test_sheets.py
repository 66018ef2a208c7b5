"""Spreadsheets of Excel: every cell as it is shown, at the address it has."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from formats.soundness import line_of, sound, texts
from govpublish.errors import ReadingStopped
from govpublish.formats import sheets
from govpublish.models import Document

Change = Callable[[str], str]


def packed(write: Callable[[Any], object]) -> bytes:
    book = openpyxl.Workbook()
    write(book)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def read(write: Callable[[Any], object]) -> Document:
    return sound(sheets.read(packed(write), "a.xlsx"))


def changed(data: bytes, part: str, change: Change, more: dict[str, str] | None = None) -> Document:
    """The workbook with one of its parts rewritten, and others added."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in set(old.namelist()) - set(more or {}):
            text = old.read(name)
            new.writestr(name, change(text.decode()) if name == part else text)
        for name, text_added in (more or {}).items():
            new.writestr(name, text_added)
    return sound(sheets.read(out.getvalue(), "a.xlsx"))


def rows(*given: list[object]) -> Callable[[Any], None]:
    def write(book: Any) -> None:
        for row in given:
            book.active.append(row)

    return write


def test_one_line_a_cell_named_by_sheet_and_address() -> None:
    document = read(rows(["序号", "任务"], [1, "甲\n乙"], [2, None]))
    assert document.lines == ("序号", "任务", "1", "甲\n乙", "2")
    assert document.anchors == ("Sheet!A1", "Sheet!B1", "Sheet!A2", "Sheet!B2", "Sheet!A3")
    grid = document.grids[0]
    assert (grid.name, grid.first, grid.last) == ("Sheet", 1, 5)
    assert texts(grid) == [["序号", "任务"], ["1", "甲\n乙"], ["2", ""]]
    assert document.media_type.endswith("spreadsheetml.sheet")


def test_title_section_rows_and_two_rows_of_headings() -> None:
    def write(book: Any) -> None:
        rows(
            ["云山县2021年任务", None, None, None],
            ["序号", "工作", None, "单位"],
            [None, "名称", "目标", None],
            ["一、城建", None, None, None],
            [1, "甲", "a", "住建局"],
            [2, "乙", "b", None],
        )(book)
        for area in ("A1:D1", "A2:A3", "B2:C2", "D2:D3", "A4:D4", "D5:D6"):
            book.active.merge_cells(area)

    grid = read(write).grids[0]
    assert texts(grid)[3:] == [
        ["一、城建", "", "", ""],
        ["1", "甲", "a", "住建局"],
        ["2", "乙", "b", ""],
    ]
    assert grid.merged[5, 3] == (4, 3)
    assert grid.merged[2, 0] == (1, 0)
    assert {place for place, owner in grid.merged.items() if owner == (3, 0)} == {
        (3, 1),
        (3, 2),
        (3, 3),
    }


def test_values_are_as_shown() -> None:
    def write(book: Any) -> None:
        sheet = book.active
        for cell, value, form in (
            ("A1", 3.0, "General"),
            ("A2", 0.8, "0%"),
            ("A3", 0.8567, "0.0%"),
            ("A4", datetime(2021, 9, 30), "yyyy-mm-dd"),
            ("A5", date(2021, 9, 1), 'yyyy"年"m"月"'),
            ("A6", 44469, 'yyyy"年"m"月"d"日"'),
            ("A7", 1234.5, '#,##0.0"万元"'),
            ("A8", "9月底前", "@"),
            ("A9", True, "General"),
            ("A10", "=1/0", "General"),
            ("A11", datetime(2021, 9, 30), "mm-dd-yy"),
        ):
            sheet[cell] = value
            sheet[cell].number_format = form

    document = read(write)
    assert document.lines == (
        "3", "80%", "85.7%", "2021-09-30", "2021年9月", "2021年9月30日", "1,234.5万元", "9月底前",
        "TRUE", "2021-09-30",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("number", "text"), [(31, "2021年9月30日"), (57, "2021年9月"), (58, "9月30日")]
)
def test_dates_whose_format_only_chinese_programs_know(number: int, text: str) -> None:
    def write(book: Any) -> None:
        book.active["A1"] = 44469
        book.active["A1"].number_format = "0.000"

    document = changed(
        packed(write),
        "xl/styles.xml",
        lambda xml: re.sub(r'<xf numFmtId="164"', f'<xf numFmtId="{number}"', xml),
    )
    assert document.lines == (text,)


def test_results_of_formulas_are_read_and_missing_ones_are_told() -> None:
    document = changed(
        packed(rows([1, "=A1+1", "=A1+2"])),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace("<f>A1+1</f><v></v>", "<f>A1+1</f><v>2</v>").replace(
            "<f>A1+1</f><v />", "<f>A1+1</f><v>2</v>"
        ),
    )
    assert document.lines == ("1", "2")
    assert "有 1 个公式没有存下结果(C1)" in document.remarks[0].text


def test_raised_digits_written_in_the_cell() -> None:
    raised = TextBlock(InlineFont(vertAlign="superscript"), "2")
    document = read(rows(["一", CellRichText("面积3200m", raised, "。")]))
    assert document.lines == ("一", "面积3200m²。")


def test_raised_digits_written_once_for_all_cells() -> None:
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si>'
        '<r><t>CO</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r>'
        "<rPh sb='0' eb='1'><t>读音</t></rPh></si></sst>"
    )
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>'
    )
    listed = (
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    document = changed(
        packed(rows([1])),
        "[Content_Types].xml",
        lambda xml: xml.replace("</Types>", listed),
        {"xl/sharedStrings.xml": strings, "xl/worksheets/sheet1.xml": sheet},
    )
    assert document.lines == ("CO₂",)


def test_signs_that_xml_cannot_hold() -> None:
    assert read(rows(["一_x000D_\n二", "_xD800_"])).lines == ("一\n二", "_xD800_")


def test_sheets_one_after_the_other_with_safe_and_different_names() -> None:
    def write(book: Any) -> None:
        for name in ("重点 工作", "重点'工作", "2021-09", "A&B"):
            book.create_sheet(name).append([name])

    document = read(write)
    assert document.anchors == ("重点_工作!A1", "重点_工作_2!A1", "2021_09!A1", "A_B!A1")
    assert document.lines == ("重点 工作", "重点'工作", "2021-09", "A&B")
    assert [grid.name for grid in document.grids] == ["重点_工作", "重点_工作_2", "2021_09", "A_B"]


def test_what_is_hidden_is_there_but_no_data() -> None:
    def write(book: Any) -> None:
        rows(["序号", "内部", "任务"], [1, "x", "甲"], [2, "y", "乙"], [3, "z", "丙"])(book)
        book.active.row_dimensions[3].hidden = True
        book.active.column_dimensions["B"].hidden = True
        book.create_sheet("旧表").append(["藏"])
        book["旧表"].sheet_state = "hidden"

    document = read(write)
    assert [texts(grid) for grid in document.grids] == [
        [["序号", "任务"], ["1", "甲"], ["3", "丙"]]
    ]
    assert [(item.cell.text, item.why) for item in document.passed] == [
        ("内部", "隐藏的列"), ("x", "隐藏的列"), ("2", "隐藏的行"), ("y", "隐藏的行"),
        ("乙", "隐藏的行"), ("z", "隐藏的列"), ("藏", "隐藏的工作表"),
    ]  # fmt: skip
    assert line_of(document, "Sheet!C3") == "乙"
    assert [remark.text.partition(",")[0] for remark in document.remarks] == [
        "工作表“Sheet”有隐藏(或筛掉)的行",
        "工作表“Sheet”有隐藏的列",
        "工作表“旧表”是隐藏的",
    ]


def test_a_merged_cell_whose_first_row_is_hidden_is_still_seen() -> None:
    def write(book: Any) -> None:
        rows(["类别", "任务"], ["城建", "甲"], [None, "乙"], [None, "丙"])(book)
        book.active.merge_cells("A2:A4")
        book.active.row_dimensions[2].hidden = True

    grid = read(write).grids[0]
    assert texts(grid) == [["类别", "任务"], ["城建", "乙"], ["", "丙"]]
    assert grid.merged == {(2, 0): (1, 0)}


def test_what_a_merged_cell_covers_is_passed_over() -> None:
    data = packed(rows(["甲", "遮住"], ["乙", "丙"]))
    document = changed(
        data,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(
            "</sheetData>",
            '</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
        ),
    )
    assert texts(document.grids[0]) == [["甲", ""], ["乙", "丙"]]
    assert [(item.cell.text, item.why) for item in document.passed] == [
        ("遮住", "被合并单元格遮住的内容")
    ]


def test_empty_rows_within_stay_and_those_around_go() -> None:
    def write(book: Any) -> None:
        book.active["C3"] = "序号"
        book.active["D3"] = "任务"
        book.active["C6"] = 1
        book.active["A1"].number_format = "0.00"
        book.active["C900"].number_format = "0.00"
        book.active["Z4"] = "  "

    assert texts(read(write).grids[0]) == [["序号", "任务"], ["", ""], ["", ""], ["1", ""]]


def test_a_text_over_the_cells_is_read() -> None:
    drawing = (
        '<xdr:wsDr xmlns:xdr="x" xmlns:a="y"><xdr:sp><xdr:txBody><a:p><a:r><a:t>标题</a:t></a:r>'
        "<a:r><a:t>框</a:t></a:r></a:p><a:p><a:r><a:t>二</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
        "</xdr:wsDr>"
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://x/relationships/drawing"'
        ' Target="../drawings/drawing1.xml"/></Relationships>'
    )
    document = changed(
        packed(rows(["甲"])),
        "",
        str,
        {
            "xl/worksheets/_rels/sheet1.xml.rels": relations,
            "xl/drawings/drawing1.xml": drawing,
        },
    )
    assert document.lines == ("甲", "标题框\n二")
    assert document.anchors == ("Sheet!A1", "Sheet!s1")


# Absurd ones


def merging(area: str) -> Document:
    return changed(
        packed(rows(["甲", "乙"], [None, "丙"])),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(
            "</sheetData>", f'</sheetData><mergeCells><mergeCell ref="{area}"/></mergeCells>'
        ),
    )


@pytest.mark.parametrize("area", ["A1:XFD1048576", "&#65;1:XFD1048576"])
def test_an_absurd_merge_does_no_harm(area: str) -> None:
    assert merging(area).grids[0].rows[0][0].text == "甲"


@pytest.mark.parametrize("area", ["rubbish", "B1:A1", "A1:A99999999"])
def test_a_merge_of_no_cells_is_refused(area: str) -> None:
    with pytest.raises(ReadingStopped, match=r"a\.xlsx:文件损坏"):
        merging(area)


def test_a_cell_in_the_farthest_corner_is_refused() -> None:
    def write(book: Any) -> None:
        book.active["A1"] = "甲"
        book.active["XFD1048576"] = "乙"

    with pytest.raises(ReadingStopped, match="单元格数"):
        sheets.read(packed(write), "a.xlsx")


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(ReadingStopped, match=r"a\.xlsx:没有读到任何文字"):
        sheets.read(packed(lambda book: None), "a.xlsx")
