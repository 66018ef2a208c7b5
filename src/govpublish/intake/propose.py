"""A source.yml for a document nobody has described: filled in where it can be, else asked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from govpublish import dates, formats
from govpublish.columns import Headings
from govpublish.intake import (
    guessing,
    jurisdiction,
    meanings,
    metadata,
    named,
    place,
    refusal,
    shape,
)
from govpublish.intake.shape import Shape, TablePlace
from govpublish.intake.told import Told
from govpublish.models import ORGANIZATIONS, Document, Meaning
from govpublish.reading import organizations
from govpublish.records.statuses import plain
from govpublish.sources.spec import JurisdictionSpec, SourceSpec
from govpublish.sources.vocabulary import Vocabulary
from govpublish.tables import Words
from govpublish.text import narrow

_LOOK = 400  # lines of the text in which a period is looked for


_TITLE = re.compile(r"任务|工作|清单|进度|实事|通报")
_RULE = re.compile(
    r"[^(。;\n]{0,30}(?:(?:列|排)(?:在)?)?(?:第一|首)(?:位|个|家)?(?:的)?(?:责任)?(?:单位|部门)?(?:的)?"
    r"(?:为|是|作为)(?:主要)?牵头[^)。;\n]*"
)
_LIVELIHOOD = re.compile(r"实事|民生(?:工程|项目|大事|事项)|民心工程")
_NO_TITLE = re.compile(r"[>|。:]")


@dataclass(frozen=True, slots=True)
class Question:
    """What only a person can know, and how to say it."""

    about: str
    """The field of Told that answers it."""
    text: str
    """A sentence that names the option."""
    choices: tuple[tuple[str, str], ...] = ()
    """Possible answers, and what speaks for each."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would stand in source.yml, and what only a person can know."""

    document: Document
    spec: SourceSpec
    code: str | None
    period: str | None
    questions: tuple[Question, ...]
    notes: tuple[str, ...] = ()
    """What a person should know, though nothing is to be decided."""


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
    known = Headings(shared, endings=words.heading_endings, doubtful=words.doubtful)
    guessed = guessing.tasks(document, known)
    if guessed:
        known = Headings(shared, guessed, endings=words.heading_endings, doubtful=words.doubtful)
    names = organizations(local or JurisdictionSpec(), words, strict=False)
    terms = frozenset(plain(term.term) for term in words.statuses)
    found = shape.shapes(document, known, Words(names, terms))
    if told.layout:
        found = [item for item in found if item.layout == told.layout]
    if not found:
        return Refusal(_why_not(document))
    chosen = found[0] if told.layout else _with_others(found, document)
    questions = _rivals([chosen, *found[1:]], document)
    told_by = meanings.Known(known, names, terms)
    title_lines = _head_lines(document, chosen)
    settled = [
        (table, columns)
        for table in chosen.tables
        if refusal.lists_tasks(
            document, table, columns := meanings.columns(document, table, told_by), title_lines
        )
    ]
    if not settled:
        return Refusal(refusal.WHY)
    chosen = replace(chosen, tables=tuple(table for table, _ in settled))
    columns = meanings.common([of_table for _, of_table in settled])
    body = "\n".join(document.lines)
    titles = [table.title for table in chosen.tables if table.title]
    head = [*place.head_of(document, chosen.tables[0].first), *titles]
    hints = jurisdiction.hints_of(document, head, PurePath(name).stem, told.url)
    whose = jurisdiction.whose(hints, words)
    code = told.jurisdiction or whose.code
    if code is None:
        questions.append(_which(whose, words))
    spoken = {heading.meaning for table in chosen.tables for heading in table.headings}
    meant = {meaning for _, of_table in settled for meaning in of_table.values()}
    has_progress = not {Meaning.PROGRESS, Meaning.STATUS}.isdisjoint({*meant, *spoken})
    year = told.period[:4] if told.period else _ask(
        place.year([*titles, *head], body), questions
    )  # fmt: skip
    texts = [*titles, *head, *body.splitlines()[:_LOOK]]
    period = told.period or _reported_period(year, chosen, columns) or _ask(
        place.period(year, texts, has_progress), questions
    )  # fmt: skip
    title = _as_printed(document, _title(head, titles))
    spec = SourceSpec.model_validate(
        {
            "title": title,
            **metadata.of_page(document.about),
            **metadata.read(head),
            "as_of": _as_of(year, chosen, head) if has_progress else None,
            "layout": chosen.layout,
            "supersedes": told.supersedes,
            "plans": [
                {
                    **_plan(document, at, chosen, title, told.slugs),
                    **_own(table, of_table, chosen.layout, columns),
                }
                for at, (table, of_table) in enumerate(settled)
            ],
            "columns": {name: meaning.value for name, meaning in columns.items()},
            "responsibility": _rule(document),
            "named_status": _named(document, chosen, words, told.slugs, title),
        }
    )
    doubts = tuple(f"“{name}”一栏没有人说明过,按内容提议为任务,请核对。" for name in guessed)
    notes = (whose.note,) if whose.note and code == whose.code else ()
    return Proposal(
        document, spec, code, period, tuple(dict.fromkeys(questions)), (*notes, *doubts)
    )


