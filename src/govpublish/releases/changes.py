"""What changed between two snapshots: a line a record that came or went, a line a value."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from govpublish.archives import Change, Tally
from govpublish.releases.causes import Causes
from govpublish.releases.snapshot import Row, Snapshot

_NUMBERED = {"quality_flags": "flag_id"}
"""Ids that only count: a remark is what it says, not where it stands in the list."""
_NAMING = ("record_id", "measure_id", "task_id", "report_id", "source_id")


def between(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    """Every change, in the order of the new tables; what went comes after what is there."""
    causes = Causes(old, new)
    for table in (*new.tables, *(name for name in old.tables if name not in new.tables)):
        key = new.key(table)
        if key and key == old.key(table) and table not in _NUMBERED:
            yield from _by_key(table, key, old, new, causes)
        else:
            yield from _by_content(table, old, new, causes)


def _by_key(
    table: str, key: tuple[str, ...], old: Snapshot, new: Snapshot, causes: Causes
) -> Iterator[Change]:
    before = {_named(row, key): row for row in old.rows(table)}
    after = {_named(row, key): row for row in new.rows(table)}
    for record, row in after.items():
        if record not in before:
            yield _whole("ADD", table, record, (None, row), causes)
            continue
        was = before[record]
        for field in row:
            if field in was and row[field] != was[field]:
                cause = causes.of(table, field, was, row)
                yield Change("MOD", table, record, field, was[field], row[field], *cause)
    for record, row in before.items():
        if record not in after:
            yield _whole("DEL", table, record, (row, None), causes)


def _by_content(table: str, old: Snapshot, new: Snapshot, causes: Causes) -> Iterator[Change]:
    """Records that nothing names: each is all it says."""
    left = Counter(_content(table, row) for row in old.rows(table))
    for row in new.rows(table):
        content = _content(table, row)
        if left[content]:
            left[content] -= 1
        else:
            yield _whole("ADD", table, _some_name(row), (None, row), causes)
    for row in old.rows(table):
        content = _content(table, row)
        if left[content]:
            left[content] -= 1
            yield _whole("DEL", table, _some_name(row), (row, None), causes)


def _named(row: Row, key: tuple[str, ...]) -> str:
    return "|".join(row[name] for name in key)


def _some_name(row: Row) -> str:
    return next((row[name] for name in _NAMING if row.get(name)), "")


def _content(table: str, row: Row) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in row.items() if name != _NUMBERED.get(table))


def _whole(
    action: str, table: str, record: str, rows: tuple[Row | None, Row | None], causes: Causes
) -> Change:
    old, new = ("" if row is None else _json(row) for row in rows)
    cause, source = causes.of(table, "", *rows)
    return Change(action, table, record, "", old, new, cause, source)


def _json(row: Row) -> str:
    return json.dumps({name: text for name, text in row.items() if text}, ensure_ascii=False)


def tallies(changes: Sequence[Change]) -> tuple[Tally, ...]:
    """How many there are of each kind, in their order."""
    counted = Counter((one.table, one.action, one.field, one.cause) for one in changes)
    return tuple(Tally(*kind, count) for kind, count in counted.items())
