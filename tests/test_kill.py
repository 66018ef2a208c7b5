"""A build that is killed, at whatever moment, leaves a whole site where one stood."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from support.building import contents, copy_project, differences, start

MOMENTS = (0.2, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
"""As parts of the time that a whole build takes: most near the end, where the sites are swapped."""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The project with one document only, so that it is quick to build again and again."""
    root = copy_project(tmp_path / "project")
    for folder in sorted((root / "data" / "sources").glob("[0-9]*"))[1:]:
        shutil.rmtree(folder)
    return root


def test_a_killed_build_leaves_a_whole_site(small: Path, tmp_path: Path) -> None:
    site = tmp_path / "public" / "site"
    began = time.monotonic()
    assert start(small, site).wait() == 0
    whole = time.monotonic() - began
    new = contents(site)
    assert len(new) > 100

    survived = 0
    for moment in MOMENTS:
        (site / "index.html").write_text("an older site", "utf-8")
        old = contents(site)
        kill(start(small, site), moment * whole)
        assert not differences(contents(site), old) or not differences(contents(site), new)
        survived += contents(site) == old
    assert survived, "no build was killed before it was done"

    assert start(small, site).wait() == 0
    assert differences(contents(site), new) == []
    assert {entry.name for entry in site.parent.iterdir()} <= {"site", ".site.lock"}


def kill(build: subprocess.Popen[bytes], seconds: float) -> None:
    """Kill a build and its children after some time, if it is not done by then."""
    try:
        build.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()
