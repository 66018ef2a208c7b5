"""An amount reached so far is smaller in a report than in the one before."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from govpublish import ids
from govpublish import lines as places
from govpublish.flags import CumulativeFalls
from govpublish.meaning.disagreements.place import shortened
from govpublish.meaning.remarks import Remark
from govpublish.text import bare, narrow

Record = dict[str, Any]
_STOP = re.compile(r"[。;!?\n]")
_SO_FAR = re.compile(
    r"累计|累积|总计|合计|共计|总共|截[至止]|目前|以来|已|(?<!\d)1(?:月份?)?[-—~至]\d{1,2}月|前[三3]季度"
)
"""What says that an amount is all there is until now."""
_OF_A_PERIOD = re.compile(
    r"本月|当月|本季|当季|本期|当期|第?[一二三四]季度|[上下]半年|(?<![-—~至\d])\d{1,2}月(?!底|末|\d|以来)"
)
_MAY_FALL = re.compile(
    r"[率比]|增长|增幅|增速|下降|减少|压减|压缩|压降|降低|降幅|降至|缩短|控制|余额|存量|库存|结存|保有|在建|在册|在岗"
    r"|现有|平均|人均|日均|每|价|缺口|剩余|储备|有效|活跃|净"
)
"""A quantity that may fall without anybody having erred."""
_MAY_FALL_UNIT = re.compile(r"%|‰|百分点|分|位|名次|位次|天|日|小时|分钟|个月|度")
_ROUGH = re.compile(r"约|近|余|多|超|逾|突破|左右|以上|以内")
_UPPER = ("le", "lt")
_SELDOM = 4
"""Where more than one of so many fall, the reports count each period by itself."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What one report tells of an indicator."""

    indicator: Record
    progress: Record

    @property
    def value(self) -> Decimal:
        return Decimal(str(self.indicator["achieved_value"]))

    @property
    def words(self) -> str:
        """The sentence up to the end of the amount."""
        text = narrow(self.progress["text"] or "")
        phrase = narrow(self.indicator["achieved_phrase"])
        at = max(text.find(phrase), 0)
        return _STOP.split(text[:at])[-1] + phrase

    @property
    def half(self) -> Decimal:
        """Half a unit of the last printed digit; whole things are exact."""
        exponent = int(self.value.as_tuple().exponent)
        if exponent >= 0 and self.indicator["unit"][0] not in "万亿":
            return Decimal(0)
        return Decimal("0.5").scaleb(min(exponent, 0))


def look(
    records: Mapping[str, Sequence[Record]], orders: Iterable[Sequence[str]]
) -> Iterator[Remark]:
    """The remarks on amounts that fall from a report to the next that tells of them.

    `orders`: for each plan the ids of its reports in time. An amount that the later report calls
    the total so far cannot fall. One that it does not may be of the period alone: silent where both
    stand in one document, in columns of their own, and where many such amounts of a plan fall.
    """
    place = {report: at for order in orders for at, report in enumerate(order)}
    of_plan: dict[str, list[tuple[_Told, _Told]]] = defaultdict(list)
    for pair in _pairs(records, place):
        of_plan[pair[1].progress["report_id"].partition("@")[0]].append(pair)
    for pairs in of_plan.values():
        for before, now in _falling(pairs):
            yield _remark(before, now)


def _falling(pairs: Iterable[tuple[_Told, _Told]]) -> list[tuple[_Told, _Told]]:
    """Those of one plan that surely fall."""
    named: list[tuple[_Told, _Told]] = []
    others: list[tuple[_Told, _Told]] = []
    for pair in pairs:
        if _SO_FAR.search(pair[1].words):
            named.append(pair)
        elif pair[0].progress["source_id"] != pair[1].progress["source_id"]:
            others.append(pair)
    falling = [pair for pair in others if _falls(*pair)]
    if len(falling) > 1 and len(falling) * _SELDOM > len(others):
        falling = []
    return [pair for pair in named if _falls(*pair)] + falling


def _pairs(
    records: Mapping[str, Sequence[Record]], place: Mapping[str, int]
) -> Iterator[tuple[_Told, _Told]]:
    """What two reports after each other tell of one indicator."""
    progress = {row["progress_id"]: row for row in records["progress"]}
    told: dict[tuple[str, ...], list[_Told]] = defaultdict(list)
    for row in records["indicators"]:
        said = progress.get(row["progress_id"])
        if said and _compares(row):
            told[_key(row)].append(_Told(row, said))
    for group in told.values():
        group.sort(key=lambda one: place[one.progress["report_id"]])
        for before, now in pairwise(group):
            if before.progress["report_id"] != now.progress["report_id"]:
                yield before, now


def _key(row: Record) -> tuple[str, ...]:
    """The promise: the same place, the same words, the same amount."""
    home = str(row["indicator_id"]).partition("@")[0]
    return home, bare(row["phrase"]), row["comparator"], str(row["value"]), row["unit"]


def _compares(row: Record) -> bool:
    if row["achieved_value"] is None or not row["achieved_phrase"] or row["comparator"] in _UPPER:
        return False
    words = f"{row['phrase']}{row['achieved_phrase']}"
    return not _MAY_FALL.search(narrow(words)) and not _MAY_FALL_UNIT.search(narrow(row["unit"]))


def _falls(before: _Told, now: _Told) -> bool:
    if _OF_A_PERIOD.search(now.words):
        return False
    if any(_ROUGH.search(narrow(one.indicator["achieved_phrase"])) for one in (before, now)):
        return False
    return now.value + now.half < before.value - before.half


def _remark(before: _Told, now: _Told) -> Remark:
    period = ids.period_of(before.progress["report_id"])
    flag = CumulativeFalls(
        (),
        shortened(now.indicator["achieved_phrase"]),
        f"{period}({places.said(before.progress['lines'])})已报“{shortened(before.indicator['achieved_phrase'])}”",
        table="progress",
        record_id=now.progress["progress_id"],
    )
    return Remark.of(now.progress, flag)
