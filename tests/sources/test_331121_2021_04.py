"""青田县 2021-04: a tab table of 35 printed pages, held against the words of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

import pytest

from govpublish import lines as places
from govpublish.assembly import Entry
from govpublish.dataset import Dataset
from govpublish.text import bare, plain
from support.truth import Plan, kinds

SOURCE = "331121-2021-04"
HEADER = "序号\t工作内容\t2021年主要目标\t完成时限\t责任部门\t4月工作完成情况"


@pytest.fixture(scope="session")
def entry(entries: Mapping[str, Entry]) -> Entry:
    """The reading of the document."""
    return entries[SOURCE]


@pytest.fixture(scope="session")
def plan(data: Dataset) -> Plan:
    """Its plan."""
    return Plan(data, "331121-2021-key")


@pytest.fixture(scope="session")
def printed(entry: Entry) -> dict[int, list[str]]:
    """The printed rows by line, straight from the file."""
    text = entry.source.data().decode()
    assert sha256(text.encode()).hexdigest().startswith("b314035dbee225ed")
    lines = enumerate(text.split("\n"), start=1)
    return {n: line.split("\t") for n, line in lines if line.count("\t") >= 5 and line != HEADER}


def label(cells: list[str]) -> int | None:
    """The number before a printed target."""
    found = re.match(r"\s*(?:<p>)?\s*\((\d+)\)", cells[2])
    return int(found[1]) if found else None


def test_counts(plan: Plan, printed: dict[int, list[str]]) -> None:
    assert len(printed) == 223
    assert len(plan.tasks) == 85
    assert len(plan.rows("measures")) == 223
    assert len(plan.rows("progress")) == 223
    assert len(plan.rows("assessments")) == 223
    assert [task["number"] for task in plan.tasks] == [str(n) for n in range(1, 86)]


def test_every_row_belongs_to_the_task_its_label_says(
    plan: Plan, printed: dict[int, list[str]]
) -> None:
    """A target numbered (1), or not at all, begins a task, and so does a second number."""
    tasks: list[list[int]] = []
    numbered = False
    for line, cells in printed.items():
        if label(cells) in (None, 1) or (cells[0] and numbered):
            tasks.append([])
            numbered = False
        tasks[-1].append(line)
        numbered = numbered or bool(cells[0])
    assert len(tasks) == 85
    for number, lines in enumerate(tasks, start=1):
        read = [row["lines"] for row in plan.below("measures", number)]
        assert read == [str(line) for line in lines], number


@pytest.mark.parametrize(
    ("line", "task"),
    [(18, 3), (28, 7), (39, 9), (48, 14), (55, 16), (59, 16), (62, 16), (73, 21), (82, 23),
     (90, 25), (96, 27), (103, 28), (112, 30), (121, 32), (122, 32), (130, 36), (138, 37),
     (149, 40), (152, 40), (178, 47), (181, 47), (186, 49), (189, 49), (196, 52), (197, 52),
     (212, 58), (236, 68), (249, 72), (264, 77), (281, 81), (284, 81), (286, 82), (291, 82),
     (305, 85)],
)  # fmt: skip
def test_a_row_before_or_after_a_page_break(plan: Plan, line: int, task: int) -> None:
    (measure,) = [row for row in plan.rows("measures") if row["lines"] == str(line)]
    assert measure["task_id"] == f"331121-2021-key.{task}"


@pytest.mark.parametrize(
    ("number", "title"),
    [(9, "农业数字化建设"), (36, "深化社会事业改革"), (58, "提升公共交通服务能力"),
     (85, "加快小溪水利枢纽工程建设"), (77, "美丽城镇组团发展"), (78, "美丽城镇组团发展"),
     (1, "农业产业扩量提质"), (7, "强村富民工作"), (16, "抓好招才引智")],
)  # fmt: skip
def test_titles(plan: Plan, number: int, title: str) -> None:
    assert plan.task(number)["title"] == plan.task(number)["text"] == title


def test_every_title_is_one_that_stands_beside_a_number(
    plan: Plan, printed: dict[int, list[str]]
) -> None:
    beside = {cells[0]: cells[1].strip() for cells in printed.values() if cells[0]}
    torn = {"9", "85"}
    for task in plan.tasks:
        if task["number"] in torn:
            assert bare(beside[task["number"]]) in task["title"]
        else:
            assert task["title"] == beside[task["number"]]


def test_the_torn_titles_are_told_and_passed_over(entry: Entry) -> None:
    assert kinds(entry)["torn-title"] == [(130,), (212,)]
    for line, text in ((130, "加快社会事"), (212, "提升服务能力")):
        span = next(s for s in entry.reading.spans if s.line == line)
        assert entry.reading.lines[line - 1][span.start : span.end] == text
        assert span.use.value == "passed"


def test_77_and_78_are_two_tasks(plan: Plan) -> None:
    ids = [row["measure_id"] for n in (77, 78) for row in plan.below("measures", n)]
    assert ids == [f"331121-2021-key.{part}" for part in ("77.1", "77.2", "78.3", "78.4")]
    assert [row["label"] for row in plan.below("measures", 78)] == ["(3)", "(4)"]


def test_every_cell_stands_on_its_measure(plan: Plan, printed: dict[int, list[str]]) -> None:
    told = {row["measure_id"]: row for row in plan.rows("progress")}
    for measure in plan.rows("measures"):
        line = int(measure["lines"])
        cells = [bare(plain(cell)) for cell in printed[line]]
        assert bare((measure["label"] or "") + measure["text"]) == cells[2]
        assert (measure["label"] is None) == (label(printed[line]) is None)
        assert measure["deadline_as_printed"] == cells[3]
        assert measure["due_on"] is not None
        if line != 169:
            assert bare(told[measure["measure_id"]]["text"] or "") == cells[5]


def test_organizations_stand_where_they_are_printed_or_are_inherited(
    plan: Plan, printed: dict[int, list[str]]
) -> None:
    by_measure: dict[str, list[dict[str, object]]] = {}
    for row in plan.rows("responsibilities"):
        by_measure.setdefault(row["measure_id"], []).append(row)
    for measure in plan.rows("measures"):
        line, found = int(measure["lines"]), by_measure[measure["measure_id"]]
        assert all(row["role"] == "unspecified" for row in found)
        cell = printed[line][4] if line != 169 else "经济商务局"
        names = "".join(str(row["organization_as_printed"]) for row in found)
        if cell.strip():
            assert not any(row["inherited"] for row in found)
            assert names == bare(cell)
        else:
            assert all(row["inherited"] for row in found)
            near = places.parse(str(found[0]["lines"]))[0]
            assert names == bare(printed[near][4])
            own = [int(row["lines"]) for row in plan.rows("measures")
                   if row["task_id"] == measure["task_id"]]  # fmt: skip
            assert near in own, "an organization of another task"
            between = range(min(near, line) + 1, max(near, line))
            assert not any(printed[n][4].strip() for n in between if n in own and n < line)


def test_glued_names_are_two(plan: Plan, entry: Entry) -> None:
    assert plan.names(74, 1) == plan.names(74, 2) == ["城投公司", "建设局"]
    assert {(253,), (254,)} <= set(kinds(entry)["glued-organizations"])


def test_the_organization_in_the_progress_column(plan: Plan, data: Dataset) -> None:
    assert plan.names(45, 7) == ["经济商务局"]
    assert plan.progress(45, 7) == [("", "")]
    (correction,) = [row for row in data.rows("corrections") if row["source_id"] == SOURCE]
    assert correction["lines"] == "169"


def test_raised_digits(plan: Plan) -> None:
    text = bare(plan.progress(85, 2)[0][0])
    assert "3200m²,砼防渗墙6300m³。" in text
    assert "30000m³。" in text
    assert "<" not in text


def test_paragraph_marks_are_no_text(plan: Plan, entry: Entry) -> None:
    for line in (93, 94, 95, 96):
        assert "<p>" in entry.reading.lines[line - 1]
        (measure,) = [row for row in plan.rows("measures") if row["lines"] == str(line)]
        assert "<" not in measure["text"] + measure["label"]


@pytest.mark.parametrize(
    ("number", "part", "due", "precision"),
    [(1, 1, "2021-09-30", "month"), (3, 1, "2021-12-20", "ten_days"),
     (1, 3, "2021-12-31", "month"), (2, 1, "2021-03-31", "month")],
)  # fmt: skip
def test_due_days(plan: Plan, number: int, part: int, due: str, precision: str) -> None:
    (row,) = [
        row
        for row in plan.below("measures", number)
        if row["measure_id"] == f"331121-2021-key.{number}.{part}"
    ]
    assert (row["due_on"], row["due_precision"]) == (due, precision)


def test_the_report(data: Dataset) -> None:
    (report,) = [row for row in data.rows("reports") if row["source_id"] == SOURCE]
    assert report["report_id"] == "331121-2021-key@2021-04"
    assert (report["as_of"], report["has_progress"]) == ("2021-04-30", True)


def test_one_correction_is_enough(entry: Entry) -> None:
    """Page breaks and merged cells are undone by general steps: next month needs none."""
    assert [item.lines for item in entry.source.spec.corrections] == ["169"]
