"""Lasting ids: what a task is called from its first report on, whatever happens to its number."""

from __future__ import annotations

from typing import Any

from govpublish.meaning.held import Held, HeldPlan, Outcome
from govpublish.meaning.joining import join

PLAN = "990101-2021-key"
ROAD, DAM, TEA = "新建农村公路20公里。", "建设云山水库,完成大坝主体。", "发展茶叶产业,新建茶园。"
CARE = "建设智慧养老服务平台。"
APRIL, MAY, JUNE = (f"{PLAN}@2021-{month}" for month in ("04", "05", "06"))


def printed(*tasks: str | tuple[str, ...]) -> dict[str, Held]:
    """Tasks numbered from 1; a tuple is a task with its measures, labelled from (1)."""
    found = {}
    for at, told in enumerate(tasks, start=1):
        text, *measures = (told,) if isinstance(told, str) else told
        task = Held(record_id=f"{PLAN}.{at}", place=str(at), row={"number": str(at), "text": text})
        for part, measure in enumerate(measures, start=1):
            row: dict[str, Any] = {"measure_id": "", "label": f"({part})", "text": measure}
            key = f"{task.record_id}.{part}"
            task.measures[key] = Held(record_id=key, place=str(part), row=row)
        found[task.record_id] = task
    return found


def names(outcome: Outcome) -> list[str]:
    """What the tasks and measures are called, without the plan."""
    return [name.removeprefix(f"{PLAN}.") for name in outcome.names.values()]


def told(outcome: Outcome) -> list[tuple[str, str, str]]:
    """Changes in short: what, from when, which."""
    return [
        (
            (row["measure_id"] or row["task_id"]).removeprefix(f"{PLAN}."),
            row["from_report"][-2:],
            row["change"],
        )
        for row, _, _ in outcome.rows
    ]


def test_the_first_report_gives_the_names_and_no_changes() -> None:
    plan = HeldPlan()
    outcome = join(plan, printed(ROAD, (DAM, "招标。")), APRIL)
    assert names(outcome) == ["1", "2", "2.1"]
    assert outcome.rows == []


def test_a_number_that_is_taken_is_told_apart_by_the_period() -> None:
    plan = HeldPlan()
    join(plan, printed(ROAD, DAM), APRIL)
    outcome = join(plan, printed(CARE, ROAD), MAY)
    assert names(outcome) == ["1_2021-05", "1"]
    assert told(outcome) == [
        ("1", "04", "renumbered"), ("2", "04", "gone"), ("1_2021-05", "04", "new"),
    ]  # fmt: skip
    assert names(join(plan, printed(TEA, CARE), JUNE)) == ["1_2021-06", "1_2021-05"]


def test_the_number_of_a_task_that_is_gone_stays_taken() -> None:
    plan = HeldPlan()
    join(plan, printed(ROAD, DAM), APRIL)
    join(plan, printed(ROAD), MAY)
    assert names(join(plan, printed(ROAD, CARE), JUNE)) == ["1", "2_2021-06"]


def test_a_task_that_comes_back_is_the_same() -> None:
    plan = HeldPlan()
    join(plan, printed(ROAD, DAM, TEA), APRIL)
    join(plan, printed(ROAD), MAY)
    outcome = join(plan, printed(ROAD, TEA), JUNE)
    assert names(outcome) == ["1", "3"]
    assert told(outcome) == [("1", "05", "matched"), ("3", "04", "renumbered")]


def test_measures_are_matched_within_their_task() -> None:
    plan = HeldPlan()
    join(plan, printed((ROAD, "完成招标。", "6月底前开工建设。")), APRIL)
    outcome = join(plan, printed((ROAD, "6月底前开工建设。", "12月底前通车。")), MAY)
    assert names(outcome) == ["1", "1.2", "1.2_2021-05"]
    assert told(outcome) == [
        ("1", "04", "matched"), ("1.1", "04", "gone"), ("1.2", "04", "renumbered"),
        ("1.2_2021-05", "04", "new"),
    ]  # fmt: skip


def test_a_report_without_measures_says_nothing_of_them() -> None:
    plan = HeldPlan()
    join(plan, printed((ROAD, "完成工程招标。")), APRIL)
    assert told(join(plan, printed(ROAD), MAY)) == [("1", "04", "matched")]
    outcome = join(plan, printed((ROAD, "完成工程招投标。")), JUNE)
    assert told(outcome) == [("1", "05", "matched"), ("1.1", "04", "reworded")]


def test_measures_printed_for_the_first_time_are_not_new_promises() -> None:
    plan = HeldPlan()
    join(plan, printed(ROAD), APRIL)
    outcome = join(plan, printed((ROAD, "完成招标。")), MAY)
    assert names(outcome) == ["1", "1.1"]
    assert told(outcome) == [("1", "04", "matched")]


def test_what_is_declared_is_followed_and_what_fits_nothing_is_told() -> None:
    plan = HeldPlan()
    join(plan, printed((ROAD, "完成招标。"), DAM), APRIL)
    outcome = join(
        plan,
        printed((ROAD, "全线贯通。"), CARE),
        MAY,
        {
            f"{PLAN}.1.1": (f"{PLAN}.1.1",),
            f"{PLAN}.2": (f"{PLAN}.2",),
            f"{PLAN}.7": (),
            f"{PLAN}.1": (f"{PLAN}.9",),
        },
    )
    assert told(outcome) == [
        ("1", "04", "matched"), ("1.1", "04", "reworded"), ("2", "04", "reworded"),
    ]  # fmt: skip
    assert outcome.unused == (f"{PLAN}.1", f"{PLAN}.7")


def test_a_doubt_names_what_it_may_be() -> None:
    plan = HeldPlan()
    join(plan, printed("建设云山水库,完成大坝主体工程。"), APRIL)
    outcome = join(plan, printed("建设云山水库二期,完成移民搬迁安置。"), MAY)
    ((now, maybe),) = outcome.doubts
    assert (now.record_id, [one.record_id for one in maybe]) == (f"{PLAN}.1", [f"{PLAN}.1"])
    assert outcome.rows == []
