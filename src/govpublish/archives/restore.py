"""Releases put together again from their pieces, byte for byte."""

import hashlib
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from govpublish import json_text
from govpublish.archives import blobs, stored_zip
from govpublish.archives.manifest import FOLDER, File, Release
from govpublish.errors import GovpublishError

OPEN = (".csv", ".json", ".md", ".txt", ".bib")
"""Files that lie open on the site; of `inputs/` none: documents of others are no pages of ours."""


_INNER = "manifest.json"
"""It lists what lies in the ZIP, not what lies open."""


def file_bytes(root: Path, file: File) -> bytes:
    """A file of a release; GovpublishError if it cannot be had as it was."""
    data = b"".join(blobs.get(root / FOLDER / "blobs", piece) for piece in file.pieces)
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise GovpublishError(f"{file.path}:由各块拼成的文件与发布清单不符。")
    return data


def archive_bytes(root: Path, release: Release) -> bytes:
    """The ZIP of a release."""
    contents: dict[str, bytes | Path] = {one.path: file_bytes(root, one) for one in release.files}
    target = io.BytesIO()
    stored_zip.write(target, contents, release.date)
    data = target.getvalue()
    if hashlib.sha256(data).hexdigest() != release.archive.sha256:
        raise GovpublishError(f"{release.version}:拼成的压缩包与发布清单不符。")
    return data


def restore(root: Path, releases: Sequence[Release], into: Path) -> None:
    """Write `<version>/` for each release, `latest/`, and the lists of them; newest first."""
    if not releases:
        return
    for place, release in (*((one.version, one) for one in releases), ("latest", releases[0])):
        folder = into / place
        folder.mkdir(parents=True, exist_ok=True)
        for file in open_files(release):
            (folder / file.path).write_bytes(file_bytes(root, file))
        (folder / release.archive.path).write_bytes(archive_bytes(root, release))
        _write(folder / "index.json", index(release))
    _write(into / "versions.json", [_listed(one) for one in releases])
    _write(into / "latest.json", _listed(releases[0]))


def open_files(release: Release) -> tuple[File, ...]:
    """The files of a release that lie open on the site."""
    return tuple(
        one
        for one in release.files
        if "/" not in one.path and one.path.endswith(OPEN) and one.path != _INNER
    )


def index(release: Release) -> dict[str, Any]:
    """What lies in the folder of a release, in the shape of data/index.json."""
    rows = [
        {"path": one.path, "sha256": one.sha256, "bytes": one.bytes, "rows": one.rows}
        for one in open_files(release)
    ]
    return {
        "version": release.version,
        "date": release.date,
        "files": [*rows, {**release.archive._asdict(), "rows": None}],
    }


def _listed(release: Release) -> dict[str, Any]:
    return {
        "version": release.version,
        "date": release.date,
        "released_on": release.released_on,
        "previous": release.previous,
        "program": release.program._asdict(),
        "path": f"{release.version}/",
        "archive": {
            **release.archive._asdict(),
            "path": f"{release.version}/{release.archive.path}",
        },
    }


def _write(path: Path, value: Any) -> None:
    path.write_text(json_text.dumps(value, indent=2) + "\n", "utf-8", newline="\n")


def read_json(root: Path, file: File) -> Any:
    """A JSON file of a release."""
    return json.loads(file_bytes(root, file))
