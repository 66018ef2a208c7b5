"""source.yml and jurisdiction.yml: what people declare beside a document, strictly."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from govpublish import lines as places
from govpublish.models import Meaning
from govpublish.sources.yaml_files import Strict

STATUSES = (
    "done", "ahead", "on_track", "slow", "unfinished", "not_started", "suspended", "adjusted",
)  # fmt: skip
Status = Literal[
    "done", "ahead", "on_track", "slow", "unfinished", "not_started", "suspended", "adjusted"
]
Layout = Literal["tabs", "pipes", "stacked", "outline", "table"]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*\z")]
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+\z")]
Version = Annotated[
    str, StringConstraints(pattern=r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\z")
]
Why = Annotated[str, StringConstraints(min_length=2, strip_whitespace=True)]


_ANCHORS = re.compile(r"[\w!.]+(?:-[\w!.]+)?(?:,\s*[\w!.]+(?:-[\w!.]+)?)*\Z")
"""Places in documents without lines: `t1.r3`, `b1-b4`, `Sheet1!B3`."""


def _lines(value: str | int) -> str:
    text = str(value).strip()
    if _ANCHORS.match(text) and any(sign.isalpha() for sign in text):
        return text
    try:
        return places.show(places.parse(text))
    except ValueError:
        raise ValueError(f"“{value}”不是行号,应如 17 或 17-19,40") from None


def _origins(value: object) -> tuple[str, ...]:
    """The ids that something comes from; none for what is new."""
    if value == "new":
        return ()
    found = tuple(value) if isinstance(value, list | tuple) and value else (value,)
    for one in found:
        if not (isinstance(one, str) and _ORIGIN.match(one)):
            raise ValueError(f"“{one}”不是任务的编号,应如 990101-2021-key.14,或写 new")
    return found


_ORIGIN = re.compile(r"[0-9]{6}-[0-9]{4}-[a-z][a-z0-9]*(?:\.[^\s./@;]+){1,2}\Z")
Number = Annotated[str, StringConstraints(pattern=r"^[^\s./@;]+(\.[^\s./@;]+)?\z")]
Origins = Annotated[tuple[str, ...], BeforeValidator(_origins)]
LineNumbers = Annotated[str | int, AfterValidator(_lines)]


class Plan(Strict):
    """One plan that the document speaks of, and the lines of its table."""

    slug: Slug
    """网址中的英文词:key 重点工作、livelihood 民生实事,或另取一个小写词。"""
    name: Words
    """计划的名称,照文件的说法。"""
    kind: Literal["key_work", "livelihood", "other"]
    """计划的种类:key_work 重点工作、livelihood 民生实事、other 其他。"""
    lines: LineNumbers
    """这张表所在的行,从表题或表头到最后一行,如 9-308。"""
    year: int | None = Field(default=None, ge=1980, le=2100)
    """计划年度;不写则取时段的年份。"""
    layout: Layout | None = None
    """这张表的版式,只在与整份文件的 layout 不同时写。"""
    columns: dict[str, Meaning] = Field(default_factory=dict)
    """只在这张表里另有含义的表头(同一表头在两张表里意思不同时)。"""
    continues: Words | None = None
    """上一年同一计划的编号,如 990101-2020-key。"""
    comes_from: dict[Number, Origins] = Field(default_factory=dict)
    """程序不能断定的任务来自前面各期的哪一项:序号: 编号,如 {12: 990101-2021-key.14};都不是的写 new;
    由几项合并的写列表;一项拆成几项的,各写同一编号;举措的序号要加引号,如 "12.3"。"""


class PassedOver(Strict):
    """Lines that are in no record, and what they are."""

    lines: LineNumbers
    """行号,如 1-8。"""
    why: Why
    """它是什么:网页导航、文件标题、落款、页脚……"""


class ResponsibilityRule(Strict):
    """A rule about 责任单位 that the document itself prints; `rule` quotes it."""

    first_leads: bool
    """名单中列第一位的是否为牵头单位。"""
    rule: Words
    """文件自己写明的规则,照引。"""
    lines: LineNumbers
    """规则所在的行。"""


class NamedStatus(Strict):
    """A list in the covering letter that names tasks and says how far they are."""

    plan: Slug
    """名单所属的计划(slug)。"""
    status: Words
    """正文说明状态的原词,如 进展偏慢;须在 statuses 中有对应的词条。"""
    lines: LineNumbers
    """名单所在的行,连同说明状态的那一行。"""


class Total(Strict):
    """A total that the document prints. `counts` says what of our rows it can be held against."""

    plan: Slug
    """合计所属的计划(slug)。"""
    lines: LineNumbers
    """合计所在的行。"""
    words: Words
    """原文中含有这个数的几个字,照引。"""
    printed: int
    """原文印的数。"""
    counts: Literal["tasks", "measures", "status", "sum", "nothing"]
    """拿什么核对:tasks 任务数、measures 举措数、status 某一状态的条数、sum 原文各分项之和、
    nothing 无从复算。"""
    status: Status | None = None
    """counts 为 status 时,是哪一种状态。"""
    parts: tuple[int, ...] = ()
    """counts 为 sum 时,原文印的各分项。"""
    note: Words | None = None
    """给读者的说明,如无从复算的原因。"""


class Correction(Strict):
    """One deliberate departure from what is printed."""

    lines: LineNumbers
    """要更正读法的行。"""
    printed: str
    """原文那几个字,照引;制表符写作 \\t。原文变动后引文不再相符,发布会停下。"""
    read_as: str
    """读作什么。"""
    why: Annotated[str, StringConstraints(min_length=4)]
    """为什么,至少四个字。"""


class SourceSpec(Strict):
    """One document: where it comes from and how it is to be read."""

    title: Words | None = None
    """文件印出的标题;没有就不写。"""
    publisher: Words | None = None
    """文件写明的发布机构。"""
    index_no: Words | None = None
    """索引号。"""
    document_no: Words | None = None
    """文号。"""
    published_on: date | None = None
    """发布日期,如 2021-11-29。"""
    url: Address | None = None
    """原文网址,以 http:// 或 https:// 开头。"""
    supersedes: Words | None = None
    """它所替代的来源的编号,如 990101-2021-04:同一计划、同一时段更正后的文件才写。"""
    as_of: date | None = None
    """数据截至的日子(填报时间、截至……);不写则取时段的最后一天。不是发布日期。"""
    layout: Layout
    """版式:tabs 制表符表格、pipes 竖线表格、stacked 一格一行、outline 编号条目、
    table 网页、Word、电子表格或 PDF 里的表格。"""
    plans: tuple[Plan, ...] = Field(min_length=1)
    """文件中的计划,一张表一个。"""
    columns: dict[str, Meaning] = Field(default_factory=dict)
    """表头与含义,表头照印出的写。"""
    passed_over: tuple[PassedOver, ...] = ()
    """不进记录的行。"""
    responsibility: ResponsibilityRule | None = None
    """文件自己写明的牵头规则。"""
    statuses: dict[str, Status] = Field(default_factory=dict)
    """这份文件特有的状态用语与词条。"""
    status_opens_progress: bool = False
    """进展的第一句话就是官方状态(如“已完成。2月10日,……”)的文件写 true。"""
    named_status: tuple[NamedStatus, ...] = ()
    """正文点名的任务。"""
    totals: tuple[Total, ...] = ()
    """原文印出的合计。"""
    problems: LineNumbers | None = None
    """一格一行的文件里,哪些行是存在的问题(仅在无法分清时写)。"""
    corrections: tuple[Correction, ...] = ()
    """对读法的更正。"""

    @model_validator(mode="after")
    def _plans_are_there(self) -> Self:
        slugs = {plan.slug for plan in self.plans}
        for name, items in (("named_status", self.named_status), ("totals", self.totals)):
            for item in items:
                if item.plan not in slugs:
                    raise ValueError(f"{name} 中的“{item.plan}”不是 plans 中的 slug,请核对拼写")
        return self


