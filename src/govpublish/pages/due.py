"""What of a plan has a due date: the one list behind the plan page's link and the calendar."""

from collections.abc import Iterator

from govpublish.pages.lookups import Lookups, Record


def dated(found: Lookups, plan_id: str) -> Iterator[Record]:
    """Every task and measure of a plan with a due date, in the order of the document."""
    for task in found.tasks_of.get(plan_id, ()):
        for place in (task, *found.measures_of.get(task["task_id"], ())):
            if place["due_on"]:
                yield place
