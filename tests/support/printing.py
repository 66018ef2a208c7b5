"""Invented plans, printed as documents print them: page by page, with everything that goes wrong.

Only what can be decided from the print is printed. Left out, because no reader could know:
a cut cell whose rest begins with a number of the list; a row without names whose problems are
followed, on the same page, by the next row; halves of a title that repeat words of each other;
a number printed beside the rest of a cut cell; a cut that leaves a paragraph ending like a body's
name.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

SIGNS = (
    "茶园果树苗圃花草林竹桑麻棉豆麦稻粮鱼虾蟹贝珠船港湾桥隧渠坝闸泵库池塘井泉溪河江湖海岛礁滩"
    "砖瓦梁柱墙窗门灯线缆杆塔网管阀表箱柜架床椅桌板书画琴棋歌舞戏剧影音球泳跑跳骑射医药疗护养幼学"
)
BODIES = ("水利局", "建设局", "教育局", "民政局", "县府办", "云山镇", "自然资源和规划局",
          "市场监督管理局")  # fmt: skip
WRAPPED = {"自然资源和规划局": ("自然资源", "和规划局"), "市场监督管理局": ("市场监督", "管理局")}
DEADLINES = {
    "9月底前": "2021-09-30", "12月中旬": "2021-12-20", "2月上旬前": "2021-02-10",
    "9月前": "2021-08-31", "上半年": "2021-06-30", "年底前": "2021-12-31", "每月": None,
    "6月5日前": "2021-06-05", "第三季度末": "2021-09-30", "2022年6月底前": "2022-06-30",
}  # fmt: skip
TAB_HEADER = "序号\t工作内容\t主要目标\t完成时限\t责任部门\t4月工作完成情况"
STACK_HEADER = ("序号", "重点任务", "三季度完成情况", "存在问题及解决建议", "牵头单位")


@dataclass
class Measure:
    """A measure as it is meant."""

    label: str
    text: str
    deadline: str
    names: list[str]
    """Empty: merged with another row's cell."""
    progress: str


@dataclass
class Told:
    """A row of what is reported."""

    paragraphs: list[str]
    problems: str = ""


@dataclass
class Task:
    """A task as it is meant."""

    number: int
    title: str
    measures: list[Measure] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    def answering(self, at: int) -> list[str]:
        """The names for a measure: its own, else the nearest above, else the first below."""
        near = (self.measures[at], *reversed(self.measures[:at]), *self.measures[at + 1 :])
        return next(measure.names for measure in near if measure.names)


def words(chance: random.Random, least: int, most: int) -> str:
    """Some signs, each once, so that no two halves repeat one another."""
    return "".join(chance.sample(SIGNS, chance.randint(least, most)))


def sentence(chance: random.Random) -> str:
    """A sentence with a number in it, ended by a stop."""
    number = chance.choice(["3", "2.5亿", "400", "1-9", "85%", "(2)号", "5G"])
    return words(chance, 4, 12) + number + words(chance, 3, 9) + "。"


def names(chance: random.Random, most: int) -> list[str]:
    """Some bodies, in order."""
    return chance.sample(BODIES, chance.randint(1, most))


def measured_plan(chance: random.Random) -> list[Task]:
    """A plan whose tasks have measures, each with its own deadline, bodies and progress."""
    return [_measured(chance, number) for number in range(1, chance.randint(3, 9))]


def _measured(chance: random.Random, number: int) -> Task:
    count = chance.choice([1, 1, 2, 3, 4])
    labelled = count > 1 or chance.random() < 0.5
    first = chance.randrange(count)
    measures = [
        Measure(
            label=f"({at + 1})" if labelled else "",
            text=sentence(chance),
            deadline=chance.choice(list(DEADLINES)),
            names=names(chance, 3) if at == first or chance.random() < 0.5 else [],
            progress=sentence(chance) if chance.random() < 0.85 else "",
        )
        for at in range(count)
    ]
    return Task(number, words(chance, 6, 10), measures)


def as_tabs(tasks: list[Task], chance: random.Random) -> str:
    """The plan as one tab table of many printed pages."""
    lines = ["云山县进度表", "", TAB_HEADER]
    for task in tasks:
        cut = chance.randint(1, len(task.measures) - 1) if len(task.measures) > 1 else 0
        broken = cut > 0 and chance.random() < 0.6
        beside, titles = _titles(task, cut if broken else 0, chance)
        for at, measure in enumerate(task.measures):
            if broken and at == cut:
                _break(lines, chance)
            cells = [
                str(task.number) if at == beside else "",
                titles.get(at, ""),
                f"{measure.label}{' ' if chance.random() < 0.5 else ''}{measure.text}",
                measure.deadline,
                _listed(measure.names, chance),
                measure.progress,
            ]
            _row(lines, cells, chance)
        if chance.random() < 0.25:
            _break(lines, chance)
    return "\n".join(lines) + "\n"


