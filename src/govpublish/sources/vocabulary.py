"""The words every county uses, read once from data/vocabulary."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from govpublish.errors import SourceMissing, SourceSpecError
from govpublish.models import Meaning
from govpublish.sources import former_names
from govpublish.sources.former_names import FormerName
from govpublish.sources.spec import (
    CompletionWords,
    HeadingList,
    OrganizationForms,
    Pinyin,
    QuantityWords,
    StatusList,
    StatusTerm,
)
from govpublish.sources.yaml_files import load

_COLUMNS = ("jurisdiction_code", "name", "short_name", "level", "parent_code")


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A province, prefecture or county of GB/T 2260."""

    code: str
    name: str
    short_name: str
    level: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What data/vocabulary says."""

    jurisdictions: Mapping[str, Jurisdiction]
    headings: Mapping[str, Meaning]
    heading_endings: Mapping[str, Meaning]
    """How longer headings end that have the meaning."""
    doubtful: tuple[str, ...]
    """Headings that mean one thing in one document and another in the next."""
    statuses: tuple[StatusTerm, ...]
    endings: tuple[str, ...]
    quantities: QuantityWords
    completion: CompletionWords
    pinyin: Mapping[str, str]
    """Names whose letters the common reading of their signs gets wrong (单县)."""
    former: tuple[FormerName, ...] = ()
    """Names of jurisdictions that are no longer."""

    def with_unknown(self, code: str) -> "Vocabulary":
        """The same with a code for a jurisdiction that nobody knows yet."""
        nobody = Jurisdiction(code, "", "", "county", None)
        return replace(self, jurisdictions={**self.jurisdictions, code: nobody})

    def ancestors(self, code: str) -> list[Jurisdiction]:
        """The jurisdiction and what it lies in, the province first."""
        found: list[Jurisdiction] = []
        at: str | None = code
        while at:
            found.insert(0, self.jurisdictions[at])
            at = self.jurisdictions[at].parent
        return found


def read(folder: Path) -> Vocabulary:
    """Read the folder; SourceMissing or SourceSpecError with file and line."""
    headings = load(folder / "headings.yml", HeadingList)
    jurisdictions = _jurisdictions(folder / "jurisdictions.csv")
    return Vocabulary(
        jurisdictions=jurisdictions,
        headings={name: meaning for meaning, names in headings.headings.items() for name in names},
        heading_endings={
            name: meaning for meaning, names in headings.endings.items() for name in names
        },
        doubtful=headings.doubtful,
        statuses=load(folder / "statuses.yml", StatusList).statuses,
        endings=load(folder / "organizations.yml", OrganizationForms).endings,
        quantities=load(folder / "quantities.yml", QuantityWords),
        completion=load(folder / "completion.yml", CompletionWords),
        pinyin=load(folder / "pinyin.yml", Pinyin).names,
        former=former_names.read(folder / "jurisdiction_history.csv", jurisdictions),
    )


def _jurisdictions(path: Path) -> dict[str, Jurisdiction]:
    if not path.exists():
        raise SourceMissing(f"{path}:没有这个文件。")
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except UnicodeDecodeError:
        raise SourceSpecError(f"{path}:1: 请以 UTF-8 编码保存。") from None
    lacking = [name for name in _COLUMNS if rows and name not in rows[0]]
    if lacking:
        raise SourceSpecError(f"{path}:1: 缺少列:{'、'.join(lacking)}。")
    for line, row in enumerate(rows, start=2):
        if row["parent_code"] and row["parent_code"][:2] != row["jurisdiction_code"][:2]:
            raise SourceSpecError(f"{path}:{line}: {row['jurisdiction_code']} 的上级不在同一省。")
        if row["parent_code"] and row["parent_code"] >= row["jurisdiction_code"]:
            raise SourceSpecError(
                f"{path}:{line}: {row['jurisdiction_code']} 的上级代码应小于它自己的代码。"
            )
    return {
        row["jurisdiction_code"]: Jurisdiction(
            row["jurisdiction_code"],
            row["name"],
            row["short_name"],
            row["level"],
            row["parent_code"] or None,
        )
        for row in rows
    }
