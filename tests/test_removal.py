"""A source is removed: what vanishes keeps its address, and what is declared of it must hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from govpublish import pipeline
from govpublish.errors import SourceSpecError
from support import toy
from support.building import contents
from support.commands import govpublish

GONE = "990101-2020-Q1"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The toy county."""
    return toy.project(tmp_path / "project")


def remove(root: Path, *more: str, source: str = GONE) -> tuple[int, str]:
    """Run `govpublish remove`."""
    outcome = govpublish(
        "remove", source, "--why", "重复收录", "--on", "2024-05-01", *more, "--root", root
    )
    return outcome.code, outcome.said


def test_nothing_is_removed_unless_somebody_agrees(root: Path) -> None:
    before = contents(root)
    code, said = remove(root)
    assert code == 1
    assert "不再有的任务3个" in said
    assert "--yes" in said
    assert contents(root) == before


def test_a_removed_source_leaves_its_addresses(root: Path, tmp_path: Path) -> None:
    before = toy.edition(root).dataset
    code, said = remove(root, "--yes")
    assert code == 0, said
    assert not toy.folder(root, "2020-Q1").exists()
    edition = toy.edition(root)
    kinds = {(one.kind, one.old) for one in edition.moved}
    tasks = {row["task_id"] for row in before.rows("tasks") if "-2020-key." in row["task_id"]}
    assert {("plan", "990101-2020-key"), ("source", GONE)} <= kinds
    assert {("task", task) for task in tasks} <= kinds
    assert not [row for row in edition.dataset.rows("tasks") if row["task_id"] in tasks]

    site = tmp_path / "site"
    pipeline.build(root, site)
    for page in ("990101/2020-key/", "990101/2020-key/1/", f"sources/{GONE}/"):
        text = (site / page / "index.html").read_text("utf-8")
        assert "已不在本站" in text, page
        assert "2024-05-01" in text, page
        assert "重复收录" in text, page
        assert page not in (site / "sitemap.xml").read_text("utf-8")
    assert "加快旧小区改造" in (site / "990101/2020-key/1/index.html").read_text("utf-8")


def test_a_second_removal_is_written_behind_the_first(root: Path) -> None:
    assert remove(root, "--yes")[0] == 0
    declared = root / "data" / "redirects.yml"
    first = declared.read_text("utf-8")
    assert remove(root, "--yes", source="990101-2024")[0] == 0
    assert declared.read_text("utf-8").startswith(first)
    assert toy.edition(root).dataset.rows("sources")


@pytest.mark.parametrize("source", ["990101-2020-Q2", "nonsense"])
def test_no_such_source_is_told(root: Path, source: str) -> None:
    code, said = remove(root, "--yes", source=source)
    assert code == 1
    assert f"没有来源 {source}" in said
    assert "990101-2020-Q1" in said


def test_one_that_another_rests_on_stays(root: Path) -> None:
    spec = toy.folder(root, "2021-04") / "source.yml"
    text = spec.read_text("utf-8").replace(
        "kind: key_work", "kind: key_work, continues: 990101-2020-key"
    )
    spec.write_text(text, "utf-8")
    code, said = remove(root, "--yes")
    assert code == 1
    assert "continues: 990101-2020-key" in said
    assert toy.folder(root, "2020-Q1").exists()


REDIRECT = """moved:
  - {{kind: task, old: 990101-2021-key.99, new: {new}, was: 甲, since: 2024-05-01, why: 序号更正}}
"""


def test_a_redirect_leads_on_without_a_script(root: Path, tmp_path: Path) -> None:
    (root / "data/redirects.yml").write_text(REDIRECT.format(new="990101-2021-key.1"), "utf-8")
    pipeline.build(root, tmp_path / "site")
    page = (tmp_path / "site/990101/2021-key/99/index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../../../990101/2021-key/1/">' in page
    assert '<a href="../../../990101/2021-key/1/">茶叶产业提质</a>' in page
    assert page.index("Content-Security-Policy") < page.index("refresh")
    (root / "mkdocs.yml").unlink()
    text = (toy.ROOT / "mkdocs.yml").read_text("utf-8")
    text = text.replace('!ENV [GOVPUBLISH_SITE_URL, ""]', "https://example.org/a/")
    (root / "mkdocs.yml").write_text(text, "utf-8")
    pipeline.build(root, tmp_path / "site")
    page = (tmp_path / "site/990101/2021-key/99/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/a/990101/2021-key/1/">' in page
    assert page.count("canonical") == 1


ITEM = "  - {{kind: {}, old: {}, was: 旧页, since: 2024-05-01, why: 更正}}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (REDIRECT.format(new="990101-2021-key.77"), "990101-2021-key.77 不在数据中"),
        ("moved:\n" + ITEM.format("task", "990101-2021-key.1"), "现在还在"),
        ("moved:\n" + ITEM.format("task", "990101-2021-key") , "应如 990101-2021-key.12"),
        ("moved:\n" + ITEM.format("organization", "990101/.."), "应如 990101/农业农村局"),
        ("moved:\n" + ITEM.format("source", "990101-2019") * 2, "写了两次"),
        ("moved:\n" + ITEM.format("page", "990101-2019"), r"redirects\.yml:2: .*应为其中之一"),
        ("moved:\n" + ITEM.format("source", "990101-2019").replace("was", "wass"), r"wass.*was"),
    ],
)  # fmt: skip
def test_what_cannot_hold_stops(root: Path, text: str, said: str) -> None:
    (root / "data/redirects.yml").write_text(text, "utf-8")
    with pytest.raises(SourceSpecError, match=said):
        toy.edition(root)


def test_a_target_that_would_vanish_stops_the_removal(root: Path) -> None:
    declared = root / "data/redirects.yml"
    declared.write_text(REDIRECT.format(new="990101-2020-key.1"), "utf-8")
    code, said = remove(root, "--yes")
    assert code == 1
    assert "990101-2021-key.99" in said
    assert toy.folder(root, "2020-Q1").exists()
