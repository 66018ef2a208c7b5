"""Every id and every address of the site, built and taken apart in this one place."""

import hashlib
import re
import unicodedata
import uuid
from collections.abc import Iterator, Mapping
from typing import NamedTuple

PERIOD = re.compile(r"([0-9]{4})(?:-(?:(H[12])|(Q[1-4])|(0[1-9]|1[0-2])))?\Z")
_TWINS = str.maketrans("/\\:?#%", "／＼：？＃％")
_HARMLESS = ("txt", "docx", "xlsx", "ods", "pdf")
"""Endings of documents that no browser takes for a page of this site."""
_LONGEST = 240  # bytes; a folder name may have 255
_KEPT = 50  # signs of a longer one, then its digest
_SLUG = re.compile(r"[a-z][a-z0-9]*\Z")
_SOURCE = re.compile(
    r"[0-9]{6}-([0-9]{4}(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2]))?)(?:-[a-z][a-z0-9]*)?\Z"
)
_PLAN = re.compile(r"([0-9]{6})-([0-9]{4})-([a-z][a-z0-9]*)\Z")


class PlanKey(NamedTuple):
    """The three things a plan id consists of."""

    jurisdiction_code: str
    year: int
    slug: str


def plan_id(code: str, year: int, slug: str) -> str:
    """`990101-2021-key`; ValueError if the slug is not a lower-case ascii word."""
    if not _SLUG.match(slug):
        raise ValueError(slug)
    return f"{code}-{year}-{slug}"


def parse_plan(plan: str) -> PlanKey:
    """Take a plan id apart; ValueError if it is not one."""
    match = _PLAN.match(plan)
    if match is None:
        raise ValueError(plan)
    return PlanKey(match[1], int(match[2]), match[3])


def months(period: str) -> tuple[int, int]:
    """The first and last month of a period, counted from year 0; ValueError if it is none.

    >>> [last - first + 1 for first, last in map(months, ("2021-04", "2021-Q1", "2021-H2", "2021"))]
    [1, 3, 6, 12]
    """
    match = PERIOD.match(period)
    if match is None:
        raise ValueError(period)
    year, half, quarter, month = match.groups()
    size = 6 if half else 3 if quarter else 1 if month else 12
    at = int((half or quarter or "")[1:] or month or 1)
    first = 12 * int(year) + size * (at - 1)
    return first, first + size - 1


def between(first: str, last: str) -> Iterator[str]:
    """The periods after one and before another of the same kind; none if the kinds differ.

    >>> list(between("2021-11", "2022-02")), list(between("2021-Q1", "2021-Q3"))
    (['2021-12', '2022-01'], ['2021-Q2'])
    """
    (start, end), (stop, _) = months(first), months(last)
    size, kind = end - start + 1, first[5:6] if first[5:6] in ("H", "Q") else ""
    if months(last)[1] - stop + 1 != size:
        return
    for month in range(start + size, stop, size):
        year, within = divmod(month, 12)
        at = within // size + 1
        yield str(year) if size == 12 else f"{year}-{kind}{at}" if kind else f"{year}-{at:02d}"


def report_id(plan: str, period: str) -> str:
    """`990101-2021-key@2021-04`; ValueError if the period is not one."""
    if not PERIOD.match(period):
        raise ValueError(period)
    return f"{plan}@{period}"


