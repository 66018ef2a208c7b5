"""A task's page: measures with anchors, a link to the line behind every value, the very words."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from govpublish.pages import labels, task
from govpublish.pages.lookups import Lookups
from govpublish.schema import Schema
from govpublish.site.draw import Drawing, environment, render
from govpublish.site.shell import Shells
from pages.conftest import ROOT
from pages.reading import Read, read

SOURCE = "../../../sources/990101-2021-Q3/"


@pytest.fixture
def first(toy_site: Path) -> Read:
    """The page of the first task, with two measures."""
    return read(toy_site / "990101/2021-key/1/index.html")


@pytest.fixture
def second(toy_site: Path) -> Read:
    """The page of the second task, with roles and hostile texts."""
    return read(toy_site / "990101/2021-key/2/index.html")


def test_measures_have_anchors_of_their_labels(first: Read) -> None:
    assert [name for name in first.ids if name.startswith("m") and name[1:].isdigit()] == [
        "m1",
        "m2",
    ]


def test_values_lead_to_their_lines(first: Read) -> None:
    links = [a["href"] for a in first.all("a") if a.get("class") == "gp-line"]
    assert f"{SOURCE}#L3" in links
    assert f"{SOURCE}#L4" in links
    assert "第3行" in first.text


def test_what_is_ours_is_marked_as_ours(first: Read) -> None:
    assert "9月底前" in first.text
    assert "2021-09-30 前，本站推算" in first.text


def test_a_merged_cell_is_said_to_be_one(first: Read) -> None:
    assert first.text.count("沿用合并单元格") == 1


def test_official_status_stands_with_its_words(first: Read) -> None:
    assert "进度偏慢原文“进度偏慢”第4行" in "".join(first.text.split())
    assert "1/2" in first.text


def test_no_status_is_said_in_words(second: Read) -> None:
    assert "文件未给出" in second.text


def test_problems_stand_apart_from_progress(first: Read) -> None:
    words = "".join(first.text.split())
    assert "正在安置60户。第4行存在问题资金缺口大。" in words


def test_roles_are_told_with_their_basis(second: Read) -> None:
    words = "".join(second.text.split())
    assert "牵头住建局/城管局" in words
    assert "角色依据第2行" in words
    assert "配合水利局第5行" in words


def test_names_that_would_leave_the_folder_are_links_within_it(second: Read) -> None:
    links = [a["href"] for a in second.all("a")]
    assert (
        "../../../990101/org/%E4%BD%8F%E5%BB%BA%E5%B1%80%EF%BC%8F%E5%9F%8E%E7%AE%A1%E5%B1%80/"
        in (links)
    )


def test_the_excerpt_is_the_line_sign_for_sign(toy_site: Path) -> None:
    page = (toy_site / "990101/2021-key/3/index.html").read_text("utf-8")
    assert "&lt;p&gt;10m&lt;sup&gt;2&lt;/sup&gt;&lt;/p&gt;<i>\t</i></span>" in page


def test_neighbours_lead_on(second: Read) -> None:
    around = {a.get("rel"): a["href"] for a in second.all("a") if a.get("rel")}
    assert around["prev"] == "../../../990101/2021-key/1/"
    assert around["next"] == "../../../990101/2021-key/3/"


def test_what_is_remarked_stands_on_the_page_it_concerns(first: Read, second: Read) -> None:
    assert "标题异常" in second.text
    assert "标题异常" not in first.text


def test_a_task_without_progress_says_so(toy_site: Path) -> None:
    page = read(toy_site / "990101/2021-livelihood/1/index.html")
    assert "只写明任务和责任，没有进展" in page.text
    assert "官方状态" not in page.text
    assert "javascript:alert(1)" not in "".join(page.addresses)


def test_a_fact_that_is_missing_is_an_error(
    found: Lookups, schema: Schema, shells: tuple[Shells, Path]
) -> None:
    made, folder = shells
    pen = environment(Drawing(made, labels(schema), ROOT / "templates", folder))
    page = next(iter(task.pages(found)))
    facts = {name: fact for name, fact in page.facts.items() if name != "sections"}

    class Lacking:
        path, kind, as_of, published_on, date = page.path, page.kind, None, None, page.date

    Lacking.facts = facts  # type: ignore[attr-defined]
    with pytest.raises(UndefinedError, match="sections"):
        render(Lacking(), pen, made.kinds["task"])  # type: ignore[arg-type]
