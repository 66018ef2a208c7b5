"""What each column means where the shared list leaves it open: proposed from what stands in it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from govpublish.columns import Headings
from govpublish.intake.shape import TablePlace
from govpublish.layouts import pipes, table, tabs
from govpublish.models import ORGANIZATIONS, Cell, Document, Heading, Meaning
from govpublish.records.statuses import plain
from govpublish.sources.organizations import Organizations
from govpublish.text import bare, label_at, narrow

_SHARE = re.compile(r"\d+(?:\.\d+)?%.{0,40}\Z")
_FIGURE = re.compile(r"[-+]?[\d.,]*\d(?:[万亿]?元)?|[-—/]+")
_WHOLE = 3  # rows; the header and two more, from which the others can be judged
_SHORT = 12  # signs; a longer cell tells a story
_SEPARATORS = re.compile(r"[、,;\s]+")
_TOLD = (Meaning.PROGRESS, Meaning.STATUS)


@dataclass(frozen=True, slots=True)
class Known:
    """By what a column is recognised: headings, names, words for a status."""

    headings: Headings
    organizations: Organizations
    statuses: frozenset[str]


@dataclass(slots=True)
class _Columns:
    """One table's columns while their meanings are settled."""

    document: Document
    place: TablePlace
    known: Known
    meanings: list[Meaning | None]

    def texts(self, at: int) -> list[str]:
        """The filled cells of a column."""
        return list(under(self.document, self.place, at))

    def all_of(self, meaning: Meaning) -> list[int]:
        """The columns of a meaning."""
        return [at for at, one in enumerate(self.meanings) if one is meaning]


def columns(document: Document, table: TablePlace, known: Known) -> dict[str, Meaning]:
    """Heading → meaning for every column somebody has explained, or whose content tells it.

    Of two columns of tasks one is the section or the target.
    """
    found: dict[str, Meaning] = {}
    for place in table.pieces:
        said = [heading.meaning for heading in place.headings]
        these = _Columns(document, place, known, said)
        for at, heading in enumerate(place.headings):
            if heading.cell and not said[at] and known.headings.is_doubtful(heading.cell.text):
                these.meanings[at] = _by_content(heading, at, these)
        _parts_of_progress(these)
        _answering_remark(these)
        _settle_tasks(these)
        _settle_target(these)
        for heading, meaning in zip(place.headings, these.meanings, strict=True):
            if meaning and heading.cell:
                found.setdefault(heading.cell.text, meaning)
    return found


def _by_content(heading: Heading, at: int, these: _Columns) -> Meaning | None:
    """Names answer, words give a status, percentages a share; what tells a story is progress."""
    texts = these.texts(at)
    if "单位" in bare(heading.cell.text):
        return Meaning.RESPONSIBLE if _are_names(texts, these.known) else Meaning.UNIT
    told = any(meaning in _TOLD for meaning in these.meanings)
    if not texts:
        return None if told else Meaning.PROGRESS
    if _are_shares(texts):
        return Meaning.SHARE if told else Meaning.PROGRESS
    return Meaning.STATUS if _are_statuses(texts, these.known) else Meaning.PROGRESS


def _parts_of_progress(these: _Columns) -> None:
    """Of several columns of progress one of nothing but percentages is the share, one of nothing
    but words for a status the status; figures (完成投资) beside one in words are not kept."""
    for at in these.all_of(Meaning.PROGRESS):
        texts = these.texts(at)
        if not texts or len(these.all_of(Meaning.PROGRESS)) == 1:
            continue
        if _are_shares(texts):
            these.meanings[at] = Meaning.SHARE
        elif _are_statuses(texts, these.known) and Meaning.STATUS not in these.meanings:
            these.meanings[at] = Meaning.STATUS
        elif _are_figures(texts) and _tells_in_words(these):
            these.meanings[at] = Meaning.IGNORE


def _tells_in_words(these: _Columns) -> bool:
    """Whether one column of progress says in words how far things are."""
    columns = map(these.texts, these.all_of(Meaning.PROGRESS))
    return any(texts and sum(map(_is_worded, texts)) * 2 > len(texts) for texts in columns)


def _is_worded(text: str) -> bool:
    return len(re.findall(r"[\u4e00-\u9fff]", text)) > 2


def _are_figures(texts: Sequence[str]) -> bool:
    return all(_FIGURE.fullmatch(narrow(bare(text))) for text in texts)


