"""The next report joins a plan: same tasks keep their ids, new ones get one that nothing else has.

A task keeps the id of the report that printed it first, whatever its number becomes. One that is
new under a number that is taken, also by a task that is gone, has the report's period in its id.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from govpublish import ids
from govpublish.meaning.changes import compare
from govpublish.meaning.held import Held, HeldPlan, Outcome
from govpublish.meaning.steps import JOINED, Change, Comparison, Item, Step

_BY_NUMBER = (Change.MATCHED, Change.RENUMBERED)
Declared = Mapping[str, tuple[str, ...]]


def join(
    plan: HeldPlan, printed: Mapping[str, Held], report: str, declared: Declared | None = None
) -> Outcome:
    """Attach a later report to a plan; the first one is simply taken.

    `printed`: its tasks by their id in the document alone. `declared`: as for `changes.compare`,
    of tasks and measures alike.
    """
    joining = _Joining(plan, report, dict(declared or {}))
    joining.measured = any(task.measures for task in printed.values())
    if plan.report:
        standing = [task for task in plan.tasks.values() if task.report == plan.report]
        joining.attach(plan.tasks, standing, printed, None)
    else:
        for task in printed.values():
            joining.take(plan.tasks, task, None)
    plan.report, plan.measured = report, plan.measured or joining.measured
    joining.outcome.unused = tuple(sorted(joining.declared.keys() - joining.used))
    return joining.outcome


@dataclass(slots=True)
class _Joining:
    """One report on its way to the others."""

    plan: HeldPlan
    report: str
    declared: Declared
    outcome: Outcome = field(default_factory=Outcome)
    measured: bool = False
    used: set[str] = field(default_factory=set)

    def attach(
        self,
        held: dict[str, Held],
        standing: Sequence[Held],
        printed: Mapping[str, Held],
        task: str | None,
    ) -> None:
        """Attach tasks to the tasks held, or the measures of one `task` to its measures."""
        found = self._compare(held, standing, printed)
        same = {step.after: step.before for step in found.steps if step.change in JOINED}
        for key, one in printed.items():
            known = same.get(key)
            self.outcome.names[key] = known or self.take(held, one, task).record_id
        left = Counter(step.after for step in found.steps if step.change in JOINED)
        for step in found.steps:
            self._tell(step, held, printed, task)
            if step.change in JOINED:
                left[step.after] -= 1
                if not left[step.after]:
                    self._continue(held[step.before or ""], printed[step.after or ""])
        for doubt in found.doubts:
            maybe = tuple(replace(held[key]) for key in doubt.before)
            self.outcome.doubts.append((printed[doubt.after], maybe))

    def _compare(
        self, held: Mapping[str, Held], standing: Sequence[Held], printed: Mapping[str, Held]
    ) -> Comparison:
        """Against what stood last; what is new by that, against what stood before."""
        declared = {
            key: self.declared[key]
            for key in printed
            if key in self.declared and held.keys() >= set(self.declared[key])
        }
        self.used |= declared.keys()
        named = {key for keys in declared.values() for key in keys}
        there = {one.record_id: one for one in standing}
        there |= {key: one for key, one in held.items() if key in named}
        found = compare(_items(there.values()), _items(printed.values()), declared)
        absent = [one for key, one in held.items() if key not in there]
        new = {step.after for step in found.steps if step.change is Change.NEW} - declared.keys()
        if not absent or not new:
            return found
        again = compare(_items(absent), _items(one for key, one in printed.items() if key in new))
        back = [step for step in again.steps if step.change in JOINED]
        settled = {step.after for step in back} | {doubt.after for doubt in again.doubts}
        kept = [step for step in found.steps if step.after is None or step.after not in settled]
        return Comparison((*kept, *back), (*found.doubts, *again.doubts))

    def take(self, held: dict[str, Held], one: Held, task: str | None) -> Held:
        """Hold what was not there before, under an id that nothing else has."""
        part = ids.last_part(one.record_id)
        name = self._name(task, part)
        if name in held:
            name = self._name(task, ids.later_part(part, ids.period_of(self.report)))
        new = replace(one, record_id=name, report=self.report, measured=self.report, measures={})
        held[name] = new
        self.outcome.names[one.record_id] = name
        for measure in one.measures.values():
            self.take(new.measures, measure, name)
        return new

    def _name(self, task: str | None, part: str) -> str:
        plan = self.report.partition("@")[0]
        return ids.measure_id(task, part) if task else ids.task_id(plan, part)

    def _continue(self, old: Held, new: Held) -> None:
        """What stands in both: as printed now from here on, and so are its measures."""
        self.outcome.pairs.append((replace(old), new))
        old.row, old.place, old.report, old.answers = new.row, new.place, self.report, new.answers
        if self.measured and (new.measures or old.measures):
            rows = len(self.outcome.rows)
            self.attach(old.measures, old.standing(), new.measures, old.record_id)
            old.measured = self.report
            if not self.plan.measured:  # no report before has any measures: none of them is new
                del self.outcome.rows[rows:]

    def _tell(
        self, step: Step, held: Mapping[str, Held], printed: Mapping[str, Held], task: str | None
    ) -> None:
        """The row that says what became of something; a measure that stays as it is needs none."""
        if task and step.change is Change.MATCHED:
            return
        old = held[step.before] if step.before else None
        new = printed[step.after] if step.after else None
        name = self.outcome.names[step.after] if step.after else None
        record = step.before or name
        by_number = step.change in _BY_NUMBER
        row = {
            "task_id": task or record,
            "measure_id": record if task else None,
            "from_report": old.report if old else self.plan.report,
            "to_report": self.report,
            "change": step.change.value,
            "old": (old.number if by_number else old.text) if old else None,
            "new": (new.number if by_number else new.text) if new else None,
        }
        if step.change in (Change.SPLIT, Change.MERGED):
            row["new"] = name
        self.outcome.rows.append((row, old.row if old else None, new.row if new else None))


def _items(held: Iterable[Held]) -> list[Item]:
    return [one.item() for one in held]
