"""One source from its bytes to its records: the toy county, and invented plans in many prints."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from govpublish import account, assembly, pipeline
from govpublish.assembly import Entry
from govpublish.sources import catalogue, vocabulary
from govpublish.sources.catalogue import Source
from govpublish.sources.spec import JurisdictionSpec, SourceSpec
from govpublish.text import bare
from support import printing, toy

Row = dict[str, Any]
ORDINARY = {"empty-progress", "torn-title", "glued-organizations", "label-gap"}


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Entry]:
    """What is read of each source of the toy county."""
    root = toy.project(tmp_path_factory.mktemp("reading") / "project", accepted=False)
    return {entry.source.period: entry for entry in pipeline.read(root)}


def told(entry: Entry, slug: str) -> list[str]:
    """A plan in a few words: tasks, measures, who answers, what is reported, the status."""
    records, found = entry.records, []
    own = [row for row in records["tasks"] if f"-{slug}." in row["task_id"]]
    for task in own:
        found.append(f"{task['number']} {task['title']}".replace("\n", "/") + _said(records, task))
        found += [
            f"  {row['label'] or '-'} {row['text']} [{row['deadline_as_printed']} {row['due_on']}]"
            + _said(records, row)
            for row in records.get("measures", [])
            if row["task_id"] == task["task_id"]
        ]
    return found


def _said(records: Any, place: Row) -> str:
    def own(table: str) -> list[Row]:
        return [
            row
            for row in records.get(table, [])
            if row["task_id"] == place["task_id"] and row["measure_id"] == place.get("measure_id")
        ]

    answering = " ".join(
        row["organization_as_printed"] + f"({row['role'][:1]})" + "↑" * row["inherited"]
        for row in own("responsibilities")
    )
    reported = " ; ".join(
        (f"<{row['reporting_organization']}>" if row["reporting_organization"] else "")
        + (row["text"] or "").replace("\n", "/")
        + (f" !{row['problems']}" if row["problems"] else "")
        for row in own("progress")
    )
    status = "".join(row["official_status"] or "" for row in own("assessments"))
    return f" {{{answering}}} = {reported} #{status}".replace("{} ", "")


def test_a_tab_table_of_many_pages(entries: dict[str, Entry]) -> None:
    assert told(entries["2021-04"], "key") == [
        "1 茶叶产业提质 =  #",
        "  (1) 新建茶园500亩。 [9月底前 2021-09-30] {农业农村局(u) 云山镇(u)} = 完成120亩。 #",
        "  (2) 建成茶叶市场1个。 [年底前 2021-12-31] {农业农村局(u)↑ 云山镇(u)↑}"
        " = 主体结顶。/外墙施工10m²。 #",
        "2 水利设施建设 =  #",
        "  (1) 开工建设云山水库。 [10月底前 2021-10-31] {水利局(u)↑ 建设局(u)↑} = 完成招标。 #",
        "  (2) 整治山塘3座。 [6月5日前 2021-06-05] {水利局(u) 建设局(u)} = 整治1座。 #",
        "3 数字化农业建设 =  #",
        "  (1) 建成平台1个。 [年内 2021-12-31] {大数据中心(u)} = 完成立项。 #",
        "  (2) 接入基地5个。 [12月中旬 2021-12-20] {大数据中心(u)↑} = 接入2个。 #",
        "4 深化教育综合改革 =  #",
        "  (1) 新增学位300个。 [8月底前 2021-08-31] {教育局(u)} = 新增100个。 #",
        "  (2) 招聘教师20人。 [每月 None] {教育局(u)↑} =  #",
        "5 改善人居环境 =  #",
        "  - 建成公园2个。 [9月前 2021-08-31] {建设局(u)} = 正在选址 #",
    ]


def test_bodies_that_report_by_name(entries: dict[str, Entry]) -> None:
    assert told(entries["2020-Q1"], "key") == [
        "1 加快旧小区改造。 = <建设局>建设局完成设计; ; "
        "<水利局、交通运输局>水利局、交通运输局完成管网迁改; ; <建设局>建设局开工。 #",
        "2 推进“数字云山”。 = 大数据中心完成招标;已开工。 #",
        "3 新增公交车6辆。 =  #",
    ]


def test_a_stacked_table_behind_a_letter(entries: dict[str, Entry]) -> None:
    entry = entries["2022-Q3"]
    assert told(entry, "key") == [
        "1 建设城东水厂,新增日供水3万吨。 {水利局(l) 自然资源和规划局(l)}"
        " = 1.完成立项。/2.完成招标,进场施工。 !资金缺口较大。 ; 完成用地审批。 #slow",
        "2 发展壮大村集体经济。 {农业农村局(l)} = 已消除薄弱村3个。 #",
    ]
    assert told(entry, "livelihood") == [
        "1 1.改造农贸市场2个。/2.新增学位100个。 =  #",
        "  1. 改造农贸市场2个。 [None None] {建设局(l)} = 完成1个。 !拆迁较慢。 #unfinished",
        "  2. 新增学位100个。 [None None] {教育局(l)} = 新增80个。 #",
    ]
    verdicts = [(row["printed"], row["counted"], row["verdict"])
                for row in entry.records["reconciliation"]]  # fmt: skip
    assert verdicts == [
        (2, 2, "equal"), (1, None, "not_recoverable"), (1, 1, "equal"), (2, 2, "equal"),
    ]  # fmt: skip
    assert {row["as_of"] for row in entry.records["reports"]} == {"2022-09-30"}


def test_milestones_matched_by_their_numbers(entries: dict[str, Entry]) -> None:
    assert told(entries["2023-Q1"], "key") == [
        "1 启动综合体建设。 =  #on_track",
        "  ① 2月上旬前,完成招标。 [2月上旬前 2023-02-10] = 已完成。2月8日完成招标。 #",
        "  ② 每月,上报进度。 [每月 None] =  #",
        "  ③ 5月底前,开工。 [5月底前 2023-05-31] = 完成场平。 #",
        "2 发展林下经济。 = 已种植300亩。 #slow",
        "  ① 3月底前,种植200亩。 [3月底前 2023-03-31] =  #",
        "  ② 年底前,种植500亩。 [年底前 2023-12-31] =  #",
    ]


def test_promises_under_headings_by_the_documents_rule(entries: dict[str, Entry]) -> None:
    entry = entries["2024"]
    assert [line.partition(" = ")[0] for line in told(entry, "key")] == [
        "1 生产总值增长6%。 {县府办(l) 大数据中心(s)}",
        "2 新增供水能力3万m³。 {水利局(j) 建设局(j) 云山镇(s)}",
        "3 实施5G基站建设。 {大数据中心(县数据局)(l) 县建设局(s) 云山区政府(s) 东溪县政府(s)}",
    ]
    assert [row["section"] for row in entry.records["tasks"]] == [
        "一、主要目标", "一、主要目标", "二、重点工作 / (一)加快建设。",
    ]  # fmt: skip


def test_only_the_expected_is_remarked_upon(entries: dict[str, Entry]) -> None:
    kinds = {(period, flag.kind) for period, entry in entries.items() for flag in entry.flags}
    assert kinds == {
        ("2020-Q1", "empty-progress"), ("2021-04", "torn-title"),
        ("2021-04", "glued-organizations"),
    }  # fmt: skip


@pytest.mark.parametrize("period", ["2020-Q1", "2021-04", "2022-Q3", "2023-Q1", "2024"])
@pytest.mark.parametrize("form", ["utf-8-sig", "gb18030", "crlf"])
def test_encoding_and_line_ends_change_nothing(
    entries: dict[str, Entry], tmp_path: Path, period: str, form: str
) -> None:
    entry = entries[period]
    text = entry.source.data().decode()
    data = text.replace("\n", "\r\n").encode() if form == "crlf" else text.encode(form)
    (tmp_path / "source.txt").write_bytes(data)
    again = assembly.entry(replace(entry.source, document=tmp_path / "source.txt"), toy.words())
    assert again.reading.lines == entry.reading.lines
    for table in set(entry.records) - {"sources"}:
        assert again.records[table] == entry.records[table]


def test_a_line_passed_over_within_a_table_is_in_no_record(tmp_path: Path) -> None:
    """A row of totals, a note: what people name as passed over is no task."""
    header = "序号\t工作内容\t主要目标\t工作完成情况"
    rows = ["1\t建公园\ta。\t开工。", "小计\t\t1项\t", "2\t修路\tb。\t完工。", "合计\t\t2项\t"]
    spec = {"layout": "tabs", "plans": [toy.plan(5)],
            "passed_over": [{"lines": "3,5", "why": "合计行"}]}  # fmt: skip
    entry = toy.read(tmp_path, "\n".join([header, *rows]) + "\n", spec)
    assert [row["number"] for row in entry.records["tasks"]] == ["1", "2"]
    assert account.of(entry.reading).passed["合计行"] == len("小计1项合计2项")
    assert account.of(entry.reading).unread == 0


def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Source]:
    """The real documents and those of the toy county."""
    root = toy.project(tmp_path_factory.mktemp("width") / "project", accepted=False)
    held = catalogue.read(toy.ROOT / "data" / "sources")
    return held + catalogue.read(root / "data" / "sources")


WIDE = str.maketrans("(),;:!?%", "（），；：！？％")
PLACES = {"lines", "problems", "url"}


def widened(value: Any, key: str = "") -> Any:
    """Text with full-width signs, wherever people write text."""
    if isinstance(value, str) and key not in PLACES:
        return value.translate(WIDE)
    if isinstance(value, dict):
        return {widened(k): widened(v, k) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [widened(item, key) for item in value]
    return value


def narrowed(rows: Iterable[Row]) -> list[Row]:
    """Rows with every text in one width."""
    return [
        {k: unicodedata.normalize("NFKC", v) if isinstance(v, str) else v for k, v in row.items()}
        for row in rows
    ]


def test_the_width_of_signs_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    """The copies we hold lost full-width signs; the documents themselves are printed with them."""
    words = replace(
        vocabulary.read(toy.ROOT / "data" / "vocabulary"),
        jurisdictions={
            **vocabulary.read(toy.ROOT / "data" / "vocabulary").jurisdictions,
            **toy.words().jurisdictions,
        },
    )
    for source in sources(tmp_path_factory):
        held = assembly.entry(source, words)
        document = tmp_path / f"{source.source_id}.txt"
        document.write_text(source.data().decode("utf-8-sig").translate(WIDE), "utf-8")
        spec = source.spec.model_dump(mode="json", exclude_defaults=True)
        local = source.jurisdiction.model_dump(mode="json", exclude_defaults=True)
        wide = replace(
            source,
            document=document,
            spec=SourceSpec.model_validate(widened(spec)),
            jurisdiction=JurisdictionSpec.model_validate(widened(local)),
        )
        found = assembly.entry(wide, words)
        for table in ("tasks", "measures", "responsibilities", "progress", "assessments"):
            before = narrowed(held.records.get(table, []))
            assert narrowed(found.records.get(table, [])) == before, (source.source_id, table)
        assert account.of(found.reading).unread == 0


def sound(entry: Entry) -> None:
    """The account adds up, nothing is unread, nothing unusual is remarked upon."""
    data = toy.dataset([entry], toy.words())
    assert list(account.faults(data, {entry.source.source_id: entry.reading})) == []
    assert account.of(entry.reading).unread == 0
    assert {flag.kind for flag in entry.flags} <= ORDINARY


@pytest.mark.parametrize("seed", range(60))
def test_a_tab_table_in_any_print_is_the_plan_that_was_meant(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    tasks = printing.measured_plan(chance)
    text = printing.as_tabs(tasks, chance)
    last = text.count("\n")
    entry = toy.read(
        tmp_path, text,
        {"layout": "tabs", "plans": [toy.plan(last, 3)],
         "passed_over": [{"lines": 1, "why": "文件标题"}]},
        printing.BODIES,
    )  # fmt: skip
    records = entry.records
    assert [(row["number"], row["title"]) for row in records["tasks"]] == [
        (str(task.number), task.title) for task in tasks
    ], text
    found = [
        (row["measure_id"].split(".")[1], row["label"] or "", bare(row["text"]),
         row["deadline_as_printed"], row["due_on"])
        for row in records["measures"]
    ]  # fmt: skip
    assert found == [
        (str(task.number), measure.label, measure.text, measure.deadline,
         printing.DEADLINES[measure.deadline])
        for task in tasks
        for measure in task.measures
    ], text  # fmt: skip
    ids = [row["measure_id"] for row in records["measures"]]
    answering = [
        [row["organization_as_printed"] for row in records["responsibilities"]
         if row["measure_id"] == measure]
        for measure in ids
    ]  # fmt: skip
    assert answering == [
        task.answering(at) for task in tasks for at in range(len(task.measures))
    ], text
    reported = {row["measure_id"]: row["text"] or "" for row in records["progress"]}
    assert [reported[measure] for measure in ids] == [
        measure.progress for task in tasks for measure in task.measures
    ], text
    sound(entry)


@pytest.mark.parametrize("seed", range(60))
def test_a_stacked_table_in_any_print_is_the_plan_that_was_meant(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    tasks = printing.reported_plan(chance)
    text = printing.as_stack(tasks, chance)
    entry = toy.read(
        tmp_path, text,
        {"period": "2021-Q3", "layout": "stacked", "plans": [toy.plan(text.count("\n"))],
         "columns": {"三季度完成情况": "progress"}},
        printing.BODIES,
    )  # fmt: skip
    records = entry.records
    assert [(row["number"], row["text"]) for row in records["tasks"]] == [
        (str(task.number), task.title) for task in tasks
    ], text
    for row, task in zip(records["tasks"], tasks, strict=True):
        own = [r for r in records["responsibilities"] if r["task_id"] == row["task_id"]]
        assert [r["organization_as_printed"] for r in own] == task.names, text
        reported = [r for r in records["progress"] if r["task_id"] == row["task_id"]]
        assert [(r["text"] or "", r["problems"] or "") for r in reported] == [
            ("\n".join(told.paragraphs), told.problems) for told in task.told
        ], text
    sound(entry)