def _are_shares(texts: Sequence[str]) -> bool:
    return all(_SHARE.match(narrow(bare(text))) for text in texts)


def _are_statuses(texts: Sequence[str], known: Known) -> bool:
    given = sum(plain(text) in known.statuses for text in texts)
    short = all(len(bare(text)) <= _SHORT or _SHARE.match(narrow(bare(text))) for text in texts)
    return short and given * 2 >= len(texts)


def _are_names(texts: Sequence[str], known: Known) -> bool:
    names = [part for text in texts for part in _SEPARATORS.split(narrow(text)) if part]
    told = known.organizations
    sure = sum(told.knows(name) or told.looks_like(name) for name in names)
    return bool(names) and sure * 2 > len(names)


def _answering_remark(these: _Columns) -> None:
    """Organizations that stand under 备注, where no other column names any."""
    if any(meaning in ORGANIZATIONS for meaning in these.meanings):
        return
    for at in these.all_of(Meaning.REMARK):
        texts = these.texts(at)
        if len(texts) * 2 > these.place.tasks and _are_names(texts, these.known):
            these.meanings[at] = Meaning.RESPONSIBLE


def _settle_tasks(these: _Columns) -> None:
    """Targets alone are the tasks; of two columns of tasks the first, before the number, is the
    section, else the second is the target."""
    tasks, targets = these.all_of(Meaning.TASK), these.all_of(Meaning.TARGET)
    if not tasks and targets:
        these.meanings[targets[0]] = Meaning.TASK
    elif len(tasks) > 1:
        number = next(iter(these.all_of(Meaning.NUMBER)), 0)
        if tasks[0] < number < tasks[1]:
            these.meanings[tasks[0]] = Meaning.CATEGORY
        elif not targets:
            these.meanings[tasks[1]] = Meaning.TARGET


def _settle_target(these: _Columns) -> None:
    """A target before the task's words, merged over several of them, is the task they are steps of.

    目标任务 | 具体工作内容: the second says how, the first what.
    """
    tasks, targets = these.all_of(Meaning.TASK), these.all_of(Meaning.TARGET)
    if len(tasks) != 1 or len(targets) != 1 or targets[0] > tasks[0]:
        return
    steps, aims = these.texts(tasks[0]), these.texts(targets[0])
    labelled = sum(label_at(text) is not None for text in steps)
    if 0 < len(aims) < len(steps) or labelled * 2 > len(steps):
        these.meanings[tasks[0]], these.meanings[targets[0]] = Meaning.TARGET, Meaning.TASK


def common(tables: Sequence[Mapping[str, Meaning]]) -> dict[str, Meaning]:
    """What the headings mean of which no two tables say otherwise."""
    found: dict[str, set[Meaning]] = {}
    for one in tables:
        for heading, meaning in one.items():
            found.setdefault(heading, set()).add(meaning)
    return {heading: next(iter(said)) for heading, said in found.items() if len(said) == 1}


def under(document: Document, place: TablePlace, at: int) -> Iterator[str]:
    """The filled cells of a column; those the layout found where lines do not show it."""
    layout = place.layout
    cells: Iterable[Cell]
    if layout in ("tabs", "pipes"):
        reader = tabs.read if layout == "tabs" else pipes.read
        cells = _printed_under(list(reader(document, place.first, place.last, _heads(place))), at)
    elif layout == "table":
        drawn = table.read(document, place.first, place.last)
        cells = (row.cells[at] for row in drawn if row.section is None and len(row.cells) > at)
    else:
        yield from place.texts[at] if place.texts else ()
        return
    headings = {bare(heading.cell.text) for heading in place.headings}
    for cell in cells:
        if cell and bare(cell.text) not in headings:
            yield cell.text


def _heads(place: TablePlace) -> Callable[[Sequence[Cell]], bool]:
    """Whether cells are the headings of a table, printed again or broken over lines."""
    headings = {bare(heading.cell.text) for heading in place.headings if heading.cell}
    return lambda cells: sum(bare(cell.text) in headings for cell in cells if cell) > 1


def _printed_under(rows: Sequence[Sequence[Cell]], at: int) -> list[Cell]:
    """The cells at one place of the rows; whole rows tell, where cells of others have slid."""
    widest = max(map(len, rows), default=0)
    whole = [row for row in rows if len(row) == widest]
    told = whole if len(whole) > _WHOLE else rows
    return [row[at] for row in told if len(row) > at]
