"""What the questions share: the copy, its tables, the documents inside, and the data made anew."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from govpublish import inputs, pipeline, program
from govpublish.csv_tables import typed_rows
from govpublish.dataset import Dataset
from govpublish.dataset import Table as Rows
from govpublish.edition import Edition
from govpublish.errors import GovpublishError
from govpublish.releases.verify import listings
from govpublish.releases.verify.copies import Copy, laid_out, opened
from govpublish.schema import Schema, load_schema

_ARCHIVE = ".zip"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that could be got out of a copy; what could not is empty and says why."""

    copies: tuple[Copy, ...]
    """What was handed in; and the archive in it, if it is a folder of the site."""
    unlike: tuple[str, ...]
    """Files that are not the same in both."""
    root: Path
    """A project made of what lies in `inputs/`."""
    schema: Schema | None
    dataset: Dataset | None
    """The tables as published."""
    faults: tuple[str, ...]
    """Why there is no schema, no dataset, no edition."""
    edition: Edition | None
    """The data made anew."""
    said: Mapping[str, Any] = field(default_factory=dict)

    @property
    def copy(self) -> Copy:
        """Where the tables and all they were made from lie."""
        return self.copies[-1]

    @property
    def same_program(self) -> bool:
        """Whether the program that made the values is the one that is looking at them."""
        return self._made_by("sha256") == program.fingerprint()

    @property
    def same_writing(self) -> bool:
        """Whether it also writes files and papers as that one did."""
        return self.same_program and self._made_by("writing") == program.writing()

    def _made_by(self, name: str) -> object:
        made_by = self.said.get("program")
        return made_by.get(name) if isinstance(made_by, dict) else None

    @classmethod
    @contextmanager
    def of(cls, copy: Copy) -> Iterator[Evidence]:
        """Gather it; the folders it stands on last as long as it does."""
        with _within(copy) as inner, tempfile.TemporaryDirectory(prefix="govpublish-") as name:
            copies = (copy,) if inner is None else (copy, inner)
            whole, root = copies[-1], Path(name).resolve()
            prefix = f"{inputs.FOLDER}/"
            found = (one for one in sorted(whole.names) if one.startswith(prefix))
            laid_out(whole, found, root / "data", prefix)
            yield _gathered(copies, root, listings.said(whole))


def _gathered(copies: tuple[Copy, ...], root: Path, said: Mapping[str, Any]) -> Evidence:
    whole, faults = copies[-1], list[str]()
    schema, edition = None, None
    dataset = None
    try:
        schema = load_schema(root / "data" / "schema")
        dataset, wrong = _dataset(whole, schema)
        faults += wrong
    except (GovpublishError, OSError) as error:
        faults.append(f"inputs/schema:{error or '缺少'}")
    try:
        edition = pipeline.edition(root, pipeline.read(root))
    except (GovpublishError, OSError) as error:
        faults += str(error).replace(f"{root}/data/", f"{inputs.FOLDER}/").splitlines()
    return Evidence(
        copies, tuple(_unlike(copies)), root, schema, dataset, tuple(faults),
        edition, said,
    )  # fmt: skip


@contextmanager
def _within(copy: Copy) -> Iterator[Copy | None]:
    """The archive that lies in a folder of the site; None where the copy is one itself."""
    archives = sorted(name for name in copy.names if name.endswith(_ARCHIVE) and "/" not in name)
    if len(archives) != 1 or any(one.startswith(f"{inputs.FOLDER}/") for one in copy.names):
        yield None
        return
    with opened(copy.folder / archives[0]) as inner:
        yield inner


def _unlike(copies: Sequence[Copy]) -> Iterator[str]:
    if len(copies) == 1:
        return
    outer, inner = copies
    for name in sorted(outer.names & inner.names):
        if outer.read(name) != inner.read(name):
            yield f"{name}:与压缩包里的不同"


def _dataset(copy: Copy, schema: Schema) -> tuple[Dataset | None, list[str]]:
    tables, faults = {}, []
    for table in schema.tables:
        data = copy.read(f"{table.name}.csv")
        if data is None:
            faults.append(f"{table.name}.csv:缺少")
            continue
        try:
            tables[table.name] = Rows.of(table.field_names, typed_rows(data, table))
        except ValueError as error:
            faults.append(f"{table.name}.csv:{error}")
    return (None if faults else Dataset(tables)), faults
