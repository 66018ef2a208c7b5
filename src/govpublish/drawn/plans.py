"""Which of a document's drawn tables are one plan: sections of a list, or its reports."""

import re
from collections.abc import Iterator, Sequence

from govpublish.columns import Headings
from govpublish.drawn import parts, reports
from govpublish.drawn.parts import Part
from govpublish.models import ORGANIZATIONS, Document, Meaning
from govpublish.sections import is_heading
from govpublish.text import bare, chinese_label_at, narrow

_TOLD = (Meaning.PROGRESS, Meaning.STATUS, Meaning.DEADLINE, Meaning.MILESTONES, Meaning.PROBLEM)
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}|\d月|20\d\d[-/.]\d|\A\s*[是否√×]\s*\Z")
_NAME = re.compile(r"(?:局|委|办|中心|镇|乡|街道|公司|政府|管委会|部|院|联)(?:[、,;\s]|\Z)")
_WEAK = re.compile(r"项目单位|建设单位|申报单位|实施单位|业主|法人|承担单位")
"""Who builds or owns what a table lists; a list of grants has them, too."""
_NO_TITLE = re.compile(
    r"[|>》]?\s*(?:来源|浏览|字体|发布|点击|访问)|[|>。;]|^(?!附[件表])[^:]{1,8}:"
)
_ANNEX = re.compile(r"附[件表]\s*\d*\s*[::]\s*(?=\S)")


def find(document: Document, known: Headings) -> list[list[Part]]:
    """The parts of each plan, in the order of the document."""
    found: list[list[Part]] = []
    for part in parts.take(document, 1, len(document.lines), known).parts:
        if not _is_answered(part, known):
            continue
        if found and _belongs(part, found[-1], document):
            found[-1].append(part)
        else:
            found.append([part])
    return found


def _is_answered(part: Part, known: Headings) -> bool:
    """Whether somebody answers for what a table lists, or says in words how far it is.

    A table of figures has targets and what is done of them, too, but nobody answers for it.
    """
    for at, heading in enumerate(part.headings):
        texts = [line.row.cells[at].text for line in part.lines if line.row.cells[at]]
        worded = sum(_WORDS.search(text) is not None for text in texts) * 2 > len(texts)
        names = sum(_NAME.search(narrow(text)) is not None for text in texts) * 2 > len(texts)
        weak = _WEAK.search(bare(heading.cell.text)) is not None
        if heading.meaning in ORGANIZATIONS and worded and not weak:
            return True
        if heading.meaning in _TOLD and worded:
            return True
        if heading.meaning is Meaning.LEADER and "领导" in heading.cell.text and texts:
            return True
        doubtful = heading.meaning is None and known.is_doubtful(heading.cell.text)
        if (doubtful or heading.meaning is Meaning.REMARK) and names:
            return True
        if doubtful and worded and "单位" not in heading.cell.text:
            return True
    return False


def first_line(plan: Sequence[Part]) -> int:
    """Where a plan begins: with the heading of its first section, if its first table has one."""
    named = [plan[0].caption] if parts.are_captioned(plan) else []
    headings = [cell.lines[0] for cell in (*plan[0].sections, *named) if cell]
    return min([plan[0].first, *headings])


def periods(plan: Sequence[Part], document: Document) -> list[str | None]:
    """The words for the period of each table, where several tell of the same tasks."""
    if not reports.are_reports(plan, [reports.period_of(part, document) for part in plan]):
        return [None] * len(plan)
    return [reports.period_words(part, document) for part in plan]


def title(plan: Sequence[Part], document: Document) -> str | None:
    """The line above its first table that reads like a title, else the name of its sheet."""
    captioned = parts.are_captioned(plan)
    for cell in reversed(plan[0].above):
        if captioned and cell is plan[0].caption:
            continue
        text = " ".join(cell.text.split()).lstrip("# ")
        if not (parts.is_aside(text) or is_heading(text) or _NO_TITLE.search(narrow(text))):
            return _ANNEX.sub("", text)
    name = document.grids[plan[0].page].name
    return name if re.search(r"[\u4e00-\u9fff]{3}", name) else None


def _belongs(part: Part, plan: Sequence[Part], document: Document) -> bool:
    """Whether a table goes on with a plan, or tells of its tasks in another period."""
    every = [*plan, part]
    periods = [reports.period_of(one, document) for one in every]
    if reports.are_reports(every, periods):
        return True
    before = plan[-1]
    if part.sections:
        return _is_livelihood(part) == _is_livelihood(plan[0]) and _follows(before, part)
    other = _is_livelihood(part) != _is_livelihood(plan[0])
    if other or part.header.texts != before.header.texts:
        return False
    if any(reports.same_tasks(one, part) for one in plan):
        return False
    if part.caption and before.caption:
        return True
    titled = any(not parts.is_aside(cell.text) for cell in part.above)
    return not titled or _numbers_go_on(before, part)


def _is_livelihood(part: Part) -> bool:
    texts = [cell.text for cell in part.above]
    return "实事" in "".join([*texts, *(heading.cell.text for heading in part.headings)])


def _follows(before: Part, part: Part) -> bool:
    """Whether the headings above two tables count on: 一、 then 二、."""
    last, first = before.sections, part.sections
    if not last:
        return False
    depth = min(len(last), len(first))
    one, other = (chinese_label_at(found[depth - 1].text) for found in (last, first))
    outer = (chinese_label_at(found[0].text) for found in (last, first))
    counts = one is not None and other is not None and other == one + 1
    top, next_top = outer
    return counts or (top is not None and next_top is not None and next_top == top + 1)


def _numbers_go_on(before: Part, part: Part) -> bool:
    last = list(_numbers(before))[-1:]
    first = next(_numbers(part), None)
    return bool(last) and first == last[0] + 1


def _numbers(part: Part) -> Iterator[int]:
    meanings = [heading.meaning for heading in part.headings]
    if Meaning.NUMBER not in meanings:
        return
    at = meanings.index(Meaning.NUMBER)
    for line in part.lines:
        digits = narrow(line.row.cells[at].text).strip().strip("().、")
        if digits.isascii() and digits.isdigit():
            yield int(digits)
