"""The words every county uses, read once from data/vocabulary."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from govpublish.errors import SourceMissing
from govpublish.models import Meaning
from govpublish.sources.spec import HeadingList, OrganizationForms, Pinyin, StatusList, StatusTerm
from govpublish.sources.yaml_files import load


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
    doubtful: tuple[str, ...]
    """Headings that are progress in one document and status in another."""
    statuses: tuple[StatusTerm, ...]
    endings: tuple[str, ...]
    pinyin: Mapping[str, str]
    """Names whose letters the common reading of their signs gets wrong (单县)."""

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
    return Vocabulary(
        jurisdictions=_jurisdictions(folder / "jurisdictions.csv"),
        headings={
            name: meaning for meaning, names in headings.headings.items() for name in names
        },
        doubtful=headings.doubtful,
        statuses=load(folder / "statuses.yml", StatusList).statuses,
        endings=load(folder / "organizations.yml", OrganizationForms).endings,
        pinyin=load(folder / "pinyin.yml", Pinyin).names,
    )


def _jurisdictions(path: Path) -> dict[str, Jurisdiction]:
    if not path.exists():
        raise SourceMissing(f"{path}:没有这个文件。")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
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
