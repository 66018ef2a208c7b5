"""Do the documents inside give the same data again, bit for bit?"""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from govpublish import inputs
from govpublish.edition import Edition
from govpublish.exports import EXPORTS, write_all
from govpublish.exports.archive import MANIFEST, SUMS, papers
from govpublish.exports.catalog import NAME as CATALOG
from govpublish.exports.export import Export
from govpublish.exports.index import NAME as INDEX
from govpublish.releases.verify import beside, equal
from govpublish.releases.verify.evidence import Evidence
from govpublish.releases.verify.finding import Finding, answer, untold

NAME = "重建"
_LISTS = (SUMS, MANIFEST, INDEX, CATALOG)
_NOT_PACKED = ("xlsx", "plan-xlsx", "sqlite", "parquet", "excel-csv", "excel-csv-note", "zip")
"""Formats of which no file lies in an archive."""
_OF_A_RELEASE = ("changes.csv", "notes.txt")
"""They compare with an earlier release, which is not inside."""


def ask(evidence: Evidence) -> Finding:
    """Every file made anew from `inputs/` beside the one in the copy."""
    if evidence.edition is None or evidence.schema is None:
        why = evidence.faults or ("没有可据以重建的原文(inputs/)",)
        return beside.settled(evidence, answer(NAME, "", why))
    if evidence.dataset is None:
        return untold(NAME, "表不完整,无从比较")
    edition = _as_said(evidence, evidence.edition)
    with tempfile.TemporaryDirectory(prefix="govpublish-") as name:
        folder = Path(name)
        write_all(edition, evidence.root / "data" / "schema", folder, _wanted(evidence))
        for paper, data in papers(edition, evidence.schema).items():
            (folder / paper).write_bytes(data if isinstance(data, bytes) else data.read_bytes())
        files = list(_files(evidence, folder))
    said = "由所附原文重新生成的全部数据文件与此逐位相同"
    values = beside.settled(evidence, answer(NAME, said, _values(evidence, edition)))
    if values.holds is False or not files:
        return values
    found = answer(NAME, said, [*values.places, *files])
    decided = values.holds and evidence.same_writing
    return found if decided else found._replace(holds=None, said=beside.OTHER)


def _wanted(evidence: Evidence) -> Sequence[Export]:
    """Every format for a folder of the site; for an archive those that it holds."""
    if any(CATALOG in copy.names for copy in evidence.copies):
        return EXPORTS
    return [export for export in EXPORTS if export.name not in _NOT_PACKED]


def _as_said(evidence: Evidence, edition: Edition) -> Edition:
    """The edition under the version and the address that the copy bears: neither is inside."""
    version = str(evidence.said.get("version", edition.version))
    return replace(edition, version=version, site_url=str(evidence.said.get("site_url", "")))


def _values(evidence: Evidence, edition: Edition) -> Iterator[str]:
    """The tables and the date."""
    assert evidence.dataset is not None
    if evidence.said.get("date") != edition.date:
        yield f"清单所写的数据日期 {evidence.said.get('date')} 不是 {edition.date}"
    for table in edition.dataset.tables:
        yield from beside.differences(evidence.dataset, edition.dataset, table)


def _files(evidence: Evidence, folder: Path) -> Iterator[str]:
    """Every file, byte for byte; lists of hashes only if those hashes can be the same here."""
    exact = True
    for copy in evidence.copies:
        for name in sorted(copy.names):
            made, given = folder / name, copy.folder / name
            if name in (*_LISTS, *_OF_A_RELEASE) or name.startswith(f"{inputs.FOLDER}/"):
                continue
            if name.endswith(".zip"):
                continue  # what lies in it is compared one by one
            if not made.is_file():
                yield f"{name}:由原文生成的数据里没有这个文件"
            elif made.read_bytes() != given.read_bytes():
                exact = False
                if not equal.files(made, given):
                    yield f"{name}:与由原文生成的不同"
    outer = evidence.copies[0]
    if exact and CATALOG in outer.names:
        for name in (CATALOG, INDEX):
            if outer.read(name) != (folder / name).read_bytes():
                yield f"{name}:与由原文生成的不同"