def number_part(number: str) -> str:
    """The part of a task's id that its printed number gives.

    >>> number_part("12."), number_part("（三）"), number_part("2.1、"), number_part("７")
    ('12', '三', '2-1', '7')
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", number))
    plain = re.sub(r"[()\[\]〔〕【】《》<>]", "", plain).rstrip(".,、:;。")
    return re.sub(r"[^0-9A-Za-z\u3400-\u9fff]+", "-", plain).strip("-")


def later_part(part: str, period: str) -> str:
    """The part for what first stands in a later report under a number that is taken already.

    No printed number gives a `_`, so the two never meet.

    >>> later_part("12", "2021-05")
    '12_2021-05'
    """
    return f"{part}_{period}"


def shown_number(task: str) -> str:
    """The number by which a task is called on pages: its part of the id, without a period.

    >>> shown_number("990101-2021-key.2-12"), shown_number("990101-2021-key.12_2021-05")
    ('2-12', '12')
    """
    return last_part(task).partition("_")[0]


def last_part(record: str) -> str:
    """What the id of a task adds to that of its plan, or that of a measure to its task's.

    >>> last_part("990101-2021-key.12"), last_part("990101-2021-key.12.3")
    ('12', '3')
    """
    return record.rpartition(".")[2]


def renamed(record: str, names: Mapping[str, str]) -> str:
    """The id of a record that belongs to a task or measure with another name.

    >>> renamed("990101-2021-key.3.1@2021-05.1", {"990101-2021-key.3": "990101-2021-key.5"})
    '990101-2021-key.5.1@2021-05.1'
    """
    if record in names:
        return names[record]
    head, at, period = record.partition("@")
    tail = ""
    while head not in names:
        head, dot, last = head.rpartition(".")
        if not dot:
            return record
        tail = f".{last}{tail}"
    return f"{names[head]}{tail}{at}{period}"


def task_id(plan: str, part: str) -> str:
    """`990101-2021-key.12`."""
    return f"{plan}.{part}"


def measure_id(task: str, part: str) -> str:
    """`990101-2021-key.12.3`."""
    return f"{task}.{part}"


def responsibility_id(record: str, position: int) -> str:
    """`<task or measure id>.r2`."""
    return f"{record}.r{position}"


def period_of(report: str) -> str:
    """The period at the end of a report id."""
    return report.partition("@")[2]


def progress_id(record: str, report: str, position: int) -> str:
    """`<task or measure id>@2021-04.1`."""
    return f"{record}@{period_of(report)}.{position}"


def indicator_id(record: str, position: int, report: str | None = None) -> str:
    """`<task or measure id>.i1`; with the period of a report after the first that tells of it."""
    return f"{record}.i{position}" + (f"@{period_of(report)}" if report else "")


def told_again(indicator: str, progress: str) -> str:
    """The id of an indicator in the report of a later piece of progress.

    >>> told_again("990101-2021-key.12.i1", "990101-2021-key.12@2021-05.1")
    '990101-2021-key.12.i1@2021-05'
    """
    return f"{indicator}@{period_of(progress).partition('.')[0]}"


def assessment_id(record: str, report: str) -> str:
    """`<task or measure id>@2021-04`."""
    return f"{record}@{period_of(report)}"


def source_id(code: str, period: str, word: str | None = None) -> str:
    """`990101-2021-04`, then `-word` if a period has several sources."""
    return f"{code}-{period}" + (f"-{word}" if word else "")


def source_period(source: str) -> str:
    """The period that a source's id tells; ValueError if it is not one.

    >>> source_period("990101-2021-04"), source_period("990101-2021-Q3-word")
    ('2021-04', '2021-Q3')
    """
    match = _SOURCE.match(source)
    if match is None:
        raise ValueError(source)
    return match[1]


def flag_id(source: str, position: int) -> str:
    """`990101-2021-04.f3`."""
    return f"{source}.f{position}"


def organization_id(code: str, name: str) -> str:
    """`990101/农业农村局`; the name is never turned into letters, only made safe as a folder."""
    return f"{code}/{safe_segment(name)}"


def safe_segment(name: str) -> str:
    """A name as one folder: separators become their full-width twins, dots alone do not stay.

    >>> safe_segment("a/b"), safe_segment(".."), safe_segment("农业农村局")
    ('a／b', '．．', '农业农村局')
    """
    safe = "".join(
        "" if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn") else sign
        for sign in name
    )
    safe = safe.translate(_TWINS).strip()
    if set(safe) <= {"."}:
        safe = safe.replace(".", "．") or "无名"
    if len(safe.encode()) <= _LONGEST:
        return safe
    return f"{safe[:_KEPT]}…{hashlib.sha256(safe.encode()).hexdigest()[:12]}"


def urn(namespace: str, name: str) -> str:
    """What feeds and catalogues call a thing for good, `urn:uuid:…`: no host, no software in it.

    The namespace is the id of the whole dataset. The same name in it has the same UUID wherever
    it is made (RFC 9562, version 5); ValueError if it is no UUID.

    >>> urn("urn:uuid:6f0f3c1e-5d0b-5c55-9d5e-3f3a5f0b7a21", "990101-2021-key")
    'urn:uuid:448f16d0-9e32-52d1-ba05-5dd3b8174776'
    """
    return f"urn:uuid:{uuid.uuid5(uuid.UUID(namespace), name)}"


# Addresses on the site: relative to its root, ending with a slash.


def jurisdiction_path(code: str) -> str:
    """`990101/`."""
    return f"{code}/"


def plan_path(plan: str) -> str:
    """`990101/2021-key/`."""
    key = parse_plan(plan)
    return f"{key.jurisdiction_code}/{key.year}-{key.slug}/"


def task_path(task: str) -> str:
    """`990101/2021-key/12/`."""
    plan, _, part = task.partition(".")
    return f"{plan_path(plan)}{part}/"


def measure_anchor(measure: str) -> str:
    """`m3` for `990101-2021-key.12.3`."""
    return "m" + measure.split(".", 2)[2]


def record_path(record: str) -> str:
    """The address of a task or of a measure on its task's page."""
    parts = record.split(".", 2)
    path = task_path(".".join(parts[:2]))
    return f"{path}#{measure_anchor(record)}" if len(parts) > 2 else path


def organization_path(organization: str) -> str:
    """`990101/org/农业农村局/`."""
    code, _, name = organization.partition("/")
    return f"{code}/org/{name}/"


def source_path(source: str) -> str:
    """`sources/990101-2021-04/`."""
    return f"sources/{source}/"


def original_path(source: str, name: str) -> str:
    """Where the document itself lies, byte for byte; what a browser would run is called a text.

    >>> original_path("990101-2021-04", "source.xlsx"), original_path("990101-2021-04", "a.html")
    ('sources/990101-2021-04/original/source.xlsx', 'sources/990101-2021-04/original/a.html.txt')
    """
    ending = name.rpartition(".")[2].lower()
    safe = safe_segment(name) + ("" if ending in _HARMLESS else ".txt")
    return f"{source_path(source)}original/{safe}"


def line_anchor(anchor: str) -> str:
    """`L17` for line 17; formats without lines keep their own places (`p2.r5`)."""
    return f"L{anchor}" if anchor.isdigit() else anchor
