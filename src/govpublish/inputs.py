"""What the data are made from: every file under data/ that a rebuild needs, by its place."""

from collections.abc import Mapping
from pathlib import Path

FOLDER = "inputs"
"""Where they lie in an archive; there it stands for `data/`."""
_WANTED = (
    "redirects.yml",
    "errata.yml",
    "schema/*.yml",
    "schema/tables/*.yml",
    "sources/*/jurisdiction.yml",
    "sources/*/*/source.*",
    "sources/*/*/expected.jsonl",
    "vocabulary/*.csv",
    "vocabulary/*.yml",
)


def files(root: Path) -> Mapping[str, Path]:
    """The files of a project by their names in an archive, `inputs/sources/…`, sorted."""
    data = root / "data"
    found = {
        f"{FOLDER}/{path.relative_to(data).as_posix()}": path
        for pattern in _WANTED
        for path in data.glob(pattern)
        if path.is_file()
    }
    return dict(sorted(found.items()))
