"""An invented document as a workbook, a web page, a Word file and a PDF would give it."""

from collections.abc import Mapping

from govpublish.models import Cell, Grid, Piece, SourceReading, Span, Use
from pages.yunshan import SOURCE

KEY = "990101-2021-key"
ROWS = (
    ("序号", "工作内容", "", "时限"),
    ("1", "修建云山水库", "(1) 完成大坝。\n二期同时开工。", "9月底前"),
    ("", "", "(2) 完成移民安置100户。", ""),
    ("", "", "", ""),
    ("2", "<b>通公交</b>", "", "12月底前"),
)
MERGED: Mapping[tuple[int, int], tuple[int, int]] = {
    (0, 2): (0, 1),
    (2, 0): (1, 0),
    (2, 1): (1, 1),
    (2, 3): (1, 3),
}


def workbook() -> SourceReading:
    """Each cell a line of its own; the sheet begins at B2 and ends with a hidden row."""
    lines, anchors, rows = ["云山县计划"], ["b1"], []
    for i, row in enumerate(ROWS):
        cells = []
        for j, text in enumerate(row):
            if text:
                lines.append(text)
                anchors.append(f"Sheet1!{'BCDE'[j]}{i + 2}")
            cells.append(_cell(text, len(lines), 0))
        rows.append(tuple(cells))
    lines.append("藏起的一行")
    anchors.append("Sheet1!B9")
    grid = Grid("Sheet1", tuple(rows), MERGED, 2, len(lines))
    return _reading(lines, anchors, grid)


def rows_as_lines() -> SourceReading:
    """Each row a line, tabs between its cells, as in web pages, Word files and PDFs."""
    lines, anchors, rows = ["云山县计划"], ["b1"], []
    for i, row in enumerate(ROWS):
        at, cells = 0, []
        for text in row:
            cells.append(_cell(text, len(lines) + 1, at))
            at += len(text) + 1
        lines.append("\t".join(row))
        anchors.append(f"t1.r{i + 1}")
        rows.append(tuple(cells))
    lines.append("此表由云山县印发")
    anchors.append("b2")
    return _reading(lines, anchors, Grid("t1", tuple(rows), MERGED, 2, len(ROWS) + 1))


def _cell(text: str, line: int, start: int) -> Cell:
    """Its paragraphs, each where it stands."""
    pieces = []
    for paragraph in text.split("\n") if text else ():
        end = start + len(paragraph)
        pieces.append(Piece(paragraph, line, start, end, "\n" if pieces else ""))
        start = end + 1
    return Cell(tuple(pieces))


def _reading(lines: list[str], anchors: list[str], grid: Grid) -> SourceReading:
    uses = {
        "1": (f"{KEY}.1", "number"),
        "修建云山水库": (f"{KEY}.1", "title"),
        "(2) 完成移民安置100户。": (f"{KEY}.1.2", "text"),
    }
    spans = []
    for number, line in enumerate(lines, start=1):
        at = 0
        for part in line.split("\t"):
            if part and number != len(lines):
                what, field = uses.get(part, ("表头", ""))
                use = Use.USED if part in uses else Use.PASSED
                spans.append(Span(number, at, at + len(part), use, what, field))
            at += len(part) + 1
    spans.append(Span(len(lines), 0, len(lines[-1]), Use.UNREAD, ""))
    return SourceReading(
        SOURCE, "table", (), tuple(lines), tuple(anchors), tuple(spans), False, {}, (grid,)
    )
