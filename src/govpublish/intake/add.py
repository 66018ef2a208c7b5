"""Put a document where it belongs, byte for byte, with a source.yml that a person then reads."""

import json
from pathlib import Path
from typing import Any

import pypinyin

from govpublish.errors import GovpublishError
from govpublish.intake.preview import source_of
from govpublish.intake.propose import Proposal, Told
from govpublish.reading import read
from govpublish.sources.spec import JurisdictionSpec
from govpublish.sources.vocabulary import Vocabulary

_COMMENTS = {
    "title": "文件印出的标题",
    "publisher": "发布机构",
    "as_of": "数据截至的日子;不是发布日期",
    "layout": "版式是写明的,不是每次猜的",
    "plans": "一张表一个计划;lines 从表题或表头到最后一行",
    "columns": "表头与含义;还没有说明的列请补上,不收录的写 ignore",
    "passed_over": "不进记录的行,请逐一说明是什么",
    "responsibility": "文件自己写明的牵头规则",
}


def add(proposal: Proposal, path: Path, sources: Path, words: Vocabulary, told: Told) -> Path:
    """Write the folder of a new source; the folder.

    GovpublishError if something is still to be decided, or if the place is taken.
    """
    if proposal.questions or not proposal.code or not proposal.period:
        raise GovpublishError("\n".join(proposal.questions))
    if proposal.code not in words.jurisdictions:
        raise GovpublishError(
            f"行政区代码 {proposal.code} 不在 data/vocabulary/jurisdictions.csv 中,请核对。"
        )
    county = _county(proposal.code, sources, words)
    folder = county / (proposal.period + (f"-{told.word}" if told.word else ""))
    if folder.exists():
        raise GovpublishError(
            f"{folder}:已经有一份这一时段的文件;若是另一份,请用 --word 加一个英文词。"
        )
    folder.mkdir(parents=True)
    (folder / f"source{path.suffix.lower() or '.txt'}").write_bytes(path.read_bytes())
    (folder / "source.yml").write_text(_spec(proposal, told), "utf-8")
    declared = county / "jurisdiction.yml"
    if not declared.exists():
        declared.write_text(_jurisdiction(proposal, path, words), "utf-8")
    return folder


def _county(code: str, sources: Path, words: Vocabulary) -> Path:
    """The folder of a county: the one it has, else its code and its name in letters."""
    for there in sorted(sources.glob(f"{code}-*")):
        return there
    name = words.jurisdictions[code].short_name
    letters = words.pinyin.get(name) or "".join(pypinyin.lazy_pinyin(name))
    ascii_only = "".join(sign for sign in letters.lower() if "a" <= sign <= "z")
    return sources / f"{code}-{ascii_only or 'place'}"


def _spec(proposal: Proposal, told: Told) -> str:
    spec = proposal.spec.model_dump(mode="json", exclude_defaults=True)
    spec |= {"url": told.url} if told.url else {}
    spec |= {"published_on": told.published_on} if told.published_on else {}
    spec["passed_over"] = _outside(proposal)
    order = ("title", "publisher", "index_no", "document_no", "published_on", "url", "as_of",
             "layout", "plans", "columns", "responsibility", "passed_over")  # fmt: skip
    lines = ["# 由 govpublish add 提议;请对照原文核对,再运行 govpublish check 与 accept。"]
    for key in order:
        if spec.get(key):
            lines += _section(key, spec[key])
    return "\n".join(lines) + "\n"


def _section(key: str, value: Any) -> list[str]:
    comment = f"    # {_COMMENTS[key]}" if key in _COMMENTS else ""
    if isinstance(value, list):
        return [f"{key}:{comment}", *(f"  - {_flow(item)}" for item in value)]
    if isinstance(value, dict):
        return [f"{key}:{comment}", *(f"  {_text(k)}: {_flow(v)}" for k, v in value.items())]
    return [f"{key}: {_flow(value)}{comment}"]


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    return _text(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _text(text: str) -> str:
    """A string in YAML, plain where no reader could take it for anything else."""
    plain = all(sign.isalnum() or sign in "-_“”《》()〔〕、年月" for sign in text)
    if plain and not text[0].isdigit() and text[0] != "-":
        return text
    return json.dumps(text, ensure_ascii=False)


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


def _jurisdiction(proposal: Proposal, path: Path, words: Vocabulary) -> str:
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
    return "\n".join([*lines, "organizations:", *(f"  - {_text(n)}" for n in known)]) + "\n"
