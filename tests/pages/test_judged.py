"""Official beside derived, promised beside achieved, what is overdue: on every kind of page."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from govpublish.meaning.verdicts import RULES
from govpublish.pages import all_pages, labels
from govpublish.pages.late import late, longest_first
from govpublish.pages.lookups import Lookups, look_up
from govpublish.pages.plans import plan
from govpublish.pages.standing import CLASHES, standing
from govpublish.pages.summary import Counts, summary
from govpublish.schema import Schema
from govpublish.site.draw import Drawing, draw_site
from govpublish.site.shell import Shells
from pages.conftest import ROOT
from pages.judged import DAM, MOVING, judged
from pages.reading import Read, read
from pages.yunshan import KEY, REPORT, SCRIPT

SOURCE = "../../../sources/990101-2021-Q3/"


@pytest.fixture(scope="module")
def site(
    schema: Schema, shells: tuple[Shells, Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The pages of the judged edition."""
    into = tmp_path_factory.mktemp("judged")
    drawing = Drawing(shells[0], labels(schema), ROOT / "templates", into)
    draw_site(all_pages(judged(), schema, []), drawing)
    return into


@pytest.fixture
def known(schema: Schema) -> Lookups:
    """The judged edition, grouped."""
    return look_up(judged(), schema, [])


def page(site: Path, address: str) -> Read:
    """One page."""
    return read(site / address / "index.html")


def words(found: Read) -> str:
    """What it says, without white space."""
    return "".join(found.text.split())


def hrefs(found: Read) -> list[str | None]:
    """Where it leads."""
    return [a["href"] for a in found.all("a")]


def test_both_statuses_stand_side_by_side_with_what_they_rest_on(site: Path) -> None:
    found = page(site, "990101/2021-key/1")
    assert (
        "官方状态已完成原文“已完成”第3行本站推断已逾期规则R4.1，依据第3行，截至2021-09-30"
        in words(found)
    )
    assert "../../../method/#r4" in hrefs(found)


def test_a_derived_status_without_lines_names_none(site: Path) -> None:
    found = words(page(site, "990101/2021-key/2"))
    assert "官方状态文件未给出本站推断未报进展规则R6.1，截至2021-09-30" in found


def test_where_they_say_opposite_things_the_page_says_so(site: Path) -> None:
    found = words(page(site, "990101/2021-key/1"))
    assert "文件称“已完成”，本站按进展原文和时限推断为“已逾期”，两者不一致。" in found
    assert "文件称“进度偏慢”，本站按进展原文和时限推断为“已达目标”，两者不一致。" in found
    assert "不一致" not in words(page(site, "990101/2021-key/2"))


def test_only_opposite_statuses_clash(known: Lookups) -> None:
    assert ("slow", "done") in CLASHES and ("ahead", "overdue") in CLASHES
    assert not {("slow", "overdue"), ("done", "done"), ("done", "under_way")} & CLASHES
    dam = standing(known, REPORT, DAM)
    assert dam is not None and dam.clashes
    assert standing(known, REPORT, "nothing of the kind") is None


def test_amounts_stand_beside_what_is_achieved(site: Path) -> None:
    found = page(site, "990101/2021-key/1")
    said = words(found)
    assert "数量目标3个，其中3个在进展里认出完成数" in said
    assert "移民安置100户第4行不少于100户" in said
    assert "安置120户第4行120户" in said
    assert "120%120/100" in said
    assert "截至当日全年已过74.8%（273/365天）" in said
    assert f"{SOURCE}#L4" in hrefs(found)
    assert "#m2" in hrefs(found)


def test_upper_limits_have_no_bar_and_rates_no_share_of_the_year(site: Path) -> None:
    found = page(site, "990101/2021-key/1")
    bars = [one for one in found.all("svg") if one.get("class") == "gp-bar"]
    assert len(bars) == 2
    assert all(one["role"] == "img" for one in bars)
    said = words(found)
    assert "不超过2.8万元上限，越低越好" in said
    assert "65%1.82/2.8" in said
    assert "完成120户，承诺100户" in said
    assert said.count("截至当日全年已过") == 1


def test_the_words_of_an_amount_are_never_marks(site: Path) -> None:
    found = page(site, "990101/2021-key/2")
    assert f"{SCRIPT}5个" in found.text
    assert "进展里没有认出同一数量" in found.text
    assert not [one for one in found.all("svg") if one.get("class") == "gp-bar"]


