"""What is reported: numbered parts found, bodies that report by name inside one cell parted."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from govpublish.models import Cell, Progress
from govpublish.sources.organizations import Organizations
from govpublish.text import label_at, narrow

_CLAUSE = re.compile(r"[;。]+\s*")
_AND = re.compile(r"[、和及与]|以及")


def numbered(cell: Cell, among: Collection[int] = ()) -> list[tuple[int, Cell, Cell]]:
    """The parts of a cell that is a numbered list: number, label, text.

    Labels count only where they go on from the one before, in the style of the first. `among` are
    numbers of which a report may leave some out (`1.已完工。3.完成31公里。`).
    """
    text = narrow(cell.text)
    first = label_at(text)
    if first is None:
        return []
    found = [(first[0], 0, first[1])]
    style = _style(text[: first[1]])
    at = first[1]
    while at < len(text):
        label = label_at(text, at) if _may_begin(text, at, style) else None
        before = found[-1][0]
        if label and (
            _follows(label[0], before, text, at, style)
            or (before < label[0] and label[0] in among and _skips(text, at, label[1], first[1]))
        ):
            found.append((label[0], at, label[1]))
            at = label[1]
        else:
            at += 1
    ends = [start for _, start, _ in found[1:]] + [len(text)]
    return [
        (number, cell.cut(start, head), cell.cut(head, end))
        for (number, start, head), end in zip(found, ends, strict=True)
    ]


def _follows(number: int, before: int, text: str, at: int, style: str) -> bool:
    """Whether a label goes on from the one before; one may be missing after a sentence's end."""
    here = text[at:].lstrip()[:1]
    if _style(here if here else "") != style:
        return False
    ends = not text[:at].rstrip() or text[:at].rstrip()[-1] in "。;\n"
    return number == before + 1 or (number > before and style != "plain" and ends)


def _skips(text: str, at: int, end: int, first: int) -> bool:
    """Whether a plain label after a sentence's end looks like the first; `3、4号楼` is none."""
    before, label = text[:at].rstrip(" \t\u3000"), text[at:end].strip()
    alike = label[-1] == text[:first].strip()[-1]
    return alike and before[-1:] in ("。", ";", "\n") and not text[end : end + 1].isdigit()


def _style(label: str) -> str:
    if label.strip()[:1] == "(":
        return "bracket"
    return "plain" if any(sign.isascii() and sign.isdigit() for sign in label) else "circle"


def _may_begin(text: str, at: int, style: str) -> bool:
    if style == "circle":
        return not text[at].isspace()
    before = text[:at].rstrip(" \t\u3000")
    return not text[at].isspace() and (not before or before[-1] in "。;.\n!:)")


def by_organization(
    cell: Cell, problems: Cell, period: str, organizations: Organizations
) -> tuple[Progress, ...]:
    """One row an organization if every clause begins with one, else a single row.

    Clauses are the items of a numbered list, the parts headed `单位:`, else what ; and 。 part.
    The name stays in the text.
    """
    parts = _clauses(cell, organizations)
    openings = [_opening(part, organizations) for part in parts]
    if not parts or not all(openings):
        return (Progress(period=period, text=cell, problems=problems),)
    found: list[Progress] = []
    for part, name in zip(parts, openings, strict=True):
        before = found[-1] if found else None
        if before and before.organization and name and before.organization.text == name.text:
            found[-1] = replace(before, text=_span(cell, before.text, part))
        else:
            found.append(Progress(period=period, text=part, problems=Cell(), organization=name))
    return (replace(found[0], problems=problems), *found[1:])


def _span(whole: Cell, first: Cell, last: Cell) -> Cell:
    """The part of a cell from the beginning of one of its parts to the end of another."""
    start, end = first.pieces[0], last.pieces[-1]
    text = whole.text
    begins = _offset(whole, start.line, start.start)
    ends = _offset(whole, end.line, end.end - 1) + 1
    return whole.cut(begins, min(ends, len(text)))


def _offset(whole: Cell, line: int, place: int) -> int:
    at = 0
    for index, piece in enumerate(whole.pieces):
        at += len(piece.joint) if index else 0
        if piece.line == line and piece.start <= place < piece.end:
            return at + place - piece.start
        at += len(piece.text)
    return at


def _clauses(cell: Cell, organizations: Organizations) -> list[Cell]:
    items = numbered(cell)
    if len(items) > 1:
        starts = [label.pieces[0] for _, label, _ in items]
        offsets = [_offset(cell, piece.line, piece.start) for piece in starts]
    elif _headed(narrow(cell.text), 0, organizations):
        offsets = [0, *_heads(narrow(cell.text), organizations)]
    else:
        return [part for part in _sentences(cell) if part]
    ends = [*offsets[1:], len(cell.text)]
    return [cell.cut(start, end) for start, end in zip(offsets, ends, strict=True)]


def _sentences(cell: Cell) -> Iterator[Cell]:
    at = 0
    for match in _CLAUSE.finditer(narrow(cell.text)):
        yield cell.cut(at, match.end())
        at = match.end()
    yield cell.cut(at)


def _heads(text: str, organizations: Organizations) -> list[int]:
    """Where a name and a colon stand at the beginning of a sentence."""
    return [
        match.end()
        for match in re.finditer(r"[。;]\s*|\s+", text)
        if match.end() < len(text) and _headed(text, match.end(), organizations)
    ]


def _headed(text: str, at: int, organizations: Organizations) -> bool:
    end = _names_end(text, at, organizations)
    return end > at and text[end : end + 1] == ":"


def _opening(part: Cell, organizations: Organizations) -> Cell | None:
    """The name, or the names joined by 、, that open a clause after its number, if it has one."""
    label = label_at(part.text)
    start = label[1] if label else 0
    end = _names_end(narrow(part.text), start, organizations)
    return part.cut(start, end) if end > start else None


def _names_end(text: str, at: int, organizations: Organizations) -> int:
    """Where the names that begin at an offset end; the offset itself if none begins there."""
    end = at
    while name := organizations.opening(text[end:]):
        end += len(name)
        joint = _AND.match(text, end)
        if not joint or not organizations.opening(text[joint.end() :]):
            return end
        end = joint.end()
    return end
