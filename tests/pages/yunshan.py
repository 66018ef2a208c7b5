"""An invented edition: 云山县 (990101), one plan with measures and hostile texts, one without."""

from typing import Any

from govpublish.dataset import COLUMNS, Dataset, Table
from govpublish.edition import Edition
from govpublish.models import SourceReading, Span, Use

KEY, LIVELIHOOD = "990101-2021-key", "990101-2021-livelihood"
REPORT, PROMISES = f"{KEY}@2021-Q3", f"{LIVELIHOOD}@2021"
SOURCE, LIST = "990101-2021-Q3", "990101-2021-list"

SCRIPT = '<script>alert("云")</script>'
JINJA = '{{ 7*7 }} {% raw %} --8<-- "mkdocs.yml"'
MARKDOWN = "**不是粗体** [链接](javascript:alert(1)) <img src=x onerror=alert(1)>"
TURNED = "正文\u202e反转\u202c结束"

LINES = (
    "云山县2021年重点工作三季度完成情况",
    "序号\t工作内容\t主要目标\t时限\t责任单位\t进展\t状态",
    "1\t修建云山水库\t(1) 完成大坝。\t9月底前\t水利局\t已完成。\t已完成",
    "\t\t(2) 完成移民安置100户。\t年底前\t\t正在安置60户。存在问题:资金缺口大。\t进度偏慢",
    f"2\t{SCRIPT}\t{JINJA}\t\t住建局/城管局\t{MARKDOWN}\t",
    f"3\t{TURNED}\t\t每月\t..\t<p>10m<sup>2</sup></p>\t",
    "第1页",
    "这一行没有读入",
)
FILES = [
    {
        "path": path,
        "title": title,
        "format": ending,
        "media_type": "text/plain",
        "sha256": "0" * 64,
        "bytes": size,
        "rows": None,
    }
    for path, title, ending, size in (
        ("tasks.csv", "任务 · CSV 表格", "csv", 1234),
        (f"plans/{KEY}.json", "云山县 2021年重点工作 · JSON 计划全文", "json-plans", 2_345_678),
        ("datapackage.json", "数据包说明", "data-package", 12),
    )
]
PROMISED = ("云山县2021年民生实事", "1.改造老旧小区三个。", "责任单位:住建局/城管局")


def edition() -> Edition:
    """The whole edition; every table of the dataset is there, some are empty."""
    tables = {**_places(), **_promises(), **_told(), **_remarks()}
    readings = {
        SOURCE: _reading(SOURCE, "tabs", LINES, _spans()),
        LIST: _reading(LIST, "outline", PROMISED, _list_spans()),
    }
    frames = {name: Table.of(columns, tables.get(name, [])) for name, columns in COLUMNS.items()}
    return Edition(Dataset(frames), readings, "0.1.0", "2021-11-02")


def _reading(
    source_id: str, layout: str, lines: tuple[str, ...], spans: tuple[Span, ...]
) -> SourceReading:
    numbers = tuple(str(i) for i in range(1, len(lines) + 1))
    return SourceReading(source_id, layout, (), lines, numbers, _whole(lines, spans))


def _rows(table: str, *rows: tuple[Any, ...]) -> list[dict[str, Any]]:
    return [dict(zip(COLUMNS[table], row, strict=True)) for row in rows]


def _places() -> dict[str, list[dict[str, Any]]]:
    reports = _rows(
        "reports",
        (REPORT, KEY, SOURCE, "2021-Q3", "2021-09-30", True),
        (PROMISES, LIVELIHOOD, LIST, "2021", None, False),
    )
    return {
        "jurisdictions": _rows(
            "jurisdictions",
            ("990000", "云岭省", "云岭", "province", None, "云岭省", None),
            ("990100", "云州市", "云州", "prefecture", "990000", "云岭省", "云州市"),
            ("990101", "云山县", "云山", "county", "990100", "云岭省", "云州市"),
        ),
        "sources": _rows(
            "sources",
            (SOURCE, "990101", "云山县2021年重点工作三季度完成情况", "云山县人民政府办公室", None,
             "云政办〔2021〕9号", "2021-11-02", "https://example.org/a?b=1&c=2",
             "data/sources/990101-yunshan/2021-Q3/source.txt", "text/plain", "utf-8", "0" * 64,
             1234, len(LINES)),
            (LIST, "990101", None, None, None, None, None, "javascript:alert(1)",
             "data/sources/990101-yunshan/2021-list/source.txt", "text/plain", "utf-8", "1" * 64,
             123, len(PROMISED)),
        ),
        "plans": _rows(
            "plans",
            (KEY, "990101", 2021, "key", "2021年重点工作", "key_work", None),
            (LIVELIHOOD, "990101", 2021, "livelihood", "2021年民生实事", "livelihood", None),
        ),
        "reports": reports,
        "organizations": _rows(
            "organizations",
            ("990101/水利局", "990101", "水利局", "县水利局"),
            ("990101/住建局／城管局", "990101", "住建局/城管局", None),
            ("990101/．．", "990101", "..", None),
        ),
    }  # fmt: skip


