"""Plans side by side: the same figures as in the data, and what keeps them from being compared."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from support.axe import findings
from support.reader import Reader

KEY, OTHER, BARE = "331121-2021-key", "330824-2023-key", "331100-2023-key"
MIXED = "331083-2021-livelihood"


def side(page: Page) -> Locator:
    return page.locator("#gp-c-table table")


def line(page: Page, label: str) -> list[str]:
    """The cells of a row side by side."""
    row = (
        side(page)
        .locator("tbody tr")
        .filter(has=page.locator("th", has_text=re.compile(f"^{label}")))
    )
    return row.locator("td").all_inner_texts()


def opened(reader: Reader, *plans: str, q: str = "", **screen: int) -> Page:
    page = reader.open(f"compare/?of={','.join(plans)}" + (f"&q={quote(q)}" if q else ""), **screen)
    expect(page.locator("#gp-c-status")).to_have_text(
        re.compile("写到" if q else "并排比较|再选一份|选两份")
    )
    return page


@pytest.fixture(scope="module")
def tables(site: Path) -> dict[str, pd.DataFrame]:
    """The published tables."""
    return {
        name: pd.read_csv(site / f"data/{name}.csv", dtype="string", keep_default_na=False)
        for name in ("tasks", "measures", "assessments", "responsibilities")
    }


def test_the_figures_are_those_of_the_published_tables(
    reader: Reader, tables: dict[str, pd.DataFrame]
) -> None:
    page = opened(reader, KEY, OTHER)
    for at, plan in enumerate((KEY, OTHER)):
        tasks = tables["tasks"][tables["tasks"].plan_id == plan]
        of_plan = {name: table[table.task_id.isin(tasks.task_id)] for name, table in tables.items()}
        measures = of_plan["measures"]
        told = of_plan["assessments"][of_plan["assessments"].measure_id != ""]
        organizations = of_plan["responsibilities"].organization_id.nunique()
        assert f"任务 {len(tasks)}，举措 {len(measures)}" in line(page, "任务和举措")[at]
        assert (
            f"{(measures.deadline_as_printed != '').sum()}/{len(measures)}"
            in (line(page, "写明时限")[at])
        )
        for status, count in told.derived_status.value_counts().items():
            if status in ("done", "overdue"):
                word = {"done": "已完成", "overdue": "已逾期"}[str(status)]
                assert f"{word}{count}/{len(told)}" in plain(line(page, "本站推断")[at])
        official = told[told.official_status == "done"]
        if len(official):
            assert f"已完成{len(official)}/{len(told)}" in plain(line(page, "官方状态")[at])
        assert line(page, "责任单位")[-2 + at] == f"{organizations} 个"


def test_it_says_what_cannot_be_compared(reader: Reader) -> None:
    page = opened(reader, KEY, MIXED, BARE)
    heads = side(page).locator("tbody th")

    expect(heads.filter(has_text="数据截至")).to_contain_text("没有进展，只能比承诺")
    expect(heads.filter(has_text="任务和举措")).to_contain_text("N 数的不是一样的东西")
    expect(heads.filter(has_text="官方状态")).to_contain_text("不等于没有做")
    assert line(page, "本站推断")[2] == "文件没有进展"


def test_plans_are_chosen_and_taken_away_and_the_address_follows(reader: Reader) -> None:
    page = reader.open("compare/")
    expect(page.locator("#gp-c-status")).to_contain_text("选两份以上")
    page.locator("#gp-c-place").select_option("331121")
    page.locator("#gp-c-plan").select_option(KEY)
    page.locator("#gp-c-add").click()
    expect(page).to_have_url(re.compile(rf"\?of={KEY}$"))
    page.locator(f"button[data-add='{OTHER}']").click()
    expect(page).to_have_url(re.compile(rf"\?of={KEY},{OTHER}$"))
    expect(side(page).locator("thead th")).to_have_count(3)
    page.get_by_role("button", name=re.compile("^不再比较：青田县")).click()
    expect(page).to_have_url(re.compile(rf"\?of={OTHER}$"))
    page.go_back()
    expect(side(page).locator("thead th")).to_have_count(3)
    page.go_back()
    page.go_back()
    expect(side(page)).to_have_count(0)


def test_a_topic_shows_the_promises_with_both_statuses(reader: Reader) -> None:
    page = opened(reader, KEY, OTHER, BARE, q="公交")
    cells = line(page, "“公交”")
    links = side(page).locator(".gp-compare__topic td li a")

    assert all("公交" in plain(text) for text in links.all_inner_texts())
    assert cells[0].count("官方状态") == cells[0].count("本站推断") > 0
    assert "已完成" in cells[1]
    assert set(side(page).locator("mark").all_inner_texts()) == {"公交"}
    total = re.search(r"共 (\d+) 处", page.locator("#gp-c-status").inner_text())
    assert total
    assert int(total[1]) == sum(int(n) for cell in cells for n in re.findall(r"共 (\d+) 处", cell))
    page.locator(".gp-compare__all").nth(1).click()
    expect(page.locator("#gp-x-count")).to_have_text(re.compile(r"共 5/876 行"))


def test_typing_a_topic(reader: Reader) -> None:
    page = opened(reader, KEY, OTHER)
    page.locator("#gp-c-q").press_sequentially("没有这个词", delay=60)
    expect(page.locator("#gp-c-status")).to_have_text(re.compile("的共 0 处"))
    expect(page).to_have_url(re.compile(rf"\?of={KEY},{OTHER}&q="))
    assert line(page, "“没有这个词”") == ["没有写到", "没有写到"]
    page.go_back()
    expect(page).to_have_url(re.compile(rf"\?of={KEY},{OTHER}$"))


def test_a_plan_that_is_not_there_is_said(reader: Reader) -> None:
    page = opened(reader, KEY, "990101-2021-key<b>")

    expect(side(page).locator("thead")).to_contain_text("本站没有这份计划：990101-2021-key<b>")
    assert side(page).locator("b").count() == 0


def test_links_lead_where_those_of_the_table_lead(reader: Reader) -> None:
    page = opened(reader, KEY, OTHER)
    href = side(page).locator("thead a").first.get_attribute("href")
    assert str(href).endswith("/331121/2021-key/")
    page.locator(".gp-table--figures tbody th a").first.click()
    page.wait_for_url("**/330305/2021-key/")


@pytest.mark.parametrize("width", [360, 320])
def test_two_plans_fit_beside_each_other_on_a_phone(reader: Reader, width: int) -> None:
    page = opened(reader, KEY, OTHER, q="公交", width=width)
    boxes = [cell.bounding_box() for cell in side(page).locator("thead th:not(:first-child)").all()]

    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    assert findings(page) == []


def test_failure_says_what_to_do_and_a_retry_mends_it(reader: Reader) -> None:
    page = reader.open("about/")
    broken = True

    def answer(route: Route) -> None:
        if broken:
            route.abort()
        else:
            route.continue_()

    page.route("**/explorer/index.json*", answer)
    page.goto(page.url.replace("about/", f"compare/?of={KEY},{OTHER}"))
    expect(page.locator("#gp-c-trouble")).to_contain_text("请检查网络")
    broken = False
    page.get_by_role("button", name="再试一次").click()
    expect(side(page).locator("thead th")).to_have_count(3)
    reader.complaints[:] = [one for one in reader.complaints if "ERR_FAILED" not in one]


def test_without_scripts_every_plan_stands_in_a_table(reader: Reader) -> None:
    page = reader.open("compare/", java_script_enabled=False)

    expect(page.locator("#gp-compare")).to_be_hidden()
    assert page.locator(".gp-table--figures tbody tr").count() == 6
    expect(page.locator("button[data-add]").first).to_be_hidden()
    expect(page.locator(".gp-table--figures")).to_contain_text("已逾期")


def plain(text: str) -> str:
    """Without white space."""
    return "".join(text.split())