def _with_others(found: Sequence[Shape], document: Document) -> Shape:
    """The layout with most tasks, with the answered tables of others on lines it does not touch."""
    chosen = found[0]
    tables = list(chosen.tables)
    for other in found[1:]:
        tables += [
            table
            for table in other.tables
            if table.tasks > 1
            and not {heading.meaning for heading in table.headings}.isdisjoint(ORGANIZATIONS)
            and not any(_touch(table, taken) for taken in tables)
            and not named.repeats(document, table, chosen.tables)
        ]
    return replace(chosen, tables=tuple(sorted(tables, key=lambda table: table.first)))


def _touch(one: TablePlace, other: TablePlace) -> bool:
    return one.first <= other.last and other.first <= one.last


def _named(
    document: Document, chosen: Shape, words: Vocabulary, slugs: Sequence[str], title: str | None
) -> list[dict[str, Any]]:
    """The lists of a letter that say of tasks by name how far they are."""
    terms = {term.term: term.status for term in words.statuses if term.heading == "*"}
    return [
        {
            "plan": _plan(document, one.table, chosen, title, slugs)["slug"],
            "status": one.status,
            "lines": one.lines,
        }
        for one in named.lists(document, chosen.tables, terms)
    ]


def _own(
    table: TablePlace, meant: Mapping[str, Meaning], layout: str, shared: Mapping[str, Meaning]
) -> dict[str, Any]:
    """What is particular to one table: another layout, headings that mean something else there."""
    columns = {name: meaning.value for name, meaning in meant.items() if name not in shared}
    return {
        **({"layout": table.layout} if table.layout != layout else {}),
        **({"columns": columns} if columns else {}),
    }


def _head_lines(document: Document, chosen: Shape) -> tuple[str, ...]:
    """What stands above the first table, and what a page calls itself."""
    first = min(table.first for table in chosen.tables)
    return (*document.lines[: first - 1], document.about.get("title", ""))


def _which(whose: jurisdiction.Whose, words: Vocabulary) -> Question:
    choices = tuple(
        (one.code, f"{'·'.join(place.name for place in words.ancestors(one.code))};{one.why}")
        for one in whose.candidates
    )
    names = "、".join(f"{code} {words.jurisdictions[code].name}" for code, _ in choices)
    seen = f"(可能是:{names})" if names else ""
    why = f"{whose.note}。" if whose.note else ""
    text = f"{why}文件没有说清是哪个行政区{seen},请给出 --jurisdiction 代码。"
    return Question("jurisdiction", text, choices)


def _as_of(year: str | None, chosen: Shape, head: Sequence[str]) -> str | None:
    """The date the data are of; of several tables with a date each that of the newest."""
    pieces = [piece for table in chosen.tables for piece in table.pieces if piece.above]
    dated = [place.as_of(year, [narrow(text) for text in piece.above]) for piece in pieces]
    return max(filter(None, dated), default=None) or place.as_of(year, head)


def _ask(guess: place.Guess, questions: list[Question]) -> str | None:
    if guess.value is None:
        seen = f"(可能是:{'、'.join(guess.candidates)})" if guess.candidates else ""
        text = f"文件没有说清年份与时段{seen},请给出 --period,如 2021-04、2021-Q3。"
        questions.append(Question("period", text))
    return guess.value


def _rivals(found: Sequence[Shape], document: Document) -> list[Question]:
    beside = [question for item in found[1:] for question in _beside(found[0], item, document)]
    rivals = [item for item in found[1:] if item.tasks * 2 >= found[0].tasks]
    if not rivals or beside:
        return beside
    names = "、".join(f"{item.layout}({item.tasks}项)" for item in (found[0], *rivals))
    choices = tuple((item.layout, f"{item.tasks}项") for item in (found[0], *rivals))
    return [Question("layout", f"文件可以按不止一种版式读:{names};请用 --layout 指定。", choices)]