def test_a_plan_counts_both_over_the_same_places(site: Path, known: Lookups) -> None:
    counted = summary(known, REPORT)
    assert (counted.tasks, counted.measures, counted.aside_tasks) == (2, 2, 1)
    assert counted.official == Counts((("done", 1), ("slow", 1)), 2)
    assert counted.derived == Counts(
        (("target_met", 1), ("overdue", 1), ("not_reported", 1), ("under_way", 1)), 0
    )
    assert counted.clashes == (DAM, MOVING)
    said = words(page(site, "990101/2021-key"))
    assert "已逾期1/425.0%" in said
    assert "文件未给出2/450.0%" in said
    assert "N是2项举措和2项任务" in said
    assert "另有1项任务由它们的举措代表，本身不计入" in said
    assert "官方与推断不一致的2处：1.1、1.2。" in said


def test_what_is_overdue_is_listed_with_its_days(site: Path) -> None:
    for address in ("overdue", "990101/overdue"):
        found = page(site, address)
        said = words(found)
        assert "1处已到时限，其中1处没有报告完成。" in said
        assert "最新一期说到4处，时限有具体日期的2处" in said
        assert "(1)完成大坝。" in said
        assert "水利局6月底前最后期限2021-06-3092天2021-09-30已完成已逾期R4.1第3行" in said
        assert "不是同今天比" in said and "本站不知道" in said


def test_the_list_is_linked_from_where_readers_come(site: Path) -> None:
    assert "overdue/" in hrefs(read(site / "index.html"))
    assert "../990101/overdue/" in hrefs(page(site, "990101"))
    assert "../../990101/overdue/" in hrefs(page(site, "990101/2021-key"))


def test_a_list_of_nothing_says_so(toy_site: Path) -> None:
    found = words(page(toy_site, "990101/overdue"))
    assert "没有：最新一期里没有一处过了时限而没有报告完成。" in found
    assert not page(toy_site, "overdue").all("tbody")[1:]


def test_the_longest_overdue_stand_first(known: Lookups) -> None:
    (one,) = late(known, plan(known, KEY)).late
    rows = [one._replace(days=days) for days in (3, 40, 3)]
    assert [row.days for row in longest_first(rows)] == [40, 3, 3]
    assert longest_first(rows)[1] is rows[0]


def test_an_organization_sees_first_what_is_overdue(site: Path) -> None:
    found = words(page(site, "990101/org/水利局"))
    assert "已逾期其中1处过了时限、没有报告完成" in found
    assert found.index("完成大坝。") < found.index("完成移民安置100户。")
    assert "6月底前2021-06-30已完成已逾期第3行" in found


def test_every_rule_stands_on_the_method_page_with_its_examples(site: Path) -> None:
    found = page(site, "method")
    said = words(found)
    for rule in RULES:
        assert rule.id.partition(".")[0].lower() in found.ids
        assert f"编号{rule.id}" in said
        for example in (*rule.right, *rule.wrong):
            assert "".join(example.promise.split()) in said
    assert {"derived", "indicators", "statuses"} <= set(found.ids)
    verdicts = [e["class"] for e in found.all("span") if "gp-holds" in (e.get("class") or "")]
    assert verdicts.count("gp-holds gp-holds--no") == sum(len(rule.wrong) for rule in RULES)
    assert "现有数据1/4处" in said


def test_status_words_stand_by_what_they_are_understood_as(site: Path) -> None:
    found = page(site, "status-terms")
    assert {"done", "slow"} <= set(found.ids)
    assert "云山县进度偏慢只在“状态”一栏" in words(found)
    assert "各地任何地区的文件已完成" in words(found)
    assert "../status-terms/" in hrefs(page(site, "method"))


def test_the_pages_are_sound(site: Path) -> None:
    for file in sorted(site.rglob("index.html")):
        found = read(file)
        levels = [int(e.tag[1]) for e in found.elements if re.fullmatch("h[1-6]", e.tag)]
        assert all(after <= before + 1 for before, after in pairwise(levels)), file
        assert len(found.ids) == len(set(found.ids)), file
        assert all(head.get("scope") for head in found.all("th")), file
        assert not [e for e in found.elements if "style" in e.attributes], file
