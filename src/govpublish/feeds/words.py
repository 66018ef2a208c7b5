"""The sentences of feeds and calendars that more than one of them says."""

from collections.abc import Iterable, Mapping

from govpublish import ids
from govpublish.pages import links
from govpublish.pages.lookups import Lookups, Record
from govpublish.pages.summary import Counts, Summary

_SHOWN = 60
"""Signs of a text in a list of names; the page has it whole."""
NOT_GIVEN = "未给出"


def period(name: str) -> str:
    """A period in words.

    >>> period("2021-04"), period("2021-Q3"), period("2021-H1"), period("2021")
    ('2021年4月', '2021年三季度', '2021年上半年', '2021年')
    """
    year, part = name[:4], name[5:]
    if not part:
        return f"{year}年"
    if part[0] == "Q":
        return f"{year}年{'一二三四'[int(part[1]) - 1]}季度"
    if part[0] == "H":
        return f"{year}年{'上下'[int(part[1]) - 1]}半年"
    return f"{year}年{int(part)}月"


def clipped(text: str, longest: int = _SHOWN) -> str:
    """A text on one line, cut where it is too long for a name.

    >>> clipped("修建\\n水库", 9), clipped("一二三四五", 3)
    ('修建 水库', '一二三…')
    """
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest]}…"


def place(found: Lookups, record_id: str) -> str:
    """A task or measure by its number and its words: `第12项（1）完成大坝。`."""
    number = f"第{ids.shown_number(links.task_of(record_id))}项"
    measure = found.measures.get(record_id)
    if measure is None:
        return f"{number} {clipped(found.tasks[record_id]['title'])}"
    return f"{number}{measure['label'] or '举措'} {clipped(measure['text'])}"


def plan(found: Lookups, row: Record) -> str:
    """A plan by its place and its name: `云山县《2021年重点工作》`."""
    return f"{found.jurisdictions[row['jurisdiction_code']]['name']}《{row['name']}》"


def document(row: Record) -> str:
    """A document by its title, else by its id, with publisher and date where it says them."""
    title = f"《{row['title']}》" if row["title"] else f"来源文件 {row['source_id']}"
    said = [row["publisher"], f"{row['published_on']} 发布" if row["published_on"] else None]
    return "，".join([title, *(one for one in said if one)])


def places(counted: Summary) -> str:
    """What the N of every n/N is of."""
    measures, tasks = f"{counted.measures} 项举措", f"{counted.tasks} 项任务"
    if counted.tasks and counted.measures:
        return f"{measures}和 {tasks}"
    return measures if counted.measures else tasks


def counts(found: Counts, total: int, labels: Mapping[str, str], without: str = NOT_GIVEN) -> str:
    """Every status with n/N.

    >>> counts(Counts((("done", 2),), 1), 3, {"done": "已完成"})
    '已完成 2/3，未给出 1/3'
    """
    said = [f"{labels[status]} {count}/{total}" for status, count in found.given]
    said += [f"{without} {found.without}/{total}"] if found.without else []
    return "，".join(said)


def joined(parts: Iterable[str]) -> str:
    """Sentences as one text."""
    return "".join(f"{part.rstrip('。')}。" for part in parts)
