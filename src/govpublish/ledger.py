"""The account of a document: what became of every character of it."""

from collections.abc import Mapping, Sequence

from govpublish.models import Cell, Document, Span, Use
from govpublish.text import MARKUP

_Owner = tuple[Use, str, str]


class Ledger:
    """Takes note of every cell that is used or passed over; what is left is unread.

    `moved` maps, for lines that a correction changed, each offset of the corrected line to the
    offset it was printed at, or to None where the correction wrote something new.
    """

    def __init__(
        self,
        document: Document,
        moved: Mapping[int, Sequence[int | None]] | None = None,
        separators: str = "",
    ) -> None:
        self._document = document
        self._moved = moved or {}
        self._separators = separators
        self._owners: dict[int, list[_Owner | None]] = {
            number: [None] * len(line) for number, line in enumerate(document.lines, start=1)
        }

    def use(self, cell: Cell, record: str, field: str) -> None:
        """The cell stands in this field of this record; the first use is the one shown."""
        self._claim(cell, (Use.USED, record, field))

    def pass_over(self, cell: Cell, why: str) -> None:
        """The cell is in no record, for this reason."""
        self._claim(cell, (Use.PASSED, why, ""))

    def pass_over_line(self, number: int, why: str) -> None:
        """Whatever is on this line and in no record is passed over for this reason."""
        owners = self._owners[number]
        for at, owner in enumerate(owners):
            owners[at] = owner or (Use.PASSED, why, "")

    def separate(self, cell: Cell) -> None:
        """Signs within a list of names that belong to none of them part them."""
        for piece in cell.pieces:
            for at, sign in enumerate(piece.text, start=piece.start):
                if not sign.isalnum():
                    self._claim_at(piece.line, at, (Use.PASSED, "分隔符", ""))

    def _claim(self, cell: Cell, owner: _Owner) -> None:
        for piece in cell.pieces:
            for at in range(piece.start, piece.end):
                self._claim_at(piece.line, at, owner)

    def _claim_at(self, line: int, at: int, owner: _Owner) -> None:
        if line in self._moved:
            printed = self._moved[line][at]
            if printed is None:
                return
            at = printed
        before = self._owners[line][at]
        if before is None or (before[0] is Use.PASSED and owner[0] is Use.USED):
            self._owners[line][at] = owner

    def close(self) -> tuple[Span, ...]:
        """Every character that is not white space in exactly one span, in order."""
        spans: list[Span] = []
        for number, line in enumerate(self._document.lines, start=1):
            self._rest(number, line)
            spans += _runs(number, line, self._owners[number])
        return tuple(spans)

    def _rest(self, number: int, line: str) -> None:
        owners = self._owners[number]
        for mark in MARKUP.finditer(line) if self._document.has_markup else ():
            for at in range(*mark.span()):
                seen = "标记" if mark[0][0] in "<&" else "不可见字符"
                owners[at] = owners[at] or (Use.PASSED, seen, "")
        for at, sign in enumerate(line):
            if owners[at] is None and not sign.isspace():
                owners[at] = self._left(number, sign)

    def _left(self, number: int, sign: str) -> _Owner:
        """What becomes of a sign that nobody claimed."""
        if sign in self._separators:
            return Use.PASSED, "分隔符", ""
        if number in self._moved:
            return Use.PASSED, "更正前的文字", ""
        return Use.UNREAD, "", ""


def _runs(number: int, line: str, owners: Sequence[_Owner | None]) -> list[Span]:
    spans: list[Span] = []
    for at, owner in enumerate(owners):
        if owner is None or line[at].isspace():
            continue
        last = spans[-1] if spans else None
        if last and (last.use, last.what, last.field) == owner and not line[last.end : at].strip():
            spans[-1] = Span(number, last.start, at + 1, *owner)
        else:
            spans.append(Span(number, at, at + 1, *owner))
    return spans
