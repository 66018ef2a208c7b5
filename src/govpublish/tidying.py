"""Page breaks and merged cells undone, in small steps: printed rows become the rows of tasks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise

from govpublish.flags import FlagLog, TornTitle, WithoutNumber
from govpublish.models import ORGANIZATIONS, Cell, Group, Meaning, Passed, Row
from govpublish.text import bare, chinese_label_at, is_sentence, label_at, narrow, says_nothing

_LABEL_DIGITS = re.compile(r"\w+")
_CAPTION = re.compile(r"[\u4e00-\u9fff]{2,12}:")
"""The head of a part of a cell (`公厕革命:`, `解决建议:`)."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """One printing of a title, or a piece of it."""

    cell: Cell
    numbered: bool
    """Whether the number stood beside it."""
    page: int
    joint: str
    """What joins it to the piece before: a cell of its own is a line of its own."""


@dataclass(slots=True)
class _Open:
    """A task whose rows are still being collected."""

    number: Cell = field(default_factory=Cell)
    titles: list[_Printed] = field(default_factory=list)
    """Every printing of the title."""
    section: tuple[Cell, ...] = ()
    rows: list[Row] = field(default_factory=list)
    label: int | None = None


def group_rows(rows: Sequence[Row], flags: FlagLog) -> tuple[list[Group], list[Passed]]:
    """Gather the printed rows of each task, whichever side of a page break its number stands.

    A number opens a task, unless the rows before it have none and its label continues theirs:
    then it is theirs. Without a number a label that begins anew opens a task.
    """
    passed: list[Passed] = []
    groups: list[Group] = []
    current: _Open | None = None
    category: tuple[Cell, ...] = ()
    section: tuple[Cell, ...] = ()
    for row in rows:
        if row.section != section:
            section, category = row.section, ()
        if row[Meaning.CATEGORY]:
            category = (row[Meaning.CATEGORY],)
        answering = (row[meaning] for meaning in ORGANIZATIONS if meaning not in row.merged)
        passed += [Passed(cell, "没有责任单位") for cell in answering if says_nothing(cell.text)]
        label = label_at(_measures(row).text)
        if current and _is_rest(row, current, label):
            current.rows[-1] = _continued(current.rows[-1], row)
            continue
        if current is None or _opens(row, current, label):
            if current:
                groups.append(_closed(current, flags, passed))
            current = _Open(section=(*section, *category))
        if row[Meaning.NUMBER] and current.number:
            passed.append(Passed(row[Meaning.NUMBER], "翻页重印的序号"))
        elif row[Meaning.NUMBER]:
            current.number = row[Meaning.NUMBER]
        if row[Meaning.TASK]:
            joint = "\n" if Meaning.NUMBER in row.merged else ""
            numbered = bool(row[Meaning.NUMBER])
            current.titles.append(_Printed(row[Meaning.TASK], numbered, row.page, joint))
        current.rows.append(row)
        current.label = label[0] if label else None
    if current:
        groups.append(_closed(current, flags, passed))
    if not any(Meaning.NUMBER in row.cells for row in rows):
        groups = _numbered_titles(groups)
    return groups, passed


def _numbered_titles(groups: Sequence[Group]) -> list[Group]:
    """Tasks of a table without a column of numbers, whose titles begin with theirs (3.建公园)."""
    labels = [label_at(group.title.text) for group in groups]
    numbers = [label[0] for label in labels if label]
    ordered = all(b in (a + 1, 1) for a, b in pairwise(numbers))
    if len(groups) < 2 or len(numbers) < len(groups) or not ordered:
        return list(groups)
    return [
        replace(group, number=_digits(group.title, label[1]), title=group.title.cut(label[1]))
        for group, label in zip(groups, labels, strict=True)
        if label
    ]


def _digits(title: Cell, end: int) -> Cell:
    match = _LABEL_DIGITS.search(title.text[:end])
    return title.cut(*match.span()) if match else title.cut(0, end)


def _measures(row: Row) -> Cell:
    return row[Meaning.TARGET] or row[Meaning.MILESTONES]


def _opens(row: Row, current: _Open, label: tuple[int, int] | None) -> bool:
    if row.goes_on:
        return False
    if Meaning.NUMBER in row.merged and row[Meaning.TASK]:
        return _is_another(row, current)
    follows = label is not None and current.label is not None and label[0] == current.label + 1
    if row[Meaning.NUMBER]:
        again = follows and _printed_again(row, current)
        return not again and (bool(current.number) or not follows)
    if label is None:
        here = bool(row[Meaning.TASK]) and (row.page == current.rows[-1].page or _is_whole(row))
        return not current.rows or (here and not _is_titled_again(row, current))
    return not follows


def _is_whole(row: Row) -> bool:
    """Whether the first row of a page is no rest of a cut one, in a table without numbers."""
    told = (*ORGANIZATIONS, Meaning.DEADLINE)
    return Meaning.NUMBER not in row.cells and any(row[meaning] for meaning in told)


def _printed_again(row: Row, current: _Open) -> bool:
    """Whether number and title are those of the task before, printed again on the next page."""
    titles = {bare(one.cell.text) for one in current.titles}
    return (
        row.page != current.rows[-1].page
        and bare(row[Meaning.NUMBER].text) == bare(current.number.text)
        and bare(row[Meaning.TASK].text) in titles
    )


def _is_another(row: Row, current: _Open) -> bool:
    """Whether a title beside a merged number is a task of its own, not a part of one.

    It has a label ((一), (二)), or no measures tell the rows of one task apart.
    """
    task = row[Meaning.TASK].text
    labelled = label_at(task) is not None or chinese_label_at(task) is not None
    measured = bool(_measures(row)) and any(_measures(one) for one in current.rows)
    return (labelled or not measured) and not _is_titled_again(row, current)


def _is_titled_again(row: Row, current: _Open) -> bool:
    return bare(row[Meaning.TASK].text) in {bare(one.cell.text) for one in current.titles}


def _is_rest(row: Row, current: _Open, label: tuple[int, int] | None) -> bool:
    """Whether a row is the rest of the one before it, cut by a page break."""
    if not current.rows or row.page == current.rows[-1].page or label is not None:
        return False
    named = (Meaning.NUMBER, Meaning.TASK, Meaning.DEADLINE)
    return not any(row[meaning] for meaning in named) and any(row.cells.values())


def _continued(row: Row, rest: Row) -> Row:
    for meaning, cell in rest.cells.items():
        row = row.put(meaning, row[meaning].then(cell, ""))
    return replace(row, page=rest.page)


def _closed(current: _Open, flags: FlagLog, passed: list[Passed]) -> Group:
    title = _title(current.titles, flags, passed)
    if not current.number:
        first = next((cell for cell in current.rows[0].cells.values() if cell), title)
        flags.add(WithoutNumber(first.lines, _short(first.text)))
    return Group(current.number, title, current.section, tuple(current.rows))


def _title(printed: Sequence[_Printed], flags: FlagLog, passed: list[Passed]) -> Cell:
    """The title from its printings: a continuation is joined, a repetition passed over.

    The pieces of a title torn by a page break share no two signs; a second printing of the same
    title does. Then the one beside the number counts. On one page only the same words repeat it.
    """
    if not printed:
        return Cell()
    if not any(_repeats(one, other) for one, other in combinations(printed, 2)):
        title = Cell()
        for one in printed:
            title = title.then(one.cell, one.joint)
        return title
    chosen = next((one for one in printed if one.numbered), printed[0])
    title = chosen.cell
    for one in printed:
        if one is chosen:
            continue
        if one.page == chosen.page and bare(one.cell.text) != bare(chosen.cell.text):
            title = title.then(one.cell, one.joint)
            continue
        passed.append(Passed(one.cell, "跨页的标题残片"))
        if bare(one.cell.text) != bare(chosen.cell.text):
            flags.add(TornTitle(one.cell.lines, one.cell.text, chosen.cell.text))
    return title


def _repeats(one: _Printed, other: _Printed) -> bool:
    if one.page == other.page:
        return bare(one.cell.text) == bare(other.cell.text)
    return _share(one.cell.text, other.cell.text)


def _share(one: str, other: str) -> bool:
    pairs = {one[i : i + 2] for i in range(len(one) - 1)}
    return any(other[i : i + 2] in pairs for i in range(len(other) - 1))


def _short(text: str) -> str:
    return text if len(text) <= 24 else text[:24] + "…"


def carry_down(group: Group) -> list[tuple[Row, frozenset[Meaning]]]:
    """Each row with its organizations; an empty merged cell takes the nearest above, else below.

    The second value names the columns whose cell was printed for another row.
    """
    return [_with_organizations(group.rows, index) for index in range(len(group.rows))]


def _with_organizations(rows: Sequence[Row], index: int) -> tuple[Row, frozenset[Meaning]]:
    row = rows[index]
    if any(row[meaning] for meaning in ORGANIZATIONS):
        return row, frozenset(meaning for meaning in ORGANIZATIONS if meaning in row.merged)
    for near in (*reversed(rows[:index]), *rows[index + 1 :]):
        taken = frozenset(meaning for meaning in ORGANIZATIONS if near[meaning])
        if taken:
            for meaning in taken:
                row = row.put(meaning, near[meaning])
            return row, taken
    return row, frozenset()


def undo_reprints(rows: Iterable[Row]) -> tuple[list[Group], list[Passed]]:
    """Rows of a stacked table, page by page, become the rows of tasks.

    On a later page number and text are printed again and passed over; text that goes on joins
    the row that the page break cut.
    """
    passed: list[Passed] = []
    groups: list[Group] = []
    for printed in rows:
        row = _without_reprinted_names(printed, groups, passed)
        same = bool(groups) and (
            not row[Meaning.NUMBER]
            or bare(row[Meaning.NUMBER].text) == bare(groups[-1].number.text)
        )
        if not same or row.section != groups[-1].section:
            groups.append(Group(row[Meaning.NUMBER], row[Meaning.TASK], row.section, (row,)))
        else:
            groups[-1] = _grown(groups[-1], row, passed)
    return groups, passed


def _grown(group: Group, row: Row, passed: list[Passed]) -> Group:
    last = group.rows[-1]
    caption = row[Meaning.TASK]
    if row.page == last.page:
        if caption and label_at(caption.text) and label_at(group.title.text):
            title = group.title.then(caption, "\n")
            return Group(group.number, title, group.section, (*group.rows, row))
        return _appended(group, _captioned(row))
    passed.append(Passed(row[Meaning.NUMBER], "翻页重印的序号"))
    row = row.put(Meaning.NUMBER, Cell())
    known = [bare(group.title.text)] + [bare(r[Meaning.TASK].text) for r in group.rows]
    if bare(caption.text) in known:
        passed.append(Passed(caption, "翻页重印的任务"))
        row = row.put(Meaning.TASK, Cell())
        if bare(caption.text) != known[0] or _goes_on(group.rows, row):
            return _continue_row(group, row)
        return _appended(group, row)
    return _appended(group, _captioned(row))


def _without_reprinted_names(row: Row, groups: Sequence[Group], passed: list[Passed]) -> Row:
    """A row without a list of organizations that its task has printed already."""
    number = bare(row[Meaning.NUMBER].text)
    told = row[Meaning.TASK] or row[Meaning.TARGET] or row[Meaning.MILESTONES]
    part = label_at(told.text) is not None and not number
    if not groups or part or number not in ("", bare(groups[-1].number.text)):
        return row
    for meaning in ORGANIZATIONS:
        printed = {bare(r[meaning].text) for r in groups[-1].rows if r[meaning]}
        if row[meaning] and bare(row[meaning].text) in printed:
            passed.append(Passed(row[meaning], "重印的责任单位"))
            row = row.put(meaning, Cell())
    return row


def _appended(group: Group, row: Row) -> Group:
    return Group(group.number, group.title, group.section, (*group.rows, row))


def _captioned(row: Row) -> Row:
    """A row whose caption stays at the head of what is reported under it."""
    caption = row[Meaning.TASK]
    if not caption:
        return row
    return row.put(Meaning.PROGRESS, caption.then(row[Meaning.PROGRESS], "\n"))


def _continue_row(group: Group, row: Row) -> Group:
    last = replace(group.rows[-1], page=row.page)
    for meaning in (Meaning.PROGRESS, Meaning.PROBLEM):
        before, after = last[meaning], row[meaning]
        joint = "\n" if _opens_paragraph(before.text, after.text) else ""
        last = last.put(meaning, before.then(after, joint))
    for meaning in ORGANIZATIONS:
        if not last[meaning]:
            last = last.put(meaning, row[meaning])
    return Group(group.number, group.title, group.section, (*group.rows[:-1], last))


def _opens_paragraph(before: str, after: str) -> bool:
    """Whether what follows a page break is a paragraph of its own, not the rest of a cut one."""
    number = _last_label(before)
    labelled = leading_number(after, (number or 0) + 1)
    return bool(_CAPTION.match(narrow(after))) or labelled in (1, (number or 0) + 1)


def _goes_on(rows: Sequence[Row], row: Row) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before."""
    last = rows[-1]
    before, after = last[Meaning.PROGRESS].text, row[Meaning.PROGRESS].text
    number, first = _last_label(before), _first_label(after, _last_label(before))
    if first is not None and number is not None:
        return first == number + 1 and not _labels_run_across(rows)
    if last[Meaning.PROBLEM]:
        return False
    if not is_sentence(before):
        return True
    parts = narrow(before).split("\n")
    return bool(_CAPTION.match(narrow(after))) and any(_CAPTION.match(part) for part in parts)


def _labels(text: str) -> Iterator[int]:
    expected = 0
    for paragraph in text.split("\n"):
        number = leading_number(paragraph, expected + 1)
        if number is not None:
            expected = number
            yield number


def _last_label(text: str) -> int | None:
    return next(iter(reversed(list(_labels(text)))), None)


def _first_label(text: str, before: int | None) -> int | None:
    for paragraph in text.split("\n"):
        number = leading_number(paragraph, (before or 0) + 1)
        if number is not None:
            return number
    return None


def leading_number(paragraph: str, expected: int) -> int | None:
    """The number that opens a paragraph, also where its stop is lost (`3环岛南路` for 3)."""
    label = label_at(paragraph)
    if label:
        return label[0]
    if chinese := chinese_label_at(paragraph):
        return chinese
    return expected if bare(narrow(paragraph)).startswith(str(expected)) else None


def _labels_run_across(rows: Sequence[Row]) -> bool:
    """Whether consecutive numbers already stand in different rows: then each number is a row."""
    lasts = [_last_label(row[Meaning.PROGRESS].text) for row in rows]
    return any(a is not None and b == a + 1 for a, b in pairwise(lasts)) and all(
        len(list(_labels(row[Meaning.PROGRESS].text))) <= 1 for row in rows
    )
