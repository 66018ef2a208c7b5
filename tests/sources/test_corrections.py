"""Corrections quote what they replace; the published text is theirs, its place the document's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from govpublish import account
from govpublish.assembly import Entry
from govpublish.errors import ReadingStopped
from govpublish.models import Use
from support import toy

TEXT = "序号\t工作内容\t责任部门\t进展情况\n1\t建公园\t甲句\t\t开公\n2\t修路\t\t甲局\n"


def read(place: Path, *corrections: dict[str, Any], text: str = TEXT) -> Entry:
    """What is read with these corrections."""
    spec = {
        "layout": "tabs",
        "plans": [toy.plan(3)],
        "corrections": [{"why": "原文有误字", **item} for item in corrections],
    }
    return toy.read(place, text, spec, ["甲局", "乙局"])


def names(entry: Entry) -> list[str]:
    """The organizations read."""
    return [row["organization_as_printed"] for row in entry.records["responsibilities"]]


def sound(entry: Entry) -> None:
    """The account of the source adds up and every text is found again."""
    readings = {entry.source.source_id: entry.reading}
    assert list(account.faults(toy.dataset([entry], toy.words()), readings)) == []


def test_a_cell_may_be_moved(tmp_path: Path) -> None:
    entry = read(tmp_path, {"lines": 3, "printed": "\t\t甲局", "read_as": "\t甲局\t"})
    assert names(entry) == ["甲句", "甲局"]
    sound(entry)


def test_a_misprint_may_be_mended(tmp_path: Path) -> None:
    """Wording is never mended but by a correction, and a correction may mend wording."""
    entry = read(
        tmp_path,
        {"lines": 2, "printed": "甲句\t\t开公", "read_as": "甲局\t开工"},
    )
    assert names(entry) == ["甲局"]
    assert entry.records["progress"][0]["text"] == "开工"
    sound(entry)


def test_signs_may_be_added_that_a_copy_lost(tmp_path: Path) -> None:
    text = TEXT.replace("开公", "817完成")
    entry = read(tmp_path, {"lines": 2, "printed": "\t\t817", "read_as": "\t8月17日"}, text=text)
    assert entry.records["progress"][0]["text"] == "8月17日完成"
    sound(entry)


def test_two_corrections_of_one_line_are_made_one_after_the_other(tmp_path: Path) -> None:
    entry = read(
        tmp_path,
        {"lines": 2, "printed": "甲句\t\t", "read_as": "甲局\t"},
        {"lines": 2, "printed": "甲局", "read_as": "甲局 乙局"},
    )
    assert names(entry) == ["甲局", "乙局"]


def test_every_sign_of_the_document_is_still_accounted_for(tmp_path: Path) -> None:
    entry = read(tmp_path, {"lines": 2, "printed": "甲句", "read_as": "甲局"})
    held = {(s.line, at) for s in entry.reading.spans for at in range(s.start, s.end)}
    for number, line in enumerate(TEXT.splitlines(), start=1):
        assert entry.reading.lines[number - 1] == line
        assert all(sign.isspace() or (number, at) in held for at, sign in enumerate(line))
    assert {span.use for span in entry.reading.spans if span.line == 2} <= set(Use)


@pytest.mark.parametrize(
    "item",
    [
        {"lines": 2, "printed": "丙句", "read_as": "丙局"},
        {"lines": 9, "printed": "甲局", "read_as": "乙局"},
        {"lines": 1, "printed": "\t", "read_as": "|"},
        {"lines": "2-3", "printed": "甲句", "read_as": "甲局"},
        {"lines": 2, "printed": "", "read_as": "乙局"},
    ],
)
def test_a_quotation_that_is_not_there_exactly_once_stops(
    tmp_path: Path, item: dict[str, Any]
) -> None:
    with pytest.raises(ReadingStopped, match=r"source\.yml.*第\d+行.*更正"):
        read(tmp_path, item)
