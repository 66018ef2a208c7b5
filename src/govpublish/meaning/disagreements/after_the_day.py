"""Progress of a report that tells of a day after the one its data are said to be of."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from govpublish import ids
from govpublish.flags import Flag, LaterThanItsDay
from govpublish.meaning.disagreements.place import Place, lines_of, quoted
from govpublish.text import narrow

_DAY = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})日(?!(?:以?之?前|[至到起\-—~]|为))")
_CLAUSE = re.compile(r"[。;!?\n]")
_AHEAD = re.compile("计划|预计|预期|拟|将|每年|争取|力争|确保|定于|安排|目标|下一步|届时|前")
"""Words of a sentence that speaks of what is still to come, or of no year in particular."""
_AROUND = 24  # signs behind the day that are quoted


def look(place: Place, plan_id: str, as_of: Mapping[str, str]) -> Iterator[Flag]:
    """The remark on the latest such day of each report; by period the day of its data.

    Silent where the sentence looks ahead or names a year: only a day told as past disagrees.
    """
    for told in place.record.progress:
        day = as_of.get(told.period)
        found = [one for one in _days(told.text.text, day) if day and one[0] > day] if day else []
        if not found or day is None:
            continue
        latest, start, end = max(found)
        words = told.text.cut(start, min(end + _AROUND, len(told.text.text)))
        yield LaterThanItsDay(
            lines_of(words),
            quoted(words),
            f"{latest}晚于数据截至日{day}",
            table="assessments",
            record_id=ids.assessment_id(place.record_id, ids.report_id(plan_id, told.period)),
        )


def _days(text: str, as_of: str) -> Iterator[tuple[str, int, int]]:
    """Each day that is told as past, in the year of the report, and where it stands."""
    said = narrow(text)
    for match in _DAY.finditer(said):
        starts = [one.end() for one in _CLAUSE.finditer(said, 0, match.start())]
        ends = _CLAUSE.search(said, match.end())
        sentence = said[starts[-1] if starts else 0 : ends.start() if ends else len(said)]
        if _AHEAD.search(sentence):
            continue
        try:
            day = date(int(as_of[:4]), int(match[1]), int(match[2]))
        except ValueError:
            continue
        yield day.isoformat(), match.start(), match.end()
