"""玉环市 2021-Q3: two stacked tables behind a covering letter that names and counts."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from govpublish.assembly import Entry
from govpublish.dataset import Dataset
from govpublish.text import bare
from support.truth import Plan

SOURCE = "331083-2021-Q3"


@pytest.fixture(scope="session")
def lines(entries: Mapping[str, Entry]) -> list[str]:
    """The lines, straight from the file; index 0 is empty, so that numbers are those printed."""
    return ["", *entries[SOURCE].source.data().decode("utf-8-sig").splitlines()]


@pytest.fixture(scope="session")
def key(data: Dataset) -> Plan:
    """The key work."""
    return Plan(data, "331083-2021-key")


@pytest.fixture(scope="session")
def livelihood(data: Dataset) -> Plan:
    """The livelihood projects."""
    return Plan(data, "331083-2021-livelihood")


def test_counts(key: Plan, livelihood: Plan) -> None:
    assert [task["number"] for task in key.tasks] == [str(n) for n in range(1, 127)]
    assert [task["number"] for task in livelihood.tasks] == [str(n) for n in range(1, 13)]
    assert not key.rows("measures")
    assert [row["measure_id"].rpartition("-")[2] for row in livelihood.rows("measures")] == [
        "livelihood.3.1", "livelihood.3.2", "livelihood.8.1", "livelihood.8.2",
    ]  # fmt: skip


def test_every_task_has_the_words_below_its_number(key: Plan, lines: list[str]) -> None:
    for task in key.tasks:
        first, second, *_ = (int(n) for n in task["lines"].replace("-", ",").split(","))
        assert lines[first].strip() == task["number"]
        assert bare(lines[second]) == bare(task["text"]) == bare(task["title"])


def test_both_cells_of_3_and_8_are_the_text(livelihood: Plan) -> None:
    assert livelihood.task(3)["title"] == "1.建设微型便民体育公园10个。\n2.新增绿道10公里。"
    assert livelihood.task(8)["text"] == (
        "1.实施退出孕龄期妇女免费取环服务。\n2.为低保低边等妇女统一购买“女性健康公益保险”。"
    )
    assert [(m["label"], m["text"]) for m in livelihood.below("measures", 3)] == [
        ("1.", "建设微型便民体育公园10个。"), ("2.", "新增绿道10公里。"),
    ]  # fmt: skip
    assert livelihood.names(3, 1) == ["市体育事业发展中心"]
    assert livelihood.names(3, 2) == ["市住建局"]
    assert livelihood.names(3) == []
    assert livelihood.progress(8, 2)[0][0].startswith("累计为低保低边困境妇女统一购买")


@pytest.mark.parametrize(
    ("number", "names"),
    [
        (1, ["市府办", "市司法局", "市审计局"]),
        (2, ["市府办", "市委改革办", "市税务局"]),
        (4, ["市发改局", "市经信局", "市财政局", "市农业农村水利局", "市港航口岸渔业局",
             "市统计局(数据监测)", "市税务局", "市考核办"]),
        (5, ["市发改局", "玉环生态环境分局"]),
        (6, ["市发改局", "市大数据发展中心", "芦浦镇"]),
        (10, ["发改局"]),
        (64, []),
        (69, ["市交通运输局", "市交投集团", "市住建局", "市城建集团",
              "漩门湾大桥及接线工程推进小组", "228国道清港连接线工程推进小组",
              "S22676省道)玉环龙溪至干江公路工程推进小组", "玉环经济开发区",
              "沙岙至西滩公路工程推进小组", "漩门湾大桥及接线工程推进小组"]),
    ],
)  # fmt: skip
def test_lists_of_organizations(key: Plan, number: int, names: list[str]) -> None:
    assert key.names(number) == names
    assert set(key.roles(number)) <= {"lead"}


def test_no_name_is_only_the_half_of_one(key: Plan, livelihood: Plan) -> None:
    halves = {"市自然资源", "和规划局", "市农业农村", "水利局", "市港航口岸", "渔业局", "开发区"}
    names = {
        row["organization_as_printed"]
        for plan in (key, livelihood)
        for row in plan.rows("responsibilities")
    }
    assert not names & halves
    assert "市自然资源和规划局" in names


def test_reprinted_pages_are_one_text(key: Plan) -> None:
    first, second = key.progress(1)
    labels = [part[: part.index(".") if "." in part[:3] else 1] for part in first[0].split("\n")]
    assert labels == [str(n) for n in range(1, 12)]
    assert second[0].startswith("1.完成市经济和信息化局党委书记")


def test_several_rows_of_one_task_report_for_themselves(key: Plan) -> None:
    assert len(key.progress(6)) == 3
    assert key.progress(6)[1][1].startswith("IDC数据中心应受限于节能减排政策")
    assert key.progress(6)[2][1] == "二期工程因新冠疫情和台风影响,导致工期延误。"
    assert [text.split("、")[0][:2] for text, _ in key.progress(69)][:3] == ["1.", "2S", "3环"]
    assert len(key.progress(69)) == 11


def test_task_95_stays_one_task_with_its_captions(key: Plan) -> None:
    rows = key.below("progress", 95)
    assert [row["reporting_organization"] for row in rows] == [None, "鸡山乡", "海山乡"]
    assert "深化鸡山全域旅游开发" in rows[1]["text"]
    assert "1.开发资源相对有限。" in rows[2]["problems"]
    assert "4.工作机制创新不足。" in rows[2]["problems"]


def test_task_64_has_its_text_only(key: Plan) -> None:
    assert key.task(64)["text"] == "加快确立“一心两区三带四域”发展格局。"
    assert key.progress(64) == [("", "")]


def test_an_empty_cell_is_no_problem(key: Plan, livelihood: Plan) -> None:
    assert key.progress(7) == [("完成前期初步调研工作及初步方案编制。", "")]
    assert livelihood.progress(7)[0][1].startswith("小区居民对垃圾分类知晓率不高")
    assert livelihood.progress(2) == [("已完成建设5G基站516个,完成率129%", "")]


def test_the_letter_gives_eight_slow_tasks_and_no_others(key: Plan) -> None:
    named = {
        "34": "实现“小升规”60家", "67": "完成低效用地再开发1000亩",
        "72": "完成老旧小区改造9.5万平方米", "74": "实现玉城西青老街示范段开街",
        "92": "全力推动规上企业发明专利全覆盖", "97": "新增跨境电商产值10亿元以上",
        "104": "新建高标准农田6700亩", "107": "确保完成固定资产投资50亿元",
    }  # fmt: skip
    assert key.statuses() == dict.fromkeys(named, "slow")
    for number, words in named.items():
        assert words in key.task(number)["text"]


def test_the_letter_gives_four_unfinished_projects_and_no_others(livelihood: Plan) -> None:
    assert livelihood.statuses() == dict.fromkeys(["1", "8.1", "9", "12"], "unfinished")


def test_a_status_rests_on_the_words_of_the_letter(key: Plan, livelihood: Plan) -> None:
    found = {
        row["assessment_id"]: (row["status_as_printed"], row["official_lines"])
        for plan in (key, livelihood)
        for row in plan.rows("assessments")
        if row["official_status"]
    }
    assert found["331083-2021-key.34@2021-Q3"] == ("进展偏慢", "15,17")
    assert found["331083-2021-livelihood.8.1@2021-Q3"] == ("尚未完成年度目标任务", "33,37")


def test_totals_are_held_against_the_rows(data: Dataset) -> None:
    told = {
        (row["report_id"].split("-")[2].split("@")[0], row["what"]): (
            row["printed"], row["counted"], row["verdict"],
        )
        for row in data.rows("reconciliation")
        if row["report_id"].startswith("331083")
    }  # fmt: skip
    assert told["key", "126项市政府重点工作"] == (126, 126, "equal")
    assert told["key", "28项已完成全年目标"] == (28, None, "not_recoverable")
    assert told["key", "90项正常推进"] == (90, None, "not_recoverable")
    assert told["key", "8项进度偏慢"] == (8, 8, "equal")
    assert told["livelihood", "12项民生实事项目"] == (12, 12, "equal")
    assert told["livelihood", "8项已完成全年目标"] == (8, None, "not_recoverable")
    assert told["livelihood", "4项尚未完成年度目标任务"] == (4, 4, "equal")


def test_the_day_is_the_quarters_last_and_not_the_letters(data: Dataset) -> None:
    found = {r["report_id"]: r["as_of"] for r in data.rows("reports") if r["source_id"] == SOURCE}
    assert found == {
        "331083-2021-key@2021-Q3": "2021-09-30",
        "331083-2021-livelihood@2021-Q3": "2021-09-30",
    }


def test_no_text_holds_a_reprinted_number_or_name(key: Plan) -> None:
    names = {row["organization_as_printed"] for row in key.rows("responsibilities")}
    for row in key.rows("progress"):
        paragraphs = ((row["text"] or "") + "\n" + (row["problems"] or "")).split("\n")
        assert not names.intersection(paragraphs), row["progress_id"]
        assert not any(part.isdigit() for part in paragraphs), row["progress_id"]
