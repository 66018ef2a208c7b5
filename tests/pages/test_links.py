"""Addresses and lines as they stand in links."""

import pytest

from govpublish.pages import links
from govpublish.pages.links import Line


def test_lines_become_links_to_their_anchors() -> None:
    assert links.lines_of("990101-2021", "17-19,40") == (
        Line("sources/990101-2021/#L17", "17–19", True),
        Line("sources/990101-2021/#L40", "40", True),
    )


def test_places_of_other_formats_keep_their_names() -> None:
    (line,) = links.lines_of("990101-2021", "表 1!B3")
    assert line == Line("sources/990101-2021/#%E8%A1%A8%201%21B3", "表 1!B3", False)


@pytest.mark.parametrize("places", [None, ""])
def test_where_nothing_is_named_there_is_no_link(places: str | None) -> None:
    assert links.lines_of("990101-2021", places) == ()


def test_every_place_of_a_range_is_named() -> None:
    assert list(links.anchors("17-19,40,p2.r5")) == ["17", "18", "19", "40", "p2.r5"]


def test_a_measure_is_found_on_the_page_of_its_task() -> None:
    assert links.record("331121-2021-key.12.3") == "331121/2021-key/12/#m3"
    assert links.record("331121-2021-key.二-1") == "331121/2021-key/%E4%BA%8C-1/"
