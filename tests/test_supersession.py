"""A corrected circular replaces the one before; two reports of one period never stand together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from govpublish import account, pipeline, supersession
from govpublish.errors import DuplicateId, SourceSpecError
from support import toy
from support.commands import govpublish

OLDER, NEWER = "990101-2021-04", "990101-2021-04-revised"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The toy county with a corrected circular of April 2021: one task reworded, one gone."""
    root = toy.project(tmp_path / "project", accepted=False)
    add(root, "2021-04", "revised", f'supersedes: "{OLDER}"\npublished_on: 2021-05-20\n')
    toy.accept(root)
    return root


def add(root: Path, period: str, word: str, lines: str) -> Path:
    """A second document of a period, with more lines in its source.yml."""
    place = shutil.copytree(toy.folder(root, period), toy.folder(root, f"{period}-{word}"))
    spec = place / "source.yml"
    spec.write_text(lines + spec.read_text("utf-8"), "utf-8")
    document = place / "source.txt"
    text = document.read_text("utf-8").replace("新建茶园500亩", "新建茶园600亩")
    document.write_text(text.replace("5\t改善人居环境", "6\t改善人居环境"), "utf-8")
    return place


def test_the_newer_ones_records_count(root: Path) -> None:
    data = toy.edition(root).dataset
    assert {row["source_id"] for row in data.rows("sources")} >= {OLDER, NEWER}
    (report,) = toy.under(data.rows("reports"), plan_id="990101-2021-key")
    assert report["source_id"] == NEWER
    for table in ("tasks", "measures", "responsibilities", "progress", "evidence"):
        assert OLDER not in {row["source_id"] for row in data.rows(table)}, table
    texts = [row["text"] for row in data.rows("measures")]
    assert "新建茶园600亩。" in texts
    assert "新建茶园500亩。" not in texts


def test_the_older_document_keeps_its_page_and_its_account(root: Path) -> None:
    edition = toy.edition(root)
    assert edition.replaced == {OLDER: (NEWER,)}
    held = edition.readings[OLDER]
    total = account.of(held)
    assert total.adds_up
    assert total.used == 0
    assert f"已由 {NEWER} 替代" in total.passed
    flags = {(row["source_id"], row["kind"]) for row in edition.dataset.rows("quality_flags")}
    assert {(OLDER, "superseded"), (NEWER, "supersedes")} <= flags


def test_what_only_the_older_one_printed_keeps_its_address(root: Path) -> None:
    moved = {one.old: one for one in toy.edition(root).moved}
    assert set(moved) == {"990101-2021-key.5"}
    assert moved["990101-2021-key.5"].since == "2021-05-20"
    assert NEWER in moved["990101-2021-key.5"].why


def test_check_tells_what_is_different(root: Path) -> None:
    outcome = govpublish("check", "--root", root)
    assert outcome.code == 0, outcome.said
    said = outcome.out[outcome.out.index(f"{NEWER} 替代 {OLDER}") :]
    assert "任务新增1、减少1" in said
    assert "500亩" in said
    assert "600亩" in said
    assert "少了任务 key.5:改善人居环境" in said


def test_the_pages_say_so(root: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    pipeline.build(root, site)
    older = (site / f"sources/{OLDER}/index.html").read_text("utf-8")
    assert "本件已由更正后的文件替代" in older
    assert f'href="../../sources/{NEWER}/"' in older
    newer = (site / f"sources/{NEWER}/index.html").read_text("utf-8")
    assert f'href="../../sources/{OLDER}/"' in newer
    assert f"替代了 {OLDER}" in (site / "990101/2021-key/index.html").read_text("utf-8")
    assert f"已由 {NEWER} 替代" in (site / "quality/index.html").read_text("utf-8")
    gone = (site / "990101/2021-key/5/index.html").read_text("utf-8")
    assert "已不在本站" in gone
    assert "改善人居环境" in gone
    assert "990101/2021-key/5/" not in (site / "sitemap.xml").read_text("utf-8")


def test_a_second_report_of_a_period_stops_with_one_sentence(tmp_path: Path) -> None:
    root = toy.project(tmp_path / "project", accepted=False)
    add(root, "2021-04", "revised", "")
    toy.accept(root)
    with pytest.raises(DuplicateId) as stopped:
        toy.edition(root)
    (line,) = str(stopped.value).splitlines()
    for word in (OLDER, NEWER, "990101-2021-key", "2021-04", f"supersedes: {OLDER}", "slug"):
        assert word in line
    assert govpublish("check", "--root", root).code == 1


def test_only_the_plans_of_both_are_replaced(tmp_path: Path) -> None:
    root = toy.project(tmp_path / "project", "2022-Q3", accepted=False)
    place = toy.folder(root, "2022-Q3-revised")
    shutil.copytree(toy.folder(root, "2022-Q3"), place)
    spec = (place / "source.yml").read_text("utf-8")
    kept = [
        line
        for line in spec.splitlines()
        if not line.startswith("  - ") or "slug: livelihood" in line or "why" in line
    ]
    text = "\n".join(kept).replace("named_status:", "").replace("totals:", "")
    text = text.replace("     parts: [1, 1]}", "").replace("2022年民生实事项目", "2022年民生实事")
    (place / "source.yml").write_text(f'supersedes: "990101-2022-Q3"\n{text}\n', "utf-8")
    toy.accept(root)
    data = toy.edition(root).dataset
    sources = {row["plan_id"]: row["source_id"] for row in data.rows("reports")}
    assert sources == {
        "990101-2022-key": "990101-2022-Q3",
        "990101-2022-livelihood": "990101-2022-Q3-revised",
    }
    names = {row["plan_id"]: row["name"] for row in data.rows("plans")}
    assert names["990101-2022-livelihood"] == "2022年民生实事"


@pytest.mark.parametrize(
    ("older", "said"),
    [
        ("990101-2021-04-revised", "不能替代自己"),
        ("990101-2029", "没有来源 990101-2029"),
        ("990101-2023-Q1", "没有同一计划"),
    ],
)
def test_a_replacement_that_cannot_hold_is_told(tmp_path: Path, older: str, said: str) -> None:
    root = toy.project(tmp_path / "project", accepted=False)
    place = add(root, "2021-04", "revised", f'supersedes: "{older}"\n')
    with pytest.raises(SourceSpecError, match=said) as stopped:
        supersession.settle(pipeline.read(root, changed=True))
    assert str(place / "source.yml") in str(stopped.value)


def test_two_that_replace_each_other_are_told(tmp_path: Path) -> None:
    root = toy.project(tmp_path / "project", accepted=False)
    add(root, "2021-04", "revised", f'supersedes: "{OLDER}"\n')
    spec = toy.folder(root, "2021-04") / "source.yml"
    spec.write_text(f'supersedes: "{NEWER}"\n{spec.read_text("utf-8")}', "utf-8")
    with pytest.raises(SourceSpecError, match="只留一个方向"):
        supersession.settle(pipeline.read(root, changed=True))


def test_a_correction_of_a_correction(root: Path) -> None:
    add(root, "2021-04", "again", f'supersedes: "{NEWER}"\n')
    toy.accept(root)
    edition = toy.edition(root)
    (report,) = toy.under(edition.dataset.rows("reports"), plan_id="990101-2021-key")
    assert report["source_id"] == "990101-2021-04-again"
    assert edition.replaced == {OLDER: (NEWER,), NEWER: ("990101-2021-04-again",)}
