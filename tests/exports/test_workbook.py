"""Cells of a workbook as openpyxl reads them: nothing is a formula, nothing is cut off."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govpublish.errors import DatasetRefused
from govpublish.exports import workbook
from govpublish.exports.workbook import CELL, Continued, Sheet, cut, fitted

HOSTILE = (
    "=1+1", "=HYPERLINK(\"http://evil\",\"x\")", "+1", "-1", "@SUM(A1)", "{=1}", "＝1+1",
    "http://example.org/", "mailto:a@b.c", "internal:Sheet1!A1", "<b>&amp;\"'",
    "两行\n第二行", "a\tb", "𠮷野家", "00123", "1e5", "2021-04", "TRUE", "#REF!", "'a",
)  # fmt: skip


def read(path: Path, sheet: str) -> list[list[Any]]:
    book = openpyxl.load_workbook(path)
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def write(path: Path, sheet: Sheet) -> None:
    workbook.write(path, [fitted(sheet)[0]], {"title": "试"}, "2021-11-02")


def rows_of(texts: Sequence[Any]) -> list[tuple[Any]]:
    return [(text,) for text in texts]


@pytest.mark.parametrize("many", [0, workbook.MANY], ids=["as they come", "held"])
def test_text_is_text_whatever_it_looks_like(
    many: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MANY", many)
    path = tmp_path / "a.xlsx"
    write(path, Sheet("表", ("=head",), rows_of(HOSTILE)))
    sheet = openpyxl.load_workbook(path)["表"]
    cells = [row[0] for row in sheet.iter_rows()]
    assert [cell.value for cell in cells] == ["=head", *HOSTILE]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert not any(cell.hyperlink for cell in cells)
    assert cells[1].quotePrefix, "stays a text when somebody edits the cell"
    inside = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in inside
    assert b"hyperlink" not in inside


@pytest.mark.parametrize(("many", "part"), [(0, "worksheets/sheet1"), (9, "sharedStrings")])
def test_what_looks_like_an_escape_is_escaped(
    many: int, part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MANY", many)
    write(tmp_path / "a.xlsx", Sheet("表", ("a",), [("_x0041_",)]))
    assert b">_x005F_x0041_<" in zipfile.ZipFile(tmp_path / "a.xlsx").read(f"xl/{part}.xml")


def test_values_keep_their_types(tmp_path: Path) -> None:
    values = (True, False, 0, -3, Decimal("0.5869"), datetime.date(2021, 9, 30), None, "")
    path = tmp_path / "a.xlsx"
    write(path, Sheet("表", tuple("abcdefgh"), [values]))
    (_, row) = read(path, "表")
    assert row[:5] == [True, False, 0, -3, 0.5869]
    assert [type(value) for value in row[:4]] == [bool, bool, int, int]
    assert row[5] == datetime.datetime(2021, 9, 30)
    assert row[6:] in ([], [None, None])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1234567890.1234567"), "1234567890.1234567"),
        (2**60 + 1, str(2**60 + 1)),
        (datetime.date(1899, 12, 31), "1899-12-31"),
    ],
)
def test_what_excel_would_change_is_text(value: Any, text: str, tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", Sheet("表", ("a",), [(value,)]))
    assert read(tmp_path / "a.xlsx", "表")[1] == [text]


@pytest.mark.parametrize("length", [CELL - 1, CELL, CELL + 1, 40_000, 2 * CELL, 100_001])
@pytest.mark.parametrize("sign", ["字", "𠮷"])
def test_a_long_text_goes_on_in_further_columns(length: int, sign: str, tmp_path: Path) -> None:
    long = sign * length
    sheet, told = fitted(Sheet("表", ("id", "text", "end"), [("1", long, "e"), ("2", "短", "e")]))
    workbook.write(tmp_path / "a.xlsx", [sheet], {}, "2021-11-02")
    head, first, second = read(tmp_path / "a.xlsx", "表")
    parts = [first[1], *first[3:]]
    assert "".join(parts) == long
    assert all(len(part.encode("utf-16-le")) <= 2 * CELL for part in parts)
    further = tuple(f"text_{number}" for number in range(2, len(parts) + 1))
    assert told == ([Continued("表", "text", 1, further)] if further else [])
    assert head == ["id", "text", "end", *further]
    assert second[:3] == ["2", "短", "e"]


@given(st.text(st.sampled_from("a字𠮷")), st.integers(2, 5))
def test_cutting_loses_nothing(text: str, limit: int) -> None:
    pieces = cut(text, limit)
    assert "".join(pieces) == text
    assert all(len(piece.encode("utf-16-le")) <= 2 * limit for piece in pieces)


def test_two_long_columns(tmp_path: Path) -> None:
    long = "长" * 40_000
    sheet, told = fitted(Sheet("表", ("a", "b"), [(long, None), ("x", long), (None, "y")]))
    assert sheet.heads == ("a", "b", "a_2", "b_2")
    assert [one.head for one in told] == ["a", "b"]
    workbook.write(tmp_path / "a.xlsx", [sheet], {}, "2021-11-02")
    _, one, two, three = read(tmp_path / "a.xlsx", "表")
    assert one[0] + one[2] == long
    assert (two[0], two[1] + two[3]) == ("x", long)
    assert three[:2] == [None, "y"]


class Many(Sequence[tuple[int]]):
    """Rows that nobody has to hold in memory."""

    def __len__(self) -> int:
        return workbook.ROWS

    def __getitem__(self, place: Any) -> Any:
        raise AssertionError("counted before anything is read")


def test_more_rows_than_a_sheet_holds_are_refused() -> None:
    with pytest.raises(DatasetRefused, match=r"tasks：1,048,576 行.*1,048,575 行"):
        fitted(Sheet("tasks", ("a",), Many()))


def test_heads_are_frozen_filtered_and_wide_enough(tmp_path: Path) -> None:
    rows = [("短", "一段很长的文字" * 30), ("短", None)]
    write(tmp_path / "a.xlsx", Sheet("表", ("编号", "内容"), rows))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["表"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"
    assert 6 < sheet.column_dimensions["A"].width < 12
    assert 55 < sheet.column_dimensions["B"].width < 65


def test_without_rows_there_are_heads(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", Sheet("表", ("a", "b"), []))
    assert read(tmp_path / "a.xlsx", "表") == [["a", "b"]]


def test_the_same_bytes_whenever_it_is_written(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write(tmp_path / name, Sheet("表", ("a",), rows_of(HOSTILE)))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    made = openpyxl.load_workbook(tmp_path / "a.xlsx").properties
    assert made.created == made.modified == datetime.datetime(2021, 11, 2)
