"""The lines of a document as they stand there, and what each was used for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from govpublish import ids
from govpublish.models import SourceReading, Span, Use
from govpublish.pages import links, parts
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups
from govpublish.schema import Schema

Titles = Mapping[tuple[str, str], str]
"""What fields are called, by table and name."""
_LONG = 2  # lines a task takes on average from which on each is named over its lines


class Run(NamedTuple):
    """Neighbouring characters that shared one fate; None for white space between them."""

    text: str
    use: str | None


class Used(NamedTuple):
    """A record that a line went to, and which of its fields."""

    record: Link
    fields: tuple[str, ...]
    """Titles from the schema."""


class Line(NamedTuple):
    """A line as it stands in the document, and what became of it."""

    anchor: str
    label: str
    runs: tuple[Run, ...]
    used: tuple[Used, ...]
    passed: tuple[str, ...]
    unread: bool
    begins: Link | None = None
    """The task that begins here, in documents whose tasks mostly take several lines."""


def titles_of(schema: Schema) -> Titles:
    """What fields are called, by table and name; what a table is called, by its name alone.

    A field that another table than its record's holds (details) is found by its name alone too.
    """
    tables = schema.tables
    return {
        **{("", field.name): field.title for table in tables for field in table.fields},
        **{("", table.name): table.title for table in tables},
        **{(table.name, field.name): field.title for table in tables for field in table.fields},
    }


def lines_of(
    found: Lookups,
    reading: SourceReading,
    titles: Titles,
    spans: Mapping[int, Sequence[Span]],
) -> tuple[Line, ...]:
    """Every line, and the task that begins on it where tasks mostly take several lines."""
    found_lines = tuple(_lines(found, reading, titles, spans))
    return _with_tasks(found, reading, found_lines, spans)


def _lines(
    found: Lookups,
    reading: SourceReading,
    titles: Titles,
    spans: Mapping[int, Sequence[Span]],
) -> Iterator[Line]:
    for number, (text, name) in enumerate(zip(reading.lines, reading.anchors, strict=True), 1):
        here = spans.get(number, ())
        yield Line(
            ids.line_anchor(name),
            name,
            tuple(runs_of(text, here)) if text.strip() else (),
            *fate(found, here, titles),
        )


def _with_tasks(
    found: Lookups,
    reading: SourceReading,
    lines: tuple[Line, ...],
    spans: Mapping[int, Sequence[Span]],
) -> tuple[Line, ...]:
    numbers: dict[str, set[int]] = {}
    for number, here in spans.items():
        for span in here:
            home = parts.home_of(found, span.what) if span.use is Use.USED else None
            if home:
                numbers.setdefault(links.task_of(home), set()).add(number)
    told = list(lines)
    if sum(map(len, numbers.values())) < _LONG * len(numbers):
        return lines  # most tasks are a line of their own: nothing to lose sight of
    for task_id in numbers:
        task = found.tasks[task_id]
        first = next(links.anchors(task["lines"]), "")
        at = found.line_of[reading.source_id].get(first)
        if task["source_id"] == reading.source_id and at is not None:
            title = f"第{ids.shown_number(task_id)}项 {task['title']}"
            told[at] = told[at]._replace(begins=Link(title, links.record(task_id)))
    return tuple(told)


def fate(
    found: Lookups, spans: Sequence[Span], titles: Titles
) -> tuple[tuple[Used, ...], tuple[str, ...], bool]:
    """What became of a line: the records it went to, why it was passed over, whether unread."""
    return (
        tuple(_used(found, spans, titles)),
        tuple(dict.fromkeys(span.what for span in spans if span.use is Use.PASSED)),
        any(span.use is Use.UNREAD for span in spans),
    )


def runs_of(text: str, spans: Sequence[Span]) -> Iterator[Run]:
    """The whole text of a line, cut where its fate changes; white space goes with what is before.

    A line of one fate is one run, however many cells it has.
    """
    start, use = 0, None
    for span in spans:
        if use is not None and span.use is not use:
            yield Run(text[start : span.start], use.value)
            start = span.start
        use = span.use
    if text[start:]:
        yield Run(text[start:], use.value if use else None)


def _used(
    found: Lookups, spans: Sequence[Span], titles: Mapping[tuple[str, str], str]
) -> Iterator[Used]:
    """The records of a line in their order, each once, with the fields that are on the line."""
    fields: dict[str, dict[str, None]] = {}
    for span in spans:
        if span.use is Use.USED:
            home = parts.home_of(found, span.what) or span.what
            title = titles.get((_table(found, span.what), span.field)) or titles["", span.field]
            fields.setdefault(home, {})[title] = None
    for home, names in fields.items():
        yield Used(_link(found, home), tuple(names))


def _link(found: Lookups, record_id: str) -> Link:
    """A task or measure by its number, a report by its plan."""
    if record_id in found.tasks or record_id in found.measures:
        return Link(record_id.partition(".")[2], links.record(record_id))
    report = found.reports.get(record_id)
    if report is None:
        return Link(record_id, "")
    name = found.plans[report["plan_id"]]["name"]
    return Link(name, links.anchor(ids.plan_path(report["plan_id"]), report["period"]))


def _table(found: Lookups, record_id: str) -> str:
    """The table that a record stands in, told by the form of its id."""
    record, at, rest = record_id.partition("@")
    if at:
        return "progress" if "." in rest else "assessments"
    if record in found.measures:
        return "measures"
    return "tasks" if record in found.tasks else "responsibilities"