class Organization(Strict):
    """An organization with other names for it."""

    name: Words
    """正式写法。"""
    aliases: tuple[Words, ...] = ()
    """文件里印过的其他写法。"""


class JurisdictionSpec(Strict):
    """What is particular to one county: its organizations, headings and status words."""

    organizations: tuple[Words | Organization, ...] = ()
    """本地的责任单位:只写名称,或写 name 与 aliases。"""
    headings: dict[str, Meaning] = Field(default_factory=dict)
    """本地特有的表头与含义。"""
    statuses: dict[str, Status] = Field(default_factory=dict)
    """本地特有的状态用语与词条。"""

    @model_validator(mode="after")
    def _names_are_of_one(self) -> Self:
        seen: dict[str, str] = {}
        for entry in self.organizations:
            item = entry if isinstance(entry, Organization) else Organization(name=entry)
            for name in (item.name, *item.aliases):
                if seen.setdefault(name, item.name) != item.name:
                    raise ValueError(f"“{name}”既是“{seen[name]}”又是“{item.name}”")
        return self


class Redirect(Strict):
    """An address that was published and is there no more."""

    kind: Literal["jurisdiction", "plan", "task", "source", "organization"]
    """网页的种类:jurisdiction 行政区、plan 计划、task 任务、source 来源、
    organization 责任单位。"""
    old: Words
    """不再有的编号。"""
    new: Words | None = None
    """现在的编号;没有后继的不写。"""
    was: Words
    """那一页原来是什么:任务的标题、计划或文件的名称。"""
    since: date
    """从哪一天起不再有。"""
    why: Why
    """为什么。"""


