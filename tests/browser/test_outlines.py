"""The bones of every kind of page are as somebody accepted them."""

from __future__ import annotations

import pytest

from support.outlines import FOLDER, PAGES, outline
from support.reader import Reader

HOW = "if this is meant: govpublish build; PYTHONPATH=tests:scripts python -m support.outlines"


@pytest.mark.parametrize("name", PAGES)
def test_bones_are_as_accepted(reader: Reader, name: str) -> None:
    accepted = (FOLDER / f"{name}.txt").read_text("utf-8")
    assert outline(reader.open(PAGES[name])) == accepted, HOW


def test_no_outline_is_left_over() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == set(PAGES)
