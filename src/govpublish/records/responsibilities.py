"""Lists of organizations: names parted, endings shared, roles by heading, marker or rule."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from govpublish.flags import GluedOrganizations, RepeatedOrganization, UnknownOrganization
from govpublish.models import ORGANIZATIONS, Cell, Meaning, Responsibility, Role, Row
from govpublish.records.context import Context
from govpublish.text import bare, narrow, says_nothing

_SEPARATORS = "、,;"
_OPEN, _CLOSE = "(〔[", ")〕]"
_MARKERS = (
    (re.compile(r"(?:分别|共同)牵头\Z"), Role.JOINT_LEAD),
    (re.compile(r"(?<!\A)牵头\Z"), Role.LEAD),
    (re.compile(r"(?<!\A)(?:配合|协助|协同)\Z"), Role.SUPPORT),
    (
        re.compile(r"(?<!\A)(?:分别|共同|(?:按照?|根据)(?:各自)?职责(?:分别|分工)?|分工)*负责\Z"),
        Role.UNSPECIFIED,
    ),
    (re.compile(r"(?<!\A)(?:按照?|根据)(?:各自)?职责分工\Z"), Role.UNSPECIFIED),
)
_OWN_MARKERS = (
    (re.compile(r"[(〔](?:牵头|主办|牵头单位)[)〕]\Z"), Role.LEAD),
    (re.compile(r"[(〔](?:配合|协办|协助|配合单位)[)〕]\Z"), Role.SUPPORT),
)
"""What stands in brackets behind one name speaks for that one alone."""
_LABEL = re.compile(
    r"(?:\A|(?<=[\s;,。、]))(?P<label>(?:(?P<lead>牵头|主办|主要责任)"
    r"|(?P<support>配合|协办|协同|参与|协助)|(?P<other>责任|承办))(?:单位|部门)?):\s*"
)
"""A role printed before the names inside one cell (`牵头:甲局`)."""
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,8}?[县市区旗]\Z")
_PLACE_WITH_ENDING = re.compile(r"[\u4e00-\u9fff]{1,8}?[县市区旗]((?:人民)?政府|管委会)\Z")


@dataclass(frozen=True, slots=True)
class _Name:
    cell: Cell
    printed: str
    run: int
    """Names joined by 、 alone share a run."""
    marker: Cell | None = None
    role: Role | None = None
    alone: bool = False
    """Whether the marker speaks for this name only."""


def read(row: Row, taken: frozenset[Meaning], context: Context) -> tuple[Responsibility, ...]:
    """The organizations of a row, column by column; `taken` names the inherited columns."""
    beside_lead = bool(row[Meaning.LEAD]) if context.by_row else context.has(Meaning.LEAD)
    found: list[Responsibility] = []
    for meaning in ORGANIZATIONS:
        parts = list(_labelled(row[meaning], meaning))
        led = beside_lead or any(said is Meaning.LEAD and label for said, label, _ in parts)
        for said, label, cell in parts:
            parsed = _shared_endings(list(_names(cell, context)))
            roles = _roles(parsed, said, led, context)
            if label and not any(name.marker for name in parsed):
                roles = [(role, label) for role, _ in roles]
            found += _column(parsed, roles, meaning in taken, context)
    return tuple(found)


def _labelled(cell: Cell, meaning: Meaning) -> Iterator[tuple[Meaning, Cell | None, Cell]]:
    """The parts of a cell that prints roles before its names, each with what it says; or all."""
    found = list(_LABEL.finditer(narrow(cell.text)))
    before = cell.cut(0, found[0].start()) if found else cell
    if before:
        yield meaning, None, before
    for match, after in zip_longest(found, found[1:]):
        end = after.start() if after else len(cell.text)
        said = Meaning.LEAD if match["lead"] else Meaning.SUPPORT
        if match["other"]:
            said = Meaning.RESPONSIBLE
        yield said, cell.cut(*match.span("label")), cell.cut(match.end(), end)


def names(cell: Cell) -> list[Cell]:
    """The names of a list, parted by commas and white space outside brackets."""
    return [name for name, _ in _parted(cell)]


def _parted(cell: Cell) -> Iterator[tuple[Cell, str]]:
    """Each name and the separator after it."""
    text, depth, start = narrow(cell.text), 0, 0
    spans: list[tuple[int, int]] = []
    for at, sign in enumerate(text):
        depth += (sign in _OPEN) - (sign in _CLOSE and depth > 0)
        if depth == 0 and (sign in _SEPARATORS or sign.isspace()):
            spans.append((start, at))
            start = at + 1
    spans.append((start, len(text)))
    for name, (_, end) in zip(cell.parts(spans), spans, strict=True):
        if name:
            yield name, text[end : end + 1]


def _column(
    parsed: list[_Name], roles: list[tuple[Role, Cell]], inherited: bool, context: Context
) -> list[Responsibility]:
    found: list[Responsibility] = []
    seen: set[str] = set()
    for name, (role, rule) in zip(parsed, roles, strict=True):
        if name.printed in seen and not inherited:
            context.flags.add(RepeatedOrganization(name.cell.lines, name.printed))
        if not context.organizations.knows(name.printed):
            context.flags.add(UnknownOrganization(name.cell.lines, name.printed))
        seen.add(name.printed)
        found.append(
            Responsibility(
                name=name.cell, printed=name.printed, role=role, rule=rule, inherited=inherited
            )
        )
    return found


def _names(cell: Cell, context: Context) -> Iterator[_Name]:
    run = 0
    for printed, separator in _parted(cell):
        whole = _without_rule(printed, context)
        name, marker, role = _without_marker(whole)
        alone = marker is None and (own := _own_marker(whole)) is not None
        if alone and own:
            marker, role = own
        if name and not says_nothing(name.text):
            for part in _unglued(name, context):
                yield _Name(part, bare(part.text), run, marker, role, alone)
        if separator and separator in ",;":
            run += 1


def _without_rule(name: Cell, context: Context) -> Cell:
    """A name without the bracket in which the document prints its own rule."""
    if context.rule is None or context.rule.words.text not in name.text:
        return name
    at = name.text.index(context.rule.words.text)
    opens = max(narrow(name.text).rfind(sign, 0, at) for sign in _OPEN)
    return name.cut(0, opens if opens >= 0 else at)


def _without_marker(name: Cell) -> tuple[Cell, Cell | None, Role | None]:
    for pattern, role in _MARKERS:
        match = pattern.search(name.text)
        if match:
            return name.cut(0, match.start()), name.cut(match.start()), role
    return name, None, None


def _own_marker(name: Cell) -> tuple[Cell, Role] | None:
    """The role in brackets behind a name; the bracket stays part of what is printed."""
    for pattern, role in _OWN_MARKERS:
        if match := pattern.search(narrow(name.text)):
            return name.cut(match.start() + 1, match.end() - 1), role
    return None


def _unglued(name: Cell, context: Context) -> Iterator[Cell]:
    parts = context.organizations.parts(bare(name.text), context.alone)
    if parts is None or bare(name.text) != name.text:
        yield name
        return
    context.flags.add(GluedOrganizations(name.lines, name.text, "、".join(parts)))
    at = 0
    for part in parts:
        yield name.cut(at, at + len(part))
        at += len(part)


def _shared_endings(found: list[_Name]) -> list[_Name]:
    """`甲区、乙县政府` are two governments: a bare place takes the ending of its run."""
    whole = list(found)
    for index, name in enumerate(found):
        if not _PLACE.match(name.printed):
            continue
        for later in found[index + 1 :]:
            match = _PLACE_WITH_ENDING.match(later.printed)
            if later.run == name.run and match:
                whole[index] = _Name(
                    name.cell, name.printed + match[1], name.run, name.marker, name.role
                )
            if later.run != name.run or not _PLACE.match(later.printed):
                break
    return whole


def _roles(
    found: list[_Name], meaning: Meaning, beside_lead: bool, context: Context
) -> list[tuple[Role, Cell]]:
    if not found:
        return []
    named = context.headings.get(meaning)
    heading = named.cell if named and named.cell else found[0].cell
    marked = [index for index, name in enumerate(found) if name.marker is not None]
    if marked:
        return [_marked_role(found, index, marked, heading) for index in range(len(found))]
    if meaning is Meaning.LEAD:
        return [(Role.LEAD, heading)] * len(found)
    if meaning is Meaning.SUPPORT or beside_lead:
        return [(Role.SUPPORT, heading)] * len(found)
    if context.rule and context.rule.first_leads:
        words = context.rule.words
        return [(Role.SUPPORT if index else Role.LEAD, words) for index in range(len(found))]
    return [(Role.UNSPECIFIED, heading)] * len(found)


def _marked_role(
    found: list[_Name], index: int, marked: list[int], heading: Cell
) -> tuple[Role, Cell]:
    """A marker speaks for the names before it, back to the marker before; the rest support."""
    if any(found[at].alone for at in marked):
        own = found[index]
        beside = found[marked[-1]].marker or heading
        return (own.role, own.marker) if own.role and own.marker else (Role.SUPPORT, beside)
    for at in marked:
        name = found[at]
        if index <= at and name.role and name.marker:
            return name.role, name.marker
    last = found[marked[-1]]
    return Role.SUPPORT, last.marker or heading
