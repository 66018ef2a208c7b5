"""A county of three reports in which every change of a task happens: what is published of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from govpublish import pipeline
from govpublish.dataset import Dataset
from govpublish.edition import Edition
from govpublish.errors import ReadingStopped, SourceSpecError
from govpublish.nested import plan_document
from support import reports, toy
from support.reports import APRIL, JULY, KEY, LIVELIHOOD, MAY


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """All three reports."""
    return toy.edition(reports.project(tmp_path_factory.mktemp("reports") / "project"))


@pytest.fixture(scope="module")
def data(edition: Edition) -> Dataset:
    """Its tables."""
    return edition.dataset


def told(data: Dataset, to: str, plan: str = KEY) -> list[tuple[str, str, str | None]]:
    """What became of the tasks of a plan in a report."""
    return [
        (row["task_id"].removeprefix(f"{plan}."), row["change"], row["new"])
        for row in data.rows("task_changes")
        if row["to_report"] == f"{plan}@{to}" and not row["measure_id"]
    ]


def test_each_of_the_seven_happens(data: Dataset) -> None:
    assert told(data, MAY) == [
        ("1", "matched", "1"),
        ("2", "reworded", "建设云山水库,完成大坝主体和移民安置工程。"),
        ("3", "split", f"{KEY}.3_2021-05"),
        ("3", "split", f"{KEY}.4_2021-05"),
        ("4", "renumbered", "5"),
        ("5", "renumbered", "6"),
        ("6", "renumbered", "7"),
        ("7", "renumbered", "8"),
        ("8", "renumbered", "9"),
        ("8", "reworded", "招聘中小学教师30人,充实乡村学校师资。"),
        ("10", "new", "建设智慧养老服务平台。"),
    ]
    assert [one for one in told(data, JULY) if one[1] != "matched"] == [
        ("5", "gone", None),
        ("6", "merged", f"{KEY}.6_2021-07"),
        ("7", "merged", f"{KEY}.6_2021-07"),
        ("8", "renumbered", "7"),
        ("10", "renumbered", "8"),
    ]


def test_measures_have_a_row_only_where_they_changed(data: Dataset) -> None:
    rows = [row for row in data.rows("task_changes") if row["measure_id"]]
    assert [(row["measure_id"], row["change"], row["old"], row["new"]) for row in rows] == [
        (f"{LIVELIHOOD}.1.2", "reworded", "5月底前,开工。", "6月底前,开工。"),
        (f"{LIVELIHOOD}.1.3", "new", None, "12月底前,完成主体工程。"),
    ]


def test_the_promise_is_published_as_it_was_first_made(data: Dataset) -> None:
    texts = {row["task_id"]: (row["text"], row["source_id"]) for row in data.rows("tasks")}
    assert texts[f"{KEY}.8"] == ("招聘中小学教师20人,充实乡村学校师资。", f"990101-{APRIL}")
    assert texts[f"{KEY}.3"][0].startswith("改造老旧小区三个,惠及500户居民;")
    assert texts[f"{KEY}.3_2021-05"] == ("改造老旧小区三个,惠及500户居民。", f"990101-{MAY}")


def test_progress_stands_under_the_lasting_id(data: Dataset) -> None:
    rows = [row for row in data.rows("progress") if row["task_id"] == f"{KEY}.8"]
    assert [(row["progress_id"], row["text"]) for row in rows] == [
        (f"{KEY}.8@2021-04.1", "发布公告。"),
        (f"{KEY}.8@2021-05.1", "完成笔试。"),
        (f"{KEY}.8@2021-07.1", "公示拟录用30人。"),
    ]


def test_new_words_rest_on_their_own_lines(data: Dataset) -> None:
    rows = [row for row in data.rows("evidence") if row["table"] == "task_changes"]
    assert {
        (row["field"], row["source_id"], row["lines"], row["excerpt"])
        for row in rows
        if row["record_id"] == f"{KEY}.2"
    } == {
        ("old", f"990101-{APRIL}", "4", "建设云山水库,完成大坝主体工程。"),
        ("new", f"990101-{MAY}", "4", "建设云山水库,完成大坝主体和移民安置工程。"),
    }


def test_the_account_of_a_document_names_the_lasting_ids(edition: Edition) -> None:
    reading = edition.readings[f"990101-{JULY}"]
    used = {(span.line, span.what) for span in reading.spans if span.field == "number"}
    assert (9, f"{KEY}.8") in used
    assert (8, f"{KEY}.6_2021-07") in used


def test_what_else_changed_is_remarked_against_the_report_before(data: Dataset) -> None:
    said = [row for row in data.rows("quality_flags") if row["kind"] == "changed-since"]
    assert [(row["record_id"], row["message"]) for row in said] == [
        (f"{KEY}.2", "完成时限印作“11月底前”,前一期为“年底前”"),
        (f"{KEY}.2", "责任单位印作“水利局、建设局”,前一期为“水利局”"),
        (f"{LIVELIHOOD}.1.2", "举措②的完成时限印作“6月底前”,前一期为“5月底前”"),
    ]


def test_the_nested_plan_carries_the_changes_of_each_task(edition: Edition) -> None:
    (plan,) = plan_document(edition, KEY)["plans"]
    task = next(task for task in plan["tasks"] if task["task_id"] == f"{KEY}.8")
    assert [(one["change"], one["old"], one["new"]) for one in task["task_changes"]] == [
        ("renumbered", "8", "9"),
        (
            "reworded",
            "招聘中小学教师20人,充实乡村学校师资。",
            "招聘中小学教师30人,充实乡村学校师资。",
        ),
        ("renumbered", "9", "7"),
    ]
    assert set(task["task_changes"][0]) == {
        "measure_id", "from_report", "to_report", "change", "old", "new",
    }  # fmt: skip


def test_reports_added_in_any_order_give_the_same(data: Dataset, tmp_path: Path) -> None:
    root = reports.project(tmp_path / "project", JULY)
    for period in (APRIL, MAY):
        held = toy.folder(root, period)
        held.mkdir()
        for file in (reports.REPORTS / period).iterdir():
            (held / file.name).write_bytes(file.read_bytes())
        toy.accept(root)
        pipeline.edition(root, pipeline.read(root))
    entries = pipeline.read(root)
    for given in (entries, entries[::-1]):
        found = pipeline.edition(root, given).dataset
        for table in data.tables:
            assert found.rows(table) == data.rows(table), table


# Where only a person can say.


def doubtful(into: Path, origin: str | None = None) -> Path:
    """April and May; in May 10 says something like the 2 that is no longer there."""
    root = reports.project(into, APRIL, MAY, accepted=False)
    text = toy.folder(root, MAY) / "source.txt"
    said = text.read_text("utf-8")
    said = said.replace("建设云山水库,完成大坝主体和移民安置工程。", "整治河道五公里。")
    said = said.replace("建设智慧养老服务平台。", "建设云山水库,完成移民搬迁安置。")
    text.write_text(said, "utf-8")
    if origin:
        spec = toy.folder(root, MAY) / "source.yml"
        said = re.sub(r"(slug: key, .*)\}", rf"\1, comes_from: {origin}}}", spec.read_text("utf-8"))
        spec.write_text(said, "utf-8")
    toy.accept(root)
    return root


def test_a_doubt_stops_and_says_the_line_to_write(tmp_path: Path) -> None:
    with pytest.raises(ReadingStopped, match="不能断定是不是同一项") as stopped:
        toy.edition(doubtful(tmp_path / "project"))
    assert f"comes_from: {{10: {KEY}.2}}" in str(stopped.value)
    assert f"{MAY}/source.yml:原文第12行:" in str(stopped.value)


def test_the_line_settles_it(tmp_path: Path) -> None:
    same = toy.edition(doubtful(tmp_path / "same", f"{{10: {KEY}.2}}")).dataset
    assert ("2", "reworded", "建设云山水库,完成移民搬迁安置。") in told(same, MAY)
    other = toy.edition(doubtful(tmp_path / "other", "{10: new}")).dataset
    assert ("10", "new", "建设云山水库,完成移民搬迁安置。") in told(other, MAY)
    assert ("2", "gone", None) in told(other, MAY)


@pytest.mark.parametrize("origin", [f"{{99: {KEY}.2}}", f"{{10: {KEY}.99}}", '{"10.7": new}'])
def test_a_line_that_fits_nothing_stops(origin: str, tmp_path: Path) -> None:
    with pytest.raises(ReadingStopped, match=r"source\.yml:comes_from:.*对不上"):
        toy.edition(doubtful(tmp_path / "project", origin))


@pytest.mark.parametrize("origin", ["{10: 2}", "{10: nothing}", "{10: []}", "{a b: new}"])
def test_a_line_that_is_no_id_is_told_with_its_place(origin: str, tmp_path: Path) -> None:
    with pytest.raises(SourceSpecError, match=r"source\.yml:\d+: plans\.0\.comes_from"):
        doubtful(tmp_path / "project", origin)
