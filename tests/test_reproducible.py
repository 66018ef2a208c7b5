"""The same sources and the same version give the same bytes, wherever they are built."""

from __future__ import annotations

from pathlib import Path

from support.building import contents, copy_project, differences, start

ELSEWHERE = {"LC_ALL": "C", "PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati"}


def test_another_folder_locale_timezone_and_hash_seed_change_no_byte(
    site: Path, tmp_path: Path
) -> None:
    root = copy_project(tmp_path / "another place")

    assert start(root, root / "site", **ELSEWHERE).wait() == 0
    assert len(contents(site)) > 700
    assert differences(contents(site), contents(root / "site")) == []
