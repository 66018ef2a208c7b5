"""Building the site in a process of its own, and comparing what came out."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = """
import sys
from pathlib import Path
from govpublish import pipeline
if __name__ == "__main__":
    pipeline.build(Path(sys.argv[1]), Path(sys.argv[2]))
"""


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
