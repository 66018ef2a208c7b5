"""A release in words; what may have misled somebody stands apart from what is new."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from govpublish.archives import Change, Section
from govpublish.errata import Erratum
from govpublish.redirects import Moved
from govpublish.releases import version as versions
from govpublish.releases.snapshot import Snapshot
from govpublish.schema import Schema

CAUSES: Mapping[str, str] = {
    "new_report": "收录了新的文件",
    "source_edited": "原文件有变动",
    "correction": "改正了对文件的读法",
    "rule_changed": "规则或词表有修订",
    "parser_improved": "读取程序有改进",
}
ACTIONS: Mapping[str, str] = {"ADD": "新增", "MOD": "改动", "DEL": "减少"}
OURS = ("correction", "rule_changed", "parser_improved")
"""Causes for which what was published before was our own mistake, or our own rule."""
_FEW = 40


class Compared(NamedTuple):
    """Two snapshots and what lies between them."""

    old: Snapshot
    new: Snapshot
    changes: Sequence[Change]


def first(new: Snapshot, schema: Schema) -> tuple[Section, ...]:
    """The notes of the very first release."""
    rows = sum(len(new.rows(one.name)) for one in schema.tables)
    said = f"{len(schema.tables)} 张表共 {rows:,} 行"
    return (Section("首次发布", (said,)), _documents("收录的文件", new, new.sources))


def sections(
    compared: Compared, schema: Schema, errata: Iterable[Erratum], moved: Iterable[Moved]
) -> tuple[Section, ...]:
    """Everything worth saying; no empty section."""
    old, new, changes = compared
    fresh = [name for name in new.sources if name not in old.sources]
    gone = [name for name in old.sources if name not in new.sources]
    corrected = [one for one in changes if _is_correction(one)]
    found = (
        _documents("新收录的文件", new, fresh),
        _documents("不再收录的文件", old, gone),
        Section("结构的变化", (*versions.breaking(old, new), *versions.additions(old, new))),
        Section("各表的变动", tuple(_by_table(changes, schema))),
        Section("更正:以前公布的值有改动", tuple(_corrections(corrected, schema))),
        Section("更正启事", tuple(f"{one.id}:{one.was} → {one.now}({one.why})" for one in errata)),
        Section("不再存在的网址", tuple(f"{one.old} {one.was}:{one.why}" for one in moved)),
    )
    told = tuple(one for one in found if one.lines)
    return told or (Section("数据没有变动", ("只有说明、原文的读法说明或词表的文字有改动。",)),)


def _is_correction(change: Change) -> bool:
    return change.action == "MOD" and change.cause != "new_report"


def _documents(title: str, snapshot: Snapshot, names: Iterable[str]) -> Section:
    told = (f"{name} {snapshot.sources[name].get('title', '')}".strip() for name in names)
    return Section(title, tuple(told))


def _by_table(changes: Sequence[Change], schema: Schema) -> Iterator[str]:
    titles = {table.name: table.title for table in schema.tables}
    records = {
        (one.table, one.action, one.cause, one.record if one.action == "MOD" else at)
        for at, one in enumerate(changes)
    }
    counted = Counter(key[:3] for key in records)
    for table in dict.fromkeys(one.table for one in changes):
        parts = [
            f"{ACTIONS[action]} {counted[table, action, cause]:,} 条({CAUSES[cause]})"
            for action in ACTIONS
            for cause in CAUSES
            if counted[table, action, cause]
        ]
        yield f"{titles.get(table, table)}:{'、'.join(parts)}"


def _corrections(changes: Sequence[Change], schema: Schema) -> Iterator[str]:
    for one in changes[:_FEW]:
        yield (
            f"{one.table} {one.record} {one.field}:“{_short(one.old)}” → “{_short(one.new)}”"
            f"({CAUSES[one.cause]})"
        )
    if len(changes) > _FEW:
        yield f"……另有 {len(changes) - _FEW:,} 处,见 changes.csv"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:60]}…"


def text(version: str, date: str, previous: str | None, notes: Sequence[Section]) -> str:
    """The notes as a file."""
    since = f",与 {previous} 版相比" if previous else ""
    lines = [f"第 {version} 版(数据日期 {date}){since}"]
    for section in notes:
        lines += ["", section.title, *(f"  · {line}" for line in section.lines)]
    if previous:
        lines += [
            "",
            "逐条的变动见 changes.csv:ADD 新增、MOD 改动、DEL 减少,各有原值、新值与原因。",
        ]
    return "\n".join(lines) + "\n"


def proposed(changes: Sequence[Change], version: str, previous: str) -> Iterator[str]:
    """Lines for data/errata.yml about values that were published and that we changed ourselves."""
    groups: dict[tuple[str, str, str], list[Change]] = {}
    for one in changes:
        if _is_correction(one) and one.cause in OURS:
            groups.setdefault((one.table, one.field, one.cause), []).append(one)
    for number, ((table, field, cause), found) in enumerate(groups.items(), start=1):
        records = ", ".join(f'"{one.record}"' for one in found[:_FEW])
        example = found[0]
        yield f"  - id: {version.replace('.', '-')}-{number}"
        yield "    found_on: 哪一天发现的"
        yield "    severity: minor  # 会使人得出错误结论的写 major"
        yield f"    since: {previous}  # 若更早就有误,请改"
        yield f"    fixed_in: {version}"
        yield f"    table: {table}"
        yield f"    records: [{records}]" + (f"  # 共 {len(found)} 条" if found[_FEW:] else "")
        yield f"    fields: [{field}]"
        yield f"    was: {_quoted(example.old)}"
        yield f"    now: {_quoted(example.new)}"
        yield f"    why: {CAUSES[cause]}"


def _quoted(value: str) -> str:
    said = _short(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{said or "(没有)"}"'
