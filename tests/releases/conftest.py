"""The toy county as a project whose data are released, to be changed and released again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from support import toy
from support.commands import govpublish

SOURCES = ("2020-Q1", "2021-04")


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two documents and one release."""
    root = toy.project(tmp_path_factory.mktemp("released") / "project", *SOURCES)
    outcome = govpublish("release", "--root", root)
    assert outcome.code == 0, outcome.said
    return root


@pytest.fixture
def root(first: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    into = tmp_path / "project"
    shutil.copytree(first, into, symlinks=True)
    return into


@pytest.fixture
def release(root: Path) -> Callable[..., str]:
    """Accept what is there and release it; what was said."""

    def run(*options: str) -> str:
        toy.accept(root)
        outcome = govpublish("release", *options, "--root", root)
        assert outcome.code == 0, outcome.said
        return outcome.out

    return run
