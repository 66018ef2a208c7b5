"""What the pages of plans, organizations, sources, data, fields and quality say."""

from pathlib import Path

from govpublish import account
from govpublish.dataset import COLUMNS
from govpublish.flags import Flag
from pages import yunshan
from pages.conftest import ROOT
from pages.reading import Read, read


def words(page: Read) -> str:
    """The words of a page without white space."""
    return "".join(page.text.split())


def test_a_plan_shows_counts_statuses_and_all_tasks(toy_site: Path) -> None:
    page = read(toy_site / "990101/2021-key/index.html")
    assert "3项任务" in words(page) and "2项举措" in words(page)
    assert "2021-Q3" in page.ids
    assert "已完成1/425.0%进度偏慢1/425.0%" in words(page)
    links = [a["href"] for a in page.all("a")]
    assert [f"../../990101/2021-key/{n}/" in links for n in (1, 2, 3)] == [True] * 3
    assert "../../data/plans/990101-2021-key.json" in links


def test_a_plan_shows_printed_totals_beside_ours(toy_site: Path) -> None:
    page = words(read(toy_site / "990101/2021-key/index.html"))
    assert "重点工作总数33相符第1行" in page
    assert "正常推进2—无法复原附表没有逐项写明第1行" in page


def test_an_organization_shows_duties_by_role(toy_site: Path) -> None:
    page = read(toy_site / "990101/org/水利局/index.html")
    assert "文件中也写作：县水利局" in page.text
    links = [a["href"] for a in page.all("a")]
    assert "../../../990101/2021-key/1/#m2" in links
    assert page.ids.index("support") < page.ids.index("unspecified")


def test_a_source_shows_every_line_and_what_became_of_it(toy_site: Path) -> None:
    page = read(toy_site / "sources/990101-2021-Q3/index.html")
    assert [f"L{n}" in page.ids for n in range(1, 9)] == [True] * 8
    text = words(page)
    assert "1.1标号、举措内容、责任单位、进展情况" in text
    assert "这一行没有读入未读入" in text
    assert "第1页页脚" in text
    whole = account.of(yunshan.edition().readings[yunshan.SOURCE])
    assert whole.adds_up
    assert f"已收录{whole.used}" in text and f"未读入{whole.unread}" in text
    assert f"全文{whole.total}" in text


def test_a_jurisdiction_shows_where_it_lies(toy_site: Path) -> None:
    page = words(read(toy_site / "990101/index.html"))
    assert "首页云岭省云州市云山县" in page
    assert "2021年民生实事" in page


def test_downloads_are_listed_with_size_and_checksum(toy_site: Path) -> None:
    page = read(toy_site / "data/index.html")
    links = [a["href"] for a in page.all("a")]
    assert {"tasks.csv", "plans/990101-2021-key.json", "datapackage.json"} <= set(links)
    assert "2.2MB" in words(page)
    assert "0" * 64 in page.text


def test_the_codebook_has_every_field(toy_site: Path) -> None:
    ids = read(toy_site / "codebook/index.html").ids
    for table, columns in COLUMNS.items():
        assert table in ids
        assert {f"{table}.{column}" for column in columns} <= set(ids)


def test_remarks_are_grouped_and_an_unknown_kind_keeps_its_code(toy_site: Path) -> None:
    page = words(read(toy_site / "quality/index.html"))
    assert "未读入的文字1" in page
    assert "a-kind-nobody-knows1" in page


def test_the_home_page_leads_to_all_places(toy_site: Path) -> None:
    page = read(toy_site / "index.html")
    assert "4项任务" in words(page)
    assert "990101/" in [a["href"] for a in page.all("a")]


def test_every_kind_of_remark_has_a_name_for_readers() -> None:
    words = (ROOT / "templates/words.html.j2").read_text("utf-8")
    kinds = {one.kind for one in Flag.__subclasses__()}
    assert kinds
    assert [kind for kind in kinds if f'"{kind}":' not in words] == []
