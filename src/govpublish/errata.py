"""What was published wrongly, said in public: data/errata.yml."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from govpublish.errors import SourceSpecError
from govpublish.schema import Schema
from govpublish.sources.spec import ErrataList, Erratum
from govpublish.sources.yaml_files import load

__all__ = ["COLUMNS", "NAME", "Erratum", "read", "require_true", "row"]

NAME = "errata.yml"
COLUMNS = (
    "id", "found_on", "severity", "since", "fixed_in", "table", "records", "fields", "page",
    "was", "now", "why",
)  # fmt: skip


def read(path: Path) -> tuple[Erratum, ...]:
    """What people wrote in data/errata.yml, the newest first; nothing where there is no such file.

    SourceSpecError with the line of every mistake in its form, or if an id stands twice.
    """
    found = load(path, ErrataList).errata if path.exists() else ()
    twice = sorted({one.id for one in found if [each.id for each in found].count(one.id) > 1})
    if twice:
        raise SourceSpecError(f"{path}:编号 {'、'.join(twice)} 写了两次,请改正。")
    return tuple(sorted(found, key=lambda one: (one.found_on, one.id), reverse=True))


def require_true(
    path: Path, found: Sequence[Erratum], schema: Schema, versions: Sequence[str]
) -> None:
    """SourceSpecError if one names a table, a field or a version that there is not."""
    if mistakes := list(_mistakes(found, schema, versions)):
        raise SourceSpecError("\n".join(f"{path}:{one}" for one in mistakes))


def _mistakes(found: Sequence[Erratum], schema: Schema, versions: Sequence[str]) -> Iterator[str]:
    tables = {table.name: table for table in schema.tables}
    for one in found:
        if one.table is not None and one.table not in tables:
            yield f"{one.id}:没有“{one.table}”这张表。"
        elif one.table is not None:
            for name in one.fields:
                if name not in tables[one.table].field_names:
                    yield f"{one.id}:{one.table} 表没有“{name}”这个字段。"
        if one.since not in versions:
            yield f"{one.id}:since: {one.since} 不是发布过的版本。"
        if one.fixed_in is not None and one.fixed_in not in versions:
            yield f"{one.id}:fixed_in: {one.fixed_in} 不是发布过的版本,也不是正要发布的版本。"


def row(one: Erratum) -> dict[str, str | None]:
    """An erratum as a row of errata.csv."""
    said = one.model_dump(mode="json")
    return {
        name: ";".join(said[name]) or None if isinstance(said[name], list) else said[name]
        for name in COLUMNS
    }