def _beside(chosen: Shape, other: Shape, document: Document) -> list[Question]:
    """What another layout would read on lines that the chosen one does not: told, not lost."""
    taken = [range(table.first, table.last + 1) for table in chosen.tables]
    left = [
        table
        for table in other.tables
        if not any(table.first in lines or lines.start in _lines(table) for lines in taken)
    ]
    if not left:
        return []
    where = "、".join(document.show(_lines(table)) for table in left)
    tasks = sum(table.tasks for table in left)
    text = (
        f"按 {chosen.layout} 读时,{where} 的另{tasks}项任务不在其中;"
        f"用 --layout {other.layout} 可以读它们(一次只能用一种版式)。"
    )
    return [Question("layout", text, ((chosen.layout, ""), (other.layout, f"{tasks}项")))]


def _lines(table: TablePlace) -> range:
    return range(table.first, table.last + 1)


def _reported_period(
    year: str | None, chosen: Shape, meanings: Mapping[str, Meaning]
) -> str | None:
    """The newest period that a column of progress or status, or a table, is of."""
    told = (Meaning.PROGRESS, Meaning.STATUS)
    pieces = [piece for table in chosen.tables for piece in table.pieces]
    words = [
        heading.period
        for piece in pieces
        for heading in piece.headings
        if heading.period and meanings.get(heading.cell.text) in told
    ]
    words += [piece.period for piece in pieces if piece.period]
    spoken = [dates.period(said, int(year)) for said in words if year]
    exact = [period for period in spoken if period and len(period) > len("2021")]
    return max(exact, key=dates.period_end, default=None)


def _rule(document: Document) -> dict[str, Any] | None:
    """The rule about the order of names that a document prints, if it does."""
    for number, line in enumerate(document.lines, start=1):
        if match := _RULE.search(narrow(line)):
            rule = line[match.start() : match.end()]
            return {"first_leads": True, "rule": rule, "lines": document.show([number])}
    return None


def _as_printed(document: Document, title: str | None) -> str | None:
    """A title with the signs it was printed with; the head was narrowed for looking at."""
    printed = (line.lstrip("#").strip() for line in document.lines)
    return next((line for line in printed if title and narrow(line).strip() == title), title)


def _title(head: Sequence[str], titles: Sequence[str]) -> str | None:
    for text in head:
        plain = text.lstrip("#").strip()
        if 6 <= len(plain) <= 80 and _TITLE.search(plain) and not _NO_TITLE.search(plain):
            return plain
    return titles[0] if titles else None


def _plan(
    document: Document, at: int, chosen: Shape, title: str | None, slugs: Sequence[str]
) -> Mapping[str, Any]:
    table = chosen.tables[at]
    whole = title if len(chosen.tables) == 1 else None
    livelihood = _is_livelihood(table, whole)
    first = "livelihood" if livelihood else "key"
    before = sum(_is_livelihood(other, whole) == livelihood for other in chosen.tables[:at])
    return {
        "slug": slugs[at] if at < len(slugs) else f"{first}{before + 1}" if before else first,
        "name": table.title or ("民生实事项目" if livelihood else "重点工作"),
        "kind": "livelihood" if livelihood else "key_work",
        "lines": f"{document.anchors[table.first - 1]}-{document.anchors[table.last - 1]}",
    }


def _is_livelihood(table: TablePlace, whole: str | None) -> bool:
    """Whether a table's title says so, the document's where that is the only one, or a heading."""
    headings = "".join(heading.cell.text for heading in table.headings)
    both = (whole or "").count("《") > 1  # a letter with two lists: each says itself what it is
    said = (table.title or "") + ("" if both else whole or "")
    return bool(_LIVELIHOOD.search(said)) or "实事" in headings


def _why_not(document: Document) -> str:
    lines = [line for line in document.lines if line.strip()]
    if not lines:
        return "文件是空的。"
    ruled = sum("\t" in line or line.count("|") > 1 for line in lines)
    if ruled >= 3:
        return "文件里有表格,但没有一列是任务(如“工作内容”“重点任务”);可能是统计表或名单。"
    return "没有找到任务清单:既没有认得出表头的表格,也没有带责任单位的编号条目;可能是新闻或公告。"
