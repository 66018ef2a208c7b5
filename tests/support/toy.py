"""云山县 (990101), the invented county of tests/toy_data, copied to where a test may break it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from govpublish import assembly, golden, pipeline
from govpublish.assembly import Entry
from govpublish.dataset import Dataset
from govpublish.edition import Edition
from govpublish.sources import vocabulary
from govpublish.sources.catalogue import Source
from govpublish.sources.spec import JurisdictionSpec, SourceSpec
from govpublish.sources.vocabulary import Jurisdiction, Vocabulary

ROOT = Path(__file__).resolve().parents[2]
TOY = ROOT / "tests" / "toy_data"
COUNTY = "990101-yunshan"
SHELL = ("docs", "templates", "mkdocs.yml")

Row = dict[str, Any]


def project(into: Path, *sources: str, accepted: bool = True) -> Path:
    """The toy county as a project of its own; only some of its `sources`, if they are named."""
    known = into / "data" / "vocabulary"
    shutil.copytree(ROOT / "data" / "vocabulary", known)
    shutil.copytree(TOY / "data" / "vocabulary", known, dirs_exist_ok=True)
    shutil.copytree(ROOT / "data" / "schema", into / "data" / "schema")
    for part in SHELL:
        (into / part).symlink_to(ROOT / part)
    held = into / "data" / "sources" / COUNTY
    shutil.copytree(TOY / "data" / "sources" / COUNTY, held)
    for folder in sorted(path for path in held.iterdir() if path.is_dir()):
        if sources and folder.name not in sources:
            shutil.rmtree(folder)
    if accepted:
        accept(into)
    return into


def accept(root: Path) -> None:
    """Accept whatever is read of every source of a project."""
    for entry in pipeline.read(root, changed=True):
        golden.accept(entry)


def folder(root: Path, period: str) -> Path:
    """Where a source of the toy county lies."""
    return root / "data" / "sources" / COUNTY / period


def edition(root: Path) -> Edition:
    """Everything checked, nothing written."""
    return pipeline.edition(root, pipeline.read(root))


@cache
def words() -> Vocabulary:
    """The real words, with the invented county among the jurisdictions."""
    real = vocabulary.read(ROOT / "data" / "vocabulary")
    county = Jurisdiction("990101", "云山县", "云山", "county", None)
    return replace(real, jurisdictions={county.code: county})


def source(
    place: Path, text: str | bytes, spec: Row, organizations: Iterable[str] = (), **local: Any
) -> Source:
    """A source of the toy county made of a text and what is declared about it."""
    period = spec.get("period", "2021-04")
    spec = {name: value for name, value in spec.items() if name != "period"}
    held = place / COUNTY / period
    held.mkdir(parents=True, exist_ok=True)
    (held / "source.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    return Source(
        source_id=f"990101-{period}",
        jurisdiction_code="990101",
        period=period,
        folder=held,
        document=held / "source.txt",
        spec=SourceSpec.model_validate(spec),
        jurisdiction=JurisdictionSpec(organizations=tuple(organizations), **local),
    )


def plan(last: int, first: int = 1, slug: str = "key") -> Row:
    """A plan for source.yml."""
    return {"slug": slug, "name": "重点工作", "kind": "key_work", "lines": f"{first}-{last}"}


def dataset(entries: Iterable[Entry], known: Vocabulary) -> Dataset:
    """The tables of some entries."""
    return assembly.dataset(list(entries), known)


def under(rows: Iterable[Row], **keys: Any) -> list[Row]:
    """The rows that have these values."""
    return [row for row in rows if all(row[name] == value for name, value in keys.items())]


def read(
    place: Path, text: str | bytes, spec: Row, organizations: Iterable[Any] = (), **local: Any
) -> Entry:
    """What is read of a text of the toy county, with what is declared about it."""
    return assembly.entry(source(place, text, spec, organizations, **local), words())
