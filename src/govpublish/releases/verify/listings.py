"""What the lists in a copy promise: SHA256SUMS, manifest.json, index.json, datapackage.json."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from govpublish.exports.archive import MANIFEST, SUMS
from govpublish.exports.index import NAME as INDEX
from govpublish.releases.verify.copies import Copy

PACKAGE = "datapackage.json"
_SUM = re.compile(r"([0-9a-f]{64})  (.+)")


class Promise(NamedTuple):
    """What a list says of a file."""

    by: str
    path: str
    sha256: str | None
    size: int | None
    rows: int | None


def promises(copy: Copy) -> Iterator[Promise]:
    """Everything promised; ValueError, with the name of the list, if one cannot be read."""
    for name, read in _LISTS.items():
        data = copy.read(name)
        if data is not None:
            try:
                yield from read(name, data.decode("utf-8"))
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                raise ValueError(name) from None


def said(copy: Copy) -> Mapping[str, Any]:
    """The manifest of an archive, or the index of a folder; empty if there is neither."""
    for name in (MANIFEST, INDEX):
        try:
            found = json.loads(copy.read(name) or b"null")
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            return found
    return {}


def _sums(name: str, text: str) -> Iterator[Promise]:
    for line in text.splitlines():
        match = _SUM.fullmatch(line)
        if match is None:
            raise ValueError(line)
        yield Promise(name, match[2], match[1], None, None)


def _files(name: str, text: str) -> Iterator[Promise]:
    for one in json.loads(text)["files"]:
        yield Promise(name, str(one["path"]), one["sha256"], one["bytes"], one["rows"])


def _resources(name: str, text: str) -> Iterator[Promise]:
    for one in json.loads(text)["resources"]:
        digest = str(one["hash"]).removeprefix("sha256:")
        yield Promise(name, str(one["path"]), digest, one["bytes"], one["gov:rows"])


_LISTS = {SUMS: _sums, MANIFEST: _files, INDEX: _files, PACKAGE: _resources}
WHOLE = (SUMS, MANIFEST, INDEX)
"""Lists that must name every file; the package names only tables."""
