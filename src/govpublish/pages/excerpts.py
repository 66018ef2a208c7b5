"""The very lines of the documents that a task rests on."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from govpublish import ids
from govpublish.pages import links, parts
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups, Record


class Quoted(NamedTuple):
    """A line of a document as it stands there, markup included."""

    label: str
    counted: bool
    href: str
    text: str


class Excerpt(NamedTuple):
    """The lines of one document."""

    source: Link
    lines: tuple[Quoted, ...]


def of_task(found: Lookups, task: Record) -> tuple[Excerpt, ...]:
    """Every line that a value on the task's page comes from, by document, in its order."""
    wanted: dict[str, dict[str, None]] = {}
    for source_id, places in dict.fromkeys(_places(found, task)):
        wanted.setdefault(source_id, {}).update(dict.fromkeys(links.anchors(places)))
    return tuple(_excerpt(found, source_id, tuple(names)) for source_id, names in wanted.items())


def _places(found: Lookups, task: Record) -> Iterator[tuple[str, str | None]]:
    reports = found.reports_of.get(task["plan_id"], ())
    records: list[Any] = [task, *found.measures_of.get(task["task_id"], ())]
    for row in records:
        yield row["source_id"], row["lines"]
        record_id = row["measure_id"] if "measure_id" in row else row["task_id"]
        for answer in found.answers_of.get(record_id, ()):
            yield answer["source_id"], answer["lines"]
        for detail in found.details_of.get(record_id, ()):
            yield detail["source_id"], detail["lines"]
        for report in reports:
            for told in found.progress_of.get((report["report_id"], record_id), ()):
                yield told["source_id"], told["lines"]
            for status in found.assessments_of.get((report["report_id"], record_id), ()):
                yield report["source_id"], status["official_lines"]


def _excerpt(found: Lookups, source_id: str, names: tuple[str, ...]) -> Excerpt:
    reading, line_of = found.edition.readings[source_id], found.line_of[source_id]
    path = ids.source_path(source_id)
    return Excerpt(
        parts.source(found, source_id),
        tuple(
            Quoted(
                name,
                name.isdigit(),
                links.anchor(path, ids.line_anchor(name)),
                reading.lines[line_of[name]],
            )
            for name in sorted(names, key=line_of.__getitem__)
        ),
    )
