"""The link by which a reader reports an error: filled in, escaped, or not there."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from govpublish.site import reporting
from govpublish.site.shell import Shells

TOLD = ("990101-2021-key.1", "修建 & “水库”\n二期", "990101/2021-key/1/", "3,5-6")


def link(url: str = "", mail: str = "", site: str = "https://example.org/a/") -> str:
    """The link for one record."""
    return reporting.link_for(Shells({}, {}, "站", site, url, mail, "assets/gp-1"))(*TOLD)


def test_places_of_a_form_are_filled_and_escaped() -> None:
    made = link("https://example.net/new?title={id}+{title}&body={url}%0A{lines}")
    asked = parse_qs(urlsplit(made).query)
    assert asked["title"] == ["990101-2021-key.1 修建 & “水库” 二期"]
    assert asked["body"] == ["https://example.org/a/990101/2021-key/1/\n3,5-6"]
    assert made.isascii()


def test_a_plain_address_stays_as_it_is() -> None:
    assert link("https://example.net/issues?a={b}") == "https://example.net/issues?a={b}"


def test_a_mail_says_which_record() -> None:
    made = urlsplit(link(mail="data@example.org"))
    assert (made.scheme, made.path) == ("mailto", "data@example.org")
    asked = parse_qs(made.query)
    assert asked["subject"] == ["990101-2021-key.1 修建 & “水库” 二期"]
    assert "原文行：3,5-6" in asked["body"][0]
    assert "990101/2021-key/1/" in asked["body"][0]


def test_a_long_title_is_cut() -> None:
    made = reporting.link_for(Shells({}, {}, "站", "", "", "a@b.c", "assets/gp-1"))(
        "x", "水" * 500, "p/", "1"
    )
    assert len(parse_qs(urlsplit(made).query)["subject"][0]) < 80


def test_without_either_there_is_no_link() -> None:
    assert link() == ""
