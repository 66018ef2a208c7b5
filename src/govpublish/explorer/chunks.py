"""Rows as columns of numbers and tables of what the numbers stand for: small, and quick to read.

A number is a place in a table, from 1; 0 is nothing. `facts` are what rows are filtered and counted
by, `texts` what is read and searched.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from govpublish.explorer.rows import Answer, Row, Stand


class Values:
    """A table of values, each once, in the order in which they came."""

    def __init__(self) -> None:
        self._places: dict[Any, int] = {}

    def number(self, value: Any) -> int:
        """The place of a value in the table; 0 for None."""
        return 0 if value is None else self._places.setdefault(value, len(self._places) + 1)

    def table(self) -> list[Any]:
        """Every value."""
        return list(self._places)


class Facts:
    """Ids, deadlines, who answers, statuses of some rows."""

    def __init__(self, enums: Mapping[str, Sequence[str]]) -> None:
        self._numbers = {
            name: {value: number for number, value in enumerate(values, start=1)}
            for name, values in enums.items()
        }
        self._parts: list[str] = []
        self._due: list[int] = []
        self._stand: list[int] = []
        self._answers: list[int | list[int]] = []
        self._days, self._stands, self._names, self._duties = Values(), Values(), Values(), Values()

    def add(self, row: Row) -> None:
        """Put a row behind the others."""
        self._parts.append(row.part)
        self._due.append(self._days.number(row.due_on))
        self._stand.append(self._stands.number(self._standing(row.stand)))
        duties = [self._duties.number(self._duty(one)) for one in row.answers]
        self._answers.append(duties if len(duties) > 1 else sum(duties))

    def columns(self) -> Mapping[str, Any]:
        """What the file holds."""
        return {
            "parts": self._parts,
            "days": self._days.table(),
            "due": self._due,
            "stands": self._stands.table(),
            "stand": self._stand,
            "names": self._names.table(),
            "duties": self._duties.table(),
            "answers": self._answers,
        }

    def __len__(self) -> int:
        """How many rows."""
        return len(self._parts)

    def _duty(self, one: Answer) -> tuple[int, str | int, int]:
        """Name, what is printed where that is something else, role."""
        printed = 0 if one.printed == one.name else one.printed
        return self._names.number(one.name), printed, self._numbers["role"][one.role]

    def _standing(self, one: Stand | None) -> tuple[Any, ...] | None:
        """Period, day, the status as printed, official, derived, rule."""
        return one and (
            one.period, one.as_of or 0, one.printed or 0,
            self._numbers["official"][one.official] if one.official else 0,
            self._numbers["derived"][one.derived] if one.derived else 0, one.rule or 0,
        )  # fmt: skip


class Texts:
    """What some rows say; a title that is the text is not said twice."""

    def __init__(self) -> None:
        self._numbers: list[str | int] = []
        self._titles: list[str | int] = []
        self._texts: list[str | int] = []
        self._section: list[int] = []
        self._deadline: list[int] = []
        self._sections, self._deadlines = Values(), Values()
        self.bytes = 0
        """About how large the file becomes."""

    def add(self, row: Row) -> None:
        """Put a row behind the others."""
        title = row.title if row.title != row.text else None
        self._numbers.append(row.number or 0)
        self._titles.append(title or 0)
        self._texts.append(row.text or 0)
        self._section.append(self._sections.number(row.section))
        self._deadline.append(self._deadlines.number(row.deadline))
        self.bytes += sum(len((text or "").encode()) for text in (title, row.text)) + 20

    def columns(self) -> Mapping[str, Any]:
        """What the file holds."""
        return {
            "numbers": self._numbers,
            "titles": self._titles,
            "texts": self._texts,
            "sections": self._sections.table(),
            "section": self._section,
            "deadlines": self._deadlines.table(),
            "deadline": self._deadline,
        }

    def __len__(self) -> int:
        """How many rows."""
        return len(self._texts)
