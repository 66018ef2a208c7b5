"""What would be understood of a document, without writing anything: the shape of the dataset."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from govpublish import assembly, ids
from govpublish import lines as places
from govpublish.errors import ReadingStopped, SourceMissing
from govpublish.intake.propose import Proposal, Refusal, propose
from govpublish.intake.told import Told
from govpublish.nested import document, plans_of
from govpublish.sources.catalogue import Source
from govpublish.sources.spec import JurisdictionSpec
from govpublish.sources.vocabulary import Vocabulary

Declared = Callable[[str], JurisdictionSpec | None]
_NOBODY = "000000"
_NEVER = "1980"


def preview(
    path: Path, words: Vocabulary, told: Told, declared: Declared
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The nested document of DESIGN for a file, and what only a person can know.

    `declared` gives what is declared of a jurisdiction that is known already. A document that
    cannot be read is refused like one without tasks. Raises SourceMissing.
    """
    try:
        proposal, local = look(path, words, told, declared)
    except ReadingStopped as error:
        return _refused(Refusal(str(error))), ()
    if isinstance(proposal, Refusal):
        return _refused(proposal), ()
    source = source_of(proposal, path, local or JurisdictionSpec())
    entry = assembly.entry(source, words, strict=False)
    if proposal.code is None:
        words = words.with_unknown(_NOBODY)
    data = assembly.dataset([entry], words)
    row = data.rows("sources")[0]
    found = document(entry.reading, row, data, plans_of(data))
    found["flags"] += [
        {"lines": None, "kind": "former-name", "severity": "note", "message": note}
        for note in proposal.notes
    ]
    return _without_unknown(found, proposal), tuple(one.text for one in proposal.questions)


def look(
    path: Path, words: Vocabulary, told: Told, declared: Declared
) -> tuple[Proposal | Refusal, JurisdictionSpec | None]:
    """What is proposed for a file, with what is declared of its jurisdiction, if anything is."""
    if not path.is_file():
        raise SourceMissing(f"{path}:没有这个文件。")
    data = path.read_bytes()
    proposal = propose(data, path.name, words, told)
    code = proposal.code if isinstance(proposal, Proposal) else told.jurisdiction
    local = declared(code) if code else None
    return (propose(data, path.name, words, told, local), local) if local else (proposal, None)


def source_of(
    proposal: Proposal, path: Path, local: JurisdictionSpec, word: str | None = None
) -> Source:
    """The proposal as a source that can be read, wherever the file lies."""
    code, period = proposal.code or _NOBODY, proposal.period or _NEVER
    return Source(
        ids.source_id(code, period, word), code, period, path.parent, path, proposal.spec, local
    )


def _refused(refusal: Refusal) -> dict[str, Any]:
    return {
        "source": None, "refused": refusal.why, "layout": None, "tables": [], "flags": [],
        "unread": [], "plans": [],
    }  # fmt: skip


def _without_unknown(found: dict[str, Any], proposal: Proposal) -> dict[str, Any]:
    """Null for every id that would need what nobody knows, never a placeholder."""
    hidden: set[str] = set()
    if proposal.code is None:
        hidden |= {"jurisdiction_code"}
    if proposal.period is None:
        hidden |= {"period", "as_of", "year", "due_on", "due_precision"}
    if hidden:
        hidden |= {"plan_id", "report_id", "task_id", "measure_id", "source_id"}
    return _hide(found, frozenset(hidden)) if hidden else found


def _hide(value: Any, hidden: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {k: None if k in hidden else _hide(v, hidden) for k, v in value.items()}
    if isinstance(value, list):
        return [_hide(item, hidden) for item in value]
    return value


def summary(found: dict[str, Any], questions: tuple[str, ...]) -> Iterator[str]:
    """What was understood, for a person at a terminal."""
    if found["refused"]:
        yield f"拒收:{found['refused']}"
        return
    yield f"版式:{found['layout']}"
    for table in found["tables"]:
        columns = "、".join(f"{name}={meaning or '(未说明)'}" for name, meaning in table["columns"])
        yield f"表格:{places.said(table['lines'])};{columns}"
    for plan in found["plans"]:
        measures = sum(len(task["measures"]) for task in plan["tasks"])
        counted = f"{len(plan['tasks'])}项任务,{measures}条举措"
        yield f"计划:{plan['plan_id'] or '(未定)'} {plan['name']},{counted}"
        for task in plan["tasks"]:
            names = "、".join(a["organization_as_printed"] for a in _answers(task))[:40]
            title = f"{task['number'] or '·'} {task['title'][:40]}"
            yield f"  {title}  [{names}] {places.said(task['lines'])}"
    for flag in found["flags"]:
        if flag["kind"] not in ("unread", "unknown-organization"):
            yield f"提示:{places.said(flag['lines'])} {flag['message']}"
    for piece in found["unread"]:
        yield f"未读入:{places.said(piece['lines'])} {piece['text'][:60]}"
    for question in questions:
        yield f"待定:{question}"


def _answers(task: dict[str, Any]) -> list[dict[str, Any]]:
    below = [answer for measure in task["measures"] for answer in measure["responsibilities"]]
    return [*task["responsibilities"], *below]
