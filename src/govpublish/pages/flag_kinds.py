"""Quality flags by their kind and by whose matter they are."""

from collections.abc import Iterable
from typing import NamedTuple

from govpublish.pages import parts
from govpublish.pages.lookups import Lookups, Record, group


class Kind(NamedTuple):
    """All remarks of one kind that are the matter of one."""

    kind: str
    responsibility: str
    severity: str
    remarks: tuple[parts.Remark, ...]
    places: tuple[str, ...]
    """The jurisdiction of each, by its code."""


def kinds(found: Lookups, flags: Iterable[Record]) -> tuple[Kind, ...]:
    """The remarks by kind, what was left out first, then the most frequent."""
    groups = group(flags, lambda flag: (flag["kind"], flag["responsibility"], flag["severity"]))
    loud = list(found.schema.table("quality_flags").field("severity").labels)
    ordered = sorted(groups.items(), key=lambda one: (loud.index(one[0][2]), -len(one[1])))
    return tuple(
        Kind(
            kind,
            responsibility,
            severity,
            parts.remarks(found, rows),
            tuple(found.sources[row["source_id"]]["jurisdiction_code"] for row in rows),
        )
        for (kind, responsibility, severity), rows in ordered
    )
