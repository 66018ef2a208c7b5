"""The sitemap: absolute where the site knows its address, cut where the protocol asks for it."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from govpublish.site import sitemap

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_addresses_begin_with_the_public_one(tmp_path: Path) -> None:
    sitemap.write({"": "2021-01-01", "331121/org/局/": "2021-02-02"}, "https://e.org/x/", tmp_path)
    root = ElementTree.parse(tmp_path / "sitemap.xml").getroot()
    assert [(url[0].text, url[1].text) for url in root] == [
        ("https://e.org/x/", "2021-01-01"),
        ("https://e.org/x/331121/org/%E5%B1%80/", "2021-02-02"),
    ]


def test_a_page_without_a_date_has_none(tmp_path: Path) -> None:
    sitemap.write({"a/": ""}, "", tmp_path)
    root = ElementTree.parse(tmp_path / "sitemap.xml").getroot()
    assert [[part.tag for part in url] for url in root] == [[f"{SPACE}loc"]]


def test_many_pages_are_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "LIMIT", 2)
    sitemap.write({f"{n}/": f"2021-01-0{n}" for n in range(1, 6)}, "https://e.org/", tmp_path)
    root = ElementTree.parse(tmp_path / "sitemap.xml").getroot()
    assert root.tag == f"{SPACE}sitemapindex"
    assert [(part[0].text, part[1].text) for part in root] == [
        ("https://e.org/sitemap-1.xml", "2021-01-02"),
        ("https://e.org/sitemap-2.xml", "2021-01-04"),
        ("https://e.org/sitemap-3.xml", "2021-01-05"),
    ]
    assert len(ElementTree.parse(tmp_path / "sitemap-3.xml").getroot()) == 1
