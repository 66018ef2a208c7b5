"""The project's own Python environment, `.venv`, made from uv.lock."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from sys import executable

import pinned_uv
from console import ROOT, Trouble, demand, say

VENV = ROOT / ".venv"
LOCK = ROOT / "uv.lock"
FAILED = "uv could not set up .venv"


def make(*, for_tests: bool) -> None:
    """Bring `.venv` to exactly what uv.lock says; quick when nothing changed."""
    require_lock(LOCK)
    say("Environment: .venv from uv.lock" + (", with the tools for tests" if for_tests else ""))
    uv = pinned_uv.locate()
    variables = {**pinned_uv.variables(os.environ), "UV_PROJECT_ENVIRONMENT": str(VENV)}
    mirror = pinned_uv.other_index(os.environ, ask_pip=not VENV.exists())
    if mirror is None:
        sync(uv, variables, for_tests=for_tests)
    else:
        sync_from(mirror, uv, variables, for_tests=for_tests)


def require_lock(lock: Path) -> None:
    """Stop if the lock is missing or torn, before anything is changed."""
    try:
        tomllib.loads(lock.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Trouble(f"{lock.name} cannot be read ({error}); git checkout {lock.name}") from error


def program(name: str) -> Path:
    """Where the environment keeps one of its programs."""
    return VENV / pinned_uv.PROGRAMS / f"{name}{pinned_uv.SUFFIX}"


def sync(uv: Path, variables: Mapping[str, str], *, for_tests: bool) -> None:
    """Install the lock. `--inexact`: a build leaves the tools for tests where they are."""
    group = [] if for_tests else ["--no-dev", "--inexact"]
    demand(FAILED, [uv, "sync", "--frozen", *group, *this_python()], variables)


def sync_from(mirror: str, uv: Path, variables: Mapping[str, str], *, for_tests: bool) -> None:
    """Install the locked versions, checked by their hashes, from another index.

    The lock holds PyPI's own addresses, and `uv sync` asks no other; a requirements list can.
    """
    wanted = ROOT / ".cache" / "locked.txt"
    wanted.parent.mkdir(exist_ok=True)
    group = [] if for_tests else ["--no-dev"]
    export = [uv, "export", "--frozen", "--quiet", *group, "--output-file", wanted]
    demand(FAILED, export, variables)
    if this_python():
        demand(FAILED, [uv, "venv", "--quiet", "--clear", *this_python(), VENV], variables)
    install = ["sync", wanted] if for_tests else ["install", "--requirements", wanted]
    where = ["--python", program("python"), "--default-index", mirror]
    demand(FAILED, [uv, "pip", *install, *where], variables)


def this_python() -> list[str]:
    """Have a new environment made with the Python that runs us; an existing one keeps its own."""
    return [] if program("python").exists() else ["--python", executable]
