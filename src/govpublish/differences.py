"""What became different between two readings, told in the words of the table, not of the file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from govpublish import lines as places

Record = Mapping[str, Any]
Records = Mapping[str, Sequence[Record]]

_KEYS = {"tasks": "task_id", "measures": "measure_id"}
_FIELDS = {
    "number": "序号", "label": "编号", "section": "所属栏目", "title": "标题", "text": "文字",
    "deadline_as_printed": "时限", "due_on": "最迟日期",
}  # fmt: skip
_TOLD: Mapping[str, tuple[str, str, Mapping[str, str]]] = {
    "plans": ("plan_id", "计划", {"name": "名称", "kind": "种类", "continues": "承接的计划"}),
    "reports": ("report_id", "通报", {"as_of": "数据截至", "has_progress": "有无进展"}),
    "tasks": ("task_id", "任务", _FIELDS),
    "measures": ("measure_id", "举措", _FIELDS),
}
"""Key, name and fields of what is told row by row."""
_LONGEST = 40
_AROUND = 8


def summary(old: Records, new: Records) -> Iterator[str]:
    """A sentence for everything a reader would see changed: added, gone, then field by field.

    Records are rows by table, as a source gives them. Tables that follow from others, such as
    evidence, and places (`lines`) are not told.
    """
    gone = _by(old, "tasks", "task_id").keys() ^ _by(new, "tasks", "task_id").keys()
    for table, (key, name, fields) in _TOLD.items():
        before, after = _by(old, table, key), _by(new, table, key)
        for record, row in after.items():
            if record not in before and (table == "tasks" or row.get("task_id") not in gone):
                yield f"新增{name} {_short(record)}{_words(row)}"
        for record, row in before.items():
            if record not in after and (table == "tasks" or row.get("task_id") not in gone):
                yield f"少了{name} {_short(record)}{_words(row)}"
        for record, row in after.items():
            for said in _fields(before.get(record, row), row, fields):
                yield f"{name}{_short(record)} {said}"
    for what, table, words in (
        ("责任单位", "responsibilities", _answer),
        ("进展", "progress", _progress),
        ("状态", "assessments", _status),
        ("其他栏目", "details", _detail),
        ("指标", "indicators", _indicator),
    ):
        yield from _below(old, new, table, what, words)
    yield from _flags(old, new)


def counted(old: Records, new: Records) -> str:
    """How much of each is added, gone and changed, in one line; empty if nothing is."""
    parts = []
    for table, key in _KEYS.items():
        before, after = _by(old, table, key), _by(new, table, key)
        added = len(after.keys() - before.keys())
        gone = len(before.keys() - after.keys())
        changed = sum(
            any(before[one].get(field) != after[one].get(field) for field in _FIELDS)
            for one in before.keys() & after.keys()
        )
        sizes = (("新增", added), ("减少", gone), ("改动", changed))
        if said := [f"{word}{size}" for word, size in sizes if size]:
            parts.append(f"{_TOLD[table][1]}{'、'.join(said)}")
    return ";".join(parts)


def _by(records: Records, table: str, key: str) -> dict[str, Record]:
    return {str(row[key]): row for row in records.get(table, ())}


def _fields(old: Record, new: Record, fields: Mapping[str, str]) -> Iterator[str]:
    told = set()
    for field, said in fields.items():
        one, other = old.get(field), new.get(field)
        if one != other and (one, other) not in told:
            told.add((one, other))  # title = text where a document has one column
            yield f"{said}:{_change(one, other)}"


def _words(row: Record) -> str:
    said = row.get("text") or row.get("name")
    return f":{_cut(str(said))}" if said else ""


def _below(old: Records, new: Records, table: str, what: str, words: Any) -> Iterator[str]:
    """Everything printed at a task or measure, as one text before and one after."""
    before, after = _said(old, table, words), _said(new, table, words)
    homes = {str(row[key]) for t, key in _KEYS.items() for row in new.get(t, ())}
    for place in dict.fromkeys((*before, *after)):
        if place not in homes:
            continue  # its task is new or gone, and told already
        one, other = "、".join(before.get(place, ())), "、".join(after.get(place, ()))
        if one != other:
            yield f"{_short(place)} {what}:{_change(one or None, other or None)}"


def _said(records: Records, table: str, words: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in records.get(table, ()):
        if said := words(row):
            found.setdefault(str(row.get("measure_id") or row["task_id"]), []).append(said)
    return found


def _answer(row: Record) -> str:
    roles = {"lead": "牵头", "joint_lead": "共同牵头", "support": "配合"}
    role = roles.get(str(row.get("role")))
    return f"{row['organization_as_printed']}{f'({role})' if role else ''}"


def _progress(row: Record) -> str:
    problems = f"〔问题〕{row['problems']}" if row.get("problems") else ""
    return f"{row.get('text') or ''}{problems}"


def _status(row: Record) -> str:
    said = row.get("status_as_printed")
    term = row.get("official_status")
    return f"{said or ''}{f'({term})' if term else ''}"


def _detail(row: Record) -> str:
    return f"{row['heading']}“{row.get('text') or ''}”"


def _indicator(row: Record) -> str:
    return str(row.get("phrase") or "")


def _flags(old: Records, new: Records) -> Iterator[str]:
    def told(records: Records) -> dict[tuple[Any, ...], None]:
        rows = records.get("quality_flags", ())
        return dict.fromkeys((row["kind"], row["lines"], row["message"]) for row in rows)

    before, after = told(old), told(new)
    for _, lines, message in (flag for flag in after if flag not in before):
        yield f"新的提示 {places.said(lines)}:{_cut(message)}"
    for _, lines, message in (flag for flag in before if flag not in after):
        yield f"不再有的提示 {places.said(lines)}:{_cut(message)}"


def _short(record: str) -> str:
    """The part of an id that a maintainer knows a task by: `key.12` of `990101-2021-key.12`."""
    plan, dot, rest = record.partition(".")
    return f"{plan.rpartition('-')[2]}{dot}{rest}" if dot else record


def _change(old: Any, new: Any) -> str:
    if old is None or new is None:
        return f"{_shown(old)} → {_shown(new)}"
    one, other = str(old), str(new)
    if max(len(one), len(other)) <= _LONGEST:
        return f"{_shown(old)} → {_shown(new)}"
    return " → ".join(f"“{part}”" for part in _where(one, other))


def _where(old: str, new: str) -> tuple[str, str]:
    """Of two long texts the parts that differ, with a few signs around them."""
    low = 0
    while low < min(len(old), len(new)) and old[low] == new[low]:
        low += 1
    high = 0
    while high < min(len(old), len(new)) - low and old[-1 - high] == new[-1 - high]:
        high += 1
    return _piece(old, low, len(old) - high), _piece(new, low, len(new) - high)


def _piece(text: str, start: int, end: int) -> str:
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    shown = text[first:last].replace("\n", "⏎")
    if len(shown) > 2 * _LONGEST:
        shown = f"{shown[:_LONGEST]}…{shown[-_LONGEST:]}"
    return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}"


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "(无)"
    if isinstance(value, bool):
        return "有" if value else "无"
    return f"“{_cut(str(value))}”"


def _cut(text: str) -> str:
    flat = text.replace("\n", "⏎")
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST]}…"
