"""A build that is killed, at whatever moment, leaves a whole site where one stood."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from support.building import ROOT, contents, start

MOMENTS = (0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)
"""As parts of the time that a whole build takes; most of them near the end, where the site is
swapped."""


def test_a_killed_build_leaves_a_whole_site(site: Path, tmp_path: Path) -> None:
    standing = tmp_path / "public" / "site"
    shutil.copytree(site, standing)
    before = time.monotonic()
    assert start(ROOT, standing).wait() == 0
    whole = time.monotonic() - before
    new = contents(standing)
    assert new == contents(site)

    for moment in MOMENTS:
        (standing / "old.html").write_text("an older site", "utf-8")
        old = contents(standing)
        kill(start(ROOT, standing), moment * whole)
        assert contents(standing) in (old, new), f"killed after {moment * whole:.2f} s"

    assert start(ROOT, standing).wait() == 0
    assert contents(standing) == new
    assert [entry.name for entry in standing.parent.iterdir()] == ["site"]


def kill(build: subprocess.Popen[bytes], seconds: float) -> None:
    """Kill a build and its children after some time, if it is not done by then."""
    try:
        build.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()
