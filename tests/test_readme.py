"""What the READMEs show is what happens: the example's output, the commands, the files."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh-CN.md")


@pytest.mark.parametrize("name", READMES)
def test_the_example_prints_what_the_readme_says(
    name: str, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site").symlink_to(site)
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"```python\n(.*?)```", text(name), re.DOTALL)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(example, name, "exec"), {})

    promised = re.findall(r"^# (\d{6}-.*)$", example, re.MULTILINE)
    assert len(promised) == 9
    assert printed.getvalue().splitlines() == promised


@pytest.mark.parametrize("name", READMES)
def test_what_the_readme_points_to_is_there(name: str) -> None:
    links = re.findall(r"\]\(([^):#]+)\)", text(name))
    scripts = re.findall(r"python3 (scripts/\w+\.py)", text(name))

    assert {"scripts/build.py", "scripts/test.py"} == set(scripts)
    assert len(links) >= 4
    assert not [link for link in [*links, *scripts] if not (ROOT / link).exists()]


def test_both_readmes_show_the_same_commands() -> None:
    shown = [re.findall(r"^(\.venv/bin/govpublish \w+|python3 \S+)", text(name), re.MULTILINE)
             for name in READMES]  # fmt: skip

    assert shown[0] == shown[1]
    assert len(shown[0]) == 8


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")