def _promises() -> dict[str, list[dict[str, Any]]]:
    return {
        "tasks": _rows(
            "tasks",
            (f"{KEY}.1", KEY, 1, "1", "一、水利 / (一)水库", "修建云山水库", "修建云山水库", None,
             None, None, SOURCE, "3"),
            (f"{KEY}.2", KEY, 2, "2", SCRIPT, SCRIPT, JINJA, None, None, None, SOURCE, "5"),
            (f"{KEY}.3", KEY, 3, "3", None, TURNED, TURNED, "每月", None, None, SOURCE, "6"),
            (f"{LIVELIHOOD}.1", LIVELIHOOD, 1, "1.", None, "改造老旧小区三个。",
             "改造老旧小区三个。", None, None, None, LIST, "2"),
        ),
        "measures": _rows(
            "measures",
            (f"{KEY}.1.1", f"{KEY}.1", 1, "(1)", "完成大坝。", "9月底前", "2021-09-30", "month",
             SOURCE, "3"),
            (f"{KEY}.1.2", f"{KEY}.1", 2, "(2)", "完成移民安置100户。", "年底前", "2021-12-31",
             "year", SOURCE, "4"),
        ),
        "responsibilities": _rows(
            "responsibilities",
            (f"{KEY}.1.1.r1", f"{KEY}.1", f"{KEY}.1.1", 1, "水利局", "990101/水利局", "unspecified",
             False, SOURCE, "3"),
            (f"{KEY}.1.2.r1", f"{KEY}.1", f"{KEY}.1.2", 1, "水利局", "990101/水利局", "unspecified",
             True, SOURCE, "3"),
            (f"{KEY}.2.r1", f"{KEY}.2", None, 1, "住建局/城管局", "990101/住建局／城管局", "lead",
             False, SOURCE, "5"),
            (f"{KEY}.2.r2", f"{KEY}.2", None, 2, "水利局", "990101/水利局", "support", False,
             SOURCE, "5"),
            (f"{KEY}.3.r1", f"{KEY}.3", None, 1, "..", "990101/．．", "joint_lead", False, SOURCE,
             "6"),
            (f"{LIVELIHOOD}.1.r1", f"{LIVELIHOOD}.1", None, 1, "住建局/城管局",
             "990101/住建局／城管局", "unspecified", False, LIST, "3"),
        ),
        "details": _rows("details", (f"{KEY}.2", None, "分管领导", SCRIPT, SOURCE, "5")),
    }  # fmt: skip


def _told() -> dict[str, list[dict[str, Any]]]:
    return {
        "progress": _rows(
            "progress",
            (f"{KEY}.1.1@2021-Q3.1", REPORT, f"{KEY}.1", f"{KEY}.1.1", 1, None, "已完成。", None,
             SOURCE, "3"),
            (f"{KEY}.1.2@2021-Q3.1", REPORT, f"{KEY}.1", f"{KEY}.1.2", 1, "水利局",
             "正在安置60户。", "资金缺口大。", SOURCE, "4"),
            (f"{KEY}.2@2021-Q3.1", REPORT, f"{KEY}.2", None, 1, None, MARKDOWN, None, SOURCE, "5"),
            (f"{KEY}.3@2021-Q3.1", REPORT, f"{KEY}.3", None, 1, None, None, None, SOURCE, None),
        ),
        "assessments": _rows(
            "assessments",
            (f"{KEY}.1@2021-Q3", REPORT, f"{KEY}.1", None, None, None, None, None, None, None),
            (f"{KEY}.1.1@2021-Q3", REPORT, f"{KEY}.1", f"{KEY}.1.1", "已完成", "done", "3", None,
             None, None),
            (f"{KEY}.1.2@2021-Q3", REPORT, f"{KEY}.1", f"{KEY}.1.2", "进度偏慢", "slow", "4", None,
             None, None),
            (f"{KEY}.2@2021-Q3", REPORT, f"{KEY}.2", None, None, None, None, None, None, None),
            (f"{KEY}.3@2021-Q3", REPORT, f"{KEY}.3", None, None, None, None, None, None, None),
        ),
        "status_terms": _rows(
            "status_terms",
            ("已完成", "*", "*", "done", None),
            ("进度偏慢", "990101", "状态", "slow", None),
        ),
    }  # fmt: skip


