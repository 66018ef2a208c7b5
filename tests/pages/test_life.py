"""The pages of a plan of three reports: the life of each task, what is missing, what changed."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest

from govpublish.pages import all_pages, labels
from govpublish.schema import Schema
from govpublish.site.draw import Drawing, draw_site
from govpublish.site.shell import Shells
from pages.conftest import ROOT
from pages.reading import Read, read
from support import reports, toy

KEY = "990101/2021-key"


@pytest.fixture(scope="module")
def site(
    schema: Schema, shells: tuple[Shells, Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The pages of the three reports."""
    root = reports.project(tmp_path_factory.mktemp("life") / "project")
    into = root.parent / "site"
    drawing = Drawing(shells[0], labels(schema), ROOT / "templates", into)
    draw_site(all_pages(toy.edition(root), schema, []), drawing)
    return into


def page(site: Path, address: str) -> Read:
    """One page."""
    return read(site / address / "index.html")


def words(found: Read) -> str:
    """What it says, without white space."""
    return "".join(found.text.split())


def life(found: Read) -> str:
    """What its life says, period by period."""
    return words(found).partition("逐期")[2].partition("原文一字未改")[0]


def links(found: Read) -> set[str]:
    """Where it leads."""
    return {unquote(a["href"] or "") for a in found.all("a")}


def test_every_period_is_told_and_what_is_missing_too(site: Path) -> None:
    found = life(page(site, f"{KEY}/1"))
    places = [found.index(f"2021年{month}月") for month in (4, 5, 6, 7)]
    assert places == sorted(places)
    assert "2021年6月本站没有收录这一期。" in found
    for said in ("完成6公里。", "完成9公里。", "完成20公里。"):
        assert said in found


def test_every_period_tells_both_statuses(site: Path) -> None:
    found = life(page(site, f"{KEY}/1"))
    assert found.count("官方状态") == found.count("本站推断") == 3
    for day in ("2021-04-30", "2021-05-31", "2021-07-31"):
        assert f"，截至{day}" in found


def test_a_reworded_task_shows_both_wordings(site: Path) -> None:
    found = page(site, f"{KEY}/8")
    assert "第8项招聘中小学教师20人,充实乡村学校师资。" in words(found)
    html = (site / KEY / "8/index.html").read_text("utf-8")
    assert "招聘中小学教师<del>2</del><ins>3</ins>0人,充实乡村学校师资。" in html
    assert "2021年5月起改写为第11行" in words(found)
    assert "序号由8改为9第11行" in words(found)
    assert "2021年7月起序号为7；网址和永久编号不变。" in words(found)


def test_a_split_task_and_its_pieces_lead_to_each_other(site: Path) -> None:
    whole, piece = page(site, f"{KEY}/3"), page(site, f"{KEY}/4_2021-05")
    assert f"../../../{KEY}/3_2021-05/" in links(whole)
    assert f"../../../{KEY}/4_2021-05/" in links(whole)
    assert f"../../../{KEY}/3/" in links(piece)
    assert "2021年7月截至2021-07-31这一期没有列出这项任务。" in words(whole)
    assert life(piece).startswith("2期2021年5月")
    assert "第4项新建公共停车场两处,新增泊位300个。" in words(piece)


def test_merged_tasks_and_their_whole_lead_to_each_other(site: Path) -> None:
    whole = page(site, f"{KEY}/6_2021-07")
    for number in (6, 7):
        assert f"../../../{KEY}/{number}/" in links(whole)
        assert f"../../../{KEY}/6_2021-07/" in links(page(site, f"{KEY}/{number}"))
    assert "并入这一项" in words(whole)


def test_a_task_that_is_gone_keeps_its_page_and_says_since_when(site: Path) -> None:
    found = words(page(site, f"{KEY}/5"))
    assert "2021年7月起，文件不再列出这项任务。" in found
    assert "用地未落实。" in found


def test_a_measure_tells_its_own_changes(site: Path) -> None:
    html = (site / "990101/2021-livelihood/1/index.html").read_text("utf-8")
    assert html.count("<del>5</del><ins>6</ins>月底前,开工。") == 2
    found = words(page(site, "990101/2021-livelihood/1"))
    assert "举措②的完成时限印作“6月底前”,前一期为“5月底前”" in found
    assert "质量提示" not in found


def test_the_plan_tells_the_periods_and_the_newest_changes(site: Path) -> None:
    found = page(site, KEY)
    said = words(found)
    assert "收录3期，其间缺1期。" in said
    assert "2021年6月本站没有收录这一期" in said
    assert "任务与上一期相比：未变1、改序号5、改写2、拆分1、新增1" in said
    assert "任务与上一期相比：未变5、改序号2、合并2、不再列出1" in said
    assert "changes" in found.ids
    assert "并入第6项开展垃圾分类示范小区创建,推进农村生活污水治理提升。" in said
    assert "其中4项最新一期不再列出，或已拆分、合并" in said


def test_shares_are_of_what_stands_in_the_report(site: Path) -> None:
    said = words(page(site, KEY))
    assert "正常推进6/8" in said  # April
    assert "正常推进8/10" in said  # May
    assert "正常推进6/8" in said.partition("2021年7月")[2]


def test_pages_are_sound(site: Path) -> None:
    for file in sorted((site / KEY).rglob("index.html")):
        found = read(file)
        levels = [int(e.tag[1]) for e in found.elements if e.tag in ("h1", "h2", "h3", "h4")]
        assert all(after <= before + 1 for before, after in pairwise(levels)), file
        assert len(found.ids) == len(set(found.ids)), file
        assert len(found.all("caption")) == len(found.all("table")), file
        assert all(head.get("scope") for head in found.all("th")), file


def test_words_of_a_document_are_never_marks(
    schema: Schema, shells: tuple[Shells, Path], tmp_path: Path
) -> None:
    root = reports.project(tmp_path / "project", reports.APRIL, reports.MAY, accepted=False)
    text = toy.folder(root, reports.MAY) / "source.txt"
    hostile = "招聘中小学教师<script>alert(1)</script>30人,充实乡村学校师资{{ 7*7 }}"
    said = text.read_text("utf-8").replace("招聘中小学教师30人,充实乡村学校师资", hostile)
    spec = toy.folder(root, reports.MAY) / "source.yml"
    declared = spec.read_text("utf-8").replace(
        "slug: key,", 'slug: key, comes_from: {9: "990101-2021-key.8"},'
    )
    text.write_text(said, "utf-8")
    spec.write_text(declared, "utf-8")
    toy.accept(root)
    drawing = Drawing(shells[0], labels(schema), ROOT / "templates", tmp_path / "site")
    draw_site(all_pages(toy.edition(root), schema, []), drawing)
    html = (tmp_path / "site" / KEY / "8/index.html").read_text("utf-8")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "{{ 7*7 }}" in html
