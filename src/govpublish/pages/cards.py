"""A plan at a glance: its size, how far it is, what the document itself says of the whole."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govpublish import ids
from govpublish.pages import late, links
from govpublish.pages.links import Link
from govpublish.pages.lookups import Lookups, Record
from govpublish.pages.plans import Plan, plan
from govpublish.pages.summary import Counts, Summary, summary

OFFICIAL, DERIVED = "official_status", "derived_status"


class Piece(NamedTuple):
    """One status in a stacked bar; places without one have no key."""

    key: str | None
    number: int
    start: str
    """In percent of the bar, as SVG wants it."""
    width: str


class Stated(NamedTuple):
    """The document's own count of a whole plan, checked against the single rows."""

    sentence: str | None
    """As printed, where one sentence says it all."""
    checked: tuple[tuple[str, str], ...]
    """Each total as printed, with the verdict of comparing it with our count."""
    href: str


class Card(NamedTuple):
    """A plan in a list of plans."""

    plan: Plan
    tasks: int
    measures: int
    summary: Summary | None
    """Of its newest report; None if none tells of progress."""
    official: tuple[Piece, ...]
    derived: tuple[Piece, ...]
    stated: Stated | None
    late: int
    """How many places its newest report leaves overdue."""
    late_href: str
    continues: Link | None
    """The plan of the year before."""


def card(found: Lookups, plan_id: str) -> Card:
    """A plan with its size and its newest statuses."""
    shared = plan(found, plan_id)
    tasks = found.tasks_of.get(plan_id, ())
    counted = summary(found, shared.newest) if shared.newest else None
    before = found.plans.get(shared.record["continues"] or "")
    return Card(
        shared,
        len(tasks),
        sum(len(found.measures_of.get(task["task_id"], ())) for task in tasks),
        counted,
        pieces(counted.official, counted.total) if counted else (),
        pieces(counted.derived, counted.total) if counted else (),
        _stated(shared, found.totals_of.get(shared.newest, ())),
        late.count(found, shared.newest),
        links.address(late.path(shared.record["jurisdiction_code"])),
        Link(before["name"], links.address(ids.plan_path(before["plan_id"]))) if before else None,
    )


def pieces(counts: Counts, total: int) -> tuple[Piece, ...]:
    """The pieces of a bar, one after the other, those without a status last.

    >>> [one[1:] for one in pieces(Counts((("done", 1), ("slow", 1)), 2), 4)]
    [(1, '0%', '25%'), (1, '25%', '25%'), (2, '50%', '50%')]
    """
    return tuple(_pieces(counts, total)) if total else ()


def _pieces(counts: Counts, total: int) -> Iterator[Piece]:
    start = 0
    for key, count in (*counts.given, (None, counts.without)):
        if count:
            yield Piece(key, count, _percent(start, total), _percent(count, total))
        start += count


def _percent(part: int, whole: int) -> str:
    return f"{round(100 * part / whole, 2):g}%"


def added(found: Lookups, several: Sequence[Counts], field: str) -> Counts:
    """Counts of several reports together, in the order of the schema."""
    counted = Counter[str]()
    for one in several:
        counted.update(dict(one.given))
    order = found.schema.table("assessments").field(field).labels
    given = tuple((key, counted[key]) for key in order if counted[key])
    return Counts(given, sum(one.without for one in several))


def _stated(shared: Plan, rows: Sequence[Record]) -> Stated | None:
    """The sentence that holds most of the printed totals, else the totals as they are printed."""
    verdicts = {row["what"]: row["verdict"] for row in rows}
    parts = {
        whole: [one for one in verdicts if one != whole and one in whole] for whole in verdicts
    }
    sentence = max(parts, key=lambda one: len(parts[one]), default=None)
    if sentence is None:
        return None
    href = f"{shared.href}#totals"
    if len(parts[sentence]) < 2:
        return Stated(None, tuple(verdicts.items()), href)
    return Stated(sentence, tuple((one, verdicts[one]) for one in parts[sentence]), href)
