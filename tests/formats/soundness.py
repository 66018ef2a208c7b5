"""What must be true of every document, whatever its format."""

from __future__ import annotations

import re

from govpublish.models import Cell, Document, Grid

_SAFE = re.compile(r"[\w.!]+\Z")


def sound(document: Document) -> Document:
    """The document itself, once places, anchors and tables agree with its lines."""
    assert len(document.lines) == len(document.anchors)
    assert len(set(document.anchors)) == len(document.anchors)
    assert all(_SAFE.match(anchor) for anchor in document.anchors)
    passed = [item.cell for item in document.passed]
    for cell in passed:
        _stands(cell, document)
    for grid in document.grids:
        _is_sound(grid, document, passed)
    for remark in document.remarks:
        assert remark.text
        assert all(0 < line <= len(document.lines) for line in remark.lines)
    return document


def _stands(cell: Cell, document: Document) -> None:
    for piece in cell.pieces:
        assert piece.text == document.line(piece.line)[piece.start : piece.end]
        assert piece.start < piece.end


def _is_sound(grid: Grid, document: Document, passed: list[Cell]) -> None:
    assert grid.rows
    assert grid.rows[0]
    assert {len(row) for row in grid.rows} == {len(grid.rows[0])}
    assert 0 < grid.first <= grid.last <= len(document.lines)
    left = {
        (number, at)
        for number in range(grid.first, grid.last + 1)
        for at, sign in enumerate(document.line(number))
        if not sign.isspace()
    }
    cells = [cell for row in grid.rows for cell in row]
    for cell in cells:
        _stands(cell, document)
        assert cell.text == cell.text.strip()
        for line in cell.lines:
            assert grid.first <= line <= grid.last
    taken = [
        (piece.line, at)
        for cell in [*cells, *passed]
        for piece in cell.pieces
        for at in range(piece.start, piece.end)
    ]
    assert left <= set(taken)
    for (row, column), (first_row, first_column) in grid.merged.items():
        assert grid.rows[row][column] == Cell()
        assert (first_row, first_column) not in grid.merged
        assert grid.rows[first_row][first_column] is not None


def texts(grid: Grid) -> list[list[str]]:
    """The cells of a table as plain text."""
    return [[cell.text for cell in row] for row in grid.rows]


def line_of(document: Document, anchor: str) -> str:
    """The line that has this anchor."""
    return document.lines[document.anchors.index(anchor)]


def bare(text: str) -> str:
    """Without any white space."""
    return "".join(text.split())
