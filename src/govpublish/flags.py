"""What a careful publisher would remark about a source: one class a kind, published as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar


class Severity(Enum):
    """How loud a flag is."""

    STOP = "stop"
    """Publishing would spread something wrong: nothing is written."""
    SKIP = "skip"
    """These lines yield no record; they stay on the source page, marked."""
    NOTE = "note"
    """Published as printed, but someone should look."""


class Origin(Enum):
    """Who could have caused it."""

    PUBLISHER = "publisher"
    COPY = "copy"
    """The text we hold lost it; perhaps not the government."""
    READER = "reader"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Flag:
    """A remark on some lines of a source; subclasses give it a kind, a sentence, a remedy."""

    lines: tuple[int, ...]
    excerpt: str = ""
    more: str = ""
    table: str | None = None
    record_id: str | None = None

    kind: ClassVar[str]
    severity: ClassVar[Severity] = Severity.NOTE
    origin: ClassVar[Origin] = Origin.PUBLISHER
    sentence: ClassVar[str]
    remedy: ClassVar[str] = ""

    @property
    def message(self) -> str:
        """The sentence with what was printed in it."""
        return self.sentence.format(excerpt=self.excerpt, more=self.more)


class UnknownStatusFlag(Flag):
    """A status word nobody has explained."""

    kind = "unknown-status"
    severity = Severity.STOP
    origin = Origin.READER
    sentence = "未说明的状态用语“{excerpt}”"
    remedy = (
        "请在 jurisdiction.yml 的 statuses 中加一行“'{excerpt}': 词条”;各县通用的,"
        "在 data/vocabulary/statuses.yml 中加一行“- {{term: '{excerpt}', status: 词条}}”。"
    )


class MonthDone(Flag):
    """A word for done in the column of one month: of its plan or of the whole, who knows."""

    kind = "month-done"
    sentence = "“{excerpt}”印在“{more}”一栏,可能只指当月计划,不作全年完成"


class SlidCells(Flag):
    """Cells that slid to the left where merged ones vanished, put back under their headings."""

    kind = "slid-cells"
    origin = Origin.COPY
    sentence = "“{excerpt}”一行的单元格左移(上面的合并单元格没有留下空格),已按表头归位"


class RowTooWide(Flag):
    """More cells than the header has."""

    kind = "row-too-wide"
    severity = Severity.SKIP
    origin = Origin.READER
    sentence = "本行比表头多出单元格“{excerpt}”,多出的部分未收录"


class Unread(Flag):
    """Text that went into no record and is not named as passed over."""

    kind = "unread"
    severity = Severity.SKIP
    origin = Origin.READER
    sentence = "未读入的文字“{excerpt}”"
    remedy = "请在 source.yml 的 passed_over 中说明它是什么,或扩大 plans 的行号范围。"


class TornTitle(Flag):
    """A piece of a title on the other side of a page break that repeats words of the title."""

    kind = "torn-title"
    origin = Origin.COPY
    sentence = "跨页的标题残片“{excerpt}”与标题“{more}”重复,以序号所在页的标题为准"


class SaidDifferently(Flag):
    """Words of a task that a later table of the same document prints otherwise."""

    kind = "said-differently"
    sentence = "同一任务在后一张表里写作“{excerpt}”,前一张表写作“{more}”,以前一张为准"


class WithoutNumber(Flag):
    """Rows whose number was not found on either side of a page break."""

    kind = "without-number"
    origin = Origin.READER
    sentence = "这一组没有印出序号,以其位置编号:“{excerpt}”"


class NumberGap(Flag):
    """The printed numbers do not run without a gap."""

    kind = "number-gap"
    sentence = "序号由{excerpt}跳到{more}"


class LabelGap(Flag):
    """The printed labels of a task's measures do not run without a gap."""

    kind = "label-gap"
    sentence = "举措的编号不从第一项连续:{excerpt}"


class GluedOrganizations(Flag):
    """Two names printed without anything between them."""

    kind = "glued-organizations"
    origin = Origin.COPY
    sentence = "单位名称“{excerpt}”之间没有分隔,读作“{more}”"


class RepeatedOrganization(Flag):
    """A name twice in one list."""

    kind = "repeated-organization"
    sentence = "同一份名单中“{excerpt}”出现两次,照录"


class UnknownOrganization(Flag):
    """A name that neither the jurisdiction nor the shared list knows."""

    kind = "unknown-organization"
    origin = Origin.READER
    sentence = "未收录的责任单位“{excerpt}”"
    remedy = "如系正式名称或简称,请写入 jurisdiction.yml 的 organizations。"


class NoOrganization(Flag):
    """A measure or task for which no organization is printed anywhere."""

    kind = "no-organization"
    origin = Origin.COPY
    sentence = "没有印出责任单位"