class RedirectList(Strict):
    """data/redirects.yml: what happened to addresses that are there no more."""

    moved: tuple[Redirect, ...] = ()
    """不再有的网址,一行一个。"""


class HeadingList(Strict):
    """data/vocabulary/headings.yml: a meaning and the headings that have it everywhere."""

    headings: dict[Meaning, tuple[Words, ...]]
    doubtful: tuple[Words, ...] = ()
    """Headings that mean one thing in one document and another in the next."""
    endings: dict[Meaning, tuple[Words, ...]] = Field(default_factory=dict)
    """How longer headings end that have the meaning (县级牵头单位)."""

    @model_validator(mode="after")
    def _headings_have_one_meaning(self) -> Self:
        seen: dict[str, str] = dict.fromkeys(self.doubtful, "doubtful")
        for meaning, names in self.headings.items():
            for name in names:
                if seen.setdefault(name, meaning.value) != meaning.value:
                    raise ValueError(f"“{name}”既是 {seen[name]} 又是 {meaning.value}")
        return self


class Erratum(Strict):
    """Something that was published wrongly."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    """编号,如 2024-1;网页上以它为锚,不再改动。"""
    found_on: date
    """哪一天发现的。"""
    severity: Literal["major", "minor"]
    """major 会使人得出错误的结论;minor 不会。"""
    since: Version
    """从哪一版起有误。"""
    fixed_in: Version | None = None
    """在哪一版改正;还没有改正的不写。"""
    table: Words | None = None
    """有误的表;错在网页上的写 page。"""
    records: tuple[Words, ...] = ()
    """有误的记录的编号;整张表都有误的不写。"""
    fields: tuple[Words, ...] = ()
    """有误的字段。"""
    page: Words | None = None
    """有误的网页,如 331121/2021-key/。"""
    was: Why
    """原来写的是什么。"""
    now: Why
    """现在(应当)是什么。"""
    why: Why
    """为什么会错。"""

    @model_validator(mode="after")
    def _names_a_place(self) -> Self:
        if (self.table is None) == (self.page is None):
            raise ValueError("请写明 table(数据)或 page(网页),二者写一个")
        return self


class ErrataList(Strict):
    """data/errata.yml."""

    errata: tuple[Erratum, ...]


class StatusTerm(Strict):
    """A word for how far a task is; under a certain heading only, if one is given."""

    term: Words
    status: Status | None
    """Empty for words that say nothing about how far it is (年度指标)."""
    heading: Words = "*"
    note: Words | None = None


class StatusList(Strict):
    """data/vocabulary/statuses.yml."""

    statuses: tuple[StatusTerm, ...]


class QuantityWords(Strict):
    """data/vocabulary/quantities.yml: units, and the words around an amount."""

    units: dict[Words, tuple[Words, ...] | dict[Words, Decimal]]
    """What is measured → its units, with how many of the smallest each is where they convert."""
    before: dict[Literal["ge", "gt", "le", "lt"], tuple[Words, ...]]
    after: dict[Literal["ge", "gt", "le", "lt"], tuple[Words, ...]]
    generic: tuple[Words, ...]
    acting: tuple[Words, ...]
    loose: tuple[Words, ...]
    rising: tuple[Words, ...]
    falling: tuple[Words, ...]
    not_yet: tuple[Words, ...]
    cumulative: tuple[Words, ...]

    @model_validator(mode="after")
    def _units_measure_one_thing(self) -> Self:
        seen: dict[str, str] = {}
        for kind, units in self.units.items():
            for unit in units:
                if seen.setdefault(unit, kind) != kind:
                    raise ValueError(f"单位“{unit}”既在 {seen[unit]} 又在 {kind}")
        return self


class CompletionWords(Strict):
    """data/vocabulary/completion.yml: words by which a report says that all is done, or not."""

    finished: tuple[Words, ...]
    open: tuple[Words, ...]
    acts: tuple[Words, ...]
    stopped: tuple[Words, ...]


class OrganizationForms(Strict):
    """data/vocabulary/organizations.yml: how the name of an organization ends."""

    endings: tuple[Words, ...]


class Pinyin(Strict):
    """data/vocabulary/pinyin.yml: names whose letters cannot be had from their signs."""

    names: dict[str, Slug]
