"""Building a copy of the project in a process of its own, and comparing what came out."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("data", "docs", "src", "templates", "mkdocs.yml", "pyproject.toml", "uv.lock")
BUILD = """
import sys
from pathlib import Path
from govpublish import pipeline
if __name__ == "__main__":
    pipeline.build(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def copy_project(into: Path) -> Path:
    """What a build needs, in another folder."""
    into.mkdir(parents=True)
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy2
        copy(ROOT / part, into / part)
    return into


def start(root: Path, site: Path, **variables: str) -> subprocess.Popen[bytes]:
    """Begin to build `root` into `site`; the process and its children are one group."""
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, str(root), str(site)],
        env={**os.environ, "PYTHONPATH": str(root / "src"), **variables},
        cwd=root,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
    )


def contents(folder: Path) -> dict[str, str]:
    """The sha256 of every file in a folder, by its place."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def differences(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """The files that are not alike in both."""
    return sorted(file for file in one.keys() | other.keys() if one.get(file) != other.get(file))
