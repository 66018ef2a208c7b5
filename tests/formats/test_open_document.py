"""Spreadsheets of LibreOffice: what a cell shows is written in it."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from formats.soundness import line_of, sound, texts
from govpublish.errors import ReadingStopped
from govpublish.formats import sheets
from govpublish.models import Document

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)
STYLES = (
    '<style:style style:name="hid"><style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="up"><style:text-properties style:text-position="super 58%"/>'
    "</style:style>"
)


def packed(tables: str) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {NAMES}>'
            f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>",
        )
    return data.getvalue()


def read(tables: str) -> Document:
    return sound(sheets.read(packed(tables), "a.ods"))


def table(*rows: str, name: str = "表1", more: str = "", style: str = "") -> str:
    return (
        f'<table:table table:name="{name}" table:style-name="{style}">{more}{"".join(rows)}'
        "</table:table>"
    )


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def cell(text: str = "", more: str = "") -> str:
    words = "".join(f"<text:p>{part}</text:p>" for part in text.split("|")) if text else ""
    return f"<table:table-cell {more}>{words}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def test_cells_and_their_places() -> None:
    document = read(table(row(cell("序号"), cell("任务")), row(cell("1"), cell("甲|乙"))))
    assert document.lines == ("序号", "任务", "1", "甲\n乙")
    assert document.anchors == ("表1!A1", "表1!B1", "表1!A2", "表1!B2")
    assert texts(document.grids[0]) == [["序号", "任务"], ["1", "甲\n乙"]]
    assert document.media_type == "application/vnd.oasis.opendocument.spreadsheet"


def test_merged_cells() -> None:
    grid = read(
        table(
            row(
                cell("类", 'table:number-rows-spanned="3" table:number-columns-spanned="1"'),
                cell("工作", 'table:number-columns-spanned="2" table:number-rows-spanned="1"'),
                COVERED,
            ),
            row(COVERED, cell("名"), cell("目标")),
            row(COVERED, cell("甲"), cell("a")),
        )
    ).grids[0]
    assert texts(grid) == [["类", "工作", ""], ["", "名", "目标"], ["", "甲", "a"]]
    assert grid.merged == {(0, 2): (0, 1), (1, 0): (0, 0), (2, 0): (0, 0)}


def test_values_are_the_text_that_is_shown() -> None:
    def valued(kind: str, value: str, text: str) -> str:
        name = "date-value" if kind == "date" else "value"
        return cell(text, f'office:value-type="{kind}" office:{name}="{value}"')

    document = read(
        table(
            row(valued("percentage", "0.8", "80%")),
            row(valued("percentage", "0.8", "")),
            row(valued("float", "3", "3")),
            row(valued("float", "3.0", "")),
            row(valued("currency", "12.5", "¥12.50")),
            row(valued("date", "2021-09-30", "09/30/21")),
            row(valued("date", "2021-09-30", "2021年9月30日")),
            row(valued("date", "2021-09-01", "2021-09")),
            row(valued("date", "2021-09-01T08:00:00", "2021年9月")),
        )
    )
    assert document.lines == (
        "80%", "80%", "3", "3", "¥12.50", "2021-09-30", "2021年9月30日", "2021年9月", "2021年9月",
    )  # fmt: skip


def test_spaces_tabs_breaks_and_raised_signs() -> None:
    text = '3200m<text:span text:style-name="up">2</text:span><text:s text:c="2"/>一<text:tab/>二'
    document = read(table(row(cell(text + "<text:line-break/><text:a>三</text:a>四"))))
    assert document.lines == ("3200m²  一\t二\n三四",)


def test_remarks_that_hang_on_a_cell_are_not_in_it() -> None:
    hanging = "<office:annotation><text:p>批注</text:p></office:annotation>"
    xml = f"<table:table-cell>{hanging}<text:p>甲</text:p></table:table-cell>"
    assert read(table(row(xml))).lines == ("甲",)


def test_shapes_are_read_behind_the_cells() -> None:
    shape = "<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>"
    over = f"<table:shapes>{shape.replace('框', '页')}</table:shapes>"
    xml = f"<table:table-cell>{shape}<text:p>甲</text:p></table:table-cell>"
    document = read(table(row(xml), more=over))
    assert document.lines == ("甲", "页", "框")
    assert line_of(document, "表1!s1") == "页"


def test_repeated_cells_and_rows() -> None:
    document = read(
        table(
            row(cell("序号"), cell("x", 'table:number-columns-repeated="2"')),
            row(cell(), more='table:number-rows-repeated="2"'),
            row(cell("1"), cell("", 'table:number-columns-repeated="16382"')),
            row(
                cell("", 'table:number-columns-repeated="16384"'),
                more='table:number-rows-repeated="1048570"',
            ),
        )
    )
    assert texts(document.grids[0]) == [
        ["序号", "x", "x"],
        ["", "", ""],
        ["", "", ""],
        ["1", "", ""],
    ]


def test_what_is_hidden_is_there_but_no_data() -> None:
    hidden = 'table:visibility="collapse"'
    columns = f"<table:table-column/><table:table-column {hidden}/><table:table-column/>"
    document = read(
        table(
            row(cell("序号"), cell("内部"), cell("任务")),
            row(cell("1"), cell("x"), cell("甲"), more='table:visibility="filter"'),
            row(cell("2"), cell("y"), cell("乙")),
            more=columns,
        )
        + table(row(cell("藏")), name="旧表", style="hid")
    )
    assert [texts(grid) for grid in document.grids] == [[["序号", "任务"], ["2", "乙"]]]
    assert {item.why for item in document.passed} == {"隐藏的行", "隐藏的列", "隐藏的工作表"}
    assert line_of(document, "旧表!A1") == "藏"


def test_groups_of_rows_and_head_rows() -> None:
    document = read(
        table(
            f"<table:table-header-rows>{row(cell('序号'))}</table:table-header-rows>",
            f"<table:table-row-group>{row(cell('1'))}"
            f"<table:table-row-group>{row(cell('2'))}</table:table-row-group></table:table-row-group>",
        )
    )
    assert texts(document.grids[0]) == [["序号"], ["1"], ["2"]]


@pytest.mark.parametrize(
    "tables",
    [
        table(row(cell("甲"), more='table:number-rows-repeated="1048576"')),
        table(row(cell("甲", 'table:number-columns-repeated="999999999"'))),
        table(row(cell("甲", 'table:number-columns-repeated="16384"')) * 30),
    ],
)
def test_absurd_repetitions_are_refused(tables: str) -> None:
    with pytest.raises(ReadingStopped, match="单元格数"):
        sheets.read(packed(tables), "a.ods")


def test_an_absurd_span_does_no_harm() -> None:
    spanned = 'table:number-columns-spanned="999999999" table:number-rows-spanned="999999999"'
    grid = read(table(row(cell("甲", spanned), COVERED), row(COVERED, COVERED))).grids[0]
    assert texts(grid) == [["甲"]]
