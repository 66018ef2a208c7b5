"""Invented records printed as tables of text whose rows are broken over lines and cells vanish."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

SIGNS = "茶园果树苗圃花草林竹桑麻棉豆麦稻粮鱼虾蟹贝珠港湾桥隧渠坝泵井泉溪河湖岛礁滩砖瓦梁柱墙窗"
BODIES = (
    "县水利局",
    "县教育局",
    "县住建局",
    "县民政局",
    "县财政局",
    "云山镇",
    "县文体广电和旅游局",
)
DEADLINES = ("9月底", "12月底前", "6月底", "10月底前")
STATUSES = ("已完成", "推进中", "滞后")
REMARKS = ("跨年项目", "市级重点", "续建", "专项债项目")
HEADINGS = {
    "category": "类别", "number": "序号", "task": "重点工作任务", "target": "年度目标",
    "lead": "牵头单位", "support": "配合单位", "deadline": "完成时限", "progress": "进展情况",
    "status": "完成情况", "problem": "存在问题", "remark": "备注",
}  # fmt: skip
ORDERS = (
    ("number", "task", "target", "lead", "support", "deadline", "progress", "status", "problem",
     "remark"),
    ("number", "task", "progress", "problem", "lead", "remark"),
    ("number", "task", "deadline", "progress", "status", "problem", "lead", "support"),
    ("number", "task", "lead", "progress"),
    ("number", "lead", "task", "target", "deadline", "progress", "remark"),
    ("number", "task", "target", "progress", "status", "lead"),
    ("number", "task", "status", "progress", "problem", "lead", "support", "deadline"),
    ("category", "number", "task", "lead", "progress", "problem"),
    ("task", "target", "progress", "lead", "deadline", "remark"),
)  # fmt: skip
MAY_BE_EMPTY = {"support": 0.4, "problem": 0.5, "remark": 0.6, "status": 0.1}


@dataclass(frozen=True)
class Style:
    """How a table is drawn."""

    separator: str
    before: str
    after: str


@dataclass(frozen=True)
class Damage:
    """What became of the rows; of so many in one."""

    breaks: float = 0
    vanishes: float = 0
    page: int = 0
    """After so many records stands the number of a page and the header again."""


STYLES = {
    "closed": Style(" | ", "", " |"),
    "open": Style(" | ", "", ""),
    "framed": Style(" | ", "| ", " |"),
    "narrow": Style("|", "", "|"),
    "tabs": Style("\t", "", ""),
}


def words(chance: random.Random, least: int, most: int) -> str:
    """Some signs, each once."""
    return "".join(chance.sample(SIGNS, chance.randint(least, most)))


def records(chance: random.Random, count: int) -> list[dict[str, str]]:
    """Records of every column; some may be empty."""
    made = []
    for at in range(1, count + 1):
        amount = chance.choice(["3所", "12.5亿元", "186.3公里", "40%以上", "5G基站20个"])
        lead = chance.sample(BODIES, chance.choice([1, 1, 2]))
        told = f"已完成{words(chance, 4, 9)}{chance.choice(['2个', '7.8公里', '60%'])}。"
        if chance.random() < 0.4:
            told = f"1.{told}2.{words(chance, 4, 7)}正在施工。"
        record = {
            "category": chance.choice(("教育", "养老", "交通")),
            "number": str(at),
            "task": f"{words(chance, 4, 9)}建设{amount}。",
            "target": f"建成{words(chance, 3, 6)}{amount}。",
            "lead": "、".join(lead),
            "support": "、".join(chance.sample(BODIES, chance.choice([1, 2]))),
            "deadline": chance.choice(DEADLINES),
            "progress": told,
            "status": chance.choice(STATUSES),
            "problem": f"{words(chance, 4, 8)}资金不足。",
            "remark": chance.choice(REMARKS),
        }
        empty = {name for name, odds in MAY_BE_EMPTY.items() if chance.random() < odds}
        made.append({name: "" if name in empty else text for name, text in record.items()})
    return made


def vanished(chance: random.Random, cells: Sequence[str]) -> list[str]:
    """A row some of whose empty cells are gone with their bars; the last ones, or any."""
    kept = list(cells)
    if chance.random() < 0.5:
        while not kept[-1]:
            kept.pop()
        return kept
    return [cell for cell in kept if cell or chance.random() < 0.3]


def broken(chance: random.Random, row: str, style: Style) -> str:
    """A row with line ends in it: inside a cell, before a bar or behind one."""
    least = row.index(style.separator.strip(" ") or style.separator, len(style.before)) + 1
    places = [at for at in range(least + 2, len(row) - 3) if _may_break(row, at)]
    cuts = sorted(chance.sample(places, min(chance.randint(1, 3), len(places))))
    lines = [row[a:b] for a, b in zip([0, *cuts], [*cuts, len(row)], strict=True)]
    if style.separator != "\t":
        lines = [line.strip() for line in lines]
    between = "\n\n" if chance.random() < 0.2 else "\n"
    indent = chance.choice(["", "", "  ", "\u3000"])
    return between.join([lines[0], *(indent + line for line in lines[1:])])


def _may_break(row: str, at: int) -> bool:
    """Whether nobody could tell a line end here from the end of a row or number."""
    return not (row[at - 1].isascii() and row[at].isascii() and row[at - 1 : at + 1].isalnum())


def table(
    chance: random.Random,
    made: Sequence[dict[str, str]],
    order: Sequence[str],
    style: Style,
    damage: Damage,
) -> str:
    """The records as a table, with what became of it."""
    header = _row([HEADINGS[name] for name in order], style)
    lines = [header]
    for at, record in enumerate(made):
        if damage.page and at and at % damage.page == 0:
            lines += ["", f"- {at // damage.page} -", "", header]
        cells = [record[name] for name in order]
        if chance.random() < damage.vanishes:
            cells = vanished(chance, cells)
        row = _row(cells, style)
        lines.append(broken(chance, row, style) if chance.random() < damage.breaks else row)
    return "\n".join(lines)


def _row(cells: Sequence[str], style: Style) -> str:
    return f"{style.before}{style.separator.join(cells)}{style.after}".replace("  ", " ")