class AmbiguousProblem(Flag):
    """No empty cell and no wording parts the problems from the progress."""

    kind = "ambiguous-problem"
    origin = Origin.READER
    sentence = "无法分清进展与存在的问题,从“{excerpt}”起暂按问题读"
    remedy = "请在 source.yml 的 problems 中写明哪些行是存在的问题。"


class LostDate(Flag):
    """Digits that were a date: 月 and 日 are lost (`817完成` for 8月17日完成)."""

    kind = "lost-date"
    origin = Origin.COPY
    sentence = "数字“{excerpt}”疑似日期,“年”“月”“日”等字缺失:“{more}”"


class FormatRemark(Flag):
    """What the format of a document could not show as it is."""

    kind = "format"
    origin = Origin.READER
    sentence = "{excerpt}"


class InvisibleSigns(Flag):
    """Control, zero-width or direction signs between the visible ones."""

    kind = "invisible-signs"
    origin = Origin.COPY
    sentence = "含有不可见的字符({excerpt}),未收入文字"


class EmptyProgress(Flag):
    """A task of a report of which nothing is reported."""

    kind = "empty-progress"
    origin = Origin.COPY
    sentence = "本期没有填写进展"


class StatusTwice(Flag):
    """Two lists that give one record different statuses."""

    kind = "status-twice"
    severity = Severity.STOP
    sentence = "“{excerpt}”已有状态“{more}”,两处说法不同"
    remedy = "请核对原文;确有矛盾的,只留一处 named_status,并在 note 中说明。"


class StatusOnNothing(Flag):
    """An item of a list in the letter that no record of the plan says."""

    kind = "status-on-nothing"
    severity = Severity.STOP
    origin = Origin.READER
    sentence = "名单中的“{excerpt}”没有唯一对应的任务"
    remedy = "请核对 source.yml 的 named_status:行号、所属计划。"


class Superseded(Flag):
    """A document in whose place a corrected one stands."""

    kind = "superseded"
    sentence = "本件已由 {excerpt} 替代,涉及 {more};其中的记录不再收入数据,原文照留"


class Supersedes(Flag):
    """A corrected document that stands in the place of an older one."""

    kind = "supersedes"
    sentence = "本件是更正后的文件,替代了 {excerpt}"


class DeadlineContradicts(Flag):
    """The last deadline that a text names lies after the one in the column beside it."""

    kind = "deadline-contradicts"
    sentence = "完成时限一栏印作“{excerpt}”,同一项的文字里却写“{more}”,晚于这个时限"
    remedy = "请对照原件;原件就是这样印的,照录并保留这条提示,时限以专栏为准。"


class LaterThanItsDay(Flag):
    """Progress that tells of a day after the one the data of its report are of."""

    kind = "later-than-its-day"
    sentence = "进展写到“{excerpt}”,{more}"
    remedy = "请核对数据截至日(source.yml 的 as_of);原件就是这样的,照录并保留这条提示。"


class OfficialAgainstDerived(Flag):
    """The status that the document gives, beside ours that cannot hold together with it."""

    kind = "official-against-derived"
    origin = Origin.RULE
    sentence = "文件给出的状态是“{excerpt}”,本站{more};两者并列,都不改动"
    remedy = "请读进展说明:若是规则读错,请报告;若是原文自相矛盾,照录即可。"


class OwnNumberDiffers(Flag):
    """A rate or a sum that a text prints, and that its own amounts do not give."""

    kind = "own-number-differs"
    origin = Origin.RULE
    sentence = "“{excerpt}”中的数对不上:{more}"
    remedy = "请对照原件核对各数;本站照录原文,另算的数只作提示。"


class CumulativeFalls(Flag):
    """An amount reached so far that is smaller than in the report before."""

    kind = "cumulative-falls"
    origin = Origin.RULE
    sentence = "同一目标报的数比前一期小:这一期“{excerpt}”,{more}"
    remedy = "请核对两期原件:可能前后口径不同(只报当期),或有一期的数印错。"


class CopiedProgress(Flag):
    """Progress in the very words of another report: of the period before, of another county."""

    kind = "copied-progress"
    sentence = "进展“{excerpt}”与{more}逐字相同"
    remedy = "只说文字相同,不说没有进展;请核对两份原件。"


class FlagLog:
    """The flags of one reading, in the order they were raised."""

    def __init__(self) -> None:
        self._flags: dict[Flag, None] = {}

    def add(self, flag: Flag) -> None:
        """Remember a flag; the same remark on the same lines counts once."""
        self._flags[flag] = None

    def __iter__(self) -> Iterator[Flag]:
        return iter(self._flags)

    def stopping(self) -> list[Flag]:
        """The flags because of which nothing may be published."""
        return [flag for flag in self._flags if flag.severity is Severity.STOP]
