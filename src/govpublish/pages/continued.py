"""A plan and the year before: which plan goes on from which, which task stands in both."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from govpublish.pages.lookups import Group, Lookups, Record, group


class Continued(NamedTuple):
    """What goes on from what; the links between tasks are ours, no document draws them."""

    plan_before: Mapping[str, str]
    """The plan of the year before by the plan that names it, where it is held."""
    plans_after: Group
    """The plans that name a plan as theirs of the year before; the rows of the table plans."""
    task_before: Mapping[str, str]
    """The task of the year before by the task with the very same title."""
    tasks_after: Mapping[str, tuple[str, ...]]
    """The tasks of later plans by the task of the year before."""


def look_up(found: Lookups) -> Continued:
    """Match the tasks of every plan with those of the plan it continues, once for all pages."""
    following = [row for row in found.plans.values() if row["continues"] in found.plans]
    before = {
        later: earlier
        for row in following
        for later, earlier in _same_titles(
            found.tasks_of.get(row["continues"], ()), found.tasks_of.get(row["plan_id"], ())
        ).items()
    }
    after: dict[str, tuple[str, ...]] = {}
    for later, earlier in before.items():
        after[earlier] = (*after.get(earlier, ()), later)
    return Continued(
        {row["plan_id"]: row["continues"] for row in following},
        group(following, lambda row: row["continues"]),
        before,
        after,
    )


def _same_titles(earlier: Sequence[Record], later: Sequence[Record]) -> Mapping[str, str]:
    """Later task by earlier task; a title that stands twice in one plan tells nothing.

    >>> old = [{"task_id": "a.1", "title": "建水库"}, {"task_id": "a.2", "title": "修路"}]
    >>> new = [{"task_id": "b.7", "title": "建 水库"}, {"task_id": "b.8", "title": "修新路"}]
    >>> _same_titles(old, new)
    {'b.7': 'a.1'}
    """
    titles = _titled_once(earlier)
    return {task: titles[title] for title, task in _titled_once(later).items() if title in titles}


def _titled_once(tasks: Sequence[Record]) -> Mapping[str, str]:
    """Tasks by their title without white space, where it is theirs alone."""
    titles = [("".join(task["title"].split()), task["task_id"]) for task in tasks]
    often = Counter(title for title, _ in titles)
    return {title: task for title, task in titles if title and often[title] == 1}
