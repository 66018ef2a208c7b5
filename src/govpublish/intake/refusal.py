"""Whether a table of text lists tasks, or is a statistics table, a budget, a list of people."""

import re
from collections.abc import Iterator, Mapping, Sequence

from govpublish.intake.meanings import under
from govpublish.intake.shape import TablePlace
from govpublish.models import ORGANIZATIONS, Document, Meaning
from govpublish.text import bare, narrow

_NUMBER = re.compile(r"[+\-—]?[\d,]+(?:\.\d+)?(?:%|‰)?[\u4e00-\u9fff/]{0,4}\Z")
_PROMISED = re.compile(
    r"实事|重点(?:工作|任务|项目)|任务(?:分解|分工|清单)|责任(?:分解|分工|清单)|督[查办]|政府工作报告"
)
_LONGEST = 50  # signs of a title; a sentence of a letter promises nothing
_WORDY = 5  # signs; what is promised takes as many at least
_TOLD = (Meaning.PROGRESS, Meaning.TARGET, Meaning.MILESTONES, Meaning.PROBLEM, Meaning.NEXT_STEP)
WHY = (
    "文件里的表格有指标和数字,但没有责任单位、完成时限、进展说明或状态;像是统计表、预算表或名单,"
    "不是任务清单。"
)


def lists_tasks(
    document: Document,
    table: TablePlace,
    columns: Mapping[str, Meaning],
    title: Sequence[str],
) -> bool:
    """Whether anything is promised in a table; `title` is what heads the document."""
    if table.layout not in ("tabs", "pipes"):  # found by what answers in them already
        return True
    texts: dict[Meaning, list[str]] = {}
    for piece in table.pieces:
        for at, heading in enumerate(piece.headings):
            if meaning := columns.get(heading.cell.text):
                texts.setdefault(meaning, []).extend(under(document, piece, at))
    tasks = texts.get(Meaning.TASK, [])
    if len(list(_words(tasks))) * 2 <= len(tasks):
        return False
    answered = any(texts.get(meaning) for meaning in ORGANIZATIONS)
    if answered or texts.get(Meaning.DEADLINE) or texts.get(Meaning.STATUS):
        return True
    if any(_PROMISED.search(line) for line in (*title, table.title or "") if len(line) <= _LONGEST):
        return True
    return _are_words(tasks) and any(_are_words(texts.get(meaning, [])) for meaning in _TOLD)


def _are_words(texts: Sequence[str]) -> bool:
    """Whether a column holds words, not figures, and not a few signs each."""
    filled = list(_words(texts))
    return bool(filled) and sum(len(text) >= _WORDY for text in filled) * 2 > len(texts)


def _words(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        if not _NUMBER.match(narrow(bare(text))):
            yield bare(text)
