"""Everything in one ZIP: the exact files, what they were made from, and the papers to both.

Names in the archive are those below `data/` of the site, so that every hash can be compared; what
the data were made from stands under `inputs/`, so that anybody can make them again.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from govpublish import program
from govpublish.archives import stored_zip
from govpublish.edition import Edition
from govpublish.exports import citation, codebook, texts
from govpublish.exports.export import Download, Export, sha256_of
from govpublish.schema import Schema

SUMS = "SHA256SUMS"
MANIFEST = "manifest.json"
Contents = dict[str, bytes | Path]


def _write(edition: Edition, schema: Schema, folder: Path) -> list[Download]:
    path = folder / file_name(edition, schema)
    contents: Contents = {name: folder / name for name in _files(edition, schema)}
    stored_zip.write(path, sealed(contents | papers(edition, schema), edition), edition.date)
    return [Download(path)]


def file_name(edition: Edition, schema: Schema) -> str:
    """The name of the ZIP; a plus sign in a version is no sign for an address."""
    return f"{schema.package['name']}-{edition.version.replace('+', '-')}.zip"


def sealed(contents: Contents, edition: Edition) -> Contents:
    """The contents with all they were made from, the manifest and the sums."""
    whole: Contents = {**contents, **edition.inputs}
    entries = [_entry(name, content, edition) for name, content in sorted(whole.items())]
    said = {
        "version": edition.version,
        "date": edition.date,
        "program": program.said(),
        "site_url": edition.site_url,
        "files": entries,
    }
    manifest = (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()
    hashes = {entry["path"]: entry["sha256"] for entry in entries}
    hashes[MANIFEST] = hashlib.sha256(manifest).hexdigest()
    sums = "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes))
    return {**whole, MANIFEST: manifest, SUMS: sums.encode()}


def _entry(name: str, content: bytes | Path, edition: Edition) -> dict[str, Any]:
    table = edition.dataset.tables.get(name.removesuffix(".csv"))
    return {
        "path": name,
        **_known_by(content),
        "rows": len(table) if table is not None and name.endswith(".csv") else None,
    }


def _known_by(content: bytes | Path) -> dict[str, Any]:
    if isinstance(content, bytes):
        return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    return {"sha256": sha256_of(content), "bytes": content.stat().st_size}


def _files(edition: Edition, schema: Schema) -> Iterator[str]:
    """What other exports have written, by its place below the folder of all downloads."""
    yield "datapackage.json"
    yield "errata.csv"
    yield "errata.json"
    for table in schema.tables:
        yield f"{table.name}.csv"
        yield f"{table.name}.json"
    yield "plans/README.txt"
    for plan in edition.dataset.rows("plans"):
        yield f"plans/{plan['plan_id']}.csv"
        yield f"plans/{plan['plan_id']}.json"


def papers(edition: Edition, schema: Schema) -> Contents:
    """What must lie beside data: how to read, to cite and to use them."""
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
        program=program.VERSION,
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
    "ZIP 全部数据（含原文、说明、许可、字段说明、引用、校验值）",
    "application/zip",
    _write,
    description="全部 CSV、JSON 和每份计划的文件，附原文、词表、许可、引用和校验值。",
)
