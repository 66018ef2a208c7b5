"""Invented promises printed as outlines in one of very many manners, drawn by chance.

Only what can be decided from the print is printed. Left out, because no reader could know: a
number whose point stands before a quantity that might be its decimals (`1.35千伏`, `2.5亿元`), a
bare number that touches the names before it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SIGNS = "茶园果树苗圃花草林竹桑麻棉豆麦稻粮鱼虾蟹贝珠港湾桥隧渠坝闸泵井泉溪河湖岛礁滩砖瓦梁柱墙窗"
BODIES = (
    "县水利局", "县教育体育局", "县住房城乡建设局", "县民政局", "县财政局", "云山镇",
    "各镇（街道）", "县兴云投资集团有限公司", "县政府办（县金融办）", "市生态环境局云山分局",
    "县委宣传部", "国网云山县供电公司", "县经开区管委会", "县人民医院", "沿线各镇街",
)  # fmt: skip
BEGINNINGS = (
    "", "", "", "6月底前", "2022年", "12月底前完成", "5G基站建设，", "500户", "12个", "“一老一小”",
    "上半年", "全年",
)  # fmt: skip
MIDDLES = ("3所", "12.5亿元", "186.3公里", "40%以上", "5G基站20个", "6.5%左右", "1-9月")
SECOND = (
    "2.5亿元资金到位。",
    "1.2万亩完成移交。",
    "二是抓好管护。",
    "力争9月完工。",
    "3个月内见效。",
)
LEADERS = ("赵一鸣", "钱学礼、孙立", "周正")
DEADLINES = ("9月底", "12月底前", "6月底", "全年", "2022年12月")
_CHINESE = "一二三四五六七八九"


@dataclass(frozen=True)
class Promise:
    """A task as it is meant."""

    number: str
    section: tuple[str, ...]
    text: str
    said: tuple[tuple[str, str], ...]
    """Labels with what they say, in order."""


@dataclass(frozen=True)
class Manner:
    """How an outline is printed."""

    levels: int
    """How many headings stand above a task."""
    restart: bool
    """Whether numbers begin anew under each heading."""
    number: str
    after_heading: str
    before_labels: str
    """What stands between the sentence and its first label."""
    between_labels: str
    after_task: str
    before_heading: str
    comma: str
    """What stands between two names."""
    bracket: bool
    """Whether what is said stands in a bracket."""
    furniture: bool
    """Whether page numbers stand between the lines."""
    roles: tuple[str, ...]
    """The labels of organizations."""
    more: tuple[str, ...]
    """The other labels."""
    frame: str
    """How a label is printed."""
    stop: str
    """What ends a list of names."""
    heading_end: str
    listed: bool
    """Whether a report is a list with numbers of its own."""
    items: str
    """The form of the items that some sentences have, or nothing."""
    bare: bool
    """Whether a bracket holds names without a label."""
    title: str
    """What stands before the first heading, in its line perhaps."""


def manner(chance: random.Random) -> Manner:
    """One of the manners."""
    blank = chance.choice([" ", "  ", "　", "\n", ""])
    bracket = chance.random() < 0.3
    task = chance.choice([blank, "\n"])
    heading = chance.choice([blank, "\n", " "])
    spaced = ["{} "] if task and heading else []
    more = [one for one in ("责任领导", "完成时限", "进展情况") if chance.random() < 0.25]
    return Manner(
        levels=chance.choice([1, 1, 2]),
        restart=chance.random() < 0.6,
        number=chance.choice(["{}.", "{}.", "{}、", "{}．", "{}. ", "任务{}：", "（{}）", *spaced]),
        after_heading=heading,
        before_labels="" if bracket else blank,
        between_labels="；" if bracket else blank,
        after_task=task,
        before_heading=chance.choice(["\n", "\n", task]),
        comma=chance.choice(["、", "、", "、", "，", " "]),
        bracket=bracket,
        furniture=chance.random() < 0.3,
        roles=chance.choice([("责任单位",), ("责任单位",), ("牵头单位", "配合单位"),
                             ("牵头单位", "责任单位")]),
        more=tuple(more),
        frame="{}：" if bracket else chance.choice(["{}：", "{}：", "{}:", "【{}】", "{}： "]),
        stop="" if bracket else chance.choice(["", "", "", "。", "；"]),
        heading_end=chance.choice(["", "", "", "。"]),
        listed=not bracket and chance.random() < 0.3,
        items=chance.choice(["", "", "", "（{}）", "①", "{}）"]),
        bare=bracket and not more and chance.random() < 0.4,
        title="云山县2022年度重点工作任务分解" + ("\n" if chance.random() < 0.8 else task or " "),
    )  # fmt: skip


def _words(chance: random.Random, least: int, most: int) -> str:
    return "".join(chance.sample(SIGNS, chance.randint(least, most)))


def plan(chance: random.Random, how: Manner) -> list[Promise]:
    """Promises under two or three headings, perhaps with headings below these."""
    made: list[Promise] = []
    for at in range(chance.choice([2, 3])):
        part = f"{_CHINESE[at]}、{_words(chance, 4, 8)}{how.heading_end}"
        below = [
            f"（{_CHINESE[n]}）{_words(chance, 4, 8)}{how.heading_end}"
            for n in range(chance.choice([1, 2]))
        ]
        for path in [(part,)] if how.levels == 1 else [(part, one) for one in below]:
            for place in range(chance.choice([1, 2, 3, 4])):
                number = place + 1 if how.restart else len(made) + 1
                made.append(_promise(chance, how, str(number), path))
    return made


def _promise(chance: random.Random, how: Manner, number: str, path: tuple[str, ...]) -> Promise:
    text = f"{chance.choice(BEGINNINGS)}{_words(chance, 4, 9)}{chance.choice(MIDDLES)}"
    text += f"{_words(chance, 2, 4)}。"
    text += chance.choice(["", "", *SECOND])
    if how.items and how.number != "（{}）" and chance.random() < 0.4:
        text += "".join(
            f"{how.items.format(n) if n == 1 or '{' in how.items else '②'}{_words(chance, 4, 9)}；"
            for n in (1, 2)
        )
        text = text[:-1] + "。"
    end = "" if how.bracket else "。"
    told = f"已完成{_words(chance, 4, 9)}{chance.choice(['2个', '7.8公里', '60%'])}{end}"
    if how.listed and chance.random() < 0.6:
        told = f"1.已完成{_words(chance, 4, 9)}；2.{_words(chance, 4, 9)}正在施工。"
    content = {"责任领导": chance.choice(LEADERS), "完成时限": chance.choice(DEADLINES),
               "进展情况": told}  # fmt: skip
    unsure = (
        how.between_labels == "" and how.comma != "、"
    ) or how.bare  # what no name is might be a label
    bodies = BODIES[:-1] if unsure else BODIES
    said = [
        (label, how.comma.join(chance.sample(bodies, chance.choice([1, 2, 2, 4]))) + how.stop)
        for label in how.roles
    ]
    if how.bare or (len(said) > 1 and chance.random() < 0.3):
        said = said[:1]
    return Promise(number, path, text, (*said, *((label, content[label]) for label in how.more)))


def printed(promises: Sequence[Promise], how: Manner) -> str:
    """The outline as it is printed."""
    text, above = how.title, tuple[str, ...]()
    for promise in promises:
        new = [
            h for n, h in enumerate(promise.section) if promise.section[: n + 1] != above[: n + 1]
        ]
        if above:
            text += how.before_heading if new else how.after_task
        text += "".join(f"{heading}{how.after_heading}" for heading in new)
        text += how.number.format(promise.number) + promise.text + how.before_labels
        text += _said(promise, how)
        above = promise.section
    return "\n".join(_with_furniture(text.split("\n"))) if how.furniture else text


def _said(promise: Promise, how: Manner) -> str:
    text = how.between_labels.join(
        how.frame.format(label) + content for label, content in promise.said
    )
    if how.bare:
        text = promise.said[0][1]
    return f"（{text}）" if how.bracket else text


def _with_furniture(lines: Sequence[str]) -> Iterator[str]:
    for at, line in enumerate(lines):
        if at and at % 4 == 0:
            yield f"— {at // 4} —"
        yield line
