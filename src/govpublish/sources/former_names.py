"""Names of counties that are no longer: data/vocabulary/jurisdiction_history.csv."""

import csv
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from govpublish.errors import SourceSpecError

_COLUMNS = ("old_code", "old_name", "gone", "change", "successor_codes")
_SAME_PLACE = ("更名", "撤县设区", "撤县设市", "撤市设区", "撤地设市", "撤旗设区")


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that went, and what stands in its place today."""

    code: str
    name: str
    gone: str
    """The year."""
    change: str
    """In a few signs: 撤县设区, 更名, 撤销."""
    successors: tuple[str, ...]
    """Codes of today; none where the area was divided up or nobody says."""

    @property
    def is_same_place(self) -> bool:
        """Whether the one in its place is the same place under another name."""
        return self.change in _SAME_PLACE and len(self.successors) == 1


def read(path: Path, known: Collection[str]) -> tuple[FormerName, ...]:
    """The table, with the successors that are known; empty where there is no such file."""
    if not path.exists():
        return ()
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except UnicodeDecodeError:
        raise SourceSpecError(f"{path}:1: 请以 UTF-8 编码保存。") from None
    lacking = [name for name in _COLUMNS if rows and name not in rows[0]]
    if lacking:
        raise SourceSpecError(f"{path}:1: 缺少列:{'、'.join(lacking)}。")
    return tuple(
        FormerName(
            row["old_code"],
            row["old_name"],
            row["gone"],
            row["change"],
            tuple(code for code in row["successor_codes"].split(";") if code in known),
        )
        for row in rows
    )
