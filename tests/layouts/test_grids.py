"""Tab and bar tables: one row a line, every cell at its place, prose around them left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govpublish.layouts import pipes, tabs
from govpublish.models import Cell, Document

CELLS = st.lists(
    st.text(alphabet="云山县1,。 <>&(", max_size=6).map(str.strip), min_size=2, max_size=6
)


def document(*lines: str) -> Document:
    """A document of these lines."""
    return Document(lines, tuple(map(str, range(1, len(lines) + 1))), "text/plain", "utf-8")


def texts(rows: list[tuple[Cell, ...]]) -> list[list[str]]:
    """What the cells say."""
    return [[cell.text for cell in row] for row in rows]


@given(st.lists(CELLS, min_size=1, max_size=4))
def test_a_tab_table_is_read_back(grid: list[list[str]]) -> None:
    held = document(*("\t".join(row) for row in grid))
    read = list(tabs.read(held, 1, len(grid)))
    assert texts(read) == grid
    for row in read:
        for cell in row:
            for piece in cell.pieces:
                assert held.line(piece.line)[piece.start : piece.end] == piece.text


@given(st.lists(CELLS, min_size=1, max_size=4), st.booleans(), st.booleans())
def test_a_bar_table_is_read_back(grid: list[list[str]], before: bool, after: bool) -> None:
    before = before or not any(row[0] for row in grid)  # else nothing tells that no frame opens
    frames = [("| " * before, " |" * (after or not row[-1])) for row in grid]
    lines = [
        opened + " | ".join(row) + closed
        for (opened, closed), row in zip(frames, grid, strict=True)
    ]
    held = document(*lines)
    read = list(pipes.read(held, 1, len(grid)))
    assert texts(read) == grid
    for row in read:
        for cell in row:
            for piece in cell.pieces:
                assert held.line(piece.line)[piece.start : piece.end] == piece.text


def test_only_the_named_lines_are_read() -> None:
    held = document("a\tb", "题", "c\td", "e\tf")
    assert texts(list(tabs.read(held, 2, 3))) == [["c", "d"]]


@pytest.mark.parametrize("line", ["", "没有分隔的说明。"])
def test_prose_is_no_row(line: str) -> None:
    assert not list(tabs.read(document(line), 1, 1))
    assert not list(pipes.read(document(line), 1, 1))


def test_ten_thousand_columns_are_read() -> None:
    line = "\t".join(str(number) for number in range(10_000))
    (row,) = tabs.read(document(line), 1, 1)
    assert row[9_999].text == "9999"
    assert row[9_999].pieces[0].end == len(line)
