"""Invented promises, printed in every form in which outlines and stacks come."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

SIGNS = "茶园果树苗圃花草林竹桑麻棉豆麦稻粮鱼虾蟹贝珠港湾桥隧渠坝闸泵井泉溪河湖岛礁滩砖瓦梁柱墙窗"
BODIES = ("县水利局", "县教育局", "县住建局", "县民政局", "县财政局", "云山镇")
LEADERS = ("赵一鸣", "钱学礼", "孙立")
DEADLINES = ("9月底", "12月底前", "6月底", "全年")
HEADINGS = ("重点任务", "牵头领导", "牵头单位", "配合单位", "完成时限", "进展情况")
_CHINESE = "一二三四五六七八九"


@dataclass(frozen=True)
class Promise:
    """A task as it is meant."""

    number: str
    text: str
    leader: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    deadline: str
    told: str
    section: str


def words(chance: random.Random, least: int, most: int) -> str:
    """Some signs, each once."""
    return "".join(chance.sample(SIGNS, chance.randint(least, most)))


def plan(chance: random.Random, *, restart: bool) -> list[Promise]:
    """Promises in two or three sections; numbers may begin anew in each."""
    made: list[Promise] = []
    for at in range(chance.choice([2, 3])):
        section = f"{_CHINESE[at]}、{words(chance, 4, 8)}"
        for place in range(chance.choice([2, 3, 4])):
            number = str(place + 1 if restart else len(made) + 1)
            amount = chance.choice(["3所", "12.5亿元", "186.3公里", "40%以上", "5G基站20个"])
            made.append(
                Promise(
                    number=number,
                    text=f"{words(chance, 4, 9)}{amount}。",
                    leader=chance.choice(LEADERS),
                    lead=tuple(chance.sample(BODIES, chance.choice([1, 1, 2]))),
                    support=tuple(chance.sample(BODIES, chance.choice([0, 1, 2]))),
                    deadline=chance.choice(DEADLINES),
                    told=f"已完成{words(chance, 4, 9)}{chance.choice(['2个', '7.8公里', '60%'])}。",
                    section=section,
                )
            )
    return made


def _said(promise: Promise) -> list[tuple[str, str]]:
    """The labels of a promise and what they say; nothing of what it does not have."""
    said = [
        ("牵头领导", promise.leader),
        ("牵头单位", "、".join(promise.lead)),
        ("配合单位", "、".join(promise.support)),
        ("完成时限", promise.deadline),
        ("进展情况", promise.told),
    ]
    return [(label, content) for label, content in said if content]


def _sections(promises: Sequence[Promise]) -> Iterator[tuple[str, list[Promise]]]:
    for name in dict.fromkeys(promise.section for promise in promises):
        yield name, [promise for promise in promises if promise.section == name]


def label_lines(promises: Sequence[Promise]) -> list[str]:
    """One label a line."""
    return [line for name, run in _sections(promises) for line in [name, *map(_lined, run)]]


def _lined(promise: Promise) -> str:
    head = f"{promise.number}.{promise.text}"
    return "\n".join([head, *(f"{label}:{content}" for label, content in _said(promise))])


def values_below(promises: Sequence[Promise]) -> list[str]:
    """Labels by themselves, what they say on the next line."""
    lines: list[str] = []
    for name, run in _sections(promises):
        lines.append(name)
        for promise in run:
            lines.append(f"{promise.number}、{promise.text}")
            lines += [part for label, text in _said(promise) for part in (f"{label}:", text)]
    return lines


def framed(promises: Sequence[Promise]) -> list[str]:
    """Labels in square brackets."""
    lines: list[str] = []
    for name, run in _sections(promises):
        lines.append(name)
        for promise in run:
            lines.append(f"{promise.number}.{promise.text}")
            lines += [f"【{label}】{content}" for label, content in _said(promise)]
    return lines


def run_on(promises: Sequence[Promise]) -> list[str]:
    """All tasks of a section on one line, the labels parted by blanks."""
    return [
        line
        for name, run in _sections(promises)
        for line in (name, " ".join(_on_one_line(promise, " ") for promise in run))
    ]


def glued(promises: Sequence[Promise]) -> list[str]:
    """All tasks of a section on one line, nothing between the labels."""
    return [
        line
        for name, run in _sections(promises)
        for line in (name, "".join(_on_one_line(promise, "") for promise in run))
    ]


def _on_one_line(promise: Promise, between: str) -> str:
    labels = between.join(f"{label}:{content}" for label, content in _said(promise))
    return f"{promise.number}.{promise.text}{between}{labels}"


def brackets(promises: Sequence[Promise]) -> list[str]:
    """Everything in a bracket at the end of the sentence; some brackets on lines of their own."""
    lines: list[str] = []
    for name, run in _sections(promises):
        lines.append(name)
        for at, promise in enumerate(run):
            inside = ";".join(
                f"{label}:{content.rstrip('。')}" for label, content in _said(promise)
            )
            joint = "\n" if at % 2 else ""
            lines.append(f"{promise.number}.{promise.text}{joint}({inside})")
    return lines


OUTLINES: dict[str, Callable[[Sequence[Promise]], list[str]]] = {
    "label_lines": label_lines,
    "values_below": values_below,
    "framed": framed,
    "run_on": run_on,
    "glued": glued,
    "brackets": brackets,
}


def stack(
    promises: Sequence[Promise], *, blank: bool, numbered: bool, page: int, sections: bool
) -> str:
    """One cell a line; every `page` records a page number and the header again."""
    header = [*(["序号"] if numbered else []), *HEADINGS]
    lines = list(header)
    section = ""
    for at, promise in enumerate(promises):
        if page and at and at % page == 0:
            lines += [f"— {at // page} —", *header]
        if sections and promise.section != section:
            section = promise.section
            lines.append(section)
        lines += [promise.number] if numbered else []
        lines += [promise.text, promise.leader, "、".join(promise.lead)]
        lines += [
            part for part in ("、".join(promise.support), promise.deadline, promise.told) if part
        ]
    return ("\n\n" if blank else "\n").join(lines)


def barred(promises: Sequence[Promise]) -> str:
    """A bar after every cell, one cell a line, one bar more at the end of a row."""
    lines = ["序号 |", *(f"{heading} |" for heading in HEADINGS)]
    for promise in promises:
        cells = [promise.number, promise.text, promise.leader, "、".join(promise.lead)]
        cells += ["、".join(promise.support), promise.deadline, promise.told]
        lines += [f"{cell} |" if cell else "|" for cell in cells] + ["|"]
    return "\n".join(lines)
