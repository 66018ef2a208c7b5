"""A plan as one flat table: what stands where, and that nothing is made up or lost."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from checks.planting import SCHEMA
from checks.small_county import KEY, edition, rows
from govpublish.exports import plan_csv, plan_rows

HEADS = [column.title for column in plan_rows.COLUMNS]


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def test_a_row_a_task_and_a_row_a_measure(downloads: Path) -> None:
    found = table(downloads / f"plans/{KEY}.csv")
    assert [(row["层级"], row["编号"]) for row in found] == [
        ("任务", f"{KEY}.1"), ("举措", f"{KEY}.1.1"), ("举措", f"{KEY}.1.2"), ("任务", f"{KEY}.2"),
    ]  # fmt: skip
    assert list(found[0]) == HEADS


def test_what_a_measures_row_says(downloads: Path) -> None:
    row = table(downloads / f"plans/{KEY}.csv")[1]
    assert {head: value for head, value in row.items() if value} == {
        "编号": f"{KEY}.1.1",
        "层级": "举措",
        "地区": "云山县",
        "计划": "2021年重点工作",
        "年度": "2021",
        "所属部分": "一、水利 / (一)水库",
        "序号": "1",
        "标号": "(1)",
        "任务标题": "修建云山水库",
        "内容": "完成大坝。",
        "完成时限": "9月底前",
        "最后期限": "2021-09-30",
        "牵头单位": "县水利局",
        "配合单位": "公交公司",
        "承诺的数量": "完成大坝",
        "完成的数量": "已完成",
        "进展时段": "2021-Q3",
        "数据截至日": "2021-09-30",
        "进展": "水利局：已完成。",
        "存在问题": "公交公司：缺资金",
        "状态（原文）": "已完成",
        "官方状态": "已完成",
        "推断状态": "已完成",
        "推断规则": "R1",
        "其他栏目": "备注：=1+1",
        "原文文件": "2021年重点工作三季度进展",
        "原文网址": "https://example.org/a",
        "原文行": "3",
        "进展原文行": "3;4",
    }


def test_a_task_says_nothing_of_its_measures(downloads: Path) -> None:
    row = table(downloads / f"plans/{KEY}.csv")[0]
    assert not any(row[head] for head in ("牵头单位", "进展", "官方状态", "推断状态", "标号"))


def test_the_newest_report_that_says_something(tmp_path: Path) -> None:
    tables = rows()
    later = f"{KEY}@2021"
    tables["reports"][3].update(as_of="2021-12-31", has_progress=True)
    one = {**tables["progress"][0], "report_id": later, "text": "全部建成。", "problems": None}
    silent = {**tables["progress"][3], "report_id": later, "text": None, "problems": None}
    tables["progress"] += [
        {**one, "progress_id": f"{KEY}.1.1@2021.1"},
        {**silent, "progress_id": f"{KEY}.2@2021.1"},
    ]
    plan_csv.EXPORT.write(edition(tables), SCHEMA, tmp_path)
    _, first, _, second = table(tmp_path / f"plans/{KEY}.csv")
    assert (first["进展时段"], first["数据截至日"]) == ("2021", "2021-12-31")
    assert first["进展"] == "水利局：全部建成。"
    assert first["官方状态"] == "", "no status of an older report beside a newer text"
    assert (second["进展时段"], second["进展"]) == ("2021-Q3", "已开通。")


def test_a_name_printed_twice_stays_twice(tmp_path: Path) -> None:
    tables = rows()
    tables["responsibilities"][2].update(organization_as_printed="县水利局", role="lead")
    plan_csv.EXPORT.write(edition(tables), SCHEMA, tmp_path)
    assert table(tmp_path / f"plans/{KEY}.csv")[1]["牵头单位"] == "县水利局;县水利局"


def test_no_cell_begins_as_a_formula_does(tmp_path: Path) -> None:
    tables = rows()
    for place, field in (("tasks", "title"), ("measures", "text"), ("plans", "name")):
        tables[place][1][field] = "=1+1"
    plan_csv.EXPORT.write(edition(tables), SCHEMA, tmp_path)
    for row in table(tmp_path / f"plans/{KEY}.csv"):
        assert not any(value.startswith(("=", "+", "-", "@")) for value in row.values())


def test_every_column_is_explained_in_the_note(downloads: Path) -> None:
    note = (downloads / "plans/README.txt").read_text("utf-8")
    assert len(set(HEADS)) == len(HEADS)
    for column in plan_rows.COLUMNS:
        assert f"{column.title}：{column.description}" in note
