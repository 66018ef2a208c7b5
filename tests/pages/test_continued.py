"""A task goes on from last year's only where the plan says so and the titles are the very same."""

from dataclasses import replace
from typing import Any

from govpublish.pages.continued import look_up
from govpublish.pages.lookups import Lookups, Record

OLD, NEW = "990101-2020-key", "990101-2021-key"


def plan(plan_id: str, continues: str | None = None) -> Record:
    return {"plan_id": plan_id, "continues": continues}


def tasks(plan_id: str, *titles: str) -> list[Record]:
    return [{"task_id": f"{plan_id}.{n}", "title": title} for n, title in enumerate(titles, 1)]


def with_plans(found: Lookups, plans: list[Record], **tasks_of: Any) -> Lookups:
    return replace(
        found,
        plans={row["plan_id"]: row for row in plans},
        tasks_of={OLD: tasks_of.get("old", []), NEW: tasks_of.get("new", [])},
    )


def test_the_same_title_links_both_ways(found: Lookups) -> None:
    continued = look_up(
        with_plans(
            found,
            [plan(OLD), plan(NEW, OLD)],
            old=tasks(OLD, "修建水库", "修路"),
            new=tasks(NEW, "修新路", "修建\n水库"),
        )
    )
    assert continued.plan_before == {NEW: OLD}
    assert [row["plan_id"] for row in continued.plans_after[OLD]] == [NEW]
    assert continued.task_before == {f"{NEW}.2": f"{OLD}.1"}
    assert continued.tasks_after == {f"{OLD}.1": (f"{NEW}.2",)}


def test_a_title_that_stands_twice_matches_nothing(found: Lookups) -> None:
    twice = tasks(OLD, "修路", "修路")
    continued = look_up(
        with_plans(found, [plan(OLD), plan(NEW, OLD)], old=twice, new=tasks(NEW, "修路"))
    )
    assert continued.task_before == {} and continued.tasks_after == {}
    continued = look_up(
        with_plans(
            found,
            [plan(OLD), plan(NEW, OLD)],
            old=tasks(OLD, "修路"),
            new=tasks(NEW, "修路", "修路"),
        )
    )
    assert continued.task_before == {}


def test_without_a_declaration_nothing_is_matched(found: Lookups) -> None:
    plans = [plan(OLD), plan(NEW)]
    continued = look_up(with_plans(found, plans, old=tasks(OLD, "修路"), new=tasks(NEW, "修路")))
    assert not any(continued)


def test_a_plan_that_is_not_held_is_no_year_before(found: Lookups) -> None:
    continued = look_up(with_plans(found, [plan(NEW, OLD)], new=tasks(NEW, "修路")))
    assert not any(continued)
