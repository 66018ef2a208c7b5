"""A source.yml for a document nobody has described: filled in where it can be, else asked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from govpublish import formats
from govpublish.columns import Headings
from govpublish.intake import metadata, place, shape
from govpublish.intake.shape import Shape, TablePlace
from govpublish.layouts import pipes, tabs
from govpublish.models import Document, Heading, Meaning
from govpublish.sources.spec import JurisdictionSpec, SourceSpec
from govpublish.sources.vocabulary import Vocabulary
from govpublish.text import bare, narrow

_SHORT_STATUS = 8  # signs; a longer cell tells a story
_LOOK = 400  # lines of the text in which a period is looked for


_TITLE = re.compile(r"任务|工作|清单|进度|实事|通报")
_RULE = re.compile(
    r"(?:[^(。;\n]{0,30})(?:列|排)(?:在)?(?:第一|首)(?:位|个)?(?:的)?(?:单位|部门)?(?:的)?为牵头[^)。;\n]*"
)
_NO_TITLE = re.compile(r"[>|。:]")


@dataclass(frozen=True, slots=True)
class Told:
    """What a person has said about the document beforehand."""

    jurisdiction: str | None = None
    period: str | None = None
    layout: str | None = None
    word: str | None = None
    """An ascii word for one of several documents of the same period."""
    url: str | None = None
    published_on: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would stand in source.yml, and what only a person can know."""

    document: Document
    spec: SourceSpec
    code: str | None
    period: str | None
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a document has no tasks to read."""

    why: str


def propose(
    data: bytes, name: str, words: Vocabulary, told: Told, local: JurisdictionSpec | None = None
) -> Proposal | Refusal:
    """Look at a document and say how it would be read; ReadingStopped if it cannot be decoded."""
    document = formats.read(data, name)
    shared = {**words.headings, **(local.headings if local else {})}
    found = shape.shapes(document, Headings(shared))
    if told.layout:
        found = [item for item in found if item.layout == told.layout]
    if not found:
        return Refusal(_why_not(document))
    chosen, questions = found[0], _rivals(found)
    columns = _columns(document, chosen, words)
    body = "\n".join(document.lines)
    titles = [table.title for table in chosen.tables if table.title]
    head = [*place.head_of(document, chosen.tables[0].first), *titles]
    code = told.jurisdiction or _ask(
        place.jurisdiction(head, body, words.jurisdictions), "jurisdiction", words, questions
    )
    meanings = set(columns.values())
    has_progress = bool(meanings & {Meaning.PROGRESS, Meaning.STATUS})
    year = told.period[:4] if told.period else _ask(
        place.year([*titles, *head], body), "period", words, questions
    )  # fmt: skip
    texts = [*_periods(chosen), *titles, *head, *body.splitlines()[:_LOOK]]
    period = told.period or _ask(
        place.period(year, texts, has_progress), "period", words, questions
    )
    spec = SourceSpec.model_validate(
        {
            "title": _title(head, titles),
            **metadata.read(head),
            "as_of": place.as_of(year, head) if has_progress else None,
            "layout": chosen.layout,
            "plans": [_plan(document, table, at, chosen) for at, table in enumerate(chosen.tables)],
            "columns": {name: meaning.value for name, meaning in columns.items()},
            "responsibility": _rule(document),
        }
    )
    return Proposal(document, spec, code, period, tuple(dict.fromkeys(questions)))


def _ask(guess: place.Guess, what: str, words: Vocabulary, questions: list[str]) -> str | None:
    if guess.value is None:
        names = [
            f"{code} {words.jurisdictions[code].name}" if code in words.jurisdictions else code
            for code in guess.candidates
        ]
        seen = f"(可能是:{'、'.join(names)})" if names else ""
        question = {
            "jurisdiction": f"文件没有说清是哪个行政区{seen},请给出 --jurisdiction 代码。",
            "period": f"文件没有说清年份与时段{seen},请给出 --period,如 2021-04、2021-Q3。",
        }[what]
        questions.append(question)
    return guess.value


def _rivals(found: Sequence[Shape]) -> list[str]:
    rivals = [item for item in found[1:] if item.tasks * 2 >= found[0].tasks]
    if not rivals:
        return []
    names = "、".join(f"{item.layout}({item.tasks}项)" for item in (found[0], *rivals))
    return [f"文件可以按不止一种版式读:{names};请用 --layout 指定。"]


def _columns(document: Document, chosen: Shape, words: Vocabulary) -> dict[str, Meaning]:
    """Every heading somebody has explained; a doubtful one by what stands under it."""
    found: dict[str, Meaning] = {}
    doubtful = {bare(name) for name in words.doubtful}
    for table in chosen.tables:
        for at, heading in enumerate(table.headings):
            text = heading.cell.text
            if heading.meaning and heading.cell:
                found[text] = heading.meaning
            elif bare(text) in doubtful or _without_period(heading) in doubtful:
                found[text] = _by_content(document, chosen, table, at)
    return found


def _without_period(heading: Heading) -> str:
    return bare(heading.cell.text).replace(heading.period or "\0", "")


def _by_content(document: Document, chosen: Shape, table: TablePlace, at: int) -> Meaning:
    """Status where every cell is a word; progress where cells tell a story."""
    taken = {heading.meaning for heading in table.headings}
    if chosen.layout not in ("tabs", "pipes"):
        return Meaning.STATUS if Meaning.PROGRESS in taken else Meaning.PROGRESS
    reader = tabs.read if chosen.layout == "tabs" else pipes.read
    rows = list(reader(document, table.first + 1, table.last))
    texts = [row[at].text for row in rows if len(row) > at and row[at]]
    short = bool(texts) and all(len(text) <= _SHORT_STATUS for text in texts)
    return Meaning.STATUS if short else Meaning.PROGRESS


def _periods(chosen: Shape) -> list[str]:
    return [h.period for table in chosen.tables for h in table.headings if h.period]


def _rule(document: Document) -> dict[str, Any] | None:
    """The rule about the order of names that a document prints, if it does."""
    for number, line in enumerate(document.lines, start=1):
        if match := _RULE.search(narrow(line)):
            rule = line[match.start() : match.end()]
            return {"first_leads": True, "rule": rule, "lines": document.show([number])}
    return None


def _title(head: Sequence[str], titles: Sequence[str]) -> str | None:
    for text in head:
        plain = text.lstrip("#").strip()
        if 6 <= len(plain) <= 80 and _TITLE.search(plain) and not _NO_TITLE.search(plain):
            return plain
    return titles[0] if titles else None


def _plan(document: Document, table: TablePlace, at: int, chosen: Shape) -> Mapping[str, Any]:
    livelihood = _is_livelihood(table)
    first = "livelihood" if livelihood else "key"
    before = sum(_is_livelihood(other) == livelihood for other in chosen.tables[:at])
    return {
        "slug": f"{first}{before + 1}" if before else first,
        "name": table.title or ("民生实事项目" if livelihood else "重点工作"),
        "kind": "livelihood" if livelihood else "key_work",
        "lines": f"{document.anchors[table.first - 1]}-{document.anchors[table.last - 1]}",
    }


def _is_livelihood(table: TablePlace) -> bool:
    headings = "".join(heading.cell.text for heading in table.headings)
    return "实事" in headings + (table.title or "")


def _why_not(document: Document) -> str:
    lines = [line for line in document.lines if line.strip()]
    if not lines:
        return "文件是空的。"
    ruled = sum("\t" in line or line.count("|") > 1 for line in lines)
    if ruled >= 3:
        return "文件里有表格,但没有一列是任务(如“工作内容”“重点任务”);可能是统计表或名单。"
    return "没有找到任务清单:既没有认得出表头的表格,也没有带责任单位的编号条目;可能是新闻或公告。"