def _remarks() -> dict[str, list[dict[str, Any]]]:
    return {
        "evidence": _rows(
            "evidence",
            ("measures", f"{KEY}.1.1", "due_on", SOURCE, "3", "9月底前"),
            ("responsibilities", f"{KEY}.2.r1", "role", SOURCE, "2", "责任单位"),
        ),
        "quality_flags": _rows(
            "quality_flags",
            (f"{SOURCE}.f1", SOURCE, "8", "unread", "skip", "reader", None, None,
             "未读入的文字“这一行没有读入”"),
            (f"{SOURCE}.f2", SOURCE, "5", "a-kind-nobody-knows", "note", "publisher", "tasks",
             f"{KEY}.2", f"标题异常{SCRIPT}"),
        ),
        "reconciliation": _rows(
            "reconciliation",
            (REPORT, "重点工作总数", 3, 3, 0, "equal", None, "1"),
            (REPORT, "正常推进", 2, None, None, "not_recoverable", "附表没有逐项写明", "1"),
        ),
    }  # fmt: skip


def _spans() -> tuple[Span, ...]:
    def used(line: int, text: str, what: str, field: str) -> Span:
        start = LINES[line - 1].index(text)
        return Span(line, start, start + len(text), Use.USED, what, field)

    def passed(line: int, why: str) -> Span:
        return Span(line, 0, len(LINES[line - 1]), Use.PASSED, why)

    return (
        passed(1, "文件标题"),
        passed(2, "表头"),
        used(3, "1", f"{KEY}.1", "number"),
        used(3, "修建云山水库", f"{KEY}.1", "title"),
        used(3, "(1)", f"{KEY}.1.1", "label"),
        used(3, "完成大坝。", f"{KEY}.1.1", "text"),
        used(3, "水利局", f"{KEY}.1.1.r1", "organization_as_printed"),
        used(3, "已完成。", f"{KEY}.1.1@2021-Q3.1", "text"),
        used(4, "完成移民安置100户。", f"{KEY}.1.2", "text"),
        used(5, SCRIPT, f"{KEY}.2", "title"),
        used(5, JINJA, f"{KEY}.2", "text"),
        used(5, MARKDOWN, f"{KEY}.2@2021-Q3.1", "text"),
        used(6, TURNED, f"{KEY}.3", "title"),
        passed(7, "页脚"),
        Span(8, 0, len(LINES[7]), Use.UNREAD, ""),
    )


def _whole(lines: tuple[str, ...], spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans, and what stands between them passed over: the account adds up."""
    taken = {(span.line, at) for span in spans for at in range(span.start, span.end)}
    rest = [
        Span(number, at, at + 1, Use.PASSED, "其他")
        for number, line in enumerate(lines, start=1)
        for at, sign in enumerate(line)
        if not sign.isspace() and (number, at) not in taken
    ]
    return tuple(sorted((*spans, *rest), key=lambda span: (span.line, span.start)))


def _list_spans() -> tuple[Span, ...]:
    return (
        Span(1, 0, len(PROMISED[0]), Use.PASSED, "文件标题"),
        Span(2, 0, 2, Use.USED, f"{LIVELIHOOD}.1", "number"),
        Span(2, 2, len(PROMISED[1]), Use.USED, f"{LIVELIHOOD}.1", "text"),
        Span(3, 5, len(PROMISED[2]), Use.USED, f"{LIVELIHOOD}.1.r1", "organization_as_printed"),
    )
