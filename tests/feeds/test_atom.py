"""The feeds are Atom for others than us, say the data's own dates, and never change their ids.

`atom.rng` is the grammar of RFC 4287, so that no test asks the network.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from uuid import UUID

import feedparser
import pytest
from lxml import etree

from feeds.conftest import PUBLIC, written
from govpublish import feeds
from govpublish.edition import Edition
from govpublish.feeds import atom, reports
from pages import yunshan

SPACE = {"a": "http://www.w3.org/2005/Atom"}
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
PLAN = "990101/2021-key/feed.xml"
JULY = "urn:uuid:f8ca9946-776d-5b1c-b7e7-5ee0bd4e5d7e"


@pytest.fixture(params=["folder", "public", "hostile"])
def every(request: pytest.FixtureRequest) -> list[Path]:
    """All feeds of a site."""
    found = sorted(request.getfixturevalue(request.param).rglob("*.xml"))
    assert len(found) == 4
    return found


def test_the_grammar_of_the_standard_is_kept(every: list[Path]) -> None:
    for file in every:
        GRAMMAR.assertValid(etree.parse(file))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<updated>2021", b"<updated>at 2021"),
        (b"<title>", b"<titel>"),
        (b' rel="self"', b' rel="self" more="1"'),
        (b"<id>urn", b"<id>x</id><id>urn"),
    ],
)
def test_the_grammar_refuses_what_is_wrong(folder: Path, old: bytes, new: bytes) -> None:
    broken = (folder / PLAN).read_bytes().replace(old, new, 1)
    broken = broken.replace(b"</title>", b"</titel>", 1) if b"titel" in new else broken
    assert not GRAMMAR.validate(etree.fromstring(broken))


def test_what_the_grammar_leaves_to_words(every: list[Path]) -> None:
    """RFC 4287 4.1: an author, alternate links, a summary; ids told once in a feed."""
    for file in every:
        feed = etree.parse(file).getroot()
        assert feed.xpath("a:author/a:name/text()", namespaces=SPACE) == ["govpublish 项目"]
        assert len(feed.xpath("a:link[@rel='self']", namespaces=SPACE)) == 1
        entries = feed.xpath("a:entry", namespaces=SPACE)
        assert entries
        for entry in entries:
            assert len(entry.xpath("a:link[@rel='alternate']", namespaces=SPACE)) == 1
            assert entry.xpath("string(a:summary)", namespaces=SPACE)
        ids = feed.xpath("//a:id/text()", namespaces=SPACE)
        assert len(set(ids)) == len(ids)
        assert all(UUID(one.removeprefix("urn:uuid:")).version == 5 for one in ids)


def test_feedparser_reads_them_without_complaint(every: list[Path]) -> None:
    for file in every:
        read = feedparser.parse(file.read_bytes())
        assert not read.bozo, read.get("bozo_exception")
        assert read.version == "atom10"
        assert read.feed.language == "zh-CN"
        assert all(entry.updated_parsed for entry in read.entries)


def test_dates_are_those_of_the_data(folder: Path) -> None:
    read = feedparser.parse((folder / PLAN).read_bytes())
    assert [entry.updated for entry in read.entries] == [
        f"2021-{day}T00:00:00+08:00" for day in ("07-31", "05-31", "04-30")
    ]
    assert read.feed.updated == read.entries[0].updated


def test_a_published_document_is_as_new_as_its_publication(hostile: Path) -> None:
    (entry,) = feedparser.parse((hostile / PLAN).read_bytes()).entries
    assert (entry.updated, entry.published) == ("2021-11-02T00:00:00+08:00",) * 2


def test_a_document_without_any_date_has_the_first_day_of_its_period(hostile: Path) -> None:
    (entry,) = feedparser.parse((hostile / "990101/2021-livelihood/feed.xml").read_bytes()).entries
    assert entry.updated == "2021-01-01T00:00:00+08:00"
    assert "published" not in entry


def test_ids_are_the_same_wherever_the_site_lives_and_in_every_feed(
    folder: Path, public: Path
) -> None:
    for file in sorted(folder.rglob("*.xml")):
        name = file.relative_to(folder)
        ids = [
            re.findall("<id>(.*?)</id>", (at / name).read_text("utf-8")) for at in (folder, public)
        ]
        assert ids[0] == ids[1]
    for name in ("feed.xml", "990101/feed.xml", PLAN):
        assert JULY in (folder / name).read_text("utf-8")


def test_links_are_absolute_where_the_address_is_known(public: Path) -> None:
    read = feedparser.parse((public / PLAN).read_bytes())
    links = {link.rel: link.href for link in read.feed.links}
    assert links == {"self": f"{PUBLIC}{PLAN}", "alternate": f"{PUBLIC}990101/2021-key/"}
    assert read.entries[0].link == f"{PUBLIC}990101/2021-key/#2021-07"
    for file in public.rglob("*.xml"):
        for link in re.findall(r'href=(?:"|&quot;)(.*?)(?:"|&quot;)', file.read_text("utf-8")):
            assert link.startswith(PUBLIC)


def test_relative_links_resolve_against_the_address_of_the_feed(folder: Path) -> None:
    """As RFC 3986 5.1.3 has it: no `xml:base` is needed, nor true at every host."""
    for file in folder.rglob("*.xml"):
        here = f"https://any.invalid/sub/{file.relative_to(folder).as_posix()}"
        raw = file.read_bytes()
        assert b"xml:base" not in raw
        read = feedparser.parse(raw, response_headers={"content-location": here})
        links = {link.rel: link.href for link in read.feed.links}
        assert links["self"] == here
        assert links["alternate"] == here.removesuffix("feed.xml")
        for entry in read.entries:
            assert entry.link.startswith("https://any.invalid/sub/990101/2021-")
            inner = re.findall('href="(.*?)"', entry.content[0].value)
            assert inner
            for link in inner:
                path = urlsplit(urljoin(here, link)).path
                assert re.match(r"/sub/(990101|sources)/", path), link


def test_a_report_tells_what_is_otherwise_than_before(folder: Path) -> None:
    july, may, april = feedparser.parse((folder / PLAN).read_bytes()).entries
    said = july.content[0].value
    assert "官方状态（只数文件写明的）：已完成 1/8，正常推进 6/8，进度偏慢 1/8" in said
    assert "推断状态（本站按编号规则得出）：有进展 8/8" in said
    assert "与2021年5月相比（两期都报告的 7 处）" in said
    assert "官方状态变为“已完成”的 1/7 处" in said
    assert "第1项 新建农村公路20公里。（此前：正常推进）" in said
    assert "不再列出的任务和举措 1 处" in said
    assert "第5项 建成体育公园2个。" in said
    assert "两种状态都没有变化" in may.content[0].value
    assert "新增的任务和举措 1 处" in may.content[0].value
    assert "没有上一期可比" in april.content[0].value


def test_what_is_newly_overdue_is_told(three_reports: Edition, tmp_path: Path) -> None:
    rows = three_reports.dataset["assessments"]
    place = rows.columns.index("derived_status")
    changed = tuple(
        (*row[:place], "overdue", *row[place + 1 :])
        if row[0] == "990101-2021-key.2@2021-07"
        else row
        for row in rows.values
    )
    tables = {**three_reports.dataset.tables, "assessments": type(rows)(rows.columns, changed)}
    edition = Edition(
        type(three_reports.dataset)(tables), three_reports.readings, "1", "2021-07-31"
    )
    july, *_ = feedparser.parse((written(edition, tmp_path) / PLAN).read_bytes()).entries
    assert "推断状态（本站）变为“已逾期”的 1/7 处" in july.content[0].value
    assert "第2项 建设云山水库,完成大坝主体工程。（此前：有进展）" in july.content[0].value


def test_long_lists_are_cut_and_say_so(
    three_reports: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "LISTED", 2)
    _, may, _ = feedparser.parse((written(three_reports, tmp_path) / PLAN).read_bytes()).entries
    assert "改序号的任务和举措 5 处" in may.content[0].value
    assert "另有 3 处，见计划页面" in may.content[0].value


def test_the_feed_of_the_site_holds_no_more_than_the_newest(
    three_reports: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "NEWEST", 3)
    read = feedparser.parse((written(three_reports, tmp_path) / "feed.xml").read_bytes())
    assert [entry.updated[:10] for entry in read.entries] == [
        "2021-07-31",
        "2021-07-31",
        "2021-05-31",
    ]


def test_hostile_texts_stay_text(hostile: Path) -> None:
    for file in hostile.rglob("*.xml"):
        raw = file.read_text("utf-8")
        assert "<script" not in raw
        assert "&lt;script" not in raw
        for entry in feedparser.parse(raw.encode(), sanitize_html=False).entries:
            assert "<script" not in entry.content[0].value
            assert "<img" not in entry.content[0].value


def test_markup_and_hidden_signs_in_names_are_shown(tmp_path: Path) -> None:
    item = atom.Item("<b>&\x00\u202e\ufffe", "x/")
    entry = atom.Entry(
        "urn:x", "甲<&>\x1b", "2021-01-01", None, "x/", "\ud800", (atom.Part("]]>", (item,)),),
        ("<", '"'),
    )  # fmt: skip
    feed = atom.Feed("urn:f", "f", "s", "feed.xml", "", "2021-01-01", "a", "r", (entry,))
    raw = atom.to_bytes(feed, "")
    GRAMMAR.assertValid(etree.fromstring(raw))
    (read,) = feedparser.parse(raw).entries
    assert read.title == "甲<&>[U+001B]"
    assert "&lt;b&gt;&amp;[U+0000][U+202E][U+FFFE]" in read.content[0].value
    assert read.summary == "[U+D800]"


def test_documents_read_with_corrections_and_replaced_ones_are_entries(tmp_path: Path) -> None:
    plain = yunshan.edition()
    rows = plain.dataset["corrections"]
    made = type(rows)(rows.columns, ((yunshan.SOURCE, "3-4", "水利句", "水利局", "错字"),))
    data = type(plain.dataset)({**plain.dataset.tables, "corrections": made})
    replaced = {yunshan.LIST: (yunshan.SOURCE,)}
    edition = Edition(data, plain.readings, "0.1.0", "2021-11-02", replaced)
    folder = written(edition, tmp_path)
    read = feedparser.parse((folder / "990101/feed.xml").read_bytes())
    titles = [entry.title for entry in read.entries]
    assert "云山县：1 处读取更正" in titles
    assert "云山县：更正后的文件" in titles
    corrected = read.entries[titles.index("云山县：1 处读取更正")]
    assert "“水利句”读作“水利局”：错字" in corrected.content[0].value
    assert "sources/990101-2021-Q3/#L3" in corrected.content[0].value
    assert "读取更正" not in (folder / "feed.xml").read_text("utf-8")


def test_the_same_bytes_again(three_reports: Edition, folder: Path, tmp_path: Path) -> None:
    again = written(three_reports, tmp_path)
    files = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    assert files
    for name in files:
        assert (folder / name).read_bytes() == (again / name).read_bytes()


def test_a_site_of_nothing_has_a_feed_of_nothing(three_reports: Edition, tmp_path: Path) -> None:
    tables = {
        name: type(table)(table.columns, ()) for name, table in three_reports.dataset.tables.items()
    }
    edition = Edition(type(three_reports.dataset)(tables), {}, "0", "2021-01-01")
    written(edition, tmp_path)
    assert [file.name for file in tmp_path.rglob("*")] == ["feed.xml"]
    GRAMMAR.assertValid(etree.parse(tmp_path / "feed.xml"))


def test_addresses_are_percent_encoded(folder: Path) -> None:
    for file in folder.rglob("*.xml"):
        for link in re.findall(r'href=(?:"|&quot;)(.*?)(?:"|&quot;)', file.read_text("utf-8")):
            assert link.isascii()
            assert unquote(link)
