"""The source.yml and jurisdiction.yml of a new document, as proposed, for a person to read."""

from pathlib import Path
from typing import Any

from govpublish.intake.preview import source_of
from govpublish.intake.propose import Proposal
from govpublish.reading import read
from govpublish.sources.spec import JurisdictionSpec
from govpublish.sources.vocabulary import Vocabulary
from govpublish.sources.yaml_text import flow, text

_COMMENTS = {
    "title": "文件印出的标题",
    "publisher": "发布机构",
    "supersedes": "它所替代的(更正前的)来源",
    "as_of": "数据截至的日子;不是发布日期",
    "layout": "版式是写明的,不是每次猜的",
    "plans": "一张表一个计划;lines 从表题或表头到最后一行",
    "columns": "表头与含义;还没有说明的列请补上,不收录的写 ignore",
    "passed_over": "不进记录的行,请逐一说明是什么",
    "responsibility": "文件自己写明的牵头规则",
    "named_status": "正文点名的任务;没有点名的不推断",
}


def of(proposal: Proposal, url: str | None, published_on: str | None) -> str:
    """The text of a source.yml, with comments for the person who reads it."""
    spec = proposal.spec.model_dump(mode="json", exclude_defaults=True)
    spec |= {"url": url} if url else {}
    spec |= {"published_on": published_on} if published_on else {}
    spec["passed_over"] = _outside(proposal)
    order = ("title", "publisher", "index_no", "document_no", "published_on", "url", "supersedes",
             "as_of", "layout", "plans", "columns", "responsibility", "named_status",
             "passed_over")  # fmt: skip
    lines = ["# 由 govpublish add 提议;请对照原文核对,再运行 govpublish check 与 accept。"]
    lines += [f"# {note}。" for note in proposal.notes]
    for key in order:
        if spec.get(key):
            lines += _section(key, spec[key])
    return "\n".join(lines) + "\n"


def _section(key: str, value: Any) -> list[str]:
    comment = f"    # {_COMMENTS[key]}" if key in _COMMENTS else ""
    if isinstance(value, list):
        return [f"{key}:{comment}", *(f"  - {flow(item)}" for item in value)]
    if isinstance(value, dict):
        return [f"{key}:{comment}", *(f"  {text(k)}: {flow(v)}" for k, v in value.items())]
    return [f"{key}: {flow(value)}{comment}"]


def _outside(proposal: Proposal) -> list[dict[str, Any]]:
    """The lines outside the tables with text on them, for a person to name."""
    inside: set[int] = set()
    for plan in proposal.spec.plans:
        inside |= set(proposal.document.resolve(str(plan.lines)))
    firsts = min(inside)
    anchors = proposal.document.anchors
    runs: list[list[int]] = []
    for number, line in enumerate(proposal.document.lines, start=1):
        if number in inside or not line.strip():
            continue
        joined = runs and not any(at in inside for at in range(runs[-1][1], number))
        if joined:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return [
        {
            "lines": f"{anchors[a - 1]}-{anchors[b - 1]}" if a != b else anchors[a - 1],
            "why": "文前说明" if b < firsts else "文后说明",
        }
        for a, b in runs
    ]


def of_jurisdiction(proposal: Proposal, path: Path, words: Vocabulary) -> str:
    """A jurisdiction.yml with the names that this document prints."""
    reading = read(source_of(proposal, path, JurisdictionSpec()), words, strict=False)
    names = {
        answer.printed
        for plan in reading.plans
        for _, task in plan.tasks
        for answer in (
            *task.responsibilities,
            *(a for measure in task.measures for a in measure.responsibilities),
        )
    }
    known = sorted(name for name in names if reading.organizations.looks_like(name))
    lines = ["# 本地的责任单位:正式写法与别名(别名指文件里印过的其他写法)。请核对。"]
    if not known:
        return "\n".join([*lines, "organizations: []"]) + "\n"
    return "\n".join([*lines, "organizations:", *(f"  - {text(n)}" for n in known)]) + "\n"
