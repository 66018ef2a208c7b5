"""A source's page: tables as they are drawn, every sign once, the way back from each line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govpublish.errors import GovpublishError
from govpublish.formats.transcript import Slot, Transcript
from govpublish.models import SourceReading
from govpublish.pages import labels, source
from govpublish.pages.drawn_grids import drawn
from govpublish.pages.lookups import look_up
from govpublish.schema import Schema
from govpublish.site import archived
from govpublish.site.draw import Drawing, draw_site
from govpublish.site.shell import Shells
from pages import toy_table, yunshan
from pages.conftest import ROOT
from pages.reading import Read, read

Draw = Callable[[SourceReading], Read]


@pytest.fixture
def draw(schema: Schema, shells: tuple[Shells, Path], tmp_path: Path) -> Draw:
    """The page of a reading."""

    def page(reading: SourceReading) -> Read:
        edition = yunshan.edition()
        readings = {**edition.readings, yunshan.SOURCE: reading}
        found = look_up(replace(edition, readings=readings), schema, ())
        draw_site(
            source.pages(found), Drawing(shells[0], labels(schema), ROOT / "templates", tmp_path)
        )
        return read(tmp_path / "sources/990101-2021-Q3/index.html")

    return page


@pytest.mark.parametrize("reading", [toy_table.workbook(), toy_table.rows_as_lines()])
def test_every_line_has_its_place_and_every_sign_is_there_once(
    draw: Draw, reading: SourceReading
) -> None:
    page = draw(reading)
    for anchor in reading.anchors:
        assert page.ids.count(anchor) == 1
    body = "".join(page.text.partition("是未读入的文字。")[2].split())
    for line in reading.lines:
        for text in line.split("\t"):
            assert body.count("".join(text.split())) >= bool(text)
    assert body.count("修建云山水库") == 1
    assert "<b>通公交</b>" in page.text


@pytest.mark.parametrize("reading", [toy_table.workbook(), toy_table.rows_as_lines()])
def test_merged_cells_reach_as_far_as_printed(draw: Draw, reading: SourceReading) -> None:
    cells = draw(reading).all("td")
    assert sum(cell.get("rowspan") == "2" for cell in cells) == 3
    assert sum(cell.get("colspan") == "2" for cell in cells) == 1


def test_a_sheet_has_its_letters_and_numbers(draw: Draw) -> None:
    page = draw(toy_table.workbook())
    assert "表 Sheet1" in page.text
    for place in ("Sheet1!B3", "Sheet1!D4", "Sheet1!E6"):
        assert place in page.ids
    links = [a["href"] for a in page.all("a")]
    assert "#Sheet1%21B9" in links  # what is hidden and not read is told above


def test_a_row_leads_back_to_its_task(draw: Draw) -> None:
    links = [a["href"] for a in draw(toy_table.rows_as_lines()).all("a")]
    assert "../../990101/2021-key/1/" in links
    assert "../../990101/2021-key/1/#m2" in links


def test_the_document_itself_can_be_had(toy_site: Path) -> None:
    links = [
        a for a in read(toy_site / "sources/990101-2021-Q3/index.html").all("a") if "download" in a
    ]
    assert [(a["href"], a["download"]) for a in links] == [
        ("../../sources/990101-2021-Q3/original/source.txt", "source.txt")
    ]


def test_what_has_no_title_says_so(toy_site: Path) -> None:
    page = read(toy_site / "sources/990101-2021-list/index.html")
    assert "2021年文件（原文没有标题）" in page.text


def test_documents_are_copied_byte_for_byte(tmp_path: Path) -> None:
    sources, into = tmp_path / "sources", tmp_path / "site"
    data = b"\xff\xfe<script>alert(1)</script>\r\n"
    (sources / "990101-yunshan/2021").mkdir(parents=True)
    (sources / "990101-yunshan/2021/source.html").write_bytes(data)
    row = {"source_id": "990101-2021", "path": "990101-yunshan/2021/source.html"}
    archived.copy([row], sources, into)
    assert (into / "sources/990101-2021/original/source.html.txt").read_bytes() == data


def test_nothing_outside_the_sources_is_copied(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x", "utf-8")
    (tmp_path / "sources").mkdir()
    row = {"source_id": "990101-2021", "path": "../secret.txt"}
    with pytest.raises(GovpublishError, match="来源文件夹"):
        archived.copy([row], tmp_path / "sources", tmp_path / "site")


@given(
    st.lists(
        st.lists(
            st.sampled_from(["", "甲", "乙 丙", "两\n段", " 空 ", "有\t制表"]),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_of_a_row_every_sign_but_tabs_goes_to_one_cell(rows: list[list[str]]) -> None:
    script = Transcript("toy")
    slots = [
        Slot(i, j, tuple(text.split("\n")))
        for i, row in enumerate(rows)
        for j, text in enumerate(row)
    ]
    script.table("t1", slots, len(rows), lambda row: f"t1.r{row}")
    if not any(text.strip() for row in rows for text in row):
        return
    document = script.document("text/html")
    table = drawn(document.grids[0], document.lines, document.anchors)
    for row in table.rows:
        assert row.line is not None
        line = document.lines[row.line - 1]
        parts = [line[box.start : box.end] for box in row.boxes]
        assert "".join("".join(parts).split()) == "".join(line.split())
        assert sum(box.across for box in row.boxes) == len(table.rows[0].boxes)
