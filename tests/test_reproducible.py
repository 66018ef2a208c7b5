"""The same sources and the same version give the same bytes, wherever they are built."""

from __future__ import annotations

import shutil
from pathlib import Path

from support.building import ROOT, contents, start

PARTS = ("data", "docs", "src", "templates", "mkdocs.yml", "pyproject.toml", "uv.lock")
ELSEWHERE = {
    "LC_ALL": "C",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",  # a machine on which text is not UTF-8 unless one says so
    "PYTHONHASHSEED": "7",
    "TZ": "Pacific/Kiritimati",
}


def test_another_folder_locale_timezone_and_hash_seed_change_no_byte(
    site: Path, tmp_path: Path
) -> None:
    root = tmp_path / "another place"
    root.mkdir()
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy2
        copy(ROOT / part, root / part)

    assert start(root, root / "site", **ELSEWHERE).wait() == 0

    here, there = contents(site), contents(root / "site")
    assert sorted(here) == sorted(there)
    assert [file for file in here if here[file] != there[file]] == []
