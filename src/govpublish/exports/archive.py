"""Everything in one ZIP: the exact files, and the papers without which data are no data.

Stored, not deflated: deflate differs from machine to machine. Every entry bears the date of the
data. Names in the archive are those below `data/` of the site, so that every hash can be compared.
"""

from __future__ import annotations

import csv
import hashlib
import io
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from govpublish.edition import Edition
from govpublish.exports import citation, codebook, texts
from govpublish.exports.export import Download, Export, sha256_of
from govpublish.schema import Schema

SUMS = "SHA256SUMS"
_EARLIEST = "1980-01-01"
"""ZIP knows no day before."""


def _write(edition: Edition, schema: Schema, folder: Path) -> list[Download]:
    path = folder / f"{schema.package['name']}-{edition.version}.zip"
    papers = _papers(edition, schema)
    files = {name: folder / name for name in _files(edition, schema)}
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in papers.items()}
    hashes |= {name: sha256_of(file) for name, file in files.items()}
    papers[SUMS] = "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes)).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted({*papers, *files}):
            entry = _entry(name, edition.date)
            if name in papers:
                archive.writestr(entry, papers[name])
                continue
            entry.file_size = files[name].stat().st_size  # tells whether it needs ZIP64
            with files[name].open("rb") as source, archive.open(entry, "w") as target:
                shutil.copyfileobj(source, target)
    return [Download(path)]


def _entry(name: str, date: str) -> zipfile.ZipInfo:
    year, month, day = (int(part) for part in max(date, _EARLIEST).split("-"))
    entry = zipfile.ZipInfo(name, (year, month, day, 0, 0, 0))
    entry.create_system = 3  # as on Unix, wherever it is made
    entry.external_attr = 0o644 << 16
    return entry


def _files(edition: Edition, schema: Schema) -> Iterator[str]:
    """What other exports have written, by its place below the folder of all downloads."""
    yield "datapackage.json"
    for table in schema.tables:
        yield f"{table.name}.csv"
        yield f"{table.name}.json"
    yield "plans/README.txt"
    for plan in edition.dataset.rows("plans"):
        yield f"plans/{plan['plan_id']}.csv"
        yield f"plans/{plan['plan_id']}.json"


def _papers(edition: Edition, schema: Schema) -> dict[str, bytes]:
    gb_t, plain = citation.gb_t_7714(edition, schema), citation.plain(edition, schema)
    found = {
        "README.txt": _readme(edition, schema),
        "LICENSE.txt": texts.read("CC-BY-4.0.txt"),
        "citation.txt": f"GB/T 7714-2015：\n{gb_t}\n\n普通文字：\n{plain}\n",
        "citation.bib": citation.bibtex(edition, schema),
        "codebook.md": codebook.markdown(schema),
        "codebook.csv": f"\ufeff{_codebook(schema)}",
    }
    return {name: text.encode() for name, text in found.items()}


def _readme(edition: Edition, schema: Schema) -> str:
    said: Mapping[str, str] = schema.package
    (licence, *_) = schema.package["licenses"]
    rows = edition.dataset
    tables = (f"  {t.name}.csv  {t.title}，{len(rows[t.name]):,} 行" for t in schema.tables)
    return texts.read("readme.txt").format(
        title=said["title"],
        description=said["description"],
        version=edition.version,
        date=edition.date,
        tables="\n".join(tables),
        caveats="\n".join(f"  · {text}" for text in texts.caveats()),
        licence=f"{licence['title']}，{licence['path']}",
        citation=citation.gb_t_7714(edition, schema),
    )


def _codebook(schema: Schema) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(title for _, title in codebook.HEADS)
    writer.writerows(codebook.rows(schema))
    return text.getvalue()


EXPORT = Export(
    "zip",
    "ZIP 全部数据（含说明、许可、字段说明、引用、校验值）",
    "application/zip",
    _write,
    description="全部 CSV、JSON 和每份计划的文件，附说明、许可、字段说明、引用和校验值。",
)