def _titles(task: Task, cut: int, chance: random.Random) -> tuple[int, dict[int, str]]:
    """Beside which row the number stands, and what of the title beside which rows."""
    if not cut:
        return 0, {0: task.title}
    beside = chance.choice([0, cut])
    half = len(task.title) // 2
    kind = chance.choice(["once", "torn", "again", "fragment"])
    if kind == "once":
        return beside, {beside: task.title}
    if kind == "torn":
        return beside, {0: task.title[:half], cut: task.title[half:]}
    if kind == "again":
        return beside, {0: task.title, cut: task.title}
    other = cut if beside == 0 else 0
    return beside, {beside: task.title, other: task.title[1:4]}


def _row(lines: list[str], cells: list[str], chance: random.Random) -> None:
    """Print a row; sometimes a page break cuts its cells, the rest follows on the next page."""
    cuttable = len(cells[2]) > 8 and cells[0] + cells[1] and cells[5]
    if not cuttable or chance.random() > 0.2:
        lines.append("\t".join(cells))
        return
    middle = len(cells[2]) // 2
    rests = cells[2][middle:]
    if rests[0] in "0123456789(.)%亿G-":  # a rest that might be taken for a numbered item
        lines.append("\t".join(cells))
        return
    half = len(cells[5]) // 2
    lines.append("\t".join([*cells[:2], cells[2][:middle], *cells[3:5], cells[5][:half]]))
    _break(lines, chance)
    lines.append("\t".join(["", "", rests, "", "", cells[5][half:]]))


def _break(lines: list[str], chance: random.Random) -> None:
    """A page break: blank lines, then the header again."""
    if lines[-1] != TAB_HEADER:
        lines.extend([""] * chance.randint(1, 3))
        lines.append(TAB_HEADER)


def _listed(listed: list[str], chance: random.Random) -> str:
    """A list of bodies, parted in one of the usual ways; sometimes two are glued."""
    if len(listed) == 2 and chance.random() < 0.2:
        return "".join(listed)
    return chance.choice(["、", " ", ",", "，"]).join(listed)


def reported_plan(chance: random.Random) -> list[Task]:
    """A plan of which several rows a task report."""
    return [_reported(chance, number) for number in range(1, chance.randint(3, 9))]


def _reported(chance: random.Random, number: int) -> Task:
    told = []
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        count = chance.choice([1, 1, 2, 3, 5])
        stops = [f"{at + 1}." for at in range(count)] if count > 1 else [""]
        paragraphs = [stop + sentence(chance) for stop in stops]
        problems = chance.choice(["", "", "存在问题:" + sentence(chance)])
        if len(paragraphs) == 1 and problems and chance.random() < 0.5:
            problems = problems.removeprefix("存在问题:")
        told.append(Told(paragraphs, problems))
    return Task(number, words(chance, 8, 16) + "。", names=names(chance, 4), told=told)


def as_stack(tasks: list[Task], chance: random.Random) -> str:
    """The plan as one stacked table: a cell a line, an empty cell one more blank line."""
    cells: list[str] = [*STACK_HEADER]
    for task in tasks:
        _Stack(task, cells, chance).print()
    lines: list[str] = []
    for cell in cells:
        lines += [cell, ""] if cell else [""]
    return "\n".join(lines) + "\n"


class _Stack:
    """Prints one task, page by page."""

    def __init__(self, task: Task, cells: list[str], chance: random.Random) -> None:
        self._task = task
        self._cells = cells
        self._chance = chance
        self._named = False
        """Whether this page has printed who leads."""

    def print(self) -> None:
        """Print the task."""
        self._head()
        for at, told in enumerate(self._task.told):
            self._told(told, at + 1 == len(self._task.told))

    def _head(self) -> None:
        self._cells.extend([str(self._task.number), self._task.title])
        self._named = False

    def _told(self, told: Told, last: bool) -> None:
        paragraphs = list(told.paragraphs)
        if self._chance.random() < 0.4:
            paragraphs = self._cut(paragraphs)
        had_names = self._named
        self._end(paragraphs, told.problems)
        crowded = had_names and bool(told.problems)
        if not last and (crowded or self._chance.random() < 0.4):
            self._head()

    def _cut(self, paragraphs: list[str]) -> list[str]:
        """Print the beginning of a row on this page; gives what is left for the next."""
        at = self._chance.randrange(len(paragraphs))
        whole, sliced = paragraphs[:at], paragraphs[at]
        middle = len(sliced) // 2
        if at >= 2 and self._chance.random() < 0.5:  # between two numbered paragraphs
            self._end(whole, "")
            self._head()
            return paragraphs[at:]
        if sliced[middle] in "0123456789(.)%亿G-。" or sliced[middle - 1] in ".。":
            return paragraphs
        self._end([*whole, sliced[:middle]], "")
        self._head()
        return [sliced[middle:], *paragraphs[at + 1 :]]

    def _end(self, paragraphs: list[str], problems: str) -> None:
        """Paragraphs, problems or an empty cell, and once a page the names."""
        self._cells.extend([*paragraphs, problems])
        if not self._named:
            for name in self._task.names:
                self._cells.extend(WRAPPED.get(name, (name,)))
            self._named = True
