"""Names of organizations on several lines of one cell: which lines are one name, which are several.

县农业农      A narrow column wraps long names, and each name begins on a line of its own: neither
村局          says where one ends. The lines are joined so that all of them read like names.
县水利局
果子园乡      → 县农业农村局、县水利局、果子园乡
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from govpublish.models import Cell, Piece
from govpublish.text import bare, narrow

_SEPARATORS = re.compile(r"[、,;\s]+")
_ANY = re.compile(
    r"\S{0,6}?(?:各|相关|有关)(?:有关|相关|责任)?"
    r"(?:单位|部门|主体|企业|园区|社区|村|乡镇|镇|镇街|镇村|县区|区县|科室)"
)
_SHORT = re.compile(
    r"[市县区旗州]?(?:总工会|工会|团委|妇联|残联|文联|社科联|科协|侨联|工商联|红十字会|供销社|编办"
    r"|武装部|人武部|消防大队|消防救援大队|交警大队)"
)
"""Offices whose short names have no ending of their own."""
_BRANCH = re.compile(r"[^县市区]{0,4}(?:分局|分公司|支行|分行|支公司|分中心|中队|管理站)")
_NO_NAME = re.compile(
    r"县.*[乡镇]|.*和城乡|.*管委|(?:公室|员会|合会|织部|人民政府(?!办)).*|[会局心司委办处室部][各县市区].*"
    r"|(?:街道)?办事处|(?:管理|工作)?委员会|管委会"
)
"""The head of 县住房和城乡建设局, which is no town; the end of a name, alone or with the next."""
_MOST_LINES = 60
_BAD, _LOST, _TAIL, _OVER, _NEVER, _SPLIT_BRANCH = 10, 1, 4, 8, 1000, 3
"""What speaks against a reading: a part that is no name; a name that ended before a line's end and
was joined on; the end of one at the head; paragraphs joined to names, or to anything else; a
branch parted from its bureau."""


class Known(Protocol):
    """What is known of names."""

    def knows(self, name: str) -> bool:
        """Whether somebody has declared it."""

    def looks_like(self, name: str) -> bool:
        """Whether it has the form of a name."""

    def is_tail(self, name: str) -> bool:
        """Whether it is only the end of a name."""


def lines_joined(cell: Cell, known: Known) -> Cell:
    """The cell with its lines joined where they are one name, parted where they are several."""
    lines = _lines(cell)
    if not 2 <= len(lines) <= _MOST_LINES:
        return cell
    starts = _best([_text(line) for line in lines], [line[0].joint for line in lines], known)
    pieces: list[Piece] = []
    for at, line in enumerate(lines):
        joint = "\n" if at in starts and at else ""
        pieces += [replace(line[0], joint=joint), *line[1:]]
    return Cell(tuple(pieces))


def _lines(cell: Cell) -> list[list[Piece]]:
    """The pieces of each printed line; signs that nobody sees do not end one."""
    lines: list[list[Piece]] = []
    for piece in cell.pieces:
        before = lines[-1][-1] if lines else None
        same = before is not None and not piece.joint and before.line == piece.line
        if before and same and piece.start - before.end != 1:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def _text(line: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in line)


def _best(texts: Sequence[str], joints: Sequence[str], known: Known) -> set[int]:
    """At which lines names begin, so that least speaks against it."""
    least: list[tuple[int, int]] = [(0, 0)]
    for end in range(1, len(texts) + 1):
        ways = [
            (
                least[start][0]
                + _against(texts[start:end], joints[start:end], known)
                + _parted(texts[start - 1] if start else "", "".join(texts[start:end])),
                start,
            )
            for start in range(max(0, end - 8), end)
        ]
        least.append(min(ways, key=lambda way: (way[0], -way[1])))
    starts, at = set[int](), len(texts)
    while at:
        at = least[at][1]
        starts.add(at)
    return starts


def _against(texts: Sequence[str], joints: Sequence[str], known: Known) -> int:
    """What speaks against these lines being one text: parts that are no names, names joined on."""
    whole = "".join(texts)
    parts = [part for part in _SEPARATORS.split(narrow(whole)) if part]
    bad = sum(not _is_name(part, known) for part in parts)
    over = sum(joint == "\n" for joint in joints[1:])
    cost = _BAD * bad + (_NEVER if bad else _OVER) * over
    cost += _TAIL if known.is_tail(texts[0]) else 0
    for at in range(1, len(texts)):
        last = _SEPARATORS.split(narrow("".join(texts[:at])))[-1]
        cost += _LOST if last and _is_name(last, known) else 0
    return cost


def _parted(before: str, text: str) -> int:
    branch = _BRANCH.fullmatch(narrow(bare(text)))
    return _SPLIT_BRANCH if before and branch and before[-1:] not in "、,,;;" else 0


def _is_name(text: str, known: Known) -> bool:
    if text.count("(") != text.count(")") or _NO_NAME.fullmatch(text):
        return False
    plain = _ANY.fullmatch(text) or _SHORT.fullmatch(text)
    return known.knows(text) or known.looks_like(text) or plain is not None
