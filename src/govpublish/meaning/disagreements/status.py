"""The document says unfinished where its own report reads as done, or the other way round."""

from collections.abc import Iterator

from govpublish import ids
from govpublish.flags import Flag, OfficialAgainstDerived
from govpublish.meaning.disagreements.place import Place, lines_of, quoted
from govpublish.meaning.verdicts import RULES
from govpublish.models import OfficialStatus, Verdict

_OPPOSITE = {
    "slow": ("done", "target_met"),
    "unfinished": ("done", "target_met"),
    "not_started": ("done", "target_met"),
    "done": ("overdue",),
    "ahead": ("overdue",),
    "suspended": ("done",),
}
"""By official status the derived ones that cannot hold beside it."""
_OURS = {"done": "已完成", "target_met": "已达目标", "overdue": "已逾期"}
_NAMES = {rule.id: rule.name for rule in RULES}


def look(place: Place, plan_id: str) -> Iterator[Flag]:
    """The remark on each report in which the two statuses are opposite."""
    ours = {verdict.period: verdict for verdict in place.record.verdicts}
    for said in place.record.statuses:
        verdict = ours.get(said.period)
        if verdict and verdict.status in _OPPOSITE.get(said.status or "", ()):
            yield _remark(place, plan_id, said, verdict)


def _remark(place: Place, plan_id: str, said: OfficialStatus, verdict: Verdict) -> Flag:
    words = "、".join(f"“{quoted(cell)}”" for cell in verdict.rests_on)
    rule = f"{verdict.rule}({_NAMES[verdict.rule]})"
    return OfficialAgainstDerived(
        tuple(sorted({*said.lines, *lines_of(*verdict.rests_on)})),
        quoted(said.words),
        f"按规则 {rule}依据{words}推断为“{_OURS[verdict.status]}”",
        table="assessments",
        record_id=ids.assessment_id(place.record_id, ids.report_id(plan_id, said.period)),
    )
