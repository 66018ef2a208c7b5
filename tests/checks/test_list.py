"""A check that nobody lists is a check that never runs."""

from __future__ import annotations

from pathlib import Path

from govpublish import checks

NOT_OF_RECORDS = {"__init__", "columns", "fault"}


def test_every_check_of_the_folder_is_listed_once() -> None:
    listed = [check.__module__ for check in (*checks.VALUE_CHECKS, *checks.RECORD_CHECKS)]
    folder = Path(checks.__file__).parent
    standing = {path.stem for path in folder.glob("*.py")} - NOT_OF_RECORDS
    assert sorted(listed) == sorted(f"govpublish.checks.{name}" for name in standing)


def test_every_check_has_its_tests() -> None:
    tested = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    folder = Path(checks.__file__).parent
    assert {path.stem for path in folder.glob("*.py")} - {"__init__", "fault"} <= tested
