"""云山县 (990101), an invented county: a valid dataset that uses every table and every field."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from govpublish.dataset import COLUMNS, Dataset, Table
from govpublish.edition import Edition
from govpublish.models import SourceReading

Rows = dict[str, list[dict[str, Any]]]

SOURCE, LIST, NEWS = "990101-2021-Q3", "990101-2021-list", "990101-2020"
KEY, OLD, PROMISES = "990101-2021-key", "990101-2020-key", "990101-2021-livelihood"
REPORT, FIRST = f"{KEY}@2021-Q3", f"{PROMISES}@2021"
BEFORE = f"{KEY}@2021"


def rows() -> Rows:
    """All tables, made anew: a test may change them as it likes."""
    values = {**_places(), **_promises(), **_answers(), **_grounds()}
    return {
        table: [dict(zip(names, row, strict=True)) for row in values[table]]
        for table, names in COLUMNS.items()
    }


def dataset(tables: Rows) -> Dataset:
    """The tables as the pipeline hands them on."""
    return Dataset({name: Table.of(COLUMNS[name], found) for name, found in tables.items()})


def edition(tables: Rows) -> Edition:
    """The tables as a publication, with sources of which nothing was left to account for."""
    readings = {
        row["source_id"]: SourceReading(row["source_id"], "tabs", (), ("第一行",), ("1",), ())
        for row in tables["sources"]
    }
    return Edition(dataset(tables), readings, "0.1.0", "2021-11-02")


Values = dict[str, list[tuple[Any, ...]]]


def _places() -> Values:
    path = "990101-yunshan"
    return {
        "jurisdictions": [
            ("990000", "云岭省", "云岭", "province", None, "云岭省", None),
            ("990100", "云州市", "云州", "prefecture", "990000", "云岭省", "云州市"),
            ("990101", "云山县", "云山", "county", "990100", "云岭省", "云州市"),
        ],
        "sources": [
            (NEWS, "990101", "2020年清单", None, None, None, None, None, f"{path}/2020/a.docx",
             "application/msword", None, "a" * 64, 9, None),
            (SOURCE, "990101", "2021年重点工作三季度进展", "县政府办", "1/2", "云政办〔2021〕9号",
             "2021-11-02", "https://example.org/a", f"{path}/2021-Q3/source.txt", "text/plain",
             "utf-8", "b" * 64, 1234, 40),
            (LIST, "990101", "2021年民生实事", None, None, None, None, None,
             f"{path}/2021-list/source.txt", "text/plain", "gb18030", "c" * 64, 99, 8),
        ],
        "plans": [
            (OLD, "990101", 2020, "key", "2020年重点工作", "key_work", None),
            (KEY, "990101", 2021, "key", "2021年重点工作", "key_work", OLD),
            (PROMISES, "990101", 2021, "livelihood", "2021年民生实事", "livelihood", None),
        ],
        "reports": [
            (f"{OLD}@2020", OLD, NEWS, "2020", None, False),
            (REPORT, KEY, SOURCE, "2021-Q3", "2021-09-30", True),
            (FIRST, PROMISES, LIST, "2021", None, False),
            (BEFORE, KEY, LIST, "2021", None, False),
        ],
    }  # fmt: skip


def _promises() -> Values:
    return {
        "tasks": [
            (f"{OLD}.1", OLD, 1, "1", None, "修路", "修路", None, None, None, NEWS, "t1.r3"),
            (f"{KEY}.1", KEY, 1, "1", "一、水利 / (一)水库", "修建云山水库", "修建\n云山水库",
             "年内", "2021-12-31", "year", SOURCE, "3-4"),
            (f"{KEY}.2", KEY, 2, "2", "一、水利", "两元一票", "两元一票", "每月", None, None,
             SOURCE, "5"),
            (f"{PROMISES}.1", PROMISES, 1, None, None, "改造小区", "改造小区", None, None, None,
             LIST, "2"),
        ],
        "measures": [
            (f"{KEY}.1.1", f"{KEY}.1", 1, "(1)", "完成大坝。", "9月底前", "2021-09-30", "month",
             SOURCE, "3"),
            (f"{KEY}.1.2", f"{KEY}.1", 2, None, "完成移民。", "12月中旬", "2021-12-20", "ten_days",
             SOURCE, "4"),
        ],
        "details": [
            (f"{KEY}.2", None, "分管领导", "副县长", SOURCE, "5"),
            (f"{KEY}.1", f"{KEY}.1.1", "备注", "=1+1", SOURCE, "3"),
        ],
        "task_changes": [
            (f"{KEY}.1", None, BEFORE, REPORT, "matched", "1", "1"),
            (f"{KEY}.1", f"{KEY}.1.1", BEFORE, REPORT, "reworded", "建大坝。", "完成大坝。"),
            (f"{KEY}.2", None, BEFORE, REPORT, "new", None, "两元一票"),
        ],
    }  # fmt: skip


def _answers() -> Values:
    water, bus = "990101/水利局", "990101/公交公司"
    old, list_ = f"{OLD}.1", f"{PROMISES}.1"
    one, first, second, two = f"{KEY}.1", f"{KEY}.1.1", f"{KEY}.1.2", f"{KEY}.2"
    return {
        "organizations": [
            (water, "990101", "水利局", "县水利局;水利局(河长办)"),
            (bus, "990101", "公交公司", None),
        ],
        "responsibilities": [
            (f"{old}.r1", old, None, 1, "水利局", water, "unspecified", False, NEWS, "t1.r3"),
            (f"{first}.r1", one, first, 1, "县水利局", water, "lead", False, SOURCE, "3"),
            (f"{first}.r2", one, first, 2, "公交公司", bus, "support", False, SOURCE, "3"),
            (f"{second}.r1", one, second, 1, "水利局", water, "lead", True, SOURCE, "3"),
            (f"{list_}.r1", list_, None, 1, "水利局", water, "joint_lead", False, LIST, "3"),
        ],
        "progress": [
            (f"{first}@2021-Q3.1", REPORT, one, first, 1, "水利局", "已完成。", None, SOURCE, "3"),
            (f"{first}@2021-Q3.2", REPORT, one, first, 2, "公交公司", None, "缺资金", SOURCE, "4"),
            (f"{second}@2021-Q3.1", REPORT, one, second, 1, None, None, None, SOURCE, None),
            (f"{two}@2021-Q3.1", REPORT, two, None, 1, None, "已开通。", None, SOURCE, "5-6"),
        ],
        "indicators": [
            (f"{first}.i1", one, first, "完成大坝", "ge", Decimal("1.50"), "座", "已完成",
             Decimal("1.5"), Decimal("1.0000"), f"{first}@2021-Q3.1", SOURCE, "3"),
            (f"{two}.i1", two, None, "两元一票", "eq", Decimal(2), "元", None, None, None, None,
             SOURCE, "5"),
        ],
        "assessments": [
            (f"{first}@2021-Q3", REPORT, one, first, "已完成", "done", "3", "done", "R1", "3"),
            (f"{second}@2021-Q3", REPORT, one, second, None, None, None, "not_reported", "R5.1",
             None),
            (f"{two}@2021-Q3", REPORT, two, None, "是", "on_track", "5", None, None, None),
        ],
    }  # fmt: skip


def _grounds() -> Values:
    one, first, second, two = f"{KEY}.1", f"{KEY}.1.1", f"{KEY}.1.2", f"{KEY}.2"
    roles = [f"{first}.r1", f"{first}.r2", f"{second}.r1"]
    return {
        "evidence": [
            ("tasks", one, "due_on", SOURCE, "3", "年内"),
            ("measures", first, "due_on", SOURCE, "3", "9月底前"),
            ("measures", second, "due_on", SOURCE, "4", "12月中旬"),
            ("responsibilities", f"{OLD}.1.r1", "role", NEWS, "t1.r1", "责任单位"),
            *(("responsibilities", role, "role", SOURCE, "2", "牵头单位") for role in roles),
            ("responsibilities", f"{PROMISES}.1.r1", "role", LIST, "1", "共同牵头"),
            ("indicators", f"{first}.i1", "value", SOURCE, "3", "完成大坝"),
            ("indicators", f"{first}.i1", "achieved_value", SOURCE, "3", "已完成"),
            ("indicators", f"{two}.i1", "value", SOURCE, "5", "两元一票"),
            ("assessments", f"{first}@2021-Q3", "derived_status", SOURCE, "3", "已完成"),
            ("assessments", f"{first}@2021-Q3", "official_status", SOURCE, "3", "已完成"),
            ("assessments", f"{two}@2021-Q3", "official_status", SOURCE, "5", "是"),
            ("reconciliation", REPORT, "printed", SOURCE, "1", "共2项"),
            ("task_changes", one, "old", LIST, "4", "建大坝。"),
            ("task_changes", one, "new", SOURCE, "3", "完成大坝。"),
        ],
        "quality_flags": [
            (f"{SOURCE}.f1", SOURCE, "8", "unread", "skip", "reader", None, None, "未读入"),
            (f"{SOURCE}.f2", SOURCE, None, "lost-date", "note", "copy", "tasks", two, "疑似日期"),
        ],
        "corrections": [
            (SOURCE, "3", "⇥⇥水利局", "⇥水利局⇥", "责任单位印在了进展栏"),
            (SOURCE, "7", "第1页", None, "页码"),
        ],
        "status_terms": [
            ("已完成", "*", "*", "done", None),
            ("是", "990101", "是否达序", "on_track", "序指序时进度"),
        ],
        "reconciliation": [
            (REPORT, "任务总数", 2, 2, 0, "equal", None, "1"),
            (REPORT, "正常推进", 2, 1, -1, "source_inconsistent", "另一项未写", "1"),
            (REPORT, "进度偏慢", 1, None, None, "not_recoverable", "附表未逐项写明", "1"),
        ],
    }  # fmt: skip
