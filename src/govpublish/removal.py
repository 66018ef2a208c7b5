"""Take a source out of the data: what vanishes with it keeps its address and says why."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govpublish import assembly, redirects, supersession
from govpublish.assembly import Entry
from govpublish.dataset import Dataset
from govpublish.errors import SourceSpecError
from govpublish.redirects import Moved
from govpublish.sources import catalogue, yaml_text
from govpublish.sources.catalogue import Source
from govpublish.sources.vocabulary import Vocabulary

_HEADER = (
    "# 曾经发布、现已不在的网址。编号一经发布不另作他用;每一项都有一页说明去向或原因。\n"
    "# kind、old、was(原来是什么)、since(何时起)、why;有后继的再写 new。\n"
    "moved:\n"
)
_LONGEST = 60  # signs of what was there; the whole text is in the history of the repository


@dataclass(frozen=True, slots=True)
class Removal:
    """What would happen; nothing has yet."""

    source: Source
    gone: tuple[Moved, ...]
    """Pages that vanish and get a tombstone."""
    back: tuple[str, ...]
    """Older sources whose records count again, because this one had replaced them."""


def plan(
    entries: Sequence[Entry], source_id: str, words: Vocabulary, why: str, since: date
) -> Removal:
    """What vanishes without a source.

    SourceMissing if there is none of this id, SourceSpecError if another one rests on it.
    """
    sources = [entry.source for entry in entries]
    source = catalogue.of_id(sources, source_id)
    resting = [one.spec_path for one in sources if one.spec.supersedes == source_id]
    if resting:
        places = "、".join(map(str, resting))
        raise SourceSpecError(
            f"{places}:写有 supersedes: {source_id};请先改正,再移除 {source_id}。"
        )
    before = redirects.alive(_dataset(entries, words))
    after = redirects.alive(
        _dataset([entry for entry in entries if entry.source is not source], words)
    )
    gone = tuple(
        Moved(kind, record, None, was, since.isoformat(), why)
        for kind, pages in before.items()
        for record, was in pages.items()
        if record not in after[kind]
    )
    _require_no_rest(entries, source, gone)
    back = (source.spec.supersedes,) if source.spec.supersedes else ()
    return Removal(source, gone, back)


def _dataset(entries: Sequence[Entry], words: Vocabulary) -> Dataset:
    return assembly.dataset(supersession.settle(entries).entries, words)


def _require_no_rest(entries: Sequence[Entry], source: Source, gone: Sequence[Moved]) -> None:
    plans = {one.old for one in gone if one.kind == "plan"}
    resting = [
        f"{entry.source.spec_path}:continues: {declared.continues}"
        for entry in entries
        if entry.source is not source
        for declared in entry.source.spec.plans
        if declared.continues in plans
    ]
    if resting:
        raise SourceSpecError("\n".join((*resting, "以上计划承接了将要消失的计划;请先改正。")))


def written(removal: Removal, path: Path) -> str:
    """The text of data/redirects.yml with the new tombstones behind what stands there.

    SourceSpecError if they cannot simply be added, or if something leads to what vanishes.
    """
    held = redirects.read(path)
    vanishing = {(one.kind, one.old) for one in removal.gone}
    astray = [one.old for one in held if one.new and (one.kind, one.new) in vanishing]
    if astray:
        raise SourceSpecError(
            f"{path}:{'、'.join(astray)} 指向将要消失的编号;请先改写它们的 new,或删去 new。"
        )
    known = {(one.kind, one.old) for one in held}
    lines = [line(one) for one in removal.gone if (one.kind, one.old) not in known]
    before = path.read_text("utf-8") if path.exists() else _HEADER
    before = before if held else before.replace("moved: []", "moved:")
    return before.rstrip("\n") + "\n" + "".join(f"  - {one}\n" for one in lines)


def line(one: Moved) -> str:
    """A page that is there no more, as an item of data/redirects.yml."""
    was = " ".join(one.was.split()) or one.old
    fields = {
        "kind": one.kind,
        "old": one.old,
        "new": one.new,
        "was": was if len(was) <= _LONGEST else f"{was[:_LONGEST]}…",
        "since": date.fromisoformat(one.since) if one.since else None,
        "why": one.why,
    }
    return yaml_text.flow({name: value for name, value in fields.items() if value is not None})


def carry_out(removal: Removal, path: Path) -> None:
    """Write the tombstones, then remove the folder; SourceSpecError before anything is written."""
    text = written(removal, path)
    handle, name = tempfile.mkstemp(prefix=".redirects-", suffix=".yml", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        missing = list(_missing(removal, new))
        if missing:
            raise SourceSpecError(f"{path}:无法在末尾续写(moved 应是最后一个键);请先整理这个文件。")
        new.chmod(0o644)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    shutil.rmtree(removal.source.folder)


def _missing(removal: Removal, path: Path) -> Iterator[Moved]:
    there = {(one.kind, one.old) for one in redirects.read(path)}
    yield from (one for one in removal.gone if (one.kind, one.old) not in there)
