"""What somebody might do to a copy of the data, with the checksums mended afterwards or not."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from govpublish.exports.archive import MANIFEST, SUMS

Files = dict[str, bytes]


def unpacked(archive: Path) -> Files:
    """Everything in a ZIP."""
    with zipfile.ZipFile(archive) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(files: Files, into: Path) -> Path:
    """A ZIP of the files."""
    with zipfile.ZipFile(into, "w") as archive:
        for name in sorted(files):
            archive.writestr(name, files[name])
    return into


def mended(files: Files) -> Files:
    """The files with every checksum, size and number of rows as they are now."""
    files = dict(files)
    package = json.loads(files["datapackage.json"])
    for one in package["resources"]:
        data = files.get(one["path"])
        if data is not None:
            one["hash"] = f"sha256:{_sha256(data)}"
            one["bytes"], one["gov:rows"] = len(data), _rows(data)
    files["datapackage.json"] = (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()
    said = json.loads(files[MANIFEST])
    known = {one["path"]: one for one in said["files"]}
    said["files"] = [
        {
            "path": name,
            "sha256": _sha256(data),
            "bytes": len(data),
            "rows": _rows(data) if known.get(name, {}).get("rows") is not None else None,
        }
        for name, data in sorted(files.items())
        if name not in (MANIFEST, SUMS)
    ]
    files[MANIFEST] = json.dumps(said, ensure_ascii=False).encode()
    files[SUMS] = "".join(
        f"{_sha256(data)}  {name}\n" for name, data in sorted(files.items()) if name != SUMS
    ).encode()
    return files


def with_text(name: str, old: str, new: str) -> Callable[[Files], Files]:
    """Something is written differently in a file."""

    def change(files: Files) -> Files:
        before = files[name].decode()
        assert old in before, f"{name} does not say {old}"
        return files | {name: before.replace(old, new, 1).encode()}

    return change


def without_last_row(name: str) -> Callable[[Files], Files]:
    """The last row of a table is gone."""

    def change(files: Files) -> Files:
        lines = files[name].decode().split("\r\n")
        return files | {name: "\r\n".join([*lines[:-2], ""]).encode()}

    return change


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _rows(data: bytes) -> int:
    return data.count(b"\r\n") - 1
